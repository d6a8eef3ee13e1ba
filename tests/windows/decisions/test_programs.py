from __future__ import annotations

import sys
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from caldicott_desktop.windows.decisions import programs

FILE = Path("CG-2026-0042 decision record.docx")


def nothing(_name: str) -> None:
    return None


def only_soffice(name: str) -> str | None:
    return "/usr/bin/soffice" if name == "soffice" else None


def test_linux_prints_with_the_office_that_is_there() -> None:
    command = programs.print_command(FILE, platform="linux", find=only_soffice)
    assert command == ("/usr/bin/soffice", "--headless", "-p", str(FILE))


def test_linux_prints_a_pdf_as_it_is_where_it_can() -> None:
    pdf = FILE.with_suffix(".pdf")
    command = programs.print_command(pdf, platform="linux", find=lambda name: f"/usr/bin/{name}")
    assert command == ("/usr/bin/lp", "--", str(pdf))
    without = programs.print_command(pdf, platform="linux", find=only_soffice)
    assert without == ("/usr/bin/soffice", "--headless", "-p", str(pdf))


def test_without_an_office_there_is_no_command() -> None:
    assert programs.print_command(FILE, platform="linux", find=nothing) is None


def test_on_a_mac_the_file_is_an_argument_and_never_part_of_the_script() -> None:
    command = programs.print_command(FILE, platform="darwin", find=nothing)
    assert command is not None
    assert command[0] == "/usr/bin/osascript"
    assert command[-1] == str(FILE)
    assert not any(FILE.stem in part for part in command[:-1])


def test_windows_prints_by_the_verb_of_the_file() -> None:
    assert programs.print_command(FILE, platform="win32", find=only_soffice) is None


@pytest.mark.parametrize(
    ("platform", "command"),
    [
        ("win32", ("explorer", "/select,", str(FILE))),
        ("darwin", ("/usr/bin/open", "-R", str(FILE))),
        ("linux", None),
    ],
)
def test_a_file_is_shown_selected_where_the_system_can(
    platform: str, command: tuple[str, ...] | None
) -> None:
    assert programs.show_command(FILE, platform=platform) == command


@pytest.mark.skipif(sys.platform != "linux", reason="prints with what Linux has")
def test_printing_without_a_program_says_where_the_file_is(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(programs.NoProgram) as caught:
        programs.system_programs().print(FILE)
    assert str(FILE) in caught.value.remedy


@pytest.mark.skipif(sys.platform != "linux", reason="prints with what Linux has")
def test_printing_starts_the_program_with_the_file(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, qtbot: QtBot
) -> None:
    told, office = tmp_path / "told", tmp_path / "libreoffice"
    office.write_text(f'#!/bin/sh\necho "$@" > "{told}.new"\nexec /bin/mv "{told}.new" "{told}"\n')
    office.chmod(0o755)
    monkeypatch.setenv("PATH", str(tmp_path))
    programs.system_programs().print(FILE)
    qtbot.waitUntil(told.exists)
    assert told.read_text().strip() == f"--headless -p {FILE}"


@pytest.mark.skipif(sys.platform != "linux", reason="prints with what Linux has")
def test_a_program_that_does_not_start_is_said(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    office = tmp_path / "soffice"
    office.write_bytes(b"\x7fELF and no more")
    office.chmod(0o755)
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(programs.NoProgram, match="could not be started"):
        programs.system_programs().print(FILE)
