"""What is told of a case, in words for its pane: found, asserted, concluded, and its timeline."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from caldicott_desktop.casework import examiner
from caldicott_desktop.domain.examiner import case as told_case
from caldicott_desktop.domain.examiner.choices import AccessProblem, CaseState, LinkedRecord
from caldicott_desktop.domain.guidance_types import ExaminerVariant
from caldicott_desktop.domain.record.characters import showable
from caldicott_desktop.domain.record.phrases import in_uk
from caldicott_desktop.windows.examiner import scopes
from caldicott_desktop.windows.examiner.line_facts import no_word_here
from caldicott_desktop.windows.examiner.nation_words import (
    role_words,
    state_words,
    worded,
)
from caldicott_desktop.windows.moments import later_than, short_moment
from caldicott_desktop.windows.saying import translate


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """A question and its answer; `by` says who stated it and when, empty where nobody was asked."""

    words: str
    by: str = ""


def _said_by(name: str, at: datetime) -> str:
    return translate("ExaminerLog", "Stated by {name}, {at}").format(
        name=showable(name), at=short_moment(in_uk(at))
    )


def found_words(found: examiner.Found) -> tuple[Told, ...]:
    """The four questions, each with its answers or said not to have been asked."""
    return (_sensitive(found), *_linked(found), *_bereaved(found), *_onward(found))


def _sensitive(found: examiner.Found) -> Told:
    if found.sensitive is None:
        return Told(words=translate("ExaminerLog", "Sensitive item found: not asked"))
    names = [each.label for each in found.sensitive.answer]
    if found.sensitive_words:
        names.append(showable(found.sensitive_words))
    words = translate("ExaminerLog", "No sensitive item found")
    if names:
        words = translate("ExaminerLog", "Sensitive: {items}").format(items="; ".join(names))
    return Told(words=words, by=_said_by(found.sensitive.by, found.sensitive.at))


def _linked(found: examiner.Found) -> Iterator[Told]:
    if not found.linked:
        yield Told(words=translate("ExaminerLog", "Linked living record opened: not asked"))
    for each in found.linked:
        yield Told(words=_linked_words(each.answer), by=_said_by(each.by, each.at))


def _linked_words(linked: told_case.Linked) -> str:
    if linked.record is None or linked.record is LinkedRecord.NONE:
        return translate("ExaminerLog", "No linked living record opened")
    parts = [linked.record.label, linked.reference, linked.scope]
    words = translate("ExaminerLog", "Linked record opened: {what}").format(
        what=", ".join(showable(each) for each in parts if each)
    )
    basis = linked.data_protection
    bases = (basis.article_6, basis.article_9, basis.schedule_1, basis.note)
    if based := ", ".join(showable(each) for each in bases if each):
        said = translate("ExaminerLog", "Basis, by article of the UK GDPR: {basis}")
        words = f"{words}. {said.format(basis=based)}"
    told = {
        None: "",
        True: translate("ExaminerLog", "The person was told"),
        False: translate("ExaminerLog", "The person was not told"),
    }[linked.person_told]
    if linked.person_told is False and linked.not_told_because:
        said = translate("ExaminerLog", "The person was not told: {why}")
        told = said.format(why=showable(linked.not_told_because))
    return f"{words}. {told}" if told else words


def _bereaved(found: examiner.Found) -> Iterator[Told]:
    if not found.bereaved:
        yield Told(words=translate("ExaminerLog", "What the bereaved were told: not asked"))
    for each in found.bereaved:
        yield Told(words=_bereaved_words(each.answer), by=_said_by(each.by, each.at))


def _bereaved_words(told: told_case.ToldBereaved) -> str:
    if not told.anything:
        return translate("ExaminerLog", "The bereaved were told nothing of it")
    whom = ", ".join(showable(each) for each in (told.to_whom, told.relationship) if each)
    return translate("ExaminerLog", "Told to {whom}: {what}").format(
        whom=whom or translate("ExaminerLog", "somebody not named"), what=showable(told.what or "")
    )


def _onward(found: examiner.Found) -> Iterator[Told]:
    if not found.onward:
        yield Told(words=translate("ExaminerLog", "Passed on to others: not asked"))
    for each in found.onward:
        words = translate("ExaminerLog", "Passed on to nobody")
        if names := "; ".join(whom.label for whom in each.answer):
            words = translate("ExaminerLog", "Passed on to: {names}").format(names=names)
        yield Told(words=words, by=_said_by(each.by, each.at))


def access_words(
    shown: examiner.AccessShown, variant: ExaminerVariant | None
) -> tuple[str, str, str]:
    """The source, how much of it, and by whom and when."""
    access = shown.access
    how_much = scopes.words(access.scope, access.months)
    if access.problem_words:
        how_much = f"{how_much}: {showable(access.problem_words)}"
    role = role_words(variant, access.accessor_role) if access.accessor_role else ""
    who = showable(access.accessor or "")
    at = short_moment(access.accessed_at) if access.accessed_at else ""
    by = ", ".join(filter(None, (f"{who} ({role})" if role else who, at)))
    if shown.noted_by != access.accessor:
        by = translate("ExaminerLog", "{by}; recorded by {who}, {at}").format(
            by=by, who=showable(shown.noted_by), at=short_moment(in_uk(shown.noted_at))
        )
    if shown.awaits:
        by = translate("ExaminerLog", "{by}; awaiting confirmation").format(by=by)
    elif shown.confirmed_at is not None:
        by = translate("ExaminerLog", "{by}; confirmed {at}").format(
            by=by, at=short_moment(in_uk(shown.confirmed_at))
        )
    elif access.accessor and access.accessor_id is None:
        by = f"{by}. {no_word_here(access.accessor)}"
    return showable(access.source_short or access.source_name or ""), how_much, by


def more_of_access(access: told_case.Access) -> str:
    """Why more than usual was opened, and what stood in the way; empty where neither is said."""
    parts = []
    if access.scope_reason:
        said = translate("ExaminerLog", "Why more than usual: {why}")
        parts.append(said.format(why=showable(access.scope_reason)))
    problem = access.access_problem
    if problem is not None and problem is not AccessProblem.NONE:
        said = translate("ExaminerLog", "Problem of access: {problem}")
        parts.append(said.format(problem=problem.label))
    return " · ".join(parts)


def steps_of_loss(lost: told_case.IndependenceLost) -> str:
    """What was done once somebody turned out not to be independent, and what is still to do."""
    stopped = translate("ExaminerLog", "when they stopped is not said")
    if lost.stopped_at:
        said = translate("ExaminerLog", "stopped {at}")
        stopped = said.format(at=short_moment(lost.stopped_at))
    told = translate("ExaminerLog", "nobody told yet")
    if lost.notified:
        told = translate("ExaminerLog", "told {whom}").format(whom=showable(lost.notified))
        told = _with_details(told, lost.notified_how, lost.notified_at)
    handed = translate("ExaminerLog", "not handed over yet")
    if lost.handed_to:
        handed = translate("ExaminerLog", "handed to {whom}").format(whom=showable(lost.handed_to))
        handed = _with_details(handed, lost.handed_what, lost.handed_at)
    return f"{stopped} · {told} · {handed}"


def _with_details(words: str, details: str | None, at: datetime | None) -> str:
    parts = (words, showable(details or ""), short_moment(at) if at else "")
    return ", ".join(filter(None, parts))


def conclusion_words(page: examiner.CasePage) -> str:
    """What the case came to, in the words of its entry; empty while it is open."""
    if page.conclusion is None:
        return ""
    told = page.conclusion.told
    match told:
        case told_case.CaseCompleted():
            parts = [state_words(page.variant, page.state), told.note]
        case told_case.CaseReferred():
            parts = [
                _referred(page.variant),
                told.coroner,
                told.their_reference,
                told.note,
            ]
        case told_case.CasePassed():
            parts = [
                translate("ExaminerLog", "Passed on to {name}").format(name=told.examiner or ""),
                told.why,
            ]
        case _:
            parts = [state_words(page.variant, page.state)]
    return " · ".join(showable(each) for each in parts if each)


def _referred(variant: ExaminerVariant | None) -> str:
    said = translate("ExaminerLog", "Referred to the {coroner}")
    return worded(variant, said)


def happened_words(happened: examiner.CaseHappened, variant: ExaminerVariant | None) -> str:
    """What one entry of the timeline tells."""
    told, by = happened.told, showable(happened.recorded_by)
    match told:
        case told_case.CaseDetails():
            what = translate("ExaminerLog", "Listed, or its details stated anew")
        case told_case.Access():
            source = showable(told.source_short or "")
            who = showable(told.accessor or "")
            return translate("ExaminerLog", "{source} opened, {who}").format(source=source, who=who)
        case told_case.AccessConfirmed():
            what = translate("ExaminerLog", "An access confirmed")
        case told_case.CasePrepared():
            what = state_words(variant, CaseState.PREPARED)
        case told_case.CaseCompleted():
            what = state_words(variant, CaseState.COMPLETE)
        case told_case.CaseReferred():
            what = _referred(variant)
        case told_case.CasePassed():
            what = translate("ExaminerLog", "Passed on")
        case told_case.CaseReopened():
            reason = told.reason.label if told.reason else ""
            what = translate("ExaminerLog", "Opened again: {reason}").format(reason=reason)
        case told_case.IndependenceLost():
            what = translate("ExaminerLog", "Not independent: {who}").format(
                who=showable(told.who or "")
            )
    return f"{what}, {by}"


def both_times(happened: examiner.CaseHappened) -> str:
    """Both times where they differ by a minute or more; empty where one says it."""
    if not later_than(happened.happened_at, happened.recorded_at):
        return ""
    return translate("ExaminerLog", "Happened {happened}, recorded {recorded}").format(
        happened=short_moment(in_uk(happened.happened_at)),
        recorded=short_moment(in_uk(happened.recorded_at)),
    )
