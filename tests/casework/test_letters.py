"""Reply letters: worded from a decision and the settings, and recorded when they leave."""

from __future__ import annotations

import zipfile
from dataclasses import replace
from datetime import date
from hashlib import sha256
from pathlib import Path

import docx
import pytest

from caldicott_desktop import casework
from caldicott_desktop.casework import Casebook, Format, Letter, Settings, checked
from caldicott_desktop.casework.appending import writing
from caldicott_desktop.checking import read_word
from caldicott_desktop.domain.case import Item
from caldicott_desktop.domain.choices import (
    Capacities,
    ItemDecision,
    Nation,
    Outcome,
    PageClass,
    Protected,
)
from caldicott_desktop.domain.letters import PLACES, LetterKind, parts, unknown_places
from caldicott_desktop.domain.people import Role
from caldicott_desktop.ledger import schemas
from caldicott_desktop.ledger.origin import Origin
from caldicott_desktop.ledger.schemas import FileDigest, Level, Person
from caldicott_desktop.store import entries
from tests.casework.world import World, done, record
from tests.domain import samples

FILLED = Settings(
    address="12 Mill Lane\nNorthmoor NM1 4QX",
    phone="01632 960114",
    email="guardian@rosewood.example",
    reviewer="Helen Marsh",
    review_days=20,
    complaint_routes={Nation.ENGLAND: "You can also complain to us."},
)


@pytest.fixture
def target(world: World) -> Path:
    folder = world.root / "papers"
    folder.mkdir()
    return folder / "to the son.docx"


def drafted(book: Casebook, outcome: Outcome = Outcome.REFUSE) -> tuple[casework.Recorded, Letter]:
    made = record(book, samples.of_outcome(outcome))
    return made, casework.draft_letter(book, made.decision_id)


def begun(book: Casebook) -> list[schemas.ExportBegun]:
    found = checked.of_kinds(book.store, book.vault_id, ["export.begun"])
    return [schemas.EXPORT_BEGUN.read(each.fields) for each in found]


def finished(book: Casebook) -> list[schemas.ExportFinished]:
    found = checked.of_kinds(book.store, book.vault_id, ["export.finished"])
    return [schemas.EXPORT_FINISHED.read(each.fields) for each in found]


@pytest.mark.parametrize("kind", LetterKind)
def test_our_wordings_name_only_places_that_letters_have(kind: LetterKind) -> None:
    wording = casework.our_wording(kind)
    assert unknown_places(wording) == ()
    assert [part.level for part in parts(wording)].count(1) == 1
    assert all("{" in line or "}" not in line for line in wording.splitlines())


def test_every_place_is_used_by_some_wording_of_ours_or_explained() -> None:
    used = "".join(casework.our_wording(kind) for kind in LetterKind)
    spare = {name for name in PLACES if f"{{{name}}}" not in used}
    assert spare == {"reference"}


def test_a_letter_says_what_was_asked_and_what_the_requester_was_told(book: Casebook) -> None:
    case = samples.refused()
    made = record(book, case)
    letter = casework.draft_letter(book, made.decision_id)
    assert letter.kind is LetterKind.REFUSED
    assert str(case.request.asked_for) in letter.body
    assert str(case.request.requester_told) in letter.body
    assert letter.greeting.startswith("Dear ")
    assert case.request.organisation in letter.recipient
    assert "{" not in letter.body


def test_reasons_are_said_only_where_they_are_ticked(book: Casebook) -> None:
    case = samples.refused()
    made = record(book, case)
    reasons = str(case.conclusion.reasons)
    assert reasons not in casework.draft_letter(book, made.decision_id).body
    assert reasons in casework.draft_letter(book, made.decision_id, with_reasons=True).body


def test_nothing_internal_is_said_without_being_typed_in(book: Casebook) -> None:
    case = samples.change(
        samples.refused(),
        **{
            "/balance/harm_if_shared": "HARM-A",
            "/balance/harm_if_not_shared": "HARM-B",
            "/subject/wishes": "WISH",
            "/subject/reference": "R-SECRET",
            "/principles/6/reason": "RATING",
        },
    )
    made = record(book, case)
    body = casework.draft_letter(book, made.decision_id, with_reasons=True).body
    assert not [each for each in ("HARM", "WISH", "R-SECRET", "RATING") if each in body]


def test_what_the_settings_lack_leaves_its_sentence_out(book: Casebook) -> None:
    made, bare = drafted(book)
    casework.change_settings(book, FILLED)
    full = casework.draft_letter(book, made.decision_id)
    for said in ("01632 960114", "Helen Marsh", "20 working days", "complain to us"):
        assert said in full.body
        assert said not in bare.body
    casework.change_settings(book, replace(FILLED, review_days=None))
    assert "working days" not in casework.draft_letter(book, made.decision_id).body


