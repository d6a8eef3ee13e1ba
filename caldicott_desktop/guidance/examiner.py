"""`examiner.toml` → what the examiner log needs of each nation; read as strictly as all guidance.

A set that was adopted before there was an examiner log has no such file, and says nothing of it.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import TypeVar

from caldicott_desktop.domain.choices import Choice, Nation
from caldicott_desktop.domain.examiner.choices import (
    AccessorRole,
    CaseState,
    ExceptionTrigger,
    Route,
    Scope,
    SourceType,
)
from caldicott_desktop.domain.guidance_types import (
    DayLimit,
    ExaminerCircumstance,
    ExaminerGuidance,
    ExaminerVariant,
    ExceptionKind,
    SourceSuggestion,
)
from caldicott_desktop.guidance.citing import Citing
from caldicott_desktop.guidance.reading import Table

FILE = "examiner.toml"

C = TypeVar("C", bound=Choice)


def examiner_guidance(
    tables: Mapping[str, Mapping[str, object]], citing: Citing
) -> ExaminerGuidance:
    """What the set says of the examiner log; raises `GuidanceError`."""
    if FILE not in tables:
        return ExaminerGuidance()
    whole = Table(FILE, "", tables[FILE])
    found: dict[Nation, ExaminerVariant] = {}
    for table in whole.tables("variant"):
        variant = _variant(table, citing)
        if variant.nation in found:
            raise table.fault("id-twice")
        found[variant.nation] = variant
    types: dict[SourceType, SourceSuggestion] = {}
    for table in whole.tables("source_type"):
        suggested = _source_type(table, citing)
        if suggested.type in types:
            raise table.fault("id-twice")
        types[suggested.type] = suggested
    exceptions: dict[ExceptionTrigger, ExceptionKind] = {}
    for table in whole.tables("exception"):
        exception = _exception(table, citing)
        if exception.trigger in exceptions:
            raise table.fault("id-twice")
        exceptions[exception.trigger] = exception
    whole.close()
    return ExaminerGuidance(
        variants=MappingProxyType(found),
        source_types=MappingProxyType(types),
        exceptions=MappingProxyType(exceptions),
    )


def _exception(table: Table, citing: Citing) -> ExceptionKind:
    # Which kind asks is ours to suggest; where a request belongs needs a source.
    elsewhere = table.text_or_none("redirected_to")
    found = ExceptionKind(
        trigger=table.choice("code", ExceptionTrigger),
        kind_id=table.text("kind"),
        answer=table.text_or_none("answer"),
        asked_for=table.text_or_none("asked_for"),
        redirected_to=elsewhere,
        to_do=table.text("to_do") if elsewhere else None,
        citations=citing.read(table, empty=elsewhere is None),
    )
    table.close()
    return found


def _source_type(table: Table, citing: Citing) -> SourceSuggestion:
    # What is usual is ours to suggest; a limit needs a source like any other statement.
    limited = table.has("view_days")
    found = SourceSuggestion(
        type=table.choice("code", SourceType),
        name=table.text("name"),
        short_name=table.text("short_name"),
        route=table.choice("route", Route),
        scope=table.choice("scope", Scope),
        scope_months=table.whole_or_none("scope_months"),
        view_days=table.whole_or_none("view_days"),
        cites=table.text_or_none("cites"),
        citations=citing.read(table, empty=not limited),
    )
    table.close()
    return found


def _variant(table: Table, citing: Citing) -> ExaminerVariant:
    states = _worded(table, "state", CaseState)
    for state in CaseState:
        if state not in states:
            raise table.fault("no-words-for", name=state.code)
    found = ExaminerVariant(
        nation=table.choice("nation", Nation),
        title=table.text("title"),
        scope=table.text("scope"),
        examiner=table.text_or_none("examiner") or "examiner",
        work=table.text_or_none("work") or "scrutiny",
        roles=_worded(table, "role", AccessorRole),
        states=states,
        assertion=table.text("assertion"),
        refusal_prompt=table.text_or_none("refusal_prompt"),
        circumstances=tuple(_circumstance(each, citing) for each in table.tables("circumstance")),
        limits=tuple(_limit(each, citing) for each in table.tables("limit")),
        cites=table.text_or_none("cites"),
        citations=citing.read(table),
    )
    table.close()
    return found


def _worded(table: Table, key: str, kind: type[C]) -> Mapping[C, str]:
    found: dict[C, str] = {}
    for each in table.tables(key):
        found[each.choice("code", kind)] = each.text("words")
        each.close()
    return MappingProxyType(found)


def _circumstance(table: Table, citing: Citing) -> ExaminerCircumstance:
    suggestion = table.flag("suggestion")
    found = ExaminerCircumstance(
        code=table.text("code"),
        words=table.text("words"),
        asks_toward=table.flag("asks_toward"),
        is_suggestion=suggestion,
        citations=citing.read(table, empty=suggestion),
    )
    table.close()
    return found


def _limit(table: Table, citing: Citing) -> DayLimit:
    found = DayLimit(
        id=table.text("id"),
        words=table.text("words"),
        days=table.whole("days"),
        is_of_open=table.flag("of_open"),
        citations=citing.read(table),
    )
    table.close()
    return found
