"""The reusable widgets of every window.

Each can be used in a `.ui` form (promoted by its class name, see `WIDGETS`) and in code. None
carries a colour, a font or a fixed height: how it looks comes from its class, its `look` and its
`tone` through the one style sheet.

| widget | what it is |
|---|---|
| `Tag` | a status in words: `tone` neutral, attention, danger, accent, outline or plain |
| `Card` | a framed box with a `heading` and, on its right, an `aside` and actions |
| `LinkButton` | a button that reads as a link |
| `ActionButton` | a button that shows its shortcut beside its words |
| `CountButton` | a button that shows how many things wait behind it |
| `CardButton` | a framed box that is pressed as a whole |
| `CountCard` | a number, what it counts and one fact more, as a card to open |
| `NoticeBar` | a sentence in a bar, with one action; shows a `KnownError` with its remedy |
| `ErrorSummary` | every fault of a page at its top, each one click from its field |
| `FieldRow` | label, help, one field and, beside it, its fault |
| `GrowingText` | long text that grows with what is typed; Tab leaves it |
| `SearchLine` | a line to search with, as wide as its words, and a cross that clears it |
| `PassphraseField` | a hidden line that notices Caps Lock |
| `PickList` | a combo box that the mouse wheel cannot change by accident |
| `ChoiceGroup`, `TickGroup` | one of, or any of, a few answers, as rows |
| `DateField`, `DateTimeField` | typed UK dates and times; empty is allowed |
| `FilterChip` | a button that narrows a list to one value of a list that opens below it |
| `TagDelegate` | draws a column of a table as tags; the model gives the tone as `ToneRole` |
| `QuotingTable` | a table that tells what is on screen, with a line below each row's cells |
| `TaskList` | groups of numbered tasks with their state |
| `SideBySide` | fields in a row while each has room enough, else one below the other |
| `SentenceLink` | a link that wraps, for a whole sentence |
| `Room` | a splitter that tells when it has another amount of room |
| `FlowRow` | buttons or tags in a row that wraps when text is large |
| `ScrollPage` | a page that scrolls and stays a readable width |
| `Masthead` | the line at the top of the window, from edge to edge |
| `NameLine` | a name and what goes with it, or the name alone, for a `Masthead` |
| `OneLine` | words on one line while there is room, for a `FlowRow` |
| `SpokenLink` | a link that a screen reader says when its words change |
| `size_to_words` | makes a dialog as large as its words need |
| `SpokenLabel`, `announce` | words that a screen reader says when they change |
| `SpokenLine` | the same, as long as its words are, for a `FlowRow` |

`forms.build` calls `settle()` on every kit widget of a form once the form is complete.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from PySide6.QtWidgets import QWidget

from caldicott_desktop.windows.kit.beside import SideBySide
from caldicott_desktop.windows.kit.boxes import Card, NoticeBar, ScrollPage, card, rule
from caldicott_desktop.windows.kit.buttons import (
    ActionButton,
    CountButton,
    LinkButton,
    press_by_enter,
)
from caldicott_desktop.windows.kit.card_button import CardButton, CountCard
from caldicott_desktop.windows.kit.chips import ChipChoice, FilterChip
from caldicott_desktop.windows.kit.choices import Choice, ChoiceGroup, PickList, TickGroup
from caldicott_desktop.windows.kit.dates import DateField, DateTimeField
from caldicott_desktop.windows.kit.dialogs import ask_to_lose, size_to_words
from caldicott_desktop.windows.kit.faults import ErrorSummary, Fault
from caldicott_desktop.windows.kit.fields import FieldRow, GrowingText, field_row
from caldicott_desktop.windows.kit.flow import FlowLayout, FlowRow
from caldicott_desktop.windows.kit.links import SentenceLink, SpokenLink
from caldicott_desktop.windows.kit.masthead import Masthead, NameLine
from caldicott_desktop.windows.kit.passphrases import PassphraseField
from caldicott_desktop.windows.kit.quoting import QuotingTable
from caldicott_desktop.windows.kit.reading import Unreadable
from caldicott_desktop.windows.kit.room import Room
from caldicott_desktop.windows.kit.search_line import SearchLine
from caldicott_desktop.windows.kit.settling import Settles
from caldicott_desktop.windows.kit.tabbing import tab_in_reading_order
from caldicott_desktop.windows.kit.tables import TagDelegate, ToneRole
from caldicott_desktop.windows.kit.tasks import Task, TaskGroup, TaskList
from caldicott_desktop.windows.kit.words import (
    OneLine,
    SpokenLabel,
    SpokenLine,
    Tag,
    Tone,
    Words,
    announce,
    label,
)
from caldicott_desktop.windows.wardrobe import restyle

__all__ = [
    "WIDGETS",
    "ActionButton",
    "Card",
    "CardButton",
    "ChipChoice",
    "Choice",
    "ChoiceGroup",
    "CountButton",
    "CountCard",
    "DateField",
    "DateTimeField",
    "ErrorSummary",
    "Fault",
    "FieldRow",
    "FilterChip",
    "FlowLayout",
    "FlowRow",
    "GrowingText",
    "LinkButton",
    "Masthead",
    "NameLine",
    "NoticeBar",
    "OneLine",
    "PassphraseField",
    "PickList",
    "QuotingTable",
    "Room",
    "ScrollPage",
    "SearchLine",
    "SentenceLink",
    "Settles",
    "SideBySide",
    "SpokenLabel",
    "SpokenLine",
    "SpokenLink",
    "Tag",
    "TagDelegate",
    "Task",
    "TaskGroup",
    "TaskList",
    "TickGroup",
    "Tone",
    "ToneRole",
    "Unreadable",
    "Words",
    "announce",
    "ask_to_lose",
    "card",
    "field_row",
    "label",
    "press_by_enter",
    "restyle",
    "rule",
    "size_to_words",
    "tab_in_reading_order",
]

# Every widget that a form may name beside Qt's own.
WIDGETS: Final[Mapping[str, type[QWidget]]] = {
    "ActionButton": ActionButton,
    "Card": Card,
    "ChoiceGroup": ChoiceGroup,
    "CountButton": CountButton,
    "CountCard": CountCard,
    "DateField": DateField,
    "DateTimeField": DateTimeField,
    "ErrorSummary": ErrorSummary,
    "FieldRow": FieldRow,
    "FilterChip": FilterChip,
    "FlowRow": FlowRow,
    "GrowingText": GrowingText,
    "LinkButton": LinkButton,
    "Masthead": Masthead,
    "NameLine": NameLine,
    "NoticeBar": NoticeBar,
    "OneLine": OneLine,
    "PassphraseField": PassphraseField,
    "PickList": PickList,
    "QuotingTable": QuotingTable,
    "Room": Room,
    "ScrollPage": ScrollPage,
    "SearchLine": SearchLine,
    "SideBySide": SideBySide,
    "SpokenLabel": SpokenLabel,
    "SpokenLine": SpokenLine,
    "SpokenLink": SpokenLink,
    "Tag": Tag,
    "TaskList": TaskList,
    "TickGroup": TickGroup,
}
