"""What is required of the request itself."""

from __future__ import annotations

from collections.abc import Iterator

from caldicott_desktop.domain.choices import IdentityCheck
from caldicott_desktop.domain.rules.matter import Matter, blank, missing_of
from caldicott_desktop.domain.unmet import Unmet, unanswered, unmet

_ALWAYS = (
    ("/request/requester_kind", "Say what kind of person or body is asking."),
    ("/request/received_at", "Give the date and time the request came."),
    ("/request/channel", "Say how the request came: by phone, letter, email or another way."),
    ("/request/asked_for", "Say what was asked for, as far as you can in the requester's words."),
    (
        "/request/requester_told",
        "Write what the requester was told, even if it was only that an answer will follow.",
    ),
)

_TO_SHARE = (
    ("/request/name", "Give the name of the person who is asking."),
    ("/request/identity_check", "Say how the requester's identity was checked."),
    ("/request/purpose_kind", "Choose what the information is for."),
    ("/request/purpose", "Say in one sentence what the requester will do with the information."),
    ("/request/continuing", "Say whether this is a single request or a continuing one."),
    ("/request/urgency", "Say how urgent the request is."),
)


def basics(matter: Matter) -> Iterator[Unmet]:
    """Who asked, about whom or what service, what, when received and how, what they were told."""
    request, subject = matter.case.request, matter.case.subject
    yield from missing_of(matter, _ALWAYS)
    if blank(request.organisation) and blank(request.name):
        yield unanswered("/request/name", "Give the name of the person or organisation asking.")
    if blank(subject.reference) and blank(subject.service):
        yield unanswered(
            "/subject/reference",
            "Give your local reference for the person, or name the service the request is about.",
        )


def in_full(matter: Matter) -> Iterator[Unmet]:
    """What else must be known of the request before anything is shared."""
    request = matter.case.request
    named = not blank(request.organisation)  # else `basics` has asked for the name already
    yield from missing_of(matter, _TO_SHARE if named else _TO_SHARE[1:])
    if request.identity_check is IdentityCheck.NOT_CHECKED:
        if blank(request.identity_note):
            yield unanswered(
                "/request/identity_note",
                "Say why the requester's identity was not checked, or check it.",
            )
    elif request.identity_check is not None and blank(request.identity_checked_by):
        yield unanswered(
            "/request/identity_checked_by",
            "Say who checked the requester's identity.",
        )


def dates(matter: Matter) -> Iterator[Unmet]:
    """The request's own dates are in order."""
    request = matter.case.request
    received_at = request.received_at
    if received_at is None:
        return
    if received_at > matter.at:
        yield unmet(
            "request.received_at.future",
            "/request/received_at",
            "The request is dated in the future: correct when it came.",
        )
    if request.reply_by_on is not None and request.reply_by_on < received_at.date():
        yield unmet(
            "request.reply_by_on.before_received",
            "/request/reply_by_on",
            "The reply is due before the request came: correct one of the two dates.",
        )
