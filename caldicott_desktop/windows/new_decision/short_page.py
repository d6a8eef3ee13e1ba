"""The short decision: one page for when nothing is shared, a face of the same draft."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import partial

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QAction, QResizeEvent
from PySide6.QtWidgets import QLabel, QMenu, QPushButton, QVBoxLayout, QWidget
from typing_extensions import override

from caldicott_desktop import casework
from caldicott_desktop.casework import Casebook, Draft, Saved
from caldicott_desktop.domain import consistency, short_form
from caldicott_desktop.domain.case import Case
from caldicott_desktop.domain.choices import Outcome
from caldicott_desktop.domain.consistency import Finding
from caldicott_desktop.domain.decision import missing
from caldicott_desktop.domain.unmet import Undecidable, Unmet
from caldicott_desktop.errors import KnownError
from caldicott_desktop.jobs import Desk
from caldicott_desktop.windows import forms, kit
from caldicott_desktop.windows.kit.reading import UK
from caldicott_desktop.windows.new_decision.correcting import say_what_it_corrects
from caldicott_desktop.windows.new_decision.findings import Findings
from caldicott_desktop.windows.new_decision.keeping import Keeping
from caldicott_desktop.windows.new_decision.section_page import set_words
from caldicott_desktop.windows.new_decision.setting import Setting
from caldicott_desktop.windows.new_decision.short_foot import ShortFoot
from caldicott_desktop.windows.new_decision.short_sheet import ShortSheet
from caldicott_desktop.windows.new_decision.shortening import shortened
from caldicott_desktop.windows.questions.fields import Field, OneChoice
from caldicott_desktop.windows.saying import show_time

_SETTLE_MS = 250  # after a keystroke, before what is still needed is worked out again
_OUTCOME = "/conclusion/outcome"


class ShortPageForm(forms.Form):
    """The head, the outcome, and the places of the sheet and of the foot."""

    file = "short_page.ui"
    scroll: kit.ScrollPage
    title: QLabel
    saved: kit.SpokenLabel
    use_full: kit.LinkButton
    draft_acts: QPushButton
    corrects: kit.NoticeBar
    trouble: kit.NoticeBar
    outcome: kit.ChoiceGroup
    outcome_asks: QLabel
    sheet_body: QVBoxLayout
    findings_card: kit.Card
    findings_body: QVBoxLayout
    said_body: QVBoxLayout
    foot_body: QVBoxLayout


class ShortPage(QWidget):
    """One draft on one page; everything typed is kept, and nothing is decided here.

    `record_wanted`, `number_wanted`, `discard_wanted`, `kind_change_wanted`, `another_wanted` and
    `earlier_wanted` follow what the person asks for. `full_wanted` asks for the walkthrough: with a
    path, to answer the field there; with an empty text, because something is to be shared.
    """

    record_wanted = Signal()
    number_wanted = Signal()
    discard_wanted = Signal()
    kind_change_wanted = Signal()
    another_wanted = Signal()
    earlier_wanted = Signal()
    full_wanted = Signal(str)

    def __init__(self, desk: Desk, book: Casebook, draft: Draft, setting: Setting) -> None:
        """Open `draft`, which must be a short one."""
        super().__init__()
        self._setting = setting
        self._case = draft.case
        self._typed: dict[str, str] = dict(draft.typed)
        self._reference = draft.reference
        self._pointing = False
        self._desk, self._book = desk, book
        self._found: tuple[Finding, ...] = ()
        form = self._form = forms.build(ShortPageForm, onto=self)
        self._outcome = OneChoice(_OUTCOME, form.outcome, short_form.OUTCOMES)
        self._sheet = ShortSheet(setting)
        form.sheet_body.addWidget(self._sheet)
        self._findings = Findings(setting)
        form.findings_body.addWidget(self._findings)
        form.findings_card.hide()
        self._foot = ShortFoot(form.said_body)
        form.foot_body.addWidget(self._foot)
        self._give_number = self._add_acts(form.draft_acts)
        self.keeping = Keeping(desk, book, draft.id, self._written, self)
        self._settling = QTimer(self)
        self._settling.setSingleShot(True)
        self._settling.setInterval(_SETTLE_MS)
        self._settling.timeout.connect(self._settle)
        title = setting.guidance.title_of(draft.case.kind_id, draft.case.variant_id)
        form.title.setText(title)
        say_what_it_corrects(form.corrects, draft)
        self.setAccessibleName(self.tr("Short decision: {kind}").format(kind=title))
        self._connect()
        self._say_saved(self.tr("What you type is kept."))
        self.show_case(draft.case)
        self._sheet.show_typed(self._typed)

    @property
    def case(self) -> Case:
        """The case as it now stands on the page."""
        self._read()
        return self._case

    @property
    def typed(self) -> Mapping[str, str]:
        """Path and text of all that was typed and cannot be read yet."""
        self._read()
        return dict(self._typed)

    @property
    def reference(self) -> str | None:
        """The draft's number, if it has one."""
        return self._reference

    @property
    def foot(self) -> ShortFoot:
        """The bar with what is still needed."""
        return self._foot

    def show_case(self, case: Case) -> None:
        """Show `case` instead of what is on the page."""
        self._case = case
        self._outcome.show(case.conclusion.outcome)
        self._sheet.show_case(case)
        self._findings.show_case(case)
        self._settle()

    def start(self) -> None:
        """Put the keyboard where the person begins: at the outcome, or at what is still needed."""
        needed = next((u.path for u in self._unmet()), _OUTCOME)
        self.open_path(_OUTCOME if self._case.conclusion.outcome is None else needed)

    def open_path(self, path: str) -> bool:
        """Put the keyboard into the field at `path`; tells whether it is on this page."""
        target = self.target(path)
        if target is None:
            return False
        self._form.scroll.show_field(target)
        return True

    def target(self, path: str) -> QWidget | None:
        """The widget of the field at `path`, made visible, if this page asks for it."""
        if path == _OUTCOME:
            return self._form.outcome
        reason = (each.widget for each in self._findings.fields() if each.path == path)
        return next(reason, None) or self._sheet.target(path)

    def fields(self) -> Sequence[Field]:
        """Every field of the page, the outcome first."""
        return (self._outcome, *self._sheet.fields(), *self._findings.fields())

    def show_reference(self, reference: str) -> None:
        """Show the number that the draft was given."""
        self._reference = reference
        self._settle()

    def say_error(self, error: KnownError) -> None:
        """Say what went wrong; where answers are missing, also beside each of them."""
        if isinstance(error, Undecidable):
            self._point_out()
        self._form.trouble.say_error(error)
        self._form.scroll.verticalScrollBar().setValue(0)

    def set_recording(self, *, recording: bool) -> None:
        """Hold the page still while the decision is being recorded."""
        self._form.scroll.setEnabled(not recording)
        self._foot.set_recording(recording=recording)

    # inside

    def _connect(self) -> None:
        self._outcome.changed.connect(self._on_changed)
        self._sheet.changed.connect(self._on_changed)
        self._findings.changed.connect(self._on_changed)
        self._findings.wanted.connect(self._on_path_wanted)
        self._form.use_full.clicked.connect(lambda: self.full_wanted.emit(""))
        self._form.trouble.acted.connect(self.keeping.flush)
        self._foot.path_wanted.connect(self._on_path_wanted)
        self._foot.keep_wanted.connect(self._on_keep_wanted)
        self._foot.record_wanted.connect(self._on_record_wanted)
        self._foot.decider_wanted.connect(lambda: self.open_path("/conclusion/decided_by"))
        self.keeping.saving.connect(lambda: self._say_saved(self.tr("Saving…")))
        self.keeping.saved.connect(self._on_saved)
        self.keeping.failed.connect(self._on_not_saved)

    def _add_acts(self, button: QPushButton) -> QAction:
        menu = QMenu(button)
        give_number = menu.addAction(self.tr("Give it a number…"))
        give_number.triggered.connect(self.number_wanted)
        change_kind = menu.addAction(self.tr("Change the kind of case…"))
        change_kind.triggered.connect(self.kind_change_wanted)
        menu.addAction(self.tr("Earlier versions…")).triggered.connect(self.earlier_wanted)
        menu.addAction(self.tr("Start another decision")).triggered.connect(self.another_wanted)
        menu.addAction(self.tr("Discard this draft…")).triggered.connect(self.discard_wanted)
        button.setMenu(menu)
        return give_number

    def _read(self) -> None:
        """Take what stands on the page into the case."""
        case = self._sheet.read(self._case)
        outcome = self._outcome.read()
        chosen = outcome if isinstance(outcome, Outcome) else None
        there = {field.path for field in self._sheet.fields()}
        kept = {path: words for path, words in self._typed.items() if path not in there}
        self._typed = kept | self._sheet.typed()
        self._case = replace(
            case,
            conclusion=replace(case.conclusion, outcome=chosen),
            check_overrides=self._findings.read(),
        )

    def _written(self) -> tuple[Case, Mapping[str, str]]:
        self._read()
        return self._case, dict(self._typed)

    def _on_changed(self) -> None:
        self.keeping.touch()
        self._read()
        self._sheet.adapt(self._case)
        self._settling.start()

    def _unmet(self) -> tuple[Unmet, ...]:
        """What is still needed: the outcome, what follows from it, what does not go together."""
        found = missing(self._case, self._setting.kind, at=self._setting.clock())
        first = sorted(found, key=lambda unmet: unmet.path != _OUTCOME)
        return (*first, *consistency.held(self._case, self._found))

    def _settle(self) -> None:
        """Work out again what follows from the answers, and ask what does not go together."""
        self._show_state()
        self._desk.ask(
            partial(casework.look_over, self._book, self._case),
            owner=self,
            then=self._on_looked_over,
            failed=self._form.trouble.say_error,
        )

    def _on_looked_over(self, findings: tuple[Finding, ...]) -> None:
        self._found = findings
        self._findings.show_findings(self._case, findings)
        self._form.findings_card.setVisible(bool(findings))
        self._show_state()

    def _show_state(self) -> None:
        """What is shown, and how much is needed, as the answers and the findings stand."""
        unmet = self._unmet()
        self._sheet.adapt(self._case)
        self._foot.show_needed(unmet)
        self._foot.show_case(self._case)
        self._give_number.setVisible(self._reference is None)
        set_words(
            self._form.outcome_asks,
            ""
            if self._case.conclusion.outcome
            else self.tr("Choose this first: it sets what else is asked."),
        )
        if self._pointing:
            self._sheet.point_out(unmet)
            first = next(iter(unmet), None)
            chosen = first is None or first.path != _OUTCOME
            self._outcome.set_error("" if chosen or first is None else first.sentence)

    def _point_out(self) -> None:
        self._pointing = True
        self._settle()
        self._foot.open_list(opened=True)

    def _on_path_wanted(self, path: str) -> None:
        self._pointing = True
        self._settle()
        if not self.open_path(path):
            self.full_wanted.emit(path)

    def _on_keep_wanted(self) -> None:
        if self.keeping.is_dirty:
            self.keeping.flush()
        else:
            self._say_saved(self.tr("Kept as a draft. Today leads back to it."))

    def _on_record_wanted(self) -> None:
        """Ask to record; what cannot be read or is still needed is pointed out instead."""
        self._read()
        faults = self._sheet.faults()
        if faults:
            for field, _words in faults:
                field.check()
            self._form.scroll.show_field(faults[0][0].widget)
            return
        if self._unmet():
            self._point_out()
            links = self._foot.links()
            links[0].setFocus(Qt.FocusReason.OtherFocusReason)
            return
        self.record_wanted.emit()

    def _on_saved(self, saved: Saved) -> None:
        self._form.trouble.clear()
        at = show_time(saved.at.astimezone(UK).time())
        self._say_saved(self.tr("Draft saved {time}").format(time=at))

    def _on_not_saved(self, error: KnownError) -> None:
        self._say_saved(self.tr("Not saved. Still here on the page."))
        self._form.trouble.say_error(error, action=self.tr("Try again"))

    def _say_saved(self, words: str) -> None:
        subject = self._case.subject
        parts = (
            self.tr("Short decision, for when nothing is shared"),
            self._reference,
            shortened(subject.reference or subject.service or ""),
            words,
        )
        self._form.saved.say(" · ".join(part for part in parts if part))

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._foot.fit(self.size())
