"""What stands in a Word file that Caldicott Log never writes there.

The digest is over words. Whatever can add to what a reader sees without being a word of the text,
or take from it without removing one, is looked for here. Elements are known by list (ECMA-376
part 1, chapter 17): what is not on it is reported, whatever it may be.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from caldicott_desktop.checking.word_file import Element, Relationship, VisibleDocument, W
from caldicott_desktop.ledger import word_text

_WORD_SPACE = W[1:-1]
_SNIPPET = 60
# Half points: what a record never goes under, and the eye hardly reads.
_SMALLEST = 12
# Twentieths of a point: 8 pt, the smallest text of ours.
_LOWEST_LINE = 160
# Of 255: text lighter than this does not show on white paper.
_LIGHTEST = 215
_OFF = frozenset({"0", "false", "off", "none"})

TRACKED = "tracked changes"
HIDDEN = "hidden text"
FAINT = "text too pale or too small to read"
CLIPPED = "rows or lines of a fixed height, which can cut off text"
STRUCK = "text struck through"
TEXT_BOX = "text boxes"
DRAWING = "drawings, pictures or embedded objects"
COMMENT = "comments"
FOOTNOTE = "footnotes or endnotes"
FIELD = "fields other than page numbers"
NUMBERED = "automatic numbering or bullets"
FED = "text taken from elsewhere in the file or from another file"
PROGRAM = "programs (macros)"
UNKNOWN = "content of a kind that Caldicott Log does not write"

_NAMED = {
    TRACKED: (
        *("ins", "del", "moveFrom", "moveTo", "cellIns", "cellDel", "cellMerge"),
        *("rPrChange", "pPrChange", "sectPrChange", "tblPrChange", "trPrChange", "tcPrChange"),
        *("tblGridChange", "tblPrExChange", "numberingChange"),
    ),
    TEXT_BOX: ("txbxContent",),
    DRAWING: ("drawing", "pict", "object", "control", "movie", "background"),
    COMMENT: ("commentReference",),
    FOOTNOTE: ("footnoteReference", "endnoteReference", "footnoteRef", "endnoteRef"),
    NUMBERED: ("numPr",),
    FED: ("altChunk", "subDoc", "dataBinding"),
    FIELD: ("fldSimple",),
}
_FOREIGN = {f"{W}{name}": kind for kind, names in _NAMED.items() for name in names}

# Inside these, everything is formatting; what of it matters is looked for by name.
_PROPERTIES = frozenset(
    f"{W}{name}"
    for name in ("pPr", "rPr", "sdtPr", "tblPr", "trPr", "tcPr", "sectPr", "sdtEndPr", "tblPrEx")
)
# What our own files hold, and what word processors add to them without changing what is seen.
_KNOWN = _PROPERTIES | {
    f"{W}{name}"
    for name in (
        *("document", "body", "hdr", "ftr", "p", "r", "t", "tab", "br", "cr", "ptab"),
        *("noBreakHyphen", "softHyphen", "lastRenderedPageBreak", "fldChar", "instrText"),
        *("tbl", "tr", "tc", "tblGrid", "gridCol", "sdt", "sdtContent"),
        *("proofErr", "bookmarkStart", "bookmarkEnd", "permStart", "permEnd"),
        *("delText", "delInstrText", "commentRangeStart", "commentRangeEnd"),
        *("moveFromRangeStart", "moveFromRangeEnd", "moveToRangeStart", "moveToRangeEnd"),
    )
}
_FIELDS = frozenset({"PAGE", "NUMPAGES"})
_FORMATS = frozenset({"", r"\* MERGEFORMAT", r"\* ARABIC", r"\* ARABIC \* MERGEFORMAT"})
_LINKS = {
    "vbaProject": PROGRAM,
    "attachedTemplate": FED,
    "aFChunk": FED,
    "subDocument": FED,
    "image": DRAWING,
    "oleObject": DRAWING,
    "package": DRAWING,
    "chart": DRAWING,
    "control": DRAWING,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Foreign:
    """A kind of content we did not write, how often, and beside which words it is met first."""

    kind: str
    count: int
    beside: str | None


def foreign_content(document: VisibleDocument) -> tuple[Foreign, ...]:
    """Give each kind of foreign content in the pages, styles and links of a document."""
    found: Counter[str] = Counter()
    beside: dict[str, str] = {}
    for root in document.roots:
        for kind, paragraph in _in_part(root):
            found[kind] += 1
            if paragraph is not None and (words := _snippet(paragraph)):
                beside.setdefault(kind, words)
    found.update(_in_styles(document.styles))
    found.update(_LINKS[name] for link in document.relationships if (name := _name(link)) in _LINKS)
    return tuple(
        Foreign(kind=kind, count=count, beside=beside.get(kind)) for kind, count in found.items()
    )


def _in_part(root: Element) -> Iterator[tuple[str, Element | None]]:
    """Yield each foreign thing of a body, header or footer with its paragraph."""
    fields = _Fields()
    # Parents come first, so the paragraph an element stands in is known when it is met.
    waiting: list[tuple[Element, Element | None, bool]] = [(root, None, False)]
    while waiting:
        node, paragraph, formatting = waiting.pop()
        if node.tag == f"{W}p":
            paragraph = node
        kind = _kind(node, formatting=formatting) or fields.take(node)
        if kind:
            yield kind, paragraph
        if kind is DRAWING:
            # One drawing is hundreds of elements; all that matters is whether it holds text.
            if next(node.iter(f"{W}txbxContent"), None) is not None:
                yield TEXT_BOX, paragraph
            continue
        formatting = formatting or node.tag in _PROPERTIES
        waiting += ((child, paragraph, formatting) for child in _children(node))
    if fields.open:
        yield FIELD, None


def _children(node: Element) -> Iterator[Element]:
    """Give the elements inside, last first; comments and instructions are none."""
    return node.iterchildren("*", reversed=True)


def _kind(node: Element, *, formatting: bool) -> str | None:
    if node.tag in _FOREIGN:
        return _FOREIGN[node.tag]
    if formatting:
        return _unreadable(node)
    if node.tag in _KNOWN:
        return None
    space = node.tag.partition("}")[0].lstrip("{")
    return UNKNOWN if space == _WORD_SPACE else DRAWING


def _unreadable(node: Element) -> str | None:
    """Give what a formatting element does to the reading of a text, if it does."""
    value = node.get(f"{W}val")
    name = node.tag.removeprefix(W)
    on = value not in _OFF
    if name in {"vanish", "webHidden", "specVanish", "hidden"}:
        return HIDDEN if on else None
    if name in {"trHeight", "spacing"} and _is_clipped(node):
        return CLIPPED
    if name in {"strike", "dstrike"}:
        return STRUCK if on else None
    if (name == "color" and value and _is_pale(value)) or (
        name == "sz" and value and value.isdecimal() and int(value) < _SMALLEST
    ):
        return FAINT
    return None


def _is_clipped(node: Element) -> bool:
    """Tell whether a fixed height cuts off the text of a row or a paragraph."""
    rule = node.get(f"{W}hRule") or node.get(f"{W}lineRule")
    height = node.get(f"{W}val") or node.get(f"{W}line") or ""
    owner = next(node.iterancestors(f"{W}p", f"{W}tr", f"{W}style"), None)
    if rule != "exact" or not height.isdecimal() or owner is None:
        return False
    low = owner.tag == f"{W}tr" or int(height) < _LOWEST_LINE
    return low and (owner.tag == f"{W}style" or next(owner.iter(f"{W}t"), None) is not None)


@lru_cache(maxsize=256)
def _is_pale(colour: str) -> bool:
    try:
        red, green, blue = bytes.fromhex(colour)
    except ValueError:
        return False
    # Rec. 601 weights: how light a colour looks.
    return 0.299 * red + 0.587 * green + 0.114 * blue > _LIGHTEST


class _Fields:
    """Follows the fields of a part: ours give page numbers, and digits are their only result."""

    def __init__(self) -> None:
        self._instructions: list[str] = []
        self._in_result: list[bool] = []

    @property
    def open(self) -> bool:
        """Whether a field was begun and never ended."""
        return bool(self._instructions)

    def take(self, node: Element) -> str | None:
        """Take in the next element; gives `FIELD` when it shows a field that is not ours."""
        if node.tag == f"{W}fldChar":
            return self._turn(node.get(f"{W}fldCharType"))
        if node.tag == f"{W}instrText" and self._instructions:
            self._instructions[-1] += node.text or ""
        elif node.tag == f"{W}t" and True in self._in_result:
            text = (node.text or "").strip()
            return None if not text or (text.isascii() and text.isdecimal()) else FIELD
        return None

    def _turn(self, kind: str | None) -> str | None:
        if kind == "begin":
            self._instructions.append("")
            self._in_result.append(False)
        elif kind == "separate" and self._in_result:
            self._in_result[-1] = True
        elif kind == "end" and self._instructions:
            self._in_result.pop()
            return None if _is_page_number(self._instructions.pop()) else FIELD
        return None


def _is_page_number(instruction: str) -> bool:
    # A number's format can hold words of its own, so only the plain forms are ours.
    first, *format_switch = instruction.upper().split() or [""]
    return first in _FIELDS and " ".join(format_switch) in _FORMATS


def _in_styles(styles: Element | None) -> Iterator[str]:
    """Yield what the styles do to the reading of a text."""
    for style in () if styles is None else styles.iter(f"{W}style", f"{W}docDefaults"):
        if style.get(f"{W}type") in {None, "paragraph", "character", "table"}:
            for node in style.iter("*"):
                if kind := _unreadable(node):
                    yield kind


def _name(link: Relationship) -> str:
    return link.kind.rsplit("/", 1)[-1]


def _snippet(paragraph: Element) -> str:
    """Give the first words of a paragraph, to find it by."""
    text = " ".join(word_text.lines((paragraph,)))
    return text if len(text) <= _SNIPPET else f"{text[:_SNIPPET].rstrip()}…"
