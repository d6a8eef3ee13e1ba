"""What the organisation did with advice, asked on the page of a decision that only advised."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from functools import partial

from PySide6.QtWidgets import QLineEdit, QPushButton, QWidget

from caldicott_desktop import casework
from caldicott_desktop.domain.choices import Followed, Outcome
from caldicott_desktop.domain.record import phrases
from caldicott_desktop.errors import KnownError
from caldicott_desktop.jobs import Desk
from caldicott_desktop.windows import forms, kit
from caldicott_desktop.windows.questions.fields import Day, Field, Line, OneChoice, Text, Unreadable


class AdviceFollowedForm(forms.Form):
    """The widgets of the panel."""

    file = "advice_followed_panel.ui"
    known: kit.SpokenLabel
    trouble: kit.NoticeBar
    followed: kit.ChoiceGroup
    who: QLineEdit
    on: kit.DateField
    note: kit.GrowingText
    record_it: QPushButton


class AdviceFollowedPanel(QWidget):
    """Says what is known of it, and records what became known; hidden for other decisions."""

    def __init__(self, desk: Desk, book: casework.Casebook) -> None:
        """Start hidden."""
        super().__init__()
        self._desk = desk
        self._book = book
        self._decision: casework.DecisionId | None = None
        self._may = casework.may(book, "advice.followed")
        form = self._form = forms.build(AdviceFollowedForm, onto=self)
        self._followed = OneChoice("/followed", form.followed, tuple(Followed))
        self._who = Line("/who", form.who)
        self._on = Day("/on", form.on, self._today)
        self._note = Text("/note", form.note)
        form.record_it.clicked.connect(self._on_record)
        self.hide()

    def show_decision(self, page: casework.DecisionPage | None) -> None:
        """Stand for that decision, or for none."""
        advised = page is not None and page.case.conclusion.outcome is Outcome.ADVICE_ONLY
        if page is None or not advised:
            self._decision = None
            self.hide()
            return
        if page.id != self._decision:
            self._decision = page.id
            self._clear(page.case.conclusion.details.who_decides)
        self._form.known.show_words(self._known(page.advice_followed))
        for field in self._fields.values():
            (field.row or field.widget).setVisible(self._may)
        self._form.record_it.setVisible(self._may)
        self.show()

    @property
    def is_written(self) -> bool:
        """Whether something is chosen or written here that is not recorded yet."""
        answered = self._followed.read() is not None or self._note.read() is not None
        return self._decision is not None and (answered or bool(self._form.on.text()))

    @property
    def _fields(self) -> Mapping[str, Field]:
        fields = (self._followed, self._who, self._on, self._note)
        return {field.path: field for field in fields}

    def _today(self) -> date:
        return phrases.in_uk(self._book.clock()).date()

    def _known(self, followed: Followed | None) -> str:
        if followed is None:
            return self.tr("It is not known yet whether the organisation followed this advice.")
        words = phrases.inner(followed.label)
        return self.tr(
            "Recorded last: {followed}. Another entry adds to it and changes nothing of it."
        ).format(followed=words)

    def _clear(self, who: str | None) -> None:
        self._form.trouble.clear()
        self._followed.show(None)
        self._who.show(who)
        self._on.show(None)
        self._note.show(None)

    def _on_record(self) -> None:
        if self._decision is None:
            return
        self._form.trouble.clear()
        for field in self._fields.values():
            field.set_error("")
        try:
            on = self._on.read()
        except Unreadable as unreadable:
            self._point_out("/on", str(unreadable))
            return
        followed, who, note = self._followed.read(), self._who.read(), self._note.read()
        self._desk.ask(
            partial(
                casework.record_advice_followed,
                self._book,
                self._decision,
                followed=followed if isinstance(followed, Followed) else None,
                who=who if isinstance(who, str) else None,
                on=on if isinstance(on, date) else None,
                note=note if isinstance(note, str) else None,
            ),
            owner=self,
            then=partial(self._on_recorded, self._decision),
            failed=self._on_failed,
        )

    def _on_recorded(self, decision_id: casework.DecisionId, _changes: casework.Changes) -> None:
        if decision_id == self._decision:
            self._clear(None)

    def _on_failed(self, error: KnownError) -> None:
        if isinstance(error, casework.FollowedIncomplete):
            self._point_out(error.path, error.message)
        else:
            self._form.trouble.say_error(error)

    def _point_out(self, path: str, words: str) -> None:
        field = self._fields[path]
        field.set_error(words)
        field.widget.setFocus()
