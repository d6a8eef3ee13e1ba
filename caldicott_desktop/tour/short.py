"""The journey of a refusal that must take minutes: a son asks about his living father.

Counted as promised: an answer is one field or row that has to be filled in or changed; a default
that is right and left alone counts nothing; a principle's rating and its line count as one.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QPushButton, QWidget

from caldicott_desktop.tour import counting, guardian
from caldicott_desktop.tour.album import Album
from caldicott_desktop.tour.choosing import open_card, open_section
from caldicott_desktop.tour.stage import Stage, set_up
from caldicott_desktop.tour.waiting import Stuck, until
from caldicott_desktop.windows import kit
from caldicott_desktop.windows.new_decision.new_decision_page import NewDecisionPage
from caldicott_desktop.windows.new_decision.short_page import ShortPage

TITLE = "Short: no, in under four minutes"

MOST_ANSWERS = 15
"""What a refusal may ask of a person, at most."""

KIND = "family-living"

ANSWERS: Mapping[str, str] = MappingProxyType(
    {
        "/conclusion/outcome": "refuse",
        "/request/name": "Mark Ellery, his son",
        "/request/requester_kind": "relative",
        "/subject/reference": "R-0420",
        "/request/asked_for": "Why his father is losing weight.",
        "/request/channel": "phone",
        "/subject/wishes": "Does not want his son told. Glad to see him.",
        "/subject/wishes_heard_by": "Priya Nair, today",
        "/request/requester_told": "We cannot talk about your father's health unless he agrees. "
        "You are welcome to visit and to talk with him and a nurse.",
        "/balance/harm_if_shared": "He would trust us less, and tell us less.",
        "/balance/harm_if_not_shared": "His son stays worried. No care depends on it.",
        "/principles/0/rating": "not_met",
        "/principles/0/reason": "His worry is real, but his father does not agree",
        "/principles/6/rating": "met",
        "/principles/6/reason": "Offered a visit and a talk with his father there",
        "/principles/7/rating": "met",
        "/principles/7/reason": "The resident was told today",
        "/conclusion/reasons": "R-0420 can decide this himself and asked us not to discuss it. No "
        "decision about his care turns on it.",
    }
)
"""What is typed, from the top of the page to its end; nothing else is touched."""


_SETTINGS: Mapping[str, str] = MappingProxyType(
    {
        "address": "12 Mill Lane, Northmoor NM1 4QX",
        "phone": "01632 960114",
        "on_call": "01632 960115",
        "email": "guardian@rosewood.example",
        "reviewer": "Helen Marsh",
        "review_days": "20",
    }
)

_ROUTE = "You can also complain to us, at the address above."


def go(album: Album) -> None:
    """Refuse from the keyboard, and count what it took."""
    with set_up(album.folder) as stage:
        guardian.create(stage, album)
        page = _begin(stage, album)
        given = _answer(stage, album, page)
        _record(stage, album, page, given)
        reply(stage, album, recipient="Mr Mark Ellery, 8 Weir Terrace", greeting="Dear Mr Ellery")
        _settle(stage, album)
        album.counts["clicks of the mouse"] = stage.person.clicks


def _begin(stage: Stage, album: Album) -> ShortPage:
    """Pick the kind of case, and say that nothing is to be shared."""
    person = stage.person
    before = person.keystrokes
    open_card(stage, "son father", KIND)
    page = open_short(stage, album)
    album.counts["keystrokes to the short decision"] = person.keystrokes - before
    return page


def open_short(stage: Stage, album: Album) -> ShortPage:
    """Take the way beside the first page of a walkthrough for when nothing is to be shared."""
    person, page = stage.person, stage.program.shell.page("new_decision")
    offer = person.waits_for(kit.NoticeBar, "short_offer")
    stage.rests()
    album.picture(stage.window, "offer", "Beside the walkthrough: the way for when it is no.")
    person.presses(Qt.Key.Key_Backtab)
    (link,) = (each for each in offer.findChildren(QPushButton) if each.isVisible())
    if not link.hasFocus():
        raise Stuck("the short decision is not the stop before the first answer")
    person.presses(Qt.Key.Key_Space)
    if not isinstance(page, NewDecisionPage):
        raise Stuck("new decisions are made on another page")
    until(lambda: page.short is not None, "the short decision")
    stage.rests()
    if page.short is None:
        raise Stuck("the short decision has gone again")
    return page.short


def _answer(stage: Stage, album: Album, page: ShortPage) -> list[str]:
    """Type every answer from top to bottom; gives the paths that were answered."""
    person = stage.person
    before = person.keystrokes
    album.picture(stage.window, "short-empty", "The outcome is asked first.")
    for path, answer in ANSWERS.items():
        person.gives(field(page, path), answer)
    until(lambda: not page.keeping.is_dirty, "the draft to be saved")
    album.counts["keystrokes on it"] = person.keystrokes - before
    album.counts["answers given"] = len(counting.rows([*ANSWERS]))
    scroll = person.sees(kit.ScrollPage, "scroll", within=page)
    album.screenfuls(scroll, "short", "Everything a refusal asks for, on one page.")
    bar = scroll.verticalScrollBar()
    album.counts["screenfuls"] = 1 + -(-bar.maximum() // bar.pageStep())
    return [*ANSWERS]


def _record(stage: Stage, album: Album, page: ShortPage, given: list[str]) -> None:
    person, book = stage.person, stage.program.book
    if book is None:
        raise Stuck("the vault is locked")
    case = page.case
    needed = [
        path
        for path in given
        if counting.required(case, book.guidance.kinds[case.kind_id], [path], at=book.clock())
    ]
    album.counts["of them required"] = len(counting.rows(needed))
    person.presses_ctrl(Qt.Key.Key_Return)
    person.waits_for(QPushButton, "open_record")
    stage.rests()
    album.picture(stage.window, "recorded", "Recorded: numbered, signed and on disk.")
    album.counts["keystrokes until it is recorded"] = person.keystrokes


def reply(stage: Stage, album: Album, *, recipient: str, greeting: str) -> None:
    """Word the letter to whoever asked, see it, and save it; the decision was just recorded."""
    person = stage.person
    person.goes_and_presses(person.sees(QPushButton, "reply_letter"))
    page = stage.program.shell.page("letter")
    person.waits_for(kit.GrowingText, "recipient")
    stage.rests()
    person.gives(person.sees(kit.GrowingText, "recipient", within=page), recipient)
    person.gives(person.sees(QLineEdit, "greeting", within=page), greeting)
    scroll = person.sees(kit.ScrollPage, "scroll", within=page)
    album.screenfuls(scroll, "letter", "The reply letter, worded from the decision, to change.")
    person.goes_and_presses(person.sees(kit.ActionButton, "save", within=page))
    person.waits_for(QPushButton, "open_file")
    stage.rests()
    (letter,) = stage.documents.glob("* reply.docx")
    album.file(letter, "the reply letter, as it is saved")


def _settle(stage: Stage, album: Album) -> None:
    """Fill in what letters say of the organisation."""
    person = stage.person
    page = open_section(stage, "letters")
    person.gives(person.sees(QWidget, "complaint_route", within=page), _ROUTE)
    _save(stage)
    album.screenfuls(
        person.sees(kit.ScrollPage, "scroll", within=page),
        "letters",
        "The wording of letters, and where they say people can turn.",
    )
    page = open_section(stage, "organisation")
    for name, answer in _SETTINGS.items():
        person.gives(person.sees(QWidget, name, within=page), answer)
    _save(stage)
    album.screenfuls(
        person.sees(kit.ScrollPage, "scroll", within=page),
        "settings",
        "What letters and urgent cards say of the organisation.",
    )


def _save(stage: Stage) -> None:
    """Save what was changed in a section of the settings, and see that it says so."""
    stage.person.presses_ctrl(Qt.Key.Key_S)
    stage.person.waits_for(kit.SpokenLabel, "saved", lambda saved: bool(saved.text()))
    stage.rests()


def field(page: ShortPage, path: str) -> QWidget:
    """The widget that answers `path`, which must be in sight on the short decision."""
    found = next((each.widget for each in page.fields() if each.path == path), None)
    if found is None or not found.isVisible():
        raise Stuck(f"the short decision does not ask for {path}")
    return found
