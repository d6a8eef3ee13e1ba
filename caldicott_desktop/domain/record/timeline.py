"""A decision from the request to the last thing known of it, in the order in which it happened.

The page shows it as a table, and the place beside the list its last lines.
"""

from __future__ import annotations

from dataclasses import replace

from caldicott_desktop.domain.record import events as happened
from caldicott_desktop.domain.record import phrases
from caldicott_desktop.domain.record.account import Account, event_of
from caldicott_desktop.domain.record.blocks import Block, Style, line
from caldicott_desktop.domain.record.events import Event

TITLE = "Timeline"


def events(account: Account) -> tuple[Event, ...]:
    """Everything that is known of the decision, in the order in which it happened."""
    case, by = account.case, account.recorded_by
    told = []
    received_at, channel = case.request.received_at, case.request.channel
    if received_at is not None:
        words = "Request received"
        if channel is not None:
            words = f"{words}: {phrases.inner(channel.label)}"
        came = happened.at_a_time(received_at, account.recorded_at, words, by)
        told.append(replace(came, late=None))  # nobody records a request before it is decided
    decided_at = case.conclusion.decided_at or account.recorded_at
    words = f"Decided by {case.conclusion.decided_by or 'someone not named'}"
    told.append(happened.at_a_time(decided_at, account.recorded_at, words, by))
    told += map(event_of, account.afterwards)
    return tuple(sorted(told, key=lambda event: event.order))


def table(account: Account) -> tuple[Block, ...]:
    """The events as a table, both times beside each other."""
    note = "Each line after the decision is a signed entry of its own; none is an edit."
    if not account.afterwards:
        until = phrases.moment(phrases.in_uk(account.up_to))
        note = f"Nothing had been recorded about this decision up to {until}."
    return (happened.table(TITLE, events(account)), line(note, style=Style.NOTE))
