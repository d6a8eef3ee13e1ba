"""In another language, all that windows say of themselves is in it, and longer words have room."""

from __future__ import annotations

import json
import re
import tomllib
from collections.abc import Iterator
from datetime import timedelta
from enum import Enum
from pathlib import Path
from typing import TypeVar

import pytest
from PySide6.QtCore import QCoreApplication, QTranslator
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QLabel,
    QLineEdit,
    QPushButton,
    QTableView,
    QWidget,
)
from pytestqt.qtbot import QtBot
from typing_extensions import override

from caldicott_desktop import app, casework, errors, guidance
from caldicott_desktop.domain import card, choices, people
from caldicott_desktop.domain import sections as sections_of_a_case
from caldicott_desktop.domain.case import Case
from caldicott_desktop.domain.record import timeline
from caldicott_desktop.domain.sections import Section
from caldicott_desktop.domain.summary import item_counts, summary_line
from caldicott_desktop.windows import saying
from caldicott_desktop.windows.decisions.afterwards.afterwards import Afterwards
from caldicott_desktop.windows.decisions.afterwards.small_form import SmallForm
from caldicott_desktop.windows.decisions.blocks_view import BlocksView
from caldicott_desktop.windows.decisions.decisions_page import DecisionsPage
from caldicott_desktop.windows.new_decision.guidance_pane import GuidancePane
from caldicott_desktop.windows.new_decision.kind_card import KindCard
from caldicott_desktop.windows.new_decision.new_decision_page import NewDecisionPage
from caldicott_desktop.windows.settings.settings_page import SettingsPage
from caldicott_desktop.windows.theme import Theme
from caldicott_desktop.windows.unlock_page import UnlockPage
from tests.architecture.raised import sections
from tests.domain.samples import GUIDANCE
from tests.windows.conftest import Answers
from tests.windows.decisions.afterwards.hands import conditional
from tests.windows.filled import Filled, WallClock, at
from tests.windows.lane import on_lane
from tests.windows.test_app import at_door, create
from tests.windows.vaults import CHEAP, NOW, Computer

PageT = TypeVar("PageT", bound=QWidget)
LETTERS = re.compile(r"[A-Za-z]{2,}")
# Choices, headings and guidance of the record, which are the same in every language (0136, 0138).
GENERAL = GUIDANCE.kinds["general"]
HEADINGS = (
    *("The decision and its reasons", "Information and people", "Gateway and law", "Conditions"),
    *("Questions of this kind of case", "The eight Caldicott Principles", "Telling the person"),
    *("Harm if shared, harm if not shared", "Review and papers", "The request", timeline.TITLE),
)
OF_THE_RECORD = {
    *(
        each.label
        for kind in map(vars, (choices, card, people, sections_of_a_case))
        for enum in (*kind.values(), casework.FoundingRole)
        if isinstance(enum, type) and issubclass(enum, Enum)
        for each in enum
        if hasattr(each, "label")
    ),
    *guidance.GROUPS,
    *(each.title for each in GUIDANCE.kinds.values()),
    *(check.words for check in GENERAL.stop_checks),
    *HEADINGS,
    summary_line(Case(kind_id="general")),
    item_counts(Case(kind_id="general")).words,
}
# What was typed, the program's name, a number given, and days and sizes as Qt has them.
KEPT = (
    *("Rosewood House", "Priya Nair", "Registered manager", "Caldicott Log", "20 November 2026"),
    *(
        "CG-2026-0001",
        "photograph is destroyed",
        "Tell his daughter",
        "Daily notes",
        "Letters",
        " kB",
    ),
)


# What guidance and the record say, which is English in every language.
GUIDED = (BlocksView, GuidancePane, KindCard)


class MadeUp(QTranslator):
    """A language in which everything is a third longer and stands in brackets."""

    @override
    def isEmpty(self) -> bool:
        return False  # or Qt would not ask it

    @override
    def translate(
        self, context: str, source: str, disambiguation: str | None = None, n: int = -1
    ) -> str:
        del context, disambiguation, n
        return made_up(source)


