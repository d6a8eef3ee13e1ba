"""The section on gateway and law: which were recorded, never whether they hold."""

from __future__ import annotations

from caldicott_desktop.domain.case import Case, DataProtection, Law, LawRowUsed, Triage
from caldicott_desktop.domain.guidance_types import Checked, LawStatus
from caldicott_desktop.domain.law_questions import LawQuestion, law_questions
from caldicott_desktop.domain.record import phrases
from caldicott_desktop.domain.record.answered import Answered
from caldicott_desktop.domain.record.blocks import (
    Block,
    Column,
    Row,
    Run,
    Style,
    Table,
    Words,
    cell,
    line,
    prose,
    strong,
)


def law(case: Case, guidance_version: str) -> tuple[Block, ...]:
    """Gateway, confidentiality and data protection, apart, and the law-status rows quoted.

    Data protection is shown where the question arises: never for someone who has died, and then
    only for living people who appear in the record.
    """
    recorded = case.law
    facts = Answered("Gateway and law", "Each row is a question and its answer.")
    facts.choice("Nation", recorded.nation)
    _first_questions(facts, case)
    if LawQuestion.GATEWAY in law_questions(case) or recorded.gateway_id:
        _gateway(facts, recorded)
    facts.choice("Confidentiality", recorded.confidentiality, recorded.confidentiality_note)
    asked = law_questions(case)
    if LawQuestion.DATA_PROTECTION in asked:
        _data_protection(facts, "Data protection", recorded.data_protection)
    if LawQuestion.THIRD_PARTY_DATA_PROTECTION in asked:
        _data_protection(
            facts,
            "Data protection, for living people in the record",
            recorded.third_party_data_protection,
        )
    facts.choice("Objection", recorded.objection, recorded.objection_note)
    if LawQuestion.OPT_OUT in asked or recorded.opt_out:
        facts.choice("National data opt-out", recorded.opt_out)
    return (facts.facts(), *_rows(case, guidance_version))


def _first_questions(facts: Answered, case: Case) -> None:
    """What was asked before any gateway; a decision that did not ask leaves no gap."""
    triage = case.triage
    if triage == Triage():
        return
    if triage.identifiable is None:
        facts.missing("Anyone identifiable")
    else:
        facts.said("Anyone identifiable", phrases.yes_no(triage.identifiable))
    facts.choice("Whose question it is", triage.process, triage.process_note)
    facts.choice("Prohibitions", triage.prohibition)
    facts.optional("Prohibition that applies", "; ".join(triage.prohibition_titles) or None)
    facts.optional("Exception, or items refused for it", triage.exception)


def _gateway(facts: Answered, recorded: Law) -> None:
    if recorded.gateway_title is None and recorded.gateway_id is None:
        facts.text("Gateway", recorded.gateway_note)
        facts.optional("Cited by the requester", recorded.gateway_cited)
        return
    effect = recorded.gateway_effect
    tag = (Run(text=effect.label, strong=True, boxed=True), Run(text="  ")) if effect else ()
    title = recorded.gateway_title or recorded.gateway_id or ""
    words: Words = (line(*tag, title, style=Style.CELL),)
    if recorded.gateway_note:
        words += prose(recorded.gateway_note)
    facts.words("Gateway", words)
    facts.text("Cited by the requester", recorded.gateway_cited)
    confirmed = recorded.gateway_confirmed
    if confirmed is None:
        facts.missing("Confirmed as the gateway")
    else:
        facts.said("Confirmed as the gateway", phrases.yes_no(confirmed))


def _data_protection(facts: Answered, label: str, basis: DataProtection) -> None:
    codes = (
        ("UK GDPR, Article", basis.article_6),
        ("UK GDPR, Article", basis.article_9),
        ("Data Protection Act 2018,", basis.schedule_1),
    )
    parts = [f"{where} {code}" for where, code in codes if code]
    facts.text(label, "\n".join([*parts, *([basis.note] if basis.note else [])]) or None)


def _rows(case: Case, guidance_version: str) -> tuple[Block, ...]:
    rows = case.law.rows
    if not rows:
        return (
            line(
                f"Guidance set {guidance_version}. No law-status row is recorded as relied on.",
                style=Style.NOTE,
            ),
        )
    return (
        Table(
            title="Law-status rows relied on",
            description="One row for each: its name, what it said when this was decided, as at "
            "which date, and how far it had been checked.",
            columns=(
                Column(title="Law-status row", share=19),
                Column(title="What the row said when this was decided", share=43),
                Column(title="As at", share=16),
                Column(title="How far checked", share=22),
            ),
            rows=tuple(_row(row) for row in rows),
        ),
        line(
            f"Guidance set {guidance_version}. The rows’ words are shown as they stood; they are "
            "not advice and may have changed since.",
            style=Style.NOTE,
        ),
    )


def _row(row: LawRowUsed) -> Row:
    read = row.checked in {Checked.READ.code, Checked.READ.label}
    try:
        checked = Checked.of(row.checked).label
    except ValueError:
        checked = row.checked
    stood = _status(row.status)
    return Row(
        cells=(
            cell(row.title or row.row_id),
            prose(f"“{row.words}”") + (cell(f"Recorded status: {stood}") if stood else ()),
            cell(phrases.as_short_date(row.as_at)),
            cell(checked if read else strong(checked)),
        )
    )


def _status(code: str | None) -> str | None:
    """Give the words of a row's status; a status of a newer program is shown as it stands."""
    if code is None:
        return None
    try:
        return LawStatus.of(code).label.lower()
    except ValueError:
        return code
