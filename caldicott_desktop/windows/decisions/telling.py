"""A decision that was read, as the account that the page and the place beside the list tell."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from caldicott_desktop import casework
from caldicott_desktop.domain.record.account import Account, Afterwards


def account_of(page: casework.DecisionPage, up_to: datetime) -> Account:
    """The account of a decision as it stood at `up_to`; nothing is withheld from who may read."""
    return Account(
        case=page.case,
        kind=page.kind,
        principles=page.principles,
        guidance_version=page.guidance_version,
        recorded_at=page.recorded_at,
        recorded_by=page.recorded_by,
        up_to=up_to,
        afterwards=tuple(
            Afterwards(
                happened_at=each.happened_at or each.recorded_at,
                happened_on=each.happened_on,
                recorded_at=each.recorded_at,
                what=each.what,
                recorded_by=each.recorded_by,
            )
            for each in page.afterwards
        ),
        withholds=False,
        # The page tells what a correction changed at its head.
        since=replace(page.since, differences=()),
    )
