"""The completeness statement of a selection: every number accounted for from what the vault holds.

`domain.audit.completeness` says what each part means. Entries it rests on are checked as they are
read; nothing recorded after the selection was made is counted.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from types import MappingProxyType

from caldicott_desktop.casework import checked
from caldicott_desktop.casework.audit import reserved
from caldicott_desktop.casework.audit.earlier import earlier_exports
from caldicott_desktop.casework.audit.reserved import Disposed
from caldicott_desktop.casework.audit.selecting import Selected
from caldicott_desktop.casework.casebook import Casebook, name_of
from caldicott_desktop.casework.reading import title_of
from caldicott_desktop.casework.settings import late_after_h
from caldicott_desktop.casework.timing import UK
from caldicott_desktop.casework.turns import Progress, Steps
from caldicott_desktop.domain.audit.completeness import (
    Completeness,
    Disposal,
    HeadAsOf,
    LastCheck,
    LateRecord,
    Origin,
    Series,
    Superseded,
    Told,
    Traces,
    account,
)
from caldicott_desktop.domain.audit.sample import Sample
from caldicott_desktop.domain.audit.selection import Selection
from caldicott_desktop.domain.choices import ReleaseState, Standing
from caldicott_desktop.ledger import schemas
from caldicott_desktop.ledger.entry import SignedEntry
from caldicott_desktop.ledger.head import Head
from caldicott_desktop.store import entries, selecting
from caldicott_desktop.store.numbers import Reference
from caldicott_desktop.store.selecting import GivenNumber, ListedDecision, Place

_HOUR_S = 3600

# Numbers read in one turn: some five milliseconds.
_NUMBERS_AT_ONCE = 500

# Entries about drafts and cards read and checked in one turn: as long.
_ENTRIES_AT_ONCE = 8


def complete(
    book: Casebook, selected: Selected, *, sample: Sample | None = None
) -> Steps[Completeness]:
    """Return what a selection is and is not, as of its own moment. Raises `NotIntact`."""
    named = _installations(book)
    gone = tuple(reserved.disposed(book, until=selected.rows))
    yield Progress(done=0, total=1)
    meant = selected.decisions
    narrows = selected.selection.narrows
    ours = () if narrows else tuple(each for each in gone if _is_within(each, selected))
    series = yield from _series(book, selected, gone, ours, named)
    exports, copies = yield from earlier_exports(book, selected)
    imported = _imported(book, selected)
    limit_h = late_after_h(book)
    return Completeness(
        organisation=book.organisation,
        made_at=selected.at,
        made_by=book.person.name,
        selection=selected.selection,
        titles=titles_of(book, selected.selection),
        within=len(selected.within),
        listed=len(meant),
        left_out=MappingProxyType(Counter(selected.left_out.values())),
        origins=_origins(book, meant, named),
        imported=imported[True],
        imported_untold=imported[None],
        disposed=tuple(map(_disposal, ours)),
        disposed_untold=tuple(_disposal(each) for each in gone if _is_untold(each, selected)),
        series=series,
        unnumbered=tuple(each.reference for each in meant if each.place is None),
        late_after_h=limit_h,
        late=tuple(_late(each) for each in meant if each.late_s > limit_h * _HOUR_S),
        superseded=tuple(
            Superseded(reference=each.reference, by=selected.superseded_by.get(each.row, ()))
            for each in meant
            if each.standing is Standing.SUPERSEDED
        ),
        contested=_contested(meant),
        differing=tuple(e.reference for e in meant if e.release is ReleaseState.DIFFERS),
        live=tuple(each.reference for each in meant if each.waits),
        exports=exports,
        copies=copies,
        checked=_last_check(book, named),
        heads=_heads(selected.heads, named),
        sample=sample,
    )


def _installations(book: Casebook) -> Mapping[bytes, str]:
    """Return what each log's installation is called; two of one name are told apart by their id."""
    begun = checked.of_kinds(book.store, book.vault_id, ("log.begun",))
    named = {
        each.signed.entry.log: schemas.LOG_BEGUN.read(each.fields).installation for each in begun
    }
    names = Counter(named.values())
    return {
        log: name if names[name] == 1 else f"{name} ({log[:2].hex()})"
        for log, name in named.items()
    }


