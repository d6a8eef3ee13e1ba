"""Lists that a person comes back to, under a name of their own.

They are conveniences of one person, kept beside the record in the register (`settings`) and signed
by nobody.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field, fields, replace
from datetime import date
from typing import Any

from caldicott_desktop.casework import faults
from caldicott_desktop.casework.casebook import Casebook
from caldicott_desktop.casework.changes import Changes
from caldicott_desktop.casework.listing import Lookup
from caldicott_desktop.casework.narrowing import LISTS
from caldicott_desktop.casework.timing import UK
from caldicott_desktop.casework.typed import one_line
from caldicott_desktop.domain.choices import Choice
from caldicott_desktop.domain.naming import folded, plain, words_of
from caldicott_desktop.store import settings
from caldicott_desktop.store.connection import Store
from caldicott_desktop.store.decisions import EVERYTHING, Filter, Order
from caldicott_desktop.store.names import searched

MOST_VIEWS = 50
"""More is no longer a list one finds one's way in; all of them fit one setting many times over."""

LONGEST_NAME = 60

_PLACE = "views/"

_POSSESSIVE = re.compile("'s?(?= |$)")

_CHANGED = Changes(views=True)


class ViewNotSaved(faults.CaseworkError):
    """A list cannot be kept under the name that was typed; nothing was changed."""

    id = "view-not-saved"


@dataclass(frozen=True, slots=True, kw_only=True)
class SavedView:
    """A list under a name."""

    name: str
    lookup: Lookup


@dataclass(frozen=True, slots=True, kw_only=True)
class SavedViews:
    """The lists that the person at work has saved, by name."""

    views: tuple[SavedView, ...]
    changes: Changes = field(default=_CHANGED)


def saved_views(book: Casebook) -> tuple[SavedView, ...]:
    """Return the lists that the person at work has saved, in the order of their names.

    What a later version of the program wrote and this one cannot read is left out of a list.
    """
    told = settings.get(book.store, _place(book))
    today = book.timing.now().astimezone(UK).date()
    return () if told is None else tuple(_read(each, today) for each in json.loads(told))


def save_view(book: Casebook, view: SavedView, *, instead_of: str | None = None) -> SavedViews:
    """Keep a list under its name, or, with `instead_of`, in the place of the one of that name.

    Raises `ViewNotSaved` for no name, one that is another list's, or too many lists.
    """
    name = one_line(view.name)
    others = [each for each in saved_views(book) if each.name != instead_of]
    if not name:
        raise ViewNotSaved("no-name")
    if len(name) > LONGEST_NAME:
        raise ViewNotSaved("too-long", most=LONGEST_NAME)
    if any(each.name.casefold() == name.casefold() for each in others):
        raise ViewNotSaved("taken", name=name)
    if len(others) >= MOST_VIEWS:
        raise ViewNotSaved("too-many", most=MOST_VIEWS)
    return _keep(book, [*others, replace(view, name=name)])


def remove_view(book: Casebook, name: str) -> SavedViews:
    """Forget the list of that name, if there is one; no decision is touched."""
    return _keep(book, [each for each in saved_views(book) if each.name != name])


def remove_with_words(store: Store, words: AbstractSet[str]) -> int:
    """Forget everybody's lists whose name or search text has one of `words`; return how many.

    `words` are folded. Call inside a transaction.
    """
    count = 0
    for place, told in settings.beginning_with(store, _PLACE):
        views = json.loads(told)
        kept = [each for each in views if words.isdisjoint(_spoken(each))]
        count += len(views) - len(kept)
        if not kept:
            settings.drop(store, place)
        elif len(kept) < len(views):
            settings.put(store, place, json.dumps(kept))
    return count


def _spoken(view: Mapping[str, Any]) -> set[str]:
    """Return the words of a list's name and search text, folded.

    A number typed in groups is one of them, and so is whose something is: *Ellery's* has *ellery*.
    """
    said = (plain(view["name"]), plain(view["text"]))
    texts = (*said, *(_POSSESSIVE.sub("", each) for each in said))
    return {
        word for text in texts for word in (*words_of(text), *folded(text).split(), *searched(text))
    }


def _keep(book: Casebook, views: list[SavedView]) -> SavedViews:
    kept = tuple(sorted(views, key=lambda each: each.name.casefold()))
    with book.store.transaction():
        if kept:
            settings.put(book.store, _place(book), json.dumps([_written(each) for each in kept]))
        else:
            settings.drop(book.store, _place(book))
    return SavedViews(views=kept)


def _place(book: Casebook) -> str:
    return _PLACE + book.person_id.hex()


def _written(view: SavedView) -> dict[str, Any]:
    asked = view.lookup
    only = {part.name: _plain(getattr(asked.only, part.name)) for part in fields(Filter)}
    return {
        "name": view.name,
        "text": asked.text,
        "order": asked.order.name,
        "descending": asked.descending,
        "only": {name: value for name, value in only.items() if value is not None},
    }


def _plain(value: object) -> object:
    if isinstance(value, Choice):
        return value.code
    return value.isoformat() if isinstance(value, date) else value


def _read(told: Mapping[str, Any], today: date) -> SavedView:
    only = EVERYTHING
    for part in fields(Filter):
        if part.name in told["only"]:
            only = replace(only, **{part.name: _value(part.name, told["only"][part.name])})
    if only.overdue_on is not None:
        only = replace(only, overdue_on=today)  # what is overdue when the view is opened
    order = Order.__members__.get(told["order"], Order.RECORDED)
    lookup = Lookup(text=told["text"], only=only, order=order, descending=told["descending"])
    return SavedView(name=told["name"], lookup=lookup)


def _value(name: str, told: Any) -> Any:  # noqa: ANN401 - JSON's own types
    """Return what a filter takes for what was written; `None` for what this program knows not."""
    if name in LISTS:
        return LISTS[name].get(told)
    return date.fromisoformat(told) if name in _DAYS else told


_DAYS = frozenset({"decided_from", "decided_until", "overdue_on"})
