"""The form in which somebody says what they saw when they looked at an item of guidance again."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Protocol

from PySide6.QtWidgets import QFrame, QLabel

from caldicott_desktop.errors import KnownError
from caldicott_desktop.windows import kit
from caldicott_desktop.windows.saying import translate

_STANDS, _CHANGED = "stands", "changed"


class Places(Protocol):
    """The widgets of the form."""

    again: QFrame
    again_heading: QLabel
    trouble: kit.NoticeBar
    seen_row: kit.FieldRow
    seen: kit.GrowingText
    stands_row: kit.FieldRow
    stands: kit.ChoiceGroup
    seen_on_row: kit.FieldRow
    seen_on: kit.DateField
    again_by_row: kit.FieldRow
    again_by: kit.DateField


@dataclass(frozen=True, slots=True, kw_only=True)
class Seen:
    """What was typed: what was seen, whether the words stand, when, and when to look next."""

    seen: str
    stands: bool
    seen_on: date
    again_by: date | None


class RecheckForm:
    """Reads one recheck; what cannot be read is said beside its field."""

    def __init__(self, places: Places, today: Callable[[], date]) -> None:
        """Use the widgets of `places`, hidden until `open`."""
        self._places = places
        self._today = today
        places.stands.set_choices(
            [
                kit.Choice(value=_STANDS, words=translate("RecheckForm", "Yes, still as written")),
                kit.Choice(
                    value=_CHANGED, words=translate("RecheckForm", "No, no longer as written")
                ),
            ]
        )
        places.seen_on.set_today(today)
        places.again_by.set_today(today)
        places.again.hide()

    @property
    def is_open(self) -> bool:
        """Whether a recheck is being written."""
        return not self._places.again.isHidden()

    @property
    def is_written(self) -> bool:
        """Whether something would be lost by putting the form away."""
        return self.is_open and bool(self._places.seen.toPlainText().strip())

    def open(self, title: str) -> None:
        """Begin a recheck of the item called `title`, looked at today."""
        places = self._places
        places.again_heading.setText(
            translate("RecheckForm", "Record a recheck of “{title}”").format(title=title)
        )
        places.seen.setPlainText("")
        places.stands.set_value(None)
        places.seen_on.set_value(self._today())
        places.again_by.set_value(None)
        self._clear()
        places.again.show()
        places.seen.setFocus()

    def close(self) -> None:
        """Put the form away with what was typed."""
        self._places.again.hide()
        self._clear()

    def read(self) -> Seen | None:
        """What was typed, or `None` with every fault beside its field and the keyboard there."""
        places = self._places
        self._clear()
        seen, stands = places.seen.toPlainText().strip(), places.stands.value()
        on, by = _day(places.seen_on), _day(places.again_by)
        faults: list[tuple[kit.FieldRow, str]] = []
        if not seen:
            faults.append(
                (
                    places.seen_row,
                    translate("RecheckForm", "Say which page was looked at, and what it says."),
                )
            )
        if stands is None:
            faults.append(
                (places.stands_row, translate("RecheckForm", "Say whether the words still stand."))
            )
        if on is None:
            said = places.seen_on.fault() or translate("RecheckForm", "Give the day.")
            faults.append((places.seen_on_row, said))
        if places.again_by.fault():
            faults.append((places.again_by_row, places.again_by.fault()))
        for row, words in faults:
            row.set_error(words)
        if faults or stands is None or on is None:
            faults[0][0].field.setFocus()
            return None
        return Seen(seen=seen, stands=stands == _STANDS, seen_on=on, again_by=by)

    def say_error(self, error: KnownError) -> None:
        """Say why it was not recorded, where it is seen; what was typed stays."""
        self._places.trouble.say_error(error)

    def _clear(self) -> None:
        places = self._places
        places.trouble.clear()
        for row in (places.seen_row, places.stands_row, places.seen_on_row, places.again_by_row):
            row.set_error("")


def _day(field: kit.DateField) -> date | None:
    return None if field.fault() else field.value()
