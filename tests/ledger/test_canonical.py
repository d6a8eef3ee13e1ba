from __future__ import annotations

import json

import pytest
import rfc8785
from hypothesis import given
from hypothesis import strategies as st

from caldicott_desktop.ledger import canonical
from caldicott_desktop.ledger.canonical import JsonValue
from caldicott_desktop.ledger.faults import LedgerFault
from tests.every import every
from tests.vectors import load

VECTORS = load("rfc8785")["cases"]
WHOLE = [case for case in VECTORS if case["name"] not in {"rfc", "structures", "values"}]

integers = st.integers(-(10**15) + 1, 10**15 - 1)
texts = st.text(st.characters(exclude_categories=["Cs"]))
values: st.SearchStrategy[JsonValue] = st.recursive(
    st.none() | st.booleans() | integers | texts,
    lambda inner: st.lists(inner) | st.dictionaries(texts, inner),
)


@pytest.mark.parametrize("case", VECTORS, ids=lambda case: str(case["name"]))
def test_the_library_we_rely_on_meets_the_published_vectors(case: dict[str, str]) -> None:
    assert rfc8785.dumps(json.loads(case["input"])).hex() == case["utf8"]


@pytest.mark.parametrize("case", WHOLE, ids=lambda case: str(case["name"]))
def test_published_vectors_without_fractions_go_both_ways(case: dict[str, str]) -> None:
    published = bytes.fromhex(case["utf8"])
    assert canonical.encode(json.loads(case["input"])) == published
    assert canonical.decode(published) == json.loads(case["input"])


@given(values)
def test_what_was_encoded_is_decoded(value: JsonValue) -> None:
    assert canonical.decode(canonical.encode(value)) == value


@given(values)
def test_it_is_written_as_the_library_writes_it(value: JsonValue) -> None:
    assert canonical.encode(value) == rfc8785.dumps(value)


def test_names_are_sorted_as_utf_16_sorts_them() -> None:
    names = {"\U0001f600": 1, "\ufb33": 2, "a": 3}
    written = canonical.encode(names)
    assert written == rfc8785.dumps(names) == '{"a":3,"\U0001f600":1,"\ufb33":2}'.encode()
    assert canonical.decode(written) == names
    with pytest.raises(LedgerFault, match="canonical form"):
        canonical.decode('{"a":3,"\ufb33":2,"\U0001f600":1}'.encode())


@every(
    ("data", "said"),
    [
        (b'{"a":1,"a":1}', "“a” comes twice"),
        (b'{"b":1,"a":1}', "canonical form"),
        (b'{"a": 1}', "canonical form"),
        (b'"\\u0041"', "canonical form"),
        (b"1.0", "“1.0” is not a whole number"),
        (b"1e2", "“1e2” is not a whole number"),
        (b"-0", "canonical form"),
        (b"NaN", "“NaN” is not a whole number"),
        (b"1000000000000000", "at most fifteen digits"),
        (b"-" + b"9" * 5000, "at most fifteen digits"),
        (b"\xff", "not UTF-8 text (at byte 0)"),
        (b'{"a":1', "not JSON"),
        (b"1 ", "canonical form"),
        (b'"\\ud800"', "cannot be written"),
        (b"[" * 100_000, "nested too deeply"),
    ],
)
def test_other_bytes_are_refused_by_name(data: bytes, said: str) -> None:
    with pytest.raises(LedgerFault) as refused:
        canonical.decode(data)
    assert said in refused.value.message
    assert refused.value.remedy


@pytest.mark.parametrize(
    "value",
    [10**15, -(10**15), [10**15], {"a": {"b": 10**15}}, "\udc00", {"\ud800": 1}],
)
def test_what_has_no_form_is_not_written(value: JsonValue) -> None:
    with pytest.raises(LedgerFault):
        canonical.encode(value)


@pytest.mark.parametrize("value", [{1: "a"}, {"a": [{None: 1}]}, b"a", {"a": object()}])
def test_what_is_no_json_is_not_written(value: JsonValue) -> None:
    with pytest.raises(LedgerFault):
        canonical.encode(value)


def test_a_fraction_is_not_written() -> None:
    with pytest.raises(LedgerFault, match=r"“1\.5” is not a whole number"):
        canonical.encode(json.loads("[1.5]"))


def test_hex_is_lower_case_and_of_the_right_length() -> None:
    assert canonical.from_hex("00ff", 2) == b"\x00\xff"
    for wrong in ("00FF", "00f", "00fg", "00ff00"):
        with pytest.raises(LedgerFault, match="2 bytes in lower-case hex"):
            canonical.from_hex(wrong, 2)
