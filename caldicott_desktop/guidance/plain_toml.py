"""Plain TOML, read several times as fast as by the standard library.

Guidance files use little of TOML: keys without quotes or dots, `[name]` and `[[name]]` at the top,
texts in double quotes without escapes, whole numbers, dates, `true` and `false`, lists and one-line
tables. That much is read here. Whatever else is met, a mistake above all, the whole text goes to
`tomllib`, so that what counts as TOML, and what is said of a mistake, is the standard library's.

Why there is such a reader at all: `docs/decisions/0080-plain-toml-is-read-by-our-own-reader.md`.
"""

from __future__ import annotations

import re
import tomllib
from datetime import date
from functools import lru_cache

# A pattern takes a whole statement, list or table where it can, so that `re` does the work.
_NAME = r"[A-Za-z0-9_-]+"
_QUOTED = r'"[^"\\\n]*"(?!")'
_DAY = r"[0-9]{4}-[0-9]{2}-[0-9]{2}(?=[, \t\n\]}#]|\Z)"
_PAIR = rf"{_NAME}[ \t]*=[ \t]*(?:{_QUOTED}|{_DAY})[ \t]*"
_GAP = r"(?:[ \t\n]|#[^\n]*)*"
_STATEMENT = re.compile(
    rf'({_NAME})[ \t]*=[ \t]*(?:"([^"\\\n]*)"[ \t]*\n{_GAP})?|(\[\[?)({_NAME})(\]\]?)',
)
_TEXTS = re.compile(rf"\[[ \t\n]*(?:{_QUOTED}[ \t\n]*,[ \t\n]*)*(?:{_QUOTED}[ \t\n]*)?\]")
_EACH_TEXT = re.compile(r'"([^"]*)"')
_PAIRS = re.compile(rf"\{{[ \t]*{_PAIR}(?:,[ \t]*{_PAIR})*\}}")
_EACH_PAIR = re.compile(rf'({_NAME})[ \t]*=[ \t]*(?:"([^"]*)"|({_DAY}))')
_KEY = re.compile(rf"[ \t]*({_NAME})[ \t]*=[ \t]*")
_TEXT = re.compile(r'"([^"\\\n]*)"(?!")')
_LONG_TEXT = re.compile(r'"""\n?([^"\\]*(?:"(?!"")[^"\\]*)*)"""(?!")')
_BARE = re.compile(rf"({_DAY})|(0|[1-9][0-9]*|true|false)(?=[, \t\n\]}}#]|\Z)")
_BETWEEN = re.compile(_GAP)
_SPACE = re.compile(r"[ \t]*")
_END = re.compile(rf"[ \t]*(?:#[^\n]*)?(?:\n{_GAP}|\Z)")
# TOML allows no control characters but tab and line feed; a carriage return goes to `tomllib`.
_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f]")


class _NotPlain(Exception):
    """The text holds something that is not read here."""


class _Rows(list[object]):
    """The tables of one `[[name]]`; a list written as a value may not be added to."""


def loads(text: str) -> dict[str, object]:
    """What `tomllib.loads` gives for `text`; raises `tomllib.TOMLDecodeError` where it does."""
    found = plain(text)
    return tomllib.loads(text) if found is None else found


def plain(text: str) -> dict[str, object] | None:
    """What `text` holds when it is plain TOML throughout; `None` when it is not."""
    try:
        return _document(text)
    except _NotPlain:
        return None


def _document(text: str) -> dict[str, object]:
    if _CONTROL.search(text):
        raise _NotPlain
    whole: dict[str, object] = {}
    inside = whole
    position = _past(_BETWEEN, text, 0)
    while position < len(text):
        statement = _STATEMENT.match(text, position)
        if statement is None:
            raise _NotPlain
        key, plain, opening, name, closing = statement.groups()
        position = statement.end()
        if key is None:
            inside = _opened(whole, name, opening + closing)
        elif key in inside:
            raise _NotPlain
        elif plain is not None:
            inside[key] = plain
        else:
            inside[key], position = _value(text, position)
        if plain is None:
            end = _END.match(text, position)
            if end is None:
                raise _NotPlain
            position = end.end()
    return whole


def _opened(whole: dict[str, object], name: str, brackets: str) -> dict[str, object]:
    """The new table that `[name]` or `[[name]]` opens."""
    opened: dict[str, object] = {}
    if brackets == "[]" and name not in whole:
        whole[name] = opened
        return opened
    rows = whole.setdefault(name, _Rows())
    if brackets != "[[]]" or not isinstance(rows, _Rows):
        raise _NotPlain
    rows.append(opened)
    return opened


def _value(text: str, position: int) -> tuple[object, int]:
    """The value that begins at `position`, and where it ends."""
    match text[position : position + 1]:
        case "{":
            return _one_line_table(text, position)
        case "[":
            return _list(text, position)
        case '"':
            long = text.startswith('"""', position)
            found = (_LONG_TEXT if long else _TEXT).match(text, position)
            if found is None:
                raise _NotPlain
            return found[1], found.end()
        case _:
            return _bare(text, position)


def _list(text: str, position: int) -> tuple[object, int]:
    if texts := _TEXTS.match(text, position):
        return _EACH_TEXT.findall(texts[0]), texts.end()
    values: list[object] = []
    position = _past(_BETWEEN, text, position + 1)
    while not text.startswith("]", position):
        value, position = _value(text, position)
        values.append(value)
        position = _past(_BETWEEN, text, position)
        if text.startswith(",", position):
            position = _past(_BETWEEN, text, position + 1)
        elif not text.startswith("]", position):
            raise _NotPlain
    return values, position + 1


def _one_line_table(text: str, position: int) -> tuple[object, int]:
    table: dict[str, object] = {}
    if pairs := _PAIRS.match(text, position):
        found = _EACH_PAIR.findall(pairs[0])
        for key, plain, day in found:
            table[key] = _day(day) if day else plain
        if len(table) < len(found):
            raise _NotPlain
        return table, pairs.end()
    while not text.startswith("}", position):
        key = _KEY.match(text, position + 1)
        if key is None or key[1] in table:
            raise _NotPlain
        table[key[1]], position = _value(text, key.end())
        position = _past(_SPACE, text, position)
        if text[position : position + 1] not in {",", "}"}:
            raise _NotPlain
    return table, position + 1


def _bare(text: str, position: int) -> tuple[object, int]:
    """A date, a whole number, `true` or `false`."""
    found = _BARE.match(text, position)
    if found is None:
        raise _NotPlain
    if found[1]:
        return _day(found[1]), found.end()
    number = found[2]
    return (int(number) if number.isdigit() else number == "true"), found.end()


@lru_cache(maxsize=256)
def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise _NotPlain from None


def _past(pattern: re.Pattern[str], text: str, position: int) -> int:
    """Where `pattern`, which matches nothing as well, ends."""
    found = pattern.match(text, position)
    return position if found is None else found.end()
