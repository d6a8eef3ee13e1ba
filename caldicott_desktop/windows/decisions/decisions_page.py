"""Every decision in a list that can be searched and sorted, and the chosen one beside it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from functools import partial
from typing import Self

from PySide6.QtCore import QEvent, QItemSelectionModel, QItemSelectionRange, QModelIndex, Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QFrame,
    QLabel,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)
from typing_extensions import override

from caldicott_desktop import casework
from caldicott_desktop.casework import EVERYTHING, Facet, Lookup, Order
from caldicott_desktop.jobs import Desk
from caldicott_desktop.windows import forms, kit
from caldicott_desktop.windows.decisions.decision_preview import DecisionPreview
from caldicott_desktop.windows.decisions.decision_table import DecisionTable, Found
from caldicott_desktop.windows.decisions.export_several import ExportSeveral
from caldicott_desktop.windows.decisions.exporting import Copying
from caldicott_desktop.windows.decisions.filter_bar import Chips, FilterBar
from caldicott_desktop.windows.decisions.preview_place import PreviewPlace
from caldicott_desktop.windows.decisions.rows import ORDERS, Column, spoken
from caldicott_desktop.windows.decisions.sort_menu import SortMenu
from caldicott_desktop.windows.decisions.table_look import TableLook
from caldicott_desktop.windows.decisions.views_menu import ViewsMenu
from caldicott_desktop.windows.kit.list_keys import ListKeys
from caldicott_desktop.windows.page import Page
from caldicott_desktop.windows.saying import noted, number, translate
from caldicott_desktop.windows.theme import Theme

_COLUMN_OF = {order: column for column, order in ORDERS.items()}


class DecisionsForm(forms.Form):
    """The widgets of the page."""

    file = "decisions_page.ui"
    count: kit.SpokenLine
    export_chosen: QPushButton
    new_decision: kit.ActionButton
    search: QLineEdit
    filters: kit.FlowRow
    views: QPushButton
    narrow: QPushButton
    decided: kit.FilterChip
    kind: kit.FilterChip
    outcome: kit.FilterChip
    standing: kit.FilterChip
    next_date: kit.FilterChip
    late: kit.FilterChip
    gateway: kit.FilterChip
    decided_by: kit.FilterChip
    nation: kit.FilterChip
    sort: QPushButton
    clear: kit.LinkButton
    save_view: kit.LinkButton
    show_preview: QPushButton
    trouble: kit.NoticeBar
    page: kit.ScrollPage
    columns: kit.Room
    list_side: QWidget
    table: kit.QuotingTable
    empty: QFrame
    empty_heading: QLabel
    empty_words: QLabel
    preview: QFrame
    preview_body: QVBoxLayout


class DecisionsPage(Page):
    """The list; asks for a decision's page as `opened`, for a copy of it as `export_asked`."""

    title = noted("Page", "Decisions")
    opened = Signal(str)  # DecisionId
    card_opened = Signal(str)  # DecisionId of an urgent card not yet written up
    export_asked = Signal(str)
    correction_asked = Signal(str)
    new_asked = Signal()
    preview_moved = Signal(int)  # the percentage of the height for a preview below the list

    def __init__(self, desk: Desk, theme: Theme, parent: QWidget | None = None) -> None:
        """Be blank: nothing is asked of the page before it is `of` a vault."""
        super().__init__(parent)
        self._desk = desk
        self._preview = DecisionPreview(desk)
        self._stale = True
        self._chosen: int | None = None
        self._shown: casework.DecisionRow | None = None
        form = self._form = forms.build(DecisionsForm, onto=self)
        self._several: ExportSeveral | None = None  # made when somebody exports several
        form.preview_body.addWidget(self._preview)
        form.empty.hide()
        form.export_chosen.hide()
        form.clear.hide()
        self._look = TableLook(form.table, theme)
        self._sort = SortMenu(form.sort)
        self._place = PreviewPlace(form, self._preview, self._look)

    def of(self, book: casework.Casebook, copying: Copying) -> Self:
        """This page, of the decisions of `book`; they are read when the page is first shown."""
        form, desk = self._form, self._desk
        self._book = book
        self._copying = copying
        self._may_send = casework.may_send_whole_records(book)
        self._may_begin = casework.may(book, "decision.recorded")
        form.new_decision.setVisible(self._may_begin)
        self._preview.of(book)
        self._model = DecisionTable(desk, book, self)
        self._bar = FilterBar(_chips(form), desk, book, self)
        self._views = ViewsMenu(form.views, form.save_view, desk, book)
        self._set_up_table()
        self._connect()
        return self

    @override
    def ahead(self) -> Iterator[None]:
        self._preview.make()
        yield

    def show_only(self, only: casework.Filter) -> None:
        """Show what `only` narrows the list to, and nothing else that narrows it."""
        self._show_lookup(Lookup(only=only))

    def give_preview(self, percent: int) -> None:
        """Give a preview below the list so much of the height, as it was left."""
        self._place.give_percent(percent)

    def _set_up_table(self) -> None:
        table = self._form.table
        table.setModel(self._model)
        header = table.horizontalHeader()
        header.setSectionsClickable(True)
        header.setSortIndicatorShown(True)
        header.setSortIndicatorClearable(True)
        header.setSortIndicator(-1, Qt.SortOrder.DescendingOrder)
        header.sortIndicatorChanged.connect(self._on_sorted)
        table.looked_at.connect(self._model.show_places)
        table.selectionModel().currentRowChanged.connect(self._on_current_changed)
        table.doubleClicked.connect(lambda index: self._open_row(index.row()))
        ListKeys(self._form.search, table, self._open_row)

    def _connect(self) -> None:
        form = self._form
        form.search.textChanged.connect(self._on_typed)
        form.new_decision.clicked.connect(self.new_asked)
        form.export_chosen.clicked.connect(self._on_export_chosen)
        form.table.selectionModel().selectionChanged.connect(self._count_chosen)
        self._model.modelReset.connect(self._count_chosen)
        form.clear.clicked.connect(lambda: self._show_lookup(Lookup()))
        self._bar.changed.connect(self._on_narrowed)
        self._sort.chosen.connect(self._on_sort_chosen)
        self._place.moved.connect(self.preview_moved)
        self._views.chosen.connect(self._show_lookup)
        self._model.found.connect(self._on_found)
        self._model.failed.connect(lambda _trouble: self._follow(self._model.lookup))
        self._model.dataChanged.connect(self._on_rows_read)
        for part in (self._model, self._bar, self._views):
            part.failed.connect(form.trouble.say_error)
        self._preview.read_asked.connect(self.opened)
        self._preview.card_asked.connect(self.card_opened)
        self._preview.export_asked.connect(self.export_asked)
        self._preview.correction_asked.connect(self.correction_asked)
        self._desk.changed.connect(self._on_changed)
        QShortcut(QKeySequence.StandardKey.Find, self).activated.connect(self._on_find)
        QShortcut(QKeySequence("Ctrl+Shift+O"), self).activated.connect(self._sort.open)

    @override
    def shown(self) -> None:
        if self._stale:
            self._stale = False
            self._views.reread()
            self._reread()
        if not self._form.search.text():
            self._form.table.setFocus(Qt.FocusReason.OtherFocusReason)

    @override
    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange and hasattr(self, "_place"):
            self._place.fit()

    def _fit(self) -> None:
        """Show the chosen decision, or what is to be exported, where there is room for it."""
        exporting = self._several is not None and not self._several.isHidden()
        self._preview.setVisible(not exporting)
        self._place.want(wanted=exporting or self._chosen is not None, first=exporting)

    def _reread(self) -> None:
        """Read again the list, the decision beside it, and in what all decisions differ."""
        self._shown = None
        self._model.reread()
        self._desk.ask(
            partial(casework.differences, self._book),
            owner=self,
            then=self._bar.show_differences,
            failed=self._form.trouble.say_error,
        )

    def _on_typed(self, text: str) -> None:
        self._model.look_for(replace(self._model.lookup, text=text.strip()))

    def _on_narrowed(self, only: casework.Filter) -> None:
        self._model.look_for(replace(self._model.lookup, only=only))

    def _on_sorted(self, section: int, order: Qt.SortOrder) -> None:
        by = ORDERS[Column(section)] if section >= 0 else Order.RECORDED
        descending = section < 0 or order is Qt.SortOrder.DescendingOrder
        self._model.look_for(replace(self._model.lookup, order=by, descending=descending))

    def _on_sort_chosen(self, order: Order, descending: bool) -> None:  # noqa: FBT001  # a signal's
        self._show_lookup(replace(self._model.lookup, order=order, descending=descending))

    def _follow(self, lookup: Lookup) -> None:
        """Show around the list what it was read for.

        Together with its rows and no sooner: another height of rows or one button more would have
        everything painted again, with rows that are about to go.
        """
        form = self._form
        self._look.quote(quotes=bool(lookup.text))
        had_focus = form.clear.hasFocus()
        with form.filters.changing():
            form.clear.setVisible(lookup.is_narrowed)
            self._sort.follow(lookup.order, descending=lookup.descending)
            self._views.follow(lookup)
        if had_focus and not lookup.is_narrowed:
            form.search.setFocus()

    def _show_lookup(self, lookup: Lookup) -> None:
        """Show `lookup` above the list, and read the list for it."""
        form, header = self._form, self._form.table.horizontalHeader()
        for quiet in (form.search, header):
            quiet.blockSignals(True)  # noqa: FBT003  # Qt's own signature
        form.search.setText(lookup.text)
        way = Qt.SortOrder.DescendingOrder if lookup.descending else Qt.SortOrder.AscendingOrder
        header.setSortIndicator(_COLUMN_OF.get(lookup.order, -1), way)
        for quiet in (form.search, header):
            quiet.blockSignals(False)  # noqa: FBT003
        self._bar.show_filter(lookup.only)
        self._model.look_for(lookup)

    def _on_find(self) -> None:
        self._form.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self._form.search.selectAll()

    def _on_changed(self, changes: casework.Changes) -> None:
        if not (changes.decisions or changes.lists):
            return
        if self.isVisible():
            self._reread()
        else:
            self._stale = True

    def _on_found(self, found: Found) -> None:
        form, lookup = self._form, self._model.lookup
        form.trouble.clear()
        self._follow(lookup)
        if found.is_whole:
            form.count.say(_count_words(found, lookup))
        is_empty = found.is_whole and found.total == 0
        if is_empty and not lookup.is_narrowed and form.table.hasFocus():
            form.new_decision.setFocus()
        form.table.setVisible(not is_empty)
        form.empty.setVisible(is_empty)
        if is_empty:
            self._say_why_empty(lookup)
        self._choose_again(found)
        self._model.show_places(*form.table.rows_on_screen())

    def _say_why_empty(self, lookup: Lookup) -> None:
        form = self._form
        if lookup.only != EVERYTHING:
            form.empty_heading.setText(self.tr("No decision is like that"))
            form.empty_words.setText(
                self.tr(
                    "Take away one of the filters above, or choose Clear to see every decision "
                    "again."
                )
            )
        elif lookup.text:
            form.empty_heading.setText(
                self.tr("No decision holds “{words}”").format(words=lookup.text)
            )
            form.empty_words.setText(
                self.tr(
                    "Type fewer words, or only the beginning of one. The search looks through "
                    "everything written in every recorded decision; drafts are on Today."
                )
            )
        else:
            form.empty_heading.setText(self.tr("No decision has been recorded yet"))
            form.empty_words.setText(
                self.tr("Once somebody records one, it is listed here.")
                if not self._may_begin
                else self.tr(
                    "Choose New decision to write down a request and what you decide about it. "
                    "Once you record it, it is listed here and can no longer be changed."
                )
            )

    def _choose_again(self, found: Found) -> None:
        """Keep to the decision that was chosen, or choose the first once it is known to be gone."""
        place = None if self._chosen is None else self._model.place_of(self._chosen)
        if place is None and self._chosen is not None and not found.is_whole:
            return
        index = self._model.index(place or 0, Column.REFERENCE)
        if not index.isValid():
            self._chosen = self._shown = None
            self._preview.show_row(None)
            self._fit()
            return
        selection = self._form.table.selectionModel()
        if selection.currentIndex().row() != index.row():
            selection.setCurrentIndex(
                index,
                QItemSelectionModel.SelectionFlag.ClearAndSelect
                | QItemSelectionModel.SelectionFlag.Rows,
            )
            self._form.table.scrollTo(index)
        else:
            self._on_current_changed()

    def _on_current_changed(self) -> None:
        place = self._form.table.currentIndex().row()
        self._chosen = self._model.number(place)
        self._show(self._model.row(place))

    def _show(self, row: casework.DecisionRow | None) -> None:
        """Show a decision beside the list, unless it is there already.

        Not before the list is whole: while somebody types, the rows come first.
        """
        if row is not None and row != self._shown and self._model.is_whole:
            self._shown = row
            self._preview.show_row(row)
        self._fit()

    def _on_rows_read(self, first: QModelIndex, last: QModelIndex) -> None:
        """Show the chosen row, and have it said, once it was read after the keyboard was on it."""
        place = self._form.table.currentIndex().row()
        row = self._model.row(place)
        if row is None or row == self._shown or not first.row() <= place <= last.row():
            return
        self._show(row)
        if self._form.table.hasFocus():
            kit.announce(self._form.table, spoken(row))

    def _chosen_parts(self) -> list[QItemSelectionRange]:
        selection = self._form.table.selectionModel().selection()
        return [selection.at(each) for each in range(selection.count())]

    def _chosen_numbers(self) -> list[int]:
        """The decisions that are selected, in the order of the list."""
        places = {
            place for part in self._chosen_parts() for place in range(part.top(), part.bottom() + 1)
        }
        numbers = (self._model.number(place) for place in sorted(places))
        return [number for number in numbers if number is not None]

    def _count_chosen(self) -> None:
        """Offer to export what is selected, where it is more than the one beside the list."""
        button = self._form.export_chosen
        count = sum(part.height() for part in self._chosen_parts())
        had_focus = button.hasFocus()
        button.setVisible(self._may_send and count > 1)
        button.setText(self.tr("Export {count} records…").format(count=number(count)))
        if had_focus and count <= 1:
            self._form.table.setFocus()

    def _on_export_chosen(self) -> None:
        numbers = self._chosen_numbers()
        self._desk.ask(
            partial(casework.decisions_at, self._book, numbers),
            owner=self,
            then=partial(self._offer_several, len(numbers)),
            failed=self._form.trouble.say_error,
        )

    def _offer_several(self, chosen: int, decisions: tuple[casework.DecisionId, ...]) -> None:
        if self._several is None:
            self._several = ExportSeveral(self._desk, self._book, self._copying)
            self._several.closed.connect(self._on_several_closed)
            self._form.preview_body.addWidget(self._several)
        if not self._several.is_busy:
            self._several.offer(decisions, cards=chosen - len(decisions))
        self._fit()

    def _on_several_closed(self) -> None:
        self._fit()
        self._form.table.setFocus()

    def _open_row(self, number: int) -> None:
        row = self._model.row(number)
        if row is not None:
            (self.card_opened if row.is_card else self.opened).emit(row.id)


def _count_words(found: Found, lookup: Lookup) -> str:
    if found.more and lookup.only != EVERYTHING:
        return translate("DecisionsPage", "{count} found among the newest {most}").format(
            count=number(found.total), most=number(casework.MOST_SEARCHED)
        )
    if found.more:
        return translate("DecisionsPage", "More than {count} found").format(
            count=number(found.total)
        )
    if lookup.is_narrowed:
        return translate("DecisionsPage", "{count} found").format(count=number(found.total))
    return translate("DecisionsPage", "%Ln decision(s)", "", found.total)


def _chips(form: DecisionsForm) -> Chips:
    return Chips(
        row=form.filters,
        fold=form.narrow,
        decided=form.decided,
        facets={
            Facet.KIND: form.kind,
            Facet.OUTCOME: form.outcome,
            Facet.STANDING: form.standing,
            Facet.GATEWAY: form.gateway,
            Facet.DECIDED_BY: form.decided_by,
            Facet.NATION: form.nation,
        },
        next_date=form.next_date,
        late=form.late,
    )
