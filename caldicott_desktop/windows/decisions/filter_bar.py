"""The chips above the list of decisions: each narrows it to one value of one thing."""

from __future__ import annotations

from collections.abc import Hashable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from functools import partial

from PySide6.QtCore import QEvent, QObject, Signal
from PySide6.QtWidgets import QDialog, QPushButton
from typing_extensions import override

from caldicott_desktop import casework
from caldicott_desktop.casework import EVERYTHING, Differences, Facet, Filter, FilterChoice
from caldicott_desktop.domain.choices import Choice
from caldicott_desktop.domain.record.phrases import short_date
from caldicott_desktop.jobs import Desk, Newest
from caldicott_desktop.windows.decisions.days_dialog import DaysDialog
from caldicott_desktop.windows.decisions.rows import short_outcome
from caldicott_desktop.windows.kit.chips import ChipChoice, FilterChip
from caldicott_desktop.windows.kit.flow import FlowRow
from caldicott_desktop.windows.kit.reading import UK

_DAY_S = 86_400
_LEAST_LETTERS = 90  # of a row, in which all chips take two lines; with fewer they would take three
OTHER_DAYS = "other-days"
_HAS, _OVERDUE, _NONE = "has", "overdue", "none"


@dataclass(frozen=True, slots=True, kw_only=True)
class Chips:
    """The chips of the page; those of `facets` narrow to a value that decisions have.

    `fold` shows them where they would take the room of the list, beside large text.
    """

    row: FlowRow
    fold: QPushButton
    decided: FilterChip
    facets: Mapping[Facet, FilterChip]
    next_date: FilterChip
    late: FilterChip

    def all(self) -> tuple[FilterChip, ...]:
        """Every chip."""
        return (self.decided, *self.facets.values(), self.next_date, self.late)


