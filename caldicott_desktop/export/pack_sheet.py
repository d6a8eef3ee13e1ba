"""The page in a sealed pack that says in words what the pack holds, what it shows and what not."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from caldicott_desktop.domain.record import phrases
from caldicott_desktop.domain.record.blocks import (
    Column,
    Fact,
    Facts,
    Row,
    Run,
    Style,
    Table,
    cell,
    line,
    strong,
)
from caldicott_desktop.domain.record.completeness import LEVELS
from caldicott_desktop.export import formats, register_content
from caldicott_desktop.export.formats import Format
from caldicott_desktop.export.model import Block, Document, Field
from caldicott_desktop.export.register_content import Register
from caldicott_desktop.ledger.head import Head, grouped

FILE_NAME = "About this pack.pdf"
TITLE = "Sealed pack"

_LONGEST_NAME = 60

_SHOWS = (
    "Every file is the one that left in this pack, to the byte. Each decision carried in them was "
    "signed by the person it names, was in the log when the pack was made, and has not changed "
    "since. The log shows when each was recorded, by the clock of the computer it was recorded on."
)
_SHOWS_COUNTS = (
    "The files hold counts alone. They name the export they left with, so that whoever has the "
    "vault can tell whether they are the files that left."
)
_NOT_SHOWN = (
    "It shows when a decision was recorded, not when it was decided: that is the word of whoever "
    "recorded it. It does not show that what was written is true, that every decision made was "
    "put in the log, or that no other decision of these days is in it: ask for the whole log to "
    "be checked while you watch."
)
_LEADS_ON = (
    "When this pack was made, its log began with the very entries that were under this head: none "
    "of them was changed or dropped, and none was put in among them, since the head was noted."
)
_TO_CHECK = (
    "Run caldicott-desktop verify on the whole zip file, on any computer with Caldicott Log. No "
    "vault or internet is needed. The pack is checked as it left: not unpacked, nothing "
    "added. Somebody who would rather not trust that program takes check_caldicott.py, one file of "
    "Python, from where Caldicott Log is published. manifest.json has the SHA-256 of every file."
)


_OPENS_WITH = (
    "The zip file opens with a passphrase only (AES-256, as 7-Zip and WinZip have it; what Windows "
    "opens by itself does not). verify asks for it. The names of the files can be read without."
)
_WHAT = {
    "docx": "{title}, with its completeness statement",
    "pdf": "{title}, to be read and printed",
    "xlsx": "{title}, as a workbook",
    "csv": "{title}, for programs",
    "json": "{title}, for programs",
    "text": "How to read the CSV file; completeness statement",
    "proof": "{title}: the signed entries behind it",
}
_RECORD = "The record of one decision"


@dataclass(frozen=True, slots=True, kw_only=True)
class Listed:
    """A file in the pack: its name, the code of what it is, its 32-byte SHA-256.

    `of` is what the register is called that it is of; a record is of none.
    """

    name: str
    form: str
    sha256: bytes
    of: str | None

    @property
    def what(self) -> str:
        """What it is, in words."""
        return _RECORD if self.of is None else _WHAT[self.form].format(title=self.of)


@dataclass(frozen=True, slots=True, kw_only=True)
class PackSheet:
    """What the page says: of the register in the pack, of all files, and of earlier heads given.

    `held` are the numbers of decisions whose records are held; `locked` tells that the pack opens
    with a passphrase only.
    """

    register: Register
    files: tuple[Listed, ...]
    earlier: tuple[Head, ...] = ()
    held: tuple[str, ...] = ()
    locked: bool = False


def to_bytes(sheet: PackSheet) -> bytes:
    """Give the bytes of the page; they depend on what it says alone."""
    register = sheet.register
    site = register.site if register.site != register.organisation else None
    return formats.write(
        Document(
            title=TITLE,
            subject=register.level_note,
            author=register.organisation,
            made_at=register.made_at,
            header=(
                strong(register.organisation[:_LONGEST_NAME]),
                *((Run(text=f"  ·  {site[:_LONGEST_NAME]}"),) if site else ()),
                Run(text="Disclosure level: ", tab_before=True),
                strong(LEVELS[register.level]),
            ),
            footer=(
                Run(text="Page "),
                Field.PAGE,
                Run(text=" of "),
                Field.PAGES,
                Run(text=TITLE, strong=True, tab_before=True),
                Run(
                    text=phrases.long_date(phrases.in_uk(register.made_at)),
                    tab_before=True,
                ),
            ),
            blocks=tuple(_blocks(sheet)),
        ),
        Format.PDF,
    )


def _blocks(sheet: PackSheet) -> Iterator[Block]:
    register = sheet.register
    yield line(TITLE, style=Style.TITLE)
    yield line(register_content.which(register), style=Style.SUBTITLE)
    yield _facts(
        "About this pack",
        "Each row is something to know about the pack, and what it is.",
        [each for each in register_content.facts(register) if each[0] != register.shape.which],
    )
    for head in sheet.earlier:
        yield line("Compared with an earlier head", style=Style.HEADING_1)
        yield _facts(
            "Compared with an earlier head",
            "The head that was given, and what comparing the log with it showed.",
            [("Head given", head.printed()), ("What it shows", _LEADS_ON)],
        )
    yield line("What the pack shows", style=Style.HEADING_1)
    shows = _SHOWS if register.level.embeds_entries else _SHOWS_COUNTS
    yield _facts(
        "What the pack shows",
        "What the pack shows, what it does not show, and how to check it.",
        [
            ("It shows", shows),
            ("It does not show", _NOT_SHOWN),
            ("To check it", _TO_CHECK),
            *([("Passphrase", _OPENS_WITH)] if sheet.locked else []),
        ],
    )
    yield line("What is in it", style=Style.HEADING_1)
    yield Table(
        title="What is in it",
        description="One row for each file but this page and those it is checked with.",
        columns=(
            Column(title="File", share=34),
            Column(title="What it is", share=25),
            Column(title="SHA-256", share=41),
        ),
        rows=tuple(
            Row(cells=(cell(each.name), cell(each.what), cell(grouped(each.sha256))))
            for each in sheet.files
        ),
    )
    if sheet.held:
        yield line(
            f"Held, and with the Guardian: the {phrases.counted(len(sheet.held), 'record')} of "
            f"{', '.join(sheet.held)}.",
            style=Style.NOTE,
        )


def _facts(title: str, description: str, told: list[tuple[str, str]]) -> Facts:
    return Facts(
        title=title,
        description=description,
        facts=tuple(Fact(label=label, words=cell(words)) for label, words in told),
    )
