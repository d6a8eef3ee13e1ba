"""What this program is: its version, its licences, and what it is not."""

from __future__ import annotations

from PySide6.QtWidgets import QDialog, QLabel, QPushButton, QWidget

from caldicott_desktop import __version__
from caldicott_desktop.windows import forms, kit


class AboutForm(forms.Form):
    """Words to read, and a way out."""

    file = "about_dialog.ui"
    version: QLabel
    dismiss: QPushButton


class AboutDialog(QDialog):
    """Says which version is running and under which licences it came."""

    def __init__(self, parent: QWidget) -> None:
        """Stand over `parent`."""
        super().__init__(parent)
        form = forms.build(AboutForm, onto=self)
        form.version.setText(self.tr("Version {version}").format(version=__version__))
        form.dismiss.clicked.connect(self.reject)
        kit.size_to_words(self)