class FilterBar(QObject):
    """What the chips narrow the list to. A chip in which no two decisions differ is not shown.

    In a row of few letters those that narrow to nothing wait behind a button.
    """

    changed = Signal(object)  # Filter, by the person
    failed = Signal(object)  # KnownError

    def __init__(self, chips: Chips, desk: Desk, book: casework.Casebook, parent: QObject) -> None:
        """Start with nothing narrowed, and all chips hidden that follow from the register."""
        super().__init__(parent)
        self._chips = chips
        self._book = book
        self._asking = Newest(desk, self, book.interrupt)
        self._only = EVERYTHING
        self._tight = False
        self._differences = Differences(facets=frozenset(), years=())
        chips.decided.opened.connect(self._offer_days)
        chips.decided.chosen.connect(self._on_days)
        for facet, chip in chips.facets.items():
            chip.opened.connect(partial(self._ask_values, facet))
            chip.chosen.connect(partial(self._on_value, facet))
        chips.next_date.opened.connect(self._offer_next)
        chips.next_date.chosen.connect(self._on_next)
        chips.late.opened.connect(self._offer_late)
        chips.late.chosen.connect(lambda over_s: self._narrow(late_over_s=over_s))
        chips.fold.hide()
        chips.fold.toggled.connect(self._show_chips)
        chips.row.installEventFilter(self)
        self.show_filter(EVERYTHING)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize:
            row = self._chips.row
            tight = row.width() < _LEAST_LETTERS * row.fontMetrics().averageCharWidth()
            if tight != self._tight:
                self._tight = tight
                self._show_chips()
        return False

    @property
    def only(self) -> Filter:
        """What the chips narrow to."""
        return self._only

    def show_differences(self, differences: Differences) -> None:
        """Offer what decisions differ in."""
        self._differences = differences
        self._show_chips()

    def show_filter(self, only: Filter) -> None:
        """Show what is narrowed to, without a signal."""
        self._only = only
        chips = self._chips
        days = _days(only)
        chips.decided.show_value(days, self._days_words(days) if days else "")
        for facet, chip in chips.facets.items():
            value = getattr(only, facet.value)
            chip.show_value(value, self._words(facet, value) if value is not None else "")
        when = _when_next(only)
        chips.next_date.show_value(when, self._next_words(when) if when else "")
        late = only.late_over_s
        chips.late.show_value(late, self._late_words(late) if late is not None else "")
        self._show_chips()

    def _show_chips(self) -> None:
        chips, differ = self._chips, self._differences
        offered = {
            each: bool(differ.years) for each in (chips.decided, chips.next_date, chips.late)
        }
        offered |= {chip: facet in differ.facets for facet, chip in chips.facets.items()}
        folded = self._tight and not chips.fold.isChecked()
        with chips.row.changing():
            chips.fold.setVisible(self._tight and any(offered.values()))
            for chip, there in offered.items():
                chip.setVisible((there and not folded) or chip.value is not None)

    def _narrow(self, **parts: object) -> None:
        only = replace(self._only, **parts)  # type: ignore[arg-type]  # parts of a filter
        self.show_filter(only)
        self.changed.emit(only)

    def _today(self) -> date:
        return self._book.clock().astimezone(UK).date()

    def _offer_days(self) -> None:
        years = [
            ChipChoice(value=(date(year, 1, 1), date(year, 12, 31)), words=str(year))
            for year in self._differences.years
        ]
        other = ChipChoice(value=OTHER_DAYS, words=self.tr("Between two days…"))
        self._chips.decided.offer([*years, other])

    def _on_days(self, days: Hashable) -> None:
        if days != OTHER_DAYS:
            first, last = days if isinstance(days, tuple) else (None, None)
            self._narrow(decided_from=first, decided_until=last)
            return
        dialog = DaysDialog(self._chips.decided.window(), self._only, self._today)
        if dialog.exec() == QDialog.DialogCode.Accepted:
            first, last = dialog.days()
            self._narrow(decided_from=first, decided_until=last)

    def _days_words(self, days: tuple[date | None, date | None]) -> str:
        first, last = days
        if first and last:
            if first == date(first.year, 1, 1) and last == date(first.year, 12, 31):
                return str(first.year)
            return self.tr("{first} to {last}").format(
                first=short_date(first), last=short_date(last)
            )
        if first:
            return self.tr("From {first}").format(first=short_date(first))
        return self.tr("Until {last}").format(last=short_date(last) if last else "")

    def _ask_values(self, facet: Facet) -> None:
        self._asking.ask(
            partial(casework.filter_choices, self._book, facet, self._only),
            then=partial(self._offer_values, facet),
            failed=self.failed.emit,
        )

    def _offer_values(self, facet: Facet, found: tuple[FilterChoice, ...]) -> None:
        self._chips.facets[facet].offer(
            [
                ChipChoice(value=each.value, words=self._words(facet, each.value), count=each.count)
                for each in found
            ]
        )

    def _on_value(self, facet: Facet, value: Hashable) -> None:
        self._narrow(**{facet.value: value})

    def _words(self, facet: Facet, value: Choice | str) -> str:
        if facet is Facet.OUTCOME and isinstance(value, Choice):
            return short_outcome(value)
        return casework.words_of(self._book, facet, value)

    def _offer_next(self) -> None:
        self._chips.next_date.offer(
            [ChipChoice(value=each, words=self._next_words(each)) for each in _NEXT]
        )

    def _next_words(self, when: str) -> str:
        return {
            _HAS: self.tr("Has a next date"),
            _OVERDUE: self.tr("Overdue"),
            _NONE: self.tr("No next date"),
        }[when]

    def _on_next(self, when: str | None) -> None:
        self._narrow(
            has_next={_HAS: True, _NONE: False}.get(when or ""),
            overdue_on=self._today() if when == _OVERDUE else None,
        )

    def _offer_late(self) -> None:
        self._chips.late.offer(
            [ChipChoice(value=each, words=self._late_words(each)) for each in _LATE]
        )

    def _late_words(self, over_s: int) -> str:
        known = {
            _DAY_S: self.tr("Recorded over a day later"),
            7 * _DAY_S: self.tr("Recorded over a week later"),
            28 * _DAY_S: self.tr("Recorded over four weeks later"),
        }
        return known.get(over_s, self.tr("Recorded late"))


_NEXT = (_HAS, _OVERDUE, _NONE)
_LATE = (_DAY_S, 7 * _DAY_S, 28 * _DAY_S)


def _days(only: Filter) -> tuple[date | None, date | None] | None:
    if only.decided_from is None and only.decided_until is None:
        return None
    return only.decided_from, only.decided_until


def _when_next(only: Filter) -> str | None:
    if only.overdue_on is not None:
        return _OVERDUE
    return None if only.has_next is None else _HAS if only.has_next else _NONE
