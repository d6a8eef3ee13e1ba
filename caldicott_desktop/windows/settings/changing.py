"""A section that shows settings of the organisation and keeps what its owner changes of them."""

from __future__ import annotations

from collections.abc import Iterable
from functools import partial
from typing import Protocol

from PySide6.QtWidgets import QLineEdit, QWidget
from typing_extensions import override

from caldicott_desktop import casework
from caldicott_desktop.casework import Settings
from caldicott_desktop.errors import KnownError
from caldicott_desktop.jobs import Desk
from caldicott_desktop.windows import kit
from caldicott_desktop.windows.page import Page
from caldicott_desktop.windows.questions.fields import Field
from caldicott_desktop.windows.questions.listed_faults import ListedFaults
from caldicott_desktop.windows.saying import translate


class ChangingForm(Protocol):
    """What the form of every such section has, whatever settings it shows."""

    scroll: kit.ScrollPage
    read_only: kit.NoticeBar
    faults: kit.ErrorSummary
    trouble: kit.NoticeBar
    acts: kit.FlowRow
    save: kit.ActionButton
    saved: kit.SpokenLabel


class ChangingSection(Page):
    """Shows settings as they are in the register; nothing is kept before it is saved.

    Only what was changed here is changed: another section may have kept something meanwhile.
    """

    def __init__(self, desk: Desk, book: casework.Casebook) -> None:
        """Start empty; the settings are read when the section comes to the front."""
        super().__init__()
        self._desk = desk
        self._book = book
        self._read_as = Settings()
        self._typed = Settings()
        self._edited = False

    @override
    def shown(self) -> None:
        if not self._edited:
            self._read()

    @override
    def unsaved(self) -> str:
        if not self._edited:
            return ""
        return self.tr("{section}: the settings were changed and not saved.").format(
            section=translate("Page", self.title)
        )

    # for the sections

    def _begin(
        self,
        form: ChangingForm,
        fields: Iterable[Field],
        typing: Iterable[QLineEdit | kit.GrowingText | QWidget],
    ) -> None:
        """Take up `fields`; without the right to change them `typing` is for reading only."""
        self._frame = form
        self._fields = tuple(fields)
        may = casework.may_change_settings(self._book)
        for field in self._fields:
            field.changed.connect(self._on_edited)
        form.save.clicked.connect(self._on_save)
        self._listed = ListedFaults(form.faults, lambda: self._fields, form.scroll.show_field)
        form.acts.setVisible(may)
        for widget in typing:
            if isinstance(widget, QLineEdit | kit.GrowingText):
                widget.setReadOnly(not may)
            else:
                widget.setEnabled(may)
        if not may:
            form.read_only.say(self.tr("Only an owner of this vault can change these."))

    def _show(self) -> None:
        """Show what is typed, as it was read."""
        raise NotImplementedError

    def _take(self) -> None:
        """Take what stands on the page into what is typed."""
        raise NotImplementedError

    def _on_edited(self) -> None:
        self._edited = True
        self._frame.saved.say("")
        self._take()
        self._listed.settle()

    # inside

    def _read(self) -> None:
        self._desk.ask(
            partial(casework.settings, self._book),
            owner=self,
            then=self._on_read,
            failed=self._frame.trouble.say_error,
        )

    def _on_read(self, settings: Settings) -> None:
        if self._edited:
            return  # what was typed meanwhile is not taken away
        self._read_as = self._typed = settings
        self._show()

    def _on_save(self) -> None:
        form = self._frame
        form.trouble.clear()
        self._listed.clear()
        faults = [field for field in self._fields if field.fault()]
        for field in faults:
            field.check()
        if faults:
            self._listed.lead_to({field: self._line(field) for field in faults})
            return
        self._take()
        form.save.setEnabled(False)
        self._desk.ask(
            partial(casework.change_settings, self._book, self._typed, was=self._read_as),
            owner=self,
            then=self._on_saved,
            failed=self._on_failed,
        )

    def _line(self, field: Field) -> str:
        """The fault with the name of its field: two numbers can be wrong in the same words."""
        words = field.fault()
        if field.row is None:
            return words
        name = str(field.row.property("label")).replace("&", "")
        return self.tr("{field}: {fault}").format(field=name, fault=words)

    def _on_saved(self, changes: casework.Changes) -> None:
        form = self._frame
        form.save.setEnabled(True)
        self._edited = False
        form.saved.say(
            self.tr("Saved and recorded.") if changes.settings else self.tr("Nothing was changed.")
        )
        self._read()

    def _on_failed(self, error: KnownError) -> None:
        self._frame.save.setEnabled(True)
        self._frame.trouble.say_error(error)
        self._frame.scroll.verticalScrollBar().setValue(0)
