"""The short decision on the screen: the outcome first, what it asks for, and the same draft."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QMenu, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from caldicott_desktop import casework
from caldicott_desktop.domain import choices as c
from caldicott_desktop.domain import short_form
from caldicott_desktop.domain.choices import Form, Outcome
from caldicott_desktop.domain.letters import letter_for
from caldicott_desktop.domain.outcomes import outcome_fields
from caldicott_desktop.domain.sections import Section
from caldicott_desktop.windows import kit
from caldicott_desktop.windows.new_decision.short_page import ShortPage
from caldicott_desktop.windows.questions.fields import row_of
from caldicott_desktop.windows.theme import Theme
from tests.windows.new_decision.conftest import NOW, Room
from tests.windows.new_decision.hands import enter

CTRL = Qt.KeyboardModifier.ControlModifier

ASKED: Mapping[str, object] = {
    "/request/requester_kind": c.RequesterKind.RELATIVE,
    "/request/name": "Mark Ellery, son",
    "/subject/reference": "R-0420",
    "/request/asked_for": "Why his father is losing weight.",
    "/request/channel": c.Channel.PHONE,
    "/request/requester_told": "That we cannot talk about it unless his father agrees.",
}
REFUSED: Mapping[str, object] = {
    **ASKED,
    "/subject/wishes": "Does not want his son told. Glad to see him.",
    "/subject/wishes_heard_by": "Priya Nair",
    "/balance/harm_if_shared": "He loses trust in staff.",
    "/balance/harm_if_not_shared": "His son stays worried.",
    "/principles/0/rating": c.Rating.NOT_MET,
    "/principles/0/reason": "His father does not agree.",
    "/principles/6/rating": c.Rating.MET,
    "/principles/6/reason": "Offered a visit.",
    "/principles/7/rating": c.Rating.MET,
    "/principles/7/reason": "He was told today.",
    "/conclusion/reasons": "He asked us not to talk about his health.",
}
DETAILS: Mapping[str, object] = {
    "/conclusion/details/missing": "Proof of who he is.",
    "/conclusion/details/told_to_send": "He was told to send it.",
    "/conclusion/details/chase_on": NOW.date().replace(day=27),
    "/conclusion/details/meanwhile": "Nothing is shared.",
    "/conclusion/details/redirected_to": "His father's GP.",
    "/conclusion/details/requester_to_do": "To ring the surgery.",
    "/conclusion/details/who_decides": "The director.",
    "/conclusion/details/advised": "Do not share it.",
    "/conclusion/details/escalated_to": "The senior partner.",
    "/conclusion/details/escalated_by_on": NOW.date().replace(day=28),
    "/conclusion/details/withdrawn_at": NOW,
    "/conclusion/details/withdrawn_known_by": "He rang.",
}


def short(room: Room) -> ShortPage:
    """The short decision of a new draft, asked for before the walkthrough has made its pages."""
    room.page.kinds.chosen.emit("general", None)
    room.qtbot.waitUntil(lambda: room.page.walkthrough is not None)
    assert room.page.walkthrough is not None
    room.page.walkthrough.short_wanted.emit()
    return page(room)


def short_by_keyboard(room: Room) -> ShortPage:
    """The short decision of a new draft, reached as a person reaches it."""
    walk = room.start("general")
    (offer,) = walk.findChildren(kit.NoticeBar, "short_offer")
    (link,) = (each for each in offer.findChildren(QPushButton) if each.text().startswith("Use"))
    QTest.keyClick(link, Qt.Key.Key_Space)
    return page(room)


def page(room: Room) -> ShortPage:
    room.settled()
    found = room.page.short
    assert found is not None
    return found


def answer(room: Room, given: Mapping[str, object]) -> None:
    for path, value in given.items():
        widget = page(room).target(path)
        assert widget is not None, path
        assert widget.isVisible(), path
        enter(widget, value)
    room.qtbot.wait(300)  # until what is still needed has been worked out again


def choose(room: Room, outcome: Outcome) -> None:
    answer(room, {"/conclusion/outcome": outcome})


def needed(made: ShortPage) -> str:
    (link,) = made.findChildren(kit.LinkButton, "show_needed")
    return link.text() if link.isVisible() else ""


def named(made: QWidget, name: str) -> QWidget:
    (found,) = made.findChildren(QWidget, name)
    return found


def at_keyboard() -> QWidget:
    found = QApplication.focusWidget()
    assert found is not None
    return found


def steps(made: ShortPage) -> list[tuple[c.SubjectStatus, c.SubjectStatus]]:
    return [(each.was, each.became) for each in made.case.subject.status_changes]


def effect(made: ShortPage) -> c.GatewayEffect | None:
    return made.case.law.gateway_effect


def test_a_draft_becomes_short_and_is_kept_so_with_what_is_at_hand_filled_in(room: Room) -> None:
    made = short_by_keyboard(room)
    kept = room.kept().case
    assert kept.form is Form.SHORT
    assert kept.request.received_at == NOW
    assert kept.conclusion.decided_by == "Priya Nair"
    assert kept.conclusion.decided_as is c.Capacities.GUARDIAN
    assert named(made, "outcome").isAncestorOf(at_keyboard())


def test_a_draft_that_was_begun_before_is_not_said_to_have_come_now(room: Room) -> None:
    walk = room.start("general")
    name = walk.target("/request/name")
    assert name is not None
    QTest.keyClicks(name, "Mark Ellery")
    (menu,) = walk.findChildren(QMenu)
    (act,) = (each for each in menu.actions() if "short" in each.text())
    act.trigger()
    kept = page(room).case
    assert kept.request.name == "Mark Ellery"
    assert kept.request.received_at is None


def test_a_short_draft_opens_short_again(room: Room) -> None:
    made = short(room)
    choose(room, Outcome.REFUSE)
    answer(room, {"/request/name": "Mark Ellery"})
    made.keeping.flush()
    draft = room.kept()
    room.page.start()
    room.page.resume(draft.id)
    again = page(room)
    assert again is not made
    assert again.case.request.name == "Mark Ellery"
    assert again.case.conclusion.outcome is Outcome.REFUSE


def test_the_outcome_is_asked_first_and_sets_how_much_is_needed(room: Room) -> None:
    made = short(room)
    assert needed(made) == "7 answers still needed"
    choose(room, Outcome.REFUSE)
    assert needed(made) == "13 answers still needed"
    choose(room, Outcome.REDIRECT)
    assert needed(made) == "8 answers still needed"


@pytest.mark.parametrize("outcome", short_form.OUTCOMES, ids=lambda each: each.code)
def test_every_outcome_is_recorded_from_this_page_alone(room: Room, outcome: Outcome) -> None:
    made = short(room)
    choose(room, outcome)
    given = REFUSED if outcome is Outcome.REFUSE else ASKED
    answer(room, given)
    if outcome is Outcome.ADVICE_ONLY:
        answer(room, {k: v for k, v in REFUSED.items() if k.startswith("/principles/0")})
    if outcome is not Outcome.REFUSE:
        answer(room, {path: DETAILS[path] for path in outcome_fields(outcome)})
    assert needed(made) == ""
    with room.qtbot.waitSignal(made.record_wanted):
        QTest.keyClick(at_keyboard(), Qt.Key.Key_Return, CTRL)
    room.settled()
    (recorded,) = room.page.recorded.findChildren(QLabel, "reference")
    assert recorded.isVisible()
    letter = named(room.page.recorded, "reply_letter")
    assert letter.isVisible() is (letter_for(outcome) is not None)
    if letter.isVisible():
        with room.qtbot.waitSignal(room.page.letter_wanted) as asked:
            QTest.keyClick(letter, Qt.Key.Key_Space)
        assert asked.args is not None
        assert asked.args[1] == recorded.text()
    (row,) = room.do(partial(casework.decisions, room.book)).rows
    assert row.outcome is outcome


@pytest.mark.parametrize("outcome", short_form.OUTCOMES, ids=lambda each: each.code)
def test_only_what_the_outcome_asks_for_is_shown_until_more_is_wanted(
    room: Room, outcome: Outcome
) -> None:
    made = short(room)
    choose(room, outcome)
    refuses, advises = outcome is Outcome.REFUSE, outcome is Outcome.ADVICE_ONLY
    for name, there in {
        "wishes": refuses,
        "both_ways": refuses,
        "reasons": refuses,
        "power": refuses,
        "principles_card": refuses or advises,
        "more": not refuses,
    }.items():
        assert named(made, name).isVisible() is there, name
    shown = {
        field.path
        for field in made.fields()
        if field.path.startswith("/conclusion/details") and field.widget.isVisible()
    }
    assert shown == ({*outcome_fields(outcome)} if not refuses else set())
    if not refuses:
        QTest.keyClick(named(made, "more"), Qt.Key.Key_Space)
        assert named(made, "both_ways").isVisible()
        assert named(made, "principles_card").isVisible()
        assert named(made, "reasons").isVisible()
        assert at_keyboard() is named(made, "wishes")


def test_what_was_answered_for_another_outcome_stays_in_sight(room: Room) -> None:
    made = short(room)
    choose(room, Outcome.REFUSE)
    answer(room, {"/balance/harm_if_shared": "Trust.", "/conclusion/reasons": "Because."})
    choose(room, Outcome.WITHDRAWN)
    assert named(made, "both_ways").isVisible()
    assert named(made, "reasons").isVisible()


def test_a_power_that_compels_brings_up_why_it_does_not_reach_and_whose_advice(
    room: Room,
) -> None:
    made = short(room)
    choose(room, Outcome.REFUSE)
    before = needed(made)
    power = made.target("/law/gateway_id")
    assert isinstance(power, kit.PickList)
    assert power.currentText() == "None cited"
    offered = [power.itemData(row) for row in range(power.count())]
    assert "court-order" in offered
    assert "new-statute-in-force" not in offered  # its law row does not say that it is in force
    QTest.keyClick(power, Qt.Key.Key_Down)
    room.qtbot.wait(300)
    assert effect(made) is c.GatewayEffect.COMPELS
    for name in ("power_not_valid_because", "power_advice_from"):
        assert named(made, f"details_{name}").isVisible()
    assert (before, needed(made)) == ("13 answers still needed", "15 answers still needed")
    QTest.keyClick(power, Qt.Key.Key_Home)
    assert effect(made) is None
    assert made.case.law.gateway_title is None


def test_the_list_leads_to_each_field_and_says_there_what_is_needed(room: Room) -> None:
    made = short(room)
    choose(room, Outcome.REFUSE)
    QTest.keyClick(at_keyboard(), Qt.Key.Key_Return, CTRL)
    room.qtbot.waitUntil(made.foot.is_open)
    paths = [unmet.path for unmet in made._unmet()]  # noqa: SLF001  # in the order of the list
    assert len(made.foot.links()) == len(paths) == 13
    for place, path in enumerate(paths):
        QTest.keyClick(made.foot.links()[place], Qt.Key.Key_Space)
        target = made.target(path)
        assert target is not None
        assert at_keyboard() is target or target.isAncestorOf(at_keyboard()), path
        row = row_of(target)
        assert row is not None
        assert row.error(), path
    assert room.page.recorded.isHidden()


def test_what_carries_a_refusal_and_what_it_needs_is_said_in_words(room: Room) -> None:
    made = short(room)
    choose(room, Outcome.REFUSE)

    def tags() -> list[str]:
        return [tag.text() for tag in made.findChildren(kit.Tag, "tag")]

    assert tags() == ["", "", "", "", "", "", "Needed", "Needed"]
    answer(room, {"/principles/2/rating": c.Rating.NOT_MET})
    assert tags()[2] == "Carries the refusal"
    rated = made.target("/principles/2/rating")
    assert rated is not None
    assert rated.accessibleDescription() == "Carries the refusal"
    choose(room, Outcome.DEFER)
    assert tags() == [""] * 8


def test_ratings_are_those_that_a_decision_without_sharing_can_have(room: Room) -> None:
    made = short(room)
    choose(room, Outcome.REFUSE)
    offered = {}
    for number in (3, 5):
        rated = made.target(f"/principles/{number - 1}/rating")
        assert isinstance(rated, kit.PickList)
        offered[number] = [rated.itemText(place) for place in range(rated.count())]
    assert offered[3] == ["Not yet assessed", "Met", "Not met"]
    assert offered[5] == ["Not yet assessed", "Met", "Not met", "Not applicable"]


def test_guidance_follows_the_line_that_has_the_keyboard(room: Room) -> None:
    made = short(room)
    choose(room, Outcome.REFUSE)
    box = named(made, "guidance_box")
    assert not box.isVisible()
    (link,) = (b for b in made.findChildren(kit.LinkButton) if b.text() == "Show guidance")
    QTest.keyClick(link, Qt.Key.Key_Space)
    (of,) = made.findChildren(QLabel, "guidance_of")
    assert box.isVisible()
    assert of.text().startswith("Principle 1:")
    rated = made.target("/principles/6/rating")
    assert rated is not None
    rated.setFocus()
    assert of.text().startswith("Principle 7: Duty to share")
    QTest.keyClick(link, Qt.Key.Key_Space)
    assert not box.isVisible()


def test_who_decided_and_when_can_be_changed(room: Room) -> None:
    made = short(room)
    (words,) = made.findChildren(QLabel, "decided_words")
    assert words.text() == "Decided by Priya Nair, Caldicott Guardian, when it is recorded"
    assert not named(made, "decider_card").isVisible()
    QTest.keyClick(named(made, "change_decided"), Qt.Key.Key_Space)
    assert at_keyboard() is named(made, "decided_by")
    answer(room, {"/conclusion/decided_by": "Jo Amadi", "/conclusion/decided_at": NOW})
    assert words.text() == "Decided by Jo Amadi, Caldicott Guardian, Fri 20 Nov 2026, 11:00"


def test_a_change_of_status_is_one_step_whatever_the_arrow_keys_pass_by(room: Room) -> None:
    made = short(room)
    answer(room, {"/subject/status": c.SubjectStatus.LIVING})
    assert steps(made) == []
    made.show_case(made.case)
    answer(room, {"/subject/status": c.SubjectStatus.UNKNOWN})
    assert steps(made) == [(c.SubjectStatus.LIVING, c.SubjectStatus.UNKNOWN)]
    answer(room, {"/subject/status": c.SubjectStatus.LIVING})
    assert steps(made) == []


def test_sharing_something_opens_the_walkthrough_with_all_that_was_typed(room: Room) -> None:
    made = short(room)
    choose(room, Outcome.REFUSE)
    answer(room, REFUSED)
    typed = made.case
    QTest.keyClick(named(made, "use_full"), Qt.Key.Key_Space)
    room.settled()
    walk = room.walk
    assert walk.case == short_form.as_full(typed, to_share=True)
    assert room.kept().case.form is Form.FULL
    assert walk.section is Section.REQUEST


def test_an_answer_that_belongs_on_another_page_is_reached_in_the_walkthrough(room: Room) -> None:
    made = short(room)
    choose(room, Outcome.WITHDRAWN)
    made.full_wanted.emit("/items")
    room.settled()
    assert room.walk.section is Section.INFORMATION
    assert room.walk.case.conclusion.outcome is Outcome.WITHDRAWN


def test_half_a_date_is_kept_as_typed_on_both_faces_and_never_recorded(room: Room) -> None:
    made = short(room)
    choose(room, Outcome.REFUSE)
    answer(room, REFUSED)
    day = made.target("/request/received_at")
    assert isinstance(day, kit.DateTimeField)
    day.day.selectAll()
    QTest.keyClicks(day.day, "31/2")
    named(made, "record").setFocus()
    QTest.keyClick(named(made, "record"), Qt.Key.Key_Space)
    room.settled()
    assert room.page.recorded.isHidden()
    assert day.day.hasFocus()
    QTest.keyClick(named(made, "use_full"), Qt.Key.Key_Space)
    room.settled()
    field = room.walk.target("/request/received_at")
    assert isinstance(field, kit.DateTimeField)
    assert field.day.text() == "31/2"


def test_ctrl_s_keeps_the_draft_and_says_so(room: Room) -> None:
    made = short(room)
    name = made.target("/request/name")
    assert name is not None
    QTest.keyClicks(name, "Mark Ellery")
    QTest.keyClick(name, Qt.Key.Key_S, CTRL)
    room.qtbot.waitUntil(lambda: not made.keeping.is_dirty, timeout=1000)
    assert room.kept().case.request.name == "Mark Ellery"
    (saved,) = made.findChildren(kit.SpokenLabel, "saved")
    assert "Draft saved 11:00" in saved.text()


@pytest.mark.parametrize(("scale", "widths"), [(1.0, (640, 1240)), (2.0, (900, 1240))])
def test_the_page_is_never_wider_than_the_window(
    room: Room, theme: Theme, scale: float, widths: tuple[int, ...]
) -> None:
    theme.set_scale(scale)
    made = short(room)
    wider = []
    for outcome in (Outcome.REFUSE, Outcome.DEFER, Outcome.WITHDRAWN):
        choose(room, outcome)
        for width in widths:
            room.page.resize(width, 900)
            QApplication.processEvents()
            wider += [
                (outcome, width, scroll.objectName())
                for scroll in made.findChildren(kit.ScrollPage)
                if scroll.isVisible() and scroll.horizontalScrollBar().maximum()
            ]
    assert not wider


def test_tab_goes_through_the_page_from_top_to_bottom(room: Room) -> None:
    made = short(room)
    choose(room, Outcome.REFUSE)
    stops = []
    for _ in range(60):
        QTest.keyClick(at_keyboard(), Qt.Key.Key_Tab)
        found = next(
            (f.path for f in made.fields() if f.widget is at_keyboard()), at_keyboard().objectName()
        )
        stops.append(found)
        if found == "record":
            break
    order = [
        "/request/name",
        "/request/channel",
        "/subject/wishes",
        "/balance/harm_if_not_shared",
        "/principles/0/rating",
        "/principles/7/reason",
        "/conclusion/reasons",
        "show_needed",
        "keep",
        "record",
    ]
    assert [each for each in stops if each in order] == order


def test_in_a_low_page_the_bar_keeps_to_what_is_needed_and_the_page_ends_with_the_rest(
    room: Room, qtbot: QtBot
) -> None:
    made = short(room)
    choose(room, Outcome.REFUSE)
    room.page.resize(640, 900)
    QApplication.processEvents()
    (scroll,) = made.findChildren(kit.ScrollPage, "scroll")
    (change,) = made.findChildren(QPushButton, "change_decided")
    (needed,) = made.findChildren(QPushButton, "show_needed")
    assert not scroll.isAncestorOf(change)
    high = made.foot.height()
    room.page.resize(640, 400)
    QApplication.processEvents()
    assert scroll.isAncestorOf(change)
    qtbot.waitUntil(lambda: made.foot.height() < high)
    change.setFocus()
    QTest.keyClick(change, Qt.Key.Key_Tab)
    assert at_keyboard() is needed
    change.click()
    assert at_keyboard() is not needed
    room.page.resize(640, 900)
    QApplication.processEvents()
    assert made.foot.isAncestorOf(change)
