"""A document as the bytes of a Word file (.docx), the same bytes for the same document.

What writes it, `word_package`, is loaded with the first document: python-docx takes ten megabytes
and a tenth of a second, and most sessions write none.
"""

from __future__ import annotations

from collections.abc import Sequence
from types import ModuleType
from typing import TYPE_CHECKING, cast

from caldicott_desktop.export.model import Attachment, Block, Document

if TYPE_CHECKING:
    from docx.document import Document as Package


def build(document: Document) -> Package:
    """Give the document as a package of python-docx."""
    return cast("Package", _writer().build(document))


def extend(package: Package, blocks: Sequence[Block]) -> None:
    """Append blocks to what the package says."""
    _writer().extend(package, blocks)


def attach(package: Package, attachment: Attachment, said: Sequence[str]) -> None:
    """Put data into the package that no page shows, with marks of its `lines`, as they are `said`.

    Nothing but the checking box may have been appended since.
    """
    _writer().attach(package, attachment, said)


def lines(package: Package) -> tuple[str, ...]:
    """Give the texts of the package that its digest is of, in order."""
    return cast("tuple[str, ...]", _writer().lines(package))


def to_bytes(package: Package) -> bytes:
    """Give the bytes of the .docx file; they depend on the package alone."""
    return cast("bytes", _writer().to_bytes(package))


def _writer() -> ModuleType:
    from caldicott_desktop.export import word_package  # noqa: PLC0415 - see the top

    return word_package
