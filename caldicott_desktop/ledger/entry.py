"""Entries: the signed statements a log is made of.

The bytes are specified in `docs/store-format.md`, "Entry".
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from functools import lru_cache
from hashlib import sha256
from typing import NoReturn

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

from caldicott_desktop.ledger import canonical
from caldicott_desktop.ledger.faults import LedgerFault

VERSION = 1
SIGNATURE_BYTES = 64
NO_ONE = bytes(16)
"""The person of an entry signed with a recovery key, which speaks as no one."""

_SIGNED = b"caldicott-log/entry/v1\x00"
_VAULT = b"caldicott-log/vault/v1\x00"

# The y coordinates of the eight points of small order on edwards25519 (RFC 8032, 5.1), in every
# encoding that a reader may take for them. A point and its negative share theirs.
_P = 2**255 - 19
_Y_8 = 0x7A03AC9277FDC74EC6CC392CFA53202A0F67100D760B3CBA4FD84D3D706A17C7
_SMALL_ORDER = frozenset({0, 1, _P - 1, _P, _P + 1, _Y_8, _P - _Y_8})

_LENGTHS = {
    "vault": 16,
    "log": 16,
    "root": 32,
    "subject": 16,
    "person": 16,
    "key": 32,
    "payload": 32,
}
_KEYS = {*_LENGTHS, "v", "seq", "kind", "after", "at"}
_KIND = re.compile(r"[a-z]+\.[a-z]+")
_TIME = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}\.[0-9]{3}Z")

# The whole of an entry as one expression: RFC 8785 puts the keys in this order and leaves one way
# to write each, so whatever matches is canonical, has no key twice and none unknown.
_ENTRY = re.compile(
    r'\{"after":\[((?:"[0-9a-f]{64}"(?:,"[0-9a-f]{64}")*)?)\]'
    r',"at":"([0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}\.[0-9]{3}Z)"'
    r',"key":"([0-9a-f]{64})","kind":"([a-z]++\.[a-z]++)","log":"([0-9a-f]{32})"'
    r',"payload":"([0-9a-f]{64})","person":"([0-9a-f]{32})","root":"([0-9a-f]{64})"'
    r',"seq":(0|[1-9][0-9]{0,14}),"subject":"([0-9a-f]{32})","v":1,"vault":"([0-9a-f]{32})"\}'
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One statement: who (`person`, with `key`) did what (`kind`) about which `subject`.

    `vault`, `log`, `subject` and `person` are 16 bytes; `root`, `key`, `payload` and each of
    `after` are 32. `seq` is the number of entries before it in its log and `root` the tree over
    them. `at` is UTC, to the millisecond.
    """

    vault: bytes
    log: bytes
    seq: int
    root: bytes
    kind: str
    subject: bytes
    after: tuple[bytes, ...]
    at: datetime
    person: bytes
    key: bytes
    payload: bytes

    def to_bytes(self) -> bytes:
        """Return the exact bytes to sign and store; `parse` gives back an equal entry.

        Raises `LedgerFault` naming the field that the format cannot hold.
        """
        data = (
            f'{{"after":[{",".join(f"{chr(34)}{item.hex()}{chr(34)}" for item in self.after)}]'
            f',"at":"{format_time(self.at)}","key":"{self.key.hex()}","kind":"{self.kind}"'
            f',"log":"{self.log.hex()}","payload":"{self.payload.hex()}"'
            f',"person":"{self.person.hex()}","root":"{self.root.hex()}","seq":{self.seq}'
            f',"subject":"{self.subject.hex()}","v":{VERSION},"vault":"{self.vault.hex()}"}}'
        ).encode("utf-8", "replace")
        parse(data)
        return data


@dataclass(frozen=True, slots=True, kw_only=True)
class SignedEntry:
    """An entry, the exact bytes that were signed, and the 64-byte signature over them."""

    entry: Entry
    entry_bytes: bytes
    signature: bytes
    entry_id: bytes = field(init=False)
    """32 bytes: SHA-256(00 ‖ entry bytes ‖ signature), also the entry's leaf in the tree."""

    def __post_init__(self) -> None:
        """Derive the id."""
        object.__setattr__(self, "entry_id", entry_id(self.entry_bytes, self.signature))


def entry_id(entry_bytes: bytes, signature: bytes) -> bytes:
    """Return the 32-byte id of an entry, which is its leaf hash in the tree."""
    return sha256(b"\x00" + entry_bytes + signature).digest()


def parse(data: bytes) -> Entry:
    """Return the entry that `data` holds.

    Raises `LedgerFault` naming what is wrong: not canonical, a key unknown, missing or twice, a
    wrong length, a time that does not exist.
    """
    # Latin-1 maps every byte to one character, so nothing outside ASCII can match by accident.
    found = _ENTRY.fullmatch(data.decode("latin-1"))
    if found is None:
        _refuse(data)
    after, at, key, kind, log, payload, person, root, seq, subject, vault = found.groups()
    read = bytes.fromhex
    return Entry(
        vault=read(vault),
        log=read(log),
        seq=int(seq),
        root=read(root),
        kind=kind,
        subject=read(subject),
        after=tuple(map(read, after[1:-1].split('","'))) if after else (),
        at=_existing(at),
        person=read(person),
        key=read(key),
        payload=read(payload),
    )


