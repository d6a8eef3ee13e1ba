"""Verifying a vault in full: what was signed, and everything the register keeps beside it.

The ledger checks bytes, signatures, roots, payloads and authority. Added here is what only a
register has: index columns, kept tree nodes, lists, and the heads this computer has seen before.
"""

from __future__ import annotations

from collections.abc import Generator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TypeVar

from caldicott_desktop import checking
from caldicott_desktop.casework import faults, local_state, remembering
from caldicott_desktop.casework.casebook import Casebook
from caldicott_desktop.casework.local_state import LocalState, Place
from caldicott_desktop.casework.sweeping import Sweep
from caldicott_desktop.ledger import verification
from caldicott_desktop.ledger.head import Head
from caldicott_desktop.store.connection import Store
from caldicott_desktop.vault import folder as vault_folder
from caldicott_desktop.vault import unlocking as vault_unlocking
from caldicott_desktop.vault.costs import FLOOR, Costs

T = TypeVar("T")


@dataclass(frozen=True, slots=True, kw_only=True)
class Progress:
    """How far long work has come: `done` of `total`, counted in entries."""

    done: int
    total: int


Steps = Generator[Progress, None, T]
"""Long work in turns of about ten milliseconds; closing it stops it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class VaultReport:
    """What a full verification found. `faults` are sentences, each beginning with its place.

    `newer` entries are of a kind or schema of a newer program: intact, authority not checked.
    `unlisted` counts faults beyond those told.
    """

    entries: int
    heads: tuple[Head, ...]
    faults: tuple[str, ...]
    newer: int = 0
    unlisted: int = 0

    @property
    def intact(self) -> bool:
        """Whether nothing at all was found wrong."""
        return not (self.faults or self.unlisted)

    @property
    def status(self) -> int:
        """The exit status of a check: 0 intact, 1 not intact, 2 not all could be checked."""
        if not self.intact:
            return 1
        return 2 if self.newer else 0

    def words(self) -> str:
        """Return the whole report, a sentence a line, the verdict first."""
        counted = "1 entry" if self.entries == 1 else f"{self.entries:,} entries"
        lines = [f"Intact: {counted}." if self.intact else f"Not intact: {counted}."]
        lines += self.faults
        if self.unlisted:
            lines.append(f"{self.unlisted:,} more of these are not listed.")
        if self.newer:
            newer = "1 entry" if self.newer == 1 else f"{self.newer:,} entries"
            lines.append(f"{newer} of a newer kind: intact, authority not checked.")
        lines += [f"Head: {head.printed()}" for head in self.heads]
        return "\n".join(lines)

    def to_json(self) -> dict[str, object]:
        """Return the report as values for JSON."""
        return {
            "intact": self.intact,
            "status": self.status,
            "entries": self.entries,
            "newer": self.newer,
            "faults": list(self.faults),
            "unlisted": self.unlisted,
            "heads": [
                {"log": head.log.hex(), "size": head.size, "root": head.root.hex()}
                for head in self.heads
            ],
        }


def verify_vault(book: Casebook, *, head: Head | None = None) -> Steps[VaultReport]:
    """Verify the open vault in full, up to what it held at the start; recording goes on meanwhile.

    `head` is one copied down elsewhere, to be found in the record. A clean result is remembered,
    signed by the person at work. Raises `Locked` when the vault is closed before the end.
    """
    kept = _Kept.of(book.state, book.person_id, head)
    report = yield from _verified(Sweep(book.vault_id, lambda: book.store, kept.all), kept)
    if report.intact:
        book.findings = tuple(each for each in book.findings if each.code != "check-due")
        remembering.remember_check(book, report.heads)
        local_state.save(book.place, book.state)
    return report


def verify_folder(
    path: Path, passphrase: str, *, place: Place, floor: Costs = FLOOR, head: Head | None = None
) -> Steps[VaultReport]:
    """Verify the vault in the folder `path` in full, recording nothing in it.

    Works where the vault can no longer be opened for work. Raises what `vault.unlocking.unlock` and
    `Store.open` raise.
    """
    file = vault_folder.read(path)
    remembered = local_state.load(place, file.vault_id)
    opened = vault_unlocking.unlock(path, passphrase, floor=floor)
    store = Store.open(opened.register_path, opened.data_key.register_key())
    try:
        kept = _Kept.of(remembered, opened.person_id, head)
        return (yield from _verified(Sweep(opened.vault_id, lambda: store, kept.all), kept))
    finally:
        store.close()


def verify_document(path: Path, *, head: Head | None = None) -> checking.Report:
    """Check an exported document without a vault. Raises `FileNotRead`."""
    try:
        data = path.read_bytes()
    except OSError as error:
        raise faults.FileNotRead(path.name, error.strerror or type(error).__name__) from error
    return checking.check_word(data, head=head)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Kept:
    """Heads known from elsewhere: those that must hold, and those that help to place a fork."""

    binding: tuple[Head, ...]
    earlier: tuple[Head, ...]

    @property
    def all(self) -> tuple[Head, ...]:
        return (*self.binding, *self.earlier)

    @staticmethod
    def of(remembered: LocalState | None, person: bytes, head: Head | None) -> _Kept:
        binding = [head] if head is not None else []
        earlier: tuple[Head, ...] = ()
        if remembered is not None:
            checked = remembered.checked.get(person)
            binding += checked.heads if checked else ()
            binding += remembered.heads[-1:]
            earlier = remembered.heads[:-1]
        return _Kept(binding=tuple(dict.fromkeys(binding)), earlier=earlier)


def _verified(swept: Sweep, kept: _Kept) -> Steps[VaultReport]:
    # One more thread checks signatures, which release the interpreter's lock.
    with ThreadPoolExecutor(max_workers=1) as helper:
        checks = verification.verify(swept.vault, swept.rows(), helper=helper)
        while True:
            try:
                done = next(checks)
            except StopIteration as end:
                report: verification.Report = end.value
                break
            yield Progress(done=done, total=swept.total)
    for _ in swept.check_rest():
        yield Progress(done=report.entries, total=swept.total)
    against = [remembering.compare_head(each, kept.earlier, swept.then) for each in kept.binding]
    placed = replace(report, faults=(*report.faults, *swept.faults, *filter(None, against)))
    return VaultReport(
        entries=report.entries,
        heads=report.heads,
        faults=tuple(dict.fromkeys(placed.told())),
        newer=report.newer,
        unlisted=report.unlisted,
    )
