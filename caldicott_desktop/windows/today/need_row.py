"""One line of *Needs you*: what it is, its state, and what can be done with it."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QLabel, QVBoxLayout, QWidget

from caldicott_desktop.windows import forms, kit
from caldicott_desktop.windows.kit.showing import set_shown
from caldicott_desktop.windows.today.needs import Need


class NeedForm(forms.Form):
    """The widgets of the line."""

    file = "need_row.ui"
    divider: QFrame
    words_body: QVBoxLayout
    about: QLabel
    state: kit.Tag
    act: kit.LinkButton


class NeedRow(QWidget):
    """Shows a `Need`; its title opens it, unless there is nothing to open."""

    asked = Signal(object)  # Step

    def __init__(self, need: Need, parent: QWidget | None = None) -> None:
        """Show `need`, once the row is shown."""
        super().__init__(parent)
        self.hide()
        form = self._form = forms.build(NeedForm, onto=self)
        form.words_body.insertWidget(0, self._title(need))
        form.about.setText(need.about)
        form.state.say(need.tag, need.tone)
        offer = need.offer
        set_shown(form.act, offer is not None)
        if offer is not None:
            form.act.setText(offer.words)
            form.act.setAccessibleName(offer.spoken)
            form.act.clicked.connect(lambda: self.asked.emit(offer.step))

    def lead(self) -> None:
        """Stand first: without the line that parts it from the one above."""
        self._form.divider.hide()

    def take_focus(self) -> None:
        """Take the keyboard, at the first thing that can be pressed."""
        links = [each for each in self.findChildren(kit.LinkButton) if not each.isHidden()]
        if links:
            links[0].setFocus(Qt.FocusReason.OtherFocusReason)

    def _title(self, need: Need) -> QWidget:
        opens = need.opens
        if opens is None:
            return kit.label(need.title, "subheading", self)
        link = kit.SentenceLink(self, words=need.title)
        link.setAccessibleDescription(", ".join(part for part in (need.tag, need.about) if part))
        link.clicked.connect(lambda: self.asked.emit(opens))
        return link
