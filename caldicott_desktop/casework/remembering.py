"""What the register is compared with on opening: heads this computer has seen, and new entries."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from datetime import timedelta

from caldicott_desktop.casework import checked, faults
from caldicott_desktop.casework.casebook import Casebook, Finding
from caldicott_desktop.casework.local_state import LocalState
from caldicott_desktop.casework.turns import Progress, Steps
from caldicott_desktop.errors import Sentence
from caldicott_desktop.ledger import tree, verification
from caldicott_desktop.ledger.authority import CONFIRMING, STATE_KINDS
from caldicott_desktop.ledger.faults import Fault, FaultCode, LedgerFault
from caldicott_desktop.ledger.head import Head
from caldicott_desktop.ledger.payload import Lines
from caldicott_desktop.ledger.replay import Replay, needed
from caldicott_desktop.ledger.schemas import LogReason
from caldicott_desktop.store import entries, payloads
from caldicott_desktop.store.nodes import StoredNodes

# Checked while the person waits: about a fifth of a second. More is checked in turns, which does
# not keep anyone waiting.
_MOST_ON_OPENING = 300

WHOLE_EVERY = timedelta(days=7)
"""How old a full verification may be on this computer before the next one begins by itself."""

CHECK_DUE, NEWER_DUE = "check-due", "newer-due"
DUE = frozenset({CHECK_DUE, NEWER_DUE})
"""Findings that say what is still to be checked, and nothing of what is wrong."""

_NOT_INTACT = "not-intact"
_IN_A_TURN = 10  # entries, which take some milliseconds to check


def compare(
    book: Casebook, remembered: LocalState | None
) -> tuple[LogReason | None, tuple[Finding, ...]]:
    """Return why a new log must be begun, if it must, and what to tell people.

    A log is continued only on the computer that began it, and only from where it was left.
    """
    if remembered is None or remembered.last is None:
        return LogReason.FIRST_USE, ()
    if remembered.machine != book.place.machine:
        return LogReason.OTHER_MACHINE, ()
    fault = compare_head(remembered.last, remembered.heads, then_of(book))
    if fault is None:
        return None, ()
    said = Sentence("finding.restored", fault=fault.sentence)
    return LogReason.RESTORED, (Finding(code=fault.code.value, said=said),)


def check_newer(book: Casebook) -> tuple[Finding, ...]:
    """Check what came since this person last looked, and sign the heads that were found sound.

    Earlier entries are covered by the heads signed then. Very many new ones are said to be due for
    `newer_checked`, and without such heads for a full verification.
    """
    kept = book.state.checked.get(book.person_id)
    if kept is None or not kept.holds(book.vault_id, book.unlocked.keys.signing_public):
        known: dict[bytes, Head] = {}
    else:
        known = {head.log: head for head in kept.heads}
        book.unchanged_since = kept.at
    for head in known.values():
        if fault := compare_head(head, book.state.heads, then_of(book)):
            if fault.code is not FaultCode.OLDER:
                book.damage = faults.NotIntact(what=fault.sentence)
            said = Sentence("finding.fault", fault=fault.sentence)
            return (Finding(code=fault.code.value, said=said),)
    newer = sum(head.size for head in book.heads.values()) - sum(h.size for h in known.values())
    if newer > _MOST_ON_OPENING:
        if known:
            return (Finding(code=NEWER_DUE, said=Sentence("finding.newer-due", count=newer)),)
        return (Finding(code=CHECK_DUE, said=Sentence("finding.check-due")),)
    for _progress in newer_checked(book):
        pass  # so few that whoever opens the vault waits for them
    return tuple(each for each in book.findings if each.code == _NOT_INTACT)


def newer_checked(book: Casebook) -> Steps[None]:
    """Check what came since this person last looked, up to what the logs held at the start.

    Heads that were found sound are signed; what is wrong is a finding of the vault from then on.
    """
    kept = book.state.checked.get(book.person_id)
    signed = kept and kept.holds(book.vault_id, book.unlocked.keys.signing_public)
    known = {head.log: head for head in kept.heads} if kept and signed else {}
    heads = tuple(book.heads.values())
    found: tuple[Finding, ...] = ()
    try:
        yield from _tails_checked(book, known, heads)
    except faults.NotIntact as error:
        book.damage = error
        said = Sentence("finding.fault", fault=error.message)
        found = (Finding(code=_NOT_INTACT, said=said),)
    else:
        remember_check(book, heads)
    book.findings = (*(each for each in book.findings if each.code != NEWER_DUE), *found)


def is_whole_check_due(book: Casebook) -> bool:
    """Tell whether the whole record was not verified on this computer for `WHOLE_EVERY`.

    It is reckoned from the first check on this computer. A time that is still to come counts for
    nothing: the file it stands in is nobody's signed word.
    """
    last, now = book.state.whole_at, book.timing.now()
    return last is not None and not now - WHOLE_EVERY < last <= now


def remember_check(book: Casebook, heads: Sequence[Head]) -> None:
    """Note, signed by the person at work, that these heads were checked just now."""
    now = book.timing.now()
    checked_now = book.state.with_check(book.unlocked.keys, book.person_id, now, tuple(heads))
    book.state = replace(checked_now, whole_at=checked_now.whole_at or now)


Then = Callable[[bytes, int], tuple[int | None, bytes | None]]
"""Gives, for a log id and a size, how long the log is now and its root at that size back then.

