"""The recovery sheet as a Word file of one page: the code, what it is for, where to keep it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from caldicott_desktop.domain.record import phrases
from caldicott_desktop.domain.record.blocks import (
    Block,
    Box,
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
from caldicott_desktop.export import word
from caldicott_desktop.export.model import Document

FILE_NAME = "Recovery sheet.docx"

# Groups of the code on one line: four of five characters are as wide as a hand copies at a glance.
_IN_A_LINE = 4
_BLANK_LINES = 4
# A vault's name is a folder's: on one line of the sheet.
_LONGEST_NAME = 60


@dataclass(frozen=True, slots=True, kw_only=True)
class RecoverySheet:
    """What a recovery sheet says; it holds nothing about any case.

    `code_groups` are the groups of the recovery code in order, `made_at` an aware time.
    """

    code_groups: tuple[str, ...]
    organisation: str
    vault_name: str
    made_at: datetime


def compose(sheet: RecoverySheet) -> bytes:
    """Give the bytes of the Word file; the same sheet gives the same bytes."""
    made = phrases.in_uk(sheet.made_at)
    return word.to_bytes(
        word.build(
            Document(
                title="Recovery sheet",
                subject="How to open the vault when a passphrase is lost",
                author=sheet.organisation,
                made_at=sheet.made_at,
                header=(
                    strong(_cut(sheet.organisation)),
                    Run(text="Keep this sheet locked away", tab_before=True),
                ),
                footer=(
                    Run(text="Caldicott Log"),
                    Run(text="Recovery sheet", strong=True, tab_before=True),
                    Run(text=f"Made {phrases.long_date(made)}", tab_before=True),
                ),
                blocks=_blocks(sheet, made),
            )
        )
    )


def _cut(name: str) -> str:
    return name if len(name) <= _LONGEST_NAME else f"{name[: _LONGEST_NAME - 1]}…"


def _blocks(sheet: RecoverySheet, made: datetime) -> tuple[Block, ...]:
    return (
        line("Recovery sheet", style=Style.TITLE),
        line("Opens the vault when a passphrase is lost", style=Style.SUBTITLE),
        Facts(
            title="Which vault",
            description="The vault this sheet opens and when the sheet was made.",
            facts=(
                Fact(label="Vault", words=cell(strong(_cut(sheet.vault_name)))),
                Fact(label="Made", words=cell(phrases.moment_with_day(made))),
            ),
        ),
        *_code(sheet.code_groups),
        *_advice(),
        *_kept(),
    )


def _code(groups: tuple[str, ...]) -> tuple[Block, ...]:
    lines = [groups[at : at + _IN_A_LINE] for at in range(0, len(groups), _IN_A_LINE)]
    words = tuple(
        line("-".join(part) + ("-" if part is not lines[-1] else ""), style=Style.CODE)
        for part in lines
    )
    return (
        line("The recovery code", style=Style.HEADING_1),
        Box(
            title="The recovery code",
            description="The code in groups of five characters, joined by dashes.",
            heading=None,
            facts=(),
            columns=(words,),
        ),
        line(
            "Capitals, spaces and dashes do not matter when you type it. There is no letter I, L, "
            "O or U in it: what looks like one is a 1 or a 0. Each group checks itself, so the "
            "program can say which one was mistyped.",
            style=Style.NOTE,
        ),
    )


def _advice() -> tuple[Block, ...]:
    return (
        line("What to know about it", style=Style.HEADING_1),
        Facts(
            title="What to know about it",
            description="Each row is a question about the code and its answer.",
            facts=tuple(
                Fact(label=label, words=(line(text, style=Style.LARGE),))
                for label, text in _TOLD.items()
            ),
        ),
    )


_TOLD = {
    "What it is for": "If everyone’s passphrase is forgotten, this code still opens the vault, and "
    "a new passphrase can be set. Without a passphrase or this code nothing can open it: there is "
    "no other way in, and nobody can make one.",
    "What it can do": "Whoever types it can read everything in the vault. It cannot record a "
    "decision or speak for anyone. After it has been used, everyone is told the next time they "
    "unlock.",
    "Where to keep it": "On paper, in a sealed envelope, in a locked place away from the computer: "
    "a safe, or with the person who would need it if you could not come. Not beside the computer, "
    "not in an email, not as a photograph. Once it is printed, delete the file it was printed from "
    "and empty the recycle bin.",
    "Try it once now": "Type it when “Today” asks you to test it. A code that has never opened the "
    "vault is only a hope.",
    "When it ends": "Making a new sheet ends this one. Make one whenever this sheet was lost, "
    "used, or seen by someone who should not have it; then destroy the old one.",
}


def _kept() -> tuple[Block, ...]:
    """Give lines to fill in by hand; the program never learns where the sheet is."""
    blank = (cell("\n"),) * 3
    return (
        line("Filled in by hand", style=Style.HEADING_1),
        Table(
            title="Filled in by hand",
            description="Empty rows for where the sheet is kept, who put it there, and when.",
            columns=(
                Column(title="Where it is kept", share=50),
                Column(title="Put there by", share=30),
                Column(title="On", share=20),
            ),
            rows=(Row(cells=blank),) * _BLANK_LINES,
        ),
    )
