"""Guidance looked at again: recorded once, told everywhere, while the words are the same."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from functools import partial
from hashlib import sha256
from pathlib import Path

import pytest

from caldicott_desktop import casework, guidance
from caldicott_desktop.casework import Casebook, rechecking
from caldicott_desktop.casework.appending import writing
from caldicott_desktop.casework.looking_over import look_over_at
from caldicott_desktop.domain import choices as c
from caldicott_desktop.domain.people import Role
from caldicott_desktop.domain.sections import Section
from caldicott_desktop.ledger import schemas, work_schemas
from caldicott_desktop.ledger.work_schemas import GuidanceRechecked
from tests.casework.world import World, record
from tests.domain import samples
from tests.guidance.folders import copy_of, edit

ROW = "law_row vir-ew"
SEEN_ON = date(2026, 11, 22)
LATER = date(2031, 5, 1)
PAST = date(2028, 1, 1)  # past the row's own date, before the next one


def recheck(book: Casebook, item: str = ROW, *, stands: bool = True) -> casework.Changes:
    return casework.record_recheck(
        book,
        item,
        seen="The response on gov.uk: nothing new",
        stands=stands,
        seen_on=SEEN_ON,
        again_by=LATER,
    )


def recheck_everything(book: Casebook) -> None:
    """Record all of it in one transaction: each by itself reads every earlier one again."""
    with writing(book) as writer:
        for item in guidance.items(book.guidance):
            told = GuidanceRechecked(
                item=guidance.item_id(item),
                text=guidance.item_digest(item),
                seen="The response on gov.uk: nothing new",
                stands=True,
                seen_on=SEEN_ON,
                again_by=LATER,
            )
            subject = sha256(told.item.encode()).digest()[:16]
            writer.append(work_schemas.GUIDANCE_RECHECKED, told, subject=subject)
    rechecking.apply(book)


def test_a_recheck_moves_the_date_and_nothing_of_the_words(book: Casebook) -> None:
    before = book.guidance
    changes = recheck(book)
    assert (changes.notices, changes.guidance) == (True, True)
    row, written = book.guidance.law_rows["vir-ew"], before.law_rows["vir-ew"]
    assert row.recheck_by == LATER != written.recheck_by
    assert {cited.recheck_by for cited in row.citations} == {LATER}
    assert (row.words, row.status) == (written.words, written.status)
    assert (book.guidance.sha256, book.guidance.version) == (before.sha256, before.version)
    assert book.guidance.law_rows["vir-ew"] is not written
    others = {id_: each for id_, each in book.guidance.law_rows.items() if id_ != "vir-ew"}
    assert others == {id_: each for id_, each in before.law_rows.items() if id_ != "vir-ew"}


@pytest.mark.parametrize(
    "item", [ROW, "gateway court-order", "principle 3", "clock ahra-gb", "kind police-crime"]
)
def test_every_type_of_item_can_be_rechecked_and_stays_so_after_locking(
    world: World, item: str
) -> None:
    book = world.create()
    recheck(book, item)
    book.close()
    again = world.unlock()
    assert set(casework.rechecks(again)) == {item}
    found = guidance.item_named(again.guidance, item)
    assert found is not None
    assert guidance.recheck_day_of(found) == LATER
    assert again.guidance.rechecks[item].by == "Priya Nair"
    again.close()


def test_the_newest_recheck_stands(book: Casebook) -> None:
    recheck(book, stands=True)
    casework.record_recheck(
        book, ROW, seen="The page is gone", stands=False, seen_on=SEEN_ON, again_by=None
    )
    assert not book.guidance.rechecks[ROW].stands
    assert book.guidance.law_rows["vir-ew"].recheck_by is None


def test_a_recheck_counts_only_while_the_words_are_the_same(world: World, tmp_path: Path) -> None:
    world.guidance = copy_of(tmp_path / "ours")
    book = world.create()
    recheck(book)
    recheck(book, "gateway court-order")
    book.close()
    words = book.guidance.law_rows["vir-ew"].title
    edit(world.guidance, "law_rows.toml", words, f"{words}, as amended")
    again = world.unlock()
    assert set(casework.rechecks(again)) == {"gateway court-order"}
    assert again.guidance.law_rows["vir-ew"].recheck_by != LATER
    again.close()


def test_today_the_check_page_and_the_pane_go_by_it(book: Casebook, world: World) -> None:
    case = samples.change(samples.shared("police-crime"), **{"/law/nation": c.Nation.ENGLAND})
    pane = partial(guidance.considerations_for, case, section=Section.LAW, today=PAST)

    def told() -> str:
        return " ".join(p for block in pane(guidance=book.guidance) for p in block.paragraphs)

    assert "past its recheck date" in told()
    assert ROW in guidance.due_for_recheck(book.guidance, PAST)
    recheck(book, stands=False)
    assert ROW not in guidance.due_for_recheck(book.guidance, PAST)
    assert "Rechecked on 22 November 2026 by Priya Nair: no longer as written." in told()
    assert "nothing new" in told()
    world.hands.now += timedelta(days=365 * 2)
    assert any(n.action == "guidance" for n in casework.notices(book))
    world.hands.now -= timedelta(days=365 * 2)
    recheck_everything(book)
    world.hands.now += timedelta(days=365 * 2)
    assert not any(n.action == "guidance" for n in casework.notices(book))


def test_the_check_page_leaves_out_a_row_that_was_rechecked(book: Casebook, world: World) -> None:
    row = guidance.law_row_used(book.guidance.law_rows["vir-ew"])
    case = samples.change(samples.shared("police-crime"), **{"/law/rows": (row,)})

    def found() -> bool:
        return any(
            finding.check_id == "row-past-its-date" and "victims" in finding.words
            for finding in look_over_at(book, case, world.hands.now + timedelta(days=365 * 2))
        )

    assert found()
    recheck(book)
    assert not found()


def test_a_decision_is_shown_with_the_guidance_as_it_stood(book: Casebook) -> None:
    made = record(book, samples.refused())
    before = casework.open_decision(book, made.decision_id)
    recheck(book, "kind police-crime")
    recheck(book, "principle 3")
    after = casework.open_decision(book, made.decision_id)
    assert replace(after, head=before.head) == before


@pytest.mark.parametrize(
    ("seen", "seen_on", "again_by", "said"),
    [
        ("  ", SEEN_ON, LATER, "does not say what was seen"),
        ("A page", SEEN_ON + timedelta(days=1), LATER, "has not come yet"),
        ("A page", SEEN_ON, SEEN_ON, "not after the day"),
    ],
)
def test_what_cannot_be_meant_is_refused_and_nothing_recorded(
    book: Casebook, seen: str, seen_on: date, again_by: date, said: str
) -> None:
    with pytest.raises(casework.RecheckUnusable, match=said):
        casework.record_recheck(
            book, ROW, seen=seen, stands=True, seen_on=seen_on, again_by=again_by
        )
    assert casework.rechecks(book) == {}


@pytest.mark.parametrize("item", ["law_row nonsense", "nonsense", "principle 9", "basis 6(1)(e)"])
def test_an_item_nobody_has_cannot_be_rechecked(book: Casebook, item: str) -> None:
    with pytest.raises(casework.ItemUnknown):
        recheck(book, item)


def test_only_an_ig_lead_or_owner_may_and_the_rest_are_told_who(book: Casebook) -> None:
    assert casework.may_recheck(book)
    with writing(book) as writer:
        person = schemas.Person(
            name="Priya Nair", position=None, roles=frozenset({Role.GUARDIAN}), reason="a test"
        )
        writer.append(schemas.PERSON, person, subject=book.person_id, kind="person.changed")
    assert not casework.may_recheck(book)
    with pytest.raises(casework.NotEntitled, match="an information governance lead"):
        recheck(book)


def test_entries_on_one_item_come_after_one_another(book: Casebook) -> None:
    recheck(book)
    with writing(book) as writer:
        told = GuidanceRechecked(
            item=ROW,
            text=bytes(32),
            seen="Words nobody has now",
            stands=False,
            seen_on=SEEN_ON,
            again_by=None,
        )
        subject = sha256(ROW.encode()).digest()[:16]  # as `docs/store-format.md` has it
        added = writer.append(work_schemas.GUIDANCE_RECHECKED, told, subject=subject)
    assert len(added.signed.entry.after) == 1
    assert casework.rechecks(book)[ROW].stands
