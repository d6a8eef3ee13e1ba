"""The types that dated guidance is loaded into; the values live in `resources/guidance/`."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import Enum
from types import MappingProxyType

from caldicott_desktop.domain import choices as c
from caldicott_desktop.domain.examiner.choices import (
    AccessorRole,
    CaseState,
    ExceptionTrigger,
    Route,
    Scope,
    SourceType,
)


class Checked(c.Choice):
    """How far a statement has been checked; anything but `READ` is shown hedged."""

    READ = "read", "Read at source"
    SECOND_HAND = "second_hand", "Second-hand: check the text"
    NOT_CHECKED = "not_checked", "Not yet checked against the primary text"
    SUGGESTION = "suggestion", "Our suggestion"
    READ_COPY = "read_copy", "Read in a copy"
    """Never written in a file: what was read of a source of which only a copy was seen."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """A document a statement rests on; `link` is empty where it has no address."""

    id: str
    title: str
    publisher: str
    dated: str
    link: str
    copy: str | None = None
    """Which copy was read, where it was not the publisher's own text; what was read of such a
    source is shown as read in a copy, never as read at source."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Citation:
    """A place in a source, how far it was checked, and when to look again.

    `recheck_by` is `None` where it never needs rechecking (a repealed text, a closed case).
    """

    source_id: str
    section: str
    checked: Checked
    checked_on: date | None
    recheck_by: date | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Principle:
    """One of the eight Caldicott Principles (2020 set), with what helps to weigh it."""

    number: int
    title: str
    short_title: str
    requires: str
    prompts: tuple[str, ...]
    evidence: tuple[str, ...]
    pitfalls: tuple[str, ...]
    recording: tuple[str, ...]
    under_compulsion: str | None
    not_applicable_when: str | None
    citations: tuple[Citation, ...]
    suggestions: tuple[str, ...] = ()
    """Names of the blocks above that are our suggestion, said once per block."""


When = tuple[tuple[str, tuple[str, ...]], ...]
"""When something is asked: each name's answer is one of its codes, all names together.

A name is a question of the kind (`yes` and `no` for a yes-or-no question), or one of
`subject.status`, `law.nation`, `law.effect`, `conclusion.outcome`, `conclusion.decided_as`,
`variant`. In a file it may be `row.ID` for the status of a law row, or `gateway.ID` with the code
`offered` for the nations in which that gateway's law is in force; loading settles both. No pairs:
always.
"""


class QuestionType(Enum):
    """How a question is answered; the question builder has one drawing for each."""

    TEXT = "text"
    LONG_TEXT = "long_text"
    DATE = "date"
    YES_NO = "yes_no"
    NUMBER = "number"
    ONE_OF = "one_of"
    ANY_OF = "any_of"
    PERSON = "person"


@dataclass(frozen=True, slots=True, kw_only=True)
class Option:
    """One answer of a `ONE_OF` or `ANY_OF` question."""

    code: str
    label: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """A question of one kind of case."""

    id: str
    label: str
    help: str
    type: QuestionType
    options: tuple[Option, ...] = ()
    required_to_share: bool = False
    citations: tuple[Citation, ...] = ()
    when: When = ()
    """Asked only then; what was answered while it was asked is no part of a decision without it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class StopCheck:
    """Something that holds a decision to share until it has been looked at.

    `stops`: a concern passes only with the item refused or an override. `prompt`: never blocks.
    `concern_if`, `unchecked_if` and `clear_if` pair a question with an answer that is itself a
    concern, a not-checked or a no-concern (a note of refusal found; not searched for), so that
    question and stop-check cannot disagree.
    """

    id: str
    words: str
    help: str
    stops: bool
    prompt: bool
    citations: tuple[Citation, ...]
    concern_if: tuple[tuple[str, str], ...] = ()
    unchecked_if: tuple[tuple[str, str], ...] = ()
    clear_if: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Gateway:
    """A route by which information may, must or must not be disclosed."""

    id: str
    title: str
    effect: c.GatewayEffect
    nations: tuple[c.Nation, ...]
    statuses: tuple[c.SubjectStatus, ...]
    test: str
    record: str
    citations: tuple[Citation, ...]
    law_rows: tuple[str, ...] = ()
    exceptions: tuple[str, ...] = ()
    """The exceptions a prohibition or limit lists, for people to choose from."""
    only_in_force: tuple[str, ...] = ()
    """Law rows of which one for the nation has to be in force before this is offered at all."""


class LawStatus(c.Choice):
    """Where a piece of law stands, as its row says; changing it in the row changes what is asked.

    The words people read are the row's own; these few states are what the program goes by.
    """

    IN_FORCE = "in_force", "In force"
    ENACTED = "enacted", "Passed, not known to be in force"
    PROPOSED = "proposed", "Proposed"
    ENDED = "ended", "Fell, rejected or withdrawn"
    UNCONFIRMED = "unconfirmed", "Not confirmed"


class Certainty(c.Choice):
    """How sure the row's author is of its words."""

    HIGH = "high", "High"
    MEDIUM = "medium", "Medium"
    LOW = "low", "Low"


