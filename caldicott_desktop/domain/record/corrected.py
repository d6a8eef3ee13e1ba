"""What a correction changed, as a reader sees it: each field as it was and as it is now."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from caldicott_desktop.domain.record.blocks import (
    Block,
    Column,
    Row,
    Style,
    Table,
    Words,
    cell,
    gap,
    line,
    prose,
    strong,
)

TITLE = "What this correction changed"


@dataclass(frozen=True, slots=True, kw_only=True)
class Difference:
    """A field that a correction changed; `before` and `after` are empty where it was not there.

    `section` is the part of the record it stands in, `label` what it is called there.
    """

    section: str
    label: str
    before: str
    after: str


def changes(differences: Sequence[Difference]) -> tuple[Block, ...]:
    """One row for each field that reads otherwise, under the label it has in the record."""
    if not differences:
        return (line("Nothing that a reader could see was changed."),)
    return (
        Table(
            title=TITLE,
            description="One row for each field that was changed: which, as it was before, and as "
            "it is now.",
            columns=(
                Column(title="Field", share=26),
                Column(title="Before", share=37),
                Column(title="Now", share=37),
            ),
            rows=tuple(
                Row(cells=(_field(each), _text(each.before), _text(each.after)))
                for each in differences
            ),
        ),
        line("Everything else reads as it did. Both decisions stay in full.", style=Style.NOTE),
    )


def _field(difference: Difference) -> Words:
    if difference.label == difference.section:
        return cell(strong(difference.label))
    return (*cell(strong(difference.label)), *cell(difference.section))


def _text(text: str) -> Words:
    return prose(text) if text else cell(gap("Not there"))
