"""Where vaults lie: those opened here before, and folders that live vaults should not be in."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import Enum
from pathlib import Path, PurePath

from caldicott_desktop.casework import local_state
from caldicott_desktop.casework.local_state import Place
from caldicott_desktop.errors import Sentence

# Folder names that the makers' own set-up programs choose, in lower case.
_SYNCHRONISED = (
    "onedrive",
    "dropbox",
    "google drive",
    "googledrive",
    "my drive",
    "icloud drive",
    "mobile documents",
    "box sync",
    "nextcloud",
    "owncloud",
    "sharepoint",
)

# File systems that reach over a network (man 8 mount; names as in /proc/mounts).
_NETWORK = frozenset(
    {"nfs", "nfs4", "cifs", "smb3", "smbfs", "afpfs", "9p", "ncpfs", "fuse.sshfs", "davfs"}
)

# Where systems put drives that can be pulled out: udisks, older Linux, macOS.
_REMOVABLE = (("/", "run", "media"), ("/", "media"), ("/", "Volumes"))


class PlaceKind(Enum):
    """Why a folder is no place for a live vault."""

    SYNCHRONISED = Sentence("place.synchronised")
    NETWORK = Sentence("place.network")
    REMOVABLE = Sentence("place.removable")


@dataclass(frozen=True, slots=True, kw_only=True)
class PlaceWarning:
    """What speaks against a folder; it can be used all the same."""

    kind: PlaceKind

    @property
    def said(self) -> Sentence:
        """What to tell people."""
        return self.kind.value

    @property
    def sentence(self) -> str:
        """The same, in the language spoken."""
        return self.said.words


@dataclass(frozen=True, slots=True, kw_only=True)
class RecentVault:
    """A vault that was opened on this computer; `organisation` is what its folder is called.

    The name in the vault itself is not kept outside it.
    """

    folder: Path
    organisation: str
    opened_at: datetime


def recent_vaults(place: Place) -> tuple[RecentVault, ...]:
    """Return the vaults opened on this computer that are still there, last opened first."""
    return tuple(
        RecentVault(folder=state.folder, organisation=state.folder.stem, opened_at=state.opened_at)
        for state in local_state.every(place)
        if state.folder.is_dir()
    )


def check_place(folder: Path) -> PlaceWarning | None:
    """Return what speaks against keeping a live vault in `folder`, as far as can be told."""
    return judge(folder.absolute(), _mounts())


def judge(folder: PurePath, mounts: Sequence[tuple[PurePath, str]]) -> PlaceWarning | None:
    """Return what speaks against `folder`, given mount points with their file systems."""
    names = [part.lower() for part in folder.parts]
    if any(name.startswith(known) for name in names for known in _SYNCHRONISED):
        return PlaceWarning(kind=PlaceKind.SYNCHRONISED)
    around = [mount for mount in mounts if folder.is_relative_to(mount[0])]
    nearest = max(around, key=lambda mount: len(mount[0].parts), default=None)
    if folder.anchor.startswith("\\\\") or (nearest and nearest[1] in _NETWORK):
        return PlaceWarning(kind=PlaceKind.NETWORK)
    if any(folder.parts[: len(start)] == start for start in _REMOVABLE):
        return PlaceWarning(kind=PlaceKind.REMOVABLE)
    return None


def _mounts() -> list[tuple[PurePath, str]]:
    """Return the mount points Linux tells of; nothing elsewhere."""
    try:
        lines = Path("/proc/mounts").read_text(encoding="utf-8", errors="replace").splitlines()
    except OSError:
        return []
    found = [line.split(" ") for line in lines]
    # Spaces in mount points are written as octal (man 5 fstab).
    return [(PurePath(each[1].replace("\\040", " ")), each[2]) for each in found if len(each) > 2]  # noqa: PLR2004
