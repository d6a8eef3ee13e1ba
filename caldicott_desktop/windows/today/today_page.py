"""What a person comes back to: what waits for them, how the year goes, what was recorded last."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import partial
from typing import Self

from PySide6.QtCore import QEvent, QObject, Qt, Signal, SignalInstance
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QDialog, QLabel, QTableView, QVBoxLayout, QWidget
from typing_extensions import override

from caldicott_desktop import casework
from caldicott_desktop.domain.record import phrases
from caldicott_desktop.errors import KnownError
from caldicott_desktop.jobs import Desk
from caldicott_desktop.windows import forms, kit
from caldicott_desktop.windows.decisions import contents
from caldicott_desktop.windows.decisions.recent_table import RecentTable
from caldicott_desktop.windows.decisions.table_look import TableLook
from caldicott_desktop.windows.in_turns import InTurns
from caldicott_desktop.windows.layouts import items_of
from caldicott_desktop.windows.new_decision.draft_dialogs import DiscardDialog
from caldicott_desktop.windows.page import Page
from caldicott_desktop.windows.rooms_of_roles import rooms_of
from caldicott_desktop.windows.saying import long_date, noted, weekday
from caldicott_desktop.windows.theme import Theme
from caldicott_desktop.windows.today.counts import CountCards, Counts
from caldicott_desktop.windows.today.need_row import NeedRow
from caldicott_desktop.windows.today.needs import Need, Needs, Step, To
from caldicott_desktop.windows.today.notices import Notices, Place
from caldicott_desktop.windows.today.outcome_chart import Legend, OutcomeChart
from caldicott_desktop.windows.today.outcomes import Month, grouped, summed_up
from caldicott_desktop.windows.today.take_over_dialog import TakeOverDialog
from caldicott_desktop.windows.today.welcome import Welcome

_OPENING_KEYS = frozenset({Qt.Key.Key_Return, Qt.Key.Key_Enter})
# So many lines are shown at first: a list of everything is one nobody reads.
_LINES = 6


@dataclass(frozen=True, slots=True, kw_only=True)
class _Read:
    today: casework.Today
    discarded: tuple[casework.DraftRow, ...]


class TodayForm(forms.Form):
    """The widgets of the page."""

    file = "today_page.ui"
    page: kit.ScrollPage
    inside: QWidget
    heading: QLabel
    urgent_card: kit.ActionButton
    new_decision: kit.ActionButton
    trouble: kit.NoticeBar
    notices: QWidget
    notices_body: QVBoxLayout
    welcome_card: kit.Card
    welcome_body: QVBoxLayout
    counts: kit.SideBySide
    of_work: kit.SideBySide
    count_drafts: kit.CountCard
    count_clocks: kit.CountCard
    count_conditions: kit.CountCard
    count_decisions: kit.CountCard
    middle: kit.SideBySide
    needs_card: kit.Card
    needs: QWidget
    needs_body: QVBoxLayout
    show_more: kit.LinkButton
    nothing: QLabel
    reminders: QWidget
    reminders_body: QVBoxLayout
    show_discarded: kit.LinkButton
    discarded: QWidget
    discarded_body: QVBoxLayout
    chart_card: kit.Card
    chart_body: QVBoxLayout
    chart_words: kit.SpokenLabel
    recent_card: kit.Card
    recent: QTableView


class TodayPage(Page):
    """What waits, counts, outcomes, recently recorded; asks for other pages by its signals."""

    title = noted("Page", "Today")
    new_asked = Signal()
    draft_opened = Signal(str)  # DraftId
    decision_opened = Signal(str)  # DecisionId
    due_opened = Signal(str, str)  # DecisionId, and the part of it that settles what is due
    case_asked = Signal(str, str)  # CaseId, and what the examiner's case is called
    card_opened = Signal(str)  # DecisionId
    write_up_asked = Signal(str)  # DecisionId of the card
    list_asked = Signal()
    days_asked = Signal(object, object)  # date, date: the decisions of these days, both within
    action_asked = Signal(str)  # a notice's action: `recovery`
    guidance_asked = Signal(str)  # the title of what is to be looked at; empty for all that is due
    page_asked = Signal(str)

    def __init__(self, desk: Desk, theme: Theme, parent: QWidget | None = None) -> None:
        """Be blank: nothing is asked of the page before it is `of` a vault."""
        super().__init__(parent)
        self._desk = desk
        self._stale = True
        self._reading = False
        self._filling = InTurns(self)
        self._all_lines = False
        self._lines: tuple[Need, ...] = ()
        self._months: tuple[Month, ...] = ()
        self._drafts: dict[str, casework.DraftRow] = {}
        self._others: dict[str, casework.OtherDraft] = {}
        self._leads: Mapping[To, SignalInstance] = {
            To.DRAFT: self.draft_opened,
            To.CARD: self.card_opened,
            To.WRITE_UP: self.write_up_asked,
            To.DECISION: self.decision_opened,
            To.GUIDANCE: self.guidance_asked,
            To.PAGE: self.page_asked,
        }
        form = self._form = forms.build(TodayForm, onto=self)
        self._needs = Needs(self)
        self._notices = Notices(
            pressing=Place(whole=form.notices, body=form.notices_body),
            later=Place(whole=form.reminders, body=form.reminders_body),
            parent=self,
        )
        self._counts = Counts(
            CountCards(
                drafts=form.count_drafts,
                clocks=form.count_clocks,
                conditions=form.count_conditions,
                decisions=form.count_decisions,
            ),
            self,
        )
        self._add_chart(theme)
        self._recent = RecentTable(self)
        form.recent.setModel(self._recent)
        self._look = TableLook(form.recent, theme)
        self._reviews = kit.LinkButton(words=self.tr("All reviews"))
        self._reviews.clicked.connect(partial(self.page_asked.emit, "reviews"))
        form.needs_card.add_action(self._reviews)
        self._every = kit.LinkButton(words=self.tr("All decisions"))
        form.recent_card.add_action(self._every)
        self._hide_until_read()
        self._connect(theme)

    def of(self, book: casework.Casebook) -> Self:
        """This page, for the person at work in `book`; it is read when the page is first shown."""
        self._book = book
        self._fit_to_roles()
        self._desk.changed.connect(self._on_changed)
        return self

    def _add_chart(self, theme: Theme) -> None:
        form = self._form
        self._chart, self._legend = OutcomeChart(theme), Legend(theme)
        form.chart_body.addWidget(self._chart)
        form.chart_body.addWidget(self._legend)
        self._chart.month_reached.connect(form.chart_words.say)
        self._chart.month_asked.connect(lambda month: self.days_asked.emit(*month.days))
        self._chart.drawn.connect(self._on_drawn)

    def _hide_until_read(self) -> None:
        form = self._form
        unread: tuple[QWidget, ...] = (form.show_more, form.discarded, form.counts, form.middle)
        for part in (*unread, form.welcome_card, form.recent_card):
            part.hide()

    def _fit_to_roles(self) -> None:
        """Show what the person at work may do or has a page for."""
        form, book = self._form, self._book
        self._has_reviews = "reviews" in rooms_of(book.person.roles).pages
        self._may_decide = casework.may(book, "decision.recorded")
        form.count_conditions.setVisible(self._has_reviews)
        form.of_work.setVisible(self._may_decide)  # with its cards, or its half would stay empty
        form.new_decision.setVisible(self._may_decide)
        form.urgent_card.setVisible(casework.may(book, "card.recorded"))

    def _connect(self, theme: Theme) -> None:
        form = self._form
        theme.changed.connect(self._fit_recent)
        form.recent.horizontalHeader().setSectionsClickable(False)
        form.recent.doubleClicked.connect(lambda index: self._open_row(index.row()))
        form.recent.installEventFilter(self)
        form.new_decision.clicked.connect(self.new_asked)
        form.urgent_card.clicked.connect(partial(self.page_asked.emit, "urgent_card"))
        form.show_discarded.clicked.connect(self._on_show_discarded)
        form.show_more.clicked.connect(self._on_show_more)
        form.count_drafts.clicked.connect(partial(self._go_to_line, lambda _need: True))
        form.count_clocks.clicked.connect(
            partial(self._go_to_line, lambda need: need.by is not None)
        )
        form.count_conditions.clicked.connect(partial(self.page_asked.emit, "reviews"))
        form.count_decisions.clicked.connect(self._on_year_asked)
        self._every.clicked.connect(self.list_asked)
        self._notices.acted.connect(self.action_asked)
        self._notices.dismissed.connect(self._on_dismissed)

    @override
    def shown(self) -> None:
        today = phrases.in_uk(self._book.clock())
        self._form.heading.setText(f"{weekday(today.date())} {long_date(today.date())}")
        self._read()

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if (
            isinstance(event, QKeyEvent)
            and event.type() == QEvent.Type.KeyPress
            and event.key() in _OPENING_KEYS
        ):
            self._open_row(self._form.recent.currentIndex().row())
            return True
        return False

    def _on_changed(self, changes: casework.Changes) -> None:
        if self.isVisible() and (changes.drafts or changes.decisions or changes.notices):
            self._read()

    def _read(self) -> None:
        """Read anew; a wish that comes while one is under way is kept until it is answered."""
        self._stale = True
        if self._reading or not self._desk.is_open:  # the window may close while it is filled
            return
        self._stale, self._reading = False, True
        self._desk.ask(
            partial(_read_all, self._book),
            owner=self,
            then=self._on_read,
            failed=self._on_failed,
        )

    def _on_read(self, read: _Read) -> None:
        """Show what waits, in turns; the year and what was recorded last follow."""
        if self._stale:
            self._reading = False
            self._read()
            return
        self._fill(self._filled(read))

    def _fill(self, steps: Iterator[None]) -> None:
        """Do `steps` for who sees the page; for anybody else it is read anew when it is opened."""
        if self.isVisible():
            self._filling.begin(steps)
        else:
            self._reading = False

    def _filled(self, read: _Read) -> Iterator[None]:
        form, today, now = self._form, read.today, self._book.clock()
        form.trouble.clear()
        self._drafts = {row.id: row for row in today.drafts}
        self._others = {row.id: row for row in today.others}
        work = today.drafts or today.write_ups or today.others or today.taken or read.discarded
        first_day = self._may_decide and not (today.recent or work)
        if first_day and not form.welcome_body.count():
            contents.put(form.welcome_body, map(self._row, Welcome(self).lines(self._book)))
        form.welcome_card.setVisible(first_day)
        form.counts.setVisible(not first_day)
        form.middle.setVisible(not first_day)
        yield
        self._counts.show(today, now, may_decide=self._may_decide)
        yield
        self._reviews.setVisible(bool(today.due) and self._has_reviews)
        self._show_discarded(read.discarded)
        yield
        yield from self._show_lines(self._needs.of(today, now, may_decide=self._may_decide))
        if not self._desk.is_open:
            return
        self._desk.ask(
            partial(casework.outcome_months, self._book),
            owner=self,
            then=lambda months: self._fill(self._filled_below(today, months)),
            failed=self._on_failed,
        )

    def _filled_below(
        self, today: casework.Today, months: tuple[casework.MonthOutcomes, ...]
    ) -> Iterator[None]:
        form = self._form
        yield from self._notices.shown(today.notices, apart=not form.welcome_card.isHidden())
        self._show_outcomes(grouped(months))
        yield
        self._recent.show_rows(today.recent)
        form.recent_card.setVisible(bool(today.recent))
        self._every.setText(self._all_words(today.recorded))
        self._fit_recent()
        kit.tab_in_reading_order(form.inside)
        self._reading = False
        if self._stale:
            self._read()

    def _on_dismissed(self, code: str) -> None:
        self._ask_change(partial(casework.dismiss_notice, self._book, code))

    def _on_failed(self, error: KnownError) -> None:
        self._reading = False
        self._form.trouble.say_error(error)

    def _all_words(self, recorded: int) -> str:
        every = self.tr("All decisions")
        return every if recorded == 1 else self.tr("All %Ln decision(s)", "", recorded)

    # what waits

    def _show_lines(self, lines: tuple[Need, ...]) -> Iterator[None]:
        form = self._form
        many = len(lines)
        aside = self.tr("%Ln thing(s), most urgent first", "", many) if many > 1 else ""
        form.needs_card.setProperty(
            "aside", aside or self.tr("%Ln thing(s)", "", many) * bool(many)
        )
        form.nothing.setVisible(not lines)
        if lines != self._lines:
            self._lines = lines
            rows = []
            for each in self._shown_lines():
                rows.append(self._row(each))
                yield
            self._put_lines(rows)
            yield

    def _shown_lines(self) -> tuple[Need, ...]:
        return self._lines if self._all_lines else self._lines[:_LINES]

    def _put_lines(self, rows: list[NeedRow]) -> None:
        form = self._form
        held = form.needs_card.focusWidget()
        place = next((n for n, row in enumerate(self._rows()) if row.isAncestorOf(held)), None)
        if rows:
            rows[0].lead()
        contents.put_at_once(form.needs, form.needs_body, rows)
        rest = len(self._lines) - len(rows)
        form.show_more.setVisible(rest > 0 or (self._all_lines and len(rows) > _LINES))
        more = self.tr("Show {things} more").format(things=rest)
        form.show_more.setText(more if rest else self.tr("Show fewer"))
        if place is not None and rows:
            rows[min(place, len(rows) - 1)].take_focus()
        elif place is not None:
            self._take_focus_from_lines()

    def _take_focus_from_lines(self) -> None:
        """Have the keyboard after the last line went, at the first thing that can be pressed."""
        form = self._form
        after = (form.show_discarded, form.new_decision, form.urgent_card, form.recent)
        first = next((each for each in after if not each.isHidden()), form.page)
        first.setFocus(Qt.FocusReason.OtherFocusReason)

    def _rows(self) -> list[NeedRow]:
        found = (item.widget() for item in items_of(self._form.needs_body))
        return [row for row in found if isinstance(row, NeedRow)]

    def _row(self, need: Need) -> NeedRow:
        row = NeedRow(need, self._form.needs)
        row.asked.connect(self._on_asked)
        return row

    def _on_show_more(self) -> None:
        self._filling.finish()
        self._all_lines = not self._all_lines
        self._put_lines([self._row(each) for each in self._shown_lines()])
        kit.tab_in_reading_order(self._form.inside)

    def _go_to_line(self, counts: Callable[[Need], bool]) -> None:
        """Bring the first line of a draft that `counts` into sight, with the keyboard on it."""
        self._filling.finish()
        wanted = next(
            place
            for place, need in enumerate(self._lines)
            if need.opens is not None and need.opens.to is To.DRAFT and counts(need)
        )
        if wanted >= _LINES and not self._all_lines:
            self._on_show_more()
        row = self._rows()[wanted]
        self._form.page.ensureWidgetVisible(row)
        row.take_focus()

    def _on_asked(self, step: Step) -> None:
        if step.at:
            (self.case_asked if step.to is To.CASE else self.due_opened).emit(step.subject, step.at)
        elif step.to in self._leads:
            self._leads[step.to].emit(step.subject)
        else:
            self._do(step)

    def _do(self, step: Step) -> None:
        """Do here what is offered beside a line."""
        match step.to:
            case To.DISCARD:
                self._discard(self._drafts[step.subject])
            case To.RESTORE:
                draft_id = casework.DraftId(step.subject)
                self._ask_change(partial(casework.restore_draft, self._book, draft_id))
            case To.TAKE_OVER:
                self._take_over(casework.DraftId(step.subject))
            case To.PUT_AWAY:
                self._ask_change(partial(casework.dismiss_notice, self._book, step.subject))
            case To.NEW:
                self.new_asked.emit()

    def _discard(self, row: casework.DraftRow) -> None:
        dialog = DiscardDialog(self.window(), row.reference)
        if dialog.exec() == QDialog.DialogCode.Accepted:
            self._ask_change(partial(casework.discard_draft, self._book, row.id, dialog.reason))
        dialog.deleteLater()

    def _take_over(self, draft_id: casework.DraftId) -> None:
        dialog = TakeOverDialog(self.window(), self._others[draft_id])
        if dialog.exec() == QDialog.DialogCode.Accepted:
            self._ask_change(partial(casework.take_draft, self._book, draft_id, dialog.reason))
        dialog.deleteLater()

    def _on_show_discarded(self) -> None:
        self._form.discarded.setVisible(not self._form.discarded.isVisible())
        self._name_discarded()

    def _show_discarded(self, drafts: tuple[casework.DraftRow, ...]) -> None:
        form = self._form
        rows = [
            self._row(self._needs.discarded(each, each.discarded_at))
            for each in drafts
            if each.discarded_at is not None
        ]
        contents.put_at_once(form.discarded, form.discarded_body, rows)
        form.show_discarded.setVisible(bool(rows))
        form.discarded.setVisible(bool(rows) and form.discarded.isVisible())
        self._name_discarded()

    def _name_discarded(self) -> None:
        form = self._form
        many = form.discarded_body.count()
        form.show_discarded.setText(
            self.tr("Hide %Ln discarded draft(s)", "", many)
            if form.discarded.isVisible()
            else self.tr("Show %Ln discarded draft(s)", "", many)
        )

    def _ask_change(self, change: partial[casework.Changes]) -> None:
        """Ask for a change; what it changed comes back as the desk's `changed`."""
        failed = self._form.trouble.say_error
        self._desk.ask(change, owner=self, then=lambda _changes: None, failed=failed)

    # the year

    def _show_outcomes(self, months: tuple[Month, ...]) -> None:
        """Show the months as a chart, its meaning in a legend, and all of it as a sentence."""
        form = self._form
        form.chart_card.setVisible(any(month.total for month in months))
        if months == self._months:
            return
        self._months = months
        self._chart.show_months(months)
        self._legend.show_months(months)
        form.chart_words.show_words(summed_up(months))

    def _on_year_asked(self) -> None:
        today = phrases.in_uk(self._book.clock()).date()
        self.days_asked.emit(today.replace(month=1, day=1), today.replace(month=12, day=31))

    def _on_drawn(self, each_is_one: bool) -> None:  # noqa: FBT001  # the slot of a signal
        words = self.tr("Each block is one decision") if each_is_one else ""
        self._form.chart_card.setProperty("aside", words)

    # recently recorded

    def _fit_recent(self) -> None:
        """Give the table the height of its rows: the page scrolls, the table does not."""
        table = self._form.recent
        self._look.fit()
        header = table.horizontalHeader().sizeHint().height()
        bar = table.horizontalScrollBar()
        scroll = bar.sizeHint().height() if bar.maximum() > 0 else 0
        rows = self._recent.rowCount() * self._look.row_height
        table.setFixedHeight(header + rows + scroll + 2 * table.frameWidth() + 2)

    def _open_row(self, number: int) -> None:
        row = self._recent.row(number)
        if row is not None:
            (self.card_opened if row.is_card else self.decision_opened).emit(row.id)


def _read_all(book: casework.Casebook) -> _Read:
    return _Read(today=casework.today(book), discarded=casework.discarded_drafts(book))
