"""Where a page differs from what was written, once it is known that it does.

Nothing here proves anything: the digest has already shown that the words differ. Marks carried in
the file and proven values only help a reader to find the place.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from caldicott_desktop.ledger import word_text
from caldicott_desktop.ledger.payload import Value

_LONGEST_QUOTE = 160
# Comparing in order takes time in the square of the length; a page of ours has some 300 paragraphs.
_MOST_COMPARED = 5000
_LONGEST_COMPARED = 400
# Two texts this much alike are taken for one text before and after.
_ALIKE = 0.5


@dataclass(frozen=True, slots=True, kw_only=True)
class _Change:
    """The first change: what it is in words, and the new text where one text became another."""

    sentence: str
    now: str | None = None


def first_change(
    lines: Sequence[str], marks: Sequence[str], values: Mapping[str, Value]
) -> str | None:
    """Give the first place that changed, with the signed words where they can be told.

    `marks` are those the lines were written with, `values` the proven ones by path. None where
    neither says anything.
    """
    change = _by_marks(lines, marks)
    lost = list(_missing(word_text.paragraphs(lines), values))
    if change is None:
        return f"The page does not show {lost[0]}." if lost else None
    signed = next((text for text in lost if change.now and _alike(text, change.now)), None)
    return f"{change.sentence} The signed record holds {signed}." if signed else change.sentence


def quote(text: str) -> str:
    """Give text in quotation marks, cut where it is long."""
    shown = text if len(text) <= _LONGEST_QUOTE else f"{text[:_LONGEST_QUOTE].rstrip()}…"
    return f"“{shown}”"


def _by_marks(lines: Sequence[str], marks: Sequence[str]) -> _Change | None:
    now = [word_text.mark(line) for line in lines]
    if not marks or max(len(marks), len(now)) > _MOST_COMPARED:
        return None
    matcher = SequenceMatcher(a=list(marks), b=now, autojunk=False)
    for change, begin, end, now_begin, _ in matcher.get_opcodes():
        if change == "equal":
            continue
        if change == "delete":
            return _taken_out(lines[:now_begin], end - begin)
        return _put_in(lines, now_begin, marks[begin:end])
    return None


def _taken_out(before: Sequence[str], count: int) -> _Change:
    gone = "one paragraph was" if count == 1 else f"{count:,} paragraphs were"
    (last, *_) = (*reversed(word_text.paragraphs(before)), "")
    place = f"after {quote(last)}" if last else "at the beginning"
    return _Change(sentence=f"The first change is {place}, where {gone} taken out.")


def _put_in(lines: Sequence[str], at: int, gone: Sequence[str]) -> _Change:
    """Give the change of the line at `at`, which stands there instead of those `gone`."""
    text = word_text.words(lines[at])
    number = len(word_text.paragraphs(lines[: at + 1]))
    if not text:
        return _Change(sentence=f"The first change is after paragraph {number:,}: an empty cell.")
    where = f"The first change is at paragraph {number:,}, which"
    same = (text, word_text.cell(text), word_text.cell(text, first=True))
    if any(word_text.mark(line) in gone for line in same):
        return _Change(sentence=f"{where} stands in another cell of its table: {quote(text)}.")
    if not gone:
        return _Change(sentence=f"{where} was added: {quote(text)}.")
    return _Change(sentence=f"{where} now reads {quote(text)}.", now=text)


def _missing(paragraphs: Sequence[str], values: Mapping[str, Value]) -> Iterator[str]:
    """Yield, quoted, each line of a proven text that the page does not show, with its path.

    Only words are looked for: a value without a space is a code, a number or a time, which the page
    shows in other words. Characters that a page cannot show stand there in another form.
    """
    page = "\n".join(paragraphs)
    for path, value in values.items():
        for part in value.splitlines() if isinstance(value, str) else ():
            text = word_text.settle(part)
            if " " in text and text.isprintable() and text not in page:
                yield f"{quote(text)} ({path})"


def _alike(quoted: str, now: str) -> bool:
    one, other = quoted[:_LONGEST_COMPARED], now[:_LONGEST_COMPARED]
    return SequenceMatcher(a=one, b=other, autojunk=False).ratio() > _ALIKE
