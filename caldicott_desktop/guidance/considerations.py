"""What the guidance pane says beside a section of a case."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from types import MappingProxyType

from caldicott_desktop.domain.case import Case
from caldicott_desktop.domain.guidance_types import (
    Article,
    Basis,
    CaseKind,
    Checked,
    Citation,
    Gateway,
    GuidanceSet,
    LawRow,
    Principle,
    Variant,
)
from caldicott_desktop.domain.ratings import is_compelled
from caldicott_desktop.domain.sections import Section
from caldicott_desktop.guidance.hedging import SourceNote, row_as_at, source_note, weakest_of
from caldicott_desktop.guidance.rechecking import Item, item_id, recheck_words
from caldicott_desktop.guidance.selection import bases_for, gateways_for, law_rows_for

_DUTY_TO_SHARE = 7
_CITED_FIRST = (
    "Start from what the requester cites. A gateway counts only when a person here has confirmed "
    "it."
)
_STOP_CHECKS = (
    "An open stop-check holds a decision to share. It never holds a refusal, a deferral or a "
    "redirection. “Could not be checked” needs a named person's reason for going on."
)
_BOTH_SIDES = (
    "Write the harm of sharing and the harm of not sharing side by side. Neither is the default, "
    "and a refusal or a delay has consequences too."
)


@dataclass(frozen=True, slots=True, kw_only=True)
class PaneBlock:
    """One heading of the guidance pane with what stands under it.

    `note` says once that the whole block is our suggestion, or how far it has been checked; it is
    `None` where the sources beside it say so.
    """

    heading: str
    paragraphs: tuple[str, ...] = ()
    bullets: tuple[str, ...] = ()
    note: str | None = None
    sources: tuple[SourceNote, ...] = ()


def considerations_for(
    case: Case,
    guidance: GuidanceSet,
    section: Section,
    *,
    today: date,
) -> tuple[PaneBlock, ...]:
    """The blocks of the pane beside `section`, in reading order, as they stand on `today`."""
    kind = guidance.kinds[case.kind_id]
    pane = _Pane(case=case, guidance=guidance, kind=kind, today=today)
    if section.principle is not None:
        return tuple(pane.principle(guidance.principles[section.principle - 1]))
    return tuple(_PAGES.get(section, _Pane.about)(pane))


@dataclass(frozen=True, slots=True, kw_only=True)
class _Pane:
    """One case beside one set of guidance on one day."""

    case: Case
    guidance: GuidanceSet
    kind: CaseKind
    today: date

    def principle(self, principle: Principle) -> Iterator[PaneBlock]:
        yield self._own(principle, "requires", "What this principle asks", (principle.requires,))
        if is_compelled(self.case) and principle.under_compulsion:
            yield self._own(
                principle,
                "under_compulsion",
                "Because this is compelled",
                (principle.under_compulsion,),
            )
        yield self._list(principle, "prompts", "Ask yourself", principle.prompts)
        if prompt := self.kind.prompts.get(principle.number):
            yield self._of_kind("prompts", "In this kind of case", (prompt,))
        if self.variant is not None:
            yield self._of_variant(self.variant, "test", self.variant.title, (self.variant.test,))
        yield self._list(principle, "evidence", "Usual evidence", principle.evidence)
        yield self._list(principle, "pitfalls", "Watch for", principle.pitfalls)
        yield self._list(principle, "recording", "When you write it down", principle.recording)
        if principle.not_applicable_when:
            yield self._own(
                principle,
                "not_applicable_when",
                "When it does not apply",
                (principle.not_applicable_when,),
            )
        yield self._sources(principle.citations, principle)

    def law(self) -> Iterator[PaneBlock]:
        chosen = self.guidance.gateways.get(self.case.law.gateway_id or "")
        if chosen is None:
            offered = gateways_for(self.case, self.guidance)
            yield PaneBlock(
                heading="Gateways for this kind of case",
                paragraphs=(_CITED_FIRST,),
                bullets=tuple(f"{g.title}: {g.effect.label.lower()}" for g in offered),
                note=Checked.SUGGESTION.label,
            )
        else:
            yield from self._gateway(chosen)
        for row in law_rows_for(self.case, self.guidance):
            yield self._row(row)
        for article in Article:
            if bases := bases_for(self.case, self.guidance, article):
                yield self._bases(article, bases)
        if chosen is None:
            yield self._sources(self.kind.citations, self.kind)

    def stop_checks(self) -> Iterator[PaneBlock]:
        yield PaneBlock(
            heading="What a stop-check does",
            paragraphs=(_STOP_CHECKS,),
            note=Checked.SUGGESTION.label,
        )
        yield from self.about()

    def balance(self) -> Iterator[PaneBlock]:
        yield PaneBlock(
            heading="Both sides",
            paragraphs=(_BOTH_SIDES,),
            note=Checked.SUGGESTION.label,
        )
        duty = self.guidance.principles[_DUTY_TO_SHARE - 1]
        yield self._list(duty, "prompts", "Ask yourself", duty.prompts)
        yield self._sources(duty.citations, duty)

    def consult(self) -> Iterator[PaneBlock]:
        yield self._of_kind("consult", "Whom to ask", (), bullets=self.kind.consult)

    def deciding(self) -> Iterator[PaneBlock]:
        heading, variant = "Looking at it again", self.variant
        if variant is not None and variant.review_days is not None:
            words = f"For this case we suggest a review after {variant.review_days} days."
            yield self._of_variant(variant, "review_days", heading, (words,))
        else:
            words = f"For this kind of case we suggest a review after {self.kind.review_days} days."
            yield self._of_kind("review_days", heading, (words,))
        yield from self.consult()

    def about(self) -> Iterator[PaneBlock]:
        if self.variant is not None:
            yield from self._variant(self.variant)
        yield self._of_kind("scope", "This kind of case", (self.kind.scope,))
        yield self._of_kind("in_this_kind", "What is different here", (self.kind.in_this_kind,))
        if self.kind.pitfalls:
            heading = "Watch for in every case of this kind" if self.variant else "Watch for"
            yield self._of_kind("pitfalls", heading, (), bullets=self.kind.pitfalls)
        yield self._sources(self.kind.citations, self.kind)

    @property
    def variant(self) -> Variant | None:
        return self.kind.variant(self.case.variant_id)

    def _variant(self, variant: Variant) -> Iterator[PaneBlock]:
        yield self._of_variant(variant, "scope", variant.title, (variant.scope,))
        yield self._of_variant(variant, "test", "What it turns on", (variant.test,))
        yield self._of_variant(variant, "prompts", "Ask yourself", bullets=variant.prompts)
        yield self._of_variant(variant, "pitfalls", "Watch for", bullets=variant.pitfalls)
        yield PaneBlock(heading="Sources on this case", sources=self._notes(variant.citations))

    def _of_variant(
        self,
        variant: Variant,
        block: str,
        heading: str,
        paragraphs: tuple[str, ...] = (),
        *,
        bullets: tuple[str, ...] = (),
    ) -> PaneBlock:
        """A block of the variant: our suggestion, or as far checked as the weakest of its sources.

        Its sources are given once, with the page that is about the kind of case.
        """
        return PaneBlock(
            heading=heading,
            paragraphs=paragraphs,
            bullets=bullets,
            note=_suggested(block, variant.suggestions) or _hedge(variant.citations),
        )

    def _gateway(self, gateway: Gateway) -> Iterator[PaneBlock]:
        yield PaneBlock(
            heading=gateway.title,
            paragraphs=(
                f"Recorded effect: {gateway.effect.label.lower()}.",
                gateway.test,
                *self._rechecked(gateway),
            ),
            note=_hedge(gateway.citations),
            sources=self._notes(gateway.citations),
        )
        yield PaneBlock(heading="What to write down", paragraphs=(gateway.record,))

    def _bases(self, article: Article, bases: tuple[Basis, ...]) -> PaneBlock:
        return PaneBlock(
            heading=article.label,
            bullets=tuple(_basis_words(basis) for basis in bases),
            note="For living people only. Each line says how far it was checked.",
        )

    def _row(self, row: LawRow) -> PaneBlock:
        paragraphs = [row.words, f"{row_as_at(row)}.", *self._rechecked(row)]
        if row.recheck_by is not None and row.recheck_by < self.today:
            paragraphs.append("This row is past its recheck date: look at the source first.")
        return PaneBlock(
            heading=row.title,
            paragraphs=tuple(paragraphs),
            note=None if row.checked is Checked.READ else row.checked.label,
            sources=self._notes(row.citations),
        )

    def _own(
        self,
        principle: Principle,
        block: str,
        heading: str,
        paragraphs: tuple[str, ...],
    ) -> PaneBlock:
        return PaneBlock(
            heading=heading,
            paragraphs=paragraphs,
            note=_suggested(block, principle.suggestions),
        )

    def _list(
        self,
        principle: Principle,
        block: str,
        heading: str,
        bullets: tuple[str, ...],
    ) -> PaneBlock:
        return PaneBlock(
            heading=heading,
            bullets=bullets,
            note=_suggested(block, principle.suggestions),
        )

    def _of_kind(
        self,
        block: str,
        heading: str,
        paragraphs: tuple[str, ...],
        *,
        bullets: tuple[str, ...] = (),
    ) -> PaneBlock:
        return PaneBlock(
            heading=heading,
            paragraphs=paragraphs,
            bullets=bullets,
            note=_suggested(block, self.kind.suggestions),
        )

    def _sources(self, citations: tuple[Citation, ...], item: Item) -> PaneBlock:
        return PaneBlock(
            heading="Sources and how far checked",
            paragraphs=self._rechecked(item),
            sources=self._notes(citations),
        )

    def _rechecked(self, item: Item) -> tuple[str, ...]:
        """What was seen when `item` was looked at again, if it was."""
        recheck = self.guidance.rechecks.get(item_id(item))
        return () if recheck is None else (recheck_words(recheck),)

    def _notes(self, citations: Iterable[Citation]) -> tuple[SourceNote, ...]:
        sources = self.guidance.sources
        return tuple(source_note(c, sources[c.source_id], self.today) for c in citations)


def _hedge(citations: Iterable[Citation]) -> str | None:
    """A hedge for a whole statement: the weakest mark among its sources, if one was not read."""
    weakest = weakest_of(citations)
    return None if weakest is None or weakest.checked is Checked.READ else weakest.checked.label


def _basis_words(basis: Basis) -> str:
    hedge = _hedge(basis.citations)
    return f"{basis.code} {basis.title}. {basis.use}" + (f" ({hedge})" if hedge else "")


def _suggested(block: str, suggestions: tuple[str, ...]) -> str | None:
    return Checked.SUGGESTION.label if block in suggestions else None


_PAGES: Mapping[Section, Callable[[_Pane], Iterator[PaneBlock]]] = MappingProxyType(
    {
        Section.LAW: _Pane.law,
        Section.STOP_CHECKS: _Pane.stop_checks,
        Section.BALANCE: _Pane.balance,
        Section.ADVICE: _Pane.consult,
        Section.DECISION: _Pane.deciding,
    },
)
