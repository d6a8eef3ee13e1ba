"""The payloads of what is recorded about the work, beside decisions themselves.

Each is specified in `docs/store-format.md`, "Payload schemas".
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from caldicott_desktop.domain.card import Card
from caldicott_desktop.ledger.codec import Digest, Id
from caldicott_desktop.ledger.schema import schema


class InterestKind(StrEnum):
    """What kind of closeness is declared."""

    EMPLOYED_BY_OWNER = "employed_by_owner"
    TREATING = "treating"
    RELATIVE = "relative"
    EXAMINER = "examiner"
    FINANCIAL = "financial"
    OTHER = "other"


@dataclass(frozen=True, slots=True, kw_only=True)
class InterestDeclared:
    """`interest.declared`: an interest of the signer, as it is from now on. It is its own subject.

    `references` are local references of people, `organisations` names of bodies it concerns; both
    empty when it concerns all. `ended_on` is null while it lasts: declaring it again with the same
    subject changes or ends it.
    """

    kind: InterestKind
    words: str
    references: tuple[str, ...]
    organisations: tuple[str, ...]
    since_on: date | None
    ended_on: date | None


@dataclass(frozen=True, slots=True, kw_only=True)
class GuidanceRechecked:
    """`guidance.rechecked`: someone looked at the source of an item again.

    `item` is `law_row ID`, `gateway ID`, `principle N`, `clock ID` or `kind ID`; `text` the SHA-256
    of the words looked at, so that a recheck says nothing of words that came later. `seen` is what
    they saw, and where; `stands` whether the words still hold; `again_by` when to look next.
    """

    item: str
    text: Digest
    seen: str
    stands: bool
    seen_on: date
    again_by: date | None


@dataclass(frozen=True, slots=True, kw_only=True)
class CardRecorded:
    """`card.recorded`: an urgent card. The case it opens is the subject.

    `reference` is its number, which the decision that writes it up takes over. `decided_by_id`
    links the typed name of the decider to a person of the vault, where there is one.
    """

    reference: str
    decided_by_id: Id | None
    card: Card


@dataclass(frozen=True, slots=True, kw_only=True)
class CardsPrinted:
    """`cards.printed`: blank cards were printed, numbered without gaps. It is its own subject.

    A card's serial is `prefix`, a hyphen, and its number with at least three digits.
    """

    prefix: str
    first: int
    last: int


@dataclass(frozen=True, slots=True, kw_only=True)
class CardVoided:
    """`card.voided`: a printed card will not be handed in. Its printing is the subject."""

    serial: str
    reason: str


CARD_RECORDED = schema("card/1", CardRecorded, "card.recorded")
CARDS_PRINTED = schema("cards/1 printed", CardsPrinted, "cards.printed")
CARD_VOIDED = schema("card/1 voided", CardVoided, "card.voided")
INTEREST_DECLARED = schema("interest/1", InterestDeclared, "interest.declared")
GUIDANCE_RECHECKED = schema("guidance/1 rechecked", GuidanceRechecked, "guidance.rechecked")

ALL = (
    INTEREST_DECLARED,
    GUIDANCE_RECHECKED,
    CARD_RECORDED,
    CARDS_PRINTED,
    CARD_VOIDED,
)
"""Every schema defined here."""
