"""What is written about one request while it is being decided, and kept when it is.

Every part may be empty: `None` means not answered, an empty tuple means none. The names of the
dataclass fields are the paths of the signed payload (`/request/organisation`), so renaming one is
a new schema version, and a field marked `SINCE_2` to `SINCE_4` is not in payloads of those before.
Event times are aware datetimes whose `tzinfo` is a `ZoneInfo`, because the zone's name is kept with
them.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from types import MappingProxyType

from caldicott_desktop.domain import choices as c

Answer = None | bool | int | str | tuple[str, ...]
"""An answer to a kind's own question; dates are ISO 8601 text, choices their codes."""

SINCE_2: Mapping[str, int] = MappingProxyType({"since": 2})
"""Marks a field that `decision/1` did not have; it is not answered in decisions of that schema."""

SINCE_3: Mapping[str, int] = MappingProxyType({"since": 3})
"""Marks a field that came with `decision/3`; see `SINCE_2`."""

SINCE_4: Mapping[str, int] = MappingProxyType({"since": 4})
"""Marks a field that came with `decision/4`; see `SINCE_2`."""

NO_ANSWERS: Mapping[str, Answer] = MappingProxyType({})
PRINCIPLES = range(1, 9)


@dataclass(frozen=True, slots=True, kw_only=True)
class Request:
    """Who asks, for what, and when it came."""

    requester_kind: c.RequesterKind | None = None
    organisation: str | None = None
    name: str | None = None
    position: str | None = None
    contact: str | None = None
    their_reference: str | None = None
    identity_check: c.IdentityCheck | None = None
    identity_checked_by: str | None = None
    identity_note: str | None = None
    received_at: datetime | None = None
    channel: c.Channel | None = None
    asked_for: str | None = None
    purpose_kind: c.Purpose | None = None
    purpose: str | None = None
    continuing: bool | None = None
    urgency: c.Urgency | None = None
    reply_by_on: date | None = None
    reply_by_source: str | None = None
    requester_told: str | None = None
    requester_told_by: str | None = field(default=None, metadata=SINCE_2)
    our_entity: str | None = None
    site: str | None = None
    site_code: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class TimeLimit:
    """The time limit the request falls under, the events it runs from, and where that led.

    `started_on` is its start event (see the rule's `starts`); from `asked_more_on` until
    `answered_on` it stands still, where the rule lets it. `due_on` is the day worked out when the
    decision was recorded, with the rule's title as it stood.
    """

    clock_id: str | None = None
    title: str | None = None
    started_on: date | None = None
    asked_more_on: date | None = None
    answered_on: date | None = None
    extended: bool | None = None
    extension_told_on: date | None = None
    extension_reason: str | None = None
    directed_on: date | None = None
    """The day a coroner, court or notice itself set; it needs no arithmetic."""
    due_on: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Triage:
    """The first three questions of the law, asked before any gateway (section 4.10).

    `prohibitions` are ids of gateways that prohibit, with their titles as they stood; `exception`
    is the listed exception relied on, or what is refused because of them.
    """

    identifiable: bool | None = None
    process: c.Process | None = None
    process_note: str | None = None
    prohibition: c.ProhibitionLook | None = None
    prohibitions: tuple[str, ...] = ()
    prohibition_titles: tuple[str, ...] = ()
    exception: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class StatusChange:
    """A change of the subject's status in mid-case, kept as a visible step."""

    was: c.SubjectStatus
    became: c.SubjectStatus
    noted_at: datetime
    note: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Subject:
    """Whom, or what service, the information is about; local references only, never names."""

    reference: str | None = None
    service: str | None = None
    status: c.SubjectStatus | None = None
    status_changes: tuple[StatusChange, ...] = ()
    died_from_on: date | None = None
    died_to_on: date | None = None
    age_group: c.AgeGroup | None = None
    people_count: int | None = None
    capacity: c.Capacity | None = None
    capacity_note: str | None = None
    wishes: str | None = None
    wishes_heard_by: str | None = None
    wishes_unknown_because: str | None = None
    third_parties: c.ThirdParties | None = None
    third_parties_note: str | None = None
    protected: tuple[c.Protected, ...] = ()
    protected_note: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """One thing asked for, and what was decided about it."""

    name: str | None = None
    asked_scope: str | None = None
    page_class: c.PageClass | None = None
    earliest_on: date | None = None
    decision: c.ItemDecision | None = None
    approved_scope: str | None = None
    reason: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class DataProtection:
    """The data protection basis, asked for living people only."""

    article_6: str | None = None
    article_9: str | None = None
    schedule_1: str | None = None
    note: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class LawRowUsed:
    """A law-status row relied on, copied as it stood.

    `as_at` and `recheck_by` are ISO dates or `not known` and `never`; `checked` and `status` codes.
    """

    row_id: str
    words: str
    as_at: str
    checked: str
    title: str | None = field(default=None, metadata=SINCE_2)
    status: str | None = field(default=None, metadata=SINCE_2)
    recheck_by: str | None = field(default=None, metadata=SINCE_2)


