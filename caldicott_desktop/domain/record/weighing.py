"""The sections in which the request is weighed: stop-checks, principles, harm both ways, advice."""

from __future__ import annotations

from collections import Counter

from caldicott_desktop.domain.case import (
    Advice,
    Assessment,
    Case,
    CheckOverride,
    Condition,
    Override,
    StopCheckAnswer,
)
from caldicott_desktop.domain.choices import Rating, StopAnswer
from caldicott_desktop.domain.guidance_types import Principle
from caldicott_desktop.domain.record import phrases
from caldicott_desktop.domain.record.blocks import (
    Block,
    Column,
    Paragraph,
    Row,
    Run,
    Style,
    Table,
    Words,
    cell,
    gap,
    line,
    prose,
    strong,
    styled,
)

_LEFT_OUT = "left out of every copy that leaves this vault."
_LET_OUT = "let out in this copy alone, because that was ticked when it was made."


def stop_checks(case: Case) -> tuple[Block, ...]:
    """Each check as it was put, with its answer; open ones are counted below."""
    checks = case.stop_checks
    if not checks:
        return (line(gap("No stop-check was put to this case.")),)
    return (
        Table(
            title="Stop-checks",
            description="One row for each check and its answer.",
            columns=(
                Column(title="No.", share=5),
                Column(title="Check", share=36),
                Column(title="Answer", share=59),
            ),
            rows=tuple(
                Row(cells=(cell(str(number)), cell(check.words), _answer(check)))
                for number, check in enumerate(checks, start=1)
            ),
        ),
        line(_count(case), style=Style.NOTE),
    )


def _answer(check: StopCheckAnswer) -> Words:
    label = check.answer.label
    if check.answer is StopAnswer.COULD_NOT_CHECK:
        lead = (strong(f"{label}"), Run(text=", because: "))
        words = prose(check.note, lead=lead) if check.note else cell(strong(label))
    elif check.note:
        words = prose(check.note, lead=(strong(f"{label}. "),))
    else:
        words = cell(strong(label))
    if check.item_refused:
        words += cell("The item it concerns is refused or taken out.")
    if check.prompt:
        words += cell(gap("A prompt: it never holds a decision."))
    return words + override(check.override)


def override(given: Override) -> Words:
    """Give who went on in spite of something open, and why; nothing where nobody did."""
    if not (given.by_name or given.by_position or given.reason):
        return ()
    who = ", ".join(part for part in (given.by_name, given.by_position) if part)
    lead = (strong(f"Override by {who or 'someone not named'}. "), Run(text="Reason: "))
    if not given.reason:
        return (line(*lead, gap("not given"), style=Style.INSET),)
    return styled(prose(given.reason, lead=lead), Style.INSET)


def _count(case: Case) -> str:
    checks = case.stop_checks
    by_answer = Counter(check.answer for check in checks)
    could_not = by_answer[StopAnswer.COULD_NOT_CHECK]
    left = by_answer[StopAnswer.NOT_CHECKED]
    answered = len(checks) - could_not - left
    overridden = sum(1 for check in checks if override(check.override))
    told = (
        f"{phrases.counted(len(checks), 'check')}: {answered} answered, {could_not} could not be "
        f"checked, {left} not checked. {phrases.counted(overridden, 'override')} by a named person."
    )
    outcome = case.conclusion.outcome
    if (could_not or left) and outcome is not None and not outcome.shares:
        told += " Open checks hold a decision to share; this is not one."
    return told


def principles(case: Case, titles: tuple[Principle, ...]) -> tuple[Block, ...]:
    """All eight, always; one not rated says so, which is not the same as not applicable."""
    by_number = {principle.number: principle.title for principle in titles}
    rows = tuple(
        Row(
            cells=(
                cell(str(assessment.principle)),
                cell(by_number[assessment.principle]),
                _rating(assessment),
                _reason(assessment, case.conditions),
            )
        )
        for assessment in case.principles
    )
    table = Table(
        title="The eight Caldicott Principles",
        description="One row for each principle: its rating, the reason, and any condition.",
        columns=(
            Column(title="No.", share=5),
            Column(title="Principle (2020 set)", share=34),
            Column(title="Rating", share=17),
            Column(title="Reason, and condition where there is one", share=44),
        ),
        rows=rows,
    )
    return (table, *_necessity(case))


def _rating(assessment: Assessment) -> Words:
    label = assessment.rating.label
    if assessment.rating is Rating.NOT_YET_ASSESSED:
        return cell(gap(label))
    plain = assessment.rating in {Rating.MET, Rating.NOT_APPLICABLE}
    return cell(label if plain else strong(label))


def _reason(assessment: Assessment, conditions: tuple[Condition, ...]) -> Words:
    words: Words = prose(assessment.reason) if assessment.reason else ()
    if assessment.cure:
        words += prose(assessment.cure, lead=(strong("What would cure it: "),))
    for number, condition in enumerate(conditions, start=1):
        if condition.principle == assessment.principle:
            words += cell(strong(f"Condition {number}: "), condition.words or gap("not worded"))
    words += override(assessment.override)
    if words:
        return words
    assessed = assessment.rating is not Rating.NOT_YET_ASSESSED
    return cell(gap("No reason recorded" if assessed else "No reason: it was not assessed"))


