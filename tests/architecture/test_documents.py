"""What the documents name is there: each guarantee's tests, each place to look, each decision."""

from __future__ import annotations

import re

from tests.architecture.source import PACKAGE, ROOT
from tests.every import every

DOCS = ROOT / "docs"
TEST = re.compile(r"`([\w/]+\.py)::(\w+)`")
# The second cell of a row of *Where to look*: what stands in backticks there.
ROW = re.compile(r"^\| [^|]+ \| ([^|]*`[^|]*) \|$", re.MULTILINE)


def where_to_look() -> list[str]:
    _, _, table = (DOCS / "architecture.md").read_text("utf-8").partition("## Where to look")
    return [name for cell in ROW.findall(table) for name in re.findall(r"`([\w./-]+)`", cell)]


def test_every_test_that_a_guarantee_names_exists() -> None:
    promised = TEST.findall((DOCS / "security.md").read_text("utf-8"))
    assert len(promised) > 50
    missing = [
        f"{file}::{name}"
        for file, name in promised
        if not (ROOT / "tests" / file).is_file()
        or f"def {name}(" not in (ROOT / "tests" / file).read_text("utf-8")
    ]
    assert missing == []


def test_every_guarantee_names_a_test() -> None:
    text = (DOCS / "security.md").read_text("utf-8")
    _, _, promises = text.partition("## Guarantees")
    promises, _, _ = promises.partition("## Not promised")
    given = re.split(r"^\*\*(?=[A-Z]\d+\.)", promises, flags=re.MULTILINE)[1:]
    assert len(given) > 20
    assert [each[:4] for each in given if not TEST.search(each)] == []


@every("name", where_to_look())
def test_every_place_to_look_is_there(name: str) -> None:
    bases = (PACKAGE, ROOT, DOCS)
    if "/" in name or "." in name:
        assert any((base / name).exists() for base in bases)
    else:  # a field of a file that is named beside it
        assert name.islower()


def test_every_decision_that_a_document_names_is_written() -> None:
    numbers = {path.name[:4] for path in (DOCS / "decisions").glob("*.md")}
    named = {
        number
        for path in DOCS.glob("*.md")
        for found in re.findall(r"decisions? (\d{4}(?:, \d{4})*)", path.read_text("utf-8"))
        for number in found.split(", ")
    }
    assert named
    assert named <= numbers
