"""The letters: which there are, which outcome gets which, and how a wording is filled in.

`docs/decisions/0085-letters.md`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from types import MappingProxyType

from caldicott_desktop.domain.case import Item
from caldicott_desktop.domain.choices import Choice, ItemDecision, Outcome, RequesterKind


class LetterKind(Choice):
    """A letter to whoever asked, or to whoever holds records an examiner's office needs.

    `code` names its wording in the settings and on disk.
    """

    SHARED = "shared", "Shared"
    SHARED_IN_PART = "shared_in_part", "Shared in part"
    ANONYMISED = "anonymised", "Anonymised alternative"
    REFUSED = "refused", "Refused"
    REDIRECTED = "redirected", "Redirected"
    MORE_NEEDED = "more_needed", "More information needed"
    RECORDS_REQUEST = "records_request", "Records asked for, for an examiner"
    RECORDS_CHASE = "records_chase", "Records asked for again, for an examiner"


_BY_OUTCOME: Mapping[Outcome, LetterKind] = MappingProxyType(
    {
        Outcome.SHARE_IN_FULL: LetterKind.SHARED,
        Outcome.SHARE_IN_PART: LetterKind.SHARED_IN_PART,
        Outcome.SHARE_WITH_CONDITIONS: LetterKind.SHARED,
        Outcome.ANONYMISED: LetterKind.ANONYMISED,
        Outcome.REFUSE: LetterKind.REFUSED,
        Outcome.REDIRECT: LetterKind.REDIRECTED,
        Outcome.DEFER: LetterKind.MORE_NEEDED,
    }
)


def letter_for(outcome: Outcome | None, items: Sequence[Item] = ()) -> LetterKind | None:
    """The letter that answers the requester after `outcome`, or `None` where there is none.

    Where not all of the `items` are given as asked, it says so whatever the outcome is called.
    Advice goes to whoever asked for it within the organisation, and a request that was withdrawn
    wants no answer.
    """
    kind = None if outcome is None else _BY_OUTCOME.get(outcome)
    if kind is LetterKind.SHARED and any(map(_is_held_back, items)):
        return LetterKind.SHARED_IN_PART
    return kind


def shared(items: Sequence[Item]) -> tuple[str, ...]:
    """What a letter says is shared: each item as it was approved, and no more of it."""
    return tuple(_sentences(_shared(each)) for each in items if _is_given(each))


def held_back(items: Sequence[Item], *, with_reasons: bool) -> tuple[str, ...]:
    """What a letter says is not shared: each item as it was asked for, with its reason if ticked.

    What was approved instead stands among what is `shared`.
    """
    return tuple(
        _sentences(_held_back(each, with_reasons=with_reasons))
        for each in items
        if _is_held_back(each)
    )


def _is_given(item: Item) -> bool:
    return item.decision not in {None, ItemDecision.REFUSED}


def _is_held_back(item: Item) -> bool:
    return item.decision is not ItemDecision.ALLOWED


def _shared(item: Item) -> Iterator[str | None]:
    yield item.name
    # As asked, an item is approved in the words it was asked for in; what was cut, never.
    as_asked = item.asked_scope if item.decision is ItemDecision.ALLOWED else None
    yield item.approved_scope or as_asked
    if item.decision is ItemDecision.REDACTED:
        yield "Parts are taken out of it"


def _held_back(item: Item, *, with_reasons: bool) -> Iterator[str | None]:
    yield item.name
    if item.decision is ItemDecision.REDUCED:
        yield "You get less of it than you asked for"
    elif item.decision is ItemDecision.REDACTED:
        yield "Parts are taken out of it"
    elif item.decision is None:
        yield "This is not decided yet"
    if with_reasons:
        yield item.reason


def _sentences(said: Iterator[str | None]) -> str:
    """Words as sentences on one line, each with its end."""
    return " ".join(ended(each) for each in said if each and each.strip())


def ended(text: str) -> str:
    """Text on one line that ends as a sentence does."""
    line = " ".join(text.split())
    return line if not line or line[-1] in _ENDS else f"{line}."


_WITH_SURNAMES = """
Mr Mrs Ms Miss Mx Dr Prof Professor Rev Reverend Cllr Councillor Judge
PC DC PS DS DI DCI DSU Sgt Sergeant Inspector Constable Officer Sister Nurse
"""
_TITLES = frozenset(_WITH_SURNAMES.split())
_ENDS = ".?!…"


def greeting(name: str | None) -> str:
    """How a letter begins: with title and surname where `name` has both, else with all of it.

    What follows a comma, a collar number or a post, is no part of the name.
    """
    words = (name or "").partition(",")[0].split()
    if not words:
        return "Dear Sir or Madam"
    if len(words) > 1 and words[0].rstrip(".") in _TITLES:
        words = [words[0], words[-1]]
    return f"Dear {' '.join(words)}"


# Whose position is what they are to the person, and no part of where a letter goes.
_PRIVATE = frozenset(
    {
        RequesterKind.PERSON,
        RequesterKind.RELATIVE,
        RequesterKind.REPRESENTATIVE,
        RequesterKind.ATTORNEY,
    }
)


def addressed(
    kind: RequesterKind | None, name: str | None, position: str | None, organisation: str | None
) -> tuple[str, ...]:
    """The lines a letter to a requester begins with; how somebody is related is none of them.

    A position stands where it is one at an organisation.
    """
    at_work = organisation and kind not in _PRIVATE
    return tuple(each for each in (name, position if at_work else None, organisation) if each)


# The wording of a letter: one sentence a line, an empty line between paragraphs.

PLACES: Mapping[str, str] = MappingProxyType(
    {
        "your_request": "how and when the request came: “your letter of 14 April 2026”",
        "asked_for": "what was asked for",
        "told": "what the requester was told",
        "shared_item": "what is shared, a line for each thing",
        "held_back_item": "what is not shared or only in part, a line for each thing",
        "condition": "the conditions, a line for each",
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


def filled_in(wording: str, known: Mapping[str, str | Sequence[str] | None]) -> str:
    """The text of a letter: `wording` with its places filled in.

    A line that names a place of several things stands once for each of them. A line that names a
    place about which nothing is known is left out, and so is a heading with nothing left under it.
    """
    values = {name: _values(known.get(name)) for name in _PLACE.findall(wording)}
    lines = [filled for line in wording.splitlines() for filled in _lines(line.rstrip(), values)]
    return _joined(_without_empty_headings(parts(_numbered_anew("\n".join(lines)))))


def _values(known: str | Sequence[str] | None) -> tuple[str, ...]:
    said = (known,) if known is None or isinstance(known, str) else known
    return tuple(text for each in said if (text := " ".join((each or "").split())))


def _lines(line: str, values: Mapping[str, tuple[str, ...]]) -> Iterator[str]:
    """Yield `line` as often as the place in it with the most values has any."""
    names = _PLACE.findall(line)
    if not names:
        yield line
        return
    if all(values[name] for name in names):
        for at in range(max(len(values[name]) for name in names)):
            here = {name: values[name][min(at, len(values[name]) - 1)] for name in names}
            yield _put(line, here)


def _put(line: str, values: Mapping[str, str]) -> str:
    return _PLACE.sub(lambda found: values[found[1]], line)


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
