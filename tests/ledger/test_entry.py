from __future__ import annotations

from dataclasses import fields, replace
from datetime import UTC, datetime, timedelta, timezone
from hashlib import sha256
from typing import Any

import pytest
import rfc8785
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from hypothesis import given
from hypothesis import strategies as st

from caldicott_desktop.ledger import canonical, entry
from caldicott_desktop.ledger.entry import Entry
from caldicott_desktop.ledger.faults import LedgerFault
from tests.every import every
from tests.vectors import load

KEY = Ed25519PrivateKey.from_private_bytes(bytes(range(32)))
PLAIN = Entry(
    vault=bytes(16),
    log=b"\x01" * 16,
    seq=3,
    root=b"\x02" * 32,
    kind="decision.recorded",
    subject=b"\x03" * 16,
    after=(b"\x04" * 32, b"\x05" * 32),
    at=datetime(2026, 11, 22, 10, 15, 30, 123000, tzinfo=UTC),
    person=b"\x06" * 16,
    key=KEY.public_key().public_bytes_raw(),
    payload=b"\x07" * 32,
)
of_16 = st.binary(min_size=16, max_size=16)
of_32 = st.binary(min_size=32, max_size=32)
times = st.datetimes(timezones=st.just(UTC)).map(entry.to_millisecond)
entries = st.builds(
    Entry,
    vault=of_16,
    log=of_16,
    seq=st.integers(0, 10**15 - 1),
    root=of_32,
    kind=st.from_regex(r"[a-z]+\.[a-z]+", fullmatch=True),
    subject=of_16,
    after=st.lists(of_32, max_size=4).map(tuple),
    at=times,
    person=of_16,
    key=of_32,
    payload=of_32,
)


@given(entries)
def test_an_entry_is_the_canonical_json_of_its_fields(made: Entry) -> None:
    data = made.to_bytes()
    assert entry.parse(data) == made
    whole = {
        "v": 1,
        "seq": made.seq,
        "kind": made.kind,
        "at": entry.format_time(made.at),
        "after": [item.hex() for item in made.after],
        **{
            name: getattr(made, name).hex()
            for name in ("vault", "log", "root", "subject", "person", "key", "payload")
        },
    }
    assert data == rfc8785.dumps(whole)


def test_a_signed_entry_is_checked_and_named_by_its_leaf() -> None:
    signed = entry.sign(PLAIN, KEY.sign)
    assert entry.check_signature(signed)
    over = b"caldicott-log/entry/v1\x00" + signed.entry_bytes
    KEY.public_key().verify(signed.signature, over)
    assert signed.entry_id == sha256(b"\x00" + signed.entry_bytes + signed.signature).digest()
    assert entry.parse_signed(signed.entry_bytes, signed.signature) == signed


def test_any_flipped_bit_is_noticed() -> None:
    signed = entry.sign(PLAIN, KEY.sign)
    for at in range(len(signed.entry_bytes)):
        flipped = bytearray(signed.entry_bytes)
        flipped[at] ^= 1
        try:
            read = entry.parse_signed(bytes(flipped), signed.signature)
        except LedgerFault:
            continue
        assert not entry.check_signature(read)
    for at in range(64):
        flipped = bytearray(signed.signature)
        flipped[at] ^= 1
        assert not entry.check_signature(entry.parse_signed(signed.entry_bytes, bytes(flipped)))


@given(entries, st.integers(0, 10_000), st.integers(0, 2), st.sampled_from(list(b'0a",:{}[] \xc3')))
def test_whatever_is_read_is_written_the_same(made: Entry, at: int, cut: int, put: int) -> None:
    data = made.to_bytes()
    at %= len(data)
    damaged = data[:at] + bytes([put]) + data[at + cut :]
    try:
        read = entry.parse(damaged)
    except LedgerFault:
        return
    assert canonical.encode(canonical.decode(damaged)) == damaged
    assert read.to_bytes() == damaged


def edited(**changes: canonical.JsonValue) -> bytes:
    value = canonical.decode(PLAIN.to_bytes())
    assert isinstance(value, dict)
    return canonical.encode(value | changes)


def without(name: str) -> bytes:
    value = canonical.decode(PLAIN.to_bytes())
    assert isinstance(value, dict)
    return canonical.encode({key: item for key, item in value.items() if key != name})


