"""What the cells of a workbook mean: its texts, and the numbers that are shown as days.

openpyxl knows the formats of numbers and how days are counted; the texts are taken as they stream
by, since a log can have as many as it has rows.
"""

from __future__ import annotations

from collections.abc import Generator
from datetime import datetime
from math import isfinite
from typing import IO

from openpyxl.styles.numbers import BUILTIN_FORMATS, is_date_format, is_timedelta_format
from openpyxl.utils.datetime import from_excel

from caldicott_desktop.domain.tables import Cell
from caldicott_desktop.importing.limits import LONGEST_TEXT
from caldicott_desktop.importing.markup import MAIN, Attributes, Markup

_NO_SUCH_DAY = "#VALUE!"  # what a spreadsheet shows for it


class Values:
    """The value of a cell by its type, its style and its text; `epoch` is the workbook's day 0."""

    def __init__(self, epoch: datetime) -> None:
        """Know no texts and no styles yet."""
        self._epoch = epoch
        self._texts: list[str] = []
        self._formats: dict[int, str] = {}
        self._days: set[str] = set()
        self._spans: set[str] = set()

    def taking_texts(self, stream: IO[bytes]) -> Generator[int, None, None]:
        """Take in the texts that cells share, yielding how many have been met.

        How a word is pronounced, which may stand beside it, is left out.
        """
        said: list[str] = []
        spoken: list[int] = []  # where a pronunciation began

        def on_pronounced() -> None:
            del said[spoken.pop() :]

        markup = Markup(
            begun={
                f"{MAIN}si": lambda _: said.clear(),
                f"{MAIN}t": lambda _: markup.into(said.append),
                f"{MAIN}rPh": lambda _: spoken.append(len(said)),
            },
            ended={
                f"{MAIN}t": lambda: markup.into(None),
                f"{MAIN}rPh": on_pronounced,
                f"{MAIN}si": lambda: self._texts.append(_plain("".join(said))),
            },
        )
        for _ in markup.taking(stream):
            yield len(self._texts)

    def take_styles(self, stream: IO[bytes]) -> None:
        """Take in which styles show a number as a day, a time or a span of time."""
        styles: list[int] = []
        in_cells: list[bool] = []

        def on_style(attributes: Attributes) -> None:
            if in_cells:
                styles.append(int(attributes.get("numFmtId", 0)))

        def on_format(attributes: Attributes) -> None:
            self._formats[int(attributes["numFmtId"])] = attributes["formatCode"]

        markup = Markup(
            begun={
                f"{MAIN}numFmt": on_format,
                f"{MAIN}cellXfs": lambda _: in_cells.append(True),
                f"{MAIN}xf": on_style,
            },
            ended={f"{MAIN}cellXfs": in_cells.clear},
        )
        for _ in markup.taking(stream):
            pass
        for style, number in enumerate(styles):
            shown = self._formats.get(number) or BUILTIN_FORMATS.get(number, "General")
            if is_date_format(shown):
                self._days.add(str(style))
            if is_timedelta_format(shown):
                self._spans.add(str(style))

    def value(self, kind: str, style: str, text: str) -> Cell:
        """The value of a cell; raises `ValueError` or `IndexError` for what cannot be one."""
        match kind:
            case "n":
                return self._number(style, text)
            case "s":
                return self._texts[int(text)]
            case "b":
                return "FALSE" if text == "0" else "TRUE"
            case "d":
                return _written_out(text)
            case _:
                return _plain(text)

    def _number(self, style: str, text: str) -> Cell:
        number = float(text)
        if not isfinite(number):
            return text
        if style not in self._days:
            return int(number) if number.is_integer() else number
        try:
            return _day(from_excel(number, self._epoch, timedelta=style in self._spans))
        except (OverflowError, ValueError):
            return _NO_SUCH_DAY


def _written_out(text: str) -> Cell:
    """A day or a time as programs write it; a time alone stays text."""
    try:
        return _day(datetime.fromisoformat(text))
    except ValueError:
        return _plain(text)


def _day(told: object) -> Cell:
    match told:
        case datetime():
            return told.replace(tzinfo=None)
        case _:
            return str(told)


def _plain(text: str) -> str:
    return " ".join(text[:LONGEST_TEXT].split())
