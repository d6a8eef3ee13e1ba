"""What in the words of a case could identify a person, and where it stands.

The looking itself is done by the room `identifiers`, which is handed in: this module knows which
answers are typed freely, and where a name or a telephone number is what was asked for.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, fields, is_dataclass

from caldicott_desktop.domain.case import Case
from caldicott_desktop.domain.choices import Choice
from caldicott_desktop.domain.paths import unnumbered


class IdentifierKind(Choice):
    """What a stretch of text looks like; the label stands in *this looks like …*."""

    NHS_NUMBER = "nhs_number", "an NHS number"
    CHI_NUMBER = "chi_number", "a CHI number (Scotland)"
    HC_NUMBER = "hc_number", "a Health and Care number (Northern Ireland)"
    KNOWN_NUMBER = "known_number", "a number from the name key"
    BIRTH = "birth", "a date of birth"
    NAME = "name", "a name from the name key"
    POSTCODE = "postcode", "a postcode"
    PHONE = "phone", "a telephone number"
    EMAIL = "email", "an e-mail address"

    @property
    def is_contact(self) -> bool:
        """Whether it is how somebody is called or reached, and so expected of who asks."""
        return self in _CONTACTS


_CONTACTS = frozenset(
    {
        IdentifierKind.NAME,
        IdentifierKind.POSTCODE,
        IdentifierKind.PHONE,
        IdentifierKind.EMAIL,
    }
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Span:
    """A stretch of a text that could identify a person: `words` are `text[start:end]`."""

    kind: IdentifierKind
    start: int
    end: int
    words: str


Find = Callable[[str], Iterable[Span]]
"""Finds such stretches in a text, in order and without overlap."""

# What the program itself wrote into the case: ids, and words copied from the guidance.
NOT_TYPED = frozenset(
    {
        "/kind_id",
        "/variant_id",
        "/card_entry",
        "/examiner_case",
        "/request/our_entity",
        "/request/site",
        "/request/site_code",
        "/triage/prohibitions",
        "/triage/exception",
        "/time_limit/clock_id",
        "/time_limit/title",
        "/law/gateway_id",
        "/law/gateway_title",
        "/law/rows/row_id",
        "/law/rows/words",
        "/law/rows/as_at",
        "/law/rows/checked",
        "/law/rows/title",
        "/law/rows/status",
        "/law/rows/recheck_by",
        "/law/data_protection/article_6",
        "/law/data_protection/article_9",
        "/law/data_protection/schedule_1",
        "/law/third_party_data_protection/article_6",
        "/law/third_party_data_protection/article_9",
        "/law/third_party_data_protection/schedule_1",
        "/stop_checks/check_id",
        "/stop_checks/words",
        "/precedents/shown",
        "/correction/corrects",
        "/check_overrides/check_id",
        "/check_overrides/words",
    }
)

# Where somebody who asks, decides or advises is named; how to reach them is no slip there.
_OF_OTHERS = frozenset(
    {
        "/request/organisation",
        "/request/name",
        "/request/position",
        "/request/contact",
        "/request/identity_checked_by",
        "/request/requester_told_by",
        "/subject/wishes_heard_by",
        "/stop_checks/override/by_name",
        "/stop_checks/override/by_position",
        "/principles/override/by_name",
        "/principles/override/by_position",
        "/check_overrides/override/by_name",
        "/check_overrides/override/by_position",
        "/advice/who",
        "/conditions/owner",
        "/conclusion/decided_by",
        "/conclusion/decided_by_position",
        "/conclusion/telling/by_whom",
        "/conclusion/details/told_to_send",
        "/conclusion/details/redirected_to",
        "/conclusion/details/who_decides",
        "/conclusion/details/escalated_to",
        "/conclusion/details/power_advice_from",
    }
)

LETTER = "/letter/body"
"""Where a letter's words stand for `counts`: no part of a case, and it says how we are reached."""

# How an organisation is reached, which a letter of its own is there to say.
_REACHED_BY = frozenset({IdentifierKind.POSTCODE, IdentifierKind.PHONE, IdentifierKind.EMAIL})


def texts_of(case: Case) -> Iterator[tuple[str, str]]:
    """Give path and text of every answer of `case` that a person typed freely."""
    for path, text in _texts("", case):
        if unnumbered(path) not in NOT_TYPED:
            yield path, text


def texts_in(value: object) -> Iterator[tuple[str, str]]:
    """Give path and text of every text in dataclasses, lists and mappings."""
    return _texts("", value)


def counts(path: str, span: Span) -> bool:
    """Tell whether `span`, found in the answer at `path`, is something to point out there."""
    if path == LETTER:
        return span.kind not in _REACHED_BY
    return not (span.kind.is_contact and unnumbered(path) in _OF_OTHERS)


def identifiers_in(case: Case, find: Find) -> tuple[tuple[str, Span], ...]:
    """Return each stretch of the case's free text that could identify a person, with its path."""
    return tuple(
        (path, span) for path, text in texts_of(case) for span in find(text) if counts(path, span)
    )


def pointed_out(spans: Iterable[Span]) -> str:
    """Return the sentences that point out `spans` to whoever wrote the text; empty for none.

    They do not repeat what was found: it stands in the text already.
    """
    looks, others = _looks_like(spans)
    if not looks:
        return ""
    them = "them out, or leave them if they" if others else "it out, or leave it if it"
    return (
        f"This looks like {looks}. The signed record keeps local references only: take {them} must"
        " stay."
    )


def pointed_out_in_letter(spans: Iterable[Span]) -> str:
    """Return the sentences that point out `spans` before a letter leaves; empty for none."""
    looks, _others = _looks_like(spans)
    return (
        f"This looks like {looks}. Leave it in only if whoever gets it may know." if looks else ""
    )


def looks_like(spans: Iterable[Span]) -> str:
    """Return what `spans` look like, in words: *a postcode and a date of birth*; empty for none."""
    return _looks_like(spans)[0]


def _looks_like(spans: Iterable[Span]) -> tuple[str, bool]:
    """Return what `spans` look like, in words, and whether they are of several kinds."""
    kinds = list(dict.fromkeys(span.kind.label for span in spans))
    if not kinds:
        return "", False
    *others, last = kinds
    return (f"{', '.join(others)} and {last}" if others else last), bool(others)


def _texts(path: str, value: object) -> Iterator[tuple[str, str]]:
    if isinstance(value, str):
        yield path, value
    elif names := _fields_of(type(value)):
        for name in names:
            if (each := getattr(value, name)) is not None:
                yield from _texts(f"{path}/{name}", each)
    elif isinstance(value, tuple):
        for index, each in enumerate(value):
            yield from _texts(f"{path}/{index}", each)
    elif isinstance(value, Mapping):
        for key, each in value.items():
            yield from _texts(f"{path}/{key}", each)


_FIELDS: dict[type, tuple[str, ...]] = {}


def _fields_of(kind: type) -> tuple[str, ...]:
    """Return the names of the fields of a dataclass; none of anything else."""
    if kind not in _FIELDS:
        _FIELDS[kind] = tuple(each.name for each in fields(kind)) if is_dataclass(kind) else ()
    return _FIELDS[kind]
