from __future__ import annotations

from functools import partial
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from caldicott_desktop import casework
from caldicott_desktop.domain.choices import Nation
from caldicott_desktop.jobs import Desk
from caldicott_desktop.windows.create_page import CreateForm, CreatePage
from tests.windows.conftest import Answers
from tests.windows.vaults import PASSPHRASE, Computer


class Seen:
    """The page on show, and the books it handed on."""

    def __init__(self, qtbot: QtBot, desk: Desk, computer: Computer, answers: Answers) -> None:
        self.qtbot = qtbot
        self.desk = desk
        self.page = CreatePage(desk, computer.door, answers.asks)
        qtbot.addWidget(self.page)
        self.books: list[casework.Casebook] = []
        self.page.opened.connect(self.books.append)
        self.page.show()
        self.page.shown()

    @property
    def form(self) -> CreateForm:
        return self.page._form  # noqa: SLF001  # what a person sees and presses

    def fill(self, organisation: str = "Rosewood House") -> None:
        form = self.form
        form.organisation.setText(organisation)
        form.nation.set_value(Nation.SCOTLAND.code)
        form.site_code.setText("1-234567")
        form.name.setText("Priya Nair")
        form.position.setText("Registered manager")
        form.role.set_value("GUARDIAN")
        form.passphrase.setText(PASSPHRASE)
        form.again.setText(PASSPHRASE)

    def press_create(self) -> None:
        self.form.create.click()
        self.qtbot.waitUntil(self.desk.is_idle)

    def lock(self) -> None:
        for book in self.books:
            self.desk.ask(
                partial(casework.lock, book),
                owner=self.page,
                then=lambda _done: None,
                failed=lambda _error: None,
            )
        self.qtbot.waitUntil(self.desk.is_idle)


@pytest.fixture
def seen(qtbot: QtBot, desk: Desk, computer: Computer, answers: Answers) -> Seen:
    return Seen(qtbot, desk, computer, answers)


def test_a_few_answers_make_a_vault_and_open_it(seen: Seen, computer: Computer) -> None:
    seen.fill()
    folder = computer.folders.vaults / "Rosewood House.caldicott"
    assert seen.form.place.text() == str(folder)
    seen.press_create()
    [book] = seen.books
    assert (book.organisation, book.site, book.site_code) == (
        "Rosewood House",
        "Rosewood House",
        "1-234567",
    )
    assert book.nation is Nation.SCOTLAND
    assert (book.person.name, book.person.position) == ("Priya Nair", "Registered manager")
    assert (folder / "vault.json").is_file()
    assert seen.form.passphrase.text() == seen.form.again.text() == ""
    seen.lock()


def test_every_missing_answer_is_listed_at_once_and_leads_to_its_field(seen: Seen) -> None:
    seen.press_create()
    form = seen.form
    assert form.faults.accessibleName() == "6 answers need attention"
    assert form.organisation_row.error() == "Give the name of your organisation."
    assert form.nation_row.error() == "Say where you work."
    assert form.passphrase_row.error() == "Choose a passphrase."
    form.organisation.setText("Rosewood House")
    assert form.organisation_row.error() == ""
    form.passphrase.setText(PASSPHRASE)
    seen.press_create()
    assert form.nation_row.error() == "Say where you work."
    assert form.again_row.error() == "The two passphrases are not the same."
    assert seen.books == []


def test_a_short_passphrase_is_refused_beside_its_field(seen: Seen, computer: Computer) -> None:
    seen.fill()
    seen.form.passphrase.setText("too short")
    seen.form.again.setText("too short")
    assert seen.form.strength.text() == "9 of at least 15 characters."
    seen.press_create()
    assert seen.form.passphrase_row.error().startswith("The passphrase needs at least 15")
    assert seen.form.faults.accessibleName() == "1 answer needs attention"
    assert not computer.folders.vaults.joinpath("Rosewood House.caldicott").exists()
    seen.form.passphrase.setText(PASSPHRASE)
    assert seen.form.strength.text() == "Long enough. Longer is stronger."


@pytest.mark.parametrize(
    ("organisation", "name"),
    [
        ("St Mary's: North/South", "St Mary's North South.caldicott"),
        ("..", "Vault.caldicott"),
        ("", "Vault.caldicott"),
        ("Haven\x00 \U0001f3e0 ", "Haven \U0001f3e0.caldicott"),
        ("A" * 200, "A" * 60 + ".caldicott"),
        ("CON", "CON vault.caldicott"),
    ],
)
def test_the_folder_is_named_after_the_organisation_on_every_system(
    seen: Seen, organisation: str, name: str
) -> None:
    seen.form.organisation.setText(organisation)
    assert seen.page.folder().name == name


def test_a_folder_that_is_kept_in_step_elsewhere_is_warned_of(
    seen: Seen, answers: Answers, tmp_path: Path
) -> None:
    seen.fill()
    answers.paths = [None, tmp_path / "OneDrive", tmp_path / "Here"]
    seen.form.choose_place.click()
    assert seen.form.place_warning.words() == ""
    seen.form.choose_place.click()
    seen.qtbot.waitUntil(seen.desk.is_idle)
    assert "kept in step with other computers" in seen.form.place_warning.words()
    assert seen.page.folder() == tmp_path / "OneDrive" / "Rosewood House.caldicott"
    seen.form.choose_place.click()
    seen.qtbot.waitUntil(seen.desk.is_idle)
    assert seen.form.place_warning.words() == ""


def test_a_folder_that_is_taken_is_said_and_what_was_typed_stays(
    seen: Seen, computer: Computer
) -> None:
    computer.found()
    seen.fill()
    seen.press_create()
    assert seen.books == []
    assert len(seen.form.trouble.words()) > 40
    assert seen.form.passphrase.text() == PASSPHRASE
    assert seen.form.create.isEnabled()
