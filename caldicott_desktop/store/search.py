"""The table `search`: the words of decisions, so that typing a few finds them at once.

`case_search` is the same for the cases of the examiner log.

Only words are indexed, not where they stand (`docs/register-format.md`, "Search"): a phrase in
quotation marks is looked for by its words here and then checked against the payload by the caller.
"""

from __future__ import annotations

import json
import re
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from caldicott_desktop.ledger.payload import visible
from caldicott_desktop.store.connection import SqlValue, Store

DECISIONS, CASES = "search", "case_search"
"""The index of decisions, and that of the cases of the examiner log, made alike."""
INDEXES = (DECISIONS, CASES)

# In an order other than newest first, hits are collected before they are sorted; beyond this many
# nobody reads on, and sorting them would be felt.
MOST_SORTED = 10_000

# Paths whose values are codes and digests: nobody searches for them.
_CODES = frozenset({b"/schema", b"/app", b"/guidance", b"/decided_by_id"})

# Lines of a payload whose values are texts, or lists that are not empty.
_SAID = re.compile(rb"^(/[a-z0-9_/]*+) (\"[^\n]++|\[[^\]\n][^\n]*+)", re.MULTILINE)
_QUOTE = ord('"')

# Pages of the index written at one idle turn: about two milliseconds.
_MERGE_PAGES = 16

# The same cutting as that of the table `search`.
_CUTTING = (
    """CREATE VIRTUAL TABLE IF NOT EXISTS temp.cutting
    USING fts5 (words, tokenize = 'unicode61 remove_diacritics 2')""",
    "CREATE VIRTUAL TABLE IF NOT EXISTS temp.cut_words USING fts5vocab (temp, cutting, 'row')",
    "DELETE FROM temp.cutting",
)

# In how many rows each word of the index is.
_TERMS = (
    "CREATE VIRTUAL TABLE IF NOT EXISTS temp.search_terms USING fts5vocab (main, search, 'row')"
)

NO_PEOPLE: Mapping[str, tuple[str, tuple[SqlValue, ...]]] = MappingProxyType({})

_PHRASE = re.compile(r'["“„”]([^"“„”]*)["“„”]')


@dataclass(frozen=True, slots=True, kw_only=True)
class Query:
    """What was typed: words every hit must hold, and phrases it must hold as they stand."""

    words: tuple[str, ...]
    phrases: tuple[str, ...]

    @property
    def match(self) -> str:
        """The words in FTS5's own language; each but a single letter may go on."""
        return " AND ".join(map(_matching, self.words))


def parse(store: Store, text: str) -> Query | None:
    """Return what `text` asks for, or `None` where it holds no word."""
    words = cut(store, text)
    phrases = tuple(comparable(each) for each in _PHRASE.findall(text) if each.strip())
    return Query(words=words, phrases=phrases) if words else None


def cut(store: Store, text: str) -> tuple[str, ...]:
    """Return the words of `text`, each once, as the index itself cuts and folds them.

    Which characters make words is written in SQLite's own tables, which are of another version of
    Unicode than Python's; so a small index in memory is asked.
    """
    for sql in _CUTTING:
        store.run(sql)
    store.run("INSERT INTO temp.cutting VALUES (?)", (visible(text),))
    return tuple(term for (term,) in store.rows("SELECT term FROM temp.cut_words"))


def comparable(text: str) -> str:
    """Return `text` as phrases are compared: composed, without case, spaces joined."""
    return " ".join(unicodedata.normalize("NFC", text).casefold().split())


def text_of(content: bytes) -> str:
    """Return everything a sound payload says in words: what is indexed, and where phrases are."""
    return "\n".join(_read(value) for path, value in _SAID.findall(content) if path not in _CODES)


def _read(value: bytes) -> str:
    if value[0] == _QUOTE and b"\\" not in value:
        return value[1:-1].decode("utf-8")
    read = json.loads(value)
    return read if isinstance(read, str) else " ".join(map(str, read))


def add(store: Store, row: int, text: str, *, index: str = DECISIONS) -> None:
    """Index the words of decision number `row`, or of what another index is of."""
    store.run(f"INSERT INTO {index} (rowid, words) VALUES (?, ?)", (row, text))


def remove(store: Store, row: int, *, index: str = DECISIONS) -> None:
    """Take the words of entry number `row` out of the index."""
    store.run(f"DELETE FROM {index} WHERE rowid = ?", (row,))


