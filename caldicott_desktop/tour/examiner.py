"""The journey of an examiner's office: a day list of forty-five, from the paste to the proof."""

from __future__ import annotations

from caldicott_desktop.domain.examiner.choices import ExceptionTrigger
from caldicott_desktop.tour import examiner_examiners as examiners
from caldicott_desktop.tour import examiner_lead as lead
from caldicott_desktop.tour import examiner_office as office
from caldicott_desktop.tour import examiner_officers as officers
from caldicott_desktop.tour import examiner_proof, proving
from caldicott_desktop.tour.album import Album
from caldicott_desktop.tour.examiner_desk import Desk
from caldicott_desktop.tour.examiner_office import BELL, FENWICK, LEAD, OSEI, RAHMAN, Cases
from caldicott_desktop.tour.stage import set_up
from caldicott_desktop.tour.waiting import Stuck

TITLE = "Examiner: a day list of forty-five, two officers, two examiners, one computer"

MOST_KEYSTROKES = 12
"""What a routine case with two sources may take of everybody, beyond its reference."""


def go(album: Album) -> None:
    """Go the whole way by keyboard, each under their own key."""
    office.prepare(album.folder)
    album.words(
        "The passphrases: "
        + ", ".join(f"*{words}* ({name})" for name, words in office.PASSPHRASES.items())
        + "."
    )
    with set_up(album.folder) as stage:
        desk = Desk(stage=stage, album=album)
        _officers(desk)
        completed = _examiners(desk)
        _lead(desk)
        album.counts["cases listed"] = len(office.listed()) + 1
        album.counts["completed over a selection"] = completed
        album.counts["keystrokes per routine case beyond the reference"] = -(
            -desk.routine_keys // completed
        )
        album.counts["clicks of the mouse"] = stage.person.clicks
    examiner_proof.check(album.folder)
    proving.verify(album, office.PASSPHRASES[LEAD])
    if album.counts["keystrokes per routine case beyond the reference"] > MOST_KEYSTROKES:
        raise Stuck("a routine case takes too many keys")


def _officers(desk: Desk) -> None:
    desk.comes_in(BELL)
    officers.list_the_day(desk)
    officers.open_records(desk, office.meant_for(RAHMAN))
    officers.prepare(desk, "Rahman")
    officers.type_unlisted(desk)
    officers.log_for_absent(desk)
    officers.log_late(desk)
    examiners.be_refused(desk, Cases.CLOSING)
    desk.leaves_to(OSEI)
    officers.open_records(desk, office.meant_for(FENWICK))
    officers.prepare(desk, "Fenwick")


def _examiners(desk: Desk) -> int:
    desk.leaves_to(RAHMAN)
    examiners.lose_independence(desk, Cases.LOST, FENWICK)
    examiners.open_record(desk, Cases.OFF_DUTY)
    examiners.complete_one(desk, Cases.CLOSING)
    examiners.refer_one(desk, Cases.CORONER)
    completed = examiners.complete_many(desk, "Rahman", "ME-2611-0409", Cases.LAST_READ)
    desk.leaves_to(FENWICK)
    examiners.confirm(desk)
    completed += examiners.complete_many(desk, "Fenwick", Cases.FAMILY, "ME-2611-0374")
    for reference in (Cases.RANGE, Cases.LOST, Cases.LOGGED_FOR, Cases.TYPED):
        examiners.complete_one(desk, reference)
    examiners.reopen(desk, Cases.RANGE)
    return completed


def _lead(desk: Desk) -> None:
    desk.leaves_to(LEAD)
    for reference, trigger in (
        (Cases.REFUSED, ExceptionTrigger.REFUSED),
        (Cases.CONFIDENCE, ExceptionTrigger.CONFIDENCE),
        (Cases.FAMILY, ExceptionTrigger.FAMILY_NO_RIGHT),
    ):
        desk.goes_to_log()
        lead.raise_exception(desk, reference, trigger)
        if trigger is ExceptionTrigger.CONFIDENCE:
            lead.decide(desk)
    lead.redirect(desk)
    desk.goes_to_log()
    lead.look_around(desk)
    lead.compare(desk)
