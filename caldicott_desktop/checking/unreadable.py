"""Files that are no documents of ours, whatever they say of themselves."""

from __future__ import annotations

from caldicott_desktop.errors import KnownError

# A record of ordinary size unpacks to 0.2 MB; one with 100 kB of text in every field to some 20 MB.
LARGEST_BYTES = 64 * 2**20
"""What a document of ours never exceeds, packed or unpacked."""


class UnreadableDocument(KnownError):
    """The file is not a Word document or a PDF that can be read; says why."""

    id = "unreadable-document"
