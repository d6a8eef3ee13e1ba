"""How conditions and challenges stand, in words, the same on the page and beside the list."""

from __future__ import annotations

from datetime import date

from caldicott_desktop import casework
from caldicott_desktop.domain.choices import ConditionResult, Standing
from caldicott_desktop.domain.record import phrases
from caldicott_desktop.domain.record.characters import showable
from caldicott_desktop.windows.decisions.afterwards.settling_row import Settling
from caldicott_desktop.windows.kit.words import Tone
from caldicott_desktop.windows.reviews.due_words import due_tag
from caldicott_desktop.windows.saying import long_date, translate


def state(standing: Standing) -> tuple[str, Tone]:
    """The words of a tag beside the outcome, none for a decision that simply stands."""
    if standing is Standing.STANDS:
        return "", "outline"
    urgent = standing in {Standing.CONTESTED, Standing.CHALLENGED, Standing.AWAITING}
    return standing.label, "attention" if urgent else "outline"


def condition(state: casework.ConditionState, today: date, *, in_force: bool) -> Settling:
    """How a condition stands on the day `today`; of a decision not in force none is waited for."""
    written = state.condition
    words = showable(written.words) if written.words else translate("StandingWords", "Not worded")
    owner = showable(written.owner) if written.owner else translate("StandingWords", "No owner")
    if state.settled is not None and state.settled.result is not None:
        settled = state.settled
        met = settled.result is ConditionResult.MET
        on = (
            long_date(settled.on) if settled.on else translate("StandingWords", "on a day not said")
        )
        more = translate("StandingWords", "{who} · {on}").format(
            who=showable(settled.who or owner), on=on
        )
        return Settling(
            words=f"{state.number}. {words}",
            more=more,
            state=translate("StandingWords", "Met")
            if met
            else translate("StandingWords", "Breached"),
            tone="neutral" if met else "attention",
        )
    due = written.due_on
    when = (
        translate("StandingWords", "due {on}").format(on=long_date(due))
        if due
        else translate("StandingWords", "no date")
    )
    tag, tone = (
        _due_tag(due, today)
        if in_force
        else (translate("StandingWords", "Not followed up"), "plain")
    )
    return Settling(
        words=f"{state.number}. {words}", more=f"{owner} · {when}", state=tag, tone=tone
    )


def challenge(state: casework.ChallengeState, today: date) -> Settling:
    """How a challenge stands on the day `today`."""
    opened, closed = state.opened, state.closed
    by = showable(opened.by) if opened.by else translate("StandingWords", "Someone not named")
    route = (
        phrases.inner(opened.route.label)
        if opened.route
        else translate("StandingWords", "by a way not said")
    )
    words = f"{by}, {route}"
    if opened.says:
        words = f"{words}: {showable(opened.says)}"
    came = (
        translate("StandingWords", "came {on}").format(on=long_date(opened.on)) if opened.on else ""
    )
    if closed is not None:
        result = closed.result.label if closed.result else translate("StandingWords", "Ended")
        ended = (
            translate("StandingWords", "ended {on}").format(on=long_date(closed.on))
            if closed.on
            else ""
        )
        more = " · ".join(each for each in (came, ended) if each)
        return Settling(words=words, more=more, state=result, tone="neutral")
    due = opened.answer_by
    when = (
        translate("StandingWords", "answer due {on}").format(on=long_date(due))
        if due
        else translate("StandingWords", "no date")
    )
    more = " · ".join(each for each in (came, when) if each)
    tag, tone = _due_tag(due, today)
    return Settling(words=words, more=more, state=tag, tone=tone)


def _due_tag(due: date | None, today: date) -> tuple[str, Tone]:
    """How near a day is, where there is one."""
    return due_tag(due, today) if due else (translate("StandingWords", "Open"), "outline")
