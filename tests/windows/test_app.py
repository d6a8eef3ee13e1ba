from __future__ import annotations

import logging
import sys
from collections.abc import Iterator
from datetime import date, timedelta
from functools import partial
from pathlib import Path

import pytest
from PySide6.QtCore import QtMsgType, qInstallMessageHandler, qWarning
from PySide6.QtWidgets import QApplication, QCheckBox, QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from caldicott_desktop import app, casework
from caldicott_desktop.casework import projecting
from caldicott_desktop.casework.numbering import LISTS_PENDING
from caldicott_desktop.domain.choices import Nation
from caldicott_desktop.domain.people import Role
from caldicott_desktop.store import settings
from caldicott_desktop.windows import log_file
from caldicott_desktop.windows.create_page import CreatePage
from caldicott_desktop.windows.decisions.decisions_page import DecisionsPage
from caldicott_desktop.windows.decisions.export_panel import ExportPanel
from caldicott_desktop.windows.decisions.record_page import RecordPage
from caldicott_desktop.windows.fault_dialog import FaultDialog, show_faults
from caldicott_desktop.windows.finding.actions import Action
from caldicott_desktop.windows.guidance.guidance_page import GuidancePage
from caldicott_desktop.windows.in_turns import InTurns
from caldicott_desktop.windows.reviews.reviews_page import ReviewsPage
from caldicott_desktop.windows.theme import Look, Theme
from caldicott_desktop.windows.today.today_page import TodayPage
from caldicott_desktop.windows.unlock_page import UnlockPage
from tests.domain import samples
from tests.windows.conftest import Answers, Start
from tests.windows.filled import Filled, WallClock, at
from tests.windows.lane import on_lane
from tests.windows.vaults import CHEAP, PASSPHRASE, Computer


def at_door(program: app.Program) -> QWidget:
    item = program.shell._form.door_layout.itemAt(0)  # noqa: SLF001  # what a person sees
    assert item is not None
    page = item.widget()
    assert page is not None
    return page


def create(program: app.Program, qtbot: QtBot) -> None:
    page = at_door(program)
    assert isinstance(page, CreatePage)
    form = page._form  # noqa: SLF001
    form.organisation.setText("Rosewood House")
    form.nation.set_value(Nation.ENGLAND.code)
    form.name.setText("Priya Nair")
    form.position.setText("Registered manager")
    form.role.set_value("GUARDIAN")
    form.passphrase.setText(PASSPHRASE)
    form.again.setText(PASSPHRASE)
    with qtbot.waitSignal(program.entered):
        form.create.click()
    qtbot.waitUntil(program.desk.is_idle)


def unlock(program: app.Program, qtbot: QtBot) -> None:
    page = at_door(program)
    assert isinstance(page, UnlockPage)
    page._form.passphrase.setText(PASSPHRASE)  # noqa: SLF001
    with qtbot.waitSignal(program.entered):
        page._form.unlock.click()  # noqa: SLF001
    qtbot.waitUntil(program.desk.is_idle)


def status(program: app.Program) -> str:
    return program.shell._form.status.text()  # noqa: SLF001


def test_a_first_start_makes_a_vault_locks_it_and_opens_it_again(
    start: Start, qtbot: QtBot, computer: Computer
) -> None:
    program = start()
    create(program, qtbot)
    first = program.book
    assert first is not None
    assert status(program).startswith("Checked 09:30")
    program.lock()
    qtbot.waitUntil(program.desk.is_idle)
    assert first.opened is None
    unlock(program, qtbot)
    assert status(program) == "Unchanged since the head of 20 Nov · checked 09:30"
    program.shell.close()
    again = start()
    unlock(again, qtbot)
    assert again.book is not None
    assert again.book.folder == computer.folders.vaults / "Rosewood House.caldicott"


def test_what_is_done_before_the_first_page_is_there_counts(start: Start, qtbot: QtBot) -> None:
    program = start()
    create(program, qtbot)
    program.lock()
    qtbot.waitUntil(program.desk.is_idle)
    page = at_door(program)
    assert isinstance(page, UnlockPage)
    page.opened.connect(lambda _book: program.shell.open_page("decisions"))
    unlock(program, qtbot)
    assert isinstance(program.shell.current_page(), DecisionsPage)
    program.lock()
    qtbot.waitUntil(program.desk.is_idle)
    page = at_door(program)
    assert isinstance(page, UnlockPage)
    page.opened.connect(lambda _book: program.lock())
    unlock(program, qtbot)
    assert program.book is None
    assert isinstance(at_door(program), UnlockPage)
    unlock(program, qtbot)
    assert isinstance(program.shell.current_page(), TodayPage)


