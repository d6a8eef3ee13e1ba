"""Blank urgent cards as a Word file: one to a page, each with its own serial, for pens.

Boxes to tick are bordered cells and lines to write on are the lower edges of
cells, so that no font decides how they look and nothing is lost in a photocopy. Every sentence that
needs a setting is left out where the setting is not filled in.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from lxml import etree

from caldicott_desktop.domain.card import Basis, GivenWay, IdentityWay
from caldicott_desktop.domain.record import phrases
from caldicott_desktop.domain.record.blocks import Run, strong
from caldicott_desktop.export import word
from caldicott_desktop.export.card_lines import (
    Box,
    Digits,
    Gap,
    Part,
    Rule,
    Text,
    add_barred,
    add_break,
    add_framed,
    add_heading,
    add_line,
    add_table,
    add_title,
    use_the_page,
)
from caldicott_desktop.export.model import Document

_Element = etree._Element  # noqa: SLF001 - the only name lxml has for its element type

# What a header line holds; the rest of a long name would push the card onto a second page.
_LONGEST_NAME = 44
_LONGEST_NUMBER = 40


@dataclass(frozen=True, slots=True, kw_only=True)
class BlankCards:
    """What blank cards say: `serials` in order, one card each; `printed_at` is an aware time.

    `number_prefix` is what decision numbers begin with, `on_call` a telephone number or `None`.
    """

    serials: tuple[str, ...]
    organisation: str
    site: str | None
    on_call: str | None
    number_prefix: str
    printed_at: datetime


def compose(cards: BlankCards) -> bytes:
    """Give the bytes of the Word file; the same cards give the same bytes."""
    package = word.build(
        Document(
            title="Urgent cards",
            subject="Blank cards for urgent requests, to be filled in by hand",
            author=cards.organisation,
            made_at=cards.printed_at,
            header=_header(cards),
            footer=(
                Run(text="Caldicott Log"),
                Run(text="Urgent card", strong=True, tab_before=True),
                Run(text="Confidential once written on", tab_before=True),
            ),
            blocks=(),
        )
    )
    body = package.element.body
    ending = body[-1]
    body.remove(ending)
    use_the_page(ending)
    for number, serial in enumerate(cards.serials):
        _add_card(body, cards, serial, first=number == 0)
    body.append(ending)
    return word.to_bytes(package)


def _header(cards: BlankCards) -> tuple[Run, ...]:
    place = (Run(text=f"  ·  {_cut(cards.site, _LONGEST_NAME)}"),) if cards.site else ()
    return (strong(_cut(cards.organisation, _LONGEST_NAME)), *place)


def _add_card(body: _Element, cards: BlankCards, serial: str, *, first: bool) -> None:
    _add_front(body, cards, serial, first=first)
    _add_who(body)
    _add_why(body)
    _add_given(body)
    _add_times(body)
    _add_people(body)
    _add_told(body)
    _add_office(body, cards, serial)


def _add_front(body: _Element, cards: BlankCards, serial: str, *, first: bool) -> None:
    add_title(
        body,
        "Urgent card",
        "someone needs information now",
        "Card number",
        serial,
        new_page=not first,
    )
    help_first = [
        strong("Someone may die or be badly hurt? "),
        Run(text="Help first, write after."),
    ]
    if cards.on_call:
        number = _cut(cards.on_call, _LONGEST_NUMBER)
        help_first += [Run(text=" Guardian on call: "), strong(f"{number}.")]
    for line in (
        help_first,
        [
            strong("Not sure? "),
            Run(text="You may say: “Not tonight. Ask the Guardian in the morning.” "),
            Run(text="Then write that down here."),
        ],
        [
            strong("Give the least that helps: "),
            Run(text="an answer, not the file. "),
            Run(text="Never write the person’s name, birth date or diagnosis."),
        ],
    ):
        add_barred(body, line)


def _cut(text: str, longest: int) -> str:
    return text if len(text) <= longest else f"{text[: longest - 1]}…"


def _add_who(body: _Element) -> None:
    add_heading(body, 1, "Who is asking")
    add_line(body, Text("Name", 560), Rule(4960), Gap(260), Text("Job or rank", 1060), Rule())
    add_line(
        body,
        Text("Organisation", 1160),
        Rule(4360),
        Gap(260),
        Text("Their reference or number", 2300),
        Rule(),
    )
    add_heading(body, 2, "How their identity was checked", aside="tick at least one")
    add_line(
        body,
        *_ticked("Rang back on a number we found", 3000),
        *_ticked("Saw their card, number:", 2080),
        Rule(1800),
        Gap(170),
        *_ticked(IdentityWay.KNOWN.label, None),
    )
    add_line(
        body,
        *_ticked("Could not check, because:", 2340, bold=True),
        Rule(4100),
        Gap(170),
        Text("Checked by", 1020),
        Rule(),
    )


def _ticked(words: str, width: int | None, *, bold: bool = False) -> tuple[Part, ...]:
    return Box(), Gap(100), Text(words, width, bold=bold)


def _add_why(body: _Element) -> None:
    add_heading(body, 3, "What for, and why it cannot wait")
    add_line(
        body,
        *_ticked(Basis.HARM.label, 3400),
        *_ticked(Basis.ORDER.label, 2900),
        *_ticked(Basis.MEDICAL.label, 1900),
        *_ticked(Basis.OTHER.label, None),
    )
    add_line(body, Text("In their words", 1260), Rule())
    add_line(body, Rule())


def _add_given(body: _Element) -> None:
    add_heading(body, 4, "About whom, and what was given")
    add_line(
        body,
        Text("Local reference", 1360),
        Rule(2300),
        Gap(260),
        Text("They asked for", 1340),
        Rule(),
    )
    add_line(
        body,
        *_ticked(GivenWay.NOTHING.label, 1550, bold=True),
        Text("Given:", 700),
        *_ticked("by word", 900),
        *_ticked("shown on screen or paper", 2450),
        *_ticked("copy handed over, pages:", 2180),
        Rule(),
    )
    add_line(body, Text("What exactly", 1140), Rule())
    add_line(body, Rule())
    add_line(body, Text("Held back", 900), Rule())


def _add_times(body: _Element) -> None:
    add_heading(body, 5, "Both times", aside="day, month, year; 24-hour clock")
    parts: list[Part] = []
    for words, width in (("It happened", 1250), ("I wrote this", 1250)):
        if parts:
            parts.append(Gap(330))
        parts += [
            Text(words, width, bold=True),
            Digits("DD"),
            Gap(60),
            Digits("MM"),
            Gap(60),
            Digits("YY"),
            Gap(90),
            Text("at", 240),
            Digits("HH"),
            Gap(60),
            Digits("MM"),
        ]
    add_line(body, *parts)


def _add_people(body: _Element) -> None:
    add_heading(body, 6, "Three people, even if one person did all three")
    add_table(
        body,
        "Three people",
        "Empty rows for who decided, who gave and who recorded: name, job and signature.",
        columns=((1450, ""), (3456, "Name"), (2650, "Job"), (2650, "Signature")),
        rows=("Decided by", "Given by", "Recorded by"),
    )
    add_line(
        body,
        *_ticked("The person who decided was not here; they decided by phone at", 5230),
        Rule(1400),
    )


def _add_told(body: _Element) -> None:
    add_heading(body, 7, "Who was told")
    add_line(body, *_ticked("Guardian or manager on call, name and time:", 3750), Rule())
    add_line(
        body,
        *_ticked("The person, or their attorney, at:", 2720),
        Rule(1150),
        Gap(170),
        *_ticked("Not told, because:", 1650, bold=True),
        Rule(),
    )


def _add_office(body: _Element, cards: BlankCards, serial: str) -> None:
    add_break(body)
    printed = phrases.long_date(phrases.in_uk(cards.printed_at).date())
    add_framed(
        body,
        (
            strong("For the office: typed into Caldicott Log"),
            Run(text="both times above go in as written; the log adds its own", tab_before=True),
        ),
        (
            Text(f"As  {cards.number_prefix}-", 820),
            Rule(2300),
            Gap(200),
            Text("On", 330),
            Rule(1700),
            Text(" at", 330),
            Rule(900),
            Gap(200),
            Text("By", 330),
            Rule(),
        ),
        (
            Run(
                text=f"Card {serial}, printed {printed}. Hand in every card, spoiled or unused. "
                "Keep it locked away until it is typed in."
            ),
        ),
    )