@dataclass(frozen=True, slots=True, kw_only=True)
class LawRow:
    """What the law of a place is said to be, as at a date: quoted status, never our assertion.

    `as_at` is `None` where the day is not known, `recheck_by` where it never needs rechecking.
    `trigger` says what would make somebody look sooner.
    """

    id: str
    title: str
    nations: tuple[c.Nation, ...]
    words: str
    as_at: date | None
    recheck_by: date | None
    checked: Checked
    citations: tuple[Citation, ...]
    status: LawStatus = LawStatus.UNCONFIRMED
    certainty: Certainty | None = None
    trigger: str | None = None


class Counting(c.Choice):
    """How a time limit is counted from its start."""

    DAYS = "days", "days"
    """A period *beginning with* the day of the start, which is therefore its first day."""
    WORKING_DAYS = "working_days", "working days"
    """Up to the last of so many working days *following* the day of the start."""
    MONTHS = "months", "months"
    """To the day of a later month that corresponds to the day of the start."""
    DIRECTED = "directed", "a day that is set"
    """No arithmetic: a coroner, a court or a notice names the day."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ClockRule:
    """A time limit as data; `clocks` works out the date.

    `length` is in what `counting` says; 0 for a day that is set. With `pauses`, days between asking
    the requester for what is needed and getting it do not count; `extension_months` may be added by
    telling the requester why within the limit itself.
    """

    id: str
    title: str
    starts: str
    length: int
    long_days: int | None
    recent_days: int | None
    page_classes: tuple[c.PageClass, ...]
    note: str
    citations: tuple[Citation, ...]
    nations: tuple[c.Nation, ...] = ()
    ask_days: int | None = None
    """Days, the first being the day of the application, in which asking for more resets it."""
    counting: Counting = Counting.DAYS
    pauses: bool = False
    extension_months: int | None = None


class Article(c.Choice):
    """Which provision a data protection basis belongs to."""

    ARTICLE_6 = "6", "UK GDPR Article 6"
    ARTICLE_9 = "9", "UK GDPR Article 9"
    SCHEDULE_1 = "schedule_1", "Data Protection Act 2018, Schedule 1"


@dataclass(frozen=True, slots=True, kw_only=True)
class Basis:
    """A data protection basis, offered for living people; `code` is what a decision keeps."""

    article: Article
    code: str
    title: str
    use: str
    citations: tuple[Citation, ...]

    @property
    def id(self) -> str:
        """The code, which no two bases share."""
        return self.code


@dataclass(frozen=True, slots=True, kw_only=True)
class Variant:
    """A recurring case within a kind, with a card and everyday words of its own.

    It asks the kind's questions and adds to what is said beside them. `covers` names the entries of
    the reference on hard cases it answers to (`D4`). `gateway_ids`, all among the kind's, are the
    ones to offer first.
    """

    id: str
    title: str
    scope: str
    keywords: tuple[str, ...]
    covers: tuple[str, ...]
    test: str
    prompts: tuple[str, ...]
    pitfalls: tuple[str, ...]
    gateway_ids: tuple[str, ...]
    citations: tuple[Citation, ...]
    suggestions: tuple[str, ...] = ()
    review_days: int | None = None
    """After how many days it is looked at again, where that is other than for the kind."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseKind:
    """A kind of case: its own questions, gateways, prompts and stop-checks."""

    id: str
    title: str
    scope: str
    group: str
    keywords: tuple[str, ...]
    nations: tuple[c.Nation, ...]
    statuses: tuple[c.SubjectStatus, ...]
    questions: tuple[Question, ...]
    gateway_ids: tuple[str, ...]
    prompts: Mapping[int, str]
    in_this_kind: str
    stop_checks: tuple[StopCheck, ...]
    consult: tuple[str, ...]
    review_days: int
    clock_ids: tuple[str, ...]
    law_row_ids: tuple[str, ...]
    citations: tuple[Citation, ...]
    suggestions: tuple[str, ...] = ()
    """Names of the blocks above that are our suggestion, said once per block."""
    variants: tuple[Variant, ...] = ()
    covers: tuple[str, ...] = ()
    """Entries of the reference on hard cases this kind answers to (`pd-ahra`, `D13`)."""
    pitfalls: tuple[str, ...] = ()
    place: int = 99
    """Where its card stands in its group: what comes up most often is given a small number."""

    def variant(self, id_: str | None) -> Variant | None:
        """The variant of that id, if the kind has one."""
        return next((each for each in self.variants if each.id == id_), None)


