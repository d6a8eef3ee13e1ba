"""A person's keys, sealing, and what the data key gives."""

from __future__ import annotations

import copy

import pytest
from hypothesis import given
from hypothesis import strategies as st

from caldicott_desktop.ledger import entry
from caldicott_desktop.vault import faults
from caldicott_desktop.vault.data_key import DataKey
from caldicott_desktop.vault.keys import (
    SEALED_BYTES,
    SUITE_NAME,
    PersonKeys,
    seal_data_key,
    sign_warrant,
    vault_id,
    warrant_holds,
)
from tests.vault.second_hpke import open_base

VAULT = bytes(range(16))


def data_key(generation: int = 1, vault: bytes = VAULT) -> DataKey:
    return DataKey(b"K" * 32, vault_id=vault, generation=generation)


@given(st.binary(min_size=64, max_size=64), st.integers(1, 2**32 - 1))
def test_a_second_hpke_opens_what_is_sealed(raw: bytes, generation: int) -> None:
    keys = PersonKeys(raw)
    sealed = seal_data_key(data_key(generation), keys.sealing_public)
    assert len(sealed) == SEALED_BYTES
    context = VAULT + generation.to_bytes(4, "big")
    info = b"caldicott-log/sealed-data-key/v1\0" + SUITE_NAME.encode() + b"\0" + context
    assert open_base(sealed, raw[32:], info=info, associated=b"") == b"K" * 32
    assert keys.open_sealed(sealed, vault_id=VAULT, generation=generation).raw() == b"K" * 32


def test_sealing_twice_gives_different_bytes() -> None:
    keys = PersonKeys.generate()
    once = seal_data_key(data_key(), keys.sealing_public)
    assert once != seal_data_key(data_key(), keys.sealing_public)


def test_a_sealed_key_opens_for_its_vault_generation_and_person_only() -> None:
    keys = PersonKeys.generate()
    sealed = seal_data_key(data_key(), keys.sealing_public)
    for opener, vault, generation in (
        (keys, b"V" * 16, 1),
        (keys, VAULT, 2),
        (PersonKeys.generate(), VAULT, 1),
    ):
        with pytest.raises(faults.SlotDamaged):
            opener.open_sealed(sealed, vault_id=vault, generation=generation)


@pytest.mark.parametrize("public", [bytes(32), b"", b"\1" + bytes(31), b"short"])
def test_a_public_key_that_is_none_is_refused(public: bytes) -> None:
    with pytest.raises(faults.SealingKeyUnusable):
        seal_data_key(data_key(), public)


def test_a_sealed_key_of_another_length_is_damage() -> None:
    keys = PersonKeys.generate()
    with pytest.raises(faults.SlotDamaged):
        keys.open_sealed(b"short", vault_id=VAULT, generation=1)


def test_every_derived_key_differs_by_purpose_vault_and_generation() -> None:
    derived = [
        value
        for key in (data_key(), data_key(2), data_key(vault=b"V" * 16))
        for value in (key.raw(), key.register_key(), key.name(), key.mac(b""))
    ]
    assert len(set(derived)) == len(derived) - 2  # the raw key is the same three times
    assert all(len(value) == 32 for value in derived)


@pytest.mark.parametrize(
    ("key", "vault", "generation"),
    [
        (b"short", VAULT, 1),
        (bytes(32), b"short", 1),
        (bytes(32), VAULT, 0),
        (bytes(32), VAULT, 2**32),
    ],
)
def test_a_data_key_of_the_wrong_shape_is_a_bug(key: bytes, vault: bytes, generation: int) -> None:
    with pytest.raises(ValueError, match=r"data key|generations"):
        DataKey(key, vault_id=vault, generation=generation)


def test_person_keys_of_the_wrong_length_are_a_bug() -> None:
    with pytest.raises(ValueError, match="64 bytes"):
        PersonKeys(b"short")


def test_a_warrant_holds_for_its_data_key_and_signer_only() -> None:
    owner, other = PersonKeys.generate(), PersonKeys.generate()
    signature = sign_warrant(owner, data_key())
    assert warrant_holds(signature, data_key=data_key(), signing_public=owner.signing_public)
    for key in (
        data_key(2),
        data_key(vault=b"V" * 16),
        DataKey.generate(vault_id=VAULT, generation=1),
    ):
        assert not warrant_holds(signature, data_key=key, signing_public=owner.signing_public)
    assert not warrant_holds(signature, data_key=data_key(), signing_public=other.signing_public)


def test_the_vault_id_depends_on_founder_and_nonce() -> None:
    ids = {vault_id(key * 32, nonce * 16) for key in (b"a", b"b") for nonce in (b"c", b"d")}
    assert len(ids) == 4
    assert {len(each) for each in ids} == {16}


def test_the_signed_record_derives_the_same_vault_id() -> None:
    founder = PersonKeys.generate().signing_public
    assert vault_id(founder, VAULT) == entry.vault_id(founder, VAULT)


@pytest.mark.parametrize("secret", [PersonKeys(bytes(64)), data_key()])
def test_secrets_are_not_shown_and_not_copied(secret: object) -> None:
    assert repr(secret) == f"<{type(secret).__name__}: not shown>"
    assert "KKKK" not in f"{secret}"
    with pytest.raises(TypeError, match="never copied"):
        copy.copy(secret)
