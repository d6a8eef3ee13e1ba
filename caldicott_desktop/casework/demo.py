"""A demonstration vault: fictional and realistic, the same for the same seed and clock.

Content, references and times follow from the seed. Keys, salts and ids are always random, as in any
vault.
"""

from __future__ import annotations

import heapq
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from itertools import count
from pathlib import Path
from random import Random
from typing import Any

from caldicott_desktop.casework import demo_cases, demo_later, faults
from caldicott_desktop.casework.appending import Writer, writing
from caldicott_desktop.casework.casebook import Casebook
from caldicott_desktop.casework.demo_cases import Setting
from caldicott_desktop.casework.demo_later import Later, Told
from caldicott_desktop.casework.examiner import demo_log
from caldicott_desktop.casework.examiner.demo_log import NO_LOG, DemoLog
from caldicott_desktop.casework.examiner.sources import every_source
from caldicott_desktop.casework.founding import Founding, FoundingRole, create_vault
from caldicott_desktop.casework.local_state import Place
from caldicott_desktop.casework.numbering import number_for
from caldicott_desktop.casework.recording import append_decision
from caldicott_desktop.casework.tidying import tidy
from caldicott_desktop.casework.timing import UK, Clock
from caldicott_desktop.casework.turns import Progress, Steps
from caldicott_desktop.domain.case import Case, Conclusion, Correction, unassessed
from caldicott_desktop.domain.choices import Nation
from caldicott_desktop.domain.happening_rules import prepared
from caldicott_desktop.domain.happenings import ChallengeOpened, Happening
from caldicott_desktop.domain.unmet import Undecidable
from caldicott_desktop.ledger import later_schemas, schemas
from caldicott_desktop.ledger.entry import to_millisecond
from caldicott_desktop.ledger.schemas import DraftDiscarded, DraftNumbered
from caldicott_desktop.store import drafts
from caldicott_desktop.vault.costs import FLOOR, Costs

_ID_BYTES = 16

# A home of sixty beds decides about one request a week; whoever asks for more gets busier days, and
# no more than the years in which the eight principles have been as they are.
_DAYS_EACH = 5
_MOST_DAYS = 5 * 365

# Decisions in one transaction: few enough that little is lost when it is stopped.
_BATCH = 500

# Standing decisions are made before the log's first day, and looked at again within the year.
_BEFORE_THE_LOG = 2
_STANDS_DAYS = 360

# How often: recorded days later, numbered and then discarded.
_LATE = 0.06
_DISCARDED = 0.02

_REASONS = (
    "Begun twice: the other one was recorded.",
    "The caller rang back to say it was meant for the home next door.",
    "Turned out to be a question about visiting hours.",
)

_GUARDIAN, _POSITION, _DEPUTY = "Priya Nair", "Registered manager", "Meg Harland"
_ORGANISATION, _SITE, _CODE = "Rosewood House (fictional)", "Rosewood House", "VL7T2"


@dataclass(frozen=True, slots=True, kw_only=True)
class DemoReport:
    """What was made: the vault's folder, how many decisions and examiner's cases, all entries."""

    folder: Path
    decisions: int
    entries: int
    cases: int = 0


