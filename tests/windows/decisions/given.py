"""Programs that only note which file they were given."""

from __future__ import annotations

from pathlib import Path

from caldicott_desktop.windows.decisions.programs import NoProgram, Programs


class Given:
    """Notes what was to be opened, shown and printed; printing may fail."""

    def __init__(self, *, can_print: bool = True) -> None:
        self.opened: list[Path] = []
        self.shown: list[Path] = []
        self.printed: list[Path] = []
        self._can_print = can_print

    def _print(self, path: Path) -> None:
        if not self._can_print:
            raise NoProgram("prints", path)
        self.printed.append(path)

    @property
    def programs(self) -> Programs:
        return Programs(open=self.opened.append, show=self.shown.append, print=self._print)