def test_nobody_is_offered_to_look_again_at_their_own_decision(book: Casebook) -> None:
    case = samples.change(samples.refused(), **{"/conclusion/decided_by": "Helen Marsh"})
    made = record(book, case)
    casework.change_settings(book, FILLED)
    body = casework.draft_letter(book, made.decision_id).body
    assert "Helen Marsh" not in body
    assert "working days" not in body


def test_the_complaint_route_is_that_of_the_nation_of_the_case(book: Casebook) -> None:
    casework.change_settings(book, FILLED)
    made = record(book, samples.change(samples.refused(), **{"/law/nation": Nation.WALES}))
    assert "complain to us" not in casework.draft_letter(book, made.decision_id).body


def test_a_redirection_and_a_deferral_have_letters_of_their_own(book: Casebook) -> None:
    _made, letter = drafted(book, Outcome.REDIRECT)
    details = samples.of_outcome(Outcome.REDIRECT).conclusion.details
    assert letter.kind is LetterKind.REDIRECTED
    assert str(details.redirected_to) in letter.body
    assert str(details.requester_to_do) in letter.body
    _made, letter = drafted(book, Outcome.DEFER)
    details = samples.of_outcome(Outcome.DEFER).conclusion.details
    assert letter.kind is LetterKind.MORE_NEEDED
    assert str(details.missing) in letter.body
    assert isinstance(details.chase_on, date)
    assert str(details.chase_on.year) in letter.body
    assert str(details.meanwhile) not in letter.body


def test_a_letter_that_shares_says_what_was_approved_on_what_conditions_and_no_more(
    book: Casebook,
) -> None:
    item = Item(
        name="Visit book",
        asked_scope="ALL OF 2019",
        page_class=PageClass.OTHER,
        decision=ItemDecision.REDUCED,
        approved_scope="The page of 3 March",
        reason="INTERNAL",
    )
    refused = replace(item, name="Rota", decision=ItemDecision.REFUSED, approved_scope=None)
    case = samples.change(
        samples.of_outcome(Outcome.SHARE_WITH_CONDITIONS),
        **{
            "/items": (item, refused),
            "/conditions/0/words": "Destroy it after the hearing",
            "/conditions/0/due_on": date(2027, 3, 1),
        },
    )
    made = record(book, case)
    letter = casework.draft_letter(book, made.decision_id)
    assert letter.kind is LetterKind.SHARED_IN_PART
    assert "1. Visit book. The page of 3 March.\n\n" in letter.body
    assert "1. Destroy it after the hearing. By 1 March 2027.\n\n" in letter.body
    assert "2. Rota.\n\n" in letter.body
    assert not [each for each in ("ALL OF 2019", "INTERNAL") if each in letter.body]
    assert "INTERNAL" in casework.draft_letter(book, made.decision_id, with_reasons=True).body


def test_what_is_not_shared_is_not_listed_where_naming_it_could_say_that_it_is_there(
    book: Casebook,
) -> None:
    case = samples.change(
        samples.of_outcome(Outcome.SHARE_IN_PART),
        **{
            "/items/0/name": "Visit book",
            "/items/0/decision": ItemDecision.ALLOWED,
            "/items/1/name": "Clinic letters",
            "/items/1/decision": ItemDecision.REFUSED,
            "/items/1/reason": "Not about it",
            "/subject/protected": (Protected.SEXUAL_HEALTH,),
            "/subject/protected_note": "In the clinic letters",
        },
    )
    body = casework.draft_letter(book, record(book, case).decision_id, with_reasons=True).body
    assert "Visit book" in body
    assert "Clinic letters" not in body


def test_an_anonymised_answer_has_a_letter_of_its_own(book: Casebook) -> None:
    _made, letter = drafted(book, Outcome.ANONYMISED)
    assert letter.kind is LetterKind.ANONYMISED
    assert "{" not in letter.body


@pytest.mark.parametrize(
    ("decided_as", "position", "signed"),
    [
        (Capacities.GUARDIAN, "Registered manager", "Caldicott Guardian, Rosewood House"),
        (Capacities.DEPUTY, None, "Deputy Caldicott Guardian, Rosewood House"),
        (Capacities.HOLDER, "Practice manager", "Practice manager, Rosewood House"),
        (Capacities.OTHER, None, "Rosewood House"),
    ],
)
def test_a_letter_is_signed_as_what_its_writer_decided(
    book: Casebook, decided_as: Capacities, position: str | None, signed: str
) -> None:
    case = samples.change(
        samples.refused(),
        **{
            "/conclusion/decided_as": decided_as,
            "/conclusion/decided_by_position": position,
        },
    )
    made = record(book, case)
    copied = casework.letter_as_text(
        book, made.decision_id, casework.draft_letter(book, made.decision_id)
    )
    under = copied.text.split("Yours sincerely\n\n")[1].splitlines()
    assert ", ".join(under[1:3] if len(under) > 3 else under[1:2]) == signed


