"""The gallery's screens of an examiner's office: its log in every state, and what is beside it."""

from __future__ import annotations

from datetime import timedelta

from PySide6.QtCore import QItemSelectionModel, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QAbstractButton, QLineEdit, QPushButton, QTableView, QWidget

from caldicott_desktop.domain.examiner.choices import CaseState
from caldicott_desktop.domain.sections import Section
from caldicott_desktop.tour import examiner_office as office
from caldicott_desktop.tour.choosing import walkthrough
from caldicott_desktop.tour.examiner_desk import Desk
from caldicott_desktop.tour.examiner_lead import (
    access_log,
    explain,
    read_logs,
    record_comparison,
    whole_log,
)
from caldicott_desktop.tour.examiner_office import Cases
from caldicott_desktop.tour.examiner_officers import log_earlier
from caldicott_desktop.tour.gallery import Gallery
from caldicott_desktop.tour.waiting import Stuck, until
from caldicott_desktop.windows import kit
from caldicott_desktop.windows.examiner.examiner_page import ExaminerPage

_ACTS = {
    "complete": "Scrutiny is complete: independence is asserted by the examiner.",
    "refer": "Referred to the coroner.",
    "pass_on": "Passed on to another examiner.",
    "lose": "Somebody is not independent: a duty that is recorded.",
    "problem": "What stands in the way of a record.",
    "detail": "Details corrected, or a case marked as high profile.",
}
_BESIDE = {
    "exceptions": "Exceptions: to be decided, and decided.",
    "problems": "Problems of access that are open.",
    "office_sources": "What lines rest on, and who is on the list.",
    "office": "The office today; small numbers are withheld.",
}
_A_DAY_BEFORE_THE_LIST = timedelta(hours=15)  # of Fenwick, who is on it from today
_NEW, _DAYS = "ME-2611-0415", "14-15 nov"


def show_first_day(gallery: Gallery) -> None:
    """Show the log empty, a day list with faults, and a line: its facts, its faults, all of it."""
    page = _log(gallery)
    gallery.shows("examiner-empty", "The log before anything is on it.")
    QGuiApplication.clipboard().setText(office.day_list())
    gallery.presses("paste", within=page)
    gallery.stage.person.waits_for(QAbstractButton, "confirm")
    gallery.shows("day-list-columns", "A day list: its columns were recognised.")
    gallery.presses("confirm")
    gallery.shows("day-list", "What was read of it: a row with a fault, a double, a range.")
    gallery.presses("list_cases")
    until(page.isVisible, "the log")
    gallery.stage.rests()
    line = page.line
    _types(gallery, page, _NEW, _DAYS)
    line.tick(1)
    line.tick(2)
    gallery.shows("examiner-line", "A line: what follows from what was typed.")
    _types(gallery, page, office.HEALTH_NUMBER, "14 nov 2027")
    line.save()
    gallery.shows("examiner-line-faults", "What is wrong, beside each field; nothing is lost.")
    line.clear()
    line.begin(Cases.RANGE)
    line.tick(1)
    gallery.presses("show_more", within=line)
    gallery.shows("examiner-line-more", "All that can be said of a line, folded away until then.")
    line.clear()


def show_to_examiner(gallery: Gallery) -> None:
    """Show the log with cases in every state, one of them chosen, and the forms of what is done."""
    page = _log(gallery)
    gallery.shows("examiner-log", "The log: what closes soonest first, the chosen case beside it.")
    for state in CaseState:
        _chooses(gallery, page, state)
        caption = f"A case: {state.label.lower()}."
        gallery.shows(f"examiner-{state.code}", caption, at=_columns(gallery))
    _chooses(gallery, page, CaseState.PREPARED)
    for name, caption in _ACTS.items():
        page.acts.do(name)
        gallery.shows(f"examiner-form-{name}", caption, at=_columns(gallery))
        gallery.presses("cancel", within=page.pane)
    table = gallery.stage.person.sees(QTableView, "table", within=page)
    ways = QItemSelectionModel.SelectionFlag
    for row in range(4):
        table.selectionModel().select(table.model().index(row, 0), ways.Select | ways.Rows)
    page.acts.do("complete")
    gallery.shows("examiner-selection", "A selection, and what of it was not read yet.")
    gallery.presses("cancel", within=page.pane)


