"""The tables `drafts` and `draft_versions`: cases in the making, each its owner's alone."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta

from caldicott_desktop.domain.case import Case
from caldicott_desktop.ledger import decisions as mapping
from caldicott_desktop.ledger import payload
from caldicott_desktop.store import packing, settings
from caldicott_desktop.store.connection import Row, Store
from caldicott_desktop.store.times import from_ms, to_ms

# An earlier state is kept about every five minutes of writing, and the newest fifty of them: four
# hours of work, in at most a few hundred kilobytes. Within five minutes, fields can undo for
# themselves.
KEEP_EVERY = timedelta(minutes=5)
KEEP_MOST = 50

# How long a discarded draft without a number can be taken back (docs/register-format.md, "Drafts").
RESTORABLE_FOR = timedelta(days=30)

_PLACE = "draft place/"

_COLUMNS = (
    "id, owner, kind_id, started_at, saved_at, version, reference, discarded_at, content, typed"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """A case in the making. `id` and `owner` are 16 bytes; `version` counts saves from 1.

    `typed` is text that could not be read as an answer yet, by path: a half-written date.
    """

    id: bytes
    owner: bytes
    case: Case
    typed: Mapping[str, str]
    started_at: datetime
    saved_at: datetime
    version: int
    reference: str | None
    discarded_at: datetime | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Version:
    """An earlier state of a draft."""

    version: int
    saved_at: datetime


def add(store: Store, draft_id: bytes, owner: bytes, case: Case, at: datetime) -> Draft:
    """Begin a draft and return it."""
    values = (draft_id, owner, case.kind_id, to_ms(at), to_ms(at), 1, None, None)
    store.run(
        f"INSERT INTO drafts ({_COLUMNS}, examiner_case) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        (*values, _pack(case), packing.pack_typed({}), case.examiner_case),
    )
    return Draft(
        id=draft_id,
        owner=owner,
        case=case,
        typed={},
        started_at=from_ms(to_ms(at)),
        saved_at=from_ms(to_ms(at)),
        version=1,
        reference=None,
        discarded_at=None,
    )


def save(  # noqa: PLR0913 - which draft, what it now holds, and what becomes of what it held
    store: Store,
    draft_id: bytes,
    case: Case,
    typed: Mapping[str, str],
    at: datetime,
    *,
    keep: bool = False,
) -> int:
    """Replace a draft's content and return its new version.

    The state before is kept when the last kept one is old enough, or in any case to `keep` it. Call
    inside a transaction.
    """
    _keep_earlier(store, draft_id, at, always=keep)
    store.run(
        "UPDATE drafts SET kind_id = ?, content = ?, typed = ?, examiner_case = ?, saved_at = ?,"
        " version = version + 1 WHERE id = ?",
        (
            *(case.kind_id, _pack(case), packing.pack_typed(typed), case.examiner_case),
            *(to_ms(at), draft_id),
        ),
    )
    return int(store.value("SELECT version FROM drafts WHERE id = ?", (draft_id,)))


def get(store: Store, draft_id: bytes) -> Draft | None:
    """Return the draft with that id, discarded or not, or `None`."""
    found = store.row(f"SELECT {_COLUMNS} FROM drafts WHERE id = ?", (draft_id,))
    return None if found is None else _read(found)


def of_owner(store: Store, owner: bytes, *, discarded: bool = False) -> tuple[Draft, ...]:
    """Return a person's drafts, newest save first; those discarded, or those that are not."""
    sql = (
        f"SELECT {_COLUMNS} FROM drafts WHERE owner = ? AND (discarded_at IS NOT NULL) = ?"
        " ORDER BY saved_at DESC, id"
    )
    return tuple(map(_read, store.rows(sql, (owner, int(discarded)))))


def of_others(store: Store, owner: bytes) -> tuple[Draft, ...]:
    """Return the drafts of everyone but `owner` that are not discarded, oldest save first."""
    sql = (
        f"SELECT {_COLUMNS} FROM drafts WHERE owner <> ? AND discarded_at IS NULL"
        " ORDER BY saved_at, id"
    )
    return tuple(map(_read, store.rows(sql, (owner,))))


def ids_of_owner(store: Store, owner: bytes) -> frozenset[bytes]:
    """Return the ids of a person's drafts that are not discarded, without reading them."""
    sql = "SELECT id FROM drafts WHERE owner = ? AND discarded_at IS NULL"
    return frozenset(draft_id for (draft_id,) in store.rows(sql, (owner,)))


def versions(store: Store, draft_id: bytes) -> tuple[Version, ...]:
    """Return the earlier states of a draft that are kept, newest first."""
    sql = "SELECT version, saved_at FROM draft_versions WHERE draft = ? ORDER BY version DESC"
    return tuple(
        Version(version=version, saved_at=from_ms(at))
        for version, at in store.rows(sql, (draft_id,))
    )


