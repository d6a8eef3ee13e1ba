from __future__ import annotations

import gc
import re
from collections.abc import Iterator
from dataclasses import fields
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QObject, QPoint
from PySide6.QtGui import QColor, QFontDatabase, QImage, QPalette
from PySide6.QtWidgets import (
    QApplication,
    QCheckBox,
    QComboBox,
    QLabel,
    QLineEdit,
    QListWidget,
    QMessageBox,
    QPushButton,
    QScrollArea,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)
from pytestqt.qtbot import QtBot
from typing_extensions import override

from caldicott_desktop import assets
from caldicott_desktop.windows import kit
from caldicott_desktop.windows import theme as themes
from caldicott_desktop.windows.focus_ring import FocusRing
from caldicott_desktop.windows.in_turns import arranged, dressed
from caldicott_desktop.windows.theme import DARK, THEMES, Theme, Tokens

TEXT = 4.5  # WCAG 2.2, 1.4.3
CONTROL = 3.0  # WCAG 2.2, 1.4.11 and 2.4.13

# Every pair of tokens that is seen together: what is drawn, on what, and how clearly.
PAIRS: tuple[tuple[str, str, float], ...] = (
    *((ink, ground, TEXT) for ink in ("text", "muted", "danger") for ground in ("page", "surface")),
    *((ink, "subtle", TEXT) for ink in ("text", "muted", "link")),
    *((ink, "hover", TEXT) for ink in ("text", "muted")),
    *((ink, "selected", TEXT) for ink in ("text", "muted", "link", "accent")),
    ("link", "page", TEXT),
    ("link", "surface", TEXT),
    ("accent_hover", "page", TEXT),
    ("accent_hover", "surface", TEXT),
    ("accent", "page", TEXT),
    ("accent", "surface", TEXT),
    ("on_accent", "accent", TEXT),
    ("on_accent", "accent_hover", TEXT),
    ("sidebar_text", "sidebar", TEXT),
    ("sidebar_muted", "sidebar", TEXT),
    ("sidebar_text", "sidebar_current", TEXT),
    ("neutral_tag_text", "neutral_tag", TEXT),
    ("neutral_tag_text", "surface", TEXT),
    ("attention_tag_text", "attention_tag", TEXT),
    ("danger_tag_text", "danger_tag", TEXT),
    ("accent_tag_text", "accent_tag", TEXT),
    ("edge", "surface", CONTROL),
    ("edge", "page", CONTROL),
    ("accent", "page", CONTROL),
    ("focus", "page", CONTROL),
    ("focus", "surface", CONTROL),
    ("focus", "subtle", CONTROL),
    ("focus", "selected", CONTROL),
    ("focus", "focus_inner", CONTROL),
    ("sidebar_mark", "sidebar", CONTROL),
    ("sidebar_mark", "sidebar_current", CONTROL),
    *((f"chart_{n}", "surface", CONTROL) for n in range(1, 5)),
    *((f"chart_{n}_ink", f"chart_{n}", TEXT) for n in range(1, 5)),
    ("faint", "surface", CONTROL),  # not required of disabled controls; legible all the same
    ("faint", "subtle", CONTROL),
)
# Tokens that carry no meaning alone, or are no colour.
UNSEEN = {"name", "high_contrast", "line"}

by_theme = pytest.mark.parametrize("tokens", THEMES, ids=[each.name for each in THEMES])


def contrast(one: str, other: str) -> float:
    """The ratio of WCAG 2.2, "contrast ratio" and "relative luminance"."""

    def luminance(colour: str) -> float:
        parts = [
            part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4
            for part in (QColor(colour).redF(), QColor(colour).greenF(), QColor(colour).blueF())
        ]
        return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2]

    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def test_contrast_is_computed_as_wcag_does() -> None:
    assert contrast("#ffffff", "#000000") == pytest.approx(21)
    assert contrast("#777777", "#ffffff") == pytest.approx(4.478, abs=0.001)


@by_theme
def test_every_pair_of_tokens_is_clear_enough(tokens: Tokens) -> None:
    weak = [
        f"{ink} on {ground}: {found:.2f}, needs {least}"
        for ink, ground, least in PAIRS
        if (found := contrast(getattr(tokens, ink), getattr(tokens, ground))) < least
    ]
    assert weak == []


