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

    def count(self, label: Label, number: int) -> None:
        """Count a total that other numbers are read against: it is the last to be withheld."""
        self._numbers[label] = number
        self._totals.add(label)

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
            rest = sum(counted.pop(each) for each in small)
            if small:
                counted[OTHERS] += rest
        last = tuple(each for each in (NOT_SAID, OTHERS) if each in counted and each not in among)
        ordered = dict.fromkeys((*among, *sorted(counted.keys() - {*last}), *last))
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
        grid = {row: {each: (rows, columns, row, each) for each in across} for row in among}
        for row, labels in grid.items():
            self._numbers |= {label: counted[row, each] for each, label in labels.items()}
            self.link((rows, row), tuple(labels.values()))
        for each in across:
            self.link((columns, each), tuple(grid[row][each] for row in among))

    def some(self, label: Label, total: Label, number: int) -> None:
        """Count those of a total that have something, of which the rest is not shown."""
        rest = (_REST, *label)
        self._numbers |= {label: number, rest: self._numbers[total] - number}
        self._unshown.add(rest)
        self.link(total, (label, rest))

    def shown(self) -> Tallied:
        """Give the numbers as they may be shown, the same for the same counts."""
        counts = Counts(
            numbers=self._numbers,
            sums=tuple(self._sums),
            unshown=frozenset(self._unshown),
            kept=frozenset(self._totals),
        )
        return Tallied(MappingProxyType(suppressed(counts, least=self._least)))

    def _values(self, name: str) -> tuple[str, ...]:
        return tuple(_values(name, self._numbers))


@dataclass(frozen=True, slots=True)
class Tallied:
    """Numbers as they may be shown, `None` where one is withheld."""

    numbers: Mapping[Label, Shown]

    def at(self, *label: str) -> Shown:
        """Give one number; 0 for what nothing was counted as."""
        return self.numbers.get(label, 0)

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
