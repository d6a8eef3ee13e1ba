"""What this computer remembers about a vault, outside the vault and for this user alone.

It tells an older copy put back from a vault that merely rested, and a copied vault from the one it
was copied from. Losing it costs a new log and a full check. `docs/register-format.md`, "Local
state".
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from pathlib import Path

from caldicott_desktop import assets, files
from caldicott_desktop.casework import faults
from caldicott_desktop.casework import machine as computer
from caldicott_desktop.ledger import entry, head
from caldicott_desktop.ledger.faults import LedgerFault
from caldicott_desktop.ledger.head import Head
from caldicott_desktop.vault.keys import PersonKeys

_VERSION = 1

# A vault's id in hex.
_NAME = re.compile("[0-9a-f]{32}")

# Earlier heads of the own log: with them a fork can be placed between two of them.
_HEADS_KEPT = 32


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """This user's corner of this computer: the folder for state, and which computer it is.

    `machine` is a fingerprint, `installation` what people call the computer. `elapsed` gives
    seconds that no one can set; without it, jumps of the clock forward go unnoticed. `guidance` is
    the folder of the guidance files, the program's own unless another is given.
    """

    state_folder: Path
    machine: str = field(default_factory=computer.fingerprint)
    installation: str = field(default_factory=computer.name)
    elapsed: Callable[[], float] | None = None
    guidance: Path = field(default_factory=lambda: assets.folder("resources") / "guidance")


@dataclass(frozen=True, slots=True, kw_only=True)
class Checked:
    """The heads a person last checked, and when, signed by the `key` (32 bytes) they hold."""

    at: datetime
    heads: tuple[Head, ...]
    key: bytes
    signature: bytes

    def holds(self, vault: bytes, key: bytes) -> bool:
        """Tell whether the holder of `key` signed this for the vault."""
        statement = head.checked_statement(vault, self.at, self.heads)
        return self.key == key and entry.check(key, self.signature, statement)


@dataclass(frozen=True, slots=True, kw_only=True)
class LocalState:
    """What is remembered about one vault. `heads` are those of our own log, oldest first.

    `whole_at` is when the whole record was last verified here, or first any of it.
    """

    vault: bytes
    folder: Path
    opened_at: datetime
    slot: bytes
    machine: str
    log: bytes
    heads: tuple[Head, ...] = ()
    checked: Mapping[bytes, Checked] = field(default_factory=dict)
    whole_at: datetime | None = None

    @property
    def last(self) -> Head | None:
        """How far our own log had come."""
        return self.heads[-1] if self.heads else None

    def reached(self, newest: Head) -> LocalState:
        """Return the state with a newer head of our own log."""
        earlier = tuple(each for each in self.heads if each.log == newest.log)
        if earlier and earlier[-1].size == newest.size:
            return self
        # One head a session and then every one of the present session would grow without bound:
        # every second of the older ones goes when there are too many.
        kept = (*earlier, newest)
        if len(kept) > _HEADS_KEPT:
            half = len(kept) // 2
            kept = (*kept[:half:2], *kept[half:])
        return replace(self, heads=kept, log=newest.log)

    def with_check(
        self, keys: PersonKeys, person: bytes, at: datetime, heads: tuple[Head, ...]
    ) -> LocalState:
        """Return the state with these heads signed as checked by the person."""
        statement = head.checked_statement(self.vault, at, heads)
        signed = Checked(
            at=at, heads=heads, key=keys.signing_public, signature=keys.sign(statement)
        )
        return replace(self, checked={**self.checked, person: signed})


def path_of(place: Place, vault: bytes) -> Path:
    """Return the file in which a vault's state is kept."""
    return place.state_folder / "vaults" / f"{vault.hex()}.json"


def load(place: Place, vault: bytes) -> LocalState | None:
    """Return what is remembered about a vault, or `None`: an unreadable file is no memory."""
    try:
        raw = json.loads(path_of(place, vault).read_bytes())
        state = _read(raw)
    except (OSError, ValueError, KeyError, TypeError, AttributeError, LedgerFault):
        return None
    return state if state.vault == vault else None


def save(place: Place, state: LocalState) -> None:
    """Write what is remembered; raises `StateNotWritten`."""
    path = path_of(place, state.vault)
    try:
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        files.write_atomically(path, json.dumps(_raw(state), indent=1).encode("ascii"))
    except OSError as error:
        raise faults.StateNotWritten(error.strerror or type(error).__name__) from error


def every(place: Place) -> tuple[LocalState, ...]:
    """Return all vaults remembered here, last opened first; files that are no memory are left."""
    try:
        names = [path.stem for path in (place.state_folder / "vaults").glob("*.json")]
    except OSError:
        return ()
    vaults = [bytes.fromhex(name) for name in names if _NAME.fullmatch(name)]
    found = [state for vault in vaults if (state := load(place, vault)) is not None]
    return tuple(sorted(found, key=lambda state: state.opened_at, reverse=True))


def _raw(state: LocalState) -> dict[str, object]:
    return {
        "v": _VERSION,
        "vault": state.vault.hex(),
        "folder": str(state.folder),
        "opened_at": entry.format_time(state.opened_at),
        "slot": state.slot.hex(),
        "machine": state.machine,
        "log": state.log.hex(),
        "heads": [_raw_head(each) for each in state.heads],
        "checked": {
            person.hex(): {
                "at": entry.format_time(checked.at),
                "heads": [_raw_head(each) for each in checked.heads],
                "key": checked.key.hex(),
                "signature": checked.signature.hex(),
            }
            for person, checked in state.checked.items()
        },
        "whole_at": entry.format_time(state.whole_at) if state.whole_at else None,
    }


def _raw_head(each: Head) -> dict[str, object]:
    return {"log": each.log.hex(), "size": each.size, "root": each.root.hex()}


def _read(raw: dict[str, object]) -> LocalState:
    match raw:
        case {
            "v": int(version),
            "vault": str(vault),
            "folder": str(folder),
            "opened_at": str(opened_at),
            "slot": str(slot),
            "machine": str(fingerprint),
            "log": str(log),
            "heads": list(heads),
            "checked": dict(checked),
        } if version == _VERSION:
            return LocalState(
                vault=bytes.fromhex(vault),
                folder=Path(folder),
                opened_at=entry.parse_time(opened_at),
                slot=bytes.fromhex(slot),
                machine=fingerprint,
                log=bytes.fromhex(log),
                heads=tuple(map(_read_head, heads)),
                checked={bytes.fromhex(who): _read_checked(each) for who, each in checked.items()},
                whole_at=_read_time(raw.get("whole_at")),
            )
        case _:
            raise ValueError("not a state this program wrote")


def _read_time(raw: object) -> datetime | None:
    """Read a time that states of earlier programs did not have."""
    return entry.parse_time(raw) if isinstance(raw, str) else None


def _read_head(raw: dict[str, object]) -> Head:
    match raw:
        case {"log": str(log), "size": int(size), "root": str(root)}:
            return Head(log=bytes.fromhex(log), size=size, root=bytes.fromhex(root))
        case _:
            raise ValueError("not a head")


def _read_checked(raw: dict[str, object]) -> Checked:
    match raw:
        case {"at": str(at), "heads": list(heads), "key": str(key), "signature": str(signature)}:
            return Checked(
                at=entry.parse_time(at),
                heads=tuple(map(_read_head, heads)),
                key=bytes.fromhex(key),
                signature=bytes.fromhex(signature),
            )
        case _:
            raise ValueError("not a checked head")
