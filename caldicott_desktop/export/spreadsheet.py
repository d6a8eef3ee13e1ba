"""A register as an Excel workbook: a summary with charts, the lines, the completeness statement.

Lines go to disk as they come, so that a long register needs no more memory. Every text is written
as a text, whatever it begins with; days are days. What the workbook says has a digest, reckoned
from the same values as they are written.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, date
from pathlib import Path
from typing import TYPE_CHECKING

from caldicott_desktop.domain.quarters import quarter_of
from caldicott_desktop.domain.record.characters import showable
from caldicott_desktop.domain.record.register import Cell
from caldicott_desktop.export import plain, register_content
from caldicott_desktop.export.register_content import Register
from caldicott_desktop.ledger import sheet_text
from caldicott_desktop.ledger.sheet_text import SheetDigest

if TYPE_CHECKING:
    from xlsxwriter.chart import Chart
    from xlsxwriter.format import Format as Look
    from xlsxwriter.worksheet import Worksheet

SUMMARY, STATEMENT = "Summary", "Completeness"

# What a cell holds (ECMA-376 leaves it open; Excel's own limit), less what says that it was cut.
_LONGEST = 32_767
_CUT = " … [cut here: a cell holds no more]"
_EPOCH = date(1899, 12, 30)
_DAY = "[$-809]d mmm yyyy"
_NARROW, _WIDE = 12, 44
_CHART_ROWS = 16
_SHEET_WIDE = 60
_INK, _SHADE = "#1B2733", "#E9EEF1"


@dataclass(slots=True, kw_only=True)
class _Sheet:
    """A sheet as it is written row by row, with what its rows come to."""

    worksheet: Worksheet
    day: Look
    wrapped: Look
    digest: SheetDigest
    row: int = 0

    def add(self, cells: Sequence[Cell], look: Look | None = None) -> None:
        """Write the next row."""
        values: list[sheet_text.Value] = []
        for at, cell in enumerate(cells):
            match cell:
                case str():
                    text = _fitting(cell)
                    self.worksheet.write_string(self.row, at, text, look or self.wrapped)
                    values.append(text)
                case int():
                    self.worksheet.write_number(self.row, at, cell, look or self.wrapped)
                    values.append(cell)
                case date():
                    serial = (cell - _EPOCH).days
                    self.worksheet.write_number(self.row, at, serial, self.day)
                    values.append(serial)
        self.digest.add(values)
        self.row += 1


class Workbook:
    """A workbook as it is written, line by line."""

    def __init__(self, path: Path, register: Register, *, beside: Path) -> None:
        """Begin the new file at `path`; rows wait in the folder `beside` until the end."""
        import xlsxwriter  # noqa: PLC0415 - most sessions never need it

        self._register = register
        self._book = xlsxwriter.Workbook(
            str(path), {"constant_memory": True, "tmpdir": str(beside), "strings_to_urls": False}
        )
        self._set_properties()
        self._bold = self._look(bold=True)
        self._heading = self._look(bold=True, bg_color=_SHADE, bottom=1)
        self._title = self._look(bold=True, font_size=16)
        self._summary = self._sheet(SUMMARY)
        self._lines = self._sheet(register.shape.sheet)
        self._names = [each.name for each in register.headings]
        self._counts: dict[str, Counter[str]] = {}
        self._begin_lines()

    def add(self, cells: Sequence[Cell]) -> None:
        """Write one line."""
        self._lines.add(cells)
        self._count(cells)

    def finish(self) -> bytes:
        """Write everything but the lines, put the file together and give its digest (32 bytes)."""
        self._write_summary()
        sheets = [(SUMMARY, self._summary), (self._register.shape.sheet, self._lines)]
        if self._register.statement is not None:
            statement = self._sheet(STATEMENT)
            self._write_statement(statement)
            sheets.append((STATEMENT, statement))
        last = max(self._lines.row - 1, 1)
        self._lines.worksheet.autofilter(0, 0, last, len(self._names) - 1)
        self._book.close()
        return sheet_text.of_workbook((name, each.digest.digest()) for name, each in sheets)

    def abandon(self) -> None:
        """Let go of the rows that wait, without a file."""
        for each in self._book.worksheets():
            each.row_data_fh.close()
            if each.internal_fh:  # it was being put together
                each.fh.close()
        self._book.fileclosed = True

    def _look(self, **look: object) -> Look:
        wrapped = {"text_wrap": True, "valign": "top", "font_name": "Arial", "font_size": 10}
        return self._book.add_format({**wrapped, **look})

    def _sheet(self, name: str) -> _Sheet:
        worksheet = self._book.add_worksheet(name)
        worksheet.set_landscape()
        worksheet.set_paper(9)  # A4
        worksheet.fit_to_pages(1, 0)
        worksheet.set_footer(f"&L{self._register.marking}&RPage &P of &N")
        return _Sheet(
            worksheet=worksheet,
            day=self._look(num_format=_DAY, align="left"),
            wrapped=self._look(),
            digest=SheetDigest(),
        )

    def _set_properties(self) -> None:
        made = self._register.made_at.astimezone(UTC).replace(tzinfo=None, microsecond=0)
        self._book.set_properties(
            {
                "title": self._register.title,
                "subject": self._register.level_note,
                "author": showable(self._register.organisation)[:255],
                "created": made,
                "comments": "en-GB",
            }
        )

    def _begin_lines(self) -> None:
        sheet = self._lines.worksheet
        for at, each in enumerate(self._register.headings):
            wide = each.name in self._register.shape.wide
            sheet.set_column(at, at, _WIDE if wide else max(_NARROW, len(each.title) + 3))
        self._lines.add([each.title for each in self._register.headings], self._heading)
        sheet.freeze_panes(1, 1)
        sheet.repeat_rows(0)

    def _count(self, cells: Sequence[Cell]) -> None:
        """Count a line by what can be read in it, so that no chart says more than the lines."""
        said = dict(zip(self._names, cells, strict=True))
        on = said.get(self._register.shape.dated)
        if isinstance(on, date):
            self._counts.setdefault("Quarter", Counter())[quarter_of(on).text] += 1
        elif not self._register.level.embeds_entries:
            by, number = str(cells[0]), cells[-1]
            figures = self._register.shape.figures
            if isinstance(number, int) and by in figures:
                self._counts.setdefault(by, Counter())[str(cells[figures[by]])] = number
        for name, title in self._register.shape.counted.items():
            if name in said:
                self._counts.setdefault(title, Counter())[str(said[name])] += 1

    def _write_summary(self) -> None:
        sheet = self._summary
        sheet.worksheet.set_column(0, 0, 26)
        sheet.worksheet.set_column(1, 1, _SHEET_WIDE)
        sheet.add([self._register.title], self._title)
        for label, words in register_content.facts(self._register):
            sheet.add([label, words])
        sheet.add(["How to check", f"Lay this file beside {self._register.proof_name}."])
        sheet.add([])
        for title, counts in self._counts.items():
            self._write_counts(title, counts)

    def _write_counts(self, title: str, counts: Counter[str]) -> None:
        """Write how many there are of each, and a chart of that below."""
        sheet = self._summary
        what = self._register.shape.counts
        sheet.add([title, what], self._heading)
        first = sheet.row
        for value, number in sorted(counts.items()):
            sheet.add([value, number])
        last = sheet.row - 1
        chart = self._chart(title, first, last)
        told = "; ".join(f"{value}: {number:,}" for value, number in sorted(counts.items()))
        sheet.add([])
        sheet.worksheet.insert_chart(
            sheet.row, 0, chart, {"description": f"{what} by {title.lower()}. {told}"}
        )
        for _ in range(_CHART_ROWS):
            sheet.add([])

    def _chart(self, title: str, first: int, last: int) -> Chart:
        what = self._register.shape.counts
        chart = self._book.add_chart({"type": "column" if title == "Quarter" else "bar"})
        chart.add_series(
            {
                "name": what,
                "categories": [SUMMARY, first, 0, last, 0],
                "values": [SUMMARY, first, 1, last, 1],
                "data_labels": {"value": True},
                "fill": {"color": "#0B6670"},
                "gap": 60,
            }
        )
        chart.set_title({"name": f"{what} by {title.lower()}", "name_font": {"size": 11}})
        chart.set_legend({"none": True})
        if title != "Quarter":
            chart.set_y_axis({"reverse": True})
        chart.set_size({"width": 620, "height": 300})
        return chart

    def _write_statement(self, sheet: _Sheet) -> None:
        sheet.worksheet.set_column(0, 0, 34)
        sheet.worksheet.set_column(1, 4, 40)
        sheet.add(["Completeness statement"], self._title)
        for row in plain.rows(register_content.answer(self._register)):
            sheet.add(row, self._bold)
        for section in register_content.sections(self._register):
            sheet.add([])
            sheet.add([section.title], self._heading)
            for row in plain.rows(section.blocks):
                sheet.add(row)


def _fitting(text: str) -> str:
    shown = text if text.isprintable() else showable(text)
    return shown if len(shown) <= _LONGEST else shown[: _LONGEST - len(_CUT)] + _CUT
