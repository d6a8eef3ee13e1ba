"""What is required of the balance, the advice, the conditions and the decision itself."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from caldicott_desktop.domain.choices import Outcome, SubjectStatus, Telling
from caldicott_desktop.domain.outcomes import outcome_fields
from caldicott_desktop.domain.ratings import is_compelled
from caldicott_desktop.domain.rules.matter import Matter, blank, missing_of
from caldicott_desktop.domain.unmet import Unmet, unanswered, unmet

_HARM = (
    ("/balance/harm_if_shared", "Say what harm could follow from sharing."),
    ("/balance/harm_if_not_shared", "Say what harm could follow from not sharing, or from delay."),
)

_DETAILS = {
    "/conclusion/details/missing": "Say what is missing.",
    "/conclusion/details/told_to_send": "Say who was told to send what.",
    "/conclusion/details/chase_on": "Give the date on which this is chased.",
    "/conclusion/details/meanwhile": "Say what the position is meanwhile: what, if anything, may "
    "be shared.",
    "/conclusion/details/redirected_to": "Say to which process or body the request goes.",
    "/conclusion/details/requester_to_do": "Say what the requester was told to do.",
    "/conclusion/details/who_decides": "Say who makes the decision you advise on.",
    "/conclusion/details/advised": "Write the advice you give.",
    "/conclusion/details/escalated_to": "Say to whom this is escalated.",
    "/conclusion/details/escalated_by_on": "Give the date by which they should have answered.",
    "/conclusion/details/withdrawn_at": "Give the date and time the request was withdrawn.",
    "/conclusion/details/withdrawn_known_by": "Say how you know that it was withdrawn.",
}


def outcome(matter: Matter) -> Iterator[Unmet]:
    """An outcome is chosen, and sharing with conditions has some."""
    chosen = matter.case.conclusion.outcome
    if chosen is None:
        yield unanswered("/conclusion/outcome", "Choose the outcome.")
    if chosen is Outcome.SHARE_WITH_CONDITIONS and not matter.case.conditions:
        yield unanswered("/conditions", "Add the conditions under which you share.")


def decider(matter: Matter) -> Iterator[Unmet]:
    """Who decided, as what, and when: not before the request, not in the future."""
    yield from missing_of(
        matter,
        (
            ("/conclusion/decided_by", "Say who decided."),
            ("/conclusion/decided_as", "Say in what capacity they decided."),
            ("/conclusion/decided_at", "Give the date and time of the decision."),
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
            "The decision is dated in the future: correct when it was made.",
        )
    if received_at is not None and decided_at < received_at:
        yield unmet(
            "conclusion.decided_at.before_received",
            "/conclusion/decided_at",
            "The decision is dated before the request came: correct one of the two times.",
        )


def reasons(matter: Matter) -> Iterator[Unmet]:
    """Reasons that someone can follow in five years."""
    return missing_of(
        matter,
        (("/conclusion/reasons", "Give your reasons, for someone reading this in five years."),),
    )


def retrospective(matter: Matter) -> Iterator[Unmet]:
    """Whether sharing had already happened when it was decided."""
    return missing_of(
        matter,
        (
            (
                "/conclusion/retrospective",
                "Say whether the information had already been shared when this was decided.",
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
            (("/balance/proportionality", "Say why sharing this much is in proportion."),),
        )


def wish(matter: Matter) -> Iterator[Unmet]:
    """The person's wish and who heard it, or why it is not known."""
    subject = matter.case.subject
    if blank(subject.wishes):
        if blank(subject.wishes_unknown_because):
            yield unanswered("/subject/wishes", "Write the person's wish, or why it is not known.")
    elif blank(subject.wishes_heard_by):
        yield unanswered("/subject/wishes_heard_by", "Say who heard the person's wish.")


def telling(matter: Matter) -> Iterator[Unmet]:
    """Whether the person is told: before, at the time, by a date, or why not."""
    subject, told = matter.case.subject, matter.case.conclusion.telling
    path = "/conclusion/telling"
    match told.told:
        case None:
            yield unanswered(f"{path}/told", "Say whether the person is told, and when.")
        case Telling.WILL_BE_TOLD:
            yield from missing_of(
                matter,
                (
                    (f"{path}/by_on", "Give the date by which the person will be told."),
                    (f"{path}/by_whom", "Say who will tell the person."),
                ),
            )
        case Telling.NOT_TOLD:
            if blank(told.why_not):
                yield unanswered(f"{path}/why_not", "Say why the person is not told.")
            if told.revisit_on is None and blank(told.note):
                yield unanswered(
                    f"{path}/revisit_on",
                    "Give the date on which telling the person is looked at again, or note why it "
                    "is not.",
                )
        case Telling.DECEASED:
            if subject.status is not SubjectStatus.DECEASED:
                yield unmet(
                    "conclusion.telling.not_deceased",
                    f"{path}/told",
                    "The person has not died according to their status: say whether they are told.",
                )
            if blank(told.note):
                yield unanswered(f"{path}/note", "Say what relatives or others are told.")
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
        path, name = f"/conditions/{index}", f"condition {index + 1}"
        if blank(condition.words):
            yield unanswered(f"{path}/words", f"Write {name}, or remove it.")
        if blank(condition.owner):
            yield unanswered(f"{path}/owner", f"Say who sees to {name}.")
        if condition.due_on is None:
            yield unanswered(f"{path}/due_on", f"Give the date by which {name} is due.")
    for index, advice in enumerate(matter.case.advice):
        path, name = f"/advice/{index}", f"advice {index + 1}"
        if blank(advice.who):
            yield unanswered(f"{path}/who", f"Say who gave {name}, or remove it.")
        if blank(advice.said):
            yield unanswered(f"{path}/said", f"Write what was said in {name}.")


def dates(matter: Matter) -> Iterator[Unmet]:
    """Nothing that follows a decision is dated before it, and no advice lies in the future."""
    conclusion = matter.case.conclusion
    today = matter.at.date()
    for index, advice in enumerate(matter.case.advice):
        if advice.given_on is not None and advice.given_on > today:
            yield unmet(
                "advice.given_on.future",
                f"/advice/{index}/given_on",
                "The advice is dated in the future: correct it.",
            )
    if conclusion.details.withdrawn_at is not None and conclusion.details.withdrawn_at > matter.at:
        yield unmet(
            "conclusion.details.withdrawn_at.future",
            "/conclusion/details/withdrawn_at",
            "The withdrawal is dated in the future: correct it.",
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
                "This date lies before the decision: correct one of the two.",
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
