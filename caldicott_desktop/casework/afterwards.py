"""Reading what happened after a decision: entry by entry, each checked as the decision was.

How a decision stands is worked out here from checked entries, as `store/happenings.py` does for the
lists from what is kept beside them; a property test holds the two together.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from functools import cached_property

from caldicott_desktop.casework import checked
from caldicott_desktop.casework.casebook import Casebook, name_of
from caldicott_desktop.casework.changes import DecisionId, EntryId, decision_id
from caldicott_desktop.casework.checked import CheckedEntry
from caldicott_desktop.casework.projecting import LATER_KINDS
from caldicott_desktop.casework.timing import UK
from caldicott_desktop.domain import happenings as h
from caldicott_desktop.domain import releasing
from caldicott_desktop.domain.audit.manifest import ReleaseTold
from caldicott_desktop.domain.case import Case, Condition
from caldicott_desktop.domain.choices import ConditionResult, ReviewResult, Standing
from caldicott_desktop.domain.disclosure import IN_FULL, Disclosure, Part, withheld_later
from caldicott_desktop.domain.record import happened as telling
from caldicott_desktop.domain.record import phrases
from caldicott_desktop.domain.record.withholding import WITHHELD, held, told_of
from caldicott_desktop.domain.since import Since
from caldicott_desktop.ledger import decisions as mapping
from caldicott_desktop.ledger import later_schemas, schemas
from caldicott_desktop.ledger.schemas import DECISION_KINDS
from caldicott_desktop.store import entries

# How `export.begun` says that a copy shows the name of the person it is about, and not the name.
_CORRECTION_REASON = "/correction/reason"
WITH_NAME = ", with the person’s name"

LETTER, LETTER_PDF, LETTER_TEXT = "letter", "letter as PDF", "letter as text"
"""How the files of a reply letter are called in `export.begun`."""

_LEFT_AS = {
    LETTER: "Reply letter written",
    LETTER_PDF: "Reply letter written",
    LETTER_TEXT: "Reply letter copied as text",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Afterwards:
    """A later entry on a decision: what happened, when it was recorded, and by whom.

    `happened_on` is the day it tells of, and `happened_at` the time, where it tells of another than
    that of its recording.
    """

    recorded_at: datetime
    what: str
    recorded_by: str
    happened_on: date | None = None
    happened_at: datetime | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Happened:
    """Something that happened after a decision, as it was recorded; `position` counts from 1."""

    happening: h.Happening
    recorded_at: datetime
    recorded_by: str
    entry_id: EntryId
    position: int


@dataclass(frozen=True, slots=True, kw_only=True)
class ConditionState:
    """A condition, counted from 1, and what was recorded last of what became of it."""

    number: int
    condition: Condition
    settled: h.ConditionSettled | None

    @property
    def result(self) -> ConditionResult | None:
        """Whether it was met or breached; `None` while it is open."""
        return self.settled.result if self.settled else None


@dataclass(frozen=True, slots=True, kw_only=True)
class ChallengeState:
    """A challenge, by the id of its entry, and how it ended, once it has."""

    opening: EntryId
    opened: h.ChallengeOpened
    closed: h.ChallengeClosed | None


@dataclass(frozen=True, slots=True, kw_only=True)
class DecisionLink:
    """Another decision of the same case."""

    id: DecisionId
    reference: str
    recorded_at: datetime


def names_of(links: Sequence[DecisionLink], *, beside: str) -> tuple[str, ...]:
    """Return how decisions are told apart from each other and from the one with number `beside`.

    Decisions of a case that are contested may bear one number: then it is said when each was
    recorded.
    """
    numbers = [beside, *(each.reference for each in links)]
    return tuple(
        f"{each.reference}, recorded {phrases.moment(phrases.in_uk(each.recorded_at))}"
        if numbers.count(each.reference) > 1
        else each.reference
        for each in links
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class _Told:
    """A later entry of the family, and the decision it is about (entry id, 32 bytes)."""

    entry: CheckedEntry
    happening: h.Happening
    about: bytes

    @property
    def order(self) -> tuple[datetime, int]:
        """What comes last among those that settle the same thing."""
        return self.entry.signed.entry.at, self.entry.row


class CaseHistory:
    """Every entry on a case, checked, seen from one of its decisions."""

    def __init__(self, book: Casebook, decision: CheckedEntry) -> None:
        """Read and check them all; raises `NotIntact` where one is not as it was signed."""
        self._book = book
        self._decision = decision
        self._id = decision.signed.entry_id
        on_case = entries.of_subject(book.store, decision.signed.entry.subject)
        self._entries = [
            decision if each.row == decision.row else checked.load(book, each) for each in on_case
        ]

    @cached_property
    def _decisions(self) -> tuple[CheckedEntry, ...]:
        return tuple(e for e in self._entries if e.signed.entry.kind in DECISION_KINDS)

    @cached_property
    def _told(self) -> tuple[_Told, ...]:
        return tuple(
            _Told(entry=each, happening=told, about=about)
            for each in self._entries
            if each.signed.entry.kind in LATER_KINDS
            and each.fields["/schema"] in later_schemas.NAMES
            for told, about in (later_schemas.read(each.fields),)
        )

    @cached_property
    def _mine(self) -> tuple[_Told, ...]:
        return tuple(each for each in self._told if each.about == self._id)

    def happened(self) -> tuple[Happened, ...]:
        """Return what happened to this decision, in the order in which it was recorded."""
        return tuple(
            Happened(
                happening=each.happening,
                recorded_at=each.entry.signed.entry.at,
                recorded_by=name_of(self._book, each.entry.signed.entry.person),
                entry_id=EntryId(each.entry.signed.entry_id.hex()),
                position=each.entry.signed.entry.seq + 1,
            )
            for each in self._mine
        )

    def entries_of_family(self) -> tuple[CheckedEntry, ...]:
        """Return the entries that tell what happened to this decision."""
        return tuple(each.entry for each in self._mine)

    def releases(self, case: Case) -> tuple[h.Released, ...]:
        """Return what left, in the order in which it was recorded.

        What left under a decision that this one takes the place of is told beside this one's items.
        """
        return tuple(each.released for each, _ in self.releases_told(case))

    def releases_told(self, case: Case) -> tuple[tuple[ReleaseTold, CheckedEntry], ...]:
        """Return the same with the day of recording, the earlier decision, and the entry of it."""
        return tuple(
            (self._release_told(each, each.happening, case), each.entry)
            for each in self._told
            if isinstance(each.happening, h.Released)
            and (each.about == self._id or each.about in self._earlier)
        )

    def _release_told(self, each: _Told, released: h.Released, case: Case) -> ReleaseTold:
        on = each.entry.signed.entry.at.astimezone(UK).date()
        if each.about == self._id:
            return ReleaseTold(released=released, recorded_on=on)
        carried = releasing.carried(released, self._earlier[each.about], case)
        (under,) = (e for e in self._decisions if e.signed.entry_id == each.about)
        return ReleaseTold(released=carried, recorded_on=on, under=str(under.fields["/reference"]))

    @cached_property
    def _earlier(self) -> dict[bytes, Case]:
        """The cases of all decisions this one comes after, by entry id."""
        found: dict[bytes, Case] = {}
        wanted = list(self.predecessors())
        while wanted:
            entry = wanted.pop()
            if entry.signed.entry_id not in found:
                found[entry.signed.entry_id] = mapping.from_fields(entry.fields).case
                corrected = self._corrects(entry)
                wanted += [e for e in self._decisions if e.signed.entry_id.hex() in corrected]
        return found

    def conditions(self, case: Case) -> tuple[ConditionState, ...]:
        """Return each condition of the decision and how it stands."""
        last: dict[int | None, h.ConditionSettled] = {}
        for each in sorted(self._mine, key=lambda one: one.order):
            if isinstance(each.happening, h.ConditionSettled):
                last[each.happening.condition] = each.happening
        return tuple(
            ConditionState(number=number, condition=condition, settled=last.get(number))
            for number, condition in enumerate(case.conditions, start=1)
        )

    def challenges(self) -> tuple[ChallengeState, ...]:
        """Return every challenge on the case, whichever of its decisions it was against."""
        ended = {
            (each.about, each.happening.opening): each.happening
            for each in self._told
            if isinstance(each.happening, h.ChallengeClosed)
        }
        return tuple(
            ChallengeState(
                opening=EntryId(each.entry.signed.entry_id.hex()),
                opened=each.happening,
                closed=ended.get((each.about, each.entry.signed.entry_id.hex())),
            )
            for each in self._told
            if isinstance(each.happening, h.ChallengeOpened)
        )

    def challenged(self, opening: str | None) -> bytes:
        """Return the entry id of the decision that a challenge is against; this one by default."""
        for each in self._told:
            if each.entry.signed.entry_id.hex() == opening:
                return each.about
        return self._id

    def since(self) -> Since:
        """Return what the rules for recording more have to know."""
        withdrawn = [
            each.happening.on
            for each in self._mine
            if isinstance(each.happening, h.PermissionWithdrawn) and each.happening.on
        ]
        own = mapping.from_fields(self._decision.fields).case
        decided = [
            each.conclusion.decided_at.date()
            for each in (own, *self._earlier.values())
            if each.conclusion.decided_at is not None
        ]
        last = self._last_review
        corrected = [each.recorded_at.astimezone(UK).date() for each in self.superseded_by()]
        return Since(
            open_challenges=tuple(
                str(each.opening) for each in self.challenges() if each.closed is None
            ),
            first_decided_on=min(decided, default=None),
            withdrawn_on=min(withdrawn, default=None),
            ended_on=last.on if last and last.result is ReviewResult.STOP else None,
            corrected_on=min(corrected, default=None),
        )

    @cached_property
    def _last_review(self) -> h.ReviewHeld | None:
        reviews = (each for each in self._mine if isinstance(each.happening, h.ReviewHeld))
        last = max(reviews, key=lambda one: one.order, default=None)
        return last.happening if last and isinstance(last.happening, h.ReviewHeld) else None

    def _corrects(self, entry: CheckedEntry) -> frozenset[str]:
        corrected = entry.fields.get("/correction/corrects", ())
        return frozenset(corrected) if isinstance(corrected, tuple) else frozenset()

    def _successors(self, entry: CheckedEntry) -> list[CheckedEntry]:
        wanted = entry.signed.entry_id.hex()
        return [each for each in self._decisions if wanted in self._corrects(each)]

    def superseded_by(self) -> tuple[DecisionLink, ...]:
        """Return the decisions that take the place of this one."""
        return tuple(map(self._link, self._successors(self._decision)))

    def predecessors(self) -> tuple[CheckedEntry, ...]:
        """Return the entries of the decisions that this one takes the place of."""
        corrected = self._corrects(self._decision)
        return tuple(e for e in self._decisions if e.signed.entry_id.hex() in corrected)

    def corrects(self) -> tuple[DecisionLink, ...]:
        """Return the decisions that this one takes the place of."""
        return tuple(map(self._link, self.predecessors()))

    def contested_with(self) -> tuple[DecisionLink, ...]:
        """Return the other decisions of the case that stand beside this one, where it stands."""
        if self._successors(self._decision):
            return ()
        return tuple(
            self._link(each)
            for each in self._decisions
            if each.row != self._decision.row and not self._successors(each)
        )

    def _link(self, entry: CheckedEntry) -> DecisionLink:
        alone = len(self._decisions) == 1 or self._is_in_force(entry)
        made = entry.signed.entry
        return DecisionLink(
            id=decision_id(made.subject, None if alone else entry.row),
            reference=str(entry.fields["/reference"]),
            recorded_at=made.at,
        )

    def _is_in_force(self, entry: CheckedEntry) -> bool:
        standing = [each for each in self._decisions if not self._successors(each)]
        return standing == [entry]

    def is_confirmed(self) -> bool:
        """Tell whether the one who decided has confirmed this decision."""
        return any(
            each.signed.entry.kind == "decision.confirmed"
            and each.fields["/confirmed"] == self._id.hex()
            for each in self._entries
        )

    def standing(self) -> Standing:
        """Return how this decision stands by everything recorded on its case."""
        made = self._decision.signed.entry
        linked = self._decision.fields["/decided_by_id"]
        last = self._last_review
        tests: tuple[tuple[Standing, Callable[[], bool]], ...] = (
            (Standing.SUPERSEDED, lambda: bool(self._successors(self._decision))),
            (Standing.CONTESTED, lambda: bool(self.contested_with())),
            (Standing.CHALLENGED, lambda: any(c.closed is None for c in self.challenges())),
            (
                Standing.ENDED,
                lambda: last is not None and last.result is ReviewResult.STOP,
            ),
            (
                Standing.WITHDRAWN,
                lambda: any(isinstance(e.happening, h.PermissionWithdrawn) for e in self._mine),
            ),
            (
                Standing.AWAITING,
                lambda: linked not in {None, made.person.hex()} and not self.is_confirmed(),
            ),
        )
        return next((standing for standing, holds in tests if holds()), Standing.STANDS)

    def afterwards(self, case: Case, disclosure: Disclosure = IN_FULL) -> tuple[Afterwards, ...]:
        """Return what was recorded of this decision later, in words, in the order of recording.

        For a copy of which `disclosure` says how much may leave, `case` is the decision as that
        copy tells it.
        """
        told = {each.entry.row: each for each in self._mine}
        return tuple(
            later
            for each in self._entries
            if (later := self._later(each, told.get(each.row), case, disclosure)) is not None
        )

    def _later(
        self, entry: CheckedEntry, told: _Told | None, case: Case, disclosure: Disclosure
    ) -> Afterwards | None:
        made = entry.signed.entry
        plain = Afterwards(
            recorded_at=made.at, what="", recorded_by=name_of(self._book, made.person)
        )
        if told is not None:
            at = told.happening.released_at if isinstance(told.happening, h.Released) else None
            withheld = held(told.happening, withheld_later(told.happening, disclosure))
            what = telling.words(told_of(told.happening, withheld), case)
            on = None if at else h.day_of(told.happening)
            return replace(plain, what=what, happened_on=on, happened_at=at)
        is_later = entry.row > self._decision.row
        other = self._what_else(entry, disclosure) if is_later else None
        return replace(plain, what=other) if other else None

    def _what_else(self, entry: CheckedEntry, disclosure: Disclosure) -> str | None:
        """Return what another later entry says of this decision, in words; `None` for nothing."""
        kind = entry.signed.entry.kind
        if kind == "export.begun":
            return self._what_left(entry, disclosure)
        if kind == "decision.confirmed" and entry.fields["/confirmed"] == self._id.hex():
            return "Confirmed by the person who decided"
        if kind in DECISION_KINDS and self._id.hex() in self._corrects(entry):
            shown = disclosure.shows(Part.TYPED, _CORRECTION_REASON)
            reason = entry.fields[_CORRECTION_REASON] if shown else WITHHELD
            return f"Corrected by decision {entry.fields['/reference']}.\n{reason}"
        return None

    def _what_left(self, entry: CheckedEntry, disclosure: Disclosure) -> str | None:
        begun = schemas.EXPORT_BEGUN.read(entry.fields)
        others = (each for each in self._decisions if each.row != self._decision.row)
        of_another = {str(each.fields["/reference"]) for each in others}
        if begun.selection.removesuffix(WITH_NAME) in of_another:
            return None
        named = WITH_NAME if begun.selection.endswith(WITH_NAME) else ""
        (form, *_) = (*(each.format for each in begun.files), "")
        what = _LEFT_AS.get(form, "Exported")
        shown = disclosure.shows(Part.NAMED, "/recipient")
        recipient = begun.recipient and (begun.recipient if shown else WITHHELD)
        return (f"{what} for {recipient}" if recipient else what) + named


def left_already(book: Casebook, case: Case) -> tuple[h.ReleasedItem, ...]:
    """Return what left under the decisions that a correction takes the place of.

    Each item stands beside what the correction approves of it. Raises `NotIntact`.
    """
    found: list[h.ReleasedItem] = []
    for corrected in case.correction.corrects:
        entry = checked.load(book, entries.by_id(book.store, bytes.fromhex(corrected)))
        before = mapping.from_fields(entry.fields).case
        for released in CaseHistory(book, entry).releases(before):
            found += releasing.carried(released, before, case).items
    return tuple(found)
