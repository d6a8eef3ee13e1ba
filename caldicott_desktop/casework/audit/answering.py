"""What an answer to somebody outside comes to, settled alike for the page and for the files."""

from __future__ import annotations

from dataclasses import dataclass

from caldicott_desktop.casework.audit.access_settling import settle_beside
from caldicott_desktop.casework.audit.leaving import require_level
from caldicott_desktop.casework.audit.publishing import days_to_publish
from caldicott_desktop.casework.audit.selecting import select
from caldicott_desktop.casework.audit.settling import Leaves, Leaving, Sampling, Telling
from caldicott_desktop.casework.casebook import Casebook
from caldicott_desktop.casework.turns import Steps
from caldicott_desktop.domain.audit.selection import Selection
from caldicott_desktop.domain.disclosure import Disclosure


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """How somebody is to be answered: of which decisions, how much of each, and what it is for.

    What the lines tell of a decision is for `telling` to say. With `manifest`, what was asked,
    approved and released leaves beside a register of decisions; with `accesses`, the register of
    accesses of the same days; with `records`, in a pack, the record of each decision of the sample,
    or of each selected where none was drawn. A publishable answer has neither manifest nor record.
    """

    selection: Selection
    disclosure: Disclosure
    sampling: Sampling | None = None
    purpose: str | None = None
    telling: Telling = Telling.REGISTER
    manifest: bool = False
    accesses: bool = False
    records: bool = False

    @property
    def adds_manifest(self) -> bool:
        """Whether a manifest leaves beside the register."""
        of_lines = self.disclosure.level.embeds_entries
        return self.manifest and of_lines and self.telling is Telling.REGISTER


@dataclass(frozen=True, slots=True)
class Settled:
    """What leaves as registers: the one that was asked for, and those beside it."""

    leaving: Leaving
    beside: tuple[Leaves, ...] = ()


def settle(book: Casebook, answer: Answer, *, locked: bool = False) -> Steps[Settled]:
    """Settle all but the lines; `locked` files leave under a passphrase.

    What is publishable is of whole quarters. Raises what `require_level`, `days_to_publish`,
    `settle_beside` and `Leaving.of` raise.
    """
    disclosure, selection = answer.disclosure, answer.selection
    require_level(book, selection, disclosure)
    accesses: tuple[Leaves, ...] = ()
    if answer.accesses:
        of_them = settle_beside(book, selection, disclosure, answer.purpose, locked=locked)
        accesses = ((yield from of_them),)
    if not disclosure.level.embeds_entries:
        selection = days_to_publish(book, selection)
    selected = yield from select(book, selection)
    tellings = (answer.telling, *((Telling.MANIFEST,) if answer.adds_manifest else ()))
    found: list[Leaving] = []
    for telling in tellings:
        leaving = yield from Leaving.of(
            book,
            selected,
            disclosure,
            answer.sampling,
            answer.purpose,
            telling=telling,
            locked=locked,
        )
        found.append(leaving)
    first, *manifest = found
    return Settled(first, (*manifest, *accesses))
