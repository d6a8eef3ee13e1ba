"""Files that open with a passphrase only, in the way that their own programs open them.

Word and Excel as Office does it (ECMA-376 agile encryption, AES-256), PDF as PDF 2.0 does it
(AES-256, revision 6), and a zip file as WinZip does it (AE-2, AES-256): Word, Excel, a PDF reader
and 7-Zip ask for the passphrase. Why so, and what such a passphrase is worth:
`docs/decisions/0224-passphrases-on-what-leaves.md`.
"""

from __future__ import annotations

import zipfile
from io import BytesIO
from pathlib import Path

# Everything but taking the pages apart, which pikepdf leaves out by itself.
_ALLOWED = {"modify_assembly": True}


def locked_office(data: bytes, passphrase: str) -> bytes:
    """Give a Word file or a workbook that opens with the passphrase only."""
    from msoffcrypto.format.ooxml import OOXMLFile  # noqa: PLC0415 - few sessions need it

    locked = BytesIO()
    OOXMLFile(BytesIO(data)).encrypt(passphrase, locked)
    return locked.getvalue()


def locked_pdf(data: bytes, passphrase: str) -> bytes:
    """Give a PDF that opens with the passphrase only, and then allows whatever it did before."""
    import pikepdf  # noqa: PLC0415 - the same

    locked = BytesIO()
    with pikepdf.open(BytesIO(data)) as file:
        file.save(
            locked,
            encryption=pikepdf.Encryption(
                user=passphrase, owner=passphrase, R=6, allow=pikepdf.Permissions(**_ALLOWED)
            ),
        )
    return locked.getvalue()


def zip_file(path: Path, passphrase: str) -> tuple[zipfile.ZipFile, type[zipfile.ZipInfo]]:
    """Give a new zip file to write into, whose files open with the passphrase only.

    With it comes what an entry of it is. Both are used as those of `zipfile` are.
    """
    import pyzipper  # noqa: PLC0415 - the same

    archive = pyzipper.AESZipFile(
        path, "x", compression=zipfile.ZIP_DEFLATED, encryption=pyzipper.WZ_AES
    )
    archive.setpassword(passphrase.encode("ascii"))
    return archive, archive.zipinfo_cls
