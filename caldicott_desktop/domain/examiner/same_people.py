"""Which names, written differently in two systems, are taken for one person.

*Bell, Tina (MEO)*, *T Bell* and *Dr Tina Bell* are one: surname and first letter agree, and no two
forenames differ. Where *Tina* and *Tom Bell* both occur, each is a person of their own and *T Bell*
is neither, since it could be both. What a system calls somebody otherwise, `BELLT01`, a person here
says once: that is an alias. Nothing else is guessed.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from caldicott_desktop.domain.naming import folded, parts_of

_ASIDE = re.compile(r"[(\[][^)\]]*[)\]]")  # a role behind a name: “(MEO)”


class SamePeople:
    """Tells people apart by the names that occur; `key` is the same for one person's names."""

    def __init__(self, names: Iterable[str], aliases: Mapping[str, str] | None = None) -> None:
        """Look at every name that will be asked for; `aliases` are other names for some of them."""
        self._aliases = {folded(other): name for other, name in (aliases or {}).items()}
        self._forenames: dict[tuple[str, str], set[str]] = {}
        self._keys: dict[str, str] = {}
        for name in (*names, *self._aliases.values()):
            surname, forename = _taken_apart(self._aliases.get(folded(name), name))
            known = self._forenames.setdefault((surname, forename[:1]), set())
            if len(forename) > 1:
                known.add(forename)

    def key(self, name: str) -> str:
        """What stands for the person of a name: text for comparing, and for nothing else."""
        if name not in self._keys:
            self._keys[name] = self._key(self._aliases.get(folded(name), name))
        return self._keys[name]

    def _key(self, name: str) -> str:
        surname, forename = _taken_apart(name)
        known = self._forenames.get((surname, forename[:1]), set())
        return f"{surname}, {forename if len(known) > 1 else forename[:1]}"


def strangers(theirs: Iterable[str], ours: Iterable[str]) -> tuple[str, ...]:
    """The names of `theirs` that are nobody's of `ours`, in their order, each written way once."""
    found: dict[str, str] = {}
    for name in theirs:
        found.setdefault(folded(name), name)
    known = [*ours]
    people = SamePeople((*found.values(), *known))
    here = {people.key(name) for name in known}
    return tuple(name for name in found.values() if people.key(name) not in here)


def _taken_apart(name: str) -> tuple[str, str]:
    """The surname and the first forename, folded; a forename of one letter is an initial."""
    parts = parts_of(_ASIDE.sub(" ", name))
    return " ".join(parts.surname), next(iter(parts.forenames), "")
