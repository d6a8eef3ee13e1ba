"""What the command line lets leave could identify someone: it is listed, and stays unless kept."""

from __future__ import annotations

import io
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from caldicott_desktop import casework, cli
from caldicott_desktop.casework import reports
from caldicott_desktop.domain.reports.kinds import ReportKind
from tests.casework import afterwards
from tests.casework.audit.planting import decided
from tests.casework.world import START, Hands, done, record
from tests.domain import samples
from tests.test_cli import FOUNDING, PASSPHRASE, Printed, give, typed

__all__ = ["typed"]

EMAIL, PHONE = "ellery@example.org", "01632 960417"


@pytest.fixture(scope="module")
def planted(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, str]:
    """A vault as the program itself makes them, and the entry of a lesson in it."""
    folder = tmp_path_factory.mktemp("cli") / "vault"
    place = casework.Place(state_folder=cli.state_folder())
    book = casework.create_vault(
        folder, FOUNDING, PASSPHRASE, place=place, clock=Hands(), costs=casework.FLOOR
    )
    reasons = {"/conclusion/reasons": f"She wrote from {EMAIL} and asked us not to."}
    made = record(book, samples.change(decided(3), **reasons))
    lesson = replace(afterwards.LEARNT, words=f"Ring {PHONE} before answering.")
    casework.record_later(book, made.decision_id, lesson)
    kind = ReportKind.TRANSPARENCY
    period = reports.read_period(book, kind, "2026")
    (learnt,) = done(reports.make_report(book, kind, period)).learnt
    casework.lock(book)
    return folder, learnt.entry_id


@pytest.fixture(autouse=True)
def _one_clock(monkeypatch: pytest.MonkeyPatch) -> None:
    """The command line goes by the clock that the vault was made by, an hour later."""
    monkeypatch.setattr(casework, "system_clock", Hands(START + timedelta(hours=1)))


def test_a_register_stays_where_something_in_it_could_identify_someone_unless_that_is_kept(
    planted: tuple[Path, str], tmp_path: Path, typed: io.BytesIO, capsys: Printed
) -> None:
    line = ["export", "--vault", str(planted[0]), "--out", str(tmp_path), "--format", "csv"]
    line += ["--level", "full", "--passphrase-stdin"]
    give(typed, PASSPHRASE.encode() + b"\n")
    assert cli.main(line) == cli.NOT_DONE
    told = capsys.readouterr()
    assert "CG-2026-0001, The decision: reasons: an e-mail address" in told.err
    assert "2 things in it could identify someone, and nothing has left" in told.err
    assert "--identified-kept" in told.err
    assert EMAIL not in told.err + told.out
    assert list(tmp_path.iterdir()) == []
    give(typed, PASSPHRASE.encode() + b"\n")
    assert cli.main([*line, "--identified-kept"]) == cli.DONE
    told = capsys.readouterr()
    assert "an e-mail address" in told.err
    assert len(told.out.splitlines()) == len(list(tmp_path.iterdir())) == 3
    line[line.index("full")] = "references"
    give(typed, PASSPHRASE.encode() + b"\n")
    assert cli.main(line) == cli.DONE
    assert capsys.readouterr().err == ""


def test_a_lesson_stays_where_its_words_could_identify_someone_unless_that_is_kept(
    planted: tuple[Path, str], tmp_path: Path, typed: io.BytesIO, capsys: Printed
) -> None:
    vault, entry = planted
    line = ["report", "--vault", str(vault), "--out", str(tmp_path), "--format", "docx"]
    line += ["--kind", "transparency", "--period", "2026", "--passphrase-stdin"]
    quoted = [*line, "--quote", entry]
    give(typed, PASSPHRASE.encode() + b"\n")
    assert cli.main(quoted) == cli.NOT_DONE
    told = capsys.readouterr().err
    assert f"Lesson {entry[:16]}: a telephone number" in told
    assert "One thing in it could identify someone" in told
    assert PHONE not in told
    assert list(tmp_path.iterdir()) == []
    opens = tmp_path / "opens.txt"
    opens.write_bytes(b"fictional words for a file\n")
    for kept in ([*quoted, "--identified-kept", "--file-passphrase", str(opens)], line):
        give(typed, PASSPHRASE.encode() + b"\n")
        assert cli.main(kept) == cli.DONE
    locked, plain = (each.partition("  ")[2] for each in capsys.readouterr().out.splitlines())
    with pytest.raises(casework.PassphraseNeeded):
        casework.verify_document(Path(locked))
    casework.verify_document(Path(plain))
