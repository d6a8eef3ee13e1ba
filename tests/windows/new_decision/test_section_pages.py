"""What each page shows comes back; what it asks for follows from the answers."""

from __future__ import annotations

import itertools
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date, datetime
from typing import TypeVar

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFrame, QLabel, QLineEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from caldicott_desktop.domain import choices as c
from caldicott_desktop.domain.asking import asked_questions
from caldicott_desktop.domain.case import Advice, Case, DataProtection, Item, StatusChange
from caldicott_desktop.domain.progress import answered_paths
from caldicott_desktop.domain.sections import Section
from caldicott_desktop.domain.stop_checks import aligned
from caldicott_desktop.windows import kit
from caldicott_desktop.windows.new_decision.section_page import SectionPage
from caldicott_desktop.windows.new_decision.sections import PAGES
from caldicott_desktop.windows.new_decision.setting import Setting
from caldicott_desktop.windows.questions.fields import row_of
from caldicott_desktop.windows.theme import Theme
from tests.domain import samples
from tests.windows.new_decision.hands import DERIVED, value_at
from tests.windows.questions.test_fields import HOSTILE

Open = Callable[[Section, Case], SectionPage]
QWidgetT = TypeVar("QWidgetT", bound=QWidget)


@pytest.fixture
def open_page(qtbot: QtBot, theme: Theme, setting: Callable[[str], Setting]) -> Open:
    """A page, shown, filled from a case and adapted to it."""
    del theme

    def opened(section: Section, case: Case) -> SectionPage:
        page = PAGES[section](setting(case.kind_id), None)
        qtbot.addWidget(page)
        for _step in page.rest():
            pass
        page.show()
        page.show_case(case)
        page.adapt(case)
        page.changed.connect(lambda: page.adapt(page.read(case)))
        return page

    return opened


def whole(kind_id: str) -> Case:
    case = samples.shared(kind_id)
    return replace(
        case,
        conditions=(samples.condition(), samples.condition(principle=3)),
        advice=(Advice(who="Legal team", said="Ask for less", privileged=True),),
        dissent="The night manager",
        stop_checks=aligned(case, samples.kind(kind_id)),
        papers_kept="Cabinet 2",
    )


def full_of(words: Sequence[str], kind_id: str) -> Case:
    """A case with `words`, one after another, in every place that holds free text."""
    case = whole(kind_id)
    taken = itertools.cycle(words)
    for path in list(answered_paths(case)):
        value = value_at(case, path)
        if isinstance(value, str) and not DERIVED.fullmatch(path) and "gateway_id" not in path:
            case = samples.change(case, **{path: next(taken)})
    return case


# Every kind on the pages its data draws; the other pages are the same for all.
OF_THE_KIND = (Section.ABOUT, Section.STOP_CHECKS)
LOOKED_AT = [
    (section, kind_id)
    for kind_id in samples.KINDS
    for section in Section
    if section in OF_THE_KIND or kind_id in {"general", "pd-ahra", "police-crime"}
]


@pytest.mark.parametrize("kind_id", samples.KINDS)
def test_looking_at_a_page_changes_nothing_and_every_question_is_named_and_held_apart(
    open_page: Open, kind_id: str
) -> None:
    """Of fields drawn from data, what the checks of the forms ask of those in a file."""
    case = whole(kind_id)
    for section in (each for each, of_kind in LOOKED_AT if of_kind == kind_id):
        page = open_page(section, case)
        assert page.read(case) == case, section
        if section is Section.ABOUT:
            _assert_questions_are_named(page, case)


def _assert_questions_are_named(page: SectionPage, case: Case) -> None:
    asked = asked_questions(case, samples.kind(case.kind_id))
    fields = {field.path: field for field in page.fields()}
    shown = {path for path, field in fields.items() if field.widget.isVisibleTo(page)}
    assert shown == {f"/answers/{question.id}" for question in asked}
    names = [field.widget.accessibleName() for field in fields.values()]
    assert all(names)
    assert len(set(names)) == len(names)
    for question in asked:
        row = row_of(fields[f"/answers/{question.id}"].widget)
        assert row is not None
        assert question.label.replace("&", "&&") == row.property("label")
        assert question.help == row.property("help")


# A hundred kilobytes in every field at once would only measure how fast Qt breaks lines.
FIGHTING = [words[:5000] for words in HOSTILE]


