"""What can go wrong with a register, each with its sentence and remedy."""

from __future__ import annotations

from caldicott_desktop.errors import KnownError


class RegisterError(KnownError):
    """Base of every known error of this room."""


class RegisterBusy(RegisterError):
    """Another program or window holds the register."""

    id = "register-busy"


class RegisterMissing(RegisterError):
    """No file is where the register should be."""

    id = "register-missing"


class RegisterExists(RegisterError):
    """A new register was to be made where a file already is."""

    id = "register-exists"


class RegisterForeign(RegisterError):
    """The key is right for the vault, but the file does not open to it."""

    id = "register-foreign"


class RegisterNotEncrypted(RegisterError):
    """A plain SQLite file lies where the register should be."""

    id = "register-not-encrypted"


class RegisterNotOurs(RegisterError):
    """The file opens to the key but holds no register."""

    id = "register-not-ours"


class RegisterNewer(RegisterError):
    """A later version of the program has written it."""

    id = "register-newer"

    def __init__(self, version: int) -> None:
        """Keep the `version` found."""
        super().__init__(version=version)
        self.version = version


class RegisterDamaged(RegisterError):
    """Pages of the file cannot be read or do not pass their check."""

    id = "register-damaged"


class RegisterReadOnly(RegisterError):
    """The file or its folder cannot be written."""

    id = "register-read-only"


class RegisterDiskFull(RegisterError):
    """No room is left for the change."""

    id = "register-disk-full"


class RegisterUnreachable(RegisterError):
    """The disk failed in a way not named above."""

    id = "register-unreachable"


class SearchStopped(RegisterError):
    """A reading was interrupted because its answer is no longer wanted."""

    id = "search-stopped"
