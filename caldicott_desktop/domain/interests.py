"""Declared interests: said once by each person, and looked up quietly beside each decision."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from datetime import date

from caldicott_desktop.domain.case import Case
from caldicott_desktop.domain.choices import Choice

_BETWEEN = re.compile(r"[,;/\n]|\band\b")


class InterestKind(Choice):
    """What kind of closeness is declared."""

    EMPLOYED_BY_OWNER = "employed_by_owner", "Employed by the owner"
    TREATING = "treating", "Treats or cares for them"
    RELATIVE = "relative", "Relative or friend"
    EXAMINER = "examiner", "Medical examiner as well as Guardian"
    FINANCIAL = "financial", "Financial"
    OTHER = "other", "Another interest"


@dataclass(frozen=True, slots=True, kw_only=True)
class Interest:
    """An interest as it stands: whom it concerns, since when, and whether it has ended.

    `references` are local references of people, `organisations` names of bodies. With neither it
    concerns every decision.
    """

    kind: InterestKind | None = None
    words: str | None = None
    references: tuple[str, ...] = ()
    organisations: tuple[str, ...] = ()
    since_on: date | None = None
    ended_on: date | None = None

    @property
    def concerns_all(self) -> bool:
        """Whether it names nobody in particular."""
        return not (self.references or self.organisations)

    def lasts_on(self, day: date) -> bool:
        """Whether it had begun and not ended on that day."""
        begun = self.since_on is None or self.since_on <= day
        return begun and (self.ended_on is None or self.ended_on > day)


def touches(interest: Interest, case: Case, *, on: date) -> bool:
    """Whether an interest bears on a case on that day, by what is written in both.

    A reference matches whatever the case of its letters, also as one of several in the field; an
    organisation matches the name of the requester, of ourselves, and of whoever the case goes to.
    Nothing is guessed: another spelling is another name.
    """
    if not interest.lasts_on(on):
        return False
    if interest.concerns_all:
        return True
    people = {_plain(part) for part in _BETWEEN.split(case.subject.reference or "")}
    details = case.conclusion.details
    bodies = {
        _plain(name or "")
        for name in (
            case.request.organisation,
            case.request.our_entity,
            details.redirected_to,
            details.escalated_to,
            details.who_decides,
        )
    }
    return any(
        _plain(named) in known
        for named, known in (
            *((reference, people) for reference in interest.references),
            *((organisation, bodies) for organisation in interest.organisations),
        )
        if _plain(named)
    )


def _plain(text: str) -> str:
    return " ".join(unicodedata.normalize("NFKC", text).casefold().split())
