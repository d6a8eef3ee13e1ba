"""What a known error is: an id with named arguments, put into words by one table a language.

Errors come from every room and every thread, with a screen and without, so their words are a plain
file of ours, `resources/messages/en.toml`. It is read when the first error is put into words.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

from caldicott_desktop import assets

ENGLISH = "en"  # whole, always: what another table has no words for is said in English


class KnownError(Exception):
    """A failure with a sentence for the reader and what they can do about it.

    Anything that is not a `KnownError` is a bug and goes to the report dialog instead.

    A class gives its `id`, kebab-case and never changed. One that says several things is raised
    with `which`, and its id is then `id.which`. Words are not given, only what fills their places.
    """

    id: str = ""

    def __init__(self, which: str = "", /, **named: str | int) -> None:
        """Keep what is put into words when somebody reads it."""
        if which:
            self.id = f"{self.id}.{which}"
        super().__init__(self.id)
        self.named = named

    @property
    def message(self) -> str:
        """What happened, as full sentences."""
        return _spoken.words(self, "message")

    @property
    def remedy(self) -> str:
        """What the reader can do about it, as full sentences."""
        return _spoken.words(self, "remedy")

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

    def words(self, error: KnownError, part: str) -> str:
        """The `part`, message or remedy, of what `error` says."""
        tables = [_read(folder_of_tables() / f"{each}.toml") for each in (self._language, ENGLISH)]
        id_ = error.id
        while id_:
            for table in tables:
                section = _section(table, id_)
                if part in section:
                    return _form(section[part], error.named).format_map(error.named)
            id_ = id_.rpartition(".")[0]  # what `a.b` does not say itself is said by `a`
        raise KeyError(error.id, part)


_spoken = _Spoken()


@cache
def _read(table: Path) -> dict[str, Any]:
    import tomllib  # noqa: PLC0415 - a start says no error, and is shown without

    return tomllib.loads(table.read_text(encoding="utf-8"))


def _section(table: Mapping[str, Any], id_: str) -> Mapping[str, Any]:
    section = table
    for name in id_.split("."):
        section = section.get(name, {})
    return section


def _form(words: str | Mapping[str, str], named: Mapping[str, str | int]) -> str:
    """The form of `words` for the argument `count`, where there is one form for each number."""
    if isinstance(words, str):
        return words
    return words.get(str(named["count"])) or words["other"]