@pytest.mark.parametrize("outcome", [Outcome.WITHDRAWN, Outcome.ADVICE_ONLY, Outcome.ESCALATE])
def test_other_outcomes_have_no_letter(book: Casebook, outcome: Outcome, target: Path) -> None:
    made = record(book, samples.of_outcome(outcome))
    letter = Letter(kind=LetterKind.REFUSED, recipient=(), greeting="Dear all", body="No.")
    with pytest.raises(casework.NoLetter):
        casework.draft_letter(book, made.decision_id)
    with pytest.raises(casework.NoLetter):
        casework.export_letter(book, made.decision_id, letter, target)
    with pytest.raises(casework.NoLetter):
        casework.letter_as_text(book, made.decision_id, letter)
    assert begun(book) == []


def test_the_wording_of_the_vault_is_used_until_ours_is_put_back(book: Casebook) -> None:
    made, ours = drafted(book)
    own = replace(FILLED, letters={LetterKind.REFUSED: "# No\n\nRing {phone}.\nSee {reviewer}."})
    casework.change_settings(book, own)
    assert casework.draft_letter(book, made.decision_id).body == (
        "# No\n\nRing 01632 960114. See Helen Marsh."
    )
    back = {LetterKind.REFUSED: casework.our_wording(LetterKind.REFUSED)}
    casework.change_settings(book, Settings(letters=back))
    assert casework.settings(book).letters == {}
    assert casework.draft_letter(book, made.decision_id) == ours


def test_a_wording_with_a_place_that_no_letter_has_is_refused(book: Casebook) -> None:
    with pytest.raises(casework.SettingUnusable, match=r"\{fone\}"):
        casework.change_settings(book, Settings(letters={LetterKind.REFUSED: "Ring {fone}."}))
    assert casework.settings(book) == Settings()


def test_a_letter_is_recorded_before_and_after_it_leaves(book: Casebook, target: Path) -> None:
    made, letter = drafted(book)
    to = replace(letter, recipient=("Mr D Hartley", "8 Weir Terrace"), greeting="Dear Mr Hartley")
    exported = casework.export_letter(book, made.decision_id, to, target)
    data = target.read_bytes()
    assert exported.sha256 == sha256(data).hexdigest()
    assert exported.changes.decisions == {made.decision_id}
    (said,) = begun(book)
    assert said.selection == made.reference
    assert (said.level, said.privileged) == (Level.FULL, False)
    assert [(each.name, each.format) for each in said.files] == [
        (f"{made.reference} reply.docx", "letter")
    ]
    (wrote,) = finished(book)
    assert wrote.files[0].sha256 == sha256(data).digest()
    assert wrote.files[0].name == f"{made.reference} reply.docx"
    assert done(casework.verify_vault(book)).intact
    text = "\n".join(each.text for each in docx.Document(str(target)).paragraphs)
    assert "Mr D Hartley" in text
    assert made.reference in text


def test_the_register_gains_no_name_and_no_address_by_a_letter(
    book: Casebook, target: Path
) -> None:
    made, letter = drafted(book)
    to = replace(letter, recipient=("Mr D Hartley", "8 Weir Terrace"), greeting="Dear Dan")
    casework.export_letter(book, made.decision_id, to, target)
    casework.letter_as_text(book, made.decision_id, to)
    request = samples.refused().request
    assert [each.recipient for each in begun(book)] == [request.name or request.organisation] * 2
    kept = checked.of_kinds(book.store, book.vault_id, ["export.begun", "export.finished"])
    told = b"".join(each.payload.content for each in kept)
    assert not [each for each in (b"Hartley", b"Weir", b"Dan", b"to the son") if each in told]


def test_a_letter_says_which_export_it_is_of_and_holds_nothing_else_of_the_register(
    book: Casebook, target: Path
) -> None:
    made, letter = drafted(book)
    casework.export_letter(book, made.decision_id, letter, target)
    with zipfile.ZipFile(target) as package:
        held = {name: package.read(name).decode() for name in package.namelist()}
    everything = "".join(held.values())
    secrets = [made.entry_id, made.decision_id, book.person.id]
    assert not [each for each in secrets if each in everything]
    assert book.person.name not in held["docProps/core.xml"]
    record = read_word(target.read_bytes()).record
    assert record is not None
    said = Origin.from_json(record.encode())
    (left,) = checked.of_kinds(book.store, book.vault_id, ["export.begun"])
    assert said == Origin.of(left.signed)
    assert casework.verify_document(target).status == 2