def build_demo(  # noqa: PLR0913 - where, how much of what, and everything chance and time rest on
    path: Path,
    passphrase: str,
    *,
    decisions: int,
    examiner: int = 0,
    seed: int,
    place: Place,
    clock: Clock,
    costs: Costs | None = None,
    floor: Costs = FLOOR,
) -> Steps[DemoReport]:
    """Make a fictional practice vault that ends the day before `clock` says.

    With `examiner` cases it holds an examiner's office as well, whose people open the vault with
    its passphrase, a space and their name. Raises `DemoRefused`, and what `create_vault` raises.
    """
    if decisions < 0 or examiner < 0:
        raise faults.DemoRefused("negative")
    chance = Random(seed)  # noqa: S311 - content only; keys and ids come from the system
    days = min(_MOST_DAYS, max(30, decisions * _DAYS_EACH))
    if examiner:
        days = max(days, demo_log.days_of(examiner) + _BEFORE_THE_LOG)
    until = to_millisecond(clock()) - timedelta(days=1)
    hand = _Hand(until - timedelta(days=days))
    founding = Founding(
        organisation=_ORGANISATION,
        nation=Nation.ENGLAND,
        site=_SITE,
        site_code=_CODE,
        name=_GUARDIAN,
        position=_POSITION,
        role=FoundingRole.GUARDIAN,
        practice=True,
    )
    book = create_vault(
        path, founding, passphrase, place=place, clock=hand.read, costs=costs, floor=floor
    )
    maker = _Maker(book, chance, hand)
    try:
        times = sorted(_times(chance, hand.now + timedelta(hours=1), until, decisions))
        log = NO_LOG
        if examiner:
            log = maker.open_office(passphrase, until, cases=examiner, seed=seed)
        done = 0
        while done < decisions or log.next_at < until:
            with maker.transaction() as writer:
                for _ in range(_BATCH):
                    decide_at = times[done] if done < decisions else until
                    if log.next_at < decide_at:
                        if not maker.tell(writer, log):
                            break
                    elif done == decisions or not maker.decide(writer, decide_at):
                        break
                    else:
                        done += 1
                    yield Progress(done=done + log.listed, total=decisions + examiner)
        caught_up = False
        while not caught_up:
            with maker.transaction() as writer:
                caught_up = maker.catch_up(writer, until)
        maker.leave_drafts(until)
        yield from tidy(book)
        entries = sum(head.size for head in book.heads.values())
    finally:
        book.close()
    return DemoReport(folder=path, decisions=decisions, entries=entries, cases=examiner)


def demo_standing_decisions(book: Casebook, decided_at: datetime) -> tuple[Case, ...]:
    """Return the standing decisions of a demonstration's office, as decided here at that time.

    They can be recorded by the person at work, whom they name, once it says in what capacity.
    """
    setting = Setting(
        organisation=book.organisation,
        site=book.site,
        guardian=book.person.name,
        position=book.person.position or "",
        deputy=book.person.name,
    )
    stories = demo_cases.load(book.guidance, setting)
    chance = Random(0)  # noqa: S311 - content only
    return tuple(
        _standing(stories, story, chance, decided_at.astimezone(UK)) for story in demo_log.stories()
    )


def _standing(
    stories: demo_cases.Stories, story: Mapping[str, Any], chance: Random, decided_at: datetime
) -> Case:
    """Return a standing decision, to be looked at again within the year."""
    told = demo_cases.tell(stories, story, chance, decided_at)
    review_on = (decided_at + timedelta(days=_STANDS_DAYS)).date()
    return replace(told, conclusion=replace(told.conclusion, review_on=review_on))


@dataclass(frozen=True, slots=True, order=True)
class _Coming:
    """What will happen to the decision of a case, in order of time."""

    at: datetime
    order: int
    subject: bytes = field(compare=False)
    told: Happening | Correction = field(compare=False)


class _Hand:
    """A clock that stands where it was put."""

    def __init__(self, now: datetime) -> None:
        self.now = now

    def read(self) -> datetime:
        return self.now


