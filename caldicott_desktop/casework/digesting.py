"""The fingerprint of a file somebody chose: its SHA-256 and size, and nothing else of it."""

from __future__ import annotations

from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

from caldicott_desktop import files
from caldicott_desktop.casework import faults
from caldicott_desktop.casework.turns import Progress, Steps

# Bytes read in one turn: a few milliseconds.
_BYTES = 1 << 20


@dataclass(frozen=True, slots=True, kw_only=True)
class FileDigest:
    """A file's SHA-256 in hex, and its size in bytes."""

    sha256: str
    size: int


class FileUnreadable(faults.FileNotRead):
    """The operating system refused to read a file, or it is none that could be sent."""


def digest_file(path: Path) -> Steps[FileDigest]:
    """Return the digest of the file at `path`, read in turns; closing it stops it.

    Raises `FileUnreadable`.
    """
    digest, size = sha256(), 0
    try:
        total = path.stat().st_size
        for part in files.read_in_parts(path, _BYTES):
            digest.update(part)
            size += len(part)
            yield Progress(done=size, total=max(size, total))
    except files.NotAnOrdinaryFile as error:
        raise FileUnreadable("not-ordinary", name=path.name) from error
    except OSError as error:
        reason = error.strerror or type(error).__name__
        raise FileUnreadable(name=path.name, reason=reason) from error
    return FileDigest(sha256=digest.hexdigest(), size=size)
