"""What the pages in front of a vault can do, bound to this computer by the composition root."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from caldicott_desktop import casework


@dataclass(frozen=True, slots=True, kw_only=True)
class Door:
    """The ways in. Each function is done on the desk's lane and raises `KnownError`s.

    `vaults` is where new vaults go and where a search for others starts.
    """

    vaults: Path
    recent: Callable[[], Sequence[casework.RecentVault]]
    people: Callable[[Path], Sequence[casework.SlotRow]]  # who can open the vault in a folder
    # folder, passphrase, slot id, whether the person says that the computer's date is right
    unlock: Callable[[Path, str, str | None, bool], casework.Casebook]
    recover: Callable[[Path, str], casework.Casebook]  # folder, recovery code as typed
    create: Callable[
        [Path, casework.Founding, str], casework.Casebook
    ]  # folder, founding, passphrase
