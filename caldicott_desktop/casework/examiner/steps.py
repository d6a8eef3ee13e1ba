"""Steps of cases: prepared, concluded, opened again, an access confirmed, independence lost.

One verb may take a step in many cases, each with an entry of its own, in one transaction.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from typing import TypeVar

from caldicott_desktop.casework import checked, faults
from caldicott_desktop.casework.appending import writing
from caldicott_desktop.casework.casebook import Casebook, name_of
from caldicott_desktop.casework.changes import CaseId, Changes, EntryId
from caldicott_desktop.casework.entitlement import require
from caldicott_desktop.casework.examiner.told import CaseTold
from caldicott_desktop.casework.examiner.working import (
    CaseIncomplete,
    StepRefused,
    asserted,
    known_now,
    now_of,
    role_of,
    variant_of,
    with_examiner,
)
from caldicott_desktop.casework.recording import person_named
from caldicott_desktop.domain.examiner import case
from caldicott_desktop.domain.examiner.independence import faults_of_independence
from caldicott_desktop.domain.examiner.rules import faults_of_step
from caldicott_desktop.domain.examiner.states import refusal
from caldicott_desktop.domain.happening_rules import tidied
from caldicott_desktop.domain.lacking import within
from caldicott_desktop.domain.unmet import Lacking
from caldicott_desktop.errors import Sentence
from caldicott_desktop.guidance.hedging import circumstance_words
from caldicott_desktop.ledger import examiner_schemas as schemas
from caldicott_desktop.store import entries

_Step = (
    case.CasePrepared | case.CaseCompleted | case.CaseReferred | case.CasePassed | case.CaseReopened
)
S = TypeVar("S", bound=_Step)
C = TypeVar("C", case.CaseCompleted, case.CaseReferred, case.CasePassed)


class AccessNotYours(faults.CaseworkError):
    """The access does not wait for the word of the person at work."""

    id = "examiner-access-not-yours"


def prepare_cases(book: Casebook, told: Mapping[CaseId, case.CasePrepared]) -> Changes:
    """Record that cases are ready for an examiner; signed and on disk on return.

    All of them or none. Raises `CaseIncomplete` (`/<case>/note`), `StepRefused` naming each case
    that does not stand so, `CaseUnknown`, `NotIntact`, `NotEntitled`.
    """
    return _take(book, told, lambda step, _told: with_examiner(book, step))


def complete_cases(book: Casebook, told: Mapping[CaseId, case.CaseCompleted]) -> Changes:
    """Record that scrutiny of cases is complete, each asserted by the examiner at work.

    Raises what `prepare_cases` raises; an officer is told who can.
    """
    return _take(book, told, lambda step, told_of: _concluding(book, step, told_of))


def refer_case(book: Casebook, case_id: CaseId, told: case.CaseReferred) -> Changes:
    """Record that a case was referred to the coroner. Raises what `complete_cases` raises."""
    return _take_one(book, case_id, told, lambda step, of: _concluding(book, step, of))


def pass_cases(book: Casebook, told: Mapping[CaseId, case.CasePassed]) -> Changes:
    """Record that cases were passed on to another examiner. Raises what `complete_cases` raises."""
    return _take(book, told, lambda step, of: _concluding(book, with_examiner(book, step), of))


def reopen_case(book: Casebook, case_id: CaseId, told: case.CaseReopened) -> Changes:
    """Record that a concluded case is looked at again, and why.

    Raises what `complete_cases` raises.
    """
    return _take_one(book, case_id, told, lambda step, _of: step)


def confirm_accesses(book: Casebook, noted: Sequence[EntryId]) -> Changes:
    """Record that accesses somebody else logged for the person at work were theirs.

    All of them or none. Raises `AccessNotYours`, `CaseUnknown`, `NotIntact`, `NotEntitled`.
    """
    require(book, "access.confirmed")
    found: dict[EntryId, CaseId] = {}
    for entry_id in noted:
        stored = entries.by_id(book.store, bytes.fromhex(entry_id))
        if stored is None:
            raise AccessNotYours
        entry = checked.load(book, stored)
        case_id = CaseId(entry.signed.entry.subject.hex())
        mine = [
            each
            for each in CaseTold(book, case_id).accesses
            if each.noted.id == entry_id
            and each.awaits
            and each.access.accessor_id == book.person_id.hex()
        ]
        if not mine:
            raise AccessNotYours
        found[entry_id] = case_id
    with writing(book) as writer:
        for entry_id, case_id in found.items():
            word = case.AccessConfirmed(confirmed=entry_id)
            writer.append(schemas.ACCESS_CONFIRMED, word, subject=bytes.fromhex(case_id))
    return Changes(cases=frozenset(found.values()), notices=True)


def lose_independence(book: Casebook, case_id: CaseId, told: case.IndependenceLost) -> Changes:
    """Record that somebody is not independent in a case: the person at work, unless it says who.

    Nobody approves it, and what was logged before stays. Raises `CaseIncomplete`, `CaseUnknown`,
    `NotIntact`, `NotEntitled`.
    """
    require(book, "independence.lost")
    told_of = CaseTold(book, case_id)
    lost = _lost(book, tidied(told), told_of)
    variant = variant_of(book, lost.nation)
    listed = variant.circumstances if variant else ()
    found = list(faults_of_independence(lost, listed, now_of(book)))
    if lost.adds_to is not None and not _is_of(told_of, lost.adds_to, case.IndependenceLost):
        found.append(Lacking(path="/adds_to", said=Sentence("examiner.lost.nothing-to-add-to")))
    if found:
        raise CaseIncomplete(found)
    with writing(book) as writer:
        writer.append(schemas.INDEPENDENCE_LOST, lost, subject=bytes.fromhex(case_id))
    return Changes(cases=frozenset({case_id}), notices=True)


def _lost(book: Casebook, told: case.IndependenceLost, told_of: CaseTold) -> case.IndependenceLost:
    """Return it with who, where they can be told, and the words of the nation's list."""
    nation = told.nation or told_of.details.nation or book.nation
    variant = variant_of(book, nation)
    listed = variant.circumstance(told.circumstance) if variant else None
    if told.adds_to is None and told.who is None:
        told = replace(told, who=name_of(book, book.person_id), who_id=book.person_id.hex())
    who_id = told.who_id or _hex(person_named(book, told.who))
    role = told.role or (role_of(book, bytes.fromhex(who_id)) if who_id else None)
    return replace(
        told,
        nation=nation,
        who_id=who_id,
        role=role,
        circumstance_words=circumstance_words(listed) if listed else told.circumstance_words,
        handed_to_id=told.handed_to_id or _hex(person_named(book, told.handed_to)),
    )


