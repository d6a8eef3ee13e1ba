"""Strategies for whole cases, read off the dataclasses, with text that fights back."""

from __future__ import annotations

from dataclasses import fields, is_dataclass
from datetime import date, datetime
from types import UnionType
from typing import Any, get_args, get_origin, get_type_hints
from zoneinfo import ZoneInfo

from hypothesis import strategies as st

from caldicott_desktop.domain.case import Answer, Case
from caldicott_desktop.domain.choices import Choice

HOSTILE = (
    "",
    "\x00",
    "\x00before and after\x00",
    "\ud800 alone",
    "pair \ud83d\ude00 of halves",
    "👩🏽‍⚕️ 🏴󠁧󠁢󠁷󠁬󠁳󠁿",
    "\u202eright to left\u202c שלום",
    '=HYPERLINK("http://example.org")',
    "<w:p>&amp;]]></w:p>",
    "\"quotes\" and \\ back\\slashes and 'more'",
    "line\nline\r\nline\u2028line\ttab",
    '/request/name "forged"\n/request/organisation "forged"\n',
    "x" * 100_000,
)

texts = st.sampled_from(HOSTILE) | st.text(st.characters(), max_size=30)
zones = st.sampled_from(("Europe/London", "UTC", "Asia/Kathmandu", "America/St_Johns"))
# Within the years of any record, and past the odd offsets with seconds of long ago.
_EARLIEST, _LATEST = datetime(1975, 1, 1), datetime(2100, 1, 1)  # noqa: DTZ001 - given a zone next
moments = st.datetimes(_EARLIEST, _LATEST, timezones=zones.map(ZoneInfo), allow_imaginary=False)
question_ids = st.lists(
    st.sampled_from(("note_of_refusal", "officer", "a1", "b_2", "c")), unique=True
)
answers: st.SearchStrategy[Answer] = (
    st.none() | st.booleans() | st.integers(-999, 10**9) | texts | st.lists(texts).map(tuple)
)


def of_type(hint: Any) -> st.SearchStrategy[Any]:  # noqa: ANN401 - a type as annotations hold it
    """Return values of an annotated type of the domain."""
    if isinstance(hint, UnionType):
        inner, _ = get_args(hint)
        return st.none() | of_type(inner)
    if get_origin(hint) is tuple:
        return st.lists(of_type(get_args(hint)[0]), max_size=2).map(tuple)
    if is_dataclass(hint):
        return part(hint)
    if issubclass(hint, Choice):
        return st.sampled_from(list(hint))
    return {
        str: texts,
        bool: st.booleans(),
        int: st.integers(0, 10**9),
        datetime: moments,
        date: st.dates(),
    }[hint]


def part(hint: Any, **given: st.SearchStrategy[Any]) -> st.SearchStrategy[Any]:  # noqa: ANN401
    """Return values of a dataclass; `given` overrides the strategy of single fields."""
    hints = get_type_hints(hint)
    rest = {f.name: of_type(hints[f.name]) for f in fields(hint) if f.name not in given}
    return st.builds(hint, **rest, **given)


cases: st.SearchStrategy[Case] = part(
    Case,
    kind_id=st.sampled_from(("general", "police-crime")),
    examiner_case=st.none() | st.binary(min_size=16, max_size=16).map(bytes.hex),
    answers=st.dictionaries(
        question_ids.flatmap(lambda ids: st.sampled_from(ids or ["a1"])), answers
    ),
)
