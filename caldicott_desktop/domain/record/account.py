"""A decision told in full: both times, what was asked and approved, and its sections in order.

The window and every document draw the same account, so that they can never differ in what they
say. What it must hold is settled in `docs/decisions/0050-what-a-word-record-carries.md`, why it is
told here in `docs/decisions/0070-one-account-for-page-and-paper.md`.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import date, datetime

from caldicott_desktop.domain import releasing
from caldicott_desktop.domain.case import Case
from caldicott_desktop.domain.choices import ItemDecision, Outcome, Standing
from caldicott_desktop.domain.guidance_types import CaseKind, Principle
from caldicott_desktop.domain.happenings import ConditionSettled
from caldicott_desktop.domain.record import conclusion as concluded
from caldicott_desktop.domain.record import corrected, events, law, phrases, request, weighing
from caldicott_desktop.domain.record.answered import Answered
from caldicott_desktop.domain.record.blocks import (
    Block,
    Column,
    Row,
    Run,
    Style,
    Table,
    Words,
    cell,
    gap,
    line,
    prose,
    strong,
)
from caldicott_desktop.domain.record.corrected import Difference
from caldicott_desktop.domain.record.events import Event
from caldicott_desktop.domain.releasing import ItemReleases

_NOT_IN_FILE_NAMES = re.compile(r"[^A-Za-z0-9-]+")

AFTERWARDS = "What happened afterwards"
"""The title of the section that tells of later entries."""

NO_SENTENCE = "Not summed up in one sentence when it was decided."


@dataclass(frozen=True, slots=True, kw_only=True)
class Afterwards:
    """One later entry on the decision: when it happened (as told) and when it was recorded.

    `happened_on` is the day, where no more than that is told.
    """

    happened_at: datetime
    recorded_at: datetime
    what: str
    recorded_by: str
    happened_on: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class LivedOn:
    """What later entries came to: how the decision stands by them, and what became of its parts.

    `releases` are its items as asked for, approved and released; `settled` has for each condition
    what was recorded last of it. The numbers are of the decisions it takes the place of, of those
    that take its own, and of others of the case that stand beside it. `differences` is what it
    changed of the first it takes the place of.
    """

    standing: Standing = Standing.STANDS
    releases: tuple[ItemReleases, ...] = ()
    settled: tuple[ConditionSettled | None, ...] = ()
    corrects: tuple[str, ...] = ()
    superseded_by: tuple[str, ...] = ()
    contested_with: tuple[str, ...] = ()
    differences: tuple[Difference, ...] = ()


ALONE = LivedOn()
"""A decision of which nothing was recorded later."""


@dataclass(frozen=True, slots=True, kw_only=True)
class NamedHere:
    """The name of the person a decision is about, for one copy alone, and the mark of that copy."""

    name: str
    mark: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Account:
    """Everything an account of a decision rests on, as plain values from a checked payload.

    `kind` and `principles` (the eight, in order) are those of the guidance set the decision was
    made under, `guidance_version` names it. `recorded_at` is the entry's own time and
    `recorded_by` the name of its signer. `up_to` is when the account is given. Times are aware.
    With `withholds`, privileged advice is left out and shown as left out; `ticked` says that this
    one copy lets it out. `named` is for a copy that shows the person's name, which the payload does
    not hold. `since` is what later entries came to. `withheld` are payload paths that this copy
    withholds; `case` has other words, or nothing, at them already.
    """

    case: Case
    kind: CaseKind
    principles: tuple[Principle, ...]
    guidance_version: str
    recorded_at: datetime
    recorded_by: str
    up_to: datetime
    afterwards: tuple[Afterwards, ...] = ()
    withholds: bool = True
    ticked: bool = False
    named: NamedHere | None = None
    since: LivedOn = ALONE
    withheld: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    """A part of the account under its own heading; it has one block or more."""

    title: str
    blocks: tuple[Block, ...]


def file_name(reference: str, ending: str = ".docx") -> str:
    """Give the name to save a record under; it names the decision's number and nothing else."""
    return f"{_NOT_IN_FILE_NAMES.sub('-', reference)} decision record{ending}"


