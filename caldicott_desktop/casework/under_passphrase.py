"""Passphrases for files that leave: which are taken, and which files can have one.

Such a passphrase is typed into Word, a PDF reader or 7-Zip, on a computer of somebody else's
(`docs/decisions/0224-passphrases-on-what-leaves.md`).
"""

from __future__ import annotations

from collections.abc import Iterable

from caldicott_desktop.casework import faults
from caldicott_desktop.domain.audit.presets import Format
from caldicott_desktop.vault import passphrases
from caldicott_desktop.vault.faults import PassphraseUnusable

_LOCKABLE = frozenset({Format.WORD, Format.PDF, Format.EXCEL})


class NeedsPack(faults.CaseworkError):
    """A file that nothing can lock was to leave under a passphrase by itself."""

    id = "passphrase-needs-pack"


def passphrase_for_files(passphrase: str | None) -> str | None:
    """Return the passphrase as files get it; `None` where none is wanted.

    It is held to what a vault's is, and to what every keyboard and zip program has. Raises
    `PassphraseTooShort`, `PassphraseUnusable`.
    """
    if passphrase is None:
        return None
    told = passphrases.require_new(passphrase).decode("utf-8")
    if not told.isascii():
        raise PassphraseUnusable
    return told


def require_lockable(formats: Iterable[Format]) -> None:
    """Raise `NeedsPack` where a file of one of these formats cannot have a passphrase by itself."""
    if open_ones := [each.label for each in dict.fromkeys(formats) if each not in _LOCKABLE]:
        raise NeedsPack(formats=", ".join(open_ones))
