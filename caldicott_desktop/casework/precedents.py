"""Earlier decisions of this vault that are like a case, stripped of what could identify anyone.

Which ones count as like, and why no more is read than a few hundred, is settled in
`docs/decisions/0092-what-makes-a-precedent.md`.
"""

from __future__ import annotations

import itertools
import math
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from caldicott_desktop.casework import faults
from caldicott_desktop.casework.casebook import Casebook
from caldicott_desktop.casework.changes import DecisionId
from caldicott_desktop.casework.reading import decision_entry
from caldicott_desktop.casework.stripping import Stripper
from caldicott_desktop.domain.case import Case
from caldicott_desktop.domain.choices import Outcome
from caldicott_desktop.ledger import moments
from caldicott_desktop.ledger.faults import LedgerFault
from caldicott_desktop.ledger.payload import Lines
from caldicott_desktop.store import decisions as table
from caldicott_desktop.store import payloads, search

LIMIT = 5

# Bounds that keep the time flat as the register grows. A word that more decisions than this hold
# says little, and the newest of a kind stand for the rest of it.
_MOST_OF_KIND = 200
_MOST_WITH_WORD = 300
_MOST_WORDS = 12
_MOST_LOOKED_UP = 150
_MOST_COMPARED = 40
_SHORTEST_WORD = 4
_FEWEST = 2  # decisions; among fewer no word is rare

# How much each likeness weighs. What the words have in common counts at most `_WORDS`, which
# `_ENOUGH` words bring that only one decision holds.
_KIND, _VARIANT, _REQUESTER, _GATEWAY, _WORDS = 4.0, 1.5, 1.5, 3.0, 4.0
_ENOUGH = 4

# A decision of another kind is like this one only if its words are.
_LIKE_ENOUGH = 2.0

_REASONS_SHOWN = 240


@dataclass(frozen=True, slots=True, kw_only=True)
class Precedent:
    """An earlier decision like a case, as it may be shown beside it.

    Every text has had taken out what could identify anyone. `reasons` is cut for a list;
    `whole_reasons`, `harm_if_shared`, `harm_if_not_shared` and `conditions` are for a closer look.
    """

    id: DecisionId
    reference: str
    kind_title: str
    outcome: Outcome
    sentence: str
    reasons: str
    decided_at: datetime
    gateway: str
    whole_reasons: str
    harm_if_shared: str
    harm_if_not_shared: str
    conditions: tuple[str, ...]


def precedents(book: Casebook, case: Case, limit: int = LIMIT) -> tuple[Precedent, ...]:
    """Return the earlier decisions most like `case`, the newest first where they are as like.

    Kind, variant, kind of requester and gateway weigh, and what rare words they share. Each is read
    and checked as on its own page; one that does not check out is left out.
    """
    wordy = _alike_in_words(book, case)
    of_kind = table.newest_of_kind(book.store, case.kind_id, limit=_MOST_OF_KIND)
    first = {row: wordy.get(row, 0.0) + _KIND for row in of_kind}
    for row, score in wordy.items():
        first.setdefault(row, score)
    nearest = sorted(first, key=lambda row: (-first[row], -row))[:_MOST_COMPARED]
    scored = [(score, row) for row in nearest if (score := _likeness(book, row, case, wordy))]
    found: list[Precedent] = []
    for _, row in sorted(scored, reverse=True):
        if len(found) >= limit:
            break
        precedent = _told(book, row, case)
        if precedent is not None:
            found.append(precedent)
    return tuple(found)


def _alike_in_words(book: Casebook, case: Case) -> Mapping[int, float]:
    """Return, for the rows that share rare words with the case, how much of them they share."""
    total = table.count(book.store)
    if total < _FEWEST:
        return {}
    words = search.cut(book.store, _said(book, case))
    telling = [word for word in words if len(word) >= _SHORTEST_WORD and not word.isdecimal()]
    found = search.rarity(book.store, telling[:_MOST_LOOKED_UP])
    rarest = sorted(found.items(), key=lambda each: (each[1], each[0]))[:_MOST_WORDS]
    shared: dict[int, float] = {}
    for word, number in rarest:
        if number <= _MOST_WITH_WORD:
            # 1 for a word of one decision alone, 0 for one that all of them hold.
            weight = math.log(total / number) / math.log(total)
            for row in search.holding(book.store, word, limit=_MOST_WITH_WORD):
                shared[row] = shared.get(row, 0.0) + weight
    return {row: _WORDS * min(1.0, words / _ENOUGH) for row, words in shared.items()}


