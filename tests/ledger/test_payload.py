from __future__ import annotations

import re
import secrets
from hashlib import sha256, shake_256

import pytest
import rfc8785
from hypothesis import given
from hypothesis import strategies as st

from caldicott_desktop.ledger import canonical, payload
from caldicott_desktop.ledger.faults import LedgerFault
from caldicott_desktop.ledger.payload import Fields, Lines, RedactedCopy, Shown, Value, Withheld
from tests.every import every

texts = st.text(st.characters(exclude_categories=["Cs"]))
scalars = st.none() | st.booleans() | st.integers(-(10**15) + 1, 10**15 - 1) | texts
field_values: st.SearchStrategy[Value] = scalars | st.lists(scalars).map(tuple)
names = st.sampled_from(["a", "b", "ab", "a_b", "a1", "_", "reason", "section_2"])
sections: st.SearchStrategy[object] = st.recursive(
    field_values,
    lambda inner: (
        st.dictionaries(names, inner, min_size=1)
        | st.lists(st.dictionaries(names, inner, min_size=1), min_size=1)
    ),
    max_leaves=6,
)
trees = st.dictionaries(names, sections, min_size=1, max_size=4)
secrets_of_32 = st.binary(min_size=32, max_size=32)


@given(trees)
def test_trees_become_fields_and_come_back(tree: dict[str, object]) -> None:
    fields = payload.flatten(tree)
    data = payload.write(fields)
    assert payload.read(data) == fields
    assert payload.unflatten(payload.read(data)) == tree


@given(trees)
def test_every_line_is_path_space_canonical_value(tree: dict[str, object]) -> None:
    fields = payload.flatten(tree)
    lines = [path.encode() + b" " + rfc8785.dumps(value) for path, value in fields.items()]
    by_path = sorted(lines, key=lambda line: line.partition(b" ")[0])
    assert payload.write(fields) == b"".join(line + b"\n" for line in by_path)


@given(trees, secrets_of_32)
def test_the_commitment_follows_its_definition(tree: dict[str, object], secret: bytes) -> None:
    data = payload.write(payload.flatten(tree))
    lines = [line.split(b" ", 1) for line in data.split(b"\n")[:-1]]
    stream = shake_256(b"caldicott-log/salts/v1\x00" + secret).digest(16 * len(lines))
    over = b"caldicott-log/payload/v1\x00" + len(lines).to_bytes(4, "big")
    for at, (path, value) in enumerate(lines):
        salt = stream[16 * at : 16 * at + 16]
        digest = sha256(b"caldicott-log/value/v1\x00" + salt + value).digest()
        over += len(path).to_bytes(2, "big") + path + digest
    assert payload.commit(data, secret) == sha256(over).digest()


@given(trees, secrets_of_32, st.data())
def test_a_redacted_copy_leads_to_the_same_commitment(
    tree: dict[str, object], secret: bytes, data: st.DataObject
) -> None:
    fields = payload.flatten(tree)
    written = payload.write(fields)
    hidden = data.draw(st.sets(st.sampled_from(sorted(fields))))
    copy = payload.redact(written, secret, hidden.__contains__)
    assert set(copy.withheld) == hidden
    assert copy.shown == {path: fields[path] for path in fields.keys() - hidden}
    assert payload.commitment(copy) == payload.commit(written, secret)
    kept = canonical.decode(canonical.encode(copy.to_json()))
    assert RedactedCopy.from_json(kept) == copy


@given(trees, secrets_of_32, st.data())
def test_no_field_can_be_changed_hidden_or_doubled(
    tree: dict[str, object], secret: bytes, data: st.DataObject
) -> None:
    written = payload.write(payload.flatten(tree))
    copy = payload.redact(written, secret, lambda path: len(path) % 2 == 0)
    kept = payload.commit(written, secret)
    at = data.draw(st.integers(0, len(copy.fields) - 1))
    before, part, after = copy.fields[:at], copy.fields[at], copy.fields[at + 1 :]
    other: Shown | Withheld
    if isinstance(part, Shown):
        other = Shown(path=part.path, salt=part.salt, value=("changed", part.path))
    else:
        other = Withheld(path=part.path, digest=bytes(32))
    for wrong in ((*before, other, *after), (*before, *after), (*before, part, part, *after)):
        assert payload.commitment(RedactedCopy(fields=wrong)) != kept


