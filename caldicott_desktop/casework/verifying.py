"""Verifying a vault in full: what was signed, and everything the register keeps beside it.

The ledger checks bytes, signatures, roots, payloads and authority. Added here is what only a
register has: index columns, kept tree nodes, lists, and the heads this computer has seen before.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Executor, ThreadPoolExecutor
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field, replace
from enum import Enum
from functools import partial
from pathlib import Path
from typing import IO

from caldicott_desktop import checking, files
from caldicott_desktop.casework import damage, faults, local_state, relisting, remembering
from caldicott_desktop.casework.casebook import Casebook, Finding
from caldicott_desktop.casework.damage import Damage
from caldicott_desktop.casework.local_state import LocalState, Place
from caldicott_desktop.casework.salvaging import Salvage
from caldicott_desktop.casework.sweeping import Sweep
from caldicott_desktop.casework.turns import Progress, Steps, elsewhere
from caldicott_desktop.errors import Sentence
from caldicott_desktop.export import register_content
from caldicott_desktop.ledger import verification
from caldicott_desktop.ledger.faults import FaultCode
from caldicott_desktop.ledger.head import Head
from caldicott_desktop.store import pages
from caldicott_desktop.store.connection import Store
from caldicott_desktop.store.faults import RegisterDamaged, RegisterForeign
from caldicott_desktop.store.pages import Part
from caldicott_desktop.vault import folder as vault_folder
from caldicott_desktop.vault import unlocking as vault_unlocking
from caldicott_desktop.vault.costs import FLOOR, Costs

# Faults that only mean something where every entry could be read.
_NEED_ALL = frozenset(
    {FaultCode.AUTHORITY, FaultCode.LOG_START, FaultCode.LOG_MISSING, FaultCode.REFERENCE}
)

# What a full verification settles, one way or the other, among the findings of a vault.
_FAILED = "check-failed"
_OF_A_CHECK = remembering.DUE | {_FAILED}

# Of what a register is checked with, as it is and where it opens with a passphrase only.
_PROOF_SUFFIXES = frozenset({".json", ".zip"})

_NOT_JUDGED = (
    "Since not every entry could be read, it was not judged who was entitled to sign, and nothing"
    " was compared with heads seen before."
)


class DueCheck(Enum):
    """What of the record is to be verified."""

    WHOLE = "whole"
    NEWER = "newer"


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

    def verdict(self) -> str:
        """Return whether it is intact, in a few words."""
        counted = "1 entry" if self.entries == 1 else f"{self.entries:,} entries"
        return f"Intact: {counted}." if self.intact else f"Not intact: {counted}."

    def words(self) -> str:
        """Return the whole report, a sentence a line, the verdict first."""
        lines = [self.verdict()]
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
    signed by the person at work; any other is a finding of the vault from then on. Raises `Locked`
    when the vault is closed before the end.
    """
    kept = _Kept.of(book.state, book.person_id, head)
    key = book.unlocked.data_key.register_key()
    report = yield from _verified(
        _Register(vault=book.vault_id, path=book.store.path, key=key, store=lambda: book.store),
        kept,
    )
    book.findings = tuple(each for each in book.findings if each.code not in _OF_A_CHECK)
    if not report.intact:
        book.verified = ()
        told = Sentence("finding.fault", fault=" ".join((report.verdict(), *report.faults[:1])))
        book.findings += (Finding(code=_FAILED, said=told),)
    else:
        book.verified = report.heads
        book.state = replace(book.state, whole_at=book.timing.now())
        remembering.remember_check(book, report.heads)
        local_state.save(book.place, book.state)
    return report


def verify_newer(book: Casebook) -> Steps[None]:
    """Verify what came since the person at work last looked; recording goes on meanwhile.

    A clean result is remembered, signed by that person; any other is a finding of the vault from
    then on, and is raised. Raises `NotIntact`, and `Locked` when the vault is closed before the
    end.
    """
    yield from remembering.newer_checked(book)
    if book.damage is not None:
        raise book.damage
    local_state.save(book.place, book.state)


def due_check(book: Casebook) -> DueCheck | None:
    """Return which check begins by itself now that the vault is open, if any."""
    codes = {each.code for each in book.findings}
    if remembering.CHECK_DUE in codes or remembering.is_whole_check_due(book):
        return DueCheck.WHOLE
    return DueCheck.NEWER if remembering.NEWER_DUE in codes else None


