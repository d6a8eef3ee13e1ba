"""A stranger's spreadsheet or text → plain rows, and which of its columns is what.

Nothing here runs what a file holds, follows a link out of it, or writes anywhere. Whatever cannot
be read is an `UnreadableList`, in plain words and in bounded time.
"""

from caldicott_desktop.importing.columns import MOST_ROWS, fingerprint, recognise
from caldicott_desktop.importing.faults import UnreadableList
from caldicott_desktop.importing.tables import paste, read, reading

__all__ = [
    "MOST_ROWS",
    "UnreadableList",
    "fingerprint",
    "paste",
    "read",
    "reading",
    "recognise",
]
