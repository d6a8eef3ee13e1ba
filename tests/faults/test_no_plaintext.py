from __future__ import annotations

import io
import json
import os
import subprocess
import sys
import zipfile
from dataclasses import dataclass
from pathlib import Path

import pytest

CANARY = "Quillfeather"
ENCODINGS = ("utf-8", "utf-16-le", "utf-16-be")

# What programs are told of where their files belong, on every system.
FOLDERS = {
    "HOME": "home",
    "TMPDIR": "temporary",
    "XDG_CACHE_HOME": "cache",
    "XDG_CONFIG_HOME": "config",
    "XDG_DATA_HOME": "data",
    "XDG_STATE_HOME": "state",
    "XDG_RUNTIME_DIR": "runtime",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Session:
    """What a session left: the folders it was given, what it exported, what it opened."""

    folders: Path
    exports: Path
    told: dict[str, object]
    printed: str

    @property
    def files(self) -> list[Path]:
        return [each for each in self.folders.rglob("*") if each.is_file()]


def holds(data: bytes, word: str) -> bool:
    """Whether `data` holds `word` in any case and any usual encoding."""
    lowered = data.lower()
    return any(word.lower().encode(encoding) in lowered for encoding in ENCODINGS)


@pytest.fixture(scope="module")
def session(tmp_path_factory: pytest.TempPathFactory) -> Session:
    top = tmp_path_factory.mktemp("session")
    folders, exports, pictures = top / "folders", top / "exports", top / "pictures"
    for folder in (exports, pictures, *(folders / name for name in FOLDERS.values())):
        folder.mkdir(mode=0o700, parents=True)
    given = {name: str(folders / folder) for name, folder in FOLDERS.items()}
    done = subprocess.run(
        [sys.executable, "-m", "tests.faults.canary", str(exports), str(pictures), CANARY],
        check=False,
        capture_output=True,
        text=True,
        cwd=Path(__file__).parents[2],
        env={**os.environ, **given},
    )
    assert done.returncode == 0, done.stderr
    told: dict[str, object] = json.loads(done.stdout)
    return Session(folders=folders, exports=exports, told=told, printed=done.stderr)


def test_the_search_finds_the_word_where_it_is_meant_to_be(session: Session) -> None:
    (record,) = session.exports.iterdir()
    with zipfile.ZipFile(io.BytesIO(record.read_bytes())) as word:
        assert holds(word.read("word/document.xml"), CANARY)
    assert holds(CANARY.upper().encode("utf-16-be"), CANARY)


def test_a_typed_word_is_in_no_file_but_the_one_that_was_asked_for(session: Session) -> None:
    names = {each.name for each in session.files}
    assert {"vault.json", "register-1.db", "caldicott.log"} <= names
    found = [each for each in session.files if holds(each.read_bytes(), CANARY)]
    assert found == []
    assert not [each for each in session.folders.rglob("*") if holds(bytes(each), CANARY)]
    assert not holds(session.printed.encode(), CANARY)


def test_a_session_opens_no_internet_socket_and_loads_no_networking(session: Session) -> None:
    assert session.told == {"sockets": [], "modules": [], "library": False}
