"""docs/security.md: every test that is said to hold a guarantee exists, every guarantee has one."""

from __future__ import annotations

import re
from pathlib import Path

from tests.every import every

TESTS = Path(__file__).parents[1]
PAGE = TESTS.parent / "docs" / "security.md"

_GUARANTEE = re.compile(r"^\*\*([A-Z]\d+)\.", re.MULTILINE)
_TEST = re.compile(r"`([a-z_0-9/]+\.py)::(test_[a-z_0-9]+)`")


def guarantees() -> dict[str, list[tuple[str, str]]]:
    """Give, for each numbered guarantee, the tests named before the next heading or guarantee."""
    text = PAGE.read_text("utf-8")
    starts = list(_GUARANTEE.finditer(text))
    ends = [following.start() for following in starts[1:]] + [text.index("## Not promised")]
    return {
        start[1]: _TEST.findall(text[start.start() : end])
        for start, end in zip(starts, ends, strict=True)
    }


def test_numbers_are_used_once() -> None:
    numbers = _GUARANTEE.findall(PAGE.read_text("utf-8"))
    assert len(numbers) >= 11
    assert len(numbers) == len(set(numbers))


@every("number", guarantees())
def test_each_guarantee_names_tests_that_exist(number: str) -> None:
    named = guarantees()[number]
    assert named
    for file, test in named:
        assert f"def {test}(" in (TESTS / file).read_text("utf-8"), f"{file}::{test}"
