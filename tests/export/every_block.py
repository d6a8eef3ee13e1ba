"""A document that holds every kind of block, for the formats to write."""

from __future__ import annotations

from datetime import UTC, datetime

from caldicott_desktop.domain.record.blocks import (
    Align,
    Column,
    Fact,
    Facts,
    Row,
    Run,
    Style,
    Table,
    cell,
    line,
    strong,
)
from caldicott_desktop.export.model import (
    Bar,
    Block,
    Document,
    Field,
    Figure,
    Layout,
    Points,
)

FIGURE = Figure(
    caption="Decisions by outcome, 2026",
    alternative="Bars: 12 shared in part, 7 refused, 5 or fewer redirected.",
    bars=(
        Bar(label="Shared in part", value=12, said="12"),
        Bar(label="Refused", value=7, said="7"),
        Bar(label="Redirected", value=5, said="5 or fewer"),
    ),
)
TABLE = Table(
    title="Decisions by month",
    description="One row for each month.",
    caption="Decisions by month, with how many were late",
    columns=(
        Column(title="Month", share=50),
        Column(title="Decisions", share=25, align=Align.RIGHT),
        Column(title="Late", share=25, align=Align.RIGHT),
    ),
    rows=(
        Row(cells=(cell("January"), cell("14"), cell("1"))),
        Row(cells=(cell("Numbers under six are left out."),)),
    ),
)
BLOCKS: tuple[Block, ...] = (
    line("Report", style=Style.DOCUMENT_KIND),
    line("The year", Run(text="Draft", boxed=True, tab_before=True), style=Style.TITLE),
    line(strong("References only. "), "Free text is left out.", style=Style.NOTICE),
    line(Run(text="1", accent=True), Run(text="Counts", tab_before=True), style=Style.HEADING_1),
    FIGURE,
    TABLE,
    line("Each counts once.", style=Style.NOTE),
    line("In detail", style=Style.HEADING_2),
    Points(
        items=(
            (line("First", style=Style.POINT), line("and more of it", style=Style.POINT)),
            (line("Second", style=Style.POINT),),
        )
    ),
    Points(items=((line("Then this", style=Style.POINT),),), start=3),
    Facts(title="Facts", description="Each row.", facts=(Fact(label="Who", words=cell("We")),)),
)


def document(*blocks: Block, layout: Layout = Layout.UPRIGHT) -> Document:
    return Document(
        title="The year",
        subject="A report",
        author="Rosewood Care Group",
        made_at=datetime(2026, 6, 8, 9, 28, tzinfo=UTC),
        header=(strong("Rosewood Care Group"), Run(text="Level", tab_before=True)),
        footer=(Run(text="Page "), Field.PAGE, Run(text=" of "), Field.PAGES),
        blocks=blocks or BLOCKS,
        layout=layout,
    )
