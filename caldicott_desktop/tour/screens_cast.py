"""The vault that the gallery goes through: its people, and which decision shows what."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, timedelta
from pathlib import Path

from caldicott_desktop import casework
from caldicott_desktop.casework import Casebook, DecisionId, DraftId, Filter
from caldicott_desktop.domain.case import Case, Correction
from caldicott_desktop.domain.choices import Outcome, Standing
from caldicott_desktop.domain.happenings import LearningNoted
from caldicott_desktop.domain.interests import Interest, InterestKind
from caldicott_desktop.domain.people import Role
from caldicott_desktop.tour import guardian, police_case
from caldicott_desktop.tour.stage import BEGINS
from caldicott_desktop.tour.waiting import Stuck
from caldicott_desktop.windows.kit.reading import UK

DEPUTY = "Meg Harland"
AUDITOR = "Helen Marsh"
PASSPHRASES = {
    DEPUTY: "four grey ferries at anchor",
    AUDITOR: "nine brass kettles in a row",
}
"""Of the others; printed in the index, for nothing is kept with them."""

_DECISIONS = 64
# The vault of this one holds what is to be shown: decisions that were challenged and corrected, the
# police's request with conditions, and not too much that is overdue.
_SEED = 65

_RESIDENTS = """Reference,Name,Date of birth,NHS number,Note
R-0398,Arthur Bellamy,12/04/1938,943 476 5919,Known as Archie
R-0417,Edith Marlowe,03/09/1941,,
R-0420,John Ellery,21/01/1936,,His son is Mark
R-0421,Margaret Ellis,30/06/1929,,Died in November
R-0354,Winifred Ashdown,17/02/1931,,
R-0462,Harold Pym,08/08/1944,,Two daughters
R-0388,Rose Ellis,25/05/1933,,
"""
"""A resident list as it is copied out of a care system."""

_LEARNT = LearningNoted(
    words="Ask John Ellery himself first. His son Mark, on 07700 900123, may be told no more.",
    passed_to="All seniors",
)
"""What the log says of one person, with what could identify somebody else."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Cast:
    """What is opened: decisions by what they show, and drafts by what they are."""

    conditions: DecisionId
    corrected: DecisionId
    superseded: DecisionId
    challenged: DecisionId
    advice: DecisionId
    refused: DecisionId
    whole: DraftId
    """A draft in which every page is answered."""


def prepare(folder: Path) -> Cast:
    """Make the vault that the gallery goes through, under `folder`, and leave it locked."""
    vault = folder / f"{guardian.ORGANISATION}.caldicott"
    place = casework.Place(state_folder=folder / "state")
    place.state_folder.mkdir(parents=True)
    for _ in casework.build_demo(
        vault,
        guardian.PASSPHRASE,
        decisions=_DECISIONS,
        seed=_SEED,
        place=place,
        clock=lambda: BEGINS,
        costs=casework.FLOOR,
    ):
        pass

    def enter(passphrase: str) -> Casebook:
        return casework.unlock(vault, passphrase, place=place, clock=lambda: BEGINS)

    book = enter(guardian.PASSPHRASE)
    try:
        _add_people(book)
        casework.take_in_names(book, _RESIDENTS, update=False)
        _declare(book)
        cast = _choose(book)
        casework.record_later(book, cast.advice, _LEARNT)
    finally:
        casework.lock(book)
    others = enter(PASSPHRASES[DEPUTY])
    try:
        casework.new_draft(others, police_case.KIND)
    finally:
        casework.lock(others)
    return cast


def _add_people(book: Casebook) -> None:
    for name, position, role in (
        (DEPUTY, "Deputy manager", Role.DEPUTY),
        (AUDITOR, "Director", Role.AUDITOR),
    ):
        casework.add_person(
            book, name=name, position=position, roles={role}, passphrase=PASSPHRASES[name]
        )


def _declare(book: Casebook) -> None:
    casework.declare_interest(
        book,
        Interest(
            kind=InterestKind.RELATIVE,
            words="My aunt has lived here since the spring.",
            references=("R-0417",),
            since_on=date(2026, 4, 1),
        ),
    )
    casework.declare_interest(
        book,
        Interest(
            kind=InterestKind.EMPLOYED_BY_OWNER,
            words="I am paid by the company that owns the home.",
            organisations=("Rosewood Care (fictional)",),
            since_on=date(2023, 9, 4),
        ),
    )


def _choose(book: Casebook) -> Cast:
    conditions = _first(
        book, Filter(kind_id=police_case.KIND, outcome=Outcome.SHARE_WITH_CONDITIONS)
    )
    superseded = _first(book, Filter(standing=Standing.SUPERSEDED))
    (instead, *_) = casework.open_decision(book, superseded).superseded_by
    draft = casework.new_draft(book, police_case.KIND)
    casework.save_draft(book, draft.id, _as_new(casework.open_decision(book, conditions).case))
    return Cast(
        conditions=conditions,
        corrected=instead.id,
        superseded=superseded,
        challenged=_first(book, Filter(standing=Standing.CHALLENGED)),
        advice=_first(book, Filter(outcome=Outcome.ADVICE_ONLY)),
        refused=_first(book, Filter(outcome=Outcome.REFUSE)),
        whole=draft.id,
    )


def _as_new(case: Case) -> Case:
    """The case as a draft of this morning: asked yesterday, and decided a minute ago."""
    now = BEGINS.astimezone(UK)
    in_a_week, in_spring = now.date() + timedelta(days=7), date(2027, 3, 1)
    conditions = tuple(replace(each, due_on=in_a_week) for each in case.conditions)
    return replace(
        case,
        correction=Correction(),
        request=replace(case.request, received_at=now - timedelta(hours=17), reply_by_on=None),
        conditions=conditions,
        conclusion=replace(
            case.conclusion,
            decided_at=now - timedelta(minutes=1),
            review_on=in_spring if case.conclusion.review_on else None,
            telling=replace(case.conclusion.telling, by_on=in_a_week),
        ),
    )


def _first(book: Casebook, only: Filter) -> DecisionId:
    rows = casework.decisions(book, only=only, limit=1).rows
    if not rows:
        raise Stuck(f"the demonstration holds no decision for {only}")
    return rows[0].id
