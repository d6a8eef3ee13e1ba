"""Any change to the proof inside a file is told, whatever it is, and never ends in a crash."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from typing import Any

from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from caldicott_desktop.checking import FaultKind, check_word
from caldicott_desktop.ledger import proof_check, proof_words, word_text
from caldicott_desktop.ledger.proof_check import ProvenEntry
from tests.checking.exported import GENERIC, Exported, export, with_xml
from tests.export import samples

DATA = "customXml/item1.xml"
OTHER: st.SearchStrategy[object] = st.one_of(
    st.none(), st.booleans(), st.integers(-9, 99), st.text(max_size=8), st.just([])
)


@cache
def refusal() -> Exported:
    return export(samples.refusal_case(), GENERIC)


def with_record(record: str) -> bytes:
    def put(root: etree._Element) -> None:
        root[0].text = record

    return with_xml(refusal().data, put, DATA)


def places(value: Any, path: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:  # noqa: ANN401
    """Yield the path of each value inside a JSON value."""
    if isinstance(value, dict | list):
        for key, item in value.items() if isinstance(value, dict) else enumerate(value):
            yield (*path, key)
            yield from places(item, (*path, key))


@given(st.data(), OTHER)
def test_a_changed_value_anywhere_is_caught(data: st.DataObject, other: object) -> None:
    record = json.loads(refusal().proof.to_json())
    *way, last = data.draw(st.sampled_from(list(places(record))))
    holder = record
    for step in way:
        holder = holder[step]
    if holder[last] == other and type(holder[last]) is type(other):
        return
    holder[last] = other
    written = json.dumps(record, ensure_ascii=False, separators=(",", ":"), sort_keys=True)
    report = check_word(with_record(written))
    assert report.status in {1, 2}
    assert {fault.kind for fault in report.faults} & {FaultKind.PROOF, FaultKind.NEWER}


@given(st.data())
def test_an_entry_left_out_or_doubled_is_caught(data: st.DataObject) -> None:
    record = json.loads(refusal().proof.to_json())
    name = data.draw(st.sampled_from(["entries", "grounds"]))
    at = data.draw(st.integers(0, len(record[name]) - 1))
    if data.draw(st.booleans()):
        del record[name][at]
    else:
        record[name].insert(at, record["begun"] | {"size": 4, "path": []})
    written = json.dumps(record, ensure_ascii=False, separators=(",", ":"), sort_keys=True)
    report = check_word(with_record(written))
    assert report.status == 1
    assert FaultKind.PROOF in {fault.kind for fault in report.faults}


def test_a_proof_of_nothing_is_told() -> None:
    record = json.loads(refusal().proof.to_json()) | {"entries": []}
    written = json.dumps(record, ensure_ascii=False, separators=(",", ":"), sort_keys=True)
    report = check_word(with_record(written))
    assert "The proof is of no decision." in report.words()


def about(**changes: Any) -> ProvenEntry:  # noqa: ANN401 - fields of the entry
    found = proof_check.check(refusal().proof)
    return replace(found.entries[0], **changes)


def box_about(entry: ProvenEntry) -> str:
    found = replace(proof_check.check(refusal().proof), entries=(entry,))
    return "\n".join(proof_words.checking_box(refusal().proof, found).lines())


def test_the_box_tells_of_a_key_that_was_set_by_recovery() -> None:
    assert "This key was set by recovery" in box_about(about(set_by_recovery=True))
    assert "This key was set by recovery" not in box_about(about())


def test_the_box_names_the_withheld_fields() -> None:
    told = box_about(about(withheld=("/a", "/b")))
    fields = about().fields
    assert f"{fields} fields: {fields - 2} shown and proven, 2 withheld: /a, /b" in told


def test_the_box_does_without_roles() -> None:
    assert "signed by Priya Nair, key" in box_about(about(roles=()))


def test_the_marks_are_no_proof() -> None:
    def forget(root: etree._Element) -> None:
        root[1].text = " ".join(word_text.mark("x") for _ in range(9))

    assert check_word(with_xml(refusal().data, forget, DATA)).intact
