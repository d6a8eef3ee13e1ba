"""Recording that a selection leaves: before its files are written, and when they have been.

The entry before says which decisions, at which level, for whom and why, with a digest for each
file; the one after names what was written. Neither names anybody a decision is about.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Protocol

from caldicott_desktop.casework import faults
from caldicott_desktop.casework.appending import Appended
from caldicott_desktop.casework.audit.disclosing import levels_offered
from caldicott_desktop.casework.casebook import Casebook
from caldicott_desktop.casework.changes import Changes
from caldicott_desktop.casework.entitlement import require
from caldicott_desktop.casework.exporting import begin_export, finish_exports
from caldicott_desktop.casework.typed import one_line
from caldicott_desktop.domain.disclosure import Disclosure
from caldicott_desktop.ledger.schemas import ExportBegun, FileDigest

_BEGUN = "export.begun"


class LevelNotOffered(faults.CaseworkError):
    """Whoever may not decide would let more leave than references."""

    id = "level-not-offered"


class NotPublishable(faults.CaseworkError):
    """Single decisions were chosen for an answer that may only hold counts."""

    id = "not-publishable"


class ManifestNotPublishable(faults.CaseworkError):
    """A manifest was to leave at a level that shows no line of any decision."""

    id = "manifest-not-publishable"


class Meant(Protocol):
    """What is meant to leave: as one line of text, and the single numbers it names."""

    @property
    def text(self) -> str:
        """The line that is recorded."""
        ...

    @property
    def references(self) -> tuple[str, ...]:
        """The numbers of single decisions that were asked for."""
        ...


def require_level(book: Casebook, selection: Meant, disclosure: Disclosure) -> None:
    """Raise what `begin_selection` raises, before anyone spends time on writing."""
    require(book, _BEGUN)
    if disclosure.level not in levels_offered(book):
        raise LevelNotOffered
    if not disclosure.level.embeds_entries and selection.references:
        raise NotPublishable


def begin_selection(  # noqa: PLR0913 - what leaves, how much of it, and what is recorded about it
    book: Casebook,
    selection: Meant,
    disclosure: Disclosure,
    files: Sequence[FileDigest],
    *,
    recipient: str | None = None,
    purpose: str | None = None,
) -> Appended:
    """Record what is about to leave; on disk on return. Each file that can, carries this entry.

    Its subject is the vault: a selection is about no one case. Raises `LevelNotOffered`,
    `NotPublishable` for single decisions, `NotEntitled`, `NotWithRecovery`.
    """
    require_level(book, selection, disclosure)
    return begin_export(
        book,
        book.vault_id,
        ExportBegun(
            selection=selection.text,
            level=disclosure.level,
            privileged=disclosure.privileged,
            recipient=one_line(recipient) or None,
            purpose=one_line(purpose) or None,
            files=tuple(files),
        ),
    )


def finish_selection(book: Casebook, begun: Appended, named: Mapping[str, bytes]) -> Changes:
    """Record that these files have left, by their names and what is in them."""
    finish_exports(book, begun, named)
    return Changes(notices=True)
