"""A decision as a document: the answer first, both times, every gap in its own words.

What it must show and how is settled in `docs/decisions/0050-what-a-word-record-carries.md`.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from caldicott_desktop.domain.case import Case
from caldicott_desktop.domain.guidance_types import CaseKind, Principle
from caldicott_desktop.domain.record import account
from caldicott_desktop.domain.record.account import Account, Afterwards, LivedOn, NamedHere
from caldicott_desktop.domain.record.blocks import Block, Run, Style, gap, line, strong
from caldicott_desktop.export.model import Document, Field, Inline
from caldicott_desktop.ledger.schemas import Level

_LEVELS = {Level.FULL: "Full"}
# What a header line holds beside the level; the whole name stands under *Who we are*.
_LONGEST_NAME = 48


@dataclass(frozen=True, slots=True, kw_only=True)
class RecordToExport:
    """Everything a decision record shows, as plain values taken from a checked payload.

    `kind` and `principles` (the eight, in order) are those of the guidance set the decision was
    made under, `guidance_version` names it. `recorded_at` is the entry's own time and
    `recorded_by` the name of its signer. `exported_at` stands where the record says *up to*. Times
    are aware. `named` is the person's name, where this copy is to show it. `since` is what later
    entries came to.
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
    named: NamedHere | None = None
    since: LivedOn = account.ALONE


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
    told = _account(record)
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
        blocks=(*_front(record, told), *_sections(told)),
    )


def _header(record: RecordToExport) -> tuple[Inline, ...]:
    site = record.site if record.site != record.organisation else None
    place = (Run(text=f"  ·  {_cut(site)}"),) if site else ()
    return (
        strong(_cut(record.organisation)),
        *place,
        Run(text="Disclosure level: ", tab_before=True),
        strong(_LEVELS[record.level]),
    )


def _cut(name: str) -> str:
    return name if len(name) <= _LONGEST_NAME else f"{name[: _LONGEST_NAME - 1]}…"


def _front(record: RecordToExport, told: Account) -> Iterator[Block]:
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
    yield account.when_and_who(told)
    yield from account.standing(told)
    answer = conclusion.in_one_sentence
    yield line(answer or gap(account.NO_SENTENCE), style=Style.ANSWER)
    yield from account.items(told)


def _sections(told: Account) -> Iterator[Block]:
    for number, section in enumerate(account.sections(told), start=1):
        yield line(
            Run(text=str(number), accent=True),
            Run(text=section.title, tab_before=True),
            style=Style.HEADING_1,
        )
        yield from section.blocks


def _account(record: RecordToExport) -> Account:
    return Account(
        case=record.case,
        kind=record.kind,
        principles=record.principles,
        guidance_version=record.guidance_version,
        recorded_at=record.recorded_at,
        recorded_by=record.recorded_by,
        up_to=record.exported_at,
        afterwards=record.afterwards,
        named=record.named,
        since=record.since,
    )
