"""From checked entries to the lists: pure, so that they can be worked out again at any time."""

from __future__ import annotations

from dataclasses import dataclass, field
from types import MappingProxyType
from typing import NamedTuple

from caldicott_desktop.domain.happenings import KINDS
from caldicott_desktop.ledger import (
    examiner_schemas,
    later_schemas,
    office_schemas,
    work_schemas,
)
from caldicott_desktop.ledger.entry import SignedEntry
from caldicott_desktop.ledger.payload import Lines
from caldicott_desktop.ledger.schemas import DECISION_KINDS
from caldicott_desktop.store import decisions, entries, happenings, numbers, payloads, search
from caldicott_desktop.store.connection import SqlValue, Store
from caldicott_desktop.store.examiner import (
    case_words,
    cases,
    exceptions,
    log,
    problems,
    sources,
    worked_out,
)
from caldicott_desktop.store.examiner.worked_out import OfficeRows
from caldicott_desktop.store.happenings import Rows
from caldicott_desktop.store.numbers import Reference

LATER_KINDS = frozenset(KINDS.values())
"""The kinds of entry that tell what happened after a decision."""

PROBLEM_KINDS = frozenset({"problem.noted", "problem.resolved"})


_NO_OFFICE: OfficeRows = MappingProxyType({})


class Projected(NamedTuple):
    """What the lists hold of one entry.

    A number given, a decision's or a card's row, what falls due, what happened, its rows on the
    lists of an examiner's office, and the words. What happened is `about` the decision with that
    entry id, whose words it joins.
    """

    number: Reference | None = None
    decision: tuple[SqlValue, ...] | None = None
    card: tuple[SqlValue, ...] | None = None
    dues: Rows = ()
    happenings: Rows = ()
    office: OfficeRows = _NO_OFFICE
    words: str = ""
    about: bytes | None = None


NOTHING = Projected()


@dataclass(slots=True)
class Words:
    """What is to be indexed once all entries are on the lists.

    The words of decisions, by row, and the cases of the examiner log about which something was
    said, in order.
    """

    decisions: dict[int, str] = field(default_factory=dict)
    cases: dict[bytes, None] = field(default_factory=dict)


def project(row: int, signed: SignedEntry, content: bytes) -> Projected:
    """Return what entry number `row` with a sound payload puts on the lists: most kinds, nothing.

    Raises `LedgerFault`, `KeyError` or `ValueError` for a payload that is not of its kind.
    """
    found = rows_of(row, signed, Lines(content))
    spoken = found.decision or found.card or found.about
    return found._replace(words=search.text_of(content)) if spoken else found


def rows_of(row: int, signed: SignedEntry, lines: Lines) -> Projected:
    """Return what `project` does, all but the words."""
    made = signed.entry
    if made.kind in DECISION_KINDS:
        return Projected(
            number=Reference.parse(str(lines["/reference"])),
            decision=decisions.columns_of(lines, row=row, decision_id=made.subject, at=made.at),
            dues=happenings.dues_of_decision(lines, signed, row),
            happenings=happenings.told_by_decision(lines, signed, row),
            office=_office(
                sources=sources.row_of(lines, signed, row),
                exceptions=exceptions.row_of(lines, signed, row),
            ),
        )
    if made.kind == "draft.numbered":
        return Projected(number=Reference.parse(str(lines["/number"])))
    if made.kind == "card.recorded" and is_card(lines):
        return Projected(
            number=Reference.parse(str(lines["/reference"])),
            card=decisions.columns_of_card(lines, row=row, card_id=made.subject, at=made.at),
        )
    if made.kind == happenings.CONFIRMED:
        confirmed = bytes.fromhex(str(lines["/confirmed"]))
        return Projected(happenings=happenings.confirmation_of(confirmed, signed, row))
    if made.kind in LATER_KINDS and lines["/schema"] in later_schemas.NAMES:
        return Projected(
            dues=happenings.dues_of_later(lines, signed, row),
            happenings=happenings.happening_of(lines, signed, row),
            about=happenings.decision_of(lines),
        )
    return _of_the_office(row, signed, lines)


