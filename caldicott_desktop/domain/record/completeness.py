"""The completeness statement in words, section by section, for a page, a document and a table.

What is counted and what it means is settled in `domain.audit.completeness`; here it is said once.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence

from caldicott_desktop.domain.audit.completeness import (
    Completeness,
    Disposal,
    EarlierExport,
    Fate,
    HeadAsOf,
    LateRecord,
    NumberFate,
    Series,
)
from caldicott_desktop.domain.audit.selection import NO_GATEWAY, Selection
from caldicott_desktop.domain.choices import Choice
from caldicott_desktop.domain.disclosure import Level
from caldicott_desktop.domain.record import phrases
from caldicott_desktop.domain.record.account import Section
from caldicott_desktop.domain.record.blocks import (
    Align,
    Block,
    Column,
    Fact,
    Facts,
    Paragraph,
    Row,
    Style,
    Table,
    Words,
    cell,
    gap,
    line,
    prose,
    strong,
)

TITLE = "Completeness statement"

CANNOT_SHOW = "It cannot show a decision that nobody entered."

SAMPLE_RULE = (
    "To repeat it: for each reference listed, take the SHA-256 of the seed, a colon and the"
    " reference, in UTF-8. Sort by the result, in lower-case hex, and keep the first of them."
)

_ORIGINS = "Where they come from"
_STANDING = "Recorded late, contested, superseded"

IN_SHORT = frozenset({_ORIGINS, _STANDING})
"""The sections that nobody should have to ask for: what a reader must know of these decisions."""

LEVELS = {
    Level.FULL: "Full",
    Level.REFERENCES: "References only",
    Level.PUBLISHABLE: "Publishable",
}
"""What each level is called."""

CONFIDENTIAL = "Contains confidential information"
MARKINGS = {level: CONFIDENTIAL if level.embeds_entries else "Counts only" for level in Level}
"""What every page at a level says at its foot of how it is to be kept."""

_DAY_S = 86_400
_HOURS_A_DAY = 24

# How many are named in one sentence.
_MOST_IN_LINE = 12


def period(selection: Selection) -> str:
    """Give the days meant: `decided from 1 July 2025 to 30 June 2026`."""
    return f"decided {phrases.days(selection.decided_from, selection.decided_until)}"


_FILTERS = {
    "kinds": "Kind",
    "outcomes": "Outcome",
    "gateways": "Gateway",
    "requesters": "Kind of requester",
    "sites": "Site",
    "references": "Reference",
}


def filters(selection: Selection, titles: Mapping[str, str]) -> tuple[str, ...]:
    """Give each filter in words: `Kind: Police request or Media`; `titles` words ids."""
    return tuple(
        f"{_FILTERS[name]}: {_alternatives([_worded(titles, each) for each in values])}"
        for name, values in selection.filters
    )


def _worded(titles: Mapping[str, str], value: str | Choice) -> str:
    if isinstance(value, Choice):
        return value.label
    return "none named" if value == NO_GATEWAY else titles.get(value, value)


def _alternatives(words: Sequence[str]) -> str:
    *others, last = words
    return f"{', '.join(others)} or {last}" if others else last


def answer(statement: Completeness) -> tuple[Paragraph, ...]:
    """Give what stands alone at the top: whether this is all of it, and every number explained."""
    made = phrases.moment(phrases.in_uk(statement.made_at))
    return (
        line(
            _all_of_it(statement), _numbers_in_short(statement, where="below"), style=Style.ANSWER
        ),
        line(f"Made {made} by {statement.made_by}. {CANNOT_SHOW}"),
    )


def in_short(statement: Completeness) -> str:
    """Give the same in a line, for a page on which the statement itself does not stand."""
    told = _numbers_in_short(statement, where=f"in the {TITLE.lower()}")
    return f"{_all_of_it(statement)}{told}"


def _all_of_it(statement: Completeness) -> str:
    when = period(statement.selection)
    if not statement.selection.narrows:
        if statement.counted == 0:
            return f"This log holds no decision {when}."
        if statement.counted == 1:
            return f"This selection is the one decision in this log {when}."
        return f"This selection is all {statement.counted:,} decisions in this log {when}."
    left_out = statement.within - statement.listed
    chosen = phrases.counted(statement.listed, "decision")
    by = "; ".join(filters(statement.selection, statement.titles))
    return (
        f"This selection is {chosen} {when}, chosen by {by}."
        f" Of the same days, {phrases.counted(left_out, 'decision')} in this log"
        f" {'is' if left_out == 1 else 'are'} left out."
    )


def _numbers_in_short(statement: Completeness, *, where: str) -> str:
    gone = statement.unexplained
    if not gone:
        return f" Every number in between is explained {where}." if statement.series else ""
    count = phrases.counted(len(gone), "number")
    return f" {count} {'is' if len(gone) == 1 else 'are'} unexplained: {_few(gone)}."


def sections(statement: Completeness) -> tuple[Section, ...]:
    """Give the statement's sections in their order; one with nothing to tell is left out."""
    parts: tuple[tuple[str, Callable[[Completeness], tuple[Block, ...]]], ...] = (
        (_ORIGINS, _origins),
        ("What became of each number", _numbers),
        ("Left out by a filter", _left_out),
        (_STANDING, _standing),
        ("Sample", _sample),
        ("What left before", _earlier),
        ("When the record was last checked", _checked),
        ("What this does not show", _limits),
    )
    told = ((title, blocks(statement)) for title, blocks in parts)
    return tuple(Section(title=title, blocks=blocks) for title, blocks in told if blocks)


