from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAccessible, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QApplication,
    QDialog,
    QLabel,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)
from pytestqt.qtbot import QtBot

from caldicott_desktop import casework
from caldicott_desktop.windows import kit
from caldicott_desktop.windows.kit import PassphraseField
from caldicott_desktop.windows.theme import Theme

TODAY = date(2026, 11, 20)
RATINGS = [
    kit.Choice(value="met", words="Met"),
    kit.Choice(value="not", words="Not met", hint="Say why"),
]


Show = Callable[..., QWidget]


@pytest.fixture
def show(qtbot: QtBot) -> Iterator[Show]:
    """Put widgets one below the other in a window and show it."""
    windows: list[QWidget] = []

    def shown(*widgets: QWidget) -> QWidget:
        window = QWidget()
        windows.append(window)
        body = QVBoxLayout(window)
        for widget in widgets:
            body.addWidget(widget)
        with qtbot.waitExposed(window):
            window.show()
        window.activateWindow()
        return window

    yield shown
    for window in windows:
        window.close()
        window.deleteLater()


def test_a_fault_is_said_beside_the_field_and_to_a_screen_reader(show: Show) -> None:
    field = QLineEdit()
    row = kit.field_row("&Reason", field, "In a sentence or two")
    show(row)
    assert field.accessibleName() == "Reason"
    row.set_error("Say why.")
    assert row.error() == "Say why."
    assert field.accessibleDescription() == "Say why. In a sentence or two"
    assert field.property("faulty") is True
    row.set_error("")
    assert field.accessibleDescription() == "In a sentence or two"
    assert field.property("faulty") is False


def test_a_pick_list_without_a_label_in_sight_is_named_by_its_hidden_label(
    show: Show,
) -> None:
    pick = kit.PickList()
    row = kit.field_row("", pick)
    show(row)
    row.name_field("Rating of principle 3")
    (label,) = (each for each in row.findChildren(QLabel) if each.buddy() is pick)
    assert not label.isVisible()
    heard = QAccessible.queryAccessibleInterface(label)
    assert heard is not None
    assert heard.text(QAccessible.Text.Name) == "Rating of principle 3"


def test_alt_and_the_letter_of_a_label_goes_to_the_field(qtbot: QtBot, show: Show) -> None:
    other, field = QLineEdit(), QLineEdit()
    window = show(other, kit.field_row("&Reason", field))
    other.setFocus()
    QTest.keyClick(window, Qt.Key.Key_R, Qt.KeyboardModifier.AltModifier)
    qtbot.waitUntil(field.hasFocus)


def test_the_list_of_faults_takes_the_keyboard_and_leads_to_each_field(
    qtbot: QtBot, show: Show
) -> None:
    first, second, summary = QLineEdit(), QLineEdit(), kit.ErrorSummary()
    show(summary, first, second)
    summary.show_faults(
        [kit.Fault(words="Say who asked.", field=first), kit.Fault(words="A & B", field=second)]
    )
    assert summary.accessibleName() == "2 answers need attention"
    assert summary.accessibleDescription() == "Say who asked.; A & B"
    qtbot.waitUntil(summary.hasFocus)
    links = summary.findChildren(kit.LinkButton)
    with qtbot.waitSignal(summary.chosen) as chosen:
        links[1].click()
    assert chosen.args == [second]
    qtbot.waitUntil(second.hasFocus)
    summary.clear()
    assert summary.isHidden()


def test_a_fault_on_another_page_is_handed_to_the_page(qtbot: QtBot, show: Show) -> None:
    summary = kit.ErrorSummary()
    show(summary)
    summary.show_faults([kit.Fault(words="Say who asked.", field="/request/requester")])
    assert summary.accessibleName() == "1 answer needs attention"
    with qtbot.waitSignal(summary.chosen) as chosen:
        summary.findChildren(kit.LinkButton)[0].click()
    assert chosen.args == ["/request/requester"]


def test_a_known_error_is_shown_with_its_remedy(qtbot: QtBot, show: Show) -> None:
    bar = kit.NoticeBar()
    show(bar)
    assert bar.words() == ""
    bar.say_error(casework.Locked())
    assert bar.words() == "The vault is locked. Unlock it and try again."
    assert bar.property("tone") == "danger"
    bar.say("Not yet tried.", action="Try it now", can_dismiss=True)
    with qtbot.waitSignal(bar.acted):
        bar.findChildren(kit.LinkButton)[0].click()
    with qtbot.waitSignal(bar.dismissed):
        bar.findChildren(kit.LinkButton)[1].click()
    assert bar.isHidden()