@dataclass(frozen=True, slots=True, kw_only=True)
class Law:
    """The gateway, the route past the duty of confidence and the data protection basis, apart."""

    nation: c.Nation | None = None
    gateway_id: str | None = None
    gateway_title: str | None = None
    gateway_effect: c.GatewayEffect | None = None
    gateway_cited: str | None = None
    gateway_confirmed: bool | None = None
    gateway_note: str | None = None
    confidentiality: c.ConfidentialityRoute | None = None
    confidentiality_note: str | None = None
    data_protection: DataProtection = field(default_factory=DataProtection)
    third_party_data_protection: DataProtection = field(default_factory=DataProtection)
    objection: c.Objection | None = None
    objection_note: str | None = None
    opt_out: c.OptOut | None = None
    rows: tuple[LawRowUsed, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Override:
    """A named person's reason for going on in spite of something open."""

    by_name: str | None = None
    by_position: str | None = None
    reason: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class StopCheckAnswer:
    """One stop-check as it was put, and its answer."""

    check_id: str
    words: str
    stops: bool = False
    prompt: bool = False
    answer: c.StopAnswer = c.StopAnswer.NOT_CHECKED
    note: str | None = None
    item_refused: bool | None = None
    override: Override = field(default_factory=Override)


@dataclass(frozen=True, slots=True, kw_only=True)
class Assessment:
    """How one principle was rated, and why."""

    principle: int
    rating: c.Rating = c.Rating.NOT_YET_ASSESSED
    reason: str | None = None
    cure: str | None = None
    override: Override = field(default_factory=Override)


@dataclass(frozen=True, slots=True, kw_only=True)
class Necessity:
    """Ways to meet the purpose with less, and why they do or do not serve."""

    considered: tuple[c.LessOption, ...] = ()
    note: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Balance:
    """Harm of sharing and harm of not sharing, side by side; neither is the default."""

    harm_if_shared: str | None = None
    harm_if_not_shared: str | None = None
    proportionality: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Advice:
    """Advice taken, by whom, and whether it was followed."""

    who: str | None = None
    given_on: date | None = None
    said: str | None = None
    followed: c.Followed | None = None
    privileged: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Precedents:
    """Earlier like decisions that were looked at, by number, and why this one differs."""

    shown: tuple[str, ...] = ()
    why_different: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class CheckOverride:
    """A consistency warning gone past, as it was worded, by whom and why."""

    check_id: str
    words: str
    override: Override = field(default_factory=Override)


@dataclass(frozen=True, slots=True, kw_only=True)
class Condition:
    """Something that must be kept to, by someone, by a date."""

    words: str | None = None
    owner: str | None = None
    due_on: date | None = None
    principle: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class TellingThePerson:
    """Whether the person is told, or why not and when that is looked at again."""

    told: c.Telling | None = None
    by_on: date | None = None
    by_whom: str | None = None
    why_not: str | None = None
    revisit_on: date | None = None
    note: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class OutcomeDetails:
    """What only some outcomes ask for (see `outcomes.REQUIRED`)."""

    missing: str | None = None
    told_to_send: str | None = None
    chase_on: date | None = None
    meanwhile: str | None = None
    redirected_to: str | None = None
    requester_to_do: str | None = None
    advised: str | None = None
    who_decides: str | None = None
    escalated_to: str | None = None
    escalated_by_on: date | None = None
    withdrawn_at: datetime | None = None
    withdrawn_known_by: str | None = None
    power_not_valid_because: str | None = None
    power_advice_from: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Conclusion:
    """The outcome, its reasons, and who decided when and as what."""

    outcome: c.Outcome | None = None
    in_one_sentence: str | None = None
    reasons: str | None = None
    details: OutcomeDetails = field(default_factory=OutcomeDetails)
    telling: TellingThePerson = field(default_factory=TellingThePerson)
    decided_by: str | None = None
    decided_by_position: str | None = None
    decided_as: c.Capacities | None = None
    decided_at: datetime | None = None
    retrospective: bool | None = None
    review_on: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Correction:
    """The decisions of the same case that this one takes the place of, and why.

    `corrects` are entry ids (hex): one as a rule, several where it settles which of them stands.
    """

    corrects: tuple[str, ...] = ()
    reason: str | None = None


def unassessed() -> tuple[Assessment, ...]:
    """Eight principles, none assessed."""
    return tuple(Assessment(principle=number) for number in PRINCIPLES)


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """Everything written about one request; a draft holds one, a decision keeps one."""

    kind_id: str
    request: Request = field(default_factory=Request)
    subject: Subject = field(default_factory=Subject)
    items: tuple[Item, ...] = ()
    answers: Mapping[str, Answer] = field(default_factory=lambda: NO_ANSWERS)
    law: Law = field(default_factory=Law)
    stop_checks: tuple[StopCheckAnswer, ...] = ()
    principles: tuple[Assessment, ...] = field(default_factory=unassessed)
    necessity: Necessity = field(default_factory=Necessity)
    balance: Balance = field(default_factory=Balance)
    advice: tuple[Advice, ...] = ()
    dissent: str | None = None
    conditions: tuple[Condition, ...] = ()
    conclusion: Conclusion = field(default_factory=Conclusion)
    papers_kept: str | None = None
    form: c.Form = field(default=c.Form.FULL, metadata=SINCE_2)
    variant_id: str | None = field(default=None, metadata=SINCE_2)
    """Which variant of its kind the case is, if it is one."""
    card_entry: str | None = field(default=None, metadata=SINCE_2)
    """Entry id (hex) of the urgent card that this decision writes up."""
    triage: Triage = field(default_factory=Triage, metadata=SINCE_2)
    time_limit: TimeLimit = field(default_factory=TimeLimit, metadata=SINCE_2)
    precedents: Precedents = field(default_factory=Precedents, metadata=SINCE_2)
    check_overrides: tuple[CheckOverride, ...] = field(default=(), metadata=SINCE_2)
    correction: Correction = field(default_factory=Correction, metadata=SINCE_3)
    examiner_case: str | None = field(default=None, metadata=SINCE_4)
    """Id (hex) of the examiner's case that this decision is an exception of."""
