from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path

import docx
import pytest

from caldicott_desktop import casework
from caldicott_desktop.casework import Casebook
from caldicott_desktop.casework.changes import DecisionId
from caldicott_desktop.domain import choices as c
from caldicott_desktop.domain.people import Role
from tests.casework.test_cards import become
from tests.casework.world import World, done, record
from tests.domain import samples


@pytest.fixture
def advised(book: Casebook) -> DecisionId:
    return record(book, samples.of_outcome(c.Outcome.ADVICE_ONLY)).decision_id


def say(book: Casebook, decision_id: DecisionId, followed: c.Followed | None) -> casework.Changes:
    return casework.record_advice_followed(
        book,
        decision_id,
        followed=followed,
        who=" The  owner ",
        on=date(2026, 11, 21),
        note="Switched on for falls only.\n",
    )


def test_what_was_done_with_advice_is_an_entry_of_its_own(
    book: Casebook, advised: DecisionId
) -> None:
    assert casework.open_decision(book, advised).advice_followed is None
    assert say(book, advised, c.Followed.IN_PART).decisions == {advised}
    page = casework.open_decision(book, advised)
    assert page.advice_followed is c.Followed.IN_PART
    (later,) = page.afterwards
    assert later.what == (
        "The organisation followed the advice: in part. Decided by The owner.\n"
        "Switched on for falls only."
    )
    assert (later.happened_on, later.recorded_by) == (date(2026, 11, 21), "Priya Nair")
    say(book, advised, c.Followed.NO)
    page = casework.open_decision(book, advised)
    assert (page.advice_followed, len(page.afterwards)) == (c.Followed.NO, 2)
    assert done(casework.verify_vault(book)).intact


def test_it_stands_in_the_word_record_with_both_days(
    book: Casebook, advised: DecisionId, tmp_path: Path
) -> None:
    say(book, advised, c.Followed.NO)
    exported = casework.export_decision(book, advised, tmp_path / "record.docx")
    document = docx.Document(str(exported.path))
    words = "\n".join(cell.text for table in document.tables for cell in table._cells)  # noqa: SLF001
    assert "The organisation followed the advice: no. Decided by The owner." in words
    assert "21 Nov 2026" in words
    assert "1 day later" in words
    assert casework.verify_document(exported.path).status == 0


def test_only_advice_is_followed(book: Casebook) -> None:
    refused = record(book).decision_id
    with pytest.raises(casework.NoAdvice):
        say(book, refused, c.Followed.YES)


@pytest.mark.parametrize(
    ("change", "path"),
    [
        ({"followed": None}, "/followed"),
        ({"who": "  "}, "/who"),
        ({"who": None}, "/who"),
        ({"on": None}, "/on"),
        ({"on": date(2026, 11, 23)}, "/on"),
    ],
)
def test_what_is_not_whole_is_not_recorded(
    book: Casebook, advised: DecisionId, change: dict[str, object], path: str
) -> None:
    told: dict[str, object] = {
        "followed": c.Followed.YES,
        "who": "The owner",
        "on": date(2026, 11, 22),
    }
    with pytest.raises(casework.FollowedIncomplete) as refused:
        casework.record_advice_followed(book, advised, **{**told, **change})  # type: ignore[arg-type]  # any of them
    assert refused.value.path == path
    assert casework.open_decision(book, advised).afterwards == ()


def test_who_may_not_decide_may_not_say(book: Casebook, advised: DecisionId) -> None:
    become(book, Role.OWNER)
    with pytest.raises(casework.NotEntitled):
        say(book, advised, c.Followed.YES)


def test_the_day_may_lie_long_back(world: World) -> None:
    book = world.create()
    made = record(book, samples.of_outcome(c.Outcome.ADVICE_ONLY)).decision_id
    world.hands.now += timedelta(days=40)
    say(book, made, c.Followed.YES)
    assert casework.open_decision(book, made).afterwards[0].happened_on == date(2026, 11, 21)
    book.close()
