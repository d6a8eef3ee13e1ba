"""What can go wrong with a verb, each with its sentence and remedy."""

from __future__ import annotations

from typing import ClassVar

from caldicott_desktop.errors import KnownError

_FROM_BACKUP = "Restore the vault from the most recent backup, or ask whoever keeps the backups."


class CaseworkError(KnownError):
    """Base of every known error of this room; most only give their two sentences."""

    said: ClassVar[str] = ""
    advised: ClassVar[str] = ""

    def __init__(self, message: str = "", remedy: str = "") -> None:
        """Keep what happened and what to do, by default the sentences of the class."""
        super().__init__(message or self.said, remedy or self.advised)


class Locked(CaseworkError):
    """The vault was locked while this was waiting."""

    said = "The vault is locked."
    advised = "Unlock it and try again."


class NotIntact(CaseworkError):
    """Something in the register is not as it was signed, so it is not shown as a record."""

    def __init__(self, what: str) -> None:
        """Name what failed, as a full sentence."""
        super().__init__(
            f"This is not shown, because it is not as it was recorded. {what}",
            "Keep this folder as it is, run a full verification, and tell the person responsible"
            " for information security.",
        )
        self.what = what


class NotThisVault(CaseworkError):
    """The register's founding does not belong to the vault it lies in."""

    said = "The register in this folder was not founded as this vault, so it was not opened."
    advised = _FROM_BACKUP


class KeyNotLive(CaseworkError):
    """The passphrase opened a slot whose key the signed record no longer accepts."""

    said = "Your way in to this vault has been ended by an owner."
    advised = "Ask an owner of the vault for a new one."


class HeldBy(CaseworkError):
    """Another window has the vault; it has left word who."""

    def __init__(self, person: str, computer: str) -> None:
        """Name the `person` and `computer` that the note in the folder names."""
        super().__init__(
            f"This vault is already open by {person} on {computer}.",
            "Use that window, or lock the vault there first and then open it here.",
        )


class ClockFarAhead(CaseworkError):
    """The clock is far beyond the last thing recorded; probably it is wrong."""

    def __init__(self, last: str, now: str) -> None:
        """Keep both days in words."""
        super().__init__(
            f"This computer's clock says {now}, but the last thing recorded here is of {last}.",
            "Check the computer's date. If it is right, say so and go on.",
        )


class FoundingIncomplete(CaseworkError):
    """Something a vault cannot be founded without is not answered."""

    def __init__(self, sentence: str) -> None:
        """Say what is needed."""
        super().__init__(sentence, "Fill it in and try again.")


class DraftGone(CaseworkError):
    """No draft of that id is this person's to work on."""

    said = "This draft is no longer here: it was recorded or discarded."
    advised = "Look for it under Decisions, or among the discarded drafts."


class DraftOfAnother(CaseworkError):
    """The draft is somebody else's."""

    said = "This draft belongs to another person."
    advised = "Ask them to finish it, or take it over from Today."


class ReasonNeeded(CaseworkError):
    """A numbered draft goes only with a reason, so that the gap in the numbers is explained."""

    said = "This draft has a number, so it can only be discarded with a reason."
    advised = "Say in a few words why it will not become a decision."


class WriteUpOwed(CaseworkError):
    """A draft that writes up an urgent card stays: the card was recorded."""

    said = "This draft writes up an urgent card, so it is not discarded."
    advised = "It can wait here until there is time for it. The card stays recorded either way."


class StillACard(CaseworkError):
    """There is an urgent card of that id, and no decision that writes it up."""

    said = "This urgent card has not been written up yet, so there is no decision to show."
    advised = "Read the card, or write it up from Today."


class CardWrittenUp(CaseworkError):
    """A decision has written the card up since."""

    def __init__(self, reference: str) -> None:
        """Name the number that card and decision share."""
        super().__init__(
            f"Urgent card {reference} is written up already.",
            "Its decision is on the list of decisions under the same number.",
        )


class KindUnknown(CaseworkError):
    """The guidance in use has no such kind of case."""

    said = "The guidance in this program has no such kind of case."
    advised = "Choose a kind of case from the list."


class DecisionUnknown(CaseworkError):
    """No decision of that id is in the register."""

    said = "That decision is not in this vault."
    advised = "Look for it under Decisions."


class ListsPending(CaseworkError):
    """The lists are being built anew, and numbers are given from them."""

    said = "The lists are being built anew, so nothing can be given a number just now."
    advised = "Wait a moment and try again. What you typed is saved as a draft."


class FileThere(CaseworkError):
    """Something already is where the export was to be saved."""

    def __init__(self, name: str) -> None:
        """Name the file."""
        super().__init__(
            f"There already is a file called {name} in that folder, so nothing was written.",
            "Choose another name, or say that it should be replaced.",
        )


class NameUnknown(CaseworkError):
    """The name key does not say whom the decision's local reference means."""

    said = "The name key has no name for this decision's local reference."
    advised = "Add it under Names, or export the copy without a name."


class FileNotWritten(CaseworkError):
    """The operating system refused the file."""

    def __init__(self, name: str, reason: str) -> None:
        """Name the file and give the system's own reason."""
        super().__init__(
            f"{name} could not be saved ({reason}). The decision itself is safe in the vault.",
            "Choose another folder, or free some space, and export it again.",
        )


class FileNotRead(CaseworkError):
    """The operating system refused to read a file."""

    def __init__(self, name: str, reason: str) -> None:
        """Name the file and give the system's own reason."""
        super().__init__(f"{name} could not be read ({reason}).", "Check the name and try again.")


class PartOfVault(CaseworkError):
    """One file of a vault was named where the whole vault was meant."""

    said = "This file is part of a vault."
    advised = "Name the vault's folder instead."


class StateNotWritten(CaseworkError):
    """The notes this program keeps for its user outside the vault could not be written."""

    def __init__(self, reason: str) -> None:
        """Give the system's own reason."""
        super().__init__(
            f"The program's own folder on this computer could not be written ({reason})."
            " What was recorded is safe in the vault.",
            "Free some space or ask for permission to write there.",
        )


class NotWithRecovery(CaseworkError):
    """The vault was opened with the recovery code, which speaks as no one."""

    said = "The vault was opened with the recovery code, so nothing can be written in it."
    advised = "Open it with a passphrase."


class DemoRefused(CaseworkError):
    """The demonstration asked for cannot be made."""
