"""The tables `names` and `name_words`: the name key, whom each local reference means.

It is ordinary data beside the record: no entry, payload, list or search word comes of it, and what
is removed is overwritten (`secure_delete`). See `docs/register-format.md`, "Name key".
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from caldicott_desktop.domain.naming import joined, parts_of, plain, words_of
from caldicott_desktop.store.connection import Row, SqlValue, Store
from caldicott_desktop.store.times import to_ms

# How long each text may be, in characters; the table holds the same.
LONGEST = {"reference": 100, "name": 200, "others": 1000, "note": 10_000}

# Of every word; longer ones are no words.
_LONGEST_WORD = 60
_BEYOND = "\U0010ffff"  # sorts after every character that can follow

_COLUMNS = "reference, name, born_on, health_number, others, note"


@dataclass(frozen=True, slots=True, kw_only=True)
class NamedPerson:
    """Whom a local reference means. `health_number` is ten digits of the NHS or its sisters."""

    reference: str
    name: str
    born_on: date | None = None
    health_number: str | None = None
    others: str | None = None
    note: str | None = None


def add(store: Store, person: NamedPerson, at: datetime) -> None:
    """Put a person into the key; their reference must not be in it. Call inside a transaction."""
    store.run(
        f"INSERT INTO names ({_COLUMNS}, sorting, changed_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
        (*_values(person), _sorting(person), to_ms(at)),
    )
    _index(store, person)


def change(store: Store, reference: str, person: NamedPerson, at: datetime) -> None:
    """Replace all that is kept under `reference`; call inside a transaction."""
    found = store.value("SELECT id FROM names WHERE reference = ?", (reference,))
    store.run("DELETE FROM name_words WHERE person = ?", (found,))
    store.run(
        "UPDATE names SET reference = ?, name = ?, born_on = ?, health_number = ?, others = ?,"
        " note = ?, sorting = ?, changed_at = ? WHERE id = ?",
        (*_values(person), _sorting(person), to_ms(at), found),
    )
    _index(store, person)


def remove(store: Store, reference: str) -> None:
    """Take a person out of the key."""
    store.run("DELETE FROM names WHERE reference = ?", (reference,))


def clear(store: Store) -> None:
    """Take everyone out of the key."""
    store.run("DELETE FROM names")


def get(store: Store, reference: str) -> NamedPerson | None:
    """Return whom `reference` means, however its letters are written, or `None`."""
    found = store.row(f"SELECT {_COLUMNS} FROM names WHERE reference = ?", (reference,))
    return None if found is None else _read(found)


def everyone(store: Store) -> Iterator[NamedPerson]:
    """Give everyone of the key, by surname."""
    return map(_read, store.rows(f"SELECT {_COLUMNS} FROM names ORDER BY sorting, id"))


def page(store: Store, words: Sequence[str], *, limit: int) -> tuple[NamedPerson, ...]:
    """Return the first people, by surname, for whom each of `words` begins one of their words."""
    among, values = _with(words)
    sql = f"SELECT {_COLUMNS} FROM names WHERE {among} ORDER BY sorting, id LIMIT ?"
    return tuple(map(_read, store.rows(sql, (*values, limit))))


def count(store: Store, words: Sequence[str] = ()) -> int:
    """Return how many people `page` would give without a limit."""
    among, values = _with(words)
    return int(store.value(f"SELECT count(*) FROM names WHERE {among}", values))


def begins_a_word(store: Store, word: str) -> bool:
    """Tell whether anyone of the key has a word that begins with `word`."""
    sql = "SELECT 1 FROM name_words WHERE word >= ? AND word < ? LIMIT 1"
    return store.value(sql, (word, word + _BEYOND)) is not None


def references_with(word: str) -> tuple[str, tuple[SqlValue, ...]]:
    """Return a subquery for the references of the people one of whose words begins so."""
    sql = (
        "SELECT reference FROM names WHERE id IN"
        " (SELECT person FROM name_words WHERE word >= ? AND word < ?)"
    )
    return sql, (word, word + _BEYOND)


def searched(text: str) -> tuple[str, ...]:
    """Return the words that `text` asks for; a number typed in groups is one of them."""
    whole = "".join(joined(plain(text)).split())
    return (whole,) if whole.isdecimal() else words_of(text)


def _with(words: Sequence[str]) -> tuple[str, tuple[SqlValue, ...]]:
    one = "id IN (SELECT person FROM name_words WHERE word >= ? AND word < ?)"
    among = " AND ".join([one] * len(words)) or "1"
    return among, tuple(each for word in words for each in (word, word + _BEYOND))


def _index(store: Store, person: NamedPerson) -> None:
    reference, name = plain(person.reference), plain(person.name)
    words = {
        *words_of(name),
        *joined(name).split(),
        *name.replace("'", " ").replace("-", " ").split(),
        *words_of(reference),
        "".join(joined(reference).split()),
        *words_of(person.others or ""),
        person.health_number or "",
    }
    store.run_many(
        "INSERT OR IGNORE INTO name_words VALUES (?, (SELECT id FROM names WHERE reference = ?))",
        [(word[:_LONGEST_WORD], person.reference) for word in sorted(words) if word],
    )


def _sorting(person: NamedPerson) -> str:
    parts = parts_of(person.name)
    return " ".join((*parts.surname, *parts.forenames))


def _values(person: NamedPerson) -> tuple[SqlValue, ...]:
    born = person.born_on.isoformat() if person.born_on else None
    return (person.reference, person.name, born, person.health_number, person.others, person.note)


def _read(row: Row) -> NamedPerson:
    reference, name, born, number, others, note = row
    return NamedPerson(
        reference=reference,
        name=name,
        born_on=date.fromisoformat(born) if born else None,
        health_number=number,
        others=others,
        note=note,
    )
