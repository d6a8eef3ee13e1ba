"""The page *Declared interests*: one's own, to say once and to end, and everyone's, to read."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLabel, QLineEdit, QPushButton, QVBoxLayout, QWidget
from typing_extensions import override

from caldicott_desktop import casework
from caldicott_desktop.domain.interests import Interest, InterestKind
from caldicott_desktop.domain.record import phrases
from caldicott_desktop.domain.record.characters import showable
from caldicott_desktop.errors import KnownError
from caldicott_desktop.jobs import Desk
from caldicott_desktop.windows import forms, kit
from caldicott_desktop.windows.decisions import contents
from caldicott_desktop.windows.kit.showing import set_shown
from caldicott_desktop.windows.page import Page
from caldicott_desktop.windows.questions.fields import Day, Field, Line, OneChoice
from caldicott_desktop.windows.questions.listed_faults import ListedFaults
from caldicott_desktop.windows.saying import long_date, translate


class InterestRowForm(forms.Form):
    """The widgets of one interest."""

    file = "interest_row.ui"
    words: QLabel
    about: QLabel
    state: kit.Tag
    change: kit.LinkButton


class InterestRow(QWidget):
    """An interest as it stands; one's own can be changed and ended."""

    change_asked = Signal(object)  # casework.DeclaredInterest

    def __init__(self, declared: casework.DeclaredInterest, today: date) -> None:
        """Show `declared` as it stands `today`."""
        super().__init__()
        form = self._form = forms.build(InterestRowForm, onto=self)
        interest = declared.interest
        words = showable(interest.words or "")
        form.words.setText(words)
        form.about.setText(_about(declared))
        lasts = interest.lasts_on(today)
        form.state.say(self.tr("Lasts") if lasts else self.tr("Ended"))
        if interest.since_on and interest.since_on > today:
            form.state.say(self.tr("To come"))
        form.change.setVisible(declared.mine)
        form.change.setAccessibleName(self.tr("Change or end: {words}").format(words=words))
        form.change.clicked.connect(lambda: self.change_asked.emit(declared))


class InterestsForm(forms.Form):
    """The widgets of the page."""

    file = "interests_page.ui"
    page: kit.ScrollPage
    own_body: QVBoxLayout
    form_card: kit.Card
    faults: kit.ErrorSummary
    trouble: kit.NoticeBar
    kind: kit.PickList
    words: QLineEdit
    references: QLineEdit
    organisations: QLineEdit
    since_on: kit.DateField
    ended_on: kit.DateField
    declare: QPushButton
    leave: QPushButton
    others_card: kit.Card
    others_body: QVBoxLayout