@pytest.mark.parametrize(("width", "below"), [(900, False), (260, True)])
def test_what_a_notice_offers_stands_below_it_where_there_is_no_room_beside(
    width: int,
    below: bool,  # noqa: FBT001  # what is expected
    show: Show,
) -> None:
    bar = kit.NoticeBar()
    bar.say("Your roles in this vault do not allow this.", action="Switch user")
    show(bar)
    bar.setFixedWidth(width)
    QApplication.processEvents()
    words = next(each for each in bar.findChildren(QLabel) if each.text())
    assert (bar.action.y() > words.geometry().bottom()) is below
    assert words.width() > width // 2


@pytest.mark.parametrize("across", [True, False])
def test_one_of_a_few_starts_unanswered_and_only_the_person_is_heard(
    qtbot: QtBot, show: Show, *, across: bool
) -> None:
    group = kit.ChoiceGroup()
    group.setProperty("across", across)
    group.set_choices(RATINGS)
    show(group)
    assert group.value() is None
    with qtbot.assertNotEmitted(group.changed):
        group.set_value("met")
    assert group.value() == "met"
    with qtbot.waitSignal(group.changed):
        group.button("not").click()
    assert group.value() == "not"
    assert group.button("not").accessibleDescription() == "Say why"
    group.set_value(None)
    assert group.value() is None
    with pytest.raises(KeyError):
        group.set_value("perhaps")


def test_a_group_in_a_row_is_reached_through_its_label(qtbot: QtBot, show: Show) -> None:
    group = kit.ChoiceGroup()
    group.set_choices(RATINGS)
    window = show(QLineEdit(), kit.field_row("&Rating", group))
    assert group.accessibleName() == "Rating"
    QTest.keyClick(window, Qt.Key.Key_R, Qt.KeyboardModifier.AltModifier)
    qtbot.waitUntil(group.button("met").hasFocus)
    group.set_value("not")
    assert group.focusProxy() is group.button("not")


def test_any_of_a_few_keeps_the_order_on_offer(qtbot: QtBot, show: Show) -> None:
    group = kit.TickGroup()
    group.set_choices(RATINGS)
    show(group)
    group.set_values(["not", "met"])
    assert group.values() == ("met", "not")
    with qtbot.waitSignal(group.changed):
        group.button("met").click()
    assert group.values() == ("not",)
    with pytest.raises(KeyError):
        group.set_values(["perhaps"])


def test_the_wheel_never_changes_an_answer(show: Show) -> None:
    pick = kit.PickList()
    pick.set_choices(RATINGS, empty="Choose")
    show(pick)
    pick.setFocus()
    pick.set_value("met")
    turn = QWheelEvent(
        QPoint(5, 5).toPointF(),
        QPoint(5, 5).toPointF(),
        QPoint(),
        QPoint(0, -240),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,  # noqa: FBT003  # Qt's own signature
    )
    pick.wheelEvent(turn)
    assert not turn.isAccepted()
    assert pick.value() == "met"
    pick.set_value(None)
    assert pick.currentText() == "Choose"
    with pytest.raises(KeyError):
        pick.set_value("perhaps")


def test_a_date_is_shown_in_full_once_it_is_left(qtbot: QtBot, show: Show) -> None:
    field = kit.DateField()
    field.set_today(lambda: TODAY)
    show(field, QLineEdit())
    assert field.value() is None
    QTest.keyClicks(field, "19/11")
    assert field.fault() == ""
    field.focusNextChild()
    qtbot.waitUntil(lambda: field.text() == "Thu 19 Nov 2026")
    assert field.value() == date(2026, 11, 19)
    field.setText("31/2/2026")
    assert field.fault() == "There is no 31 Feb in 2026."
    with pytest.raises(kit.Unreadable):
        field.value()


def test_a_moment_needs_both_its_parts(show: Show) -> None:
    field = kit.DateTimeField()
    field.set_today(lambda: TODAY)
    show(field)
    assert field.value() is None
    field.time.setText("2.30 pm")
    assert field.fault() == "Add the date."
    field.day.setText("1 July 2026")
    assert field.value() == datetime(2026, 7, 1, 13, 30, tzinfo=UTC)
    field.time.clear()
    assert field.fault() == "Add the time, for example 14:30."
    assert field.parts() == (date(2026, 7, 1), None)
    field.set_value(datetime(2026, 12, 1, 9, 5, tzinfo=UTC))
    assert (field.day.text(), field.time.text()) == ("Tue 1 Dec 2026", "09:05")
    field.set_value(None)
    assert field.value() is None


