"""A reply letter as a file: to one person, about one request, and no record inside.

Unlike a decision record it carries no entry, payload, salt, time or person beside the words on its
page, but only which export it is of; its properties and its name say only which decision it belongs
to.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from hashlib import sha256
from itertools import pairwise, takewhile, zip_longest

from caldicott_desktop.domain.letters import Part, parts
from caldicott_desktop.domain.record import phrases
from caldicott_desktop.domain.record.blocks import Paragraph, Run, Style, line, strong
from caldicott_desktop.domain.record.characters import showable
from caldicott_desktop.domain.record.completeness import CONFIDENTIAL
from caldicott_desktop.export import formats
from caldicott_desktop.export.formats import Format
from caldicott_desktop.export.letterhead import Letterhead, LetterheadUnusable
from caldicott_desktop.export.model import Attachment, Block, Document, Field, Layout, Points
from caldicott_desktop.identifiers.contacts import phones
from caldicott_desktop.ledger.origin import FILE_NAME, Origin

_ABOUT_ORIGIN = "Which export of which log this letter is; nothing of a case"
# What stands beside the recipient; the rest of a long name would run into it.
_LONGEST_LINE = 48


@dataclass(frozen=True, slots=True, kw_only=True)
class LetterToWrite:
    """What a letter says. `sender` and `recipient` are lines; `written_at` is an aware time.

    `body` is text as `domain.letters.parts` reads it, without greeting and signature.
    """

    reference: str
    organisation: str
    site: str | None
    sender: tuple[str, ...]
    recipient: tuple[str, ...]
    greeting: str
    body: str
    signed_by: str
    signed_as: str
    written_at: datetime
    phone: str | None = None
    email: str | None = None
    title: str = "Reply"
    subject: str = "Reply to a request"


@dataclass(frozen=True, slots=True, kw_only=True)
class Composed:
    """A letter whose words are settled; `digest` (32 bytes) is over them, `None` for a PDF."""

    document: Document
    form: Format
    digest: bytes | None


@dataclass(frozen=True, slots=True, kw_only=True)
class AsText:
    """A letter as the bytes of a text, and their digest (32 bytes)."""

    data: bytes
    digest: bytes


def file_name(reference: str, form: Format = Format.WORD) -> str:
    """Give the name to offer: the decision's number, and never a name or a matter."""
    return f"{reference} reply{form.ending}"


def compose(
    letter: LetterToWrite, form: Format = Format.WORD, letterhead: Letterhead | None = None
) -> Composed:
    """Give the letter's words and their digest, to be signed in `export.begun`.

    With a letterhead a Word file says who writes as the letterhead does; a PDF says it as ever,
    below its picture.
    """
    headed = form is Format.WORD and letterhead is not None
    document = Document(
        title=f"{letter.title}, {letter.reference}",
        subject=letter.subject,
        author=letter.organisation,
        made_at=letter.written_at,
        header=(),
        footer=(
            Run(text="Page "),
            Field.PAGE,
            Run(text=" of "),
            Field.PAGES,
            Run(text=letter.reference, strong=True, tab_before=True),
            Run(text=CONFIDENTIAL, tab_before=True),
        ),
        blocks=tuple(_blocks(letter, headed=headed)),
        layout=Layout.LETTER,
        letterhead=letterhead.saying(_places(letter)) if letterhead else None,
    )
    return Composed(document=document, form=form, digest=formats.digest(document, form))


def finish(composed: Composed, of: Origin, passphrase: str | None = None) -> bytes:
    """Give the bytes of the file; the same letter of the same export gives the same bytes.

    With a passphrase it opens with that only, and has other bytes each time.
    """
    inside = Attachment(name=FILE_NAME, about=_ABOUT_ORIGIN, data=of.to_json())
    document = replace(composed.document, attachment=inside)
    return formats.write(document, composed.form, passphrase)


def try_on(letterhead: Letterhead) -> None:
    """Write a letter of no case on a letterhead, in each format.

    Raises `LetterheadUnusable` where one of its pictures cannot be drawn.
    """
    sample = LetterToWrite(
        reference="CG-0000-0000",
        organisation="A",
        site=None,
        sender=(),
        recipient=(),
        greeting="Dear",
        body="A",
        signed_by="A",
        signed_as="",
        written_at=datetime(2026, 1, 1, tzinfo=UTC),
    )
    for form in Format:
        try:
            formats.write(compose(sample, form, letterhead).document, form)
        except Exception as error:
            # Each library has errors of its own for pictures that are none.
            raise LetterheadUnusable("picture-unreadable") from error


