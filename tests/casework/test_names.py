from __future__ import annotations

import zipfile
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from caldicott_desktop import casework, identifiers
from caldicott_desktop.casework import Casebook, NamedPerson, NameNotKept
from caldicott_desktop.casework.appending import writing
from caldicott_desktop.casework.unlocking import unlock_with_recovery
from caldicott_desktop.domain.authority import NotEntitled
from caldicott_desktop.domain.people import Role
from caldicott_desktop.ledger import schemas
from caldicott_desktop.store import entries, payloads
from tests.casework import in_the_clear
from tests.casework.test_people import THEIRS, add
from tests.casework.world import COSTS, World, done, record
from tests.domain import samples

ELLERY = NamedPerson(
    reference="R-0417",
    name="Margaret Ellery",
    born_on=date(1931, 3, 14),
    health_number="943 476 5919",
    others="H1234567",
    note="Room 12",
)


def become(book: Casebook, *roles: Role) -> None:
    with writing(book) as writer:
        person = schemas.Person(
            name="Priya Nair", position=None, roles=frozenset(roles), reason=None
        )
        writer.append(schemas.PERSON, person, subject=book.person_id, kind="person.changed")


def test_a_person_is_kept_found_and_told(book: Casebook) -> None:
    kept = casework.keep_name(book, replace(ELLERY, name="  Margaret   Ellery "))
    assert kept.changes.names
    assert kept.person == replace(ELLERY, health_number="9434765919")
    assert casework.who_is(book, " r-0417 ") == kept.person
    assert casework.names(book, "ell").people == (kept.person,)
    assert casework.names(book, "nobody") == casework.NameRows(people=(), total=0)
    assert casework.who_is(book, "") is None


def test_a_person_is_changed_and_may_take_another_reference(book: Casebook) -> None:
    casework.keep_name(book, ELLERY)
    casework.keep_name(book, NamedPerson(reference="R-0500", name="Tom Ashdown"))
    casework.keep_name(book, replace(ELLERY, reference="R-0499"), instead_of="r-0417")
    assert casework.who_is(book, "R-0417") is None
    assert casework.who_is(book, "R-0499") is not None
    with pytest.raises(NameNotKept, match="already means Tom Ashdown"):
        casework.keep_name(book, replace(ELLERY, reference="r-0500"), instead_of="R-0499")


def test_what_cannot_be_kept_is_told_with_its_field(book: Casebook) -> None:
    wrong = NamedPerson(
        reference=" ", name="", born_on=date(2030, 1, 1), health_number="12", others="x" * 1001
    )
    with pytest.raises(NameNotKept) as refused:
        casework.keep_name(book, wrong)
    assert [each.field for each in refused.value.faults] == [
        "reference",
        "name",
        "others",
        "born_on",
        "health_number",
    ]
    casework.keep_name(book, ELLERY)
    with pytest.raises(NameNotKept, match="already means"):
        casework.keep_name(book, replace(ELLERY, reference="r-0417"))


@pytest.mark.parametrize("name", ["Ann\x00Lee", "Ann\ud800Lee", "Ann\u2028Lee"])
def test_characters_without_a_shape_are_left_out(book: Casebook, name: str) -> None:
    kept = casework.keep_name(book, NamedPerson(reference="R\x001", name=name))
    assert kept.person.name == "Ann Lee"
    assert casework.who_is(book, "R 1") == kept.person


def test_a_pasted_list_is_shown_first_and_then_taken_in(book: Casebook) -> None:
    casework.keep_name(book, ELLERY)
    text = "Ref\tName\tDOB\nR-0417\tMargaret Ellery\t15/03/1931\nR-1\tAnn Lee\t\nR-2\t\t\n"
    read = casework.preview_names(book, text)
    assert (len(read.rows), len(read.unread)) == (2, 1)
    assert casework.names(book).total == 1
    taken = casework.take_in_names(book, text, update=False)
    assert (taken.added, taken.changed, taken.left) == (1, 0, 1)
    assert (casework.who_is(book, "R-0417") or ELLERY).born_on == date(1931, 3, 14)
    taken = casework.take_in_names(book, text, update=True)
    assert (taken.added, taken.changed, taken.left) == (0, 1, 1)
    assert (casework.who_is(book, "R-0417") or ELLERY).born_on == date(1931, 3, 15)
    assert casework.who_is(book, "R-0417") != ELLERY