@every(
    ("data", "said"),
    [
        (PLAIN.to_bytes() + b"\n", "canonical form"),
        (PLAIN.to_bytes()[:-1], "not JSON"),
        (PLAIN.to_bytes().replace(b'"seq":3', b'"seq":3,"seq":3'), "“seq” comes twice"),
        (PLAIN.to_bytes().replace(b'"seq":3', b'"seq":3.0'), "not a whole number"),
        (b"[]", "one JSON object"),
        (edited(v=2), "version 2, not 1"),
        (edited(v=True), "version True"),
        (edited(more=1), "unknown field “more”"),
        (without("at"), "no field “at”"),
        (edited(log="00"), "“log” is not 16 bytes"),
        (edited(key="AA" * 32), "“key” is not 32 bytes"),
        (edited(root=None), "“root” is not 32 bytes"),
        (edited(after="00"), "“after” is not a list"),
        (edited(after=["00"]), "“after” is not a list"),
        (edited(kind="Decision"), "“kind” does not have the right form"),
        (edited(kind=1), "“kind” does not have the right form"),
        (edited(at="2026-11-22"), "“at” does not have the right form"),
        (edited(at="2026-11-22T10:15:30.123+00:00"), "“at” does not have the right form"),
        (edited(at="2026-02-30T10:15:30.123Z"), "not a time like"),
        (edited(seq=-1), "“seq” is not a number of entries"),
        (edited(seq="3"), "“seq” is not a number of entries"),
    ],
)
def test_other_bytes_are_refused_by_name(data: bytes, said: str) -> None:
    with pytest.raises(LedgerFault) as refused:
        entry.parse(data)
    assert said in refused.value.message


@pytest.mark.parametrize(
    "wrong",
    [
        replace(PLAIN, vault=bytes(15)),
        replace(PLAIN, kind='a.b","x":"'),
        replace(PLAIN, kind="décision.recorded"),
        replace(PLAIN, seq=10**15),
        replace(PLAIN, after=(bytes(31),)),
        replace(PLAIN, at=PLAIN.at.replace(microsecond=1)),
        replace(PLAIN, at=PLAIN.at.replace(tzinfo=None)),
        replace(PLAIN, at=PLAIN.at.astimezone(timezone(timedelta(hours=1)))),
    ],
)
def test_what_the_format_cannot_hold_is_not_signed(wrong: Entry) -> None:
    with pytest.raises(LedgerFault):
        entry.sign(wrong, KEY.sign)


def test_every_field_is_under_the_signature() -> None:
    others: dict[str, Any] = {
        "seq": 4,
        "kind": "draft.numbered",
        "after": (),
        "at": PLAIN.at + timedelta(1),
    }
    for item in fields(Entry):
        value = others.get(item.name)
        if value is None:
            kept = getattr(PLAIN, item.name)
            value = bytes([kept[0] ^ 1]) + kept[1:]
        other = replace(PLAIN, **{item.name: value})
        assert other.to_bytes() != PLAIN.to_bytes()


def test_a_signature_has_sixty_four_bytes() -> None:
    with pytest.raises(LedgerFault, match="64 bytes, not 63"):
        entry.parse_signed(PLAIN.to_bytes(), bytes(63))


def test_a_key_that_is_none_signs_nothing() -> None:
    assert not entry.check(bytes(31), bytes(64), b"")


P = 2**255 - 19
D = -121665 * pow(121666, -1, P) % P


def doubled(y: int) -> int:
    """The y coordinate of twice a point of edwards25519 (RFC 8032, 5.1), from its own."""
    x_squared = (y * y - 1) * pow(D * y * y + 1, -1, P) % P
    return (y * y + x_squared) * pow(1 - D * x_squared * y * y, -1, P) % P


def test_keys_that_anyone_can_sign_with_are_known() -> None:
    # Only y below 19 has a second encoding of 255 bits, y + P.
    y_8 = int.from_bytes(
        bytes.fromhex("c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac037a"), "little"
    )
    assert [doubled(y_8), doubled(0), doubled(P - 1)] == [0, P - 1, 1]
    for y in (0, 1, P - 1, P, P + 1, y_8, P - y_8):
        assert doubled(doubled(doubled(y % P))) == 1
        for sign in (0, 1 << 255):
            assert entry.is_weak((y + sign).to_bytes(32, "little"))
    assert not entry.is_weak(PLAIN.key)
    anyones = (1).to_bytes(32, "little")
    assert entry.check(anyones, anyones + bytes(32), b"whatever")


@pytest.mark.parametrize("case", load("rfc8032")["cases"])
def test_signatures_are_those_of_rfc_8032(case: dict[str, str]) -> None:
    key, message, signature = (
        bytes.fromhex(case[name]) for name in ("public", "message", "signature")
    )
    assert entry.check(key, signature, message)
    assert not entry.check(key, signature, message + b"x")


def test_a_vault_is_named_by_its_founder_and_a_nonce() -> None:
    made = entry.vault_id(b"\x01" * 32, b"\x02" * 16)
    over = b"caldicott-log/vault/v1\x00" + b"\x01" * 32 + b"\x02" * 16
    assert made == sha256(over).digest()[:16]


def test_times_are_cut_to_the_millisecond_in_utc() -> None:
    summer = timezone(timedelta(hours=1))
    at = datetime(2026, 7, 1, 0, 30, 0, 999_999, tzinfo=summer)
    assert entry.format_time(entry.to_millisecond(at)) == "2026-06-30T23:30:00.999Z"
    with pytest.raises(LedgerFault, match="“yesterday” is not a time like"):
        entry.parse_time("yesterday")
    early = datetime(1, 1, 1, tzinfo=UTC)
    assert entry.parse_time(entry.format_time(early)) == early
