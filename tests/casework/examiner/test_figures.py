from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from caldicott_desktop.casework import examiner
from caldicott_desktop.domain.examiner.choices import AccessProblem, CaseState
from caldicott_desktop.domain.examiner.figures import Measure
from caldicott_desktop.domain.examiner.problems import ProblemNoted
from tests.casework.examiner.people import RAHMAN, Office
from tests.casework.world import done


def test_an_office_is_counted_by_week_and_small_numbers_are_withheld(office: Office) -> None:
    today = office.now.date()
    ids = [office.save(f"ME-{n}", office.epr, office.epr).case_id for n in range(7)]
    noted = ProblemNoted(source=office.gp, code=AccessProblem.DELAY, asked_on=today)
    for case_id in ids[:6]:
        examiner.note_problem(office.book, case_id, noted)
    (shown, *_) = examiner.open_problems(office.book).rows
    examiner.chase_problem(office.book, shown.id, replace(noted, source=None))
    line = replace(office.line("ME-7", office.gp), accessor=RAHMAN)
    examiner.save_line(office.book, line)
    found = done(
        examiner.office_figures(office.book, first_on=today - timedelta(days=6), last_on=today)
    )
    assert found.of(None, Measure.CASES) == 8
    assert found.of(None, Measure.STATE, CaseState.LISTED.code) == 8
    assert found.of(None, Measure.PROBLEM, AccessProblem.DELAY.code) == 6
    assert found.of(None, Measure.AWAITING) is None
    assert set(found.sources) == {"Trust EPR", "GP Connect"}
    before = today - timedelta(days=30)
    none = done(examiner.office_figures(office.book, first_on=before, last_on=before))
    assert none.of(None, Measure.CASES) == 0
