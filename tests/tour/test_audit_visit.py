"""An auditor's visit, through the real window, to what *verify* says where there is no vault."""

from __future__ import annotations

import re
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from caldicott_desktop.tour import audit_visit


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("out") / "tour"
    done = subprocess.run(
        [sys.executable, "-m", "caldicott_desktop", "tour", "audit", "--out", str(out)],
        check=False,
        capture_output=True,
        text=True,
    )
    assert done.returncode == 0, done.stderr
    assert done.stderr == ""
    return out


def test_it_is_done_from_the_keyboard(made: Path) -> None:
    index = (made / "index.md").read_text("utf-8")
    assert re.search(r"^\| clicks of the mouse \| 0 \|$", index, re.MULTILINE)


def test_what_verify_says_without_the_vault_is_printed_and_so_of_an_altered_pack(
    made: Path,
) -> None:
    index = (made / "index.md").read_text("utf-8")
    assert re.search(r"^Intact, entry \d+ of \d+, head log ", index, re.MULTILINE)
    assert re.search(r"^Not intact\.$", index, re.MULTILINE)


def test_the_pack_holds_the_records_of_the_sample(made: Path) -> None:
    (pack,) = (made / "audit" / "documents").glob("*.zip")
    with zipfile.ZipFile(pack) as packed:
        names = packed.namelist()
    assert sum(name.startswith("CG-2026-") for name in names) == audit_visit.SAMPLED
    assert {".csv", ".xlsx", ".pdf", ".json"} <= {Path(name).suffix for name in names}