@pytest.mark.parametrize("first", range(0, len(FIGHTING), 4))
def test_text_that_fights_back_comes_through_every_page_unchanged(
    open_page: Open, first: int
) -> None:
    case = full_of([*FIGHTING[first:], *FIGHTING[:first]], "pd-ahra")
    for section in Section:
        page = open_page(section, case)
        assert page.read(case) == case, section
        assert not page.faults(), section


def test_the_first_status_may_be_corrected_and_a_later_one_is_a_step(open_page: Open) -> None:
    blank = Case(kind_id="police-crime")
    page = open_page(Section.INFORMATION, blank)
    status = _find(page, kit.ChoiceGroup, "status")
    for code in ("living", "deceased"):
        QTest.keyClick(status.button(code), Qt.Key.Key_Space)
    case = page.read(blank)
    assert case.subject.status is c.SubjectStatus.DECEASED
    assert case.subject.status_changes == ()
    assert _find(page, kit.Card, "death_card").isVisible()

    page = open_page(Section.INFORMATION, case)
    assert not _find(page, kit.ChoiceGroup, "status").isVisible()
    _press(page, "change_status")
    QTest.keyClick(_find(page, kit.ChoiceGroup, "new_status").button("living"), Qt.Key.Key_Space)
    QTest.keyClicks(_find(page, QLineEdit, "status_note"), "Another resident had died")
    _press(page, "keep_change")
    changed = page.read(case)
    assert changed.subject.status is c.SubjectStatus.LIVING
    (step,) = changed.subject.status_changes
    assert step == StatusChange(
        was=c.SubjectStatus.DECEASED,
        became=c.SubjectStatus.LIVING,
        noted_at=datetime(2026, 11, 20, 11, 0, tzinfo=samples.LONDON),
        note="Another resident had died",
    )
    assert "Has died → Living" in _find(page, QLabel, "status_steps").text()


def test_a_death_in_mid_case_clears_the_data_protection_answers(open_page: Open) -> None:
    case = samples.shared("police-crime")
    assert case.law.data_protection != DataProtection()
    page = open_page(Section.INFORMATION, case)
    _press(page, "change_status")
    QTest.keyClick(_find(page, kit.ChoiceGroup, "new_status").button("deceased"), Qt.Key.Key_Space)
    _press(page, "keep_change")
    died = page.read(case)
    assert died.law.data_protection == DataProtection()
    law = open_page(Section.LAW, died)
    assert not _find(law, kit.Card, "dp_card").isVisible()
    assert "no data protection questions" in _find(law, QLabel, "no_dp_words").text()


def test_a_change_of_status_needs_a_status_and_can_be_left(open_page: Open) -> None:
    case = samples.shared("police-crime")
    page = open_page(Section.INFORMATION, case)
    _press(page, "change_status")
    _press(page, "keep_change")
    row = _find(page, kit.FieldRow, "new_status_row")
    assert row.error() == "Choose what is known now."
    _press(page, "leave_change")
    assert page.read(case) == case
    assert _find(page, kit.LinkButton, "change_status").isVisible()


@pytest.mark.parametrize(
    ("status", "third_parties", "person_asked", "others_asked"),
    [
        (c.SubjectStatus.LIVING, c.ThirdParties.PRESENT, True, False),
        (c.SubjectStatus.DYING, c.ThirdParties.NONE, True, False),
        (c.SubjectStatus.DECEASED, c.ThirdParties.NONE, False, False),
        (c.SubjectStatus.DECEASED, c.ThirdParties.PRESENT, False, True),
        (c.SubjectStatus.UNKNOWN, c.ThirdParties.NONE, False, False),
    ],
)
def test_data_protection_is_asked_about_the_living_only(
    open_page: Open,
    status: c.SubjectStatus,
    third_parties: c.ThirdParties,
    *,
    person_asked: bool,
    others_asked: bool,
) -> None:
    case = samples.change(
        Case(kind_id="police-crime"),
        **{"/subject/status": status, "/subject/third_parties": third_parties},
    )
    page = open_page(Section.LAW, case)
    assert _find(page, kit.Card, "dp_card").isVisible() == person_asked
    assert _find(page, kit.Card, "tp_card").isVisible() == others_asked


