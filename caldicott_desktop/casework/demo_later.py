"""What happens after the fictional decisions of a demonstration vault, and when."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from random import Random

from caldicott_desktop.casework.timing import UK
from caldicott_desktop.domain import choices as c
from caldicott_desktop.domain import happenings as h
from caldicott_desktop.domain.case import Case, CheckOverride, Correction, Override
from caldicott_desktop.domain.consistency import releases
from caldicott_desktop.domain.releasing import approved_scope, completed, proposed

# How often, of the decisions it can happen to.
_RELEASED, _LESS, _MORE = 0.85, 0.08, 0.03
_CONDITION_SETTLED, _BREACHED = 0.8, 0.06
_REVIEWED, _ENDED = 0.85, 0.15
_CAME = 0.9
_TOLD = 0.8
_FOLLOWED = 0.75
_CHALLENGED, _ANSWERED = 0.03, 0.85
_WITHDRAWN = 0.04
_LEARNT, _INCIDENT = 0.04, 0.015
_CORRECTED = 0.015

_WORKING_HOURS = range(9, 17)

_PROOFS = ("Read receipt, kept with the file", "Signed for at the desk", "Tracking number 26-4471")
_LESSONS = (
    "Requests by telephone are written down before they are answered.",
    "Letters from others are kept apart from our own notes, so that a copy is quicker to check.",
    "Night staff know where the blank urgent cards are.",
)
_LEFT_OUT = "Their reference was left out, and the paper they sent was found to carry it."
_TOO_WIDE = "More of it was written down as approved than was approved."
_NARROWER = "; of those, only the two nights in question"
_COVER = "The cover names nobody and holds the rest."
_AS_COPIED = "The copy had been made before the correction, and the photograph lay in it."
# SHA-256 of nothing that exists: a file was described by it when it left.
_WHAT_LEFT = "3f0c" * 16
_FEBRUARY = 2


@dataclass(frozen=True, slots=True, kw_only=True)
class Later:
    """Something that happens to a decision `at` that time (aware): a happening or a correction."""

    at: datetime
    told: h.Happening | Correction


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """A fictional decision as it was recorded: its case, its entry (id in hex), and by when."""

    case: Case
    entry: str
    recorded_at: datetime


def later(told: Told, chance: Random, colleague: str) -> Iterator[Later]:
    """Yield what happens to a decision, in no order; the same for the same source of chance.

    `colleague` is who does what has to be done. A challenge is opened here; `closing` ends it.
    """
    case, maker = told.case, _Maker(told, chance, colleague)
    outcome = case.conclusion.outcome
    if outcome is not None and outcome.shares:
        yield from maker.released()
        yield from maker.conditions()
        yield from maker.review()
    if outcome in {c.Outcome.DEFER, c.Outcome.ESCALATE}:
        yield from maker.answered()
    if case.conclusion.telling.told is c.Telling.WILL_BE_TOLD:
        yield from maker.person_told()
    if outcome is c.Outcome.ADVICE_ONLY:
        yield from maker.followed()
    yield from maker.now_and_then()


def is_in_february(moment: datetime) -> bool:
    """Tell whether a decision of that time (aware) is one that `february` may be told of."""
    return moment.astimezone(UK).month == _FEBRUARY


def february(told: Told, chance: Random, colleague: str) -> Iterator[Later]:
    """Yield the story that every reader of a log ought to be able to follow from it.

    A decision to give a part is corrected, so that less is approved than before; then what leaves
    is more than that.
    """
    correction = Correction(corrects=(told.entry,), reason=_TOO_WIDE)
    corrected = replace(told, case=put_right(told.case, correction, chance))
    maker = _Maker(corrected, chance, colleague)
    yield Later(at=maker.after(hours=49), told=correction)
    yield maker.released_beyond(told.case)


def put_right(case: Case, correction: Correction, chance: Random) -> Case:
    """Give the case as its correction says that it should have been written down."""
    if correction.reason == _TOO_WIDE:
        narrowed = replace(
            case.items[0], approved_scope=f"{case.items[0].approved_scope}{_NARROWER}"
        )
        return replace(case, items=(narrowed, *case.items[1:]))
    reference = f"{chance.choice('BHKNS')}{chance.randrange(10, 99)}/{chance.randrange(1000, 9999)}"
    return replace(case, request=replace(case.request, their_reference=reference))


def closing(opened_at: datetime, opening: str, chance: Random) -> Iterator[Later]:
    """Give how a challenge ends, if it does; `opening` is the entry (id in hex) that told of it."""
    if chance.random() < _ANSWERED:
        at = _some_time_after(opened_at, chance, days=chance.randrange(8, 27))
        result = chance.choice((c.ChallengeResult.NOT_UPHELD, c.ChallengeResult.UPHELD_IN_PART))
        yield Later(
            at=at,
            told=h.ChallengeClosed(
                opening=opening,
                result=result,
                on=at.astimezone(UK).date(),
                note="Answered in writing, with whom to turn to next.",
            ),
        )


class _Maker:
    """Makes up what happens to one decision."""

    def __init__(self, told: Told, chance: Random, colleague: str) -> None:
        self._told = told
        self._chance = chance
        self._colleague = colleague

    def released(self) -> Iterator[Later]:
        chance, case = self._chance, self._told.case
        if not case.items or chance.random() > _RELEASED:
            return
        items = list(proposed(case))
        if items and chance.random() < _LESS:
            items[-1] = replace(items[-1], scope="Half of it; the rest was not asked for again")
        elif chance.random() < _MORE:
            items.append(h.ReleasedItem(name="Covering page of the file", scope="One page"))
        at = self.after(hours=chance.randrange(1, 60))
        ways = (c.ReleaseWay.SECURE_EMAIL, c.ReleaseWay.HANDED_OVER, c.ReleaseWay.POST)
        told = h.Released(
            items=tuple(items),
            recipient=case.request.name or case.request.organisation or "The requester",
            way=chance.choice(ways),
            proof=chance.choice(_PROOFS),
            released_at=at.astimezone(UK),
            released_by=self._colleague,
        )
        yield Later(at=at, told=replace(told, check_overrides=self._gone_past(told)))

    def released_beyond(self, before: Case) -> Later:
        """Give a release as it was approved `before`, with something that nobody asked for."""
        case = self._told.case
        scopes = [approved_scope(before, each) for each in before.items]
        told = h.Released(
            items=(
                *(replace(i, scope=scopes[(i.number or 1) - 1]) for i in proposed(case)),
                h.ReleasedItem(name="A photograph from the file", scope="One print"),
            ),
            recipient=case.request.name or case.request.organisation or "The requester",
            way=c.ReleaseWay.HANDED_OVER,
            proof=_PROOFS[1],
            released_at=(at := self.after(hours=73)).astimezone(UK),
            released_by=self._colleague,
            files=(h.ReleasedFile(sha256=_WHAT_LEFT, size=184_320),),
        )
        return Later(at=at, told=replace(told, check_overrides=self._gone_past(told, _AS_COPIED)))

    def conditions(self) -> Iterator[Later]:
        chance = self._chance
        for number, condition in enumerate(self._told.case.conditions, start=1):
            if condition.due_on is None or chance.random() > _CONDITION_SETTLED:
                continue
            breached = chance.random() < _BREACHED
            at = self._near(condition.due_on - timedelta(days=chance.randrange(1, 6)))
            yield Later(
                at=at,
                told=h.ConditionSettled(
                    condition=number,
                    result=c.ConditionResult.BREACHED if breached else c.ConditionResult.MET,
                    on=at.astimezone(UK).date(),
                    who=self._colleague,
                    note="Still there a week later; reported." if breached else None,
                ),
            )

    def review(self) -> Iterator[Later]:
        chance, due_on = self._chance, self._told.case.conclusion.review_on
        if due_on is None or chance.random() > _REVIEWED:
            return
        at = self._near(due_on)
        ended = chance.random() < _ENDED
        on = at.astimezone(UK).date()
        yield Later(
            at=at,
            told=h.ReviewHeld(
                result=c.ReviewResult.STOP if ended else c.ReviewResult.CONTINUE,
                on=on,
                who=self._colleague,
                note="What was given is no longer needed." if ended else "Still needed, unchanged.",
                next_on=None if ended else on + timedelta(days=180),
            ),
        )

    def answered(self) -> Iterator[Later]:
        """Yield that what was asked for, of the requester or of somebody above, has come."""
        details = self._told.case.conclusion.details
        due_on = details.chase_on or details.escalated_by_on
        if due_on is None or self._chance.random() > _CAME:
            return
        at = self._near(due_on)
        yield Later(
            at=at,
            told=h.ReviewHeld(
                result=c.ReviewResult.CONTINUE,
                on=at.astimezone(UK).date(),
                who=self._colleague,
                note="The answer came, and changes nothing that was decided.",
            ),
        )

    def person_told(self) -> Iterator[Later]:
        if self._chance.random() < _TOLD:
            at = self.after(hours=self._chance.randrange(20, 200))
            yield Later(
                at=at,
                told=h.PersonTold(
                    who="The resident",
                    by=self._colleague,
                    how="In person",
                    on=at.astimezone(UK).date(),
                ),
            )

    def followed(self) -> Iterator[Later]:
        chance, case = self._chance, self._told.case
        if chance.random() > _FOLLOWED:
            return
        at = self.after(hours=chance.randrange(24, 240))
        yield Later(
            at=at,
            told=h.AdviceFollowed(
                followed=chance.choice((*[c.Followed.YES] * 4, c.Followed.IN_PART, c.Followed.NO)),
                who=case.conclusion.details.who_decides or self._colleague,
                on=at.astimezone(UK).date(),
                note="As advised, from the first of the month.",
            ),
        )

    def now_and_then(self) -> Iterator[Later]:
        chance, case = self._chance, self._told.case
        at = self.after(hours=chance.randrange(100, 900))
        on = at.astimezone(UK).date()
        if chance.random() < _CHALLENGED:
            opened = h.ChallengeOpened(
                by=case.request.name or case.request.position or "The requester",
                route=chance.choice((c.ChallengeRoute.COMPLAINT, c.ChallengeRoute.INTERNAL_REVIEW)),
                on=on,
                says="Asks for it to be looked at again by somebody else.",
                answer_by=on + timedelta(days=28),
            )
            yield Later(at=at, told=opened)
        explicit = case.law.confidentiality is c.ConfidentialityRoute.EXPLICIT_CONSENT
        if explicit and chance.random() < _WITHDRAWN:
            withdrawn = h.PermissionWithdrawn(
                who="The resident",
                on=on,
                known_by="Said so to the nurse in charge, who wrote it down.",
                follows="Nothing more is sent; what was sent is asked back.",
            )
            yield Later(at=at, told=withdrawn)
        if chance.random() < _LEARNT:
            lesson = chance.choice(_LESSONS)
            yield Later(at=at, told=h.LearningNoted(words=lesson, passed_to="Team meeting"))
        if chance.random() < _INCIDENT:
            incident = h.IncidentLinked(
                system="Incident log", their_reference=f"INC-{chance.randrange(100, 999)}", on=on
            )
            yield Later(at=at, told=incident)
        if chance.random() < _CORRECTED:
            correction = Correction(corrects=(self._told.entry,), reason=_LEFT_OUT)
            yield Later(at=self.after(hours=chance.randrange(62, 148)), told=correction)

    def _gone_past(self, told: h.Released, reason: str = _COVER) -> tuple[CheckOverride, ...]:
        """Go past each warning about a release, with a name and a reason."""
        case = self._told.case
        why = Override(by_name=self._colleague, reason=reason)
        return tuple(
            CheckOverride(check_id=each.check_id, words=each.words, override=why)
            for each in releases.findings(completed(told, case), case)
        )

    def after(self, *, hours: int) -> datetime:
        return _some_time_after(self._told.recorded_at, self._chance, hours=hours)

    def _near(self, day: date) -> datetime:
        at = datetime.combine(day, time(self._chance.choice(_WORKING_HOURS)), tzinfo=UK)
        return max(at, self._told.recorded_at + timedelta(hours=1))


def _some_time_after(
    moment: datetime, chance: Random, *, days: int = 0, hours: int = 0
) -> datetime:
    return moment + timedelta(days=days, hours=hours, minutes=chance.randrange(2, 58))
