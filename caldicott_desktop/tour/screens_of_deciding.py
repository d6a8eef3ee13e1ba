"""The gallery's screens of making a decision: the walkthrough, the short decision, the card."""

from __future__ import annotations

from dataclasses import replace
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QLineEdit, QPushButton

from caldicott_desktop import casework
from caldicott_desktop.casework import DraftId
from caldicott_desktop.domain.sections import Section
from caldicott_desktop.tour import police_case, short, urgent
from caldicott_desktop.tour.choosing import open_card, walkthrough
from caldicott_desktop.tour.gallery import Gallery
from caldicott_desktop.tour.screens_cast import Cast
from caldicott_desktop.tour.waiting import Stuck, until
from caldicott_desktop.windows import kit
from caldicott_desktop.windows.new_decision.new_decision_page import NewDecisionPage
from caldicott_desktop.windows.urgent_card.urgent_card_page import UrgentCardPage

_LONG = {Section.REQUEST, Section.INFORMATION, Section.LAW, Section.DECISION, Section.CHECK}
_NEWER_KIND = "wearable-sensor-data"  # of guidance that nobody has yet


def show(gallery: Gallery, cast: Cast) -> None:
    """Show how a decision is made, in full, on one page, and at night."""
    _kinds(gallery)
    _empty(gallery)
    _walkthrough(gallery, cast.whole)
    _short(gallery)
    _urgent(gallery)
    _printed(gallery)
    _kind_gone(gallery)


def _new(gallery: Gallery) -> NewDecisionPage:
    page = gallery.opens("new_decision")
    if not isinstance(page, NewDecisionPage):
        raise Stuck("decisions are made on another page")
    return page


def _kinds(gallery: Gallery) -> None:
    page = _new(gallery)
    gallery.shows("kinds", "New decision: what kind of case is it?")
    search = gallery.stage.person.sees(QLineEdit, "search", within=page)
    search.setText("mum died")
    gallery.shows("kinds-found", "Kinds are found in everyday words.")
    search.setText("zeppelin")
    gallery.shows("kinds-nothing", "No kind is called that, and what to do.")
    search.setText("")


def _empty(gallery: Gallery) -> None:
    open_card(gallery.stage, "police care notes", "police-crime")
    page = walkthrough(gallery.stage)
    gallery.shows("walk-begun", "The request, before anything is typed.")
    page.open_section(Section.CHECK)
    gallery.shows("walk-missing", "Check and record lists every missing answer.")
    for name, signal, caption in (
        ("number", page.number_wanted, "A number before the decision, so that it can be quoted."),
        ("discard", page.discard_wanted, "A draft is discarded, and can be taken back."),
    ):
        gallery.shows_over(f"walk-{name}", caption, signal.emit)


def _walkthrough(gallery: Gallery, draft: DraftId) -> None:
    new = _new(gallery)
    new.resume(draft)
    page = walkthrough(gallery.stage)
    for section in Section:
        page.open_section(section)
        gallery.shows(f"walk-{section.code}", f"{section.label}, answered.")
        if section in _LONG:
            scroll = gallery.stage.person.sees(kit.ScrollPage, "scroll", within=page)
            scroll.verticalScrollBar().setValue(scroll.verticalScrollBar().maximum())
            gallery.shows(f"walk-{section.code}-end", f"{section.label}, its end.")
    gallery.shows_over(
        "walk-earlier", "How the draft stood before, to go back to.", page.earlier_wanted.emit
    )
    gallery.stage.person.presses(
        Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
    )
    gallery.stage.person.waits_for(QPushButton, "open_record")
    gallery.shows("recorded", "Recorded: numbered, signed and on disk.")
    gallery.presses("open_record")
    record = gallery.stage.program.shell.page("record")
    until(record.isVisible, "what was recorded")
    gallery.stage.rests()
    next(each for each in record.findChildren(QPushButton, "second") if each.isVisible()).click()
    gallery.shows("form-condition", "Whether a condition was kept.")
    gallery.presses("cancel", within=record)


def _short(gallery: Gallery) -> None:
    person, new = gallery.stage.person, _new(gallery)
    open_card(gallery.stage, "son father", short.KIND)
    offer = person.waits_for(kit.NoticeBar, "short_offer")
    gallery.stage.rests()
    next(each for each in offer.findChildren(QPushButton) if each.isVisible()).click()
    until(lambda: new.short is not None, "the short decision")
    if new.short is None:
        raise Stuck("the short decision has gone again")
    page = new.short
    gallery.shows("short", "The short decision: the outcome is asked first.")
    for path, answer in short.ANSWERS.items():
        person.gives(short.field(page, path), answer)
    until(lambda: not page.keeping.is_dirty, "the draft to be saved")
    scroll = person.sees(kit.ScrollPage, "scroll", within=page)
    scroll.verticalScrollBar().setValue(0)
    gallery.shows("short-answered", "Everything a refusal asks for, on one page.")
    scroll.verticalScrollBar().setValue(scroll.verticalScrollBar().maximum())
    gallery.shows("short-end", "The end of that page.")


def _urgent(gallery: Gallery) -> None:
    person, page = gallery.stage.person, gallery.opens("urgent_card")
    if not isinstance(page, UrgentCardPage):
        raise Stuck("the urgent card is another page")
    gallery.shows("card", "The urgent card: who is at the desk and the time are filled in.")
    gallery.presses("record", within=page)
    gallery.shows("card-faults", "What is missing on it.")
    urgent.answer(gallery.stage, page, urgent.ANSWERS)
    gallery.shows("card-answered", "The card, answered from top to bottom.")
    person.presses_ctrl(Qt.Key.Key_Return)
    person.waits_for(QPushButton, "another")
    gallery.shows("card-recorded", "Numbered and signed at once.")
    gallery.presses("read_card", within=page)
    until(gallery.stage.program.shell.page("card_record").isVisible, "the recorded card")
    gallery.shows("card-record", "The recorded card.")
    gallery.opens("urgent_card")
    gallery.presses("from_paper", within=page)
    gallery.shows("card-paper", "A paper card, to be typed in.")


def _printed(gallery: Gallery) -> None:
    person, page = gallery.stage.person, gallery.opens("printed_cards")
    gallery.shows("printed-empty", "Blank cards, before any is printed.")
    person.sees(QLineEdit, "count", within=page).setText("3")
    gallery.presses("print_them", within=page)
    gallery.shows("printed", "Blank cards for the drawer, each with its number.")
    void = next(each for each in page.findChildren(QAbstractButton, "void_it") if each.isVisible())
    gallery.shows_over("printed-void", "A card that was lost is voided with a reason.", void.click)


def _kind_gone(gallery: Gallery) -> None:
    """Show a draft of a kind that the guidance in use does not have.

    As when a vault comes back to a computer whose program is older.
    """
    draft = gallery.stage.asks(partial(casework.new_draft, kind_id=police_case.KIND))
    newer = replace(draft.case, kind_id=_NEWER_KIND, stop_checks=())
    gallery.stage.asks(partial(casework.save_draft, draft_id=draft.id, case=newer))
    new = _new(gallery)
    new.resume(draft.id)
    until(new.broken_kind.isVisible, "the draft of a kind that is gone")
    gallery.shows("kind-gone", "A draft of a kind that cannot be used now, and the way on.")
    gallery.presses("go_general", within=new)
    walkthrough(gallery.stage)
    gallery.shows("kind-general", "The same draft, gone on with under the general kind.")