def _last_check(book: Casebook, named: Mapping[bytes, str]) -> LastCheck | None:
    last = book.state.checked.get(book.person_id)
    return None if last is None else LastCheck(at=last.at, heads=_heads(last.heads, named))


def _is_within(gone: Disposed, selected: Selected) -> bool:
    return gone.decided_on is not None and selected.selection.is_within(gone.decided_on)


def _is_untold(gone: Disposed, selected: Selected) -> bool:
    """Tell whether it cannot be told if a decision that is gone belongs to the selection."""
    return gone.decided_on is None or (selected.selection.narrows and _is_within(gone, selected))


def _imported(book: Casebook, selected: Selected) -> Counter[bool | None]:
    """Count what was imported: of the selection (true) or not, or so that it cannot be told."""
    found: Counter[bool | None] = Counter()
    for each in reserved.imported(book, until=selected.rows):
        day = each.decided_on
        found[None if day is None else selected.selection.is_within(day)] += 1
    if selected.selection.narrows:
        # Of an import only number and day are read, so no filter can be asked of it.
        found[None] += found.pop(True, 0)
    return found


def _series(
    book: Casebook,
    selected: Selected,
    gone: Sequence[Disposed],
    ours: Sequence[Disposed],
    named: Mapping[bytes, str],
) -> Steps[tuple[Series, ...]]:
    """Account for the numbers of each log and year, from the lowest selected to the highest."""
    places = [each.place for each in selected.decisions] + [each.place for each in ours]
    groups: dict[tuple[bytes, int], list[int]] = {}
    for place in places:
        if place is not None:
            groups.setdefault((place.log, place.year), []).append(place.number)
    numbers = _Numbers(book=book, selected=selected, gone=gone)
    yield from numbers.read_discarded()
    found: list[Series] = []
    for (log, year), counts in sorted(groups.items()):
        span = _Span(log=log, year=year, first=min(counts), last=max(counts))
        found.append((yield from numbers.account(span, named.get(log, log.hex()))))
    return tuple(found)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Span:
    """Numbers of one log (16 bytes) and year, both ends within."""

    log: bytes
    year: int
    first: int
    last: int