def test_long_lists_left_half_built_are_built_at_once_with_their_progress_in_the_status_line(
    start: Start, qtbot: QtBot
) -> None:
    program = start()
    create(program, qtbot)
    leave_lists_half_built(program, qtbot)
    label = program.shell._form.status  # noqa: SLF001
    unlock_at_once(program, qtbot)
    qtbot.waitUntil(lambda: "Building the lists" in label.text())
    book = program.book
    assert book is not None
    qtbot.waitUntil(lambda: "Unchanged" in label.text(), timeout=30_000)
    asked: list[bool] = []
    program.desk.ask(
        lambda: casework.lists_are_pending(book), owner=program, then=asked.append, failed=print
    )
    qtbot.waitUntil(lambda: asked == [False])


def test_building_the_lists_stops_when_the_vault_is_locked(start: Start, qtbot: QtBot) -> None:
    program = start()
    create(program, qtbot)
    leave_lists_half_built(program, qtbot)
    unlock_at_once(program, qtbot)
    label = program.shell._form.status  # noqa: SLF001
    qtbot.waitUntil(lambda: "Building the lists" in label.text())
    book = program.book
    assert book is not None
    program.lock()
    qtbot.waitUntil(program.desk.is_idle)
    assert book.opened is None
    unlock_at_once(program, qtbot)
    qtbot.waitUntil(lambda: "Building the lists" in label.text())


def leave_lists_half_built(program: app.Program, qtbot: QtBot) -> None:
    """Lock the vault with lists to build that take a moment, as after a new version."""
    book = program.book
    assert book is not None

    def leave() -> None:
        with book.store.transaction():
            projecting.clear(book.store)
            settings.put(book.store, LISTS_PENDING, "0 16000")

    program.desk.ask(leave, owner=program, then=lambda _none: None, failed=print)
    program.lock()
    qtbot.waitUntil(program.desk.is_idle)


def unlock_at_once(program: app.Program, qtbot: QtBot) -> None:
    page = at_door(program)
    assert isinstance(page, UnlockPage)
    page._form.passphrase.setText(PASSPHRASE)  # noqa: SLF001
    with qtbot.waitSignal(program.entered):
        page._form.unlock.click()  # noqa: SLF001


def test_closing_the_window_closes_the_vault_and_remembers_the_window(
    start: Start, qtbot: QtBot
) -> None:
    program = start()
    create(program, qtbot)
    book = program.book
    assert book is not None
    program.shell.setGeometry(50, 40, 1100, 700)
    program.shell.text_scale_asked.emit(1.5)
    program.shell.close()
    assert book.opened is None
    assert not (book.folder / "register-1.db-wal").exists()
    again = start()
    assert again.shell.width() == 1100
    assert again.theme.scale == 1.5


def test_a_window_closed_while_its_first_page_is_filled_ends_without_a_fault(
    start: Start, qtbot: QtBot
) -> None:
    program = start()
    create(program, qtbot)
    page = program.shell.page("today")
    page.shown()

    def close(_none: None) -> None:
        program.shell.close()

    program.desk.ask(lambda: None, owner=page, then=close, failed=print)
    qtbot.waitUntil(lambda: not program.desk.is_open)
    qtbot.waitUntil(lambda: not any(each.is_busy for each in page.findChildren(InTurns)))
    assert program.book is None


def test_a_window_closed_before_the_vaults_are_listed_ends_without_a_fault(
    qapp: QApplication, qtbot: QtBot, computer: Computer, answers: Answers, theme: Theme
) -> None:
    del theme
    computer.found()
    program = app.Program(
        qapp, computer.folders, clock=computer.clock, asks=answers.asks, costs=CHEAP
    )
    program.start()
    program.shell.close()
    with qtbot.captureExceptions() as faults:
        qtbot.waitUntil(program.desk.is_idle)
    assert faults == []
    program.shell.deleteLater()
    program.deleteLater()


def test_back_leads_from_creating_to_unlocking(start: Start, qtbot: QtBot) -> None:
    program = start()
    page = at_door(program)
    assert isinstance(page, CreatePage)
    page._form.back.click()  # noqa: SLF001
    qtbot.waitUntil(lambda: isinstance(at_door(program), UnlockPage))
    qtbot.waitUntil(program.desk.is_idle)
    unlock_page = at_door(program)
    assert isinstance(unlock_page, UnlockPage)
    unlock_page._form.create.click()  # noqa: SLF001
    assert isinstance(at_door(program), CreatePage)


