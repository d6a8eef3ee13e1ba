"""What is told of a case, in words for its pane: found, asserted, concluded, and its timeline."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from caldicott_desktop.casework import examiner
from caldicott_desktop.domain.examiner import case as told_case
from caldicott_desktop.domain.examiner.choices import LinkedRecord
from caldicott_desktop.domain.record.characters import showable
from caldicott_desktop.domain.record.phrases import in_uk
from caldicott_desktop.windows.examiner import scopes
from caldicott_desktop.windows.examiner.line_facts import no_word_here
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
    """The four questions, each answered or said not to have been asked."""
    return (_sensitive(found), _linked(found), _bereaved(found), _onward(found))


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


def _linked(found: examiner.Found) -> Told:
    if found.linked is None:
        return Told(words=translate("ExaminerLog", "Linked living record opened: not asked"))
    linked = found.linked.answer
    by = _said_by(found.linked.by, found.linked.at)
    if linked.record is None or linked.record is LinkedRecord.NONE:
        return Told(words=translate("ExaminerLog", "No linked living record opened"), by=by)
    parts = [linked.record.label, linked.reference, linked.scope]
    words = translate("ExaminerLog", "Linked record opened: {what}").format(
        what=", ".join(showable(each) for each in parts if each)
    )
    return Told(words=words, by=by)


def _bereaved(found: examiner.Found) -> Told:
    if found.bereaved is None:
        return Told(words=translate("ExaminerLog", "What the bereaved were told: not asked"))
    told, by = found.bereaved.answer, _said_by(found.bereaved.by, found.bereaved.at)
    if not told.anything:
        return Told(words=translate("ExaminerLog", "The bereaved were told nothing of it"), by=by)
    whom = ", ".join(showable(each) for each in (told.to_whom, told.relationship) if each)
    words = translate("ExaminerLog", "Told to {whom}: {what}").format(
        whom=whom or translate("ExaminerLog", "somebody not named"), what=showable(told.what or "")
    )
    return Told(words=words, by=by)


def _onward(found: examiner.Found) -> Told:
    if found.onward is None:
        return Told(words=translate("ExaminerLog", "Passed on to others: not asked"))
    names = "; ".join(each.label for each in found.onward.answer)
    words = translate("ExaminerLog", "Passed on to nobody")
    if names:
        words = translate("ExaminerLog", "Passed on to: {names}").format(names=names)
    return Told(words=words, by=_said_by(found.onward.by, found.onward.at))


def access_words(shown: examiner.AccessShown) -> tuple[str, str, str]:
    """The source, how much of it, and by whom and when."""
    access = shown.access
    how_much = scopes.words(access.scope, access.months)
    if access.problem_words:
        how_much = f"{how_much}: {showable(access.problem_words)}"
    role = access.accessor_role.label if access.accessor_role else ""
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


def conclusion_words(page: examiner.CasePage) -> str:
    """What the case came to, in the words of its entry; empty while it is open."""
    if page.conclusion is None:
        return ""
    told = page.conclusion.told
    match told:
        case told_case.CaseCompleted():
            parts = [page.state.label, told.note]
        case told_case.CaseReferred():
            parts = [
                translate("ExaminerLog", "Referred to the coroner"),
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
            parts = [page.state.label]
    return " · ".join(showable(each) for each in parts if each)


def happened_words(happened: examiner.CaseHappened) -> str:
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
            what = translate("ExaminerLog", "Prepared for the examiner")
        case told_case.CaseCompleted():
            what = translate("ExaminerLog", "Scrutiny complete")
        case told_case.CaseReferred():
            what = translate("ExaminerLog", "Referred to the coroner")
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
