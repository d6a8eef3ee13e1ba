"""From what a person types to the bytes Argon2id is given, and which passphrases are taken."""

from __future__ import annotations

import unicodedata

from caldicott_desktop.vault import faults

# NIST SP 800-63B-4 (2025), section 3.1.1.2: 15 characters where a password stands alone. Three
# random words, which the National Cyber Security Centre suggests, usually reach it.
SHORTEST = 15

_UNTYPABLE = frozenset({"Cc", "Cs", "Cn", "Co", "Zl", "Zp"})


def to_bytes(passphrase: str) -> bytes:
    """Give the UTF-8 bytes that stand for `passphrase`: NFKC, spaces at either end dropped.

    NFKC (NIST SP 800-63B-4, section 3.1.1.2) makes the same letters typed on a Mac, on Windows or
    pasted from Word the same bytes, no-break spaces included. Spaces at the ends cannot be seen and
    get lost or added by pasting. Lone surrogates, which no keyboard types, are kept apart rather
    than refused, so that opening never fails on odd input in a way of its own.
    """
    normalised = unicodedata.normalize("NFKC", passphrase).strip(" ")
    return normalised.encode("utf-8", "surrogatepass")


def require_new(passphrase: str) -> bytes:
    """Give the bytes of a passphrase that is being set.

    Raises `PassphraseTooShort`, or `PassphraseUnusable` where it holds a character that another
    computer may not be able to type or may normalise otherwise (controls, unassigned code points:
    Unicode Standard Annex 15, section 12.1). Old passphrases are never held to this.
    """
    normalised = unicodedata.normalize("NFKC", passphrase).strip(" ")
    if any(unicodedata.category(character) in _UNTYPABLE for character in normalised):
        raise faults.PassphraseUnusable
    if len(normalised) < SHORTEST:
        raise faults.PassphraseTooShort(SHORTEST)
    return to_bytes(passphrase)
