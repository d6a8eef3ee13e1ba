"""The counts of a report: everything that may be shown of a period, linked in one set.

All reports of one period show parts of this one set, so that none of them gives back what another
withholds (`docs/decisions/0228-what-reports-count.md`); what is published stands on the sets of
quarters and financial years (`docs/decisions/0251-what-is-published-stands-on-quarters.md`).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from types import MappingProxyType

from caldicott_desktop.domain import choices as c
from caldicott_desktop.domain.published import Published, publish
from caldicott_desktop.domain.quarters import Quarter, quarter_of, whole_years
from caldicott_desktop.domain.reports.facts import ConditionFact, Decided, Facts, joined
from caldicott_desktop.domain.reports.period import Period
from caldicott_desktop.domain.suppression import Label, Shown
from caldicott_desktop.domain.tally import NOT_SAID, Tallied, Tally

ALL: Label = ("all",)
CONTINUING: Label = ("continuing",)
CONDITIONS: Label = ("conditions",)
ITEMS: Label = ("items",)
REVIEWS: Label = ("reviews",)
CHALLENGES: Label = ("challenges",)
ENDED: Label = ("challenges ended",)
ON_CARD: Label = ("begun on a card",)
OUT_OF_HOURS: Label = ("out of hours",)
LAW_NAMED: Label = ("law named",)
CONFIDENTIALITY_NAMED: Label = ("confidentiality named",)
DATA_PROTECTION_NAMED: Label = ("data protection named",)
FOR_CARE: Label = ("for care",)
FOR_OTHER_USES: Label = ("for other uses",)
SUPPLIERS: Label = ("suppliers",)
LATE: Label = ("late",)
OVERRIDDEN: Label = ("overridden",)
SUPERSEDED: Label = ("superseded",)
CARDS: Label = ("cards",)
TOLD: Label = ("told",)
WITHDRAWN: Label = ("withdrawn",)
INCIDENTS: Label = ("incidents",)
LEARNT: Label = ("learnt",)

GROUP, OUTCOME, KIND, REQUESTER = "group", "outcome", "kind", "requester"
PURPOSE, GATEWAY, PART, URGENCY = "purpose", "gateway", "part", "urgency"
DAYS, DUE, TELLING, OBJECTION = "days", "due", "telling", "objection"
OPT_OUT, RELEASE, ITEM, CONDITION = "opt-out", "release", "item", "condition"
REVIEW_STATE, REVIEW, FOLLOWED = "review state", "review", "followed"
CHALLENGE, CHALLENGE_END = "challenge", "challenge end"

SHARED = "Something was shared"
REFUSED = "Refused"
OTHERWISE = "Ended otherwise"
GROUPS = (SHARED, REFUSED, OTHERWISE)

NO_GATEWAY = "None named"
SAME_DAY = "On the same day"
DAYS_TAKEN = (SAME_DAY, "In 1 to 7 days", "In 8 to 30 days", "In more than 30 days", NOT_SAID)
_WEEK, _MONTH = 7, 30
IN_TIME, AFTER, NO_DAY = "By that day", "After that day", "No day was set"
OPEN, OVERDUE, WITHOUT_DAY = "Open", "Open and overdue", "Open, with no day set"
LOOKED_AT, TO_COME, REVIEW_OVERDUE = "Looked at again", "Still to come", "Overdue"
NOT_ANSWERED = "Not answered yet"


def principle(number: int) -> str:
    """Return the name of the table of how one principle was rated."""
    return f"principle {number}"


def group_of(outcome: c.Outcome) -> str:
    """Return which of the three ends an outcome is."""
    if outcome.shares:
        return SHARED
    return REFUSED if outcome is c.Outcome.REFUSE else OTHERWISE


def counted(facts: Facts) -> Tallied:
    """Return all that may be shown of the decisions and events of a period, taken by itself.

    It may stand in what is published only where the period is a quarter.
    """
    tally = _tally(facts)
    _over_time(tally, facts)
    return tally.shown()


def published(facts: Facts) -> Published:
    """Return all that may be published of the decisions and events of whole quarters."""
    quarters: dict[Quarter, Tally] = {}
    by_quarter = {quarter_of(each.period.first): each for each in facts.quarters or (facts,)}
    for quarter, each in by_quarter.items():
        quarters[quarter] = _tally(each)
        _over_time(quarters[quarter], each)
    years = {
        year: _tally(joined([by_quarter[each] for each in four]))
        for year, four in whole_years(quarters).items()
    }
    found = publish(quarters, years, total=ALL)
    return replace(found, all=_by_quarter(facts, found)) if facts.quarters else found


def _by_quarter(facts: Facts, found: Published) -> Tallied:
    """Return what may be told of all the days, parted by quarter and no longer by month."""
    numbers = {
        label: number
        for label, number in found.all.numbers.items()
        if label[0] != PART and label[:2] != (GROUP, PART)
    }
    for each in facts.quarters:
        told, short = found.quarters[quarter_of(each.period.first)], each.period.short
        numbers[PART, short] = told.at(*ALL)
        for group in GROUPS:
            numbers[GROUP, PART, group, short] = told_beside_total(told, GROUP, group)
    return replace(found.all, numbers=MappingProxyType(numbers))


def told_beside_total(told: Tallied, name: str, value: str) -> Shown:
    """Return a part of all decisions; nothing is told of one where their number is withheld.

    A zero beside it would tell what each of so few is not.
    """
    return None if told.at(*ALL) is None else told.at(name, value)


def _tally(facts: Facts) -> Tally:
    tally = Tally()
    _decisions(tally, facts)
    _weighing(tally, facts.decided)
    _afterwards(tally, facts)
    _keeping(tally, facts)
    return tally


def _over_time(tally: Tally, facts: Facts) -> None:
    """Count the decisions over the parts of the period, and how they ended in each."""
    among = tuple(each.short for each in facts.period.parts)
    parts_of = [_part_of(facts.period, each.decided_on) for each in facts.decided]
    groups = [group_of(each.outcome) for each in facts.decided]
    tally.part(PART, ALL, parts_of, among=among)
    tally.cross(GROUP, PART, zip(groups, parts_of, strict=True))


def _decisions(tally: Tally, facts: Facts) -> None:
    """Count who asked for what, when, under which law, and how it ended."""
    all_ = facts.decided
    tally.count(ALL, len(all_))
    tally.part(GROUP, ALL, (group_of(each.outcome) for each in all_), among=GROUPS)
    tally.part(OUTCOME, ALL, (e.outcome.label for e in all_), among=_labels(tuple(c.Outcome)))
    for group in GROUPS:
        parts = tuple((OUTCOME, each.label) for each in c.Outcome if group_of(each) == group)
        tally.link((GROUP, group), parts)
    tally.part(REQUESTER, ALL, (_label(each.requester) for each in all_), gathered=True)
    tally.part(PURPOSE, ALL, (_label(each.purpose) for each in all_), gathered=True)
    tally.part(KIND, ALL, (each.kind for each in all_), gathered=True)
    tally.part(GATEWAY, ALL, (each.gateway or NO_GATEWAY for each in all_), gathered=True)
    for label, holds in (
        (LAW_NAMED, [bool(each.gateway) for each in all_]),
        (CONFIDENTIALITY_NAMED, [each.confidentiality for each in all_]),
        (DATA_PROTECTION_NAMED, [each.data_protection for each in all_]),
        (FOR_CARE, [each.purpose is c.Purpose.CARE for each in all_]),
        (FOR_OTHER_USES, [each.purpose not in {c.Purpose.CARE, None} for each in all_]),
        (SUPPLIERS, [each.requester is c.RequesterKind.SUPPLIER for each in all_]),
    ):
        tally.some(label, ALL, sum(holds))


def _weighing(tally: Tally, decided: Sequence[Decided]) -> None:
    """Count how soon, and how the eight principles and people's wishes were met."""
    urgencies = (*_labels(tuple(c.Urgency)), NOT_SAID)
    tally.part(URGENCY, ALL, (_label(each.urgency) for each in decided), among=urgencies)
    tally.some(OUT_OF_HOURS, ALL, sum(each.out_of_hours for each in decided))
    tally.some(ON_CARD, ALL, sum(each.on_card for each in decided))
    tally.part(DAYS, ALL, (_days_taken(each.days) for each in decided), among=DAYS_TAKEN)
    tally.part(DUE, ALL, map(_in_time, decided), among=(IN_TIME, AFTER, NO_DAY))
    for name, asked, choices in (
        (TELLING, [each.telling for each in decided], tuple(c.Telling)),
        (OBJECTION, [each.objection for each in decided], tuple(c.Objection)),
        (OPT_OUT, [each.opt_out for each in decided], tuple(c.OptOut)),
    ):
        tally.part(name, ALL, map(_label, asked), among=(*_labels(choices), NOT_SAID))
    for number in range(1, 9):
        rated = (each.ratings[number - 1].label for each in decided)
        tally.part(principle(number), ALL, rated, among=_labels(tuple(c.Rating)))