def test_withheld_values_cannot_be_guessed_from_the_copy() -> None:
    data = payload.write({"/a": "yes", "/b": True})
    secret = secrets.token_bytes(32)
    copy = payload.redact(data, secret, lambda path: path == "/b")
    held_back = copy.fields[1]
    assert isinstance(held_back, Withheld)
    for guess in (b"true", b"false"):
        assert held_back.digest != payload.value_digest(bytes(16), guess)
    assert secret.hex() not in canonical.encode(copy.to_json()).decode()


@every(
    ("data", "said"),
    [
        (b"", "no fields"),
        (b"/a 1", "does not end its last one"),
        (b"/a 1\n/b  2\n", "Line 2 of the payload is not a field in canonical form: “/b  2”"),
        (b"/a 1\n\n", "an empty line"),
        (b"/a 1\n\n/b 1\n", "an empty line"),
        (b"x/a 1\n", "Line 1"),
        (b"/a 1\r\n", "Line 1"),
        (b"/A 1\n", "Line 1"),
        (b"a 1\n", "Line 1"),
        (b"/ 1\n", "Line 1"),
        (b"/a 1,2\n", "Line 1"),
        (b"/a [1\n/b 2]\n", "Line 1"),
        (b"/a [[1]]\n", "Line 1"),
        (b"/a [1,]\n", "Line 1"),
        (b'/a {"b":1}\n', "Line 1"),
        (b"/a 01\n", "Line 1"),
        (b"/a -0\n", "Line 1"),
        (b"/a 1.5\n", "Line 1"),
        (b"/a 1000000000000000\n", "Line 1"),
        (b'/a "\\u000a"\n', "Line 1"),
        (b'/a "\\u0041"\n', "Line 1"),
        (b'/a "\\u001F"\n', "Line 1"),
        (b'/a "\\/"\n', "Line 1"),
        (b'/a "\x01"\n', "Line 1"),
        (b'/a "x\n', "Line 1"),
        (b'/a 1\n/b "\xff"\n', "Line 2 of the payload is not UTF-8"),
        (b'/a "\xed\xa0\x80"\n', "Line 1 of the payload is not UTF-8"),
        (b"/a 1\n/a 1\n", "/a comes twice or out of order"),
        (b"/b 1\n/a 1\n", "/a comes twice or out of order"),
        (b"/a 1\n/a/b 1\n", "/a is both a value and a section"),
        (b"/%b 1\n" % (b"a" * 0xFFFF), "too long a path"),
    ],
)
def test_other_lines_are_refused_by_name(data: bytes, said: str) -> None:
    with pytest.raises(LedgerFault) as refused:
        payload.read(data)
    assert said in refused.value.message
    with pytest.raises(LedgerFault):
        payload.commit(data, bytes(32))


def slowly_sound(data: bytes) -> bool:
    """A second implementation: every value parsed as JSON and written again."""
    before = b""
    lines = data.split(b"\n")
    if lines.pop() or not lines:
        return False
    for line in lines:
        path, space, value = line.partition(b" ")
        if not (space and re.fullmatch(rb"(/[a-z0-9_]+)+", path)):
            return False
        try:
            read = canonical.decode(value)
        except LedgerFault:
            return False
        inside = read if isinstance(read, list) else [read]
        if any(isinstance(item, dict | list) for item in inside):
            return False
        if path <= before or (before and path.startswith(before + b"/")):
            return False
        before = path
    return True


@given(
    trees,
    st.integers(0, 10_000),
    st.integers(0, 3),
    st.sampled_from(list(b'\x00\n /_-019aeu"\\[],:{}.\x7f\xc3\xff')).map(
        lambda byte: bytes([byte])
    ),
)
def test_damage_is_judged_as_a_plain_reader_judges_it(
    tree: dict[str, object], at: int, cut: int, put: bytes
) -> None:
    data = payload.write(payload.flatten(tree))
    at %= len(data)
    damaged = data[:at] + put + data[at + cut :]
    try:
        Lines(damaged)
    except LedgerFault:
        assert not slowly_sound(damaged)
    else:
        assert slowly_sound(damaged)


@pytest.mark.parametrize(
    "fields",
    [
        {},
        {"/a": 1, "/a/b": 2},
        {"a": 1},
        {"/Ä": 1},
        {"/" + "a" * 0x10000: 1},
        {"/a": 10**15},
        {"/a": 1.5},
        {"/a": [[1]]},
        {"/a": {"b": 1}},
    ],
)
def test_what_the_format_cannot_hold_is_not_written(fields: Fields) -> None:
    with pytest.raises(LedgerFault):
        payload.write(fields)


