"""Lines of the examiner log: cases, and the record sources opened for them.

`docs/decisions/0171-the-reference-leads-to-the-case.md`.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, fields, replace

from caldicott_desktop.casework.appending import Writer, writing
from caldicott_desktop.casework.casebook import Casebook, name_of
from caldicott_desktop.casework.changes import CaseId, Changes, EntryId
from caldicott_desktop.casework.entitlement import require
from caldicott_desktop.casework.examiner.told import CaseTold
from caldicott_desktop.casework.examiner.working import (
    CaseIncomplete,
    ReferenceTaken,
    asserted,
    known_now,
    role_of,
    with_examiner,
)
from caldicott_desktop.casework.recording import person_named
from caldicott_desktop.domain.examiner import case, rules
from caldicott_desktop.domain.examiner.choices import Came, ExceptionTrigger, Scope
from caldicott_desktop.domain.examiner.rules import Known
from caldicott_desktop.domain.happening_rules import tidied
from caldicott_desktop.domain.lacking import within
from caldicott_desktop.domain.unmet import Lacking
from caldicott_desktop.ledger import examiner_schemas as schemas
from caldicott_desktop.store.examiner import cases

_LISTED, _NOTED = "case.listed", "access.noted"
_ID_BYTES = 16


@dataclass(frozen=True, slots=True, kw_only=True)
class Saved:
    """A line as it was recorded: `is_new` tells a new case from more facts of one already here.

    `told` are the accesses as they were recorded, by the entries of `accesses`. What they are asks
    for an exception as `asks_for` says; whether somebody was on the list is asked apart.
    """

    case_id: CaseId
    reference: str
    is_new: bool
    accesses: tuple[EntryId, ...]
    told: tuple[case.Access, ...]
    asks_for: tuple[ExceptionTrigger, ...]
    changes: Changes


@dataclass(frozen=True, slots=True, kw_only=True)
class Origin:
    """Where a day list came from: how, and the SHA-256 (hex) of the file or the pasted text."""

    came: Came
    sha256: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class SameCase:
    """A row of a day list, counted from 0, whose reference another case has already.

    `case_id` is `None` where that is an earlier row, `earlier`, of the same list.
    """

    row: int
    reference: str
    case_id: CaseId | None = None
    earlier: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Listed:
    """What became of a day list: the cases it added, by row, and the rows of cases known before."""

    cases: Mapping[int, CaseId]
    same: tuple[SameCase, ...]
    changes: Changes


def line_faults(book: Casebook, line: case.CaseLine) -> tuple[Lacking, ...]:
    """Return everything that stands between a line and its recording, to be said as it is typed."""
    return rules.faults(*_prepared(book, line, _here(book, line.details.reference)))


def save_line(book: Casebook, line: case.CaseLine) -> Saved:
    """Record a line: one case, or more facts of the case with that reference, and each access.

    One transaction, signed and on disk on return. Who opened what is the person at work, and when
    is now, where the line does not say. Raises `CaseIncomplete` with every fault, `NotIntact`,
    `NotEntitled`.
    """
    require(book, _LISTED)
    here = _here(book, line.details.reference)
    prepared, known = _prepared(book, line, here)
    if lacking := rules.faults(prepared, known):
        raise CaseIncomplete(lacking)
    with writing(book) as writer:
        case_id = here.id if here else CaseId(book.entropy(_ID_BYTES).hex())
        stated = _stated_anew(prepared.details, here)
        if stated is not None:
            writer.append(schemas.LISTED, stated, subject=bytes.fromhex(case_id))
        noted = [
            writer.append(schemas.ACCESS, access, subject=bytes.fromhex(case_id))
            for access in prepared.opened()
        ]
    return Saved(
        case_id=case_id,
        reference=here.reference if here else prepared.details.reference or "",
        is_new=here is None,
        accesses=tuple(EntryId(each.signed.entry_id.hex()) for each in noted),
        told=prepared.opened(),
        asks_for=tuple(_asks_for(prepared, known, here)),
        changes=Changes(cases=frozenset({case_id}), notices=True),
    )


def list_cases(book: Casebook, rows: Sequence[case.CaseDetails], origin: Origin) -> Listed:
    """List the cases of a day list in one go, in one transaction.

    A row whose reference is here already, or stands further up, is given back as the same case.
    Raises `CaseIncomplete` with the faults of all rows (`/12/reference`), `NotEntitled`.
    """
    require(book, _LISTED)
    known = known_now(book)
    whole = [_detailed(book, row, origin) for row in rows]
    if lacking := tuple(
        found
        for number, row in enumerate(whole)
        for found in within(f"/{number}", rules.faults_of_details(row, known))
    ):
        raise CaseIncomplete(lacking)
    same = _same(book, whole)
    taken = {each.row for each in same}
    with writing(book) as writer:
        listed = {
            number: _list(book, writer, row)
            for number, row in enumerate(whole)
            if number not in taken
        }
    changes = Changes(cases=frozenset(listed.values()), notices=True)
    return Listed(cases=listed, same=same, changes=changes)


def change_details(book: Casebook, case_id: CaseId, details: case.CaseDetails) -> Changes:
    """State the details of a case anew; what was stated before stays beside them.

    Raises `CaseIncomplete`, `ReferenceTaken`, `CaseUnknown`, `NotIntact`, `NotEntitled`.
    """
    require(book, _LISTED)
    before = CaseTold(book, case_id).details
    stated = _detailed(book, details, Origin(came=before.came or Came.TYPED))
    stated = replace(stated, came=before.came, list_sha256=before.list_sha256)
    if lacking := rules.faults_of_details(stated, known_now(book)):
        raise CaseIncomplete(lacking)
    other = cases.by_reference(book.store, stated.reference or "")
    if other is not None and other.id.hex() != case_id:
        raise ReferenceTaken
    with writing(book) as writer:
        writer.append(schemas.LISTED, stated, subject=bytes.fromhex(case_id))
    return Changes(cases=frozenset({case_id}), notices=True)


def _asks_for(
    line: case.CaseLine, known: Known, here: CaseTold | None
) -> Iterator[ExceptionTrigger]:
    """Give what a line tells that no standing decision is about."""
    opened = line.opened()
    if opened and here is not None and not here.stood.state.is_open:
        yield ExceptionTrigger.AFTER_CLOSURE
    if any(case.opens_linked_record(each.findings) for each in opened):
        yield ExceptionTrigger.LINKED_RECORD
    for each in opened:
        source = known.sources.get(each.source or "")
        if each.scope is Scope.WHOLE and source is not None and rules.is_wider(each, source):
            yield ExceptionTrigger.WHOLE_RECORD
            return


def _here(book: Casebook, reference: str | None) -> CaseTold | None:
    """Return the case that has this reference already, its entries checked."""
    wanted = " ".join((reference or "").split())
    found = cases.by_reference(book.store, wanted) if wanted else None
    return None if found is None else CaseTold(book, CaseId(found.id.hex()))


def _prepared(
    book: Casebook, line: case.CaseLine, here: CaseTold | None
) -> tuple[case.CaseLine, Known]:
    """Return a line as it would be recorded, and what the rules go by."""
    known = known_now(book, here.details if here else None)
    told = tidied(line)
    at_work = not told.accessor
    accessor_id = book.person_id.hex() if at_work else told.accessor_id
    if accessor_id is None and (found := person_named(book, told.accessor)) is not None:
        accessor_id = found.hex()
    role = told.accessor_role
    if role is None and accessor_id is not None:
        role = role_of(book, bytes.fromhex(accessor_id))
    told = replace(
        told,
        details=_detailed(book, told.details, Origin(came=Came.TYPED)),
        accessor=name_of(book, book.person_id) if at_work else told.accessor,
        accessor_id=accessor_id,
        accessor_role=role,
        accessed_at=told.accessed_at or known.now,
    )
    opened = tuple(_with_source(book, each, told, known) for each in told.opened())
    return replace(told, accesses=opened), known


def _with_source(
    book: Casebook, access: case.Access, line: case.CaseLine, known: Known
) -> case.Access:
    """Return an access with what its standing decision is called copied, as it stands."""
    source = known.sources.get(access.source or "")
    accessor_id = access.accessor_id
    if accessor_id is None and (found := person_named(book, access.accessor)) is not None:
        accessor_id = found.hex()
    nation = line.details.nation or (known.here.nation if known.here else None)
    return replace(
        access,
        accessor_id=accessor_id,
        source_name=source.name if source else None,
        source_short=source.short_name if source else None,
        source_holder=source.holder if source else None,
        source_type=source.type.code if source else None,
        months=access.months if access.scope is Scope.MONTHS else None,
        problem_words=access.problem_words if access.scope is Scope.PROBLEM else None,
        assertion=asserted(book, access.assertion, nation),
    )


def _detailed(book: Casebook, details: case.CaseDetails, origin: Origin) -> case.CaseDetails:
    """Return details as they would be recorded for a case that came from `origin`."""
    told = tidied(details)
    return replace(
        with_examiner(book, told),
        reference=" ".join((told.reference or "").split()) or None,
        came=told.came or origin.came,
        list_sha256=told.list_sha256 or origin.sha256,
        asked=tuple(each for each in told.asked if each),
        nation=told.nation or book.nation,
    )


def _stated_anew(details: case.CaseDetails, here: CaseTold | None) -> case.CaseDetails | None:
    """Return the details to record: of a case that is here, only where the line adds to them."""
    if here is None:
        return details
    before = here.details
    added = {
        each.name: value
        for each in fields(details)
        if each.name not in _OF_THE_LISTING
        and (value := getattr(details, each.name)) not in {None, ()}
        and value != getattr(before, each.name)
    }
    return replace(before, **added) if added else None


# What a line never changes about a case that is here: how it came, where, and how it is written.
_OF_THE_LISTING = frozenset({"reference", "came", "list_sha256", "nation"})


def _same(book: Casebook, rows: Sequence[case.CaseDetails]) -> tuple[SameCase, ...]:
    """Return the rows whose reference is here already, or further up in the list."""
    here = cases.by_references(book.store, [row.reference or "" for row in rows])
    first: dict[str, int] = {}
    found: list[SameCase] = []
    for number, row in enumerate(rows):
        reference = row.reference or ""
        known = here.get(reference.lower())
        if known is not None:
            case_id = CaseId(known.id.hex())
            found.append(SameCase(row=number, reference=reference, case_id=case_id))
        elif reference.lower() in first:
            earlier = first[reference.lower()]
            found.append(SameCase(row=number, reference=reference, earlier=earlier))
        else:
            first[reference.lower()] = number
    return tuple(found)


def _list(book: Casebook, writer: Writer, row: case.CaseDetails) -> CaseId:
    subject = book.entropy(_ID_BYTES)
    writer.append(schemas.LISTED, row, subject=subject)
    return CaseId(subject.hex())
