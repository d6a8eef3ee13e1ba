"""What is still needed before something that happened can be recorded, all of it at once."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, fields, replace
from datetime import date
from typing import TypeVar

from caldicott_desktop.domain import choices as c
from caldicott_desktop.domain import happenings as h
from caldicott_desktop.domain import releasing
from caldicott_desktop.domain.case import Case
from caldicott_desktop.domain.consistency import carried, held, releases
from caldicott_desktop.domain.rules.matter import blank
from caldicott_desktop.domain.unmet import Lacking

_NOT_YET = "This day has not come yet: correct it."

# Texts that may run over several lines; every other text is one line.
_LONG = frozenset({"note", "says", "words", "follows", "proof", "scope", "reason", "way_words"})

T = TypeVar("T")


@dataclass(frozen=True, slots=True, kw_only=True)
class Since:
    """What is known of a decision by now: the ids of its open challenges (hex)."""

    open_challenges: tuple[str, ...] = ()


NOTHING_SINCE = Since()


def tidied(happening: T) -> T:
    """`happening` with its texts trimmed, and those that hold nothing left unanswered."""
    changes: dict[str, object] = {}
    for item in fields(happening):  # type: ignore[arg-type]  # always a dataclass
        value = getattr(happening, item.name)
        if isinstance(value, str):
            text = value.strip() if item.name in _LONG else " ".join(value.split())
            changes[item.name] = text or None
        elif isinstance(value, tuple):
            changes[item.name] = tuple(map(tidied, value))
        elif hasattr(value, "__dataclass_fields__"):
            changes[item.name] = tidied(value)
    return replace(happening, **changes)  # type: ignore[type-var]  # always a dataclass


def prepared(happening: h.Happening, case: Case) -> h.Happening:
    """`happening` as it would be recorded: tidied, and a release beside what was approved."""
    told = tidied(happening)
    if not isinstance(told, h.Released):
        return told
    told = releasing.completed(told, case)
    return carried(told, releases.findings(told, case))


def faults(  # noqa: C901 - one arm for each thing that may happen
    happening: h.Happening, case: Case, since: Since = NOTHING_SINCE, *, today: date
) -> tuple[Lacking, ...]:
    """Everything that stands between `happening`, `prepared` before, and its recording."""
    match happening:
        case h.Released():
            found = _released(happening, case, today)
        case h.ConditionSettled():
            found = _condition(happening, case, today)
        case h.ReviewHeld():
            found = _review(happening, today)
        case h.PermissionWithdrawn():
            found = _withdrawn(happening, today)
        case h.ChallengeOpened():
            found = _opened(happening, today)
        case h.ChallengeClosed():
            found = _closed(happening, since, today)
        case h.AdviceFollowed():
            found = _followed(happening, case, today)
        case h.PersonTold():
            found = _told(happening, today)
        case h.LearningNoted():
            found = _needed("/words", happening.words, "Write what was learnt.")
        case h.IncidentLinked():
            found = _incident(happening, today)
    return tuple(found)


def _needed(path: str, value: object, sentence: str) -> Iterator[Lacking]:
    if blank(value):
        yield Lacking(path=path, sentence=sentence)


def _day(path: str, on: date | None, today: date, sentence: str) -> Iterator[Lacking]:
    if on is None:
        yield Lacking(path=path, sentence=sentence)
    elif on > today:
        yield Lacking(path=path, sentence=_NOT_YET)


def _later(path: str, on: date | None, after: date | None, sentence: str) -> Iterator[Lacking]:
    if on is not None and after is not None and on < after:
        yield Lacking(path=path, sentence=sentence)


def _released(told: h.Released, case: Case, today: date) -> Iterator[Lacking]:
    if not told.items:
        yield Lacking(path="/items", sentence="Tick or add what was released.")
    for place, item in enumerate(told.items):
        path = f"/items/{place}"
        if item.number is not None and not releasing.is_on_list(item, case):
            yield Lacking(
                path=f"{path}/number",
                sentence=f"The decision has no item {item.number}: choose one of its items.",
            )
        if item.number is None:
            yield from _needed(f"{path}/name", item.name, "Write what it was.")
        yield from _needed(f"{path}/scope", item.scope, "Write how much of it was sent.")
    yield from _needed("/recipient", told.recipient, "Write who received it.")
    yield from _needed("/way", told.way, "Say how it was given.")
    if told.way is c.ReleaseWay.OTHER:
        yield from _needed("/way_words", told.way_words, "Write in which way it was given.")
    at = told.released_at.date() if told.released_at else None
    yield from _day("/released_at", at, today, "Give the day and time at which it left.")
    yield from _needed("/released_by", told.released_by, "Write who gave or sent it.")
    for unmet in held(told, releases.findings(told, case)):
        yield Lacking(path=unmet.path, sentence=unmet.sentence)


def _condition(told: h.ConditionSettled, case: Case, today: date) -> Iterator[Lacking]:
    if told.condition is None:
        yield Lacking(path="/condition", sentence="Choose the condition.")
    elif not 1 <= told.condition <= len(case.conditions):
        yield Lacking(
            path="/condition",
            sentence=f"The decision has no condition {told.condition}: choose one of its own.",
        )
    yield from _needed("/result", told.result, "Say whether it was met or breached.")
    yield from _day("/on", told.on, today, "Give the day on which it was met or breached.")
    yield from _needed("/who", told.who, "Write who saw to it, or who found out.")
    if told.result is c.ConditionResult.BREACHED:
        yield from _needed("/note", told.note, "Write what happened, and what is done about it.")


def _review(told: h.ReviewHeld, today: date) -> Iterator[Lacking]:
    yield from _needed("/result", told.result, "Say what the review came to.")
    yield from _day("/on", told.on, today, "Give the day of the review.")
    yield from _needed("/who", told.who, "Write who held the review.")
    if told.result is not c.ReviewResult.CONTINUE:
        yield from _needed("/note", told.note, "Write why.")
    sentence = "The next review is before this one: correct one of the two days."
    yield from _later("/next_on", told.next_on, told.on, sentence)


def _withdrawn(told: h.PermissionWithdrawn, today: date) -> Iterator[Lacking]:
    yield from _needed("/who", told.who, "Write who withdrew the permission.")
    yield from _day("/on", told.on, today, "Give the day on which it was withdrawn.")
    yield from _needed("/known_by", told.known_by, "Write how we know.")
    yield from _needed("/follows", told.follows, "Write what is done about it.")


def _opened(told: h.ChallengeOpened, today: date) -> Iterator[Lacking]:
    yield from _needed("/by", told.by, "Write who challenges the decision.")
    yield from _needed("/route", told.route, "Say by which way it came.")
    yield from _day("/on", told.on, today, "Give the day on which it came.")
    yield from _needed("/says", told.says, "Write what they say.")
    sentence = "The answer is due before the challenge came: correct one of the two days."
    yield from _later("/answer_by", told.answer_by, told.on, sentence)


def _closed(told: h.ChallengeClosed, since: Since, today: date) -> Iterator[Lacking]:
    if told.opening not in since.open_challenges:
        yield Lacking(path="/opening", sentence="Choose the challenge that ended.")
    yield from _needed("/result", told.result, "Say how it ended.")
    yield from _day("/on", told.on, today, "Give the day on which it ended.")


def _followed(told: h.AdviceFollowed, case: Case, today: date) -> Iterator[Lacking]:
    if case.conclusion.outcome is not c.Outcome.ADVICE_ONLY:
        sentence = "Whether advice was followed is recorded for an outcome of advice only."
        yield Lacking(path="/followed", sentence=sentence)
    yield from _needed("/followed", told.followed, "Say whether the advice was followed.")
    yield from _needed("/who", told.who, "Write who decided, for the organisation.")
    yield from _day("/on", told.on, today, "Give the day they decided.")


def _told(told: h.PersonTold, today: date) -> Iterator[Lacking]:
    yield from _needed("/who", told.who, "Write who was told.")
    yield from _needed("/by", told.by, "Write who told them.")
    yield from _needed("/how", told.how, "Write how they were told.")
    yield from _day("/on", told.on, today, "Give the day on which they were told.")
    sentence = "That is before the day they were told: correct one of the two days."
    yield from _later("/revisit_on", told.revisit_on, told.on, sentence)


def _incident(told: h.IncidentLinked, today: date) -> Iterator[Lacking]:
    yield from _needed("/system", told.system, "Write where the incident is recorded.")
    yield from _needed("/their_reference", told.their_reference, "Write its reference there.")
    yield from _day("/on", told.on, today, "Give the day of the incident.")
