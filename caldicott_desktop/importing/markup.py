"""A part of a workbook as its elements stream by, some at a time; no tree is built of it.

A part that declares a document type is refused: entities stand in those, and no spreadsheet
program writes one.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import IO
from xml.parsers import expat

from caldicott_desktop.importing.faults import UnreadableList

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main "
"""What the names of a workbook's own elements begin with."""

Attributes = dict[str, str]

_CHUNK = 2**15  # bytes between two turns: some two milliseconds


class Markup:
    """A parser that tells of some elements when they begin and end, by name with namespace."""

    def __init__(
        self,
        *,
        begun: Mapping[str, Callable[[Attributes], None]],
        ended: Mapping[str, Callable[[], None]],
    ) -> None:
        """Tell of elements that have begun, with their attributes, and of those that have ended."""
        self._begun = begun
        self._ended = ended
        self._parser = expat.ParserCreate(namespace_separator=" ")
        self._parser.buffer_text = True
        self._parser.StartElementHandler = self._on_begun
        self._parser.EndElementHandler = self._on_ended
        self._parser.StartDoctypeDeclHandler = _refuse

    def into(self, taker: Callable[[str], None] | None) -> None:
        """Give the text that follows to a taker, or to nobody."""
        self._parser.CharacterDataHandler = taker

    def taking(self, stream: IO[bytes]) -> Iterator[None]:
        """Take in a part, stopping after each piece; raises whatever the parser raises."""
        while chunk := stream.read(_CHUNK):
            self._parser.Parse(chunk, False)  # noqa: FBT003 - expat takes it by position alone
            yield
        self._parser.Parse(b"", True)  # noqa: FBT003

    def _on_begun(self, name: str, attributes: Attributes) -> None:
        if taker := self._begun.get(name):
            taker(attributes)

    def _on_ended(self, name: str) -> None:
        if taker := self._ended.get(name):
            taker()


def refuse_declarations(stream: IO[bytes]) -> None:
    """Raise `UnreadableList` where a part declares a document type.

    A declaration stands before the first element, so what comes after that is not looked at.
    """
    parser = expat.ParserCreate()
    parser.StartDoctypeDeclHandler = _refuse
    begun: list[str] = []
    parser.StartElementHandler = lambda name, _: begun.append(name)
    while not begun and (chunk := stream.read(_CHUNK)):
        try:
            parser.Parse(chunk, False)  # noqa: FBT003 - expat takes it by position alone
        except expat.ExpatError:
            if not begun:
                raise


def _refuse(*_: object) -> None:
    raise UnreadableList("damaged")
