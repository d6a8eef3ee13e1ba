"""What happened after a decision, in words: the same on a page, in a timeline and on paper."""

from __future__ import annotations

from datetime import date

from caldicott_desktop.domain import happenings as h
from caldicott_desktop.domain.case import Case
from caldicott_desktop.domain.choices import Choice
from caldicott_desktop.domain.record.phrases import inner, long_date
from caldicott_desktop.domain.releasing import as_approved

_NOT_SAID = "not said"


def words(happening: h.Happening, case: Case) -> str:  # noqa: C901 - one arm for each
    """Tell what happened: a line that stands alone, and the rest in lines below it."""
    match happening:
        case h.Released():
            parts = _released(happening)
        case h.ConditionSettled():
            parts = _condition(happening, case)
        case h.ReviewHeld():
            parts = _review(happening)
        case h.PermissionWithdrawn():
            parts = _withdrawn(happening)
        case h.ChallengeOpened():
            parts = _challenged(happening)
        case h.ChallengeClosed():
            parts = (f"Challenge ended: {_choice(happening.result)}.", happening.note)
        case h.AdviceFollowed():
            said = f"The organisation followed the advice: {_choice(happening.followed)}."
            parts = (f"{said} Decided{_by(happening.who)}.", happening.note)
        case h.PersonTold():
            parts = _told(happening)
        case h.LearningNoted():
            passed = _line("Passed to {}.", happening.passed_to)
            parts = ("Learning noted.", happening.words, passed)
        case h.IncidentLinked():
            where = happening.system or _NOT_SAID
            what = happening.their_reference or _NOT_SAID
            parts = (f"Linked to an incident: {what} in {where}.", happening.note)
    return "\n".join(part for part in parts if part)


_Parts = tuple[str | None, ...]


def _condition(told: h.ConditionSettled, case: Case) -> _Parts:
    number = told.condition or 0
    listed = 1 <= number <= len(case.conditions)
    about = case.conditions[number - 1].words if listed else None
    said = f"Condition {number} {_choice(told.result)}{_by(told.who)}."
    return (said, _line("The condition: {}", about), told.note)


def _review(told: h.ReviewHeld) -> _Parts:
    said = f"Review held{_by(told.who)}: {_choice(told.result)}."
    return (said, told.note, _line("Next review: {}.", _day(told.next_on)))


def _withdrawn(told: h.PermissionWithdrawn) -> _Parts:
    known = _line("How we know: {}", told.known_by)
    said = f"Permission withdrawn{_by(told.who)}."
    return (said, known, _line("What follows: {}", told.follows))


def _challenged(told: h.ChallengeOpened) -> _Parts:
    said = f"Challenged{_by(told.by)}: {_choice(told.route)}."
    return (said, told.says, _line("Answer due by {}.", _day(told.answer_by)))


def _told(told: h.PersonTold) -> _Parts:
    said = f"Told: {told.who or _NOT_SAID}{_by(told.by)}."
    again = _line("To be looked at again: {}.", _day(told.revisit_on))
    return (said, _line("How: {}", told.how), told.note, again)


def _line(form: str, text: str | None) -> str | None:
    return form.format(text) if text else None


def _day(day: date | None) -> str | None:
    return long_date(day) if day else None


def _choice(choice: Choice | None) -> str:
    return inner(choice.label) if choice else _NOT_SAID


def _by(who: str | None) -> str:
    return f" by {who}" if who else ""


def _released(told: h.Released) -> _Parts:
    way = _choice(told.way)
    if told.way_words:
        way = f"{way}: {told.way_words}"
    overrides = (
        f"Gone past: {each.words} {each.override.by_name or 'Someone'}: {each.override.reason}"
        for each in told.check_overrides
    )
    return (
        f"Released to {told.recipient or _NOT_SAID}{_by(told.released_by)} ({way}).",
        *map(_item, told.items),
        _line("Proof of sending: {}", told.proof),
        *map(_file, told.files),
        *overrides,
        told.note,
    )


def _item(item: h.ReleasedItem) -> str:
    place = f"{item.number}. " if item.number is not None else ""
    said = f"{place}{item.name or 'Not named'}: {item.scope or _NOT_SAID}"
    if as_approved(item):
        return said
    if item.approved is None:
        return f"{said} (not approved)"
    return f"{said} (approved as: {item.approved})"


def _file(file: h.ReleasedFile) -> str:
    name = file.label or "A file"
    return f"{name}: {file.size:,} bytes, SHA-256 {file.sha256}"
