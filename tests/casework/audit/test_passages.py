"""What is said of one person is worked through, and leaves without what is said of others."""

from __future__ import annotations

from pathlib import Path

import pytest

from caldicott_desktop import casework, checking
from caldicott_desktop.casework import Casebook, audit, checked, faults
from caldicott_desktop.casework.audit import NothingToShow, Passage, Shown
from caldicott_desktop.checking.report import FaultKind
from caldicott_desktop.domain import happenings as h
from caldicott_desktop.domain.audit.mentions import How, Sought, without
from caldicott_desktop.domain.audit.presets import Format as Register
from caldicott_desktop.domain.audit.selection import Selection
from caldicott_desktop.domain.case import Advice
from caldicott_desktop.domain.choices import RequesterKind
from caldicott_desktop.domain.disclosure import Disclosure, Level
from caldicott_desktop.domain.identifying import IdentifierKind, Span
from caldicott_desktop.export import register_document
from caldicott_desktop.export.formats import Format
from caldicott_desktop.ledger import schemas
from caldicott_desktop.store.names import NamedPerson
from tests.casework.audit.holding import held
from tests.casework.world import done, record
from tests.domain import samples

ELLERY = Sought(names=("Margaret Ellery",), references=("R-0417",))
TOM = NamedPerson(reference="R-0500", name="Tom Oakley")
TOGETHER = "Mrs Margaret Ellery came with Tom Oakley."


def listed(book: Casebook) -> tuple[audit.Mentions, tuple[Passage, ...]]:
    mentions = done(audit.find_mentions(book, ELLERY))
    return mentions, done(audit.passages(book, mentions))


def plant(book: Casebook) -> tuple[casework.Recorded, casework.Recorded]:
    """A decision about her that also names him, and one about him that also names her."""
    casework.keep_name(book, TOM)
    hers = {"/conclusion/reasons": TOGETHER, "/balance/proportionality": "It was little."}
    his = {"/subject/reference": "R-0500", "/conclusion/reasons": TOGETHER}
    return (
        record(book, samples.change(samples.refused(), **hers)),
        record(book, samples.change(samples.refused(), **his)),
    )


def test_stretches_are_taken_out_of_a_text_where_they_stand() -> None:
    spans = [
        Span(kind=IdentifierKind.NAME, start=30, end=40, words="Tom Oakley"),
        Span(kind=IdentifierKind.NAME, start=0, end=3, words="Mrs"),
    ]
    assert without(TOGETHER, spans, "[x]") == "[x] Margaret Ellery came with [x]."
    assert without(TOGETHER, [], "[x]") == TOGETHER


def test_of_a_decision_about_them_every_typed_field_is_listed_and_of_another_what_names_them(
    book: Casebook,
) -> None:
    hers, his = plant(book)
    _, passages = listed(book)
    of_hers = {each.path: each for each in passages if each.reference == hers.reference}
    (of_his,) = [each for each in passages if each.reference == his.reference]
    assert of_hers["/subject/reference"].how is How.REFERENCE
    assert of_hers["/balance/proportionality"].how is None
    for each in (of_his, of_hers["/conclusion/reasons"]):
        assert [span.words for span in each.others] == ["Tom Oakley"]
        assert each.how is How.NAME
        assert each.excerpt is not None
        assert each.left(each.others) == "Mrs Margaret Ellery came with [withheld]."
    assert (of_his.entry, of_his.where) == (f"{his.reference}, Decision", "The decision: reasons")
    assert of_his.decision is not None


@pytest.mark.parametrize(
    ("asks", "is_another"), [(RequesterKind.RELATIVE, True), (RequesterKind.PERSON, False)]
)
def test_whoever_else_asked_is_proposed_to_stay(
    book: Casebook, asks: RequesterKind, *, is_another: bool
) -> None:
    changed = {"/request/requester_kind": asks, "/request/name": "S. Lindqvist"}
    record(book, samples.change(samples.refused(), **changed))
    _, passages = listed(book)
    of = {each.path: each.is_of_another for each in passages}
    assert of["/request/name"] is is_another
    assert not of["/conclusion/reasons"]


def test_what_was_told_later_is_listed_under_its_decision(book: Casebook) -> None:
    made = record(book, samples.change(samples.refused(), **{"/subject/reference": "R-0500"}))
    learnt = h.LearningNoted(words="Ask R-0417 first.", passed_to="All seniors")
    casework.record_later(book, made.decision_id, learnt)
    _, (passage,) = listed(book)
    assert (passage.entry, passage.where) == (f"{made.reference}, Learning noted", "Words")


