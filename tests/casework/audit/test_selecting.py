"""Choosing decisions in a real vault, and the lines of a register."""

from __future__ import annotations

import csv
import hashlib
import io
from datetime import datetime

import pytest

from caldicott_desktop import casework
from caldicott_desktop.casework import Casebook, audit, faults
from caldicott_desktop.casework.appending import writing
from caldicott_desktop.casework.audit import Selected, selecting
from caldicott_desktop.casework.recording import append_decision
from caldicott_desktop.domain import choices as c
from caldicott_desktop.domain.audit.register import RegisterRow
from caldicott_desktop.domain.audit.sample import draw
from caldicott_desktop.domain.audit.selection import Selection, SelectionUnreadable
from caldicott_desktop.domain.case import Override
from tests.casework import afterwards
from tests.casework.audit.planting import decided, fields_of
from tests.casework.world import done, record
from tests.domain import cards, samples


def selected(book: Casebook, text: str) -> Selected:
    return done(audit.select(book, audit.read_selection(book, text)))


def rows(book: Casebook, text: str = "everything") -> list[RegisterRow]:
    return [*audit.register_rows(book, selected(book, text))]


def test_days_are_those_of_the_uk_and_the_oldest_comes_first(book: Casebook) -> None:
    late = datetime(2026, 7, 1, 0, 30, tzinfo=samples.LONDON)  # 30 June by UTC
    received = {"/request/received_at": late.replace(month=6, day=29)}
    first, second, third = (
        record(book, samples.change(samples.refused(), **changes)).reference
        for changes in (
            {},
            {"/conclusion/decided_at": late, **received},
            {"/conclusion/decided_at": late.replace(month=6, day=30), **received},
        )
    )
    assert selected(book, "everything").references == (third, second, first)
    assert selected(book, "decided 2026-07-01..").references == (second, first)
    assert selected(book, "decided ..2026-06-30").references == (third,)


def test_filters_narrow_and_say_which_of_them_left_a_decision_out(book: Casebook) -> None:
    police = record(book).reference
    media = record(book, samples.refused("general")).reference
    other = samples.change(samples.refused(), **{"/request/site": "Willow Court"})
    willow = record(book, other).reference
    assert selected(book, "kind=general").references == (media,)
    found = selected(book, 'kind=police-crime site="Rosewood House"')
    assert found.references == ()
    assert sorted(found.left_out.values()) == ["kinds", "sites", "sites"]
    assert selected(book, 'site="willow court"').references == (willow,)
    assert set(selected(book, "requester=police gateway=none").references) == {
        *(police, media, willow)
    }
    assert selected(book, f"reference={media},{willow}").references == (media, willow)


def test_what_this_vault_does_not_know_is_refused(book: Casebook) -> None:
    for text, which in (
        ("kind=knitting", "kind"),
        ("gateway=stable-door", "gateway"),
        ("reference=CG-2026-0001", "reference"),
    ):
        with pytest.raises(SelectionUnreadable) as caught:
            audit.read_selection(book, text)
        assert caught.value.id == f"selection-unreadable.{which}"


@pytest.mark.parametrize("times", [0, 1, 5])
def test_what_is_recorded_meanwhile_is_in_it_with_its_head_or_not_at_all(
    book: Casebook, times: int
) -> None:
    recorded = [record(book).reference]
    choosing = audit.select(book, Selection())
    for _ in range(times):
        next(choosing)
        recorded.append(record(book).reference)
    found = done(choosing)
    (head,) = found.heads
    assert found.rows == head.size
    known = [each for each in found.references if each in recorded]
    assert len(found.references) == len(known)
    with_entries = [
        row for (row,) in book.store.rows("SELECT row FROM decisions") if row <= found.rows
    ]
    assert len(with_entries) == len(found.references)


def test_nothing_recorded_while_decisions_are_read_changes_what_was_chosen(book: Casebook) -> None:
    first = record(book).reference
    choosing = audit.select(book, audit.read_selection(book, "requester=police"))
    next(choosing)
    next(choosing)
    record(book)
    found = done(choosing)
    assert found.references == (first,)
    assert found.heads[0].size == found.rows == book.heads[book.log].size - 1


