"""What in a case could identify a person, looked for with the name key of the vault."""

from __future__ import annotations

from functools import partial
from itertools import groupby
from operator import itemgetter

from caldicott_desktop import identifiers
from caldicott_desktop.casework.casebook import Casebook
from caldicott_desktop.casework.names import known_names
from caldicott_desktop.domain.case import Case
from caldicott_desktop.domain.identifying import Find, identifiers_in, pointed_out


def finder(book: Casebook) -> Find:
    """Return what finds identifiers in a text, names of the name key included.

    It goes by the name key as it is now, and may be used on any thread.
    """
    return partial(identifiers.find, known=known_names(book))


def told_of_identifiers(book: Casebook, case: Case) -> tuple[tuple[str, str], ...]:
    """Return path and sentence for each answer that could identify someone, as checks take them."""
    found = identifiers_in(case, finder(book))
    return tuple(
        (path, pointed_out(span for _, span in spans))
        for path, spans in groupby(found, key=itemgetter(0))
    )