def verify_folder(
    path: Path, passphrase: str, *, place: Place, floor: Costs = FLOOR, head: Head | None = None
) -> Steps[VaultReport]:
    """Verify the vault in the folder `path` in full, recording nothing in it.

    Works where the vault can no longer be opened for work. Raises what `vault.unlocking.unlock` and
    `Store.open` raise; but a register that is only damaged, even where it cannot be opened, is
    reported as not intact.
    """
    file = vault_folder.read(path)
    remembered = local_state.load(place, file.vault_id)
    opened = vault_unlocking.unlock(path, passphrase, floor=floor)
    register, key = opened.register_path, opened.data_key.register_key()
    try:
        store = Store.open(register, key)
    except (RegisterForeign, RegisterDamaged):
        bad = pages.bad_pages(register, key)
        if bad.all:
            # Nothing tells another key from damage.
            raise
        # What does not open though each page is sound is not whole.
        parts = (Part(table=pages.CONTENTS),) if bad.numbers else ()
        found = Damage(pages=bad, parts=parts)
        sentences = (damage.told_of_checking(0, 0), *found.told())
        return VaultReport(entries=0, heads=(), faults=sentences)
    try:
        kept = _Kept.of(remembered, opened.person_id, head)
        whole = _Register(vault=opened.vault_id, path=register, key=key, store=lambda: store)
        return (yield from _verified(whole, kept))
    finally:
        store.close()


def verify_copy(
    path: Path, *, vault: bytes, key: bytes, heads: Sequence[Head]
) -> Steps[VaultReport]:
    """Verify the register at `path`, a copy that nobody works in, against the `heads` it had.

    `vault` is 16 bytes, `key` 32. Raises what `Store.open` raises.
    """
    store = Store.open(path, key)
    try:
        kept = _Kept(binding=tuple(heads), earlier=())
        copy = _Register(vault=vault, path=path, key=key, store=lambda: store)
        return (yield from _verified(copy, kept))
    finally:
        store.close()


def require_vault(path: Path) -> None:
    """Raise unless a vault is in the folder `path`, as far as can be told without a passphrase.

    Raises what `vault.folder.read` raises: a sentence for each bad state.
    """
    vault_folder.read(path)


def verify_document(
    path: Path, *, head: Head | None = None, passphrase: str | None = None
) -> checking.Report:
    """Check an exported document or a sealed pack without a vault.

    Raises `PartOfVault`, `FileNotRead`; and for a file that opens with a passphrase only,
    `PassphraseNeeded`, `PassphraseWrong` and `UnreadableDocument`.
    """
    if vault_folder.is_part_of_vault(path):
        raise faults.PartOfVault
    with _opened(path) as stream:
        if checking.is_pack(stream):
            if passphrase is None and checking.is_locked_zip(stream):
                raise checking.PassphraseNeeded(name=path.name)
            return checking.check_pack(stream, head=head, passphrase=passphrase)
    data = _read_locked(path, passphrase)
    beside = _proofs_of(path)
    proofs = (_read_locked(each, passphrase) for each in beside) if beside else None
    return checking.check_document(data, head=head, beside=proofs)


def _proofs_of(path: Path) -> list[Path]:
    """Return the proofs that were laid beside a register, by their names, the first one first."""
    found = []
    try:
        for each in path.parent.iterdir():
            stem, proof, _ = each.name.rpartition(register_content.PROOF_ENDING)
            named = each.suffix in _PROOF_SUFFIXES and proof and stem
            if named and each != path and path.name.startswith(stem):
                found.append(each)
    except OSError:
        return []
    return sorted(found, key=lambda each: (len(each.name), each.name))


def _read_locked(path: Path, passphrase: str | None) -> bytes:
    """Return the bytes of a file that may open with a passphrase only."""
    data = read_document(path)
    if not checking.is_locked(data):
        return data
    if passphrase is None:
        raise checking.PassphraseNeeded(name=path.name)
    return checking.unlocked(data, passphrase)


def read_document(path: Path) -> bytes:
    """Return the bytes of a file that somebody chose. Raises `FileNotRead`."""
    with _opened(path) as stream:
        data = stream.read(checking.LARGEST_BYTES + 1)
    if len(data) > checking.LARGEST_BYTES:
        raise faults.FileNotRead("too-large", name=path.name)
    return data


