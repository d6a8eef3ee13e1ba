from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QPushButton, QTableView, QWidget

from caldicott_desktop.windows.examiner.office_page import OfficePage
from tests.casework.examiner.people import Office
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
    find(page, QPushButton, "leave").click()
    assert inside.shell.current_page() is inside.rooms.log
