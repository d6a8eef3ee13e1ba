"""What a journey leaves behind: numbered pictures, files, counts, and words about them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path

from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import QScrollArea, QWidget

from caldicott_desktop.errors import KnownError
from caldicott_desktop.tour.waiting import settle

_OVERLAP_PX = 80  # of one screenful and the next, so that no line is cut in both

_QUICK = 80  # a twentieth larger than Qt would write it, in half the time, and as exact


class NotKept(KnownError):
    """A picture or a page of the tour could not be written."""

    id = "tour-not-kept"

    def __init__(self, path: Path) -> None:
        """Name the file."""
        super().__init__(file=str(path))


@dataclass(slots=True, kw_only=True)
class Album:
    """One journey's pictures and files in `folder`, and its page of the index."""

    folder: Path
    title: str
    counts: dict[str, int] = field(default_factory=dict)
    _lines: list[str] = field(default_factory=list)
    _pictures: int = 0
    _screens: int = 0

    def picture(self, window: QWidget, name: str, caption: str) -> Path:
        """Keep what `window` shows now as the next numbered picture; gives its path."""
        settle()
        self._pictures += 1
        path = self.folder / f"{self._pictures:02}-{name}.png"
        if not window.grab().save(str(path), quality=_QUICK):
            raise NotKept(path)
        where = f"{self.folder.name}/{path.name}"
        self._lines += [f"### {path.stem}", "", caption, "", f"![{path.stem}]({where})", ""]
        return path

    def beside(self, name: str, caption: str, shown: Iterable[tuple[str, QPixmap]]) -> None:
        """Keep one screen as it looks in several ways, side by side under one number.

        Each way is a word for it and the picture; the first is the one of full width.
        """
        self._screens += 1
        stem = f"{self._screens:03}-{name}"
        ways = []
        for way, picture in shown:
            path = self.folder / f"{stem}-{way}.png"
            if not picture.save(str(path), quality=_QUICK):
                raise NotKept(path)
            self._pictures += 1
            ways.append((way, f"{self.folder.name}/{path.name}"))
        self._lines += [f"### {stem}", "", caption, ""]
        first, *others = (f"![{stem}, {way}]({where})" for way, where in ways)
        self._lines += [first, ""]
        if others:
            heads = [way for way, _where in ways[1:]]
            for row in (heads, ["---"] * len(heads), others):
                self._lines.append(f"| {' | '.join(row)} |")
            self._lines.append("")

    def screenfuls(self, scroll: QScrollArea, name: str, caption: str) -> None:
        """Keep the whole of what `scroll` holds, a picture for each screenful from its top."""
        settle()
        bar = scroll.verticalScrollBar()
        before, step = bar.value(), bar.pageStep() - _OVERLAP_PX
        tops = [*range(0, bar.maximum(), step), bar.maximum()]
        for number, top in enumerate(tops, start=1):
            bar.setValue(top)
            suffix = f"-{number}" if len(tops) > 1 else ""
            self.picture(scroll.window(), f"{name}{suffix}", caption)
        bar.setValue(before)

    def words(self, text: str) -> None:
        """Say `text`, a paragraph of Markdown, at this place of the index."""
        self._lines += [text, ""]

    def file(self, path: Path, caption: str) -> None:
        """Point to a file that the journey left in its folder."""
        where = path.relative_to(self.folder.parent).as_posix().replace(" ", "%20")
        self._lines += [f"- [{path.name}]({where}): {caption}", ""]

    def printed(self, heading: str, text: str) -> None:
        """Show `text` as it was printed."""
        self._lines += [heading, "", "```text", text, "```", ""]

    def page(self) -> str:
        """The journey's page of the index, as Markdown."""
        table = ["| counted | |", "|---|---:|"]
        table += [f"| {name} | {count:,} |" for name, count in self.counts.items()]
        table.append(f"| pictures | {self._pictures} |")
        return "\n".join([f"## {self.title}", "", *table, "", *self._lines])
