"""What is required of the balance, the advice, the conditions and the decision itself."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from caldicott_desktop.domain.choices import Outcome, SubjectStatus, Telling
from caldicott_desktop.domain.lacking import blank
from caldicott_desktop.domain.outcomes import outcome_fields
from caldicott_desktop.domain.ratings import is_compelled
from caldicott_desktop.domain.rules.matter import Matter, missing_of
from caldicott_desktop.domain.unmet import Unmet, unanswered, unmet
from caldicott_desktop.errors import Sentence

_HARM = (
    ("/balance/harm_if_shared", Sentence("needed.balance.harm-if-shared")),
    ("/balance/harm_if_not_shared", Sentence("needed.balance.harm-if-not-shared")),
)

_DETAILS = {
    "/conclusion/details/missing": Sentence("needed.conclusion.details.missing"),
    "/conclusion/details/told_to_send": Sentence("needed.conclusion.details.told-to-send"),
    "/conclusion/details/chase_on": Sentence("needed.conclusion.details.chase-on"),
    "/conclusion/details/meanwhile": Sentence("needed.conclusion.details.meanwhile"),
    "/conclusion/details/redirected_to": Sentence("needed.conclusion.details.redirected-to"),
    "/conclusion/details/requester_to_do": Sentence("needed.conclusion.details.requester-to-do"),
    "/conclusion/details/who_decides": Sentence("needed.conclusion.details.who-decides"),
    "/conclusion/details/advised": Sentence("needed.conclusion.details.advised"),
    "/conclusion/details/escalated_to": Sentence("needed.conclusion.details.escalated-to"),
    "/conclusion/details/escalated_by_on": Sentence("needed.conclusion.details.escalated-by-on"),
    "/conclusion/details/withdrawn_at": Sentence("needed.conclusion.details.withdrawn-at"),
    "/conclusion/details/withdrawn_known_by": Sentence(
        "needed.conclusion.details.withdrawn-known-by"
    ),
}


def outcome(matter: Matter) -> Iterator[Unmet]:
    """An outcome is chosen, and sharing with conditions has some."""
    chosen = matter.case.conclusion.outcome
    if chosen is None:
        yield unanswered("/conclusion/outcome", Sentence("needed.conclusion.outcome"))
    if chosen is Outcome.SHARE_WITH_CONDITIONS and not matter.case.conditions:
        yield unanswered("/conditions", Sentence("needed.conditions"))


def decider(matter: Matter) -> Iterator[Unmet]:
    """Who decided, as what, and when: not before the request, not in the future."""
    yield from missing_of(
        matter,
        (
            ("/conclusion/decided_by", Sentence("needed.conclusion.decided-by")),
            ("/conclusion/decided_as", Sentence("needed.conclusion.decided-as")),
            ("/conclusion/decided_at", Sentence("needed.conclusion.decided-at")),
        ),
    )
    decided_at = matter.case.conclusion.decided_at
    received_at = matter.case.request.received_at
    if decided_at is None:
        return
    if decided_at > matter.at:
        yield unmet(
            "conclusion.decided_at.future",
            "/conclusion/decided_at",
            Sentence("needed.conclusion.decided-at.future"),
        )
    if received_at is not None and decided_at < received_at:
        yield unmet(
            "conclusion.decided_at.before_received",
            "/conclusion/decided_at",
            Sentence("needed.conclusion.decided-at.before-received"),
        )


def reasons(matter: Matter) -> Iterator[Unmet]:
    """Reasons that someone can follow in five years."""
    return missing_of(
        matter,
        (("/conclusion/reasons", Sentence("needed.conclusion.reasons")),),
    )


def retrospective(matter: Matter) -> Iterator[Unmet]:
    """Whether sharing had already happened when it was decided."""
    return missing_of(
        matter,
        (
            (
                "/conclusion/retrospective",
                Sentence("needed.conclusion.retrospective"),
            ),
        ),
    )


def harm_both_ways(matter: Matter) -> Iterator[Unmet]:
    """Harm of sharing and harm of not sharing, both said."""
    return missing_of(matter, _HARM)


def proportionality(matter: Matter) -> Iterator[Unmet]:
    """Why sharing is in proportion; under compulsion there is nothing to weigh."""
    if not is_compelled(matter.case):
        yield from missing_of(
            matter,
            (("/balance/proportionality", Sentence("needed.balance.proportionality")),),
        )


def wish(matter: Matter) -> Iterator[Unmet]:
    """The person's wish and who heard it, or why it is not known."""
    subject = matter.case.subject
    if blank(subject.wishes):
        if blank(subject.wishes_unknown_because):
            yield unanswered("/subject/wishes", Sentence("needed.subject.wishes"))
    elif blank(subject.wishes_heard_by):
        yield unanswered("/subject/wishes_heard_by", Sentence("needed.subject.wishes-heard-by"))


