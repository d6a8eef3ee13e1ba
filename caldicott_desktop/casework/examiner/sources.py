"""Sources of records: which standing decisions there are, recording one, renewing one.

`docs/decisions/0175-a-standing-decision-is-a-decision.md`.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from dateutil.relativedelta import relativedelta

from caldicott_desktop.casework import faults
from caldicott_desktop.casework.casebook import Casebook
from caldicott_desktop.casework.changes import Changes, DecisionId
from caldicott_desktop.casework.drafting import Draft, begin, draft_of
from caldicott_desktop.casework.later import HappeningIncomplete, record_later
from caldicott_desktop.casework.reading import listed_id, read_decision
from caldicott_desktop.casework.timing import UK
from caldicott_desktop.domain.case import Answer, Case, Item
from caldicott_desktop.domain.choices import (
    PageClass,
    Purpose,
    RequesterKind,
    ReviewResult,
    SubjectStatus,
    Urgency,
)
from caldicott_desktop.domain.consistency.scrutiny import KIND, LONGEST_STANDING
from caldicott_desktop.domain.examiner.choices import SourceType
from caldicott_desktop.domain.examiner.sources import StandingSource
from caldicott_desktop.domain.guidance_types import SourceSuggestion
from caldicott_desktop.domain.happenings import ReviewHeld
from caldicott_desktop.domain.unmet import Lacking
from caldicott_desktop.errors import Sentence
from caldicott_desktop.store.examiner import sources as table

_STANDING = "standing"

# The three questions of every scrutiny, as the kind's guidance has them with their source.
_PURPOSE = (
    "To say what the person died of, whether the coroner must be told, and whether there is a"
    " concern about care"
)


class SourceUnknown(faults.CaseworkError):
    """No standing decision for a source of records has that id."""

    id = "source-unknown"


def standing_sources(book: Casebook) -> tuple[StandingSource, ...]:
    """Return the sources of records by their standing decisions, in the order of their tick keys.

    One whose review day has passed is among them, and says so; one that is over for good is not.
    The order is that in which they were first recorded, so that a renewed or corrected one keeps
    its key. From the lists, unchecked.
    """
    return tuple(each for each in every_source(book) if each.over_by is None)


def every_source(book: Casebook) -> tuple[StandingSource, ...]:
    """Return what `standing_sources` does, and those that are over, for lines logged afterwards."""
    return table.all_of(book.store, listed_id)


def known_source(book: Casebook, entry_id: str) -> StandingSource:
    """Return the source whose standing decision is that entry. Raises `SourceUnknown`."""
    for each in every_source(book):
        if each.entry_id == entry_id:
            return each
    raise SourceUnknown


def renew_source(
    book: Casebook, decision_id: DecisionId, *, who: str, note: str | None, next_on: date | None
) -> Changes:
    """Record that a standing decision was looked at today and goes on until `next_on`.

    It is in force again from today, so it takes somebody who may decide by themselves. Raises
    `SourceUnknown`, `HappeningIncomplete` where no day within a year is given, `DecisionUnknown`,
    `NotIntact`, `NotEntitled`.
    """
    if decision_id not in {each.decision_id for each in every_source(book)}:
        raise SourceUnknown
    today = book.timing.now().astimezone(UK).date()
    if next_on is None or not today < next_on <= today + LONGEST_STANDING:
        until = today + LONGEST_STANDING
        said = Sentence("source.renewed-until", until=until)
        raise HappeningIncomplete((Lacking(path="/next_on", said=said),))
    review = ReviewHeld(result=ReviewResult.CONTINUE, on=today, who=who, note=note, next_on=next_on)
    return record_later(book, decision_id, review)


def begin_standing(
    book: Casebook, source_type: SourceType, *, like: DecisionId | None = None
) -> Draft:
    """Begin a draft of a standing decision for a source of that type; on disk on return.

    Filled in is what the log is about and what guidance suggests for the type; gateway, ratings,
    reasons and outcome are left to whoever decides. With `like`, who asks, whom it is about and
    which roles are named are taken over from an earlier standing decision, and nothing of what was
    decided. Raises `SourceUnknown`, `KindUnknown`, `NotIntact`, `NotEntitled`.
    """
    case = begin(book, KIND, _STANDING)
    suggested = book.guidance.examiner.source_type(source_type)
    filled = _filled_in(book, case, source_type, suggested)
    if like is not None:
        if like not in {each.decision_id for each in every_source(book)}:
            raise SourceUnknown
        filled = _taken_over(filled, read_decision(book, like).recorded.case)
    return draft_of(book, filled)


_TAKEN_OVER = ("roles_allowed", "officers_in_agreement")


def _taken_over(case: Case, earlier: Case) -> Case:
    """Return the case with what one office has in common in all its standing decisions."""
    asked, answers = earlier.request, case.answers
    return replace(
        case,
        request=replace(
            case.request,
            organisation=asked.organisation,
            name=asked.name,
            position=asked.position,
            contact=asked.contact,
            identity_check=asked.identity_check,
            identity_checked_by=asked.identity_checked_by,
            purpose=asked.purpose,
        ),
        subject=replace(case.subject, age_group=earlier.subject.age_group),
        answers={**answers, **{name: earlier.answers.get(name) for name in _TAKEN_OVER}},
    )


def _filled_in(
    book: Casebook, case: Case, source_type: SourceType, suggested: SourceSuggestion | None
) -> Case:
    today = book.timing.now().astimezone(UK).date()
    answers: dict[str, Answer] = {
        "decision_kind": _STANDING,
        "source_system": source_type.code,
    }
    name = source_type.label
    if suggested is not None:
        name = suggested.name
        answers |= _suggested_answers(suggested)
    return replace(
        case,
        answers={**case.answers, **answers},
        request=replace(
            case.request,
            requester_kind=RequesterKind.HEALTH,
            asked_for=f"Access to {name} for the scrutiny of deaths",
            purpose_kind=Purpose.DEATH,
            purpose=_PURPOSE,
            continuing=True,
            urgency=Urgency.ROUTINE,
        ),
        subject=replace(
            case.subject,
            service="Everyone whose death the office scrutinises",
            status=SubjectStatus.DECEASED,
        ),
        items=(Item(name=f"{name}: records of the person who died", page_class=PageClass.HEALTH),),
        conclusion=replace(case.conclusion, review_on=today + relativedelta(years=1)),
    )


def _suggested_answers(suggested: SourceSuggestion) -> dict[str, Answer]:
    answers: dict[str, Answer] = {
        "source_name": suggested.name,
        "source_short_name": suggested.short_name,
        "source_route": suggested.route.code,
        "scope": suggested.scope.code,
    }
    if suggested.scope_months is not None:
        answers["scope_months"] = suggested.scope_months
    if suggested.view_days is not None:
        answers |= {"view_limited": True, "view_days": suggested.view_days}
    return answers
