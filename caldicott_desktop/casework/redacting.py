"""A decision as one copy of it tells it: what the page withholds, the embedded data withholds.

Which fields those are comes from the copy's level, from who picked more, and from what is legally
privileged (`domain.disclosure`). How a withheld field reads is `domain.record.withholding`.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field, replace

from caldicott_desktop.casework.afterwards import Afterwards, CaseHistory
from caldicott_desktop.casework.casebook import Casebook
from caldicott_desktop.casework.changes import DecisionId
from caldicott_desktop.casework.reading import (
    DecisionPage,
    Opened,
    account_of,
    opened_entry,
    page_of,
    read_decision,
)
from caldicott_desktop.casework.turns import Progress, Steps
from caldicott_desktop.domain import releasing
from caldicott_desktop.domain.case import Case
from caldicott_desktop.domain.disclosure import (
    IN_FULL,
    Disclosure,
    Level,
    withheld_later,
    withheld_paths,
)
from caldicott_desktop.domain.happenings import Happening
from caldicott_desktop.domain.identifying import texts_of
from caldicott_desktop.domain.paths import unnumbered
from caldicott_desktop.domain.record.account import LivedOn
from caldicott_desktop.domain.record.corrected import Difference
from caldicott_desktop.domain.record.difference import differences
from caldicott_desktop.domain.record.places import field_words
from caldicott_desktop.domain.record.withholding import differences_told, held, told_of
from caldicott_desktop.ledger.proof import NEVER_WITHHELD


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """A decision as a copy tells it, and what that copy withholds.

    `said` are the paths of the decision at which the page says so, privileged advice apart;
    `decision` has those too. `later` has the paths of each later entry by its 32-byte id.
    """

    page: DecisionPage
    case: Case
    afterwards: tuple[Afterwards, ...]
    since: LivedOn
    said: frozenset[str]
    decision: frozenset[str]
    later: Mapping[bytes, frozenset[str]] = field(default_factory=dict)

    def of_later(self, entry_id: bytes) -> frozenset[str]:
        """Return the paths that are withheld of a later entry (32-byte id)."""
        return self.later.get(entry_id, frozenset())


@dataclass(frozen=True, slots=True, kw_only=True)
class Withholdable:
    """An answer that a copy can leave out by itself: its payload path, its name, what it says."""

    path: str
    field: str
    text: str


def withholdable(case: Case) -> tuple[Withholdable, ...]:
    """Return what was typed in a decision, for somebody to say what of it a copy leaves out.

    Privileged advice is not among it: that stays behind by itself.
    """
    privileged = frozenset(
        f"/advice/{at}/said" for at, each in enumerate(case.advice) if each.privileged
    )
    return tuple(
        Withholdable(path=path, field=field_words(path), text=text)
        for path, text in texts_of(case)
        if text.strip() and path not in NEVER_WITHHELD and path not in privileged
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class WithholdableInSeveral:
    """An answer that copies of several decisions can leave out, whichever of them have it.

    `path` is without the places of lists: what is left out stands there in any of them. `decisions`
    counts those that have it.
    """

    path: str
    field: str
    decisions: int


def withholdable_in(
    book: Casebook, decision_ids: Sequence[DecisionId]
) -> Steps[tuple[WithholdableInSeveral, ...]]:
    """Return what was typed in any of these decisions, as `withholdable` does of one.

    Raises `DecisionUnknown`, `NotIntact`, `StillACard`.
    """
    counts: Counter[str] = Counter()
    for done, each in enumerate(decision_ids):
        yield Progress(done=done, total=len(decision_ids))
        case = read_decision(book, each).recorded.case
        counts.update({unnumbered(one.path): 1 for one in withholdable(case)})
    return tuple(
        WithholdableInSeveral(path=path, field=field_words(path), decisions=count)
        for path, count in sorted(counts.items(), key=lambda each: field_words(each[0]))
    )


def spelled_out(case: Case, fields: Collection[str]) -> frozenset[str]:
    """Return the payload paths of a decision for fields that are named without places of lists."""
    return frozenset(
        each.path for each in withholdable(case) if fields and unnumbered(each.path) in fields
    )


def told(
    book: Casebook,
    opened: Opened,
    disclosure: Disclosure = IN_FULL,
    besides: frozenset[str] = frozenset(),
) -> Told:
    """Return the decision as a copy tells it; `besides` are further paths to withhold of it.

    Raises `NotIntact`, and `ValueError` for a path that no record has words for withholding.
    """
    page = page_of(book, opened)
    case, said, privileged = _case(opened, disclosure, besides)
    if disclosure.level is Level.FULL and not said:
        return Told(
            page=page,
            case=case,
            afterwards=page.afterwards,
            since=page.since,
            said=said,
            decision=privileged,
        )
    history = CaseHistory(book, opened.entry)
    return Told(
        page=page,
        case=case,
        afterwards=history.afterwards(case, disclosure),
        since=replace(
            page.since,
            releases=_releases(history, opened.recorded.case, case, disclosure),
            differences=_differences(book, opened, history, disclosure, besides),
        ),
        said=said,
        decision=said | privileged,
        later={
            bytes.fromhex(each.entry_id): _held_later(each.happening, disclosure)
            for each in history.happened()
        },
    )


def _case(
    opened: Opened, disclosure: Disclosure, besides: frozenset[str]
) -> tuple[Case, frozenset[str], frozenset[str]]:
    """Return the case as it is told, what reads as withheld in it, and what is privileged.

    What was said in privileged advice stays in the case: the record says of it how long it is.
    """
    case, kind = opened.recorded.case, opened.kind
    whole = Disclosure(level=Level.FULL, privileged=disclosure.privileged)
    privileged = withheld_paths(case, kind, whole)
    wanted = (withheld_paths(case, kind, disclosure) | besides) - NEVER_WITHHELD - privileged
    said = held(case, wanted)
    return told_of(case, said), said, privileged


def _held_later(happening: Happening, disclosure: Disclosure) -> frozenset[str]:
    return held(happening, withheld_later(happening, disclosure))


def _releases(
    history: CaseHistory, true: Case, case: Case, disclosure: Disclosure
) -> tuple[releasing.ItemReleases, ...]:
    """Return the items through their stages; how they differ is told by what truly left."""
    left = history.releases(true)
    seen = tuple(told_of(each, _held_later(each, disclosure)) for each in left)
    compared = zip(releasing.compare(case, seen), releasing.compare(true, left), strict=True)
    return tuple(replace(shown, why=whole.why) for shown, whole in compared)


def _differences(
    book: Casebook,
    opened: Opened,
    history: CaseHistory,
    disclosure: Disclosure,
    besides: frozenset[str],
) -> tuple[Difference, ...]:
    before = history.predecessors()
    if not before:
        return ()
    both = [opened_entry(book, before[0]), opened]
    true = [account_of(book, each) for each in both]
    seen = []
    for account, each in zip(true, both, strict=True):
        case, said, _ = _case(each, disclosure, besides)
        seen.append(replace(account, case=case, withheld=said))
    return differences_told(differences(*true), differences(*seen))
