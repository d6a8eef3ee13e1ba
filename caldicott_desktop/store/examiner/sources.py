"""The table `sources`: standing decisions for sources of records, as they were recorded.

Each row is worked out from one checked payload. Until when one is in force is read from what was
told of it since. `docs/register-format.md`, "Worked-out tables".
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from caldicott_desktop.domain.choices import SHARING, DueWhat, ReviewResult, Standing
from caldicott_desktop.domain.examiner.choices import (
    AccessorRole,
    Route,
    Scope,
    SourceEnd,
    SourceType,
)
from caldicott_desktop.domain.examiner.sources import Review, StandingSource, terms_of
from caldicott_desktop.domain.record.phrases import in_uk
from caldicott_desktop.ledger import moments
from caldicott_desktop.ledger.entry import SignedEntry
from caldicott_desktop.ledger.payload import Lines
from caldicott_desktop.store.connection import Row, SqlValue, Store
from caldicott_desktop.store.decisions import NO_DATE
from caldicott_desktop.store.times import from_ms

KIND = "me-scrutiny"

COLUMNS = (
    *("row", "subject", "decision", "name", "short_name", "type", "holder", "route", "agreement"),
    *("roles", "scope", "scope_months", "view_days", "review_on"),
)

_NO_LIMIT = -1

_SHARES = frozenset(outcome.code for outcome in SHARING)
_NAME = "/answers/source_name"

_ENDS = {
    "decision.corrected": SourceEnd.SUPERSEDED,
    "permission.withdrawn": SourceEnd.WITHDRAWN,
}


def row_of(lines: Lines, signed: SignedEntry, row: int) -> tuple[SqlValue, ...] | None:
    """Return the row of a decision that is a standing one; `None` of any other.

    One that names no source was made before sources had names, and nothing can be opened under it.
    Raises `LedgerFault` or `ValueError` for a payload that is not of its kind.
    """
    _, _, kind_id = str(lines["/schema"]).partition(" ")
    if kind_id != KIND or _NAME not in lines or lines[_NAME] is None:
        return None
    if lines["/answers/decision_kind"] != "standing":
        return None
    if str(lines["/conclusion/outcome"]) not in _SHARES:
        return None
    limited = lines["/answers/view_limited"] is True
    return (
        row,
        signed.entry.subject,
        signed.entry_id,
        str(lines[_NAME]),
        str(lines["/answers/source_short_name"]),
        SourceType.of(str(lines["/answers/source_system"])).code,
        str(lines["/answers/source_holder"]),
        Route.of(str(lines["/answers/source_route"])).code,
        str(lines["/answers/source_agreement"]),
        " ".join(each.code for each in _roles(lines["/answers/roles_allowed"])),
        Scope.of(str(lines["/answers/scope"])).code,
        _count(lines["/answers/scope_months"], 0),
        _count(lines["/answers/view_days"], _NO_LIMIT) if limited else _NO_LIMIT,
        date.fromisoformat(str(lines["/conclusion/review_on"] or NO_DATE)).isoformat(),
    )


def _roles(told: object) -> tuple[AccessorRole, ...]:
    if not isinstance(told, tuple):
        raise ValueError("/answers/roles_allowed is not a list")  # noqa: TRY004 - one error
    return tuple(AccessorRole.of(str(each)) for each in told)


def _count(told: object, otherwise: int) -> int:
    return told if isinstance(told, int) else otherwise


Naming = Callable[[bytes, int, Standing], str]
"""Gives what leads to a decision by its case, its row and how it stands."""


def all_of(store: Store, name: Naming) -> tuple[StandingSource, ...]:
    """Return every standing decision, also those that are over, in the order of recording.

    A corrected one stands where the first decision of its case stood.
    """
    columns = ", ".join(f"s.{name}" for name in COLUMNS)
    found = store.rows(
        f"SELECT {columns}, d.reference, d.decided_text, d.standing FROM sources AS s"
        " JOIN decisions AS d ON d.row = s.row"
        " ORDER BY (SELECT min(f.row) FROM sources AS f WHERE f.subject = s.subject), s.row"
    )
    return tuple(_read(store, each, name) for each in found)


def _read(store: Store, held: Row, leads_to: Naming) -> StandingSource:
    row, subject, decision, name, short_name, type_, holder, route, agreement, *rest = held
    roles, scope, months, days, review_on, reference, decided, code = rest
    decided_at, standing = moments.read(decided), Standing.of(code)
    reviews = _reviews(store, decision)
    over_by, over_since = _over(store, decision, reviews)
    return StandingSource(
        entry_id=decision.hex(),
        decision_id=leads_to(subject, row, standing),
        reference=reference,
        name=name,
        short_name=short_name,
        type=SourceType.of(type_),
        holder=holder,
        route=Route.of(route),
        agreement=agreement,
        roles=tuple(AccessorRole.of(each) for each in roles.split()),
        scope=Scope.of(scope),
        scope_months=months or None,
        view_days=None if days == _NO_LIMIT else days,
        decided_at=decided_at,
        terms=terms_of(in_uk(decided_at).date(), _day(review_on), reviews),
        awaits=_awaits(store, subject, decision),
        contested=standing is Standing.CONTESTED,
        over_by=over_by,
        over_since=over_since,
    )


def _reviews(store: Store, decision: bytes) -> tuple[Review, ...]:
    """Return the reviews of a decision as the lists have them, in the order of their recording."""
    found = store.rows(
        "SELECT h.at, h.result, u.due_on FROM happenings AS h"
        " LEFT JOIN dues AS u ON u.row = h.row AND u.what = ?"
        " WHERE h.decision = ? AND h.kind = 'review.held' ORDER BY h.at, h.row",
        (DueWhat.REVIEW.code, decision),
    )
    return tuple(
        Review(on=_uk_day(at), result=ReviewResult.of(result), next_on=_day(next_on))
        for at, result, next_on in found
    )


def _over(
    store: Store, decision: bytes, reviews: tuple[Review, ...]
) -> tuple[SourceEnd | None, date | None]:
    """Return what ended a standing decision first, and on which day."""
    marks = ", ".join("?" * len(_ENDS))
    found = [
        (_uk_day(at), _ENDS[kind])
        for at, kind in store.rows(
            f"SELECT at, kind FROM happenings WHERE decision = ? AND kind IN ({marks})"
            " ORDER BY at, row",
            (decision, *_ENDS),
        )
    ]
    if reviews and reviews[-1].result is ReviewResult.STOP:
        found.append((reviews[-1].on, SourceEnd.ENDED))
    if not found:
        return None, None
    since, by = min(found, key=lambda each: each[0])
    return by, since


def _awaits(store: Store, subject: bytes, decision: bytes) -> bool:
    sql = "SELECT 1 FROM dues WHERE subject = ? AND decision = ? AND what = ? AND open = 1"
    return store.value(sql, (subject, decision, DueWhat.CONFIRMATION.code)) is not None


def _uk_day(at: int) -> date:
    return in_uk(from_ms(at)).date()


def _day(kept: str | None) -> date | None:
    return None if kept in {None, NO_DATE} else date.fromisoformat(str(kept))