@dataclass(frozen=True, slots=True, kw_only=True)
class BrokenKind:
    """A kind of case whose file has a fault; `fault` is a sentence naming file, item and field.

    `title` is the kind's own where that line can still be read, else its id.
    """

    id: str
    title: str
    fault: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Recheck:
    """What somebody saw who looked at the sources of an item again.

    `stands`: the words still hold. `again_by` is the day to look next, `None` for never; `by` is
    the name of who looked.
    """

    seen: str
    stands: bool
    seen_on: date
    again_by: date | None
    by: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ExaminerCircumstance:
    """One way of not being independent, as a nation lists it.

    `asks_toward` says that it counts for the person who died, the attending practitioner and
    another doctor of the case alike, so that it has to be said which.
    """

    code: str
    words: str
    citations: tuple[Citation, ...]
    asks_toward: bool = False
    is_suggestion: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class DayLimit:
    """Days that the data names, for cases that are open or concluded; nothing counts down."""

    id: str
    words: str
    days: int
    is_of_open: bool
    citations: tuple[Citation, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ExaminerVariant:
    """The examiner log of one nation; `examiner` and `work` are words inside a sentence."""

    nation: c.Nation
    title: str
    scope: str
    examiner: str
    work: str
    roles: Mapping[AccessorRole, str]
    states: Mapping[CaseState, str]
    assertion: str
    circumstances: tuple[ExaminerCircumstance, ...]
    limits: tuple[DayLimit, ...]
    citations: tuple[Citation, ...]
    cites: str | None = None
    """What a letter to whoever holds records cites: an item of guidance, if any."""
    refusal_prompt: str | None = None
    """What to think of where a note of refusal or a confidence was found; a suggestion of ours."""

    def circumstance(self, code: str | None) -> ExaminerCircumstance | None:
        """The circumstance of that code, if the nation lists it."""
        return next((each for each in self.circumstances if each.code == code), None)


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceSuggestion:
    """What is usual for a type of source, to begin a standing decision with; all of it may change.

    `view_days` is how long after a death such a source may be opened, where that is known.
    """

    type: SourceType
    name: str
    short_name: str
    route: Route
    scope: Scope
    scope_months: int | None
    view_days: int | None
    citations: tuple[Citation, ...]
    cites: str | None = None
    """What a letter to its holder cites, where that is other than for the nation."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ExceptionKind:
    """How a case that does not fit is brought to a decision: which kind asks about it.

    `answer` is the kind's own answer to what brings it there. One with `redirected_to` belongs
    elsewhere: it is a short decision that sends the requester there, with what they can do.
    """

    trigger: ExceptionTrigger
    kind_id: str
    answer: str | None
    asked_for: str | None
    redirected_to: str | None
    to_do: str | None
    citations: tuple[Citation, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ExaminerGuidance:
    """Everything that `examiner.toml` says; a set of guidance older than the log says nothing."""

    variants: Mapping[c.Nation, ExaminerVariant] = field(
        default_factory=lambda: MappingProxyType({})
    )

    source_types: Mapping[SourceType, SourceSuggestion] = field(
        default_factory=lambda: MappingProxyType({})
    )

    exceptions: Mapping[ExceptionTrigger, ExceptionKind] = field(
        default_factory=lambda: MappingProxyType({})
    )

    def source_type(self, type_: SourceType) -> SourceSuggestion | None:
        """What is usual for a type of source, where something is said of it."""
        return self.source_types.get(type_)

    def variant(self, nation: c.Nation) -> ExaminerVariant | None:
        """The examiner log of a nation, or `None` where none is described."""
        return self.variants.get(nation)


@dataclass(frozen=True, slots=True, kw_only=True)
class GuidanceSet:
    """Everything loaded from `resources/guidance/`, whole and cross-checked.

    `as_at` is the day the set speaks of; `sha256` (hex) names its content whatever the machine.
    """

    version: str
    as_at: date
    sha256: str
    principles: tuple[Principle, ...]
    kinds: Mapping[str, CaseKind]
    gateways: Mapping[str, Gateway]
    law_rows: Mapping[str, LawRow]
    clocks: Mapping[str, ClockRule]
    bases: Mapping[str, Basis]
    sources: Mapping[str, Source]
    broken: Mapping[str, BrokenKind] = field(default_factory=lambda: MappingProxyType({}))
    """Kinds left out because their file has a fault, by id; their cases get the general kind."""
    examiner: ExaminerGuidance = ExaminerGuidance()
    """What the examiner log is to each nation; a set adopted before there was one says nothing."""
    rechecks: Mapping[str, Recheck] = field(default_factory=lambda: MappingProxyType({}))
    """What was seen when items were looked at again, by item; part of no file."""

    def title_of(self, kind_id: str, variant_id: str | None = None) -> str:
        """What people know a kind of case by, or its variant; the id of a kind not in this set."""
        kind = self.kinds.get(kind_id)
        known = (kind.variant(variant_id) if kind else None) or kind or self.broken.get(kind_id)
        return known.title if known else kind_id