def parse_signed(entry_bytes: bytes, signature: bytes) -> SignedEntry:
    """Return the entry with its signature, which is measured but not checked.

    Raises `LedgerFault` as `parse` does, and for a signature that is not 64 bytes long.
    """
    if len(signature) != SIGNATURE_BYTES:
        raise LedgerFault("signature-length", length=SIGNATURE_BYTES, found=len(signature))
    return SignedEntry(entry=parse(entry_bytes), entry_bytes=entry_bytes, signature=signature)


def sign(entry: Entry, signer: Callable[[bytes], bytes]) -> SignedEntry:
    """Return `entry` signed by `signer`, which is given the message and returns 64 bytes."""
    data = entry.to_bytes()
    return SignedEntry(entry=entry, entry_bytes=data, signature=signer(message(data)))


def message(entry_bytes: bytes) -> bytes:
    """Return what the signature of an entry is over: a label, a zero byte, the entry bytes."""
    return _SIGNED + entry_bytes


def check_signature(signed: SignedEntry) -> bool:
    """Tell whether the signature was made over these bytes with the key they name."""
    return check(signed.entry.key, signed.signature, message(signed.entry_bytes))


def check(key: bytes, signature: bytes, signed: bytes) -> bool:
    """Tell whether `signature` is that of the Ed25519 `key` (32 bytes) over `signed`."""
    try:
        _public_key(key).verify(signature, signed)
    except (InvalidSignature, ValueError):
        return False
    return True


def is_weak(key: bytes) -> bool:
    """Tell whether an Ed25519 public key has small order, so that anyone can sign with it.

    Signature checks accept such keys. A person who got one added could later say that a signature
    was anybody's.
    """
    return int.from_bytes(key, "little") % (1 << 255) in _SMALL_ORDER


def vault_id(founder_key: bytes, nonce: bytes) -> bytes:
    """Return the 16-byte id of the vault founded with this Ed25519 key and 16-byte nonce."""
    return sha256(_VAULT + founder_key + nonce).digest()[:16]


def to_millisecond(at: datetime) -> datetime:
    """Return an aware time in UTC, cut to the millisecond as entries hold it."""
    at = at.astimezone(UTC)
    return at - timedelta(microseconds=at.microsecond % 1000)


def format_time(at: datetime) -> str:
    """Return `at` as `2026-11-22T10:15:30.123Z`.

    Raises `LedgerFault` unless it is an aware time in UTC without parts of a millisecond.
    """
    if at.utcoffset() != timedelta(0) or at.microsecond % 1000:
        raise LedgerFault("time-not-utc")
    return at.replace(tzinfo=None).isoformat(timespec="milliseconds") + "Z"


def parse_time(text: str) -> datetime:
    """Return the aware UTC time written as `2026-11-22T10:15:30.123Z`.

    Raises `LedgerFault` for any other form, and for a time that does not exist.
    """
    if not _TIME.fullmatch(text):
        raise LedgerFault("not-time", text=text)
    return _existing(text)


def _existing(text: str) -> datetime:
    """Return the time that a text of the right form says; raises where there is none such."""
    try:
        return datetime.fromisoformat(text)
    except ValueError:
        raise LedgerFault("not-time", text=text) from None


# A vault has few keys and many entries, and taking in a key costs a tenth of a signature check.
@lru_cache(maxsize=1024)
def _public_key(key: bytes) -> Ed25519PublicKey:
    return Ed25519PublicKey.from_public_bytes(key)


def _refuse(data: bytes) -> NoReturn:
    """Raise the `LedgerFault` that names what is wrong with bytes that are not an entry."""
    value = canonical.decode(data)
    if not isinstance(value, dict):
        raise LedgerFault("entry-not-object")
    if value.get("v") != VERSION or value["v"] is True:
        raise LedgerFault("entry-other-version", found=str(value.get("v")), version=VERSION)
    if unknown := sorted(value.keys() - _KEYS):
        raise LedgerFault("entry-unknown-field", field=unknown[0])
    if missing := sorted(_KEYS - value.keys()):
        raise LedgerFault("entry-no-field", field=missing[0])
    for name, length in _LENGTHS.items():
        if not canonical.is_hex(value[name], length):
            raise LedgerFault("entry-not-hex", field=name, length=length)
    after = value["after"]
    if not isinstance(after, list) or not all(canonical.is_hex(item, 32) for item in after):
        raise LedgerFault("entry-after")
    for name, form in (("kind", _KIND), ("at", _TIME)):
        text = value[name]
        if not isinstance(text, str) or not form.fullmatch(text):
            raise LedgerFault("entry-other-form", field=name)
    raise LedgerFault("entry-seq")
