"""An urgent card as the beginning of its write-up: what the card knows, put where a case asks it.

Nothing is concluded here. What a card does not say stays unanswered, and no gateway is inferred
from what was shown at the door.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from types import MappingProxyType

from caldicott_desktop.domain import choices as c
from caldicott_desktop.domain.card import (
    Basis,
    Card,
    CardResult,
    GivenWay,
    Identity,
    IdentityWay,
    ToldWay,
)
from caldicott_desktop.domain.case import Case, Conclusion, Item, Request, TellingThePerson
from caldicott_desktop.domain.record import phrases

KIND = "general"
"""The kind of case a write-up begins as; which kind it really is, a person chooses."""

_CHECKS: Mapping[IdentityWay, c.IdentityCheck] = MappingProxyType(
    {
        IdentityWay.RANG_BACK: c.IdentityCheck.CALLED_BACK,
        IdentityWay.CARD_SEEN: c.IdentityCheck.WARRANT_CARD,
        IdentityWay.KNOWN: c.IdentityCheck.KNOWN,
        IdentityWay.COULD_NOT: c.IdentityCheck.NOT_CHECKED,
    }
)
_EMERGENCIES = frozenset({Basis.HARM, Basis.MEDICAL})


def write_up(card: Card, blank: Case, *, entry_id: str) -> Case:
    """`blank` with everything the card says; `entry_id` (hex) is that of the card's entry."""
    given = card.given
    return replace(
        blank,
        form=c.Form.CARD,
        card_entry=entry_id,
        request=_request(card, blank.request),
        subject=replace(blank.subject, reference=given.reference),
        items=_items(card),
        law=replace(
            blank.law,
            gateway_cited=Basis.ORDER.label if Basis.ORDER in card.urgency.bases else None,
        ),
        conclusion=_conclusion(card),
        papers_kept=f"Paper urgent card {card.paper.serial}" if card.paper.serial else None,
    )


def _request(card: Card, blank: Request) -> Request:
    asker, urgency = card.asker, card.urgency
    pressing: c.Urgency | None = None
    if urgency.bases:
        emergency = not _EMERGENCIES.isdisjoint(urgency.bases)
        pressing = c.Urgency.EMERGENCY if emergency else c.Urgency.URGENT
    return replace(
        blank,
        organisation=asker.organisation,
        name=asker.name,
        position=asker.job,
        their_reference=asker.their_reference,
        identity_check=next((_CHECKS[w] for w in IdentityWay if w in card.identity.ways), None),
        identity_checked_by=card.identity.checked_by,
        identity_note=_identity_note(card.identity),
        received_at=card.happened_at,
        asked_for=card.given.asked_for,
        purpose=urgency.words,
        urgency=pressing,
    )


def _identity_note(identity: Identity) -> str | None:
    """What the check was beside the one named first: a case has room for one."""
    parts = [way.label for way in [w for w in IdentityWay if w in identity.ways][1:]]
    if identity.card_number:
        parts.append(f"Number on their card: {identity.card_number}")
    if identity.could_not_because:
        parts.append(f"Could not be checked because: {identity.could_not_because}")
    return ". ".join(parts) or None


def _items(card: Card) -> tuple[Item, ...]:
    given = card.given
    if not given.asked_for:
        return ()
    ways = [w.label for w in GivenWay if w in given.ways and w is not GivenWay.NOTHING]
    how = "; ".join((ways[0], *map(phrases.inner, ways[1:]))) if ways else ""
    if given.pages is not None:
        how = f"{how}, {phrases.counted(given.pages, 'page')}" if how else ""
    scope = None
    if card.result is CardResult.GIVEN and given.what:
        scope = f"{given.what} ({phrases.inner(how)})" if how else given.what
    asked = Item(name=given.asked_for, approved_scope=scope)
    if not given.held_back:
        return (asked,)
    return (asked, Item(name=given.held_back, decision=c.ItemDecision.REFUSED))


def _conclusion(card: Card) -> Conclusion:
    return Conclusion(
        decided_by=card.decided_by.name,
        decided_by_position=card.decided_by.job,
        decided_at=card.decided_by_phone_at or card.happened_at,
        telling=_telling(card),
    )


def _telling(card: Card) -> TellingThePerson:
    said = card.telling
    told: c.Telling | None = None
    notes = []
    if ToldWay.PERSON in said.ways:
        told = c.Telling.TOLD_AT_TIME
        if said.person_at:
            notes.append(f"Told at {phrases.moment(said.person_at)}")
    elif ToldWay.NOT_TOLD in said.ways:
        told = c.Telling.NOT_TOLD
    if said.on_call:
        when = f" at {phrases.moment(said.on_call_at)}" if said.on_call_at else ""
        notes.append(f"{ToldWay.ON_CALL.label} told: {said.on_call}{when}")
    return TellingThePerson(told=told, why_not=said.not_told_because, note=". ".join(notes) or None)