def earlier(store: Store, draft_id: bytes, version: int) -> tuple[Case, Mapping[str, str]] | None:
    """Return the case and typed text of an earlier state, or `None` where it is not kept."""
    sql = "SELECT content, typed FROM draft_versions WHERE draft = ? AND version = ?"
    found = store.row(sql, (draft_id, version))
    return None if found is None else (_unpack(found[0]), packing.unpack_typed(found[1]))


def give_number(store: Store, draft_id: bytes, reference: str) -> None:
    """Note the number a draft was given."""
    store.run("UPDATE drafts SET reference = ? WHERE id = ?", (reference, draft_id))


def give_to(store: Store, draft_id: bytes, owner: bytes) -> None:
    """Make a draft, with its earlier states, another person's (16 bytes)."""
    store.run("UPDATE drafts SET owner = ? WHERE id = ?", (owner, draft_id))


def discard(store: Store, draft_id: bytes, at: datetime) -> None:
    """Put a draft aside; `restore` takes it back until `clear_discarded` drops it."""
    store.run("UPDATE drafts SET discarded_at = ? WHERE id = ?", (to_ms(at), draft_id))


def restore(store: Store, draft_id: bytes) -> None:
    """Take a discarded draft back."""
    store.run("UPDATE drafts SET discarded_at = NULL WHERE id = ?", (draft_id,))


def begin_again(store: Store, draft_id: bytes, case: Case, at: datetime) -> None:
    """Take a discarded draft back with another case in it; what it held is an earlier version."""
    restore(store, draft_id)
    save(store, draft_id, case, {}, at, keep=True)
    settings.drop(store, _PLACE + draft_id.hex())


def remove(store: Store, draft_id: bytes) -> None:
    """Delete a draft and its earlier states; its case is recorded, or its time is over."""
    store.run("DELETE FROM drafts WHERE id = ?", (draft_id,))
    settings.drop(store, _PLACE + draft_id.hex())


def keep_place(store: Store, draft_id: bytes, place: str) -> None:
    """Note the page on which a draft was left."""
    settings.put(store, _PLACE + draft_id.hex(), place)


def place_of(store: Store, draft_id: bytes) -> str | None:
    """Return the page on which a draft was left, or `None` where none was noted."""
    return settings.get(store, _PLACE + draft_id.hex())


def any_to_clear(store: Store, now: datetime) -> bool:
    """Tell whether a draft was put aside longer ago than `RESTORABLE_FOR`."""
    sql = "SELECT 1 FROM drafts WHERE discarded_at < ? LIMIT 1"
    return store.value(sql, (to_ms(now - RESTORABLE_FOR),)) is not None


def clear_discarded(store: Store, now: datetime) -> None:
    """Delete the drafts that were put aside longer ago than `RESTORABLE_FOR`."""
    sql = "SELECT id FROM drafts WHERE discarded_at < ?"
    for (draft_id,) in store.rows(sql, (to_ms(now - RESTORABLE_FOR),)):
        remove(store, draft_id)


def _keep_earlier(store: Store, draft_id: bytes, at: datetime, *, always: bool) -> None:
    """Keep the state about to be replaced, unless one was kept not long before `at`."""
    store.run(
        "INSERT INTO draft_versions SELECT id, version, saved_at, content, typed FROM drafts"
        " WHERE id = ?1 AND (?3 OR ?2 >="
        " coalesce((SELECT max(saved_at) FROM draft_versions WHERE draft = ?1), started_at))",
        (draft_id, to_ms(at - KEEP_EVERY), int(always)),
    )
    store.run(
        "DELETE FROM draft_versions WHERE draft = ?1 AND version <= ("
        " SELECT version FROM draft_versions WHERE draft = ?1"
        " ORDER BY version DESC LIMIT 1 OFFSET ?2)",
        (draft_id, KEEP_MOST),
    )


def _read(row: Row) -> Draft:
    draft_id, owner, _, started, saved, version, reference, discarded, content, typed = row
    return Draft(
        id=draft_id,
        owner=owner,
        case=_unpack(content),
        typed=packing.unpack_typed(typed),
        started_at=from_ms(started),
        saved_at=from_ms(saved),
        version=version,
        reference=reference,
        discarded_at=None if discarded is None else from_ms(discarded),
    )


def _pack(case: Case) -> bytes:
    return packing.pack(payload.write(mapping.draft_to_fields(case)))


def _unpack(content: bytes) -> Case:
    return mapping.draft_from_fields(payload.read(packing.unpack(content)))
