"""Which formats a record is to leave in: Word, PDF or both, ticked before it does."""

from __future__ import annotations

from collections.abc import Callable

from caldicott_desktop.casework import PAGED, Format
from caldicott_desktop.windows import kit
from caldicott_desktop.windows.saying import translate


class FileFormats:
    """The ticks and the row around them; at least one is needed."""

    def __init__(
        self, ticks: kit.TickGroup, row: kit.FieldRow, changed: Callable[[], None]
    ) -> None:
        """Offer the formats that have pages, Word ticked; `changed` follows a tick of theirs."""
        self._ticks = ticks
        self._row = row
        ticks.set_choices([kit.Choice(value=each.code, words=each.label) for each in PAGED])
        ticks.set_values([Format.WORD.code])
        ticks.changed.connect(lambda: row.set_error(""))
        ticks.changed.connect(changed)

    def ticked(self) -> tuple[Format, ...]:
        """The formats that are ticked."""
        return tuple(map(Format.of, self._ticks.values()))

    def wanted(self) -> tuple[Format, ...]:
        """The formats that are ticked; where none is, that is said beside them."""
        ticked = self.ticked()
        self._row.set_error("" if ticked else translate("FileFormats", "Tick at least one format."))
        if not ticked:
            self._ticks.setFocus()
        return ticked
