"""How much of the record may leave: three levels, and what each of them shows.

*Full* shows everything but privileged advice. *References only* shows references, codes, days and
who decided here: no name of anybody outside, and of what was typed freely only what was marked as
releasable for this one copy. *Publishable* shows no decision at all, but counts. Privileged advice
stays behind at every level, unless ticked for one copy.

The tables below have every path of every payload that a copy may carry; a test holds them to the
payloads themselves. Why each is where it is: `docs/decisions/0192-what-each-level-shows.md`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, fields, is_dataclass
from enum import Enum, StrEnum
from functools import cache
from types import MappingProxyType
from typing import Any

from caldicott_desktop.domain import happenings as h
from caldicott_desktop.domain.case import Case
from caldicott_desktop.domain.choices import RequesterKind
from caldicott_desktop.domain.guidance_types import CaseKind, QuestionType
from caldicott_desktop.domain.paths import unnumbered


class Level(StrEnum):
    """How much an exported document shows.

    Values are written into signed payloads and never change.
    """

    FULL = "full"
    REFERENCES = "references"
    PUBLISHABLE = "publishable"

    @property
    def embeds_entries(self) -> bool:
        """Whether a file of this level carries the entries it tells of, in redacted copies."""
        return self is not Level.PUBLISHABLE


WITHHELD = "Withheld"
"""What stands where something stays behind: never a blank."""


class Part(Enum):
    """What a field holds, as far as leaving goes."""

    ALWAYS = "always"
    """What authority rests on: a copy without it could not be checked."""
    CODE = "code"
    """References, codes, numbers and days; who decided here. Shown at *references only*."""
    TYPED = "typed"
    """Typed freely: at *references only* where it is marked as releasable."""
    NAMED = "named"
    """Names somebody, or tells what only few may know: never below *full*."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Disclosure:
    """How much of one copy may leave.

    `privileged` is the tick for privileged advice; `releasable` are paths of typed answers that
    somebody read and marked as releasable in this copy.
    """

    level: Level
    privileged: bool = False
    releasable: frozenset[str] = frozenset()

    def shows(self, part: Part, path: str) -> bool:
        """Tell whether a field of this kind, at `path`, is shown."""
        if part is Part.ALWAYS or self.level is Level.FULL:
            return True
        if self.level is Level.PUBLISHABLE:
            return False
        return part is Part.CODE or (part is Part.TYPED and path in self.releasable)


IN_FULL = Disclosure(level=Level.FULL)
"""Everything but privileged advice."""


def withheld_paths(case: Case, kind: CaseKind, disclosure: Disclosure) -> frozenset[str]:
    """Return the payload paths of a decision whose values stay behind.

    `kind` is the one it was made under: it says which of its own answers are typed freely.
    """
    shows_all = disclosure.level is Level.FULL
    return frozenset(
        path
        for path in paths_of(case)
        if not (shows_all or disclosure.shows(part_of(path, kind), path))
        or (not disclosure.privileged and _is_privileged(case, path))
    )


def withheld_later(happening: h.Happening, disclosure: Disclosure) -> frozenset[str]:
    """Return the payload paths of what happened after a decision whose values stay behind."""
    parts = LATER[type(happening)]
    return frozenset(
        path
        for path in _paths(happening, "")
        if not disclosure.shows(parts[unnumbered(path)], path)
    )


def part_of(path: str, kind: CaseKind) -> Part:
    """Return what a field of a decision holds; `path` with or without the places of lists.

    An answer to a question that the kind does not have counts as typed.
    """
    plain = unnumbered(path)
    if not plain.startswith(_ANSWERS):
        return DECISION[plain]
    asked = {question.id: question.type for question in kind.questions}
    return _ANSWERED.get(asked.get(plain.removeprefix(_ANSWERS)), Part.TYPED)


def names_another(case: Case, kind: CaseKind, path: str) -> bool:
    """Tell whether a field asks for somebody else than the person a decision is about.

    That is whoever asked, where it was not they themselves, and whom an answer of the kind names.
    """
    if path in _OF_WHO_ASKED:
        return case.request.requester_kind is not RequesterKind.PERSON
    asked = {f"{_ANSWERS}{each.id}": each.type for each in kind.questions}
    return asked.get(path) is QuestionType.PERSON