def telling(matter: Matter) -> Iterator[Unmet]:
    """Whether the person is told: before, at the time, by a date, or why not."""
    subject, told = matter.case.subject, matter.case.conclusion.telling
    path = "/conclusion/telling"
    match told.told:
        case None:
            yield unanswered(f"{path}/told", Sentence("needed.telling.told"))
        case Telling.WILL_BE_TOLD:
            yield from missing_of(
                matter,
                (
                    (f"{path}/by_on", Sentence("needed.telling.by-on")),
                    (f"{path}/by_whom", Sentence("needed.telling.by-whom")),
                ),
            )
        case Telling.NOT_TOLD:
            if blank(told.why_not):
                yield unanswered(f"{path}/why_not", Sentence("needed.telling.why-not"))
            if told.revisit_on is None and blank(told.note):
                yield unanswered(
                    f"{path}/revisit_on",
                    Sentence("needed.telling.revisit-on"),
                )
        case Telling.DECEASED:
            if subject.status is not SubjectStatus.DECEASED:
                yield unmet(
                    "conclusion.telling.not_deceased",
                    f"{path}/told",
                    Sentence("needed.conclusion.telling.not-deceased"),
                )
            if blank(told.note):
                yield unanswered(f"{path}/note", Sentence("needed.telling.note"))
            yield from wish(matter)


def details(matter: Matter) -> Iterator[Unmet]:
    """What the chosen outcome alone asks for."""
    return missing_of(
        matter,
        ((path, _DETAILS[path]) for path in outcome_fields(matter.case.conclusion.outcome)),
    )


def rows(matter: Matter) -> Iterator[Unmet]:
    """Every condition and every piece of advice that was begun is whole."""
    for index, condition in enumerate(matter.case.conditions):
        path = f"/conditions/{index}"
        if blank(condition.words):
            yield unanswered(f"{path}/words", Sentence("needed.conditions.words", number=index + 1))
        if blank(condition.owner):
            yield unanswered(f"{path}/owner", Sentence("needed.conditions.owner", number=index + 1))
        if condition.due_on is None:
            yield unanswered(
                f"{path}/due_on", Sentence("needed.conditions.due-on", number=index + 1)
            )
    for index, advice in enumerate(matter.case.advice):
        path = f"/advice/{index}"
        if blank(advice.who):
            yield unanswered(f"{path}/who", Sentence("needed.advice.who", number=index + 1))
        if blank(advice.said):
            yield unanswered(f"{path}/said", Sentence("needed.advice.said", number=index + 1))


def dates(matter: Matter) -> Iterator[Unmet]:
    """Nothing that follows a decision is dated before it, and no advice lies in the future."""
    conclusion = matter.case.conclusion
    today = matter.at.date()
    for index, advice in enumerate(matter.case.advice):
        if advice.given_on is not None and advice.given_on > today:
            yield unmet(
                "advice.given_on.future",
                f"/advice/{index}/given_on",
                Sentence("needed.advice.given-on.future"),
            )
    if conclusion.details.withdrawn_at is not None and conclusion.details.withdrawn_at > matter.at:
        yield unmet(
            "conclusion.details.withdrawn_at.future",
            "/conclusion/details/withdrawn_at",
            Sentence("needed.conclusion.details.withdrawn-at.future"),
        )
    if conclusion.decided_at is None:
        return
    decided_on = conclusion.decided_at.date()
    for path, follows_on in _following(matter):
        if follows_on is not None and follows_on < decided_on:
            names = [part for part in path.split("/") if part and not part.isdecimal()]
            yield unmet(
                ".".join([*names, "before_decision"]),
                path,
                Sentence("needed.before-decision"),
            )


def _following(matter: Matter) -> Iterator[tuple[str, date | None]]:
    conclusion = matter.case.conclusion
    for index, condition in enumerate(matter.case.conditions):
        yield f"/conditions/{index}/due_on", condition.due_on
    yield "/conclusion/telling/by_on", conclusion.telling.by_on
    yield "/conclusion/telling/revisit_on", conclusion.telling.revisit_on
    yield "/conclusion/details/chase_on", conclusion.details.chase_on
    yield "/conclusion/details/escalated_by_on", conclusion.details.escalated_by_on
    yield "/conclusion/review_on", conclusion.review_on
