"""Which decisions an answer is about: those decided on certain days, narrowed by named filters.

A selection is also one line of text, for the command line and for the entry that says what left:

    decided 2025-07-01..2026-06-30 kind=police-crime,media requester=police site="Rosewood House"

`docs/store-format.md`, "Selections", has the grammar. Days are those of the UK's clock.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, fields
from datetime import date
from typing import TypeVar

from caldicott_desktop.domain.choices import Choice, Outcome, RequesterKind
from caldicott_desktop.errors import KnownError

NO_GATEWAY = "none"
"""Stands, among gateways, for decisions in which none is named."""

EVERYTHING = "everything"
_DECIDED = "decided"

# A value in quotation marks may hold anything, a quotation mark twice; any other stands alone.
_VALUE = r'(?:"(?:[^"]|"")*"|[^\s",=]+)'
_FILTER = re.compile(rf"([a-z]+)=({_VALUE}(?:,{_VALUE})*)(?=\s|$)")
_VALUES = re.compile(_VALUE)
_PERIOD = re.compile(rf"{_DECIDED}\s+(\S+)")
_WORD = re.compile(r"\S+")
_PLAIN = re.compile(r'[^\s",=]+')
_DAY = r"[0-9]{4}-[0-9]{2}-[0-9]{2}"
# No decision was made in others, and the arithmetic of days ends not far beyond.
_YEARS = range(1900, 3000)
_DAYS = re.compile(rf"({_DAY})?(?:(\.\.)({_DAY})?)?")


class SelectionUnreadable(KnownError):
    """A line of text does not say which decisions are meant."""

    id = "selection-unreadable"


@dataclass(frozen=True, slots=True, kw_only=True)
class Facts:
    """What a selection goes by in one decision; `decided_on` is the day in the UK."""

    reference: str
    decided_on: date
    kind_id: str
    outcome: Outcome
    gateway_id: str | None = None
    requester: RequesterKind | None = None
    site: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Selection:
    """Which decisions are meant: all there are, where nothing is said.

    Both days are within. Of each filter any of the values will do, and every filter has to hold;
    their order says nothing. `gateways` are ids, or `NO_GATEWAY`. Capitals in sites say nothing.
    """

    decided_from: date | None = None
    decided_until: date | None = None
    kinds: tuple[str, ...] = ()
    outcomes: tuple[Outcome, ...] = ()
    gateways: tuple[str, ...] = ()
    requesters: tuple[RequesterKind, ...] = ()
    sites: tuple[str, ...] = ()
    references: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        """Put the values of each filter in order, each once, so that equal ones are equal."""
        for name, values in self.filters:
            once = {_code(value): value for value in values}
            object.__setattr__(self, name, tuple(once[code] for code in sorted(once)))

    @property
    def filters(self) -> tuple[tuple[str, tuple[str | Choice, ...]], ...]:
        """The filters that narrow it, by the names of their fields, each with its values."""
        found = ((each.name, getattr(self, each.name)) for each in fields(self))
        return tuple((name, value) for name, value in found if isinstance(value, tuple) and value)

    @property
    def narrows(self) -> bool:
        """Whether any filter leaves out something of the days meant."""
        return bool(self.filters)

    @property
    def goes_by_content(self) -> bool:
        """Whether the lists alone cannot tell what it holds, and decisions have to be read."""
        return bool(self.gateways or self.requesters or self.sites)

    @property
    def text(self) -> str:
        """The selection as a line; `read` gives it back."""
        return " ".join(_written(self)) or EVERYTHING

    def is_within(self, day: date) -> bool:
        """Tell whether what was decided on `day` falls within the days meant."""
        return (self.decided_from is None or self.decided_from <= day) and (
            self.decided_until is None or day <= self.decided_until
        )

    def leaves_out(self, facts: Facts) -> str | None:
        """Return the name of the first filter that leaves a decision out, or `None`."""
        tests = (
            ("kinds", facts.kind_id in self.kinds),
            ("outcomes", facts.outcome in self.outcomes),
            ("gateways", (facts.gateway_id or NO_GATEWAY) in self.gateways),
            ("requesters", facts.requester in self.requesters),
            ("sites", _folded(facts.site or "") in map(_folded, self.sites)),
            ("references", facts.reference in self.references),
        )
        used = dict(self.filters)
        return next((name for name, holds in tests if name in used and not holds), None)

    def shares_days_with(self, other: Selection) -> bool:
        """Tell whether any day is meant by both."""
        first = max(self.decided_from or date.min, other.decided_from or date.min)
        return first <= min(self.decided_until or date.max, other.decided_until or date.max)


_NAMES = {
    "kind": "kinds",
    "outcome": "outcomes",
    "gateway": "gateways",
    "requester": "requesters",
    "site": "sites",
    "reference": "references",
}
"""What each filter is called in a line of text, and the field it is."""


def read(text: str) -> Selection:
    """Return the selection that a line of text says; raises `SelectionUnreadable`.

    Which kinds, gateways, sites and numbers there are is not looked at.
    """
    said: dict[str, tuple[str, ...]] = {}
    place = 0
    while (word := _WORD.search(text, place)) is not None:
        name, values, place = _part(text, word)
        if name in said:
            raise SelectionUnreadable("twice", name=name)
        said[name] = values
    if not said:
        raise SelectionUnreadable("nothing")
    if EVERYTHING in said and len(said) > 1:
        raise SelectionUnreadable("everything")
    first, last = days_said(said[_DECIDED][0]) if _DECIDED in said else (None, None)
    return Selection(
        decided_from=first,
        decided_until=last,
        kinds=said.get("kind", ()),
        outcomes=tuple(_choice(Outcome, code) for code in said.get("outcome", ())),
        gateways=said.get("gateway", ()),
        requesters=tuple(_choice(RequesterKind, code) for code in said.get("requester", ())),
        sites=said.get("site", ()),
        references=tuple(each.upper() for each in said.get("reference", ())),
    )


def _part(text: str, word: re.Match[str]) -> tuple[str, tuple[str, ...], int]:
    """Return the name and the values of the part that begins with `word`, and where it ends."""
    if period := _PERIOD.match(text, word.start()):
        return _DECIDED, (period[1],), period.end()
    if narrowing := _FILTER.match(text, word.start()):
        name, values = narrowing.groups()
        if name not in _NAMES:
            raise SelectionUnreadable("name", name=name, names=", ".join(_NAMES))
        return name, tuple(map(_bare, _VALUES.findall(values))), narrowing.end()
    if word[0] == EVERYTHING:
        return EVERYTHING, (), word.end()
    raise SelectionUnreadable("word", word=word[0])


def days_said(said: str) -> tuple[date | None, date | None]:
    """Return first and last day of `2025-07-01..2026-06-30`, `2025-07-01..` or a single day."""
    found = _DAYS.fullmatch(said)
    if found is None or not (found[1] or found[3]):
        raise SelectionUnreadable("days", days=said)
    first, last = _day(found[1], said), _day(found[3], said)
    if found[2] is None:
        return first, first
    if first and last and last < first:
        raise SelectionUnreadable("days-turned", days=said)
    return first, last


def _day(text: str | None, said: str) -> date | None:
    if text is None:
        return None
    try:
        day = date.fromisoformat(text)
    except ValueError:
        raise SelectionUnreadable("days", days=said) from None
    if day.year not in _YEARS:
        raise SelectionUnreadable("days", days=said)
    return day


C = TypeVar("C", bound=Choice)


def _choice(choices: type[C], code: str) -> C:
    for choice in choices:
        if choice.code == code:
            return choice
    codes = ", ".join(choice.code for choice in choices)
    raise SelectionUnreadable("value", value=code, values=codes)


def _bare(value: str) -> str:
    return value[1:-1].replace('""', '"') if value.startswith('"') else value


def _written(selection: Selection) -> Iterator[str]:
    first, last = selection.decided_from, selection.decided_until
    if first == last and first is not None:
        yield f"{_DECIDED} {first}"
    elif first or last:
        yield f"{_DECIDED} {first or ''}..{last or ''}"
    filters = dict(selection.filters)
    for name, part in _NAMES.items():
        if part in filters:
            yield f"{name}={','.join(map(_quoted, filters[part]))}"


def _quoted(value: str | Choice) -> str:
    code = _code(value)
    return code if _PLAIN.fullmatch(code) else '"' + code.replace('"', '""') + '"'


def _code(value: str | Choice) -> str:
    return value.code if isinstance(value, Choice) else value


def _folded(site: str) -> str:
    return " ".join(site.casefold().split())
