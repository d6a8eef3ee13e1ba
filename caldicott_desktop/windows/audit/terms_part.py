"""How much leaves, in which files, for whom and why: what an asker's preset fills in."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QLabel, QLineEdit, QWidget

from caldicott_desktop import casework
from caldicott_desktop.casework import audit
from caldicott_desktop.casework.audit import Telling
from caldicott_desktop.domain.audit.presets import Chosen, Format, Preset
from caldicott_desktop.domain.disclosure import Disclosure, Level, Part
from caldicott_desktop.domain.record.completeness import LEVELS
from caldicott_desktop.domain.record.register import COLUMNS
from caldicott_desktop.errors import KnownError
from caldicott_desktop.windows import forms, kit

_BOTH = "both"


class TermsForm(forms.Form):
    """The widgets of the part."""

    file = "audit_terms.ui"
    level: kit.ChoiceGroup
    level_note: QLabel
    formats: kit.TickGroup
    formats_row: kit.FieldRow
    telling: kit.ChoiceGroup
    telling_row: kit.FieldRow
    logged: QWidget
    accesses: QCheckBox
    packing: QWidget
    records: QCheckBox
    head: QLineEdit
    head_row: kit.FieldRow
    releasable: kit.TickGroup
    releasable_row: kit.FieldRow
    privileged: QCheckBox
    privilege: kit.NoticeBar
    recipient: QLineEdit
    purpose: QLineEdit


class TermsPart(QWidget):
    """Says how much may leave; `changed` follows what alters it, `files_changed` the formats."""

    changed = Signal()
    files_changed = Signal()
    purpose_typed = Signal()

    def __init__(
        self, book: casework.Casebook, formats: Sequence[Format], parent: QWidget | None = None
    ) -> None:
        """Offer the levels that the person at work may answer at."""
        super().__init__(parent)
        self._offered = audit.levels_offered(book)
        self._by_days = self._has_accesses = False
        form = self._form = forms.build(TermsForm, onto=self)
        form.level.set_choices(
            [kit.Choice(value=level.value, words=LEVELS[level]) for level in Level]
        )
        for level in Level:
            form.level.button(level.value).setEnabled(level in self._offered)
        form.formats.set_choices([kit.Choice(value=e.code, words=e.label) for e in formats])
        form.telling.set_choices(
            [
                kit.Choice(value=Telling.REGISTER.value, words=self.tr("Decision")),
                kit.Choice(
                    value=Telling.MANIFEST.value,
                    words=self.tr("Item asked for, with what was approved and released"),
                ),
                kit.Choice(value=_BOTH, words=self.tr("Both, in files of their own")),
            ]
        )
        form.releasable.set_choices(
            [
                kit.Choice(value=each.path, words=each.title)
                for each in COLUMNS
                if each.part is Part.TYPED
            ]
        )
        form.level.changed.connect(self._on_level)
        form.formats.changed.connect(self._on_formats)
        form.releasable.changed.connect(self.changed)
        form.telling.changed.connect(self.changed)
        form.accesses.clicked.connect(self.changed)
        form.records.clicked.connect(self.changed)
        form.privileged.clicked.connect(self._on_privileged)
        form.purpose.textEdited.connect(self.purpose_typed)

    def offer(self, preset: Preset) -> None:
        """Fill in what an asker of that kind gets; what may not leave at all is not filled in."""
        form = self._form
        level = preset.level if preset.level in self._offered else Level.REFERENCES
        form.level.set_value(level.value)
        form.formats.set_values(
            each.code for each in preset.formats if each.code in form.formats.choices()
        )
        form.releasable.set_values(())
        form.privileged.setChecked(False)
        form.purpose.setText(preset.purpose)
        form.formats_row.set_error("")
        form.telling.set_value(Telling.REGISTER.value)
        form.records.setChecked(preset.with_sample or preset.chosen is Chosen.REFERENCES)
        form.head.clear()
        form.accesses.setChecked(False)
        self._by_days = preset.chosen is Chosen.PERIOD
        self._show_accesses()
        self._show_level()

    def offer_accesses(self, *, offered: bool) -> bool:
        """Let the register of accesses be added where that is `offered`; tells if it is no more."""
        wanted, self._has_accesses = self.wants_accesses, offered
        self._show_accesses()
        return wanted and not offered

    @property
    def disclosure(self) -> Disclosure:
        """How much may leave."""
        form = self._form
        return Disclosure(
            level=self.level,
            privileged=form.privileged.isChecked() and self.level.embeds_entries,
            releasable=frozenset(form.releasable.values())
            if self.level is Level.REFERENCES
            else frozenset(),
        )

    @property
    def level(self) -> Level:
        """The level that is chosen."""
        return Level(self._form.level.value() or Level.REFERENCES)

    @property
    def formats(self) -> tuple[Format, ...]:
        """The formats that are ticked."""
        return tuple(map(Format.of, self._form.formats.values()))

    def wanted_formats(self) -> tuple[Format, ...]:
        """The formats that are ticked; where none is, that is said beside them."""
        if not self.formats:
            self._form.formats_row.set_error(self.tr("Tick at least one kind of file."))
            self._form.formats.setFocus()
        return self.formats

    @property
    def recipient(self) -> str | None:
        """Who asks, where that is said."""
        return self._form.recipient.text().strip() or None

    @property
    def purpose(self) -> str | None:
        """What it is for, where that is said."""
        return self._form.purpose.text().strip() or None

    def _on_level(self) -> None:
        self._show_level()
        self.changed.emit()

    def _show_accesses(self) -> None:
        """Offer accesses by days alone: decisions that are named have none of their own."""
        self._form.logged.setVisible(self._has_accesses and self._by_days)

    @property
    def wants_accesses(self) -> bool:
        """Whether the register of accesses of the same days is to leave as well."""
        return not self._form.logged.isHidden() and self._form.accesses.isChecked()

    @property
    def wants_records(self) -> bool:
        """Whether a pack is to hold the records of decisions that are sampled or named."""
        return not self._form.packing.isHidden() and self._form.records.isChecked()

    @property
    def telling(self) -> Telling:
        """What a line is to tell of; counts tell of decisions."""
        value = self._form.telling.value() if self.level.embeds_entries else None
        return Telling.MANIFEST if value == Telling.MANIFEST.value else Telling.REGISTER

    @property
    def wants_manifest(self) -> bool:
        """Whether a manifest is to leave beside a register of decisions."""
        return self.level.embeds_entries and self._form.telling.value() == _BOTH

    @property
    def head(self) -> str:
        """The words of a head that the asker holds; empty where none is given or needed."""
        return "" if self._form.packing.isHidden() else self._form.head.text().strip()

    def say_fault(self, error: KnownError) -> None:
        """Say beside the head what is wrong with it."""
        self._form.head_row.set_error(f"{error.message} {error.remedy}")
        self._form.head.setFocus()

    def _on_formats(self) -> None:
        self._form.formats_row.set_error("")
        self._show_level()
        self.files_changed.emit()

    def _on_privileged(self) -> None:
        self._show_privilege()
        self.changed.emit()

    def _show_privilege(self) -> None:
        """Warn of what letting privileged advice out may cost, while it is let out."""
        if not self.disclosure.privileged:
            self._form.privilege.clear()
            return
        self._form.privilege.say(
            self.tr("Privilege may be lost once the advice is seen outside."),
            self.tr("Ask whoever gave it first. That it was let out is recorded and signed."),
            tone="attention",
        )

    def _show_level(self) -> None:
        form, level = self._form, self.level
        notes = {
            Level.FULL: self.tr(
                "Requesters are named and what was typed is shown. Signed entries leave with it."
            ),
            Level.REFERENCES: self.tr(
                "No names of requesters’ staff, and no typed text unless it is ticked below."
            ),
            Level.PUBLISHABLE: self.tr(
                "Counts only, of whole quarters, small numbers withheld, and no line of a decision."
            ),
        }
        note = notes[level]
        if Level.FULL not in self._offered:
            only = self.tr("Only someone who may decide can answer in full.")
            note = f"{note} {only}"
        form.level_note.setText(note)
        form.telling_row.setVisible(level.embeds_entries)
        form.packing.setVisible(Format.PACK in self.formats and level.embeds_entries)
        form.head_row.set_error("")
        form.releasable_row.setVisible(level is Level.REFERENCES)
        form.privileged.setVisible(level.embeds_entries)
        self._show_privilege()
