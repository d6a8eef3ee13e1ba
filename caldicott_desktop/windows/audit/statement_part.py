"""The completeness statement as it will leave: its first sentences, and its sections."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from PySide6.QtWidgets import QProgressBar, QPushButton, QVBoxLayout, QWidget

from caldicott_desktop import casework
from caldicott_desktop.casework import audit
from caldicott_desktop.domain.record.blocks import Block, line
from caldicott_desktop.domain.record.completeness import IN_SHORT, left_before
from caldicott_desktop.windows import forms, kit
from caldicott_desktop.windows.audit.origins_bar import OriginsBar, origins
from caldicott_desktop.windows.decisions.blocks_view import BlocksView
from caldicott_desktop.windows.saying import number
from caldicott_desktop.windows.theme import Theme


class AnswerForm(forms.Form):
    """The widgets of the first sentences."""

    file = "audit_answer.ui"
    state: kit.SpokenLabel
    progress: QProgressBar
    blocks: QWidget
    blocks_body: QVBoxLayout


class StatementForm(forms.Form):
    """The widgets of the sections."""

    file = "audit_statement.ui"
    blocks: QWidget
    blocks_body: QVBoxLayout
    whole: QPushButton


class AnswerPart(QWidget):
    """Says first what a selection is and is not; meanwhile, that it is being looked at."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        """Start empty."""
        super().__init__(parent)
        self._theme = theme
        self._form = forms.build(AnswerForm, onto=self)
        self._form.progress.hide()

    def show_making(self) -> None:
        """Say that the preview is being made; what was shown is no longer what would leave."""
        form = self._form
        _empty(form.blocks_body)
        form.state.show_words(self.tr("Looking at what would leave."))
        form.progress.setRange(0, 0)
        form.progress.show()

    def show_progress(self, progress: casework.Progress) -> None:
        """Show how far making it has come."""
        self._form.progress.setMaximum(progress.total)
        self._form.progress.setValue(progress.done)

    def show_nothing(self, why: str) -> None:
        """Say why there is nothing to show."""
        _empty(self._form.blocks_body)
        self._form.progress.hide()
        self._form.state.say(why)

    def show_preview(self, preview: audit.Preview) -> None:
        """Show what `preview` says of the selection."""
        form = self._form
        _empty(form.blocks_body)
        form.progress.hide()
        form.state.show_words(preview.which)
        if preview.statement is not None and (told := origins(preview.statement)):
            form.blocks_body.addWidget(OriginsBar(self._theme, told, form.blocks))
        blocks = (*(preview.answer or self._counts(preview)), *self._accesses(preview))
        _add(form.blocks, self._theme, self.tr("In short"), blocks)

    def _accesses(self, preview: audit.Preview) -> Iterator[Block]:
        """Say how many accesses leave with it."""
        if preview.accesses is None:
            return
        if (many := preview.accesses.register.count) is None:
            yield line(self.tr("With it leave accesses: how many is a small number, and withheld."))
        elif many == 0:
            yield line(self.tr("The register of accesses is empty: no record was opened then."))
        else:
            yield line(self.tr("With it leave %Ln access(es) of the same days.", "", many))

    def _counts(self, preview: audit.Preview) -> tuple[Block, ...]:
        """Say what a publishable answer is, which has no statement of its own."""
        if preview.count is None:
            many = self.tr("How many decisions there are is a small number, so it is withheld.")
        else:
            many = self.tr("%Ln decision(s), counted.", "", preview.count)
        withheld = self.tr(
            "{n} of {all} counts are withheld: those from 1 to 4, and others that would give one"
            " of them back."
        ).format(n=number(preview.counts_withheld), all=number(preview.leaving.matters))
        none = self.tr(
            "There is no completeness statement at this level: it is made of numbers of decisions."
        )
        said = tuple(map(line, (many, withheld, none)))
        if not preview.before:
            return said
        before = self.tr(
            "Figures of the same days left before, and can be set against these. They are listed"
            " here for you, and the list does not leave."
        )
        return (*said, line(before), left_before(preview.before))


class StatementPart(QWidget):
    """Shows the sections of the statement: those a reader should know, and all when wanted."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        """Start hidden."""
        super().__init__(parent)
        self._theme = theme
        self._preview: audit.Preview | None = None
        self._whole = False
        form = self._form = forms.build(StatementForm, onto=self)
        form.whole.clicked.connect(self._on_whole)
        self.hide()

    def show_preview(self, preview: audit.Preview | None) -> None:
        """Show the statement of `preview`; nothing where there is none."""
        self._preview = preview
        self._fill()

    def _on_whole(self) -> None:
        self._whole = not self._whole
        self._fill()

    def _fill(self) -> None:
        form, preview = self._form, self._preview
        _empty(form.blocks_body)
        sections = preview.sections if preview is not None else ()
        self.setVisible(bool(sections))
        for section in sections:
            if self._whole or section.title in IN_SHORT:
                form.blocks_body.addWidget(kit.label(section.title, "subheading", form.blocks))
                _add(form.blocks, self._theme, section.title, section.blocks)
        words = self.tr("Show less of it") if self._whole else self.tr("Show all of it")
        form.whole.setText(words)


def _add(within: QWidget, theme: Theme, name: str, blocks: Sequence[Block]) -> None:
    """Show `blocks` below what is shown already."""
    body = within.layout()
    if body is not None:
        view = BlocksView(theme)
        view.show_blocks(name, blocks)
        body.addWidget(view)


def _empty(body: QVBoxLayout) -> None:
    while (item := body.takeAt(0)) is not None:
        if (widget := item.widget()) is not None:
            widget.hide()
            widget.deleteLater()
