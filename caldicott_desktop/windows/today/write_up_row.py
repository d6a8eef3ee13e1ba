"""One urgent card on Today that nobody has written up yet: what it was, and how long ago."""

from __future__ import annotations

from datetime import datetime

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from caldicott_desktop import casework
from caldicott_desktop.domain.record import phrases
from caldicott_desktop.domain.record.characters import showable
from caldicott_desktop.windows import forms, kit


class WriteUpForm(forms.Form):
    """The widgets of the row."""

    file = "write_up_row.ui"
    words_body: QVBoxLayout
    about: QLabel
    state: kit.Tag
    act: kit.LinkButton


class WriteUpRow(QWidget):
    """A card that can be read and, by whoever may decide, written up."""

    write_up_asked = Signal(str)  # DecisionId of the card
    opened = Signal(str)

    def __init__(self, card: casework.WriteUp, now: datetime, *, may_write_up: bool) -> None:
        """Show `card` as it stands at `now` (aware)."""
        super().__init__()
        form = self._form = forms.build(WriteUpForm, onto=self)
        name = card_name(card)
        self._open = kit.SentenceLink(words=name)
        about = _about(card)
        self._open.setAccessibleDescription(about)
        form.words_body.insertWidget(0, self._open)
        QWidget.setTabOrder(self._open, form.act)
        form.about.setText(about)
        form.state.say(ago(card.happened_at, now), "attention")
        form.act.setText(self.tr("Read the card"))
        form.act.setAccessibleName(self.tr("Read {card}").format(card=name))
        wanted = self.write_up_asked if may_write_up else self.opened
        self._open.clicked.connect(lambda: wanted.emit(card.card_id))
        form.act.clicked.connect(lambda: self.opened.emit(card.card_id))


def card_name(card: casework.WriteUp) -> str:
    """What people know a card by: its number, who asked, about whom."""
    parts = (card.reference, card.requester, card.subject_reference)
    return showable(" · ".join(part for part in parts if part))


def ago(happened_at: datetime, now: datetime) -> str:
    """How long ago it happened, in words."""
    later = phrases.delay(happened_at, now)
    return later.replace(" later", " ago") if later and later.endswith(" later") else "Just now"


def _about(card: casework.WriteUp) -> str:
    happened = phrases.short_moment(card.happened_at)
    begun = "write-up begun" if card.begun else "write-up not begun"
    return f"Happened {happened} · {phrases.inner(card.result.label)} · {begun}"
