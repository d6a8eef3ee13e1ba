"""Casebooks with fictional decisions in them, recorded one by one as people would."""

from __future__ import annotations

import itertools
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

from caldicott_desktop import casework
from caldicott_desktop.domain import choices as c
from caldicott_desktop.domain.case import Case
from tests.domain import samples
from tests.windows.vaults import CHEAP, PASSPHRASE, ROSEWOOD

LONDON = ZoneInfo("Europe/London")
FIRST = datetime(2026, 1, 12, 9, 0, tzinfo=UTC)
LAST = datetime(2026, 11, 20, 9, 30, tzinfo=UTC)
AT_ONCE = timedelta(minutes=8)


@dataclass(slots=True, kw_only=True)
class WallClock:
    """A clock that stands still until it is set."""

    now: datetime = FIRST

    def __call__(self) -> datetime:
        return self.now


@dataclass(frozen=True, slots=True, kw_only=True)
class Filled:
    """A casebook in a temporary folder, and the clock it goes by."""

    book: casework.Casebook
    clock: WallClock

    def record(self, case: Case) -> casework.Recorded:
        """Record `case` as it stands."""
        draft = casework.new_draft(self.book, case.kind_id)
        return casework.record_decision(self.book, draft.id, case)

    def record_many(
        self, number: int, *, late_every: int = 17, late: timedelta = timedelta(days=12)
    ) -> tuple[casework.Recorded, ...]:
        """Record fictional decisions up to `LAST`; each `late_every`th is recorded `late`."""
        step = (LAST - self.clock.now) / max(1, number)
        made = []
        for count, case in zip(range(1, number + 1), fictions(), strict=False):
            self.clock.now += step
            ago = late if count % late_every == 0 else AT_ONCE
            made.append(self.record(at(case, (self.clock.now - ago).astimezone(LONDON))))
        self.clock.now = LAST
        return tuple(made)


_REQUESTERS = (
    (c.RequesterKind.POLICE, "Severn Vale Police", "What staff wrote on the night of 3 October"),
    (c.RequesterKind.COUNCIL, "Severn Vale Council, adults team", "Notes of two weeks"),
    (c.RequesterKind.RELATIVE, "Niece", "Why her aunt is losing weight"),
    (c.RequesterKind.HEALTH, "Northmere University Hospitals", "Medicines given since Monday"),
    (c.RequesterKind.SOLICITOR, "Alder and Wyn", "Everything about the month before the will"),
    (c.RequesterKind.SUPPLIER, "Stillwater Sensors", "Falls of all residents"),
    (c.RequesterKind.MEDIA, "Northmere Courier", "Whether a resident was ill in May"),
)


def fictions() -> Iterator[Case]:
    """Fictional cases without end, of every outcome and kind in turn."""
    kinds = itertools.cycle(("police-crime", "general", "police-crime", "pd-ahra", "general"))
    asks = itertools.cycle(_REQUESTERS)
    for number, outcome in enumerate(itertools.cycle(c.Outcome)):
        requester, organisation, asked_for = next(asks)
        case = samples.of_outcome(outcome, next(kinds))
        yield replace(
            case,
            request=replace(
                case.request,
                requester_kind=requester,
                organisation=organisation,
                asked_for=asked_for,
            ),
            subject=replace(case.subject, reference=f"R-{300 + number * 37 % 700:04}"),
        )


def at(case: Case, decided_at: datetime) -> Case:
    """The case as if received three days before and decided at `decided_at` (UK time)."""
    details = case.conclusion.details
    if details.withdrawn_at is not None:
        details = replace(details, withdrawn_at=decided_at)
    earliest_on = decided_at.date() - timedelta(days=30)
    return replace(
        case,
        items=tuple(replace(item, earliest_on=earliest_on) for item in case.items),
        request=replace(case.request, received_at=decided_at - timedelta(days=3)),
        conclusion=replace(case.conclusion, decided_at=decided_at, details=details),
    )


def filled(folder: Path, founding: casework.Founding = ROSEWOOD) -> Filled:
    """Make a vault in `folder` and open it; it holds nothing yet."""
    clock = WallClock()
    book = casework.create_vault(
        folder / f"{founding.organisation}.caldicott",
        founding,
        PASSPHRASE,
        place=casework.Place(state_folder=folder / "state"),
        clock=clock,
        costs=CHEAP,
        floor=CHEAP,
    )
    return Filled(book=book, clock=clock)


def told(case: Case, sentence: str) -> Case:
    """The case with another sentence that sums it up."""
    return replace(case, conclusion=replace(case.conclusion, in_one_sentence=sentence))