def test_no_token_escapes_the_table_of_pairs() -> None:
    paired = {name for ink, ground, _ in PAIRS for name in (ink, ground)}
    assert paired | UNSEEN == {field.name for field in fields(Tokens)}


@by_theme
def test_the_focus_ring_stands_out_on_every_ground(tokens: Tokens) -> None:
    grounds = ("page", "surface", "subtle", "selected", "sidebar", "sidebar_current", "danger_tag")
    for ground in grounds:
        rings = (tokens.focus, tokens.focus_inner)
        assert max(contrast(ring, getattr(tokens, ground)) for ring in rings) >= CONTROL


@by_theme
def test_the_style_sheet_uses_every_token_and_leaves_no_place_unfilled(tokens: Tokens) -> None:
    template = (assets.folder("resources") / "styles" / "caldicott.qss").read_text("utf-8")
    rules = re.sub(r"/\*.*?\*/", "", template, flags=re.DOTALL)
    colours = {field.name for field in fields(Tokens)} - {"name", "high_contrast"}
    painted = {"focus", "focus_inner"}  # by the ring, not by the sheet
    painted |= {name for name in colours if name.startswith("chart_")}  # by the chart
    assert colours - painted <= set(re.findall(r"@([a-z_]+)", rules))
    assert "#" not in rules
    filled = re.sub(r"/\*.*?\*/", "", themes.style_sheet(tokens), flags=re.DOTALL)
    assert "@" not in filled
    assert not re.search(r"\dsp\b", filled)


def test_no_rule_is_for_every_widget() -> None:
    template = (assets.folder("resources") / "styles" / "caldicott.qss").read_text("utf-8")
    bare = re.sub(r"/\*.*?\*/", "", template, flags=re.DOTALL)
    selectors = [
        each.strip() for found in re.findall(r"([^{}]+)\{", bare) for each in found.split(",")
    ]
    assert len(selectors) > 100
    assert [
        each for each in selectors if re.search(r"(^|\s)(\*|QWidget)$", each) and ">" not in each
    ] == []


def test_lengths_in_sp_grow_with_the_text_and_others_do_not() -> None:
    once = themes.style_sheet(themes.LIGHT)
    twice = themes.style_sheet(themes.LIGHT, scale=2)
    assert "font-size: 16px" in once
    assert "font-size: 32px" in twice
    assert "border-radius: 6px" in once
    assert "border-radius: 6px" in twice


@by_theme
def test_each_theme_has_its_icons_in_its_colours(tokens: Tokens) -> None:
    folder = assets.folder("resources") / "icons" / tokens.name
    assert tokens.on_accent in (folder / "tick.svg").read_text("utf-8")
    assert contrast(_stroke(folder / "chevron.svg"), tokens.surface) >= CONTROL
    for icon in ("tick.svg", "chevron.svg"):
        assert not QImage(str(folder / icon)).isNull()


def _stroke(file: Path) -> str:
    found = re.search(r'stroke="(#[0-9a-f]{6})"', file.read_text("utf-8"))
    assert found
    return found[1]


def test_the_system_chooses_the_table() -> None:
    chosen = [
        themes.tokens_for(dark=dark, high_contrast=contrast_wanted).name
        for contrast_wanted in (False, True)
        for dark in (False, True)
    ]
    assert chosen == ["light", "dark", "contrast-light", "contrast-dark"]


def test_inter_comes_with_the_program_in_four_weights(theme: Theme) -> None:
    del theme
    styles = {style.replace(" ", "") for style in QFontDatabase.styles("Inter")}
    assert {"Regular", "Medium", "SemiBold", "Bold"} <= styles
    licence = (assets.folder("resources") / "fonts" / "OFL.txt").read_text("utf-8")
    assert "SIL Open Font License" in licence


@by_theme
def test_the_palette_says_the_same_as_the_tokens(theme: Theme, tokens: Tokens) -> None:
    theme.wear(tokens)
    made = themes.palette(tokens)
    assert made.color(QPalette.ColorRole.Window).name() == tokens.page
    assert made.color(QPalette.ColorRole.HighlightedText).name() == tokens.on_accent
    disabled = made.color(QPalette.ColorGroup.Disabled, QPalette.ColorRole.Text)
    assert disabled.name() == tokens.faint


def test_text_twice_as_large_makes_fields_higher_and_cuts_nothing(
    theme: Theme, qtbot: QtBot
) -> None:
    field = QLineEdit("Priya")
    qtbot.addWidget(field)
    field.show()
    before = field.sizeHint().height()
    theme.set_scale(2.0)
    assert field.fontInfo().pixelSize() == 28
    assert field.sizeHint().height() > 1.6 * before