def _origins(statement: Completeness) -> tuple[Block, ...]:
    rows = [
        (
            each.count,
            f"{_HERE if each.is_here else _ELSEWHERE}: {each.installation}",
            "Signed in its log by the person who recorded it.",
        )
        for each in statement.origins
    ]
    if statement.imported:
        rows.append((statement.imported, "Imported, not witnessed here", _IMPORTED))
    if statement.disposed:
        rows.append((len(statement.disposed), "Disposed of", _GONE))
    rows.append((statement.counted, "In this selection", _listed(statement)))
    table = Table(
        title="Where the decisions come from",
        description="One row for each origin: how many decisions, and what that means.",
        columns=(
            Column(title="Decisions", share=12, align=Align.RIGHT),
            Column(title="Origin", share=33),
            Column(title="What that means", share=55),
        ),
        rows=tuple(
            Row(cells=(cell(strong(f"{count:,}")), cell(strong(origin)), cell(meaning)))
            for count, origin, meaning in rows
        ),
    )
    return (table, *map(line, _untold(statement)))


_HERE, _ELSEWHERE = "Recorded here", "Recorded on another installation"
_IMPORTED = (
    "Taken over from another log. This log cannot say when they were written, or whether any are"
    " missing. They are counted by their entries and are not lines of the register."
)
_GONE = "Text gone; number, place in the log and authority kept. They are known by number only."


def _listed(statement: Completeness) -> str:
    if statement.counted == statement.listed:
        return "All of them are listed."
    return f"{statement.listed:,} listed; the others are counted only."


def _untold(statement: Completeness) -> Iterator[str]:
    """Give what cannot be told of imports and disposals."""
    if statement.imported_untold:
        count = phrases.counted(statement.imported_untold, "imported decision")
        yield f"Of {count} it cannot be told whether they belong to this selection."
    if statement.disposed_untold:
        numbers = _few([each.reference for each in statement.disposed_untold])
        yield f"Disposed of, and it cannot be told whether it belongs to this selection: {numbers}."
    if statement.unnumbered:
        yield f"Listed with a number that is not among those given: {_few(statement.unnumbered)}."


def _numbers(statement: Completeness) -> tuple[Block, ...]:
    lines = tuple(line(_series(each)) for each in statement.series)
    named = [fate for series in statement.series for fate in series.named]
    return (*lines, _fates(named)) if named else lines


def _series(series: Series) -> str:
    parts = [
        f"{count:,} {fate.label}"
        for fate in Fate
        if (count := series.counts.get(fate, 0)) and fate is not Fate.UNEXPLAINED
    ]
    gone = series.unexplained
    what = f"{len(gone):,} unexplained: {_few(gone)}." if gone else "None is unexplained."
    if series.total == 1:
        return (
            f"{series.installation}: one number, {series.first}: {', '.join(parts) or '–'}. {what}"
        )
    return (
        f"{series.installation} gave out {phrases.counted(series.total, 'number')} from"
        f" {series.first} to {series.last}: {phrases.joined(parts) or 'none is known'}. {what}"
    )


