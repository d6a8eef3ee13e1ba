"""A register as JSON of one form: `resources/schemas/register-1.json` says which.

Each line stands on a line of its own, so that the file can be read and compared line by line.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from datetime import date
from hashlib import sha256
from pathlib import Path

from caldicott_desktop.domain.record.account import Section
from caldicott_desktop.domain.record.characters import showable
from caldicott_desktop.domain.record.register import Cell
from caldicott_desktop.export import plain, register_content
from caldicott_desktop.export.register_content import Register

_FORMAT = "caldicott-log/{code}/1"


class JsonFile:
    """A JSON file as it is written, line by line."""

    def __init__(self, path: Path, register: Register) -> None:
        """Begin the new file at `path` with everything but the lines."""
        self._file = path.open("xb")
        self._digest = sha256()
        self._names = [each.name for each in register.headings]
        self._lead = b"\n"
        head = _encoded(_head(register), indent=1).removesuffix(b"\n}")
        self._put(head + b',\n "lines": [')

    def add(self, cells: Sequence[Cell]) -> None:
        """Write one line."""
        values = dict(zip(self._names, cells, strict=True))
        self._put(self._lead + b"  " + _encoded(values))
        self._lead = b",\n"

    def finish(self) -> bytes:
        """End the file and give its digest (32 bytes)."""
        self._put(b"\n ]\n}\n")
        self._file.close()
        return self._digest.digest()

    def abandon(self) -> None:
        """Let go of the file as it is."""
        self._file.close()

    def _put(self, data: bytes) -> None:
        self._digest.update(data)
        self._file.write(data)


def _encoded(value: object, indent: int | None = None) -> bytes:
    text = json.dumps(value, ensure_ascii=False, indent=indent, default=_day)
    # Text as it was typed can hold a lone half of a pair, which has no UTF-8 form.
    return text.encode("utf-8", "backslashreplace")


def _day(value: object) -> str:
    if not isinstance(value, date):
        raise TypeError(f"a register holds no {type(value).__name__}")
    return value.isoformat()


def _head(register: Register) -> dict[str, object]:
    return {
        "format": _FORMAT.format(code=register.shape.code.lower()),
        "title": register.title,
        "level": register.level.value,
        "privileged": register.privileged,
        "facts": [
            {"label": label, "words": showable(words)}
            for label, words in register_content.facts(register)
        ],
        "completeness": _completeness(register),
        "sample": _sample(register),
        "proof": register.proof_name,
        "columns": [{"name": each.name, "title": each.title} for each in register.headings],
    }


def _completeness(register: Register) -> dict[str, object] | None:
    if register.statement is None:
        return None
    return {
        "answer": list(plain.lines(register_content.answer(register))),
        "sections": list(map(_section, register_content.sections(register))),
        "unexplained": list(register.statement.unexplained),
    }


def _section(section: Section) -> dict[str, object]:
    return {"title": section.title, "rows": [list(row) for row in plain.rows(section.blocks)]}


def _sample(register: Register) -> dict[str, object] | None:
    sample = register.statement.sample if register.statement else None
    if sample is None:
        return None
    return {"seed": sample.seed, "listed": sample.listed, "drawn": list(sample.drawn)}
