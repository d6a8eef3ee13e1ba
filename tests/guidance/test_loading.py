"""Guidance is read strictly: one table of things that are wrong, each named by file and item."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from caldicott_desktop.domain import choices as c
from caldicott_desktop.domain.guidance_types import Checked
from caldicott_desktop.guidance import GuidanceError, load
from caldicott_desktop.guidance.citing import months_after
from tests.guidance.folders import REAL, copy_of, edit

POLICE = "kinds/police-crime.toml"
AHRA = "kinds/pd-ahra.toml"
FIRST_READ = 'checked = "read", on = 2026-11-21'

WRONG = {
    "unknown key": (
        ("principles/3.toml", "requires =", 'requiers = "x"\nrequires ='),
        ("principles/3.toml", "“requiers” is not a known field"),
    ),
    "unknown key of an item": (
        ("gateways.toml", 'id = "court-order"', 'id = "court-order"\ncolour = "red"'),
        ("gateways.toml, gateway “court-order”", "“colour” is not a known field"),
    ),
    "unknown key of a citation": (
        ("clocks.toml", "sources = [\n  { source", "sources = [\n  { page = 3, source"),
        ("clocks.toml, clock “ahra-gb”, sources “ahra-1990”", "“page” is not a known field"),
    ),
    "missing text": (
        (POLICE, 'title = "Police request"\n', ""),
        (POLICE, "“title” is missing"),
    ),
    "empty text": (
        (POLICE, 'title = "Police request"', 'title = " "'),
        (POLICE, "“title” must be text and not empty"),
    ),
    "text that is a number": (
        (POLICE, 'title = "Police request"', "title = 3"),
        (POLICE, "“title” must be text and not empty"),
    ),
    "missing sources": (
        ("law_rows.toml", "sources = [", "x = ["),
        ("law_rows.toml, law_row “ad-ew-offence”", "“sources” is missing"),
    ),
    "a source that does not exist": (
        ("principles/1.toml", 'source = "principles-2020"', 'source = "nowhere"'),
        ("principles/1.toml, sources “nowhere”", "“nowhere” is not the id of a source"),
    ),
    "read without a day": (
        ("principles/1.toml", f", {FIRST_READ}", ', checked = "read"'),
        ("principles/1.toml", "“on” is missing: say on which day it was read"),
    ),
    "not checked, and yet on a day": (
        (
            "principles/6.toml",
            'checked = "not_checked"',
            'checked = "not_checked", on = 2026-11-21',
        ),
        ("principles/6.toml", "“on” cannot stand beside “not_checked”"),
    ),
    "a date in quotation marks": (
        ("principles/1.toml", "on = 2026-11-21", 'on = "21 November"'),
        ("principles/1.toml", "“on” must be a date such as 2026-11-21"),
    ),
    "a date with a time": (
        ("law_rows.toml", "as_at = 2026-01-12", "as_at = 2026-01-12T10:00:00Z"),
        ("law_rows.toml, law_row “vir-ew”", "“as_at” must be a date"),
    ),
    "a mark that is none": (
        ("principles/1.toml", 'checked = "read"', 'checked = "sure"'),
        ("principles/1.toml", "“checked” has “sure”, which is none of read, second_hand"),
    ),
    "a nation that is none": (
        (POLICE, 'nations = ["E",', 'nations = ["X",'),
        (POLICE, "“nations” has “X”, which is none of E, W"),
    ),
    "a list that is text": (
        (POLICE, 'consult = ["Your', 'consult = "x"\ny = ["Your'),
        (POLICE, "“consult” must be a list and not empty"),
    ),
    "an empty list": (
        ("principles/1.toml", "prompts = [", "prompts = []\nx = ["),
        ("principles/1.toml", "“prompts” must be a list and not empty"),
    ),
    "a list with a number": (
        ("principles/1.toml", "prompts = [", "prompts = [\n  1,"),
        ("principles/1.toml", "“prompts” must hold texts and no empty one"),
    ),
    "a gateway that does not exist": (
        (POLICE, '"production-order",', '"reproduction-order",'),
        (f"{POLICE}, gateways", "“reproduction-order” is not the id of anything"),
    ),
    "a clock that does not exist": (
        (AHRA, 'clocks = ["ahra-gb"', 'clocks = ["sundial"'),
        (f"{AHRA}, clocks", "“sundial” is not the id of anything"),
    ),
    "a law row that does not exist": (
        ("gateways.toml", 'law_rows = ["vir-ew"]', 'law_rows = ["gone"]'),
        ("gateways.toml, gateway “victim-information-request”", "“gone” is not the id"),
    ),
    "a law row of a kind that does not exist": (
        (AHRA, 'law_rows = ["ahra-text-gb"', 'law_rows = ["gone"'),
        (f"{AHRA}, law_rows", "“gone” is not the id of anything"),
    ),
    "an id twice": (
        ("sources.toml", 'id = "ukcgc-sharing"', 'id = "principles-2020"'),
        ("sources.toml, source “principles-2020”", "another item has this id already"),
    ),
    "a wrong number": (
        ("principles/4.toml", "number = 4", "number = 5"),
        ("principles/4.toml", "“number” does not match the name of the file"),
    ),
    "no days": (
        ("clocks.toml", "days = 21", "days = 0"),
        ("clocks.toml, clock “ahra-gb”", "“days” must be a whole number, 1 or more"),
    ),
    "days that are true": (
        ("clocks.toml", "days = 21", "days = true"),
        ("clocks.toml, clock “ahra-gb”", "“days” must be a whole number, 1 or more"),
    ),
    "a flag that is text": (
        (AHRA, "stops = true", 'stops = "yes"'),
        (AHRA, "“stops” must be true or false"),
    ),
    "a kind under another name": (
        (POLICE, 'id = "police-crime"', 'id = "police"'),
        (POLICE, "“id” does not match the name of the file"),
    ),
    "a suggestion of nothing": (
        ("principles/1.toml", 'suggestions = ["prompts"', 'suggestions = ["title"'),
        ("principles/1.toml", "“suggestions” names “title”"),
    ),
    "a prompt for a ninth principle": (
        (POLICE, "\n8 = ", "\n9 = "),
        (f"{POLICE}, prompts", "“9” is not a known field"),
    ),
    "prompts that are a list": (
        ("kinds/general.toml", "[prompts]", "[[prompts]]"),
        ("kinds/general.toml", "“prompts” must be a table"),
    ),
    "a type that is none": (
        (POLICE, 'type = "one_of"', 'type = "slider"'),
        (f"{POLICE}, question “subject_role”", "“type” is none of text, long_text"),
    ),
    "options of a text": (
        (POLICE, 'type = "one_of"', 'type = "text"'),
        (f"{POLICE}, question “subject_role”", "“option” belongs to one_of and any_of"),
    ),
    "an option twice": (
        (POLICE, 'code = "victim"', 'code = "suspect"'),
        (f"{POLICE}, question “subject_role”", "two options have the same code"),
    ),
    "a question twice": (
        (POLICE, 'id = "items_and_dates"', 'id = "officer_and_ref"'),
        (POLICE, "two questions have the same id"),
    ),
    "a question no path can hold": (
        (POLICE, 'id = "items_and_dates"', 'id = "Items/Dates"'),
        (f"{POLICE}, question “Items/Dates”", "small letters, digits and underscores only"),
    ),
    "a stop-check twice": (
        (POLICE, 'id = "form_not_order"', 'id = "caller_verified"'),
        (POLICE, "two stop-checks have the same id"),
    ),
    "a prompt that stops": (
        (POLICE, "stops = true", "stops = true\nprompt = true"),
        (f"{POLICE}, stop_check “counselling_in_scope”", "cannot both be true"),
    ),
    "a check settled by no question": (
        (AHRA, 'concern_if = [["note_of_refusal"', 'concern_if = [["note"'),
        (f"{AHRA}, stop_check “note_of_refusal”", "“note” is not the id of a question"),
    ),
    "a check settled by no answer": (
        (AHRA, '"found"]]', '"seen"]]'),
        (f"{AHRA}, stop_check “note_of_refusal”", "“seen” is not an answer of “note_of_refusal”"),
    ),
    "a check settled by three": (
        (AHRA, '"found"]]', '"found", "x"]]'),
        (f"{AHRA}, stop_check “note_of_refusal”", "“concern_if” must hold pairs of texts"),
    ),
    "a table that is text": (
        ("kinds/general.toml", "[[question]]", 'question = ["x"]\n[[q]]'),
        ("kinds/general.toml", "is not a known field"),
    ),
    "sources that are texts": (
        ("principles/5.toml", "sources = [\n", 'sources = [\n  "principles-2020",\n'),
        ("principles/5.toml", "“sources” must hold tables"),
    ),
    "no day for the set": (
        ("guidance.toml", "as_at = 2026-11-22", ""),
        ("guidance.toml", "“as_at” is missing"),
    ),
    "not TOML": (
        ("guidance.toml", "version =", "version"),
        ("guidance.toml", "it is not readable as TOML"),
    ),
}


@pytest.mark.parametrize(("change", "told"), WRONG.values(), ids=WRONG)
def test_what_is_wrong_is_named(
    tmp_path: Path,
    change: tuple[str, str, str],
    told: tuple[str, str],
) -> None:
    folder = copy_of(tmp_path)
    edit(folder, *change)
    with pytest.raises(GuidanceError) as raised:
        load(folder)
    place, problem = told
    assert place in raised.value.message
    assert problem in raised.value.message
    assert raised.value.remedy


@pytest.mark.parametrize("name", ["guidance.toml", "principles/8.toml", "clocks.toml"])
def test_a_missing_file_is_named(tmp_path: Path, name: str) -> None:
    folder = copy_of(tmp_path)
    (folder / name).unlink()
    with pytest.raises(GuidanceError, match="the file is missing") as raised:
        load(folder)
    assert name in raised.value.message


def test_a_file_that_does_not_belong_is_named(tmp_path: Path) -> None:
    folder = copy_of(tmp_path)
    (folder / "gateway.toml").write_text("", encoding="utf-8")
    with pytest.raises(GuidanceError, match=r"gateway.toml: no such file belongs"):
        load(folder)


def test_an_empty_folder_and_foreign_bytes_are_named(tmp_path: Path) -> None:
    with pytest.raises(GuidanceError, match="holds no guidance files"):
        load(tmp_path)
    folder = copy_of(tmp_path)
    (folder / "clocks.toml").write_bytes(b"\xff\xfe")
    with pytest.raises(GuidanceError, match=r"clocks.toml: it is not UTF-8 text"):
        load(folder)


def test_a_file_that_cannot_be_opened_is_named(tmp_path: Path) -> None:
    folder = copy_of(tmp_path)
    (folder / "clocks.toml").unlink()
    (folder / "clocks.toml").mkdir()
    with pytest.raises(GuidanceError, match=r"clocks.toml: it cannot be opened"):
        load(folder)


def test_recheck_dates_follow_from_how_far_something_was_checked() -> None:
    found = load(REAL)
    for principle in found.principles:
        for citation in principle.citations:
            if citation.checked in {Checked.READ, Checked.READ_COPY}:
                assert citation.checked_on is not None
                assert citation.recheck_by == months_after(citation.checked_on, 12)
    unread = {
        citation.recheck_by
        for citation in found.principles[5].citations
        if citation.checked is Checked.NOT_CHECKED
    }
    assert unread == {months_after(found.as_at, 6)}


def test_a_repealed_text_is_never_rechecked_and_a_date_may_be_set(tmp_path: Path) -> None:
    folder = copy_of(tmp_path)
    edit(folder, "principles/1.toml", FIRST_READ, f"{FIRST_READ}, never_recheck = true")
    edit(folder, "principles/2.toml", FIRST_READ, f"{FIRST_READ}, recheck_by = 2026-12-01")
    found = load(folder)
    assert found.principles[0].citations[0].recheck_by is None
    set_by_hand = found.principles[1].citations[0].recheck_by
    assert set_by_hand is not None
    assert set_by_hand.isoformat() == "2026-12-01"


@pytest.mark.parametrize(
    ("day", "months", "later"),
    [
        ("2026-11-21", 12, "2027-11-21"),
        ("2026-08-31", 6, "2027-02-28"),
        ("2024-02-29", 12, "2025-02-28"),
        ("2026-12-31", 6, "2027-06-30"),
    ],
)
def test_months_later_is_the_same_day_or_the_last(day: str, months: int, later: str) -> None:
    assert months_after(date.fromisoformat(day), months) == date.fromisoformat(later)


def test_white_space_in_texts_is_evened_out() -> None:
    found = load(REAL)
    assert "\n" not in found.gateways["court-order"].test
    assert "  " not in found.kinds["police-crime"].scope


def test_days_and_people_of_a_kind_are_read() -> None:
    found = load(REAL)
    assert found.kinds["pd-ahra"].statuses == (c.SubjectStatus.DECEASED,)
    assert found.kinds["police-crime"].review_days == 90
    assert found.kinds["pd-ahra"].review_days == 30
    assert (found.clocks["ahra-gb"].length, found.clocks["ahra-gb"].long_days) == (21, 40)
    assert found.clocks["ahra-gb"].ask_days == 14
