"""Text with one row a line, as spreadsheets save and copy it, as plain rows."""

from __future__ import annotations

import csv
import io
import re
from collections import Counter
from collections.abc import Generator, Iterator, Sequence
from itertools import dropwhile, islice
from operator import itemgetter

from caldicott_desktop.domain.tables import Line
from caldicott_desktop.errors import Sentence
from caldicott_desktop.importing.faults import UnreadableList
from caldicott_desktop.importing.limits import LONGEST_TEXT, MOST_COLUMNS

_DELIMITERS = ("\t", ";", ",", "|")  # where several part the rows alike, the earlier is meant
_SAMPLE = 100  # rows that tell which character parts the cells
_MOST_OF_THEM = 0.8  # a list has odd rows, a title or a total, but few
_DECLARED = "sep="  # how Excel is told which character parts the cells; it shows no such row
_TURN = 500  # rows between two turns: a millisecond or two
_BYTE_ORDER_MARKS = {
    b"\xef\xbb\xbf": "utf-8-sig",
    b"\xff\xfe": "utf-16",
    b"\xfe\xff": "utf-16",
}

Rows = tuple[tuple[Line, ...], tuple[Sentence, ...]]


def decoded(content: bytes) -> tuple[str, tuple[Sentence, ...]]:
    """The text of a file, and a remark where its encoding is a guess.

    A byte order mark is believed. Without one it is UTF-8 if it can be, then what Windows wrote in
    Western Europe before; raises `UnreadableList` where it is no text at all.
    """
    for mark, encoding in _BYTE_ORDER_MARKS.items():
        if content.startswith(mark):
            return _decoded(content, encoding), ()
    if content[1::2].count(0) > len(content) // 4:
        return _decoded(content, "utf-16-le"), ()
    if content[::2].count(0) > len(content) // 4:
        return _decoded(content, "utf-16-be"), ()
    try:
        return _checked(content.decode("utf-8")), ()
    except UnicodeDecodeError:
        return _decoded(content, "cp1252"), (Sentence("list-note.old-encoding"),)


def rows_of(text: str, *, most_rows: int) -> Generator[int, None, Rows]:
    """The filled rows of a text and what is to be noted, yielding how many rows have been met.

    A quotation mark may enclose a cell, as spreadsheets write it. Where one is opened and not
    closed as it should be, marks are taken as they stand, and that is noted.
    """
    text = _checked(text)
    delimiter, text = _declared(text)
    delimiter = delimiter or _delimiter(text)
    try:
        lines = yield from _lines(_parted(text, delimiter), most_rows)
    except csv.Error:
        lines = yield from _lines(_parted_anyhow(text, delimiter), most_rows)
        return lines, (Sentence("list-note.quotes"),)
    return lines, ()


def _decoded(content: bytes, encoding: str) -> str:
    try:
        return _checked(content.decode(encoding))
    except UnicodeDecodeError as error:
        raise UnreadableList("not-a-list") from error


def _checked(text: str) -> str:
    if "\0" in text:
        raise UnreadableList("not-a-list")
    return text.removeprefix("\ufeff")


def _declared(text: str) -> tuple[str, str]:
    """The character that a first row declares, if it does, and the text without that row."""
    first, _, rest = text.partition("\n")
    declared = first.strip("\r").removeprefix(_DECLARED)
    if first.startswith(_DECLARED) and len(declared) == 1 and declared not in '"\r\n':
        return declared, rest
    return "", text


def _delimiter(text: str) -> str:
    """The character that parts most rows into the same number of cells, more than one."""
    for delimiter in _DELIMITERS:
        try:
            sample = [row for row in islice(_parted(text, delimiter), _SAMPLE) if row]
        except csv.Error:
            sample = [row for row in islice(_parted_anyhow(text, delimiter), _SAMPLE) if row]
        if _parts(sample):
            return delimiter
    return _DELIMITERS[0]


def _parts(sample: Sequence[Sequence[str]]) -> bool:
    """Whether half of the rows, and most of those below a title, have the same several cells."""
    below = [*dropwhile(lambda row: len(row) == 1, sample)]
    _, rows = max(Counter(map(len, below)).items(), key=itemgetter(1), default=(0, 0))
    return bool(rows) and rows * 2 >= len(sample) and rows >= _MOST_OF_THEM * len(below)


def _parted(text: str, delimiter: str) -> Iterator[list[str]]:
    return csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)


def _parted_anyhow(text: str, delimiter: str) -> Iterator[list[str]]:
    """Give the rows of a text in which marks are not written as they should be.

    A mark at the beginning of a cell encloses it only where another ends a cell before one more
    begins one, so that none swallows the rows that follow. All others are taken as they stand.
    """
    parting = re.escape(delimiter)
    plain = re.compile(rf"[^{parting}\r\n]*")
    blank = re.compile(" *")
    ending = re.compile(rf'" *(?={parting}|[\r\n]|\Z)')
    beginning = re.compile(rf'[{parting}\r\n] *"')
    after = re.compile(rf"{parting}|\r\n|\r|\n|\Z")
    end = ending.search(text)
    row: list[str] = []
    place = 0
    while place < len(text):
        start = _end(blank, text, place)
        while end and end.start() <= start:  # each is met once, so that none is looked for twice
            end = ending.search(text, end.end())
        is_enclosed = text.startswith('"', start) and end is not None
        if end and is_enclosed and not beginning.search(text, start + 1, end.start()):
            row.append(text[start + 1 : end.start()].replace('""', '"'))
            place = end.end()
        else:
            row.append(text[place : _end(plain, text, place)])
            place += len(row[-1])
        stop = _end(after, text, place)
        if text[place:stop] != delimiter:
            yield row if any(row) else []
            row = []
        place = stop
    if any(row):
        yield row


def _end(pattern: re.Pattern[str], text: str, place: int) -> int:
    """Where what a pattern finds at a place ends; it always finds something, if nothing long."""
    found = pattern.match(text, place)
    return found.end() if found else place


def _lines(rows: Iterator[list[str]], most_rows: int) -> Generator[int, None, tuple[Line, ...]]:
    found: list[Line] = []
    for number, row in enumerate(rows, start=1):
        cells = [_plain(cell) for cell in row]
        while cells and not cells[-1]:
            cells.pop()
        if cells:
            if len(cells) > MOST_COLUMNS:
                raise UnreadableList("too-wide", most=MOST_COLUMNS)
            found.append(Line(number=number, cells=tuple(cells)))
        if len(found) > most_rows + 1:  # one of them may be the headings
            raise UnreadableList("too-many-rows", most=most_rows)
        if number % _TURN == 0:
            yield number
    return tuple(found)


def _plain(cell: str) -> str:
    return " ".join(cell[:LONGEST_TEXT].split())
