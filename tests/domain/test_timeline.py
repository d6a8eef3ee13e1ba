from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime

from caldicott_desktop.domain import choices as c
from caldicott_desktop.domain.record import timeline
from caldicott_desktop.domain.record.account import Account, Afterwards
from caldicott_desktop.domain.record.blocks import Paragraph, Table
from tests.domain import samples

RECORDED = datetime(2026, 11, 21, 9, 15, tzinfo=UTC)


def told(*afterwards: Afterwards) -> Account:
    case = samples.of_outcome(c.Outcome.SHARE_IN_PART)
    return Account(
        case=case,
        kind=samples.kind(case.kind_id),
        principles=(),
        guidance_version="1",
        recorded_at=RECORDED,
        recorded_by="Priya Nair",
        up_to=datetime(2026, 12, 1, 12, 0, tzinfo=UTC),
        afterwards=afterwards,
    )


def later(what: str, recorded_at: datetime, on: date | None = None) -> Afterwards:
    return Afterwards(
        happened_at=recorded_at,
        happened_on=on,
        recorded_at=recorded_at,
        what=what,
        recorded_by="Meg Harland",
    )


def test_it_begins_with_the_request_and_goes_on_in_the_order_in_which_things_happened() -> None:
    found = timeline.events(
        told(
            later("Exported", datetime(2026, 11, 22, 8, 0, tzinfo=UTC)),
            later("Released", datetime(2026, 11, 23, 8, 0, tzinfo=UTC), date(2026, 11, 21)),
        )
    )
    assert [event.what for event in found] == [
        "Request received: email",
        "Decided by Priya Nair",
        "Released",
        "Exported",
    ]
    assert [event.when for event in found] == [
        "16 Nov 2026, 09:30",
        "20 Nov 2026, 10:42",
        "21 Nov 2026",
        "22 Nov 2026, 08:00",
    ]


def test_both_times_are_told_and_how_much_later_but_never_of_the_request() -> None:
    came, decided, released, exported = timeline.events(
        told(
            later("Released", datetime(2026, 11, 23, 8, 0, tzinfo=UTC), date(2026, 11, 21)),
            later("Exported", datetime(2026, 11, 23, 8, 0, tzinfo=UTC)),
        )
    )
    assert (came.late, decided.late) == (None, "22 hours later")
    assert (released.late, exported.late) == ("2 days later", None)


def test_on_one_day_what_has_a_time_comes_first_and_the_rest_as_it_was_recorded() -> None:
    on = date(2026, 11, 22)
    found = timeline.events(
        told(
            later("second", datetime(2026, 11, 24, 8, 0, tzinfo=UTC), on),
            later("first", datetime(2026, 11, 23, 8, 0, tzinfo=UTC), on),
            later("at noon", datetime(2026, 11, 22, 12, 0, tzinfo=UTC)),
        )
    )
    assert [event.what for event in found[2:]] == ["at noon", "first", "second"]


def test_a_request_or_a_decider_that_is_not_known_is_no_blank() -> None:
    account = told()
    request = replace(account.case.request, received_at=None)
    conclusion = replace(account.case.conclusion, decided_by=None, decided_at=None)
    case = replace(account.case, request=request, conclusion=conclusion)
    [decided] = timeline.events(replace(account, case=case))
    assert decided.what == "Decided by someone not named"
    assert decided.at == RECORDED
    unsaid = replace(account.case, request=replace(account.case.request, channel=None))
    assert timeline.events(replace(account, case=unsaid))[0].what == "Request received"


def test_the_table_says_when_nothing_happened_since() -> None:
    rows, note = timeline.table(told())
    assert isinstance(rows, Table)
    assert isinstance(note, Paragraph)
    assert len(rows.rows) == 2
    assert note.inlines[0].text.startswith("Nothing had been recorded about this decision up to")
    _, note = timeline.table(told(later("Exported", datetime(2026, 11, 23, 8, 0, tzinfo=UTC))))
    assert isinstance(note, Paragraph)
    assert "none is an edit" in note.inlines[0].text
