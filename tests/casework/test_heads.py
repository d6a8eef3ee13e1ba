"""A head written down for somebody outside, noted as lodged, and compared with the vault later."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from hashlib import sha256
from pathlib import Path

import docx
import pytest

from caldicott_desktop import casework, checking
from caldicott_desktop.casework import Casebook, HeadStatement, checked
from caldicott_desktop.casework.appending import writing
from caldicott_desktop.domain.people import Role
from caldicott_desktop.ledger import schemas
from caldicott_desktop.ledger.faults import LedgerFault
from caldicott_desktop.ledger.head import Head
from caldicott_desktop.ledger.schemas import HeadAt, Level, Person
from tests.casework.world import PASSPHRASE, START, World, done, record
from tests.domain import samples


@pytest.fixture
def statement(book: Casebook, tmp_path: Path) -> HeadStatement:
    """A statement of a vault with one decision in it."""
    record(book, samples.refused())
    return casework.write_head_statement(
        book, tmp_path / "Head statement 2026-11-22.docx", holder=" Helen  Marsh "
    )


def become(book: Casebook, *roles: Role) -> None:
    with writing(book) as writer:
        person = Person(name="Priya Nair", position=None, roles=frozenset(roles), reason=None)
        writer.append(schemas.PERSON, person, subject=book.person_id, kind="person.changed")


def words_of(path: Path) -> str:
    return "\n".join(checking.read_word(path.read_bytes()).lines)


def test_it_is_written_as_word_and_as_text_and_its_leaving_recorded(
    book: Casebook, statement: HeadStatement
) -> None:
    (begun,) = checked.of_kinds(book.store, book.vault_id, ("export.begun",))
    said = schemas.EXPORT_BEGUN.read(begun.fields)
    assert (said.selection, said.level) == ("head statement", Level.PUBLISHABLE)
    assert said.recipient == "Helen Marsh"
    (finished,) = checked.of_kinds(book.store, book.vault_id, ("export.finished",))
    written = schemas.EXPORT_FINISHED.read(finished.fields)
    assert written.begun == begun.signed.entry_id
    assert [(each.name, each.sha256) for each in written.files] == [
        ("Head statement 2026-11-22.docx", sha256(statement.word.read_bytes()).digest()),
        ("Head statement 2026-11-22.txt", sha256(statement.text.read_bytes()).digest()),
    ]
    assert statement.text.name == casework.statement_file_name(book).replace("docx", "txt")
    assert statement.words == statement.text.read_text("utf-8")
    assert statement.changes.notices


def test_it_says_heads_counts_and_the_time_and_nothing_of_a_case(
    book: Casebook, statement: HeadStatement
) -> None:
    (head,) = statement.heads
    assert head.size == book.heads[head.log].size - 2  # before its own leaving
    case = samples.refused()
    for words in (words_of(statement.word), statement.words):
        flat = " ".join(words.split())
        assert head.printed() in flat
        assert f"vault {book.vault_id[:8].hex(' ', 2)}" in flat
        assert "Made Sun 22 November 2026, 09:00 GMT" in flat
        assert book.organisation in flat
        for kept_back in (case.request.asked_for, case.subject.reference, book.person.name):
            assert kept_back
            assert kept_back not in flat
    assert re.search(r"^ *1  decisions$", statement.words, re.MULTILINE)
    assert max(map(len, statement.words.splitlines())) <= 78


def test_the_file_carries_no_entry_and_has_a_title_and_header_rows(
    book: Casebook, statement: HeadStatement
) -> None:
    read = checking.read_word(statement.word.read_bytes())
    assert read.record is None
    package = docx.Document(str(statement.word))
    assert package.core_properties.title == "Head statement"
    assert package.core_properties.author == book.organisation
    assert package.core_properties.language == "en-GB"


@pytest.mark.parametrize("which", ["word", "text"])
def test_everything_up_to_then_is_as_it_was(
    book: Casebook, statement: HeadStatement, which: str
) -> None:
    record(book)
    assert done(casework.verify_vault(book)).intact
    found = casework.check_statement_file(book, getattr(statement, which))
    assert (found.fits, found.in_full) == (True, True)
    told = (
        f"Everything up to entry {statement.heads[0].size} is as it was when the statement was made"
        " on Sun 22 November 2026, 09:00 GMT: nothing before it was inserted, changed or dropped."
    )
    assert found.lines == (
        told,
        "Every entry has been read and checked since this vault was opened.",
        "These are the words this vault wrote then; the time is the one it recorded.",
    )
    assert found.made_at is not None
    assert found.made_at - START < timedelta(minutes=1)


def test_what_only_the_tree_shows_is_all_that_is_said_before_a_full_check(
    book: Casebook, statement: HeadStatement
) -> None:
    found = casework.check_statement(book, statement.words)
    assert (found.fits, found.in_full) == (True, False)
    told = (
        "The log as this vault keeps it leads from that head to its present one; it was "
        f"{statement.heads[0].size} entries long when the statement was made on Sun 22 November"
        " 2026, 09:00 GMT."
    )
    assert found.lines[:2] == (
        told,
        "Whether each entry is still the one that was signed, only a full check tells.",
    )


def test_a_later_head_than_those_checked_in_full_is_not_said_to_be_checked(
    book: Casebook, statement: HeadStatement
) -> None:
    assert done(casework.verify_vault(book)).intact
    record(book)
    now = book.heads[book.log].printed()
    assert not casework.check_statement(book, now).in_full
    assert casework.check_statement(book, statement.words).in_full


def test_no_statement_fits_a_vault_that_was_found_changed(
    book: Casebook, statement: HeadStatement
) -> None:
    book.store.run("DROP TRIGGER payloads_never_change")
    book.store.run("UPDATE payloads SET secret = zeroblob(32) WHERE entry = 2")
    before = casework.check_statement(book, statement.words)
    assert not before.in_full
    assert "changed or dropped" not in " ".join(before.lines)
    assert not done(casework.verify_vault(book)).intact
    found = casework.check_statement(book, statement.words)
    assert not found.fits
    assert found.lines[0].startswith("Something was found wrong with this vault")
    assert "it was changed" in found.lines[1]


def test_no_statement_fits_a_vault_that_opened_damaged(
    book: Casebook, statement: HeadStatement
) -> None:
    book.damage = casework.NotIntact("log-differs")
    found = casework.check_statement(book, statement.words)
    assert not found.fits
    assert book.damage.message in found.lines


def test_the_text_is_known_again_whatever_became_of_its_line_ends(
    book: Casebook, statement: HeadStatement
) -> None:
    found = casework.check_statement(book, statement.words.replace("\n", " \r\n"))
    assert found.made_at is not None


def test_words_that_were_changed_are_not_known_and_the_head_counts(
    book: Casebook, statement: HeadStatement
) -> None:
    found = casework.check_statement(book, statement.words.replace("22 November", "21 November"))
    assert found.fits
    assert found.made_at is None
    assert "21 November" in found.lines[0]
    assert "what the statement says" in found.lines[-1]


def test_one_line_out_of_minutes_is_enough(book: Casebook, statement: HeadStatement) -> None:
    found = casework.check_statement(book, f"Noted: {statement.heads[0].printed()}.")
    assert found.fits
    assert "when this head was written down" in found.lines[0]
    assert "does not say when" in found.lines[-1]


def test_a_statement_of_another_vault_is_said_to_be_one(
    book: Casebook, statement: HeadStatement, tmp_path: Path
) -> None:
    other = World(root=tmp_path / "other").create()
    found = casework.check_statement(other, statement.words)
    other.close()
    assert not found.fits
    assert "of another vault" in found.lines[0]
    alone = casework.check_statement(book, Head(log=bytes(16), size=3, root=bytes(32)).printed())
    assert not alone.fits
    assert "no log 00000000" in alone.lines[1]


def test_a_history_that_was_changed_is_named(book: Casebook, statement: HeadStatement) -> None:
    (head,) = statement.heads
    forged = replace(head, root=bytes(32)).printed()
    found = casework.check_statement(book, forged)
    assert not found.fits
    assert found.lines[0] == "It does not fit this vault."
    assert "after entry" in found.lines[1] or "not those seen before" in found.lines[1]


def test_nodes_that_do_not_lead_to_the_head_in_hand_prove_nothing(
    book: Casebook, statement: HeadStatement
) -> None:
    head = book.heads[book.log]
    book.heads[book.log] = replace(head, root=bytes(32))
    found = casework.check_statement(book, statement.words)
    book.heads[book.log] = head
    assert not found.fits


def test_an_older_copy_that_was_put_back_is_named(
    book: Casebook, world: World, statement: HeadStatement
) -> None:
    (head,) = statement.heads
    ahead = replace(head, size=head.size + 500).printed()
    found = casework.check_statement(book, ahead)
    assert not found.fits
    assert "An older copy was put back" in found.lines[1]
    del world


def test_a_statement_is_not_lodged_on_a_day_that_has_not_come(
    book: Casebook, statement: HeadStatement
) -> None:
    with pytest.raises(casework.LodgingNotYet, match="not come yet"):
        casework.lodge_head(book, statement, holder="Helen Marsh", on=date(2026, 11, 23))
    casework.lodge_head(book, statement, holder="Helen\ud800", on=date(2026, 11, 22))
    last = casework.last_lodged(book)
    assert last is not None
    assert last.holder == "Helen[U+D800]"


def test_where_one_of_its_files_cannot_be_written_neither_is_left(
    book: Casebook, tmp_path: Path
) -> None:
    (tmp_path / "ours.txt").mkdir()
    (tmp_path / "ours.txt" / "kept").write_bytes(b"")
    with pytest.raises(casework.FileNotWritten, match=r"ours\.txt"):
        casework.write_head_statement(book, tmp_path / "ours.docx", replace=True)
    assert [each.name for each in tmp_path.glob("*ours*")] == ["ours.txt"]


def test_a_slip_of_the_hand_is_no_accusation(book: Casebook, statement: HeadStatement) -> None:
    line = statement.heads[0].printed()
    with pytest.raises(LedgerFault, match="mistyped"):
        casework.check_statement(book, f"{line[:-1]}{'0' if line[-1] != '0' else '1'}")


@pytest.mark.parametrize(
    "data", [b"", b"Dear Helen, all is well.", b"\xff\xfe\x00", "log ☂".encode()]
)
def test_what_holds_no_head_is_no_statement(book: Casebook, tmp_path: Path, data: bytes) -> None:
    path = tmp_path / "letter.txt"
    path.write_bytes(data)
    with pytest.raises(casework.NotAStatement, match="no head"):
        casework.check_statement_file(book, path)


def test_a_damaged_word_file_and_one_that_is_gone_are_said(book: Casebook, tmp_path: Path) -> None:
    path = tmp_path / "a.docx"
    with pytest.raises(casework.CaseworkError, match="could not be read"):
        casework.check_statement_file(book, path)
    path.write_bytes(b"PK and nothing more")
    with pytest.raises(checking.UnreadableDocument):
        casework.check_statement_file(book, path)


def test_who_keeps_it_is_an_entry_of_its_own(book: Casebook, statement: HeadStatement) -> None:
    on = date(2026, 11, 22)
    assert casework.last_lodged(book) is None
    casework.lodge_head(book, statement, holder="Helen Marsh,  IG lead", on=on)
    (made,) = checked.of_kinds(book.store, book.vault_id, ("head.witnessed",))
    said = schemas.HEAD_WITNESSED.read(made.fields)
    (head,) = statement.heads
    assert said.heads == (HeadAt(log=head.log, size=head.size, root=head.root),)
    assert said.begun.hex() == statement.id
    assert made.signed.entry.subject == book.vault_id
    last = casework.last_lodged(book)
    assert last == casework.Lodged(holder="Helen Marsh, IG lead", on=on, by="Priya Nair")
    assert done(casework.verify_vault(book)).intact


def test_nobody_is_no_holder(book: Casebook, statement: HeadStatement) -> None:
    with pytest.raises(casework.HolderNeeded, match="who keeps"):
        casework.lodge_head(book, statement, holder="  ", on=date(2026, 11, 22))


def test_a_deputy_writes_one_and_may_not_note_who_keeps_it(book: Casebook, tmp_path: Path) -> None:
    become(book, Role.DEPUTY)
    made = casework.write_head_statement(book, tmp_path / "a.docx")
    assert not casework.may_lodge_heads(book)
    with pytest.raises(casework.NotEntitled):
        casework.lodge_head(book, made, holder="Helen Marsh", on=date(2026, 11, 22))


@pytest.mark.parametrize("there", ["a.docx", "a.txt"])
def test_files_that_are_there_are_left_alone(book: Casebook, tmp_path: Path, there: str) -> None:
    (tmp_path / there).write_bytes(b"mine")
    with pytest.raises(casework.FileThere):
        casework.write_head_statement(book, tmp_path / "a.docx")
    assert (tmp_path / there).read_bytes() == b"mine"
    assert checked.of_kinds(book.store, book.vault_id, ("export.begun",)) == ()
    casework.write_head_statement(book, tmp_path / "a.docx", replace=True)


def test_the_command_line_takes_the_same_line(
    book: Casebook, world: World, statement: HeadStatement
) -> None:
    book.close()
    head = Head.parse(statement.heads[0].printed())
    assert world.verify(head=head).intact
    assert not world.verify(head=replace(head, root=bytes(32))).intact
    assert PASSPHRASE


# reminders


def test_nothing_is_due_in_an_empty_vault(book: Casebook, world: World) -> None:
    world.hands.now += timedelta(days=60)
    assert casework.head_reminder(book) is None
    assert casework.backup_reminder(book) is None


def test_a_head_is_due_once_a_month_from_the_month_after_the_first_decision(
    book: Casebook, world: World, statement: HeadStatement
) -> None:
    assert casework.head_reminder(book) is None
    world.hands.now = datetime(2026, 12, 1, 9, tzinfo=UTC)
    due = casework.head_reminder(book)
    assert due is not None
    assert due.code == "head 2026-12"
    assert due.said.words.startswith("The head was not sent to anyone this month.")
    casework.lodge_head(book, statement, holder="Helen Marsh", on=date(2026, 12, 1))
    assert casework.head_reminder(book) is None
    world.hands.now = datetime(2027, 1, 2, 9, tzinfo=UTC)
    again = casework.head_reminder(book)
    assert again is not None
    assert "Helen Marsh on 1 December 2026" in again.said.words
    become(book, Role.DEPUTY)
    assert casework.head_reminder(book) is None


def test_a_backup_is_due_after_a_month_and_where_there_is_none(
    book: Casebook, world: World, tmp_path: Path
) -> None:
    record(book)
    none = casework.backup_reminder(book)
    assert none is not None
    assert "no backup" in none.said.words
    done(casework.back_up(book, tmp_path / "a.caldicott-backup"))
    assert casework.backup_reminder(book) is None
    world.hands.now += timedelta(days=31)
    due = casework.backup_reminder(book)
    assert due is not None
    assert due.said.words == "The last backup was made on 22 November 2026."
