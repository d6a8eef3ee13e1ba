"""What `verify` says of a journey's vault and documents, once its program has ended."""

from __future__ import annotations

from pathlib import Path

from caldicott_desktop import casework
from caldicott_desktop.tour.album import Album
from caldicott_desktop.tour.waiting import Stuck

_RECORDS = "CG-*.docx"
_A_LETTER = " reply.docx"  # carries no record


def verify(album: Album, passphrase: str) -> None:
    """Check the vault and every exported record in the album's folder; raises `Stuck` if unsound.

    What was found is shown in the index, in the words that the command line prints.
    """
    (vault,) = album.folder.glob("*.caldicott")
    place = casework.Place(state_folder=album.folder / "state")
    _show(album, vault, *_vault(vault, passphrase, place))
    for record in sorted((album.folder / "documents").glob(_RECORDS)):
        if record.name.endswith(_A_LETTER):
            continue
        album.file(record, "the record as a Word file, with its proof inside")
        document = casework.verify_document(record)
        _show(album, record, document.status, document.words())


def _vault(vault: Path, passphrase: str, place: casework.Place) -> tuple[int, str]:
    steps = casework.verify_folder(vault, passphrase, place=place)
    while True:
        try:
            next(steps)
        except StopIteration as end:
            report: casework.VaultReport = end.value
            return report.status, report.words()


def _show(album: Album, path: Path, status: int, words: str) -> None:
    album.printed(f"`caldicott-desktop verify '{path.name}'`", words)
    if status:
        raise Stuck(f"{path.name}: {words}")
