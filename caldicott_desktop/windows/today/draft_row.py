"""One draft on Today: what it is, how far it is, and one thing to do with it."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from caldicott_desktop import casework
from caldicott_desktop.domain.record import phrases
from caldicott_desktop.domain.record.characters import showable
from caldicott_desktop.windows import forms, kit

_RESTORABLE_DAYS = 30


class DraftForm(forms.Form):
    """The widgets of the row."""

    file = "draft_row.ui"
    words_body: QVBoxLayout
    about: QLabel
    state: kit.Tag
    act: kit.LinkButton


class DraftRow(QWidget):
    """A draft that can be opened or discarded, or one that was discarded and can be restored."""

    opened = Signal(str)  # DraftId
    discard_asked = Signal(object)  # casework.DraftRow
    restore_asked = Signal(object)

    def __init__(self, row: casework.DraftRow) -> None:
        """Show `row`; a draft with a time of being discarded offers to be restored."""
        super().__init__()
        form = self._form = forms.build(DraftForm, onto=self)
        name = draft_name(row)
        self._open = kit.SentenceLink(words=name)
        self._open.setAccessibleDescription(self._about(row))
        form.words_body.insertWidget(0, self._open)
        QWidget.setTabOrder(self._open, form.act)
        form.about.setText(self._about(row))
        if row.discarded_at is None:
            form.state.say(missing_words(row.missing), "accent" if row.missing == 0 else "neutral")
            form.act.setText(self.tr("Discard…"))
            form.act.setAccessibleName(self.tr("Discard {draft}").format(draft=name))
            self._open.clicked.connect(lambda: self.opened.emit(row.id))
            form.act.clicked.connect(lambda: self.discard_asked.emit(row))
        else:
            self._open.setEnabled(False)
            form.state.hide()
            form.act.setText(self.tr("Restore"))
            form.act.setAccessibleName(self.tr("Restore {draft}").format(draft=name))
            form.act.clicked.connect(lambda: self.restore_asked.emit(row))

    def _about(self, row: casework.DraftRow) -> str:
        started = phrases.in_uk(row.started_at)
        parts = [row.reference or self.tr("No number yet")]
        if row.discarded_at is None:
            saved = phrases.in_uk(row.saved_at)
            parts.append(self.tr("started {day}").format(day=phrases.short_date(started.date())))
            parts.append(self.tr("saved {moment}").format(moment=phrases.short_moment(saved)))
            if row.due_on is not None:
                day = phrases.short_date(row.due_on)
                parts.insert(1, self.tr("time limit {day}").format(day=day))
        else:
            gone = phrases.in_uk(row.discarded_at)
            parts.append(
                self.tr("discarded {day}, kept for {days} days").format(
                    day=phrases.short_date(gone.date()), days=_RESTORABLE_DAYS
                )
            )
        return " · ".join(parts)


def draft_name(row: casework.DraftRow) -> str:
    """What people know a draft by: its kind, whom it is about, who asks."""
    name = row.kind_title
    if row.subject_reference:
        name = f"{name}, {row.subject_reference}"
    if row.requester:
        name = f"{name}: {row.requester}"
    return showable(" ".join(name.split()))


def missing_words(missing: int) -> str:
    """How much stands between a draft and a decision, with what has been answered so far."""
    if missing == 0:
        return "Ready to record"
    return "1 answer missing" if missing == 1 else f"{missing} answers missing"
