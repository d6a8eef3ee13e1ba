from __future__ import annotations

import contextlib
import io
import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

import caldicott_desktop
from caldicott_desktop import casework, checking, cli, cli_export
from caldicott_desktop.casework import audit
from caldicott_desktop.domain.audit import presets
from caldicott_desktop.domain.choices import Nation
from caldicott_desktop.domain.disclosure import Level
from caldicott_desktop.export.formats import Format
from tests.checking.exported import export
from tests.export import samples

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
    """A vault as cheap to open as the command line takes: many tests here open it."""
    folder = tmp_path_factory.mktemp("cli") / "vault"
    place = casework.Place(state_folder=cli.state_folder())
    clock = casework.system_clock
    book = casework.create_vault(
        folder, FOUNDING, PASSPHRASE, place=place, clock=clock, costs=casework.FLOOR
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
    typed.seek(0)
    typed.truncate()
    typed.write(line)
    typed.seek(0)


Printed = pytest.CaptureFixture[str]


def at_a_terminal(line: list[str], typed: list[str]) -> str:
    """What a terminal shows when the program is run in it and each of `typed` is typed at once."""
    ours, its = os.openpty()
    with subprocess.Popen(
        ["setsid", "--ctty", "--wait", sys.executable, "-m", "caldicott_desktop", *line],
        stdin=its,
        stdout=its,
        stderr=its,
    ) as program:
        os.close(its)
        printed = b""
        with contextlib.suppress(OSError):  # Linux's word for "the other end has gone"
            while piece := os.read(ours, 4096):
                printed += piece
                if typed and printed.endswith(b": "):
                    os.write(ours, typed.pop(0).encode() + b"\n")
        os.close(ours)
        program.wait()
    return printed.decode()


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
    assert [verb for verb in ("tour", "verify", "demo") if verb not in listed] == []


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


@pytest.mark.usefixtures("typed")
def test_a_folder_that_is_no_vault_is_told_before_any_passphrase(
    tmp_path: Path, capsys: Printed
) -> None:
    assert cli.main(["verify", str(tmp_path)]) == cli.NOT_DONE
    err = capsys.readouterr().err
    assert "vault" in err
    assert "passphrase" not in err.lower()


@pytest.mark.parametrize(
    "name", ["vault.json", "register-1.db", "register-1.db-wal", "register-2.db.before-3"]
)
def test_a_file_of_a_vault_is_told_to_be_one(
    vault: Path, tmp_path: Path, name: str, capsys: Printed
) -> None:
    (tmp_path / "register-1.db-wal").write_bytes(b"")
    (tmp_path / "register-2.db.before-3").write_bytes(b"")
    path = next(each / name for each in (vault, tmp_path) if (each / name).exists())
    assert cli.main(["verify", str(path)]) == cli.NOT_DONE
    told = "This file is part of a vault. Name the vault's folder instead.\n"
    assert capsys.readouterr() == ("Could not be checked.\n", told)


def test_a_pdf_is_checked_without_a_vault_and_its_record_printed(
    tmp_path: Path, capsys: Printed
) -> None:
    path = tmp_path / "record.pdf"
    path.write_bytes(export(samples.police_case(), form=Format.PDF).data)
    assert cli.main(["verify", str(path)]) == cli.DONE
    out, err = capsys.readouterr()
    assert out.startswith("The record inside is intact: CG-2026-0066, entry 3 of 4, head log ")
    assert "The page itself was not compared." in out.splitlines()[0]
    assert "  /conclusion/outcome: share_in_part\n" in out
    assert err == ""
    assert cli.main(["verify", "--json", str(path)]) == cli.DONE
    (told,) = json.loads(capsys.readouterr().out)
    assert (told["intact"], told["page_compared"]) == (True, False)


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such pipes and devices")
def test_a_pipe_and_an_endless_device_are_not_waited_for(tmp_path: Path, capsys: Printed) -> None:
    pipe = tmp_path / "record.docx"
    os.mkfifo(pipe)
    for path in (pipe, Path("/dev/zero")):
        assert cli.main(["verify", str(path)]) == cli.NOT_DONE
        told = f"{path.name} could not be read (it is not an ordinary file)."
        assert capsys.readouterr().err.startswith(told)


def test_a_file_beyond_any_document_is_not_read_whole(tmp_path: Path, capsys: Printed) -> None:
    huge = tmp_path / "huge.docx"
    with huge.open("wb") as stream:
        stream.truncate(checking.LARGEST_BYTES + 1)
    assert cli.main(["verify", str(huge)]) == cli.NOT_DONE
    assert "larger than any document made by this program" in capsys.readouterr().err


def test_a_name_too_long_for_the_system_is_told(capsys: Printed) -> None:
    assert cli.main(["verify", "far too long " * 99]) == cli.NOT_DONE
    assert " could not be read (" in capsys.readouterr().err


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


@pytest.mark.skipif(shutil.which("setsid") is None, reason="needs setsid, to give a terminal")
def test_at_a_terminal_the_passphrase_is_asked_for_and_not_shown(vault: Path) -> None:
    printed = at_a_terminal(["verify", str(vault)], [PASSPHRASE])
    assert f"Passphrase of the vault in {vault}: " in printed
    assert "Intact: " in printed
    assert PASSPHRASE not in printed


@pytest.mark.skipif(shutil.which("setsid") is None, reason="needs setsid, to give a terminal")
def test_a_new_passphrase_is_asked_for_twice(tmp_path: Path) -> None:
    new = tmp_path / "new"
    printed = at_a_terminal(["demo", "--vault", str(new)], [PASSPHRASE, PASSPHRASE + "?"])
    assert "The two passphrases are not the same." in printed
    assert not new.exists()


def test_a_demo_is_a_vault_that_verifies(
    tmp_path: Path, typed: io.BytesIO, capsys: Printed
) -> None:
    give(typed, PASSPHRASE.encode())
    line = ["--vault", str(tmp_path / "demo"), "--decisions", "3", "--seed", "7"]
    line += ["--examiner", "2"]
    assert cli.main(["demo", "--passphrase-stdin", "--json", *line]) == cli.DONE
    made = json.loads(capsys.readouterr().out)
    assert (made["vault"], made["decisions"]) == (str(tmp_path / "demo"), 3)
    assert made["cases"] == 2
    typed.seek(0)
    assert cli.main(["verify", "--passphrase-stdin", "--json", made["vault"]]) == cli.DONE
    (found,) = json.loads(capsys.readouterr().out)
    assert found["entries"] == made["entries"]


@pytest.mark.parametrize(
    "line", [["--decisions", "-1"], ["--examiner", "-1"]], ids=["decisions", "cases"]
)
def test_a_demo_that_cannot_be_made_leaves_nothing(
    line: list[str], tmp_path: Path, typed: io.BytesIO, capsys: Printed
) -> None:
    give(typed, PASSPHRASE.encode())
    new = tmp_path / "demo"
    assert cli.main(["demo", "--passphrase-stdin", "--vault", str(new), *line]) == cli.NOT_DONE
    assert capsys.readouterr().err
    assert not new.exists()


def test_a_demo_takes_the_place_of_nothing(vault: Path, typed: io.BytesIO) -> None:
    give(typed, PASSPHRASE.encode())
    before = (vault / "vault.json").read_bytes()
    assert cli.main(["demo", "--passphrase-stdin", "--vault", str(vault)]) == cli.NOT_DONE
    assert (vault / "vault.json").read_bytes() == before


def test_an_unknown_journey_and_a_folder_in_use_are_told(tmp_path: Path, capsys: Printed) -> None:
    assert cli.main(["tour", "nowhere", "--out", str(tmp_path / "tour")]) == cli.NOT_DONE
    assert "nowhere" in capsys.readouterr().err
    (tmp_path / "kept.txt").write_text("kept", encoding="ascii")
    assert cli.main(["tour", "guardian", "--out", str(tmp_path)]) == cli.NOT_DONE
    assert str(tmp_path) in capsys.readouterr().err
    assert [path.name for path in tmp_path.iterdir()] == ["kept.txt"]


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux runs without a display")
def test_without_a_display_no_window_is_tried() -> None:
    screens = {"DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"}
    done = subprocess.run(
        [sys.executable, "-m", "caldicott_desktop"],
        check=False,
        capture_output=True,
        env={name: value for name, value in os.environ.items() if name not in screens},
        text=True,
    )
    assert (done.returncode, done.stdout) == (cli.NOT_DONE, "")
    assert done.stderr.startswith("There is no display here")


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


def test_a_register_is_written_and_checked_from_the_command_line(
    vault: Path, tmp_path: Path, typed: io.BytesIO, capsys: Printed
) -> None:
    line = ["export", "--vault", str(vault), "--level", "references", "--out", str(tmp_path)]
    line += ["--format", "xlsx,csv,json", "--select", "decided 2026-01-01..2026-12-31"]
    line += ["--for", "Castlegate Assurance", "--purpose", "Internal audit", "--json"]
    give(typed, PASSPHRASE.encode() + b"\n")
    assert cli.main([*line, "--privileged", "--passphrase-stdin"]) == 0
    printed = capsys.readouterr()
    assert "Privilege may be lost" in printed.err
    written = [Path(each["path"]) for each in json.loads(printed.out)]
    assert {each.suffix for each in written} == {".xlsx", ".csv", ".json", ".txt"}
    assert sorted(tmp_path.iterdir()) == sorted(written)
    assert cli.main(["verify", *map(str, written)]) == 0


def test_a_sealed_pack_is_written_and_checked_from_the_command_line(
    vault: Path, tmp_path: Path, typed: io.BytesIO, capsys: Printed
) -> None:
    give(typed, PASSPHRASE.encode() + b"\n")
    cli.main(["verify", str(vault), "--passphrase-stdin"])
    head = capsys.readouterr().out.splitlines()[-1].removeprefix("Head: ")
    line = ["export", "--vault", str(vault), "--level", "references", "--passphrase-stdin"]
    line += ["--out", str(tmp_path), "--format", "csv,pack", "--records"]
    statement = tmp_path / "statement.txt"
    statement.write_text(head, encoding="utf-8")
    for since in (head, str(statement)):
        give(typed, PASSPHRASE.encode() + b"\n")
        assert cli.main([*line, "--since-head", since]) == 0
        path = capsys.readouterr().out.strip().partition("  ")[2]
        assert cli.main(["verify", path]) == 0
        assert "at the earlier head that was given" in capsys.readouterr().out
        Path(path).unlink()
    give(typed, PASSPHRASE.encode() + b"\n")
    assert cli.main([*line, "--since-head", "nothing of the kind"]) == cli.NOT_DONE
    line[line.index("csv,pack")] = "csv"
    assert cli.main(line) == cli.NOT_DONE
    assert "Add pack to the formats" in capsys.readouterr().err
    assert list(tmp_path.iterdir()) == [statement]


def test_what_leaves_can_be_locked_and_verify_asks_for_its_passphrase(
    vault: Path, tmp_path: Path, typed: io.BytesIO, capsys: Printed
) -> None:
    opens = tmp_path / "opens.txt"
    opens.write_bytes(b"fictional words for a file\r\nand more\n")
    line = ["export", "--vault", str(vault), "--level", "references", "--out", str(tmp_path)]
    line += ["--format", "xlsx", "--passphrase-stdin", "--lock"]
    give(typed, PASSPHRASE.encode() + b"\n")
    assert cli.main(line) == cli.NOT_DONE
    assert "with --file-passphrase" in capsys.readouterr().err
    give(typed, PASSPHRASE.encode() + b"\n")
    assert cli.main([*line, "--file-passphrase", str(opens)]) == cli.DONE
    paths = [each.partition("  ")[2] for each in capsys.readouterr().out.splitlines()]
    assert [Path(each).suffix for each in paths] == [".xlsx", ".zip"]
    assert cli.main(["verify", "--all", "--file-passphrase", str(opens), *paths]) == cli.DONE
    give(typed, b"fictional words for a file\n")
    assert cli.main(["verify", "--passphrase-stdin", *paths]) == cli.DONE
    give(typed, b"fictional words for another\n")
    assert cli.main(["verify", "--passphrase-stdin", *paths]) == cli.NOT_DONE
    assert "not the passphrase of the file" in capsys.readouterr().err
    nowhere = str(tmp_path / "nowhere.txt")
    assert cli.main(["verify", "--file-passphrase", nowhere, *paths]) == cli.NOT_DONE
    assert "nowhere.txt" in capsys.readouterr().err


def test_a_reader_who_stops_reading_leaves_no_trace_of_it(tmp_path: Path) -> None:
    path = tmp_path / "record.pdf"
    path.write_bytes(export(samples.police_case(), form=Format.PDF).data)
    program = subprocess.Popen(
        [sys.executable, "-m", "caldicott_desktop", "verify", str(path)],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )
    with program:
        assert program.stdout is not None
        assert program.stderr is not None
        program.stdout.close()
        said = program.stderr.read()
    assert (program.returncode, said) == (cli.UNREAD, b"")


def test_a_selection_that_cannot_be_read_writes_nothing(
    vault: Path, tmp_path: Path, typed: io.BytesIO, capsys: Printed
) -> None:
    line = ["export", "--vault", str(vault), "--level", "full", "--out", str(tmp_path)]
    give(typed, PASSPHRASE.encode() + b"\n")
    found = cli.main([*line, "--format", "csv", "--select", "colour=red", "--passphrase-stdin"])
    assert found == 2
    assert capsys.readouterr().err
    assert list(tmp_path.iterdir()) == []


def test_a_report_is_written_from_the_command_line(
    vault: Path, tmp_path: Path, typed: io.BytesIO, capsys: Printed
) -> None:
    line = ["report", "--vault", str(vault), "--out", str(tmp_path), "--passphrase-stdin"]
    line += ["--format", "docx,csv", "--json"]
    give(typed, PASSPHRASE.encode() + b"\n")
    assert cli.main([*line, "--kind", "annual", "--period", "2026"]) == 0
    written = [Path(each["path"]) for each in json.loads(capsys.readouterr().out)]
    assert [each.suffix for each in written] == [".docx", ".csv", ".txt", ".json"]
    assert sorted(tmp_path.iterdir()) == sorted(written)
    give(typed, PASSPHRASE.encode() + b"\n")
    assert cli.main([*line, "--kind", "quarterly", "--period", "2026"]) == 2
    assert "looks back on a quarter" in capsys.readouterr().err


def test_the_accesses_of_an_examiner_log_leave_by_the_command_line(
    vault: Path, tmp_path: Path, typed: io.BytesIO, capsys: pytest.CaptureFixture[str]
) -> None:
    line = ["export", "--vault", str(vault), "--level", "references", "--log", "examiner"]
    line += ["--out", str(tmp_path), "--passphrase-stdin", "--json"]
    give(typed, PASSPHRASE.encode() + b"\n")
    assert cli.main([*line, "--format", "csv", "--select", "opened 2026-01-01.."]) == 0
    assert "Accesses references " in capsys.readouterr().out
    for refused in ("--document=manifest", "--sample=3", "--privileged", "--with-accesses"):
        assert cli.main([*line, "--format", "csv", refused]) == 2
    assert cli.main([*line, "--format", "csv,pack"]) == 2
    line += ["--log", "decisions", "--level", "publishable", "--with-accesses"]
    give(typed, PASSPHRASE.encode() + b"\n")
    assert cli.main([*line, "--format", "csv"]) == 0
    assert "Accesses publishable " in capsys.readouterr().out


def test_the_command_line_has_the_levels_and_formats_there_are() -> None:
    assert [Level(each) for each in cli_export.LEVELS] == list(Level)
    assert {presets.Format.of(each) for each in cli_export.FORMATS} <= set(presets.Format)
    assert [audit.Telling(each) for each in cli_export.DOCUMENTS[:-1]] == list(audit.Telling)
    with pytest.raises(SystemExit):
        cli.parser().parse_args(
            ["export", "--vault", "v", "--out", "o", "--level", "full", "--format", "csv,doc"]
        )