def test_long_text_grows_with_what_is_typed_and_tab_leaves_it(
    qtbot: QtBot, show: Show, theme: Theme
) -> None:
    del theme
    text, after = kit.GrowingText(), QLineEdit()
    window = show(text, after)
    window.resize(400, 600)
    before = text.height()
    text.setPlainText("\n".join("line" for _ in range(6)))
    qtbot.waitUntil(lambda: text.height() > 2 * before)
    text.setPlainText("\n".join("line" for _ in range(500)))
    qtbot.waitUntil(lambda: text.verticalScrollBar().maximum() > 0)
    assert text.height() < 500
    text.setFocus()
    with qtbot.waitSignal(text.left):
        QTest.keyClick(text, Qt.Key.Key_Tab)
    qtbot.waitUntil(after.hasFocus)
    assert "\t" not in text.toPlainText()


GROUPS = [
    kit.TaskGroup(
        heading="Understand the request",
        tasks=(kit.Task(key="request", title="The request", state="Done", tone="neutral"),),
    ),
    kit.TaskGroup(
        heading="The eight principles",
        tasks=(
            kit.Task(key="p1", number="1", title="Justify", state="Met", tone="neutral"),
            kit.Task(key="p2", number="2", title="Necessary", state="Not yet assessed"),
        ),
    ),
]


def test_the_task_list_is_one_tab_stop_with_arrows_inside(qtbot: QtBot, show: Show) -> None:
    tasks, after = kit.TaskList(), QPushButton("After")
    tasks.set_groups(GROUPS)
    show(tasks, after)
    tasks.set_current("p1")
    assert tasks.current() == "p1"
    assert tasks.row("p1").accessibleName() == "1, Justify, Met"
    tasks.setFocus()
    qtbot.waitUntil(tasks.row("p1").hasFocus)
    QTest.keyClick(tasks.row("p1"), Qt.Key.Key_Down)
    assert tasks.row("p2").hasFocus()
    with qtbot.waitSignal(tasks.opened) as opened:
        QTest.keyClick(tasks.row("p2"), Qt.Key.Key_Return)
    assert opened.args == ["p2"]
    assert tasks.current() == "p1"
    QTest.keyClick(tasks.row("p2"), Qt.Key.Key_Home)
    assert tasks.row("request").hasFocus()
    QTest.keyClick(tasks.row("request"), Qt.Key.Key_Tab)
    qtbot.waitUntil(after.hasFocus)


def test_new_states_keep_the_rows_and_the_keyboard(show: Show) -> None:
    tasks = kit.TaskList()
    tasks.set_groups(GROUPS)
    show(tasks)
    tasks.set_current("p2")
    tasks.setFocus()
    row = tasks.row("p2")
    first = GROUPS[1].tasks[0]
    rated = kit.Task(key="p2", number="2", title="Necessary", state="Met", tone="neutral")
    tasks.set_groups([GROUPS[0], kit.TaskGroup(heading=GROUPS[1].heading, tasks=(first, rated))])
    assert tasks.row("p2") is row
    assert row.accessibleName() == "2, Necessary, Met"
    assert tasks.current() == "p2"
    tasks.set_groups(GROUPS[:1])
    with pytest.raises(KeyError):
        tasks.row("p2")
    assert tasks.current() is None


def test_the_open_task_stays_in_sight_whatever_the_height_of_the_page(
    qtbot: QtBot, show: Show
) -> None:
    tasks, page = kit.TaskList(), kit.ScrollPage()
    many = [kit.Task(key=f"t{n}", number="", title=f"Task {n}", state="To do") for n in range(30)]
    tasks.set_groups([kit.TaskGroup(heading="All", tasks=tuple(many))])
    page.setWidget(tasks)
    window = show(page)

    def is_seen() -> bool:
        row = tasks.row("t25")
        return page.viewport().rect().contains(row.mapTo(page.viewport(), row.rect().center()))

    window.resize(300, 400)
    tasks.set_current("t25")
    qtbot.waitUntil(is_seen)
    window.resize(300, 200)
    qtbot.waitUntil(is_seen)


