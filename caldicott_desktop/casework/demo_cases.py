"""Fictional cases for demonstration vaults, made from the stories in `resources/demo`.

The same stories, source of chance and times give the same cases.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from random import Random
from typing import Any

from caldicott_desktop import assets, guidance
from caldicott_desktop.domain import choices as c
from caldicott_desktop.domain.case import PRINCIPLES, Case
from caldicott_desktop.domain.guidance_types import GuidanceSet, QuestionType
from caldicott_desktop.domain.stop_checks import put
from caldicott_desktop.ledger import decisions as mapping
from caldicott_desktop.ledger import moments
from caldicott_desktop.ledger.payload import Value

# Refusals and short answers are most of a year's work; the rest as a care home met them.
_OFTEN = {"refuse": 4, "share_in_part": 4, "share_in_full": 3, "redirect": 3, "defer": 2}

_SHARING = {each.code for each in c.SHARING}

# How long before the decision an emergency was asked about.
_ANSWERED_AT_ONCE = timedelta(minutes=50)


@dataclass(frozen=True, slots=True, kw_only=True)
class Setting:
    """Where the demonstration plays: our own names, and who decides."""

    organisation: str
    site: str
    guardian: str
    position: str
    deputy: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Stories:
    """The stories as they are written down, and the set of guidance they are told under."""

    raw: Mapping[str, Any]
    guidance: GuidanceSet
    setting: Setting
    blanks: dict[tuple[str, bool], Mapping[str, Value]] = field(default_factory=dict)

    def blank(self, kind_id: str, *, sharing: bool) -> Mapping[str, Value]:
        """Return the fields of an empty case, its stop-checks answered where it shares."""
        if (kind_id, sharing) not in self.blanks:
            answer = c.StopAnswer.NO_CONCERN if sharing else c.StopAnswer.NOT_CHECKED
            checks = tuple(
                replace(put(check), answer=answer)
                for check in self.guidance.kinds[kind_id].stop_checks
            )
            empty = Case(kind_id=kind_id, stop_checks=checks)
            self.blanks[kind_id, sharing] = mapping.draft_to_fields(empty)
        return self.blanks[kind_id, sharing]

    def draw(self, chance: Random, decided_at: datetime) -> Case:
        """Return a case that can be recorded as decided at that time (aware, in a named zone)."""
        told = self.raw["story"]
        weights = [_OFTEN.get(story["outcome"], 1) * int(story.get("often", 1)) for story in told]
        (story,) = chance.choices(told, weights)
        return tell(self, story, chance, decided_at)

    def give_a_part(self, chance: Random, decided_at: datetime) -> Case:
        """Return a case of which less than was asked for is given, as `draw` does."""
        parts = (
            story
            for story in self.raw["story"]
            if story["outcome"] == c.Outcome.SHARE_IN_PART.code
            and any(item["decision"] == c.ItemDecision.REDUCED.code for item in story["item"])
        )
        return tell(self, next(parts), chance, decided_at)


def tell(stories: Stories, story: Mapping[str, Any], chance: Random, decided_at: datetime) -> Case:
    """Return one story as a case that can be recorded as decided at that time."""
    return _Teller(stories, chance, decided_at).tell(story)


def load(found: GuidanceSet, setting: Setting) -> Stories:
    """Return the stories that come with the program."""
    folder = assets.folder("resources") / "demo"
    raw = tomllib.loads((folder / "stories.toml").read_text(encoding="utf-8"))
    more = tomllib.loads((folder / "kinds.toml").read_text(encoding="utf-8"))
    raw["story"] += more["story"]
    return Stories(raw=raw, guidance=found, setting=setting)


class _Teller:
    """Tells one story: chooses among its words and fills in what its outcome needs besides."""

    def __init__(self, stories: Stories, chance: Random, decided_at: datetime) -> None:
        self._stories = stories
        self._chance = chance
        self._decided_at = decided_at
        self._words = {name: chance.choice(words) for name, words in stories.raw["words"].items()}
        self._words["today"] = decided_at.date().isoformat()

    def tell(self, story: Mapping[str, Any]) -> Case:
        kind = self._stories.guidance.kinds[story["kind"]]
        sharing = story["outcome"] in _SHARING
        fields = dict(self._stories.blank(kind.id, sharing=sharing))
        fields.update(self._always(story["outcome"]))
        if sharing:
            fields.update(self._to_share(kind.id))
        else:
            fields.update(self._short(story["outcome"]))
        ticked = {
            f"/answers/{question.id}"
            for question in kind.questions
            if question.type is QuestionType.ANY_OF
        }
        fields.update(
            {
                path: tuple(map(str, value)) if path in ticked else self._chosen(value)
                for path, value in story["fields"].items()
            }
        )
        if fields["/conclusion/telling/told"] == c.Telling.WILL_BE_TOLD.code:
            fields["/conclusion/telling/by_on"] = self._day(14)
        if fields["/request/urgency"] == "emergency":
            fields["/request/received_at"] = moments.write(self._before(_ANSWERED_AT_ONCE))
        self._put_rows(fields, story)
        gateway = self._stories.guidance.gateways.get(str(fields["/law/gateway_id"]))
        if gateway is not None:
            fields["/law/gateway_title"] = gateway.title
            fields["/law/gateway_effect"] = gateway.effect.code
        case = mapping.draft_from_fields(fields)
        rows = guidance.law_rows_for(case, self._stories.guidance) if sharing else ()
        return replace(
            case, law=replace(case.law, rows=tuple(guidance.law_row_used(row) for row in rows))
        )

    def _always(self, outcome: str) -> dict[str, Value]:
        chance, setting = self._chance, self._stories.setting
        received = self._before(
            timedelta(hours=chance.choice((1, 3, 20, 45, 70, 120)), minutes=chance.randrange(55))
        )
        by_deputy = chance.random() < 0.1  # noqa: PLR2004 - a tenth, as cover for leave
        return {
            "/request/name": self._words["person"],
            "/request/received_at": moments.write(received),
            "/request/channel": chance.choice(
                ("email", "secure_email", "letter", "phone", "in_person", "portal")
            ),
            "/request/urgency": "routine",
            "/request/requester_told": chance.choice(
                (
                    "We share what a question needs, and no more than that",
                    "We looked at who asks, what for, and what the person would expect",
                    "What people tell us in confidence we keep, unless there is a strong reason",
                    "Each request is looked at by itself; this says nothing about another",
                )
            ),
            "/request/our_entity": setting.organisation,
            "/request/site": setting.site,
            "/subject/reference": f"R-{chance.randrange(310, 520):04}",
            "/law/nation": c.Nation.ENGLAND.code,
            "/conclusion/outcome": outcome,
            "/conclusion/decided_by": setting.deputy if by_deputy else setting.guardian,
            "/conclusion/decided_by_position": "Deputy" if by_deputy else setting.position,
            "/conclusion/decided_as": "deputy" if by_deputy else "guardian",
            "/conclusion/decided_at": moments.write(self._decided_at),
            "/conclusion/retrospective": False,
        }

    def _to_share(self, kind_id: str) -> dict[str, Value]:
        chance, raw = self._chance, self._stories.raw
        died = c.SubjectStatus.LIVING not in self._stories.guidance.kinds[kind_id].statuses
        fields: dict[str, Value] = {
            "/request/identity_check": chance.choice(
                ("called_back", "known", "official_email", "documents")
            ),
            "/request/identity_checked_by": self._words["colleague"],
            "/request/continuing": False,
            "/subject/status": "deceased" if died else "living",
            "/subject/age_group": "adult",
            "/subject/capacity": "not_applicable" if died else "has",
            "/subject/third_parties": "none",
            "/triage/identifiable": True,
            "/triage/process": "ours",
            "/triage/prohibition": "none_found",
            "/law/gateway_confirmed": True,
            "/law/objection": "none_known",
            "/law/data_protection/article_6": None if died else "6(1)(e)",
            "/law/data_protection/article_9": None if died else "9(2)(h)",
            "/necessity/considered": ("summary", "shorter_period"),
            "/necessity/note": "A shorter period would do, and was agreed.",
            "/balance/proportionality": chance.choice(raw["harm"]["proportionality"]),
            "/conclusion/telling/told": "deceased" if died else "told_before",
            "/conclusion/telling/by_whom": self._words["colleague"],
        }
        fields.update(self._wish())
        for number in PRINCIPLES:
            path = f"/principles/{number - 1}"
            fields[f"{path}/rating"] = "met"
            fields[f"{path}/reason"] = chance.choice(raw["principles"][str(number)])
        if chance.random() < 0.3:  # noqa: PLR2004 - about a third are looked at again
            fields["/conclusion/review_on"] = self._day(chance.choice((60, 90, 180)))
        return {**fields, **self._harms()}

    def _short(self, outcome: str) -> dict[str, Value]:
        chance, principles = self._chance, self._stories.raw["principles"]
        fields: dict[str, Value] = {}
        if outcome == "refuse":
            fields.update(self._wish())
            fields.update(self._harms())
        if outcome in {"refuse", "advice_only"}:
            for number in (7, 8):
                fields[f"/principles/{number - 1}/rating"] = "met"
                fields[f"/principles/{number - 1}/reason"] = chance.choice(principles[str(number)])
        if outcome == "defer":
            fields["/conclusion/details/chase_on"] = self._day(7)
        if outcome == "escalate":
            fields["/conclusion/details/escalated_by_on"] = self._day(5)
        if outcome == "withdrawn":
            withdrawn = self._before(timedelta(minutes=chance.randrange(5, 50)))
            fields["/conclusion/details/withdrawn_at"] = moments.write(withdrawn)
        return fields

    def _before(self, length: timedelta) -> datetime:
        """Return the moment that long before the decision, by the hours that really passed.

        Local arithmetic would land in the hour that the clocks skip in spring.
        """
        return (self._decided_at.astimezone(UTC) - length).astimezone(self._decided_at.tzinfo)

    def _wish(self) -> dict[str, Value]:
        return {
            "/subject/wishes": self._chance.choice(self._stories.raw["harm"]["wish"]),
            "/subject/wishes_heard_by": self._words["colleague"],
        }

    def _harms(self) -> dict[str, Value]:
        harm = self._stories.raw["harm"]
        return {
            "/balance/harm_if_shared": self._chance.choice(harm["shared"]),
            "/balance/harm_if_not_shared": self._chance.choice(harm["not_shared"]),
        }

    def _put_rows(self, fields: dict[str, Value], story: Mapping[str, Any]) -> None:
        for index, item in enumerate(story.get("item", ())):
            fields.pop("/items", None)
            for name in ("name", "asked_scope", "page_class", "earliest_on", "decision"):
                fields[f"/items/{index}/{name}"] = self._said(item.get(name))
            for name in ("approved_scope", "reason"):
                fields[f"/items/{index}/{name}"] = self._said(item.get(name))
        for index, condition in enumerate(story.get("condition", ())):
            fields.pop("/conditions", None)
            fields[f"/conditions/{index}/words"] = self._said(condition["words"])
            fields[f"/conditions/{index}/owner"] = self._words["colleague"]
            fields[f"/conditions/{index}/due_on"] = self._day(condition["due_days"])
            fields[f"/conditions/{index}/principle"] = None

    def _chosen(self, value: object) -> Value:
        return self._said(self._chance.choice(value) if isinstance(value, list) else value)

    def _said(self, value: object) -> Value:
        if isinstance(value, str):
            return value.format_map(self._words) or None
        if value is None or isinstance(value, int):
            return value
        raise TypeError(f"a story holds {value!r}")

    def _day(self, later: int) -> str:
        return (self._decided_at + timedelta(days=later)).date().isoformat()
