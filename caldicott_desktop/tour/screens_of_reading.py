"""The gallery's screens of what is recorded: Today, the list, a decision, what falls due."""

from __future__ import annotations

from PySide6.QtCore import QItemSelectionModel
from PySide6.QtWidgets import (
    QAbstractButton,
    QCheckBox,
    QLineEdit,
    QPushButton,
    QTableView,
    QWidget,
)

from caldicott_desktop import casework
from caldicott_desktop.casework import DecisionId
from caldicott_desktop.domain.choices import Outcome
from caldicott_desktop.tour.choosing import open_section
from caldicott_desktop.tour.gallery import Gallery, second_of_menu
from caldicott_desktop.tour.guardian import fill_export, save_export
from caldicott_desktop.tour.screens_cast import Cast
from caldicott_desktop.tour.waiting import Stuck, until
from caldicott_desktop.windows import kit
from caldicott_desktop.windows.decisions.decisions_page import DecisionsPage
from caldicott_desktop.windows.decisions.filter_bar import OTHER_DAYS
from caldicott_desktop.windows.decisions.record_page import RecordPage

_SMALL_FORMS = {
    "release": "What was sent, to whom, how, and with which proof.",
    "told": "The person was told.",
    "review": "A review was held.",
    "withdrawal": "A permission was withdrawn.",
    "challenge": "Somebody challenges the decision.",
    "learning": "What was learned.",
    "incident": "The incident it belongs to.",
}


def show(gallery: Gallery, cast: Cast) -> None:
    """Show what is recorded to somebody who may decide."""
    _today(gallery)
    _list(gallery)
    _records(gallery, cast)
    _small_forms(gallery, cast)
    _copies(gallery, cast)
    _reviews(gallery)
    _reports(gallery)
    _answers(gallery)


def show_to_auditor(gallery: Gallery, cast: Cast) -> None:
    """Show the same to somebody who only reads."""
    gallery.shows("auditor-decisions", "An auditor begins among the decisions.")
    _open(gallery, cast.conditions)
    _to_end(gallery)
    gallery.shows("auditor-record", "An auditor is told who records what happens afterwards.")
    gallery.opens("today")
    gallery.shows("auditor-today", "Today, for somebody who only reads.")
    open_section(gallery.stage, "people")
    gallery.shows("auditor-people", "People, for somebody who may not change them.")
    open_section(gallery.stage, "organisation")
    gallery.shows("auditor-organisation", "Settings, for somebody who may not change them.")


def _today(gallery: Gallery) -> None:
    page = gallery.opens("today")
    gallery.shows("today", "Today, in a busy vault.")
    scroll = gallery.stage.person.sees(kit.ScrollPage, "page", within=page)
    scroll.verticalScrollBar().setValue(scroll.verticalScrollBar().maximum())
    gallery.shows("today-end", "Today, at its end: the year and what was recorded last.")
    scroll.verticalScrollBar().setValue(0)
    gallery.presses("show_more", within=page)
    take_over = gallery.stage.person.sees_button("Take over…", within=page)
    gallery.shows_over("take-over", "A draft passes with a reason.", take_over.click)
    gallery.presses("show_more", within=page)


