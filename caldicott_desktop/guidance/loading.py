"""Guidance files → one `GuidanceSet`, or an error that names file, item and field.

Nothing is guessed: an unknown key, an empty text, a source or gateway that does not exist, or an
item without source and not marked as our suggestion is an error. `load` takes no set with an error;
`load_usable` leaves out a kind of case whose own file has one, and names it
(`docs/decisions/0083-a-fault-in-one-kind-stops-that-kind.md`).
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Mapping
from dataclasses import replace
from functools import lru_cache
from pathlib import Path
from types import MappingProxyType
from typing import Protocol, TypeVar

import rtoml

from caldicott_desktop.domain.case import PRINCIPLES
from caldicott_desktop.domain.choices import GatewayEffect, Nation, PageClass
from caldicott_desktop.domain.guidance_types import (
    Article,
    Basis,
    BrokenKind,
    CaseKind,
    Certainty,
    Checked,
    Citation,
    ClockRule,
    Counting,
    Gateway,
    GuidanceSet,
    LawRow,
    LawStatus,
    Principle,
)
from caldicott_desktop.guidance import examiner
from caldicott_desktop.guidance.citing import Citing, recheck_day, source_of
from caldicott_desktop.guidance.faults import GuidanceError
from caldicott_desktop.guidance.hedging import weakest_of
from caldicott_desktop.guidance.in_force import LawAsItStands
from caldicott_desktop.guidance.kinds import kind_of, statuses_of
from caldicott_desktop.guidance.reading import Table
from caldicott_desktop.guidance.sharing import sharing
from caldicott_desktop.guidance.texts import NOT_UTF_8, digest, one_text, read_folder

_SET = "guidance.toml"
_FILES = {_SET, "sources.toml", "gateways.toml", "law_rows.toml", "clocks.toml", "bases.toml"}
_KINDS = "kinds/"
_TITLE = re.compile(r'^title\s*=\s*"(?P<title>[^"\n]+)"\s*$', re.MULTILINE)
_PRINCIPLE_BLOCKS = frozenset({"prompts", "evidence", "pitfalls", "recording", "under_compulsion"})


GENERAL = "general"
"""The kind for any request that has none of its own; it stands in for a kind with a fault."""


class _Named(Protocol):
    @property
    def id(self) -> str: ...


N = TypeVar("N", bound=_Named)


def load(folder: Path) -> GuidanceSet:
    """The guidance in `folder`, whole and cross-checked; raises `GuidanceError`."""
    return parse(read_folder(folder))


def load_usable(folder: Path) -> GuidanceSet:
    """The guidance in `folder` without the kinds that have a fault, which `broken` names.

    Raises `GuidanceError` for a fault in a file that all kinds rest on; the general kind, which
    stands in for the others, is one of these.
    """
    return parse_usable(read_folder(folder))


def parse(files: Mapping[str, str]) -> GuidanceSet:
    """The guidance in `files` (name → text), whole and cross-checked; raises `GuidanceError`."""
    found, faults = _assembled(files)
    for fault in faults.values():
        raise fault
    return found


def parse_usable(files: Mapping[str, str]) -> GuidanceSet:
    """The guidance in `files` (name → text), as `load_usable` gives it from a folder."""
    return _usable(one_text(files))


_BEFORE: list[GuidanceSet] = []  # the set that was read last


# A vault that is opened again, or another one, finds the same text: nothing in a set can change.
@lru_cache(maxsize=4)
def _usable(text: bytes) -> GuidanceSet:
    found, faults = _assembled(json.loads(text))
    if GENERAL in faults:
        raise faults[GENERAL]
    found = sharing(found, _BEFORE)
    _BEFORE[:] = [found]
    return found


def _assembled(files: Mapping[str, str]) -> tuple[GuidanceSet, dict[str, GuidanceError]]:
    """The set without the kinds that have a fault, and their faults by id of the kind.

    Raises `GuidanceError` for a fault in any other file.
    """
    tables = {name: tables_of(name, text) for name, text in files.items() if not _is_kind(name)}
    _known_files(tables)
    head = Table(_SET, "", tables[_SET])
    version, as_at = head.text("version"), head.day_or_none("as_at")
    if as_at is None:
        raise head.fault("no-as-at")
    head.close()
    sources = _by_id(tables, "sources.toml", "source", source_of)
    citing = Citing(sources=sources, as_at=as_at)
    gateways = _by_id(tables, "gateways.toml", "gateway", lambda t: _gateway(t, citing))
    law_rows = _by_id(tables, "law_rows.toml", "law_row", lambda t: _law_row(t, citing))
    whole = GuidanceSet(
        version=version,
        as_at=as_at,
        sha256=digest(one_text(files)),
        principles=_principles(tables, citing),
        kinds=MappingProxyType({}),
        gateways=MappingProxyType(gateways),
        law_rows=MappingProxyType(law_rows),
        clocks=MappingProxyType(
            _by_id(tables, "clocks.toml", "clock", lambda t: _clock(t, citing))
        ),
        bases=MappingProxyType(_by_id(tables, "bases.toml", "basis", lambda t: _basis(t, citing))),
        sources=MappingProxyType(sources),
        examiner=examiner.examiner_guidance(tables, citing),
    )
    _gateways_do_not_dangle(whole)
    return _with_kinds(whole, files, citing)


def _with_kinds(
    whole: GuidanceSet, files: Mapping[str, str], citing: Citing
) -> tuple[GuidanceSet, dict[str, GuidanceError]]:
    law = LawAsItStands(rows=whole.law_rows, gateways=whole.gateways)
    kinds: dict[str, CaseKind] = {}
    faults: dict[str, GuidanceError] = {}
    for name in sorted(filter(_is_kind, files)):
        id_ = name.removeprefix(_KINDS).removesuffix(".toml")
        try:
            kind = kind_of(Table(name, "", tables_of(name, files[name])), citing, law)
            _kind_does_not_dangle(kind, whole)
        except GuidanceError as fault:
            faults[id_] = fault
        else:
            kinds[id_] = kind
    if GENERAL not in kinds.keys() | faults.keys():
        faults[GENERAL] = GuidanceError("no-file", f"{_KINDS}{GENERAL}.toml", "")
    broken = {
        id_: BrokenKind(
            id=id_,
            title=_title_in(files.get(f"{_KINDS}{id_}.toml", "")) or id_,
            fault=fault.message,
        )
        for id_, fault in faults.items()
    }
    found = replace(whole, kinds=MappingProxyType(kinds), broken=MappingProxyType(broken))
    return found, faults


def _is_kind(name: str) -> bool:
    return name.startswith(_KINDS)


def _title_in(text: str) -> str | None:
    """The title a kind's file gives, read as a line because the file may be no TOML.

    It stands before the first table; each variant has a title of its own.
    """
    found = _TITLE.search(text.split("\n[", 1)[0])
    return found["title"].strip() if found else None


def tables_of(name: str, text: str) -> dict[str, object]:
    """What the text of a file called `name` holds; raises `GuidanceError`."""
    if NOT_UTF_8 in text:
        raise GuidanceError("not-utf-8", name, "")
    try:
        return rtoml.loads(text)
    except rtoml.TomlParsingError as problem:
        raise GuidanceError("not-toml", name, "", reason=str(problem)) from None


def _known_files(tables: Mapping[str, object]) -> None:
    wanted = _FILES | {f"principles/{number}.toml" for number in PRINCIPLES}
    for name in sorted(wanted - set(tables)):
        raise GuidanceError("no-file", name, "")
    for name in sorted(set(tables) - wanted - {examiner.FILE}):
        raise GuidanceError("unknown-file", name, "")


def _by_id(
    tables: Mapping[str, Mapping[str, object]],
    file: str,
    key: str,
    make: Callable[[Table], N],
) -> dict[str, N]:
    """The items of one file by their ids, which may not repeat."""
    whole = Table(file, "", tables[file])
    found: dict[str, N] = {}
    for table in whole.tables(key):
        item = make(table)
        table.close()
        if item.id in found:
            raise table.fault("id-twice")
        found[item.id] = item
    whole.close()
    return found


def _gateway(table: Table, citing: Citing) -> Gateway:
    return Gateway(
        id=table.text("id"),
        title=table.text("title"),
        effect=table.choice("effect", GatewayEffect),
        nations=table.choices("nations", Nation),
        statuses=statuses_of(table),
        test=table.text("test"),
        record=table.text("record"),
        citations=citing.read(table),
        law_rows=table.texts("law_rows", empty=True),
        exceptions=table.texts("exceptions", empty=True),
        only_in_force=table.texts("only_in_force", empty=True),
    )


def _law_row(table: Table, citing: Citing) -> LawRow:
    citations = citing.read(table)
    # Older sets say it themselves; what rests on several sources is as sure as the weakest.
    checked = table.choice("checked", Checked) if table.has("checked") else _weakest(citations)
    as_at = table.day_or_word("as_at", "unknown") if table.has("as_at") else None
    recheck_by = recheck_day(checked, citing.as_at)
    if table.has("recheck_by"):
        recheck_by = table.day_or_word("recheck_by", "never")
    return LawRow(
        id=table.text("id"),
        title=table.text("title"),
        nations=table.choices("nations", Nation),
        words=table.text("words"),
        as_at=as_at,
        recheck_by=recheck_by,
        checked=checked,
        citations=citations,
        status=table.choice("status", LawStatus) if table.has("status") else LawStatus.UNCONFIRMED,
        certainty=table.choice("certainty", Certainty) if table.has("certainty") else None,
        trigger=table.text_or_none("trigger"),
    )


def _weakest(citations: tuple[Citation, ...]) -> Checked:
    weakest = weakest_of(citations)
    return Checked.NOT_CHECKED if weakest is None else weakest.checked


def _clock(table: Table, citing: Citing) -> ClockRule:
    counting, length = _counted(table)
    return ClockRule(
        id=table.text("id"),
        title=table.text("title"),
        starts=table.text("starts"),
        counting=counting,
        length=length,
        long_days=table.whole_or_none("long_days"),
        recent_days=table.whole_or_none("recent_days"),
        ask_days=table.whole_or_none("ask_days"),
        pauses=table.flag("pauses"),
        extension_months=table.whole_or_none("extension_months"),
        page_classes=(
            table.choices("page_classes", PageClass) if table.has("page_classes") else ()
        ),
        nations=table.choices("nations", Nation),
        note=table.text("note"),
        citations=citing.read(table),
    )


def _counted(table: Table) -> tuple[Counting, int]:
    """How a limit is counted and how long it is: exactly one of the four ways."""
    given = [each for each in Counting if table.has(each.code)]
    if len(given) != 1:
        codes = ", ".join(each.code for each in Counting)
        raise table.fault("one-length", codes=codes)
    if given[0] is Counting.DIRECTED:
        if not table.flag("directed"):
            raise table.fault("directed-false")
        return given[0], 0
    return given[0], table.whole(given[0].code)


def _basis(table: Table, citing: Citing) -> Basis:
    return Basis(
        article=table.choice("article", Article),
        code=table.text("code"),
        title=table.text("title"),
        use=table.text("use"),
        citations=citing.read(table),
    )


def _principles(
    tables: Mapping[str, Mapping[str, object]],
    citing: Citing,
) -> tuple[Principle, ...]:
    found = []
    for number in PRINCIPLES:
        name = f"principles/{number}.toml"
        table = Table(name, "", tables[name])
        if table.whole("number") != number:
            raise table.fault("other-number")
        found.append(
            Principle(
                number=number,
                title=table.text("title"),
                short_title=table.text("short_title"),
                requires=table.text("requires"),
                prompts=table.texts("prompts"),
                evidence=table.texts("evidence"),
                pitfalls=table.texts("pitfalls"),
                recording=table.texts("recording"),
                under_compulsion=table.text_or_none("under_compulsion"),
                not_applicable_when=table.text_or_none("not_applicable_when"),
                citations=citing.read(table),
                suggestions=citing.suggestions(table, _PRINCIPLE_BLOCKS | {"not_applicable_when"}),
            ),
        )
        table.close()
    return tuple(found)


def _gateways_do_not_dangle(found: GuidanceSet) -> None:
    """Every law row that a gateway names exists; kinds rely on it when they are read."""
    for gateway in found.gateways.values():
        item = f"gateway “{gateway.id}”"
        _named(found.law_rows, gateway.law_rows, "gateways.toml", item)
        _named(found.law_rows, gateway.only_in_force, "gateways.toml", item)


def _kind_does_not_dangle(kind: CaseKind, found: GuidanceSet) -> None:
    """Every id that the kind names exists."""
    file = f"{_KINDS}{kind.id}.toml"
    _named(found.gateways, kind.gateway_ids, file, "gateways")
    _named(found.clocks, kind.clock_ids, file, "clocks")
    _named(found.law_rows, kind.law_row_ids, file, "law_rows")
    own = dict.fromkeys(kind.gateway_ids)
    for variant in kind.variants:
        _named(own, variant.gateway_ids, file, f"variant “{variant.id}”, gateways")


def _named(known: Mapping[str, object], ids: tuple[str, ...], file: str, item: str) -> None:
    for id_ in ids:
        if id_ not in known:
            raise GuidanceError("unknown-id", file, item, name=id_)
