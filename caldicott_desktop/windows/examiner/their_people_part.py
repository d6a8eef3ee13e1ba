"""Who the users of a source's log are whom nobody here is called like: asked, and remembered."""

from __future__ import annotations

from functools import partial

from PySide6.QtWidgets import QPushButton

from caldicott_desktop import casework
from caldicott_desktop.casework import examiner
from caldicott_desktop.domain.examiner.reconciliation import Reconciliation
from caldicott_desktop.domain.record.characters import showable
from caldicott_desktop.jobs import Desk
from caldicott_desktop.windows import forms, kit
from caldicott_desktop.windows.examiner.their_words import Asked, TheirWordsPart

_MOST_ASKED = 12  # at a time: who opened most, first
_SHOWN = 18  # characters of a name of ours that can be read without opening the list
_NOT_OURS = "other"
_OURS = "ours:"


class TheirPeopleForm(forms.Form):
    """The users to be told, and how many more there are."""

    file = "their_people.ui"
    card: kit.Card
    trouble: kit.NoticeBar
    users: kit.FlowRow
    more: kit.SpokenLabel
    remember: QPushButton


class TheirPeoplePart(TheirWordsPart):
    """Asks who the users of one compared log are."""

    def __init__(self, desk: Desk, book: casework.Casebook) -> None:
        """Ask about nobody."""
        super().__init__(desk)
        self._book = book
        self._found: Reconciliation | None = None
        self._people: examiner.TheirPeople | None = None
        form = self._form = forms.build(TheirPeopleForm, onto=self)
        form.remember.clicked.connect(self._on_remember)
        self._asks(form.users, form.trouble)

    def clear(self) -> None:
        """Ask about nobody."""
        self._found = self._people = None
        self.hide()

    def show_compared(self, source: examiner.EntryId, found: Reconciliation) -> None:
        """Ask about the users of the log of a source that was compared with ours."""
        self._found = found
        self._look_up(
            partial(examiner.their_people, self._book, source, found),
            partial(self._on_people, found),
        )

    # inside

    def _on_people(self, found: Reconciliation, people: examiner.TheirPeople) -> None:
        if found is not self._found:
            return  # by now another log, or none, is compared
        form = self._form
        self._people = people
        asked, left = people.users[:_MOST_ASKED], len(people.users) - _MOST_ASKED
        taken = (user.taken_for for user in asked if user.taken_for)
        names = dict.fromkeys((*people.ours, *taken))
        choices = [
            *(kit.Choice(value=f"{_OURS}{name}", words=showable(name)) for name in names),
            kit.Choice(value=_NOT_OURS, words=self.tr("Nobody of this office")),
        ]
        form.more.say(self.tr("Not asked about: %Ln more name(s).", "", left) if left > 0 else "")
        form.more.setVisible(left > 0)
        self._ask(
            (Asked(user.called, user.rows, _value_of(user)) for user in asked),
            choices,
            empty=self.tr("Not known"),
            shown=_SHOWN,
        )

    def _on_remember(self) -> None:
        people = self._people
        if people is None:
            return
        said = {called: _said(value) for called, value in self._values().items()}
        self._remember(partial(examiner.remember_people, self._book, people.source, said))


def _value_of(user: examiner.TheirUser) -> str | None:
    if user.taken_for is None:
        return None
    return _NOT_OURS if user.taken_for == examiner.NOT_OURS else f"{_OURS}{user.taken_for}"


def _said(value: str | None) -> str | None:
    if value is None:
        return None
    return examiner.NOT_OURS if value == _NOT_OURS else value.removeprefix(_OURS)
