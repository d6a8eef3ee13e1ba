"""The people of a vault: everybody reads who they are, owners change it."""

from __future__ import annotations

from functools import partial

from PySide6.QtWidgets import QDialog, QLabel, QVBoxLayout, QWidget
from typing_extensions import override

from caldicott_desktop import casework
from caldicott_desktop.casework import DeclaredInterest, PersonRow
from caldicott_desktop.domain.record import phrases
from caldicott_desktop.errors import KnownError
from caldicott_desktop.jobs import Desk
from caldicott_desktop.windows import forms, kit
from caldicott_desktop.windows.decisions import contents
from caldicott_desktop.windows.page import Page
from caldicott_desktop.windows.saying import noted
from caldicott_desktop.windows.settings.person_form import PersonForm, Task
from caldicott_desktop.windows.settings.person_row import PersonLine
from caldicott_desktop.windows.settings.suspend_dialog import SuspendDialog

_TASKS = {"change": Task.CHANGE, "renew": Task.RENEW, "bring_back": Task.BRING_BACK}


class PeopleForm(forms.Form):
    """The list, and the place of the form that stands in front of it."""

    file = "people_section.ui"
    scroll: kit.ScrollPage
    about: QLabel
    read_only: kit.NoticeBar
    trouble: kit.NoticeBar
    done: kit.SpokenLabel
    list_card: kit.Card
    rows_body: QVBoxLayout
    acts: kit.FlowRow
    add: kit.ActionButton
    form_place_body: QVBoxLayout


class PeopleSection(Page):
    """Lists everyone with their roles; what is to be done to one of them takes the list's place."""

    title = noted("Page", "People")

    def __init__(self, desk: Desk, book: casework.Casebook) -> None:
        """Start with the list; it is read when the section comes to the front."""
        super().__init__()
        self._desk = desk
        self._book = book
        self._may_change = casework.may_change_people(book)
        form = self._form = forms.build(PeopleForm, onto=self)
        self._person = PersonForm(desk, book)
        form.form_place_body.addWidget(self._person)
        self._person.hide()
        self._person.finished.connect(self._on_finished)
        self._person.left.connect(self._show_list)
        self._person.stopped.connect(self._on_stopped)
        self._person.field_shown.connect(form.scroll.show_field)
        form.add.clicked.connect(lambda: self._begin(Task.ADD))
        form.acts.setVisible(self._may_change)
        if not self._may_change:
            form.read_only.say(self.tr("Only an owner of this vault can change this."))
        desk.changed.connect(self._on_changed)

    @override
    def shown(self) -> None:
        self._read()

    @override
    def leaving(self) -> None:
        self._person.forget_passphrase()

    @override
    def unsaved(self) -> str:
        if not self._person.is_dirty:
            return ""
        return self.tr("In Settings, under People, something is typed and not recorded yet.")

    def _read(self) -> None:
        book = self._book
        self._desk.ask(
            lambda: (casework.people(book), casework.interests(book)),
            owner=self,
            then=self._on_read,
            failed=self._form.trouble.say_error,
        )

    def _on_read(self, found: tuple[tuple[PersonRow, ...], tuple[DeclaredInterest, ...]]) -> None:
        people, interests = found
        today = phrases.in_uk(self._book.clock()).date()
        lines: list[QWidget] = []
        for person in people:
            theirs = [
                each
                for each in interests
                if each.person_id == person.id and each.interest.lasts_on(today)
            ]
            line = PersonLine(person, theirs, may_change=self._may_change)
            line.asked.connect(self._on_asked)
            lines.append(line)
        contents.put(self._form.rows_body, lines)
        kit.tab_in_reading_order(self._form.list_card)

    def _on_changed(self, changes: casework.Changes) -> None:
        if (changes.people or changes.interests) and self.isVisible():
            self._read()

    def _on_asked(self, action: str, person: PersonRow) -> None:
        if action in _TASKS:
            self._begin(_TASKS[action], person)
        elif action == "suspend":
            self._suspend(person)
        elif action == "finish":
            verb = partial(casework.suspend_person, self._book, person.id, "")
            self._ask(verb, self.tr("Their name is off the unlock screen."))
        else:
            verb = partial(casework.confirm_key, self._book, person.id)
            self._ask(verb, self.tr("Their key is confirmed."))

    def _begin(self, task: Task, person: PersonRow | None = None) -> None:
        form = self._form
        form.done.say("")
        form.trouble.clear()
        form.list_card.hide()
        self._person.show()
        self._person.begin(task, person)

    def _suspend(self, person: PersonRow) -> None:
        dialog = SuspendDialog(self.window(), person.name)
        if dialog.exec() == QDialog.DialogCode.Accepted:
            self._ask(
                partial(casework.suspend_person, self._book, person.id, dialog.reason),
                self.tr("{name} is suspended.").format(name=person.name),
            )
        dialog.deleteLater()

    def _ask(self, verb: partial[casework.Changes], said: str) -> None:
        self._form.trouble.clear()
        self._desk.ask(
            verb,
            owner=self,
            then=lambda _changes: self._form.done.say(said),
            failed=self._form.trouble.say_error,
        )

    def _on_finished(self, said: str) -> None:
        self._show_list()
        self._form.done.say(said)

    def _on_stopped(self, error: KnownError) -> None:
        self._show_list()
        self._form.trouble.say_error(error)

    def _show_list(self) -> None:
        form = self._form
        self._person.hide()
        form.list_card.show()
        self._read()
        form.add.setFocus()
