"""`resources/toolkit/dspt.toml` → what the toolkit asks for; read as strictly as all guidance.

It is no part of a set of guidance: no decision is made under it, and its references change with
each yearly version.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path
from types import MappingProxyType

from caldicott_desktop import assets
from caldicott_desktop.domain.reports.toolkit import (
    About,
    Evidence,
    Requirement,
    Toolkit,
    ToolkitForm,
    Version,
)
from caldicott_desktop.guidance.citing import Citing, source_of
from caldicott_desktop.guidance.loading import tables_of
from caldicott_desktop.guidance.reading import Table
from caldicott_desktop.guidance.texts import read_folder

FILE = "dspt.toml"


def toolkit() -> Toolkit:
    """What the toolkit asks for, from our own resources; raises `GuidanceError`."""
    return load_toolkit(assets.folder("resources") / "toolkit")


def load_toolkit(folder: Path) -> Toolkit:
    """What the toolkit asks for, from the file in `folder`; raises `GuidanceError`."""
    whole = Table(FILE, "", tables_of(FILE, read_folder(folder)[FILE]))
    as_at = whole.day_or_none("as_at")
    if as_at is None:
        raise whole.fault("no-field", key="as_at")
    sources = {each.id: each for each in map(source_of, whole.tables("source"))}
    citing = Citing(sources=MappingProxyType(sources), as_at=as_at)
    about = dict(_form(each, citing) for each in whole.tables("form"))
    if missing := [each.code for each in ToolkitForm if each not in about]:
        raise whole.fault("no-field", key=missing[0])
    found = tuple(_requirement(each, citing, about) for each in whole.tables("requirement"))
    whole.close()
    return Toolkit(
        as_at=as_at,
        about=MappingProxyType(about),
        requirements=found,
        sources=MappingProxyType(sources),
    )


def _form(table: Table, citing: Citing) -> tuple[ToolkitForm, About]:
    form = table.choice("code", ToolkitForm)
    about = About(
        words=table.text("about"),
        citations=citing.read(table),
        versions=tuple(_version(each, citing) for each in table.tables("version")),
    )
    if not about.versions:
        raise table.fault("no-field", key="version")
    table.close()
    return form, about


def _version(table: Table, citing: Citing) -> Version:
    found = Version(
        id=table.text("id"),
        name=table.text("name"),
        released_on=table.day_or_none("released_on"),
        due_on=table.day_or_none("due_on"),
        holds=table.text("holds"),
        citations=citing.read(table),
    )
    table.close()
    return found


def _requirement(table: Table, citing: Citing, about: Mapping[ToolkitForm, About]) -> Requirement:
    form = table.choice("form", ToolkitForm)
    found = Requirement(
        form=form,
        version=_one_of(about[form].versions, table),
        reference=table.text("reference"),
        title=table.text("title"),
        evidence=table.choices("evidence", Evidence),
        elsewhere=table.text("elsewhere"),
        citations=citing.read(table),
    )
    table.close()
    return found


def _one_of(versions: Iterable[Version], table: Table) -> Version:
    named = table.text("version")
    for each in versions:
        if each.id == named:
            return each
    raise table.fault("unknown-version", version=named)
