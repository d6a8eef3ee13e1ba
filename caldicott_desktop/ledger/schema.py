"""What a payload's schema is: its name, its kinds of entry, and the form its fields have."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Generic, TypeVar

from caldicott_desktop.domain.authority import TABLES, Table
from caldicott_desktop.ledger import codec
from caldicott_desktop.ledger.payload import Fields, Value

Made = TypeVar("Made")


@dataclass(frozen=True, slots=True, kw_only=True)
class Schema(Generic[Made]):
    """A payload's form: its name in `/schema`, its kinds, the table they are judged by."""

    name: str
    kinds: frozenset[str]
    made: type[Made]
    table: Table = TABLES[1]

    def write(self, value: Made, *, app: str, guidance: str) -> dict[str, Value]:
        """Return the fields of `value`; see `codec.write`."""
        return codec.write(value, schema=self.name, app=app, guidance=guidance)

    def read(self, found: Fields) -> Made:
        """Return what the fields say, or raise `LedgerFault`; see `codec.read`."""
        return codec.read(self.made, found, schema=self.name)


def schema(name: str, made: type[Made], *kinds: str) -> Schema[Made]:
    """Return the schema of that name, for entries of these kinds."""
    return Schema(name=name, made=made, kinds=frozenset(kinds))