def test_a_gateway_is_copied_with_its_title_its_effect_and_its_law_rows(open_page: Open) -> None:
    case = samples.change(
        Case(kind_id="police-crime"),
        **{"/law/nation": c.Nation.ENGLAND, "/subject/status": c.SubjectStatus.LIVING},
    )
    page = open_page(Section.LAW, case)
    pick = _find(page, kit.PickList, "gateway")
    QTest.keyClick(pick, Qt.Key.Key_Home)
    while pick.value() != "victim-information-request":
        QTest.keyClick(pick, Qt.Key.Key_Down)
    law = page.read(case).law
    gateway = samples.GUIDANCE.gateways["victim-information-request"]
    assert (law.gateway_title, law.gateway_effect) == (gateway.title, gateway.effect)
    assert law.gateway_confirmed is None
    for row in law.rows:
        now = samples.GUIDANCE.law_rows[row.row_id]
        assert (row.words, row.checked) == (now.words, now.checked.code)
    assert {row.row_id for row in law.rows} >= set(gateway.law_rows)
    assert _find(page, kit.Tag, "gateway_tag").text() == gateway.effect.label
    QTest.keyClick(pick, Qt.Key.Key_Home)
    none = page.read(case).law
    assert (none.gateway_id, none.gateway_title, none.gateway_effect) == (None, None, None)


def test_a_note_of_refusal_found_settles_its_check_and_says_so(open_page: Open) -> None:
    kind = samples.kind("pd-ahra")
    place = next(n for n, check in enumerate(kind.stop_checks) if check.concern_if)
    ((question, code), *_) = kind.stop_checks[place].concern_if
    case = samples.change(samples.shared("pd-ahra"), **{f"/answers/{question}": code})
    page = open_page(Section.STOP_CHECKS, case)
    box = _override_box(page, place)
    assert not _field(page, f"/stop_checks/{place}/answer").isVisible()
    assert _field(page, f"/stop_checks/{place}/item_refused").isVisible()
    assert box.isVisible()
    asked = next(each.label for each in kind.questions if each.id == question)
    assert page.findChildren(QLabel, "settled")[place].text() == (
        f"Checked: concern: settled by your answer to “{asked}”."
    )


def test_a_check_that_an_answer_clears_is_not_asked_again(open_page: Open) -> None:
    kind = samples.kind("pd-ahra")
    place = next(n for n, check in enumerate(kind.stop_checks) if check.clear_if)
    ((question, code), *_) = kind.stop_checks[place].clear_if
    case = samples.change(samples.shared("pd-ahra"), **{f"/answers/{question}": code})
    page = open_page(Section.STOP_CHECKS, case)
    assert not _field(page, f"/stop_checks/{place}/answer").isVisible()
    assert not _override_box(page, place).isVisible()
    asked = next(each.label for each in kind.questions if each.id == question)
    assert page.findChildren(QLabel, "settled")[place].text() == (
        f"Checked: no concern: settled by your answer to “{asked}”."
    )


def test_a_check_that_could_not_be_made_asks_for_a_named_person(open_page: Open) -> None:
    case = samples.shared("police-crime")
    page = open_page(Section.STOP_CHECKS, case)
    group = _field(page, "/stop_checks/0/answer")
    assert isinstance(group, kit.ChoiceGroup)
    assert not _override_box(page, 0).isVisible()
    QTest.keyClick(group.button("could_not_check"), Qt.Key.Key_Space)
    assert _override_box(page, 0).isVisible()
    QTest.keyClicks(_field(page, "/stop_checks/0/override/by_name"), "Priya Nair")
    answer = page.read(case).stop_checks[0]
    assert answer.answer is c.StopAnswer.COULD_NOT_CHECK
    assert answer.override.by_name == "Priya Nair"


def test_a_reminder_never_asks_for_an_override(open_page: Open) -> None:
    kind = samples.kind("police-crime")
    place = next(n for n, check in enumerate(kind.stop_checks) if check.prompt)
    case = samples.change(
        samples.shared("police-crime"),
        **{f"/stop_checks/{place}/answer": c.StopAnswer.COULD_NOT_CHECK},
    )
    page = open_page(Section.STOP_CHECKS, case)
    assert not _override_box(page, place).isVisible()


def test_a_condition_added_to_a_principle_belongs_to_it_and_keeps_the_others(
    open_page: Open,
) -> None:
    case = replace(
        samples.shared(), conditions=(samples.condition(), samples.condition(principle=3))
    )
    page = open_page(Section.PRINCIPLE_3, case)
    QTest.keyClick(_find(page, kit.LinkButton, "add_condition"), Qt.Key.Key_Space)
    QTest.keyClicks(_field(page, "/conditions/2/words"), "Destroy after use")
    added = page.read(case)
    assert added.conditions[:2] == case.conditions
    assert added.conditions[2].words == "Destroy after use"
    assert added.conditions[2].principle == 3
    # The next save starts from what was read, as the walkthrough does.
    (remove, *_) = page.findChildren(kit.LinkButton, "remove")
    QTest.keyClick(remove, Qt.Key.Key_Space)
    left = page.read(added)
    assert [each.principle for each in left.conditions] == [None, 3]
    assert left.conditions[1].words == "Destroy after use"


