"""The sheet of all shortcuts, by what they are for."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QGridLayout, QPushButton, QVBoxLayout, QWidget

from caldicott_desktop.windows import forms, kit
from caldicott_desktop.windows.finding.actions import Action, Keys, keys_on_pages


class ShortcutForm(forms.Form):
    """The groups, one below the other, and a way out."""

    file = "shortcut_sheet.ui"
    scroll: kit.ScrollPage
    groups: QVBoxLayout
    dismiss: QPushButton


class ShortcutSheet(QDialog):
    """Tells every key that does something, to be read and then closed."""

    def __init__(self, parent: QWidget, actions: Iterable[Action]) -> None:
        """List the shortcuts of `actions` by their menus, then those of pages and fields."""
        super().__init__(parent)
        form = self._form = forms.build(ShortcutForm, onto=self)
        form.dismiss.clicked.connect(self.reject)
        lines = [
            Keys(group=each.group, words=each.words, shortcuts=(each.shortcut,))
            for each in actions
            if each.shortcut
        ]
        for group, of_group in by_group([*lines, *keys_on_pages()]):
            form.groups.addWidget(_card(group, of_group))
        form.groups.addStretch(1)
        kit.size_to_words(self)
        room = parent.size()
        self.resize(max(self.width(), room.width() * 3 // 5), room.height() * 9 // 10)
        form.scroll.setFocus()


def by_group(lines: Iterable[Keys]) -> list[tuple[str, list[Keys]]]:
    """The lines under the names of their groups, both in the order they come in."""
    groups: dict[str, list[Keys]] = {}
    for line in lines:
        groups.setdefault(line.group, []).append(line)
    return list(groups.items())


def _card(group: str, lines: Sequence[Keys]) -> QWidget:
    made = kit.card(group)
    rows = QGridLayout()
    rows.setHorizontalSpacing(24)
    rows.setVerticalSpacing(6)
    rows.setColumnStretch(0, 1)
    for number, line in enumerate(lines):
        keys = kit.label(line.shown(), "strong")
        keys.setWordWrap(False)
        rows.addWidget(kit.label(line.words), number, 0)
        rows.addWidget(keys, number, 1, Qt.AlignmentFlag.AlignRight)
    body = made.layout()
    if isinstance(body, QVBoxLayout):
        body.addLayout(rows)
    return made