def test_the_ring_lies_around_what_has_the_keyboard(theme: Theme, qtbot: QtBot) -> None:
    window = QWidget()
    window.setProperty("look", "page")
    body = QVBoxLayout(window)
    body.setContentsMargins(20, 20, 20, 20)
    first, second = QPushButton("First"), QPushButton("Second")
    body.addWidget(first)
    body.addWidget(second)
    qtbot.addWidget(window)
    with qtbot.waitExposed(window):
        window.show()
    window.activateWindow()
    first.setFocus()
    qtbot.waitUntil(first.hasFocus)
    ring = window.findChild(FocusRing)
    assert ring is not None
    assert ring.geometry() == first.geometry().adjusted(-4, -4, 4, 4)
    second.setFocus()
    assert ring.geometry() == second.geometry().adjusted(-4, -4, 4, 4)
    window.resize(500, 300)
    qtbot.waitUntil(lambda: ring.geometry() == second.geometry().adjusted(-4, -4, 4, 4))
    edge = QPoint(ring.geometry().center().x(), ring.geometry().top())
    assert window.grab().toImage().pixelColor(edge).name() == theme.tokens.focus
    second.hide()
    assert ring.geometry() != second.geometry().adjusted(-4, -4, 4, 4)


class Collecting(QPushButton):
    """A button at which Python happens to look for what nobody holds any more."""

    @override
    def parentWidget(self) -> QWidget | None:
        gc.collect()
        return super().parentWidget()


@pytest.fixture
def young() -> Iterator[None]:
    """Only what a test makes is looked through for what nobody holds: all there is takes long."""
    gc.freeze()
    yield
    gc.unfreeze()


@pytest.mark.usefixtures("young")
def test_the_ring_outlasts_a_page_that_is_collected_while_the_keyboard_moves_on(
    theme: Theme, qtbot: QtBot
) -> None:
    del theme
    window = QWidget()
    stays, goes = Collecting("Stays", window), QScrollArea(window)
    inside = QWidget()
    field = QLineEdit(inside)
    goes.setWidget(inside)
    window.resize(300, 200)
    stays.setGeometry(20, 100, 80, 40)
    qtbot.addWidget(window)
    with qtbot.waitExposed(window):
        window.show()
    window.activateWindow()
    field.setFocus()
    qtbot.waitUntil(field.hasFocus)
    field.clearFocus()
    goes.itself = goes  # type: ignore[attr-defined]  # so that only the collector takes it away
    goes.setParent(None)
    del goes, inside, field
    stays.setFocus()
    ring = window.findChild(FocusRing)
    assert ring is not None
    assert ring.geometry().center() == stays.geometry().center()


def _sheet(words: str) -> QWidget:
    """A page with something of each kind that the style sheet gives a size and colours."""
    page = QWidget()
    page.setProperty("look", "page")
    title, tick, choice = QLabel(words), QCheckBox("Checked"), QComboBox()
    title.setProperty("look", "title")
    tick.setChecked(True)
    choice.addItems(["Refuse", "Share in part"])
    body = QVBoxLayout(page)
    for part in (title, kit.Tag(words="Overdue", tone="danger"), tick, choice, QLineEdit(words)):
        body.addWidget(part)
    body.addWidget(kit.card("Conditions", QLabel(words), QPushButton(words)))
    body.addStretch(1)
    return page


def _settle_layouts() -> None:
    """Let each layout ask the one around it for room, and the ring of the former dress go."""
    for _depth in range(10):
        QCoreApplication.processEvents()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def test_a_page_dressed_while_hidden_looks_like_one_dressed_on_screen(
    theme: Theme, qtbot: QtBot
) -> None:
    stack = QStackedWidget()
    stack.addWidget(_sheet("Priya"))
    stack.addWidget(_sheet("Priya"))
    stack.resize(700, 800)
    qtbot.addWidget(stack)
    with qtbot.waitExposed(stack):
        stack.show()
    stack.setCurrentIndex(1)  # both have been shown, and so dressed, in the ordinary look
    theme.set_scale(1.5)
    theme.wear(themes.DARK)
    _settle_layouts()
    on_screen = _without_focus(stack)
    stack.setCurrentIndex(0)
    _settle_layouts()
    assert _without_focus(stack) == on_screen


