"""Searching our own log for one person who asks what it holds about them, and answering them."""

from __future__ import annotations

import re
from datetime import date
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QLabel,
    QLineEdit,
    QProgressBar,
    QPushButton,
    QTableView,
    QVBoxLayout,
    QWidget,
)
from typing_extensions import override

from caldicott_desktop import casework
from caldicott_desktop.casework import Steps, audit
from caldicott_desktop.domain.audit.mentions import NobodySought, Sought
from caldicott_desktop.domain.record.characters import showable
from caldicott_desktop.domain.record.places import entry_words
from caldicott_desktop.errors import KnownError
from caldicott_desktop.jobs import Desk, Newest
from caldicott_desktop.windows import forms, kit
from caldicott_desktop.windows.audit.passage_rows import PassageList
from caldicott_desktop.windows.decisions.exporting import Copying
from caldicott_desktop.windows.decisions.file_formats import FileFormats
from caldicott_desktop.windows.files_out import FilesOut
from caldicott_desktop.windows.kit.reading import UK
from caldicott_desktop.windows.page import Page
from caldicott_desktop.windows.saying import noted, number
from caldicott_desktop.windows.theme import Theme

_APART = re.compile(r"\s*;\s*")
_REFERENCES_APART = re.compile(r"[\s,;]+")
_MOST_NAMED = 6  # people of the name key in a bar; the others are counted
_MOST_MISSED = 12

Found = tuple[audit.Mentions, tuple[audit.Passage, ...]]


class MentionsForm(forms.Form):
    """The widgets of the page."""

    file = "mentions_page.ui"
    names: QLineEdit
    names_row: kit.FieldRow
    references: QLineEdit
    numbers: QLineEdit
    born_on: kit.DateField
    born_row: kit.FieldRow
    search: QPushButton
    stop_search: QPushButton
    leave: QPushButton
    people: kit.NoticeBar
    searching: kit.SpokenLabel
    searched: QProgressBar
    trouble_search: kit.NoticeBar
    list_card: kit.Card
    summary: kit.SpokenLabel
    missed: QLabel
    passages: QTableView
    switch_passage: QPushButton
    open_decision: QPushButton
    passage: QWidget
    words: QLabel
    out: kit.TickGroup
    out_row: kit.FieldRow
    writing_card: kit.Card
    what: QLabel
    formats: kit.TickGroup
    formats_row: kit.FieldRow
    out_place_body: QVBoxLayout


