"""One person in the list of people: who they are, what they may do, and what can be done."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLabel, QWidget

from caldicott_desktop import casework
from caldicott_desktop.casework import PersonRow, WayIn
from caldicott_desktop.domain.people import Role
from caldicott_desktop.domain.record import phrases
from caldicott_desktop.domain.record.characters import showable
from caldicott_desktop.windows import forms, kit
from caldicott_desktop.windows.saying import long_date


class PersonRowForm(forms.Form):
    """The widgets of one person."""

    file = "person_row.ui"
    person_name: kit.OneLine
    person_roles: QLabel
    about: QLabel
    interests: QLabel
    state: kit.Tag
    recovery: kit.Tag
    left_to_do: QLabel
    acts: kit.FlowRow
    change: kit.LinkButton
    renew: kit.LinkButton
    confirm: kit.LinkButton
    suspend: kit.LinkButton
    finish: kit.LinkButton
    bring_back: kit.LinkButton


class PersonLine(QWidget):
    """A person as they are now; each thing that can be done to them is a link of the row."""

    asked = Signal(str, object)  # the name of the link, casework.PersonRow

    def __init__(
        self, person: PersonRow, interests: Sequence[casework.DeclaredInterest], *, may_change: bool
    ) -> None:
        """Show `person` with the interests of theirs that last; links are for who `may_change`."""
        super().__init__()
        form = self._form = forms.build(PersonRowForm, onto=self)
        name = showable(person.name)
        form.person_name.setText(self.tr("{name} (you)").format(name=name) if person.mine else name)
        form.person_roles.setText(", ".join(role.label for role in Role if role in person.roles))
        form.about.setText(self._about(person))
        sentences = (showable(each.interest.words or "") for each in interests)
        declared = "; ".join(sentence.rstrip(". ") for sentence in sentences)
        form.interests.setText(self.tr("Declared interests: {words}").format(words=declared))
        form.interests.setVisible(bool(declared))
        words, tone = self._state(person)
        form.state.say(words, tone)
        form.recovery.setVisible(person.set_by_recovery)
        form.left_to_do.setText(self._left_to_do(person))
        form.left_to_do.setVisible(bool(form.left_to_do.text()))
        self._offer(person, may_change=may_change)

    def _offer(self, person: PersonRow, *, may_change: bool) -> None:
        form, ended = self._form, person.way_in is WayIn.ENDED
        another = may_change and not person.mine
        offered = {
            form.change: may_change,
            form.renew: another and not ended,
            form.confirm: another and person.set_by_recovery,
            form.suspend: another and not ended,
            form.finish: another and ended and person.still_listed,
            form.bring_back: another and ended,
        }
        form.acts.setVisible(any(offered.values()))
        for link, there in offered.items():
            link.setVisible(there)
            words = link.text().rstrip("…")
            link.setAccessibleName(
                self.tr("{action}: {name}").format(action=words, name=showable(person.name))
            )
            link.clicked.connect(partial(self.asked.emit, link.objectName(), person))

    def _state(self, person: PersonRow) -> tuple[str, kit.Tone]:
        match person.way_in:
            case WayIn.OPEN:
                return self.tr("Can open the vault"), "neutral"
            case WayIn.UNFINISHED:
                return self.tr("Cannot open the vault yet"), "attention"
            case WayIn.ENDED:
                return self.tr("Suspended"), "outline"

    def _left_to_do(self, person: PersonRow) -> str:
        if person.way_in is WayIn.UNFINISHED:
            return self.tr(
                "They are recorded, but writing their passphrase was cut short. Set a new one."
            )
        if person.way_in is WayIn.ENDED and person.still_listed:
            return self.tr(
                "Their name still stands on the unlock screen, and opens nothing: suspending was"
                " cut short."
            )
        return ""

    def _about(self, person: PersonRow) -> str:
        parts = [
            showable(person.position or ""),
            self.tr("here since {day}").format(day=_day(person.since)),
        ]
        if person.key_since is not None and person.key_since != person.since:
            parts.append(self.tr("key since {day}").format(day=_day(person.key_since)))
        words = " · ".join(part for part in parts if part)
        return words[:1].upper() + words[1:]


def _day(at: datetime) -> str:
    return long_date(phrases.in_uk(at).date())
