"""A decision as a document: the answer first, both times, every gap in its own words.

What it must show and how is settled in `docs/decisions/0050-what-a-word-record-carries.md`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from caldicott_desktop.domain.case import Case
from caldicott_desktop.domain.choices import ItemDecision, Outcome
from caldicott_desktop.domain.guidance_types import CaseKind, Principle
from caldicott_desktop.export import (
    phrases,
    record_decision,
    record_law,
    record_request,
    record_weighing,
)
from caldicott_desktop.export.model import (
    Block,
    Column,
    Document,
    Field,
    Inline,
    Row,
    Run,
    Style,
    Table,
    Words,
    cell,
    gap,
    line,
    prose,
    strong,
)
from caldicott_desktop.ledger.schemas import Level

_NOT_IN_FILE_NAMES = re.compile(r"[^A-Za-z0-9-]+")
_NO_SENTENCE = "Not summed up in one sentence when it was decided."
_LEVELS = {Level.FULL: "Full"}
# What a header line holds beside the level; the whole name stands under *Who we are*.
_LONGEST_NAME = 48


@dataclass(frozen=True, slots=True, kw_only=True)
class Afterwards:
    """One later entry on the decision: when it happened (as told) and when it was recorded."""

    happened_at: datetime
    recorded_at: datetime
    what: str
    recorded_by: str


@dataclass(frozen=True, slots=True, kw_only=True)
class RecordToExport:
    """Everything a decision record shows, as plain values taken from a checked payload.

    `kind` and `principles` (the eight, in order) are those of the guidance set the decision was
    made under, `guidance_version` names it. `recorded_at` is the entry's own time and
    `recorded_by` the name of its signer. `exported_at` stands where the record says *up to*. Times
    are aware.
    """

    reference: str
    organisation: str
    site: str | None
    level: Literal[Level.FULL]
    case: Case
    kind: CaseKind
    principles: tuple[Principle, ...]
    guidance_version: str
    recorded_at: datetime
    recorded_by: str
    exported_at: datetime
    afterwards: tuple[Afterwards, ...] = ()


def file_name(reference: str) -> str:
    """Give the name to save a record under; it names the decision's number and nothing else."""
    return f"{_NOT_IN_FILE_NAMES.sub('-', reference)} decision record.docx"


def withheld_paths(case: Case) -> frozenset[str]:
    """Give the payload paths whose values never leave: what privileged advice said and led to."""
    return frozenset(
        f"/advice/{index}/{name}"
        for index, given in enumerate(case.advice)
        if given.privileged
        for name in ("said", "followed")
    )


def document(record: RecordToExport) -> Document:
    """Give the document of a decision, all but its checking box."""
    return Document(
        title=f"Decision record {record.reference}",
        subject="Record of a decision on a request for confidential information",
        author=record.organisation,
        made_at=record.exported_at,
        header=_header(record),
        footer=(
            Run(text="Page "),
            Field.PAGE,
            Run(text=" of "),
            Field.PAGES,
            Run(text=record.reference, strong=True, tab_before=True),
            Run(text="Contains confidential information", tab_before=True),
        ),
        blocks=(*_front(record), *_sections(record)),
    )


def _header(record: RecordToExport) -> tuple[Inline, ...]:
    place = (Run(text=f"  ·  {_cut(record.site)}"),) if record.site else ()
    return (
        strong(_cut(record.organisation)),
        *place,
        Run(text="Disclosure level: ", tab_before=True),
        strong(_LEVELS[record.level]),
    )


def _cut(name: str) -> str:
    return name if len(name) <= _LONGEST_NAME else f"{name[: _LONGEST_NAME - 1]}…"


def _front(record: RecordToExport) -> Iterator[Block]:
    """Give what stands alone on the first third of page one."""
    conclusion = record.case.conclusion
    outcome = conclusion.outcome
    yield line("Decision record", style=Style.DOCUMENT_KIND)
    yield line(
        record.reference,
        Run(
            text=outcome.label if outcome else "No outcome",
            strong=True,
            boxed=True,
            small=True,
            tab_before=True,
        ),
        style=Style.TITLE,
    )
    yield line(record.kind.title, style=Style.SUBTITLE)
    yield _when_and_who(record)
    answer = conclusion.in_one_sentence
    yield line(answer or gap(_NO_SENTENCE), style=Style.ANSWER)
    yield from _items(record)