@contextmanager
def _opened(path: Path) -> Iterator[IO[bytes]]:
    """Open a file that somebody chose. Raises `FileNotRead`, also for what fails while reading."""
    try:
        with files.opened_ordinary(path) as stream:
            yield stream
    except files.NotAnOrdinaryFile as error:
        raise faults.FileNotRead("not-ordinary", name=path.name) from error
    except OSError as error:
        raise faults.FileNotRead(
            name=path.name, reason=error.strerror or type(error).__name__
        ) from error


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


@dataclass(frozen=True, slots=True, kw_only=True)
class _Register:
    """The register of `vault`: its file and its `key`, and the connection that has it open."""

    vault: bytes
    path: Path
    key: bytes = field(repr=False)
    store: Callable[[], Store]


def _verified(register: _Register, kept: _Kept) -> Steps[VaultReport]:
    yield from _with_lists(register)
    # One more thread compares pages and checks signatures, which release the interpreter's lock.
    with ThreadPoolExecutor(max_workers=1) as helper:
        # Pages come first: a connection that has met a damaged one refuses all further reading.
        with register.store().at_rest():
            found = yield from _damage(register, helper)
            if found and found.reaches_record:
                return (yield from _salvaged(register, kept, found, helper))
        try:
            sweep = Sweep(register.vault, register.store, kept.all)
            report = yield from _swept(sweep, kept, helper)
        except RegisterDamaged:
            # Each page is sound and they do not fit together, or this one was damaged just now.
            with register.store().at_rest():
                found = yield from _damage(register, helper, sought=True)
                return (yield from _salvaged(register, kept, found, helper))
    if found is None:
        return report
    told = damage.told_of_checking(report.entries, sweep.total)
    return replace(report, faults=(told, *found.told(), *report.faults))


def _with_lists(register: _Register) -> Steps[None]:
    """Finish lists left half-built, so that they can be compared; damage is left to be found."""
    with suppress(RegisterDamaged, faults.NotIntact):
        if relisting.is_pending(register.store()):
            for done, total in relisting.go_on(register.store(), register.vault):
                yield Progress(done=done, total=total)


def _damage(register: _Register, helper: Executor, *, sought: bool = False) -> Steps[Damage | None]:
    """Compare every page with its digest, and find what a damaged one is part of.

    With `sought` there is damage for certain, and something is always told.
    """
    bad = yield from elsewhere(helper, partial(pages.bad_pages, register.path, register.key))
    if not (bad.numbers or sought):
        return None
    find_parts = partial(pages.unreadable_parts, register.path, register.key)
    return Damage(pages=bad, parts=(yield from elsewhere(helper, find_parts)))


def _salvaged(
    register: _Register, kept: _Kept, found: Damage | None, helper: Executor
) -> Steps[VaultReport]:
    """Verify what a damaged register still gives, its file being left as it is meanwhile."""
    salvage = Salvage(register.path, register.key)
    try:
        report = yield from _swept(
            Sweep(register.vault, register.store, kept.all, salvage), kept, helper
        )
    finally:
        salvage.close()
    register.store()  # the vault may have been locked since, and the file have changed
    missed = salvage.missed
    told = [damage.told_of_checking(salvage.until - missed, salvage.until)]
    told += found.told() if found else ()
    if missed:
        told.append(_NOT_JUDGED)
    return replace(report, faults=(*told, *report.faults))


def _swept(swept: Sweep, kept: _Kept, helper: Executor) -> Steps[VaultReport]:
    checks = verification.verify(swept.vault, swept.rows(), beside=swept.compare, helper=helper)
    while True:
        try:
            done = next(checks)
        except StopIteration as end:
            report: verification.Report = end.value
            break
        yield Progress(done=done, total=swept.total)
    for _ in swept.check_rest():
        yield Progress(done=report.entries, total=swept.total)
    if swept.complete:
        own = report.faults
        against = [
            remembering.compare_head(each, kept.earlier, swept.then) for each in kept.binding
        ]
    else:
        own, against = tuple(each for each in report.faults if each.code not in _NEED_ALL), []
    placed = replace(report, faults=(*own, *swept.faults, *filter(None, against)))
    return VaultReport(
        entries=report.entries,
        heads=report.heads,
        faults=tuple(dict.fromkeys(placed.told())),
        newer=report.newer,
        unlisted=report.unlisted,
    )
