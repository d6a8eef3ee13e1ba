from __future__ import annotations

import io
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

import caldicott_desktop
from caldicott_desktop import casework, cli
from caldicott_desktop.domain.choices import Nation

PASSPHRASE = "fictional: seven quiet herons"

FOUNDING = casework.Founding(
    organisation="Rosewood Care Group (fictional)",
    nation=Nation.ENGLAND,
    site="Head office",
    site_code=None,
    name="Priya Nair",
    position="Caldicott Guardian",
)


@pytest.fixture(scope="module")
def vault(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A vault as the program itself makes them; the command line takes no other costs."""
    folder = tmp_path_factory.mktemp("cli") / "vault"
    place = casework.Place(state_folder=cli.state_folder())
    book = casework.create_vault(
        folder, FOUNDING, PASSPHRASE, place=place, clock=casework.system_clock
    )
    casework.lock(book)
    return folder


@pytest.fixture
def typed(monkeypatch: pytest.MonkeyPatch) -> io.BytesIO:
    """What the person at standard input will have typed."""
    content = io.BytesIO()
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(content, encoding="ascii"))
    return content


def give(typed: io.BytesIO, line: bytes) -> None:
    typed.write(line)
    typed.seek(0)


Printed = pytest.CaptureFixture[str]


def test_the_version_is_that_of_the_package(capsys: Printed) -> None:
    with pytest.raises(SystemExit) as ended:
        cli.main(["--version"])
    assert ended.value.code == 0
    assert capsys.readouterr().out == f"Caldicott Log {caldicott_desktop.__version__}\n"


@pytest.mark.parametrize("line", [["nonsense"], ["verify"], ["verify", "--colour", "x"]])
def test_a_wrong_command_line_is_told_with_its_usage(line: list[str], capsys: Printed) -> None:
    with pytest.raises(SystemExit) as ended:
        cli.main(line)
    assert ended.value.code == cli.NOT_DONE
    assert "usage: caldicott-desktop" in capsys.readouterr().err


def test_help_lists_every_verb(capsys: Printed) -> None:
    with pytest.raises(SystemExit):
        cli.main(["--help"])
    listed = capsys.readouterr().out
    assert "verify" in listed


def test_a_sound_vault_is_intact(vault: Path, typed: io.BytesIO, capsys: Printed) -> None:
    give(typed, PASSPHRASE.encode() + b"\r\nnot read\n")
    assert cli.main(["verify", str(vault), "--passphrase-stdin"]) == cli.DONE
    out, err = capsys.readouterr()
    assert out.startswith("Intact: ")
    assert "Head: log " in out
    assert err == ""


def test_what_was_found_can_be_had_as_json(vault: Path, typed: io.BytesIO, capsys: Printed) -> None:
    give(typed, PASSPHRASE.encode())
    assert cli.main(["verify", "--json", "--passphrase-stdin", str(vault)]) == cli.DONE
    (found,) = json.loads(capsys.readouterr().out)
    assert (found["path"], found["status"], found["intact"]) == (str(vault), 0, True)
    assert found["entries"] == found["heads"][0]["size"]


def test_a_head_noted_earlier_is_looked_for(
    vault: Path, typed: io.BytesIO, capsys: Printed
) -> None:
    give(typed, PASSPHRASE.encode())
    cli.main(["verify", str(vault), "--passphrase-stdin"])
    noted = capsys.readouterr().out.partition("Head: ")[2].splitlines()[0]
    typed.seek(0)
    line = ["verify", str(vault), "--passphrase-stdin", "--head"]
    assert cli.main([*line, noted]) == cli.DONE
    head = casework.Head.parse(noted)
    other = casework.Head(log=head.log, size=head.size, root=bytes(32)).printed()
    typed.seek(0)
    assert cli.main([*line, other]) == cli.NOT_INTACT
    assert "Not intact" in capsys.readouterr().out
    assert cli.main([*line, noted[:-1]]) == cli.NOT_DONE
    assert "head" in capsys.readouterr().err


def test_a_wrong_passphrase_leaves_the_vault_unchecked(
    vault: Path, typed: io.BytesIO, capsys: Printed
) -> None:
    give(typed, b"fictional: another heron altogether\n")
    assert cli.main(["verify", str(vault), "--passphrase-stdin"]) == cli.NOT_DONE
    out, err = capsys.readouterr()
    assert out == "Could not be checked.\n"
    assert "passphrase" in err
    assert "Traceback" not in err


def test_what_cannot_be_checked_does_not_stop_the_others(
    vault: Path, tmp_path: Path, typed: io.BytesIO, capsys: Printed
) -> None:
    empty, absent = tmp_path / "empty", tmp_path / "absent.docx"
    empty.mkdir()
    give(typed, PASSPHRASE.encode())
    paths = [str(empty), str(absent), str(vault)]
    assert cli.main(["verify", "--passphrase-stdin", "--json", *paths]) == cli.NOT_DONE
    out, err = capsys.readouterr()
    found = json.loads(out)
    assert [(each["path"], each["status"]) for each in found] == [
        (str(empty), 2),
        (str(absent), 2),
        (str(vault), 0),
    ]
    assert all({"error", "remedy"} <= each.keys() for each in found[:2])
    assert len(err.splitlines()) == 2


@pytest.mark.parametrize("line", [b"", b"\n", b"\xff\xfe\n"])
def test_an_empty_or_unreadable_line_is_no_passphrase(
    vault: Path, typed: io.BytesIO, line: bytes, capsys: Printed
) -> None:
    give(typed, line)
    assert cli.main(["verify", str(vault), "--passphrase-stdin"]) == cli.NOT_DONE
    assert capsys.readouterr().err.startswith("No passphrase was given. ")


@pytest.mark.usefixtures("typed")
def test_without_a_terminal_a_passphrase_is_not_waited_for(vault: Path, capsys: Printed) -> None:
    assert cli.main(["verify", str(vault)]) == cli.NOT_DONE
    assert "--passphrase-stdin" in capsys.readouterr().err


def test_verify_loads_no_qt_and_needs_no_display(vault: Path) -> None:
    script = (
        "import sys\n"
        "from caldicott_desktop.cli import main\n"
        f"status = main(['verify', {str(vault)!r}, '--passphrase-stdin'])\n"
        "print(*(name for name in sys.modules if name.startswith('PySide6')))\n"
        "sys.exit(status)"
    )
    without = {name: value for name, value in os.environ.items() if not name.startswith("QT_")}
    done = subprocess.run(
        [sys.executable, "-c", script],
        check=False,
        capture_output=True,
        env=without,
        input=PASSPHRASE + "\n",
        text=True,
    )
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.splitlines()[-1] == ""


def test_a_character_the_terminal_lacks_is_no_failure(tmp_path: Path) -> None:
    odd = tmp_path / "Überfall 📄.docx"
    odd.write_bytes(b"not a document")
    done = subprocess.run(
        [sys.executable, "-m", "caldicott_desktop", "verify", str(odd)],
        check=False,
        capture_output=True,
        env=os.environ | {"PYTHONIOENCODING": "ascii"},
    )
    assert done.returncode == cli.NOT_DONE
    assert b"Traceback" not in done.stderr


def test_the_window_and_the_command_line_remember_in_one_place() -> None:
    from caldicott_desktop import app  # noqa: PLC0415 - Qt, which no other test here loads

    assert app.folders().state == cli.state_folder()