def made_up(words: str) -> str:
    return f"⟦{words}{'~' * (len(words) // 3)}⟧"


def made_up_table() -> str:
    """The table of messages in it, as a file."""
    english = tomllib.loads((errors.folder_of_tables() / "en.toml").read_text("utf-8"))
    lines: list[str] = []
    for id_, section in sections(english):
        for part in section.keys() & {"message", "remedy"}:
            forms = section[part]
            said = forms if isinstance(forms, str) else forms["other"]
            lines.append(f"{id_}.{part} = {json.dumps(made_up(said), ensure_ascii=False)}")
    return "\n".join(lines)


@pytest.fixture
def abroad(
    qapp: QApplication, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Iterator[QApplication]:
    """The application in the made-up language, what rooms without a window say too."""
    tables = tmp_path / "messages"
    tables.mkdir()
    (tables / "en.toml").write_text(made_up_table(), encoding="utf-8")
    monkeypatch.setattr(errors, "folder_of_tables", lambda: tables)
    translator = MadeUp(qapp)
    qapp.installTranslator(translator)
    yield qapp
    qapp.removeTranslator(translator)
    saying.speak(qapp, saying.UK_ENGLISH)


@pytest.fixture
def program(
    abroad: QApplication, qtbot: QtBot, computer: Computer, answers: Answers, theme: Theme
) -> Iterator[app.Program]:
    """The program started in that language, with a new vault open."""
    del theme
    program = app.Program(
        abroad, computer.folders, clock=computer.clock, asks=answers.asks, costs=CHEAP
    )
    program.start()
    qtbot.waitUntil(program.desk.is_idle)
    yield program
    program.shell.close()
    program.shell.deleteLater()
    program.deleteLater()


def said_by(top: QWidget) -> Iterator[tuple[QWidget, str]]:
    """Every text of the widgets that are shown, without what guidance and the record say."""
    guided = {
        inner for part in GUIDED for outer in top.findChildren(part) for inner in within(outer)
    }
    for widget in (top, *top.findChildren(QWidget)):
        if widget is not top and (widget in guided or not widget.isVisibleTo(top)):
            continue
        if isinstance(widget, QLabel | QAbstractButton):
            yield widget, widget.text()
        if isinstance(widget, QLineEdit):
            yield widget, widget.placeholderText()
        if isinstance(widget, QTableView):
            model = widget.model()
            for column in range(model.columnCount()):
                yield widget, str(model.headerData(column, widget.horizontalHeader().orientation()))
        yield widget, widget.accessibleName()
        yield widget, widget.toolTip()


def within(outer: QWidget) -> tuple[QWidget, ...]:
    return (outer, *outer.findChildren(QWidget))


def is_of_the_record(text: str) -> bool:
    """Whether it is a text of the record, one after its number, or several in a row."""
    alone = re.sub(r"^[0-9]+ ", "", text)
    return alone in OF_THE_RECORD or OF_THE_RECORD.issuperset(text.split(", "))


def untranslated(top: QWidget) -> list[str]:
    return sorted(
        {
            text
            for _widget, text in said_by(top)
            if LETTERS.search(text)
            and "⟦" not in text
            and not is_of_the_record(text)
            and not any(kept in text for kept in KEPT)
        }
    )


def cut_off(top: QWidget) -> list[str]:
    """The words of buttons and single lines that have less room than they want."""
    return [
        f"{widget.objectName()}: {text}"
        for widget, text in said_by(top)
        if (
            isinstance(widget, QPushButton)
            or (isinstance(widget, QLabel) and not widget.wordWrap())
        )
        and text
        and widget.isVisible()
        and widget.width() < widget.sizeHint().width()
    ]


def test_the_door_speaks_it(program: app.Program) -> None:
    door = at_door(program)
    assert untranslated(door) == []


PAGES = (
    *("today", "decisions", "interests", "names", "settings", "urgent_card", "printed_cards"),
    *("reviews", "new_decision", "recovery"),
)


def test_each_page_speaks_it_and_has_room_for_it(program: app.Program, qtbot: QtBot) -> None:
    create(program, qtbot)
    program.shell.resize(1280, 800)
    wrong = {}
    for name in PAGES:
        program.shell.open_page(name)
        qtbot.waitUntil(program.desk.is_idle)
        QCoreApplication.processEvents()
        wrong[name] = untranslated(program.shell) + cut_off(program.shell)
    assert wrong == {name: [] for name in PAGES}


def on_page(program: app.Program, qtbot: QtBot, page: type[PageT]) -> PageT:
    """The only page of that class, once everything asked for it has come."""
    program.shell.resize(1280, 800)
    qtbot.waitUntil(program.desk.is_idle)
    QCoreApplication.processEvents()
    found = program.shell.findChild(page)
    assert found is not None
    return found


SECTIONS = ("people", "organisation", "letters", "vault", "proof", "computer")


def test_each_section_of_the_settings_speaks_it(program: app.Program, qtbot: QtBot) -> None:
    create(program, qtbot)
    program.shell.open_page("settings")
    wrong = {}
    for section in SECTIONS:
        on_page(program, qtbot, SettingsPage).open_section(section)
        on_page(program, qtbot, SettingsPage)
        wrong[section] = untranslated(program.shell) + cut_off(program.shell)
    assert wrong == {section: [] for section in SECTIONS}


def test_an_unlock_page_speaks_it(program: app.Program, qtbot: QtBot) -> None:
    create(program, qtbot)
    program.lock()
    qtbot.waitUntil(program.desk.is_idle)
    door = at_door(program)
    assert isinstance(door, UnlockPage)
    assert untranslated(door) == []
    assert cut_off(door) == []


def test_the_pages_of_a_new_decision_speak_it(program: app.Program, qtbot: QtBot) -> None:
    create(program, qtbot)
    program.shell.open_page("new_decision")
    page = on_page(program, qtbot, NewDecisionPage)
    next(card for card in page.kinds.cards() if card.kind_id == "general").click()
    qtbot.waitUntil(lambda: page.walkthrough is not None and program.desk.is_idle())
    assert page.walkthrough is not None
    for section in (Section.REQUEST, Section.CHECK):
        page.walkthrough.open_section(section)
        on_page(program, qtbot, NewDecisionPage)
        assert untranslated(program.shell) == [], section


def decided(program: app.Program, qtbot: QtBot) -> casework.DecisionId:
    """A decision recorded an hour ago, under a condition."""
    book = program.book
    assert book is not None
    filled = Filled(book=book, clock=WallClock())
    case = at(conditional(), NOW - timedelta(hours=1))
    made = on_lane(program.desk, qtbot, lambda: filled.record(case))
    return made.decision_id


def offers(part: Afterwards) -> list[QPushButton]:
    """The buttons for what may have happened since, those seldom wanted too."""
    form = part._form  # noqa: SLF001
    form.rare.click()
    pressed = (form.often, form.seldom)
    found = (each for outer in pressed for each in outer.findChildren(QPushButton))
    return [each for each in found if each.isVisible() and each is not form.rare]


def test_a_decision_and_the_forms_for_what_happened_since_speak_it(
    program: app.Program, qtbot: QtBot
) -> None:
    create(program, qtbot)
    decision_id = decided(program, qtbot)
    program.shell.open_page("decisions")
    on_page(program, qtbot, DecisionsPage).opened.emit(decision_id)
    part = on_page(program, qtbot, Afterwards)
    assert untranslated(program.shell) == []
    for offer in offers(part):
        offer.click()
        (panel,) = (each for each in part.findChildren(SmallForm) if each.isVisible())
        panel._record_it.click()  # noqa: SLF001  # with nothing in it, so that faults are said
        on_page(program, qtbot, Afterwards)
        assert untranslated(program.shell) == []
