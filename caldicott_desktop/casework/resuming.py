"""Coming back to a draft: the page it was left on, and how it stood earlier."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from caldicott_desktop.casework import faults
from caldicott_desktop.casework.casebook import Casebook
from caldicott_desktop.casework.changes import DraftId
from caldicott_desktop.casework.drafting import Draft, load_draft, own
from caldicott_desktop.domain.case import Case
from caldicott_desktop.domain.sections import Section, section_of
from caldicott_desktop.ledger import decisions as mapping
from caldicott_desktop.ledger.payload import Value
from caldicott_desktop.store import drafts as table

# Fields that say what a draft is, and not what was answered in it.
_NO_ANSWERS = frozenset({"/schema", "/form"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Differing:
    """How many answers of a section differ from now, and the longest text that stood there."""

    section: Section
    answers: int
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class EarlierState:
    """How a draft stood when it was saved at `saved_at`: what differs from how it stands now."""

    version: int
    saved_at: datetime
    differing: tuple[Differing, ...]


def keep_place(book: Casebook, draft_id: DraftId, section: Section) -> None:
    """Note the page on which a draft was left. Raises `DraftGone`, `DraftOfAnother`."""
    with book.store.transaction():
        table.keep_place(book.store, own(book, draft_id).id, section.code)


def earlier_states(book: Casebook, draft_id: DraftId) -> tuple[EarlierState, ...]:
    """Return the earlier states of a draft that hold something else than now, newest first.

    Raises `DraftGone`, `DraftOfAnother`.
    """
    now = own(book, draft_id)
    standing = mapping.draft_to_fields(now.case)
    found = []
    for kept in table.versions(book.store, now.id):
        earlier = table.earlier(book.store, now.id, kept.version)
        differing = _differing(earlier[0], standing) if earlier else ()
        if differing:
            state = EarlierState(version=kept.version, saved_at=kept.saved_at, differing=differing)
            found.append(state)
    return tuple(found)


def go_back(book: Casebook, draft_id: DraftId, version: int) -> Draft:
    """Make a draft what it was at an earlier version; how it stands now is kept as one as well.

    On disk on return. Raises `DraftGone`, `DraftOfAnother`.
    """
    now = own(book, draft_id)
    earlier = table.earlier(book.store, now.id, version)
    if earlier is None:
        raise faults.DraftGone
    with book.store.transaction():
        table.save(book.store, now.id, *earlier, book.timing.now(), keep=True)
    return load_draft(book, draft_id)


def _differing(case: Case, now: dict[str, Value]) -> tuple[Differing, ...]:
    then = mapping.draft_to_fields(case)
    paths = [path for path in (*then, *now) if path not in _NO_ANSWERS]
    by_section: dict[Section, set[str]] = {}
    for path in paths:
        if then.get(path) != now.get(path):
            by_section.setdefault(_section(path), set()).add(path)
    return tuple(
        Differing(
            section=section,
            answers=len(by_section[section]),
            text=max(_texts(then, by_section[section]), key=len, default=""),
        )
        for section in Section
        if section in by_section
    )


def _section(path: str) -> Section:
    """The section a path belongs to; what no page asks for is looked over on the last."""
    try:
        return section_of(path)
    except ValueError:
        return Section.CHECK


def _texts(fields: dict[str, Value], paths: set[str]) -> Iterator[str]:
    """The answers among `paths` that are words somebody typed."""
    found = (fields.get(path) for path in paths)
    return (each for each in found if isinstance(each, str) and " " in each)