def show_to_lead(gallery: Gallery) -> None:
    """Show what the office has beside its log."""
    page = _log(gallery)
    raises = gallery.stage.person.sees(QAbstractButton, "raise_exception", within=page)
    gallery.shows_over("examiner-exception", "What makes a case an exception.", raises.click)
    for name, caption in _BESIDE.items():
        gallery.opens(name)
        gallery.shows(name.replace("_", "-"), caption)
    _letter(gallery)
    gallery.opens("reconciliation")
    gallery.shows("reconciliation-empty", "Comparing with a source's own log.")
    desk = Desk(stage=gallery.stage, album=gallery.album)
    read_logs(desk, access_log(desk))
    gallery.shows("reconciliation", "Every difference, to be explained.")
    explain(desk)
    record_comparison(desk)
    earlier = gallery.stage.person.sees(kit.Card, "earlier_card")
    gallery.shows("reconciliation-earlier", "Earlier comparisons, as recorded.", at=earlier)
    read_logs(desk, whole_log(desk))
    asked = gallery.stage.person.sees(QWidget, "systems_place")
    gallery.shows("reconciliation-who", "Which systems are the source, and who is who.", at=asked)
    _off_list(gallery, desk)


def _off_list(gallery: Gallery, desk: Desk) -> None:
    """Show what is offered once somebody opened a record who was not on the list, and its draft."""
    person = gallery.stage.person
    gallery.opens("examiner")
    log_earlier(desk, office.meant_for(office.FENWICK)[9], office.FENWICK, _A_DAY_BEFORE_THE_LIST)
    desk.saves_line()
    gallery.stage.rests()
    offer = person.waits_for(kit.NoticeBar, "exception_offer")
    gallery.shows("examiner-off-list", "Opened by somebody who was not on the list that day.")
    person.answers_dialog(
        offer.action, lambda dialog: person.sees(QPushButton, "go_ahead", within=dialog).click()
    )
    draft = walkthrough(gallery.stage)
    gallery.shows("exception-draft", "The draft of that exception, filled in from the case.")
    draft.open_section(Section.DECISION)
    gallery.shows("exception-decision", "The page on which it is decided.")


def _letter(gallery: Gallery) -> None:
    page = gallery.opens("problems")
    menu = gallery.stage.person.sees(QPushButton, "letter", within=page).menu()
    if menu is None:
        raise Stuck("no letter is offered about a problem of access")
    menu.actions()[0].trigger()
    gallery.stage.rests()
    gallery.shows("holder-letter", "A letter to whoever holds the record, to change.")


def _log(gallery: Gallery) -> ExaminerPage:
    page = gallery.opens("examiner")
    if not isinstance(page, ExaminerPage):
        raise Stuck("the log is on another page")
    return page


def _columns(gallery: Gallery) -> QWidget:
    """The list with the chosen case beside it, which large text moves out of sight."""
    return gallery.stage.person.sees(QWidget, "columns")


def _types(gallery: Gallery, page: ExaminerPage, reference: str, died: str) -> None:
    for name, words in (("reference", reference), ("died", died)):
        field = gallery.stage.person.sees(QLineEdit, name, within=page.line)
        field.setText(words)
        field.textEdited.emit(words)
        field.setFocus(Qt.FocusReason.OtherFocusReason)
    gallery.stage.rests()


def _chooses(gallery: Gallery, page: ExaminerPage, state: CaseState) -> None:
    """Narrow the list to a state, and choose its first case."""
    gallery.stage.person.sees(kit.FilterChip, "state", within=page).chosen.emit(state)
    gallery.stage.rests()
    table = gallery.stage.person.sees(QTableView, "table", within=page)
    gallery.chooses(table, 0)
