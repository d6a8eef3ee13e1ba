from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import docx
import pytest

from caldicott_desktop import casework
from caldicott_desktop.casework import Casebook, checked
from caldicott_desktop.casework.numbering import mark_of
from caldicott_desktop.ledger import work_schemas
from tests.casework.world import World, done
from tests.domain import cards


def serials(book: Casebook) -> list[str]:
    return [each.serial for each in casework.cards_out(book)]


def words(path: Path) -> str:
    document = docx.Document(str(path))
    return " ".join(text.text or "" for text in document.element.body.iter() if text.text)


def test_printing_is_recorded_and_each_card_bears_its_serial(
    book: Casebook, tmp_path: Path
) -> None:
    made = casework.print_cards(book, 3, tmp_path / casework.cards_file_name(book))
    assert made.path.name == "Urgent cards VL7T2.docx"
    assert (made.first, made.last) == ("VL7T2-001", "VL7T2-003")
    assert made.changes.cards
    (entry,) = checked.of_kinds(book.store, book.vault_id, ["cards.printed"])
    told = work_schemas.CARDS_PRINTED.read(entry.fields)
    assert (told.prefix, told.first, told.last) == ("VL7T2", 1, 3)
    assert all(f"VL7T2-00{number}" in words(made.path) for number in (1, 2, 3))
    out = casework.cards_out(book)
    assert [each.serial for each in out] == ["VL7T2-001", "VL7T2-002", "VL7T2-003"]
    assert out[0].printed_by == "Priya Nair"
    assert done(casework.verify_vault(book)).intact


def test_no_serial_is_ever_given_out_twice(world: World, tmp_path: Path) -> None:
    book = world.create()
    casework.print_cards(book, 2, tmp_path / "a.docx")
    nowhere = tmp_path / "folder in the way"
    nowhere.mkdir()
    with pytest.raises(casework.FileNotWritten):
        casework.print_cards(book, 1, nowhere, replace=True)
    casework.void_card(book, "VL7T2-003", "The file could not be written")
    world.hands.now += timedelta(days=60)  # and a new year changes nothing
    assert casework.print_cards(book, 1, tmp_path / "b.docx").first == "VL7T2-004"
    book.close()
    world.machine = "b" * 64
    again = world.unlock()
    prefix = f"VL7T2{mark_of(again.log)}"
    assert casework.print_cards(again, 1, tmp_path / "c.docx").first == f"{prefix}-001"
    again.close()


def test_a_site_without_a_code_prints_the_prefix_of_its_numbers(
    world: World, tmp_path: Path
) -> None:
    book = world.create(site_code=None)
    assert casework.print_cards(book, 1, tmp_path / "a.docx").first == "CG-001"
    book.close()


def test_the_number_on_call_is_printed_where_it_is_known(book: Casebook, tmp_path: Path) -> None:
    target = tmp_path / "cards.docx"
    casework.print_cards(book, 1, target)
    assert "Guardian on call" not in words(target)
    wanted = replace(casework.settings(book), on_call="01632 960 118")
    casework.change_settings(book, wanted)
    casework.print_cards(book, 1, target, replace=True)
    assert "Guardian on call: 01632 960 118." in " ".join(words(target).split())


def test_a_card_is_out_until_it_is_typed_in_or_voided(world: World, tmp_path: Path) -> None:
    world.hands.now = cards.HAPPENED + timedelta(hours=9)
    book = world.create()
    casework.print_cards(book, 3, tmp_path / "cards.docx")
    assert casework.record_card(book, cards.on_paper("vl7t2-2")).changes.cards
    assert serials(book) == ["VL7T2-001", "VL7T2-003"]
    assert casework.void_card(book, " vl7t2-1", " Torn  up ").cards
    assert serials(book) == ["VL7T2-003"]
    (entry,) = checked.of_kinds(book.store, book.vault_id, ["card.voided"])
    told = work_schemas.CARD_VOIDED.read(entry.fields)
    assert (told.serial, told.reason) == ("VL7T2-001", "Torn up")
    for gone in ("VL7T2-001", "VL7T2-002", "VL7T2-099", "nonsense"):
        with pytest.raises(casework.CardNotOut):
            casework.void_card(book, gone, "Torn")
    with pytest.raises(casework.VoidReasonNeeded):
        casework.void_card(book, "VL7T2-003", "  ")
    # A voided card that turns up is worth more than a tidy list.
    casework.record_card(book, cards.on_paper("VL7T2-001"))
    assert done(casework.verify_vault(book)).intact
    book.close()


def test_what_should_be_known_of_a_serial_is_said_before_it_is_typed_in(
    world: World, tmp_path: Path
) -> None:
    world.hands.now = cards.HAPPENED + timedelta(hours=9)
    book = world.create()
    casework.print_cards(book, 3, tmp_path / "cards.docx")
    made = casework.record_card(book, cards.on_paper("VL7T2-001"))
    casework.void_card(book, "VL7T2-002", "Lost")
    assert casework.about_serial(book, "vl7t2-3") is None
    assert made.reference in (casework.about_serial(book, "vl7t2-1") or "")
    assert "“Lost”" in (casework.about_serial(book, "VL7T2-002") or "")
    assert "not printed from this vault" in (casework.about_serial(book, "RH1-014") or "")
    book.close()


@pytest.mark.parametrize("count", [0, -1, casework.MOST_CARDS_AT_ONCE + 1])
def test_a_pad_has_its_limits(book: Casebook, tmp_path: Path, count: int) -> None:
    with pytest.raises(casework.CardsUncounted):
        casework.print_cards(book, count, tmp_path / "cards.docx")
    assert casework.cards_out(book) == ()


def test_nothing_is_given_out_where_no_file_can_go(book: Casebook, tmp_path: Path) -> None:
    there = tmp_path / "there.docx"
    there.write_text("somebody's")
    with pytest.raises(casework.FileThere):
        casework.print_cards(book, 1, there)
    with pytest.raises(casework.FileNotWritten):
        casework.print_cards(book, 1, tmp_path / "no such folder" / "cards.docx")
    assert casework.cards_out(book) == ()
    assert there.read_text() == "somebody's"