def test_a_letter_leaves_as_pdf_and_is_told_as_a_letter(book: Casebook, target: Path) -> None:
    made, letter = drafted(book)
    pdf = target.with_suffix(".pdf")
    exported = casework.export_letter(book, made.decision_id, letter, pdf, form=Format.PDF)
    assert exported.sha256 == sha256(pdf.read_bytes()).hexdigest()
    (said,), (wrote,) = begun(book), finished(book)
    assert said.files == (
        FileDigest(name=f"{made.reference} reply.pdf", format="letter as PDF", digest=None),
    )
    assert wrote.files[0].name == f"{made.reference} reply.pdf"
    report = casework.verify_document(pdf)
    assert report.status == 2
    assert "carries no record, as letters do not" in report.words()
    (told,) = casework.open_decision(book, made.decision_id).afterwards
    assert told.what.startswith("Reply letter written for ")


@pytest.mark.parametrize("form", Format)
def test_a_letter_under_a_passphrase_opens_with_that_only(
    book: Casebook, target: Path, form: Format
) -> None:
    made, letter = drafted(book)
    with pytest.raises(casework.PassphraseTooShort):
        casework.export_letter(book, made.decision_id, letter, target, passphrase="short")
    assert begun(book) == []
    file, opens = target.with_suffix(form.ending), "fictional words for a letter"
    casework.export_letter(book, made.decision_id, letter, file, form=form, passphrase=opens)
    assert letter.greeting.encode() not in file.read_bytes()
    with pytest.raises(casework.PassphraseNeeded):
        casework.verify_document(file)
    report = casework.verify_document(file, passphrase=opens)
    assert "carries no record, as letters do not" in report.words()


def test_a_letter_copied_as_text_is_recorded_as_what_left(book: Casebook) -> None:
    made, letter = drafted(book)
    copied = casework.letter_as_text(book, made.decision_id, letter)
    assert letter.greeting in copied.text
    assert made.reference in copied.text
    (said,), (wrote,) = begun(book), finished(book)
    assert said.files[0].format == "letter as text"
    assert wrote.files[0].sha256 == sha256(copied.text.encode()).digest() == said.files[0].digest


def test_letters_are_told_on_the_decision_afterwards(book: Casebook, target: Path) -> None:
    made, letter = drafted(book)
    casework.export_letter(book, made.decision_id, letter, target)
    casework.letter_as_text(book, made.decision_id, letter)
    who = samples.refused().request
    name = who.name or who.organisation
    told = casework.open_decision(book, made.decision_id).afterwards
    assert [each.what for each in told] == [
        f"Reply letter written for {name}",
        f"Reply letter copied as text for {name}",
    ]


def test_a_letter_with_nothing_in_it_does_not_leave(book: Casebook, target: Path) -> None:
    made, letter = drafted(book)
    for empty in (replace(letter, body=" \n"), replace(letter, greeting=" ")):
        with pytest.raises(casework.LetterEmpty):
            casework.export_letter(book, made.decision_id, empty, target)
    assert begun(book) == []
    assert not target.exists()


def test_a_file_that_is_there_is_not_written_over_unasked(book: Casebook, target: Path) -> None:
    made, letter = drafted(book)
    target.write_text("mine")
    before = entries.count(book.store)
    with pytest.raises(casework.FileThere):
        casework.export_letter(book, made.decision_id, letter, target)
    with pytest.raises(casework.FileNotWritten, match="no such folder"):
        casework.export_letter(book, made.decision_id, letter, target.parent / "no" / "x.docx")
    assert entries.count(book.store) == before
    casework.export_letter(book, made.decision_id, letter, target, replace=True)
    assert target.read_bytes()[:2] == b"PK"


def test_an_auditor_sends_no_letters(book: Casebook, target: Path) -> None:
    made, letter = drafted(book)
    with writing(book) as writer:
        auditor = Person(
            name="Priya Nair", position=None, roles=frozenset({Role.AUDITOR}), reason=None
        )
        writer.append(schemas.PERSON, auditor, subject=book.person_id, kind="person.changed")
    with pytest.raises(casework.NotEntitled):
        casework.export_letter(book, made.decision_id, letter, target)
    assert not target.exists()
