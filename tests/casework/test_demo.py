from __future__ import annotations

from collections import Counter
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from random import Random
from zoneinfo import ZoneInfo

import pytest

from caldicott_desktop import casework, guidance
from caldicott_desktop.casework import Casebook, demo_cases, examiner
from caldicott_desktop.casework.demo_cases import Setting
from caldicott_desktop.domain.case import Case
from caldicott_desktop.domain.choices import ReleaseState, Standing
from caldicott_desktop.domain.decision import missing
from caldicott_desktop.domain.examiner.choices import CaseState
from caldicott_desktop.domain.happenings import Released
from tests.casework.world import COSTS, PASSPHRASE, World, done
from tests.guidance.folders import REAL

SETTING = Setting(
    organisation="Rosewood House (fictional)",
    site="Rosewood House",
    guardian="Priya Nair",
    position="Registered manager",
    deputy="Meg Harland",
)
NOW = datetime(2026, 11, 22, 9, 0, tzinfo=UTC)


def build(world: World, folder: Path, *, decisions: int, seed: int, examiner: int = 0) -> None:
    report = done(
        casework.build_demo(
            folder,
            PASSPHRASE,
            decisions=decisions,
            examiner=examiner,
            seed=seed,
            place=world.place,
            clock=lambda: NOW,
            costs=COSTS,
            floor=COSTS,
        )
    )
    assert (report.folder, report.decisions) == (folder, decisions)
    assert report.entries >= decisions + 3


def opened(world: World, folder: Path) -> Casebook:
    return casework.unlock(folder, PASSPHRASE, place=world.place, clock=lambda: NOW, floor=COSTS)


def told(world: World, folder: Path) -> list[object]:
    """Everything but keys, salts and ids."""
    book = opened(world, folder)
    rows = casework.decisions(book).rows
    pages = [casework.open_decision(book, row.id) for row in rows]
    decided = [(page.reference, page.recorded_at, _without_ids(page.case)) for page in pages]
    drafts = [replace(row, id=casework.DraftId("")) for row in casework.drafts(book)]
    book.close()
    return [*decided, *sorted(drafts, key=repr)]


def _without_ids(case: Case) -> Case:
    return replace(case, correction=replace(case.correction, corrects=()))


def test_the_same_seed_makes_the_same_vault_and_another_seed_another(world: World) -> None:
    one, two, three = (world.root / name for name in ("1", "2", "3"))
    build(world, one, decisions=30, seed=7)
    build(world, two, decisions=30, seed=7)
    build(world, three, decisions=30, seed=8)
    assert told(world, one) == told(world, two)
    assert told(world, one) != told(world, three)


def test_a_demonstration_is_whole_signed_and_says_that_it_is_made_up(world: World) -> None:
    folder = world.root / "demo"
    build(world, folder, decisions=150, seed=3)
    book = opened(world, folder)
    assert done(casework.verify_vault(book)).intact
    listed = casework.decisions(book)
    superseded = [row for row in listed.rows if row.standing is Standing.SUPERSEDED]
    assert listed.total - len(superseded) == 150
    assert len({row.kind_id for row in listed.rows}) >= 12
    assert len({row.outcome for row in listed.rows}) >= 8
    assert any(row.late_s > 86_400 for row in listed.rows)
    assert len(casework.drafts(book)) == 3
    assert casework.dues(book)
    assert "practice" in [notice.code for notice in casework.notices(book)]
    assert book.findings == ()
    book.close()


def test_an_empty_demonstration_is_a_vault_with_drafts(world: World) -> None:
    build(world, world.root / "demo", decisions=0, seed=1)


@pytest.mark.parametrize(("decisions", "examiner"), [(1, -1), (-1, 0)])
def test_what_cannot_be_made_is_refused_before_anything_is(
    world: World, decisions: int, examiner: int
) -> None:
    with pytest.raises(casework.CaseworkError):
        build(world, world.root / "demo", decisions=decisions, seed=1, examiner=examiner)
    assert not (world.root / "demo").exists()