def _necessity(case: Case) -> tuple[Block, ...]:
    considered, note = case.necessity.considered, case.necessity.note
    if not considered and not note:
        return ()
    lead = strong("Ways to meet the purpose with less. ")
    listed = phrases.listed(considered)
    if considered and note:
        return prose(note, style=Style.AFTER_TABLE, lead=(lead, Run(text=f"{listed}. ")))
    return prose(note or listed, style=Style.AFTER_TABLE, lead=(lead,))


def balance(case: Case) -> tuple[Block, ...]:
    """Harm of sharing and harm of not sharing, side by side; neither is the default."""
    weighed = case.balance
    shared, not_shared = weighed.harm_if_shared, weighed.harm_if_not_shared
    how = strong("How they were balanced. ")
    balanced = (
        prose(weighed.proportionality, lead=(how,))
        if weighed.proportionality
        else cell(how, phrases.NOT_ANSWERED)
    )
    return (
        Table(
            title="Harm if shared, harm if not shared",
            description="The harm of sharing beside the harm of not sharing; the last row says "
            "how they were balanced.",
            columns=(
                Column(title="Harm if shared", share=50),
                Column(title="Harm if not shared", share=50),
            ),
            rows=(
                Row(cells=(_harm(shared), _harm(not_shared))),
                Row(cells=(balanced,)),
            ),
            framed=True,
        ),
    )


def _harm(text: str | None) -> Words:
    return prose(text) if text else cell(phrases.NOT_ANSWERED)


def advice(case: Case, *, withholds: bool, ticked: bool = False) -> tuple[Block, ...]:
    """Who was asked and what they said; with `withholds`, privileged words are shown as withheld.

    Without it they stand there, marked: whoever can open the record may read its advice, and so may
    whoever is given a copy for which that was `ticked`.
    """
    note = _LET_OUT if ticked else _LEFT_OUT
    blocks: list[Block] = []
    if case.advice:
        blocks.append(
            Table(
                title="Advice",
                description="One row for each adviser: who, when, what they said and whether it "
                "was followed.",
                columns=(
                    Column(title="Who", share=23),
                    Column(title="When", share=13),
                    Column(title="What they said", share=50),
                    Column(title="Followed?", share=14),
                ),
                rows=tuple(_advice_row(each, note, withholds=withholds) for each in case.advice),
            )
        )
    else:
        blocks.append(line(gap("No advice from others is recorded.")))
    if case.dissent:
        blocks += _dissent(case.dissent)
    return tuple(blocks)


def _dissent(text: str) -> tuple[Paragraph, ...]:
    return prose(text, style=Style.AFTER_TABLE, lead=(strong("Different view recorded. "),))


def _advice_row(given: Advice, note: str, *, withholds: bool) -> Row:
    if given.privileged and withholds:
        said: Words = _withheld(given.said)
        followed = cell(gap("Withheld"))
    else:
        said = prose(given.said) if given.said else cell(phrases.NOT_ANSWERED)
        followed = cell(given.followed.label if given.followed else phrases.NOT_ANSWERED)
        if given.privileged:
            said += cell(strong("Marked legally privileged: "), note)
    return Row(
        cells=(
            prose(given.who) if given.who else cell(gap("Not named")),
            cell(phrases.short_date(given.given_on) if given.given_on else phrases.NOT_ANSWERED),
            said,
            followed,
        )
    )


def overrides(case: Case) -> tuple[Block, ...]:
    """Answers that did not go together and were recorded all the same, by whom and why."""
    if not case.check_overrides:
        return ()
    return (
        Table(
            title="Warnings gone past",
            description="One row for each warning: its words, who went on, and why.",
            columns=(
                Column(title="Warning", share=44),
                Column(title="Who went on", share=20),
                Column(title="Why", share=36),
            ),
            rows=tuple(_override_row(given) for given in case.check_overrides),
        ),
    )


def _override_row(given: CheckOverride) -> Row:
    by = given.override
    who = list(cell(by.by_name) if by.by_name else cell(gap("Not named")))
    if by.by_position:
        who += cell(by.by_position)
    return Row(
        cells=(
            prose(given.words),
            tuple(who),
            prose(by.reason) if by.reason else cell(phrases.NOT_ANSWERED),
        )
    )


def _withheld(said: str | None) -> Words:
    words = phrases.counted(len((said or "").split()), "word")
    return (
        line(
            strong("Withheld from this copy: marked legally privileged. "),
            f"{words[:1].upper()}{words[1:]}, kept in the log. Not in the embedded data either; "
            "its fingerprint is, so the signature still checks.",
            style=Style.WITHHELD,
        ),
    )
