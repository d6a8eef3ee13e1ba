"""What can go wrong with a verb, each with its sentence and remedy."""

from __future__ import annotations

from datetime import datetime

from caldicott_desktop.errors import KnownError


class CaseworkError(KnownError):
    """Base of every known error of this room."""


class Locked(CaseworkError):
    """The vault was locked while this was waiting."""

    id = "locked"


class NotIntact(CaseworkError):
    """Something in the register is not as it was signed, so it is not shown as a record."""

    id = "not-intact"


class NotThisVault(CaseworkError):
    """The register's founding does not belong to the vault it lies in."""

    id = "not-this-vault"


class KeyNotLive(CaseworkError):
    """The passphrase opened a slot whose key the signed record no longer accepts."""

    id = "key-not-live"


class HeldBy(CaseworkError):
    """Another window has the vault; it has left word who."""

    id = "held-by"

    def __init__(self, person: str, computer: str) -> None:
        """Name the `person` and `computer` that the note in the folder names."""
        super().__init__(person=person, computer=computer)


class ClockFarAhead(CaseworkError):
    """The clock is far beyond the last thing recorded; probably it is wrong."""

    id = "clock-far-ahead"

    def __init__(self, last: datetime, now: datetime) -> None:
        """Keep both moments, on the UK's clock."""
        super().__init__(last=last, now=now)


class FoundingIncomplete(CaseworkError):
    """Something a vault cannot be founded without is not answered."""

    id = "founding-incomplete"


class DraftGone(CaseworkError):
    """No draft of that id is this person's to work on."""

    id = "draft-gone"


class DraftOfAnother(CaseworkError):
    """The draft is somebody else's."""

    id = "draft-of-another"


class ReasonNeeded(CaseworkError):
    """A numbered draft goes only with a reason, so that the gap in the numbers is explained."""

    id = "reason-needed"


class CorrectionOvertaken(CaseworkError):
    """Another decision of the case was recorded since the correction was begun."""

    id = "correction-overtaken"


class WriteUpOwed(CaseworkError):
    """A draft that writes up an urgent card stays: the card was recorded."""

    id = "write-up-owed"


class StillACard(CaseworkError):
    """There is an urgent card of that id, and no decision that writes it up."""

    id = "still-a-card"


class CardWrittenUp(CaseworkError):
    """A decision has written the card up since."""

    id = "card-written-up"

    def __init__(self, reference: str) -> None:
        """Name the number that card and decision share."""
        super().__init__(reference=reference)


class KindUnknown(CaseworkError):
    """The guidance in use has no such kind of case."""

    id = "kind-unknown"


class DecisionUnknown(CaseworkError):
    """No decision of that id is in the register."""

    id = "decision-unknown"


class ListsPending(CaseworkError):
    """The lists are being built anew, and numbers are given from them."""

    id = "lists-pending"


class FileThere(CaseworkError):
    """Something already is where the export was to be saved."""

    id = "file-there"

    def __init__(self, name: str) -> None:
        """Name the file."""
        super().__init__(name=name)


class NameUnknown(CaseworkError):
    """The name key does not say whom the decision's local reference means."""

    id = "name-unknown"


class FileNotWritten(CaseworkError):
    """The operating system refused the file."""

    id = "file-not-written"

    def __init__(self, name: str, reason: str = "") -> None:
        """Name the file and give the system's own reason; without one there is no such folder."""
        if reason:
            super().__init__(name=name, reason=reason)
        else:
            super().__init__("no-folder", name=name)


class FileNotRead(CaseworkError):
    """The operating system refused to read a file."""

    id = "file-not-read"


class PartOfVault(CaseworkError):
    """One file of a vault was named where the whole vault was meant."""

    id = "part-of-vault"


class StateNotWritten(CaseworkError):
    """The notes this program keeps for its user outside the vault could not be written."""

    id = "state-not-written"

    def __init__(self, reason: str) -> None:
        """Give the system's own reason."""
        super().__init__(reason=reason)


class NotWithRecovery(CaseworkError):
    """The vault was opened with the recovery code, which speaks as no one."""

    id = "not-with-recovery"


class DemoRefused(CaseworkError):
    """The demonstration asked for cannot be made."""

    id = "demo-refused"