def test_what_leaves_is_a_document_without_others_and_what_is_recorded_names_nobody(
    book: Casebook, tmp_path: Path
) -> None:
    hers, his = plant(book)
    mentions, passages = listed(book)
    shown = [
        Shown(passage=each, out=each.others)
        for each in passages
        if each.path in {"/conclusion/reasons", "/subject/reference"}
    ]
    exported = done(
        audit.export_mentions(book, mentions, shown, tmp_path, formats=(Format.WORD, Format.PDF))
    )
    assert exported.changes.notices
    assert [each.path.suffix for each in exported.files] == [".docx", ".pdf"]
    for each in exported.files:
        assert each.path.name.startswith("Own mentions 2026-11-")
        (fault,) = checking.check_document(each.path.read_bytes()).faults
        assert fault.kind is FaultKind.NO_PROOF  # it carries no entry, but which export it is of
    (begun,) = checked.of_kinds(book.store, book.vault_id, ("export.begun",))
    told = schemas.EXPORT_BEGUN.read(begun.fields)
    assert told.selection == Selection(references=(hers.reference, his.reference)).text
    assert (told.level, told.privileged, told.recipient) == (Level.REFERENCES, False, None)
    assert len(told.files) == 2
    assert done(casework.verify_vault(book)).intact


def test_whoever_stops_does_not_wait_for_a_pdf_and_nothing_is_left(
    book: Casebook, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    plant(book)
    mentions, passages = listed(book)
    shown = [Shown(passage=each, out=each.others) for each in passages]
    out = tmp_path / "for her"
    out.mkdir()
    work = held(monkeypatch, register_document, "finish")
    steps = audit.export_mentions(book, mentions, shown, out)
    work.reach(steps)
    steps.close()
    work.let_go()
    assert work.waits
    assert list(out.iterdir()) == []
    assert not checked.of_kinds(book.store, book.vault_id, ("export.finished",))


def test_a_mention_under_no_number_leaves_and_is_recorded_as_such(
    book: Casebook, tmp_path: Path
) -> None:
    disclosure = Disclosure(level=Level.REFERENCES)
    done(
        audit.export_register(
            book,
            Selection(),
            disclosure,
            tmp_path,
            formats=(Register.JSON,),
            recipient="The son of Mrs Margaret Ellery",
        )
    )
    mentions, (passage,) = listed(book)
    assert (passage.entry, passage.where) == ("Export", "Recipient")
    done(audit.export_mentions(book, mentions, [Shown(passage=passage, out=())], tmp_path))
    *_, begun = checked.of_kinds(book.store, book.vault_id, ("export.begun",))
    assert schemas.EXPORT_BEGUN.read(begun.fields).selection == "own mentions"


def test_nothing_leaves_without_a_choice_and_privileged_advice_never(
    book: Casebook, tmp_path: Path
) -> None:
    advice = Advice(who="Counsel", said="R-0417 may sue.", privileged=True)
    case = samples.change(samples.refused(), **{"/subject/reference": "R-0500"})
    record(book, samples.change(case, **{"/advice": (advice,)}))
    mentions, (passage,) = listed(book)
    assert passage.is_privileged
    for shown in ([], [Shown(passage=passage, out=())]):
        with pytest.raises(NothingToShow):
            done(audit.export_mentions(book, mentions, shown, tmp_path))
    assert list(tmp_path.glob("*.pdf")) == []


def test_a_folder_that_is_not_there_is_said_before_anything_is_recorded(
    book: Casebook, tmp_path: Path
) -> None:
    plant(book)
    mentions, passages = listed(book)
    shown = [Shown(passage=passages[0], out=())]
    with pytest.raises(faults.FileNotWritten):
        done(audit.export_mentions(book, mentions, shown, tmp_path / "gone"))
    assert checked.of_kinds(book.store, book.vault_id, ("export.begun",)) == ()


def test_under_a_passphrase_each_file_opens_with_that_only(book: Casebook, tmp_path: Path) -> None:
    plant(book)
    mentions, passages = listed(book)
    shown = [Shown(passage=passages[0], out=())]
    told = "seven wet herons on a gate"
    both = (Format.WORD, Format.PDF)
    exported = done(
        audit.export_mentions(book, mentions, shown, tmp_path, formats=both, passphrase=told)
    )
    for each in exported.files:
        data = each.path.read_bytes()
        assert b"Own mentions" not in data
        (fault,) = checking.check_document(checking.unlocked(data, told)).faults
        assert fault.kind is FaultKind.NO_PROOF


def test_an_answer_chosen_from_a_list_is_shown_as_the_list_has_it(book: Casebook) -> None:
    case = samples.change(samples.shared("police-crime"), **{"/subject/reference": "R-0417"})
    record(book, case)
    _, passages = listed(book)
    said = {each.path: each.text for each in passages}
    (question,) = (
        each for each in book.guidance.kinds["police-crime"].questions if each.id == "instrument"
    )
    (label,) = (each.label for each in question.options if each.code == case.answers["instrument"])
    assert said["/answers/instrument"] == label
