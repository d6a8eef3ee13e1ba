"""What stands beside the list: a decision's answer first, from its checked record."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cached_property, partial
from typing import TypeVar

from PySide6.QtCore import Qt, Signal, SignalInstance
from PySide6.QtWidgets import (
    QBoxLayout,
    QFrame,
    QGridLayout,
    QLabel,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from caldicott_desktop import casework
from caldicott_desktop.domain.card import TITLE
from caldicott_desktop.domain.case import Case
from caldicott_desktop.domain.choices import ConditionResult, ItemDecision
from caldicott_desktop.domain.record import conclusion, phrases, timeline
from caldicott_desktop.domain.record.characters import showable
from caldicott_desktop.domain.record.events import Event
from caldicott_desktop.domain.releasing import sentence
from caldicott_desktop.domain.summary import item_counts
from caldicott_desktop.errors import KnownError
from caldicott_desktop.jobs import Desk
from caldicott_desktop.windows import forms, kit
from caldicott_desktop.windows.decisions import contents
from caldicott_desktop.windows.decisions.afterwards import standing_words
from caldicott_desktop.windows.decisions.afterwards.settling_row import Settling
from caldicott_desktop.windows.decisions.rows import short_outcome
from caldicott_desktop.windows.decisions.telling import account_of
from caldicott_desktop.windows.moments import later_than, short_moment
from caldicott_desktop.windows.saying import number, translate

PageT = TypeVar("PageT", casework.DecisionPage, casework.CardPage)

_MOST_CHARACTERS = 600  # of one text; the whole of it is on the decision's page
_ACTS_CHARACTERS = 34  # for both buttons in a row, where they stand beside the words
_MOST_EVENTS = 6  # the last ones; the record has them all
_LONG_WORD = re.compile(r"\S{12}(?=\S)")


class PreviewForm(forms.Form):
    """The widgets of the preview."""

    file = "decision_preview.ui"
    trouble: kit.NoticeBar
    page: kit.ScrollPage
    reference: QLabel
    outcome: kit.Tag
    state: kit.Tag
    about: QLabel
    answer: QLabel
    why: QLabel
    read: kit.LinkButton
    items_count: QLabel
    items: QLabel
    released: QLabel
    conditions_rule: QFrame
    conditions_heading: QLabel
    conditions_count: QLabel
    conditions: QWidget
    conditions_body: QVBoxLayout
    times_body: QVBoxLayout
    signed: QLabel
    go: QWidget
    export_record: QPushButton
    correct: QPushButton


class DecisionPreview(QWidget):
    """Shows one decision, read and checked when it is chosen; nothing here comes from the list."""

    read_asked = Signal(str)  # DecisionId
    card_asked = Signal(str)  # DecisionId of an urgent card
    export_asked = Signal(str)
    correction_asked = Signal(str)

    def __init__(self, desk: Desk) -> None:
        """Start empty; its widgets are made once there is something to show, or by `make`."""
        super().__init__()
        self._desk = desk
        self._wanted: casework.DecisionRow | None = None
        self._asking = False
        self._wide = self._is_made = False

    def of(self, book: casework.Casebook) -> None:
        """Show decisions of `book` from now on."""
        self._book = book
        self._may_correct = casework.may(book, "decision.corrected")
        self._may_send = casework.may_send_whole_records(book)

    def make(self) -> None:
        """Have the widgets made by now, if they are not."""
        self._form  # noqa: B018  # made when it is first looked at

    @cached_property
    def _form(self) -> PreviewForm:
        """The widgets, made out of sight: shown, each would have all laid out again."""
        seen = self.isVisible()
        if seen:
            self.hide()
        form = forms.build(PreviewForm, onto=self)
        form.read.clicked.connect(self._on_read_asked)
        form.export_record.clicked.connect(partial(self._emit, self.export_asked))
        form.correct.clicked.connect(partial(self._emit, self.correction_asked))
        self._is_made = True
        self._lay(form)
        if seen:
            self.show()
        return form

    def show_row(self, row: casework.DecisionRow | None) -> None:
        """Read the decision or the card of that row and show it; the newest wish counts."""
        self._wanted = row
        if row is None and self._is_made:
            self._show_parts(shown=False)
            self._form.trouble.clear()
        elif row is not None and not self._asking:
            self._ask(row)

    def lie(self, *, wide: bool) -> None:
        """Have what can be done with the decision beside its words where it is `wide`, or below."""
        self._wide = wide
        if self._is_made:
            self._lay(self._form)

    def _lay(self, form: PreviewForm) -> None:
        body = self.layout()
        if isinstance(body, QBoxLayout):
            ways = QBoxLayout.Direction
            body.setDirection(ways.LeftToRight if self._wide else ways.TopToBottom)
        beside = _ACTS_CHARACTERS * self.fontMetrics().averageCharWidth() if self._wide else 0
        form.go.setMinimumWidth(beside)

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

    def _emit(self, signal: SignalInstance) -> None:
        if self._wanted is not None:
            signal.emit(self._wanted.id)

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
        form.outcome.say(short_outcome(outcome) if outcome else self.tr("No outcome"))
        form.state.say(*standing_words.state(page.standing))
        form.about.setText(_about(page))
        answer, why = _short(concluded.in_one_sentence), _why(case)
        form.answer.setText(answer)
        form.answer.setVisible(bool(answer))
        form.why.setText(why)
        form.items_count.setText(item_counts(case).words if case.items else "")
        form.items.setText(_items(case))
        form.released.setText(sentence(page.releases) or "")
        form.released.setVisible(bool(form.released.text()))
        self._show_conditions(page.conditions, in_force=not page.superseded_by)
        told = timeline.events(account_of(page, self._book.clock()))
        contents.put(form.times_body, [_timeline(told)])
        form.export_record.setVisible(self._may_send)
        form.correct.setVisible(self._may_correct and not page.superseded_by)
        form.signed.setText(_signed(page))
        self._show_parts(shown=True)
        form.page.verticalScrollBar().setValue(0)

    def _show_card(self, page: casework.CardPage) -> None:
        form, card = self._form, page.card
        form.trouble.clear()
        form.reference.setText(page.reference)
        form.outcome.say(card.result.label)
        form.state.say("")
        about = _short(card.given.reference)
        form.about.setText(f"{TITLE} · {about}" if about else TITLE)
        form.answer.setText(_short(card.given.what))
        form.answer.setVisible(bool(card.given.what))
        form.why.setText(
            _short(card.urgency.words) or self.tr("Why it could not wait is not written down.")
        )
        form.items_count.setText(self.tr("Not written up yet"))
        form.items.setText(_asked_for(card.given.asked_for))
        form.released.hide()
        self._show_conditions((), in_force=True)
        contents.put(form.times_body, [kit.label(_card_times(page))])
        form.signed.setText(_signed(page))
        self._show_parts(shown=True)
        form.page.verticalScrollBar().setValue(0)

    def _show_conditions(
        self, states: tuple[casework.ConditionState, ...], *, in_force: bool
    ) -> None:
        form = self._form
        for part in (form.conditions_heading, form.conditions_rule, form.conditions):
            part.setVisible(bool(states))
        form.conditions_count.setVisible(bool(states))
        met = sum(state.result is ConditionResult.MET for state in states)
        form.conditions_count.setText(
            self.tr("{met} of {all} met").format(met=number(met), all=number(len(states)))
        )
        today = phrases.in_uk(self._book.clock()).date()
        told = (standing_words.condition(each, today, in_force=in_force) for each in states)
        contents.put(form.conditions_body, map(_condition, told))


def _condition(told: Settling) -> QWidget:
    line = QWidget()
    body = QGridLayout(line)
    body.setContentsMargins(0, 0, 0, 0)
    body.setVerticalSpacing(1)
    body.setColumnStretch(0, 1)
    body.addWidget(kit.label(_short(told.words)), 0, 0)
    top_right = Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignRight
    body.addWidget(kit.Tag(words=told.state, tone=told.tone), 0, 1, top_right)
    body.addWidget(kit.label(_short(told.more), "small"), 1, 0, 1, 2)
    return line


def _timeline(told: tuple[Event, ...]) -> QWidget:
    """The last of what happened, when beside what; what was recorded late says so."""
    shown = told[-_MOST_EVENTS:]
    lines = QWidget()
    body = QGridLayout(lines)
    body.setContentsMargins(0, 0, 0, 0)
    body.setColumnStretch(1, 1)
    body.setHorizontalSpacing(14)
    body.setVerticalSpacing(6)
    for place, event in enumerate(shown):
        when = kit.label(event.when, "small")
        when.setWordWrap(False)
        what = QWidget()
        words = QVBoxLayout(what)
        words.setContentsMargins(0, 0, 0, 0)
        words.setSpacing(1)
        words.addWidget(kit.label(_short(event.what)))
        if event.late:
            words.addWidget(
                kit.label(
                    translate("DecisionPreview", "Recorded {late}").format(late=event.late), "small"
                )
            )
        body.addWidget(when, place, 0, Qt.AlignmentFlag.AlignTop)
        body.addWidget(what, place, 1)
    if len(told) > len(shown):
        more = translate("DecisionPreview", "More in the full record")
        body.addWidget(kit.label(more, "small"), len(shown), 1)
    return lines


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
    return "\n".join(lines) or translate("DecisionPreview", "No reasons were written down.")


def _about(page: casework.DecisionPage) -> str:
    subject = page.case.subject
    about = subject.reference or subject.service
    return f"{page.kind.title} · {_short(about)}" if about else page.kind.title


def _items(case: Case) -> str:
    if not case.items:
        return _asked_for(case.request.asked_for)
    parts = []
    for decision in (*ItemDecision, None):
        names = [
            item.name or translate("DecisionPreview", "not named")
            for item in case.items
            if item.decision is decision
        ]
        if names:
            heading = decision.label if decision else translate("DecisionPreview", "Not decided")
            parts.append(f"{heading}: {'; '.join(names)}.")
    return _short(" ".join(parts))


def _signed(page: casework.DecisionPage | casework.CardPage) -> str:
    return translate(
        "DecisionPreview", "Signed by {who} · entry {number} · unchanged, checked just now"
    ).format(who=page.recorded_by, number=number(page.position))


def _card_times(page: casework.CardPage) -> str:
    happened_at, recorded_at = page.card.happened_at, phrases.in_uk(page.recorded_at)
    happened = translate("DecisionPreview", "at a time not said")
    if happened_at:
        happened = short_moment(happened_at)
    words = translate("DecisionPreview", "Happened {when}, decided by {who}").format(
        when=happened,
        who=_short(page.card.decided_by.name) or translate("DecisionPreview", "someone not named"),
    )
    recorded = translate("DecisionPreview", "Recorded {when} by {who}").format(
        when=short_moment(recorded_at), who=page.recorded_by
    )
    later = later_than(happened_at, page.recorded_at) if happened_at else ""
    return "\n".join((words, ", ".join(filter(None, (recorded, later)))))


def _asked_for(what: str | None) -> str:
    return translate("DecisionPreview", "Asked for: {what}").format(
        what=_short(what) or translate("DecisionPreview", "Not answered")
    )
