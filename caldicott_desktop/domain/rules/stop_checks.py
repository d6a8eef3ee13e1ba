"""Stop-checks hold a decision to share, and never any other."""

from __future__ import annotations

from collections.abc import Iterator

from caldicott_desktop.domain.asking import answers_that_count
from caldicott_desktop.domain.case import Override, StopCheckAnswer
from caldicott_desktop.domain.choices import ItemDecision, StopAnswer
from caldicott_desktop.domain.lacking import blank
from caldicott_desktop.domain.rules.matter import Matter
from caldicott_desktop.domain.stop_checks import aligned, settled, stands
from caldicott_desktop.domain.unmet import Unmet, unanswered, unmet
from caldicott_desktop.errors import Sentence


def stop_checks(matter: Matter) -> Iterator[Unmet]:
    """Every stop-check of the kind passes; those marked as prompts never hold anything."""
    answers = answers_that_count(matter.case, matter.kind)
    put = aligned(matter.case, matter.kind)
    for index, (check, answer) in enumerate(zip(matter.kind.stop_checks, put, strict=True)):
        if check.prompt:
            continue
        path = f"/stop_checks/{index}"
        match stands(check, answer, answers):
            case StopAnswer.NOT_CHECKED:
                if settled(check, answers) is None:
                    yield unanswered(
                        f"{path}/answer", Sentence("needed.stop-checks.answer", check=answer.words)
                    )
                else:
                    yield unmet(
                        "stop_checks.answer.not_searched",
                        f"{path}/answer",
                        Sentence("needed.stop-checks.answer.not-searched", check=answer.words),
                    )
            case StopAnswer.COULD_NOT_CHECK:
                yield from override(
                    answer.override,
                    f"{path}/override",
                    Sentence("needed.stop-checks.could-not-check", check=answer.words),
                )
            case StopAnswer.CONCERN:
                yield from _concern(matter, answer, path, stops=check.stops)


def _concern(
    matter: Matter,
    answer: StopCheckAnswer,
    path: str,
    *,
    stops: bool,
) -> Iterator[Unmet]:
    if stops and not answer.item_refused:
        yield from override(
            answer.override,
            f"{path}/override",
            Sentence("needed.stop-checks.concern", check=answer.words),
        )
        return
    if stops and not any(_withheld(item.decision) for item in matter.case.items):
        yield unmet(
            "stop_checks.item_refused.none",
            f"{path}/item_refused",
            Sentence("needed.stop-checks.item-refused.none", check=answer.words),
        )
    if blank(answer.note):
        yield unanswered(
            f"{path}/note",
            Sentence("needed.stop-checks.note", check=answer.words),
        )


def _withheld(decision: ItemDecision | None) -> bool:
    return decision in {ItemDecision.REFUSED, ItemDecision.REDACTED}


def override(given: Override, path: str, why: Sentence) -> Iterator[Unmet]:
    """A named person's reason for going on; `why` says what they go on in spite of."""
    if blank(given.by_name):
        yield unanswered(f"{path}/by_name", Sentence("needed.override.by-name", why=why))
    if blank(given.reason):
        yield unanswered(f"{path}/reason", Sentence("needed.override.reason", why=why))
