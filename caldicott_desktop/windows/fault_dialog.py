"""What is said when the program itself is at fault, and a report without a word of any case."""

from __future__ import annotations

import logging
import sys
import traceback
from pathlib import Path
from types import TracebackType

from PySide6.QtCore import QSize, qVersion
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QDialog, QPlainTextEdit, QPushButton, QWidget

import caldicott_desktop
from caldicott_desktop.windows import forms

log = logging.getLogger(__name__)


class FaultForm(forms.Form):
    """The widgets of the dialog."""

    file = "fault_dialog.ui"
    report: QPlainTextEdit
    copy: QPushButton
    dismiss: QPushButton


class FaultDialog(QDialog):
    """Shows the report and puts it on the clipboard when asked."""

    def __init__(self, report: str, parent: QWidget | None = None) -> None:
        """Show `report` as it is."""
        super().__init__(parent)
        self._form = forms.build(FaultForm, onto=self)
        self._form.report.setPlainText(report)
        self._form.copy.clicked.connect(self._on_copy)
        self._form.dismiss.clicked.connect(self.accept)
        em = self.fontMetrics().averageCharWidth()
        room = self.screen().availableSize() * 0.9
        self.resize(QSize(90 * em, 55 * em).boundedTo(room))

    def _on_copy(self) -> None:
        QGuiApplication.clipboard().setText(self._form.report.toPlainText())


def report(kind: type[BaseException], at: TracebackType | None) -> str:
    """Where it happened and in what, as lines of text.

    The error's own words and the values of variables are left out: either may hold what a person
    typed.
    """
    import platform  # noqa: PLC0415 - every start would wait for it

    here = Path(caldicott_desktop.__file__).resolve().parent.parent
    system = f"{platform.system()} {platform.release()} {platform.machine()}"
    lines = [
        f"Caldicott Log {caldicott_desktop.__version__}",
        f"Python {platform.python_version()}, Qt {qVersion()}, {system}",
        f"{kind.__module__}.{kind.__qualname__}",
    ]
    for frame in traceback.extract_tb(at):
        file = Path(frame.filename)
        name = file.relative_to(here) if file.is_relative_to(here) else Path(file.name)
        lines.append(f"  {name.as_posix()}:{frame.lineno} in {frame.name}")
    return "\n".join(lines)


def show_faults(parent: QWidget) -> None:
    """Show a dialog with a report for every bug, one at a time, instead of ending the program."""
    showing: list[FaultDialog] = []

    def hook(kind: type[BaseException], error: BaseException, at: TracebackType | None) -> None:
        if issubclass(kind, KeyboardInterrupt):
            sys.__excepthook__(kind, error, at)
            return
        told = report(kind, at)
        log.error("fault\n%s", told)
        if showing:
            return  # one is enough to act on; the log has the others
        dialog = FaultDialog(told, parent)
        showing.append(dialog)
        dialog.finished.connect(showing.clear)
        dialog.open()

    sys.excepthook = hook