class MentionsPage(Page):
    """Searches for one person at a time; nothing of who was sought is kept."""

    title = noted("Page", "Own mentions")
    decision_opened = Signal(str)  # DecisionId
    left = Signal()

    def __init__(
        self,
        desk: Desk,
        book: casework.Casebook,
        theme: Theme,
        copying: Copying,
        parent: QWidget | None = None,
    ) -> None:
        """Start with nobody sought."""
        super().__init__(parent)
        self._book = book
        self._mentions: audit.Mentions | None = None
        self._asking = Newest(desk, self, book.interrupt)
        form = self._form = forms.build(MentionsForm, onto=self)
        self._formats = FileFormats(form.formats, form.formats_row, lambda: None)
        self._list = PassageList(form, theme, self)
        about_lock = self.tr(
            "Word and PDF files ask for it when they are opened; such a PDF is tagged, but no"
            " longer PDF/A. Tell the passphrase by another way: it is kept nowhere."
        )
        self._out = FilesOut(desk, copying, about_lock, self)
        form.out_place_body.addWidget(self._out)
        form.born_on.set_today(self._today)
        for line in (form.names, form.references, form.numbers, form.born_on):
            line.returnPressed.connect(self._on_search)
        form.search.clicked.connect(self._on_search)
        form.stop_search.clicked.connect(self._on_stop_search)
        form.people.acted.connect(self._on_people_taken)
        form.leave.clicked.connect(self.left)
        self._out.wanted.connect(self._on_write)
        self._list.decision_opened.connect(self.decision_opened)
        self._list.changed.connect(self._show_what)
        self._out.busy.connect(self._on_busy)
        QShortcut(QKeySequence.StandardKey.Cancel, self).activated.connect(self.left)
        self._set_searching(searching=False)
        self._show_nothing()
        kit.tab_in_reading_order(self)

    @override
    def shown(self) -> None:
        self._form.names.setFocus()

    def _today(self) -> date:
        return self._book.clock().astimezone(UK).date()

    def _sought(self) -> Sought | None:
        """Whom to search for; `None` where a field says why nobody can be."""
        form = self._form
        form.born_row.set_error(form.born_on.fault())
        form.names_row.set_error("")
        if form.born_row.error():
            form.born_on.setFocus()
            return None
        numbers = form.numbers.text().strip()
        try:
            return Sought(
                names=tuple(_APART.split(form.names.text())),
                references=tuple(_REFERENCES_APART.split(form.references.text())),
                numbers=(numbers,) if numbers else (),
                born_on=form.born_on.value(),
            )
        except NobodySought as error:
            form.names_row.set_error(f"{error.message} {error.remedy}")
            form.names.setFocus()
            return None

    def _on_search(self) -> None:
        sought = self._sought()
        if sought is None:
            return
        self._show_nothing()
        self._form.trouble_search.clear()
        self._set_searching(searching=True)
        self._asking.ask_long(
            partial(_found, self._book, sought),
            progress=self._on_progress,
            then=self._on_found,
            failed=self._on_failed,
        )

    def _on_stop_search(self) -> None:
        self._asking.drop()
        self._set_searching(searching=False)
        self._form.searching.say(self.tr("Stopped. Nothing was looked at to its end."))
        self._form.search.setFocus()

    def _on_progress(self, progress: casework.Progress) -> None:
        self._form.searched.setMaximum(progress.total)
        self._form.searched.setValue(progress.done)

    def _on_failed(self, error: KnownError) -> None:
        self._set_searching(searching=False)
        self._form.trouble_search.say_error(error)

    def _on_found(self, found: Found) -> None:
        form, (mentions, passages) = self._form, found
        self._mentions = mentions
        self._set_searching(searching=False)
        self._show_people(mentions)
        form.list_card.show()
        form.summary.say(self._summary(mentions))
        form.missed.setText(self._missed(mentions))
        form.missed.setVisible(bool(form.missed.text()))
        form.writing_card.setVisible(bool(passages))
        self._list.show_passages(passages)
        (form.passages if passages else form.search).setFocus()

    def _summary(self, mentions: audit.Mentions) -> str:
        searched = number(mentions.searched)
        if not mentions.entries:
            told = self.tr("None of the {n} entries searched speaks of this person.")
            return told.format(n=searched)
        told = self.tr(
            "%Ln entry/entries of {n} searched speak of this person.", "", len(mentions.entries)
        )
        return told.format(n=searched)

    def _missed(self, mentions: audit.Mentions) -> str:
        """Name what could not be searched, and the drafts that are for their owners to look at."""
        lines = []
        missed = mentions.not_searched
        if missed:
            named = [
                f"{entry_words(each.kind)} {each.entry_id[:8]}" for each in missed[:_MOST_MISSED]
            ]
            if len(missed) > _MOST_MISSED:
                named.append(self.tr("and {n} more").format(n=number(len(missed) - _MOST_MISSED)))
            told = self.tr("Could not be searched, as their text is gone or in a file: {names}.")
            lines.append(told.format(names=", ".join(named)))
        if mentions.drafts:
            owners = ", ".join(dict.fromkeys(each.owner for each in mentions.drafts))
            told = self.tr(
                "%Ln draft(s) that speak of them, with {owners}.",
                "",
                len(mentions.drafts),
            )
            lines.append(told.format(owners=owners))
        return "\n".join(lines)

    def _show_people(self, mentions: audit.Mentions) -> None:
        """Offer what the name key knows of whoever could be meant, where that is not sought yet."""
        known = {each.casefold() for each in mentions.sought.references}
        others = [each for each in mentions.people if each.reference.casefold() not in known]
        if not others:
            self._form.people.clear()
            return
        named = [f"{each.reference} {each.name}" for each in others[:_MOST_NAMED]]
        if len(others) > _MOST_NAMED:
            named.append(self.tr("and {n} more").format(n=number(len(others) - _MOST_NAMED)))
        self._form.people.say(
            self.tr("%Ln person/people of the name key could be meant.", "", len(others)),
            showable("; ".join(named)),
            action=self.tr("Search for their references too"),
        )

    def _on_people_taken(self) -> None:
        mentions = self._mentions
        if mentions is None:
            return
        references = (*mentions.sought.references, *(each.reference for each in mentions.people))
        self._form.references.setText(" ".join(dict.fromkeys(references)))
        self._on_search()

    def _show_what(self) -> None:
        shown, all_of_them = self._list.shown, self._list.passages
        self._form.what.setText(
            self.tr("{n} of {all} passages, without what is taken out, in one document.").format(
                n=number(len(shown)), all=number(len(all_of_them))
            )
        )
        self._out.offer(ready=bool(shown))

    def _on_write(self) -> None:
        formats = self._formats.wanted()
        folder = self._out.place() if formats else None
        if folder is None or self._mentions is None:
            return
        self._out.leave(
            partial(
                audit.export_mentions,
                self._book,
                self._mentions,
                self._list.shown,
                folder,
                formats=formats,
                passphrase=self._out.passphrase,
            ),
            named=self.tr("Answering somebody about their own mentions"),
        )

    def _on_busy(self, busy: bool) -> None:  # noqa: FBT001 - as Qt gives it
        form = self._form
        for widget in (form.search, form.formats, form.switch_passage, form.out):
            widget.setEnabled(not busy)
        self._show_what()

    def _set_searching(self, *, searching: bool) -> None:
        form = self._form
        form.searching.show_words(self.tr("Looking through every entry.") if searching else "")
        form.searched.setRange(0, 0)
        form.searched.setVisible(searching)
        form.stop_search.setVisible(searching)
        form.search.setEnabled(not searching)

    def _show_nothing(self) -> None:
        self._mentions = None
        self._out.forget_passphrase()
        self._form.people.clear()
        self._form.list_card.hide()
        self._form.writing_card.hide()
        self._out.forget()


def _found(book: casework.Casebook, sought: Sought) -> Steps[Found]:
    """Return what was found, and what of it is to be looked at."""
    mentions = yield from audit.find_mentions(book, sought)
    passages = yield from audit.passages(book, mentions)
    return mentions, passages
