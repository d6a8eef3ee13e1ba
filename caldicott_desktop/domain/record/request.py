"""The sections on the request, the information and the people, and the kind's own questions."""

from __future__ import annotations

from caldicott_desktop.domain import choices as c
from caldicott_desktop.domain.asking import asked_questions
from caldicott_desktop.domain.case import Answer, Case, Item, Request, Subject, TimeLimit
from caldicott_desktop.domain.guidance_types import CaseKind, Question, QuestionType
from caldicott_desktop.domain.record import phrases
from caldicott_desktop.domain.record.answered import Answered
from caldicott_desktop.domain.record.blocks import (
    Block,
    Column,
    Fact,
    Facts,
    Row,
    Table,
    Words,
    cell,
    gap,
    prose,
)
from caldicott_desktop.domain.record.withholding import WITHHELD

_DEATH = frozenset({"/subject/died_from_on", "/subject/died_to_on"})
_PROTECTED = "/subject/protected"

_EXCEPTION = "An exception of a case of the examiner log, under the local reference below"


def request(case: Case, kind: CaseKind) -> tuple[Block, ...]:
    """Who asks, for what, when it came and what they were told."""
    asked = case.request
    facts = Answered("The request", "Each row is a question and its answer.")
    variant = kind.variant(case.variant_id)
    facts.optional("Within this kind of case", variant.title if variant else None)
    exception = _EXCEPTION if case.examiner_case else None
    facts.optional("Examiner log", exception)
    facts.optional("Made as", case.form.label if case.form is not c.Form.FULL else None)
    _requester(facts, asked)
    _identity(facts, asked)
    _received(facts, asked)
    facts.text("What was asked for", asked.asked_for)
    facts.choice("What it is for", asked.purpose_kind, asked.purpose)
    _pace(facts, asked)
    facts.optional("Answer wanted by", _deadline(asked))
    facts.optional("Time limit", _limit(case.time_limit))
    _holder(facts, asked)
    facts.text("What they were told", asked.requester_told)
    facts.optional("Told by", asked.requester_told_by)
    return (facts.facts(),)


def _limit(limit: TimeLimit) -> str | None:
    """The time limit with its events and the day they led to; no word on whether it was kept."""
    if limit.clock_id is None:
        return None
    said = [limit.title or limit.clock_id]
    for words, day in (
        ("started", limit.started_on),
        ("more was asked for", limit.asked_more_on),
        ("which came", limit.answered_on),
        ("the day set", limit.directed_on),
    ):
        if day is not None:
            said.append(f"{words} {phrases.long_date(day)}")
    if limit.extended:
        told = (
            phrases.long_date(limit.extension_told_on)
            if limit.extension_told_on
            else "a day not said"
        )
        said.append(f"extended, told on {told}: {limit.extension_reason or 'no reason recorded'}")
    if limit.due_on is not None:
        said.append(f"leads to {phrases.long_date(limit.due_on)}")
    return "; ".join(said)


def _requester(facts: Answered, asked: Request) -> None:
    who = ", ".join(part for part in (asked.name, asked.position, asked.organisation) if part)
    if who and asked.requester_kind:
        who = f"{asked.requester_kind.label}: {who}"
    elif asked.requester_kind:
        who = asked.requester_kind.label
    facts.text("Who asks", who or None)
    facts.optional("Their contact", asked.contact)
    facts.optional("Their reference", asked.their_reference)


def _identity(facts: Answered, asked: Request) -> None:
    by = f"By {asked.identity_checked_by}" if asked.identity_checked_by else None
    note = ". ".join(part for part in (by, asked.identity_note) if part)
    facts.choice("Identity checked", asked.identity_check, note or None)


def _received(facts: Answered, asked: Request) -> None:
    if asked.received_at is None:
        facts.choice("Received", asked.channel)
        return
    at = phrases.moment(asked.received_at)
    facts.said("Received", f"{at}. {asked.channel.label}" if asked.channel else at)
    if asked.channel is None:
        facts.missing("How it came")


def _pace(facts: Answered, asked: Request) -> None:
    paces = {True: "Continuing", False: "One-off", None: None}
    facts.text("One-off or continuing", paces[asked.continuing])
    facts.choice("How soon", asked.urgency)


def _deadline(asked: Request) -> str | None:
    on = phrases.long_date(asked.reply_by_on) if asked.reply_by_on else None
    return ". ".join(part for part in (on, asked.reply_by_source) if part) or None


def _holder(facts: Answered, asked: Request) -> None:
    site = asked.site
    if site and asked.site_code:
        site = f"{site} (site code {asked.site_code})"
    elif asked.site_code:
        site = f"site code {asked.site_code}"
    # A body with one site has the same name for both.
    names = dict.fromkeys(part for part in (asked.our_entity, site) if part)
    facts.text("Who we are", ", for ".join(names) or None)


def information(
    case: Case, name: str | None = None, withheld: frozenset[str] = frozenset()
) -> tuple[Block, ...]:
    """Whom it is about, what protects it, and what was decided about each item.

    `name` stands beside the local reference in a copy that shows it. The payload paths `withheld`
    from this copy are said to be so where they are no words that could say it themselves.
    """
    subject = case.subject
    facts = Answered("Information and people", "Each row is a question and its answer.")
    _about_whom(facts, subject)
    facts.optional("Name", name)
    _status(facts, subject, withheld)
    _capacity(facts, subject)
    _wishes(facts, subject)
    if not _of_service(subject) or subject.third_parties or subject.third_parties_note:
        facts.choice("Other living people", subject.third_parties, subject.third_parties_note)
    _protected(facts, subject, withheld)
    table: tuple[Block, ...] = (_item_table(case.items),) if case.items else ()
    return (facts.facts(), *table)


