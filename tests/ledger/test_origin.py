from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

import pytest

from caldicott_desktop.ledger import canonical, schemas
from caldicott_desktop.ledger.faults import LedgerFault
from caldicott_desktop.ledger.origin import Origin
from caldicott_desktop.ledger.schemas import Level
from tests.ledger.a_vault import House


def origin() -> Origin:
    house = House()
    said = schemas.ExportBegun(
        selection="CG-2026-0001",
        level=Level.FULL,
        privileged=False,
        recipient="Mr Hartley",
        purpose=None,
        files=(),
    )
    begun = house.log.say(schemas.EXPORT_BEGUN, said, house.priya)
    return Origin.of(begun.signed)


def test_it_names_the_export_and_the_head_before_it_and_nothing_else() -> None:
    of = origin()
    assert Origin.from_json(of.to_json()) == of
    told = json.loads(of.to_json())
    assert told == {
        "format": "caldicott-log/origin/1",
        "vault": of.vault.hex(),
        "begun": of.begun.hex(),
        "head": {"log": of.head.log.hex(), "size": of.head.size, "root": of.head.root.hex()},
    }


@pytest.mark.parametrize(
    "change",
    [
        lambda told: told.pop("vault"),
        lambda told: told.update(more=1),
        lambda told: told.update(format="caldicott-log/origin/2"),
        lambda told: told["head"].update(more=1),
        lambda told: told["head"].update(size=True),
        lambda told: told["head"].update(size="4"),
        lambda told: told.update(begun="00"),
        lambda told: told.update(begun="zz" * 32),
    ],
)
def test_anything_else_is_refused(change: Callable[[dict[str, Any]], object]) -> None:
    told = json.loads(origin().to_json())
    change(told)
    with pytest.raises(LedgerFault):
        Origin.from_json(canonical.encode(told))