def test_a_long_list_is_read_in_parts(book: Casebook, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(selecting, "_LISTED_AT_ONCE", 2)
    made = [record(book).reference for _ in range(5)]
    assert selected(book, "everything").references == tuple(made)


def test_a_card_that_nobody_wrote_up_is_no_decision(book: Casebook) -> None:
    casework.record_card(book, cards.live())
    assert selected(book, "everything").references == ()


def test_a_line_says_what_the_decision_and_its_later_entries_say(book: Casebook) -> None:
    case = samples.change(
        afterwards.conditional(),
        **{
            "/conclusion/in_one_sentence": "Two weeks of notes.",
            "/request/their_reference": "OP-12",
            "/stop_checks/0/answer": c.StopAnswer.COULD_NOT_CHECK,
            "/stop_checks/0/note": "The record was locked",
            "/stop_checks/0/override": Override(by_name="Priya Nair", reason="It could not wait"),
        },
    )
    made = record(book, case)
    (row,) = rows(book)
    assert (row.reference, row.kind_title) == (made.reference, book.guidance.title_of(case.kind_id))
    assert (row.decided_at, row.recorded_at) == (case.conclusion.decided_at, made.recorded_at)
    assert (row.requester, row.requester_kind) == ("Fictional Constabulary", c.RequesterKind.POLICE)
    assert (row.their_reference, row.subject, row.service) == ("OP-12", "R-0417", None)
    assert (row.gateway, row.gateway_effect) == (case.law.gateway_title, case.law.gateway_effect)
    assert (row.outcome, row.sentence) == (c.Outcome.SHARE_IN_PART, "Two weeks of notes.")
    assert row.ratings == (c.Rating.MET,) * 8
    assert (row.items.asked, row.items.reduced, row.items.refused) == (2, 1, 1)
    assert (row.conditions, row.overrides) == (2, 1)
    assert (row.standing, row.release) == (c.Standing.STANDS, c.ReleaseState.NONE)
    assert (row.next_on, row.waits) == (afterwards.DESTROY.due_on, False)
    assert (row.log, row.entry_id) == (book.log.hex(), made.entry_id)


def test_both_sides_of_a_correction_say_so(book: Casebook) -> None:
    first = record(book, afterwards.conditional())
    second = afterwards.correct(book, first.decision_id)
    third = afterwards.correct(book, second.decision_id)
    by_number = {row.reference: row for row in rows(book)}
    assert by_number[first.reference].superseded_by == (second.reference,)
    assert by_number[second.reference].corrects == (first.reference,)
    assert by_number[second.reference].superseded_by == (third.reference,)
    assert by_number[third.reference].superseded_by == ()
    assert [row.standing for row in rows(book)].count(c.Standing.SUPERSEDED) == 2
    assert len(set(selected(book, "everything").ids)) == 3


def test_contested_decisions_name_each_other(book: Casebook) -> None:
    subject = bytes.fromhex(record(book).decision_id)
    second = appended_beside(book, subject)
    first_row, second_row = rows(book)
    assert second_row.reference == second
    assert first_row.contested_with == (second,)
    assert second_row.contested_with == (first_row.reference,)
    assert first_row.waits
    assert second_row.waits


def appended_beside(book: Casebook, subject: bytes) -> str:
    """Another decision of the same case, as it would arrive from elsewhere."""
    with writing(book) as writer:
        _, reference = append_decision(book, writer, subject, samples.refused())
    return reference


@pytest.mark.parametrize("outcome", [c.Outcome.DEFER, c.Outcome.ESCALATE])
def test_a_matter_is_live_until_it_is_settled(book: Casebook, outcome: c.Outcome) -> None:
    made = record(book, samples.of_outcome(outcome))
    assert rows(book)[0].waits
    casework.record_later(book, made.decision_id, afterwards.REVIEWED)
    assert not rows(book)[0].waits


def test_a_challenged_matter_is_live(book: Casebook) -> None:
    made = record(book)
    casework.record_later(book, made.decision_id, afterwards.CHALLENGED)
    assert rows(book)[0].waits


def test_a_payload_that_was_changed_is_not_put_on_a_register(book: Casebook) -> None:
    record(book)
    found = selected(book, "everything")
    with book.store.transaction():
        book.store.run("DROP TRIGGER payloads_never_change")
        book.store.run("UPDATE payloads SET secret = zeroblob(32)")
    with pytest.raises(faults.NotIntact):
        [*audit.register_rows(book, found)]


def test_only_some_lines_are_read_where_only_some_are_asked_for(book: Casebook) -> None:
    wanted = [record(book).reference for _ in range(3)][1]
    found = selected(book, "everything")
    (row,) = audit.register_rows(book, found, only={wanted})
    assert row.reference == wanted


def test_a_sample_can_be_drawn_again_from_the_csv_by_anyone(book: Casebook) -> None:
    for day in range(10, 18):
        record(book, decided(day))
    found = selected(book, "decided 2026-11-11..2026-11-17")
    drawn = draw(found.references, seed="heron-40", number=3)
    out = io.StringIO()
    writer = csv.writer(out)
    writer.writerow(["Reference", "Decided"])
    writer.writerows([r.reference, f"{r.decided_at:%F}"] for r in audit.register_rows(book, found))
    # What an auditor needs: the standard library, the file, their seed.
    listed = [line["Reference"] for line in csv.DictReader(io.StringIO(out.getvalue()))]
    listed.sort(key=lambda ref: hashlib.sha256(("heron-40:" + ref).encode("utf-8")).hexdigest())
    assert drawn.drawn == tuple(listed[:3])
    assert drawn.listed == len(listed) == 7


def test_a_decision_of_a_form_this_program_does_not_know_is_named_as_such(book: Casebook) -> None:
    told = samples.refused()
    fields = fields_of(book, told, "CG-2026-0900")
    with writing(book) as writer:
        unknown = {**fields, "/request/requester_kind": "uncle"}
        writer.append_fields("decision.recorded", unknown, subject=book.entropy(16))
    with pytest.raises(faults.NotIntact):
        rows(book)
    with pytest.raises(faults.NotIntact):
        selected(book, "requester=police")


@pytest.mark.parametrize(
    "change",
    [
        "reference = 'CG-2020-0001'",
        "kind_id = 'general'",
        "outcome = 'defer'",
        "decided_at = decided_at + 1",
    ],
)
def test_a_list_that_says_something_else_than_its_decision_is_named(
    book: Casebook, change: str
) -> None:
    record(book)
    with book.store.transaction():
        book.store.run(f"UPDATE decisions SET {change}")  # noqa: S608 - named in the test
    with pytest.raises(faults.NotIntact):
        rows(book)
