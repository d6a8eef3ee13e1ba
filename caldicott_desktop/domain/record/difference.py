"""What a correction changed, field by field, under the labels that the record itself uses.

Both decisions are told as an account, and the two are compared. So nothing that a reader could see
is left out, and what is compared is worded as it is read.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from caldicott_desktop.domain.record.account import Account, told_of_decision
from caldicott_desktop.domain.record.answered import UNANSWERED
from caldicott_desktop.domain.record.blocks import Block, Box, Facts, Paragraph, Table, Words


@dataclass(frozen=True, slots=True, kw_only=True)
class Difference:
    """A field that a correction changed; `before` and `after` are empty where it was not there.

    `section` is the part of the record it stands in, `label` what it is called there.
    """

    section: str
    label: str
    before: str
    after: str


def differences(before: Account, after: Account) -> tuple[Difference, ...]:
    """Everything that reads otherwise in the correction, in the order of the record."""
    # What the two were made under, and when the account is given, is no change of the decision.
    same = replace(before, guidance_version=after.guidance_version, up_to=after.up_to)
    old = dict(_fields(same))
    new = dict(_fields(after))
    places = [*new, *(place for place in old if place not in new)]
    order = {section: number for number, section in enumerate(dict.fromkeys(s for s, _ in places))}
    return tuple(
        Difference(section=section, label=label, before=was, after=now)
        for section, label in sorted(places, key=lambda place: order[place[0]])
        if (was := old.get((section, label), "")) != (now := new.get((section, label), ""))
    )


_Field = tuple[tuple[str, str], str]
"""Section and label of a field, and what is said there."""


def _fields(account: Account) -> Iterator[_Field]:
    for section in told_of_decision(account):
        said: dict[str, str] = {}
        for block in section.blocks:
            for label, text in _said(block):
                said[label] = f"{said[label]}\n{text}" if label in said else text
        for label, text in said.items():
            yield (section.title, label or section.title), text


def _said(block: Block) -> Iterator[tuple[str, str]]:
    match block:
        case Paragraph():
            yield "", _text((block,))
        case Facts() | Box():
            for fact in block.facts:
                if fact.label != UNANSWERED:  # a list of names, which each change tells again
                    yield fact.label, _text(fact.words)
        case Table():
            yield from _rows(block)


def _rows(table: Table) -> Iterator[tuple[str, str]]:
    for number, row in enumerate(table.rows, start=1):
        if len(row.cells) < len(table.columns):
            yield f"{table.title}, line {number}", _text(row.cells[0])
            continue
        for column, words in zip(table.columns, row.cells, strict=True):
            yield f"{table.title}, line {number}: {column.title}", _text(words)


def _text(words: Words) -> str:
    return "\n".join("".join(run.text for run in paragraph.inlines) for paragraph in words)
