"""The letters: which there are, which outcome gets which, and how a wording is filled in.

`docs/decisions/0085-letters.md`.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from types import MappingProxyType

from caldicott_desktop.domain.choices import Choice, Outcome


class LetterKind(Choice):
    """A letter to whoever asked, or to whoever holds records an examiner's office needs.

    `code` names its wording in the settings and on disk.
    """

    REFUSED = "refused", "Refused"
    REDIRECTED = "redirected", "Redirected"
    MORE_NEEDED = "more_needed", "More information needed"
    RECORDS_REQUEST = "records_request", "Records asked for, for an examiner"
    RECORDS_CHASE = "records_chase", "Records asked for again, for an examiner"


_BY_OUTCOME: Mapping[Outcome, LetterKind] = MappingProxyType(
    {
        Outcome.REFUSE: LetterKind.REFUSED,
        Outcome.REDIRECT: LetterKind.REDIRECTED,
        Outcome.DEFER: LetterKind.MORE_NEEDED,
    }
)


def letter_for(outcome: Outcome | None) -> LetterKind | None:
    """The letter that answers the requester after `outcome`, or `None` where there is none.

    What is shared goes with words of its own, advice goes to whoever asked for it within the
    organisation, and a request that was withdrawn wants no answer.
    """
    return None if outcome is None else _BY_OUTCOME.get(outcome)


# The wording of a letter: one sentence a line, an empty line between paragraphs.

PLACES: Mapping[str, str] = MappingProxyType(
    {
        "your_request": "how and when the request came: “your letter of 14 April 2026”",
        "asked_for": "what was asked for",
        "told": "what the requester was told",
        "reasons": "your reasons, where you tick them for this letter",
        "redirected_to": "where the request goes",
        "to_do": "what the requester was told to do",
        "missing": "what is missing",
        "to_send": "who was told to send what",
        "chase_on": "the day on which this is chased",
        "reference": "the number of the decision",
        "organisation": "the name of the organisation",
        "phone": "the telephone number in the settings",
        "email": "the e-mail address in the settings",
        "reviewer": "who looks at a decision again, unless they decided this one",
        "review_days": "within how many working days",
        "complaint_route": "where else people can turn",
        "case_reference": "the reference of the examiner's case",
        "source": "which record an examiner's office needs",
        "asked_on": "the day on which they were last asked",
        "problem": "what stands in the way",
        "law": "what the letter rests on, in the words of the guidance",
        "law_checked": "how far these words were checked",
    }
)
"""The places a wording may name in braces, and what stands there in a letter."""

_PLACE = re.compile(r"\{([a-z_]+)\}")
_STEP = re.compile(r"([0-9]{1,2})\. +(.*)")
_HEADING = re.compile(r"(#{1,2}) +(.*)")


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """A part of a letter: a heading of `level` 1 or 2, a numbered `step`, or a paragraph."""

    words: str
    level: int | None = None
    step: int | None = None


def unknown_places(wording: str) -> tuple[str, ...]:
    """The places that `wording` names and no letter has, each once."""
    return tuple(dict.fromkeys(name for name in _PLACE.findall(wording) if name not in PLACES))


def filled_in(wording: str, known: Mapping[str, str | None]) -> str:
    """The text of a letter: `wording` with its places filled in.

    A line that names a place about which nothing is known is left out, and so is a heading with
    nothing left under it.
    """
    values = {name: " ".join((known.get(name) or "").split()) for name in _PLACE.findall(wording)}
    lines = [
        _PLACE.sub(lambda found: values[found[1]], line.rstrip())
        for line in wording.splitlines()
        if all(values[name] for name in _PLACE.findall(line))
    ]
    return _joined(_without_empty_headings(parts(_numbered_anew("\n".join(lines)))))


def parts(text: str) -> tuple[Part, ...]:
    """The headings, steps and paragraphs of a letter's text, in order.

    Lines that follow one another are one paragraph; a step goes on until the next step, a heading
    or an empty line.
    """
    found: list[Part] = []
    open_part = False
    for line in (each.strip() for each in text.splitlines()):
        heading, step = _HEADING.fullmatch(line), _STEP.fullmatch(line)
        if not line:
            open_part = False
        elif heading:
            found.append(Part(words=heading[2], level=len(heading[1])))
            open_part = False
        elif step:
            found.append(Part(words=step[2], step=int(step[1])))
            open_part = True
        elif open_part:
            found[-1] = replace(found[-1], words=f"{found[-1].words} {line}")
        else:
            found.append(Part(words=line))
            open_part = True
    return tuple(found)


def plain(text: str) -> str:
    """A letter's text without its signs, for an e-mail: headings stand on lines of their own."""
    return "\n\n".join(
        f"{part.step}. {part.words}" if part.step else part.words for part in parts(text)
    )


def _numbered_anew(text: str) -> str:
    """`text` with its steps counted from 1 after each heading, whatever was left out."""
    counted, lines = 0, []
    for line in text.splitlines():
        step = _STEP.fullmatch(line.strip())
        if step:
            counted += 1
            lines.append(f"{counted}. {step[2]}")
        else:
            counted = 0 if _HEADING.fullmatch(line.strip()) else counted
            lines.append(line)
    return "\n".join(lines)


def _without_empty_headings(found: tuple[Part, ...]) -> list[Part]:
    kept: list[Part] = []
    for part in reversed(found):
        below = kept[-1] if kept else None
        empty = below is None or (below.level is not None and below.level <= (part.level or 0))
        if part.level is None or not empty:
            kept.append(part)
    return kept[::-1]


def _joined(found: list[Part]) -> str:
    """Parts as text again: steps one below the other, everything else apart."""
    text = ""
    for before, part in zip([None, *found], found, strict=False):
        together = before is not None and before.step is not None and part.step is not None
        text += "" if before is None else "\n" if together else "\n\n"
        text += f"{'#' * (part.level or 0)} " if part.level else ""
        text += f"{part.step}. {part.words}" if part.step else part.words
    return text
