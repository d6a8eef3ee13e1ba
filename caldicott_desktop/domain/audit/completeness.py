"""What a selection is and is not: where its decisions come from, and what became of each number.

Plain values; `domain.record.completeness` puts them into words. A statement claims what the vault
can show and no more: it cannot show a decision that nobody entered.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from types import MappingProxyType

from caldicott_desktop.domain.audit.sample import Sample
from caldicott_desktop.domain.audit.selection import Selection
from caldicott_desktop.domain.choices import Choice
from caldicott_desktop.domain.disclosure import WITHHELD, Disclosure, Level, Part

_NONE: Mapping[int, Told] = MappingProxyType({})


class Fate(Choice):
    """What became of a number."""

    SELECTED = "selected", "in this selection"
    OUTSIDE = "outside", "decided on other days"
    FILTERED = "filtered", "left out by a filter"
    DISPOSED = "disposed", "disposed of"
    DISCARDED = "discarded", "not used: the draft was discarded"
    CARD = "card", "an urgent card, to be written up"
    DRAFT = "draft", "given to a draft, not decided"
    UNEXPLAINED = "unexplained", "unexplained"


ELSEWHERE = frozenset({Fate.SELECTED, Fate.OUTSIDE, Fate.FILTERED})
"""What is told by counts alone: the decision is in the register."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """What an entry says of a number: on which day, by whom, and why."""

    on: date
    by: str
    why: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Traces:
    """What a vault knows of the numbers of one log and year, each by its count within them.

    A number may leave several traces; the first of these that it left counts.
    """

    selected: Collection[int] = frozenset()
    outside: Collection[int] = frozenset()
    filtered: Collection[int] = frozenset()
    disposed: Mapping[int, Told] = field(default_factory=lambda: _NONE)
    discarded: Mapping[int, Told] = field(default_factory=lambda: _NONE)
    cards: Mapping[int, Told] = field(default_factory=lambda: _NONE)
    drafts: Mapping[int, Told] = field(default_factory=lambda: _NONE)


@dataclass(frozen=True, slots=True, kw_only=True)
class NumberFate:
    """What became of one number, and what an entry says of it, where one does."""

    reference: str
    fate: Fate
    told: Told | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Series:
    """The numbers of one log and year, from the lowest selected to the highest.

    `counts` has each fate that any of them had; `named` are those that are not in the register.
    """

    installation: str
    year: int
    first: str
    last: str
    counts: Mapping[Fate, int]
    named: tuple[NumberFate, ...]

    @property
    def total(self) -> int:
        """How many numbers that is."""
        return sum(self.counts.values())

    @property
    def unexplained(self) -> tuple[str, ...]:
        """The numbers that nothing in the vault explains."""
        return tuple(e.reference for e in self.named if e.fate is Fate.UNEXPLAINED)


def account(  # noqa: PLR0913 - of whom, of what, and how far
    traces: Traces,
    *,
    installation: str,
    year: int,
    first: int,
    last: int,
    reference: Callable[[int], str],
) -> Series:
    """Return what became of each number from `first` to `last`, both within."""
    found = [_fate(traces, number, reference(number)) for number in range(first, last + 1)]
    return Series(
        installation=installation,
        year=year,
        first=found[0].reference,
        last=found[-1].reference,
        counts=MappingProxyType(Counter(each.fate for each in found)),
        named=tuple(each for each in found if each.fate not in ELSEWHERE),
    )


def _fate(traces: Traces, number: int, reference: str) -> NumberFate:
    plain = (
        (Fate.SELECTED, traces.selected),
        (Fate.OUTSIDE, traces.outside),
        (Fate.FILTERED, traces.filtered),
    )
    for fate, numbers in plain:
        if number in numbers:
            return NumberFate(reference=reference, fate=fate)
    by_entries = (
        (Fate.DISPOSED, traces.disposed),
        (Fate.DISCARDED, traces.discarded),
        (Fate.CARD, traces.cards),
        (Fate.DRAFT, traces.drafts),
    )
    for fate, told in by_entries:
        if number in told:
            return NumberFate(reference=reference, fate=fate, told=told[number])
    return NumberFate(reference=reference, fate=Fate.UNEXPLAINED)


@dataclass(frozen=True, slots=True, kw_only=True)
class Origin:
    """An installation, and how many of the decisions it recorded; `is_here` for this one."""

    installation: str
    is_here: bool
    count: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Disposal:
    """A decision whose text was disposed of; its number and its place in the log are kept."""

    reference: str
    told: Told


@dataclass(frozen=True, slots=True, kw_only=True)
class LateRecord:
    """A decision recorded long after it was made."""

    reference: str
    decided_at: datetime
    recorded_at: datetime
    late_s: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Superseded:
    """A decision, and the numbers of those that took its place."""

    reference: str
    by: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class EarlierExport:
    """Something that left before: this very selection, or one that shares days with it.

    `finished` tells whether it is recorded that the files were written.
    """

    begun_at: datetime
    by: str
    selection: str
    is_same: bool
    level: Level
    privileged: bool
    recipient: str | None
    purpose: str | None
    files: int
    finished: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class HeadAsOf:
    """A log's head as it is printed, and the name of its installation."""

    installation: str
    entries: int
    printed: str


