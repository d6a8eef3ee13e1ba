"""Which guidance a vault is worked with, and that the vault keeps each set it is worked with.

A fault in one kind's file stops that kind; a fault in what all kinds rest on stops none of what is
recorded (`docs/decisions/0083-a-fault-in-one-kind-stops-that-kind.md`).
"""

from __future__ import annotations

from contextlib import suppress

from caldicott_desktop import guidance as guidance_room
from caldicott_desktop.casework import checked
from caldicott_desktop.casework.appending import Writer
from caldicott_desktop.casework.casebook import Casebook
from caldicott_desktop.casework.local_state import Place
from caldicott_desktop.domain.guidance_types import GuidanceSet
from caldicott_desktop.errors import KnownError
from caldicott_desktop.guidance import GuidanceError
from caldicott_desktop.ledger import decisions as mapping
from caldicott_desktop.ledger import schemas
from caldicott_desktop.ledger.schemas import GuidanceAdopted
from caldicott_desktop.store import entries, guidance_sets
from caldicott_desktop.store.connection import Store

_ADOPTED = "guidance.adopted"


def carried(place: Place) -> GuidanceSet:
    """Return the set of guidance this program carries, without the kinds that have a fault.

    Raises `GuidanceError` for a fault in what all kinds rest on.
    """
    return guidance_room.load_usable(place.guidance)


def make_ready(place: Place) -> None:
    """Read the guidance that this program carries, so that opening a vault need not wait for it.

    How the parts of a case are read is worked out as well, and what a search for a kind goes by.

    A fault in it is said when a vault is opened.
    """
    with suppress(GuidanceError):
        guidance_room.find_kinds("any", carried(place))
    mapping.make_ready()


def in_use(place: Place, store: Store, vault: bytes) -> tuple[GuidanceSet, KnownError | None]:
    """Return the set to work with, and what is wrong with the program's own if it is not that one.

    The set the vault adopted last stands in for it. Raises `GuidanceError` where the vault keeps
    none that can be read.
    """
    try:
        return carried(place), None
    except GuidanceError as fault:
        for each in reversed(checked.of_kinds(store, vault, (_ADOPTED,))):
            name = schemas.GUIDANCE_ADOPTED.read(each.fields).sha256
            try:
                return guidance_room.load_bundle(guidance_sets.get(store, name)), fault
            except KnownError:
                continue  # lost or damaged, which verification says; an older one may do
        raise


def adopt(book: Casebook, writer: Writer) -> None:
    """Keep the program's set of guidance in the vault and record that it is used from now on.

    It is kept as its files stand, the ones with a fault too, so that it reads the same again.
    """
    content = guidance_room.content_of(book.place.guidance)
    name = bytes.fromhex(guidance_room.digest_of(content))
    guidance_sets.add(book.store, name, book.guidance.version, content)
    adopted = GuidanceAdopted(sha256=name, name=book.guidance.version)
    writer.append(schemas.GUIDANCE_ADOPTED, adopted, subject=book.log)


def is_due(book: Casebook) -> bool:
    """Tell whether the set in use is the program's own and not the one last adopted here."""
    if book.guidance_fault is not None:
        return False
    newest = entries.newest_of_kind(book.store, _ADOPTED)
    if newest is None:
        return True
    said = schemas.GUIDANCE_ADOPTED.read(checked.load(book, newest).fields)
    kept = guidance_sets.has(book.store, said.sha256)
    return said.sha256.hex() != book.guidance.sha256 or not kept
