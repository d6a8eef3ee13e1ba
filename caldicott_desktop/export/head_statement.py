"""The head of a log on one page, for somebody outside the vault to keep: as Word and as text.

It carries no entry, payload, salt or person, and nothing of a case: heads, counts, and a date. The
form is specified in `docs/store-format.md`, "Head statements".
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256
from textwrap import wrap

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
from caldicott_desktop.domain.record.characters import showable
from caldicott_desktop.export import word
from caldicott_desktop.export.model import Document
from caldicott_desktop.ledger import word_text
from caldicott_desktop.ledger.head import Head, grouped

TITLE = "Head statement"

_VAULT_BYTES = 8  # as many as a printed key shows: nobody makes a vault to fit a name of these
_LONGEST_NAME = 60
_LINE = 78  # columns of the text: what mail programs leave alone

_VAULT = re.compile(r"\bvault\s+((?:[0-9a-f]{4}\s+){3}[0-9a-f]{4})\b", re.IGNORECASE)
_MADE = re.compile(r"\bMade\s+(?:on\s+)?(\w{3}\s+\d{1,2}\s+\w+\s+\d{4},\s+\d{2}:\d{2}\s+\w{3})")

_PROVES = (
    "Whoever keeps this page can show later that nothing before it was inserted, changed or "
    "dropped: open this file under Settings, Proof, “Check a statement”, on a computer where the "
    "vault is open. Every entry is sealed by the heads above, and no other record gives them."
)
_NOT_PROVEN = (
    "It does not show that an entry was true, that a decision was made when it says, or that "
    "everything decided was put in. It says nothing about what was recorded after it."
)
_KEEP = (
    "Keep it outside the vault and away from those who can open it: with a director, an auditor, "
    "or in the minutes of a meeting. It holds nothing about any case or person."
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Counted:
    """How many entries of one kind of thing the vault holds."""

    label: str
    number: int
    meaning: str


@dataclass(frozen=True, slots=True, kw_only=True)
class StatementToWrite:
    """What a statement says: the heads of all logs. `vault` is 16 bytes, `made_at` is aware."""

    organisation: str
    site: str | None
    vault: bytes
    heads: tuple[Head, ...]
    counted: tuple[Counted, ...]
    made_at: datetime

    @property
    def entries(self) -> int:
        """How many entries all logs hold together."""
        return sum(head.size for head in self.heads)


@dataclass(frozen=True, slots=True, kw_only=True)
class Composed:
    """The bytes of a file, and the digest (32 bytes) of what it says."""

    data: bytes
    digest: bytes


@dataclass(frozen=True, slots=True, kw_only=True)
class StatementRead:
    """What stands in a statement: `vault` as it is printed, `made` in its own words, or `None`."""

    heads: tuple[Head, ...]
    vault: str | None
    made: str | None


def file_name(made_at: datetime) -> str:
    """Give the name to offer for the Word file."""
    return f"{TITLE} {phrases.in_uk(made_at):%Y-%m-%d}.docx"


def printed_vault(vault: bytes) -> str:
    """Give the first half of a vault's id (16 bytes) as statements print it."""
    return grouped(vault[:_VAULT_BYTES])


def read(text: str) -> StatementRead:
    """Give what stands in the words of a statement, or in a head that was copied from one.

    Raises `LedgerFault` where a head in it was mistyped.
    """
    vault, made = _VAULT.search(text), _MADE.search(text)
    return StatementRead(
        heads=Head.find_all(text),
        vault=" ".join(vault[1].lower().split()) if vault else None,
        made=" ".join(made[1].split()) if made else None,
    )


def as_word(statement: StatementToWrite) -> Composed:
    """Give the Word file; the same statement gives the same bytes."""
    made = phrases.in_uk(statement.made_at)
    package = word.build(
        Document(
            title=TITLE,
            subject="How far a record had come, to be kept outside it",
            author=statement.organisation,
            made_at=statement.made_at,
            header=(
                strong(_cut(statement.organisation)),
                *([Run(text=f"  ·  {_cut(site)}")] if (site := _other_site(statement)) else []),
                Run(text="No case data", tab_before=True),
            ),
            footer=(
                Run(text="Caldicott Log"),
                Run(text=TITLE, strong=True, tab_before=True),
                Run(text=f"Made {phrases.long_date(made)}", tab_before=True),
            ),
            blocks=tuple(_blocks(statement, made)),
        )
    )
    return Composed(data=word.to_bytes(package), digest=word_text.digest(word.lines(package)))


