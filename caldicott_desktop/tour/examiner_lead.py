"""What the lead examiner of an office does: exceptions, the office today, a source's own log."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import datetime, timedelta
from functools import partial
from types import MappingProxyType

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QLineEdit, QPushButton, QTableView, QWidget

from caldicott_desktop.casework import examiner
from caldicott_desktop.domain.examiner.choices import ExceptionTrigger
from caldicott_desktop.domain.sections import Section
from caldicott_desktop.tour import confidence_case, short
from caldicott_desktop.tour import examiner_office as office
from caldicott_desktop.tour.choosing import walkthrough
from caldicott_desktop.tour.examiner_desk import Desk
from caldicott_desktop.tour.examiner_office import Cases
from caldicott_desktop.tour.waiting import Stuck, until
from caldicott_desktop.tour.walking import Walk
from caldicott_desktop.windows import kit
from caldicott_desktop.windows.examiner.other_list_part import OtherListPart
from caldicott_desktop.windows.kit.reading import UK
from caldicott_desktop.windows.new_decision.new_decision_page import NewDecisionPage
from caldicott_desktop.windows.new_decision.short_page import ShortPage

_ALL = 100
_RELATIVE: Mapping[str, str] = MappingProxyType(
    {
        "/request/name": "Anna Holt, her niece",
        "/request/channel": "phone",
        "/request/requester_told": "I am sorry for your loss. We look at how your aunt died, and "
        "do not give out her notes. Please ask whoever holds them.",
    }
)


def raise_exception(desk: Desk, reference: str, trigger: ExceptionTrigger) -> None:
    """Raise an exception of a case; its draft opens, filled in."""
    person = desk.person
    desk.looks_for(reference)

    def answers(dialog: QWidget) -> None:
        person.gives(person.sees(kit.PickList, "trigger", within=dialog), trigger.code)
        desk.album.picture(dialog, f"exception-{trigger.code}", "What makes it an exception.")
        person.goes_and_presses(person.sees(QPushButton, "go_ahead", within=dialog))

    person.answers_dialog(person.sees(QPushButton, "raise_exception"), answers)
    page = desk.stage.program.shell.page("new_decision")
    until(page.isVisible, "the draft of the exception")
    desk.stage.rests()
    desk.album.picture(
        desk.stage.window, f"draft-{trigger.code}", "Its draft: of the right kind, and filled in."
    )


def decide(desk: Desk) -> None:
    """Decide a question of the examiners' own, and declare no connection with the case."""
    stage = desk.stage
    walk = Walk(stage=stage, album=desk.album, page=walkthrough(stage))
    for section, steps in confidence_case.STEPS.items():
        walk.fills(section, steps)
    walk.jumps_to(Section.ABOUT)
    walk.fills(Section.ABOUT, confidence_case.NO_CONNECTION)
    desk.album.picture(
        stage.window, "no-connection", "Who decides for the examiners says that they are apart."
    )
    walk.jumps_to(Section.CHECK)
    walk.records()
    stage.person.waits_for(QPushButton, "open_record")
    stage.rests()


def redirect(desk: Desk) -> None:
    """Tell a relative who asks for the notes where to turn, on one page, and word the letter."""
    stage, person = desk.stage, desk.person
    page = _short(desk)
    for path, answer in _RELATIVE.items():
        person.gives(short.field(page, path), answer)
    until(lambda: not page.keeping.is_dirty, "the draft to be saved")
    scroll = person.sees(kit.ScrollPage, "scroll", within=page)
    desk.album.screenfuls(scroll, "redirected", "Where to turn is filled in already.")
    person.presses_ctrl(Qt.Key.Key_Return)
    person.waits_for(QPushButton, "open_record")
    stage.rests()
    short.reply(stage, desk.album, recipient="Ms Anna Holt, 3 Quay Row", greeting="Dear Ms Holt")


def _short(desk: Desk) -> ShortPage:
    page = desk.stage.program.shell.page("new_decision")
    if not isinstance(page, NewDecisionPage) or page.short is None:
        raise Stuck("the short decision has not opened")
    return page.short


def look_around(desk: Desk) -> None:
    """See what the office has beside its log."""
    for words, name, caption in (
        ("Exceptions", "exceptions", "Exceptions: to be decided, and decided."),
        ("Office today", "office", "The office today; small numbers are withheld."),
        ("Sources and people", "sources", "What lines rest on, and who is on the list."),
    ):
        desk.opens(words)
        desk.album.picture(desk.stage.window, name, caption)
        desk.person.presses(Qt.Key.Key_Escape)
        desk.stage.rests()


