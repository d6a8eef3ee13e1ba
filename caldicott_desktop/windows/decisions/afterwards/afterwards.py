"""What stands open on a decision, and a small form for each thing that can have happened since."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLabel, QPushButton, QVBoxLayout, QWidget

from caldicott_desktop import casework
from caldicott_desktop.domain import happenings as h
from caldicott_desktop.domain.authority import CURRENT
from caldicott_desktop.domain.choices import ConditionResult, DueWhat, Outcome, ReviewResult
from caldicott_desktop.domain.record import phrases
from caldicott_desktop.windows import forms, kit
from caldicott_desktop.windows.decisions import contents
from caldicott_desktop.windows.decisions.afterwards import standing_words
from caldicott_desktop.windows.decisions.afterwards.advice_followed_panel import AdviceFollowedPanel
from caldicott_desktop.windows.decisions.afterwards.challenge_end_panel import ChallengeEndPanel
from caldicott_desktop.windows.decisions.afterwards.challenge_panel import ChallengePanel
from caldicott_desktop.windows.decisions.afterwards.condition_panel import ConditionPanel
from caldicott_desktop.windows.decisions.afterwards.correction_panel import CorrectionPanel, Why
from caldicott_desktop.windows.decisions.afterwards.incident_panel import IncidentPanel
from caldicott_desktop.windows.decisions.afterwards.learning_panel import LearningPanel
from caldicott_desktop.windows.decisions.afterwards.release_panel import ReleasePanel
from caldicott_desktop.windows.decisions.afterwards.review_panel import ReviewPanel
from caldicott_desktop.windows.decisions.afterwards.settling_row import Act, SettlingRow
from caldicott_desktop.windows.decisions.afterwards.small_form import At, SmallForm
from caldicott_desktop.windows.decisions.afterwards.told_panel import ToldPanel
from caldicott_desktop.windows.decisions.afterwards.withdrawal_panel import WithdrawalPanel
from caldicott_desktop.windows.layouts import items_of

Making = Callable[[At, casework.DecisionPage], SmallForm[Any]]
"""What puts a form on a decision."""


class AfterwardsForm(forms.Form):
    """The widgets of the part."""

    file = "afterwards.ui"
    conditions_card: kit.Card
    conditions_body: QVBoxLayout
    challenges_card: kit.Card
    challenges_body: QVBoxLayout
    add_card: kit.Card
    known: kit.SpokenLabel
    who_can: QLabel
    often: QWidget
    release: QPushButton
    told: QPushButton
    review: QPushButton
    advice: QPushButton
    withdrawal: QPushButton
    challenge: QPushButton
    rare: kit.LinkButton
    seldom: QWidget
    learning: QPushButton
    incident: QPushButton
    said: kit.NoticeBar
    open_forms: QWidget
    open_forms_body: QVBoxLayout


class Afterwards(QWidget):
    """The living part of a decision's page; it offers what fits the decision and the person.

    A form in which nothing was written goes when another is opened; one with something in it stays.
    `begun` carries the id of the draft of a correction, `timeline_asked` follows the wish to see
    what was recorded, `opened` a form that wants to be seen, `arranged` any change of what Tab can
    come to.
    """

    begun = Signal(str)
    timeline_asked = Signal()
    opened = Signal(QWidget)
    arranged = Signal()

    def __init__(self, at: At, parent: QWidget | None = None) -> None:
        """Start without a decision."""
        super().__init__(parent)
        self._at = at
        self._page: casework.DecisionPage | None = None
        self._open: dict[str, SmallForm[Any]] = {}
        self._asked_by: dict[str, QWidget] = {}
        form = self._form = forms.build(AfterwardsForm, onto=self)
        self._offers: tuple[tuple[QPushButton, type[h.Happening], Making], ...] = (
            (form.release, h.Released, ReleasePanel),
            (form.told, h.PersonTold, ToldPanel),
            (form.review, h.ReviewHeld, ReviewPanel),
            (form.advice, h.AdviceFollowed, AdviceFollowedPanel),
            (form.withdrawal, h.PermissionWithdrawn, WithdrawalPanel),
            (form.challenge, h.ChallengeOpened, ChallengePanel),
            (form.learning, h.LearningNoted, LearningPanel),
            (form.incident, h.IncidentLinked, IncidentPanel),
        )
        for button, _told, make in self._offers:
            button.clicked.connect(partial(self._offer, button.objectName(), make, button))
        form.rare.clicked.connect(self._on_rare)
        form.said.acted.connect(self.timeline_asked)
        form.open_forms.hide()
        form.rare.setAccessibleName(self.tr("More that can have happened"))
        self.show_decision(None)

    def show_decision(self, page: casework.DecisionPage | None) -> None:
        """Stand for that decision, or for none; what is written on the same one stays."""
        if page is None or (self._page is not None and page.id != self._page.id):
            for key in [*self._open]:
                self._close(key)
            self._form.said.clear()
            self._form.seldom.hide()
            self._form.rare.show()
        self._page = page
        self.setVisible(page is not None)
        if page is None:
            contents.put(self._form.conditions_body, ())
            contents.put(self._form.challenges_body, ())
            return
        for key, panel in [*self._open.items()]:
            if panel.page.entry_id != page.entry_id and not panel.is_written:
                self._close(key)
            else:
                panel.stand_on(page)
        self._show_conditions(page)
        self._show_challenges(page)
        self._show_offers(page)
        self.arranged.emit()

    @property
    def is_written(self) -> bool:
        """Whether something is written in one of the forms that is not recorded yet."""
        return any(panel.is_written for panel in self._open.values())

    def correct(self, asked_by: QWidget, reason: str | None = None) -> None:
        """Ask why the decision is corrected, starting with a reason that is known already."""
        self._offer("correction", partial(CorrectionPanel, reason=reason), asked_by)

    def go_to(self, at: str) -> bool:
        """Go to what falls due there, named as `casework.Due.at` names it: `condition/2`, `review`.

        A form that can settle it is opened where only one can; `False` where none belongs to it, or
        the person at work may not settle it.
        """
        form = self._form
        what, _, which = at.partition("/")
        match what:
            case DueWhat.CONDITION.code:
                return _press_in(form.conditions_body, int(which or 1) - 1)
            case DueWhat.CHALLENGE.code:
                return _press_in(form.challenges_body, self._place_of_challenge(which))
            case DueWhat.REVIEW.code:
                button = form.review
            case DueWhat.TELLING.code | DueWhat.REVISIT.code:
                button = form.told
            case _:
                return False
        if button.isVisibleTo(self):
            button.click()
        return button.isVisibleTo(self)

    # inside

    def _place_of_challenge(self, opening: str) -> int | None:
        """Where the challenge told of in the entry `opening` stands; `None` where it does not."""
        found = self._page.challenges if self._page is not None else ()
        return next((n for n, each in enumerate(found) if each.opening == opening), None)

    def _show_offers(self, page: casework.DecisionPage) -> None:
        form, book = self._form, self._at.book
        advised = page.case.conclusion.outcome is Outcome.ADVICE_ONLY
        entitled = [casework.may(book, h.KINDS[told]) for _button, told, _make in self._offers]
        for (button, told, _make), may in zip(self._offers, entitled, strict=True):
            button.setVisible(may and (advised or told is not h.AdviceFollowed))
        form.often.setVisible(any(entitled))
        form.seldom.setVisible(any(entitled) and form.seldom.isVisibleTo(self))
        form.who_can.setText(
            ""
            if any(entitled)
            else self.tr("What happened afterwards is recorded by {people}.").format(
                people=CURRENT.who_may(h.KINDS[h.Released])
            )
        )
        form.who_can.setVisible(not any(entitled))
        form.add_card.setProperty(
            "heading",
            self.tr("Add what happened")
            if any(entitled)
            else self.tr("Who adds what happened afterwards"),
        )
        form.known.show_words(self._known(page) if advised else "")

    def _known(self, page: casework.DecisionPage) -> str:
        if page.advice_followed is None:
            return self.tr("It is not known yet whether the organisation followed this advice.")
        return self.tr(
            "Whether the organisation followed this advice was recorded last as: {followed}."
        ).format(followed=phrases.inner(page.advice_followed.label))

    def _show_conditions(self, page: casework.DecisionPage) -> None:
        in_force = not page.superseded_by
        may = in_force and casework.may(self._at.book, h.KINDS[h.ConditionSettled])
        rows = []
        for state in page.conditions:
            row = SettlingRow(
                standing_words.condition(state, self._at.today(), in_force=in_force),
                self._settlings(state) if may else (),
            )
            rows.append(row)
        met = sum(state.result is ConditionResult.MET for state in page.conditions)
        self._form.conditions_card.setProperty(
            "aside",
            self.tr("{met} of {count} met").format(met=met, count=len(page.conditions)),
        )
        self._form.conditions_card.setVisible(bool(rows))
        contents.put(self._form.conditions_body, _parted(rows))

    def _settlings(self, state: casework.ConditionState) -> tuple[Act, ...]:
        words = {
            (None, ConditionResult.MET): self.tr("Met…"),
            (None, ConditionResult.BREACHED): self.tr("Breached…"),
            (ConditionResult.MET, ConditionResult.BREACHED): self.tr("Breached after all…"),
            (ConditionResult.BREACHED, ConditionResult.MET): self.tr("Met since…"),
        }
        return tuple(
            Act(words=said, does=partial(self._settle, state.number, result))
            for (was, result), said in words.items()
            if was is state.result
        )

    def _settle(self, number: int, result: ConditionResult) -> None:
        make = partial(ConditionPanel, number=number, result=result)
        self._offer(f"condition-{number}-{result.code}", make)

    def _show_challenges(self, page: casework.DecisionPage) -> None:
        may = casework.may(self._at.book, h.KINDS[h.ChallengeClosed])
        rows = []
        for challenge in page.challenges:
            settling = standing_words.challenge(challenge, self._at.today())
            end = Act(
                words=self.tr("It ended…"),
                does=partial(self._end, challenge.opening, settling.words),
            )
            rows.append(SettlingRow(settling, (end,) if may and challenge.closed is None else ()))
        self._form.challenges_card.setVisible(bool(rows))
        contents.put(self._form.challenges_body, _parted(rows))

    def _end(self, opening: casework.EntryId, about: str) -> None:
        self._offer(f"end-{opening}", partial(ChallengeEndPanel, opening=opening, about=about))

    def _on_rare(self) -> None:
        self._form.rare.hide()
        self._form.seldom.show()
        self.arranged.emit()
        self._form.learning.setFocus()

    def _offer(self, key: str, make: Making, asked_by: QWidget | None = None) -> None:
        if self._page is None:
            return
        self._form.said.clear()
        if key not in self._open:
            for other in [other for other, panel in self._open.items() if not panel.is_written]:
                self._close(other)
            panel = self._open[key] = make(self._at, self._page)
            panel.recorded.connect(partial(self._on_recorded, key))
            panel.given_up.connect(partial(self._on_given_up, key))
            if isinstance(panel, CorrectionPanel):
                panel.begun.connect(self.begun)
            self._form.open_forms_body.addWidget(panel)
            self._form.open_forms.show()
            panel.show()
        if asked_by is not None:
            self._asked_by[key] = asked_by
        self.arranged.emit()
        self.opened.emit(self._open[key])
        self._open[key].begin()

    def _on_given_up(self, key: str) -> None:
        asked_by = self._asked_by.pop(key, None)
        self._close(key)
        (asked_by or self._form.release).setFocus()

    def _on_recorded(self, key: str, told: object) -> None:
        self._close(key)
        if isinstance(told, Why):
            return
        self._form.said.say(
            self.tr("Recorded and signed."), action=self.tr("Show it in the timeline")
        )
        self._form.said.action.setFocus()
        self.arranged.emit()
        if isinstance(told, h.ReviewHeld) and told.result is ReviewResult.CHANGE:
            self.correct(self._form.review, told.note)

    def _close(self, key: str) -> None:
        panel = self._open.pop(key)
        self._asked_by.pop(key, None)
        self._form.open_forms_body.removeWidget(panel)
        panel.hide()
        panel.deleteLater()
        self._form.open_forms.setVisible(bool(self._open))
        self.arranged.emit()


def _parted(rows: Sequence[QWidget]) -> list[QWidget]:
    """The rows with a thin line between each two."""
    parted: list[QWidget] = []
    for row in rows:
        parted += [kit.rule(), row] if parted else [row]
    return parted


def _press_in(body: QVBoxLayout, place: int | None) -> bool:
    """Give the keyboard to the first button of the row at `place`, or of the first that has one."""
    widgets = [item.widget() for item in items_of(body)]
    # Between each two rows is a thin line.
    rows = [each for each in widgets if isinstance(each, SettlingRow)]
    for row in rows if place is None else rows[place : place + 1]:
        if row.first is not None:
            row.first.setFocus(Qt.FocusReason.OtherFocusReason)
            return True
    return False
