"""Text in CSV: never a formula, and nothing of it lost."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from caldicott_desktop.domain.record.characters import showable
from caldicott_desktop.export.csv_file import CsvFile, harmless
from caldicott_desktop.export.register_content import Heading
from tests.every import every

# OWASP ASVS 5, 1.2.10, with the full-width forms.
BEGINNINGS = ["=", "+", "-", "@", "\t", "\r", "\n", "\0", "\uff1d", "\uff0b", "\uff0d", "\uff20"]


@every("first", BEGINNINGS)
@every("before", ["", " ", "\u00a0 ", "\u200b", "\ufeff"])
def test_no_text_begins_as_a_formula_does(first: str, before: str) -> None:
    assert harmless(f"{before}{first}1+1").startswith("'")


@pytest.mark.parametrize("text", ["", "Refuse", "Not met: 1", "a=b", "CG-2026-0001", "3 – 4"])
def test_ordinary_text_stays_as_it_is(text: str) -> None:
    assert harmless(text) == text


@given(st.text(alphabet=st.sampled_from(" '=-x\n\u200b")))
def test_taking_one_apostrophe_away_gives_back_every_text(text: str) -> None:
    assert harmless(text).removeprefix("'") == text or harmless(text) == text
    if harmless(text) != text:
        assert harmless(text) == f"'{text}"
    else:
        assert not text.startswith("'")


@given(st.text())
def test_whatever_is_typed_can_be_written_and_shown(text: str) -> None:
    written = harmless(text)
    written.encode("utf-8")
    assert showable(written) == written


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=60)
@given(
    st.lists(
        st.text() | st.sampled_from(["=1", "x", "'", "\ufffc=", "–", "É"]), min_size=3, max_size=3
    )
)
def test_a_line_has_every_text_of_it_made_harmless(tmp_path: Path, texts: list[str]) -> None:
    path = tmp_path / "lines.csv"
    path.unlink(missing_ok=True)
    file = CsvFile(path, [Heading(name=each, title=each) for each in ("one", "two", "three")])
    file.add(texts)
    file.finish()
    with path.open(encoding="utf-8-sig", newline="") as stream:
        _, line = csv.reader(stream, strict=True)
    assert line == [harmless(each) for each in texts]
