"""One table of a guidance file, read strictly: every key known, every value of its type."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date, datetime
from typing import TypeVar

from caldicott_desktop.domain.choices import Choice
from caldicott_desktop.guidance.faults import GuidanceError

C = TypeVar("C", bound=Choice)

# What a table is called in an error: the first of these keys that it has, else its place.
_NAMING = ("id", "source", "code")


class Table:
    """Takes values out of one table by key; `close` refuses whatever was not taken."""

    __slots__ = ("_item", "_taken", "_values", "_within", "file")

    def __init__(
        self,
        file: str,
        item: str,
        values: Mapping[str, object],
        *,
        within: tuple[Table, str, int] | None = None,
    ) -> None:
        """Read `values`, which stand in `file` under `item`.

        One of the tables in another says instead where it is `within`: table, key and place.
        """
        self.file = file
        self._item = item
        self._within = within
        self._values = values
        self._taken: set[str] = set()

    @property
    def item(self) -> str:
        """What the table is called in an error."""
        if self._within is None:
            return self._item
        above, key, place = self._within
        name = next((self._values[known] for known in _NAMING if known in self._values), place)
        inside = f"{above.item}, " if above.item else ""
        return f"{inside}{key} “{name}”"

    def fault(self, which: str, **named: str | int) -> GuidanceError:
        """An error that names this file and item."""
        return GuidanceError(which, self.file, self.item, **named)

    def has(self, key: str) -> bool:
        """Whether `key` is given."""
        return key in self._values

    def text(self, key: str) -> str:
        """The text at `key`; it may not be missing or empty."""
        value = self._take(key)
        words = value.split() if isinstance(value, str) else None
        if not words:
            raise self.fault("not-text", key=key)
        return " ".join(words)

    def text_or_none(self, key: str) -> str | None:
        """The text at `key`, or `None` when it is not given."""
        return self.text(key) if self.has(key) else None

    def texts(self, key: str, *, empty: bool = False) -> tuple[str, ...]:
        """The list of texts at `key`; it may be left out or empty only when `empty`."""
        if empty and not self.has(key):
            return ()
        found = []
        for value in self._list(key, empty=empty):
            words = value.split() if isinstance(value, str) else None
            if not words:
                raise self.fault("not-texts", key=key)
            found.append(" ".join(words))
        return tuple(found)

    def pairs(self, key: str) -> tuple[tuple[str, str], ...]:
        """A list of two-text lists at `key`; none when it is not given."""
        if not self.has(key):
            return ()
        found = []
        for value in self._list(key):
            match value:
                case [str(first), str(second)]:
                    found.append((first, second))
                case _:
                    raise self.fault("not-pairs", key=key)
        return tuple(found)

    def conditions(self, key: str) -> tuple[tuple[str, tuple[str, ...]], ...]:
        """A list at `key` of lists, each a name and the codes that fit it; none when not given."""
        if not self.has(key):
            return ()
        found = []
        for value in self._list(key):
            match value:
                case [str(name), *codes] if codes and all(isinstance(code, str) for code in codes):
                    found.append((name, tuple(str(code) for code in codes)))
                case _:
                    raise self.fault("not-conditions", key=key)
        return tuple(found)

    def whole(self, key: str) -> int:
        """The whole number at `key`, 1 or more."""
        value = self._take(key)
        if not isinstance(value, int) or isinstance(value, bool) or value < 1:
            raise self.fault("not-whole-number", key=key)
        return value

    def whole_or_none(self, key: str) -> int | None:
        """The whole number at `key`, or `None` when it is not given."""
        return self.whole(key) if self.has(key) else None

    def flag(self, key: str) -> bool:
        """The `true` or `false` at `key`; `false` when it is not given."""
        if not self.has(key):
            return False
        value = self._take(key)
        if not isinstance(value, bool):
            raise self.fault("not-flag", key=key)
        return value

    def day_or_none(self, key: str) -> date | None:
        """The date at `key` (`2026-11-21`, without quotation marks), or `None`."""
        if not self.has(key):
            return None
        value = self._take(key)
        if not isinstance(value, date) or isinstance(value, datetime):
            raise self.fault("not-day", key=key)
        return value

    def day_or_word(self, key: str, word: str) -> date | None:
        """The date at `key`, or `None` where `word` stands in its place, as in `"never"`."""
        if self.has(key) and self._values[key] == word:
            self._taken.add(key)
            return None
        found = self.day_or_none(key)
        if found is None:
            raise self.fault("no-day", key=key, word=word)
        return found

    def choice(self, key: str, kind: type[C]) -> C:
        """The member of a closed list whose code stands at `key`."""
        return self._choice(key, self.text(key), kind)

    def choices(self, key: str, kind: type[C]) -> tuple[C, ...]:
        """The members of a closed list whose codes stand at `key`."""
        return tuple(self._choice(key, code, kind) for code in self.texts(key))

    def tables(self, key: str) -> Iterator[Table]:
        """The tables at `key`, each named by its `id` or its place; none when not given."""
        if not self.has(key):
            return
        for number, value in enumerate(self._list(key), start=1):
            if not isinstance(value, dict):
                raise self.fault("not-tables", key=key)
            yield Table(self.file, "", value, within=(self, key, number))

    def inner(self, key: str) -> Mapping[str, object]:
        """The table at `key` as it stands; empty when not given."""
        value = self._take(key) if self.has(key) else {}
        if not isinstance(value, dict):
            raise self.fault("not-table", key=key)
        return value

    def close(self) -> None:
        """Refuse any key that nothing asked for, so that a misspelt one is noticed."""
        if unknown := self._values.keys() - self._taken:
            raise self.fault("unknown-field", field=min(unknown))

    def _take(self, key: str) -> object:
        self._taken.add(key)
        if key not in self._values:
            raise self.fault("no-field", key=key)
        return self._values[key]

    def _list(self, key: str, *, empty: bool = False) -> list[object]:
        value = self._take(key)
        if not isinstance(value, list) or not (value or empty):
            raise self.fault("not-list", key=key)
        return value

    def _choice(self, key: str, code: str, kind: type[C]) -> C:
        try:
            return kind.of(code)
        except ValueError:
            known = ", ".join(member.code for member in kind)
            raise self.fault("unknown-choice", key=key, code=code, known=known) from None
