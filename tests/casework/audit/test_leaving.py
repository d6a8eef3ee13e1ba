"""What may leave, by level and by who answers, and what is recorded about it."""

from __future__ import annotations

from collections.abc import Iterator
from hashlib import sha256

import pytest

from caldicott_desktop import casework
from caldicott_desktop.casework import Casebook, audit, checked, faults
from caldicott_desktop.casework.appending import writing
from caldicott_desktop.casework.audit import LevelNotOffered, NotPublishable
from caldicott_desktop.domain.audit.selection import Selection, read
from caldicott_desktop.domain.disclosure import Disclosure, Level
from caldicott_desktop.domain.people import Role
from caldicott_desktop.domain.record.register import HELD, cells, columns
from caldicott_desktop.ledger import schemas
from caldicott_desktop.ledger.schemas import FileDigest, Person
from tests.casework import afterwards
from tests.casework.world import COSTS, World, done, record

REFERENCES = Disclosure(level=Level.REFERENCES)
FILE = FileDigest(name="Register.csv", format="csv", digest=sha256(b"lines").digest())


def become(book: Casebook, *roles: Role) -> None:
    with writing(book) as writer:
        person = Person(name="Priya Nair", position=None, roles=frozenset(roles), reason=None)
        writer.append(schemas.PERSON, person, subject=book.person_id, kind="person.changed")


@pytest.fixture
def by_recovery(world: World, book: Casebook) -> Iterator[Casebook]:
    code = casework.make_recovery_sheet(book).code
    book.close()
    opened = casework.unlock_with_recovery(
        world.folder, code, place=world.place, clock=world.hands, floor=COSTS
    )
    yield opened
    opened.close()


def test_a_selection_leaves_between_two_entries_about_the_vault(book: Casebook) -> None:
    record(book)
    selection = read("decided 2026-11-01..2026-11-30 kind=police-crime")
    appended = audit.begin_selection(
        book, selection, REFERENCES, [FILE], recipient=" Castlegate\nAssurance ", purpose=" "
    )
    changes = audit.finish_selection(book, appended, {FILE.name: b"lines"})
    assert changes.notices
    (begun,) = checked.of_kinds(book.store, book.vault_id, ("export.begun",))
    assert begun.signed.entry.subject == book.vault_id
    said = schemas.EXPORT_BEGUN.read(begun.fields)
    assert (said.selection, said.level, said.privileged) == (
        *(selection.text, Level.REFERENCES, False),
    )
    assert (said.recipient, said.purpose, said.files) == ("Castlegate Assurance", None, (FILE,))
    (finished,) = checked.of_kinds(book.store, book.vault_id, ("export.finished",))
    written = schemas.EXPORT_FINISHED.read(finished.fields)
    assert written.begun == begun.signed.entry_id
    assert written.files[0].sha256 == FILE.digest
    assert done(casework.verify_vault(book)).intact


def test_the_tick_for_privileged_advice_is_recorded(book: Casebook) -> None:
    ticked = Disclosure(level=Level.FULL, privileged=True)
    appended = audit.begin_selection(book, Selection(), ticked, [FILE])
    assert appended.fields["/privileged"] is True


@pytest.mark.parametrize(
    ("roles", "levels", "holds"),
    [
        ({Role.OWNER, Role.GUARDIAN}, tuple(Level), "tells"),
        ({Role.OWNER, Role.IG_LEAD}, tuple(Level), "tells"),
        ({Role.OWNER}, (Level.REFERENCES, Level.PUBLISHABLE), "holds"),
        ({Role.OWNER, Role.AUDITOR}, (Level.REFERENCES, Level.PUBLISHABLE), "holds"),
        ({Role.OWNER, Role.EXAMINER_OFFICER}, (Level.REFERENCES, Level.PUBLISHABLE), "holds"),
    ],
)
def test_whoever_may_not_decide_answers_at_references_only_and_below(
    book: Casebook, roles: set[Role], levels: tuple[Level, ...], holds: str
) -> None:
    become(book, *roles)
    assert audit.levels_offered(book) == levels
    assert audit.holds_live_matters(book) == (holds == "holds")
    full = Disclosure(level=Level.FULL)
    if Level.FULL in levels:
        audit.begin_selection(book, Selection(), full, [FILE])
    else:
        with pytest.raises(LevelNotOffered):
            audit.begin_selection(book, Selection(), full, [FILE])
    audit.begin_selection(book, Selection(), REFERENCES, [FILE])


def test_single_decisions_are_never_published(book: Casebook) -> None:
    selection = read(f"reference={record(book).reference}")
    with pytest.raises(NotPublishable):
        audit.begin_selection(book, selection, Disclosure(level=Level.PUBLISHABLE), [FILE])
    audit.begin_selection(book, Selection(), Disclosure(level=Level.PUBLISHABLE), [FILE])


def test_the_recovery_code_lets_nothing_leave(by_recovery: Casebook) -> None:
    assert audit.levels_offered(by_recovery) == ()
    with pytest.raises(faults.NotWithRecovery):
        audit.begin_selection(by_recovery, Selection(), REFERENCES, [FILE])


def test_a_live_matter_is_held_by_whoever_may_not_decide(book: Casebook) -> None:
    made = record(book)
    casework.record_later(book, made.decision_id, afterwards.CHALLENGED)
    become(book, Role.OWNER)
    selected = done(audit.select(book, Selection()))
    (row,) = audit.register_rows(book, selected)
    held = audit.holds_live_matters(book)
    line = cells(row, columns(Level.REFERENCES), REFERENCES, late_after_h=48, held=held)
    assert HELD in line
    assert made.reference in line


def test_what_stays_behind_is_told_for_the_decision_and_each_later_entry(book: Casebook) -> None:
    made = record(book, afterwards.conditional())
    case = casework.open_decision(book, made.decision_id).case
    casework.record_later(book, made.decision_id, afterwards.release(case))
    casework.record_later(book, made.decision_id, afterwards.TOLD)
    found = audit.withheld(book, made.decision_id, REFERENCES)
    page = casework.open_decision(book, made.decision_id)
    released, told = (each.entry_id for each in page.happened)
    assert "/request/organisation" in found.decision
    assert "/conclusion/outcome" not in found.decision
    assert "/recipient" in found.later[released]
    assert "/who" in found.later[told]
    full = audit.withheld(book, made.decision_id, Disclosure(level=Level.FULL))
    assert full.decision == frozenset()
    assert not any(full.later.values())
