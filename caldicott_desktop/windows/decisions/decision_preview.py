"""What stands beside the list: a decision's answer first, from its checked record."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import partial
from typing import TypeVar

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QLabel, QPushButton, QVBoxLayout, QWidget

from caldicott_desktop import casework
from caldicott_desktop.domain.card import TITLE
from caldicott_desktop.domain.case import Case, Condition
from caldicott_desktop.domain.choices import ItemDecision
from caldicott_desktop.domain.record import conclusion, phrases
from caldicott_desktop.domain.record.characters import showable
from caldicott_desktop.domain.summary import item_counts
from caldicott_desktop.errors import KnownError
from caldicott_desktop.jobs import Desk
from caldicott_desktop.windows import forms, kit
from caldicott_desktop.windows.decisions import contents
from caldicott_desktop.windows.decisions.rows import short_outcome

PageT = TypeVar("PageT", casework.DecisionPage, casework.CardPage)

_MOST_CHARACTERS = 600  # of one text; the whole of it is on the decision's page
_LONG_WORD = re.compile(r"\S{12}(?=\S)")


class PreviewForm(forms.Form):
    """The widgets of the preview."""

    file = "decision_preview.ui"
    trouble: kit.NoticeBar
    page: kit.ScrollPage
    reference: QLabel
    outcome: kit.Tag
    about: QLabel
    answer: QLabel
    why: QLabel
    read: kit.LinkButton
    items_count: QLabel
    items: QLabel
    conditions_rule: QFrame
    conditions_heading: QLabel
    conditions: QWidget
    conditions_body: QVBoxLayout
    times: QLabel
    signed: QLabel
    go: QWidget
    export_record: QPushButton


class DecisionPreview(QWidget):
    """Shows one decision, read and checked when it is chosen; nothing here comes from the list."""

    read_asked = Signal(str)  # DecisionId
    card_asked = Signal(str)  # DecisionId of an urgent card
    export_asked = Signal(str)

    def __init__(self, desk: Desk, book: casework.Casebook) -> None:
        """Start empty."""
        super().__init__()
        self._desk = desk
        self._book = book
        self._wanted: casework.DecisionRow | None = None
        self._asking = False
        self._form = forms.build(PreviewForm, onto=self)
        self._form.read.clicked.connect(self._on_read_asked)
        self._form.export_record.clicked.connect(self._on_export_asked)
        self.show_row(None)

    def show_row(self, row: casework.DecisionRow | None) -> None:
        """Read the decision or the card of that row and show it; the newest wish counts."""
        self._wanted = row
        if row is None:
            self._show_parts(shown=False)
            self._form.trouble.clear()
        elif not self._asking:
            self._ask(row)

    def _ask(self, row: casework.DecisionRow) -> None:
        self._asking = True
        failed = partial(self._on_failed, row)
        if row.is_card:
            then = partial(self._on_read, row, self._show_card)
            work = partial(casework.open_card, self._book, row.id)
            self._desk.ask(work, owner=self, then=then, failed=failed)
        else:
            self._desk.ask(
                partial(casework.open_decision, self._book, row.id),
                owner=self,
                then=partial(self._on_read, row, self._show),
                failed=failed,
            )

    def _on_read(
        self, row: casework.DecisionRow, show: Callable[[PageT], None], page: PageT
    ) -> None:
        if not self._is_outdated(row):
            show(page)

    def _on_failed(self, row: casework.DecisionRow, error: KnownError) -> None:
        if not self._is_outdated(row):
            self._show_parts(shown=False)
            self._form.trouble.say_error(error)

    def _on_read_asked(self) -> None:
        if self._wanted is not None:
            asked = self.card_asked if self._wanted.is_card else self.read_asked
            asked.emit(self._wanted.id)

    def _on_export_asked(self) -> None:
        if self._wanted is not None:
            self.export_asked.emit(self._wanted.id)

    def _is_outdated(self, row: casework.DecisionRow) -> bool:
        self._asking = False
        if row == self._wanted:
            return False
        if self._wanted is not None:
            self._ask(self._wanted)
        return True

    def _show_parts(self, *, shown: bool) -> None:
        self._form.page.setVisible(shown)
        self._form.go.setVisible(shown and self._wanted is not None and not self._wanted.is_card)

    def _show(self, page: casework.DecisionPage) -> None:
        form, case = self._form, page.case
        concluded = case.conclusion
        form.trouble.clear()
        form.reference.setText(page.reference)
        outcome = concluded.outcome
        form.outcome.say(short_outcome(outcome) if outcome else "No outcome")
        form.about.setText(_about(page))
        answer, why = _short(concluded.in_one_sentence), _why(case)
        form.answer.setText(answer)
        form.answer.setVisible(bool(answer))
        form.why.setText(why)
        form.items_count.setText(item_counts(case).words if case.items else "")
        form.items.setText(_items(case))
        self._show_conditions(case.conditions)
        form.times.setText(_times(page))
        form.signed.setText(_signed(page))
        self._show_parts(shown=True)
        form.page.verticalScrollBar().setValue(0)

    def _show_card(self, page: casework.CardPage) -> None:
        form, card = self._form, page.card
        form.trouble.clear()
        form.reference.setText(page.reference)
        form.outcome.say(card.result.label)
        about = _short(card.given.reference)
        form.about.setText(f"{TITLE} · {about}" if about else TITLE)
        form.answer.setText(_short(card.given.what))
        form.answer.setVisible(bool(card.given.what))
        form.why.setText(_short(card.urgency.words) or "Why it could not wait is not written down.")
        form.items_count.setText("Not written up yet")
        form.items.setText(f"Asked for: {_short(card.given.asked_for) or 'Not answered'}")
        self._show_conditions(())
        form.times.setText(_card_times(page))
        form.signed.setText(_signed(page))
        self._show_parts(shown=True)
        form.page.verticalScrollBar().setValue(0)

    def _show_conditions(self, conditions: tuple[Condition, ...]) -> None:
        form = self._form
        form.conditions_heading.setVisible(bool(conditions))
        form.conditions_rule.setVisible(bool(conditions))
        form.conditions.setVisible(bool(conditions))
        lines = (_condition(*each) for each in enumerate(conditions, start=1))
        contents.put(form.conditions_body, lines)


def _condition(number: int, condition: Condition) -> QWidget:
    words = _short(condition.words) or "Not worded"
    owner = _short(condition.owner) or "No owner"
    due = f"due {phrases.long_date(condition.due_on)}" if condition.due_on else "no date"
    line = QWidget()
    body = QVBoxLayout(line)
    body.setContentsMargins(0, 0, 0, 0)
    body.setSpacing(1)
    body.addWidget(kit.label(f"{number}. {words}"))
    body.addWidget(kit.label(f"{owner} · {due}", "small"))
    return line


def _short(text: str | None) -> str:
    """The beginning of a text as one paragraph, whose longest words can be broken."""
    shown = showable(" ".join((text or "").split()))
    if len(shown) > _MOST_CHARACTERS:
        shown = f"{shown[: _MOST_CHARACTERS - 1]}…"
    return _LONG_WORD.sub("\\g<0>\N{ZERO WIDTH SPACE}", shown)


def _why(case: Case) -> str:
    """The reasons, and what this outcome asked for besides (what is missing, who is next…)."""
    lines = []
    if case.conclusion.reasons:
        lines.append(_short(case.conclusion.reasons))
    for fact in conclusion.details(case):
        words = " ".join(run.text for paragraph in fact.words for run in paragraph.inlines)
        lines.append(f"{fact.label}: {_short(words)}")
    return "\n".join(lines) or "No reasons were written down."


def _about(page: casework.DecisionPage) -> str:
    subject = page.case.subject
    about = subject.reference or subject.service
    return f"{page.kind.title} · {_short(about)}" if about else page.kind.title


def _items(case: Case) -> str:
    if not case.items:
        return f"Asked for: {_short(case.request.asked_for) or 'Not answered'}"
    parts = []
    for decision in (*ItemDecision, None):
        names = [item.name or "not named" for item in case.items if item.decision is decision]
        if names:
            heading = decision.label if decision else "Not decided"
            parts.append(f"{heading}: {'; '.join(names)}.")
    return _short(" ".join(parts))


def _signed(page: casework.DecisionPage | casework.CardPage) -> str:
    return f"Signed by {page.recorded_by} · entry {page.position:,} · unchanged, checked just now"


def _card_times(page: casework.CardPage) -> str:
    happened_at, recorded_at = page.card.happened_at, phrases.in_uk(page.recorded_at)
    happened = phrases.short_moment(happened_at) if happened_at else "at a time not said"
    decided = _short(page.card.decided_by.name) or "someone not named"
    recorded = f"Recorded {phrases.short_moment(recorded_at)} by {page.recorded_by}"
    later = phrases.delay(happened_at, page.recorded_at) if happened_at else None
    recorded = f"{recorded}, {later}" if later else recorded
    return f"Happened {happened}, decided by {decided}\n{recorded}"


def _times(page: casework.DecisionPage) -> str:
    concluded = page.case.conclusion
    decided_at, recorded_at = concluded.decided_at, phrases.in_uk(page.recorded_at)
    lines = []
    if decided_at is not None:
        who = concluded.decided_by or "someone not named"
        lines.append(f"Decided {phrases.short_moment(decided_at)} by {_short(who)}")
    recorded = f"Recorded {phrases.short_moment(recorded_at)} by {page.recorded_by}"
    later = phrases.delay(decided_at, page.recorded_at) if decided_at else None
    lines.append(f"{recorded}, {later}" if later else recorded)
    return "\n".join(lines)
