"""How a person is reached: postcodes, telephone numbers, e-mail addresses, as written in the UK."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from caldicott_desktop.domain.identifying import IdentifierKind
from caldicott_desktop.identifiers.edges import follows_a_letter

Found = tuple[IdentifierKind, int, int]

# Every postcode area, with those of the Crown dependencies (Royal Mail, *Postcode Address File*).
_AREA_CODES = """
AB AL B BA BB BD BF BH BL BN BR BS BT BX CA CB CF CH CM CO CR CT CV CW DA DD DE DG DH DL DN DT
DY E EC EH EN EX FK FY G GL GU GX GY HA HD HG HP HR HS HU HX IG IM IP IV JE KA KT KW KY L LA LD
LE LL LN LS LU M ME MK ML N NE NG NN NP NR NW OL OX PA PE PH PL PO PR RG RH RM S SA SE SG SK SL
SM SN SO SP SR SS ST SW SY TA TD TF TN TQ TR TS TW UB W WA WC WD WF WN WR WS WV YO ZE
"""
_AREAS = frozenset(_AREA_CODES.split())

# Outward code, inward code; the inward code has no C, I, K, M, O or V.
_POSTCODE = re.compile(
    r"([A-Za-z][A-Za-z]?)([0-9][A-Za-z0-9]?)[ \u00a0]{0,2}"
    r"([0-9][ABD-HJLNP-UW-Zabd-hjlnp-uw-z]{2})(?![^\W_])"
)
_ORDINALS = frozenset({"1st", "2nd", "3rd", *(f"{digit}th" for digit in "0456789")})

# Prefix, area code, then groups of two digits or more.
_PHONE = re.compile(
    r"[+(0](?<![0-9A-Za-z+.].)(?:(?<=\+) ?44 ?(?:\(0\))? ?|(?<=0)044 ?|(?<=\()0|(?<=0))"
    r"([12378][0-9]{1,9}\)?(?:[ \u00a0\-\u2010-\u2013]{1,2}[0-9]{2,8}){0,4})(?![0-9])"
)
_DIGIT_GROUP = re.compile(r"[0-9]+")
# What follows the prefix: ten digits, or nine with a few area codes and 0800 (Ofcom, *National
# Telephone Numbering Plan*).
_NATIONAL = re.compile(r"[12378][0-9]{9}|1[0-9]{8}|80[0-9]{7}")
_LONGEST = 10

_LOCAL_PART = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789.!#$%&'*+/=?^_`{|}~-"
_LONGEST_LOCAL = 64  # RFC 5321, 4.5.3.1.1
_AT_DOMAIN = re.compile(r"@[A-Za-z0-9\-]{1,63}(?:\.[A-Za-z0-9\-]{1,63}){0,8}\.[A-Za-z]{2,63}\b")


def emails(text: str) -> Iterator[Found]:
    """Give each e-mail address."""
    for found in _AT_DOMAIN.finditer(text):
        at = found.start()
        before = text[max(0, at - _LONGEST_LOCAL) : at]
        local = before[len(before.rstrip(_LOCAL_PART)) :].lstrip("'.")
        if local:
            yield IdentifierKind.EMAIL, at - len(local), found.end()


def postcodes(text: str) -> Iterator[Found]:
    """Give each full postcode of an area that exists."""
    for found in _POSTCODE.finditer(text):
        area, _district, inward = found.groups()
        real = area.upper() in _AREAS and inward not in _ORDINALS
        if real and not follows_a_letter(text, found.start()):
            yield IdentifierKind.POSTCODE, found.start(), found.end()


def phones(text: str, dates: Sequence[tuple[int, int]]) -> Iterator[Found]:
    """Give each telephone number; what stands in one of the `dates` (start, end) is none."""
    inside = bytearray(len(text))
    for first, last in dates:
        inside[first:last] = b"\x01" * (last - first)
    found = _PHONE.search(text)
    while found is not None:
        end = _end_of(found)
        if end is not None and inside.find(1, found.start(), end) < 0:
            yield IdentifierKind.PHONE, found.start(), end
            found = _PHONE.search(text, end)
        else:
            # Not after the whole stretch: a number may begin with its next group.
            found = _PHONE.search(text, found.start(1) + 1)


def _end_of(found: re.Match[str]) -> int | None:
    """Return where the number ends: after the last group with which it is of the right length."""
    digits = ""
    end: int | None = None
    for group in _DIGIT_GROUP.finditer(found.string, *found.span(1)):
        digits += group[0]
        if len(digits) > _LONGEST:
            break
        if _NATIONAL.fullmatch(digits):
            end = group.end()
    return end
