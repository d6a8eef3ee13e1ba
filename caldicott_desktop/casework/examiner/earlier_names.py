"""Names that were told of cases before, to be completed as they are typed again."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import TypeVar

from caldicott_desktop.casework import checked
from caldicott_desktop.casework.casebook import Casebook
from caldicott_desktop.ledger import examiner_schemas as schemas
from caldicott_desktop.ledger.schema import Schema
from caldicott_desktop.store import entries

T = TypeVar("T")

_MOST = 50  # of the newest entries of a kind: whom an office writes to is among them


@dataclass(frozen=True, slots=True, kw_only=True)
class EarlierNames:
    """To which coroners cases were referred, and who was notified, the newest first, each once."""

    coroners: tuple[str, ...]
    notified: tuple[str, ...]


def earlier_names(book: Casebook) -> EarlierNames:
    """Return the names of the newest referrals and losses of independence. Raises `NotIntact`."""
    return EarlierNames(
        coroners=_once(each.coroner for each in _newest(book, schemas.REFERRED)),
        notified=_once(each.notified for each in _newest(book, schemas.INDEPENDENCE_LOST)),
    )


def _newest(book: Casebook, schema: Schema[T]) -> Iterator[T]:
    (kind,) = schema.kinds
    for stored in entries.newest_of(book.store, kind, limit=_MOST):
        yield schema.read(checked.load(book, stored).fields)


def _once(names: Iterable[str | None]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(each for each in names if each))
