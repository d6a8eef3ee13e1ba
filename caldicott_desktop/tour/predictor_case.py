"""An invented supplier is to switch on a falls predictor that the owner has signed for."""

from __future__ import annotations

from datetime import date

from caldicott_desktop.tour.story import Story

FALLS_PREDICTOR = Story(
    told="A supplier switches on a falls predictor that the owner has signed for",
    words="falls predictor",
    kind_id="new-use-system",
    variant_id="sensors",
    short={
        "/conclusion/outcome": "advice_only",
        "/request/name": "Jo Hart, installer",
        "/request/requester_kind": "supplier",
        "/request/organisation": "Stillwater Sensing (fictional)",
        "/subject/service": "Falls predictor, all 42 bedrooms",
        "/request/asked_for": "The residents' names and care plans, to switch on a falls predictor "
        "on 1 December. The owner signed for it in October; nobody here was asked.",
        "/request/channel": "email",
        "/request/requester_told": "That this is advice, what it says, and that the owner decides.",
        "/conclusion/details/who_decides": "The owner, Meadowbrook Care (fictional)",
        "/conclusion/details/advised": "Do not switch it on until the impact assessment is done, "
        "every resident or whoever decides with them was asked, and the contract says that the "
        "supplier may not train its product on what it hears.",
        "/principles/0/rating": "met",
        "/principles/0/reason": "Fewer falls is a good aim",
        "/principles/2/rating": "not_met",
        "/principles/2/reason": "It listens all night, to everyone in the room",
        "/principles/7/rating": "not_met",
        "/principles/7/reason": "No resident or relative has been told",
    },
    followed={
        "followed": "no",
        "on": date(2026, 11, 23),
        "note": "The owner rang: it is switched on today all the same.",
    },
)