def when_and_who(account: Account) -> Table:
    """Give both times, and who decided as what."""
    conclusion = account.case.conclusion
    decided_at, recorded_at = conclusion.decided_at, phrases.in_uk(account.recorded_at)
    decided: Words
    recorded = [line(strong(phrases.moment_with_day(recorded_at)), style=Style.CELL)]
    if decided_at is None:
        decided = cell(phrases.NOT_ANSWERED)
    else:
        decided = cell(strong(phrases.moment_with_day(decided_at)))
        later = phrases.delay(decided_at, account.recorded_at)
        late = strong(f"Recorded {later}") if later else "Recorded at once"
        recorded.append(line(late, style=Style.CELL))
        if conclusion.retrospective:
            decided += cell("Put in place before it was decided: retrospective")
    recorded.append(line(f"by {account.recorded_by}", style=Style.CELL))
    who = list(cell(strong(conclusion.decided_by) if conclusion.decided_by else gap("Not named")))
    if conclusion.decided_as:
        who += cell(conclusion.decided_as.label)
    if conclusion.decided_by_position:
        who += cell(conclusion.decided_by_position)
    return Table(
        title="When it was decided and recorded, and by whom",
        description="One row: time of the decision, time it was recorded, and who decided.",
        columns=(
            Column(title="Decided", share=35),
            Column(title="Recorded", share=35),
            Column(title="Decided by", share=30),
        ),
        rows=(Row(cells=(decided, tuple(recorded), tuple(who))),),
    )


def items(account: Account) -> tuple[Block, ...]:
    """Give asked, approved and released, side by side."""
    listed, releases = account.case.items, account.since.releases
    released = any(each.released for each in releases)
    if not (listed or released):
        asked = account.case.request.asked_for
        return (
            line(strong("Asked for. "), asked or phrases.NOT_ANSWERED),
            line(gap("Not listed item by item. Nothing is recorded as released.")),
        )
    table = Table(
        title="What was asked for, approved and released",
        description="One row for each item asked for.",
        columns=(
            Column(title="No.", share=5),
            Column(title="Item", share=24),
            Column(title="Asked for", share=22),
            Column(title="Approved", share=27),
            Column(title="Released", share=22),
        ),
        rows=tuple(
            Row(
                cells=(
                    cell(str(number)),
                    prose(item.name) if item.name else cell(gap("Not named")),
                    prose(item.asked_scope) if item.asked_scope else cell(phrases.NOT_ANSWERED),
                    _approved(item.decision, item.approved_scope, account.case.conclusion.outcome),
                    _released(releases[number - 1] if released else None),
                )
            )
            for number, item in enumerate(listed, start=1)
        )
        + tuple(_off_the_list(each) for each in releases if each.number is None),
    )
    until = phrases.moment(phrases.in_uk(account.up_to))
    if not released:
        return (table, line(f"No release was recorded up to {until}.", style=Style.NOTE))
    return (table, line(strong(releasing.sentence(releases) or ""), style=Style.AFTER_TABLE))


def _released(item: ItemReleases | None) -> Words:
    if item is None or not item.released:
        return cell("Not recorded as released")
    told = tuple(paragraph for each in item.released for paragraph in prose(each))
    return (*told, *cell(strong("Differs from what was approved"))) if item.differs else told


def _off_the_list(item: ItemReleases) -> Row:
    """Give the row of something that left without having been asked for item by item."""
    return Row(
        cells=(
            cell("–"),
            prose(item.name),
            cell(gap("Not on the list")),
            cell(gap("Not approved")),
            _released(item),
        )
    )


def standing(account: Account) -> tuple[Block, ...]:
    """Give how the decision stands by what was recorded later; nothing where it simply stands."""
    since, words = account.since, _STANDING.get(account.since.standing)
    told = []
    if words is not None:
        others = phrases.joined(since.superseded_by or since.contested_with)
        state = strong(f"{since.standing.label}. ")
        told.append(line(state, words.format(others=others), style=Style.AFTER_TABLE))
    correction = account.case.correction
    if correction.corrects:
        numbers = phrases.joined(since.corrects) or "an earlier decision"
        why = correction.reason or phrases.NOT_ANSWERED
        place = strong(f"Takes the place of {numbers}. ")
        told.append(line(place, "Why: ", why, style=Style.AFTER_TABLE))
    return tuple(told)