def test_what_is_known_follows_the_name_key(book: Casebook) -> None:
    text = "Ellery, H-1234567, 14/3/1931"
    assert [each.kind.code for each in identifiers.find(text, casework.known_names(book))] == [
        "birth"
    ]
    casework.keep_name(book, ELLERY)
    known = casework.known_names(book)
    assert casework.known_names(book) is known
    assert [each.kind.code for each in identifiers.find(text, known)] == [
        "name",
        "known_number",
        "birth",
    ]
    casework.forget_name(book, "R-0417")
    assert identifiers.find("Ellery", casework.known_names(book)) == ()


def test_forgetting_touches_no_signature_and_leaves_nothing_in_the_file(book: Casebook) -> None:
    made = record(book)
    file = book.store.path
    key = book.unlocked.data_key.register_key()
    casework.keep_name(book, replace(ELLERY, name="Xyzzyqux Plughtwist", note="Wibblet " * 1000))
    casework.keep_name(book, NamedPerson(reference="R-1", name="Ann Lee"))
    book.store.checkpoint()
    before = in_the_clear.pages(file, key).lower()
    assert all(each in before for each in (b"xyzzyqux", b"wibblet", b"ann lee", b"9434765919"))
    assert casework.forget_name(book, "R-9").count == 0
    assert casework.forget_names(book).count == 2
    assert casework.names(book).total == 0
    assert file.with_name(f"{file.name}-wal").stat().st_size == 0
    after = in_the_clear.pages(file, key).lower()
    assert made.reference.lower().encode() in after
    assert not any(each in after for each in (b"xyzzyqux", b"wibblet", b"ann lee", b"9434765919"))
    assert done(casework.verify_vault(book)).intact
    assert casework.open_decision(book, made.decision_id).position


