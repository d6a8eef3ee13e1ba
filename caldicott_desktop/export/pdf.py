"""A document as the bytes of a PDF that is archived and read aloud alike: PDF/A-3a and PDF/UA-1.

The words go to typst as data, in memory, and its one template knows nothing but how to draw them;
it may read the folder that it lies in and no other (`docs/decisions/0186-pdf-by-typst.md`).
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from caldicott_desktop import assets
from caldicott_desktop.domain.record.blocks import Style, line
from caldicott_desktop.export import locking, pdf_tree, typeface
from caldicott_desktop.export.model import Document

if TYPE_CHECKING:
    import typst

_STANDARDS: list[typst.PDFStandard] = ["a-3a", "ua-1"]
# Characters of a tree: some fifteen pages, of which typst keeps forty megabytes.
_LARGE = 60_000
# Documents until typst lets go of what it worked out for one.
_KEPT_FOR = 11
# A file for archives may not be locked (ISO 19005-3, 6.1.3).
_STANDARDS_OF_LOCKED: list[typst.PDFStandard] = ["ua-1"]
LOCKED = (
    "This PDF opens with a passphrase only. It can be read aloud (PDF/UA-1) and is not one for "
    "archives (PDF/A), which may not be locked."
)


def to_bytes(document: Document, passphrase: str | None = None) -> bytes:
    """Give the bytes of the PDF; they depend on the document alone.

    With a passphrase it opens with that only, says so before anything else, and has other bytes
    each time. The interpreter is free for other threads meanwhile. It cannot be stopped: whoever
    no longer wants the result drops it.
    """
    if passphrase is not None:
        told = (line(LOCKED, style=Style.NOTE), *document.blocks)
        document = replace(document, blocks=told)
    planted = json.dumps(pdf_tree.tree(document), ensure_ascii=False)
    inputs = {"document": planted}
    if document.attachment is not None:
        inputs["attachment"] = document.attachment.data.decode("utf-8")
    standards = _STANDARDS if passphrase is None else _STANDARDS_OF_LOCKED
    made = compiled(inputs, document.made_at, standards)
    if len(planted) > _LARGE:
        _forget()
    return made if passphrase is None else locking.locked_pdf(made, passphrase)


def compiled(
    inputs: dict[str, str],
    made_at: datetime,
    standards: Sequence[typst.PDFStandard] = _STANDARDS,
) -> bytes:
    """Give what typst makes of a document's tree, the JSON of `pdf_tree`."""
    import typst  # noqa: PLC0415 - seven megabytes that most sessions never need

    folder = _folder()
    made = typst.Compiler(
        _template(),
        root=folder,
        font_paths=_fonts(),
        ignore_system_fonts=True,
        sys_inputs=inputs,
        package_path=folder,
        package_cache_path=folder,
    ).compile(
        pdf_standards=list(standards),
        # What typst takes and a PDF's properties hold: UTC, to the second.
        timestamp=made_at.astimezone(UTC).replace(microsecond=0),
    )
    if not isinstance(made, bytes):
        raise TypeError("typst gave pages and no file")
    return made


def _forget() -> None:
    """Have typst let go of what it keeps of earlier documents.

    It keeps what it worked out for each until it has made some more, and has no other way to say
    so: two long registers in one session would take twice the memory of one.
    """
    import typst  # noqa: PLC0415 - as above

    for _ in range(_KEPT_FOR):
        typst.Compiler(b"", root=_folder(), font_paths=_fonts(), ignore_system_fonts=True).compile()


def _folder() -> Path:
    return assets.folder("resources") / "templates" / "typst"


@cache
def _template() -> bytes:
    return (_folder() / "document.typ").read_bytes()


@cache
def _fonts() -> typst.Fonts:
    import typst  # noqa: PLC0415 - as above

    return typst.Fonts(
        include_system_fonts=False,
        include_embedded_fonts=False,
        font_paths=[typeface.folder()],
    )
