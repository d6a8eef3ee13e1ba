"""A decision recorded by somebody who sees nothing, on the real program's accessibility tree."""

from __future__ import annotations

import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from caldicott_desktop import casework
from caldicott_desktop.domain.choices import Outcome
from tests.journeys.listener import Heard, Listener, accessible, listening
from tests.journeys.screens import PATIENCE_S, screen, started, wait

PASSPHRASE = "nine dry bells under a bridge"
KIND = "A relative or friend asks about someone living"
WISH = "Does not want his son told. Glad to see him."
NATIONS = ("England", "Wales", "Scotland", "Northern Ireland")
FOUNDERS = ("I am the Guardian", "I run a medical examiner office", "I am the IG lead")
OUTCOMES = ("Refuse",)

INPUTS = frozenset({"text", "password text", "combo box", "radio button", "check box"})

pytestmark = [pytest.mark.xvfb, pytest.mark.at_spi]


@contextmanager
def program_heard(folder: Path) -> Iterator[tuple[Listener, subprocess.Popen[bytes]]]:
    """The program at its first start, and somebody who only listens."""
    with (
        screen(folder) as seen,
        accessible(seen) as environment,
        listening(environment) as you,
        started(environment) as program,
    ):
        wait(lambda: "Create a vault" in you.keys.title(), program)
        you.takes_window()
        yield you, program


def test_a_refusal_is_recorded_by_keys_and_hearing_alone(tmp_path: Path) -> None:
    with program_heard(tmp_path) as (you, program):
        _found_a_vault(you)
        wait(lambda: "Today" in you.keys.title(), program)
        _choose_the_kind(you, program)
        _answer(you)
        _be_told_what_is_missing(you)
        you.goes_to("Record refusal", "push button")
        you.presses("space")
        you.waits_until(lambda here: here.name == "Open the record", "the record to be offered")
        row = _read_the_list(you, program)
        assert row.name.startswith("CG-")
        for part in ("Refuse", KIND, "asked by Mark Ellery, his son", "about R-0420"):
            assert part in row.name
        assert _nameless(you.path) == []
        you.keys.press("ctrl+q")
        assert program.wait(PATIENCE_S) == 0
    (folder,) = (tmp_path / "xdg_data_home" / "Caldicott Log" / "Vaults").iterdir()
    book = casework.unlock(
        folder,
        PASSPHRASE,
        place=casework.Place(state_folder=tmp_path / "state"),
        clock=casework.system_clock,
    )
    (recorded,) = casework.decisions(book).rows
    case = casework.open_decision(book, recorded.id).case
    assert case.conclusion.outcome is Outcome.REFUSE
    assert case.subject.wishes == WISH
    casework.lock(book)


def _found_a_vault(you: Listener) -> None:
    you.types_into("Organisation", "Rosewood House")
    you.chooses(NATIONS, "England")
    you.types_into("Your name", "Priya Nair")
    you.types_into("Your position", "Registered manager")
    you.chooses(FOUNDERS, "I am the Guardian")
    for name in ("Passphrase", "Passphrase again"):
        here = you.goes_to(name, "password text")
        assert PASSPHRASE not in here.text
        you.keys.type(PASSPHRASE)
    you.goes_to("Create the vault", "push button")
    you.keys.press("space")


def _choose_the_kind(you: Listener, program: subprocess.Popen[bytes]) -> None:
    you.keys.press("ctrl+n")
    wait(lambda: "New decision" in you.keys.title(), program)
    you.goes_to("Find a kind of case in your own words", "text")
    you.keys.type("son father")
    card = you.goes_to(KIND, "push button")
    assert card.description, "a card says what it is for"
    you.presses("space")
    first = you.waits_until(lambda here: here.role != "push button", "the first page")
    assert first.role in INPUTS
    way = you.presses("shift+Tab")
    assert way is not None
    assert way.name == "Use the short decision"
    you.presses("space")
    you.waits_until(lambda here: here.group == "Outcome", "the short decision")


def _answer(you: Listener) -> None:
    you.chooses(OUTCOMES, "Refuse")
    you.types_into("Who asked", "Mark Ellery, his son")
    you.picks("They are", "Relative or friend")
    you.types_into("Local reference", "R-0420")
    you.types_into("What was asked for", "Why his father is losing weight.")
    you.picks("How it came", "Phone")
    you.types_into("The person's wish", WISH)
    you.types_into("Heard by", "Priya Nair, today")
    you.types_into("What the requester was told", "We cannot talk about it unless he agrees.")
    you.types_into("Harm if shared", "He would trust us less, and tell us less.")
    you.types_into("Harm if not shared", "His son stays worried. No care depends on it.")
    for number, name, rating, why in (
        (1, "Justify the purpose", "Not met", "His worry is real, but his father does not agree"),
        (7, "Duty to share", "Met", "Offered a visit and a talk with his father there"),
        (8, "Inform people", "Met", "The resident was told today"),
    ):
        you.picks(f"Rating of principle {number}, {name}", rating)
        you.types_into(f"Why, in one line: principle {number}, {name}", why)


def _be_told_what_is_missing(you: Listener) -> None:
    """Record too early: what is missing has the keyboard, in words, and leads to its field."""
    you.goes_to("Record refusal", "push button")
    you.presses("space")
    told = you.waits_until(lambda here: here.name.startswith("Give your reasons"), "the fault")
    assert told.role == "push button"
    you.presses("space")
    field = you.waits_until(lambda here: here.name == "Reasons", "the field of the fault")
    assert "editable" in field.states
    you.types_into("Reasons", "R-0420 can decide this himself and asked us not to discuss it.")


def _read_the_list(you: Listener, program: subprocess.Popen[bytes]) -> Heard:
    you.keys.press("ctrl+2")
    wait(lambda: "Decisions" in you.keys.title(), program)
    row = you.waits_until(lambda here: here.role == "table cell", "the first row of the list")
    headers = [each.name for each in you.window() if each.role == "table column header"]
    assert {"Reference", "Decided", "Outcome"} <= set(headers)
    beside = you.goes_to("Read the full record", "push button")
    assert "enabled" in beside.states
    return row


def _nameless(path: list[Heard]) -> list[Heard]:
    """What had the keyboard and no name; a pick list is named by its label alone."""
    return [each for each in path if not (each.label if each.role == "combo box" else each.name)]
