"""What checking an exported file found, in sentences."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

from caldicott_desktop.ledger.head import Head

INTACT, NOT_INTACT, NOT_CHECKED = 0, 1, 2


class FaultKind(Enum):
    """What sort of thing is wrong; the value is its code in `--json` output."""

    UNREADABLE = "unreadable"
    NO_PROOF = "no-proof"
    PROOF = "proof-wrong"
    NEWER = "newer"
    WORDS = "words-differ"
    BOX = "checking-box-differs"
    FOREIGN = "foreign-content"
    HEAD = "head-differs"
    HEAD_NOT_COMPARED = "head-not-compared"

    @property
    def only_unchecked(self) -> bool:
        """Whether it only means that something could not be checked."""
        return self in _ONLY_UNCHECKED


_ONLY_UNCHECKED = frozenset(
    {
        FaultKind.UNREADABLE,
        FaultKind.NO_PROOF,
        FaultKind.NEWER,
        FaultKind.HEAD_NOT_COMPARED,
    },
)


@dataclass(frozen=True, slots=True, kw_only=True)
class DocumentFault:
    """One thing found wrong: a full sentence, and where it is as far as that is known."""

    kind: FaultKind
    sentence: str
    where: str | None = None

    def told(self) -> str:
        """Give the sentence with its place."""
        return f"{self.sentence} {self.where}" if self.where else self.sentence


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """What was found: all faults, and what is proven where there are none.

    `reference` is the number of the decision, `position` its place among the `entries` that the
    signed `head` is over; None where they could not be read. `shown` counts the fields proven and
    `withheld` names those kept back. `notes` are sentences on what was met and is no fault;
    `proven` and `not_proven` are sentences too.
    """

    faults: tuple[DocumentFault, ...]
    reference: str | None = None
    position: int | None = None
    entries: int | None = None
    head: Head | None = None
    shown: int = 0
    withheld: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    proven: tuple[str, ...] = ()
    not_proven: tuple[str, ...] = ()

    @property
    def status(self) -> int:
        """0 intact, 1 not intact, 2 could not be checked in full."""
        if any(not fault.kind.only_unchecked for fault in self.faults):
            return NOT_INTACT
        return NOT_CHECKED if self.faults else INTACT

    @property
    def intact(self) -> bool:
        """Whether everything was checked and nothing is wrong."""
        return self.status == INTACT

    @property
    def lines(self) -> tuple[str, ...]:
        """The whole report; the first line is the verdict."""
        if not self.intact:
            return (self._verdict(), *(fault.told() for fault in self.faults), *self.notes)
        limits = (f"  {sentence}" for sentence in self.not_proven)
        return (self._verdict(), *self.notes, *self.proven, "This does not prove:", *limits)

    def words(self) -> str:
        """Give the report as text, a line for each sentence."""
        return "\n".join(self.lines)

    def to_json(self) -> dict[str, object]:
        """Give the report for `--json`: plain values that `json.dumps` takes."""
        return {
            "status": self.status,
            "intact": self.intact,
            "reference": self.reference,
            "position": self.position,
            "entries": self.entries,
            "head": self.head.printed() if self.head else None,
            "fields_shown": self.shown,
            "fields_withheld": list(self.withheld),
            "faults": [
                {"code": fault.kind.value, "sentence": fault.sentence, "where": fault.where}
                for fault in self.faults
            ],
            "notes": list(self.notes),
            "proven": list(self.proven),
            "not_proven": list(self.not_proven),
        }

    def _verdict(self) -> str:
        about = f": {self.reference}" if self.reference else ""
        if self.status == NOT_INTACT:
            return f"Not intact{about}."
        if self.status == NOT_CHECKED:
            return f"Could not be checked{about}."
        head = self.head.printed() if self.head else ""
        return f"Intact{about}, entry {self.position:,} of {self.entries:,}, head {head}."