def _hex(found: bytes | None) -> str | None:
    return None if found is None else found.hex()


def _is_of(told_of: CaseTold, entry_id: str, kind: type[case.Told]) -> bool:
    return any(each.id == entry_id and isinstance(each.told, kind) for each in told_of.entries)


def _concluding(book: Casebook, step: C, told_of: CaseTold) -> C:
    nation = told_of.details.nation
    return replace(step, assertion=asserted(book, step.assertion, nation))


def _take_one(
    book: Casebook, case_id: CaseId, told: S, made: Callable[[S, CaseTold], S]
) -> Changes:
    """Take a step in one case; its faults are named by the form's own paths."""
    try:
        return _take(book, {case_id: told}, made)
    except CaseIncomplete as incomplete:
        place = f"/{case_id}"
        raise CaseIncomplete(
            Lacking(path=each.path.removeprefix(place), said=each.said)
            for each in incomplete.faults
        ) from None


def _take(book: Casebook, told: Mapping[CaseId, S], made: Callable[[S, CaseTold], S]) -> Changes:
    """Take a step in each of these cases, in one transaction, or in none of them."""
    signer, known = book.person_id.hex(), known_now(book)
    steps: dict[CaseId, S] = {}
    refused: list[tuple[str, Sentence]] = []
    lacking: list[Lacking] = []
    for case_id, step in told.items():
        kind = case.kind_of(step)
        require(book, kind)
        told_of = CaseTold(book, case_id)
        whole = made(tidied(step), told_of)
        why = refusal(told_of.stood, kind, signer=signer)
        if why is not None:
            refused.append((told_of.reference, why))
        found = faults_of_step(whole, known, told_of.stood, signer=signer)
        lacking += within(f"/{case_id}", (*found, *_read_here(whole, told_of)))
        steps[case_id] = whole
    if refused:
        raise StepRefused(refused)
    if lacking:
        raise CaseIncomplete(lacking)
    with writing(book) as writer:
        for case_id, step in steps.items():
            writer.append(schemas.schema_of(step), step, subject=bytes.fromhex(case_id))
    return Changes(cases=frozenset(steps), notices=True)


def _read_here(step: case.Told, told_of: CaseTold) -> tuple[Lacking, ...]:
    """Return a fault where an examiner is said to have read what was not opened for the case."""
    if not isinstance(step, case.Concluding):
        return ()
    opened = {each.noted.id for each in told_of.accesses}
    if opened.issuperset(step.read):
        return ()
    return (Lacking(path="/read", said=Sentence("examiner.conclude.read-elsewhere")),)
