"""The four numbers of *Today*, each a card that opens what it counts."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from PySide6.QtCore import QObject

from caldicott_desktop import casework
from caldicott_desktop.domain.record import phrases
from caldicott_desktop.windows import kit
from caldicott_desktop.windows.saying import number as in_figures
from caldicott_desktop.windows.saying import short_date


@dataclass(frozen=True, slots=True, kw_only=True)
class CountCards:
    """The cards, in reading order."""

    drafts: kit.CountCard
    clocks: kit.CountCard
    conditions: kit.CountCard
    decisions: kit.CountCard


class Counts(QObject):
    """Fills the cards; one that counts nothing cannot be pressed."""

    def __init__(self, cards: CountCards, parent: QObject) -> None:
        """Fill `cards` from now on."""
        super().__init__(parent)
        self._cards = cards

    def show(self, today: casework.Today, now: datetime, *, may_decide: bool) -> None:
        """Show the numbers of `today` at `now` (aware)."""
        cards = self._cards
        for card in (cards.drafts, cards.clocks):
            card.setVisible(may_decide)
        self._drafts(today.drafts, now)
        self._clocks(today.drafts)
        self._conditions(today.conditions)
        self._decisions(today.year)
        for card in (cards.drafts, cards.clocks, cards.conditions, cards.decisions):
            card.setEnabled(card.number > 0)

    def _drafts(self, drafts: tuple[casework.DraftRow, ...], now: datetime) -> None:
        what = self.tr("draft to finish") if len(drafts) == 1 else self.tr("drafts to finish")
        more = ""
        if drafts:
            begun = phrases.in_uk(min(each.started_at for each in drafts)).date()
            days = (phrases.in_uk(now).date() - begun).days
            several = len(drafts) > 1
            if days:
                more = (
                    self.tr("Oldest %Ln day(s)", "", days)
                    if several
                    else self.tr("Open %Ln day(s)", "", days)
                )
            else:
                more = self.tr("Oldest from today") if several else self.tr("Open from today")
        self._cards.drafts.say(len(drafts), what, more)

    def _clocks(self, drafts: tuple[casework.DraftRow, ...]) -> None:
        ends = [each.due_on for each in drafts if each.due_on is not None]
        what = self.tr("clock running") if len(ends) == 1 else self.tr("clocks running")
        more = ""
        if ends:
            words = self.tr("Ends {day}") if len(ends) == 1 else self.tr("Next ends {day}")
            more = words.format(day=short_date(min(ends)))
        self._cards.clocks.say(len(ends), what, more)

    def _conditions(self, conditions: casework.OpenConditions) -> None:
        number, overdue = conditions.number, conditions.overdue
        what = self.tr("condition open") if number == 1 else self.tr("conditions open")
        more = self.tr("{number} overdue").format(number=in_figures(overdue)) if overdue else ""
        if number and not overdue:
            more = self.tr("None overdue")
        self._cards.conditions.say(number, what, more)

    def _decisions(self, year: casework.YearSoFar) -> None:
        what = (
            self.tr("decision this year") if year.decisions == 1 else self.tr("decisions this year")
        )
        more = ""
        if year.last_year:
            more = self.tr("{number} by this time last year").format(
                number=in_figures(year.last_year)
            )
        self._cards.decisions.say(year.decisions, what, more)
