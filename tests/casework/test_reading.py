from __future__ import annotations

from dataclasses import replace

import pytest

from caldicott_desktop import casework
from caldicott_desktop.casework import Casebook, DecisionId, Order
from caldicott_desktop.domain import choices as c
from caldicott_desktop.errors import KnownError
from caldicott_desktop.store.decisions import Cursor
from tests.casework.world import record
from tests.domain import samples


@pytest.fixture
def filled(book: Casebook) -> Casebook:
    for number in range(12):
        case = samples.change(
            samples.refused(),
            **{
                "/request/organisation": f"Asker {number:02}",
                "/conclusion/reasons": "the quick brown fox" if number % 2 else "brown the quick",
            },
        )
        record(book, case)
    return book


def references(book: Casebook, **what: object) -> list[str]:
    return [row.reference[-4:] for row in casework.decisions(book, **what).rows]  # type: ignore[arg-type]


def test_the_list_is_newest_first_and_pages_go_on(filled: Casebook) -> None:
    first = casework.decisions(filled, limit=5)
    assert (first.total, first.more_than_total) == (12, False)
    assert [row.reference[-4:] for row in first.rows] == ["0012", "0011", "0010", "0009", "0008"]
    assert first.rows[0].kind_title == "Police request"
    rest = casework.decisions(filled, limit=9, after=first.next)
    assert len(rest.rows) == 7
    assert rest.next is None


def test_an_order_and_a_filter(filled: Casebook) -> None:
    assert references(filled, order=Order.REQUESTER, descending=False, limit=2) == ["0001", "0002"]
    only = casework.Filter(outcome=c.Outcome.REDIRECT)
    assert references(filled, only=only) == []


def test_words_and_phrases_are_found(filled: Casebook) -> None:
    assert len(references(filled, text="quick bro")) == 12
    assert references(filled, text="asker 07") == ["0008"]
    assert references(filled, text='"the quick brown"') == [
        "0012",
        "0010",
        "0008",
        "0006",
        "0004",
        "0002",
    ]
    assert references(filled, text='"THE  quick Brown" asker 07') == ["0008"]
    assert references(filled, text='"quick the"') == []
    assert references(filled, text="nonsense") == []
    assert len(references(filled, text="  ")) == 12


def test_phrases_page_on(filled: Casebook) -> None:
    found: list[str] = []
    after: Cursor | None = None
    while True:
        page = casework.decisions(filled, text='"the quick brown"', limit=2, after=after)
        found += [row.reference[-4:] for row in page.rows]
        after = page.next
        if after is None:
            break
    assert found == ["0012", "0010", "0008", "0006", "0004", "0002"]


def test_a_decision_that_is_not_there_is_unknown(book: Casebook) -> None:
    with pytest.raises(casework.DecisionUnknown):
        casework.open_decision(book, DecisionId("00" * 16))


def test_an_old_kind_is_named_by_its_id_in_lists(filled: Casebook) -> None:
    with filled.store.transaction():
        filled.store.run("UPDATE decisions SET kind_id = 'of-long-ago'")
    assert casework.decisions(filled).rows[0].kind_title == "of-long-ago"


def test_a_decision_is_shown_with_the_guidance_it_was_made_under(book: Casebook) -> None:
    made = record(book)
    then = book.guidance
    # As when the program carries a later set, which says other things.
    book.guidance = replace(then, sha256="0" * 64, version="later", principles=())
    page = casework.open_decision(book, made.decision_id)
    assert (page.guidance_version, page.principles) == (then.version, then.principles)
    assert page.kind == then.kinds["police-crime"]
    assert casework.open_decision(book, made.decision_id).kind == page.kind


def test_a_decision_under_guidance_that_was_lost_is_not_shown(book: Casebook) -> None:
    made = record(book)
    book.guidance = replace(book.guidance, sha256="0" * 64)
    book.store.run("DROP TRIGGER guidance_sets_never_go")
    book.store.run("DELETE FROM guidance_sets")
    with pytest.raises(KnownError):
        casework.open_decision(book, made.decision_id)
