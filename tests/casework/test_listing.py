"""The long list: its first rows, its whole order, its rows, and where words stand in them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from caldicott_desktop import casework
from caldicott_desktop.casework import Casebook, Filter, Listed, Lookup, Order
from caldicott_desktop.casework.listing import FIRST_ROWS
from caldicott_desktop.domain.case import Case
from caldicott_desktop.domain.choices import Outcome
from caldicott_desktop.store import faults, search
from tests.casework.world import done, record
from tests.domain import samples


def asked_by(organisation: str, *, case: Case | None = None) -> Case:
    case = case or samples.refused()
    return replace(case, request=replace(case.request, organisation=organisation))


def because(reasons: str) -> Case:
    case = samples.refused()
    return replace(case, conclusion=replace(case.conclusion, reasons=reasons))


def found(book: Casebook, lookup: Lookup) -> list[str]:
    """The references a list gives, all of them, in its order."""
    listed = done(casework.find_decisions(book, lookup))
    assert listed.is_whole
    rows = casework.rows_at(book, listed.numbers)
    return [rows[number].reference for number in listed.numbers]


def test_the_first_rows_come_at_once_and_the_whole_order_after_them(
    book: Casebook, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(casework.listing, "FIRST_ROWS", 3)
    made = [record(book).reference for _ in range(5)]
    steps = casework.find_decisions(book, Lookup())
    first = next(steps)
    assert not first.is_whole
    assert [row.reference for row in first.rows.values()] == made[:1:-1]
    whole = done(steps)
    assert whole.is_whole
    assert whole.numbers[:3] == first.numbers
    assert len(whole.numbers) == 5
    assert found(book, Lookup()) == made[::-1]


def test_a_list_that_is_short_is_whole_at_once(book: Casebook) -> None:
    record(book)
    with pytest.raises(StopIteration) as over:
        next(casework.find_decisions(book, Lookup()))
    listed = over.value.value
    assert isinstance(listed, Listed)
    assert listed.is_whole
    assert len(listed.rows) == 1


def test_every_order_goes_both_ways_narrowed_or_not(book: Casebook) -> None:
    for organisation in ("beta", "Alpha", "Gamma"):
        record(book, asked_by(organisation))
    record(book, asked_by("Other", case=samples.shared()))
    refused = Filter(outcome=Outcome.REFUSE)
    for order in Order:
        for only in (Filter(), refused):
            for text in ("", "2026"):
                down = found(book, Lookup(order=order, only=only, text=text))
                up = found(book, Lookup(order=order, only=only, text=text, descending=False))
                assert down == up[::-1], (order, only, text)
                assert len(up) == (3 if only == refused else 4)
    by_name = found(book, Lookup(order=Order.REQUESTER, descending=False, only=refused))
    assert by_name == ["CG-2026-0002", "CG-2026-0001", "CG-2026-0003"]


def test_a_phrase_is_compared_turn_by_turn_and_the_list_grows(
    book: Casebook, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(casework.listing, "_COMPARED", 1)
    record(book, because("The niece was told by letter."))
    record(book, because("Told by letter, the niece was."))
    record(book, because("She wrote that the niece was told by her."))
    asked = Lookup(text="“niece was told”")
    sizes = [len(each.numbers) for each in casework.find_decisions(book, asked)]
    assert sizes == [0, 1, 1, 2]
    assert found(book, asked) == ["CG-2026-0003", "CG-2026-0001"]


def test_a_search_says_so_when_it_looked_at_the_newest_only(
    book: Casebook, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(casework.listing, "FIRST_ROWS", 1)
    monkeypatch.setattr(search, "MOST_SORTED", 2)
    for _ in range(3):
        record(book)
    listed = done(casework.find_decisions(book, Lookup(text="2026")))
    assert listed.more
    assert len(listed.numbers) == 2


def test_a_row_that_is_listed_no_more_is_left_out(book: Casebook) -> None:
    record(book)
    [number] = done(casework.find_decisions(book, Lookup())).numbers
    assert list(casework.rows_at(book, [number, 10_000])) == [number]
    [decision_id] = casework.decisions_at(book, [10_000, number])
    assert casework.open_decision(book, decision_id).reference == "CG-2026-0001"


@pytest.mark.parametrize(
    "question",
    [
        lambda book: done(casework.find_decisions(book, Lookup())),
        lambda book: casework.rows_at(book, [1]),
        lambda book: casework.quotations(book, "niece", [1]),
        casework.differences,
        lambda book: casework.filter_choices(book, casework.Facet.KIND, Filter()),
    ],
)
def test_every_question_of_a_list_may_be_cut_off(
    book: Casebook, monkeypatch: pytest.MonkeyPatch, question: Callable[[Casebook], object]
) -> None:
    record(book)
    store = book.store
    read = store.rows

    def cut_off(*asked: object) -> object:
        book.interrupt()
        return read(*asked)  # type: ignore[arg-type]

    monkeypatch.setattr(store, "rows", cut_off)
    with pytest.raises(faults.SearchStopped):
        question(book)
    monkeypatch.undo()
    question(book)


def test_nobody_minds_an_interruption_of_a_closed_vault(book: Casebook) -> None:
    book.close()
    book.interrupt()


def test_enough_rows_come_first_for_a_screen() -> None:
    assert FIRST_ROWS >= 40
