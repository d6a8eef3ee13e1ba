"""One slot: to JSON and back, what it is bound to, and the names it may carry."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from caldicott_desktop.ledger import entry
from caldicott_desktop.vault import faults, slots, strict
from caldicott_desktop.vault.costs import Costs
from caldicott_desktop.vault.data_key import DataKey
from caldicott_desktop.vault.keys import PersonKeys
from caldicott_desktop.vault.slots import Holder, Slot, SlotKind
from tests.every import every
from tests.vault.conftest import CHEAP, MAKING

VAULT = bytes(range(16))
KEYS = PersonKeys(bytes(range(64)))
DATA_KEY = DataKey(b"K" * 32, vault_id=VAULT, generation=1)


def octets(length: int) -> st.SearchStrategy[bytes]:
    return st.binary(min_size=length, max_size=length)


def usable(label: str) -> bool:
    try:
        return slots.require_label(label) == label
    except faults.LabelUnusable:
        return False


labels = st.text(min_size=1, max_size=80).filter(usable)
costs = st.builds(
    Costs,
    memory_kib=st.integers(1, 2**32 - 1),
    passes=st.integers(1, 2**32 - 1),
    lanes=st.integers(1, 2**32 - 1),
)
people = octets(16).filter(lambda person: person != slots.NO_ONE)
whole = {
    "slot_id": octets(16),
    "key": octets(32),
    "costs": costs,
    "salt": octets(16),
    "check": octets(16),
    "nonce": octets(12),
    "wrapped": octets(80),
    "sealed": octets(80),
}
any_slot = st.one_of(
    st.builds(Slot, kind=st.just(SlotKind.PASSPHRASE), label=labels, person_id=people, **whole),
    st.builds(
        Slot,
        kind=st.just(SlotKind.RECOVERY),
        label=st.none(),
        person_id=st.just(slots.NO_ONE),
        **whole,
    ),
)


def made(
    kind: SlotKind = SlotKind.PASSPHRASE,
    label: str | None = "Amina Begum",
    slot_id: bytes | None = None,
) -> Slot:
    person_id = slots.NO_ONE if kind is SlotKind.RECOVERY else b"A" * 16
    holder = Holder(kind=kind, label=label, person_id=person_id, slot_id=slot_id)
    return slots.make(holder, b"secret", keys=KEYS, data_key=DATA_KEY, making=MAKING)


def as_object(slot: Slot) -> dict[str, strict.Json]:
    value = slot.to_json()
    assert isinstance(value, dict)
    return value


@given(any_slot)
def test_a_slot_survives_its_bytes(slot: Slot) -> None:
    content = strict.canonical(slot.to_json())
    value = strict.parse(content)
    assert strict.is_canonical(content, value)
    assert slots.from_json(value) == slot
    assert slots.digest(value) == slots.digest(slot.to_json())


@given(any_slot, any_slot)
def test_what_keys_are_bound_to_tells_headers_and_vaults_apart(one: Slot, other: Slot) -> None:
    same = one.associated_data(VAULT) == other.associated_data(VAULT)
    headers = [
        (s.slot_id, s.kind, s.label, s.person_id, s.key, s.costs, s.salt) for s in (one, other)
    ]
    assert same == (headers[0] == headers[1])
    assert one.associated_data(VAULT) != one.associated_data(b"V" * 16)


def test_a_slot_opens_to_its_secret_alone() -> None:
    slot = made()
    opened = slots.open_keys(slot, b"secret", vault_id=VAULT, floor=CHEAP)
    assert opened is not None
    assert opened.raw() == KEYS.raw()
    assert slots.open_keys(slot, b"Secret", vault_id=VAULT, floor=CHEAP) is None


def test_two_slots_of_one_secret_share_no_random_part() -> None:
    one, other = made(), made()
    for part in ("slot_id", "salt", "check", "nonce", "wrapped", "sealed"):
        assert getattr(one, part) != getattr(other, part)


def test_a_slot_in_an_earlier_ones_place_keeps_its_id() -> None:
    assert made(slot_id=b"I" * 16).slot_id == b"I" * 16


@pytest.mark.parametrize(
    ("kind", "person_id"),
    [
        (SlotKind.PASSPHRASE, slots.NO_ONE),
        (SlotKind.PASSPHRASE, b"short"),
        (SlotKind.RECOVERY, b"A" * 16),
    ],
)
def test_a_holder_who_would_not_read_back_is_a_bug(kind: SlotKind, person_id: bytes) -> None:
    with pytest.raises(ValueError, match="16 bytes"):
        Holder(kind=kind, label=None, person_id=person_id)


def test_nobody_is_the_same_in_the_signed_record() -> None:
    assert slots.NO_ONE == entry.NO_ONE


def test_resealing_changes_the_data_key_and_nothing_else() -> None:
    slot = made()
    following = DataKey.generate(vault_id=VAULT, generation=2)
    resealed = slots.reseal(slot, following, KEYS.sealing_public)
    keys = slots.open_keys(resealed, b"secret", vault_id=VAULT, floor=CHEAP)
    assert keys is not None
    opened = keys.open_sealed(resealed.sealed, vault_id=VAULT, generation=2)
    assert opened.raw() == following.raw()
    assert resealed.associated_data(VAULT) == slot.associated_data(VAULT)


MALFORMED: dict[str, tuple[str, strict.Json]] = {
    "another KDF": ("kdf", "scrypt"),
    "another suite": ("hpke", "hpke-of-tomorrow"),
    "another kind": ("kind", "fingerprint"),
    "kind of another type": ("kind", ["passphrase"]),
    "no label": ("label", None),
    "empty label": ("label", ""),
    "spaced label": ("label", " Amina"),
    "label that breaks the line": ("label", "Amina\nBegum"),
    "long label": ("label", "x" * 81),
    "label that is a number": ("label", 7),
    "short id": ("id", "00" * 15),
    "upper-case hex": ("id", "AA" * 16),
    "no hex": ("id", "zz" * 16),
    "id that is a number": ("id", 1),
    "hex with a line break": ("id", "00" * 15 + "0\n"),
    "costs that are a list": ("costs", []),
    "costs without lanes": ("costs", {"memory_kib": 1, "passes": 1}),
    "costs with more": ("costs", {"memory_kib": 1, "passes": 1, "lanes": 1, "turbo": 1}),
    "zero passes": ("costs", {"memory_kib": 1, "passes": 0, "lanes": 1}),
    "fractional passes": ("costs", {"memory_kib": 1, "passes": 1.5, "lanes": 1}),
    "passes that are true": ("costs", {"memory_kib": 1, "passes": True, "lanes": 1}),
    "more than 32 bits": ("costs", {"memory_kib": 2**32, "passes": 1, "lanes": 1}),
}


@every(("field", "value"), MALFORMED.values(), ids=MALFORMED.keys())
def test_a_slot_of_another_form_is_refused(field: str, value: strict.Json) -> None:
    with pytest.raises(strict.Malformed):
        slots.from_json({**as_object(made()), field: value})


@pytest.mark.parametrize("value", [None, [], "slot", 1, {}])
def test_what_is_no_slot_is_refused(value: strict.Json) -> None:
    with pytest.raises(strict.Malformed):
        slots.from_json(value)


def test_a_recovery_slot_carries_no_name_and_no_person() -> None:
    recovery = as_object(made(kind=SlotKind.RECOVERY, label=None))
    assert slots.from_json(recovery).label is None
    with pytest.raises(strict.Malformed):
        slots.from_json({**recovery, "label": "Amina Begum"})
    with pytest.raises(strict.Malformed):
        slots.from_json({**recovery, "person": "aa" * 16})
    with pytest.raises(strict.Malformed):
        slots.from_json({**as_object(made()), "person": "00" * 16})


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("  Amina Begum ", "Amina Begum"),
        ("Zoe\u0308", "Zo\u00eb"),
        ("\u0645\u06cc\u200c\u0646\u0627", "\u0645\u06cc\u200c\u0646\u0627"),
        ("x" * 80, "x" * 80),
        ("Later \u0378", "Later \u0378"),
        ("<b>O'Neill & “Sons”</b>", "<b>O'Neill & “Sons”</b>"),
    ],
)
def test_labels_are_trimmed_composed_and_otherwise_kept(typed: str, kept: str) -> None:
    assert slots.require_label(typed) == kept


@pytest.mark.parametrize(
    "typed", ["", "   ", "x" * 81, "a\nb", "a\0b", "a\u202eb", "a\u2066b", "a\u2028b", "\ud800"]
)
def test_labels_that_could_mislead_or_break_the_line_are_refused(typed: str) -> None:
    with pytest.raises(faults.LabelUnusable):
        slots.require_label(typed)


@pytest.mark.parametrize(
    ("one", "other", "alike"),
    [
        ("Amina Begum", "amina  begum", True),
        ("Amina Begum", "\uff21mina Begum", True),
        ("Amina Begum", "Amina Begum (nights)", False),
    ],
)
def test_labels_alike_to_a_reader_in_a_hurry_count_as_the_same(
    one: str, other: str, *, alike: bool
) -> None:
    assert slots.same_label(one, other) is alike
