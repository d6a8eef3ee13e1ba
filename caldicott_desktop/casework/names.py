"""The name key: whom each local reference means, inside the vault and outside the record.

Nothing of it comes into an entry, a payload, a list, the search index, a log or a copy, but for a
copy for which it is ticked (`exporting.py`). It can be changed and forgotten at any time, and no
signature notices (`docs/decisions/0091-the-name-key.md`).
"""

from __future__ import annotations

import contextlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime

from caldicott_desktop.casework.casebook import Casebook
from caldicott_desktop.casework.changes import Changes
from caldicott_desktop.casework.entitlement import may, require
from caldicott_desktop.casework.name_entry import NameNotKept, faults_of, taken, tidied
from caldicott_desktop.casework.name_list import NameList, RowState, by_reference, read_list
from caldicott_desktop.casework.timing import UK
from caldicott_desktop.domain.naming import folded
from caldicott_desktop.identifiers import Known, KnownPerson, numbers_in
from caldicott_desktop.store import names as table
from caldicott_desktop.store import search
from caldicott_desktop.store.connection import SqlValue
from caldicott_desktop.store.names import NamedPerson
from caldicott_desktop.store.search import Query

# Whoever may write an urgent card at the desk must be able to say whom it is about.
KEEPING = "card.recorded"

PAGE_PEOPLE = 500

_CHANGED = Changes(names=True)


@dataclass(frozen=True, slots=True, kw_only=True)
class NameRows:
    """People of the name key by surname, as far as a page goes, and how many there are in all."""

    people: tuple[NamedPerson, ...]
    total: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Kept:
    """A person as they are now in the name key."""

    person: NamedPerson
    changes: Changes = field(default=_CHANGED)


@dataclass(frozen=True, slots=True, kw_only=True)
class TakenIn:
    """What came of a pasted list: people added, changed, and left as they were."""

    added: int
    changed: int
    left: int
    changes: Changes = field(default=_CHANGED)


def may_keep_names(book: Casebook) -> bool:
    """Tell whether the person at work may see and change the name key; auditors may not."""
    return may(book, KEEPING)


def names(book: Casebook, text: str = "", *, limit: int = PAGE_PEOPLE) -> NameRows:
    """Return the people whose name, reference or numbers begin with the words of `text`.

    Case and accents do not matter. Someone who may not see the name key is given nobody.
    """
    if not _may_read(book):
        return NameRows(people=(), total=0)
    words = table.searched(text)
    found = table.page(book.store, words, limit=limit)
    total = len(found) if len(found) < limit else table.count(book.store, words)
    return NameRows(people=found, total=total)


def who_is(book: Casebook, reference: str) -> NamedPerson | None:
    """Return whom a local reference means, or `None` where the name key does not say."""
    asked = " ".join(reference.split())
    return table.get(book.store, asked) if asked and _may_read(book) else None


def people_named(book: Casebook, query: Query) -> Mapping[str, tuple[str, tuple[SqlValue, ...]]]:
    """Return, for each word of a search that names someone, a subquery for their references.

    A phrase stands for itself; a single letter names someone only beside a longer word.
    """
    if query.phrases or not _may_read(book):
        return search.NO_PEOPLE
    plain = {word: folded(word) for word in query.words}
    named = {
        word: table.references_with(each)
        for word, each in plain.items()
        if each and table.begins_a_word(book.store, each)
    }
    return named if any(len(word) > 1 for word in named) else search.NO_PEOPLE


def known_names(book: Casebook) -> Known:
    """Return the name key made ready for `identifiers.find`; made once until it changes."""
    if book.known is None:
        book.known = Known.of(
            KnownPerson(
                name=each.name,
                born_on=each.born_on,
                numbers=tuple(text for text in (each.health_number, each.others) if text),
            )
            for each in table.everyone(book.store)
        )
    return book.known


def references_by_number(book: Casebook) -> Iterator[tuple[str, str]]:
    """Give each number that the name key has of somebody, with their reference.

    Someone who may not see the name key is given none.
    """
    for each in table.everyone(book.store) if _may_read(book) else ():
        for text in (each.health_number, each.others):
            for number in numbers_in(text or ""):
                yield number, each.reference


def keep_name(book: Casebook, person: NamedPerson, *, instead_of: str | None = None) -> Kept:
    """Put a person into the name key, or, with `instead_of`, in the place of that reference.

    Spaces are tidied and the health number taken without gaps. Raises `NameNotKept` naming each
    field, `NotEntitled`, `NotWithRecovery`.
    """
    require(book, KEEPING)
    tidy = tidied(person)
    found = faults_of(tidy, today=_today(book))
    before = None if instead_of is None else table.get(book.store, instead_of)
    there = table.get(book.store, tidy.reference)
    if there is not None and (before is None or there.reference != before.reference):
        found = (*found, taken(there))
    if found:
        raise NameNotKept(found)
    with changing(book) as at:
        if before is None:
            table.add(book.store, tidy, at)
        else:
            table.change(book.store, before.reference, tidy, at)
    return Kept(person=tidy)


def preview_names(book: Casebook, text: str) -> NameList:
    """Read a pasted resident list and change nothing; see `name_list.read_list`.

    Raises `NotEntitled`, `NotWithRecovery`.
    """
    require(book, KEEPING)
    there = by_reference(table.everyone(book.store))
    return read_list(text, there, today=_today(book))


def take_in_names(book: Casebook, text: str, *, update: bool) -> TakenIn:
    """Put the readable rows of a pasted list into the name key, all at once or none.

    References that already mean somebody are changed only with `update`. The list is read again, so
    that what was shown before cannot be out of date. Raises `NotEntitled`, `NotWithRecovery`.
    """
    read = preview_names(book, text)
    new, changed = read.of(RowState.NEW), read.of(RowState.CHANGED) if update else ()
    with changing(book) as at:
        for row in new:
            table.add(book.store, row.person, at)
        for row in changed:
            table.change(book.store, row.person.reference, row.person, at)
    left = len(read.rows) - len(new) - len(changed)
    return TakenIn(added=len(new), changed=len(changed), left=left)


def _may_read(book: Casebook) -> bool:
    """The recovery code reads everything; an auditor has no need of names."""
    return book.by_recovery or may_keep_names(book)


def _today(book: Casebook) -> date:
    return book.timing.now().astimezone(UK).date()


@contextlib.contextmanager
def changing(book: Casebook) -> Iterator[datetime]:
    """Make one change of the name key; what was made ready of it is made anew when next asked."""
    with book.store.transaction():
        yield book.timing.now()
    book.known = None