def newest(store: Store, query: Query, *, before: int | None, limit: int) -> list[int]:
    """Return the rows that hold all words of `query`, newest first, older than row `before`."""
    older = "" if before is None else "AND rowid < ?"
    values: tuple[SqlValue, ...] = () if before is None else (before,)
    sql = f"SELECT rowid FROM search WHERE search MATCH ? {older} ORDER BY rowid DESC LIMIT ?"
    return [row for (row,) in store.rows(sql, (query.match, *values, limit))]


def among(
    query: Query, people: Mapping[str, tuple[str, tuple[SqlValue, ...]]] = NO_PEOPLE
) -> tuple[str, tuple[SqlValue, ...]]:
    """Return the newest hits as a subquery for `decisions.page`.

    `people` gives, for words of the query that name somebody, the references of whoever they name,
    as a subquery. A decision about one of them is a hit as well where each word of the query stands
    in it or names the person it is about.
    """
    sql = "SELECT rowid FROM search WHERE search MATCH ? ORDER BY rowid DESC LIMIT ?"
    values: tuple[SqlValue, ...] = (query.match, MOST_SORTED)
    if not people:
        return sql, values
    about, named = _about(query, people)
    both = f"SELECT rowid FROM ({sql}) UNION SELECT rowid FROM ({about})"
    return f"{both} ORDER BY rowid DESC LIMIT ?", (*values, *named, MOST_SORTED)


def _about(
    query: Query, people: Mapping[str, tuple[str, tuple[SqlValue, ...]]]
) -> tuple[str, tuple[SqlValue, ...]]:
    """Return a subquery for the newest decisions about whom the words of `query` name."""
    # A single letter is the initial of too many to begin with.
    telling = [people[word] for word in people if len(word) > 1]
    parts = [f"subject IN ({' UNION '.join(sql for sql, _ in telling)})"]
    values = [value for _, each in telling for value in each]
    for word in query.words:
        said = "EXISTS (SELECT 1 FROM search WHERE search MATCH ? AND rowid = decisions.row)"
        values.append(_matching(word))
        if word in people:
            sql, names = people[word]
            said = f"(subject IN ({sql}) OR {said})"
            values[-1:] = [*names, values[-1]]
        parts.append(said)
    sql = (
        f"SELECT row AS rowid FROM decisions WHERE {' AND '.join(parts)} ORDER BY row DESC LIMIT ?"
    )
    return sql, (*values, MOST_SORTED)


def _matching(word: str) -> str:
    return f'"{word}"{"*" if len(word) > 1 else ""}'


def count(store: Store, hits: tuple[str, tuple[SqlValue, ...]]) -> int:
    """Return how many decisions the subquery of `among` gives, at most `MOST_SORTED`."""
    sql, values = hits
    return int(store.value(f"SELECT count(*) FROM ({sql})", values))


def rarity(store: Store, words: Iterable[str]) -> dict[str, int]:
    """Return in how many decisions each of `words`, as `cut` gives them, is found; at least one."""
    store.run(_TERMS)
    found: dict[str, int] = {}
    for word in words:
        number = store.value("SELECT doc FROM temp.search_terms WHERE term = ?", (word,))
        if number is not None:
            found[word] = int(number)
    return found


def holding(store: Store, word: str, *, limit: int) -> list[int]:
    """Return the newest rows that hold exactly `word`, as `cut` gives it."""
    sql = "SELECT rowid FROM search WHERE search MATCH ? ORDER BY rowid DESC LIMIT ?"
    return [row for (row,) in store.rows(sql, (f'"{word}"', limit))]


def merge(store: Store, *, index: str = DECISIONS) -> bool:
    """Do a little of an index's tidying and tell whether there may be more to do."""
    before = _changes(store)
    store.run(f"INSERT INTO {index} ({index}, rank) VALUES ('merge', ?)", (_MERGE_PAGES,))
    # SQLite counts fewer than two changes when there was nothing to merge
    # (https://sqlite.org/fts5.html, "The 'merge' Command").
    return _changes(store) - before >= 2  # noqa: PLR2004


def clear(store: Store, *, index: str = DECISIONS) -> None:
    """Empty an index, to be worked out again from the payloads."""
    store.run(f"INSERT INTO {index} ({index}) VALUES ('delete-all')")


def _changes(store: Store) -> int:
    return int(store.value("SELECT total_changes()"))
