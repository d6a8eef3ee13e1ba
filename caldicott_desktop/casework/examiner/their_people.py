"""Who is meant by what a source's system calls its users: said once, and remembered.

Beside the entries, as a convenience, like the columns of a list:
`docs/decisions/0215-who-a-user-of-a-source-is.md`.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

from caldicott_desktop.casework.casebook import Casebook
from caldicott_desktop.casework.changes import EntryId
from caldicott_desktop.casework.examiner.accessors import accessors
from caldicott_desktop.casework.examiner.appointments import appointments_of
from caldicott_desktop.casework.examiner.their_words import remember, remembered
from caldicott_desktop.domain.examiner.reconciliation import Reconciliation
from caldicott_desktop.domain.examiner.same_people import strangers
from caldicott_desktop.domain.naming import folded

_ABOUT = "source-people"

NOT_OURS = ""
"""Said of a user of the source's system who is nobody of this office."""


@dataclass(frozen=True, slots=True, kw_only=True)
class TheirUser:
    """Somebody in a source's log who is called like nobody here.

    `rows` counts what they opened there. `taken_for` is the name of ours that was said to be
    theirs, `NOT_OURS`, or `None` where nobody has said yet.
    """

    called: str
    rows: int
    taken_for: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class TheirPeople:
    """The users of a source's log who have to be told who they are, and whom they can be."""

    source: EntryId
    users: tuple[TheirUser, ...]
    ours: tuple[str, ...]


def their_people(book: Casebook, source: EntryId, found: Reconciliation) -> TheirPeople:
    """Return whom of a compared log no name here stands for: who opened most, first.

    Those about whom it was said already come last, so that it can be said otherwise. Raises
    `SourceUnknown`, `NotIntact`.
    """
    said = remembered(book, source, _ABOUT)
    here = [each.name for each in accessors(book)]
    appointed = [each.appointment.name for each in appointments_of(book) if each.appointment.name]
    ours = tuple(dict.fromkeys((*here, *appointed)))
    logged = {each.access.who for each in found.findings if each.access}
    rows = Counter(each.row.who for each in found.findings if each.row)
    many: Counter[str] = Counter()
    for name, count in rows.items():
        many[folded(name)] += count
    users = [
        TheirUser(called=name, rows=many[folded(name)], taken_for=said.get(folded(name)))
        for name in strangers(rows, (*ours, *logged))
    ]
    users.sort(key=lambda each: (each.taken_for is not None, -each.rows, folded(each.called)))
    return TheirPeople(source=source, users=tuple(users), ours=ours)


def remember_people(book: Casebook, source: EntryId, said: Mapping[str, str | None]) -> None:
    """Remember who users of a source's system are, by what it calls them; `None` forgets it.

    Raises `SourceUnknown`.
    """
    remember(book, source, _ABOUT, said)


def aliases_of(book: Casebook, source: EntryId) -> Mapping[str, str]:
    """Return a name of ours for what a source's system calls somebody, where it was said.

    Raises `SourceUnknown`.
    """
    said = remembered(book, source, _ABOUT)
    return {called: name for called, name in said.items() if name != NOT_OURS}