def _said(book: Casebook, case: Case) -> str:
    """Return what the case is about in words, without what names the person."""
    texts = (
        case.request.asked_for,
        case.request.purpose,
        *(item.name for item in case.items),
        case.balance.harm_if_shared,
        case.balance.harm_if_not_shared,
        case.conclusion.in_one_sentence,
        case.conclusion.reasons,
        *(answer for answer in case.answers.values() if isinstance(answer, str)),
    )
    stripper = Stripper.of(book, case.subject.reference)
    return stripper.strip("\n".join(text for text in texts if text))


def _likeness(book: Casebook, row: int, case: Case, wordy: Mapping[int, float]) -> float:
    """Return how like the decision in `row` is; 0 where it is not like at all."""
    kept = payloads.get(book.store, row)
    if kept is None:
        return 0.0
    try:
        lines = Lines(kept.content)
    except LedgerFault:
        return 0.0
    schema, _, kind_id = str(lines["/schema"]).partition(" ")
    if not schema.startswith("decision/"):
        return 0.0
    words = wordy.get(row, 0.0)
    if kind_id != case.kind_id and words < _LIKE_ENOUGH:
        return 0.0
    requester = case.request.requester_kind
    # The first schema had no variants.
    told = "/variant_id" in lines
    same = (
        (_KIND, kind_id == case.kind_id),
        (_VARIANT, told and case.variant_id and lines["/variant_id"] == case.variant_id),
        (_REQUESTER, requester and lines["/request/requester_kind"] == requester.code),
        (_GATEWAY, case.law.gateway_id and lines["/law/gateway_id"] == case.law.gateway_id),
    )
    return words + sum(weight for weight, holds in same if holds)


def _told(book: Casebook, row: int, case: Case) -> Precedent | None:
    """Return the decision in `row` as it is shown, if it checks out; never what `case` corrects."""
    subject = table.id_at(book.store, row)
    if subject is None:
        return None
    try:
        entry = decision_entry(book, row, subject)
        if entry.signed.entry_id.hex() in case.correction.corrects:
            return None
        return _precedent(book, DecisionId(subject.hex()), Lines(entry.payload.content))
    except (faults.NotIntact, LedgerFault, KeyError, ValueError):
        return None


def _precedent(book: Casebook, decision_id: DecisionId, lines: Lines) -> Precedent:
    stripper = Stripper.of(book, _text(lines, "/subject/reference"), _text(lines, "/request/name"))

    def plain(path: str) -> str:
        return stripper.strip(_text(lines, path))

    kind_id = str(lines["/schema"]).partition(" ")[2]
    kind = book.guidance.kinds.get(kind_id)
    reasons = plain("/conclusion/reasons")
    conditions = itertools.takewhile(
        lines.__contains__, map("/conditions/{}/words".format, itertools.count())
    )
    return Precedent(
        id=decision_id,
        reference=_text(lines, "/reference"),
        kind_title=kind.title if kind else kind_id,
        outcome=Outcome.of(_text(lines, "/conclusion/outcome")),
        sentence=plain("/conclusion/in_one_sentence"),
        reasons=_shortened(reasons),
        decided_at=moments.read(_text(lines, "/conclusion/decided_at")),
        gateway=_text(lines, "/law/gateway_title"),
        whole_reasons=reasons,
        harm_if_shared=plain("/balance/harm_if_shared"),
        harm_if_not_shared=plain("/balance/harm_if_not_shared"),
        conditions=tuple(words for path in conditions if (words := plain(path))),
    )


def _text(lines: Lines, path: str) -> str:
    value = lines[path]
    return value if isinstance(value, str) else ""


def _shortened(text: str) -> str:
    words = " ".join(text.split())
    if len(words) <= _REASONS_SHOWN:
        return words
    return f"{words[:_REASONS_SHOWN].rpartition(' ')[0] or words[:_REASONS_SHOWN]}…"
