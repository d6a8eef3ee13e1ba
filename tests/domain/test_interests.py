from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from caldicott_desktop.domain.interests import Interest, touches
from tests.domain import samples

ON = date(2026, 11, 22)


@pytest.mark.parametrize(
    ("interest", "touched"),
    [
        (Interest(), True),
        (Interest(references=("R-0417",)), True),
        (Interest(references=("R-0418", " r-0417 ")), True),
        (Interest(references=("R-041",)), False),
        (Interest(references=("R-0417 and more",)), False),
        (Interest(organisations=("fictional  CONSTABULARY",)), True),
        (Interest(organisations=("Fictional Constabulary Ltd",)), False),
        (Interest(organisations=("",), references=("R-1",)), False),
        (Interest(since_on=date(2026, 11, 22)), True),
        (Interest(since_on=date(2026, 11, 23)), False),
        (Interest(ended_on=date(2026, 11, 22)), False),
        (Interest(ended_on=date(2026, 11, 23)), True),
        (Interest(references=("R-0417",), ended_on=date(2026, 1, 1)), False),
    ],
)
def test_an_interest_touches_what_it_names_while_it_lasts(
    interest: Interest, *, touched: bool
) -> None:
    assert touches(interest, samples.asked("general"), on=ON) is touched


def test_each_of_several_references_counts() -> None:
    case = samples.change(samples.asked("general"), **{"/subject/reference": "R-1; R-2 and R-3"})
    for reference in ("R-1", "r-2", "R-3"):
        assert touches(Interest(references=(reference,)), case, on=ON)
    nobody = samples.change(samples.asked("general"), **{"/subject/reference": None})
    assert not touches(Interest(references=("R-1",)), nobody, on=ON)


@pytest.mark.parametrize(
    "path",
    [
        "/request/our_entity",
        "/conclusion/details/redirected_to",
        "/conclusion/details/escalated_to",
        "/conclusion/details/who_decides",
    ],
)
def test_every_body_of_a_case_is_looked_at(path: str) -> None:
    interest = Interest(organisations=("Alder and Wyn",))
    case = samples.change(samples.asked("general"), **{path: "ALDER AND WYN"})
    assert touches(interest, case, on=ON)
    assert not touches(interest, samples.asked("general"), on=ON)
    assert replace(interest, organisations=()).concerns_all