@dataclass(frozen=True, slots=True, kw_only=True)
class LastCheck:
    """When everything was last checked on this computer, and up to how many entries of each log."""

    at: datetime
    heads: tuple[HeadAsOf, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Completeness:
    """Everything a completeness statement says.

    `listed` counts the decisions of the selection, `within` all that were decided on its days;
    `left_out` says how many each filter left out. `titles` words kinds and gateways by id.
    `imported` and `disposed` are counted with the selection; of `imported_untold` and
    `disposed_untold` it cannot be told whether they belong to it, because they say no day, or
    because a filter would have to know more than is left of them. `unnumbered` are listed with a
    number that was never given. `late_after_h` is in hours. `contested` has the numbers of each
    case that has several standing decisions, `live` those of matters that are still open. `copies`
    counts records and letters of single decisions of the selection that left by themselves.
    """

    organisation: str
    made_at: datetime
    made_by: str
    selection: Selection
    titles: Mapping[str, str]
    within: int
    listed: int
    left_out: Mapping[str, int]
    origins: tuple[Origin, ...]
    imported: int
    imported_untold: int
    disposed: tuple[Disposal, ...]
    disposed_untold: tuple[Disposal, ...]
    series: tuple[Series, ...]
    unnumbered: tuple[str, ...]
    late_after_h: int
    late: tuple[LateRecord, ...]
    superseded: tuple[Superseded, ...]
    contested: tuple[tuple[str, ...], ...]
    differing: tuple[str, ...]
    live: tuple[str, ...]
    exports: tuple[EarlierExport, ...]
    copies: int
    checked: LastCheck | None
    heads: tuple[HeadAsOf, ...]
    sample: Sample | None = None

    @property
    def counted(self) -> int:
        """How many decisions the selection has, listed or known by number or entry alone."""
        return self.listed + self.imported + len(self.disposed)

    @property
    def unexplained(self) -> tuple[str, ...]:
        """Every number that nothing explains."""
        return tuple(each for series in self.series for each in series.unexplained)


def reason_path(reference: str) -> str:
    """Return what stands for the reason given for a number, among what is marked as releasable."""
    return f"/numbers/{reference}/reason"


def disclosed(statement: Completeness, disclosure: Disclosure) -> Completeness:
    """Return a statement as it may leave: below *full* without what was typed, or sent to whom.

    Reasons are shown where they are marked as releasable (`reason_path`). There is none that could
    be published: it is made of numbers of decisions. Raises `ValueError` then.
    """
    if disclosure.level is Level.PUBLISHABLE:
        raise ValueError("A completeness statement is not for publishing")

    def told(reference: str, told: Told) -> Told:
        shown = told.why is None or disclosure.shows(Part.TYPED, reason_path(reference))
        return told if shown else replace(told, why=WITHHELD)

    def fate(each: NumberFate) -> NumberFate:
        return replace(each, told=each.told and told(each.reference, each.told))

    def disposals(gone: tuple[Disposal, ...]) -> tuple[Disposal, ...]:
        return tuple(replace(each, told=told(each.reference, each.told)) for each in gone)

    def export(each: EarlierExport) -> EarlierExport:
        if disclosure.shows(Part.NAMED, ""):
            return each
        return replace(
            each, recipient=each.recipient and WITHHELD, purpose=each.purpose and WITHHELD
        )

    return replace(
        statement,
        series=tuple(
            replace(each, named=tuple(map(fate, each.named))) for each in statement.series
        ),
        disposed=disposals(statement.disposed),
        disposed_untold=disposals(statement.disposed_untold),
        exports=tuple(map(export, statement.exports)),
    )
