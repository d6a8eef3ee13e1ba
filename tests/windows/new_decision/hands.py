"""Hands on the keyboard: type any case into the pages, one answer after another."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import fields, is_dataclass
from datetime import date, datetime

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QCheckBox, QLineEdit, QPlainTextEdit, QWidget

from caldicott_desktop.domain.case import Case
from caldicott_desktop.domain.choices import Choice
from caldicott_desktop.domain.progress import answered_paths
from caldicott_desktop.domain.sections import Section, section_of
from caldicott_desktop.domain.stop_checks import settled_by
from caldicott_desktop.windows import kit
from caldicott_desktop.windows.kit.reading import UK
from caldicott_desktop.windows.new_decision.walkthrough_page import WalkthroughPage
from caldicott_desktop.windows.saying import show_date, show_time
from tests.domain.samples import kind

# Laid out or worked out by the program, never typed.
DERIVED = re.compile(
    r"/law/(gateway_title|gateway_effect|rows.*)|/conditions/\d+/principle|/kind_id"
    r"|/stop_checks/\d+/(check_id|words|stops|prompt)|/principles/\d+/principle"
    r"|/subject/status_changes.*|/triage/prohibition_titles|/form|/variant_id|/card_entry|/examiner_case|/check_overrides.*|/time_limit/(title|due_on)|/precedents.*|/correction.*"
)


def value_at(case: Case, path: str) -> object:
    value: object = case
    for part in path.strip("/").split("/"):
        if isinstance(value, tuple):
            value = value[int(part)]
        elif is_dataclass(value):
            value = getattr(value, part)
        else:
            assert isinstance(value, Mapping)
            value = value.get(part)
    return value


def leaf_paths(value: object, path: str = "") -> Iterator[str]:
    """The path of every field of a case, answered or not."""
    if is_dataclass(value):
        for each in fields(value):
            yield from leaf_paths(getattr(value, each.name), f"{path}/{each.name}")
    elif isinstance(value, tuple) and any(is_dataclass(each) for each in value):
        for index, each in enumerate(value):
            yield from leaf_paths(each, f"{path}/{index}")
    elif isinstance(value, Mapping):
        for name in value:
            yield f"{path}/{name}"
    else:
        yield path


def type_case(walk: WalkthroughPage, case: Case) -> None:
    """Type every answer of `case` into its own field, page by page.

    What an earlier answer has settled is shown and not asked, so it is not typed.
    """
    settled = {
        f"/stop_checks/{index}/answer"
        for index, check in enumerate(kind(case.kind_id).stop_checks)
        if settled_by(check, case.answers)
    }
    paths = [
        path for path in answered_paths(case) if not DERIVED.fullmatch(path) and path not in settled
    ]
    for path in sorted(paths, key=lambda path: section_of(path).order):
        type_answer(walk, path, value_at(case, path))


def type_answer(walk: WalkthroughPage, path: str, value: object) -> None:
    """Go to the page of `path` and give the answer there as a person would."""
    section = section_of(path)
    if walk.section is not section:
        go_to(walk, section)
    widget = field_of(walk, path)
    assert widget.isVisible(), f"{path} cannot be seen"
    enter(widget, value)


def go_to(walk: WalkthroughPage, section: Section) -> None:
    """Open the page of `section`, and wait until it is there."""
    walk.open_section(section)
    walk.arrive()


def field_of(walk: WalkthroughPage, path: str) -> QWidget:
    """The widget of `path`, with a row added for it where there is none yet."""
    row = re.fullmatch(r"(/items|/conditions|/advice)/\d+/.*", path)
    widget = walk.target(path)
    assert widget is not None, path
    if row and isinstance(widget, QAbstractButton) and not isinstance(widget, QCheckBox):
        QTest.keyClick(widget, Qt.Key.Key_Space)
        widget = walk.target(path)
        assert widget is not None, path
    return widget


def enter(widget: QWidget, value: object) -> None:
    """Give the answer by the keyboard, as the kind of widget wants it."""
    match widget:
        case kit.DateTimeField() | kit.DateField() | QLineEdit() | QPlainTextEdit():
            _type(widget, value)
        case kit.ChoiceGroup():
            QTest.keyClick(widget.button(_code(value)), Qt.Key.Key_Space)
        case kit.TickGroup():
            wanted = {_code(each) for each in value} if isinstance(value, tuple) else set()
            for code in widget.choices():
                if widget.button(code).isChecked() != (code in wanted):
                    QTest.keyClick(widget.button(code), Qt.Key.Key_Space)
        case kit.PickList():
            _pick(widget, _code(value))
        case QCheckBox():
            if widget.isChecked() != value:
                QTest.keyClick(widget, Qt.Key.Key_Space)
        case _:
            raise TypeError(f"{type(widget).__name__} for {value!r}")


def _type(widget: QWidget, value: object) -> None:
    match widget, value:
        case kit.DateTimeField(), datetime():
            local = value.astimezone(UK)
            _retype(widget.day, show_date(local.date()))
            _retype(widget.time, show_time(local.time()))
        case kit.DateField(), date() | str():
            day = value if isinstance(value, date) else date.fromisoformat(value)
            _retype(widget, f"{day.day}/{day.month}/{day.year}")
        case QLineEdit() | QPlainTextEdit(), _:
            _retype(widget, str(value))


_BY_KEYS = 6  # characters: a short answer whole, and the end of a long one


def _retype(widget: QLineEdit | QPlainTextEdit, words: str) -> None:
    """Type `words` instead of what is there; the beginning of a long text is put in at once.

    A page follows each key, and what it does after the fortieth it does after the sixth.
    """
    widget.selectAll()
    QTest.keyClick(widget, Qt.Key.Key_Delete)
    beginning = words[:-_BY_KEYS]
    if isinstance(widget, QLineEdit):
        widget.insert(beginning)
    else:
        widget.insertPlainText(beginning)
    QTest.keyClicks(widget, words[len(beginning) :])


def _pick(widget: kit.PickList, code: str) -> None:
    assert widget.findData(code) >= 0, f"{code} is not on offer"
    QTest.keyClick(widget, Qt.Key.Key_Home)
    while widget.value() != code:
        QTest.keyClick(widget, Qt.Key.Key_Down)


def _code(value: object) -> str:
    if isinstance(value, bool):
        return "yes" if value else "no"
    return value.code if isinstance(value, Choice) else str(value)
