"""What can be wrong with a signed record, and how it is told."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

from caldicott_desktop.errors import KnownError


class LedgerFault(KnownError):
    """Bytes that are refused because they break the format; says which part and how."""

    id = "ledger-fault"


class FaultCode(Enum):
    """The kinds of fault, as `--json` output names them."""

    ENTRY = "entry-damaged"
    SIGNATURE = "signature-wrong"
    COLUMNS = "columns-differ"
    COMMITMENT = "payload-differs"
    PAYLOAD = "payload-damaged"
    PAYLOAD_MISSING = "payload-missing"
    VAULT = "other-vault"
    GAP = "entry-missing"
    ROOT = "history-differs"
    FORK = "fork"
    OLDER = "older-copy"
    LOG_START = "log-start"
    LOG_MISSING = "log-missing"
    TIME = "time-went-back"
    REFERENCE = "reference-missing"
    AUTHORITY = "not-entitled"
    PROOF = "proof-wrong"


@dataclass(frozen=True, slots=True, kw_only=True)
class Where:
    """The place a fault was found: 16-byte log id, position in it, 32-byte entry id."""

    log: bytes
    seq: int
    entry_id: bytes


@dataclass(frozen=True, slots=True, kw_only=True)
class Fault:
    """One thing found wrong, with a sentence in plain words that never blames anyone."""

    code: FaultCode
    sentence: str
    where: Where | None = None
