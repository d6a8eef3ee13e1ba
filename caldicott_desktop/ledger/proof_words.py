"""The words of the checking box, composed from a proof alone.

An exported document prints them, and whoever checks it composes them again and compares: nobody
can print other words beside a sound proof. So a change here is a change of format: a newer program
must still compose the words of the documents it wrote before.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

from caldicott_desktop.ledger import word_text
from caldicott_desktop.ledger.entry import format_time
from caldicott_desktop.ledger.head import grouped, printed_key
from caldicott_desktop.ledger.proof import ExportProof
from caldicott_desktop.ledger.proof_check import ProofReport, ProvenEntry

_NO_NUMBER = "A decision without a number"


class Carrier(Enum):
    """What carries a proof: how far its pages can be compared with it depends on that."""

    WORD = "Word"
    PDF = "PDF"


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """A label, and what is said under it or after it."""

    label: str
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class CheckingBox:
    """The words of the box: a heading, facts, and two texts that stand side by side."""

    heading: str
    facts: tuple[Said, ...]
    texts: tuple[Said, ...]

    def lines(self) -> tuple[str, ...]:
        """Return its lines as `word_text.boxes` finds them: a heading, then a table.

        Each fact is a row of two cells, and the texts are the cells of the last row.
        """
        rows = (
            *((fact.label, fact.text) for fact in self.facts),
            tuple(f"{text.label} {text.text}" for text in self.texts),
        )
        cells = (
            word_text.cell(word_text.settle(text), first=at == 0)
            for row in rows
            for at, text in enumerate(row)
        )
        return (word_text.settle(self.heading), *cells)


def reference(proof: ExportProof) -> str:
    """Return the number of the decision that the proof is about."""
    for carried in proof.entries:
        found = carried.copy.shown.get("/reference")
        if isinstance(found, str):
            return found
    return _NO_NUMBER


def checking_box(
    proof: ExportProof, found: ProofReport, carrier: Carrier = Carrier.WORD
) -> CheckingBox:
    """Return the words of the box for a proof, of which `found` is the check."""
    if is_of_register(proof):
        return _register_box(proof, found, carrier)
    (about, *_) = found.entries or (found.begun,)
    return CheckingBox(
        heading="How to check this record",
        facts=(
            Said(label="Signed entry", text=_signed(reference(proof), about)),
            Said(label="Position", text=f"Entry {about.position:,} of {about.size:,} in the log"),
            Said(label="Fields", text=fields(about)),
            Said(label="Vault", text=_vault(found)),
            Said(label="Exported", text=_exported(proof, found.begun)),
            Said(label="Tree head", text=found.head.printed()),
            Said(label="To check", text=_to_check(carrier)),
        ),
        texts=(_proves(about, found.begun, carrier), _does_not_prove(about, carrier)),
    )


def is_of_register(proof: ExportProof) -> bool:
    """Tell whether what left is a register: it is about no one case, but about the vault."""
    return proof.begun.signed.entry.subject == proof.vault


def _register_box(proof: ExportProof, found: ProofReport, carrier: Carrier) -> CheckingBox:
    export = found.export
    beside = [each.name for each in export.files if each.format == "proof"] if export else []
    where = f"Beside this file, in {', '.join(beside)}" if beside else "In no file of this export"
    if proof.entries:
        where = f"{len(proof.entries):,} inside this file, of the decisions listed and what was "
        where += "told of them later"
    words = "The words of these pages are those exported"
    pages = "How the pages look is no part of the proof; their words are."
    if carrier is Carrier.PDF:
        words = "This file left with what is named there, exported"
        pages = "The pages are no part of the proof: compare them with what verify prints."
    return CheckingBox(
        heading="How to check this register",
        facts=(
            Said(label="Selection", text=export.selection if export else "Not known"),
            Said(label="Signed entries", text=where),
            Said(label="Vault", text=_vault(found)),
            Said(label="Exported", text=_exported(proof, found.begun)),
            Said(label="Tree head", text=found.head.printed()),
            Said(label="To check", text=_register_check(carrier)),
        ),
        texts=(
            Said(
                label="What this proves.",
                text=f"{words} under the key of {found.begun.signer}, who signed which decisions "
                "were chosen and at which level. Each entry carried was in the log when the tree "
                "head was made, and has not changed since.",
            ),
            Said(
                label="What this does not prove.",
                text="It shows when a decision was recorded, not when it was decided. It does not "
                "show that what was written is true, that every decision made was put in the log, "
                "or that no other decision of these days is in it: ask for the whole log to be "
                f"checked while you watch. {pages}",
            ),
        ),
    )


def _register_check(carrier: Carrier) -> str:
    return (
        f"Run caldicott-desktop verify on this {carrier.value} file and on each that left with it, "
        "on any computer with Caldicott Log. No vault, passphrase or internet is needed"
    )


def fields(about: ProvenEntry) -> str:
    """Return how many fields are shown and proven, how many withheld, and the paths of these."""
    if not about.withheld:
        return f"{about.fields} fields, all shown and proven"
    shown = about.fields - len(about.withheld)
    return (
        f"{about.fields} fields: {shown} shown and proven, {len(about.withheld)} withheld: "
        f"{', '.join(about.withheld)}"
    )


def _signed(number: str, about: ProvenEntry) -> str:
    text = f"{number}, signed by {_signer(about)}, key {printed_key(about.key)}"
    if about.set_by_recovery:
        text += ". This key was set by recovery, and nobody else has confirmed it"
    return text


def _signer(entry: ProvenEntry) -> str:
    return f"{entry.signer} ({', '.join(entry.roles)})" if entry.roles else entry.signer


def _exported(proof: ExportProof, begun: ProvenEntry) -> str:
    at = format_time(proof.begun.signed.entry.at)
    return f"{at[:10]} at {at[11:16]} UTC, by {begun.signer}"


def _vault(found: ProofReport) -> str:
    founded = f"{found.founding.organisation}, " if found.founding else ""
    return f"{founded}vault {grouped(found.vault)}"


def _to_check(carrier: Carrier) -> str:
    """Return how the file is checked. What verify prints stands in for comparing PDF pages."""
    prints = ""
    if carrier is Carrier.PDF:
        prints = ", and read what it prints beside these pages"
    return (
        f"The signed entry and its proof are inside this {carrier.value} file: paper can be read "
        "but not checked. Run caldicott-desktop verify on the file, on any computer with "
        f"Caldicott Log{prints}. No vault, passphrase or internet is needed"
    )


def _proves(about: ProvenEntry, begun: ProvenEntry, carrier: Carrier) -> Said:
    values, pages = "The values shown", ""
    if carrier is Carrier.WORD:
        pages = f" The words of these pages are those exported under the key of {begun.signer}."
    else:
        values = "The values inside this file"
    return Said(
        label="What this proves.",
        text=f"{values} were signed with the key above, which this log gives as "
        f"{about.signer}’s, and have not changed since. They were in the log, at this position, "
        f"when the tree head was made.{pages} If that head also fits one lodged elsewhere, "
        "nothing recorded before it has been added to, changed or dropped.",
    )


def _does_not_prove(about: ProvenEntry, carrier: Carrier) -> Said:
    pages = "How the pages look is no part of the proof; their words are."
    if carrier is Carrier.PDF:
        pages = (
            "The pages themselves are no part of the proof: compare them with the values inside."
        )
    return Said(
        label="What this does not prove.",
        text="It shows when the decision was recorded, by the clock of that computer, not when it "
        "was decided: that time is the word of whoever recorded it. It does not show that what was "
        "written is true, that every decision made was put in the log, or that this one was not "
        f"corrected later; nor that the key is {about.signer}’s, unless it or the head is known "
        f"from elsewhere. {pages}",
    )
