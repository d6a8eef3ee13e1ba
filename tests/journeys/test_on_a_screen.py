"""The real program on a virtual screen, worked by another program's keystrokes."""

from __future__ import annotations

from pathlib import Path

import pytest

from caldicott_desktop import casework
from tests.journeys.screens import PATIENCE_S, Keyboard, screen, started, wait

PASSPHRASE = "nine dry bells under a bridge"

pytestmark = pytest.mark.xvfb


def test_a_first_start_by_keyboard_makes_a_vault_and_ends_when_asked(tmp_path: Path) -> None:
    with screen(tmp_path) as environment:
        keys = Keyboard(environment)

        def type_and_tab(words: str) -> None:
            keys.type(words)
            keys.press("Tab")

        with started(environment) as program:
            wait(lambda: "Create a vault" in keys.title(), program)
            keys.take_window()
            type_and_tab("Rosewood House")
            keys.press("space", "Tab")  # England
            keys.press("Tab", "Tab")  # no other site, no code
            type_and_tab("Priya Nair")
            type_and_tab("Registered manager")
            keys.press("space", "Tab")  # the Guardian
            type_and_tab(PASSPHRASE)
            keys.press("Tab")  # past the button that shows it
            keys.type(PASSPHRASE)
            keys.press("ctrl+Return")
            vaults = Path(environment["XDG_DATA_HOME"]) / "Caldicott Log" / "Vaults"
            vault = vaults / "Rosewood House.caldicott"
            wait((vault / "vault.json").exists, program)
            wait(lambda: "Today" in keys.title(), program)
            keys.press("ctrl+q")
            assert program.wait(PATIENCE_S) == 0
    book = casework.unlock(
        vault,
        PASSPHRASE,
        place=casework.Place(state_folder=tmp_path / "state"),
        clock=casework.system_clock,
    )
    assert (book.organisation, book.person.name) == ("Rosewood House", "Priya Nair")
    casework.lock(book)
