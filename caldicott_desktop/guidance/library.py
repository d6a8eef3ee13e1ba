"""All of a set of guidance as entries to search and to read, each with how far it was checked."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from caldicott_desktop.domain import choices as c
from caldicott_desktop.domain.guidance_types import (
    Basis,
    CaseKind,
    Citation,
    ClockRule,
    Gateway,
    GuidanceSet,
    LawRow,
    Principle,
    Source,
    Variant,
)
from caldicott_desktop.domain.record.phrases import long_date
from caldicott_desktop.guidance.hedging import weakest_of
from caldicott_desktop.guidance.rechecking import Item, item_id, recheck_day_of

_PLURALS = {
    "law_row": "Law status",
    "gateway": "Gateways",
    "principle": "Principles",
    "kind": "Kinds of case",
    "clock": "Time limits",
    "basis": "Data protection bases",
    "source": "Sources",
}


class EntryType(c.Choice):
    """What an entry of the library is."""

    LAW_ROW = "law_row", "Law status"
    GATEWAY = "gateway", "Gateway"
    PRINCIPLE = "principle", "Principle"
    KIND = "kind", "Kind of case"
    CLOCK = "clock", "Time limit"
    BASIS = "basis", "Data protection basis"
    SOURCE = "source", "Source"

    @property
    def plural(self) -> str:
        """What several of them are called, as a heading."""
        return _PLURALS[self.code]


@dataclass(frozen=True, slots=True, kw_only=True)
class VariantOf:
    """A variant as an entry of its own; it is rechecked with its kind."""

    kind: CaseKind
    variant: Variant


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceUsed:
    """A source as an entry, with the titles of what rests on it."""

    source: Source
    resting: tuple[str, ...]


Told = Item | VariantOf | Basis | SourceUsed


@dataclass(frozen=True, slots=True, kw_only=True)
class LibraryEntry:
    """One thing to read. `id` names it; `item` what a recheck of it is recorded for, if anything.

    `standing` is a word or two for a list: a status, an effect. `checked` says how far it was
    checked, without a day. No `nations`: it is of no nation and of all.
    """

    id: str
    type: EntryType
    title: str
    standing: str
    checked: str
    nations: tuple[c.Nation, ...]
    item: str | None
    recheck_by: date | None
    told: Told

    def is_due(self, today: date) -> bool:
        """Whether its recheck date is past."""
        return self.recheck_by is not None and self.recheck_by < today


def library(guidance: GuidanceSet) -> tuple[LibraryEntry, ...]:
    """Every entry of `guidance`, type after type, by title within a type."""
    order = list(EntryType)
    stated = tuple(_entries(guidance))
    return tuple(
        sorted(
            (*stated, *_sources(stated, guidance)),
            key=lambda each: (order.index(each.type), _place(each), each.title.casefold()),
        )
    )


def find_entries(
    entries: Iterable[LibraryEntry],
    text: str,
    *,
    type_: EntryType | None = None,
    nation: c.Nation | None = None,
    due_on: date | None = None,
) -> tuple[LibraryEntry, ...]:
    """The entries in which every word of `text` begins a word, those with it in the title first.

    Of one type, one nation, or past their recheck date on `due_on` only, where these are given.
    """
    wanted = text.casefold().split()
    found = [
        each
        for each in entries
        if (type_ is None or each.type is type_)
        and (nation is None or not each.nations or nation in each.nations)
        and (due_on is None or each.is_due(due_on))
        and _holds(_text_of(each), wanted)
    ]
    if wanted:
        found.sort(key=lambda each: not _holds(each.title, wanted))
    return tuple(found)


def _holds(text: str, wanted: list[str]) -> bool:
    known = f" {text.casefold()}"
    return all(f" {word}" in known or f"({word}" in known or f"“{word}" in known for word in wanted)


def _place(entry: LibraryEntry) -> int:
    """Principles keep their numbers; everything else goes by title."""
    return entry.told.number if isinstance(entry.told, Principle) else 0


def _entries(guidance: GuidanceSet) -> Iterator[LibraryEntry]:
    for row in guidance.law_rows.values():
        yield _of_item(row, EntryType.LAW_ROW, row.title, row.status.label, row.nations)
    for gateway in guidance.gateways.values():
        effect = gateway.effect.label
        yield _of_item(gateway, EntryType.GATEWAY, gateway.title, effect, gateway.nations)
    for principle in guidance.principles:
        title = f"{principle.number}. {principle.title}"
        yield _of_item(principle, EntryType.PRINCIPLE, title, "", ())
    for kind in guidance.kinds.values():
        yield _of_item(kind, EntryType.KIND, kind.title, kind.group, kind.nations)
        yield from (_of_variant(kind, each) for each in kind.variants)
    for clock in guidance.clocks.values():
        yield _of_item(clock, EntryType.CLOCK, clock.title, limit_words(clock), clock.nations)
    for basis in guidance.bases.values():
        yield _plain(f"basis {basis.id}", EntryType.BASIS, f"{basis.code} {basis.title}", basis)


def _sources(stated: Iterable[LibraryEntry], guidance: GuidanceSet) -> Iterator[LibraryEntry]:
    resting: dict[str, list[str]] = {}
    for entry in stated:
        for source_id in dict.fromkeys(cited.source_id for cited in citations_told(entry.told)):
            resting.setdefault(source_id, []).append(entry.title)
    for source in guidance.sources.values():
        used = SourceUsed(source=source, resting=tuple(resting.get(source.id, ())))
        yield _plain(f"source {source.id}", EntryType.SOURCE, source.title, used)


def citations_told(told: Told) -> tuple[Citation, ...]:
    """What an entry itself rests on; nothing for a source."""
    match told:
        case SourceUsed():
            return ()
        case VariantOf():
            return told.variant.citations
        case _:
            return told.citations


def _of_item(
    item: Item, type_: EntryType, title: str, standing: str, nations: tuple[c.Nation, ...]
) -> LibraryEntry:
    return LibraryEntry(
        id=item_id(item),
        type=type_,
        title=title,
        standing=standing,
        checked=_checked(item.citations),
        nations=nations,
        item=item_id(item),
        recheck_by=recheck_day_of(item),
        told=item,
    )


def _of_variant(kind: CaseKind, variant: Variant) -> LibraryEntry:
    return LibraryEntry(
        id=f"variant {kind.id}/{variant.id}",
        type=EntryType.KIND,
        title=variant.title,
        standing=kind.group,
        checked=_checked(variant.citations),
        nations=kind.nations,
        item=item_id(kind),
        recheck_by=_first_day(variant.citations),
        told=VariantOf(kind=kind, variant=variant),
    )


def _plain(id_: str, type_: EntryType, title: str, told: Basis | SourceUsed) -> LibraryEntry:
    citations = citations_told(told)
    standing = told.article.label if isinstance(told, Basis) else told.source.publisher
    return LibraryEntry(
        id=id_,
        type=type_,
        title=title,
        standing=standing,
        checked=_checked(citations),
        nations=(),
        item=None,
        recheck_by=_first_day(citations),
        told=told,
    )


def _checked(citations: tuple[Citation, ...]) -> str:
    weakest = weakest_of(citations)
    return "" if weakest is None else weakest.checked.label


def _first_day(citations: tuple[Citation, ...]) -> date | None:
    days = (cited.recheck_by for cited in citations)
    return min((day for day in days if day is not None), default=None)


def limit_words(clock: ClockRule) -> str:
    """How long a time limit is: `40 days`, or that the day is set."""
    if not clock.length:
        return clock.counting.label.capitalize()
    return f"{clock.length} {clock.counting.label}"


def nation_words(nations: tuple[c.Nation, ...]) -> str:
    """`England, Wales`; empty where none is named."""
    return ", ".join(nation.label for nation in nations)


def date_words(entry: LibraryEntry, today: date) -> str:
    """When the entry is to be looked at again, and whether that is past; empty for a source."""
    if isinstance(entry.told, SourceUsed):
        return ""
    if entry.recheck_by is None:
        return "Never needs rechecking"
    day = long_date(entry.recheck_by)
    return f"Was to be rechecked by {day}" if entry.is_due(today) else f"Recheck by {day}"


def _text_of(entry: LibraryEntry) -> str:
    """What is searched: the title and every word a reader sees beside it."""
    return " ".join((entry.title, entry.standing, *_texts(entry.told)))


def _texts(told: Told) -> Iterator[str]:
    match told:
        case LawRow():
            yield from (told.words, told.trigger or "")
        case Gateway():
            yield from (told.test, told.record, *told.exceptions)
        case Principle():
            yield from (told.requires, *told.prompts, *told.evidence, *told.pitfalls)
        case CaseKind():
            yield from (told.scope, told.in_this_kind, *told.keywords, *told.prompts.values())
        case VariantOf():
            yield from (told.variant.scope, told.variant.test, *told.variant.keywords)
        case ClockRule():
            yield from (told.starts, told.note)
        case Basis():
            yield told.use
        case SourceUsed():
            yield from (told.source.publisher, told.source.dated, told.source.link)