class InterestsPage(Page):
    """Interests of the person at work, and of everybody else to read."""

    def __init__(self, desk: Desk, book: casework.Casebook, parent: QWidget | None = None) -> None:
        """Start with an empty declaration; the lists are read when the page is shown."""
        super().__init__(parent)
        self.title = self.tr("Declared interests")
        self._desk = desk
        self._book = book
        self._changing: casework.InterestId | None = None
        self._dirty = False
        form = self._form = forms.build(InterestsForm, onto=self)
        self._kind = OneChoice("/kind", form.kind, tuple(InterestKind))
        self._words = Line("/words", form.words)
        self._references = Line("/references", form.references)
        self._organisations = Line("/organisations", form.organisations)
        self._since = Day("/since_on", form.since_on, self._today)
        self._ended = Day("/ended_on", form.ended_on, self._today)
        self._faults = ListedFaults(form.faults, self._fields.values, form.page.show_field)
        set_shown(form.form_card, casework.may(book, "interest.declared"))
        form.declare.clicked.connect(self._on_declare)
        form.leave.clicked.connect(self._start)
        desk.changed.connect(self._on_changed)
        for field in self._fields.values():
            field.changed.connect(self._on_typed)
        self._start()

    @override
    def shown(self) -> None:
        self._read()
        self._form.kind.setFocus()

    @override
    def unsaved(self) -> str:
        if not self._dirty:
            return ""
        return self.tr("On Declared interests, an interest is written and not declared yet.")

    def _on_typed(self) -> None:
        self._dirty = True
        self._faults.settle()

    @property
    def _fields(self) -> Mapping[str, Field]:
        fields: tuple[Field, ...] = (
            self._kind,
            self._words,
            self._references,
            self._organisations,
            self._since,
            self._ended,
        )
        return {field.path: field for field in fields}

    def _today(self) -> date:
        return phrases.in_uk(self._book.clock()).date()

    def _start(self) -> None:
        """Show an empty declaration."""
        self._changing = None
        self._show(Interest())

    def _show(self, interest: Interest) -> None:
        form = self._form
        changing = self._changing is not None
        form.form_card.setProperty(
            "heading", self.tr("Change or end it") if changing else self.tr("Declare an interest")
        )
        form.declare.setText(self.tr("Declare the change") if changing else self.tr("Declare"))
        form.leave.setVisible(changing)
        form.trouble.clear()
        self._faults.clear()
        self._kind.show(interest.kind)
        self._words.show(interest.words)
        self._references.show(", ".join(interest.references) or None)
        self._organisations.show(", ".join(interest.organisations) or None)
        self._since.show(interest.since_on)
        self._ended.show(interest.ended_on)
        self._dirty = False

    def _read(self) -> None:
        self._desk.ask(
            partial(casework.interests, self._book),
            owner=self,
            then=self._on_read,
            failed=self._form.trouble.say_error,
        )

    def _on_changed(self, changes: casework.Changes) -> None:
        if changes.interests and self.isVisible():
            self._read()

    def _on_read(self, found: tuple[casework.DeclaredInterest, ...]) -> None:
        form = self._form
        own = [each for each in found if each.mine]
        others = [each for each in found if not each.mine]
        none = self.tr("You have declared none.")
        contents.put(form.own_body, self._rows(own) or [kit.label(none, "muted")])
        contents.put(form.others_body, self._rows(others))
        form.others_card.setVisible(bool(others))

    def _rows(self, found: Iterable[casework.DeclaredInterest]) -> list[QWidget]:
        rows: list[QWidget] = []
        for each in found:
            row = InterestRow(each, self._today())
            row.change_asked.connect(self._on_change_asked)
            rows.append(row)
        return rows

    def _on_change_asked(self, declared: casework.DeclaredInterest) -> None:
        self._changing = declared.id
        self._show(declared.interest)
        self._form.page.show_field(self._form.ended_on)

    def _on_declare(self) -> None:
        form = self._form
        form.trouble.clear()
        self._faults.clear()
        for field in self._fields.values():
            field.check()
        faults = {field: said for field in self._fields.values() if (said := field.fault())}
        if faults:
            self._faults.lead_to(faults)
            return
        read: dict[str, object] = {path: field.read() for path, field in self._fields.items()}
        kind, words = read["/kind"], read["/words"]
        since, ended = read["/since_on"], read["/ended_on"]
        interest = Interest(
            kind=kind if isinstance(kind, InterestKind) else None,
            words=words if isinstance(words, str) else None,
            references=_several(read["/references"]),
            organisations=_several(read["/organisations"]),
            since_on=since if isinstance(since, date) else None,
            ended_on=ended if isinstance(ended, date) else None,
        )
        self._desk.ask(
            partial(casework.declare_interest, self._book, interest, self._changing),
            owner=self,
            then=lambda _changes: self._start(),
            failed=self._on_failed,
        )

    def _on_failed(self, error: KnownError) -> None:
        if not isinstance(error, casework.InterestIncomplete):
            self._form.trouble.say_error(error)
            return
        faults = {self._fields[fault.path]: fault.sentence for fault in error.faults}
        for field, words in faults.items():
            field.set_error(words)
        self._faults.lead_to(faults)


def _several(text: object) -> tuple[str, ...]:
    return tuple(text.split(",")) if isinstance(text, str) else ()


def _about(declared: casework.DeclaredInterest) -> str:
    interest = declared.interest
    whom = ", ".join((*interest.references, *interest.organisations))
    parts = [
        "" if declared.mine else declared.person,
        interest.kind.label if interest.kind else "",
        translate("InterestsPage", "concerns {whom}").format(whom=whom)
        if whom
        else translate("InterestsPage", "concerns every decision"),
        translate("InterestsPage", "since {day}").format(day=long_date(interest.since_on))
        if interest.since_on
        else "",
        translate("InterestsPage", "ended {day}").format(day=long_date(interest.ended_on))
        if interest.ended_on
        else "",
        translate("InterestsPage", "declared {day}").format(
            day=long_date(phrases.in_uk(declared.declared_at).date())
        ),
    ]
    return showable(" · ".join(part for part in parts if part))
