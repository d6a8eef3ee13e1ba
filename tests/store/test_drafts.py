from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from caldicott_desktop.domain.case import Case
from caldicott_desktop.store import drafts
from caldicott_desktop.store.connection import Store
from tests.ledger import cases
from tests.ledger.test_decisions import shown
from tests.store.samples import START

DRAFT, OWNER, OTHER = bytes(range(16)), b"o" * 16, b"p" * 16
CASE = Case(kind_id="general")


def said(words: str) -> Case:
    return replace(CASE, dissent=words)


def test_a_draft_begins_at_version_one(store: Store) -> None:
    made = drafts.add(store, DRAFT, OWNER, CASE, START)
    assert made == drafts.get(store, DRAFT)
    assert (made.version, made.case, made.typed, made.reference) == (1, CASE, {}, None)
    assert made.started_at == made.saved_at == START
    assert drafts.get(store, OTHER) is None


def test_saving_counts_versions_and_keeps_half_typed_text(store: Store) -> None:
    drafts.add(store, DRAFT, OWNER, CASE, START)
    at = START + timedelta(seconds=2)
    typed = {"/request/reply_by_on": "31/1", "/request/name": "\ud800 \x00"}
    assert drafts.save(store, DRAFT, said("a"), typed, at) == 2
    found = drafts.get(store, DRAFT)
    assert found is not None
    assert (found.case, found.typed, found.saved_at) == (said("a"), typed, at)


