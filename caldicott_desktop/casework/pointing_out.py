"""What in a case could identify a person, looked for with the name key of the vault."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from functools import partial
from itertools import groupby
from operator import itemgetter

from caldicott_desktop import identifiers
from caldicott_desktop.casework.casebook import Casebook
from caldicott_desktop.casework.names import known_names
from caldicott_desktop.domain.case import Case
from caldicott_desktop.domain.examiner.case import CaseLine, Told
from caldicott_desktop.domain.examiner.typed_names import identifiers_in_told
from caldicott_desktop.domain.identifying import Find, Span, identifiers_in, pointed_out
from caldicott_desktop.domain.naming import folded

find_identifiers: Find = identifiers.find
"""Finds identifiers in a text, without the names of any name key."""


def finder(book: Casebook) -> Find:
    """Return what finds identifiers in a text, names of the name key included.

    It goes by the name key as it is now, and may be used on any thread.
    """
    return partial(identifiers.find, known=known_names(book))


def told_of_identifiers(book: Casebook, case: Case) -> tuple[tuple[str, str], ...]:
    """Return path and sentence for each answer that could identify someone, as checks take them."""
    return _told(identifiers_in(case, finder(book)))


def identifiers_typed(book: Casebook, told: Told | CaseLine) -> tuple[tuple[str, str], ...]:
    """Return path and sentence for each field of an examiner's line that could identify someone.

    To be said while it is typed; it stops nothing.
    """
    return _told(identifiers_in_told(told, finder(book)))


def _told(found: Iterable[tuple[str, Span]]) -> tuple[tuple[str, str], ...]:
    return tuple(
        (path, pointed_out(span for _, span in spans))
        for path, spans in groupby(found, key=itemgetter(0))
    )


def leaving_with(
    book: Casebook,
    case: Case,
    afterwards: Iterable[str] = (),
    *,
    behind: Collection[str] = (),
    privileged: bool = False,
) -> tuple[Span, ...]:
    """Return what could identify someone in a copy of `case`, each once; advice withheld left out.

    `afterwards` are the words of later entries, which the copy tells as well. Names in answers that
    ask for them are not among it, and neither is what stands at the paths that stay `behind`.
    With `privileged`, advice is not withheld.
    """
    find = finder(book)
    withheld = tuple(
        f"/advice/{index}/"
        for index, given in enumerate(case.advice)
        if given.privileged and not privileged
    )
    found = identifiers_in(case, find)
    leaving = [span for path, span in found if path not in behind and not path.startswith(withheld)]
    leaving += [span for words in afterwards for span in find(words)]
    return tuple({(span.kind, folded(span.words)): span for span in leaving}.values())