def test_opened_with_the_recovery_code_says_so_on_every_page(
    start: Start, qtbot: QtBot, computer: Computer
) -> None:
    folder = computer.found()
    book = computer.door.unlock(folder, PASSPHRASE, None, False)  # noqa: FBT003
    code = casework.make_recovery_sheet(book).code
    casework.lock(book)
    program = start()
    page = at_door(program)
    assert isinstance(page, UnlockPage)
    page._form.other_way.click()  # noqa: SLF001
    page._form.code.setText(code)  # noqa: SLF001
    with qtbot.waitSignal(program.entered):
        page._form.unlock.click()  # noqa: SLF001
    qtbot.waitUntil(program.desk.is_idle)
    assert "nothing can be recorded" in program.shell.notice.words()
    today = program.shell.page("today")
    (more,), (few,) = (today.findChildren(QWidget, name) for name in ("show_more", "counts"))
    assert not more.isVisible()
    assert few.isVisible()
    qtbot.waitUntil(lambda: few.height() == few.heightForWidth(few.width()))


def test_what_draws_for_a_program_goes_with_it(start: Start) -> None:
    program = start()
    assert program.theme.parent() is program


@pytest.fixture
def quiet_log() -> Iterator[logging.Logger]:
    """The root logger, put back as it was."""
    root = logging.getLogger()
    handlers, level = list(root.handlers), root.level
    yield root
    for handler in root.handlers:
        if handler not in handlers:
            handler.close()
    root.handlers[:] = handlers
    root.setLevel(level)
    qInstallMessageHandler(None)


@pytest.mark.usefixtures("quiet_log")
def test_the_log_holds_codes_and_cannot_grow_without_bound(
    tmp_path: Path,
) -> None:
    folder = tmp_path / "logs"
    log_file.start_log(folder)
    log = logging.getLogger("caldicott_desktop.app")
    log.info("vault open")
    qWarning("canary: Mrs Ellery")
    text = (folder / "caldicott.log").read_text("utf-8")
    assert "vault open" in text
    assert QtMsgType.QtWarningMsg.name in text
    assert "Ellery" not in text
    for number in range(5):
        log.info("%s %s", number, "x" * log_file.MOST_BYTES)
    log.info("vault locked")
    sizes = {each.name: each.stat().st_size for each in folder.iterdir()}
    assert [*sorted(sizes)] == [*log_file.NAMES]
    assert sum(sizes.values()) < 1_000_000
    assert (folder / "caldicott.log").read_text("utf-8").endswith("vault locked\n")
    assert " 4 xxx" in (folder / "caldicott.log.1").read_text("utf-8")
    assert " 3 xxx" in (folder / "caldicott.log.2").read_text("utf-8")


