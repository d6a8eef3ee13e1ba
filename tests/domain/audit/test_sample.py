"""A sample drawn with the auditor's seed."""

from __future__ import annotations

import pytest

from caldicott_desktop.domain.audit.sample import SampleUnusable, draw

LISTED = [f"CG-2026-{number:04}" for number in range(1, 41)]


def test_the_same_seed_draws_the_same_and_another_draws_others() -> None:
    first = draw(LISTED, seed="heron-40", number=5)
    assert first == draw(reversed(LISTED), seed=" heron-40 ", number=5)
    assert (first.seed, first.listed, len(first.drawn)) == ("heron-40", 40, 5)
    assert first.drawn != draw(LISTED, seed="heron-41", number=5).drawn


def test_the_rule_is_fixed_for_good() -> None:
    # What `printf 7:CG-2026-0001 | sha256sum` and so on give, sorted.
    assert draw(LISTED[:4], seed="7", number=4).drawn == (
        "CG-2026-0004",
        "CG-2026-0001",
        "CG-2026-0002",
        "CG-2026-0003",
    )


def test_a_larger_sample_begins_with_the_smaller_and_never_exceeds_the_list() -> None:
    small, large = (draw(LISTED, seed="é", number=each) for each in (3, 9))
    assert large.drawn[:3] == small.drawn
    assert sorted(draw(LISTED, seed="x", number=99).drawn) == LISTED


def test_a_number_that_two_decisions_bear_counts_once() -> None:
    assert draw(["CG-2026-0001"] * 2, seed="x", number=2).drawn == ("CG-2026-0001",)


@pytest.mark.parametrize(
    ("seed", "number", "which"), [(" ", 3, "no-seed"), ("\ud800", 3, "seed"), ("x", 0, "number")]
)
def test_what_no_sample_can_be_drawn_with_is_refused(seed: str, number: int, which: str) -> None:
    with pytest.raises(SampleUnusable) as caught:
        draw(LISTED, seed=seed, number=number)
    assert caught.value.id == f"sample-unusable.{which}"
