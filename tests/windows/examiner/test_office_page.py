from __future__ import annotations

from collections.abc import Callable, Generator
from datetime import date
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester, QTest
from PySide6.QtWidgets import QProgressBar, QPushButton, QTableView, QWidget
from pytestqt.qtbot import QtBot

from caldicott_desktop.casework import Progress, examiner
from caldicott_desktop.domain.examiner.appointments import Appointment
from caldicott_desktop.domain.examiner.choices import AccessorRole
from caldicott_desktop.jobs import Desk
from caldicott_desktop.windows.examiner.long_work import LongWork
from caldicott_desktop.windows.examiner.office_page import OfficePage
from caldicott_desktop.windows.kit import PickList, SpokenLabel
from tests.casework.examiner.people import BELL, LEAD, RAHMAN, Office
from tests.windows.examiner.rooms import InShell, OfficeOnLane
from tests.windows.examiner.test_examiner_page import find


def opened(reference: str, office: Office) -> None:
    office.save(reference, office.epr)


def rows(page: QWidget, table: str) -> dict[str, str]:
    model = find(page, QTableView, table).model()
    QAbstractItemModelTester(model)
    return {
        str(model.index(row, 0).data()): str(model.index(row, 1).data())
        for row in range(model.rowCount())
    }


def headings(page: QWidget) -> list[str]:
    model = find(page, QTableView, "figures").model()
    across = Qt.Orientation.Horizontal
    return [str(model.headerData(at, across)) for at in range(model.columnCount())]


def test_what_waits_is_counted_and_small_numbers_are_withheld(
    at_office: OfficeOnLane, furnish: Callable[[], InShell]
) -> None:
    for number in range(6):
        at_office.do(partial(opened, f"ME-{number}"))
    at_office.do(lambda office: office.save("ME-9"))
    inside = furnish()
    inside.open("office")
    page = inside.shell.current_page()
    assert isinstance(page, OfficePage)
    counts = rows(page, "today")
    assert counts["Listed today: Listed"] == "7"
    assert counts["Opened and not concluded"] == "6"
    assert counts["Exceptions open"] == "0"
    figures = rows(page, "figures")
    assert figures["Cases listed"] == "7"
    assert figures["With an exception"] == "0"
    assert figures["Opened: Trust EPR"] == "withheld"  # it would tell of the one without
    assert headings(page) == ["What", "This week", "This month"]
    period = find(page, PickList, "period")
    period.set_value("months")
    period.changed.emit()
    assert len(headings(page)) == 13
    assert headings(page)[1] == "Nov 2026"
    assert rows(page, "figures")["Cases listed"] == "7"
    period.set_value("weeks")
    period.changed.emit()
    assert len(headings(page)) == 14
    assert headings(page)[1] == "From 16 Nov 2026"
    assert not find(page, QTableView, "off_list").isVisible()
    find(page, QPushButton, "leave").click()
    assert inside.shell.current_page() is inside.rooms.log


def test_what_was_opened_by_somebody_not_on_the_list_is_named_and_leads_to_its_case(
    at_office: OfficeOnLane, furnish: Callable[[], InShell]
) -> None:
    at_office.do(partial(opened, "ME-1"))
    someone = Appointment(name=RAHMAN, role=AccessorRole.EXAMINER, from_on=date(2026, 1, 1))
    at_office.do(lambda office: examiner.change_appointment(office.switch(LEAD), someone))
    inside = furnish()
    inside.open("office")
    page = inside.shell.current_page()
    assert page is not None
    table = find(page, QTableView, "off_list")
    assert rows(page, "off_list") == {"ME-1": BELL}
    table.setFocus()
    QTest.keyClick(table, Qt.Key.Key_Return)
    at_office.settle()
    assert inside.shell.current_page() is inside.rooms.log
    case = inside.rooms.log.pane.case
    assert case is not None
    assert case.reference == "ME-1"


def test_long_work_says_how_far_it_is_and_is_broken_off(desk: Desk, qtbot: QtBot) -> None:
    row = QWidget()
    qtbot.addWidget(row)
    working, progress = SpokenLabel(row), QProgressBar(row)
    stop, begin = QPushButton(row), QPushButton(row)
    work = LongWork(desk, row, (working, progress, stop), (begin,))
    assert row.isHidden()
    ends: list[str] = []

    def steps() -> Generator[Progress, None, str]:
        while not ends:
            yield Progress(done=1, total=4)
        return "done"

    work.begin("Comparing", steps, ends.append, lambda _error: None)
    work.begin("Comparing", steps, ends.append, lambda _error: None)  # one at a time
    qtbot.waitUntil(lambda: progress.value() == 25)
    assert working.text() == "Comparing"
    assert begin.isHidden()
    stop.click()
    qtbot.waitUntil(lambda: not work.is_running)
    assert (working.text(), ends) == ("Stopped.", [])
    assert not begin.isHidden()
