"""An urgent card told in full: its seven parts in the order of the printed card."""

from __future__ import annotations

from datetime import datetime

from caldicott_desktop.domain.card import Card, CardResult, Hand, ToldWay
from caldicott_desktop.domain.record import phrases
from caldicott_desktop.domain.record.account import Section
from caldicott_desktop.domain.record.answered import Answered
from caldicott_desktop.domain.record.blocks import (
    Block,
    Column,
    Row,
    Style,
    Table,
    Words,
    cell,
    gap,
    line,
    strong,
)

_ROWS = "Each row is a part of the card and what was written there."


def in_short(card: Card, recorded_at: datetime) -> tuple[Block, ...]:
    """Give what was given and to whom, and every time the card has."""
    who = card.asker.organisation or card.asker.name or "someone not named"
    if card.result is CardResult.GIVEN:
        answer = f"{card.given.what or 'Something'}, given to {who}."
    elif card.result is CardResult.NOTHING:
        answer = f"Nothing was given to {who}."
    else:
        answer = f"What was given to {who} is not said."
    return (line(answer, style=Style.ANSWER), _times(card, recorded_at))


def sections(card: Card) -> tuple[Section, ...]:
    """Give the parts of the card; what was left empty is named in each."""
    return (
        Section(title="Who is asking", blocks=_asker(card)),
        Section(title="How their identity was checked", blocks=_identity(card)),
        Section(title="What for, and why it cannot wait", blocks=_urgency(card)),
        Section(title="About whom, and what was given", blocks=_given(card)),
        Section(title="Three people", blocks=_people(card)),
        Section(title="Who was told", blocks=_telling(card)),
    )


def _times(card: Card, recorded_at: datetime) -> Table:
    """Give when it happened, when the paper says it was written, and when the log took it in."""
    paper = card.paper
    columns = [Column(title="Happened", share=34)]
    happened = card.happened_at
    cells: list[Words] = [cell(phrases.moment_with_day(happened) if happened else gap("Not said"))]
    if paper.used:
        columns.append(
            Column(title=f"Written on card {paper.serial or 'without a number'}", share=33)
        )
        written = paper.written_at
        cells.append(cell(phrases.moment_with_day(written) if written else gap("Left blank")))
    columns.append(Column(title="Recorded", share=33))
    recorded = list(cell(strong(phrases.moment_with_day(phrases.in_uk(recorded_at)))))
    later = phrases.delay(happened, recorded_at) if happened else None
    recorded += cell(f"Recorded {later}" if later else "Recorded at once")
    cells.append(tuple(recorded))
    return Table(
        title="When it happened and when it was recorded",
        description="One row with each time the card has.",
        columns=tuple(columns),
        rows=(Row(cells=tuple(cells)),),
    )


def _asker(card: Card) -> tuple[Block, ...]:
    facts = Answered("Who is asking", _ROWS)
    facts.text("Name", card.asker.name)
    facts.text("Job or rank", card.asker.job)
    facts.text("Organisation", card.asker.organisation)
    facts.text("Their reference or number", card.asker.their_reference)
    return (facts.facts(),)


def _identity(card: Card) -> tuple[Block, ...]:
    said = card.identity
    facts = Answered("How their identity was checked", _ROWS)
    facts.text("Checked", phrases.listed(said.ways) or None)
    facts.optional("Number on their card", said.card_number)
    facts.optional("Could not be checked, because", said.could_not_because)
    facts.text("Checked by", said.checked_by)
    return (facts.facts(),)


def _urgency(card: Card) -> tuple[Block, ...]:
    facts = Answered("What for, and why it cannot wait", _ROWS)
    facts.text("Why it could not wait", phrases.listed(card.urgency.bases) or None)
    facts.text("In their words", card.urgency.words)
    return (facts.facts(),)


def _given(card: Card) -> tuple[Block, ...]:
    given = card.given
    facts = Answered("About whom, and what was given", _ROWS)
    facts.text("Local reference", given.reference)
    facts.text("They asked for", given.asked_for)
    facts.text("Given", phrases.listed(given.ways) or None)
    if given.pages is not None:
        facts.said("Pages handed over", f"{given.pages:,}")
    if card.result is CardResult.GIVEN:
        facts.text("What exactly", given.what)
    else:
        facts.optional("What exactly", given.what)
    facts.optional("Held back", given.held_back)
    return (facts.facts(),)


def _people(card: Card) -> tuple[Block, ...]:
    table = Table(
        title="Three people",
        description="Who decided, who gave it and who filled in the card, with their jobs.",
        columns=(
            Column(title="", share=24),
            Column(title="Name", share=38),
            Column(title="Job", share=38),
        ),
        rows=(
            _person("Decided by", card.decided_by),
            _person("Given by", card.given_by),
            _person("Recorded by", card.recorded_by),
        ),
    )
    if card.decided_by_phone_at is None:
        return (table,)
    at = phrases.moment(card.decided_by_phone_at)
    phoned = line(f"The person who decided was not there; they decided by phone at {at}.")
    return (table, phoned)


def _person(what: str, hand: Hand) -> Row:
    return Row(
        cells=(
            cell(strong(what)),
            cell(hand.name or gap("Not named")),
            cell(hand.job or gap("Not said")),
        )
    )


def _telling(card: Card) -> tuple[Block, ...]:
    said = card.telling
    facts = Answered("Who was told", _ROWS)
    facts.text("Told", phrases.listed(said.ways) or None)
    if ToldWay.ON_CALL in said.ways or said.on_call:
        at = f", {phrases.moment(said.on_call_at)}" if said.on_call_at else ""
        facts.text("On call", f"{said.on_call}{at}" if said.on_call else None)
    if said.person_at is not None:
        facts.said("The person, or their attorney, at", phrases.moment(said.person_at))
    facts.optional("The person was not told, because", said.not_told_because)
    return (facts.facts(),)
