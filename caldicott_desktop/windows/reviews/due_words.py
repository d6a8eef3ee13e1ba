"""A thing that falls due in words: what it is, of which decision, and how near its day is."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from types import MappingProxyType

from caldicott_desktop import casework
from caldicott_desktop.domain.choices import DueWhat
from caldicott_desktop.domain.record import phrases
from caldicott_desktop.domain.record.characters import showable
from caldicott_desktop.windows.kit import Tone
from caldicott_desktop.windows.new_decision.shortening import shortened

_SOON_DAYS = 7  # from here on the days left are counted; before, the day itself says more

# What a line begins with, before the number of its decision.
_WHAT: Mapping[DueWhat, str] = MappingProxyType(
    {
        DueWhat.CONDITION: "Condition of",
        DueWhat.REVIEW: "Review of",
        DueWhat.CHASE: "Chase of",
        DueWhat.ESCALATION: "Escalation of",
        DueWhat.TELLING: "Telling the person,",
        DueWhat.REVISIT: "Telling the person, looked at again,",
        DueWhat.CHALLENGE: "Challenge to",
        DueWhat.CONFIRMATION: "Confirmation of",
    }
)
_TITLES: Mapping[DueWhat, str] = MappingProxyType(
    {
        DueWhat.CONDITION: "Condition",
        DueWhat.REVIEW: "Review the decision",
        DueWhat.CHASE: "Ask again for what is missing",
        DueWhat.ESCALATION: "Ask what became of it",
        DueWhat.TELLING: "Tell the person",
        DueWhat.REVISIT: "Look again at telling the person",
        DueWhat.CHALLENGE: "Answer the challenge",
        DueWhat.CONFIRMATION: "Confirm a decision recorded for you",
    }
)
_SAYS_ITSELF = frozenset({DueWhat.CONDITION})


def due_words(what: DueWhat) -> str:
    """What it is, in front of the number of its decision."""
    return _WHAT[what]


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
    return showable(f"{_TITLES[due.what]}: {due.kind_title}")


def due_tag(due_on: date, today: date) -> tuple[str, Tone]:
    """How near the day is, in words, and the tone they are said in."""
    left = (due_on - today).days
    if left < 0:
        return f"Overdue {phrases.counted(-left, 'day')}", "danger"
    if left == 0:
        return "Due today", "danger"
    if left <= _SOON_DAYS:
        return f"{phrases.counted(left, 'day')} left", "attention"
    return f"Due {phrases.short_date(due_on)}", "neutral"
