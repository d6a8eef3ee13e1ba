"""The case templates and law-status rows of the reference, read from their copies in `tests/data`.

The YAML of the copy is flat: a list of templates, each with text, lists in one line, and lists of
texts or of one-line tables. That much is read here, and anything else is an error.
"""

from __future__ import annotations

import csv
import re
import tomllib
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

DATA = Path(__file__).resolve().parents[1] / "data"

_TOP = re.compile(r"- id: (\S+)")
_VALUE = re.compile(r'  (\w+): (?:"(?P<text>[^"]*)"|\[(?P<list>.*)\])')
_OPENS = re.compile(r"  (\w+):")
_QUOTED = re.compile(r'"([^"]*)"')
_TABLE = re.compile(r"    - \{(.*)\}")
_PROMPT = re.compile(r'    P([1-8]): "([^"]*)"')
_WORDS = re.compile(r'    - "([^"]*)"')
_PAIR = re.compile(r'(\w+): (?:"([^"]*)"|([^,]+))(?:, |$)')
_TYPE = re.compile(r"(enum|multi)\[(.*)\]")


@dataclass(frozen=True, slots=True, kw_only=True)
class Field:
    """A field of a template: `type` without its codes, and the codes in lower case."""

    name: str
    type: str
    codes: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Template:
    """One case template; `gateways` pairs each gateway's words with its type."""

    id: str
    texts: dict[str, str] = field(default_factory=dict)
    lists: dict[str, list[str]] = field(default_factory=dict)
    fields: list[Field] = field(default_factory=list)
    gateways: list[tuple[str, str]] = field(default_factory=list)
    prompts: dict[int, str] = field(default_factory=dict)
    stop_checks: list[str] = field(default_factory=list)

    def __str__(self) -> str:
        return self.id


def templates() -> list[Template]:
    """The templates of the copy, in its order."""
    found: list[Template] = []
    block = ""
    text = (DATA / "hard_case_templates.yaml").read_text(encoding="utf-8")
    for number, line in enumerate(text.splitlines(), start=1):
        if top := _TOP.fullmatch(line):
            found.append(Template(id=top[1]))
        elif value := _VALUE.fullmatch(line):
            _take_value(found[-1], value)
        elif opens := _OPENS.fullmatch(line):
            block = opens[1]
        elif not _take_item(found[-1], block, line):
            raise ValueError(f"line {number} of the templates is not understood: {line}")
    return found


def law_status_rows() -> list[dict[str, str]]:
    """The law-status rows of the copy, by column."""
    with (DATA / "law_status_rows.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


@dataclass(frozen=True, slots=True, kw_only=True)
class Ids:
    """Which of our ids answers to which words of the copies."""

    recurring: list[str]
    built_once: list[str]
    gateways: dict[str, list[str]]
    stop_checks: dict[str, dict[str, str]]
    consult: dict[str, str]
    sources: dict[str, str]
    statuses: dict[str, str]
    certainties: dict[str, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Difference:
    """Something said otherwise in the guidance than in the templates, and why."""

    template: str
    how: str
    reason: str
    field: str = ""
    gateway: str = ""
    into: Sequence[str] = ()
    type: str = ""
    effect: str = ""
    days: int = 0


def ids() -> Ids:
    """Our list of ids."""
    text = (DATA / "hard_case_ids.toml").read_text(encoding="utf-8")
    return Ids(**tomllib.loads(text))


def differences() -> list[Difference]:
    """Our list of deliberate differences."""
    text = (DATA / "deliberate_differences.toml").read_text(encoding="utf-8")
    return [Difference(**each) for each in tomllib.loads(text)["difference"]]


def _take_value(template: Template, value: re.Match[str]) -> None:
    if value["text"] is not None:
        template.texts[value[1]] = value["text"]
    else:
        quoted = _QUOTED.findall(value["list"])
        template.lists[value[1]] = quoted or value["list"].split(", ")


def _take_item(template: Template, block: str, line: str) -> bool:
    if block == "prompts" and (prompt := _PROMPT.fullmatch(line)):
        template.prompts[int(prompt[1])] = prompt[2]
    elif block == "stop_checks" and (words := _WORDS.fullmatch(line)):
        template.stop_checks.append(words[1])
    elif block in {"fields", "gateways"} and (table := _TABLE.fullmatch(line)):
        pairs = {key: quoted or plain for key, quoted, plain in _PAIR.findall(table[1])}
        if block == "gateways":
            template.gateways.append((pairs["name"], pairs["type"]))
        else:
            template.fields.append(_field(pairs))
    else:
        return False
    return True


def _field(pairs: dict[str, str]) -> Field:
    closed = _TYPE.fullmatch(pairs["type"])
    return Field(
        name=pairs["name"],
        type=closed[1] if closed else pairs["type"],
        codes=tuple(closed[2].lower().split(",")) if closed else (),
    )