def _list(gallery: Gallery) -> None:
    person, page = gallery.stage.person, gallery.opens("decisions")
    if not isinstance(page, DecisionsPage):
        raise Stuck("decisions are listed on another page")
    table = person.waits_for(QTableView, "table")
    until(lambda: bool(table.model().rowCount()), "the list")
    gallery.shows("decisions", "Decisions: the list, and the chosen one beside it.")
    gallery.shows_over(
        "decisions-filter",
        "A filter, and how many decisions each choice would leave.",
        lambda: _chip(gallery, "outcome").click(),
    )
    gallery.shows_over(
        "decisions-days",
        "Decided between two days.",
        lambda: _chip(gallery, "decided").chosen.emit(OTHER_DAYS),
    )
    gallery.shows_over(
        "decisions-sort",
        "Everything the list can be sorted by.",
        lambda: _sorting(gallery).showMenu(),
        fills=second_of_menu,
    )
    _fold(gallery).setChecked(False)
    page.show_only(casework.Filter(outcome=Outcome.REFUSE))
    gallery.shows("decisions-filtered", "The list, narrowed to one outcome.")
    gallery.shows_over(
        "decisions-save-view",
        "A view is kept under a name.",
        person.sees(QAbstractButton, "save_view", within=page).click,
    )
    page.show_only(casework.Filter())
    search = person.sees(QLineEdit, "search", within=page)
    search.setFocus()
    search.setText("police")
    gallery.shows("decisions-searched", "Where the words stand that were searched for.")
    search.setText("zebra crossing")
    gallery.shows("decisions-nothing", "A search that finds nothing, and what to do.")
    search.setText("")
    gallery.stage.rests()
    for row in range(1, 6):
        table.selectionModel().select(
            table.model().index(row, 0),
            QItemSelectionModel.SelectionFlag.Select | QItemSelectionModel.SelectionFlag.Rows,
        )
    gallery.presses("export_chosen", within=page)
    gallery.shows("decisions-several", "Several decisions, to be exported together.")
    gallery.presses("close_panel", within=page)


def _fold(gallery: Gallery) -> QAbstractButton:
    page = gallery.stage.program.shell.page("decisions")
    (fold,) = page.findChildren(QAbstractButton, "narrow")
    return fold


def _chip(gallery: Gallery, name: str) -> kit.FilterChip:
    """A chip above the list, out of the fold where large text has put it there."""
    _fold(gallery).setChecked(True)
    gallery.stage.rests()
    return gallery.stage.person.sees(kit.FilterChip, name)


def _sorting(gallery: Gallery) -> QPushButton:
    """What says how the list is sorted, out of the fold as the chips are."""
    _fold(gallery).setChecked(True)
    gallery.stage.rests()
    return gallery.stage.person.sees(QPushButton, "sort")


def _open(gallery: Gallery, decision_id: DecisionId) -> RecordPage:
    page = gallery.stage.program.shell.page("record")
    if not isinstance(page, RecordPage):
        raise Stuck("decisions are read on another page")
    page.open_decision(decision_id)
    gallery.opens("record")
    return page


def _to_end(gallery: Gallery) -> None:
    page = gallery.stage.program.shell.page("record")
    bar = gallery.stage.person.sees(kit.ScrollPage, "page", within=page).verticalScrollBar()
    bar.setValue(bar.maximum())


def _records(gallery: Gallery, cast: Cast) -> None:
    for name, decision_id, caption in (
        ("record", cast.conditions, "A decision: shared with conditions."),
        ("record-corrected", cast.corrected, "A correction, and what it changed."),
        ("record-superseded", cast.superseded, "A decision that another took the place of."),
        ("record-challenged", cast.challenged, "A decision that was challenged."),
    ):
        _open(gallery, decision_id)
        gallery.shows(name, caption)
        _to_end(gallery)
        gallery.shows(f"{name}-end", f"{caption} What happened afterwards, and its proof.")


def _small_forms(gallery: Gallery, cast: Cast) -> None:
    person, page = gallery.stage.person, _open(gallery, cast.conditions)
    gallery.presses("rare", within=page)
    for name, caption in _SMALL_FORMS.items():
        gallery.presses(name, within=page)
        gallery.shows(f"form-{name}", caption)
        if name == "release":
            gallery.presses("record_it", within=page)
            gallery.shows(f"form-{name}-faults", "What is missing, beside each field.")
        gallery.presses("cancel", within=page)
    page = _open(gallery, cast.advice)
    gallery.presses("advice", within=page)
    gallery.shows("form-advice", "What the organisation did with advice.")
    gallery.presses("cancel", within=page)
    page = _open(gallery, cast.challenged)
    next(each for each in page.findChildren(QAbstractButton, "first") if each.isVisible()).click()
    gallery.shows("form-challenge-end", "How a challenge ended.")
    gallery.presses("cancel", within=page)
    page = _open(gallery, cast.refused)
    page.offer_correction()
    gallery.shows("form-correction", "A correction begins with its reason.")
    person.sees(QAbstractButton, "cancel", within=page).click()


