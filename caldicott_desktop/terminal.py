"""What a command line takes from whoever runs it: passphrases, and in the end their attention."""

from __future__ import annotations

import os
import sys
from dataclasses import dataclass, field
from pathlib import Path
from typing import IO

from caldicott_desktop import files
from caldicott_desktop.errors import KnownError

# The longest passphrase anybody types is far shorter; what a file holds beyond is none.
_LONGEST_BYTES = 4096


class NoPassphrase(KnownError):
    """A vault needs its passphrase, and there is no one and no line to take it from."""

    id = "no-passphrase"


class DifferentPassphrases(KnownError):
    """A new passphrase was not typed twice alike."""

    id = "different-passphrases"


class NotAPassphraseFile(KnownError):
    """The file that should hold a passphrase cannot be read, or its first line is empty."""

    id = "not-a-passphrase-file"


@dataclass(slots=True, kw_only=True)
class Asking:
    """Where passphrases come from: one line of standard input for all, or the person each time.

    Those of exported files come from the first line of `file`, where one is given.
    """

    from_stdin: bool
    file: Path | None = None
    _line: str | None = field(default=None, init=False, repr=False)

    def __call__(self, prompt: str) -> str:
        """The passphrase, without its line end. Raises `NoPassphrase`."""
        if not self.from_stdin:
            if not sys.stdin.isatty():
                raise NoPassphrase
            import getpass  # noqa: PLC0415 - of all that start the program few are asked here

            return getpass.getpass(prompt)
        if self._line is None:
            self._line = _first_line(sys.stdin.buffer)
        return self._line

    def new(self, prompt: str) -> str:
        """The same of a passphrase that is set now, typed twice. Raises `DifferentPassphrases`."""
        passphrase = self(prompt)
        if passphrase != self("The same once more: "):
            raise DifferentPassphrases
        return passphrase

    def of_file(self, prompt: str) -> str:
        """The passphrase of an exported file. Raises `NoPassphrase`, `NotAPassphraseFile`."""
        return self(prompt) if self.file is None else _on_first_line(self.file)

    def new_of_file(self, prompt: str) -> str:
        """The same of one that is about to leave; never the vault's own line of standard input."""
        if self.file is not None:
            return _on_first_line(self.file)
        if self.from_stdin:
            raise NoPassphrase("of-file")
        return self.new(prompt)


def nobody_reads() -> None:
    """Let what is still to be printed go nowhere, after whoever read it has closed the pipe."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, sys.stdout.fileno())
    os.close(nowhere)


def _first_line(stream: IO[bytes]) -> str:
    # Bytes, because the encoding of standard input is the terminal's and the passphrase is UTF-8.
    line = stream.readline(_LONGEST_BYTES).removesuffix(b"\n").removesuffix(b"\r")
    try:
        passphrase = line.decode("utf-8")
    except UnicodeDecodeError:
        raise NoPassphrase from None
    if not passphrase:
        raise NoPassphrase
    return passphrase


def _on_first_line(path: Path) -> str:
    try:
        with files.opened_ordinary(path) as stream:
            return _first_line(stream)
    except (OSError, NoPassphrase) as error:
        raise NotAPassphraseFile(name=path.name) from error
