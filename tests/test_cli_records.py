"""Records of a selection by the command line, with fields withheld from each of them."""

from __future__ import annotations

import io
import json
from datetime import timedelta
from pathlib import Path

import pytest

from caldicott_desktop import casework, cli
from tests.casework.world import START, Hands
from tests.test_cli import PASSPHRASE, Printed, give, typed
from tests.test_cli_identifiers import planted

__all__ = ["planted", "typed"]


@pytest.fixture(autouse=True)
def _one_clock(monkeypatch: pytest.MonkeyPatch) -> None:
    """The command line goes by the clock that the vault was made by, an hour later."""
    monkeypatch.setattr(casework, "system_clock", Hands(START + timedelta(hours=1)))


def test_records_of_a_sample_leave_by_themselves_without_the_fields_that_are_named(
    planted: tuple[Path, str], tmp_path: Path, typed: io.BytesIO, capsys: Printed
) -> None:
    line = ["export", "--vault", str(planted[0]), "--level", "full", "--out", str(tmp_path)]
    line += ["--passphrase-stdin", "--document", "records", "--format", "docx,pdf", "--json"]
    line += ["--withhold", "/conclusion/reasons, /advice/said", "--sample", "1", "--seed", "4815"]
    give(typed, PASSPHRASE.encode() + b"\n")
    assert cli.main(line) == cli.NOT_DONE
    told = capsys.readouterr().err
    assert "CG-2026-0001: a telephone number" in told
    assert "e-mail" not in told
    assert list(tmp_path.iterdir()) == []
    give(typed, PASSPHRASE.encode() + b"\n")
    assert cli.main([*line, "--identified-kept"]) == cli.DONE
    files = [Path(each["path"]) for each in json.loads(capsys.readouterr().out)]
    assert [each.suffix for each in files] == [".docx", ".pdf"]
    for each in files:
        report = casework.verify_document(each)
        assert report.status == 0, report.words()
        assert "/conclusion/reasons" in report.withheld
    give(typed, PASSPHRASE.encode() + b"\n")
    assert cli.main([*line, "--level", "publishable"]) == cli.NOT_DONE
    assert "Single decisions cannot be published" in capsys.readouterr().err


@pytest.mark.parametrize(
    "wrong",
    [
        ["--format", "csv"],
        ["--document", "register"],
        ["--with-accesses"],
        ["--withhold", "/conclusion/0/reasons"],
        ["--log", "examiner"],
    ],
)
def test_what_only_records_have_is_refused_before_a_passphrase_is_asked_for(
    tmp_path: Path, capsys: Printed, wrong: list[str]
) -> None:
    line = ["export", "--vault", str(tmp_path), "--level", "full", "--out", str(tmp_path)]
    line += ["--document", "records", "--format", "docx", "--withhold", "/conclusion/reasons"]
    assert cli.main([*line, *wrong]) == 2
    assert capsys.readouterr().err