@settings(max_examples=10, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(case=cases.cases, typed=st.dictionaries(st.text(max_size=9), cases.texts, max_size=2))
def test_any_case_comes_back(store: Store, case: Case, typed: dict[str, str]) -> None:
    drafts.remove(store, DRAFT)
    drafts.add(store, DRAFT, OWNER, CASE, START)
    drafts.save(store, DRAFT, case, typed, START)
    found = drafts.get(store, DRAFT)
    assert found is not None
    assert found.case == shown(case)
    assert found.typed == {_joined(path): _joined(text) for path, text in typed.items()}


def _joined(text: str) -> str:
    """Two halves of a character, as only a program could type them, come back as the character."""
    return text.encode("utf-16", "surrogatepass").decode("utf-16", "surrogatepass")


def test_an_earlier_state_is_kept_every_five_minutes(store: Store) -> None:
    drafts.add(store, DRAFT, OWNER, said("0"), START)
    for minute in range(1, 18):
        drafts.save(store, DRAFT, said(str(minute)), {}, START + timedelta(minutes=minute))
    kept = drafts.versions(store, DRAFT)
    assert [(each.version, each.saved_at) for each in kept] == [
        (17, START + timedelta(minutes=16)),
        (13, START + timedelta(minutes=12)),
        (9, START + timedelta(minutes=8)),
        (5, START + timedelta(minutes=4)),
    ]
    assert drafts.earlier(store, DRAFT, 9) == (said("8"), {})
    assert drafts.earlier(store, DRAFT, 10) is None


def test_what_lay_untouched_is_kept_before_it_is_replaced(store: Store) -> None:
    drafts.add(store, DRAFT, OWNER, said("old"), START)
    drafts.save(store, DRAFT, said("new"), {}, START + timedelta(days=1))
    assert drafts.earlier(store, DRAFT, 1) == (said("old"), {})


def test_a_state_is_kept_in_any_case_where_it_is_asked_for(store: Store) -> None:
    drafts.add(store, DRAFT, OWNER, said("old"), START)
    soon = START + timedelta(seconds=1)
    drafts.save(store, DRAFT, said("new"), {}, soon, keep=True)
    assert drafts.earlier(store, DRAFT, 1) == (said("old"), {})
    drafts.save(store, DRAFT, said("newer"), {}, soon + drafts.KEEP_EVERY)
    assert [each.version for each in drafts.versions(store, DRAFT)] == [2, 1]


def test_the_page_a_draft_was_left_on_goes_with_the_draft(store: Store) -> None:
    for draft_id in (DRAFT, b"2" * 16):
        drafts.add(store, draft_id, OWNER, CASE, START)
        drafts.keep_place(store, draft_id, "balance")
    drafts.keep_place(store, DRAFT, "law")
    assert drafts.place_of(store, DRAFT) == "law"
    drafts.remove(store, DRAFT)
    assert drafts.place_of(store, DRAFT) is None
    drafts.discard(store, b"2" * 16, START)
    drafts.clear_discarded(store, START + timedelta(days=31))
    assert drafts.place_of(store, b"2" * 16) is None


def test_the_oldest_states_go_when_there_are_many(store: Store) -> None:
    drafts.add(store, DRAFT, OWNER, CASE, START)
    for hour in range(1, drafts.KEEP_MOST + 10):
        drafts.save(store, DRAFT, said(str(hour)), {}, START + timedelta(hours=hour))
    kept = drafts.versions(store, DRAFT)
    assert len(kept) == drafts.KEEP_MOST
    assert kept[0].version == drafts.KEEP_MOST + 9


def test_each_owner_sees_their_own_newest_first(store: Store) -> None:
    drafts.add(store, b"1" * 16, OWNER, CASE, START)
    drafts.add(store, b"2" * 16, OWNER, CASE, START + timedelta(minutes=1))
    drafts.add(store, b"3" * 16, OTHER, CASE, START)
    assert [each.id for each in drafts.of_owner(store, OWNER)] == [b"2" * 16, b"1" * 16]
    assert [each.id for each in drafts.of_owner(store, OTHER)] == [b"3" * 16]


def test_a_draft_passes_to_another_with_its_earlier_states(store: Store) -> None:
    drafts.add(store, DRAFT, OWNER, said("old"), START)
    drafts.save(store, DRAFT, said("new"), {}, START + timedelta(days=1))
    drafts.add(store, b"2" * 16, OWNER, CASE, START)
    drafts.discard(store, b"2" * 16, START)
    (seen,) = drafts.of_others(store, OTHER)
    assert (seen.id, seen.owner, seen.case) == (DRAFT, OWNER, said("new"))
    drafts.give_to(store, DRAFT, OTHER)
    assert drafts.of_others(store, OTHER) == ()
    (held,) = drafts.of_owner(store, OTHER)
    assert held.case == said("new")
    assert drafts.earlier(store, DRAFT, 1) == (said("old"), {})


def test_a_discarded_draft_can_be_taken_back_for_thirty_days(store: Store) -> None:
    drafts.add(store, DRAFT, OWNER, CASE, START)
    drafts.discard(store, DRAFT, START)
    assert drafts.of_owner(store, OWNER) == ()
    (found,) = drafts.of_owner(store, OWNER, discarded=True)
    assert found.discarded_at == START
    last = START + drafts.RESTORABLE_FOR
    assert not drafts.any_to_clear(store, last)
    drafts.clear_discarded(store, last)
    drafts.restore(store, DRAFT)
    assert drafts.of_owner(store, OWNER) != ()
    drafts.discard(store, DRAFT, START)
    assert drafts.any_to_clear(store, last + timedelta(seconds=1))
    drafts.clear_discarded(store, last + timedelta(seconds=1))
    assert drafts.get(store, DRAFT) is None


def test_a_removed_draft_takes_its_earlier_states_along(store: Store) -> None:
    drafts.add(store, DRAFT, OWNER, CASE, START)
    drafts.save(store, DRAFT, CASE, {}, START + timedelta(hours=1))
    assert drafts.versions(store, DRAFT) != ()
    drafts.remove(store, DRAFT)
    assert store.value("SELECT count(*) FROM draft_versions") == 0


def test_a_number_is_noted(store: Store) -> None:
    drafts.add(store, DRAFT, OWNER, CASE, START)
    drafts.give_number(store, DRAFT, "CG-2026-0001")
    found = drafts.get(store, DRAFT)
    assert found is not None
    assert found.reference == "CG-2026-0001"
