"""What can go wrong with a vault's folder, file and slots, each with its sentence and remedy."""

from __future__ import annotations

from caldicott_desktop.errors import KnownError


class VaultError(KnownError):
    """Base of every known error of this room."""


# Folder and file


class NotAVaultFolder(VaultError):
    """The path is no folder, or holds nothing of a vault."""

    id = "not-a-vault-folder"


class VaultFileMissing(VaultError):
    """A register is there, but no `vault.json`."""

    id = "vault-file-missing"


class VaultFileCutShort(VaultError):
    """`vault.json` is empty or ends before its end."""

    id = "vault-file-cut-short"


class VaultFileMalformed(VaultError):
    """`vault.json` is not in the form this program writes."""

    id = "vault-file-malformed"


class VaultFileUnknownField(VaultError):
    """`vault.json` has a field that its version does not have."""

    id = "vault-file-unknown-field"

    def __init__(self, name: str) -> None:
        """Keep the field's `name`, made printable and shortened."""
        super().__init__(name=ascii(name[:40]).strip("'\""))


class VaultFileNewer(VaultError):
    """`vault.json` is of a later version."""

    id = "vault-file-newer"

    def __init__(self, version: int) -> None:
        """Keep the `version` found."""
        super().__init__(version=version)
        self.version = version


class VaultFileAltered(VaultError):
    """A passphrase opened its slot, but the file as a whole is not what the program wrote."""

    id = "vault-file-altered"


class RegisterNameRefused(VaultError):
    """`vault.json` names a register that is not the one of its generation in its own folder."""

    id = "register-name-refused"


class RegisterMissing(VaultError):
    """The register that `vault.json` names is not in the folder."""

    id = "register-not-in-folder"

    def __init__(self, name: str) -> None:
        """Keep the register's plain file `name`."""
        super().__init__(name=name)


class FolderNotEmpty(VaultError):
    """A new vault was to be made where something already is."""

    id = "folder-not-empty"


class FolderNotPermitted(VaultError):
    """The operating system refuses access."""

    id = "folder-not-permitted"


class FolderReadOnly(VaultError):
    """The folder can be read but not changed."""

    id = "folder-read-only"


class DiskFull(VaultError):
    """No room is left."""

    id = "disk-full"


class FolderUnreachable(VaultError):
    """The disk failed in a way not named above."""

    id = "folder-unreachable"

    def __init__(self, reason: str) -> None:
        """Keep the operating system's `reason`."""
        super().__init__(reason=reason)


# Opening a slot


class WrongPassphrase(VaultError):
    """No slot that was tried opens with this passphrase."""

    id = "wrong-passphrase"

    def __init__(self, untried: int = 0) -> None:
        """Keep how many slots could not be tried."""
        super().__init__(count=untried)
        self.untried = untried


class WrongRecoveryCode(VaultError):
    """The code is well formed but is not this vault's present one."""

    id = "wrong-recovery-code"


class NoRecoverySlot(VaultError):
    """The vault has no recovery code."""

    id = "no-recovery-slot"


class RecoveryCodeMistyped(VaultError):
    """The code cannot be right as typed."""

    id = "recovery-code-mistyped"

    def __init__(self, which: str, groups: tuple[int, ...] = (), /, **named: str | int) -> None:
        """Keep `which` fault it is and the `groups`, counted from 1, that do not fit."""
        super().__init__(which, **named)
        self.groups = groups


class SlotDamaged(VaultError):
    """The passphrase is right, but what it guards is no longer whole."""

    id = "slot-damaged"


class NoUsableSlot(VaultError):
    """Every slot that could have been tried is damaged."""

    id = "no-usable-slot"


class SlotUnknown(VaultError):
    """No slot, or no longer one, has that id."""

    id = "slot-unknown"


class CostsTooLow(VaultError):
    """A slot asks for less work than is safe."""

    id = "costs-too-low"


class CostsTooHigh(VaultError):
    """A slot asks for more work than any slot this program made."""

    id = "costs-too-high"


class NotEnoughMemory(VaultError):
    """The computer cannot lend what the slot's costs ask for."""

    id = "not-enough-memory"

    def __init__(self, mebibytes: int) -> None:
        """Keep how many `mebibytes` were asked for."""
        super().__init__(mebibytes=mebibytes)


# Changing slots


class PassphraseTooShort(VaultError):
    """The new passphrase is short."""

    id = "passphrase-too-short"

    def __init__(self, shortest: int) -> None:
        """Keep the `shortest` length taken, in characters."""
        super().__init__(shortest=shortest)


class PassphraseUnusable(VaultError):
    """The new passphrase has characters that cannot be relied on."""

    id = "passphrase-unusable"


class LabelUnusable(VaultError):
    """The name to show when unlocking is empty, too long, or not printable."""

    id = "label-unusable"

    def __init__(self, longest: int) -> None:
        """Keep the `longest` length taken, in characters."""
        super().__init__(longest=longest)


class LabelTaken(VaultError):
    """Another slot has that name."""

    id = "label-taken"


class LastSlot(VaultError):
    """Nobody could open the vault with a passphrase any more."""

    id = "last-slot"


class SealingKeyUnusable(VaultError):
    """A public key that the data key was to be sealed to is not one."""

    id = "sealing-key-unusable"
