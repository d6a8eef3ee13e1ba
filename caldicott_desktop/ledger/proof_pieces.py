"""A proof read entry by entry, so that a long one is never there as a whole.

The proof of a thousand decisions has some thirty megabytes as JSON and ten times that as values.
Canonical JSON has one way to write each value, and so a proof is canonical when each of its pieces
is and what stands between them is the only thing that can.
"""

from __future__ import annotations

import json
from collections.abc import Iterator

from caldicott_desktop.ledger import canonical
from caldicott_desktop.ledger.canonical import JsonValue
from caldicott_desktop.ledger.faults import LedgerFault
from caldicott_desktop.ledger.proof import FORMAT, Carried, read_carried

_BEGINS, _ENTRIES = '{"begun":', ',"entries":['
_GROUNDS = f'],"format":{json.dumps(FORMAT)},"grounds":['
_VAULT, _ENDS = '],"vault":', "}"


class ProofPieces:
    """The pieces of a proof, to be taken once and in order: `begun`, `entries`, `grounds`, `vault`.

    Each raises `LedgerFault` where the data goes on in another way than that of a proof.
    """

    def __init__(self, data: bytes) -> None:
        """Begin at the start of the canonical JSON of a proof."""
        try:
            self._text = data.decode("utf-8")
        except UnicodeDecodeError as error:
            raise LedgerFault("not-utf-8", at=error.start) from error
        self._at = 0

    def begun(self) -> Carried:
        """Give the entry of the export itself."""
        self._pass(_BEGINS)
        return read_carried(self._value(), within=False)

    def entries(self) -> Iterator[Carried]:
        """Give the entries that the document shows."""
        self._pass(_ENTRIES)
        yield from self._list()

    def grounds(self) -> Iterator[Carried]:
        """Give what they rest on."""
        self._pass(_GROUNDS)
        yield from self._list()

    def vault(self) -> bytes:
        """Give the 16-byte vault id, with which a proof ends."""
        self._pass(_VAULT)
        vault = self._value()
        self._pass(_ENDS)
        if self._at != len(self._text) or not isinstance(vault, str):
            raise LedgerFault("not-proof")
        return canonical.from_hex(vault, 16)

    def _list(self) -> Iterator[Carried]:
        """Give what stands in a list, up to its end, which is left to be passed."""
        if self._text.startswith("]", self._at):
            return
        yield read_carried(self._value(), within=True)
        while self._text.startswith(",", self._at):
            self._at += 1
            yield read_carried(self._value(), within=True)

    def _value(self) -> JsonValue:
        value, self._at = canonical.decode_at(self._text, self._at)
        return value

    def _pass(self, words: str) -> None:
        if not self._text.startswith(words, self._at):
            raise LedgerFault("not-proof")
        self._at += len(words)
