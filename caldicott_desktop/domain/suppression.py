"""Small numbers withheld from figures that are shown or leave, so that nothing gives them back.

A number from 1 to `least` - 1 is withheld: so few people can be recognised. Others are withheld
beside it wherever sums would give it back: totals of rows and columns, quarters of a year, weeks
and months that overlap. Zeros are shown, for they are about nobody.

What is promised, with `least` 5 as an example (decision 0182):

1. No number from 1 to 4 is shown, and no sum that is told leaves one that can be worked out.
2. Every number withheld could be at least two different ones, given all that is shown, the sums,
   and that nothing withheld is a zero. The same goes for what is never shown but can be reckoned,
   such as the rest of a total, where it is small.
3. Of the numbers that a shown total leaves open, the sum is not small either.

Not promised: that nobody knows some of the numbers from elsewhere, and that two figures drawn at
different times cannot be compared.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from caldicott_desktop.domain.in_turns import Turns, finished

LEAST = 5
"""The least number that is shown besides 0 unless something else is asked for.

A body that publishes may ask for more: hospital statistics in England once withheld 1 to 5, and
now round what is below 8 (NHS England Digital, *Disclosure control methodology for Hospital Episode
Statistics*, September 2018; its beginning was read).
"""

Label = tuple[str, ...]
"""What a number is of: `("2026-11", "delay")`."""

_TRIES = 400  # changes in search of another reading; one that takes more is as good as none


@dataclass(frozen=True, slots=True, kw_only=True)
class Sum:
    """A total and the parts it is the sum of; each may itself be a part or a total elsewhere."""

    total: Label
    parts: tuple[Label, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Counts:
    """Numbers of people or things, the sums among them, and which of them are never shown.

    What is never shown stands here because a reader could reckon it: the rest of a total, or the
    days that a week has in the next month. What is to be `kept` is withheld beside a small number
    only where nothing else would hide it: the total that everything else is read against. What was
    told `before`, or withheld then, stays so.
    """

    numbers: Mapping[Label, int]
    sums: tuple[Sum, ...] = ()
    unshown: frozenset[Label] = frozenset()
    kept: frozenset[Label] = frozenset()
    before: Mapping[Label, int | None] = field(default_factory=dict)

    def __post_init__(self) -> None:
        """Raise `ValueError` where a number is below zero, or a sum is not its parts' sum.

        Also where another number was told before.
        """
        if any(number < 0 for number in self.numbers.values()):
            raise ValueError("A count is below zero")
        for each in self.sums:
            if self.numbers[each.total] != sum(self.numbers[part] for part in each.parts):
                raise ValueError(f"{each.total} is not the sum of its parts")
        if any(told not in {None, self.numbers[label]} for label, told in self.before.items()):
            raise ValueError("Another number was told before")


Shown = int | None
"""A number as it may be shown; `None` where it is withheld."""


def suppressed(counts: Counts, *, least: int = LEAST) -> dict[Label, Shown]:
    """The numbers that may be shown, in their order, and `None` for those that are withheld.

    The same counts give the same answer.
    """
    return finished(suppressing(counts, least=least))


def suppressing(counts: Counts, *, least: int = LEAST) -> Turns[dict[Label, Shown]]:
    """Come to what `suppressed` gives in turns, each protecting a number or trying to."""
    return _Suppression(counts, least).turns()


def grid(rows: Mapping[str, Mapping[str, int]], *, total: str = "total") -> Counts:
    """A table of rows and columns with the totals of both and of all, labelled `(row, column)`."""
    columns = tuple(dict.fromkeys(column for row in rows.values() for column in row))
    numbers: dict[Label, int] = {
        (name, column): row.get(column, 0) for name, row in rows.items() for column in columns
    }
    for name in rows:
        numbers[name, total] = sum(numbers[name, column] for column in columns)
    for column in (*columns, total):
        numbers[total, column] = sum(numbers[name, column] for name in rows)
    sums = [
        Sum(total=(name, total), parts=tuple((name, column) for column in columns))
        for name in (*rows, total)
    ]
    sums += [
        Sum(total=(total, column), parts=tuple((name, column) for name in rows))
        for column in (*columns, total)
    ]
    return Counts(numbers=numbers, sums=tuple(sums))


class _Suppression:
    """The numbers with what is withheld of them so far, each by its place.

    A sum is told as what each number in it adds: 1 for a part and -1 for the total, so that all of
    it comes to nothing.
    """

    def __init__(self, counts: Counts, least: int) -> None:
        self.labels = tuple(counts.numbers)
        self.numbers = tuple(counts.numbers.values())
        place = {label: n for n, label in enumerate(self.labels)}
        self.sums = tuple(
            {place[each.total]: -1, **{place[part]: 1 for part in each.parts}}
            for each in counts.sums
        )
        self.sums_of: list[list[int]] = [[] for _ in self.labels]
        for n, each in enumerate(self.sums):
            for one in each:
                self.sums_of[one].append(n)
        self._unshown = frozenset(place[label] for label in counts.unshown)
        self._kept = frozenset(place[label] for label in counts.kept)
        self._told = frozenset(
            place[label] for label, told in counts.before.items() if told is not None
        )
        self._untold = tuple(place[label] for label, told in counts.before.items() if told is None)
        self._total_of = Counter(place[each.total] for each in counts.sums)
        self._least = least
        self.open = set(self._unshown)
        self._open_in = [sum(one in self.open for one in each) for each in self.sums]
        self._withheld: list[int] = []

    def turns(self) -> Turns[dict[Label, Shown]]:
        """Come to the numbers that may be shown, and `None` for the others."""
        small = [n for n, number in enumerate(self.numbers) if 0 < number < self._least]
        for one in dict.fromkeys((*self._untold, *small)):
            if one not in self._unshown:
                self._withhold(one)
        safe: set[int] = set()
        while to_protect := [n for n in (*small, *self._withheld) if n not in safe]:
            for one in to_protect:
                stuck: Counter[int] = Counter()
                while not self._may_differ(one, stuck) and self._withhold_one(one, stuck):
                    stuck.clear()
                    yield len(safe), len(small) + len(self._withheld)
                safe.add(one)
                yield len(safe), len(small) + len(self._withheld)
            self._withhold_for_rests()
        return {
            label: None if n in self.open else self.numbers[n]
            for n, label in enumerate(self.labels)
            if n not in self._unshown
        }

    def could_be(self, one: int, step: int) -> bool:
        """Whether a reader would take this number changed by a step for possible."""
        lowest = 0 if one in self._unshown else 1
        return one in self.open and self.numbers[one] + step >= lowest

    def _withhold(self, one: int) -> None:
        self._withheld.append(one)
        self.open.add(one)
        for n in self.sums_of[one]:
            self._open_in[n] += 1

    def _may_differ(self, one: int, stuck: Counter[int]) -> bool:
        """Whether the number could be one more or one less, with others changed to match.

        Where it could not, `stuck` holds how often the search ended at which sum.
        """
        return any(
            self.could_be(one, step) and _Reading(self, one, step, stuck).is_found()
            for step in (1, -1)
        )

    def _withhold_one(self, one: int, stuck: Counter[int]) -> bool:
        """Withhold one number more, the one that helps most and is missed least.

        First what stands in most sums that give this number or its neighbours back, then what
        stands in the sums where the search ended, then whatever is near. Whether there was one:
        with all but zeros withheld nothing can be given back, since there may be one more of
        anything, and of each total above it.
        """
        helps = Counter(
            each
            for n in self._giving_back(one)
            for each in self.sums[n]
            if self._may_be_withheld(each)
        )
        if helps:
            self._withhold(min(helps, key=lambda each: (-helps[each], *self._loss(each))))
            return True
        ends = {each for n in stuck for each in self.sums[n]}
        nears = (ends, *self._layers(one))
        for near in nears:
            shown = [each for each in near if self._may_be_withheld(each)]
            if shown:
                self._withhold(min(shown, key=self._loss))
                return True
        kept = [each for near in nears for each in near if self._is_shown(each)]
        if kept:
            self._withhold(min(kept, key=self._loss))
        return bool(kept)

    def _is_shown(self, one: int) -> bool:
        """Whether it is no zero, which hides nothing, nor withheld yet, nor told before."""
        return self.numbers[one] > 0 and one not in self.open and one not in self._told

    def _may_be_withheld(self, one: int) -> bool:
        """Whether it could be withheld before anything that is to be kept."""
        return self._is_shown(one) and one not in self._kept

    def _giving_back(self, one: int) -> Iterator[int]:
        """Give the sums near a number in which one alone is open that has to be protected."""
        near = {
            n for own in self.sums_of[one] for each in self.sums[own] for n in self.sums_of[each]
        }
        for n in near:
            if self._open_in[n] == 1:
                (alone,) = (each for each in self.sums[n] if each in self.open)
                if alone not in self._unshown or 0 < self.numbers[alone] < self._least:
                    yield n

    def _layers(self, one: int) -> Iterator[Iterable[int]]:
        """Give the numbers that share a sum with this one, then those that share one with them."""
        met, layer = {one}, {one}
        while layer:
            layer = {each for of in layer for n in self.sums_of[of] for each in self.sums[n]} - met
            met |= layer
            yield layer

    def _loss(self, one: int) -> tuple[bool, int, int, int]:
        """How much it is missed: what is to be kept most, a total of much, then a large number."""
        return one in self._kept, self._total_of[one], self.numbers[one], one

    def _withhold_for_rests(self) -> None:
        """Withhold more where a shown total leaves a small sum open.

        That never makes the rest of another sum small: what is withheld here is no small number.
        """
        for n, each in enumerate(self.sums):
            while self._open_in[n] and 0 < self._rest(each) < self._least:
                shown = [one for one in each if self._is_shown(one)]
                if not shown:
                    break  # it was told before, and was open then to more than it is
                self._withhold(min(shown, key=self._loss))

    def _rest(self, each: Mapping[int, int]) -> int:
        """What a shown total leaves open; 0 where it is not shown."""
        left_open = [(one, adds) for one, adds in each.items() if one in self.open]
        if any(adds < 0 for _, adds in left_open):
            return 0
        return sum(self.numbers[one] for one, _ in left_open)


class _Reading:
    """A search for another set of numbers that fits all that is shown.

    Each number changes by one or not at all. What can be changed at all in a table of rows and
    columns can be changed by one around a circle, so there another reading is found if there is
    one. Elsewhere one may be missed, or given up; then more is withheld and never less.
    """

    def __init__(self, figures: _Suppression, one: int, step: int, stuck: Counter[int]) -> None:
        self._figures = figures
        self._stuck = stuck
        self._tries_left = _TRIES
        self._changed: dict[int, int] = {}
        self._wrong: dict[int, int] = {}
        self._change(one, step)

    def is_found(self) -> bool:
        """Whether there is one."""
        if not self._wrong:
            return True
        n, ways = min(((n, self._ways(n)) for n in self._wrong), key=lambda end: len(end[1]))
        if not ways:
            self._stuck[n] += 1
        for one, step in sorted(ways, key=lambda way: (self._left_wrong(*way), way[0])):
            self._tries_left -= 1
            if self._tries_left < 0:
                return False
            self._change(one, step)
            if self.is_found():
                return True
            self._change(one, -step)
        return False

    def _ways(self, n: int) -> list[tuple[int, int]]:
        """The changes that bring a sum nearer to right, of what has not been changed."""
        back = -1 if self._wrong[n] > 0 else 1
        return [
            (one, back * adds)
            for one, adds in self._figures.sums[n].items()
            if one not in self._changed and self._figures.could_be(one, back * adds)
        ]

    def _left_wrong(self, one: int, step: int) -> int:
        """How much more would be wrong with a change, less being better."""
        figures = self._figures
        return sum(
            abs(self._wrong.get(n, 0) + step * figures.sums[n][one]) - abs(self._wrong.get(n, 0))
            for n in figures.sums_of[one]
        )

    def _change(self, one: int, step: int) -> None:
        """Change a number, or change it back."""
        if self._changed.pop(one, None) is None:
            self._changed[one] = step
        for n in self._figures.sums_of[one]:
            self._wrong[n] = self._wrong.get(n, 0) + step * self._figures.sums[n][one]
            if not self._wrong[n]:
                del self._wrong[n]
