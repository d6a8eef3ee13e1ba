"""What is still needed before something that happened can be recorded, all of it at once."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields, replace
from datetime import date
from typing import TypeVar

from caldicott_desktop.domain import choices as c
from caldicott_desktop.domain import happenings as h
from caldicott_desktop.domain import releasing
from caldicott_desktop.domain.case import Case
from caldicott_desktop.domain.consistency import carried, held, releases
from caldicott_desktop.domain.lacking import needed
from caldicott_desktop.domain.since import NOTHING_SINCE, Since
from caldicott_desktop.domain.unmet import Lacking
from caldicott_desktop.errors import Sentence

_NOT_YET = Sentence("happened.not-yet")

# Texts that may run over several lines; every other text is one line.
_LONG = frozenset(
    {
        *("note", "says", "words", "follows", "proof", "scope", "reason", "way_words"),
        *("why", "what", "own_words", "scope_reason", "sensitive_words", "handed_what"),
    }
)

T = TypeVar("T")


def tidied(happening: T) -> T:
    """`happening` with its texts trimmed, and those that hold nothing left unanswered."""
    changes: dict[str, object] = {}
    for item in fields(happening):  # type: ignore[arg-type]  # always a dataclass
        value = getattr(happening, item.name)
        if isinstance(value, str):
            text = value.strip() if item.name in _LONG else " ".join(value.split())
            changes[item.name] = text or None
        elif isinstance(value, tuple):
            changes[item.name] = tuple(map(_tidied_item, value))
        elif hasattr(value, "__dataclass_fields__"):
            changes[item.name] = tidied(value)
    return replace(happening, **changes)  # type: ignore[type-var]  # always a dataclass


def _tidied_item(value: object) -> object:
    if isinstance(value, str):
        return " ".join(value.split())
    return tidied(value) if hasattr(value, "__dataclass_fields__") else value


def prepared(happening: h.Happening, case: Case, since: Since = NOTHING_SINCE) -> h.Happening:
    """`happening` as it would be recorded: tidied, and a release beside what was approved."""
    told = tidied(happening)
    if not isinstance(told, h.Released):
        return told
    told = releasing.completed(told, case)
    return carried(told, releases.findings(told, case, since))


def faults(  # noqa: C901 - one arm for each thing that may happen
    happening: h.Happening, case: Case, since: Since = NOTHING_SINCE, *, today: date
) -> tuple[Lacking, ...]:
    """Everything that stands between `happening`, `prepared` before, and its recording."""
    match happening:
        case h.Released():
            found = _released(happening, case, since, today)
        case h.ConditionSettled():
            found = _condition(happening, case, since, today)
        case h.ReviewHeld():
            found = _review(happening, since, today)
        case h.PermissionWithdrawn():
            found = _withdrawn(happening, today)
        case h.ChallengeOpened():
            found = _opened(happening, since, today)
        case h.ChallengeClosed():
            found = _closed(happening, since, today)
        case h.AdviceFollowed():
            found = _followed(happening, case, since, today)
        case h.PersonTold():
            found = _told(happening, today)
        case h.LearningNoted():
            found = needed("/words", happening.words, Sentence("happened.learnt.words"))
        case h.IncidentLinked():
            found = _incident(happening, today)
    return tuple(found)


def _day(path: str, on: date | None, today: date, said: Sentence) -> Iterator[Lacking]:
    if on is None:
        yield Lacking(path=path, said=said)
    elif on > today:
        yield Lacking(path=path, said=_NOT_YET)


def _before(path: str, on: date | None, since: Since) -> Iterator[Lacking]:
    """A day before anything was decided, of what only a decision can lead to.

    A person may have been told before, permission may have been withdrawn unknown to us, and an
    incident may be what led to it: their days are left as they are told.
    """
    decided_on = since.first_decided_on
    if on is not None and decided_on is not None and on < decided_on:
        yield Lacking(path=path, said=Sentence("happened.before-decision", on=decided_on))


def _later(path: str, on: date | None, after: date | None, said: Sentence) -> Iterator[Lacking]:
    if on is not None and after is not None and on < after:
        yield Lacking(path=path, said=said)


def _released(told: h.Released, case: Case, since: Since, today: date) -> Iterator[Lacking]:
    if not told.items:
        yield Lacking(path="/items", said=Sentence("happened.released.items"))
    for place, item in enumerate(told.items):
        path = f"/items/{place}"
        if item.number is not None and not releasing.is_on_list(item, case):
            yield Lacking(
                path=f"{path}/number",
                said=Sentence("happened.released.number", number=item.number),
            )
        if item.number is None:
            yield from needed(f"{path}/name", item.name, Sentence("happened.released.name"))
        yield from needed(f"{path}/scope", item.scope, Sentence("happened.released.scope"))
    yield from needed("/recipient", told.recipient, Sentence("happened.released.recipient"))
    yield from needed("/way", told.way, Sentence("happened.released.way"))
    if told.way is c.ReleaseWay.OTHER:
        yield from needed("/way_words", told.way_words, Sentence("happened.released.way-words"))
    at = told.released_at.date() if told.released_at else None
    yield from _day("/released_at", at, today, Sentence("happened.released.released-at"))
    yield from needed("/released_by", told.released_by, Sentence("happened.released.released-by"))
    for unmet in held(told, releases.findings(told, case, since)):
        yield Lacking(path=unmet.path, said=unmet.said)


def _condition(
    told: h.ConditionSettled, case: Case, since: Since, today: date
) -> Iterator[Lacking]:
    if told.condition is None:
        yield Lacking(path="/condition", said=Sentence("happened.condition.condition"))
    elif not 1 <= told.condition <= len(case.conditions):
        yield Lacking(
            path="/condition",
            said=Sentence("happened.condition.unknown", number=told.condition),
        )
    yield from needed("/result", told.result, Sentence("happened.condition.result"))
    yield from _day("/on", told.on, today, Sentence("happened.condition.on"))
    yield from _before("/on", told.on, since)
    yield from needed("/who", told.who, Sentence("happened.condition.who"))
    if told.result is c.ConditionResult.BREACHED:
        yield from needed("/note", told.note, Sentence("happened.condition.note"))


def _review(told: h.ReviewHeld, since: Since, today: date) -> Iterator[Lacking]:
    yield from needed("/result", told.result, Sentence("happened.review.result"))
    yield from _day("/on", told.on, today, Sentence("happened.review.on"))
    yield from _before("/on", told.on, since)
    yield from needed("/who", told.who, Sentence("happened.review.who"))
    if told.result is not c.ReviewResult.CONTINUE:
        yield from needed("/note", told.note, Sentence("happened.review.note"))
    said = Sentence("happened.review.next-on")
    yield from _later("/next_on", told.next_on, told.on, said)


def _withdrawn(told: h.PermissionWithdrawn, today: date) -> Iterator[Lacking]:
    yield from needed("/who", told.who, Sentence("happened.withdrawn.who"))
    yield from _day("/on", told.on, today, Sentence("happened.withdrawn.on"))
    yield from needed("/known_by", told.known_by, Sentence("happened.withdrawn.known-by"))
    yield from needed("/follows", told.follows, Sentence("happened.withdrawn.follows"))


def _opened(told: h.ChallengeOpened, since: Since, today: date) -> Iterator[Lacking]:
    yield from needed("/by", told.by, Sentence("happened.opened.by"))
    yield from needed("/route", told.route, Sentence("happened.opened.route"))
    yield from _day("/on", told.on, today, Sentence("happened.opened.on"))
    yield from _before("/on", told.on, since)
    yield from needed("/says", told.says, Sentence("happened.opened.says"))
    said = Sentence("happened.opened.answer-by")
    yield from _later("/answer_by", told.answer_by, told.on, said)


def _closed(told: h.ChallengeClosed, since: Since, today: date) -> Iterator[Lacking]:
    if told.opening not in since.open_challenges:
        yield Lacking(path="/opening", said=Sentence("happened.closed.opening"))
    yield from needed("/result", told.result, Sentence("happened.closed.result"))
    yield from _day("/on", told.on, today, Sentence("happened.closed.on"))
    yield from _before("/on", told.on, since)


def _followed(told: h.AdviceFollowed, case: Case, since: Since, today: date) -> Iterator[Lacking]:
    if case.conclusion.outcome is not c.Outcome.ADVICE_ONLY:
        said = Sentence("happened.followed.not-advice")
        yield Lacking(path="/followed", said=said)
    yield from needed("/followed", told.followed, Sentence("happened.followed.followed"))
    yield from needed("/who", told.who, Sentence("happened.followed.who"))
    yield from _day("/on", told.on, today, Sentence("happened.followed.on"))
    yield from _before("/on", told.on, since)


def _told(told: h.PersonTold, today: date) -> Iterator[Lacking]:
    yield from needed("/who", told.who, Sentence("happened.told.who"))
    yield from needed("/by", told.by, Sentence("happened.told.by"))
    yield from needed("/how", told.how, Sentence("happened.told.how"))
    yield from _day("/on", told.on, today, Sentence("happened.told.on"))
    said = Sentence("happened.told.revisit-on")
    yield from _later("/revisit_on", told.revisit_on, told.on, said)


def _incident(told: h.IncidentLinked, today: date) -> Iterator[Lacking]:
    yield from needed("/system", told.system, Sentence("happened.incident.system"))
    yield from needed(
        "/their_reference", told.their_reference, Sentence("happened.incident.their-reference")
    )
    yield from _day("/on", told.on, today, Sentence("happened.incident.on"))