def test_not_applicable_is_offered_only_where_the_rules_allow_it(open_page: Open) -> None:
    case = samples.shared()
    for number in range(1, 9):
        page = open_page(Section[f"PRINCIPLE_{number}"], case)
        offered = _find(page, kit.ChoiceGroup, "rating").choices()
        assert ("not_applicable" in offered) == (number == 7), number


def test_under_compulsion_scope_and_validity_are_rated(open_page: Open) -> None:
    case = samples.change(samples.shared(), **{"/law/gateway_effect": c.GatewayEffect.COMPELS})
    said = {
        number: _find(open_page(Section[f"PRINCIPLE_{number}"], case), QLabel, "asks").text()
        for number in (1, 2, 3, 6)
    }
    assert said[1] == ""
    assert "scope" in said[2]
    assert "each item" in said[3]
    assert "valid" in said[6]


@pytest.mark.parametrize("outcome", c.Outcome, ids=lambda o: o.code)
def test_only_what_the_outcome_asks_for_is_shown(open_page: Open, outcome: c.Outcome) -> None:
    case = samples.of_outcome(outcome)
    page = open_page(Section.DECISION, case)
    shown = {
        field.path
        for field in page.fields()
        if field.path.startswith("/conclusion/details") and field.widget.isVisible()
    }
    held = {p for p in answered_paths(case) if p.startswith("/conclusion/details")}
    assert shown == held


def test_who_decides_now_is_filled_in_for_the_person_to_see(open_page: Open) -> None:
    blank = Case(kind_id="general")
    page = open_page(Section.DECISION, blank)
    _press(page, "decided_now")
    done = page.read(blank).conclusion
    assert (done.decided_by, done.decided_by_position) == ("Priya Nair", "Registered manager")
    assert done.decided_at == datetime(2026, 11, 20, 11, 0, tzinfo=samples.LONDON)
    assert done.decided_as is None


def test_items_asked_for_and_what_is_decided_stay_apart(open_page: Open) -> None:
    case = replace(samples.shared(), items=(Item(name="Notes", asked_scope="All since 2023"),))
    page = open_page(Section.PRINCIPLE_3, case)
    decision = _field(page, "/items/0/decision")
    assert isinstance(decision, kit.PickList)
    assert not _field(page, "/items/0/approved_scope").isVisible()
    while decision.value() != "reduced":
        QTest.keyClick(decision, Qt.Key.Key_Down)
    QTest.keyClicks(_field(page, "/items/0/approved_scope"), "October")
    (item,) = page.read(case).items
    assert (item.asked_scope, item.approved_scope) == ("All since 2023", "October")
    assert item.decision is c.ItemDecision.REDUCED


def test_a_due_date_without_a_year_lies_ahead(open_page: Open) -> None:
    case = replace(samples.shared(), conditions=(samples.condition(principle=3),))
    page = open_page(Section.PRINCIPLE_3, case)
    due = _field(page, "/conditions/0/due_on")
    assert isinstance(due, kit.DateField)
    due.selectAll()
    QTest.keyClicks(due, "4 Dec")
    assert page.read(case).conditions[0].due_on == date(2026, 12, 4)


def _find(page: QWidget, kind: type[QWidgetT], name: str) -> QWidgetT:
    (found,) = page.findChildren(kind, name)
    return found


def _field(page: SectionPage, path: str) -> QWidget:
    (found,) = (field.widget for field in page.fields() if field.path == path)
    return found


def _press(page: QWidget, name: str) -> None:
    (button,) = page.findChildren(QPushButton, name)
    assert button.isVisible()
    QTest.keyClick(button, Qt.Key.Key_Space)


def _override_box(page: SectionPage, place: int) -> QWidget:
    """The box around the override of one check."""
    field = _field(page, f"/stop_checks/{place}/override/by_name")
    boxes = page.findChildren(QFrame, "override_box")
    (found,) = (box for box in boxes if box.isAncestorOf(field))
    return found
