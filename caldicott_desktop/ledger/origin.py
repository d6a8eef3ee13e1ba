"""What a file that carries no entry says of where it comes from: its export, and the head then.

`docs/store-format.md`, "Where a file comes from". It tells nothing to whoever has not got the
vault; whoever has it finds the export by the entry's id, and with it the digest of the file.
"""

from __future__ import annotations

from dataclasses import dataclass

from caldicott_desktop.ledger import canonical
from caldicott_desktop.ledger.canonical import from_hex
from caldicott_desktop.ledger.entry import SignedEntry
from caldicott_desktop.ledger.faults import LedgerFault
from caldicott_desktop.ledger.head import Head

FORMAT = "caldicott-log/origin/1"
FILE_NAME = "caldicott-log-origin.json"
"""The name of this where a file carries it as a file of its own."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Origin:
    """`vault` is the 16-byte vault id, `begun` the 32-byte id of the entry that began the export.

    `head` is the head which that entry signs: over all entries before it.
    """

    vault: bytes
    begun: bytes
    head: Head

    @staticmethod
    def of(begun: SignedEntry) -> Origin:
        """Return where the files of an export come from."""
        made = begun.entry
        return Origin(
            vault=made.vault,
            begun=begun.entry_id,
            head=Head(log=made.log, size=made.seq, root=made.root),
        )

    def to_json(self) -> bytes:
        """Return the canonical JSON to embed; `from_json` gives back an equal origin."""
        return canonical.encode(
            {
                "format": FORMAT,
                "vault": self.vault.hex(),
                "begun": self.begun.hex(),
                "head": {
                    "log": self.head.log.hex(),
                    "size": self.head.size,
                    "root": self.head.root.hex(),
                },
            }
        )

    @staticmethod
    def from_json(data: bytes) -> Origin:
        """Return the origin that `data` holds; raises `LedgerFault` where it is none."""
        match canonical.decode(data):
            case {
                "format": "caldicott-log/origin/1",
                "vault": str(vault),
                "begun": str(begun),
                "head": {"log": str(log), "size": int(size), "root": str(root), **within},
                **more,
            } if not (more or within or isinstance(size, bool)):
                return Origin(
                    vault=from_hex(vault, 16),
                    begun=from_hex(begun, 32),
                    head=Head(log=from_hex(log, 16), size=size, root=from_hex(root, 32)),
                )
            case _:
                raise LedgerFault("not-proof")
