"""Locked files are what their own programs expect, by what is written down of each form."""

from __future__ import annotations

import hashlib
import hmac
import struct
import zipfile
import zlib
from pathlib import Path

from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes

from caldicott_desktop.export import pack_file

OPENS = "fictional words for a file"
SAID = b"a line of a register\r\n" * 40


def opened_by_hand(path: Path, name: str) -> bytes:
    """What a file in the zip says, by WinZip's own description of AE-2 and nothing of ours."""
    with zipfile.ZipFile(path) as archive:
        entry = archive.getinfo(name)
    assert (entry.compress_type, entry.flag_bits & 1, entry.CRC) == (99, 1, 0)
    assert struct.unpack("<2sBH", entry.extra[6:]) == (b"AE", 3, zipfile.ZIP_DEFLATED)
    data = path.read_bytes()[entry.header_offset :]
    names, extras = struct.unpack("<HH", data[26:30])
    data = data[30 + names + extras :][: entry.compress_size]
    salt, told, body, code = data[:16], data[16:18], data[18:-10], data[-10:]
    keys = hashlib.pbkdf2_hmac("sha1", OPENS.encode(), salt, 1000, 66)
    assert keys[64:] == told
    assert hmac.new(keys[32:64], body, "sha1").digest()[:10] == code
    blocks = range(1, len(body) // 16 + 2)
    counters = b"".join(number.to_bytes(16, "little") for number in blocks)
    stream = Cipher(algorithms.AES(keys[:32]), modes.ECB()).encryptor().update(counters)  # noqa: S305
    packed = bytes(one ^ other for one, other in zip(body, stream, strict=False))
    return zlib.decompress(packed, wbits=-15)


def test_a_locked_zip_opens_by_what_is_written_down_of_it(tmp_path: Path) -> None:
    source = tmp_path / "Register.csv"
    source.write_bytes(SAID)
    path = tmp_path / "Pack.zip"
    assert list(pack_file.in_turns(path, [source], OPENS)) == [len(SAID)]
    assert opened_by_hand(path, "Register.csv") == SAID


def test_the_same_files_give_the_same_zip_and_other_bytes_under_a_passphrase(
    tmp_path: Path,
) -> None:
    source = tmp_path / "Register.csv"
    source.write_bytes(SAID)
    for name, passphrase in (("1", None), ("2", None), ("3", OPENS), ("4", OPENS)):
        list(pack_file.in_turns(tmp_path / name, [source], passphrase))
    first, second, third, fourth = ((tmp_path / each).read_bytes() for each in "1234")
    assert first == second
    assert third != fourth
    assert len(third) == len(fourth)
