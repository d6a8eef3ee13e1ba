"""What sets one kind of register apart: its words, and how its columns stand together on a page.

Twenty columns fit on no page, so what belongs together stands in one cell, line by line, and what
only says that nothing is out of the ordinary is left to the other formats. Every format takes its
words from here and decides about none of them.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

from caldicott_desktop.domain.audit.accesses import COUNTED_BY
from caldicott_desktop.domain.disclosure import Level
from caldicott_desktop.domain.record.manifest import NO_ITEM, NOT_RELEASED, OFF_LIST
from caldicott_desktop.domain.record.register import Cell

_NO_WORDS: Mapping[str, str] = MappingProxyType({})
_NONE_ORDINARY: Mapping[str, frozenset[Cell]] = MappingProxyType({})


@dataclass(frozen=True, slots=True, kw_only=True)
class PageColumn:
    """A column on paper: the values it holds, the first on its first line; `strong` are in bold.

    `share` is of the width.
    """

    title: str
    share: int
    names: tuple[str, ...]
    strong: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Shape:
    """A kind of register. `code` stands in file names and JSON, `which` is the label of its days.

    `counts` are what it counts, as a heading, and `dated` the column of the day by which it counts
    quarters; `counted` gives a title for each column it counts by. `done` says what is late when it
    is recorded long after, `levels` what each of them shows, `lines` what a line is of.

    A publishable one has `figures`: what it counts by, with the place in a line of what is counted;
    those `drawn` have a chart on paper. Of lines on paper, `ordinary` values are left out, `nouns`
    go with numbers and `leads` before values that could be taken for another's, `alone` being those
    that say by themselves what they are; numbers of decisions in `numbered` values have lines of
    their own, which a narrow column would break at their hyphens. `wide` columns are wide in a
    workbook.
    """

    code: str
    title: str
    figures_title: str
    which: str
    lines: str
    sheet: str
    counts: str
    dated: str
    done: str
    levels: Mapping[Level, str]
    figures: Mapping[str, int]
    drawn: tuple[str, ...]
    counted: Mapping[str, str]
    wide: frozenset[str]
    columns: tuple[PageColumn, ...]
    ordinary: Mapping[str, frozenset[Cell]] = field(default_factory=lambda: _NONE_ORDINARY)
    nouns: Mapping[str, str] = field(default_factory=lambda: _NO_WORDS)
    leads: Mapping[str, str] = field(default_factory=lambda: _NO_WORDS)
    alone: Mapping[str, frozenset[Cell]] = field(default_factory=lambda: _NONE_ORDINARY)
    numbered: frozenset[str] = frozenset({"standing"})
    how_many: str = "How many"


_OF_DECISIONS = {
    Level.FULL: "Full: requesters are named and what was typed is shown.",
    Level.REFERENCES: (
        "References only: no requester is named, and what was typed is shown only where it was"
        " marked as releasable."
    ),
    Level.PUBLISHABLE: "Publishable: counts only, and no line of a single decision.",
}

DECISIONS = Shape(
    code="Register",
    title="Register of decisions",
    figures_title="Decisions in figures",
    which="Which decisions",
    lines="One row for each decision, the oldest first.",
    sheet="Register",
    counts="Decisions",
    dated="decided_on",
    done="decided",
    levels=_OF_DECISIONS,
    figures={"Kind": 1, "Outcome": 1, "Kind of requester": 1, "Quarter": 2},
    drawn=("Outcome", "Quarter"),
    counted={"outcome": "Outcome", "kind": "Kind", "requester_kind": "Kind of requester"},
    wide=frozenset({"sentence", "gateway", "kind", "items", "principles", "value", "standing"}),
    columns=(
        PageColumn(title="Reference", share=12, names=("reference", "site")),
        PageColumn(title="Decided", share=10, names=("decided_on", "decided_by")),
        PageColumn(title="Recorded", share=10, names=("recorded_on", "late"), strong=("late",)),
        PageColumn(title="Kind", share=14, names=("kind", "about", "service")),
        PageColumn(
            title="Requester", share=12, names=("requester_kind", "requester", "their_reference")
        ),
        PageColumn(title="Gateway", share=12, names=("gateway",)),
        PageColumn(
            title="Outcome",
            share=14,
            names=("outcome", "standing", "sentence"),
            strong=("outcome", "standing"),
        ),
        PageColumn(title="Principles not simply met", share=11, names=("principles", "overrides")),
        PageColumn(
            title="Asked, approved, released", share=13, names=("items", "conditions", "released")
        ),
        PageColumn(title="Next date", share=10, names=("next_on",)),
    ),
    ordinary={
        "late": frozenset({"No"}),
        "standing": frozenset({"Stands"}),
        "site": frozenset({"Not answered"}),
        "service": frozenset({"None", "Withheld"}),
        "their_reference": frozenset({"None"}),
        "sentence": frozenset({"Not answered"}),
        "overrides": frozenset({0}),
        "conditions": frozenset({0}),
    },
    nouns={"conditions": "condition", "overrides": "override"},
)

MANIFEST = Shape(
    code="Manifest",
    title="Disclosure manifest",
    figures_title="Decisions in figures",
    which="Which decisions",
    lines="One row for each item of a decision and each time that it left, the oldest decision"
    " first.",
    sheet="Manifest",
    counts="Items and releases",
    dated="decided_on",
    done="decided",
    levels=_OF_DECISIONS,
    figures={"Kind": 1, "Outcome": 1, "Kind of requester": 1, "Quarter": 2},
    drawn=("Outcome", "Quarter"),
    counted={"outcome": "Outcome", "decision": "What was decided of it"},
    wide=frozenset({"standing", "asked", "approved", "released", "beside", "file_hashes"}),
    columns=(
        PageColumn(
            title="Decision",
            share=13,
            names=("reference", "decided_on", "outcome", "standing"),
            strong=("reference", "standing"),
        ),
        PageColumn(title="Item", share=15, names=("item", "name", "decision"), strong=("name",)),
        PageColumn(title="Asked for", share=15, names=("asked",)),
        PageColumn(title="Approved", share=15, names=("approved",)),
        PageColumn(title="Released", share=15, names=("released",)),
        PageColumn(
            title="Beside what was approved", share=18, names=("beside",), strong=("beside",)
        ),
        PageColumn(
            title="When, to whom, how",
            share=14,
            names=("released_on", "release_recorded_on", "recipient", "way"),
        ),
        PageColumn(title="SHA-256 of what left", share=17, names=("file_hashes",)),
    ),
    ordinary={
        "standing": frozenset({"Stands"}),
        "name": frozenset({"None"}),
        "decision": frozenset({"None"}),
        "beside": frozenset({NOT_RELEASED}),
        "released_on": frozenset({NOT_RELEASED}),
        "release_recorded_on": frozenset({NOT_RELEASED}),
        "recipient": frozenset({NOT_RELEASED, "None"}),
        "way": frozenset({NOT_RELEASED, "None"}),
        "file_hashes": frozenset({NOT_RELEASED}),
    },
    leads={"item": "Item", "release_recorded_on": "Recorded", "recipient": "To"},
    alone={"item": frozenset({NO_ITEM, OFF_LIST})},
    how_many="How many decisions",
)

ACCESSES = Shape(
    code="Accesses",
    title="Register of accesses",
    figures_title="Accesses in figures",
    which="Which accesses",
    lines="One row for each record that was opened, the oldest first.",
    sheet="Accesses",
    counts="Accesses",
    dated="opened_on",
    done="opened",
    levels={
        Level.FULL: "Full: holders are named, and days of death and what was typed are shown.",
        Level.REFERENCES: (
            "References only: no holder is named, no day of death shown and nothing that was typed."
        ),
        Level.PUBLISHABLE: "Publishable: counts only, and no line of a single access.",
    },
    figures=dict.fromkeys(COUNTED_BY, 1),
    drawn=COUNTED_BY[:2],
    counted={"source_kind": "Kind of source", "role": "Opened as", "scope": "How much"},
    wide=frozenset({"scope_reason", "window", "state", "value", "holder", "exceptions"}),
    columns=(
        PageColumn(
            title="Case",
            share=13,
            names=("reference", "died_from", "died_to"),
            strong=("reference",),
        ),
        PageColumn(title="Source", share=15, names=("source", "source_kind", "holder")),
        PageColumn(title="Standing decision", share=11, names=("standing",)),
        PageColumn(title="How much", share=12, names=("scope", "scope_reason", "problem")),
        PageColumn(title="Opened", share=14, names=("opened_on", "opened_at", "opened_by", "role")),
        PageColumn(
            title="Recorded",
            share=14,
            names=("recorded_on", "recorded_at", "recorded_by", "late", "word"),
            strong=("late",),
        ),
        PageColumn(title="View window and list", share=14, names=("window", "on_list")),
        PageColumn(title="For, and how it stands", share=15, names=("examiner", "state")),
        PageColumn(title="Exceptions", share=11, names=("exceptions",), strong=("exceptions",)),
    ),
    ordinary={
        "late": frozenset({"No"}),
        "word": frozenset({"Needs no other word"}),
        "on_list": frozenset({"Yes", "No list for that day"}),
        "scope_reason": frozenset({"None"}),
        "problem": frozenset({"None"}),
        "exceptions": frozenset({"None"}),
    },
    leads={"died_from": "Died", "died_to": "Or until"},
)
