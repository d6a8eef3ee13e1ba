"""The bytes of `vault.json`: each way they can be wrong, and mutation by the thousand."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from caldicott_desktop.errors import KnownError
from caldicott_desktop.vault import changing, faults, slots, strict, vault_file
from caldicott_desktop.vault.unlocking import unlock
from caldicott_desktop.vault.vault_file import LARGEST_BYTES, DamagedSlot
from tests.vault.conftest import CHEAP, FOUNDER, Vault, make_vault


@pytest.fixture(scope="module")
def shared(tmp_path_factory: pytest.TempPathFactory) -> Vault:
    return make_vault(tmp_path_factory.mktemp("shared") / "shared.caldicott")


def changed(vault: Vault, change: Callable[[dict[str, Any]], object]) -> bytes:
    """Give the file with `change` made to its object, written canonically."""
    value = json.loads(vault.file.to_bytes())
    change(value)
    return strict.canonical(value)


def put(*path: str | int, to: object) -> Callable[[dict[str, Any]], object]:
    def change(whole: dict[str, Any]) -> None:
        holder: Any = whole
        for step in path[:-1]:
            holder = holder[step]
        holder[path[-1]] = to

    return change


MALFORMED: dict[str, Callable[[dict[str, Any]], object]] = {
    "field missing": lambda value: value.pop("digests"),
    "version missing": lambda value: value.pop("v"),
    "version zero": put("v", to=0),
    "version text": put("v", to="1"),
    "version true": put("v", to=True),
    "generation zero": put("generation", to=0),
    "generation text": put("generation", to="1"),
    "generation too large": put("generation", to=2**32),
    "vault short": put("vault", to="00"),
    "mac null": put("mac", to=None),
    "warrant null": put("warrant", to=None),
    "warrant empty": put("warrant", to={}),
    "warrant key short": put("warrant", "key", to="00"),
    "warrant signature short": put("warrant", "signature", to="00"),
    "slots an object": put("slots", to={}),
    "slots empty": lambda value: value.update(slots=[], digests=[]),
    "digests text": put("digests", to="00"),
    "fewer digests than slots": lambda value: value["digests"].pop(),
    "fewer slots than digests": lambda value: value["slots"].pop(),
    "digest short": put("digests", 0, to="00"),
}


@pytest.mark.parametrize("change", MALFORMED.values(), ids=MALFORMED.keys())
def test_a_file_of_another_form_is_refused(
    shared: Vault, change: Callable[[dict[str, Any]], object]
) -> None:
    with pytest.raises(faults.VaultFileMalformed):
        vault_file.parse(changed(shared, change))


@pytest.mark.parametrize(
    "content",
    [
        b"[]",
        b"null",
        b"hello",
        bytes(300),
        b"\xff\xfe{\x00}\x00",
        b'{"v":NaN}',
        b"{}" + b" " * LARGEST_BYTES,
        b"[" * 100_000 + b"]" * 100_000,
        b'{"v":' + b"9" * 5000 + b"}",
        b'{"a":"\\ud800"}',
    ],
    ids=["list", "null", "text", "zeros", "UTF-16", "NaN", "huge", "deep", "digits", "surrogate"],
)
def test_a_foreign_or_ruined_file_is_a_known_error(content: bytes) -> None:
    with pytest.raises(faults.VaultError):
        vault_file.parse(content)


def test_the_same_object_spelt_otherwise_is_refused(shared: Vault) -> None:
    content = shared.file.to_bytes()
    pretty = json.dumps(json.loads(content), indent=1).encode()
    twice = content[:-1] + b',"v":1}'
    for other in (pretty, content + b"\n", b"\xef\xbb\xbf" + content, twice):
        with pytest.raises(faults.VaultFileMalformed):
            vault_file.parse(other)


@pytest.mark.parametrize("unwritable", [b'"\\ud800"', b"1e999", b"9007199254740993", b"-0"])
def test_values_that_have_no_canonical_text_are_refused(shared: Vault, unwritable: bytes) -> None:
    content = shared.file.to_bytes().replace(b'"Ben Carter"', unwritable)
    with pytest.raises(faults.VaultFileMalformed):
        vault_file.parse(content)


def test_brackets_nested_in_a_slot_do_not_exhaust_the_program(shared: Vault) -> None:
    content = shared.file.to_bytes()
    start = content.index(b'"slots":[') + len(b'"slots":[')
    nested = b"[" * 20_000 + b"]" * 20_000
    with pytest.raises(faults.VaultFileMalformed):
        vault_file.parse(content[:start] + nested + b"," + content[start:])


def test_every_beginning_of_a_file_is_told_to_be_cut_short(shared: Vault) -> None:
    content = shared.file.to_bytes()
    for length in range(len(content)):
        with pytest.raises(faults.VaultFileCutShort):
            vault_file.parse(content[:length])


@pytest.mark.parametrize("version", [2, 10**6])
def test_a_newer_format_is_told_as_such_whatever_else_it_holds(version: int) -> None:
    with pytest.raises(faults.VaultFileNewer) as failure:
        vault_file.parse(b'{ "novelty": [1.5], "v": %d }' % version)
    assert failure.value.version == version
    assert str(version) in failure.value.message


@pytest.mark.parametrize("path", [("novelty",), ("warrant", "novelty")])
def test_an_unknown_field_is_named(shared: Vault, path: tuple[str, ...]) -> None:
    with pytest.raises(faults.VaultFileUnknownField, match="“novelty”"):
        vault_file.parse(changed(shared, put(*path, to=1)))


def test_an_unknown_fields_name_cannot_spoil_the_message(shared: Vault) -> None:
    with pytest.raises(faults.VaultFileUnknownField) as failure:
        vault_file.parse(changed(shared, put("\u202e\n" + "x" * 500, to=1)))
    assert "\\u202e\\n" in failure.value.message
    assert len(failure.value.message) < 250


@pytest.mark.parametrize(
    "name",
    [
        "../register-1.db",
        "/etc/passwd",
        "register-2.db",
        "register-1.db/x",
        "",
        "C:\\r.db",
        1,
        None,
    ],
)
def test_a_register_elsewhere_or_of_another_name_is_refused(shared: Vault, name: object) -> None:
    with pytest.raises(faults.RegisterNameRefused):
        vault_file.parse(changed(shared, put("register", to=name)))


DAMAGE: dict[str, tuple[Callable[[dict[str, Any]], object], str | None]] = {
    "flipped": (put("slots", 1, "salt", to="00" * 16), "Ben Carter"),
    "null": (put("slots", 1, to=None), None),
    "extra field": (put("slots", 1, "novelty", to=1), "Ben Carter"),
    "label a number": (put("slots", 1, "label", to=7), None),
    "label misleading": (put("slots", 1, "label", to="Ben\u202e"), None),
    "label missing": (lambda value: value["slots"][1].pop("label"), None),
}


@pytest.mark.parametrize("redigest", [False, True])
@pytest.mark.parametrize(("change", "label"), DAMAGE.values(), ids=DAMAGE.keys())
def test_a_damaged_slot_is_set_aside_and_named_as_far_as_it_can_be(
    shared: Vault,
    change: Callable[[dict[str, Any]], object],
    label: str | None,
    *,
    redigest: bool,
) -> None:
    def both(value: dict[str, Any]) -> None:
        change(value)
        if redigest:
            value["digests"][1] = slots.digest(value["slots"][1]).hex()

    content = changed(shared, both)
    file = vault_file.parse(content)
    assert file.to_bytes() == content
    if change is DAMAGE["flipped"][0] and redigest:
        # Well formed and digested: only the passphrase can tell (test_unlocking.py).
        assert file.damaged == ()
        return
    assert [damaged.label for damaged in file.damaged] == [label]
    assert [slot.label for slot in file.slots] == ["Amina Begum", None]


def test_a_repeated_slot_id_and_a_second_recovery_slot_are_set_aside(shared: Vault) -> None:
    recovery = shared.file.recovery
    assert recovery is not None
    other = changing.add_recovery_slot(
        shared.file, shared.unlocked.data_key, slots.Making(costs=CHEAP, floor=CHEAP)
    ).file.recovery
    assert other is not None
    entries = (shared.founder_slot, shared.founder_slot, recovery, other)
    file = vault_file.parse(
        vault_file.sealed(shared.unlocked.data_key, shared.file.warrant, entries).to_bytes()
    )
    assert file.slots == (shared.founder_slot, recovery)
    assert file.damaged == tuple(
        DamagedSlot(raw=slot.to_json(), digest=slots.digest(slot.to_json()))
        for slot in (shared.founder_slot, other)
    )


def tried(path: Path, content: bytes) -> bool:
    """Say whether the vault opened with `content` as its file; anything but a known error fails."""
    (path / "vault.json").write_bytes(content)
    try:
        unlock(path, FOUNDER.passphrase, floor=CHEAP)
    except KnownError as error:
        refusal = error
    else:
        return True
    assert refusal.message
    assert refusal.remedy
    assert (path / "vault.json").read_bytes() == content
    return False


mutations = settings(max_examples=300, suppress_health_check=[HealthCheck.function_scoped_fixture])


@mutations
@given(data=st.data())
def test_mutated_bytes_give_nothing_but_a_known_error(shared: Vault, data: st.DataObject) -> None:
    content = shared.file.to_bytes()
    start = data.draw(st.integers(0, len(content)))
    end = data.draw(st.integers(start, min(len(content), start + 40)))
    put_in = data.draw(st.one_of(st.binary(max_size=40), st.sampled_from([b'"', b"}", b"1e9"])))
    mutated = content[:start] + put_in + content[end:]
    opened = tried(shared.path, mutated)
    if opened and mutated != content:
        # Only damage inside someone else's slot leaves the founder a way in.
        assert vault_file.parse(mutated).damaged


anything = st.recursive(
    st.none() | st.booleans() | st.integers(-(2**53) + 1, 2**53 - 1) | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner),
    max_leaves=5,
)
places = st.sampled_from(
    [(name,) for name in ("digests", "generation", "mac", "register", "slots", "v", "vault")]
    + [("warrant",), ("warrant", "key"), ("digests", 0), ("slots", 0), ("slots", 1)]
    + [
        ("slots", which, name)
        for which in (0, 1)
        for name in ("check", "costs", "hpke", "id", "key", "keys", "kind", "label", "sealed")
    ]
)


@mutations
@given(place=places, value=anything, redigest=st.booleans())
def test_mutated_values_give_nothing_but_a_known_error(
    shared: Vault, *, place: tuple[str | int, ...], value: object, redigest: bool
) -> None:
    def change(whole: dict[str, Any]) -> None:
        put(*place, to=value)(whole)
        if redigest and isinstance(whole["slots"], list):
            whole["digests"] = [slots.digest(slot).hex() for slot in whole["slots"]]

    try:
        content = changed(shared, change)
    except ValueError:  # a lone surrogate cannot be written, so nobody finds it in a file
        return
    opened = tried(shared.path, content)
    if opened and content != shared.file.to_bytes():
        assert not redigest
        assert vault_file.parse(content).damaged
