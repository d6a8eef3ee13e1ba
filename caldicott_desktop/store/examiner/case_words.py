"""The words a case of the examiner log is found by: those that somebody typed about it.

What every case has alike, such as codes, ids and the words an examiner asserts, would only fill the
index.
"""

from __future__ import annotations

from caldicott_desktop.ledger.payload import Lines
from caldicott_desktop.store import payloads, search
from caldicott_desktop.store.connection import Store
from caldicott_desktop.store.examiner import cases, log

_SAID = (
    *("/reference", "/note", "/asked", "/examiner", "/words", "/why"),
    *("/source_short", "/accessor", "/problem_words", "/scope_reason"),
    *("/assertion/own_words", "/coroner", "/their_reference"),
    *("/findings/sensitive_words", "/findings/linked/reference", "/findings/linked/scope"),
    *("/findings/bereaved/what", "/findings/bereaved/to_whom", "/findings/bereaved/relationship"),
    *("/who", "/circumstance_words", "/notified", "/handed_to", "/handed_what"),
)


def index(store: Store, case: bytes) -> None:
    """Put everything that was said of a case into the index anew, once it is listed."""
    row = cases.row_of(store, case)
    if row is None:
        return
    search.remove(store, row, index=search.CASES)
    said = (_said(store, number) for number in log.rows_on(store, case))
    search.add(store, row, "\n".join(said), index=search.CASES)


def _said(store: Store, row: int) -> str:
    """Return what an entry says in words, unchecked."""
    kept = payloads.get(store, row)
    if kept is None:
        return ""
    lines = Lines(kept.content)
    words: list[str] = []
    for value in (lines[path] for path in _SAID if path in lines):
        if isinstance(value, str):
            words.append(value)
        elif isinstance(value, tuple):
            words += map(str, value)
    return "\n".join(words)