def test_nothing_of_the_name_key_comes_into_the_record(
    book: Casebook, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    person = replace(ELLERY, name="Xyzzyqux Plughtwist", others="ZQ998877")
    words = ("xyzzyqux", "plughtwist", "zq998877", "9434765919")
    casework.keep_name(book, person)
    made = record(book, samples.shared())
    casework.forget_name(book, "R-0417")
    casework.keep_name(book, person)
    exported = casework.export_decision(book, made.decision_id, tmp_path / "a.docx")
    assert casework.verify_document(exported.path).status == 0
    with zipfile.ZipFile(exported.path) as document:
        data = b"".join(map(document.read, document.namelist()))
    for row in range(1, entries.last_row(book.store) + 1):
        stored, kept = entries.by_row(book.store, row), payloads.get(book.store, row)
        assert stored is not None
        assert kept is not None
        data += stored.content + kept.content
    listed = book.store.rows("SELECT * FROM decisions")
    told = f"{data.lower()!r} {listed} {caplog.text}".lower()
    assert "r-0417" in told
    assert not any(word in told for word in words)
    for word in words:
        found = book.store.rows("SELECT rowid FROM search WHERE search MATCH ?", (f'"{word}"*',))
        assert found == []
    for name in ("drafts", "draft_versions", "settings", "numbers"):
        assert not any(word in str(book.store.rows(f"SELECT * FROM {name}")) for word in words)  # noqa: S608 - names of tables


def test_an_auditor_sees_no_names_and_changes_none(book: Casebook) -> None:
    casework.keep_name(book, ELLERY)
    become(book, Role.AUDITOR)
    assert not casework.may_keep_names(book)
    assert not casework.may_forget_names(book)
    assert casework.names(book).people == ()
    assert casework.who_is(book, "R-0417") is None
    with pytest.raises(NotEntitled):
        casework.keep_name(book, ELLERY)
    with pytest.raises(NotEntitled):
        casework.preview_names(book, "R-1,Ann Lee")
    with pytest.raises(NotEntitled):
        casework.forget_name(book, "R-0417")


def test_saved_lists_with_a_forgotten_name_go_with_it(book: Casebook, world: World) -> None:
    casework.keep_name(book, ELLERY)
    casework.keep_name(book, NamedPerson(reference="R-1", name="Ann O'Neill"))
    add(book)

    def save(name: str, text: str = "") -> None:
        lookup = casework.Lookup(text=text)
        casework.save_view(book, casework.SavedView(name=name, lookup=lookup))

    save("Police", "photograph")
    save("About ÉLLERY")
    save("His number", "943 476 5919")
    save("Oneill's", "letters")
    book.close()
    book = world.unlock(THEIRS)
    save("Sam's own", "margaret ellery")
    assert casework.forget_name(book, "R-9").views == 0
    forgotten = casework.forget_name(book, "R-0417")
    assert (forgotten.count, forgotten.views) == (1, 3)
    assert forgotten.changes.views
    assert casework.saved_views(book) == ()
    book.close()
    book = world.unlock()
    assert [each.name for each in casework.saved_views(book)] == ["Oneill's", "Police"]
    assert casework.forget_names(book).views == 1
    assert [each.name for each in casework.saved_views(book)] == ["Police"]
    key = book.unlocked.data_key.register_key()
    assert b"oneill" not in in_the_clear.pages(book.store.path, key).lower()
    book.close()


def test_a_deputy_keeps_names_and_cannot_forget_them_all(book: Casebook) -> None:
    become(book, Role.DEPUTY)
    casework.keep_name(book, ELLERY)
    with pytest.raises(NotEntitled):
        casework.forget_names(book)
    assert casework.forget_name(book, "r-0417").count == 1


def test_the_recovery_code_reads_names_and_writes_none(world: World) -> None:
    book = world.create()
    casework.keep_name(book, ELLERY)
    sheet = casework.make_recovery_sheet(book)
    book.close()
    book = unlock_with_recovery(
        world.folder, sheet.code, place=world.place, clock=world.hands, floor=COSTS
    )
    assert casework.names(book).total == 1
    assert not casework.may_keep_names(book)
    with pytest.raises(casework.CaseworkError, match="recovery code"):
        casework.keep_name(book, ELLERY)
    book.close()


def found(book: Casebook, text: str) -> list[str]:
    rows = casework.decisions(book, text=text)
    assert rows.total == len(rows.rows)
    return [row.subject_reference for row in rows.rows]


def test_decisions_are_found_by_the_name_of_the_person_they_are_about(book: Casebook) -> None:
    for reference, organisation in (
        ("R-0417", "Severn Vale Police"),
        ("R-0418", "Severn Vale Police"),
        ("r-0417", "Meadow Solicitors"),
        ("R-0419", "Ellery & Sons"),
    ):
        case = samples.change(
            samples.refused(),
            **{"/subject/reference": reference, "/request/organisation": organisation},
        )
        record(book, case)
    assert found(book, "ellery") == ["R-0419"]
    casework.keep_name(book, ELLERY)
    casework.keep_name(book, NamedPerson(reference="R-0418", name="Seán O’Neill"))
    assert found(book, "ellery") == ["R-0419", "r-0417", "R-0417"]
    assert found(book, "Marg ELLERY") == ["r-0417", "R-0417"]
    assert found(book, "ellery severn") == ["R-0417"]
    assert found(book, "ellery r-0417") == ["r-0417", "R-0417"]
    assert found(book, "o'neill") == found(book, "sean o") == found(book, "oneill") == ["R-0418"]
    assert found(book, '"margaret ellery"') == []
    assert found(book, "m") == found(book, "zz") == []
    assert found(book, "9434765919") == ["r-0417", "R-0417"]
    by_date = casework.decisions(book, text="ellery", order=casework.Order.DECIDED, limit=2)
    assert len(by_date.rows) == 2
    casework.forget_names(book)
    assert found(book, "ellery") == ["R-0419"]
    become(book, Role.AUDITOR)
    assert found(book, "ellery") == ["R-0419"]
