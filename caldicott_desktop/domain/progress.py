"""How far each section of the walkthrough has come, for the task list."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, fields, is_dataclass
from datetime import datetime
from enum import Enum
from functools import cache
from types import MappingProxyType

from caldicott_desktop.domain.case import Assessment, Case, StopCheckAnswer
from caldicott_desktop.domain.choices import Rating
from caldicott_desktop.domain.consistency import Finding, held
from caldicott_desktop.domain.decision import missing, unmet_needs
from caldicott_desktop.domain.guidance_types import CaseKind
from caldicott_desktop.domain.lacking import blank
from caldicott_desktop.domain.outcomes import TO_SHARE, needs
from caldicott_desktop.domain.sections import Section, section_of
from caldicott_desktop.domain.unmet import Unmet
from caldicott_desktop.errors import Sentence


class SectionState(Enum):
    """Where a section stands."""

    TO_DO = Sentence("progress.to-do")
    STARTED = Sentence("progress.started")
    TO_CHECK = Sentence("progress.to-check")
    DONE = Sentence("progress.done")
    OPTIONAL = Sentence("progress.optional")


@dataclass(frozen=True, slots=True, kw_only=True)
class Progress:
    """How far one section has come.

    `left` counts its unmet requirements; `said` is what the task list shows: the rating of a
    principle, otherwise the state, with a number where something stands in the way.
    """

    state: SectionState
    left: int
    said: Sentence

    @property
    def words(self) -> str:
        """What is said, in the language spoken."""
        return self.said.words


# Filled in from the vault's settings when a draft is made, so they are no sign of work begun.
_GIVEN = frozenset({"/request/our_entity", "/request/site", "/request/site_code", "/law/nation"})

# Settled when a draft is begun, by the card that was picked.
_CHOSEN_WITH_THE_KIND = frozenset({"kind_id", "variant_id", "form", "card_entry", "examiner_case"})


def progress(
    case: Case, kind: CaseKind, *, at: datetime, findings: Sequence[Finding] = ()
) -> Mapping[Section, Progress]:
    """Every section of the walkthrough and how far it has come at `at` (aware).

    Until an outcome is chosen the sections are measured against what sharing needs; the last one
    counts all that is missing, and of `findings` what still holds.
    """
    outcome = case.conclusion.outcome
    asked = TO_SHARE if outcome is None else needs(outcome)
    unmet = unmet_needs(case, kind, asked, at=at)
    wanted = {u.section for u in unmet_needs(Case(kind_id=kind.id), kind, asked, at=at)}
    begun = {section_of(path) for path in answered_paths(case) if path not in _GIVEN}
    found: dict[Section, Progress] = {
        section: _of(
            case,
            section,
            [u for u in unmet if u.section is section],
            begun=section in begun,
            wanted=section in wanted,
        )
        for section in Section
        if section is not Section.CHECK
    }
    found[Section.CHECK] = _check(len(missing(case, kind, at=at)) + len([*held(case, findings)]))
    return MappingProxyType(found)


def _check(left: int) -> Progress:
    if left:
        return Progress(
            state=SectionState.TO_DO, left=left, said=Sentence("progress.left", number=left)
        )
    return Progress(state=SectionState.DONE, left=0, said=Sentence("progress.ready"))


def _of(
    case: Case,
    section: Section,
    unmet: list[Unmet],
    *,
    begun: bool,
    wanted: bool,
) -> Progress:
    state = _state(unmet, begun=begun, wanted=wanted)
    standing = sum(not u.unanswered for u in unmet)
    said = state.value
    if state is SectionState.TO_CHECK:
        said = Sentence("progress.number-to-check", number=standing)
    rating = _rating(case, section)
    if rating is Rating.NOT_YET_ASSESSED and state is not SectionState.TO_CHECK:
        said = SectionState.STARTED.value if begun else _rated(rating)
    elif rating is not None and state is SectionState.DONE:
        said = _rated(rating)
    return Progress(state=state, left=len(unmet), said=said)


def _rated(rating: Rating) -> Sentence:
    return Sentence("progress.rated", rating=rating.label)


def _state(unmet: list[Unmet], *, begun: bool, wanted: bool) -> SectionState:
    if any(not u.unanswered for u in unmet) and begun:
        return SectionState.TO_CHECK
    if unmet:
        return SectionState.STARTED if begun else SectionState.TO_DO
    return SectionState.DONE if begun or wanted else SectionState.OPTIONAL


def _rating(case: Case, section: Section) -> Rating | None:
    for assessment in case.principles:
        if assessment.principle == section.principle:
            return assessment.rating
    return None


def is_begun(case: Case) -> bool:
    """Whether anything was answered that was not filled in when the draft was made."""
    return any(path not in _GIVEN for path in answered_paths(case))


def answered_paths(case: Case) -> Iterator[str]:
    """The path of every field that holds an answer someone gave, lists by index."""
    for name in _parts(case):
        if name == "answers":
            yield from (f"/answers/{id_}" for id_, a in case.answers.items() if not blank(a))
        elif name not in _CHOSEN_WITH_THE_KIND:
            yield from _answered(getattr(case, name), f"/{name}")


def _parts(value: object) -> tuple[str, ...]:
    """The names of the fields of a dataclass's instance; none for anything else."""
    return _names(type(value))  # type: ignore[arg-type]  # every class has a hash


@cache
def _names(kind: type) -> tuple[str, ...]:
    return tuple(field.name for field in fields(kind)) if is_dataclass(kind) else ()


def _answered(value: object, path: str) -> Iterator[str]:
    if isinstance(value, StopCheckAnswer | Assessment):
        yield from _given(value, path)
    elif parts := _parts(value):
        for name in parts:
            yield from _answered(getattr(value, name), f"{path}/{name}")
    elif isinstance(value, tuple) and any(_parts(row) for row in value):
        for index, row in enumerate(value):
            yield from _answered(row, f"{path}/{index}")
    elif not blank(value):
        yield path


def _given(value: StopCheckAnswer | Assessment, path: str) -> Iterator[str]:
    """The answers within a row that the program itself lays out."""
    laid_out = {"check_id", "words", "stops", "prompt", "principle"}
    unanswered = {"answer": "not_checked", "rating": "not_yet_assessed"}
    for name in _parts(value):
        held = getattr(value, name)
        code = getattr(held, "code", None)
        if name not in laid_out and (code is None or code != unanswered.get(name)):
            yield from _answered(held, f"{path}/{name}")
