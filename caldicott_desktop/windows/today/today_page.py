"""What a person comes back to: drafts, what was recorded last, and what they should know."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import partial
from types import MappingProxyType

from PySide6.QtCore import QEvent, QObject, Qt, Signal
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
from caldicott_desktop.windows.new_decision.draft_dialogs import DiscardDialog
from caldicott_desktop.windows.page import Page
from caldicott_desktop.windows.theme import Theme
from caldicott_desktop.windows.today.draft_row import DraftRow
from caldicott_desktop.windows.today.write_up_row import WriteUpRow

_OPENING_KEYS = frozenset({Qt.Key.Key_Return, Qt.Key.Key_Enter})
# What a notice offers to do, for the actions that have a page.
_ACTIONS: Mapping[str, str] = MappingProxyType(
    {
        "recovery": "Go to the recovery sheet",
        "verify": "Check the whole vault",
        "guidance": "See what is due",
    }
)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Read:
    today: casework.Today
    discarded: tuple[casework.DraftRow, ...]


class TodayForm(forms.Form):
    """The widgets of the page."""

    file = "today_page.ui"
    heading: QLabel
    new_decision: kit.ActionButton
    trouble: kit.NoticeBar
    notices: QWidget
    notices_body: QVBoxLayout
    cards_card: kit.Card
    cards_body: QVBoxLayout
    drafts_card: kit.Card
    drafts_body: QVBoxLayout
    show_discarded: kit.LinkButton
    discarded: QWidget
    discarded_body: QVBoxLayout
    recent_card: kit.Card
    recent_empty: QWidget
    recent: QTableView


class TodayPage(Page):
    """Drafts, recently recorded, notices; asks for other pages by its signals."""

    title = "Today"
    new_asked = Signal()
    draft_opened = Signal(str)  # DraftId
    decision_opened = Signal(str)  # DecisionId
    card_opened = Signal(str)  # DecisionId
    write_up_asked = Signal(str)  # DecisionId of the card
    list_asked = Signal()
    action_asked = Signal(str)  # a notice's action: `recovery`

    def __init__(self, desk: Desk, book: casework.Casebook, theme: Theme) -> None:
        """Show what concerns the person at work in `book`; read when the page is first shown."""
        super().__init__()
        self._desk = desk
        self._book = book
        self._stale = True
        self._reading = False
        form = self._form = forms.build(TodayForm, onto=self)
        self._recent = RecentTable(self)
        form.recent.setModel(self._recent)
        self._look = TableLook(form.recent, theme)
        theme.changed.connect(self._fit_recent)
        form.recent.horizontalHeader().setSectionsClickable(False)
        form.recent.doubleClicked.connect(lambda index: self._open_row(index.row()))
        form.recent.installEventFilter(self)
        form.new_decision.clicked.connect(self.new_asked)
        form.show_discarded.clicked.connect(self._on_show_discarded)
        form.discarded.hide()
        form.recent_empty.hide()
        self._every = kit.LinkButton(words=self.tr("All decisions"))
        self._every.clicked.connect(self.list_asked)
        form.recent_card.add_action(self._every)
        self._may_decide = casework.may(book, "decision.recorded")
        form.new_decision.setVisible(self._may_decide)
        form.drafts_card.setVisible(self._may_decide)
        form.cards_card.hide()
        desk.changed.connect(self._on_changed)

    @override
    def shown(self) -> None:
        today = phrases.in_uk(self._book.clock())
        self._form.heading.setText(f"{phrases.weekday(today)} {phrases.long_date(today.date())}")
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
        if self._reading:
            return
        self._stale, self._reading = False, True
        self._desk.ask(
            partial(_read_all, self._book),
            owner=self,
            then=self._on_read,
            failed=self._on_failed,
        )

    def _on_read(self, read: _Read) -> None:
        today = read.today
        self._reading = False
        if self._stale:
            self._read()
            return
        form = self._form
        form.trouble.clear()
        contents.put(form.notices_body, (self._notice(each) for each in today.notices))
        form.notices.setVisible(bool(today.notices))
        self._show_write_ups(today.write_ups)
        self._show_drafts(today.drafts)
        self._show_discarded(read.discarded)
        self._recent.show_rows(today.recent)
        form.recent.setVisible(bool(today.recent))
        form.recent_empty.setVisible(not today.recent)
        self._every.setVisible(bool(today.recent))
        self._fit_recent()

    def _on_failed(self, error: KnownError) -> None:
        self._reading = False
        self._form.trouble.say_error(error)

    def _notice(self, notice: casework.Notice) -> kit.NoticeBar:
        bar = kit.NoticeBar(self._form.notices)  # without a parent it would flash up as a window
        bar.say(
            notice.words,
            tone="neutral" if notice.dismissable or notice.action is None else "attention",
            action=_ACTIONS.get(notice.action or "", ""),
            can_dismiss=notice.dismissable,
        )
        bar.acted.connect(lambda: self.action_asked.emit(notice.action))
        bar.dismissed.connect(
            lambda: self._ask_change(partial(casework.dismiss_notice, self._book, notice.code))
        )
        return bar

    def _show_write_ups(self, cards: tuple[casework.WriteUp, ...]) -> None:
        form, now = self._form, self._book.clock()
        rows: list[QWidget] = []
        for each in cards:
            row = WriteUpRow(each, now, may_write_up=self._may_decide)
            row.write_up_asked.connect(self.write_up_asked)
            row.opened.connect(self.card_opened)
            rows.append(row)
        contents.put(form.cards_body, rows)
        form.cards_card.setVisible(bool(rows))

    def _show_drafts(self, drafts: tuple[casework.DraftRow, ...]) -> None:
        form = self._form
        count = len(drafts)
        form.drafts_card.setProperty("aside", f"{count} to finish" if count else "")
        rows: list[QWidget] = []
        for each in drafts:
            row = DraftRow(each)
            row.opened.connect(self.draft_opened)
            row.discard_asked.connect(self._on_discard)
            rows.append(row)
        if not rows:
            rows.append(
                kit.label(
                    self.tr(
                        "No draft is waiting. When someone asks for information about a resident "
                        "or patient, choose New decision. You can leave it at any point: what you "
                        "have typed is kept here."
                    ),
                    "muted",
                )
            )
        contents.put(form.drafts_body, rows)

    def _on_discard(self, row: casework.DraftRow) -> None:
        dialog = DiscardDialog(self.window(), row.reference)
        if dialog.exec() == QDialog.DialogCode.Accepted:
            self._ask_change(partial(casework.discard_draft, self._book, row.id, dialog.reason))
        dialog.deleteLater()

    def _on_show_discarded(self) -> None:
        self._form.discarded.setVisible(not self._form.discarded.isVisible())
        self._name_discarded()

    def _show_discarded(self, drafts: tuple[casework.DraftRow, ...]) -> None:
        form = self._form
        rows: list[QWidget] = []
        for each in drafts:
            row = DraftRow(each)
            row.restore_asked.connect(self._on_restore)
            rows.append(row)
        contents.put(form.discarded_body, rows)
        form.show_discarded.setVisible(bool(rows))
        form.discarded.setVisible(bool(rows) and form.discarded.isVisible())
        self._name_discarded()

    def _name_discarded(self) -> None:
        form = self._form
        many = phrases.counted(form.discarded_body.count(), "discarded draft")
        words = self.tr("Hide {drafts}") if form.discarded.isVisible() else self.tr("Show {drafts}")
        form.show_discarded.setText(words.format(drafts=many))

    def _on_restore(self, row: casework.DraftRow) -> None:
        self._ask_change(partial(casework.restore_draft, self._book, row.id))

    def _ask_change(self, change: partial[casework.Changes]) -> None:
        """Ask for a change; what it changed comes back as the desk's `changed`."""
        self._desk.ask(
            change,
            owner=self,
            then=lambda _changes: None,
            failed=self._form.trouble.say_error,
        )

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
