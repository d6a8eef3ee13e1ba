"""What is required of the request itself."""

from __future__ import annotations

from collections.abc import Iterator

from caldicott_desktop.domain.choices import IdentityCheck
from caldicott_desktop.domain.lacking import blank
from caldicott_desktop.domain.rules.matter import Matter, missing_of
from caldicott_desktop.domain.unmet import Unmet, unanswered, unmet
from caldicott_desktop.errors import Sentence

_ALWAYS = (
    ("/request/requester_kind", Sentence("needed.request.requester-kind")),
    ("/request/received_at", Sentence("needed.request.received-at")),
    ("/request/channel", Sentence("needed.request.channel")),
    ("/request/asked_for", Sentence("needed.request.asked-for")),
    (
        "/request/requester_told",
        Sentence("needed.request.requester-told"),
    ),
)

_TO_SHARE = (
    ("/request/name", Sentence("needed.request.name")),
    ("/request/identity_check", Sentence("needed.request.identity-check")),
    ("/request/purpose_kind", Sentence("needed.request.purpose-kind")),
    ("/request/purpose", Sentence("needed.request.purpose")),
    ("/request/continuing", Sentence("needed.request.continuing")),
    ("/request/urgency", Sentence("needed.request.urgency")),
)


def basics(matter: Matter) -> Iterator[Unmet]:
    """Who asked, about whom or what service, what, when received and how, what they were told."""
    request, subject = matter.case.request, matter.case.subject
    yield from missing_of(matter, _ALWAYS)
    if blank(request.organisation) and blank(request.name):
        yield unanswered("/request/name", Sentence("needed.request.name.or-organisation"))
    if blank(subject.reference) and blank(subject.service):
        yield unanswered(
            "/subject/reference",
            Sentence("needed.subject.reference"),
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
                Sentence("needed.request.identity-note"),
            )
    elif request.identity_check is not None and blank(request.identity_checked_by):
        yield unanswered(
            "/request/identity_checked_by",
            Sentence("needed.request.identity-checked-by"),
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
            Sentence("needed.request.received-at.future"),
        )
    if request.reply_by_on is not None and request.reply_by_on < received_at.date():
        yield unmet(
            "request.reply_by_on.before_received",
            "/request/reply_by_on",
            Sentence("needed.request.reply-by-on.before-received"),
        )