def compare(desk: Desk) -> None:
    """Compare the trust's own access log with ours, explain each difference, and record it."""
    stage, album = desk.stage, desk.album
    desk.opens("Compare with a source’s log")
    read_logs(desk, access_log(desk))
    album.picture(stage.window, "compared", "Every class of difference, to be explained.")
    explain(desk)
    album.picture(stage.window, "explained", "Each has a note, or an incident.")
    record_comparison(desk)


def explain(desk: Desk) -> None:
    """Write beside each difference what explains it, and beside the last an incident as well."""
    person = desk.person
    page = desk.stage.program.shell.page("reconciliation")
    for _ in range(person.sees(QTableView, "table", within=page).model().rowCount()):
        person.gives(person.sees(kit.GrowingText, "note", within=page), "Looked at today.")
        person.goes_and_presses(person.sees(QPushButton, "keep", within=page))
    person.gives(person.sees(QLineEdit, "incident", within=page), "IR-77")
    person.goes_and_presses(person.sees(QPushButton, "keep", within=page))


def record_comparison(desk: Desk) -> None:
    """Record what was compared, every difference explained."""
    person = desk.person
    page = desk.stage.program.shell.page("reconciliation")
    person.goes_and_presses(person.sees(QPushButton, "record", within=page))
    done = person.sees(kit.SpokenLabel, "summary", within=page)
    until(lambda: "recorded and signed" in done.text(), "the comparison to be recorded")
    desk.stage.rests()


def read_logs(desk: Desk, log_rows: Iterable[str]) -> QTableView:
    """On the page that compares, read a log and who was on duty; gives what differs."""
    person, stage = desk.person, desk.stage
    page = stage.program.shell.page("reconciliation")
    source = person.sees(kit.PickList, "source", within=page)
    person.gives(source, str(source.itemData(1)))
    log, duty, *_numbers = page.findChildren(OtherListPart)
    for part, words in ((log, "\n".join(log_rows)), (duty, _duty_list())):
        QGuiApplication.clipboard().setText(words)
        person.goes_and_presses(person.sees(QPushButton, "paste", within=part))
        stage.rests()
        for confirm in part.findChildren(QPushButton, "confirm"):
            if confirm.isVisible():  # columns that were confirmed before are remembered
                person.goes_and_presses(confirm)
                stage.rests()
    person.goes_and_presses(person.sees(QPushButton, "compare", within=page))
    table = person.waits_for(QTableView, "table")
    stage.rests()
    return table


def access_log(desk: Desk) -> Iterator[str]:
    """The trust's own log: what our lines say, with a difference of every class planted.

    One of our lines has no row, and one row has no line of ours. Fenwick looked before the first
    day on the list, Rahman on a day without duty, and one line was added days afterwards.
    """
    yield "Date and time\tUser name\tCase reference"
    at = desk.stage.book.clock().astimezone(UK)
    yield _row(at, office.OSEI, Cases.UNKNOWN)
    for row in desk.stage.asks(partial(examiner.case_page, limit=_ALL)).rows:
        for opened in row.opened:
            if opened.short_name != "Trust EPR" or opened.accessed_at is None:
                continue
            if row.reference != Cases.UNLOGGED:
                yield _row(opened.accessed_at.astimezone(UK), opened.accessor, row.reference)


def whole_log(desk: Desk) -> Iterator[str]:
    """The log of all systems of the trust, which names people by their user ids."""
    heading, *rows = access_log(desk)
    yield f"{heading}\tSystem"
    for row in rows:
        at, who, reference = row.split("\t")
        yield f"{at}\t{who.split()[-1].upper()}01\t{reference}\tEPR"
    yield f"{at}\tWARD7\t{reference}\tMaternity"


def _row(at: datetime, who: str, reference: str) -> str:
    return f"{at:%d/%m/%Y %H:%M}\t{who}\t{reference}"


def _duty_list() -> str:
    """Who was on duty, and when: Rahman is not down for today."""
    days = (office.TODAY - timedelta(days=before) for before in range(4))
    rows = (
        f"{who}\t{on:%d/%m/%Y}" for on in days for who in (office.BELL, office.OSEI, office.FENWICK)
    )
    return "\n".join(("Staff name\tDuty date", *rows))
