"""What a rule looks at, and how it asks whether a field is answered."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime

from caldicott_desktop.domain.case import Case
from caldicott_desktop.domain.guidance_types import CaseKind
from caldicott_desktop.domain.lacking import blank
from caldicott_desktop.domain.unmet import Unmet, unanswered
from caldicott_desktop.errors import Sentence


@dataclass(frozen=True, slots=True, kw_only=True)
class Matter:
    """A case of one kind, looked at at one moment (`at`, aware).

    `shares` is whether the rules of sharing apply: so they do before an outcome is chosen when the
    task list asks, although the case itself does not share yet.
    """

    case: Case
    kind: CaseKind
    at: datetime
    shares: bool


Rule = Callable[[Matter], Iterable[Unmet]]


def value_at(case: Case, path: str) -> object:
    """The answer at a payload path of fixed parts (`/request/name`); lists go by index."""
    value: object = case
    for part in path.strip("/").split("/"):
        value = value[int(part)] if isinstance(value, tuple) else getattr(value, part)
    return value


Required = tuple[str, Sentence]
"""A path and what is said while it is empty."""


def missing_of(matter: Matter, required: Iterable[Required]) -> Iterator[Unmet]:
    """The requirements whose fields are empty."""
    for path, said in required:
        if blank(value_at(matter.case, path)):
            yield unanswered(path, said)