def paths_of(case: Case) -> Iterator[str]:
    """Give the payload path of each field of a case, with the places of its lists."""
    for path in _paths(case, ""):
        if path not in _NOT_WRITTEN:
            yield path


def _is_privileged(case: Case, path: str) -> bool:
    """Tell whether a field says what privileged advice was, or what came of it."""
    found = _ADVICE.fullmatch(path)
    return found is not None and case.advice[int(found[1])].privileged


_ADVICE = re.compile(r"/advice/([0-9]+)/(?:said|followed)")
_ANSWERS = "/answers/"
_OF_WHO_ASKED = frozenset({"/request/name", "/request/contact"})
# It stands in `/schema`.
_NOT_WRITTEN = frozenset({"/kind_id"})

_ANSWERED: Mapping[QuestionType | None, Part] = MappingProxyType(
    {
        QuestionType.DATE: Part.CODE,
        QuestionType.YES_NO: Part.CODE,
        QuestionType.NUMBER: Part.CODE,
        QuestionType.ONE_OF: Part.CODE,
        QuestionType.ANY_OF: Part.CODE,
        QuestionType.TEXT: Part.TYPED,
        QuestionType.LONG_TEXT: Part.TYPED,
        QuestionType.PERSON: Part.NAMED,
    }
)


def _paths(value: object, path: str) -> Iterator[str]:
    if value is None or isinstance(value, str):  # as most are
        yield path
        return
    match value:
        case Mapping():
            yield from (f"{path}/{name}" for name in value)
        case tuple() if value and is_dataclass(value[0]):
            for index, each in enumerate(value):
                yield from _paths(each, f"{path}/{index}")
        case _ if is_dataclass(value) and not isinstance(value, type):
            for name in _names(type(value)):
                yield from _paths(getattr(value, name), f"{path}/{name}")
        case _:
            yield path


@cache
def _names(kind: type[Any]) -> tuple[str, ...]:
    """The fields of such a value, asked for once."""
    return tuple(each.name for each in fields(kind))


def _table(*, codes: str, typed: str, named: str, always: str = "") -> Mapping[str, Part]:
    parts = (
        (Part.ALWAYS, always),
        (Part.CODE, codes),
        (Part.TYPED, typed),
        (Part.NAMED, named),
    )
    return MappingProxyType({path: part for part, paths in parts for path in paths.split()})