def test_a_row_of_buttons_goes_on_below_when_it_is_full(qtbot: QtBot, show: Show) -> None:
    buttons = [QPushButton(f"Quite a long button {n}") for n in range(3)]
    row = kit.FlowRow(None, *buttons)
    window = show(row)
    window.resize(900, 200)
    qtbot.waitUntil(lambda: buttons[0].y() == buttons[2].y())
    window.resize(buttons[0].width() + 40, 400)
    qtbot.waitUntil(lambda: buttons[0].y() < buttons[1].y() < buttons[2].y())
    assert row.height() >= buttons[2].geometry().bottom()


def test_a_row_of_buttons_may_end_at_the_right_and_meet_a_field_by_its_lower_edge(
    show: Show,
) -> None:
    field, button = kit.field_row("How many", QLineEdit()), QPushButton("Save")
    row = kit.FlowRow()
    row.setProperty("end", True)  # noqa: FBT003  # Qt's own signature
    row.setProperty("edges", "lower")
    body = QVBoxLayout(row)
    body.addWidget(field)
    body.addWidget(button)
    row.settle()
    show(row).resize(900, 200)
    assert button.geometry().right() == row.width() - 1
    assert button.geometry().bottom() == field.geometry().bottom()


def test_a_button_shows_its_shortcut_and_answers_it(qtbot: QtBot, show: Show) -> None:
    button = kit.ActionButton()
    button.setText("Save and continue")
    plain = button.sizeHint().width()
    button.setProperty("keys", "Ctrl+Return")
    assert button.sizeHint().width() > plain
    window = show(button, QLineEdit())
    with qtbot.waitSignal(button.clicked):
        QTest.keyClick(window, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)


def test_caps_lock_is_noticed_by_a_capital_without_shift(show: Show) -> None:
    field = PassphraseField()
    show(field)
    seen: list[bool] = []
    field.caps_lock_seen.connect(seen.append)
    QTest.keyClicks(field, "a")
    QTest.keyClicks(field, "A")
    QTest.keyClicks(field, "A", Qt.KeyboardModifier.ShiftModifier)
    QTest.keyClicks(field, "7")
    assert seen == [False, True, False]
    assert field.echoMode() is QLineEdit.EchoMode.Password


def test_a_tag_says_its_status_in_words_and_refuses_an_unknown_tone(show: Show) -> None:
    tag = kit.Tag(words="Done")
    show(tag)
    tag.say("1 to check", "attention")
    assert (tag.text(), tag.property("tone")) == ("1 to check", "attention")
    tag.say("")
    assert tag.isHidden()
    with pytest.raises(ValueError, match="no tone 'gaudy'"):
        tag.say("Gaudy", "gaudy")  # type: ignore[arg-type]  # as a form could


def test_a_card_has_a_heading_an_aside_and_actions(show: Show) -> None:
    link = kit.LinkButton(words="Add an item")
    card = kit.card("Item by item", QLineEdit(), aside="3 asked for")
    card.add_action(link)
    show(card)
    assert card.accessibleName() == "Item by item"
    assert link.isVisible()
    card.setProperty("aside", "4 asked for")
    assert card.property("aside") == "4 asked for"


@pytest.mark.parametrize("scale", [1.0, 2.0])
def test_a_dialog_is_as_large_as_its_words(qtbot: QtBot, theme: Theme, scale: float) -> None:
    theme.set_scale(scale)
    dialog = QDialog()
    qtbot.addWidget(dialog)
    words = kit.label("What this does not do is said here at some length. " * 6)
    QVBoxLayout(dialog).addWidget(words)
    kit.size_to_words(dialog)
    with qtbot.waitExposed(dialog):
        dialog.show()
    assert words.height() >= words.heightForWidth(words.width())
    assert words.width() > 40 * words.fontMetrics().averageCharWidth()


def test_a_list_that_is_too_narrow_for_its_answer_ends_it_with_an_ellipsis(
    theme: Theme, qtbot: QtBot
) -> None:
    del theme
    long = "Records of someone who has died, asked for by an executor or administrator"
    pictures = []
    for words in (long, long[:30], long[:8]):
        pick = kit.PickList()
        qtbot.addWidget(pick)
        pick.set_choices([kit.Choice(value="a", words=words)])
        pick.setFixedWidth(180)
        pick.show()
        assert pick.currentText() == words
        pictures.append(pick.grab().toImage())
    assert pictures[0] == pictures[1]  # both end where there is no more room, in the same way
    assert pictures[0] != pictures[2]