def _of_the_office(row: int, signed: SignedEntry, lines: Lines) -> Projected:
    """Return what an entry of an examiner's office puts on the lists."""
    schema = lines["/schema"]
    if schema in examiner_schemas.NAMES:
        return Projected(
            dues=happenings.dues_of_case(lines, signed, row),
            office={"examiner_entries": log.row_of(lines, signed, row)},
        )
    if signed.entry.kind in PROBLEM_KINDS and schema in office_schemas.PROBLEM_NAMES:
        return Projected(office=_office(problems=problems.row_of(lines, signed, row)))
    return NOTHING


def _office(**rows: tuple[SqlValue, ...] | None) -> OfficeRows:
    return {table: row for table, row in rows.items() if row is not None}


def is_card(lines: Lines) -> bool:
    """Tell whether a payload is a card of a form this program knows; a newer one is not listed."""
    return lines["/schema"] == work_schemas.CARD_RECORDED.name


def put(store: Store, row: int, signed: SignedEntry, projected: Projected, words: Words) -> None:
    """Put on the lists what entry number `row` adds to them; call inside a transaction.

    A decision takes the place of the card it writes up, whichever of the two arrived first. The
    words are kept in `words` for `index` to take many at once: between other statements FTS5 would
    write each decision's words into a segment of their own.
    """
    made = signed.entry
    if projected.number is not None:
        numbers.give(store, projected.number, log=made.log, subject=made.subject, row=row)
    happenings.add(store, projected.dues, projected.happenings)
    worked_out.add(store, projected.office)
    if worked_out.tells_of_case(projected.office):
        cases.work_out(store, made.subject)
        happenings.settle(store, made.subject)
        words.cases[made.subject] = None
    if (examiner_case := worked_out.excepted_case(projected.office)) is not None:
        happenings.settle(store, examiner_case)
    if projected.decision is not None:
        card = decisions.card_row_of(store, made.subject)
        if card is not None:
            decisions.remove(store, card)
            search.remove(store, card)
            words.decisions.pop(card, None)
        decisions.add(store, projected.decision)
        later = spoken_later(store, signed.entry_id)
        words.decisions[row] = "\n".join((projected.words, *later))
    elif projected.card is not None and decisions.row_of(store, made.subject) is None:
        decisions.add(store, projected.card)
        words.decisions[row] = projected.words
    elif projected.about is not None:
        _add_words(store, projected, words.decisions)
    if projected.decision is not None or projected.happenings or projected.dues:
        happenings.work_out(store, made.subject)


def _add_words(store: Store, projected: Projected, words: dict[int, str]) -> None:
    """Join what a later entry says to the words of the decision it is about, once that is here."""
    decision = entries.by_id(store, projected.about or b"")
    if decision is None or not decisions.is_on_list(store, decision.row):
        return
    if decision.row in words:
        words[decision.row] += f"\n{projected.words}"
    else:
        search.remove(store, decision.row)
        words[decision.row] = spoken(store, decision.row)


def spoken(store: Store, row: int) -> str:
    """Return everything a decision says in words, and what was told of it afterwards: unchecked.

    It is what search finds the decision by.
    """
    entry = entries.by_row(store, row)
    later = spoken_later(store, entry.id) if entry else ()
    return "\n".join((_said(store, row), *later))


def spoken_later(store: Store, decision: bytes) -> tuple[str, ...]:
    """Return what was told afterwards of the decision with that entry id, entry by entry."""
    about = happenings.rows_about(store, decision, LATER_KINDS)
    return tuple(_said(store, row) for row in about)


def _said(store: Store, row: int) -> str:
    kept = payloads.get(store, row)
    return search.text_of(kept.content) if kept else ""


def index(store: Store, words: Words) -> None:
    """Put words into the search indexes; last in a transaction."""
    for row, text in words.decisions.items():
        search.add(store, row, text)
    for case in words.cases:
        case_words.index(store, case)


def clear(store: Store) -> None:
    """Empty the lists; call inside a transaction, and fill them again."""
    worked_out.clear(store)
    happenings.clear(store)
    decisions.clear(store)
    numbers.clear(store)
    search.clear(store)
