"""One entry of the library as blocks to read, in the shape the guidance pane has them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date

from caldicott_desktop.domain.guidance_types import (
    Basis,
    CaseKind,
    Checked,
    Citation,
    ClockRule,
    Gateway,
    GuidanceSet,
    LawRow,
    Principle,
)
from caldicott_desktop.guidance.considerations import PaneBlock
from caldicott_desktop.guidance.hedging import row_as_at, source_note, weakest_of
from caldicott_desktop.guidance.library import (
    LibraryEntry,
    SourceUsed,
    Told,
    VariantOf,
    citations_told,
    date_words,
    limit_words,
    nation_words,
)
from caldicott_desktop.guidance.rechecking import recheck_words

_PRINCIPLE_BLOCKS = (
    ("requires", "What this principle asks"),
    ("prompts", "Ask yourself"),
    ("evidence", "Usual evidence"),
    ("pitfalls", "Watch for"),
    ("recording", "When you write it down"),
    ("under_compulsion", "When it is compelled"),
    ("not_applicable_when", "When it does not apply"),
)


def entry_blocks(
    entry: LibraryEntry, guidance: GuidanceSet, *, today: date
) -> tuple[PaneBlock, ...]:
    """The blocks of `entry` as they stand on `today`: its words, a recheck, its sources last."""
    return tuple(block for block in _blocks(entry, guidance, today) if not _is_empty(block))


def _is_empty(block: PaneBlock) -> bool:
    return not (block.paragraphs or block.bullets or block.sources)


def _blocks(entry: LibraryEntry, guidance: GuidanceSet, today: date) -> Iterator[PaneBlock]:
    told = entry.told
    yield from _words(told, guidance)
    if nations := nation_words(entry.nations):
        yield PaneBlock(heading="Where", paragraphs=(f"{nations}.",))
    recheck = guidance.rechecks.get(entry.item or "")
    yield PaneBlock(
        heading="Looking at it again",
        paragraphs=(
            *((f"{date_words(entry, today)}.",) if date_words(entry, today) else ()),
            *((recheck_words(recheck),) if recheck else ()),
            *(
                (f"Sooner if: {told.trigger}.",)
                if isinstance(told, LawRow) and told.trigger
                else ()
            ),
        ),
    )
    yield PaneBlock(
        heading="Sources and how far checked",
        sources=tuple(
            source_note(cited, guidance.sources[cited.source_id], today)
            for cited in citations_told(told)
        ),
    )


def _words(told: Told, guidance: GuidanceSet) -> Iterator[PaneBlock]:
    match told:
        case LawRow():
            yield from _row(told)
        case Gateway():
            yield from _gateway(told, guidance)
        case Principle():
            yield from _principle(told)
        case CaseKind():
            yield from _kind(told, guidance)
        case VariantOf():
            yield from _variant(told)
        case ClockRule():
            yield from _clock(told)
        case Basis():
            yield _hedged("When it is used", told.citations, told.use)
        case SourceUsed():
            yield from _source(told)


def _row(row: LawRow) -> Iterator[PaneBlock]:
    yield PaneBlock(
        heading="As quoted",
        paragraphs=(f"“{row.words}”",),
        note=None if row.checked is Checked.READ else row.checked.label,
    )
    sure = f" How sure its author is: {row.certainty.label.lower()}." if row.certainty else ""
    yield PaneBlock(
        heading="Status",
        paragraphs=(f"{row.status.label}. {row_as_at(row)}.{sure}",),
    )


def _gateway(gateway: Gateway, guidance: GuidanceSet) -> Iterator[PaneBlock]:
    yield PaneBlock(
        heading="Recorded effect",
        paragraphs=(
            f"{gateway.effect.label}.",
            f"The person: {_list(each.label.lower() for each in gateway.statuses)}.",
        ),
    )
    yield _hedged("What has to be true", gateway.citations, gateway.test)
    yield _hedged("What to write down", gateway.citations, gateway.record)
    yield _hedged("Exceptions", gateway.citations, bullets=gateway.exceptions)
    rows = (guidance.law_rows[id_] for id_ in (*gateway.law_rows, *gateway.only_in_force))
    yield PaneBlock(
        heading="Law-status rows it rests on",
        bullets=tuple(f"{row.title}: {row.status.label.lower()}" for row in rows),
    )


def _principle(principle: Principle) -> Iterator[PaneBlock]:
    for name, heading in _PRINCIPLE_BLOCKS:
        said = getattr(principle, name)
        yield PaneBlock(
            heading=heading,
            paragraphs=(said,) if isinstance(said, str) else (),
            bullets=said if isinstance(said, tuple) else (),
            note=_suggested(name, principle.suggestions),
        )


def _kind(kind: CaseKind, guidance: GuidanceSet) -> Iterator[PaneBlock]:
    def block(name: str, heading: str, *paragraphs: str, bullets: Iterable[str] = ()) -> PaneBlock:
        return PaneBlock(
            heading=heading,
            paragraphs=paragraphs,
            bullets=tuple(bullets),
            note=_suggested(name, kind.suggestions),
        )

    yield block("scope", "This kind of case", kind.scope)
    yield block("in_this_kind", "What is different here", kind.in_this_kind)
    yield PaneBlock(heading="Recurring cases", bullets=tuple(v.title for v in kind.variants))
    gateways = (guidance.gateways[id_] for id_ in kind.gateway_ids)
    yield PaneBlock(
        heading="Gateways",
        bullets=tuple(f"{each.title}: {each.effect.label.lower()}" for each in gateways),
    )
    yield PaneBlock(
        heading="Time limits", bullets=tuple(guidance.clocks[id_].title for id_ in kind.clock_ids)
    )
    asked = [f"Principle {number}: {words}" for number, words in sorted(kind.prompts.items())]
    yield block("prompts", "Ask yourself", bullets=asked)
    yield block("questions", "What is asked", bullets=(each.label for each in kind.questions))
    yield block("stop_checks", "Stop-checks", bullets=(each.words for each in kind.stop_checks))
    yield block("pitfalls", "Watch for", bullets=kind.pitfalls)
    yield block("consult", "Whom to ask", bullets=kind.consult)
    yield block("review_days", "Review", f"Suggested after {kind.review_days} days.")


def _variant(told: VariantOf) -> Iterator[PaneBlock]:
    variant = told.variant
    parts = (
        ("scope", "This case", (variant.scope,), ()),
        ("test", "What it turns on", (variant.test,), ()),
        ("prompts", "Ask yourself", (), variant.prompts),
        ("pitfalls", "Watch for", (), variant.pitfalls),
    )
    for name, heading, paragraphs, bullets in parts:
        yield PaneBlock(
            heading=heading,
            paragraphs=paragraphs,
            bullets=bullets,
            note=_suggested(name, variant.suggestions) or _hedge(variant.citations),
        )
    if variant.review_days is not None:
        yield PaneBlock(
            heading="Review",
            paragraphs=(f"Suggested after {variant.review_days} days.",),
            note=_suggested("review_days", variant.suggestions) or _hedge(variant.citations),
        )
    yield PaneBlock(heading="It is one of this kind", paragraphs=(f"{told.kind.title}.",))


def _clock(clock: ClockRule) -> Iterator[PaneBlock]:
    lines = [f"Starts: {clock.starts}.", f"Length: {limit_words(clock).lower()}."]
    if clock.long_days is not None:
        lines.append(f"Longer limit: {clock.long_days} days.")
    if clock.pauses:
        lines.append("Days of waiting for what was asked of the requester do not count.")
    if clock.extension_months is not None:
        lines.append(f"Can be extended by {clock.extension_months} months, told within the limit.")
    yield PaneBlock(
        heading="How it is counted", paragraphs=tuple(lines), note=_hedge(clock.citations)
    )
    yield _hedged("Note", clock.citations, clock.note)


def _source(told: SourceUsed) -> Iterator[PaneBlock]:
    source = told.source
    copy = (f"Which copy was read: {source.copy}.",) if source.copy else ()
    yield PaneBlock(
        heading="Document",
        paragraphs=(
            f"{source.publisher}, {source.dated}.",
            *copy,
            source.link or "No address: it is not on the web, or none is known.",
        ),
    )
    yield PaneBlock(heading="What rests on it", bullets=told.resting)


def _hedged(
    heading: str, citations: tuple[Citation, ...], *paragraphs: str, bullets: tuple[str, ...] = ()
) -> PaneBlock:
    return PaneBlock(
        heading=heading, paragraphs=paragraphs, bullets=bullets, note=_hedge(citations)
    )


def _hedge(citations: Iterable[Citation]) -> str | None:
    weakest = weakest_of(citations)
    return None if weakest is None or weakest.checked is Checked.READ else weakest.checked.label


def _suggested(block: str, suggestions: tuple[str, ...]) -> str | None:
    return Checked.SUGGESTION.label if block in suggestions else None


def _list(words: Iterable[str]) -> str:
    return ", ".join(words)
