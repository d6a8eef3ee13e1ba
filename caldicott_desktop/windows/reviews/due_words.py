"""A thing that falls due in words: what it is, of which decision, and how near its day is."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from types import MappingProxyType

from caldicott_desktop import casework
from caldicott_desktop.domain.choices import DueWhat
from caldicott_desktop.domain.record.characters import showable
from caldicott_desktop.windows.kit import Tone
from caldicott_desktop.windows.new_decision.shortening import shortened
from caldicott_desktop.windows.saying import noted, short_date, translate

_SOON_DAYS = 7  # from here on the days left are counted; before, the day itself says more

# What a line says of the number of its decision.
_WHAT: Mapping[DueWhat, str] = MappingProxyType(
    {
        DueWhat.CONDITION: noted("DueWords", "Condition of {reference}"),
        DueWhat.REVIEW: noted("DueWords", "Review of {reference}"),
        DueWhat.CHASE: noted("DueWords", "Chase of {reference}"),
        DueWhat.ESCALATION: noted("DueWords", "Escalation of {reference}"),
        DueWhat.TELLING: noted("DueWords", "Telling the person, {reference}"),
        DueWhat.REVISIT: noted("DueWords", "Telling the person, looked at again, {reference}"),
        DueWhat.CHALLENGE: noted("DueWords", "Challenge to {reference}"),
        DueWhat.CONFIRMATION: noted("DueWords", "Confirmation of {reference}"),
        DueWhat.HIGH_PROFILE: noted("DueWords", "High-profile case {reference}"),
    }
)
_TITLES: Mapping[DueWhat, str] = MappingProxyType(
    {
        DueWhat.CONDITION: noted("DueWords", "Condition"),
        DueWhat.REVIEW: noted("DueWords", "Review the decision"),
        DueWhat.CHASE: noted("DueWords", "Ask again for what is missing"),
        DueWhat.ESCALATION: noted("DueWords", "Ask what became of it"),
        DueWhat.TELLING: noted("DueWords", "Tell the person"),
        DueWhat.REVISIT: noted("DueWords", "Look again at telling the person"),
        DueWhat.CHALLENGE: noted("DueWords", "Answer the challenge"),
        DueWhat.CONFIRMATION: noted("DueWords", "Confirm a decision recorded for you"),
        DueWhat.HIGH_PROFILE: noted("DueWords", "Look at a high-profile examiner case"),
    }
)
_SAYS_ITSELF = frozenset({DueWhat.CONDITION})


def due_words(due: casework.Due) -> str:
    """What it is, with the number of its decision, or the reference of its examiner's case."""
    about = due.reference or due.subject_reference
    return translate("DueWords", _WHAT[due.what]).format(reference=about).strip()


def due_title(due: casework.Due) -> str:
    """What is to be done: the words of a condition, else what it is and about which case."""
    title = due_task(due)
    says_itself = due.what in _SAYS_ITSELF and due.words
    return (
        title if says_itself or not due.subject_reference else f"{title}, {due.subject_reference}"
    )


def due_task(due: casework.Due) -> str:
    """What is to be done, where whom it is about stands beside it."""
    if due.what in _SAYS_ITSELF and due.words:
        return showable(shortened(due.words))
    title = translate("DueWords", _TITLES[due.what])
    return showable(f"{title}: {due.kind_title}" if due.kind_title else title)


def due_tag(due_on: date, today: date) -> tuple[str, Tone]:
    """How near the day is, in words, and the tone they are said in."""
    left = (due_on - today).days
    if left < 0:
        return translate("DueWords", "Overdue %Ln day(s)", "", -left), "danger"
    if left == 0:
        return translate("DueWords", "Due today"), "danger"
    if left <= _SOON_DAYS:
        return translate("DueWords", "%Ln day(s) left", "", left), "attention"
    return translate("DueWords", "Due {day}").format(day=short_date(due_on)), "neutral"
