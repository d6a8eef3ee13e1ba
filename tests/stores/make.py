"""Make the vault of the present register format: python -m tests.stores.make FOLDER."""

from __future__ import annotations

import shutil
import sys
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

from caldicott_desktop import casework
from caldicott_desktop.casework import Casebook, NamedPerson, Place, examiner
from caldicott_desktop.domain.choices import SHARING, ChallengeRoute, ReleaseWay, Telling
from caldicott_desktop.domain.examiner.appointments import Appointment
from caldicott_desktop.domain.examiner.case import Access, CaseDetails, CaseLine, CasePrepared
from caldicott_desktop.domain.examiner.choices import (
    AccessorRole,
    AccessProblem,
    ExceptionTrigger,
    Scope,
)
from caldicott_desktop.domain.examiner.problems import ProblemNoted
from caldicott_desktop.domain.happenings import ChallengeOpened, Released
from caldicott_desktop.domain.people import Role
from caldicott_desktop.domain.record.phrases import UK_TIME
from caldicott_desktop.domain.releasing import proposed
from tests.casework.examiner.office import decided, stand
from tests.casework.world import COSTS, PASSPHRASE, done

MADE_AT = datetime(2026, 11, 22, 9, 0, tzinfo=UTC)

SCRUTINISED = "ME-2611-0409"
"""The case in the examiner log of every format that has one, the fifth and later."""

# In the name key of every format that has one, the second and later.
KNOWN = NamedPerson(reference="R-0417", name="Margaret Ellery")


def make(folder: Path) -> None:
    """Write a small demonstration vault to `folder`; its passphrase is that of the tests."""
    state = folder.with_name(f"{folder.name} state")
    place = Place(state_folder=state, machine="0" * 64, installation="Reception laptop")
    steps = casework.build_demo(
        folder,
        PASSPHRASE,
        decisions=12,
        seed=1,
        place=place,
        clock=lambda: MADE_AT,
        costs=COSTS,
        floor=COSTS,
    )
    done(steps)
    book = casework.unlock(folder, PASSPHRASE, place=place, clock=lambda: MADE_AT, floor=COSTS)
    casework.keep_name(book, KNOWN)
    live_on(book)
    scrutinise(book)
    book.close()
    shutil.rmtree(state)


def live_on(book: Casebook) -> None:
    """Let one decision be released, challenged and corrected, as the third format first could."""
    row = next(row for row in casework.decisions(book).rows if row.outcome in SHARING)
    page = casework.open_decision(book, row.id)
    release = Released(
        items=proposed(page.case),
        recipient="Fictional Constabulary",
        way=ReleaseWay.SECURE_EMAIL,
        released_at=MADE_AT.astimezone(UK_TIME),
        released_by="Priya Nair",
    )
    casework.record_later(book, row.id, release)
    challenge = ChallengeOpened(
        by="A fictional solicitor",
        route=ChallengeRoute.INTERNAL_REVIEW,
        on=MADE_AT.date(),
        says="Too much was shared.",
    )
    casework.record_later(book, row.id, challenge)
    draft = casework.begin_correction(book, row.id, "One reason was missing.")
    decided = draft.case.conclusion
    # Days that had not come when it was first decided may have passed by now.
    telling = replace(decided.telling, told=Telling.TOLD_AT_TIME, by_on=None)
    conclusion = replace(decided, decided_at=MADE_AT.astimezone(UK_TIME), telling=telling)
    casework.record_decision(book, draft.id, replace(draft.case, conclusion=conclusion))


def scrutinise(book: Casebook) -> None:
    """Let an office open a source and note what it may, as the fifth format first could."""
    me = book.person
    roles = me.roles | {Role.EXAMINER_OFFICER}
    casework.change_person(
        book, me.id, name=me.name, position=me.position or "", roles=roles, reason="Both at once"
    )
    source, today = stand(book).entry_id, MADE_AT.date()
    details = CaseDetails(
        reference=SCRUTINISED, died_from_on=today, died_to_on=today, high_profile=True
    )
    opened = Access(source=source, scope=Scope.MONTHS, months=12)
    saved = examiner.save_line(book, CaseLine(details=details, accesses=(opened,)))
    examiner.prepare_cases(book, {saved.case_id: CasePrepared(note="All here.")})
    late = ProblemNoted(source=source, code=AccessProblem.DELAY, asked_on=today)
    examiner.note_problem(book, saved.case_id, late)
    appointed = Appointment(name="Dr A Fictional", role=AccessorRole.EXAMINER, from_on=today)
    examiner.change_appointment(book, appointed)
    draft = examiner.raise_exception(book, saved.case_id, ExceptionTrigger.REFUSED)
    casework.record_decision(book, draft.id, decided(draft.case))


if __name__ == "__main__":
    make(Path(sys.argv[1]))