def _fates(named: Sequence[NumberFate]) -> Table:
    return Table(
        title="Numbers that are not decisions in the register",
        description="One row for each number: what became of it, when and by whom, and why.",
        columns=(
            Column(title="Number", share=18),
            Column(title="What became of it", share=28),
            Column(title="When and by whom", share=27),
            Column(title="Reason given at the time", share=27),
        ),
        rows=tuple(map(_fate, named)),
    )


def _fate(fate: NumberFate) -> Row:
    label = fate.fate.label[:1].upper() + fate.fate.label[1:]
    what = strong(label) if fate.fate is Fate.UNEXPLAINED else label
    if fate.told is None:
        nothing = cell(gap("No entry tells of it"))
        return Row(cells=(cell(fate.reference), cell(what), nothing, nothing))
    when = f"{phrases.short_date(fate.told.on)}, by {fate.told.by}"
    why = prose(fate.told.why) if fate.told.why else cell(gap("None needed"))
    return Row(cells=(cell(fate.reference), cell(what), cell(when), why))


def _left_out(statement: Completeness) -> tuple[Block, ...]:
    return tuple(
        line(f"{_FILTERS[name]}: {phrases.counted(count, 'decision')}.")
        for name, count in statement.left_out.items()
    )


def _standing(statement: Completeness) -> tuple[Block, ...]:
    facts = [
        Fact(label="Recorded late", words=_late(statement)),
        Fact(label="Contested", words=_contested(statement)),
        Fact(label="Superseded", words=_superseded(statement)),
        Fact(label="Released otherwise than approved", words=_listing(statement.differing)),
        Fact(label="Still open", words=_listing(statement.live)),
    ]
    if statement.disposed:
        facts.append(Fact(label="Disposed of", words=_disposals(statement.disposed)))
    table = Facts(
        title="Recorded late, contested, superseded",
        description="Each row is something a reader should know, and the decisions it is about.",
        facts=tuple(facts),
    )
    return (table,)


def _late(statement: Completeness) -> Words:
    limit = _hours(statement.late_after_h)
    if not statement.late:
        return cell(f"None was recorded more than {limit} after it was decided.")
    longest = max(statement.late, key=lambda each: each.late_s)
    were = "was" if len(statement.late) == 1 else "were"
    delays = _few([f"{each.reference} ({_delay(each)})" for each in statement.late])
    return (
        *cell(
            strong(f"{len(statement.late):,} of {statement.listed:,}"),
            f" {were} recorded more than {limit} after the decision. The longest gap was"
            f" {_delay(longest)} ({longest.reference}).",
        ),
        *cell(delays),
    )


def _hours(hours: int) -> str:
    days, rest = divmod(hours, _HOURS_A_DAY)
    return phrases.counted(days, "day") if days and not rest else phrases.counted(hours, "hour")


