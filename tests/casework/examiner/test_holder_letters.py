from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import docx
import pytest

from caldicott_desktop import casework
from caldicott_desktop.casework import Casebook, EntryId, FileThere, LetterEmpty, Settings, checked
from caldicott_desktop.casework.examiner import holder_letters as letters
from caldicott_desktop.casework.examiner import problems
from caldicott_desktop.domain.choices import Nation
from caldicott_desktop.domain.examiner.choices import AccessProblem
from caldicott_desktop.domain.examiner.problems import ProblemNoted
from caldicott_desktop.domain.letters import LetterKind
from caldicott_desktop.ledger import schemas
from caldicott_desktop.store import entries
from tests.casework.examiner.office import lead, list_case, stand
from tests.casework.world import done

DELAY = ProblemNoted(
    holder="Mill Lane Surgery", code=AccessProblem.DELAY, asked_on=date(2026, 11, 20)
)


@pytest.fixture
def office(book: Casebook) -> Casebook:
    lead(book)
    casework.change_settings(book, Settings(phone="01632 960114"))
    return book


def noted(book: Casebook, told: ProblemNoted = DELAY, **details: object) -> EntryId:
    case_id = list_case(book, **details)
    problems.note_problem(book, case_id, told)
    (shown,) = problems.problems_of(book, case_id)
    return shown.id


def test_a_letter_asks_for_the_record_and_says_how_far_its_law_was_checked(
    office: Casebook,
) -> None:
    letter = letters.draft_holder_letter(office, noted(office), again=False)
    assert letter.kind is LetterKind.RECORDS_REQUEST
    assert letter.recipient == ("Mill Lane Surgery",)
    assert "our case ME-0412" in letter.body
    assert "ring 01632 960114" in letter.body
    row = office.guidance.law_rows["me-ahra-g"]
    assert row.words in letter.body
    assert f"checked these words: As at 30 June 2025. {row.checked.label}." in letter.body
    assert "{" not in letter.body


def test_a_chasing_letter_says_when_it_was_asked_and_what_stands_in_the_way(
    office: Casebook,
) -> None:
    source = stand(office, source_system="gp_summary", source_name="GP summary")
    problem_id = noted(office, replace(DELAY, source=source.entry_id))
    problems.chase_problem(
        office,
        problem_id,
        replace(DELAY, code=AccessProblem.INCOMPLETE, asked_on=date(2026, 11, 22)),
    )
    letter = letters.draft_holder_letter(office, problem_id, again=True)
    assert letter.kind is LetterKind.RECORDS_CHASE
    assert "We asked for this record on 22 November 2026: GP summary." in letter.body
    assert "as we understand it: incomplete." in letter.body
    gateway = office.guidance.gateways["mccd-reg3"]
    assert gateway.test in letter.body
    assert "checked these words: Read in a copy on 22 November 2026." in letter.body


def test_scotland_cites_its_own_and_guidance_from_before_the_log_cites_nothing(
    office: Casebook,
) -> None:
    problem_id = noted(office, nation=Nation.SCOTLAND)
    letter = letters.draft_holder_letter(office, problem_id, again=False)
    assert office.guidance.gateways["dcrs-review"].test in letter.body
    elsewhere = noted(office, reference="ME-2", nation=Nation.NORTHERN_IRELAND)
    bare = letters.draft_holder_letter(office, elsewhere, again=False)
    assert "What this rests on" not in bare.body


def test_a_letter_leaves_as_a_file_or_as_text_and_its_leaving_is_recorded(
    office: Casebook, tmp_path: Path
) -> None:
    problem_id = noted(office, reference="ME 0412/26")
    letter = letters.draft_holder_letter(office, problem_id, again=False)
    name = letters.holder_letter_file_name("ME 0412/26")
    assert name == "ME-0412-26 records.docx"
    letters.export_holder_letter(office, problem_id, letter, tmp_path / name)
    words = "\n".join(each.text for each in docx.Document(str(tmp_path / name)).paragraphs)
    assert "Records for the scrutiny of a death" in words
    assert docx.Document(str(tmp_path / name)).core_properties.subject == "Records asked for"
    text = letters.holder_letter_as_text(office, problem_id, letter)
    assert "our case ME 0412/26" in text.text
    subject = bytes.fromhex(problems.problem_of(office, problem_id).case_id)
    kinds = [each.kind for each in entries.of_subject(office.store, subject)]
    assert kinds[2:] == ["export.begun", "export.finished"] * 2
    begun = next(
        each for each in casework_entries(office) if each.files[0].format == "letter as text"
    )
    assert (begun.selection, begun.recipient) == ("ME 0412/26", "Mill Lane Surgery")
    assert begun.purpose == "Records asked for"
    with pytest.raises(FileThere):
        letters.export_holder_letter(office, problem_id, letter, tmp_path / name)
    assert done(casework.verify_vault(office)).intact


def casework_entries(book: Casebook) -> list[schemas.ExportBegun]:
    """What was recorded of each export."""
    found = checked.of_kinds(book.store, book.vault_id, ("export.begun",))
    return [schemas.EXPORT_BEGUN.read(each.fields) for each in found]


def test_an_empty_letter_does_not_leave(office: Casebook, tmp_path: Path) -> None:
    problem_id = noted(office)
    letter = replace(letters.draft_holder_letter(office, problem_id, again=False), body=" ")
    with pytest.raises(LetterEmpty):
        letters.export_holder_letter(office, problem_id, letter, tmp_path / "letter.docx")
    assert list(tmp_path.glob("*.docx")) == []
