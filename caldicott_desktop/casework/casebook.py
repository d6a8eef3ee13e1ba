"""The open vault: what windows hold, and what the verbs of this room work on."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path

from caldicott_desktop import __version__
from caldicott_desktop.casework import faults, holding
from caldicott_desktop.casework.changes import PersonId
from caldicott_desktop.casework.local_state import LocalState, Place
from caldicott_desktop.casework.timing import Clock, Timing
from caldicott_desktop.domain.choices import Nation
from caldicott_desktop.domain.guidance_types import GuidanceSet
from caldicott_desktop.domain.people import Role
from caldicott_desktop.errors import KnownError, Sentence
from caldicott_desktop.identifiers import Known
from caldicott_desktop.ledger.authority import View
from caldicott_desktop.ledger.entry import NO_ONE
from caldicott_desktop.ledger.head import Head
from caldicott_desktop.ledger.schemas import Founding
from caldicott_desktop.store.connection import Store
from caldicott_desktop.vault.costs import FLOOR, Costs
from caldicott_desktop.vault.secret import Entropy, system_entropy
from caldicott_desktop.vault.unlocking import Unlocked

APP = __version__


@dataclass(frozen=True, slots=True, kw_only=True)
class Person:
    """Someone of this vault, as they are now."""

    id: PersonId
    name: str
    position: str | None
    roles: frozenset[Role]


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """Something noticed on opening the vault that people should know; `code` names it."""

    code: str
    said: Sentence


@dataclass(frozen=True, slots=True, kw_only=True)
class Taking:
    """An entry, checked, by which a draft (16 bytes) was taken over from the person at work."""

    entry_id: bytes
    draft: bytes
    taken_by: bytes
    at: datetime
    reason: str


@dataclass(kw_only=True, repr=False, eq=False)
class Casebook:
    """An open vault. Windows read its properties and hand it to verbs; the rest is this room's.

    It belongs to the thread that opened it. After `close` every verb raises `Locked`.
    """

    unlocked: Unlocked
    place: Place
    timing: Timing
    founding: Founding
    view: View
    log: bytes
    heads: dict[bytes, Head]
    state: LocalState
    chosen: Mapping[str, str] = field(default_factory=dict)
    """What is set now, by the names of `docs/store-format.md`, in place of the founding's."""
    guidance: GuidanceSet
    """The set in use, with the dates that later rechecks gave its items."""
    guidance_fault: KnownError | None = None
    """Why the program's own guidance cannot be used; `guidance` is then the set used here last."""
    findings: tuple[Finding, ...] = ()
    damage: faults.NotIntact | None = None
    """What was found wrong with a log: nothing is built on it until that is mended."""
    verified: tuple[Head, ...] = ()
    """The heads that a full verification found sound since the vault was opened.

    Nobody else can write to the register meanwhile, so that it stays as it was found.
    """
    unchanged_since: datetime | None = None
    """When the heads were signed that everything was last compared with."""
    floor: Costs = FLOOR
    sets: dict[bytes, GuidanceSet] = field(default_factory=dict)
    """Sets as their files stand, by SHA-256, for what was recorded under them."""
    takings: tuple[Taking, ...] = ()
    """The drafts that were taken over from the person at work, oldest first."""
    takings_until: int = 0
    """The row up to which they were looked for, so that no entry is read for them twice."""
    known: Known | None = None
    """The name key made ready for looking through texts, while it is the present one."""
    writing_in: set[Path] = field(default_factory=set)
    """Folders that files are being written in which have not left yet."""
    entropy: Entropy = system_entropy
    opened: Store | None

    @property
    def store(self) -> Store:
        """The register; raises `Locked` once the vault is closed."""
        if self.opened is None:
            raise faults.Locked
        return self.opened

    @property
    def vault_id(self) -> bytes:
        """The vault's id, 16 bytes."""
        return self.unlocked.vault_id

    @property
    def folder(self) -> Path:
        """The vault's folder."""
        return self.unlocked.folder

    @property
    def vault_name(self) -> str:
        """What the vault is called: its folder's name without the ending."""
        return self.folder.stem

    @property
    def organisation(self) -> str:
        """The organisation, as it is called now."""
        return self.chosen.get("organisation", self.founding.organisation)

    @property
    def site(self) -> str:
        """The site, as it is called now; of one place only, as its organisation."""
        founded = self.founding
        site = self.organisation if founded.site == founded.organisation else founded.site
        return self.chosen.get("site", site)

    @property
    def site_code(self) -> str | None:
        """The site's code, if it has one."""
        return self.founding.site_code

    @property
    def nation(self) -> Nation:
        """The nation whose law the organisation works under now."""
        return Nation.of(self.chosen.get("nation", self.founding.nation))

    @property
    def prefix(self) -> str:
        """What new numbers of the organisation begin with."""
        return self.chosen.get("prefix", self.founding.prefix)

    @property
    def is_practice(self) -> bool:
        """Whether every case here is fictional."""
        return self.founding.practice

    @property
    def clock(self) -> Clock:
        """The clock this vault goes by."""
        return self.timing.clock

    @property
    def by_recovery(self) -> bool:
        """Whether the recovery code opened the vault: it reads everything and speaks as no one."""
        return self.unlocked.by_recovery

    @property
    def person_id(self) -> bytes:
        """Whose keys are in hand, 16 bytes."""
        return NO_ONE if self.by_recovery else self.unlocked.person_id

    @property
    def person(self) -> Person:
        """Who is at work, as the record knows them now."""
        return self.people[self.person_id]

    @property
    def people(self) -> Mapping[bytes, Person]:
        """Everyone of this vault by id (16 bytes), and no one."""
        nobody = Person(
            id=PersonId(NO_ONE.hex()), name="Recovery code", position=None, roles=frozenset()
        )
        known = {
            person_id: Person(
                id=PersonId(person_id.hex()),
                name=known.name,
                position=known.position,
                roles=known.roles,
            )
            for person_id, known in self.view.people.items()
        }
        return {NO_ONE: nobody, **known}

    @property
    def checked_at(self) -> datetime | None:
        """When this person last checked the record on this computer."""
        checked = self.state.checked.get(self.person_id)
        return checked.at if checked else None

    def interrupt(self) -> None:
        """Cut off a question that is being answered, if it may be; nothing that writes ever is.

        The one thing here that may be called on any thread. Verbs say so if they may be cut off.
        """
        if (store := self.opened) is not None:
            store.interrupt()

    def close(self) -> None:
        """Lock the vault: fold its files together, drop the keys. Closing twice is harmless."""
        store, self.opened = self.opened, None
        if store is None:
            return
        try:
            store.close()
        finally:
            holding.release(self.folder)


def lock(book: Casebook) -> None:
    """Lock the vault; see `Casebook.close`."""
    book.close()


def name_of(book: Casebook, person: bytes) -> str:
    """Return a person's name as the record has it now."""
    found = book.people.get(person)
    return found.name if found else "someone this vault does not know"
