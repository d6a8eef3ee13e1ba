"""What a known error is: an id with named arguments, put into words by one table a language.

Errors come from every room and every thread, with a screen and without, so their words are a plain
file of ours, `resources/messages/en.toml`. It is read when the first error is put into words. What
rooms without a window say besides, notices and what is still needed, is a `Sentence` of that table.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from functools import cache
from pathlib import Path
from typing import Any

from caldicott_desktop import assets

ENGLISH = "en"  # whole, always: what another table has no words for is said in English


@dataclass(frozen=True, slots=True, init=False)
class Sentence:
    """Something to say: the id of its words in the table, and what fills their places.

    A day or a moment, by its own clock, is shown as the language has it; a sentence in a sentence
    is said within it.
    """

    id: str
    named: Mapping[str, Named] = field(hash=False)

    def __init__(self, id_: str, /, **named: Named) -> None:
        """Keep what is put into words when somebody reads it."""
        object.__setattr__(self, "id", id_)
        object.__setattr__(self, "named", named)

    @property
    def words(self) -> str:
        """What is said, in the language spoken."""
        return _spoken.words(self.id, "message", self.named)


Named = str | int | date | Sentence
"""What may fill a place of a sentence."""


class KnownError(Exception):
    """A failure with a sentence for the reader and what they can do about it.

    Anything that is not a `KnownError` is a bug and goes to the report dialog instead.

    A class gives its `id`, kebab-case and never changed. One that says several things is raised
    with `which`, and its id is then `id.which`. Words are not given, only what fills their places.
    """

    id: str = ""

    def __init__(self, which: str = "", /, **named: Named) -> None:
        """Keep what is put into words when somebody reads it."""
        if which:
            self.id = f"{self.id}.{which}"
        super().__init__(self.id)
        self.named = named

    @property
    def message(self) -> str:
        """What happened, as full sentences."""
        return _spoken.words(self.id, "message", self.named)

    @property
    def remedy(self) -> str:
        """What the reader can do about it, as full sentences."""
        return _spoken.words(self.id, "remedy", self.named)

    def __str__(self) -> str:
        return f"{self.message} {self.remedy}"


def speak(language: str) -> bool:
    """Put errors into words of `language` from now on; whether there is a table of it.

    Where there is none, and for each thing such a table has no words for, they are in English.
    """
    return _spoken.choose(language)


def folder_of_tables() -> Path:
    """Where the tables are, one file `language.toml` each."""
    return assets.folder("resources") / "messages"


class _Spoken:
    """The language of the errors of this process, as Qt has one of its windows."""

    def __init__(self) -> None:
        self._language = ENGLISH

    def choose(self, language: str) -> bool:
        found = (folder_of_tables() / f"{language}.toml").is_file()
        self._language = language if found else ENGLISH
        return found

    def tables(self) -> tuple[Mapping[str, Any], ...]:
        return tuple(
            _read(folder_of_tables() / f"{each}.toml") for each in (self._language, ENGLISH)
        )

    def words(self, id_: str, part: str, named: Mapping[str, Named]) -> str:
        """The `part`, message or remedy, of what `id_` says, with its places filled."""
        within = id_
        while within:
            for table in self.tables():
                section = _section(table, within)
                if part in section:
                    shown = {name: _shown(value) for name, value in named.items()}
                    return _form(section[part], named).format_map(shown)
            within = within.rpartition(".")[0]  # what `a.b` does not say itself is said by `a`
        raise KeyError(id_, part)


_spoken = _Spoken()


def read_tables() -> None:
    """Read the tables of the language spoken, so that the first sentence need not wait for them."""
    _spoken.tables()


def _shown(value: Named) -> str | int | _Shown:
    match value:
        case Sentence():
            return value.words
        case date():
            return _Shown(value)
        case _:
            return value


class _Shown:
    """A day or a moment in a place of a sentence, as long as the place asks for."""

    def __init__(self, at: date) -> None:
        self._at = at

    def __format__(self, length: str) -> str:
        """The day as `22 November 2026`, or what is named after a colon: `time`, `moment` ..."""
        match length:
            case "time":
                return self._time()
            case "day":
                month = Sentence("calendar.month-short", count=self._at.month)
                return f"{self._at.day} {month.words}"
            case "day-time":
                return f"{self:day}, {self._time()}"
            case "short":
                return f"{self:day} {self._at.year}"
            case "exact":
                zone = self._at.tzname() if isinstance(self._at, datetime) else ""
                weekday = Sentence("calendar.weekday", count=self._at.isoweekday())
                return f"{weekday.words} {self}, {self._time()} {zone}"
            case _:
                month = Sentence("calendar.month-long", count=self._at.month)
                return f"{self._at.day} {month.words} {self._at.year}"

    def __str__(self) -> str:
        return format(self)

    def _time(self) -> str:
        return f"{self._at:%H:%M}"


@cache
def _read(table: Path) -> dict[str, Any]:
    import tomllib  # noqa: PLC0415 - a start says no error, and is shown without

    return tomllib.loads(table.read_text(encoding="utf-8"))


def _section(table: Mapping[str, Any], id_: str) -> Mapping[str, Any]:
    section = table
    for name in id_.split("."):
        section = section.get(name, {})
    return section


def _form(words: str | Mapping[str, str], named: Mapping[str, Named]) -> str:
    """The form of `words` for the argument `count`, where there is one form for each number."""
    if isinstance(words, str):
        return words
    return words.get(str(named["count"])) or words["other"]