@dataclass(kw_only=True)
class _Numbers:
    """What the vault knows of its numbers."""

    book: Casebook
    selected: Selected
    gone: Sequence[Disposed]

    def __post_init__(self) -> None:
        """Note which decisions are meant, once for all numbers."""
        self._meant = {each.row for each in self.selected.decisions}
        self._discards: dict[str, Told] = {}

    def read_discarded(self) -> Steps[None]:
        """Read once why drafts were discarded that had a number."""
        found = entries.of_kind_between(
            self.book.store, "draft.discarded", after=0, until=self.selected.rows
        )
        for done, stored in enumerate(found):
            if done % _ENTRIES_AT_ONCE == 0:
                yield Progress(done=done, total=len(found))
            entry = checked.load(self.book, stored)
            said = schemas.DRAFT_DISCARDED.read(entry.fields)
            self._discards[said.number] = self._by(entry.signed, said.reason)

    def account(self, span: _Span, installation: str) -> Steps[Series]:
        """Return what became of the numbers of `span`."""
        given: list[GivenNumber] = []
        for start in range(span.first, span.last + 1, _NUMBERS_AT_ONCE):
            yield Progress(done=start - span.first, total=span.last - span.first + 1)
            end = min(span.last, start + _NUMBERS_AT_ONCE - 1)
            found = selecting.given_between(self.book.store, span.log, span.year, start, end)
            given += [each for each in found if each.row <= self.selected.rows]
        rest = [each for each in given if each.listed is None]
        cards = yield from self._given_by([each for each in given if each.is_card])
        drafts = yield from self._given_by([each for each in rest if each.kind == "draft.numbered"])
        traces = Traces(
            selected={each.number for each in given if each.listed in self._meant},
            filtered={each.number for each in given if each.listed in self.selected.left_out},
            outside={each.number for each in given if self._is_outside(each)},
            disposed={each.number: told for each, told in self._disposed(span)},
            discarded={
                each.number: self._discards[each.reference]
                for each in rest
                if each.reference in self._discards
            },
            cards=cards,
            drafts=drafts,
        )
        return account(
            traces,
            installation=installation,
            year=span.year,
            first=span.first,
            last=span.last,
            reference=partial(self._reference, _spelt(given), span),
        )

    def _is_outside(self, given: GivenNumber) -> bool:
        """Tell whether a number is a decision's of other days, whose row is not among those."""
        return (
            given.listed is not None
            and not given.is_card
            and given.listed not in self._meant
            and given.listed not in self.selected.left_out
        )

    def _disposed(self, span: _Span) -> Iterator[tuple[Place, Told]]:
        for each in self.gone:
            if each.place is not None and (each.place.log, each.place.year) == (
                span.log,
                span.year,
            ):
                yield each.place, each.told

    def _given_by(self, given: Sequence[GivenNumber]) -> Steps[dict[int, Told]]:
        """Return what the entries that gave numbers say, where they did give these."""
        told: dict[int, Told] = {}
        for done, each in enumerate(given):
            if done % _ENTRIES_AT_ONCE == 0:
                yield Progress(done=done, total=len(given))
            entry = checked.load(self.book, entries.by_row(self.book.store, each.row))
            said = entry.fields
            if said.get("/number", said.get("/reference")) == each.reference:
                told[each.number] = self._by(entry.signed)
        return told

    def _by(self, signed: SignedEntry, why: str | None = None) -> Told:
        made = signed.entry
        by = name_of(self.book, made.person)
        return Told(on=made.at.astimezone(UK).date(), by=by, why=why)

    def _reference(self, spelt: Mapping[int, str], span: _Span, number: int) -> str:
        """Return a number as it was given, or, where it was not, as the one before it is spelt."""
        if number in spelt:
            return spelt[number]
        before = max((each for each in spelt if each < number), default=None)
        like = spelt[before] if before is not None else next(iter(spelt.values()), None)
        prefix = Reference.parse(like).prefix if like else self.book.prefix
        return str(Reference(prefix=prefix, year=span.year, number=number))


def _spelt(given: Iterable[GivenNumber]) -> Mapping[int, str]:
    return {each.number: each.reference for each in given}


def titles_of(book: Casebook, selection: Selection) -> Mapping[str, str]:
    """Return the words for the kinds and gateways that a selection names, by id."""
    kinds = {each: title_of(book, each) for each in selection.kinds}
    known = book.guidance.gateways
    return {**kinds, **{each: known[each].title for each in selection.gateways if each in known}}


def _origins(
    book: Casebook, meant: Iterable[ListedDecision], named: Mapping[bytes, str]
) -> tuple[Origin, ...]:
    counts = Counter(each.log for each in meant)
    found = (
        Origin(installation=named.get(log, log.hex()), is_here=log == book.log, count=count)
        for log, count in counts.items()
    )
    return tuple(sorted(found, key=lambda each: (not each.is_here, each.installation)))


def _disposal(gone: Disposed) -> Disposal:
    return Disposal(reference=gone.reference, told=gone.told)


def _late(listed: ListedDecision) -> LateRecord:
    return LateRecord(
        reference=listed.reference,
        decided_at=listed.decided_at,
        recorded_at=listed.recorded_at,
        late_s=listed.late_s,
    )


def _contested(meant: Iterable[ListedDecision]) -> tuple[tuple[str, ...], ...]:
    by_case: dict[bytes, list[str]] = {}
    for each in meant:
        if each.standing is Standing.CONTESTED:
            by_case.setdefault(each.case, []).append(each.reference)
    return tuple(map(tuple, by_case.values()))


def _heads(heads: Iterable[Head], named: Mapping[bytes, str]) -> tuple[HeadAsOf, ...]:
    return tuple(
        HeadAsOf(
            installation=named.get(head.log, head.log.hex()),
            entries=head.size,
            printed=head.printed(),
        )
        for head in heads
    )