class _Maker:
    """Fills the vault, one decision after the other."""

    def __init__(self, book: Casebook, chance: Random, hand: _Hand) -> None:
        self._book = book
        self._chance = chance
        self._hand = hand
        setting = Setting(
            organisation=_ORGANISATION,
            site=_SITE,
            guardian=_GUARDIAN,
            position=_POSITION,
            deputy=_DEPUTY,
        )
        self._stories = demo_cases.load(book.guidance, setting)
        self._decided: dict[bytes, Told] = {}
        self._coming: list[_Coming] = []
        self._order = count()
        self._unsaved = False
        self._february_told = False

    @contextmanager
    def transaction(self) -> Iterator[Writer]:
        """Make one transaction, see `appending.writing`."""
        self._unsaved = False
        with writing(self._book) as writer:
            yield writer

    def decide(self, writer: Writer, at: datetime) -> bool:
        """Record one decision at that time, now and then late, or after a number given in vain.

        False where what was recorded so far has to be on disk first; then nothing was decided.
        """
        chance = self._chance
        if not self.catch_up(writer, at):
            return False
        self._now(writer, at)
        if chance.random() < _DISCARDED:
            self._give_up(writer)
        delay = timedelta(minutes=chance.randrange(2, 40))
        if chance.random() < _LATE:
            delay = timedelta(days=chance.randrange(1, 15), hours=chance.randrange(5))
        decided = False
        while not decided:
            case = self._stories.draw(chance, (at - delay).astimezone(UK))
            # Now and then words drawn by chance do not go together; another story is told then.
            with suppress(Undecidable):
                self._append(writer, self._book.entropy(_ID_BYTES), case)
                decided = True
        return True

    def open_office(self, passphrase: str, until: datetime, *, cases: int, seed: int) -> DemoLog:
        """Open an examiner's office that will have listed so many cases by `until`."""
        book, stories = self._book, demo_log.stories()
        signers = {
            name: demo_log.hire(book, name, f"{passphrase} {name}") for name in demo_log.PEOPLE
        }
        self._hand.now += timedelta(hours=2)
        with self.transaction() as writer:
            for story in stories:
                self._hand.now += timedelta(minutes=20)
                writer.new_time()
                self._stand(writer, story, until)
        often = [int(story["often"]) for story in stories]
        variant = book.guidance.examiner.variant(Nation.ENGLAND)
        return DemoLog(
            # Apart, so that the decisions are the same with an office and without.
            Random(f"{seed} log"),  # noqa: S311 - content only
            sources=tuple(zip(every_source(book), often, strict=True)),
            signers=signers,
            assertion=variant.assertion if variant else "",
            subjects=(book.entropy(_ID_BYTES) for _ in range(cases)),
            days=demo_log.shared_out(cases, until.astimezone(UK).date()),
        )

    def tell(self, writer: Writer, log: DemoLog) -> bool:
        """Record what comes next in an examiner log; False as `catch_up` gives it."""
        if not self.catch_up(writer, log.next_at):
            return False
        self._unsaved = True
        self._now(writer, log.next_at)
        log.tell(writer)
        return True

    def _stand(self, writer: Writer, story: Mapping[str, Any], until: datetime) -> None:
        """Record a standing decision, to be reviewed each year until then."""
        case = _standing(self._stories, story, self._chance, writer.at.astimezone(UK))
        subject = self._book.entropy(_ID_BYTES)
        added, _ = append_decision(self._book, writer, subject, case)
        entry = added.signed.entry_id.hex()
        self._decided[subject] = Told(case=case, entry=entry, recorded_at=added.at)
        self._expect(subject, demo_log.reviews(added.at, until, every_days=_STANDS_DAYS))

    def catch_up(self, writer: Writer, until: datetime) -> bool:
        """Record what happened to earlier decisions before `until`.

        False where a correction comes next and its decision is not on disk: what a correction
        takes the place of is read back and checked.
        """
        while self._coming and self._coming[0].at < until:
            if isinstance(self._coming[0].told, Correction) and self._unsaved:
                return False
            self._unsaved = True
            coming = heapq.heappop(self._coming)
            self._now(writer, coming.at)
            if isinstance(coming.told, Correction):
                # One that a check holds would take weighing anew, and is not made.
                with suppress(Undecidable):
                    self._correct(writer, coming.subject, coming.told)
            else:
                self._tell(writer, coming.subject, coming.told)
        return True

    def _correct(self, writer: Writer, subject: bytes, correction: Correction) -> None:
        """Put right how a decision was written down; it was decided when it was.

        Whatever else was to happen now happens to the decision as it was corrected.
        """
        decided = self._decided[subject]
        correction = replace(correction, corrects=(decided.entry,))
        case = demo_later.put_right(decided.case, correction, self._chance)
        case = replace(case, correction=correction)
        added, _ = append_decision(self._book, writer, subject, case)
        entry = added.signed.entry_id.hex()
        self._decided[subject] = replace(decided, case=case, entry=entry)

    def _tell(self, writer: Writer, subject: bytes, told: Happening) -> None:
        decided = self._decided[subject]
        told = prepared(told, decided.case)
        form, payload = later_schemas.payload_of(told, bytes.fromhex(decided.entry))
        added = writer.append(form, payload, subject=subject)
        if isinstance(told, ChallengeOpened):
            opening = added.signed.entry_id.hex()
            self._expect(subject, demo_later.closing(added.at, opening, self._chance))

    def _append(self, writer: Writer, subject: bytes, drawn: Case) -> None:
        """Record a decision, and in the first February one whose story every reader should see.

        What chance would have had happen is drawn all the same: all others stay as they are.
        """
        apart = Random(0)  # noqa: S311 - content only
        case = self._for_february(drawn, apart)
        self._unsaved = True
        added, _ = append_decision(self._book, writer, subject, case or drawn)
        entry = added.signed.entry_id.hex()
        told = Told(case=case or drawn, entry=entry, recorded_at=added.at)
        self._decided[subject] = told
        coming = tuple(demo_later.later(replace(told, case=drawn), self._chance, _DEPUTY))
        if case is not None:
            self._february_told = True
            coming = tuple(demo_later.february(told, apart, _DEPUTY))
        self._expect(subject, coming)

    def _for_february(self, drawn: Case, apart: Random) -> Case | None:
        """Return what is recorded instead of the first decision drawn for a February."""
        at = drawn.conclusion.decided_at
        if self._february_told or at is None or not demo_later.is_in_february(at):
            return None
        return self._stories.give_a_part(apart, at.astimezone(UK))

    def _expect(self, subject: bytes, later: Iterable[Later]) -> None:
        for each in later:
            coming = _Coming(at=each.at, order=next(self._order), subject=subject, told=each.told)
            heapq.heappush(self._coming, coming)

    def _now(self, writer: Writer, at: datetime) -> None:
        self._hand.now = to_millisecond(at)
        writer.new_time()

    def leave_drafts(self, at: datetime) -> None:
        """Leave three drafts as they are left on any day: asked, and not yet weighed."""
        for _ in range(3):
            case = self._stories.draw(self._chance, at.astimezone(UK))
            begun = replace(case, principles=unassessed(), conclusion=Conclusion())
            with self._book.store.transaction():
                drafts.add(
                    self._book.store,
                    self._book.entropy(_ID_BYTES),
                    self._book.person_id,
                    begun,
                    to_millisecond(at),
                )

    def _give_up(self, writer: Writer) -> None:
        """Give a number and discard it, as an entry of its own."""
        subject = self._book.entropy(_ID_BYTES)
        reference = number_for(self._book, writer, subject)
        numbered = DraftNumbered(number=str(reference))
        writer.append(schemas.DRAFT_NUMBERED, numbered, subject=subject)
        reason = self._chance.choice(_REASONS)
        discarded = DraftDiscarded(number=str(reference), reason=reason)
        writer.append(schemas.DRAFT_DISCARDED, discarded, subject=subject)


def _times(chance: Random, start: datetime, end: datetime, count: int) -> Iterator[datetime]:
    """Yield when decisions are made: in order, in working hours for the most part."""
    length = (end - start) / max(1, count)
    for index in range(count):
        moment = (start + length * (index + chance.random())).astimezone(UK)
        hour = min(max(8, round(chance.gauss(13, 3))), 19)
        if chance.random() < 0.05:  # noqa: PLR2004 - one in twenty at night, as the police come
            hour = chance.choice((1, 2, 3, 22, 23))
        # Where there are several a day, the hour is left as chance has it.
        if length > timedelta(days=1):
            moment = moment.replace(hour=hour)
        yield moment.replace(second=0, microsecond=0).astimezone(UTC)
