"""The fields of an urgent card on its page: shown, read back, and only as many as are needed."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from datetime import date, datetime

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from caldicott_desktop.domain.card import (
    Asker,
    Card,
    CardResult,
    Given,
    GivenWay,
    Hand,
    Identity,
    IdentityWay,
    Paper,
    TellingAtOnce,
    ToldWay,
    Urgency,
)
from caldicott_desktop.windows.forms import Form
from caldicott_desktop.windows.kit.showing import set_shown
from caldicott_desktop.windows.questions.fields import Field
from caldicott_desktop.windows.questions.parts import Part
from caldicott_desktop.windows.urgent_card.card_form import CardForms

_PEOPLE = ("decided_by", "given_by", "recorded_by")


class CardSheet(QObject):
    """Turns the widgets of the card into a `Card` and back; it decides nothing.

    `changed` follows every edit by the person. What is not shown is not lost: a field that holds
    something stays in sight whatever is ticked.
    """

    changed = Signal()

    def __init__(self, of: CardForms, now: Callable[[], datetime], parent: QObject) -> None:
        """Bind the fields `of` the card; `now` is the present moment on the UK's clock."""
        super().__init__(parent)
        self._forms = of
        self._now = now
        self._whole = Part(Card, "", of.people, today=self._today)
        self._asker = self._part(Asker, "asker", of.asking)
        self._identity = self._part(Identity, "identity", of.asking)
        self._urgency = self._part(Urgency, "urgency", of.asking)
        self._given = self._part(Given, "given", of.given)
        self._people = {name: self._part(Hand, name, of.people) for name in _PEOPLE}
        self._telling = self._part(TellingAtOnce, "telling", of.telling)
        self._paper = self._part(Paper, "paper", of.page)
        self._paper_times = self._part(Paper, "paper", of.people)
        self._on_paper = False
        for field in self:
            field.changed.connect(self._on_changed)
        of.people.by_phone.clicked.connect(self._on_by_phone)

    def __iter__(self) -> Iterator[Field]:
        """Each field, part by part."""
        yield from self._paper
        yield from self._paper_times
        for part in (self._asker, self._identity, self._urgency, self._given, self._whole):
            yield from part
        for hand in self._people.values():
            yield from hand
        yield from self._telling

    def field(self, path: str) -> Field:
        """The field at `path`; raises `KeyError`."""
        for each in self:
            if each.path == path:
                return each
        raise KeyError(path)

    @property
    def on_paper(self) -> bool:
        """Whether the card was written by hand first."""
        return self._on_paper

    def show_card(self, card: Card, typed: Mapping[str, str]) -> None:
        """Show `card`, and what was typed and could not be read yet."""
        self._on_paper = card.paper.used
        self._whole.show(card)
        for name, part in self._named():
            part.show(getattr(card, name))
        self._forms.people.by_phone.setChecked(
            card.decided_by_phone_at is not None or "/decided_by_phone_at" in typed
        )
        for field in self:
            if field.path in typed:
                field.show_typed(typed[field.path])
        self._adapt()

    def read(self) -> Card:
        """The card as it now stands; text that cannot be read counts as empty."""
        card = self._whole.read(Card())
        for name, part in self._named():
            card = replace(card, **{name: part.read(getattr(card, name))})
        return replace(card, paper=replace(card.paper, used=self._on_paper))

    def typed(self) -> dict[str, str]:
        """Path and text of everything typed that cannot be read yet."""
        return {field.path: words for field in self if (words := field.typed())}

    def name_person(self, part: str, hand: Hand) -> None:
        """Fill in one of the three people, `decided_by` or another, as an edit of the person."""
        self._people[part].show(hand)
        self._on_changed()

    def use_paper(self, *, used: bool) -> None:
        """Take the card as one that was written by hand first, or as one that was not."""
        self._on_paper = used
        self._adapt()

    # inside

    def _named(self) -> Iterator[tuple[str, Part]]:  # type: ignore[type-arg]  # different parts
        """Each part of the card with its name there; two forms share what is of paper."""
        yield "asker", self._asker
        yield "identity", self._identity
        yield "urgency", self._urgency
        yield "given", self._given
        yield from self._people.items()
        yield "telling", self._telling
        yield "paper", self._paper
        yield "paper", self._paper_times

    def _part(self, made_of: type, name: str, form: Form) -> Part:  # type: ignore[type-arg]  # of it
        return Part(made_of, f"/{name}", form, today=self._today, prefix=f"{name}_")

    def _today(self) -> date:
        return self._now().date()

    def _on_changed(self) -> None:
        self._adapt()
        self.changed.emit()

    def _on_by_phone(self) -> None:
        at = self.field("/decided_by_phone_at")
        happened = self.read().happened_at
        at.show((happened or self._now()) if self._forms.people.by_phone.isChecked() else None)
        self._on_changed()

    def _adapt(self) -> None:
        """Show what belongs to the answers given, and what holds something already."""
        card, of = self.read(), self._forms
        set_shown(of.page.paper_card, self._on_paper)
        given, telling = card.given, card.telling
        for path, needed in {
            "/identity/card_number": IdentityWay.CARD_SEEN in card.identity.ways,
            "/identity/could_not_because": IdentityWay.COULD_NOT in card.identity.ways,
            "/given/pages": GivenWay.COPY in given.ways,
            "/given/what": card.result is not CardResult.NOTHING,
            "/decided_by_phone_at": of.people.by_phone.isChecked(),
            "/telling/on_call": ToldWay.ON_CALL in telling.ways,
            "/telling/on_call_at": ToldWay.ON_CALL in telling.ways,
            "/telling/person_at": ToldWay.PERSON in telling.ways,
            "/telling/not_told_because": ToldWay.NOT_TOLD in telling.ways,
            "/paper/written_at": self._on_paper,
        }.items():
            field = self.field(path)
            self._show_row(field, there=needed or self._holds(field))

    def _holds(self, field: Field) -> bool:
        return bool(field.typed()) or field.read() is not None

    def _show_row(self, field: Field, *, there: bool) -> None:
        row: QWidget = field.row or field.widget
        set_shown(row, there)
