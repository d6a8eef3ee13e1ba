"""Tables of small cases, gone through in one test that names each case that does not hold.

For rules that are held by hundreds of cases at well under a millisecond each: collected one by
one, the cases would take longer to be listed, passed between processes and reported than to run.
"""

from __future__ import annotations

import itertools
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from enum import Enum
from functools import wraps
from inspect import Signature
from typing import Any

import pytest
from _pytest.mark import ParameterSet

Ids = Callable[[Any], object] | Iterable[str]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Row:
    """One line of a table: what it is called in a report, and what the test is given."""

    label: str
    values: dict[str, object]


class Table:
    """Runs a test for every row of one table or more, as `pytest.mark.parametrize` would.

    The test takes what the tables name and no fixture, so that no row can reach another.
    """

    def __init__(self, test: Callable[..., None], rows: tuple[_Row, ...]) -> None:
        self.test = test
        self.tables = [rows]

    def run(self) -> None:
        """Go through every row; raises one group with the fault of each row that does not hold."""
        faults: list[BaseException] = []
        labels: list[str] = []
        every_row = list(itertools.product(*self.tables))
        for rows in every_row:
            label = "-".join(row.label for row in rows)
            try:
                self.test(**{name: value for row in rows for name, value in row.values.items()})
            except (Exception, pytest.fail.Exception) as fault:  # noqa: BLE001 - raised below
                fault.add_note(f"where it was: {label}")
                faults.append(fault)
                labels.append(label)
        if faults:
            told = f"{len(faults)} of {len(every_row)} did not hold: {', '.join(labels)}"
            raise BaseExceptionGroup(told, faults)


def every(
    names: str | Sequence[str], rows: Iterable[object], *, ids: Ids | None = None
) -> Callable[[Callable[..., None]], Callable[..., None]]:
    """A decorator that goes through all `rows` in one test; several make every combination.

    Takes what `pytest.mark.parametrize` takes, `pytest.param` among it. A table without rows is a
    mistake: a test that holds nothing would pass.
    """
    split = names.split(",") if isinstance(names, str) else names
    read = _read(tuple(name.strip() for name in split), tuple(rows), ids)
    assert read, f"no rows for {names}"

    def decorate(test: Callable[..., None]) -> Callable[..., None]:
        table = getattr(test, "table", None)
        if isinstance(table, Table):
            table.tables.append(read)
            return test
        table = Table(test, read)

        @wraps(test)
        def all_rows() -> None:
            table.run()

        all_rows.table = table  # type: ignore[attr-defined]  # for a further table around it
        all_rows.__signature__ = Signature()  # type: ignore[attr-defined]  # it asks for no fixture
        return all_rows

    return decorate


def _read(names: tuple[str, ...], rows: tuple[object, ...], ids: Ids | None) -> tuple[_Row, ...]:
    read = []
    given_ids = () if ids is None or callable(ids) else tuple(ids)
    for place, row in enumerate(rows):
        given = row.values if isinstance(row, ParameterSet) else (row,) if len(names) == 1 else row
        assert isinstance(given, Sequence)
        assert len(given) == len(names), f"{row!r} is not {names}"
        if isinstance(row, ParameterSet) and row.id is not None:
            label = str(row.id)
        elif given_ids:
            label = given_ids[place]
        else:
            named = ids if callable(ids) else _plain
            label = "-".join(str(named(value) or f"row{place}") for value in given)
        read.append(_Row(label=label, values=dict(zip(names, given, strict=True))))
    return tuple(read)


def _plain(value: object) -> str | None:
    """What a value is called in a report; None where it has no short name."""
    if isinstance(value, Enum):
        return str(value)
    return repr(value) if isinstance(value, str | bytes | int | None) else None
