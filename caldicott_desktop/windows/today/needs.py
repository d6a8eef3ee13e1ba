"""What waits for the person at work, as lines of words, the most urgent first."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from enum import Enum

from PySide6.QtCore import QObject

from caldicott_desktop import casework
from caldicott_desktop.domain.choices import DueWhat
from caldicott_desktop.domain.record import phrases
from caldicott_desktop.domain.record.characters import showable
from caldicott_desktop.windows.kit import Tone
from caldicott_desktop.windows.moments import ago, short_moment
from caldicott_desktop.windows.reviews.due_words import due_tag, due_title, due_words
from caldicott_desktop.windows.saying import short_date

_SOON_DAYS = 7  # from here on the days left are counted; before, the day itself says more
_RESTORABLE_DAYS = 30


class To(Enum):
    """Where a line, or what is offered beside it, leads."""

    DRAFT = "draft"
    DISCARD = "discard"
    RESTORE = "restore"
    CARD = "card"
    WRITE_UP = "write_up"
    GUIDANCE = "guidance"
    NEW = "new"
    PAGE = "page"
    TAKE_OVER = "take_over"
    PUT_AWAY = "put_away"
    DECISION = "decision"
    CASE = "case"


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """One thing to do: where it leads, about what, and at which part of it."""

    to: To
    subject: str = ""
    at: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Offer:
    """A small act beside a line; `spoken` says it in full where it is heard without the line."""

    words: str
    spoken: str
    step: Step


@dataclass(frozen=True, slots=True, kw_only=True)
class Need:
    """One line of *Needs you*: what it is, what is known of it, and its state as a tag.

    `by` is the day it is measured by; what has none comes after what has. A line without `opens`
    is words alone.
    """

    title: str
    about: str
    tag: str = ""
    tone: Tone = "neutral"
    by: date | None = None
    opens: Step | None = None
    offer: Offer | None = None


class Needs(QObject):
    """Turns what waits into lines of words."""

    def of(self, today: casework.Today, now: datetime, *, may_decide: bool) -> tuple[Need, ...]:
        """Give every line for what `today` holds at `now` (aware), the most urgent first."""
        elsewhere = {str(each.id) for each in today.others if each.writes_up}
        found = [
            *(
                self._write_up(each, now, may_decide=may_decide)
                for each in today.write_ups
                if each.card_id not in elsewhere  # its line is that of the draft
            ),
            *(self.draft(each, now) for each in today.drafts),
            *(self._other(each, now) for each in today.others),
            *(self._taken(each) for each in today.taken),
            *(self._due(each, now) for each in today.due),
            *self._guidance(today.rechecks, now),
        ]
        return tuple(sorted(found, key=lambda need: need.by or date.max))

    def draft(self, row: casework.DraftRow, now: datetime) -> Need:
        """Give the line of a draft that can be gone on with."""
        name = draft_name(row)
        missing = self._missing(row.missing)
        started, saved = phrases.in_uk(row.started_at), phrases.in_uk(row.saved_at)
        sort = self.tr("Exception") if row.examiner_case else self.tr("Draft")
        parts = [sort, row.reference or self.tr("no number yet")]
        tag = missing
        tone: Tone = "accent" if row.missing == 0 else "neutral"
        if row.due_on is not None:
            tag, tone = self._limit(row.due_on, phrases.in_uk(now).date())
            day = short_date(row.due_on)
            parts += [self.tr("time limit {day}").format(day=day), phrases.inner(missing)]
        if row.place is not None:
            parts.append(self.tr("left at {page}").format(page=row.place.label))
        if started.date() != saved.date():
            parts.append(self.tr("started {day}").format(day=short_date(started.date())))
        parts.append(self.tr("saved {moment}").format(moment=short_moment(saved)))
        return Need(
            title=name,
            about=" · ".join(parts),
            tag=tag,
            tone=tone,
            by=row.due_on,
            opens=Step(to=To.DRAFT, subject=row.id),
            offer=Offer(
                words=self.tr("Discard…"),
                spoken=self.tr("Discard {draft}").format(draft=name),
                step=Step(to=To.DISCARD, subject=row.id),
            ),
        )

    def discarded(self, row: casework.DraftRow, at: datetime) -> Need:
        """Give the line of a draft that was discarded at `at` and can still be taken back."""
        name = draft_name(row)
        day = short_date(phrases.in_uk(at).date())
        gone = self.tr("discarded {day}, kept for {days} days")
        return Need(
            title=name,
            about=" · ".join(
                (
                    row.reference or self.tr("No number yet"),
                    gone.format(day=day, days=_RESTORABLE_DAYS),
                )
            ),
            offer=Offer(
                words=self.tr("Restore"),
                spoken=self.tr("Restore {draft}").format(draft=name),
                step=Step(to=To.RESTORE, subject=row.id),
            ),
        )

    def _write_up(self, card: casework.WriteUp, now: datetime, *, may_decide: bool) -> Need:
        name = card_name(card)
        begun = self.tr("write-up begun") if card.begun else self.tr("write-up not begun")
        happened = self.tr("Urgent card to write up · happened {moment}").format(
            moment=short_moment(card.happened_at)
        )
        return Need(
            title=name,
            about=" · ".join((happened, phrases.inner(card.result.label), begun)),
            tag=ago(card.happened_at, now),
            tone="attention",
            by=phrases.in_uk(card.happened_at).date(),
            opens=Step(to=To.WRITE_UP if may_decide else To.CARD, subject=card.card_id),
            offer=Offer(
                words=self.tr("Read the card"),
                spoken=self.tr("Read {card}").format(card=name),
                step=Step(to=To.CARD, subject=card.card_id),
            ),
        )

    def _other(self, row: casework.OtherDraft, now: datetime) -> Need:
        """A draft of somebody else: that it is there, and never what is in it."""
        words = (
            self.tr("Write-up of an urgent card: a draft of {owner}")
            if row.writes_up
            else self.tr("{kind}: a draft of {owner}")
        )
        name = words.format(kind=row.kind_title, owner=row.owner)
        parts = [row.reference or self.tr("no number yet")]
        tag = self.tr("Not yours")
        tone: Tone = "neutral"
        if row.due_on is not None:
            tag, tone = self._limit(row.due_on, phrases.in_uk(now).date())
            parts.append(self.tr("time limit {day}").format(day=short_date(row.due_on)))
        saved = phrases.in_uk(row.saved_at)
        parts.append(self.tr("saved {moment}").format(moment=short_moment(saved)))
        if not row.owner_can_open:
            parts.append(self.tr("{owner} cannot open this vault").format(owner=row.owner))
        return Need(
            title=showable(name),
            about=showable(" · ".join(parts)),
            tag=tag,
            tone=tone,
            by=row.due_on,
            opens=Step(to=To.TAKE_OVER, subject=row.id),
            offer=Offer(
                words=self.tr("Take over…"),
                spoken=self.tr("Take over {draft}").format(draft=showable(name)),
                step=Step(to=To.TAKE_OVER, subject=row.id),
            ),
        )

    def _taken(self, row: casework.TakenDraft) -> Need:
        kind = row.kind_title or self.tr("A draft")
        name = self.tr("{kind}: taken over from you by {person}").format(
            kind=kind, person=row.taken_by
        )
        day = short_date(phrases.in_uk(row.taken_at).date())
        parts = [row.reference or "", self.tr("on {day}").format(day=day), f"“{row.reason}”"]
        return Need(
            title=showable(name),
            about=showable(" · ".join(part for part in parts if part)),
            tag=self.tr("Recorded since") if row.recorded else self.tr("Taken over"),
            tone="accent",
            by=phrases.in_uk(row.taken_at).date(),
            opens=Step(to=To.DECISION, subject=row.id) if row.recorded else None,
            offer=Offer(
                words=self.tr("Put away"),
                spoken=self.tr("Put away: {words}").format(words=showable(name)),
                step=Step(to=To.PUT_AWAY, subject=row.code),
            ),
        )

    def _due(self, due: casework.Due, now: datetime) -> Need:
        today = phrases.in_uk(now).date()
        parts = [due_words(due)]
        if due.what is DueWhat.CONDITION and due.who:
            parts.append(self.tr("owner {person}").format(person=due.who))
        if due.due_on is not None:
            parts.append(self.tr("due {day}").format(day=short_date(due.due_on)))
            tag, tone = due_tag(due.due_on, today)
        else:
            tag, tone = self.tr("Waits for your word"), "accent"
        return Need(
            title=due_title(due),
            about=showable(" · ".join(parts)),
            tag=tag,
            tone=tone,
            by=due.due_on or today,
            opens=_where_it_is_settled(due),
        )

    def _guidance(self, due: casework.RechecksDue | None, now: datetime) -> Iterator[Need]:
        if due is None:
            return
        past = due.first_on < phrases.in_uk(now).date()
        day = short_date(due.first_on)
        more = due.number - 1
        about = (
            self.tr("Look at its sources again before relying on it")
            if not more
            else self.tr("and %Ln part(s) more whose sources are to be looked at again", "", more)
        )
        yield Need(
            title=self.tr("Guidance: {title}").format(title=due.first),
            about=about,
            tag=(self.tr("Recheck was due {day}") if past else self.tr("Recheck by {day}")).format(
                day=day
            ),
            tone="attention" if past else "neutral",
            by=due.first_on,
            opens=Step(to=To.GUIDANCE, subject="" if past else due.first),
        )

    def _limit(self, due_on: date, today: date) -> tuple[str, Tone]:
        """How a time limit stands; it says when a day passed, and judges nobody for it."""
        left = (due_on - today).days
        if left < 0:
            return self.tr("Ended %Ln day(s) ago", "", -left), "danger"
        if left == 0:
            return self.tr("Ends today"), "danger"
        if left <= _SOON_DAYS:
            return self.tr("%Ln day(s) left", "", left), "attention"
        return self.tr("Ends {day}").format(day=short_date(due_on)), "neutral"

    def _missing(self, missing: int) -> str:
        """How much stands between a draft and a decision, with what has been answered so far."""
        if missing == 0:
            return self.tr("Ready to record")
        return self.tr("%Ln answer(s) missing", "", missing)


def _where_it_is_settled(due: casework.Due) -> Step:
    if due.decision_id is not None:
        return Step(to=To.DECISION, subject=due.decision_id, at=due.at)
    if due.examiner_case is not None:
        return Step(to=To.CASE, subject=due.examiner_case, at=due.subject_reference)
    return Step(to=To.PAGE, subject="reviews")


def draft_name(row: casework.DraftRow) -> str:
    """What people know a draft by: its kind, whom it is about, who asks."""
    name = row.kind_title
    if row.subject_reference:
        name = f"{name}, {row.subject_reference}"
    if row.requester:
        name = f"{name}: {row.requester}"
    return showable(" ".join(name.split()))


def card_name(card: casework.WriteUp) -> str:
    """What people know a card by: its number, who asked, about whom."""
    parts = (card.reference, card.requester, card.subject_reference)
    return showable(" · ".join(part for part in parts if part))
