"""Making a new vault: a folder, a register, the first entries, and the file that names them."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from pathlib import Path

from caldicott_desktop.casework import adopting, faults, holding, local_state
from caldicott_desktop.casework.appending import writing
from caldicott_desktop.casework.casebook import Casebook
from caldicott_desktop.casework.local_state import LocalState, Place
from caldicott_desktop.casework.numbering import is_prefix
from caldicott_desktop.casework.timing import Clock, Timing
from caldicott_desktop.casework.typed import one_line
from caldicott_desktop.domain.choices import Nation
from caldicott_desktop.domain.guidance_types import GuidanceSet
from caldicott_desktop.domain.people import Role
from caldicott_desktop.ledger import schemas
from caldicott_desktop.ledger.authority import View
from caldicott_desktop.ledger.payload import visible
from caldicott_desktop.ledger.schemas import Founder, LogBegun, LogReason
from caldicott_desktop.store.connection import Store
from caldicott_desktop.vault import changing, folder
from caldicott_desktop.vault import costs as kdf
from caldicott_desktop.vault.costs import FLOOR, Costs
from caldicott_desktop.vault.keys import prove_possession
from caldicott_desktop.vault.secret import system_entropy
from caldicott_desktop.vault.slots import Making

_ID_BYTES = 16


class FoundingRole(Enum):
    """What the founder says they are; an owner in each case."""

    GUARDIAN = "I am the Guardian", frozenset({Role.OWNER, Role.GUARDIAN})
    EXAMINER_OFFICE = "I run a medical examiner office", frozenset({Role.OWNER, Role.LEAD_EXAMINER})
    IG_LEAD = "I am the IG lead", frozenset({Role.OWNER, Role.IG_LEAD})

    def __init__(self, label: str, roles: frozenset[Role]) -> None:
        """Keep the words of the choice and the roles it gives."""
        self.label = label
        self.roles = roles


@dataclass(frozen=True, slots=True, kw_only=True)
class Founding:
    """What is asked for a new vault; a site left empty is called as the organisation is."""

    organisation: str
    nation: Nation
    site: str
    site_code: str | None
    name: str
    position: str
    role: FoundingRole = FoundingRole.GUARDIAN
    reference_prefix: str = "CG"
    practice: bool = False


def create_vault(  # noqa: PLR0913 - what, where, for whom, and what it must cost to open
    path: Path,
    founding: Founding,
    passphrase: str,
    *,
    place: Place,
    clock: Clock,
    costs: Costs | None = None,
    floor: Costs = FLOOR,
) -> Casebook:
    """Make a vault in the folder `path` and return it open in its founder's hands.

    `costs` to open it are by default measured on this computer. Raises `FoundingIncomplete`,
    `GuidanceError` where the program's guidance cannot be used, and what `vault.changing.found`,
    `vault.folder.create` and `Store.create` raise; nothing is then left in the folder.
    """
    asked = _checked(founding)
    guidance = adopting.carried(place)
    newcomer = changing.Newcomer(
        person_id=system_entropy(_ID_BYTES), label=asked.name, passphrase=passphrase
    )
    making = Making(costs=costs or kdf.calibrate(floor=floor), floor=floor)
    made = changing.found(path, newcomer, making)
    folder.create(path)
    store = Store.create(made.unlocked.register_path, made.unlocked.data_key.register_key())
    try:
        book = _book(asked, made, guidance, store=store, place=place, clock=clock)
        book.floor = floor
        _write_first_entries(book)
        # Last: with this file in place the vault is there, whole.
        folder.write(path, made.unlocked.file)
        _remember(book)
    except BaseException:
        store.abandon()
        for left in (folder.FILE_NAME, f"{store.path.name}-wal", store.path.name):
            (path / left).unlink(missing_ok=True)
        raise
    return book


def _book(  # noqa: PLR0913 - what was asked and made, and where and when
    asked: Founding,
    made: changing.Founded,
    guidance: GuidanceSet,
    *,
    store: Store,
    place: Place,
    clock: Clock,
) -> Casebook:
    unlocked, timing = made.unlocked, Timing(clock, elapsed=place.elapsed)
    log = system_entropy(_ID_BYTES)
    state = LocalState(
        vault=unlocked.vault_id,
        folder=unlocked.folder,
        opened_at=timing.now(),
        slot=unlocked.slot.slot_id,
        machine=place.machine,
        log=log,
    )
    return Casebook(
        unlocked=unlocked,
        place=place,
        timing=timing,
        founding=_payload(asked, made),
        view=View(unlocked.vault_id),
        log=log,
        heads={},
        state=state,
        guidance=guidance,
        opened=store,
    )


def _write_first_entries(book: Casebook) -> None:
    with writing(book) as writer:
        writer.append(schemas.FOUNDING, book.founding, subject=book.person_id)
        begun = LogBegun(
            installation=visible(book.place.installation), why=LogReason.FOUNDED, heads=()
        )
        writer.append(schemas.LOG_BEGUN, begun, subject=book.log)
        adopting.adopt(book, writer)


def _payload(asked: Founding, made: changing.Founded) -> schemas.Founding:
    keys = made.unlocked.keys
    return schemas.Founding(
        organisation=asked.organisation,
        nation=asked.nation.code,
        site=asked.site,
        site_code=asked.site_code,
        prefix=asked.reference_prefix,
        practice=asked.practice,
        nonce=made.nonce,
        founder=Founder(
            name=asked.name,
            position=asked.position or None,
            roles=asked.role.roles,
            signing=keys.signing_public,
            sealing=keys.sealing_public,
            possession=prove_possession(
                keys, vault_id=made.unlocked.vault_id, person_id=made.unlocked.person_id
            ),
        ),
    )


def _checked(founding: Founding) -> Founding:
    """Return what was asked without stray spaces; raises `FoundingIncomplete`."""
    said = {
        name: one_line(value)
        for name, value in (
            ("organisation", founding.organisation),
            ("site", founding.site),
            ("name", founding.name),
            ("position", founding.position),
            ("site_code", founding.site_code or ""),
        )
    }
    if not said["organisation"]:
        raise faults.FoundingIncomplete("organisation")
    if not said["name"]:
        raise faults.FoundingIncomplete("name")
    prefix = founding.reference_prefix.strip().upper()
    if not is_prefix(prefix):
        raise faults.FoundingIncomplete("prefix")
    return Founding(
        organisation=said["organisation"],
        nation=founding.nation,
        site=said["site"] or said["organisation"],
        site_code=said["site_code"] or None,
        name=said["name"],
        position=said["position"],
        role=founding.role,
        reference_prefix=prefix,
        practice=founding.practice,
    )


def _remember(book: Casebook) -> None:
    """Note what was founded as checked: nobody else can have written it yet."""
    heads = tuple(book.heads.values())
    book.state = book.state.with_check(book.unlocked.keys, book.person_id, book.timing.now(), heads)
    local_state.save(book.place, book.state)
    holder = holding.Holder(person=book.person.name, computer=book.place.installation)
    holding.take(book.folder, holder)