def as_text(statement: StatementToWrite) -> Composed:
    """Give the same statement as plain text in UTF-8, for an e-mail or minutes."""
    made = phrases.in_uk(statement.made_at)
    heads = [part for head in statement.heads for part in (*wrap(head.printed(), _LINE), "")]
    widest = max(len(f"{each.number:,}") for each in statement.counted)
    counted = [f"{each.number:>{widest},}  {each.label}" for each in statement.counted]
    where = " · ".join(filter(None, (statement.organisation, _other_site(statement))))
    parts = (
        [TITLE, where],
        [f"Made {phrases.moment_with_day(made)}", f"vault {printed_vault(statement.vault)}"],
        [_heading(statement), "", *heads[:-1]],
        ["What the vault held", "", *counted],
        ["What this proves", "", *wrap(_PROVES, _LINE)],
        ["What it does not", "", *wrap(_NOT_PROVEN, _LINE)],
        ["Where to keep it", "", *wrap(_KEEP, _LINE)],
    )
    text = showable("\n\n".join("\n".join(part) for part in parts))
    data = _settled(text).encode()
    return Composed(data=data, digest=digest_of_text(text))


def digest_of_text(text: str) -> bytes:
    """Give the digest (32 bytes) of a statement's text, whatever became of its line ends."""
    return sha256(_settled(text).encode()).digest()


def _settled(text: str) -> str:
    return "\n".join(line.rstrip() for line in text.strip().splitlines()) + "\n"


def _heading(statement: StatementToWrite) -> str:
    return "The head" if len(statement.heads) == 1 else "The heads of its logs"


def _blocks(statement: StatementToWrite, made: datetime) -> Iterator[Block]:
    yield line(TITLE, style=Style.TITLE)
    entries = phrases.counted(statement.entries, "entry")
    below = "the head below" if len(statement.heads) == 1 else "the heads below"
    yield line(
        f"On {phrases.long_date(made)} the decision log of {_cut(statement.organisation)} held "
        f"{entries}, sealed by {below}.",
        style=Style.ANSWER,
    )
    yield Facts(
        title="Which record, and when",
        description="When this statement was made, and of which vault.",
        facts=(
            Fact(label="When", words=cell(f"Made {phrases.moment_with_day(made)}")),
            Fact(label="Which vault", words=cell(f"vault {printed_vault(statement.vault)}")),
        ),
    )
    yield line(_heading(statement), style=Style.HEADING_1)
    yield Box(
        title=_heading(statement),
        description="The head of each log, one below the other, ending in check digits.",
        heading=None,
        facts=(),
        columns=(tuple(line(head.printed(), style=Style.LARGE) for head in statement.heads),),
    )
    yield line(
        "The four characters after “check” catch a slip of the hand when a head is copied.",
        style=Style.NOTE,
    )
    yield line("What the vault held", style=Style.HEADING_1)
    yield _table(statement)
    yield from _purpose()


def _purpose() -> Iterator[Block]:
    yield line("What this page is for", style=Style.HEADING_1)
    yield Facts(
        title="What this page is for",
        description="What the statement proves, what it does not, and where to keep it.",
        facts=tuple(
            Fact(label=label, words=cell(words))
            for label, words in (
                ("What it proves", _PROVES),
                ("What it does not", _NOT_PROVEN),
                ("Where to keep it", _KEEP),
            )
        ),
    )
    yield line("Filled in by hand", style=Style.HEADING_1)
    yield Table(
        title="Filled in by hand",
        description="An empty row for who keeps this page, where, and since when.",
        columns=(
            Column(title="Kept by", share=40),
            Column(title="Where", share=40),
            Column(title="Since", share=20),
        ),
        rows=(Row(cells=(cell("\n"),) * 3),),
    )


def _table(statement: StatementToWrite) -> Table:
    rows = [
        Row(cells=(cell(strong(f"{each.number:,}")), cell(each.label), cell(each.meaning)))
        for each in statement.counted
    ]
    rows.append(
        Row(cells=(cell(strong(f"{statement.entries:,}")), cell(strong("in all")), cell("")))
    )
    return Table(
        title="What the vault held",
        description="How many entries of each kind of thing the vault held, and what that means.",
        columns=(
            Column(title="Entries", share=14),
            Column(title="Of what", share=28),
            Column(title="What that means", share=58),
        ),
        rows=tuple(rows),
    )


def _other_site(statement: StatementToWrite) -> str | None:
    return statement.site if statement.site != statement.organisation else None


def _cut(name: str) -> str:
    return name if len(name) <= _LONGEST_NAME else f"{name[: _LONGEST_NAME - 1]}…"
