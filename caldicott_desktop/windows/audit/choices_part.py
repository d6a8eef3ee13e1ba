"""Which decisions are meant, and a sample of them: the days, what narrows them, the seed."""

from __future__ import annotations

import re
from collections.abc import Hashable, Sequence
from dataclasses import replace
from datetime import date
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLabel, QLineEdit, QPushButton, QWidget

from caldicott_desktop import casework
from caldicott_desktop.casework import EVERYTHING, Facet, FilterChoice, audit
from caldicott_desktop.domain.audit.presets import Chosen, Preset
from caldicott_desktop.domain.audit.sample import Sample
from caldicott_desktop.domain.audit.selection import NO_GATEWAY, Selection
from caldicott_desktop.domain.choices import Choice, Outcome, RequesterKind
from caldicott_desktop.errors import KnownError
from caldicott_desktop.jobs import Desk, Newest
from caldicott_desktop.windows import forms, kit
from caldicott_desktop.windows.kit.reading import UK
from caldicott_desktop.windows.kit.showing import set_shown
from caldicott_desktop.windows.saying import number

_APART = re.compile(r"[\s,;]+")
_SAMPLED = 25
_MOST_NAMED = 2  # values of one filter on its chip
_MOST_LISTED = 40  # of a sample; the statement has all of them


class ChoicesForm(forms.Form):
    """The widgets of the part."""

    file = "audit_choices.ui"
    mentions_card: kit.Card
    open_mentions: QPushButton
    which_card: kit.Card
    first_row: kit.FieldRow
    first_on: kit.DateField
    last_row: kit.FieldRow
    last_on: kit.DateField
    references_row: kit.FieldRow
    references: QLineEdit
    kind: kit.FilterChip
    outcome: kit.FilterChip
    gateway: kit.FilterChip
    requester: kit.FilterChip
    site: QLineEdit
    sample_card: kit.Card
    number_row: kit.FieldRow
    number: QLineEdit
    seed_row: kit.FieldRow
    seed: QLineEdit
    sample_help: QLabel
    drawn: kit.SpokenLabel