_STANDING = {
    Standing.SUPERSEDED: "{others} takes its place. This was decided before it; both are kept.",
    Standing.CONTESTED: "{others} stands as well, until one decision takes the place of all.",
    Standing.CHALLENGED: "A challenge to it is open.",
    Standing.ENDED: "A review ended it.",
    Standing.WITHDRAWN: "The permission it rests on was withdrawn.",
    Standing.AWAITING: "Whoever decided has not confirmed it yet.",
}


def _changed(account: Account) -> tuple[Block, ...]:
    """Give what a correction changed, field by field; nothing for any other decision."""
    differences = account.since.differences
    return corrected.changes(differences) if differences else ()


def _approved(decision: ItemDecision | None, scope: str | None, outcome: Outcome | None) -> Words:
    if decision is None:
        held_back = outcome is not None and not outcome.shares
        return cell(gap("Nothing approved" if held_back else "Not decided"))
    if not scope:
        return cell(decision.label)
    return prose(scope, lead=(Run(text=f"{decision.label}: "),))


def sections(account: Account) -> tuple[Section, ...]:
    """Give the account's sections in their order; one with nothing to tell is left out."""
    case, kind = account.case, account.kind
    parts = (
        ("The decision and its reasons", concluded.reasons(case)),
        (corrected.TITLE, _changed(account)),
        ("The request", request.request(case, kind)),
        (
            "Information and people",
            request.information(case, _beside_reference(account.named), account.withheld),
        ),
        ("Gateway and law", law.law(case, account.guidance_version)),
        ("Questions of this kind of case", request.own_answers(case, kind)),
        ("Stop-checks", weighing.stop_checks(case)),
        ("The eight Caldicott Principles", weighing.principles(case, account.principles)),
        ("Harm if shared, harm if not shared", weighing.balance(case)),
        ("Advice", weighing.advice(case, withholds=account.withholds, ticked=account.ticked)),
        ("Warnings gone past", weighing.overrides(case)),
        ("Conditions", concluded.conditions(case, account.since.settled)),
        ("Telling the person", concluded.telling(case)),
        (AFTERWARDS, _afterwards(account)),
        ("Review and papers", concluded.still_open(case)),
    )
    return tuple(Section(title=title, blocks=blocks) for title, blocks in parts if blocks)


def told_of_decision(account: Account) -> tuple[Section, ...]:
    """Give what the decision itself says, section by section, and nothing that came later.

    It begins with what stands at the head of a record, but for when and by whom it was recorded.
    """
    conclusion = account.case.conclusion
    facts = Answered("The decision", "Each row is a question and its answer.")
    facts.choice("Outcome", conclusion.outcome)
    facts.text("In one sentence", conclusion.in_one_sentence)
    if conclusion.decided_at is not None:
        facts.said("Decided", phrases.moment_with_day(conclusion.decided_at))
    facts.text("Decided by", conclusion.decided_by)
    facts.optional("Position", conclusion.decided_by_position)
    facts.choice("Decided as", conclusion.decided_as)
    bare = replace(account, afterwards=(), since=ALONE)
    return (
        Section(title="In short", blocks=(facts.facts(),)),
        Section(title="Asked for and approved", blocks=items(bare)),
        *(part for part in sections(bare) if part.title != AFTERWARDS),
    )


def _beside_reference(named: NamedHere | None) -> str | None:
    if named is None:
        return None
    return (
        f"{named.name}\n\nFrom the name key of this vault, added to this copy alone (mark"
        f" {named.mark}). It is not part of the signed record."
    )


def _afterwards(account: Account) -> tuple[Block, ...]:
    until = phrases.moment(phrases.in_uk(account.up_to))
    if not account.afterwards:
        return (line(f"Nothing had been recorded about this decision up to {until}."),)
    return (
        events.table(AFTERWARDS, map(event_of, account.afterwards)),
        line("Each line is a signed entry of its own; none is an edit.", style=Style.NOTE),
    )


def event_of(told: Afterwards) -> Event:
    """Give a later entry as something that happened."""
    if told.happened_on is not None:
        return events.on_a_day(told.happened_on, told.recorded_at, told.what, told.recorded_by)
    return events.at_a_time(told.happened_at, told.recorded_at, told.what, told.recorded_by)
