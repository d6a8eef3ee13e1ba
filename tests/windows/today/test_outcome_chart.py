from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QSignalSpy, QTest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from caldicott_desktop.windows.theme import THEMES, Theme
from caldicott_desktop.windows.today.outcome_chart import Legend, OutcomeChart
from caldicott_desktop.windows.today.outcomes import Month, month_in_words, summed_up


def months(**counts: tuple[int, int, int, int]) -> tuple[Month, ...]:
    """Twelve months from December 2025; `counts` by name, such as `nov`."""
    names = ["dec", "jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov"]
    return tuple(
        Month(
            year=2025 if name == "dec" else 2026,
            month=12 if name == "dec" else number,
            counts=counts.get(name, (0, 0, 0, 0)),
        )
        for number, name in enumerate(names)
    )


@pytest.fixture
def chart(qtbot: QtBot, theme: Theme) -> OutcomeChart:
    made = OutcomeChart(theme)
    qtbot.addWidget(made)
    made.show_months(months(dec=(1, 0, 0, 0), nov=(3, 1, 1, 0)))
    made.resize(460, 200)
    with qtbot.waitExposed(made):
        made.show()
    return made


def test_a_screen_reader_has_a_picture_that_is_described_in_sentences(chart: OutcomeChart) -> None:
    heard = QAccessible.queryAccessibleInterface(chart)
    assert heard.role() == QAccessible.Role.Graphic
    assert heard.text(QAccessible.Text.Name) == "Outcomes, last 12 months"
    assert heard.text(QAccessible.Text.Description) == (
        "6 decisions: 5 shared in some form, 1 refused. Most in one month: 5, in November 2026."
    )


def test_the_arrow_keys_go_through_the_months_and_enter_asks_for_one(chart: OutcomeChart) -> None:
    said, asked = QSignalSpy(chart.month_reached), QSignalSpy(chart.month_asked)
    chart.setFocus()
    QTest.keyClick(chart, Qt.Key.Key_Return)
    for key in (Qt.Key.Key_Left, Qt.Key.Key_Left, Qt.Key.Key_Home, Qt.Key.Key_Left):
        QTest.keyClick(chart, key)
    assert [said.at(number)[0] for number in range(said.count())] == [
        "November 2026: 3 shared in full, 1 in part or with conditions, 1 refused.",
        "October 2026: no decisions.",
        "December 2025: 1 shared in full.",
        "December 2025: 1 shared in full.",
    ]
    assert asked.count() == 0
    QTest.keyClick(chart, Qt.Key.Key_End)
    QTest.keyClick(chart, Qt.Key.Key_Return)
    assert asked.at(0)[0].name == "November 2026"


def test_a_click_asks_for_the_month_under_the_mouse(chart: OutcomeChart) -> None:
    asked = QSignalSpy(chart.month_asked)
    QTest.mouseClick(chart, Qt.MouseButton.LeftButton, pos=chart.rect().bottomLeft())
    QTest.mouseClick(chart, Qt.MouseButton.LeftButton, pos=chart.rect().bottomRight())
    assert [asked.at(number)[0].name for number in (0, 1)] == ["December 2025", "November 2026"]


@pytest.mark.parametrize("tokens", THEMES, ids=[each.name for each in THEMES])
@pytest.mark.parametrize("scale", [1.0, 2.0])
def test_it_is_drawn_in_the_colours_of_each_theme(
    chart: OutcomeChart, theme: Theme, tokens: object, scale: float
) -> None:
    theme.set_scale(scale)
    theme.wear(tokens)  # type: ignore[arg-type]  # the ids of a parametrised test lose the type
    image = chart.grab().toImage()
    found = {image.pixelColor(x, y).name() for x in range(460) for y in range(0, 200, 2)}
    assert {theme.tokens.chart_1, theme.tokens.chart_2, theme.tokens.chart_3} <= found
    assert theme.tokens.chart_4 not in found


def test_the_legend_says_groups_in_words_with_their_counts(qtbot: QtBot, theme: Theme) -> None:
    legend = Legend(theme)
    qtbot.addWidget(legend)
    legend.show_months(months(dec=(1, 2, 0, 0), nov=(1500, 1, 1, 0)))
    assert [label.text() for label in legend.findChildren(QLabel)] == [
        *("1,501", "Shared in full", "3", "In part or with conditions"),
        *("1", "Refused", "0", "Deferred, redirected or other"),
    ]


def test_a_year_is_summed_up_in_words() -> None:
    assert summed_up(months()) == "No decisions in the last 12 months."
    assert summed_up(months(may=(0, 0, 0, 1))) == (
        "1 decision: 1 deferred, redirected or ended in another way."
    )
    assert summed_up(months(may=(0, 0, 2, 0))) == "2 decisions: 2 refused. All were in May 2026."
    busy = summed_up(months(may=(900, 100, 300, 20), jun=(900, 0, 0, 0)))
    assert busy == (
        "2,220 decisions: 1,900 shared in some form, 300 refused, 20 deferred, redirected or ended"
        " in another way. Most in one month: 1,320, in May 2026."
    )


def test_of_two_months_alike_the_later_is_named() -> None:
    alike = months(may=(1, 0, 0, 0), jun=(1, 0, 0, 0))
    assert summed_up(alike).endswith("Most in one month: 1, in June 2026.")


def test_a_month_is_said_with_what_there_was_alone() -> None:
    assert month_in_words(Month(year=2026, month=3, counts=(0, 0, 0, 2))) == (
        "March 2026: 2 deferred, redirected or other."
    )
