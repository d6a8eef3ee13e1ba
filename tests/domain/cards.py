"""Fictional urgent cards, and a way to change one answer."""

from __future__ import annotations

from dataclasses import fields, replace
from datetime import datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from caldicott_desktop.domain.card import (
    Asker,
    Basis,
    Card,
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

LONDON = ZoneInfo("Europe/London")
HAPPENED = datetime(2026, 11, 22, 2, 4, tzinfo=LONDON)
AT = HAPPENED + timedelta(minutes=2)


def live() -> Card:
    """A card filled in on the screen at night, with nothing more than it needs."""
    return Card(
        asker=Asker(
            name="PC Roe", job="Constable", organisation="Fictional Police", their_reference="77/26"
        ),
        identity=Identity(ways=(IdentityWay.RANG_BACK,), checked_by="Sam Okoro"),
        urgency=Urgency(bases=(Basis.HARM,), words="Missing from the garden, no coat"),
        given=Given(
            reference="R-0417",
            asked_for="What she wears and where she walks to",
            ways=(GivenWay.BY_WORD,),
            what="Her clothes tonight and the bench by the canal",
        ),
        happened_at=HAPPENED,
        decided_by=Hand(name="Sam Okoro", job="Night senior"),
        given_by=Hand(name="Sam Okoro", job="Night senior"),
        recorded_by=Hand(name="Priya Nair", job="Registered manager"),
        telling=TellingAtOnce(ways=(ToldWay.NOT_TOLD,), not_told_because="She is missing"),
    )


def on_paper(serial: str = "VL7T2-001") -> Card:
    """The same, written by hand first and typed in later."""
    card = live()
    return replace(
        card,
        recorded_by=card.decided_by,
        paper=Paper(used=True, serial=serial, written_at=HAPPENED + timedelta(minutes=9)),
    )


def change(card: Card, **answers: Any) -> Card:  # noqa: ANN401 - any field of a card
    """`card` with other answers: the argument `given__what` is the field `/given/what`."""
    for name, value in answers.items():
        part, _, inner = name.partition("__")
        new = replace(getattr(card, part), **{inner: value}) if inner else value
        card = replace(card, **{part: new})
    return card


def without(card: Card, path: str) -> Card:
    """`card` as if nobody had filled in the field at `path`."""
    names = path.strip("/").split("/")
    blank: Any = Card()
    for name in names:
        blank = getattr(blank, name)
    assert names[0] in {field.name for field in fields(card)}
    return change(card, **{"__".join(names): blank})
