"""A fault in the guidance files never keeps anyone from what is recorded."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from caldicott_desktop import casework
from caldicott_desktop.casework import Casebook
from caldicott_desktop.domain.choices import StopAnswer
from caldicott_desktop.domain.guidance_types import BrokenKind
from caldicott_desktop.guidance import GuidanceError
from caldicott_desktop.guidance.loading import _usable
from caldicott_desktop.store import entries
from tests.casework.world import World, done, record
from tests.domain import samples
from tests.guidance.folders import copy_of, edit

POLICE = "kinds/police-crime.toml"


@pytest.fixture
def world(tmp_path: Path) -> World:
    """A computer whose program carries a set of guidance that can be edited."""
    return World(root=tmp_path, guidance=copy_of(tmp_path))


def break_police(world: World) -> None:
    edit(world.guidance, POLICE, "scope =", "skope =")


def break_gateways(world: World) -> None:
    edit(world.guidance, "gateways.toml", "[[gateway]]", "[[gatway]]")


def adoptions(book: Casebook) -> int:
    return len(entries.of_kinds(book.store, ("guidance.adopted",)))


def notice(book: Casebook, code: str) -> casework.Notice | None:
    return next((n for n in casework.notices(book) if n.code.startswith(code)), None)


def test_decisions_of_a_kind_with_a_fault_open_as_they_were_and_others_are_recorded(
    world: World,
) -> None:
    book = world.create()
    made, title = record(book), book.guidance.kinds["police-crime"].title
    book.close()
    break_police(world)
    book = world.unlock()
    page = casework.open_decision(book, made.decision_id)
    assert page.kind.title == title
    assert page.kind.questions
    assert casework.decisions(book).rows[0].kind_title == title
    general = record(book, samples.refused("general"))
    assert casework.open_decision(book, general.decision_id).kind.id == "general"
    assert done(casework.verify_vault(book)).intact
    with pytest.raises(casework.CaseworkError, match="no such kind"):
        casework.new_draft(book, "police-crime")
    book.close()


def test_a_kind_with_a_fault_is_noticed_by_its_title_until_it_is_put_away(world: World) -> None:
    break_police(world)
    book = world.create()
    said = notice(book, "kinds ")
    assert said is not None
    assert "One kind of case cannot be used, because its file has a fault: Police" in said.words
    casework.dismiss_notice(book, said.code)
    assert notice(book, "kinds ") is None
    book.close()
    edit(world.guidance, "kinds/pd-ahra.toml", "scope =", "skope =")
    book = world.unlock()
    said = notice(book, "kinds ")
    assert said is not None
    assert said.words.startswith("2 kinds of case cannot be used, because their files have faults")
    book.close()


def test_a_set_with_a_fault_is_kept_as_it_stands_and_a_corrected_one_after_it(
    world: World,
) -> None:
    whole = (world.guidance / POLICE).read_text(encoding="utf-8")
    break_police(world)
    book = world.create()
    made = record(book, samples.refused("general"))
    assert adoptions(book) == 1
    book.close()
    (world.guidance / POLICE).write_text(whole, encoding="utf-8")
    book = world.unlock()
    assert adoptions(book) == 2
    then = casework.open_decision(book, made.decision_id)
    assert then.kind.id == "general"
    record(book)
    book.close()


def test_a_draft_goes_on_under_the_general_kind_with_all_that_was_typed(world: World) -> None:
    book = world.create()
    draft = casework.new_draft(book, "police-crime")
    case = samples.shared("police-crime")
    typed = {"/request/reply_by_on": "31/", "/stop_checks/0/note": "half a"}
    casework.save_draft(book, draft.id, replace(case, variant_id="weapons-injury"), typed)
    book.close()
    break_police(world)
    book = world.unlock()
    (row,) = casework.drafts(book)
    assert row.kind_title == samples.kind("police-crime").title
    changed = casework.change_kind(book, draft.id, "general")
    assert changed == replace(casework.load_draft(book, draft.id), changes=changed.changes)
    assert changed.changes.drafts == {draft.id}
    now = changed.case
    assert (now.kind_id, now.variant_id) == ("general", None)
    assert now == replace(
        case, kind_id="general", variant_id=None, stop_checks=now.stop_checks, answers=case.answers
    )
    general = book.guidance.kinds["general"]
    assert [check.check_id for check in now.stop_checks] == [c.id for c in general.stop_checks]
    # A check that both kinds have keeps its answer; one of the general kind alone is still open.
    shared = {check.id for check in samples.kind("police-crime").stop_checks}
    assert {
        (check.check_id in shared, check.answer is StopAnswer.NO_CONCERN)
        for check in now.stop_checks
    } == {(True, True), (False, False)}
    assert changed.typed == {"/request/reply_by_on": "31/"}
    done_ = replace(
        now,
        answers={**now.answers, "other_process": "none"},
        stop_checks=samples.checked("general"),
    )
    recorded = casework.record_decision(book, draft.id, done_)
    kept = casework.open_decision(book, recorded.decision_id).case
    assert set(kept.answers) <= {question.id for question in general.questions}
    book.close()


def test_another_kind_is_one_that_the_guidance_has(world: World) -> None:
    book = world.create()
    draft = casework.new_draft(book, "general")
    with pytest.raises(casework.CaseworkError, match="no such kind"):
        casework.change_kind(book, draft.id, "nonsense")
    assert casework.load_draft(book, draft.id) == replace(draft, changes=casework.Changes())
    book.close()


def test_without_guidance_to_rest_on_a_vault_goes_on_with_the_set_it_used_last(
    world: World,
) -> None:
    book = world.create()
    made, then = record(book), book.guidance
    book.close()
    whole = (world.guidance / "gateways.toml").read_text(encoding="utf-8")
    break_gateways(world)
    book = world.unlock()
    assert book.guidance == then
    assert adoptions(book) == 1
    said = notice(book, "guidance fault")
    assert said is not None
    assert "gateways.toml" in said.words
    assert f"version {then.version}" in said.words
    assert not said.dismissable
    assert casework.open_decision(book, made.decision_id).kind == then.kinds["police-crime"]
    record(book)
    assert casework.status(book).intact
    assert done(casework.verify_vault(book)).intact
    book.close()
    assert world.verify().intact
    (world.guidance / "gateways.toml").write_text(whole, encoding="utf-8")
    book = world.unlock()
    assert notice(book, "guidance fault") is None
    assert adoptions(book) == 1
    book.close()


def test_what_is_read_before_a_vault_is_opened_is_not_read_again(world: World) -> None:
    world.create().close()
    _usable.cache_clear()
    casework.make_ready(world.place)
    world.unlock()
    assert _usable.cache_info().misses == 1


def test_a_fault_is_not_said_before_a_vault_is_opened(world: World) -> None:
    world.create().close()
    break_gateways(world)
    casework.make_ready(world.place)
    assert notice(world.unlock(), "guidance fault") is not None


def test_without_guidance_to_rest_on_no_vault_is_made(world: World) -> None:
    break_gateways(world)
    with pytest.raises(GuidanceError, match=r"gateways\.toml.*gatway") as refused:
        world.create()
    assert "Correct the file" in refused.value.remedy
    assert not world.folder.exists()


def test_an_older_kept_set_does_where_the_newest_was_lost(world: World) -> None:
    book = world.create()
    first = book.guidance
    book.close()
    edit(world.guidance, POLICE, "review_days = 90", "review_days = 91")
    book = world.unlock()
    with book.store.transaction():
        book.store.run("DROP TRIGGER guidance_sets_never_go")
        newest = (bytes.fromhex(book.guidance.sha256),)
        book.store.run("DELETE FROM guidance_sets WHERE sha256 = ?", newest)
    book.close()
    break_gateways(world)
    book = world.unlock()
    assert book.guidance == first
    with book.store.transaction():
        book.store.run("DELETE FROM guidance_sets")
    book.close()
    with pytest.raises(GuidanceError, match=r"gateways\.toml"):
        world.unlock()


def test_a_decision_whose_kept_kind_a_later_program_cannot_read_is_shown_by_what_it_holds(
    world: World, tmp_path: Path
) -> None:
    book = world.create()
    made = record(book, samples.shared("police-crime"))
    # As when a later program finds a fault in a file that the one before it took.
    fault = BrokenKind(id="police-crime", title="Police request", fault="A field is not known.")
    kinds = {id_: kind for id_, kind in book.guidance.kinds.items() if id_ != "police-crime"}
    book.guidance = replace(book.guidance, kinds=kinds, broken={"police-crime": fault})
    page = casework.open_decision(book, made.decision_id)
    assert (page.kind.title, page.kind.id) == ("Police request", "police-crime")
    assert [question.id for question in page.kind.questions] == list(page.case.answers)
    assert [check.id for check in page.kind.stop_checks] == [
        check.check_id for check in page.case.stop_checks
    ]
    exported = casework.export_decision(book, made.decision_id, tmp_path / "record.docx")
    assert casework.verify_document(exported.path).status == 0
    book.close()
