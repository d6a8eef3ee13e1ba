"""Our references for the numbers by which a source's log knows people, such as NHS numbers.

They come from the name key and from a list that is read for one comparison and kept nowhere:
`docs/decisions/0244-logs-of-several-systems-and-of-numbers.md`.
"""

from __future__ import annotations

from collections.abc import Mapping

from caldicott_desktop import identifiers
from caldicott_desktop.casework.casebook import Casebook
from caldicott_desktop.casework.examiner.other_lists import OtherList
from caldicott_desktop.casework.names import references_by_number
from caldicott_desktop.domain.examiner.access_log import (
    NumberList,
    read_number_list,
    same_number,
)


def numbers_of(book: Casebook, read: OtherList | None) -> NumberList:
    """Return our reference for each number of a list, or else of the name key; the list's faults.

    A number that the name key has of two people stands for neither.
    """
    known: dict[str, str | None] = {}
    for number, reference in references_by_number(book):
        key = same_number(number)
        if known.setdefault(key, reference) != reference:
            known[key] = None
    listed = NumberList(references={}, faults=())
    if read is not None:
        listed = read_number_list(read.table, read.columns, identifiers.health_number)
    references: Mapping[str, str] = {
        **{number: reference for number, reference in known.items() if reference is not None},
        **listed.references,
    }
    return NumberList(references=references, faults=listed.faults)
