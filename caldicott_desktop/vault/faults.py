"""What can go wrong with a vault's folder, file and slots, each with its sentence and remedy."""

from __future__ import annotations

from typing import ClassVar

from caldicott_desktop.errors import KnownError

_FROM_BACKUP = "Put back vault.json from the most recent backup, or ask whoever keeps the backups."
_UNTOUCHED = "Nothing has been changed."


class VaultError(KnownError):
    """Base of every known error of this room.

    Most say the same each time and only give their two sentences, `said` and `advised`.
    """

    said: ClassVar[str] = ""
    advised: ClassVar[str] = ""

    def __init__(self, message: str = "", remedy: str = "") -> None:
        """Keep what happened and what to do, by default the sentences of the class."""
        super().__init__(message or self.said, remedy or self.advised)


# Folder and file


class NotAVaultFolder(VaultError):
    """The path is no folder, or holds nothing of a vault."""

    said = "This is not a Caldicott Log vault."
    advised = "Choose the vault's own folder; its name usually ends in “.caldicott”."


class VaultFileMissing(VaultError):
    """A register is there, but no `vault.json`."""

    said = (
        "The file vault.json is missing from this vault's folder, so no passphrase can open it."
        f" {_UNTOUCHED}"
    )
    advised = f"{_FROM_BACKUP} If the folder was copied only in part, copy it again."


class VaultFileCutShort(VaultError):
    """`vault.json` is empty or ends before its end."""

    said = f"The file vault.json is cut short. {_UNTOUCHED}"
    advised = _FROM_BACKUP


class VaultFileMalformed(VaultError):
    """`vault.json` is not in the form this program writes."""

    said = f"The file vault.json was changed or damaged outside this program. {_UNTOUCHED}"
    advised = _FROM_BACKUP


class VaultFileUnknownField(VaultError):
    """`vault.json` has a field that its version does not have."""

    def __init__(self, name: str) -> None:
        """Keep the field's `name`, made printable and shortened."""
        shown = ascii(name[:40]).strip("'\"")
        super().__init__(
            f"The file vault.json holds something this program does not know: “{shown}”."
            f" {_UNTOUCHED}",
            f"{_FROM_BACKUP} If a newer version of the program is in use elsewhere, install it.",
        )


class VaultFileNewer(VaultError):
    """`vault.json` is of a later version."""

    def __init__(self, version: int) -> None:
        """Keep the `version` found."""
        super().__init__(
            f"This vault was written by a newer version of the program (format {version})."
            f" {_UNTOUCHED}",
            "Install the newest version of the program on this computer, then open it again.",
        )
        self.version = version


class VaultFileAltered(VaultError):
    """A passphrase opened its slot, but the file as a whole is not what the program wrote."""

    said = (
        "The passphrase is right, but vault.json was changed outside this program, so the vault"
        f" was not opened. {_UNTOUCHED}"
    )
    advised = f"{_FROM_BACKUP} Tell the person responsible for information security."


class RegisterNameRefused(VaultError):
    """`vault.json` names a register that is not the one of its generation in its own folder."""

    said = (
        f"The file vault.json points to a register that does not belong to this vault. {_UNTOUCHED}"
    )
    advised = _FROM_BACKUP


class RegisterMissing(VaultError):
    """The register that `vault.json` names is not in the folder."""

    def __init__(self, name: str) -> None:
        """Keep the register's plain file `name`."""
        super().__init__(
            f"The register {name} is missing from this vault's folder. {_UNTOUCHED}",
            "If the folder was copied or is still synchronising, wait or copy it again; otherwise"
            " restore the vault from the most recent backup.",
        )


class FolderNotEmpty(VaultError):
    """A new vault was to be made where something already is."""

    said = "There is already something in that folder, so no new vault was made there."
    advised = "Choose another name, or open the vault that is there."


class FolderNotPermitted(VaultError):
    """The operating system refuses access."""

    said = "This computer does not let you use the vault's folder."
    advised = (
        "Ask for permission to read and change that folder, or sign in as the person who made it."
    )


class FolderReadOnly(VaultError):
    """The folder can be read but not changed."""

    said = f"The vault's folder can be read but not changed. {_UNTOUCHED}"
    advised = "Copy the whole folder to this computer's own disk, or remove the write protection."


class DiskFull(VaultError):
    """No room is left."""

    said = "The disk is full, so the change was not saved. The vault is as it was before."
    advised = "Free some space and try again."


class FolderUnreachable(VaultError):
    """The disk failed in a way not named above."""

    def __init__(self, reason: str) -> None:
        """Keep the operating system's `reason`."""
        super().__init__(
            f"The vault's folder could not be used ({reason}).",
            "Check that the disk or drive is connected and working, then try again.",
        )


