"""The page *Check and record*: every missing answer, one click from its field; then recording."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLabel, QLineEdit, QVBoxLayout, QWidget
from typing_extensions import override

from caldicott_desktop.domain.case import Case
from caldicott_desktop.domain.consistency import Finding, held
from caldicott_desktop.domain.decision import missing
from caldicott_desktop.domain.unmet import Unmet
from caldicott_desktop.errors import KnownError
from caldicott_desktop.windows import forms, kit
from caldicott_desktop.windows.kit.links import SentenceLink
from caldicott_desktop.windows.new_decision.findings import Findings
from caldicott_desktop.windows.new_decision.section_page import SectionPage
from caldicott_desktop.windows.new_decision.setting import Setting
from caldicott_desktop.windows.new_decision.shortening import SENTENCE, shortened
from caldicott_desktop.windows.new_decision.summary import SummaryBlock, summary_of
from caldicott_desktop.windows.questions.fields import Field, Line

_LONG_NAME = 32  # characters; a whole question needs more room than its answer


class CheckForm(forms.Form):
    """What is missing, where the papers are, what will be recorded, and the button."""

    file = "check_page.ui"
    missing_card: kit.Card
    missing_words: QLabel
    missing_body: QVBoxLayout
    findings_card: kit.Card
    findings_words: QLabel
    findings_body: QVBoxLayout
    papers_kept: QLineEdit
    summary_body: QVBoxLayout
    trouble: kit.NoticeBar
    record: kit.ActionButton


class CheckPage(SectionPage):
    """Lists what is missing and asks to record; what is missing is settled by the domain.

    `record_wanted` follows the button. The page never says that a decision is recorded: whoever
    records it does, when it is on disk.
    """

    record_wanted = Signal()

    def __init__(self, setting: Setting, parent: QWidget | None = None) -> None:
        """Start empty."""
        super().__init__(setting, parent)
        self._form = forms.build(CheckForm, onto=self)
        self._papers = Line("/papers_kept", self._form.papers_kept)
        self.hold(self._papers)
        self._links: dict[str, kit.LinkButton] = {}
        self._unmet: tuple[Unmet, ...] | None = None
        self._summary: tuple[SummaryBlock, ...] = ()
        self._told: tuple[Finding, ...] = ()
        self._findings = Findings(setting)
        self._findings.changed.connect(self.changed)
        self._findings.wanted.connect(self.section_wanted)
        self._form.findings_body.addWidget(self._findings)
        self._form.findings_card.hide()
        self._form.record.clicked.connect(self.record_wanted)

    @override
    def show_case(self, case: Case) -> None:
        self._papers.show(case.papers_kept)
        self._findings.show_case(case)

    @override
    def read(self, case: Case) -> Case:
        papers = self._papers.read()
        return replace(
            case,
            papers_kept=papers if isinstance(papers, str) else None,
            check_overrides=self._findings.read(),
        )

    @override
    def fields(self) -> Iterator[Field]:
        yield from super().fields()
        yield from self._findings.fields()

    def show_findings(self, case: Case, findings: Sequence[Finding]) -> None:
        """Show what the consistency checks found in `case`, and what of it still holds."""
        self._told = tuple(findings)
        self._findings.show_findings(case, findings)
        self._form.findings_card.show()
        self._form.findings_words.setText(
            self.tr("An error has to be put right. A warning can be gone past with a reason.")
            if findings
            else self.tr("The checks found nothing that does not go together.")
        )
        self.adapt(self.read(case))

    @override
    def adapted(self, case: Case) -> Iterator[None]:
        self._say_missing(case)
        yield
        yield from super().adapted(case)

    @override
    def adapt(self, case: Case) -> None:
        self._say_missing(case)
        summary = tuple(summary_of(case, self.setting.kind))
        if summary != self._summary:
            self._summary = summary
            _clear(self._form.summary_body)
            for block in summary:
                self._form.summary_body.addWidget(self._drawn(block))

    def _say_missing(self, case: Case) -> None:
        unmet = missing(case, self.setting.kind, at=self.setting.clock())
        self.show_missing((*unmet, *held(case, self._told)))

    def show_missing(self, unmet: Sequence[Unmet]) -> None:
        """List `unmet`, each a link to its field, under the name of its page."""
        if tuple(unmet) == self._unmet:
            return
        self._unmet = tuple(unmet)
        focused = next((path for path, link in self._links.items() if link.hasFocus()), None)
        _clear(self._form.missing_body)
        self._links = {}
        card = self._form.missing_card
        card.hide()  # each link shown in sight would have the whole page laid out once more
        card.setProperty("heading", self.tr("Still needed" if unmet else "Nothing is missing"))
        card.setProperty("aside", self._count(len(unmet)))
        self._form.missing_words.setVisible(not unmet)
        self._form.missing_words.setText(
            self.tr(
                "Everything this outcome asks for is answered. Read it through, and record it at"
                " the end of this page."
            )
        )
        section = None
        for each in unmet:
            if each.section is not section:
                section = each.section
                number = f"{section.principle} " if section.principle else ""
                heading = kit.label(f"{number}{section.label}", "subheading")
                self._form.missing_body.addWidget(heading)
            link = self._link(each)
            self._form.missing_body.addWidget(link)
            link.show()  # at once: it may be given the keyboard before the layout shows it
        card.show()
        if focused in self._links:
            self._links[focused].setFocus(Qt.FocusReason.OtherFocusReason)

    def links(self) -> tuple[kit.LinkButton, ...]:
        """The links to what is missing, in their order."""
        return tuple(self._links.values())

    def say_error(self, error: KnownError) -> None:
        """Say why it was not recorded."""
        self._form.trouble.say_error(error)

    def set_recording(self, *, recording: bool) -> None:
        """Hold the button while the decision is being recorded."""
        if recording:
            self._form.trouble.clear()
        self._form.record.setEnabled(not recording)

    @override
    def first(self) -> QWidget | None:
        return next(iter(self._links.values()), None) or self._form.record

    def _count(self, count: int) -> str:
        if count == 1:
            return self.tr("1 answer")
        return self.tr("{count} answers").format(count=count) if count else ""

    def _link(self, unmet: Unmet) -> QWidget:
        link = SentenceLink(words=shortened(unmet.sentence, SENTENCE))
        link.clicked.connect(lambda: self.section_wanted.emit(unmet.path))
        self._links.setdefault(unmet.path, link)
        return link

    def _drawn(self, block: SummaryBlock) -> QWidget:
        made = QWidget(self._form.summary_body.parentWidget())
        body = QVBoxLayout(made)
        body.setContentsMargins(0, 0, 0, 0)
        body.setSpacing(4)
        head = QHBoxLayout()
        head.addWidget(kit.label(block.heading, "subheading", made), 1)
        change = kit.LinkButton(made, words=self.tr("Change"))
        change.setAccessibleName(self.tr("Change: {part}").format(part=block.heading))
        change.clicked.connect(lambda: self.section_wanted.emit(block.path))
        head.addWidget(change)
        body.addLayout(head)
        lines = QGridLayout()
        lines.setHorizontalSpacing(16)
        lines.setVerticalSpacing(4)
        asked_in_full = max(len(name) for name, _words in block.lines or [("", "")]) > _LONG_NAME
        lines.setColumnStretch(0, 2)
        lines.setColumnStretch(1, 1 if asked_in_full else 5)
        for row, (name, words) in enumerate(block.lines):
            top = Qt.AlignmentFlag.AlignTop
            lines.addWidget(kit.label(name, "small", made), row, 0, top)
            lines.addWidget(kit.label(words, "", made), row, 1, top)
        body.addLayout(lines)
        return made


def _clear(body: QVBoxLayout) -> None:
    while (item := body.takeAt(0)) is not None:
        widget = item.widget()
        if widget is not None:
            widget.hide()
            widget.deleteLater()
