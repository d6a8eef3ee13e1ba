"""A decision as a document: the answer first, both times, every gap in its own words.

What it must show and how is settled in `docs/decisions/0050-what-a-word-record-carries.md`.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from caldicott_desktop.domain.case import Case
from caldicott_desktop.domain.guidance_types import CaseKind, Principle
from caldicott_desktop.domain.record import account, phrases
from caldicott_desktop.domain.record.account import Account, Afterwards, LivedOn, NamedHere
from caldicott_desktop.domain.record.blocks import (
    Block,
    Paragraph,
    Run,
    Style,
    gap,
    line,
    strong,
)
from caldicott_desktop.domain.record.completeness import CONFIDENTIAL
from caldicott_desktop.domain.record.withholding import WITHHELD
from caldicott_desktop.export import plain
from caldicott_desktop.export.model import Document, Field, Inline
from caldicott_desktop.ledger.schemas import Level

_LEVELS = {Level.FULL: "Full", Level.REFERENCES: "References only"}
_FRONT = "In short"
# What a header line holds beside the level; the whole name stands under *Who we are*.
_LONGEST_NAME = 48


LINES_OF = "Records of single decisions"
LINE_HEADINGS = ("Decision", "Part", "What it says")
"""What lines of records are called where they are listed, and their columns."""


@dataclass(frozen=True, slots=True, kw_only=True)
class RecordToExport:
    """Everything a decision record shows, as plain values taken from a checked payload.

    `kind` and `principles` (the eight, in order) are those of the guidance set the decision was
    made under, `guidance_version` names it. `recorded_at` is the entry's own time and
    `recorded_by` the name of its signer. `exported_at` stands where the record says *up to*. Times
    are aware. `named` is the person's name, where this copy is to show it. `since` is what later
    entries came to.

    `level` is one at which a single decision is shown. `withheld` are the payload paths that this
    copy withholds of the decision, privileged advice apart; `case`, `afterwards` and `since` tell
    it without them already (`domain.record.withholding`). `privileged` is the tick that lets
    privileged advice out.
    """

    reference: str
    organisation: str
    site: str | None
    level: Level
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
    withheld: frozenset[str] = frozenset()
    privileged: bool = False


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
            Run(text=CONFIDENTIAL, tab_before=True),
        ),
        blocks=(*_front(record, told), *_sections(told)),
    )


def lines(record: RecordToExport) -> Iterator[tuple[str, str]]:
    """Give what it says as text, line by line, each with the part that it stands in."""
    told = _account(record)
    yield from ((_FRONT, words) for words in plain.lines(_front(record, told)))
    for section in account.sections(told):
        yield from ((section.title, words) for words in plain.lines(section.blocks))


def _header(record: RecordToExport) -> tuple[Inline, ...]:
    site = record.site if record.site != record.organisation else None
    place = (Run(text=f"  ·  {_cut(site)}"),) if site else ()
    return (
        strong(_cut(record.organisation)),
        *place,
        Run(text="Disclosure level: ", tab_before=True),
        strong(_level(record)),
    )


def _level(record: RecordToExport) -> str:
    in_parts = ", parts withheld" if record.withheld and record.level is Level.FULL else ""
    return f"{_LEVELS[record.level]}{in_parts}"


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
    if record.withheld:
        yield _notice(record)
    answer = conclusion.in_one_sentence
    yield line(answer or gap(account.NO_SENTENCE), style=Style.ANSWER)
    yield from account.items(told)


def _notice(record: RecordToExport) -> Paragraph:
    """Say that and how this copy withholds, before anything is read."""
    count = phrases.counted(len(record.withheld), "field")
    are = "is" if len(record.withheld) == 1 else "are"
    return line(
        strong(f"{_level(record)}. "),
        f"{count} {are} withheld from this copy: the words read {WITHHELD}. They stay in the log, "
        "and are left out of the data inside this file too; their fingerprints are there, so that "
        "the signature still checks. How many lines a list has can be seen.",
        style=Style.NOTICE,
    )


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
        withholds=not record.privileged,
        ticked=record.privileged,
        named=record.named,
        since=record.since,
        withheld=record.withheld,
    )