@pytest.mark.parametrize(
    ("tree", "said"),
    [
        ({}, "The section / is empty"),
        ({"a": {}}, "The section /a is empty"),
        ({"A": 1}, "“A” is not a field name"),
        ({"0": 1}, "“0” is not a field name"),
        ({"a": [1, {"b": 1}]}, "mixes sections with values"),
        ({"a": [{"b": 1}, 1]}, "mixes sections with values"),
        ({"a": [[1]]}, "cannot hold a value of type list"),
        ({"a": b"bytes"}, "cannot hold a value of type bytes"),
    ],
)
def test_shapes_without_fields_are_refused(tree: dict[str, object], said: str) -> None:
    with pytest.raises(LedgerFault) as refused:
        payload.flatten(tree)
    assert said in refused.value.message


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        ({"/a/1/b": 1}, "without gaps"),
        ({"/a/0/b": 1, "/a/c": 1}, "without gaps"),
        ({"/a/00/b": 1}, "without gaps"),
        ({"/a": 1, "/a/b": 1}, "lies inside a value"),
        ({"/a/b": 1, "/a": 1}, "both a value and a section"),
    ],
)
def test_paths_without_a_shape_are_refused(fields: Fields, said: str) -> None:
    with pytest.raises(LedgerFault) as refused:
        payload.unflatten(fields)
    assert said in refused.value.message


def test_eleven_items_come_back_in_their_order() -> None:
    tree = {"items": [{"no": number} for number in range(11)]}
    data = payload.write(payload.flatten(tree))
    assert data.startswith(b"/items/0/no 0\n/items/1/no 1\n/items/10/no 10\n/items/2/no 2\n")
    assert payload.unflatten(payload.read(data)) == tree


def test_lone_surrogates_become_visible_and_nothing_else_does() -> None:
    assert payload.visible("a\ud800b\udfff") == "a[U+D800]b[U+DFFF]"
    assert payload.visible("😀 [U+D800]") == "😀 [U+D800]"
    assert payload.read(payload.write({"/a": "\udead", "/b": ["\udead", 1]})) == {
        "/a": "[U+DEAD]",
        "/b": ("[U+DEAD]", 1),
    }


@pytest.mark.parametrize(
    "text",
    [
        "",
        "x" * 100_000,
        "😀",
        "\u202egnihtyna",
        "\x00\x01\x1f\x7f",
        "=HYPERLINK()",
        "<a>&",
        "\"\\'/",
    ],
)
def test_text_that_fights_back_is_kept_whole(text: str) -> None:
    assert payload.read(payload.write({"/a": text})) == {"/a": text}


def test_one_field_is_found_without_the_others() -> None:
    data = payload.write({"/a": "\n/b 1\n", "/ab": 2, "/b": ["x", None]})
    lines = Lines(data)
    assert lines["/a"] == "\n/b 1\n"
    assert lines["/b"] == ("x", None)
    assert "/b" in lines
    assert "/c" not in lines
    assert lines.several(("/b", "/a")) == [("x", None), "\n/b 1\n"]
    with pytest.raises(LedgerFault, match="no field /c"):
        lines["/c"]
    with pytest.raises(LedgerFault, match="no field /c"):
        lines.several(("/a", "/c"))


def test_payloads_of_another_layout_or_of_very_many_fields_are_taken_apart_alike() -> None:
    for names in ("ab", "ac", "ab"):
        data = b"".join(b"/%b 1\n" % name.encode() for name in names)
        assert payload.read(data) == {f"/{name}": 1 for name in names}
    many = {f"/a/{number:05}/b": number for number in range(2000)}
    assert payload.read(payload.write(many)) == many


def test_a_secret_has_thirty_two_bytes() -> None:
    with pytest.raises(LedgerFault, match="32 bytes, not 31"):
        payload.salts(bytes(31), 1)


@pytest.mark.parametrize(
    "value",
    [
        {},
        [1],
        [{"path": "/a", "salt": "00" * 16}],
        [{"path": "/a", "salt": "00" * 15, "value": 1}],
        [{"path": "/a", "salt": "00" * 16, "value": {"b": 1}}],
        [{"path": "/a", "withheld": "00" * 31}],
        [{"path": "/a", "withheld": "00" * 32, "value": 1}],
        [{"path": "/b", "withheld": "00" * 32}, {"path": "/a", "withheld": "00" * 32}],
        [{"path": "/ä", "withheld": "00" * 32}],
        [],
    ],
)
def test_other_copies_are_refused(value: canonical.JsonValue) -> None:
    with pytest.raises(LedgerFault):
        RedactedCopy.from_json(value)