def _afterwards(tally: Tally, facts: Facts) -> None:
    """Count what left, what became of conditions, reviews, advice and challenges."""
    decided, events, today = facts.decided, facts.events, facts.made_on
    released = (each.release.label for each in decided if each.outcome.shares)
    tally.part(RELEASE, (GROUP, SHARED), released, among=_labels(tuple(c.ReleaseState)))
    items = [each.items for each in decided]
    tally.count(ITEMS, sum(each.asked for each in items))
    counts = {
        c.ItemDecision.ALLOWED.label: sum(each.allowed for each in items),
        c.ItemDecision.REDUCED.label: sum(each.reduced for each in items),
        c.ItemDecision.REDACTED.label: sum(each.redacted for each in items),
        c.ItemDecision.REFUSED.label: sum(each.refused for each in items),
        NOT_SAID: sum(each.undecided for each in items),
    }
    repeated = (label for label, number in counts.items() for _ in range(number))
    tally.part(ITEM, ITEMS, repeated, among=tuple(counts))
    conditions = [each for one in decided for each in one.conditions]
    tally.count(CONDITIONS, len(conditions))
    states = (*_labels(tuple(c.ConditionResult)), OPEN, OVERDUE, WITHOUT_DAY)
    tally.part(CONDITION, CONDITIONS, (_settled(e, today) for e in conditions), among=states)
    tally.some(CONTINUING, ALL, sum(each.continuing for each in decided))
    reviewed = (_reviewed(each, today) for each in decided if each.continuing)
    among = (LOOKED_AT, TO_COME, REVIEW_OVERDUE, NO_DAY)
    tally.part(REVIEW_STATE, CONTINUING, reviewed, among=among)
    advice = (e.followed for e in decided if e.outcome is c.Outcome.ADVICE_ONLY)
    answers = (each.label if each else NOT_ANSWERED for each in advice)
    ways = (*_labels(tuple(c.Followed)), NOT_ANSWERED)
    tally.part(FOLLOWED, (OUTCOME, c.Outcome.ADVICE_ONLY.label), answers, among=ways)
    for total, name, happened, choices in (
        (REVIEWS, REVIEW, events.reviews, tuple(c.ReviewResult)),
        (CHALLENGES, CHALLENGE, events.challenges, tuple(c.ChallengeRoute)),
        (ENDED, CHALLENGE_END, events.challenges_ended, tuple(c.ChallengeResult)),
    ):
        tally.count(total, len(happened))
        tally.part(name, total, (each.label for each in happened), among=_labels(choices))


