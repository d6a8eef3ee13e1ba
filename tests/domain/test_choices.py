"""The closed lists: codes are lasting, labels are shown."""

from __future__ import annotations

import pytest

from caldicott_desktop.domain import choices
from caldicott_desktop.domain.choices import Choice, Nation
from caldicott_desktop.domain.guidance_types import Checked
from tests.every import every

LISTS = [*Choice.__subclasses__()]


@every("kind", LISTS)
def test_codes_are_found_again_and_labels_are_words(kind: type[Choice]) -> None:
    members = list(kind)
    assert len({member.code for member in members}) == len(members)
    for member in members:
        assert kind.of(member.code) is member
        assert member.label.strip() == member.label != ""


def test_every_list_is_known() -> None:
    assert {Checked, Nation, choices.Outcome} <= set(LISTS)


def test_a_code_that_no_list_has_is_refused() -> None:
    with pytest.raises(ValueError, match="Nation has no value 'XX'"):
        Nation.of("XX")