def _about_whom(facts: Answered, subject: Subject) -> None:
    parts = [part for part in (subject.reference, subject.service) if part]
    if subject.people_count is not None:
        several = subject.people_count != 1
        parts.append(f"{subject.people_count:,} people" if several else "One person")
    if subject.age_group is not None:
        parts.append(subject.age_group.label)
    facts.text("About whom", ". ".join(parts) or None)


def _of_service(subject: Subject) -> bool:
    """Whether it is about a service and no one person, so that nothing is missing about one."""
    return subject.reference is None and subject.service is not None


def _capacity(facts: Answered, subject: Subject) -> None:
    """Capacity, which is a question about the living alone."""
    died = subject.status is c.SubjectStatus.DECEASED
    if subject.capacity or subject.capacity_note or not (died or _of_service(subject)):
        facts.choice("Capacity", subject.capacity, subject.capacity_note)


def _status(facts: Answered, subject: Subject, withheld: frozenset[str]) -> None:
    status = subject.status
    if status is None:
        if not _of_service(subject):
            facts.missing("Living or died")
    elif status is c.SubjectStatus.DECEASED:
        died = f"Date of death {WITHHELD}" if withheld & _DEATH else _died(subject)
        facts.said("Living or died", f"{status.label}. {died}")
    else:
        facts.said("Living or died", status.label)
    for step in subject.status_changes:
        at = phrases.moment(step.noted_at)
        facts.said(
            "Status changed",
            f"From “{step.was.label}” to “{step.became.label}”, noted {at}",
            *phrases.note(step.note),
        )


def _died(subject: Subject) -> str:
    first, last = subject.died_from_on, subject.died_to_on
    if first and last and first != last:
        return f"Between {phrases.long_date(first)} and {phrases.long_date(last)}"
    if on := first or last:
        return phrases.long_date(on)
    return "The date of death is not recorded"


def _wishes(facts: Answered, subject: Subject) -> None:
    unknown = subject.wishes_unknown_because
    if subject.wishes or not (unknown or _of_service(subject)):
        facts.text("Their wishes", subject.wishes)
    if unknown:
        facts.text("Their wishes", unknown, lead=(gap("Not known, because: "),))
    facts.optional("Heard by", subject.wishes_heard_by)


def _protected(facts: Answered, subject: Subject, withheld: frozenset[str]) -> None:
    recorded = phrases.listed(subject.protected) or "None recorded"
    kinds = WITHHELD if _PROTECTED in withheld else recorded
    facts.words("Specially protected", prose(_with(kinds, subject.protected_note)))


def _with(first: str, note: str | None) -> str:
    return f"{first}. {note}" if note else first


def _item_table(items: tuple[Item, ...]) -> Table:
    return Table(
        title="What was decided about each item",
        description="One row for each item: what kind of page it is, the decision and the reason.",
        columns=(
            Column(title="No.", share=5),
            Column(title="Item", share=22),
            Column(title="Kind of page", share=20),
            Column(title="Decision", share=16),
            Column(title="Reason", share=37),
        ),
        rows=tuple(_item_row(number, item) for number, item in enumerate(items, start=1)),
    )


def _item_row(number: int, item: Item) -> Row:
    page = cell(item.page_class.label if item.page_class else phrases.NOT_ANSWERED)
    if item.earliest_on:
        page += cell(f"Earliest entry {phrases.short_date(item.earliest_on)}")
    return Row(
        cells=(
            cell(str(number)),
            prose(item.name) if item.name else cell(gap("Not named")),
            page,
            cell(item.decision.label if item.decision else gap("Not decided")),
            prose(item.reason) if item.reason else cell(gap("No reason recorded")),
        )
    )


def own_answers(case: Case, kind: CaseKind) -> tuple[Block, ...]:
    """The kind's own questions as they were put, each with its answer.

    Labels are whole questions, so the left column is wide: a table of its own, not facts.
    """
    questions = [each for each in asked_questions(case, kind) if each.id in case.answers]
    if not questions:
        return ()
    answered = [(each, case.answers[each.id]) for each in questions]
    if all(value is None or value == () for _, value in answered):
        count = phrases.counted(len(answered), "question")
        return (
            Facts(
                title="Questions of this kind of case",
                description="None was answered.",
                facts=(Fact(label="Not answered", words=cell(gap(f"All {count}"))),),
            ),
        )
    return (
        Table(
            title="Questions of this kind of case",
            description="One row for each question and its answer.",
            columns=(Column(title="Question", share=42), Column(title="Answer", share=58)),
            rows=tuple(
                Row(cells=(cell(each.label), _answer(each, value))) for each, value in answered
            ),
        ),
    )


def _answer(question: Question, value: Answer) -> Words:
    labels = {option.code: option.label for option in question.options}
    match value:
        case None:
            return cell(phrases.NOT_ANSWERED)
        case bool():
            return cell(phrases.yes_no(value))
        case int():
            return cell(f"{value:,}")
        case str():
            is_date = question.type is QuestionType.DATE
            return prose(phrases.as_date(value) if is_date else labels.get(value, value))
        case _:
            return cell("; ".join(labels.get(code, code) for code in value) or "None of these")
