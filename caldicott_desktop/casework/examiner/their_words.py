"""What was said once of the words of a source's system, and is remembered for that source.

Beside the entries, as a convenience, like the columns of a list: what cannot be read is asked for
again.
"""

from __future__ import annotations

import json
from collections.abc import Mapping

from caldicott_desktop.casework.casebook import Casebook
from caldicott_desktop.casework.changes import EntryId
from caldicott_desktop.casework.examiner.sources import known_source
from caldicott_desktop.domain.naming import folded
from caldicott_desktop.store import settings


def remembered(book: Casebook, source: EntryId, about: str) -> dict[str, str]:
    """Return what was said by the words of the source's system, folded. Raises `SourceUnknown`."""
    try:
        found = json.loads(settings.get(book.store, _name(book, source, about)) or "{}")
    except ValueError:
        return {}
    if not isinstance(found, dict):
        return {}
    return {words: said for words, said in found.items() if isinstance(said, str)}


def remember(book: Casebook, source: EntryId, about: str, said: Mapping[str, str | None]) -> None:
    """Remember what is said by the words of the source's system; `None` forgets it.

    It is remembered for every standing decision about the same source. Raises `SourceUnknown`.
    """
    new = {folded(words): meant for words, meant in said.items()}
    known = {**remembered(book, source, about), **new}
    kept = {words: meant for words, meant in known.items() if meant is not None}
    with book.store.transaction():
        text = json.dumps(kept, ensure_ascii=False, sort_keys=True)
        settings.put(book.store, _name(book, source, about), text)


def _name(book: Casebook, source: EntryId, about: str) -> str:
    of = known_source(book, source)
    return f"{about} {json.dumps([of.name, of.holder], ensure_ascii=False)}"
