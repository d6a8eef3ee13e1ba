from __future__ import annotations

from dataclasses import replace

from caldicott_desktop.domain.examiner.appointments import Appointment
from caldicott_desktop.domain.examiner.choices import AccessorRole
from caldicott_desktop.domain.examiner.reconciled import Explained, carried, differences
from caldicott_desktop.domain.examiner.reconciliation import FindingKind, reconcile
from tests.domain.examiner.test_reconciliation import BESIDE, DAY, line, row


def test_an_explanation_goes_on_while_its_difference_is_of_the_same_class() -> None:
    ours = (line("a"), line("b", reference="ME-2"))
    rows = (row(2, who="BELLT01"), row(3, reference="ME-3"), row(4, reference="ME-4"))
    before = reconcile(ours, rows, BESIDE)
    places = {
        (each.row.number if each.row else each.access.id if each.access else ""): place
        for place, each in differences(before)
    }
    explained = {places[which]: Explained(note=str(which)) for which in (2, 3, "b")}
    after = reconcile(ours, rows, replace(BESIDE, aliases={"bellt01": "T Bell"}))
    kept = carried(before, explained, after)
    assert [each.note for each in kept.values()] == ["3", "b"]
    assert {after.findings[place].kind for place in kept} == {
        FindingKind.NO_LINE,
        FindingKind.NO_ACCESS,
    }
    listed = Appointment(name="K Osei", role=AccessorRole.OFFICER, from_on=DAY)
    other = reconcile(
        ours,
        rows,
        replace(BESIDE, aliases={"bellt01": "T Bell"}, appointments=(listed,)),
    )
    assert [each.note for each in carried(before, explained, other).values()] == ["3", "b"]
    assert carried(after, {}, other) == {}
