"""What may be published of days, decided once for each quarter and each financial year.

Two documents that each withhold small numbers can give them back together: a year less three of its
quarters is the fourth. So every publishable document shows parts of the same tables
(`docs/decisions/0251-what-is-published-stands-on-quarters.md`):

1. A quarter has one table. What it withholds follows from that quarter alone. Where it counts fewer
   than `FEW`, it tells how many and nothing else; fewer than `FEWEST`, and it tells nothing. Else
   each quarter of a small home would hold back its year.
2. A financial year has one table, in which what its quarters tell is told already, with the sums
   of it: only other numbers of the year are withheld, until no quarter gives anything back.
3. Of other days, which have to be whole quarters, a number is told where it is the sum of numbers
   that these tables tell; it so says nothing new.

Quarters of different years share nothing, and years share no quarter. So nothing that is told of
one year bears on another.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from types import MappingProxyType

from caldicott_desktop.domain.quarters import Quarter, whole_years
from caldicott_desktop.domain.suppression import Counts, Label, Shown, Sum, suppressed
from caldicott_desktop.domain.tally import OTHERS, Tallied, Tally

FEW, FEWEST = 20, 10
"""So many decisions a quarter has to count to be told in tables, and to be told in number."""

_YEAR = "year"
_PAIR = 2  # the words in the label of a part: of which table, and which value


@dataclass(frozen=True, slots=True, kw_only=True)
class Published:
    """Numbers as they may be shown: of all the days, of each quarter, and of each whole year."""

    all: Tallied
    quarters: Mapping[Quarter, Tallied]
    years: Mapping[int, Tallied]

    @property
    def tables(self) -> tuple[Tallied, ...]:
        """The tables that `all` is put together from: years, and quarters of no whole year."""
        loose = (
            told for each, told in self.quarters.items() if each.financial_year not in self.years
        )
        return (*self.years.values(), *loose)


def publish(
    quarters: Mapping[Quarter, Tally], years: Mapping[int, Tally], *, total: Label
) -> Published:
    """Return what may be told of quarters, and of the financial years that are whole among them.

    `total` is what all tables of a quarter are parts of, or go with.
    """
    told = {each: _told_of_quarter(tally, total) for each, tally in sorted(quarters.items())}
    of_years = {
        year: _told_of_year(
            years[year], {each: (quarters[each], told[each]) for each in four}, total
        )
        for year, four in whole_years(told).items()
    }
    found = Published(
        all=Tallied({}), quarters=MappingProxyType(told), years=MappingProxyType(of_years)
    )
    parts = found.tables
    return replace(found, all=parts[0] if len(parts) == 1 else _summed(parts))


def _told_of_quarter(tally: Tally, total: Label) -> Tallied:
    """Return what a quarter tells: which of the three, its number alone says."""
    number = tally.counts.numbers[total]
    if number == 0 or number >= FEW:
        return tally.shown()
    return tally.only(total, number if number >= FEWEST else None)


def _told_of_year(
    year: Tally, quarters: Mapping[Quarter, tuple[Tally, Tallied]], total: Label
) -> Tallied:
    """Return what a year may tell beside what its quarters tell."""
    linked = _Linked()
    linked.add(_YEAR, year)
    mute = all(told.few or set(told.numbers.values()) == {0} for _, told in quarters.values())
    for quarter, (tally, told) in quarters.items():
        # Where no quarter tells more than how many, the year can be set against nothing else.
        linked.add(quarter.text, tally.of_total(total) if mute else tally)
        linked.tell(quarter.text, told)
    quarter_tables = tuple(told for _, told in quarters.values())
    for label in (total,) if mute else year.labels:
        if label[1:] == (OTHERS,):
            continue  # what it stands for is linked
        if (number := _sum(tuple(_told(quarter_tables, label)))) is not None:
            linked.before[_YEAR, *label] = number
        parts = tuple((each.text, *label) for each in quarters)
        linked.sums.append(
            Sum(
                total=(_YEAR, *label),
                parts=tuple(each for each in parts if each in linked.numbers),
            )
        )
    shown = suppressed(linked.counts(), least=year.least)
    return Tallied(
        MappingProxyType({label[1:]: n for label, n in shown.items() if label[0] == _YEAR})
    )


class _Linked:
    """Tables put together, each under a name of its own, and what was told of them before."""

    def __init__(self) -> None:
        self.numbers: dict[Label, int] = {}
        self.sums: list[Sum] = []
        self.before: dict[Label, Shown] = {}
        self._unshown: set[Label] = set()
        self._kept: set[Label] = set()

    def add(self, name: str, tally: Tally) -> None:
        """Put in a table, with the numbers that stand together under one name in it."""
        counts = tally.counts
        self.numbers |= {(name, *label): number for label, number in counts.numbers.items()}
        self._unshown |= {(name, *label) for label in counts.unshown}
        self._kept |= {(name, *label) for label in counts.kept}
        for each in counts.sums:
            parts = tuple((name, *part) for part in each.parts)
            self.sums.append(Sum(total=(name, *each.total), parts=parts))
        for table, values in tally.gathered.items():
            gathered: dict[Label, int] = {
                (name, table, value): number for value, number in values.items()
            }
            self.numbers |= gathered
            self._unshown |= gathered.keys()
            self.sums.append(Sum(total=(name, table, OTHERS), parts=tuple(gathered)))

    def tell(self, name: str, told: Tallied) -> None:
        """Say what of a table was told before; of one that counts few, all but that is unshown."""
        before = {
            (name, *label): number
            for label, number in told.numbers.items()
            if (name, *label) in self.numbers
        }
        if told.few:
            before = {label: each for label, each in before.items() if each is not None}
            unshown = {label for label in self.numbers if label[0] == name}
            self._unshown |= unshown - before.keys()
        self.before |= before

    def counts(self) -> Counts:
        """Give all of it as one set."""
        return Counts(
            numbers=self.numbers,
            sums=tuple(self.sums),
            unshown=frozenset(self._unshown),
            kept=frozenset(self._kept),
            before=self.before,
        )


def _summed(parts: Sequence[Tallied]) -> Tallied:
    """Return the sums of what every part tells; what one of them withholds is withheld."""
    labels = dict.fromkeys(label for part in parts for label in part.numbers)
    ordered = sorted(labels, key=lambda label: label[1:] == (OTHERS,))
    numbers = {label: _sum(tuple(_told(parts, label))) for label in ordered}
    return Tallied(MappingProxyType(numbers), few=any(each.few for each in parts))


def _told(parts: Sequence[Tallied], label: Label) -> Iterator[Shown]:
    """Give what each part tells of a number; where it could stand among others, nothing."""
    for part in parts:
        others = len(label) == _PAIR and (label[0], OTHERS) in part.numbers
        yield part.numbers.get(label, None if others else part.at(*label))


def _sum(numbers: Sequence[Shown]) -> Shown:
    told = [each for each in numbers if each is not None]
    return sum(told) if len(told) == len(numbers) else None