class ChoicesPart(QWidget):
    """Says which decisions are meant; `typed` follows a key, `chosen` a choice or Enter."""

    typed = Signal()
    chosen = Signal()
    mentions_asked = Signal()
    failed = Signal(object)  # KnownError

    def __init__(self, desk: Desk, book: casework.Casebook, parent: QWidget | None = None) -> None:
        """Start with everything."""
        super().__init__(parent)
        self._book = book
        self._asking = Newest(desk, self, book.interrupt)
        self._needs_references = False
        form = self._form = forms.build(ChoicesForm, onto=self)
        for day in (form.first_on, form.last_on):
            day.set_today(self._today)
            day.textChanged.connect(self.typed)
        for line in (form.references, form.site, form.number, form.seed):
            line.textEdited.connect(self.typed)
        for line in (
            form.first_on,
            form.last_on,
            form.references,
            form.site,
            form.number,
            form.seed,
        ):
            line.returnPressed.connect(self.chosen)
        form.site.setPlaceholderText(book.site or "")
        form.open_mentions.clicked.connect(self.mentions_asked)
        self._chips = {
            "kinds": form.kind,
            "outcomes": form.outcome,
            "gateways": form.gateway,
            "requesters": form.requester,
        }
        form.kind.opened.connect(partial(self._ask, Facet.KIND))
        form.outcome.opened.connect(partial(self._ask, Facet.OUTCOME))
        form.gateway.opened.connect(self._offer_gateways)
        form.requester.opened.connect(self._offer_requesters)
        for chip in self._chips.values():
            chip.chosen.connect(partial(self._on_narrowed, chip))

    def offer(self, preset: Preset) -> None:
        """Show what an asker of that kind chooses by."""
        form = self._form
        by_person = preset.chosen is Chosen.PERSON
        self._needs_references = preset.chosen is Chosen.REFERENCES
        set_shown(form.mentions_card, by_person)
        set_shown(form.which_card, not by_person)
        set_shown(form.sample_card, preset.with_sample)
        if not preset.with_sample:
            form.seed.clear()
        elif not form.number.text():
            form.number.setText(str(_SAMPLED))
        self._clear_faults()

    def selection(self) -> Selection | None:
        """The decisions that are meant; `None` where a field says what cannot be meant."""
        form = self._form
        self._clear_faults()
        for row, field in ((form.first_row, form.first_on), (form.last_row, form.last_on)):
            row.set_error(field.fault())
        if form.first_row.error() or form.last_row.error():
            return None
        first, last = form.first_on.value(), form.last_on.value()
        if first and last and last < first:
            form.last_row.set_error(self.tr("Give a last day that is not before the first."))
            return None
        references = tuple(each.upper() for each in _APART.split(form.references.text()) if each)
        if self._needs_references and not references:
            form.references_row.set_error(self.tr("Give the numbers of the decisions named."))
            return None
        site = " ".join(form.site.text().split())
        return Selection(
            decided_from=first,
            decided_until=last,
            references=references,
            sites=(site,) if site else (),
            **{name: _values(chip) for name, chip in self._chips.items()},  # type: ignore[arg-type]
        )

    def sampling(self) -> tuple[audit.Sampling | None, bool]:
        """The sample to draw, if any, and whether it can be drawn as it is said."""
        form = self._form
        seed, many = form.seed.text().strip(), form.number.text().strip()
        form.number_row.set_error("")
        if form.sample_card.isHidden() or not seed:
            return None, True
        if not many.isdecimal() or int(many) < 1:
            form.number_row.set_error(self.tr("Give a whole number from 1 on."))
            return None, False
        return audit.Sampling(seed=seed, number=int(many)), True

    def say_fault(self, error: KnownError) -> None:
        """Say beside the numbers, or the days, what is wrong with them."""
        form = self._form
        row = form.last_row if error.id.endswith("quarters") else form.references_row
        row.set_error(f"{error.message} {error.remedy}")

    def focus_fault(self) -> bool:
        """Bring the keyboard to the first field with a fault; whether there was one."""
        form = self._form
        rows = (form.first_row, form.last_row, form.references_row, form.number_row)
        faulty = next((row for row in rows if row.error()), None)
        if faulty is not None:
            faulty.field.setFocus()
        return faulty is not None

    def show_sample(self, sample: Sample | None) -> None:
        """Show what was drawn."""
        if sample is None:
            self._form.drawn.show_words("")
            return
        drawn = sorted(sample.drawn)
        words = ", ".join(drawn[:_MOST_LISTED])
        if len(drawn) > _MOST_LISTED:
            more = number(len(drawn) - _MOST_LISTED)
            words = self.tr("{numbers} and {more} more").format(numbers=words, more=more)
        self._form.drawn.show_words(
            self.tr("%Ln drawn: {numbers}", "", len(drawn)).format(numbers=words)
        )

    def show_only(self, references: Sequence[str]) -> None:
        """Mean these decisions alone, as if their numbers had been typed."""
        self._form.references.setText(" ".join(references))

    def _today(self) -> date:
        return self._book.clock().astimezone(UK).date()

    def _clear_faults(self) -> None:
        form = self._form
        for row in (form.first_row, form.last_row, form.references_row):
            row.set_error("")

    def _on_narrowed(self, chip: kit.FilterChip, value: Hashable) -> None:
        """Put a value beside those there are, or take it away where it is one of them."""
        values = () if value is None else _values(chip)
        if value in values:
            values = tuple(each for each in values if each != value)
        elif value is not None:
            values = (*values, value)
        chip.show_value(values or None, self._named(values))
        self.chosen.emit()

    def _named(self, values: Sequence[Hashable]) -> str:
        """Return what a chip with these values is called."""
        words = [self._words(each) for each in values]
        if len(words) <= _MOST_NAMED:
            return ", ".join(words)
        told = self.tr("{value} and {n} more")
        return told.format(value=words[0], n=number(len(words) - 1))

    def _open(self, chip: kit.FilterChip, choices: Sequence[kit.ChipChoice]) -> None:
        """Offer values; those that are chosen say so, and are taken away by choosing them again."""
        chosen = _values(chip)
        told = self.tr("{value} (chosen)")
        chip.offer(
            [
                replace(each, words=told.format(value=each.words)) if each.value in chosen else each
                for each in choices
            ]
        )

    def _words(self, value: Hashable) -> str:
        if isinstance(value, Choice):
            return value.label
        if value == NO_GATEWAY:
            return self.tr("No law named")
        gateway = self._book.guidance.gateways.get(str(value))
        return gateway.title if gateway else self._book.guidance.title_of(str(value))

    def _ask(self, facet: Facet) -> None:
        self._asking.ask(
            partial(casework.filter_choices, self._book, facet, EVERYTHING),
            then=partial(self._offer_found, facet),
            failed=self.failed.emit,
        )

    def _offer_found(self, facet: Facet, found: tuple[FilterChoice, ...]) -> None:
        """Offer what decisions have; a card that nobody has written up is no decision yet."""
        chip = self._form.kind if facet is Facet.KIND else self._form.outcome
        known = self._book.guidance.kinds
        self._open(
            chip,
            [
                kit.ChipChoice(value=each.value, words=each.words, count=each.count)
                for each in found
                if (each.value in known if facet is Facet.KIND else isinstance(each.value, Outcome))
            ],
        )

    def _offer_gateways(self) -> None:
        titles = [(each.title, id_) for id_, each in self._book.guidance.gateways.items()]
        none = kit.ChipChoice(value=NO_GATEWAY, words=self.tr("No law named"))
        self._open(
            self._form.gateway,
            [none, *(kit.ChipChoice(value=id_, words=title) for title, id_ in sorted(titles))],
        )

    def _offer_requesters(self) -> None:
        self._open(
            self._form.requester,
            [kit.ChipChoice(value=each, words=each.label) for each in RequesterKind],
        )


def _values(chip: kit.FilterChip) -> tuple[Hashable, ...]:
    """Return what a chip narrows to: any of these."""
    return chip.value if isinstance(chip.value, tuple) else ()