DECISION = _table(
    always="/schema /decided_by_id",
    codes="""
        /app /guidance /reference /form /variant_id /card_entry /examiner_case
        /request/requester_kind /request/identity_check /request/received_at /request/channel
        /request/purpose_kind /request/continuing /request/urgency /request/reply_by_on
        /request/our_entity /request/site /request/site_code
        /subject/reference /subject/status /subject/status_changes
        /subject/status_changes/was /subject/status_changes/became
        /subject/status_changes/noted_at /subject/age_group /subject/people_count
        /subject/capacity /subject/third_parties
        /items /items/page_class /items/earliest_on /items/decision
        /law/nation /law/gateway_id /law/gateway_title /law/gateway_effect /law/gateway_confirmed
        /law/confidentiality /law/objection /law/opt_out
        /law/data_protection/article_6 /law/data_protection/article_9
        /law/data_protection/schedule_1
        /law/third_party_data_protection/article_6 /law/third_party_data_protection/article_9
        /law/third_party_data_protection/schedule_1
        /law/rows /law/rows/row_id /law/rows/words /law/rows/as_at /law/rows/checked
        /law/rows/title /law/rows/status /law/rows/recheck_by
        /stop_checks /stop_checks/check_id /stop_checks/words /stop_checks/stops
        /stop_checks/prompt /stop_checks/answer /stop_checks/item_refused
        /stop_checks/override/by_name /stop_checks/override/by_position
        /principles /principles/principle /principles/rating
        /principles/override/by_name /principles/override/by_position
        /necessity/considered
        /advice /advice/given_on /advice/followed /advice/privileged
        /conditions /conditions/due_on /conditions/principle
        /conclusion/outcome /conclusion/details/chase_on /conclusion/details/escalated_by_on
        /conclusion/details/withdrawn_at /conclusion/telling/told /conclusion/telling/by_on
        /conclusion/telling/revisit_on /conclusion/decided_by /conclusion/decided_by_position
        /conclusion/decided_as /conclusion/decided_at /conclusion/retrospective
        /conclusion/review_on
        /triage/identifiable /triage/process /triage/prohibition
        /time_limit/clock_id /time_limit/title /time_limit/started_on /time_limit/asked_more_on
        /time_limit/answered_on /time_limit/extended /time_limit/extension_told_on
        /time_limit/directed_on /time_limit/due_on
        /precedents/shown
        /check_overrides /check_overrides/check_id
        /check_overrides/override/by_name /check_overrides/override/by_position
        /correction/corrects
    """,
    typed="""
        /request/identity_note /request/asked_for /request/purpose /request/reply_by_source
        /request/requester_told
        /subject/service /subject/status_changes/note /subject/capacity_note /subject/wishes
        /subject/wishes_unknown_because /subject/third_parties_note
        /items/name /items/asked_scope /items/approved_scope /items/reason
        /law/gateway_cited /law/gateway_note /law/confidentiality_note /law/objection_note
        /law/data_protection/note /law/third_party_data_protection/note
        /stop_checks/note /stop_checks/override/reason
        /principles/reason /principles/cure /principles/override/reason
        /necessity/note
        /balance/harm_if_shared /balance/harm_if_not_shared /balance/proportionality
        /advice/said /dissent /conditions/words
        /conclusion/in_one_sentence /conclusion/reasons /conclusion/details/missing
        /conclusion/details/meanwhile /conclusion/details/requester_to_do
        /conclusion/details/advised /conclusion/details/power_not_valid_because
        /conclusion/telling/why_not /conclusion/telling/note
        /papers_kept /triage/process_note /time_limit/extension_reason
        /precedents/why_different /check_overrides/words /check_overrides/override/reason
        /correction/reason
    """,
    named="""
        /request/organisation /request/name /request/position /request/contact
        /request/their_reference /request/identity_checked_by /request/requester_told_by
        /subject/died_from_on /subject/died_to_on /subject/wishes_heard_by
        /subject/protected /subject/protected_note
        /advice/who /conditions/owner
        /conclusion/details/told_to_send /conclusion/details/redirected_to
        /conclusion/details/who_decides /conclusion/details/escalated_to
        /conclusion/details/withdrawn_known_by /conclusion/details/power_advice_from
        /conclusion/telling/by_whom
        /triage/prohibitions /triage/prohibition_titles /triage/exception
    """,
)
"""What each field of a decision holds, by its path without the places of lists.

A list of sections that is empty is a field of its own.
"""

FACTS_OF_LATER = frozenset({"/schema", "/app", "/guidance", "/decision"})
"""What stands in every payload of something that happened afterwards; it is always shown."""

LATER: Mapping[type[h.Happening], Mapping[str, Part]] = MappingProxyType(
    {
        h.Released: _table(
            codes="""
                /items /items/number /way /released_at /files /files/sha256 /files/size
                /check_overrides /check_overrides/check_id
                /check_overrides/override/by_name /check_overrides/override/by_position
            """,
            typed="""
                /items/name /items/approved /items/scope /way_words /note /files/label
                /check_overrides/words /check_overrides/override/reason
            """,
            named="/recipient /proof /released_by",
        ),
        h.ConditionSettled: _table(codes="/condition /result /on", typed="/note", named="/who"),
        h.ReviewHeld: _table(codes="/result /on /next_on", typed="/note", named="/who"),
        h.PermissionWithdrawn: _table(codes="/on", typed="/follows", named="/who /known_by"),
        h.ChallengeOpened: _table(codes="/route /on /answer_by", typed="/says", named="/by"),
        h.ChallengeClosed: _table(codes="/opening /result /on", typed="/note", named=""),
        h.AdviceFollowed: _table(codes="/followed /on", typed="/note", named="/who"),
        h.PersonTold: _table(codes="/on /revisit_on", typed="/how /note", named="/who /by"),
        h.LearningNoted: _table(codes="", typed="/words", named="/passed_to"),
        h.IncidentLinked: _table(codes="/on", typed="/system /note", named="/their_reference"),
    }
)
"""The same for each thing that may happen after a decision."""
