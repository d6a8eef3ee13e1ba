"""What can go wrong with a register, each with its sentence and remedy."""

from __future__ import annotations

from typing import ClassVar

from caldicott_desktop.errors import KnownError

_FROM_BACKUP = "Restore the vault from the most recent backup, or ask whoever keeps the backups."
_UNTOUCHED = "Nothing has been changed."


class RegisterError(KnownError):
    """Base of every known error of this room; most only give their two sentences."""

    said: ClassVar[str] = ""
    advised: ClassVar[str] = ""

    def __init__(self, message: str = "", remedy: str = "") -> None:
        """Keep what happened and what to do, by default the sentences of the class."""
        super().__init__(message or self.said, remedy or self.advised)


class RegisterBusy(RegisterError):
    """Another program or window holds the register."""

    said = "This vault is already open in another window."
    advised = "Use that window, or lock the vault there first and then open it here."


class RegisterMissing(RegisterError):
    """No file is where the register should be."""

    said = f"The vault's register is missing from its folder. {_UNTOUCHED}"
    advised = _FROM_BACKUP


class RegisterExists(RegisterError):
    """A new register was to be made where a file already is."""

    said = f"There is already a register in that folder, so no new one was made. {_UNTOUCHED}"
    advised = "Choose another folder, or open the vault that is there."


class RegisterForeign(RegisterError):
    """The key is right for the vault, but the file does not open to it."""

    said = (
        "The register in this folder does not belong to this vault, or its beginning is damaged."
        f" {_UNTOUCHED}"
    )
    advised = (
        "If the folder was put together from two copies, put back the register that belongs to it;"
        " otherwise restore the vault from the most recent backup."
    )


class RegisterNotEncrypted(RegisterError):
    """A plain SQLite file lies where the register should be."""

    said = f"The file in the register's place is not encrypted, so it is not ours. {_UNTOUCHED}"
    advised = f"Remove that file from the vault's folder. {_FROM_BACKUP}"


class RegisterNotOurs(RegisterError):
    """The file opens to the key but holds no register."""

    said = f"The file in the register's place holds no register. {_UNTOUCHED}"
    advised = _FROM_BACKUP


class RegisterNewer(RegisterError):
    """A later version of the program has written it."""

    def __init__(self, version: int) -> None:
        """Keep the `version` found."""
        super().__init__(
            "This register was written by a newer version of the program"
            f" (register format {version}). {_UNTOUCHED}",
            "Install the newest version of the program on this computer, then open it again.",
        )
        self.version = version


class RegisterDamaged(RegisterError):
    """Pages of the file cannot be read or do not pass their check."""

    said = "Part of the register is damaged and could not be read."
    advised = f"Do not enter anything more. Keep this folder as it is. {_FROM_BACKUP}"


class RegisterReadOnly(RegisterError):
    """The file or its folder cannot be written."""

    said = f"The vault's folder can be read but not changed. {_UNTOUCHED}"
    advised = "Copy the whole folder to this computer's own disk, or remove the write protection."


class RegisterDiskFull(RegisterError):
    """No room is left for the change."""

    said = (
        "The disk is full, so this was not saved. What was saved before is as it was, and what is"
        " on the screen is still there."
    )
    advised = "Free some space, then save or record it again."


class RegisterUnreachable(RegisterError):
    """The disk failed in a way not named above."""

    said = "The vault's folder could not be read or written just now, so this was not saved."
    advised = "Check that the disk or drive is connected and has room, then try again."


class SearchStopped(RegisterError):
    """A reading was interrupted because its answer is no longer wanted."""

    said = "The search was stopped."
    advised = "Search again."