# Opening a slot


class WrongPassphrase(VaultError):
    """No slot that was tried opens with this passphrase."""

    def __init__(self, untried: int = 0) -> None:
        """Keep how many slots could not be tried."""
        aside = ""
        if untried == 1:
            aside = " One person's way in is damaged and could not be tried."
        elif untried > 1:
            aside = f" The ways in of {untried} people are damaged and could not be tried."
        super().__init__(
            f"That passphrase does not open this vault.{aside}",
            "Check the Caps Lock key and the keyboard language and try again. If it is forgotten,"
            " an owner can give you a new way in, or the recovery code can be used.",
        )
        self.untried = untried


class WrongRecoveryCode(VaultError):
    """The code is well formed but is not this vault's present one."""

    said = "That recovery code is complete, but does not open this vault."
    advised = (
        "Check that the sheet belongs to this vault and is the newest: making a new sheet ends"
        " the old one."
    )


class NoRecoverySlot(VaultError):
    """The vault has no recovery code."""

    said = "No recovery code has been made for this vault."
    advised = "Open it with a passphrase, or ask an owner of the vault."


class RecoveryCodeMistyped(VaultError):
    """The code cannot be right as typed."""

    def __init__(self, message: str, groups: tuple[int, ...] = ()) -> None:
        """Keep `message` and the `groups`, counted from 1, that do not fit."""
        super().__init__(message, "Compare it with the printed sheet and correct it.")
        self.groups = groups


class SlotDamaged(VaultError):
    """The passphrase is right, but what it guards is no longer whole."""

    said = (
        "Your way in to this vault was changed or damaged outside this program; your passphrase"
        f" is not at fault. {_UNTOUCHED}"
    )
    advised = f"{_FROM_BACKUP} Otherwise an owner of the vault can give you a new way in."


class NoUsableSlot(VaultError):
    """Every slot that could have been tried is damaged."""

    said = (
        "Every way in to this vault was changed or damaged outside this program, so no"
        f" passphrase could be tried. {_UNTOUCHED}"
    )
    advised = _FROM_BACKUP


class SlotUnknown(VaultError):
    """No slot, or no longer one, has that id."""

    said = "This person's way in to the vault is no longer there."
    advised = "Choose another name, or ask an owner of the vault."


class CostsTooLow(VaultError):
    """A slot asks for less work than is safe."""

    said = (
        "vault.json asks for weaker protection of a passphrase than this program accepts; it"
        f" was changed outside this program. {_UNTOUCHED}"
    )
    advised = f"{_FROM_BACKUP} Until then, do not type the passphrase anywhere else."


class CostsTooHigh(VaultError):
    """A slot asks for more work than any slot this program made."""

    said = (
        "vault.json asks for more memory or time than any vault needs; it was changed outside"
        f" this program. {_UNTOUCHED}"
    )
    advised = _FROM_BACKUP


class NotEnoughMemory(VaultError):
    """The computer cannot lend what the slot's costs ask for."""

    def __init__(self, mebibytes: int) -> None:
        """Keep how many `mebibytes` were asked for."""
        super().__init__(
            f"Checking the passphrase needs {mebibytes} MB of memory, which this computer does not"
            " have free.",
            "Close other programs and try again, or open the vault on a computer with more memory.",
        )


# Changing slots


class PassphraseTooShort(VaultError):
    """The new passphrase is short."""

    def __init__(self, shortest: int) -> None:
        """Keep the `shortest` length taken, in characters."""
        super().__init__(
            f"The passphrase needs at least {shortest} characters.",
            "Three or four unrelated words are easy to remember and long enough.",
        )


class PassphraseUnusable(VaultError):
    """The new passphrase has characters that cannot be relied on."""

    said = "The passphrase holds a character that cannot be typed on every computer."
    advised = "Use letters, figures, punctuation and spaces."


class LabelUnusable(VaultError):
    """The name to show when unlocking is empty, too long, or not printable."""

    def __init__(self, longest: int) -> None:
        """Keep the `longest` length taken, in characters."""
        super().__init__(
            "The name shown when unlocking cannot be used as it is.",
            f"Give 1 to {longest} ordinary characters, on one line.",
        )


class LabelTaken(VaultError):
    """Another slot has that name."""

    said = "Someone in this vault already has that name on the unlock screen."
    advised = "Add an initial or a job title to tell the two apart."


class LastSlot(VaultError):
    """Nobody could open the vault with a passphrase any more."""

    said = "This is the last passphrase that opens the vault, so it was kept."
    advised = "Add another person first."


class SealingKeyUnusable(VaultError):
    """A public key that the data key was to be sealed to is not one."""

    said = "A person's key in the record cannot be used, so nothing was changed."
    advised = "Retire that key and give the person a new one."