def _when_and_who(record: RecordToExport) -> Table:
    conclusion = record.case.conclusion
    decided_at, recorded_at = conclusion.decided_at, phrases.in_uk(record.recorded_at)
    decided: Words
    recorded = [line(strong(phrases.moment_with_day(recorded_at)), style=Style.CELL)]
    if decided_at is None:
        decided = cell(phrases.NOT_ANSWERED)
    else:
        decided = cell(strong(phrases.moment_with_day(decided_at)))
        later = phrases.delay(decided_at, record.recorded_at)
        late = strong(f"Recorded {later}") if later else "Recorded at once"
        recorded.append(line(late, style=Style.CELL))
        if conclusion.retrospective:
            decided += cell("Put in place before it was decided: retrospective")
    recorded.append(line(f"by {record.recorded_by}", style=Style.CELL))
    who = list(cell(strong(conclusion.decided_by) if conclusion.decided_by else gap("Not named")))
    if conclusion.decided_as:
        who += cell(conclusion.decided_as.label)
    if conclusion.decided_by_position:
        who += cell(conclusion.decided_by_position)
    return Table(
        title="When it was decided and recorded, and by whom",
        description="One row: time of the decision, time it was recorded, and who decided.",
        columns=(
            Column(title="Decided", share=35),
            Column(title="Recorded", share=35),
            Column(title="Decided by", share=30),
        ),
        rows=(Row(cells=(decided, tuple(recorded), tuple(who))),),
    )


def _items(record: RecordToExport) -> Iterator[Block]:
    """Give asked, approved and released, side by side."""
    items = record.case.items
    if not items:
        asked = record.case.request.asked_for
        yield line(strong("Asked for. "), asked or phrases.NOT_ANSWERED)
        yield line(gap("Not listed item by item. Nothing is recorded as released."))
        return
    yield Table(
        title="What was asked for, approved and released",
        description="One row for each item asked for.",
        columns=(
            Column(title="No.", share=5),
            Column(title="Item", share=24),
            Column(title="Asked for", share=22),
            Column(title="Approved", share=27),
            Column(title="Released", share=22),
        ),
        rows=tuple(
            Row(
                cells=(
                    cell(str(number)),
                    prose(item.name) if item.name else cell(gap("Not named")),
                    prose(item.asked_scope) if item.asked_scope else cell(phrases.NOT_ANSWERED),
                    _approved(item.decision, item.approved_scope, record.case.conclusion.outcome),
                    cell("Not recorded as released"),
                )
            )
            for number, item in enumerate(items, start=1)
        ),
    )
    until = phrases.moment(phrases.in_uk(record.exported_at))
    yield line(
        f"No release of any item was recorded up to {until}.",
        style=Style.NOTE,
    )


def _approved(decision: ItemDecision | None, scope: str | None, outcome: Outcome | None) -> Words:
    if decision is None:
        held_back = outcome is not None and not outcome.shares
        return cell(gap("Nothing approved" if held_back else "Not decided"))
    if not scope:
        return cell(decision.label)
    return prose(scope, lead=(Run(text=f"{decision.label}: "),))


def _sections(record: RecordToExport) -> Iterator[Block]:
    case, kind = record.case, record.kind
    parts = (
        ("The decision and its reasons", record_decision.reasons(case)),
        ("The request", record_request.request(case)),
        ("Information and people", record_request.information(case)),
        ("Gateway and law", record_law.law(case, record.guidance_version)),
        ("Questions of this kind of case", record_request.own_answers(case, kind)),
        ("Stop-checks", record_weighing.stop_checks(case)),
        ("The eight Caldicott Principles", record_weighing.principles(case, record.principles)),
        ("Harm if shared, harm if not shared", record_weighing.balance(case)),
        ("Advice", record_weighing.advice(case)),
        ("Conditions", record_decision.conditions(case)),
        ("Telling the person", record_decision.telling(case)),
        ("What happened afterwards", _afterwards(record)),
        ("Review and papers", record_decision.still_open(case)),
    )
    number = 0
    for title, blocks in parts:
        if not blocks:
            continue
        number += 1
        yield line(
            Run(text=str(number), accent=True),
            Run(text=title, tab_before=True),
            style=Style.HEADING_1,
        )
        yield from blocks


def _afterwards(record: RecordToExport) -> tuple[Block, ...]:
    until = phrases.moment(phrases.in_uk(record.exported_at))
    if not record.afterwards:
        return (line(f"Nothing had been recorded about this decision up to {until}."),)
    return (
        Table(
            title="What happened afterwards",
            description="One row for each later entry: when it happened, when it was recorded, "
            "what it says and who recorded it.",
            columns=(
                Column(title="Happened", share=19),
                Column(title="Recorded", share=19),
                Column(title="What", share=44),
                Column(title="Recorded by", share=18),
            ),
            rows=tuple(_later(event) for event in record.afterwards),
        ),
        line("Each line is a signed entry of its own; none is an edit.", style=Style.NOTE),
    )


def _later(event: Afterwards) -> Row:
    recorded = list(cell(phrases.short_moment(phrases.in_uk(event.recorded_at))))
    if late := phrases.delay(event.happened_at, event.recorded_at):
        recorded += cell(strong(late))
    return Row(
        cells=(
            cell(phrases.short_moment(event.happened_at)),
            tuple(recorded),
            prose(event.what),
            cell(event.recorded_by),
        )
    )
