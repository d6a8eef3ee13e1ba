"""A PDF taken apart as far as a check goes: what of ours is attached to it.

The file may come from anyone. qpdf reads it in memory under limits; nothing in it is drawn or run,
and of its pages nothing is read, for a PDF has no words that two programs would read alike.
"""

from __future__ import annotations

from functools import cache
from io import BytesIO
from types import ModuleType

from caldicott_desktop.checking.unreadable import LARGEST_BYTES, UnreadableDocument
from caldicott_desktop.ledger import origin, proof

_NAMES = (proof.FILE_NAME, origin.FILE_NAME)


def read_pdf(data: bytes) -> bytes | None:
    """Give the JSON of ours that is attached to the PDF; `None` where there is none.

    Raises `UnreadableDocument` for bytes that are no PDF, for one that needs a passphrase, and for
    one that is damaged or larger inside than any of ours.
    """
    pikepdf = _library()
    try:
        with pikepdf.open(BytesIO(data), attempt_recovery=False) as file:
            found = [name for name in _NAMES if name in file.attachments]
            if len(found) > 1:
                raise UnreadableDocument("part-twice", part=found[1])
            return bytes(file.attachments[found[0]].get_file().read_bytes()) if found else None
    except pikepdf.PasswordError as error:
        raise UnreadableDocument("pdf-locked") from error
    except (pikepdf.PdfError, *_DAMAGED) as error:
        raise UnreadableDocument("not-pdf") from error


class Locked(Exception):
    """The PDF opens with another passphrase, or with one at all."""


def is_locked(data: bytes) -> bool:
    """Tell whether the bytes are those of a PDF that opens with a passphrase only."""
    if b"/Encrypt" not in data:
        return False
    pikepdf = _library()
    try:
        with pikepdf.open(BytesIO(data), attempt_recovery=False):
            return False
    except pikepdf.PasswordError:
        return True
    except (pikepdf.PdfError, *_DAMAGED):
        return False


def unlocked(data: bytes, passphrase: str) -> bytes:
    """Give the same PDF without its passphrase. Raises `Locked` and `UnreadableDocument`."""
    pikepdf = _library()
    opened = BytesIO()
    try:
        with pikepdf.open(BytesIO(data), password=passphrase, attempt_recovery=False) as file:
            file.save(opened)
    except pikepdf.PasswordError as error:
        raise Locked from error
    except (pikepdf.PdfError, *_DAMAGED) as error:
        raise UnreadableDocument("not-pdf") from error
    return opened.getvalue()


# What pikepdf gives for objects that are of another kind than their place asks for.
_DAMAGED = (AttributeError, KeyError, RuntimeError, TypeError, ValueError)


@cache
def _library() -> ModuleType:
    """Load the library when the first PDF is checked, and set what it may take; it keeps that."""
    import pikepdf  # noqa: PLC0415 - a tenth of a second that most sessions never need

    pikepdf.settings.set_qpdf_limits(
        flate_max_memory=LARGEST_BYTES,
        run_length_max_memory=LARGEST_BYTES,
        png_max_memory=LARGEST_BYTES,
        tiff_max_memory=LARGEST_BYTES,
        doc_max_warnings=100,
        max_stream_filters=2,
    )
    return pikepdf
