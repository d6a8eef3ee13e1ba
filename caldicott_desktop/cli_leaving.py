"""What every verb of the command line is asked for by which files leave a vault."""

from __future__ import annotations

import argparse
from collections.abc import Callable, Sequence
from pathlib import Path

Formats = Callable[[str, Sequence[str]], tuple[str, ...]]
"""Takes apart a list of formats, given those there are."""


def add_vault(verb: argparse.ArgumentParser) -> None:
    """Have `verb` ask for the vault."""
    verb.add_argument(
        "--vault", type=Path, required=True, metavar="DIR", help="the folder of the vault"
    )


def add_files(
    verb: argparse.ArgumentParser, formats: Formats, offered: Sequence[str], *, more: str = ""
) -> None:
    """Have `verb` ask for formats among those `offered`, where to, to whom and what for."""
    verb.add_argument(
        "--format",
        required=True,
        type=lambda text: formats(text, offered),
        metavar="LIST",
        help=f"with commas between them: {', '.join(offered)}{more}",
    )
    verb.add_argument(
        "--out", type=Path, required=True, metavar="DIR", help="the folder to write into"
    )
    verb.add_argument("--for", dest="recipient", metavar="WHOM", help="who receives it")
    verb.add_argument("--purpose", metavar="WHY", help="what it is for")


def add_lock(verb: argparse.ArgumentParser) -> None:
    """Have `verb` offer a passphrase on what leaves."""
    verb.add_argument(
        "--lock",
        action="store_true",
        help="let what leaves open with a passphrase only, which is asked for twice",
    )
