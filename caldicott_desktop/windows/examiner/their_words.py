"""What words of a source's log mean: asked beside each, and remembered for that source."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import NamedTuple, TypeVar

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from caldicott_desktop.domain.record.characters import showable
from caldicott_desktop.errors import KnownError
from caldicott_desktop.jobs import Desk
from caldicott_desktop.windows import kit
from caldicott_desktop.windows.saying import translate

_LONGEST = 40  # characters of it that are shown

T = TypeVar("T")


class Asked(NamedTuple):
    """What a log calls somebody or something, how many rows have it, and what it is taken for."""

    called: str
    rows: int
    value: str | None


class TheirWordsPart(QWidget):
    """Asks what is meant by words of one compared log; `said` follows once it is remembered.

    `asked` follows whenever it asks about others than before.
    """

    asked = Signal()
    said = Signal()

    def __init__(self, desk: Desk) -> None:
        """Ask about nothing; whoever builds a form onto this says which of it `_asks`."""
        super().__init__()
        self._desk = desk
        self._picks: dict[str, kit.PickList] = {}

    def _asks(self, words: kit.FlowRow, trouble: kit.NoticeBar) -> None:
        self._words, self._trouble = words, trouble
        self.hide()

    def _look_up(self, work: Callable[[], T], then: Callable[[T], None]) -> None:
        """Have looked up what is to be asked about, and what was said of it before."""
        self._trouble.clear()
        self._desk.ask(work, owner=self, then=then, failed=self._on_failed)

    def _ask(
        self, asked: Iterable[Asked], choices: Sequence[kit.Choice], *, empty: str, shown: int = 0
    ) -> None:
        """Ask about these, from lists of which so many characters can be read unopened."""
        self._picks = {}
        rows = []
        for each in asked:
            pick = self._picks[each.called] = kit.PickList()
            if shown:
                pick.setMinimumContentsLength(shown)
            pick.set_choices(choices, empty=empty)
            pick.set_value(each.value)
            rows.append(_asked_row(each, pick))
        self._words.hold(rows)
        self.setVisible(bool(rows))
        self.asked.emit()

    def _values(self) -> Mapping[str, str | None]:
        """Return what each is said to be now."""
        return {called: pick.value() for called, pick in self._picks.items()}

    def _remember(self, work: Callable[[], None]) -> None:
        self._desk.ask(
            work,
            owner=self,
            then=lambda _none: self.said.emit(),
            failed=self._trouble.say_error,
        )

    def _on_failed(self, error: KnownError) -> None:
        self.show()
        self._trouble.say_error(error)


def _asked_row(asked: Asked, pick: kit.PickList) -> kit.FieldRow:
    """Return the list with what the log calls somebody or something, and how many rows have it."""
    words = showable(" ".join(asked.called.split()))[:_LONGEST].replace("&", "&&")
    return kit.field_row(f"{words} · {translate('OtherList', '%Ln row(s)', '', asked.rows)}", pick)