Either is `None` where there is no such log, or it is not that long.
"""


def compare_head(kept: Head, earlier: Sequence[Head], then: Then) -> Fault | None:
    """Return what is wrong with a log against a head kept from before, or `None`.

    Where its history differs, `earlier` heads of the same log place the parting of the ways.
    """
    fault = verification.compare(kept, *then(kept.log, kept.size))
    if fault is None or fault.code is FaultCode.OLDER:
        return fault
    sound = (
        head.size
        for head in earlier
        if head.log == kept.log
        and head.size < kept.size
        and verification.compare(head, *then(head.log, head.size)) is None
    )
    common = max(sound, default=0)
    if not common:
        return fault
    return Fault(
        code=FaultCode.FORK,
        sentence=f"Two copies of this vault were both used after entry {common:,}, or an entry"
        " after it was changed.",
    )


def then_of(book: Casebook) -> Then:
    """Return how the logs in hand stood at earlier sizes, from the nodes that are kept."""

    def then(log: bytes, size: int) -> tuple[int | None, bytes | None]:
        now = book.heads.get(log)
        if now is None:
            return None, None
        if now.size < size:
            return now.size, None
        return now.size, tree.root_at(StoredNodes(book.store, log), size)

    return then


def _tails_checked(
    book: Casebook, known: Mapping[bytes, Head], heads: Sequence[Head]
) -> Steps[None]:
    """Check every entry beyond the known heads, up to `heads`; raises `NotIntact`."""
    replay = Replay(book.vault_id)
    before = [
        each
        for each in checked.of_kinds(book.store, book.vault_id, STATE_KINDS)
        if each.signed.entry.log in known
        and each.signed.entry.seq < known[each.signed.entry.log].size
    ]
    try:
        for each in sorted(before, key=lambda one: (one.signed.entry.log, one.signed.entry.seq)):
            replay.take(each.signed, each.fields)
        for head in heads:
            yield from _tail_checked(book, head, known.get(head.log), replay)
    except LedgerFault as error:
        raise faults.NotIntact(what=error.message) from error
    for fault in replay.judge():
        raise faults.NotIntact(what=fault.sentence)


def _tail_checked(book: Casebook, head: Head, known: Head | None, replay: Replay) -> Steps[None]:
    size = known.size if known else 0
    edge = tree.frontier(StoredNodes(book.store, head.log), size)
    for seq in range(size, head.size):
        if (seq - size) % _IN_A_TURN == 0:
            yield Progress(done=seq - size, total=head.size - size)
        stored = entries.by_place(book.store, head.log, seq)
        if stored is None:
            raise faults.NotIntact("entry-missing", number=seq + 1)
        kept = payloads.get(book.store, stored.row)
        found = checked.with_payload(book.vault_id, stored, kept)
        if found.signed.entry.root != edge.root():
            raise faults.NotIntact("entry-out-of-order", number=seq + 1)
        kind = found.signed.entry.kind
        lines = Lines(found.payload.content)
        if kind in CONFIRMING:
            _recall_confirmed(book, lines, replay)
        replay.take(found.signed, needed(kind, lines))
        edge.append(found.signed.entry_id)
    if edge.root() != head.root:
        raise faults.NotIntact("log-differs")


def _recall_confirmed(book: Casebook, confirmation: Lines, replay: Replay) -> None:
    """Let the replay know of an entry that is confirmed: it may stand before what is checked."""
    confirmed = entries.by_id(book.store, bytes.fromhex(str(confirmation["/confirmed"])))
    if confirmed is not None:
        found = checked.with_payload(
            book.vault_id, confirmed, payloads.get(book.store, confirmed.row)
        )
        replay.recall(found.signed, needed(confirmed.kind, Lines(found.payload.content)))
