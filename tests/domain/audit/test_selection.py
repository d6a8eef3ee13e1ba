"""A selection as a line of text: what it says, what it refuses, and that it comes back the same."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from caldicott_desktop.domain.audit.selection import (
    Facts,
    Selection,
    SelectionUnreadable,
    read,
)
from caldicott_desktop.domain.choices import Outcome, RequesterKind
from tests.every import every

YEAR = Selection(decided_from=date(2025, 7, 1), decided_until=date(2026, 6, 30))
FACTS = Facts(
    reference="CG-2026-0042",
    decided_on=date(2026, 1, 2),
    kind_id="police-crime",
    outcome=Outcome.REFUSE,
    gateway_id="police-crime-exemption",
    requester=RequesterKind.POLICE,
    site="Rosewood House",
)


@pytest.mark.parametrize(
    ("text", "selection"),
    [
        ("everything", Selection()),
        ("decided 2025-07-01..2026-06-30", YEAR),
        ("decided 2025-07-01..", Selection(decided_from=date(2025, 7, 1))),
        ("decided ..2026-06-30", Selection(decided_until=date(2026, 6, 30))),
        (
            "decided 2026-01-02",
            Selection(decided_from=date(2026, 1, 2), decided_until=date(2026, 1, 2)),
        ),
        (
            "decided 2025-07-01..2026-06-30 kind=media,police-crime outcome=refuse",
            replace(YEAR, kinds=("police-crime", "media"), outcomes=(Outcome.REFUSE,)),
        ),
        (
            'requester=police site="Rosewood House","The ""Annexe"", first floor"',
            Selection(
                requesters=(RequesterKind.POLICE,),
                sites=("Rosewood House", 'The "Annexe", first floor'),
            ),
        ),
        ("gateway=dpa,none", Selection(gateways=("none", "dpa"))),
        (
            "reference=CG-2026-0042,CGK7-2026-0007",
            Selection(references=("CG-2026-0042", "CGK7-2026-0007")),
        ),
    ],
)
def test_a_line_says_what_is_meant(text: str, selection: Selection) -> None:
    assert read(text) == selection
    assert read(selection.text) == selection


def test_how_a_line_is_written_says_nothing() -> None:
    assert read("  kind=b,a,a   decided   2025-07-01..2026-06-30 ").text == (
        "decided 2025-07-01..2026-06-30 kind=a,b"
    )
    assert read("reference=cg-2026-0042").references == ("CG-2026-0042",)


@every(
    ("text", "which"),
    [
        ("", "nothing"),
        ("everything kind=media", "everything"),
        ("all of them", "word"),
        ("decided", "word"),
        ('site="Rosewood', "word"),
        ("kind=", "word"),
        ("kind=media,", "word"),
        ("colour=red", "name"),
        ("kind=media kind=police-crime", "twice"),
        ("decided 2025-07-01.. decided ..2026-06-30", "twice"),
        ("decided yesterday", "days"),
        ("decided ..", "days"),
        ("decided 2025-02-30", "days"),
        ("decided 2025-07-012026-06-30", "days"),
        ("decided 9999-12-31..", "days"),
        ("decided 2026-06-30..2025-07-01", "days-turned"),
        ("outcome=perhaps", "value"),
        ("requester=uncle", "value"),
    ],
)
def test_what_cannot_be_meant_is_refused_by_name(text: str, which: str) -> None:
    with pytest.raises(SelectionUnreadable) as caught:
        read(text)
    assert caught.value.id == f"selection-unreadable.{which}"
    assert caught.value.message
    assert caught.value.remedy


_words = st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=8)
_days = st.none() | st.dates(date(1900, 1, 1), date(2999, 12, 31))
_selections = st.builds(
    Selection,
    decided_from=_days,
    decided_until=_days,
    kinds=st.lists(_words, max_size=3).map(tuple),
    outcomes=st.lists(st.sampled_from(Outcome), max_size=3).map(tuple),
    gateways=st.lists(_words, max_size=2).map(tuple),
    requesters=st.lists(st.sampled_from(RequesterKind), max_size=3).map(tuple),
    sites=st.lists(_words, max_size=2).map(tuple),
    references=st.lists(st.sampled_from(["CG-2026-0001", "AB-2025-0010"]), max_size=2).map(tuple),
).filter(
    lambda each: (
        not (each.decided_from and each.decided_until) or each.decided_from <= each.decided_until
    )
)


@given(_selections)
def test_every_selection_comes_back_from_its_line(selection: Selection) -> None:
    assert read(selection.text) == selection


def test_both_days_are_within() -> None:
    inside = [date(2025, 7, 1), date(2026, 6, 30)]
    assert all(map(YEAR.is_within, inside))
    assert not any(map(YEAR.is_within, [date(2025, 6, 30), date(2026, 7, 1)]))
    assert Selection().is_within(date(1999, 1, 1))


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("everything", None),
        ("kind=police-crime,media", None),
        ("kind=media outcome=refuse", "kinds"),
        ("outcome=defer", "outcomes"),
        ("gateway=none", "gateways"),
        ("gateway=police-crime-exemption", None),
        ("requester=media", "requesters"),
        ('site="Willow Court"', "sites"),
        ('site="rosewood  house"', None),
        ("reference=CG-2026-0041", "references"),
    ],
)
def test_the_first_filter_that_leaves_a_decision_out_is_named(text: str, name: str | None) -> None:
    assert read(text).leaves_out(FACTS) == name


def test_a_decision_without_gateway_or_site_has_none() -> None:
    bare = replace(FACTS, gateway_id=None, site=None, requester=None)
    assert read("gateway=none").leaves_out(bare) is None
    assert read('site="Rosewood House"').leaves_out(bare) == "sites"
    assert read("requester=police").leaves_out(bare) == "requesters"


def test_decisions_have_to_be_read_only_for_what_lists_do_not_hold() -> None:
    assert not read("decided 2026-01-02 kind=media outcome=refuse").goes_by_content
    assert read("requester=police").goes_by_content
    assert read("gateway=none").goes_by_content
    assert read("site=Here").goes_by_content


def test_periods_that_share_a_day_are_told_from_those_that_do_not() -> None:
    assert YEAR.shares_days_with(Selection())
    assert YEAR.shares_days_with(read("decided 2026-06-30.."))
    assert not YEAR.shares_days_with(read("decided 2026-07-01..2026-08-01"))
