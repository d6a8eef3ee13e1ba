"""Heads: how far a log has come, in a form people can print, copy and compare.

The forms are specified in `docs/store-format.md`, "Heads".
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from hashlib import sha256

from caldicott_desktop.ledger.faults import LedgerFault

_CHECKED = b"caldicott-log/checked/v1\x00"
_HEAD = b"caldicott-log/head/v1\x00"
_FORM = re.compile(
    r"\s*log\s+(?P<log>[0-9a-f\s]+?)[\s;·]+entries\s+(?P<size>[0-9,\s]+?)[\s;·]+"
    r"root\s+(?P<root>[0-9a-f\s]+?)[\s;·]+check\s+(?P<check>[0-9a-f]{4})\.?\s*",
    re.IGNORECASE,
)
_ANY = re.compile(
    r"\blog\s+[^;]{8,60};\s*entries\s+[^;]{1,30};\s*root\s+[^;]{8,120};\s*check\s+\w+",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Head:
    """How far one log has come: 16-byte log id, number of entries, 32-byte root over them."""

    log: bytes
    size: int
    root: bytes

    def printed(self) -> str:
        """Return the head as one line for minutes and letters; `parse` reads it back.

        The four characters at the end catch a slip of the hand, so that it is not taken for a
        changed log.
        """
        return (
            f"log {grouped(self.log)}; entries {self.size:,}; "
            f"root {grouped(self.root)}; check {self._check_digits()}"
        )

    @staticmethod
    def parse(text: str) -> Head:
        """Return the head written in `text`; line breaks, spaces and capitals do not matter.

        Raises `LedgerFault` when something is missing or was mistyped.
        """
        found = _FORM.fullmatch(text)
        if found is None:
            raise LedgerFault("head.form")
        log, root = ("".join(found[name].split()) for name in ("log", "root"))
        if len(log) != 32 or len(root) != 64:  # noqa: PLR2004 - 16 and 32 bytes in hex
            raise LedgerFault("head.length")
        head = Head(
            log=bytes.fromhex(log),
            size=int("".join(re.findall("[0-9]", found["size"]))),
            root=bytes.fromhex(root),
        )
        if head._check_digits() != found["check"].lower():
            raise LedgerFault("head.mistyped")
        return head

    @staticmethod
    def find_all(text: str) -> tuple[Head, ...]:
        """Return every head that stands in `text`, in order; none where there is none.

        Raises `LedgerFault` when one of them was mistyped.
        """
        return tuple(Head.parse(found[0]) for found in _ANY.finditer(text))

    def to_bytes(self) -> bytes:
        """Return log, size as u64 and root: 56 bytes."""
        return self.log + self.size.to_bytes(8, "big") + self.root

    def _check_digits(self) -> str:
        return sha256(_HEAD + self.to_bytes()).digest()[:2].hex()


def grouped(data: bytes) -> str:
    """Return `data` in hex, in groups of four digits."""
    digits = data.hex()
    return " ".join(digits[at : at + 4] for at in range(0, len(digits), 4))


def printed_key(key: bytes) -> str:
    """Return the first eight bytes of a public key as documents show it: `7C41 9A0E 55D2 F318`."""
    return grouped(key[:8]).upper()


def checked_statement(vault: bytes, at: datetime, heads: Sequence[Head]) -> bytes:
    """Return what a person signs to say: these heads of this vault were checked at this time.

    `vault` is 16 bytes, `at` an aware time. The order of `heads` does not matter.
    """
    moment = (at - datetime(1970, 1, 1, tzinfo=UTC)) // timedelta(milliseconds=1)
    ordered = sorted(heads, key=lambda head: head.to_bytes())
    return b"".join(
        (
            _CHECKED,
            vault,
            moment.to_bytes(8, "big"),
            len(ordered).to_bytes(4, "big"),
            *(head.to_bytes() for head in ordered),
        )
    )
