"""A fault in one kind's file leaves that kind out; a fault in what all rest on leaves nothing."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from caldicott_desktop.guidance import (
    GuidanceError,
    content_of,
    digest_of,
    load,
    load_bundle,
    load_usable,
)
from tests.domain.samples import GUIDANCE
from tests.guidance.folders import REAL, copy_of, edit

POLICE = "kinds/police-crime.toml"

FAULTS = {
    "no TOML": ('id = "police-crime"', "id = ", "it is not readable as TOML"),
    "unknown field": ("scope =", 'colour = "red"\nscope =', "“colour” is not a known field"),
    "unknown id": ('"court-order"', '"court-orders"', "“court-orders” is not the id of anything"),
    "another id": ('id = "police-crime"', 'id = "police"', "does not match the name of the file"),
    "an answer that is none": (
        'concern_if = [["counselling_notes", "yes"]]',
        'concern_if = [["counselling_notes", "maybe"]]',
        "stop_check “counselling_in_scope”: “maybe” is not an answer of “counselling_notes”",
    ),
}
SHARED = [
    *(f"principles/{number}.toml" for number in (1, 8)),
    "bases.toml",
    "clocks.toml",
    "gateways.toml",
    "guidance.toml",
    "kinds/general.toml",
    "law_rows.toml",
    "sources.toml",
]


def test_a_set_without_faults_is_the_whole_set() -> None:
    assert load_usable(REAL) == load(REAL)
    assert GUIDANCE.broken == {}


@pytest.mark.parametrize(("old", "new", "said"), FAULTS.values(), ids=FAULTS)
def test_a_kind_with_a_fault_is_left_out_and_named(
    tmp_path: Path, old: str, new: str, said: str
) -> None:
    folder = copy_of(tmp_path)
    edit(folder, POLICE, old, new)
    found = load_usable(folder)
    assert found.kinds == {id_: k for id_, k in GUIDANCE.kinds.items() if id_ != "police-crime"}
    assert list(found.broken) == ["police-crime"]
    broken = found.broken["police-crime"]
    assert (broken.id, broken.title) == ("police-crime", GUIDANCE.kinds["police-crime"].title)
    assert broken.fault.startswith(f"Guidance cannot be read: {POLICE}")
    assert said in broken.fault
    assert found.title_of("police-crime") == broken.title
    with pytest.raises(GuidanceError, match=POLICE):
        load(folder)


def test_each_kind_with_a_fault_is_named(tmp_path: Path) -> None:
    folder = copy_of(tmp_path)
    edit(folder, POLICE, "title", "titel")
    (folder / "kinds" / "pd-ahra.toml").write_bytes(b"\xff\xfe no text")
    found = load_usable(folder)
    assert {id_: broken.title for id_, broken in found.broken.items()} == {
        "pd-ahra": "pd-ahra",
        "police-crime": "police-crime",
    }
    assert "it is not UTF-8 text" in found.broken["pd-ahra"].fault


@pytest.mark.parametrize("name", SHARED)
def test_a_fault_in_what_all_kinds_rest_on_is_an_error(tmp_path: Path, name: str) -> None:
    folder = copy_of(tmp_path)
    text = (folder / name).read_text(encoding="utf-8")
    (folder / name).write_text(f"colour = 1\n{text}", encoding="utf-8")
    with pytest.raises(GuidanceError, match=f"{name}.*“colour” is not a known field"):
        load_usable(folder)


@pytest.mark.parametrize("name", ["kinds/general.toml", "bases.toml"])
def test_a_file_all_kinds_need_that_is_missing_is_an_error(tmp_path: Path, name: str) -> None:
    folder = copy_of(tmp_path)
    (folder / name).unlink()
    with pytest.raises(GuidanceError, match=f"{name}: the file is missing"):
        load_usable(folder)


def test_a_set_with_faults_reads_the_same_from_its_kept_text(tmp_path: Path) -> None:
    folder = copy_of(tmp_path)
    edit(folder, POLICE, "title =", "titel =")
    with (folder / "kinds" / "pd-ahra.toml").open("ab") as file:
        file.write(b"# caf\xe9\n")
    content = content_of(folder)
    kept = load_bundle(content)
    assert kept == load_usable(folder)
    assert set(kept.broken) == {"pd-ahra", "police-crime"}
    assert kept.sha256 == digest_of(content) != GUIDANCE.sha256
    assert replace(kept, sha256="", broken={}) == replace(
        GUIDANCE,
        sha256="",
        kinds={k: v for k, v in GUIDANCE.kinds.items() if k not in kept.broken},
    )
