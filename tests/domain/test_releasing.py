"""Asked, approved and released, item by item."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, timedelta

import pytest

from caldicott_desktop.domain import choices as c
from caldicott_desktop.domain import releasing
from caldicott_desktop.domain.case import Case, Conclusion, Item
from caldicott_desktop.domain.consistency import Severity, releases
from caldicott_desktop.domain.happenings import Released, ReleasedItem
from caldicott_desktop.domain.since import Since
from tests.domain import samples

CASE = Case(
    kind_id="general",
    conclusion=Conclusion(outcome=c.Outcome.SHARE_IN_PART),
    items=(
        Item(
            name="Notes", asked_scope="All", decision=c.ItemDecision.REDUCED, approved_scope="May"
        ),
        Item(name="Letters", asked_scope="All", decision=c.ItemDecision.REFUSED),
        Item(name="Chart", asked_scope="June", decision=c.ItemDecision.ALLOWED),
        Item(name="Photo", decision=c.ItemDecision.REDACTED),
        Item(asked_scope="Anything", decision=None),
    ),
)


def released(*items: ReleasedItem) -> Released:
    return releasing.completed(Released(items=items), CASE)


@pytest.mark.parametrize(
    ("place", "scope"), [(0, "May"), (1, None), (2, "June"), (3, "Photo"), (4, None)]
)
def test_what_was_approved_of_an_item(place: int, scope: str | None) -> None:
    assert releasing.approved_scope(CASE, CASE.items[place]) == scope


@pytest.mark.parametrize("outcome", [None, c.Outcome.REFUSE])
def test_nothing_is_approved_where_nothing_is_shared(outcome: c.Outcome | None) -> None:
    case = replace(CASE, conclusion=Conclusion(outcome=outcome))
    assert releasing.proposed(case) == ()


def test_a_release_begins_with_what_was_approved() -> None:
    assert [(each.number, each.name, each.scope) for each in releasing.proposed(CASE)] == [
        (1, "Notes", "May"),
        (3, "Chart", "June"),
        (4, "Photo", "Photo"),
    ]


def test_what_was_approved_is_taken_from_the_decision_and_not_from_what_is_claimed() -> None:
    claimed = ReleasedItem(number=2, name="Mine", approved="All", scope="All")
    (item,) = released(claimed).items
    assert (item.name, item.approved) == ("Letters", None)
    (other,) = released(replace(claimed, number=9)).items
    assert (other.name, other.approved) == ("Mine", None)


@pytest.mark.parametrize(
    ("item", "state", "words"),
    [
        (ReleasedItem(number=1, scope=" MAY "), c.ReleaseState.AS_APPROVED, None),
        (ReleasedItem(number=1, scope="1 May"), c.ReleaseState.DIFFERS, None),
        (
            ReleasedItem(number=1, scope="All"),
            c.ReleaseState.DIFFERS,
            "Notes (sent as it was asked for, approved as: May)",
        ),
        (ReleasedItem(number=2, scope="All"), c.ReleaseState.DIFFERS, "Letters (refused)"),
        (
            ReleasedItem(number=5, scope="All"),
            c.ReleaseState.DIFFERS,
            "item 5 (nothing of it was approved)",
        ),
        (
            ReleasedItem(name="A key", scope="One"),
            c.ReleaseState.DIFFERS,
            "A key (not on the list of this decision)",
        ),
    ],
)
def test_what_left_beside_what_was_approved(
    item: ReleasedItem, state: c.ReleaseState, words: str | None
) -> None:
    told = released(item)
    assert releasing.state_of_items(told.items) is state
    said = [finding.words for finding in releases.findings(told, CASE)]
    assert said == ([f"This goes beyond what was approved: {words}."] if words else [])


AT = datetime(2026, 11, 22, 14, 30, tzinfo=samples.LONDON)


@pytest.mark.parametrize(
    ("since", "decided_at", "words"),
    [
        (Since(), AT, []),
        (Since(), AT.replace(second=59), []),
        (
            Since(),
            AT + timedelta(minutes=1),
            ["This left before the decision was made, on 22 November 2026, 14:31."],
        ),
        (Since(withdrawn_on=date(2026, 11, 23)), None, []),
        (
            Since(withdrawn_on=date(2026, 11, 22)),
            None,
            ["Permission was withdrawn on 22 November 2026, and this left on that day."],
        ),
        (
            Since(ended_on=date(2026, 11, 21)),
            None,
            ["A review ended this decision on 21 November 2026, and this left after that."],
        ),
        (
            Since(corrected_on=date(2026, 11, 20), ended_on=date(2026, 11, 19)),
            None,
            [
                "A review ended this decision on 19 November 2026, and this left after that.",
                "This decision was corrected on 20 November 2026, and this left after that.",
            ],
        ),
    ],
)
def test_what_left_when_the_decision_was_not_in_force_is_a_warning_each(
    since: Since, decided_at: datetime | None, words: list[str]
) -> None:
    case = replace(CASE, conclusion=replace(CASE.conclusion, decided_at=decided_at))
    told = replace(released(ReleasedItem(number=1, scope="May")), released_at=AT)
    found = releases.findings(told, case, since)
    assert [each.words for each in found] == words
    assert {each.severity for each in found} <= {Severity.WARNING}
    assert {each.path for each in found} <= {"/released_at"}
    assert releases.findings(replace(told, released_at=None), case, since) == ()


def test_every_item_is_told_with_what_left_of_it() -> None:
    told = (
        released(ReleasedItem(number=1, scope="May"), ReleasedItem(number=2, scope="One")),
        released(ReleasedItem(number=3, scope="Half"), ReleasedItem(name="A key", scope="One")),
    )
    compared = releasing.compare(CASE, told)
    assert [(each.number, each.released, each.differs) for each in compared] == [
        (1, ("May",), False),
        (2, ("One",), True),
        (3, ("Half",), True),
        (4, (), False),
        (5, (), False),
        (None, ("One",), True),
    ]
    assert releasing.sentence(compared) == (
        "Approved and released differ: item 2, Letters; item 3, Chart; A key."
        " Approved and not recorded as released: item 4, Photo."
    )


def test_what_was_approved_and_left_is_said_so_and_nothing_where_nothing_left() -> None:
    whole = (released(*releasing.proposed(CASE)),)
    assert releasing.sentence(releasing.compare(CASE, whole)) == "What was approved was released."
    assert releasing.sentence(releasing.compare(CASE, ())) is None


def test_a_release_is_carried_to_a_correction_by_the_names_of_its_items() -> None:
    told = released(
        ReleasedItem(number=2, scope="All"),
        ReleasedItem(name="Chart", scope="June"),
        ReleasedItem(name="A key", scope="One"),
    )
    letters = replace(CASE.items[1], decision=c.ItemDecision.ALLOWED)
    corrected = replace(CASE, items=(letters, *CASE.items[2:]))
    carried = releasing.carried(told, CASE, corrected)
    assert [(each.number, each.approved) for each in carried.items] == [
        (1, "All"),
        (2, "June"),
        (None, None),
    ]