def test_a_demonstration_office_is_whole_and_its_people_open_the_vault(world: World) -> None:
    folder = world.root / "demo"
    build(world, folder, decisions=5, seed=3, examiner=90)
    book = opened(world, folder)
    assert done(casework.verify_vault(book)).intact
    listed = examiner.case_page(book)
    assert listed.total == 90
    assert {row.state for row in listed.rows} >= {CaseState.COMPLETE, CaseState.CORONER}
    assert [each.short_name for each in examiner.standing_sources(book)] == [
        "Trust EPR",
        "GP Connect",
        "Hospice",
    ]
    for row in listed.rows:
        page = examiner.open_case(book, row.id)
        assert (page.reference, page.state, page.examiner) == (
            row.reference,
            row.state,
            row.examiner,
        )
        assert all(each.access.accessed_at for each in page.accesses)
    assert casework.decisions(book).total >= 5 + 3
    book.close()
    theirs = casework.unlock(
        folder, f"{PASSPHRASE} T Bell", place=world.place, clock=lambda: NOW, floor=COSTS
    )
    assert theirs.person.name == "T Bell"
    theirs.close()


def test_the_same_seed_makes_the_same_office(world: World) -> None:
    def shown(name: str) -> list[object]:
        build(world, world.root / name, decisions=2, seed=4, examiner=15)
        book = opened(world, world.root / name)
        rows = examiner.case_page(book).rows
        book.close()
        return [replace(row, id=examiner.CaseId("")) for row in rows]

    assert shown("one") == shown("two")


def test_there_is_a_story_of_every_kind_and_each_can_be_recorded_as_it_is_told() -> None:
    found = guidance.load(REAL)
    stories = demo_cases.load(found, SETTING)
    told = [story["kind"] for story in stories.raw["story"]]
    assert set(told) == set(found.kinds)
    decided_at = datetime(2026, 6, 3, 13, 0, tzinfo=ZoneInfo("Europe/London"))
    for number, story in enumerate(stories.raw["story"]):
        for seed in range(3):
            case = demo_cases.tell(stories, story, Random(seed), decided_at)
            unmet = missing(case, found.kinds[case.kind_id], at=decided_at)
            assert unmet == (), (number, story["kind"], story["outcome"])


def test_much_happens_after_the_decisions_of_a_demonstration(world: World) -> None:
    folder = world.root / "demo"
    build(world, folder, decisions=300, seed=5)
    book = opened(world, folder)
    told = Counter(kind for (kind,) in book.store.rows("SELECT kind FROM entries"))
    assert {
        "advice.followed",
        "condition.settled",
        "decision.corrected",
        "decision.released",
        "person.told",
        "review.held",
    } <= told.keys()
    assert casework.decisions(book, only=casework.Filter(standing=Standing.SUPERSEDED)).total
    for state in ReleaseState:
        assert casework.decisions(book, only=casework.Filter(release=state)).total
    assert done(casework.verify_vault(book)).intact
    book.close()


def test_in_its_first_february_a_decision_is_corrected_and_more_leaves_than_was_approved(
    world: World,
) -> None:
    folder = world.root / "demo"
    build(world, folder, decisions=64, seed=1)
    book = opened(world, folder)
    rows = [
        row
        for row in casework.decisions(book).rows
        if row.decided_at.astimezone(ZoneInfo("Europe/London")).month == 2
    ]
    (corrected,) = [row for row in rows if row.standing is Standing.SUPERSEDED]
    (instead,) = [row for row in rows if row.release is ReleaseState.DIFFERS]
    before, after = (casework.open_decision(book, row.id) for row in (corrected, instead))
    assert [each.id for each in before.superseded_by] == [instead.id]
    (released,) = [
        each.happening for each in after.happened if isinstance(each.happening, Released)
    ]
    first, *_, unlisted = released.items
    assert first.scope == before.case.items[0].approved_scope
    assert first.scope != after.case.items[0].approved_scope == first.approved
    assert unlisted.number is None
    assert released.check_overrides
    book.close()
