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
from caldicott_desktop.windows.kit.reading import UK
from caldicott_desktop.windows.new_decision.shortening import SENTENCE, shortened
from caldicott_desktop.windows.saying import show_date, show_time, translate


@dataclass(frozen=True, slots=True, kw_only=True)
class SummaryBlock:
    """One part of the summary; `path` is where the person goes to change it."""

    heading: str
    path: str
    lines: tuple[tuple[str, str], ...]


def summary_of(case: Case, kind: CaseKind) -> tuple[SummaryBlock, ...]:
    """The blocks in the order in which a reader wants them: the answer first."""
    return (
        _block(translate("Summary", "The decision"), "/conclusion/outcome", _decision(case)),
        _block(translate("Summary", "The request"), "/request/requester_kind", _request(case)),
        _block(translate("Summary", "The information"), "/subject/reference", _information(case)),
        _block(translate("Summary", "Law and confidentiality"), "/law/gateway_id", _law(case)),
        _block(
            translate("Summary", "Stop-checks"), "/stop_checks/0/answer", _stop_checks(case, kind)
        ),
        _block(
            translate("Summary", "The eight principles"), "/principles/0/rating", _principles(case)
        ),
        _block(translate("Summary", "Harm both ways"), "/balance/harm_if_shared", _balance(case)),
    )


def _block(heading: str, path: str, lines: Iterator[tuple[str, str]]) -> SummaryBlock:
    return SummaryBlock(heading=heading, path=path, lines=tuple(lines))


def _decision(case: Case) -> Iterator[tuple[str, str]]:
    done = case.conclusion
    yield translate("Summary", "Outcome"), _label(done.outcome)
    yield translate("Summary", "In one sentence"), _short(summary_line(case))
    yield translate("Summary", "Reasons"), _short(done.reasons)
    by = ", ".join(part for part in (done.decided_by, done.decided_by_position) if part)
    yield (
        translate("Summary", "Decided"),
        " · ".join((_short(by), _label(done.decided_as), _at(done.decided_at))),
    )
    for name, condition in numbered_conditions(case):
        parts = (condition.words, condition.owner, _on(condition.due_on))
        yield (
            translate("Summary", "Condition {name}").format(name=name),
            " · ".join(_short(part) for part in parts),
        )
    yield translate("Summary", "Told the requester"), _short(case.request.requester_told)


def _request(case: Case) -> Iterator[tuple[str, str]]:
    request = case.request
    who = (request.name, request.position, request.organisation)
    yield translate("Summary", "From"), _short(", ".join(part for part in who if part))
    yield translate("Summary", "Identity"), _label(request.identity_check)
    yield (
        translate("Summary", "Received"),
        f"{_at(request.received_at)} · {_label(request.channel)}",
    )
    yield translate("Summary", "Asked for"), _short(request.asked_for)
    yield (
        translate("Summary", "Purpose"),
        f"{_label(request.purpose_kind)} · {_short(request.purpose)}",
    )


def _information(case: Case) -> Iterator[tuple[str, str]]:
    subject = case.subject
    yield translate("Summary", "About"), _short(subject.reference or subject.service)
    yield translate("Summary", "Status"), _label(subject.status)
    yield translate("Summary", "Items"), item_counts(case).words
    yield translate("Summary", "Other living people"), _label(subject.third_parties)
    told = case.conclusion.telling.told
    yield translate("Summary", "Telling the person"), _label(told)


def _law(case: Case) -> Iterator[tuple[str, str]]:
    law = case.law
    effect = "" if law.gateway_effect is None else f" ({law.gateway_effect.label.lower()})"
    confirmed = {
        True: translate("Summary", "confirmed"),
        False: translate("Summary", "not confirmed"),
        None: translate("Summary", "confirmation not answered"),
    }
    gateway = law.gateway_title and (
        f"{law.gateway_title}{effect} · {confirmed[law.gateway_confirmed]}"
    )
    yield translate("Summary", "Gateway"), gateway or _not_answered()
    yield translate("Summary", "Duty of confidence"), _label(law.confidentiality)
    yield translate("Summary", "Objection"), _label(law.objection)


def _stop_checks(case: Case, kind: CaseKind) -> Iterator[tuple[str, str]]:
    for check in standing(case, kind):
        yield check.words, check.answer.label


def _principles(case: Case) -> Iterator[tuple[str, str]]:
    for each in case.principles:
        reason = f" · {_short(each.reason)}" if each.reason else ""
        name = f"{each.principle} {of_principle(each.principle).label}"
        yield name, f"{each.rating.label}{reason}"


def _balance(case: Case) -> Iterator[tuple[str, str]]:
    yield translate("Summary", "If shared"), _short(case.balance.harm_if_shared)
    yield translate("Summary", "If not shared"), _short(case.balance.harm_if_not_shared)


def _short(text: str | None) -> str:
    return shortened(text or "", SENTENCE) or _not_answered()


def _label(choice: c.Choice | None) -> str:
    return _not_answered() if choice is None else choice.label


def _on(day: date | None) -> str:
    return _not_answered() if day is None else show_date(day)


def _at(moment: datetime | None) -> str:
    if moment is None:
        return _not_answered()
    local = moment.astimezone(UK)
    return f"{show_date(local.date())}, {show_time(local.time())}"


def _not_answered() -> str:
    return translate("Summary", "Not answered")
