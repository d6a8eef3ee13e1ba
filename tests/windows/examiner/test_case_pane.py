from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QTableView

from caldicott_desktop import casework
from caldicott_desktop.casework import Settings, examiner
from caldicott_desktop.domain.case import DataProtection
from caldicott_desktop.domain.choices import Nation
from caldicott_desktop.domain.examiner.appointments import Appointment
from caldicott_desktop.domain.examiner.case import (
    Access,
    CasePrepared,
    CaseReferred,
    Findings,
    Linked,
    ToldBereaved,
)
from caldicott_desktop.domain.examiner.choices import (
    AccessorRole,
    AccessProblem,
    LinkedRecord,
    Onward,
    Scope,
)
from caldicott_desktop.windows.examiner.acts.concluding import Referring
from caldicott_desktop.windows.examiner.case_rows import Column
from caldicott_desktop.windows.examiner.examiner_page import ExaminerPage
from tests.casework.examiner.people import ASSERTED, BELL, LEAD, RAHMAN, Office
from tests.casework.examiner.test_steps import lost
from tests.windows.examiner.rooms import OfficeOnLane
from tests.windows.examiner.test_case_acts import act, form
from tests.windows.examiner.test_examiner_page import find, words

Show = Callable[[], ExaminerPage]

FIRST = Findings(
    linked=Linked(
        record=LinkedRecord.MOTHER,
        reference="M-1",
        scope="The pregnancy",
        data_protection=DataProtection(article_6="6(1)(e)", article_9="9(2)(h)"),
        person_told=False,
        not_told_because="She is in intensive care",
    ),
    bereaved=ToldBereaved(anything=False),
    onward=(Onward.CDOP,),
)
THEN = Findings(
    linked=Linked(record=LinkedRecord.NONE),
    bereaved=ToldBereaved(
        anything=True, what="The cause", to_whom="Mr Ellery", relationship="Father"
    ),
    onward=(Onward.REGISTRAR,),
)


def much_told(office: Office) -> None:
    """A case of which everything was told, by people who were not all on the list."""
    on_list = Appointment(name=RAHMAN, role=AccessorRole.EXAMINER, from_on=date(2026, 1, 1))
    examiner.change_appointment(office.switch(LEAD), on_list)
    office.switch(BELL)
    whole = Access(
        source=office.gp,
        scope=Scope.WHOLE,
        scope_reason="The illness was long",
        access_problem=AccessProblem.DELAY,
    )
    line = replace(office.line("ME-1"), accesses=(whole,))
    case_id = examiner.save_line(office.book, line).case_id
    for findings in (FIRST, THEN):
        told = CasePrepared(examiner=RAHMAN, findings=findings)
        examiner.prepare_cases(office.book, {case_id: told})
    office.switch(RAHMAN)
    examiner.lose_independence(office.book, case_id, lost(office))


def test_the_pane_tells_all_that_was_told_of_a_case(at_office: OfficeOnLane, show: Show) -> None:
    at_office.do(much_told)
    shown = words(show().pane)
    for said in (
        "Not on the list that day",
        "Why more than usual: The illness was long · Problem of access: Delay",
        "Basis, by article of the UK GDPR: 6(1)(e), 9(2)(h)",
        "The person was not told: She is in intensive care",
        "told Medical director, E-mail, ",
        "Fenwick, Notes so far, ",
    ):
        assert said in shown
    for newest, earlier in (
        ("No linked living record opened", "Linked record opened: The mother's, M-1"),
        ("Told to Mr Ellery, Father: The cause", "The bereaved were told nothing of it"),
        ("Passed on to: Registrar", "Passed on to: Child death overview panel"),
    ):
        assert shown.index(newest) < shown.index(earlier)


def in_scotland(office: Office) -> None:
    """Two cases of a Scottish office: one referred, and one prepared that is the newest."""
    casework.change_settings(office.switch(LEAD), Settings(nation=Nation.SCOTLAND))
    office.switch(BELL)
    first, second = (office.save(each, office.epr).case_id for each in ("ME-1", "ME-2"))
    office.prepare(first, second)
    told = CaseReferred(assertion=ASSERTED, coroner="Edinburgh", referred_on=office.now.date())
    examiner.refer_case(office.switch(RAHMAN), first, told)


def test_states_and_people_are_called_what_their_nation_calls_them(
    at_office: OfficeOnLane, show: Show
) -> None:
    at_office.do(in_scotland)
    page = show()
    model = find(page, QTableView, "table").model()
    states = [model.index(row, Column.STATE).data() for row in range(model.rowCount())]
    assert {"Prepared for reviewer", "Procurator fiscal"} <= set(states)
    assert "(Assistant to the reviewer)" in words(page.pane)
    refer = page.acts.findChild(QAction, "act_refer")
    assert refer is not None
    assert refer.text() == "Refer to the procurator fiscal"
    shown = [each.text() for each in page.acts.findChildren(QAction)]
    assert {"Prepare for the reviewer", "Complete the review"} <= set(shown)
    assert "Pass on to another reviewer" in shown
    assert model.headerData(Column.EXAMINER, Qt.Orientation.Horizontal) == "Reviewer"
    limit = "Working days a Level 2 review may take: 3 ("
    assert limit in words(page.pane)
    assert "levels of review: Read at source on 21 November 2026)." in words(page.pane)
    act(page, Qt.Key.Key_R)
    referring = words(form(page, Referring))
    assert "Referred to the procurator fiscal" in referring
    assert "To which procurator fiscal" in referring
    page.pane.show_case(at_office.do(lambda office: examiner.case_page(office.book).rows[1].id))
    at_office.settle()
    assert "Referred to the procurator fiscal · Edinburgh" in words(page.pane)
