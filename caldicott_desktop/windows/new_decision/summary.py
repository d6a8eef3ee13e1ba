"""What will be recorded, in short: a heading and a few lines for each part of the walkthrough."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime

from caldicott_desktop.domain import choices as c
from caldicott_desktop.domain.case import Case
from caldicott_desktop.domain.guidance_types import CaseKind
from caldicott_desktop.domain.sections import of_principle
from caldicott_desktop.domain.stop_checks import standing
from caldicott_desktop.domain.summary import item_counts, numbered_conditions, summary_line
from caldicott_desktop.windows.kit.reading import UK, show_date, show_time
from caldicott_desktop.windows.new_decision.shortening import SENTENCE, shortened

NOT_ANSWERED = "Not answered"


@dataclass(frozen=True, slots=True, kw_only=True)
class SummaryBlock:
    """One part of the summary; `path` is where the person goes to change it."""

    heading: str
    path: str
    lines: tuple[tuple[str, str], ...]


def summary_of(case: Case, kind: CaseKind) -> tuple[SummaryBlock, ...]:
    """The blocks in the order in which a reader wants them: the answer first."""
    return (
        _block("The decision", "/conclusion/outcome", _decision(case)),
        _block("The request", "/request/requester_kind", _request(case)),
        _block("The information", "/subject/reference", _information(case)),
        _block("Law and confidentiality", "/law/gateway_id", _law(case)),
        _block("Stop-checks", "/stop_checks/0/answer", _stop_checks(case, kind)),
        _block("The eight principles", "/principles/0/rating", _principles(case)),
        _block("Harm both ways", "/balance/harm_if_shared", _balance(case)),
    )


def _block(heading: str, path: str, lines: Iterator[tuple[str, str]]) -> SummaryBlock:
    return SummaryBlock(heading=heading, path=path, lines=tuple(lines))


def _decision(case: Case) -> Iterator[tuple[str, str]]:
    done = case.conclusion
    yield "Outcome", _label(done.outcome)
    yield "In one sentence", _short(summary_line(case))
    yield "Reasons", _short(done.reasons)
    by = ", ".join(part for part in (done.decided_by, done.decided_by_position) if part)
    yield "Decided", " · ".join((_short(by), _label(done.decided_as), _at(done.decided_at)))
    for name, condition in numbered_conditions(case):
        parts = (condition.words, condition.owner, _on(condition.due_on))
        yield f"Condition {name}", " · ".join(_short(part) for part in parts)
    yield "Told the requester", _short(case.request.requester_told)


def _request(case: Case) -> Iterator[tuple[str, str]]:
    request = case.request
    who = (request.name, request.position, request.organisation)
    yield "From", _short(", ".join(part for part in who if part))
    yield "Identity", _label(request.identity_check)
    yield "Received", f"{_at(request.received_at)} · {_label(request.channel)}"
    yield "Asked for", _short(request.asked_for)
    yield "Purpose", f"{_label(request.purpose_kind)} · {_short(request.purpose)}"


def _information(case: Case) -> Iterator[tuple[str, str]]:
    subject = case.subject
    yield "About", _short(subject.reference or subject.service)
    yield "Status", _label(subject.status)
    yield "Items", item_counts(case).words
    yield "Other living people", _label(subject.third_parties)
    told = case.conclusion.telling.told
    yield "Telling the person", _label(told)


def _law(case: Case) -> Iterator[tuple[str, str]]:
    law = case.law
    effect = "" if law.gateway_effect is None else f" ({law.gateway_effect.label.lower()})"
    confirmed = {True: "confirmed", False: "not confirmed", None: "confirmation not answered"}
    gateway = law.gateway_title and (
        f"{law.gateway_title}{effect} · {confirmed[law.gateway_confirmed]}"
    )
    yield "Gateway", gateway or NOT_ANSWERED
    yield "Duty of confidence", _label(law.confidentiality)
    yield "Objection", _label(law.objection)


def _stop_checks(case: Case, kind: CaseKind) -> Iterator[tuple[str, str]]:
    for check in standing(case, kind):
        yield check.words, check.answer.label


def _principles(case: Case) -> Iterator[tuple[str, str]]:
    for each in case.principles:
        reason = f" · {_short(each.reason)}" if each.reason else ""
        name = f"{each.principle} {of_principle(each.principle).label}"
        yield name, f"{each.rating.label}{reason}"


def _balance(case: Case) -> Iterator[tuple[str, str]]:
    yield "If shared", _short(case.balance.harm_if_shared)
    yield "If not shared", _short(case.balance.harm_if_not_shared)


def _short(text: str | None) -> str:
    return shortened(text or "", SENTENCE) or NOT_ANSWERED


def _label(choice: c.Choice | None) -> str:
    return NOT_ANSWERED if choice is None else choice.label


def _on(day: date | None) -> str:
    return NOT_ANSWERED if day is None else show_date(day)


def _at(moment: datetime | None) -> str:
    if moment is None:
        return NOT_ANSWERED
    local = moment.astimezone(UK)
    return f"{show_date(local.date())}, {show_time(local.time())}"
