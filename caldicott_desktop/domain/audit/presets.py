"""Who may be asking, and what an answer to them is by default: how much, of what, in which files.

Each can be adjusted. Why so: `docs/decisions/0190-selections-and-presets.md`.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum
from types import MappingProxyType

from caldicott_desktop.domain.choices import Choice
from caldicott_desktop.domain.disclosure import Level


class Asker(Choice):
    """Who asks."""

    INTERNAL_AUDIT = "internal-audit", "Internal audit"
    CQC = "cqc", "CQC visit"
    ICO = "ico", "ICO"
    FREEDOM_OF_INFORMATION = "foi", "Freedom of information"
    BOARD = "board", "Board"
    OWN_MENTIONS = "own-mentions", "Someone asking for their own mentions"


class Format(Choice):
    """A kind of file that an answer can be written as; the code is what the command line takes."""

    WORD = "docx", "Word"
    PDF = "pdf", "PDF"
    EXCEL = "xlsx", "Excel"
    CSV = "csv", "CSV"
    JSON = "json", "JSON"
    PACK = "pack", "Sealed pack"


class Chosen(Enum):
    """By what the decisions of an answer are chosen."""

    PERIOD = "period"
    REFERENCES = "references"
    PERSON = "person"


@dataclass(frozen=True, slots=True, kw_only=True)
class Preset:
    """What an answer is by default; `summary` says in a line what the asker is after.

    `with_sample` tells whether a sample is offered, `purpose` is what the entry says it is for.
    """

    asker: Asker
    summary: str
    level: Level
    formats: tuple[Format, ...]
    chosen: Chosen = Chosen.PERIOD
    with_sample: bool = False
    purpose: str


PRESETS: Mapping[Asker, Preset] = MappingProxyType(
    {
        each.asker: each
        for each in (
            Preset(
                asker=Asker.INTERNAL_AUDIT,
                summary="A whole period and a sample",
                level=Level.REFERENCES,
                formats=(Format.EXCEL, Format.CSV, Format.PDF, Format.PACK),
                with_sample=True,
                purpose="Internal audit",
            ),
            Preset(
                asker=Asker.CQC,
                summary="One service, records on site",
                level=Level.REFERENCES,
                formats=(Format.PDF,),
                with_sample=True,
                purpose="Visit of the Care Quality Commission",
            ),
            Preset(
                asker=Asker.ICO,
                summary="The decisions it names, in full",
                level=Level.FULL,
                formats=(Format.PDF,),
                chosen=Chosen.REFERENCES,
                purpose="Enquiry of the Information Commissioner",
            ),
            Preset(
                asker=Asker.FREEDOM_OF_INFORMATION,
                summary="Counts, small numbers withheld",
                level=Level.PUBLISHABLE,
                formats=(Format.CSV, Format.WORD),
                purpose="Request under freedom of information",
            ),
            Preset(
                asker=Asker.BOARD,
                summary="Counts, small numbers withheld",
                level=Level.PUBLISHABLE,
                formats=(Format.WORD,),
                purpose="Report to the board",
            ),
            Preset(
                asker=Asker.OWN_MENTIONS,
                summary="What this log holds about one person",
                level=Level.REFERENCES,
                formats=(Format.PDF,),
                chosen=Chosen.PERSON,
                purpose="Request for what this log holds about one person",
            ),
        )
    }
)
"""The default answer to each asker."""
