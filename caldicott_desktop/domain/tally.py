"""Counts of the same things by this and by that, linked so that no table gives another's back.

Each table parts a total that is counted somewhere, so small numbers are withheld in all of them at
once (`domain.suppression`).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType

from caldicott_desktop.domain.suppression import LEAST, Counts, Label, Shown, Sum, suppressed

NOT_SAID = "Not said"
OTHERS = "All others"
"""Stands for the values that alone would be small numbers: that one of them was there at all may be
more than may be told."""

_REST = "rest"
_PAIR = 2  # the words in the label of a part: of which table, and which value


class Tally:
    """Numbers as they are counted, each by its label, with every sum among them."""

    def __init__(self, *, least: int = LEAST) -> None:
        """Begin with nothing; `least` is the least number that is shown besides 0."""
        self._least = least
        self._numbers: dict[Label, int] = {}
        self._sums: list[Sum] = []
        self._unshown: set[Label] = set()
        self._totals: set[Label] = set()
        self._gathered: dict[str, Mapping[str, int]] = {}
        self._given: set[Label] = set()

    @property
    def least(self) -> int:
        """The least number that is shown besides 0."""
        return self._least

    @property
    def counts(self) -> Counts:
        """The numbers, with every sum among them."""
        return Counts(
            numbers=self._numbers,
            sums=tuple(self._sums),
            unshown=frozenset(self._unshown),
            kept=frozenset(self._totals),
        )

    @property
    def gathered(self) -> Mapping[str, Mapping[str, int]]:
        """The small numbers that stand together as `OTHERS`, by table and by value."""
        return MappingProxyType(self._gathered)

    @property
    def labels(self) -> tuple[Label, ...]:
        """The labels of all that is counted, also of what stands together under one name."""
        apart = ((name, each) for name, values in self._gathered.items() for each in values)
        return (*(each for each in self._numbers if each not in self._unshown), *apart)

    def count(self, label: Label, number: int) -> None:
        """Count a total that other numbers are read against: it is the last to be withheld."""
        self._numbers[label] = number
        self._totals.add(label)
        self._given.add(label)

    def part(
        self,
        name: str,
        total: Label,
        values: Iterable[str],
        *,
        among: Sequence[str] = (),
        gathered: bool = False,
    ) -> None:
        """Part a total by values, one of each thing it counts, labelled `(name, value)`.

        Those `among` are there in their order, also where nothing has them; any other follows by
        its words, and last what is not said. Where small ones are `gathered` they stand together,
        under a name that does not tell which they are.
        """
        counted = Counter(values)
        if gathered:
            small = [each for each, number in counted.items() if number < self._least]
            if small:
                self._gathered[name] = {each: counted.pop(each) for each in sorted(small)}
                counted[OTHERS] += sum(self._gathered[name].values())
        last = tuple(each for each in (NOT_SAID, OTHERS) if each in counted and each not in among)
        ordered = dict.fromkeys((*among, *sorted(counted.keys() - {*last}), *last))
        self._given |= {(name, each) for each in (*among, *([OTHERS] if gathered else []))}
        self._numbers |= {(name, each): counted[each] for each in ordered}
        self.link(total, tuple((name, each) for each in ordered))

    def link(self, total: Label, parts: tuple[Label, ...]) -> None:
        """Say that a number that is counted is the sum of others."""
        self._sums.append(Sum(total=total, parts=parts))

    def cross(self, rows: str, columns: str, pairs: Iterable[tuple[str, str]]) -> None:
        """Part two tables of the same total by each other, labelled `(rows, columns, row, column)`.

        No value of either may have been gathered.
        """
        counted = Counter(pairs)
        among, across = self._values(rows), self._values(columns)
        self._given |= {
            (rows, columns, row, each)
            for row in among
            for each in across
            if {(rows, row), (columns, each)} <= self._given
        }
        grid = {row: {each: (rows, columns, row, each) for each in across} for row in among}
        for row, labels in grid.items():
            self._numbers |= {label: counted[row, each] for each, label in labels.items()}
            self.link((rows, row), tuple(labels.values()))
        for each in across:
            self.link((columns, each), tuple(grid[row][each] for row in among))

    def some(self, label: Label, total: Label, number: int) -> None:
        """Count those of a total that have something, of which the rest is not shown."""
        rest = (_REST, *label)
        self._given.add(label)
        self._numbers |= {label: number, rest: self._numbers[total] - number}
        self._unshown.add(rest)
        self.link(total, (label, rest))

    def shown(self) -> Tallied:
        """Give the numbers as they may be shown, the same for the same counts."""
        return Tallied(MappingProxyType(suppressed(self.counts, least=self._least)))

    def of_total(self, total: Label) -> Tally:
        """Give a tally of one total alone."""
        alone = Tally(least=self._least)
        alone.count(total, self._numbers[total])
        return alone

    def only(self, total: Label, number: Shown) -> Tallied:
        """Give no number but that of a total, and name no value but those that were looked for."""
        withheld: dict[Label, Shown] = {each: None for each in self._numbers if each in self._given}
        withheld |= dict.fromkeys(sorted(self._given - withheld.keys()), None)
        return Tallied(MappingProxyType({**withheld, total: number}), few=True)

    def _values(self, name: str) -> tuple[str, ...]:
        return tuple(_values(name, self._numbers))


@dataclass(frozen=True, slots=True)
class Tallied:
    """Numbers as they may be shown, `None` where one is withheld.

    Where they are `few`, what is not among them is withheld too.
    """

    numbers: Mapping[Label, Shown]
    few: bool = False

    def at(self, *label: str) -> Shown:
        """Give one number; 0 for what nothing was counted as."""
        return self.numbers.get(label, None if self.few else 0)

    def of(self, name: str) -> Mapping[str, Shown]:
        """Give the parts of a table, by value."""
        return MappingProxyType(
            {each: self.numbers[name, each] for each in _values(name, self.numbers)}
        )

    def crossed(self, rows: str, columns: str) -> Mapping[str, Mapping[str, Shown]]:
        """Give a table parted by another, by row and then by column."""
        return MappingProxyType(
            {
                row: MappingProxyType(
                    {each: self.numbers[rows, columns, row, each] for each in self.of(columns)}
                )
                for row in self.of(rows)
            }
        )


def _values(name: str, labels: Iterable[Label]) -> Iterator[str]:
    """Give the values of a table, in order."""
    return (label[1] for label in labels if len(label) == _PAIR and label[0] == name)