def _keeping(tally: Tally, facts: Facts) -> None:
    """Count what tells how the record was kept, and what was learnt."""
    decided, events = facts.decided, facts.events
    tally.some(LATE, ALL, sum(each.late for each in decided))
    tally.some(OVERRIDDEN, ALL, sum(each.overrides > 0 for each in decided))
    tally.count(SUPERSEDED, facts.superseded)
    tally.count(CARDS, facts.cards)
    tally.count(TOLD, events.people_told)
    tally.count(WITHDRAWN, events.permissions_withdrawn)
    tally.count(INCIDENTS, events.incidents)
    tally.count(LEARNT, len(events.learnt))


def counted_before(facts: Facts) -> Tallied | None:
    """Return how the decisions of the period before ended; `None` where the log cannot tell."""
    return None if facts.before is None else published(facts.before).all


def _labels(choices: Sequence[c.Choice]) -> tuple[str, ...]:
    return tuple(each.label for each in choices)


def _label(choice: c.Choice | None) -> str:
    return choice.label if choice else NOT_SAID


def _part_of(period: Period, day: date) -> str:
    return next(each.short for each in period.parts if each.holds(day))


def _days_taken(days: int | None) -> str:
    if days is None:
        return NOT_SAID
    bounds = (0, _WEEK, _MONTH)
    return next(
        (words for words, most in zip(DAYS_TAKEN, bounds, strict=False) if days <= most),
        DAYS_TAKEN[len(bounds)],
    )


def _in_time(decided: Decided) -> str:
    if decided.due_on is None:
        return NO_DAY
    return IN_TIME if decided.decided_on <= decided.due_on else AFTER


def _settled(condition: ConditionFact, today: date) -> str:
    if condition.result is not None:
        return condition.result.label
    if condition.due_on is None:
        return WITHOUT_DAY
    return OVERDUE if condition.due_on < today else OPEN


def has_overdue(decided: Decided, today: date) -> bool:
    """Tell whether a condition of a decision is open after its day."""
    return any(_settled(each, today) == OVERDUE for each in decided.conditions)


def is_overdue(decided: Decided, today: date) -> bool:
    """Tell whether a continuing use is to be looked at again, and the day is past."""
    return decided.continuing and _reviewed(decided, today) == REVIEW_OVERDUE


def _reviewed(decided: Decided, today: date) -> str:
    if decided.reviewed_on is not None:
        return LOOKED_AT
    if decided.first_review_on is None:
        return NO_DAY
    return REVIEW_OVERDUE if decided.first_review_on < today else TO_COME