@pytest.mark.usefixtures("quiet_log")
def test_a_log_that_cannot_be_written_stops_nobody(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = tmp_path / "logs"
    log_file.start_log(folder)
    (folder / "caldicott.log").mkdir()
    logging.getLogger("caldicott_desktop.app").info("vault open")
    assert "Logging error" in capsys.readouterr().err


@pytest.mark.logs
def test_a_bug_shows_one_dialog_and_leaves_a_report_without_case_data(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setattr(sys, "excepthook", sys.excepthook)
    window = QWidget()
    qtbot.addWidget(window)
    window.show()
    show_faults(window)
    for _ in range(2):
        error = ValueError("canary: Mrs Ellery")
        sys.excepthook(type(error), error, None)
    [dialog] = window.findChildren(FaultDialog)
    assert dialog.isVisible()
    assert len(caplog.records) == 2
    assert "builtins.ValueError" in caplog.text
    assert "Ellery" not in caplog.text
    dialog.accept()
    sys.excepthook(ValueError, ValueError("again"), None)
    assert [each.isVisible() for each in window.findChildren(FaultDialog)][-1:] == [True]


def test_vaults_are_not_put_among_documents() -> None:
    where = app.folders()
    assert where.papers not in where.vaults.parents
    assert where.vaults.name == "Vaults"


@pytest.mark.usefixtures("qapp", "quiet_log")
def test_the_first_start_is_claimed_with_its_log(computer: Computer) -> None:
    first = app.claim(computer.folders)
    assert first is not None
    assert (computer.folders.state / "running.lock").exists()
    assert computer.folders.logs.is_dir()
    first.release()


@pytest.mark.usefixtures("qapp")
def test_a_start_that_may_not_write_its_folder_says_which(tmp_path: Path) -> None:
    blocked = tmp_path / "file"
    blocked.write_bytes(b"")
    where = app.Folders(vaults=tmp_path, state=blocked / "x", logs=tmp_path, papers=tmp_path)
    with pytest.raises(app.NoFolder, match=str(blocked)):
        app.claim(where)


def test_the_notice_of_guidance_to_recheck_leads_to_what_is_due(start: Start, qtbot: QtBot) -> None:
    program = start()
    create(program, qtbot)
    today = program.shell.page("today")
    assert isinstance(today, TodayPage)
    today.action_asked.emit("guidance")
    page = program.shell.current_page()
    assert isinstance(page, GuidancePage)
    (due,) = page.findChildren(QCheckBox, "due")
    assert due.isChecked()


@pytest.mark.parametrize(
    ("action", "asked"), [("vault", "Save the backup"), ("proof", "Save the head statement")]
)
def test_what_a_reminder_offers_is_begun(
    start: Start, qtbot: QtBot, answers: Answers, action: str, asked: str
) -> None:
    program = start()
    create(program, qtbot)
    answers.paths = [None]
    today = program.shell.page("today")
    assert isinstance(today, TodayPage)
    today.action_asked.emit(action)
    qtbot.waitUntil(program.desk.is_idle)
    assert [title for title, _start in answers.asked] == [asked]


def test_what_is_chosen_for_this_computer_is_worn_at_once_and_kept_for_the_next_start(
    start: Start,
) -> None:
    program = start()
    program.preferences.choose_look(Look.CONTRAST_DARK)
    assert program.theme.tokens.name == "contrast-dark"
    program.preferences.choose_lock_after(30)
    again = start()
    assert again.theme.tokens.name == "contrast-dark"
    assert again.preferences.lock_after_min == 30


def test_whoever_changes_their_own_roles_is_told_how_to_see_their_new_pages(
    start: Start, qtbot: QtBot
) -> None:
    program = start()
    create(program, qtbot)
    book = program.book
    assert book is not None
    me, owner = book.person, frozenset({Role.OWNER})
    change = partial(casework.change_person, book, me.id, name=me.name, position="", reason="Why")
    on_lane(program.desk, qtbot, partial(change, roles=me.roles | {Role.IG_LEAD}))
    assert program.shell.notice.words() == ""  # the pages are the same
    on_lane(program.desk, qtbot, partial(change, roles=owner))
    assert "Lock the vault and open it again" in program.shell.notice.words()
    program.lock()
    qtbot.waitUntil(program.desk.is_idle)
    assert program.shell.notice.words() == ""
    unlock(program, qtbot)
    assert not program.shell.holds("new_decision")


def test_an_organisation_that_is_called_otherwise_is_named_above_the_pages(
    start: Start, qtbot: QtBot
) -> None:
    program = start()
    create(program, qtbot)
    assert program.book is not None
    wanted = casework.Settings(organisation="Willow Care Ltd")
    on_lane(program.desk, qtbot, partial(casework.change_settings, program.book, wanted))
    (name,) = program.shell.findChildren(QLabel, "organisation")
    assert name.text() == "Willow Care Ltd"


def test_a_month_of_the_chart_leads_to_its_decisions(start: Start, qtbot: QtBot) -> None:
    program = start()
    create(program, qtbot)
    today = program.shell.page("today")
    assert isinstance(today, TodayPage)
    today.days_asked.emit(date(2026, 11, 1), date(2026, 11, 30))
    page = program.shell.current_page()
    assert isinstance(page, DecisionsPage)
    qtbot.waitUntil(program.desk.is_idle)
    chip = page.findChild(QPushButton, "decided")
    assert chip is not None
    assert "Nov 2026" in chip.text()


def test_what_falls_due_is_counted_beside_reviews_and_its_page_opens(
    start: Start, qtbot: QtBot
) -> None:
    program = start()
    create(program, qtbot)
    program.shell.open_page("reviews")
    qtbot.waitUntil(program.desk.is_idle)
    page = program.shell.current_page()
    assert isinstance(page, ReviewsPage)
    opened: list[str] = []
    program.shell.page_opened.connect(opened.append)
    page.due_opened.emit("ab" * 16, "condition/1")
    qtbot.waitUntil(program.desk.is_idle)
    assert opened == ["record"]


def test_the_record_in_view_is_exported_from_anywhere_and_no_other_page(
    start: Start, qtbot: QtBot
) -> None:
    program = start()
    create(program, qtbot)
    book = program.book
    assert book is not None
    case = at(samples.refused("general"), book.clock() - timedelta(minutes=5))
    record = partial(Filled(book=book, clock=WallClock()).record, case)
    decision = on_lane(program.desk, qtbot, record)

    def offered() -> list[Action]:
        return [each for each in program.shell.to_find() if each.id == "export_record"]

    assert offered() == []
    page = program.shell.page("record")
    assert isinstance(page, RecordPage)
    page.open_decision(decision.decision_id)
    program.shell.open_page("record")
    qtbot.waitUntil(lambda: bool(offered()))
    offered()[0].run()
    (panel,) = page.findChildren(ExportPanel)
    assert panel.isVisible()
    program.shell.open_page("today")
    assert offered() == []
