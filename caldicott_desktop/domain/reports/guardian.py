"""The Guardian's reports to those who run the organisation: of a year, and of a quarter.

What such a report holds: the project's reference on principles and law, section 2.7 (a composite of
published council reports, the Guardian Council's manual and counsel's advice to report each year).
What a log cannot know is left to be written, in its place, and never guessed.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from caldicott_desktop.domain import choices as c
from caldicott_desktop.domain.people import Role
from caldicott_desktop.domain.record import phrases
from caldicott_desktop.domain.record.blocks import (
    Fact,
    Paragraph,
    Style,
    cell,
    gap,
    line,
    prose,
)
from caldicott_desktop.domain.record.blocks import (
    Facts as FactTable,
)
from caldicott_desktop.domain.reports import counting as by
from caldicott_desktop.domain.reports.facts import Facts
from caldicott_desktop.domain.reports.kinds import TERMS, ReportKind
from caldicott_desktop.domain.reports.report import (
    SMALL_NUMBERS,
    Blank,
    Counted,
    Part,
    Report,
    ReportSection,
    rows_of,
    sentence,
)
from caldicott_desktop.domain.reports.words import many, of_them, parted, so_far, there
from caldicott_desktop.domain.tally import Tallied

TRAINING = Blank(
    title="Training",
    asks="Training in the period: what the Guardian, the deputy and staff attended, and when.",
)
LESSONS = Blank(
    title="What was learnt",
    asks="What was learnt, what changed because of it, and who was told.",
)
TOOLKIT = Blank(
    title="Data Security and Protection Toolkit",
    asks="Which form was submitted, on which day, with which result, and what is still to be done.",
)
THEMES = Blank(title="Themes", asks="What came up again and again, and what the board should know.")
PLAN = Blank(title="Next year", asks="What the Guardian plans for next year, and what it needs.")
ATTENTION = Blank(
    title="For attention", asks="What needs a decision or help from those who read this."
)


def annual(facts: Facts) -> Report:
    """Return the annual report to the board."""
    shown = by.published(facts).all
    sections = (
        ReportSection(title="Who holds the roles", parts=(holders(facts), TRAINING)),
        ReportSection(title="How requests ended", parts=tuple(_ended(facts, shown))),
        ReportSection(title="Over the year", parts=tuple(_over_time(shown, charted=True))),
        ReportSection(title="Who asked, and what for", parts=tuple(_asked(shown, whole=True))),
        ReportSection(
            title="The gateway recorded", parts=(table_by(shown, by.GATEWAY, "Gateway"),)
        ),
        ReportSection(title="Refusals and sharing in part", parts=tuple(_less(shown))),
        ReportSection(title="Urgent and out of hours", parts=tuple(_urgent(facts, shown))),
        ReportSection(title="How long it took", parts=tuple(_time(shown))),
        ReportSection(title="The person’s wishes, and telling them", parts=tuple(_wishes(shown))),
        ReportSection(title="The eight principles", parts=(_principles(facts, shown),)),
        ReportSection(title="What left, and on what conditions", parts=tuple(_left(shown))),
        ReportSection(title="Continuing uses and reviews", parts=tuple(_reviews(shown))),
        ReportSection(title="Advice, and what came of it", parts=tuple(_advice(shown))),
        ReportSection(title="Challenges", parts=tuple(_challenges(shown))),
        ReportSection(title="Incidents and learning", parts=tuple(_learning(facts, shown))),
        ReportSection(title="How the record was kept", parts=tuple(_kept(facts, shown))),
        ReportSection(title="Toolkit, themes and next year", parts=(TOOLKIT, THEMES, PLAN)),
        ReportSection(title="What this report cannot show", parts=cannot_show()),
    )
    title = f"Caldicott Guardian’s annual report, {facts.period.title.lower()}"
    return _report(ReportKind.ANNUAL, title, facts, answer(facts, shown), sections)


def quarterly(facts: Facts) -> Report:
    """Return the summary of a quarter."""
    shown = by.published(facts).all
    sections = (
        ReportSection(title="How requests ended", parts=tuple(_ended(facts, shown))),
        ReportSection(title="Month by month", parts=tuple(_over_time(shown, charted=False))),
        ReportSection(title="Who asked, and what for", parts=tuple(_asked(shown, whole=False))),
        ReportSection(title="Urgent and out of hours", parts=tuple(_urgent(facts, shown))),
        ReportSection(title="How long it took", parts=tuple(_time(shown))),
        ReportSection(title="What left, and on what conditions", parts=tuple(_left(shown))),
        ReportSection(title="Reviews", parts=tuple(_reviews(shown))),
        ReportSection(title="Advice, and what came of it", parts=tuple(_advice(shown))),
        ReportSection(title="Challenges", parts=tuple(_challenges(shown))),
        ReportSection(title="Incidents and learning", parts=tuple(_learning(facts, shown))),
        ReportSection(title="For attention", parts=(ATTENTION,)),
        ReportSection(title="What this summary cannot show", parts=cannot_show()),
    )
    title = f"Caldicott Guardian’s summary, {facts.period.title}"
    return _report(ReportKind.QUARTERLY, title, facts, answer(facts, shown), sections)


def _report(
    kind: ReportKind,
    title: str,
    facts: Facts,
    said: tuple[Paragraph, ...],
    sections: tuple[ReportSection, ...],
) -> Report:
    return Report(
        kind=kind,
        level=TERMS[kind].level,
        title=title,
        subject=f"Decisions made from {facts.period.words}",
        organisation=facts.organisation,
        site=facts.site,
        period=facts.period,
        made_at=facts.made_at,
        made_by=None,
        answer=said,
        sections=sections,
    )


def answer(facts: Facts, shown: Tallied) -> tuple[Paragraph, ...]:
    """Give what stands alone at the top: how many decisions there were, and how they ended."""
    groups = shown.of(by.GROUP)
    total = shown.at(*by.ALL)
    words = there(total, "decision", f"made from {facts.period.words}")
    if total != 0:
        ends = (
            of_them(groups[by.SHARED], "were to share something"),
            of_them(groups[by.REFUSED], "were refusals"),
            of_them(groups[by.OTHERWISE], "ended otherwise"),
        )
        words += f" {phrases.joined(ends)[:1].upper()}{phrases.joined(ends)[1:]}."
    found = [line(words, style=Style.ANSWER)]
    if more := so_far(facts):
        found.append(sentence(more))
    return (*found, line(SMALL_NUMBERS, style=Style.NOTE))


def holders(facts: Facts) -> FactTable:
    """Give who holds the roles today; a role that nobody holds says so."""
    found: list[Fact] = []
    for role in (Role.GUARDIAN, Role.DEPUTY, Role.IG_LEAD):
        named = [each for each in facts.holders if each.role is role]
        words = tuple(
            paragraph
            for each in named
            for paragraph in cell(", ".join(filter(None, (each.name, each.position))))
        )
        nobody = cell(gap("Nobody holds this role in the log today"))
        found.append(Fact(label=role.label, words=words or nobody))
    on = phrases.long_date(facts.made_on)
    return FactTable(
        title="Who holds the roles",
        description=f"Each role, and who held it in the log on {on}.",
        facts=tuple(found),
    )


def table_by(
    shown: Tallied, name: str, heading: str, title: str = "", *, charted: bool = False
) -> Counted:
    """Give the decisions by one thing, as a table."""
    return Counted(
        name=name,
        title=title or f"Decisions by {phrases.inner(heading)}",
        of=(heading, "Decisions"),
        rows=rows_of(shown.of(name)),
        charted=charted,
    )


def _ended(facts: Facts, shown: Tallied) -> Iterator[Part]:
    yield table_by(shown, by.OUTCOME, "Outcome", charted=True)
    before = by.counted_before(facts)
    if before is None:
        days = facts.period.before.words
        yield line(f"The log does not reach back to the period before, {days}.")
        return
    yield Counted(
        name="compared",
        title="Compared with the period before",
        of=("How it ended", facts.period.title, facts.period.before.title),
        rows=(
            ("All decisions", (shown.at(*by.ALL), before.at(*by.ALL))),
            *rows_of(shown.of(by.GROUP), before.of(by.GROUP)),
        ),
    )


def _over_time(shown: Tallied, *, charted: bool) -> Iterator[Part]:
    groups = shown.crossed(by.GROUP, by.PART)
    parts = shown.of(by.PART)
    yield Counted(
        name="over time",
        title="Decisions over time",
        of=("When", "All", *by.GROUPS),
        rows=rows_of(parts, *(groups[each] for each in by.GROUPS)),
        charted=charted,
    )


def _asked(shown: Tallied, *, whole: bool) -> Iterator[Part]:
    yield table_by(
        shown, by.REQUESTER, "Who asked", "Decisions by kind of requester", charted=whole
    )
    yield table_by(shown, by.PURPOSE, "Purpose")
    if whole:
        yield table_by(shown, by.KIND, "Kind of case")


def _less(shown: Tallied) -> Iterator[Part]:
    ended = shown.of(by.OUTCOME)
    partly = (c.Outcome.SHARE_IN_PART, c.Outcome.SHARE_WITH_CONDITIONS, c.Outcome.ANONYMISED)
    words = [there(ended[c.Outcome.REFUSE.label], "request", "refused")]
    told = parted((each.label, ended[each.label]) for each in partly)
    if told:
        words.append(f"Less than was asked for was shared, or only on conditions: {told}.")
    items = many(shown.at(*by.ITEMS), "item")
    words.append(f"In all, {items} of information were asked for; what was decided on each:")
    yield sentence(words)
    yield Counted(
        name=by.ITEM,
        title="Items asked for",
        of=("What was decided", "Items"),
        rows=rows_of(shown.of(by.ITEM)),
    )


def _urgent(facts: Facts, shown: Tallied) -> Iterator[Part]:
    yield table_by(shown, by.URGENCY, "Urgency")
    words = [
        there(shown.at(*by.OUT_OF_HOURS), "decision", "made out of hours"),
        there(shown.at(*by.ON_CARD), "decision", "begun on an urgent card"),
    ]
    cards = shown.at(*by.CARDS)
    if cards != 0:
        words.append(there(cards, "urgent card", "not written up as a decision yet"))
    yield replace(sentence(words), keep_with_next=True)
    yield line(
        "Out of hours: before 08:00 or from 18:00, at a weekend or on a bank holiday in"
        f" {facts.nation.label}.",
        style=Style.NOTE,
    )


def _time(shown: Tallied) -> Iterator[Part]:
    yield table_by(
        shown, by.DAYS, "From the request to the decision", "How soon decisions were made"
    )
    yield table_by(shown, by.DUE, "Where an answer was due by a day", "Decisions and the day due")
    yield line(
        "A decision to defer or to escalate counts by the day on which it was made.",
        style=Style.NOTE,
    )


def _wishes(shown: Tallied) -> Iterator[Part]:
    yield table_by(shown, by.TELLING, "Whether the person is told", "Telling the person")
    yield table_by(shown, by.OBJECTION, "Whether the person objected", "Objections")
    yield table_by(shown, by.OPT_OUT, "National data opt-out", "The national data opt-out")
    yield line(there(shown.at(*by.TOLD), "note", "made that somebody was told afterwards"))


def _principles(facts: Facts, shown: Tallied) -> Counted:
    ratings = tuple(each.label for each in c.Rating)
    return Counted(
        name="principles",
        title="How the principles were rated",
        of=("Principle", *ratings),
        rows=tuple(
            (
                f"{number} {title}",
                tuple(shown.at(by.principle(number), each) for each in ratings),
            )
            for number, title in enumerate(facts.principles, start=1)
        ),
    )


def _left(shown: Tallied) -> Iterator[Part]:
    yield table_by(
        shown, by.RELEASE, "Where something was to be shared", "What is recorded as released"
    )
    set_ = shown.at(*by.CONDITIONS)
    if set_ == 0:
        yield line("No conditions were set.")
        return
    yield Counted(
        name=by.CONDITION,
        title="Conditions set, and what became of them",
        of=("What became of it", "Conditions"),
        rows=rows_of(shown.of(by.CONDITION)),
    )


def _reviews(shown: Tallied) -> Iterator[Part]:
    yield Counted(
        name=by.REVIEW_STATE,
        title="Continuing uses that were decided on, and their review",
        of=("Review", "Decisions"),
        rows=rows_of(shown.of(by.REVIEW_STATE)),
    )
    held = shown.at(*by.REVIEWS)
    words = [there(held, "review", "held in the period, of decisions of any time")]
    if told := parted(shown.of(by.REVIEW).items()):
        words.append(f"They came to this: {told}.")
    withdrawn = shown.at(*by.WITHDRAWN)
    if withdrawn != 0:
        words.append(there(withdrawn, "permission", "withdrawn"))
    yield sentence(words)


def _advice(shown: Tallied) -> Iterator[Part]:
    given = shown.at(by.OUTCOME, c.Outcome.ADVICE_ONLY.label)
    if given == 0:
        yield line("The Guardian advised in no case in which somebody else decided.")
        return
    yield Counted(
        name=by.FOLLOWED,
        title="Whether the organisation followed the Guardian’s advice",
        of=("Followed", "Decisions"),
        rows=rows_of(shown.of(by.FOLLOWED)),
    )


def _challenges(shown: Tallied) -> Iterator[Part]:
    opened, ended = shown.at(*by.CHALLENGES), shown.at(*by.ENDED)
    words = [there(opened, "challenge", "opened in the period")]
    if told := parted(shown.of(by.CHALLENGE).items()):
        words.append(f"By which way: {told}.")
    words.append(there(ended, "challenge", "closed"))
    if told := parted(shown.of(by.CHALLENGE_END).items()):
        words.append(f"With which result: {told}.")
    yield sentence(words)


def _learning(facts: Facts, shown: Tallied) -> Iterator[Part]:
    yield sentence(
        [
            there(shown.at(*by.INCIDENTS), "incident", "linked to a decision"),
            there(shown.at(*by.LEARNT), "lesson", "noted"),
        ]
    )
    yield from quoted(facts)
    yield LESSONS


def quoted(facts: Facts) -> Iterator[Part]:
    """Give what was learnt in its own words, where somebody read it and marked it as fit for it."""
    for each in facts.events.learnt:
        if each.entry_id in facts.quotable:
            yield from prose(each.words, style=Style.INSET)


def _kept(facts: Facts, shown: Tallied) -> Iterator[Part]:
    hours = phrases.counted(facts.late_after_h, "hour")
    yield sentence(
        [
            there(shown.at(*by.LATE), "decision", f"recorded more than {hours} after it was made"),
            there(
                shown.at(*by.SUPERSEDED),
                "decision",
                "replaced by a correction; both are kept, and the correction is counted here",
            ),
            there(
                shown.at(*by.OVERRIDDEN),
                "decision",
                "made in spite of something open, each with a name and a reason",
            ),
        ]
    )


def figures_of(facts: Facts, shown: Tallied) -> Iterator[Part]:
    """Give the counts that a reader of a year asks for first."""
    yield from _ended(facts, shown)
    yield from _over_time(shown, charted=False)
    yield from _asked(shown, whole=False)
    yield from _time(shown)
    yield from _left(shown)
    yield from _kept(facts, shown)


def cannot_show() -> tuple[Part, ...]:
    """Give what no log can show."""
    return (
        line(
            "These counts are of decisions that were recorded. They cannot show a request that"
            " nobody entered, and say nothing of whether a decision was right. Conditions,"
            " reviews, advice and releases are counted as they stood on the day this was made."
        ),
    )