def _copies(gallery: Gallery, cast: Cast) -> None:
    stage = gallery.stage
    page = _open(gallery, cast.refused)
    gallery.presses("reply_letter", within=page)
    stage.person.waits_for(kit.GrowingText, "recipient")
    gallery.shows("letter", "The reply letter, worded from the decision, to change.")
    gallery.presses("back")
    fill_export(stage)
    gallery.shows("export", "A record to be exported, for whom and what for.")
    _withhold(gallery)
    save_export(stage)
    gallery.shows("exported", "Saved: open it, show it in its folder, print it.")


def _withhold(gallery: Gallery) -> None:
    """Show what can be kept back of a copy, and the passphrase that can be put on it."""
    page, person = gallery.stage.program.shell.page("record"), gallery.stage.person
    for name, caption in (
        ("some", "Parts of a record withheld in a copy."),
        ("lock", "A passphrase on what leaves."),
    ):
        box = person.sees(QCheckBox, name, within=page)
        box.click()
        gallery.shows(f"export-{name}", caption, at=box)
        box.click()


def _reviews(gallery: Gallery) -> None:
    page = gallery.opens("reviews")
    gallery.shows("reviews", "Reviews: all that falls due on decisions.")
    gallery.presses("overdue", within=page)
    gallery.shows("reviews-overdue", "What is overdue.")
    gallery.presses("every", within=page)


def _reports(gallery: Gallery) -> None:
    gallery.opens("reports")
    gallery.shows("reports", "A report, read before it leaves.")


def _answers(gallery: Gallery) -> None:
    """Show what an auditor gets before it leaves, and what the log says of one person."""
    person = gallery.stage.person
    page = gallery.opens("audit")
    gallery.shows("audit", "Answer an auditor: who asks sets what they get.")
    for part, caption in (
        ("write", "What will leave, and where to."),
        ("whole", "The completeness statement that leaves with it."),
        ("lines", "Every line as it will leave."),
    ):
        at = _card_around(person.sees(QWidget, part, within=page))
        gallery.shows(f"audit-{part}", caption, at=at)
    person.sees_button("CQC visit", within=page).click()
    recipient = person.sees(QLineEdit, "recipient", within=page)
    person.gives(recipient, "Care Quality Commission")
    write = person.waits_for(QPushButton, "write", QPushButton.isEnabled)
    gallery.stage.rests()
    write.click()
    person.waits_for(kit.SpokenLabel, "saved")
    gallery.shows("audit-written", "What left, where to, and its digest.", at=_card_around(write))
    _mentions(gallery)


def _mentions(gallery: Gallery) -> None:
    """Show what somebody gets who asks what the log holds about them."""
    person = gallery.stage.person
    page = gallery.opens("mentions")
    gallery.shows("mentions", "One person's own mentions, before a search.")
    person.gives(person.sees(QLineEdit, "names", within=page), "John Ellery")
    gallery.presses("search", within=page)
    gallery.shows("mentions-found", "What was found, to work through.")
    passages = person.sees(QTableView, "passages", within=page)
    gallery.chooses(passages, passages.model().rowCount() - 1)
    passage = person.sees(QWidget, "passage", within=page)
    caption = "One passage as it leaves, what is taken out of it, and the document."
    gallery.shows("mentions-passage", caption, at=passage)


def _card_around(part: QWidget) -> QWidget:
    """The card that `part` stands on, or `part` where it stands on none."""
    around: QWidget | None = part
    while around is not None and not isinstance(around, kit.Card):
        around = around.parentWidget()
    return around or part