def as_text(letter: LetterToWrite) -> AsText:
    """Give a letter as plain text in UTF-8, for the body of an e-mail."""
    under = [letter.signed_by, letter.signed_as, *_unique((letter.site, letter.organisation))]
    body = "\n\n".join(_plain(part) for part in parts(letter.body))
    reference = f"Our reference: {letter.reference}"
    text = "\n\n".join(
        [reference, letter.greeting, body, "\n".join(each for each in under if each)]
    )
    data = f"{showable(text)}\n".encode()
    return AsText(data=data, digest=sha256(data).digest())


def _plain(part: Part) -> str:
    return f"{part.step}. {part.words}" if part.step else part.words


def _places(letter: LetterToWrite) -> Mapping[str, str]:
    """What stands in the places of a letterhead."""
    return {
        "reference": letter.reference,
        "date": phrases.long_date(phrases.in_uk(letter.written_at)),
        "organisation": letter.organisation,
        "site": letter.site or "",
        "phone": letter.phone or "",
        "email": letter.email or "",
    }


def _blocks(letter: LetterToWrite, *, headed: bool) -> Iterator[Block]:
    if not headed:
        yield from _head(letter)
    on = phrases.long_date(phrases.in_uk(letter.written_at))
    right = (Run(text=on), Run(text="Our reference"), strong(letter.reference))
    left = (strong("Private"), *(Run(text=each) for each in letter.recipient))
    yield from _beside(left, right, Style.LETTER_LINES)
    yield line(letter.greeting, style=Style.LETTER_GREETING)
    yield from _body(parts(letter.body))
    yield line(letter.signed_by, style=Style.LETTER_SIGNATURE)
    place = _unique((letter.site, letter.organisation))[:1]
    under = ", ".join(each for each in [letter.signed_as, *place] if each)
    yield line(under, style=Style.LETTER)


def _head(letter: LetterToWrite) -> Iterator[Block]:
    """Who writes, at the left, and where they are found, at the right, above a rule."""
    names = _unique((letter.site, letter.organisation))
    first, *others = (_cut(name) for name in names)
    yield line(first, style=Style.LETTER_NAME)
    left, right = (Run(text=name) for name in others), (Run(text=each) for each in letter.sender)
    yield from _beside(left, right, Style.LETTER_HEAD)
    yield line("", style=Style.LETTER_RULE)


def _beside(left: Iterable[Run], right: Iterable[Run], style: Style) -> Iterator[Block]:
    """Lines in two columns, read one after the other from left to right."""
    for one, other in zip_longest(left, right):
        moved = () if other is None else (replace(other, tab_before=True),)
        yield Paragraph(inlines=(*filter(None, (one,)), *moved), style=style, keep_with_next=True)


def _body(said: Sequence[Part]) -> Iterator[Block]:
    """Give headings and paragraphs, and steps that follow one another as one list."""
    said = [replace(part, words=_unbroken(part.words)) for part in said]
    for at, part in enumerate(said):
        if part.level is not None:
            style = Style.LETTER_TITLE if part.level == 1 else Style.LETTER_HEADING
            yield line(part.words, style=style)
        elif part.step is None:
            yield line(part.words, style=Style.LETTER)
        elif not at or not _follows(said[at - 1], part):
            steps = list(takewhile(lambda pair: _follows(*pair), pairwise(said[at:])))
            listed = (part, *(step for _, step in steps))
            yield Points(items=tuple((_step(step.words),) for step in listed), start=part.step)


def _unbroken(words: str) -> str:
    """Give the same words with telephone numbers that stay on one line."""
    for _kind, start, end in phones(words, ()):
        whole = words[start:end].replace(" ", "\N{NO-BREAK SPACE}")
        words = f"{words[:start]}{whole}{words[end:]}"
    return words


def _follows(before: Part, part: Part) -> bool:
    return before.step is not None and part.step == before.step + 1


def _step(words: str) -> Paragraph:
    """Give a step of a list, its first sentence in bold."""
    opening, dot, rest = words.partition(". ")
    runs = (strong(f"{opening}."), Run(text=f" {rest}")) if dot else (Run(text=opening),)
    return Paragraph(inlines=runs, style=Style.LETTER_STEP)


def _unique(names: Sequence[str | None]) -> list[str]:
    return list(dict.fromkeys(name for name in names if name))


def _cut(name: str) -> str:
    return name if len(name) <= _LONGEST_LINE else f"{name[: _LONGEST_LINE - 1]}…"
