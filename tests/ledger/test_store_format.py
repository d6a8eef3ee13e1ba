"""`docs/store-format.md` says what the code does."""

from __future__ import annotations

import re
from pathlib import Path

from caldicott_desktop.domain.authority import CURRENT
from caldicott_desktop.ledger import schemas
from caldicott_desktop.ledger.proof import FORMAT
from tests.every import every
from tests.ledger.test_schemas import SAMPLES, written
from tests.ledger.worked_example import values

DOCUMENT = (Path(__file__).parents[2] / "docs" / "store-format.md").read_text(encoding="utf-8")
QUOTED = values()


@every("name", QUOTED)
def test_every_quoted_value_is_what_the_code_makes(name: str) -> None:
    assert QUOTED[name] in DOCUMENT


def section(heading: str) -> str:
    found = re.search(rf"\n#+ {heading}\n(.*?)(?=\n##|\Z)", DOCUMENT, re.DOTALL)
    assert found is not None
    return found[1]


def test_every_kind_and_reserved_name_is_listed() -> None:
    listed = set(re.findall(r"`([a-z]+\.[a-z]+)`", section("Kinds and authority")))
    assert listed == CURRENT.grants.keys() | CURRENT.reserved


def fields_of(part: str) -> set[str]:
    """The fields that a word in a row stands for, as they are listed before the table."""
    before = section("Payload schemas").partition("\n| ")[0]
    return set(re.findall(rf"`(/{part}/[a-zA-Z0-9_/]+)`", before))


@every("name", SAMPLES)
def test_every_field_of_every_schema_is_listed(name: str) -> None:
    (row,) = re.findall(rf"\n\| `{name}` \|(.*)\|", section("Payload schemas"))
    listed = set(re.findall(r"`(/[a-zA-Z0-9_/]+)`", row))
    for part in ("heads", "findings", "assertion"):
        if re.search(rf"\b{part}\b", re.sub("`[^`]*`", "", row)):
            listed |= fields_of(part)
    schema = schemas.SCHEMAS[name]
    paths = {re.sub(r"/[0-9]+/", "/N/", path) for path in written(schema, SAMPLES[name][0])}
    assert listed == paths - {"/schema", "/app", "/guidance"}
    assert schema.kinds <= set(re.findall(r"`([a-z]+\.[a-z]+)`", row))


def test_the_formats_are_named() -> None:
    assert f"`{FORMAT}`" in DOCUMENT
    for label in ("entry", "salts", "value", "payload", "vault", "head", "checked"):
        assert f"`caldicott-log/{label}/v1` 00" in DOCUMENT
