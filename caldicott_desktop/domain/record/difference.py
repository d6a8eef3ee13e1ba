"""What a correction changed, field by field, under the labels that the record itself uses.

Both decisions are told as an account, and the two are compared. So nothing that a reader could see
is left out, and what is compared is worded as it is read.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from caldicott_desktop.domain.case import Advice, Case
from caldicott_desktop.domain.record.account import Account, told_of_decision
from caldicott_desktop.domain.record.answered import UNANSWERED
from caldicott_desktop.domain.record.blocks import Block, Box, Facts, Paragraph, Table, Words
from caldicott_desktop.domain.record.corrected import Difference


@dataclass(frozen=True, slots=True)
class _Place:
    """Where something is said: a fact of a section, or a column of a numbered line of a table."""

    section: str
    label: str
    column: str = ""

    @property
    def line(self) -> _Place:
        """The whole line of the table."""
        return replace(self, column="")

    @property
    def name(self) -> str:
        """What the field is called, to stand beside the section's title."""
        return f"{self.label}: {self.column}" if self.column else self.label


def differences(before: Account, after: Account) -> tuple[Difference, ...]:
    """Everything that reads otherwise in the correction, in the order of the record.

    What privileged advice says is in neither; that it was changed is told.
    """
    # What the two were made under, and when the account is given, is no change of the decision.
    same = replace(before, guidance_version=after.guidance_version, up_to=after.up_to)
    old = dict(_fields(replace(same, withholds=True)))
    new = dict(_fields(replace(after, withholds=True)))
    old, new = _with_whole_lines(old, new), _with_whole_lines(new, old)
    places = [*new, *(place for place in old if place not in new)]
    order = {title: number for number, title in enumerate(dict.fromkeys(p.section for p in places))}
    found = tuple(
        Difference(section=place.section, label=place.name, before=was, after=now)
        for place in sorted(places, key=lambda place: order[place.section])
        if (was := old.get(place, "")) != (now := new.get(place, ""))
    )
    withheld = _privileged(before.case) != _privileged(after.case)
    return (*found, *((_WITHHELD,) if withheld else ()))


_WITHHELD = Difference(
    section="Advice",
    label="Privileged advice",
    before="Withheld",
    after="Withheld: it was changed, and what it says is not shown here",
)


def _privileged(case: Case) -> tuple[Advice, ...]:
    return tuple(each for each in case.advice if each.privileged)


def _with_whole_lines(said: Mapping[_Place, str], other: Mapping[_Place, str]) -> dict[_Place, str]:
    """Give `said` with each line of a table that `other` does not have as one field."""
    lines = {place.line for place in other if place.column}
    found: dict[_Place, str] = {}
    for place, text in said.items():
        if not place.column or place.line in lines:
            found[place] = text
        else:
            found[place.line] = f"{found[place.line]} · {text}" if place.line in found else text
    return found


def _fields(account: Account) -> Iterator[tuple[_Place, str]]:
    for section in told_of_decision(account):
        said: dict[_Place, str] = {}
        for block in section.blocks:
            for place, text in _said(section.title, block):
                said[place] = f"{said[place]}\n{text}" if place in said else text
        yield from said.items()


def _said(section: str, block: Block) -> Iterator[tuple[_Place, str]]:
    match block:
        case Paragraph():
            yield _Place(section, section), _text((block,))
        case Facts() | Box():
            for fact in block.facts:
                if fact.label != UNANSWERED:  # a list of names, which each change tells again
                    yield _Place(section, fact.label), _text(fact.words)
        case Table():
            yield from _lines(section, block)


def _lines(section: str, table: Table) -> Iterator[tuple[_Place, str]]:
    for number, row in enumerate(table.rows, start=1):
        label = f"Line {number}" if table.title == section else f"{table.title}, line {number}"
        if len(row.cells) < len(table.columns):
            yield _Place(section, label), _text(row.cells[0])
            continue
        for column, words in zip(table.columns, row.cells, strict=True):
            yield _Place(section, label, column.title), _text(words)


def _text(words: Words) -> str:
    return "\n".join("".join(run.text for run in paragraph.inlines) for paragraph in words)