def _delay(late: LateRecord) -> str:
    days = late.late_s // _DAY_S
    return phrases.counted(days, "day") if days else phrases.counted(late.late_s // 3600, "hour")


def _contested(statement: Completeness) -> Words:
    if not statement.contested:
        return cell("None.")
    many = len(statement.contested)
    groups = _few([phrases.joined(each) for each in statement.contested], "; ")
    return cell(
        strong(f"{phrases.counted(many, 'case')}. "),
        f"{groups}. Each stands beside another decision of its case until one decision takes the"
        " place of all.",
    )


def _superseded(statement: Completeness) -> Words:
    if not statement.superseded:
        return cell("None.")
    told = _few([f"{e.reference} by {phrases.joined(e.by)}" for e in statement.superseded], "; ")
    many = phrases.counted(len(statement.superseded), "decision")
    return cell(strong(f"{many}. "), f"{told}. The earlier and the later are both kept.")


def _listing(references: Sequence[str]) -> Words:
    if not references:
        return cell("None.")
    return cell(strong(f"{len(references):,}: "), f"{_few(references)}.")


def _disposals(disposed: Sequence[Disposal]) -> Words:
    return tuple(
        paragraph
        for each in disposed
        for paragraph in cell(
            strong(each.reference),
            f": {phrases.short_date(each.told.on)}, by {each.told.by}."
            f" {each.told.why or 'No authority is given.'}",
        )
    )


def _sample(statement: Completeness) -> tuple[Block, ...]:
    sample = statement.sample
    if sample is None:
        return ()
    drawn = phrases.joined(sorted(sample.drawn))
    return (
        line(
            strong(f"{len(sample.drawn):,} of the {sample.listed:,} listed,"),
            f" drawn with the auditor’s own seed “{sample.seed}”, in order of reference: {drawn}.",
        ),
        line(SAMPLE_RULE, style=Style.NOTE),
    )


def _earlier(statement: Completeness) -> tuple[Block, ...]:
    single = line(
        "Records and letters of single decisions of this selection that left by themselves:"
        f" {statement.copies:,}."
    )
    if not statement.exports:
        return (line("Nothing of this selection left before as a whole."), single)
    return (left_before(statement.exports), single)


def left_before(exports: Sequence[EarlierExport]) -> Table:
    """Give what left before of the same days, a row for each."""
    return Table(
        title="What left before",
        description="One row for each earlier export of this selection or of the same days.",
        columns=(
            Column(title="Made", share=16),
            Column(title="By", share=16),
            Column(title="For", share=22),
            Column(title="Level", share=14),
            Column(title="Which decisions", share=32),
        ),
        rows=tuple(map(_export, exports)),
    )


def _export(export: EarlierExport) -> Row:
    said = dict.fromkeys(filter(None, (export.recipient, export.purpose)))
    whom = ", ".join(said)
    level = LEVELS[export.level] + (", with privileged advice" if export.privileged else "")
    same = "The same" if export.is_same else f"Other: “{export.selection}”"
    ended = "" if export.finished else ". Begun, and not recorded as written"
    return Row(
        cells=(
            cell(phrases.short_moment(phrases.in_uk(export.begun_at))),
            cell(export.by),
            cell(whom) if whom else cell(gap("Not said")),
            cell(level),
            cell(f"{same}{ended}"),
        )
    )


def _checked(statement: Completeness) -> tuple[Block, ...]:
    last = statement.checked
    if last is None:
        told = Fact(label="Last check", words=cell(gap("None on this computer")))
    else:
        at = phrases.moment(phrases.in_uk(last.at))
        told = Fact(label="Last check", words=cell(f"{at}, up to ", *_up_to(last.heads)))
    facts = Facts(
        title="When the record was last checked",
        description="When, up to where, and the heads that this selection was made at.",
        facts=(
            told,
            *(
                Fact(label=f"Head of {each.installation}", words=cell(each.printed))
                for each in statement.heads
            ),
        ),
    )
    return (facts,)


def _up_to(heads: Sequence[HeadAsOf]) -> tuple[str, ...]:
    told = [f"{phrases.counted(each.entries, 'entry')} of {each.installation}" for each in heads]
    return (f"{phrases.joined(told)}.",)


_WHEN = (
    "It shows when something was recorded. When it was decided is what the person who recorded it"
    " says."
)
_WHOLE_LOG = (
    "That nothing else in the log falls in these days can only be checked on the whole log: ask for"
    " the log to be checked while you watch."
)
_NOT_JUDGED = (
    "Entries of imports and disposals are intact; whether their signers were entitled to them is"
    " not judged."
)


def _limits(statement: Completeness) -> tuple[Block, ...]:
    texts = [
        CANNOT_SHOW,
        _WHEN,
        _WHOLE_LOG,
    ]
    if statement.imported or statement.imported_untold or statement.disposed:
        texts.append(_NOT_JUDGED)
    return tuple(map(line, texts))


def _few(told: Sequence[str], between: str = ", ") -> str:
    """Give as many as a sentence bears; the register marks each of the others."""
    shown = told[:_MOST_IN_LINE]
    more = len(told) - len(shown)
    if more:
        return f"{between.join(shown)}{between}and {more:,} more, marked in the register"
    return between.join(shown)