def test_a_page_arranged_while_hidden_looks_like_one_laid_out_on_screen_and_stays_as_it_is(
    theme: Theme, qtbot: QtBot
) -> None:
    class Resized(QObject):
        times = 0

        @override
        def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
            self.times += event.type() == QEvent.Type.Resize
            return False

    del theme
    stack = QStackedWidget()
    first, second = kit.ScrollPage(), kit.ScrollPage()
    for page in (first, second):
        page.setWidget(_sheet("Share in part, and say in the letter what was left out. " * 3))
        stack.addWidget(page)
    stack.resize(420, 500)
    qtbot.addWidget(stack)
    with qtbot.waitExposed(stack):
        stack.show()
    _settle_layouts()
    on_screen = _without_focus(stack)
    resized = Resized()
    for steps in (dressed(second), arranged(second, stack.contentsRect().size())):
        for _step in steps:
            pass
    QCoreApplication.processEvents()
    for each in second.viewport().findChildren(QWidget):
        each.installEventFilter(resized)
    stack.setCurrentIndex(1)
    _settle_layouts()
    assert _without_focus(stack) == on_screen
    assert resized.times == 0


def _without_focus(widget: QWidget) -> QImage:
    """A picture of it with the keyboard nowhere: a window may be activated at any moment."""
    if (focused := QApplication.focusWidget()) is not None:
        focused.clearFocus()
    return widget.grab().toImage()


def test_a_hidden_widget_hears_of_a_change_of_dress_when_it_is_shown(
    theme: Theme, qtbot: QtBot
) -> None:
    class Hearing(QLabel):
        times = 0

        @override
        def changeEvent(self, event: QEvent) -> None:
            self.times += event.type() == QEvent.Type.StyleChange
            super().changeEvent(event)

    window = QWidget()
    qtbot.addWidget(window)
    seen, unseen = Hearing("Seen", window), Hearing("Unseen", window)
    unseen.hide()
    with qtbot.waitExposed(window):
        window.show()
    seen.times = unseen.times = 0
    theme.wear(themes.DARK)
    assert seen.times > 0
    assert unseen.times == 0
    unseen.show()
    assert unseen.times == 1


def test_what_is_made_just_before_the_text_is_enlarged_is_as_large_as_the_rest(
    theme: Theme, qtbot: QtBot
) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    body = QVBoxLayout(window)
    window.show()
    box = QWidget(window)
    words = kit.label("Words without a look")
    QVBoxLayout(box).addWidget(words)
    body.addWidget(box)  # Qt shows it when events are next looked at
    theme.set_scale(2.0)
    theme.wear(themes.DARK)
    qtbot.waitUntil(words.isVisible)
    assert words.font().pixelSize() == window.font().pixelSize()
    assert words.palette().windowText() == window.palette().windowText()


def test_a_list_of_choices_fits_the_text_at_once_when_it_is_larger(
    theme: Theme, qtbot: QtBot
) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    chip = kit.FilterChip(window)
    chip.setText("Outcome")
    chip.settle()
    choices = [kit.ChipChoice(value=n, words="Share with conditions", count=n) for n in range(4)]
    chip.opened.connect(lambda: chip.offer(choices))
    window.show()
    chip.click()
    assert chip.popup is not None
    chip.popup.close()
    theme.set_scale(2.0)
    chip.click()
    assert chip.popup is not None
    (shown,) = chip.popup.findChildren(QListWidget)
    assert shown.width() >= shown.sizeHintForColumn(0)
    assert shown.height() >= 4 * shown.sizeHintForRow(0)
    ring = chip.popup.findChild(FocusRing)
    assert ring is not None
    assert ring.geometry().contains(shown.geometry())
    chip.popup.close()


def test_a_question_keeps_the_keyboard_on_its_button_when_the_colours_change(
    theme: Theme, qtbot: QtBot
) -> None:
    box = QMessageBox()
    lose = box.addButton("Leave without it", QMessageBox.ButtonRole.DestructiveRole)
    stay = box.addButton("Stay", QMessageBox.ButtonRole.RejectRole)
    box.setDefaultButton(stay)
    qtbot.addWidget(box)
    box.open()
    box.activateWindow()
    qtbot.waitUntil(stay.hasFocus)
    theme.wear(DARK)
    assert stay.hasFocus()
    assert not lose.hasFocus()
    box.close()
