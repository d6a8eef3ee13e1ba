"""A letterhead is given, signed by its digest, used on letters, and taken away."""

from __future__ import annotations

from pathlib import Path

import docx
import pytest

from caldicott_desktop import casework
from caldicott_desktop.casework import Casebook, LetterheadUnusable, Settings, faults
from caldicott_desktop.casework.appending import writing
from caldicott_desktop.domain.people import Role
from caldicott_desktop.ledger import schemas
from caldicott_desktop.ledger.schemas import Person
from caldicott_desktop.store import settings as conveniences
from tests.casework.world import World, done, record
from tests.domain import samples
from tests.export.test_letterhead import written


@pytest.fixture
def given(book: Casebook, tmp_path: Path) -> Path:
    path = tmp_path / "ours.docx"
    path.write_bytes(written("{organisation}: {reference}"))
    casework.give_letterhead(book, path)
    return path


def letter_of(book: Casebook, out: Path) -> tuple[str, str]:
    """The number of a decision, and the header of its letter."""
    made = record(book, samples.refused())
    letter = casework.draft_letter(book, made.decision_id)
    casework.export_letter(book, made.decision_id, letter, out)
    header = docx.Document(str(out)).sections[0].header
    return made.reference, header.paragraphs[0].text


def test_letters_bear_it_from_then_on_and_after_the_vault_was_locked(
    book: Casebook, world: World, given: Path, tmp_path: Path
) -> None:
    given.unlink()
    told = casework.letterhead_given(book)
    assert told is not None
    assert told.by == book.person.name
    casework.lock(book)
    again = world.unlock()
    reference, header = letter_of(again, tmp_path / "letter.docx")
    assert header == f"{again.organisation}: {reference}"
    assert done(casework.verify_vault(again)).intact
    assert casework.settings(again) == Settings()
    again.close()


@pytest.mark.usefixtures("given")
def test_taken_away_it_is_forgotten(book: Casebook, tmp_path: Path) -> None:
    casework.drop_letterhead(book)
    assert casework.letterhead_given(book) is None
    assert conveniences.get(book.store, "letterhead") is None
    assert letter_of(book, tmp_path / "letter.docx")[1] == ""
    assert casework.drop_letterhead(book) == casework.Changes()


@pytest.mark.usefixtures("given")
@pytest.mark.parametrize("kept", ["bm90IGl0", "no base 64"])
def test_another_file_in_its_place_is_found_out(book: Casebook, tmp_path: Path, kept: str) -> None:
    conveniences.put(book.store, "letterhead", kept)
    with pytest.raises(LetterheadUnusable, match="not the one that was given"):
        letter_of(book, tmp_path / "letter.docx")


def test_what_cannot_be_used_or_read_changes_nothing(book: Casebook, tmp_path: Path) -> None:
    bad = tmp_path / "bad.docx"
    bad.write_bytes(written("{nowhere}"))
    with pytest.raises(LetterheadUnusable):
        casework.give_letterhead(book, bad)
    bad.write_bytes(bytes(9 * 2**20))
    with pytest.raises(LetterheadUnusable, match="too large"):
        casework.give_letterhead(book, bad)
    with pytest.raises(faults.FileNotRead):
        casework.give_letterhead(book, tmp_path / "none.docx")
    assert casework.letterhead_given(book) is None


@pytest.mark.usefixtures("given")
def test_only_who_may_change_settings_gives_or_takes_one(book: Casebook, given: Path) -> None:
    with writing(book) as writer:
        guardian = Person(
            name="Priya Nair", position=None, roles=frozenset({Role.GUARDIAN}), reason=None
        )
        writer.append(schemas.PERSON, guardian, subject=book.person_id, kind="person.changed")
    with pytest.raises(casework.NotEntitled):
        casework.give_letterhead(book, given)
    with pytest.raises(casework.NotEntitled):
        casework.drop_letterhead(book)
