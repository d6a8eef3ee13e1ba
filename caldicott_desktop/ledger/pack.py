"""What a sealed pack says of itself: its manifest, and how earlier heads lead to its own.

The forms are specified in `docs/store-format.md`, "Sealed packs". Nothing here reads a zip file.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import cast

from caldicott_desktop.ledger import canonical, tree
from caldicott_desktop.ledger.canonical import JsonValue, from_hex
from caldicott_desktop.ledger.faults import LedgerFault
from caldicott_desktop.ledger.head import Head

MANIFEST, PROOF, HEADS = "manifest.json", "proof.json", "heads.json"
"""The names of the three files by which the others of a pack are checked."""

PACK = "pack"
"""The format of the first file of an export that is a pack: the others are what is in it."""

_MANIFEST_FORMAT = "caldicott-log/pack/1"
_HEADS_FORMAT = "caldicott-log/heads/1"


@dataclass(frozen=True, slots=True, kw_only=True)
class PackedFile:
    """A file in a pack: its name, the code of what it is, its 32-byte SHA-256, its bytes' count."""

    name: str
    form: str
    sha256: bytes
    size: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Manifest:
    """What is in a pack of the vault with that 16-byte id, and the heads it was compared with."""

    vault: bytes
    files: tuple[PackedFile, ...]
    earlier: tuple[Head, ...] = ()

    def to_json(self) -> bytes:
        """Return the canonical JSON; `from_json` gives back an equal manifest."""
        return canonical.encode(
            {
                "format": _MANIFEST_FORMAT,
                "vault": self.vault.hex(),
                "earlier": [_write_head(each) for each in self.earlier],
                "files": [
                    {
                        "name": each.name,
                        "format": each.form,
                        "sha256": each.sha256.hex(),
                        "size": each.size,
                    }
                    for each in self.files
                ],
            }
        )

    @staticmethod
    def from_json(data: bytes) -> Manifest:
        """Return the manifest that `data` holds; raises `LedgerFault` where it is none."""
        match canonical.decode(data):
            case {
                "format": "caldicott-log/pack/1",
                "vault": str(vault),
                "earlier": list(earlier),
                "files": list(files),
                **more,
            } if not more:
                return Manifest(
                    vault=from_hex(vault, 16),
                    earlier=tuple(map(_read_head, earlier)),
                    files=tuple(map(_read_file, files)),
                )
            case {"format": str(other)} if other != _MANIFEST_FORMAT:
                raise LedgerFault("proof-newer", format=other)
            case _:
                raise LedgerFault("not-manifest")


@dataclass(frozen=True, slots=True, kw_only=True)
class Lead:
    """The way from an earlier head to the tree of its log with `size` entries.

    `path` are the 32-byte hashes of the consistency proof (RFC 9162, 2.1.4).
    """

    head: Head
    size: int
    path: tuple[bytes, ...]

    def holds(self, known: Mapping[tuple[bytes, int], bytes]) -> bool:
        """Tell whether the earlier head begins one of the heads that are `known`.

        These are roots (32 bytes) by log and size.
        """
        root = known.get((self.head.log, self.size))
        return root is not None and tree.check_consistency(
            self.head.size, self.size, self.path, self.head.root, root
        )


def leads_to_json(leads: Sequence[Lead]) -> bytes:
    """Return the canonical JSON of these ways; `leads_from_json` gives them back."""
    return canonical.encode(
        {
            "format": _HEADS_FORMAT,
            "heads": [
                {
                    **_write_head(each.head),
                    "to": each.size,
                    "path": [digest.hex() for digest in each.path],
                }
                for each in leads
            ],
        }
    )


def leads_from_json(data: bytes) -> tuple[Lead, ...]:
    """Return the ways that `data` holds; raises `LedgerFault` where it holds none."""
    match canonical.decode(data):
        case {"format": "caldicott-log/heads/1", "heads": list(heads), **more} if not more:
            return tuple(map(_read_lead, heads))
        case {"format": str(other)} if other != _HEADS_FORMAT:
            raise LedgerFault("proof-newer", format=other)
        case _:
            raise LedgerFault("not-heads")


def _write_head(head: Head) -> dict[str, JsonValue]:
    return {"log": head.log.hex(), "size": head.size, "root": head.root.hex()}


def _read_head(value: JsonValue) -> Head:
    match value:
        case {"log": str(log), "size": int(size), "root": str(root), **more} if (
            not more and not isinstance(size, bool)
        ):
            return Head(log=from_hex(log, 16), size=size, root=from_hex(root, 32))
        case _:
            raise LedgerFault("not-heads")


def _read_lead(value: JsonValue) -> Lead:
    match value:
        case {"to": int(size), "path": list(path), **head} if not isinstance(size, bool):
            digests = tuple(from_hex(each, 32) for each in path if isinstance(each, str))
            if len(digests) == len(path):
                earlier = _read_head(cast("dict[str, JsonValue]", head))
                return Lead(head=earlier, size=size, path=digests)
    raise LedgerFault("not-heads")


def _read_file(value: JsonValue) -> PackedFile:
    match value:
        case {
            "name": str(name),
            "format": str(form),
            "sha256": str(digest),
            "size": int(size),
            **more,
        } if not more and not isinstance(size, bool):
            return PackedFile(name=name, form=form, sha256=from_hex(digest, 32), size=size)
        case _:
            raise LedgerFault("not-manifest")
