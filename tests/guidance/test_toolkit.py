"""What the toolkit asks for is dated data, read as strictly as all guidance."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from caldicott_desktop import assets, guidance
from caldicott_desktop.domain.guidance_types import Checked
from caldicott_desktop.domain.reports.toolkit import (
    About,
    Evidence,
    Requirement,
    ToolkitForm,
    Version,
)
from caldicott_desktop.guidance import GuidanceError

TEXT = (assets.folder("resources") / "toolkit" / "dspt.toml").read_text("utf-8")


def test_both_forms_are_there_with_a_source_for_each_requirement() -> None:
    toolkit = guidance.toolkit()
    assert set(toolkit.about) == set(ToolkitForm)
    assert {each.form for each in toolkit.requirements} == set(ToolkitForm)
    assert {one for each in toolkit.requirements for one in each.evidence} == set(Evidence)
    assert all(each.citations for each in toolkit.requirements)
    resting: list[Requirement | About | Version] = [
        *toolkit.requirements,
        *toolkit.about.values(),
        *(version for each in toolkit.about.values() for version in each.versions),
    ]
    cited = {one.source_id for each in resting for one in each.citations}
    assert set(toolkit.sources) == cited


def test_what_nobody_read_is_not_said_to_be_read() -> None:
    """E1, E2, E3.b and E4 are known by their titles alone."""
    checked = {
        each.reference: {one.checked for one in each.citations}
        for each in guidance.toolkit().requirements
        if each.form is ToolkitForm.CAF
    }
    for reference in ("E1", "E2", "E3.b", "E4"):
        assert checked[reference] == {Checked.NOT_CHECKED}
    assert checked["E3.a"] == {Checked.READ_COPY}


def test_each_requirement_is_of_a_version_of_its_form_and_the_newest_has_its_days() -> None:
    toolkit = guidance.toolkit()
    for each in toolkit.requirements:
        assert each.version in toolkit.about[each.form].versions
    for about in toolkit.about.values():
        newest = about.versions[-1]
        assert newest.name == "2025-26 (version 8)"
        assert (newest.released_on, newest.due_on) == (date(2025, 9, 18), date(2026, 6, 30))


@pytest.mark.parametrize(
    ("old", "new", "named"),
    [
        ('form = "caf"', 'form = "cafe"', "cafe"),
        ('evidence = ["roles"]', 'evidence = ["rolls"]', "rolls"),
        ('source = "dspt-a1"', 'source = "dspt-b1"', "dspt-b1"),
        ('title = "Board direction"', 'titel = "Board direction"', "title"),
        ("as_at = 2026-11-21\n", "", "as_at"),
        ('code = "checklist"', 'code = "caf"', "checklist"),
        ("[[form]]", "[[form", "TOML"),
        ('version = "caf-2024-25"', 'version = "checklist-2018"', "checklist-2018"),
        ('id = "caf-2024-25"', 'id = "caf-24-25"', "caf-2024-25"),
        ("released_on = 2025-09-18", 'released_on = "2025"', "released_on"),
    ],
)
def test_a_fault_is_named(tmp_path: Path, old: str, new: str, named: str) -> None:
    assert old in TEXT
    (tmp_path / "dspt.toml").write_text(TEXT.replace(old, new, 1), "utf-8")
    with pytest.raises(GuidanceError) as raised:
        guidance.load_toolkit(tmp_path)
    assert named in raised.value.message
