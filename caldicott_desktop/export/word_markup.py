"""Paragraphs and rows of tables as WordprocessingML in text, to be parsed many at a time.

A long register has a million elements. Text is put together and parsed in a fraction of the time
in which they are made one by one (`docs/decisions/0255-long-tables-as-text.md`). All that a
document says passes through `_escaped`: nothing of it is read as markup.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from itertools import islice

from lxml import etree

from caldicott_desktop.domain.record.blocks import Paragraph, Row, Run, Style
from caldicott_desktop.domain.record.characters import showable

W_NAMESPACE = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"

INK = "16202A"
SHADE = "ECF0F2"
_ACCENT = "0F4C56"

# Parsed in one piece: enough that beginning takes no time, and some megabytes of text at most.
_AT_ONCE = 500

_Element = etree._Element  # noqa: SLF001 - the only name lxml has for its element type


def parsed(markups: Iterable[str]) -> Iterator[_Element]:
    """Yield the element of each piece of markup; ours, so that it is parsed however large it is."""
    parser = etree.XMLParser(resolve_entities=False, huge_tree=True)
    waiting = iter(markups)
    while some := list(islice(waiting, _AT_ONCE)):
        whole = f'<w:p xmlns:w="{W_NAMESPACE}">{"".join(some)}</w:p>'
        yield from list(etree.fromstring(whole.encode(), parser))


def paragraph(of: Paragraph, *, keep: bool = False, ends: bool = False) -> str:
    """Give one paragraph; `keep` holds it on one page with what follows, `ends` sets it right."""
    begins = _paragraph_begins(of.style, keep=keep or of.keep_with_next, ends=ends)
    return f"{begins}{''.join(map(run, of.inlines))}</w:p>"


def run(of: Run) -> str:
    """Give a stretch of text; what cannot be shown in it is made visible."""
    text = showable(of.text)
    if of.boxed:
        text = f"\N{NO-BREAK SPACE}{text}\N{NO-BREAK SPACE}"
    look = ""
    if of.strong or of.gap or of.accent or of.small or of.boxed:
        look = _look(of.strong, of.gap, of.accent, of.small, of.boxed)
    # In a run of its own, so that a frame is drawn round the words alone.
    tab = "<w:r><w:tab/></w:r>" if of.tab_before else ""
    return f"{tab}<w:r>{look}{_words(text)}</w:r>"


def row(  # noqa: PLR0913 - what sets a header, a spanning and a last row apart
    of: Row,
    widths: Sequence[int],
    *,
    header: bool = False,
    keep: bool = False,
    spans: Sequence[int] = (),
    ends: frozenset[int] = frozenset(),
) -> str:
    """Give one row of a table whose columns are so wide, in twentieths of a point."""
    if not spans:
        whole = len(of.cells) == 1 and len(widths) > 1
        spans = (len(widths),) if whole else (1,) * len(widths)
    parts = [_row_begins(whole=of.stays_whole, header=header)]
    at = 0
    for column, (words, span) in enumerate(zip(of.cells, spans, strict=True)):
        width = widths[at] if span == 1 else sum(widths[at : at + span])
        at += span
        right = span == 1 and column in ends
        parts.append(_cell_begins(width, span, header=header))
        parts.extend(paragraph(each, keep=keep, ends=right) for each in words)
        parts.append("</w:tc>")
    parts.append("</w:tr>")
    return "".join(parts)


@cache
def _paragraph_begins(style: Style, *, keep: bool, ends: bool) -> str:
    named = "" if style is Style.BODY else f'<w:pStyle w:val="{style.value}"/>'
    kept = "<w:keepNext/>" if keep else ""
    right = '<w:jc w:val="right"/>' if ends else ""
    return f"<w:p><w:pPr>{named}{kept}{right}</w:pPr>"


@cache
def _look(strong: bool, gap: bool, accent: bool, small: bool, boxed: bool) -> str:  # noqa: FBT001 - one switch for each look
    parts = (
        (strong, "<w:b/><w:bCs/>"),
        (gap, "<w:i/><w:iCs/>"),
        (accent, f'<w:color w:val="{_ACCENT}"/>'),
        (small, '<w:sz w:val="26"/><w:szCs w:val="26"/>'),
        (boxed, f'<w:bdr w:val="single" w:sz="8" w:space="0" w:color="{INK}"/>'),
    )
    return f"<w:rPr>{''.join(part for there, part in parts if there)}</w:rPr>"


@cache
def _row_begins(*, whole: bool, header: bool) -> str:
    return (
        "<w:tr><w:trPr>"
        f"{'<w:cantSplit/>' if whole else ''}{'<w:tblHeader/>' if header else ''}</w:trPr>"
    )


@cache
def _cell_begins(width: int, span: int, *, header: bool) -> str:
    spanning = f'<w:gridSpan w:val="{span}"/>' if span > 1 else ""
    edge = f'<w:bottom w:val="single" w:sz="6" w:space="0" w:color="{INK}"/>'
    shaded = (
        f"<w:tcBorders>{edge}</w:tcBorders>"
        f'<w:shd w:val="clear" w:color="auto" w:fill="{SHADE}"/><w:vAlign w:val="bottom"/>'
    )
    return (
        f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/>'
        f"{spanning}{shaded if header else ''}</w:tcPr>"
    )


def _words(text: str) -> str:
    """Give text that can be shown, with its tabs and line ends as elements."""
    if "\n" not in text and "\t" not in text:
        return _piece(text)
    return "<w:br/>".join(
        "<w:tab/>".join(_piece(each) for each in part.split("\t")) for part in text.split("\n")
    )


def _piece(text: str) -> str:
    return f'<w:t xml:space="preserve">{_escaped(text)}</w:t>' if text else ""


def _escaped(text: str) -> str:
    """Give text as the content of an element. (XML 1.0, 2.4)."""
    if "&" in text or "<" in text or ">" in text:
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    return text
