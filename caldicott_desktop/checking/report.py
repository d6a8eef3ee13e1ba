"""What checking an exported file found, in sentences."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum

from caldicott_desktop.domain.record.characters import showable
from caldicott_desktop.ledger.head import Head
from caldicott_desktop.ledger.payload import Value

INTACT, NOT_INTACT, NOT_CHECKED = 0, 1, 2

# Withheld fields that are named unasked. A register at references withholds a hundred of each
# decision, and a record rarely as many as this.
MOST_NAMED = 30


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
    FILE_CHANGED = "file-changed"
    FILE_ADDED = "file-added"
    FILE_MISSING = "file-missing"
    MANIFEST = "manifest-differs"
    EARLIER = "earlier-head-differs"

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
class ShownEntry:
    """An entry's fields, to be compared with pages: those shown by path, and what is withheld."""

    kind: str
    position: int
    values: tuple[tuple[str, Value], ...]
    withheld: tuple[str, ...]

    def lines(self, *, every: bool = True) -> Iterator[str]:
        """Give a line for each field that says something, and one that counts those that do not.

        Many that are withheld are counted too, without `every`.
        """
        yield f"Entry {self.position:,}, {self.kind}:"
        empty = 0
        for path, value in self.values:
            if value is None or value == ():
                empty += 1
                continue
            first, *more = _said(value).splitlines() or ("",)
            yield f"  {path}: {first}"
            yield from (f"    {each}" for each in more)
        if every or len(self.withheld) <= MOST_NAMED:
            yield from (f"  {path}: withheld" for path in self.withheld)
        else:
            yield f"  withheld: {len(self.withheld)}"
        if empty:
            yield f"  not answered: {empty}"


def _said(value: Value) -> str:
    match value:
        case bool():
            return "yes" if value else "no"
        case str() | int() | None:
            return showable(str(value))
        case _:
            return "; ".join(map(_said, value))


@dataclass(frozen=True, slots=True, kw_only=True)
class Unnamed:
    """The fields withheld of an entry, which are too many for a sentence, by their paths."""

    position: int
    paths: tuple[str, ...]

    def told(self) -> str:
        """Give all of them as a sentence."""
        return f"Withheld of entry {self.position:,}: {', '.join(self.paths)}."


@dataclass(frozen=True, slots=True, kw_only=True)
class Within:
    """A file in a sealed pack, and what is proven of it in a sentence."""

    name: str
    told: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """What was found: all faults, and what is proven where there are none.

    `reference` is the number of the decision, `position` its place among the `entries` that the
    signed `head` is over; None where they could not be read. `shown` counts the fields proven and
    `withheld` names those kept back. `notes` are sentences on what was met and is no fault;
    `proven` and `not_proven` are sentences too. Where the page itself cannot be compared with what
    was exported, `page_compared` is false, and `values` are what a reader compares it with.
    `within` are the files of a sealed pack. `unnamed` are withheld fields that no sentence names.
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
    page_compared: bool = True
    values: tuple[ShownEntry, ...] = ()
    within: tuple[Within, ...] = ()
    unnamed: tuple[Unnamed, ...] = ()

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
        """The report; the first line is the verdict."""
        return self._lines(every=False)

    def _lines(self, *, every: bool) -> tuple[str, ...]:
        if not self.intact:
            return (self._verdict(), *(fault.told() for fault in self.faults), *self.notes)
        limits = (f"  {sentence}" for sentence in self.not_proven)
        held = [f"  {each.name}: {each.told}" for each in self.within]
        inside = ("In it are:", *held) if held else ()
        proven = (*self.notes, *self.proven, *self._unnamed(every=every), *inside)
        told = (self._verdict(), *proven, "This does not prove:", *limits)
        if not self.values:
            return told
        values = (line for each in self.values for line in each.lines(every=every))
        return (*told, "What the record inside says, to be read beside the pages:", *values)

    def words(self, *, every: bool = False) -> str:
        """Give the report as text, a line for each sentence; with `every`, all that is withheld."""
        return "\n".join(self._lines(every=every))

    def _unnamed(self, *, every: bool) -> Iterator[str]:
        if every:
            yield from (each.told() for each in self.unnamed)
        elif self.unnamed:
            yield "The fields that are withheld are many: verify names each of them with --all."

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
            "fields_unnamed": [
                {"position": each.position, "paths": list(each.paths)} for each in self.unnamed
            ],
            "faults": [
                {"code": fault.kind.value, "sentence": fault.sentence, "where": fault.where}
                for fault in self.faults
            ],
            "notes": list(self.notes),
            "proven": list(self.proven),
            "not_proven": list(self.not_proven),
            "page_compared": self.page_compared,
            "files": [{"name": each.name, "told": each.told} for each in self.within],
            "values": [
                {"kind": each.kind, "position": each.position, "fields": dict(each.values)}
                for each in self.values
            ],
        }

    def _verdict(self) -> str:
        about = f": {self.reference}" if self.reference else ""
        if self.status == NOT_INTACT:
            return f"Not intact{about}."
        if self.status == NOT_CHECKED:
            return f"Could not be checked{about}."
        head = self.head.printed() if self.head else ""
        place = f"entry {self.position:,} of {self.entries:,}, head {head}."
        if not self.page_compared:
            inside = f"The record inside is intact{about}, {place}"
            return f"{inside} The page itself was not compared."
        return f"Intact{about}, {place}"
