"""Our own log searched for one person: every field of every entry, and what cannot be searched."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from caldicott_desktop import casework
from caldicott_desktop.casework import Casebook, audit, faults
from caldicott_desktop.casework.appending import writing
from caldicott_desktop.casework.audit import Mentions
from caldicott_desktop.domain import happenings as h
from caldicott_desktop.domain.audit.mentions import How, Sought
from caldicott_desktop.domain.case import Advice, Case
from caldicott_desktop.domain.disclosure import Disclosure, Level
from caldicott_desktop.domain.people import Role
from caldicott_desktop.ledger import schemas
from caldicott_desktop.ledger.schemas import Person
from caldicott_desktop.store.names import NamedPerson
from tests.casework import afterwards
from tests.casework.audit.planting import disposed, of_newer_kind
from tests.casework.world import done, record
from tests.domain import cards, samples

ELLERY = Sought(names=("Margaret Ellery",), references=("R-0417",))
TOM = NamedPerson(reference="R-0500", name="Tom Oakley")


def found(book: Casebook, sought: Sought = ELLERY) -> Mentions:
    return done(audit.find_mentions(book, sought))


def saying(**answers: object) -> Case:
    """A decision about somebody else, with these answers."""
    return samples.change(samples.refused(), **{"/subject/reference": "R-0500", **answers})


def test_a_log_that_says_nothing_of_them_is_searched_to_its_end(book: Casebook) -> None:
    record(book, saying())
    mentions = found(book)
    assert (mentions.entries, mentions.not_searched, mentions.drafts) == ((), (), ())
    assert mentions.searched == book.heads[book.log].size
    assert mentions.sought == ELLERY


def test_each_field_is_told_with_the_words_around(book: Casebook) -> None:
    text = "The son of Mrs Margaret Ellery was told."
    made = record(book, saying(**{"/conclusion/reasons": text}))
    (entry,) = found(book).entries
    assert (entry.entry_id, entry.kind) == (made.entry_id, "decision.recorded")
    assert (entry.reference, entry.is_about, entry.is_decision) == (made.reference, False, True)
    assert entry.recorded_by == "Priya Nair"
    assert entry.decision is not None
    assert casework.open_decision(book, entry.decision).reference == made.reference
    (field,) = entry.fields
    assert (field.path, field.text, field.is_privileged) == ("/conclusion/reasons", text, False)
    (excerpt,) = field.excerpts
    assert (excerpt.before, excerpt.words, excerpt.after) == (
        *("The son of ", "Mrs Margaret Ellery", " was told."),
    )
    assert entry.surest is How.NAME


def test_a_decision_about_them_is_told_apart_from_one_that_speaks_of_them(book: Casebook) -> None:
    record(book)
    record(book, saying(**{"/request/asked_for": "What R-0417 said"}))
    about, speaking = found(book).entries
    assert (about.is_about, speaking.is_about) == (True, False)
    assert about.surest is How.REFERENCE


def test_near_spellings_are_found_and_marked_as_such(book: Casebook) -> None:
    record(book, saying(**{"/conclusion/reasons": "As Elery wished"}))
    (entry,) = found(book).entries
    assert entry.surest is How.NEAR


def test_a_word_that_only_looks_like_the_name_at_first_is_passed_over(book: Casebook) -> None:
    record(book, saying(**{"/conclusion/reasons": "A stick of elery"}))
    assert found(book).entries == ()


def test_entries_of_every_kind_are_looked_through(book: Casebook, tmp_path: Path) -> None:
    made = record(book, saying())
    casework.record_later(
        book, made.decision_id, h.LearningNoted(words="Ask Ellery first", passed_to="All")
    )
    card = casework.record_card(book, cards.change(cards.live(), given__reference="R-0417"))
    casework.export_decision(book, made.decision_id, tmp_path / "a.docx", recipient="M Ellery")
    draft = casework.new_draft(book, "general")
    casework.number_draft(book, draft.id)
    casework.discard_draft(book, draft.id, "It was for Ellery")
    entries = {each.kind: each for each in found(book).entries}
    assert set(entries) == {*("learning.noted", "card.recorded", "export.begun", "draft.discarded")}
    learnt = entries["learning.noted"]
    assert learnt.reference == made.reference
    assert learnt.decision is not None
    assert entries["card.recorded"].reference == card.reference
    assert entries["card.recorded"].decision is None
    assert entries["export.begun"].reference is None
    assert entries["draft.discarded"].reference is not None


def test_what_is_gone_or_attached_is_named_as_not_searched(
    book: Casebook, monkeypatch: pytest.MonkeyPatch
) -> None:
    gone = record(book)
    casework.record_later(book, gone.decision_id, afterwards.LEARNT)
    disposed(book, monkeypatch, gone)
    attached = of_newer_kind(book, monkeypatch, "file.attached", {"/label": "Ellery.pdf"})
    mentions = found(book)
    assert [each.entry_id for each in mentions.not_searched] == [
        *(gone.entry_id, attached.signed.entry_id.hex())
    ]
    assert [each.kind for each in mentions.not_searched] == ["decision.recorded", "file.attached"]
    assert mentions.searched == book.heads[book.log].size - 2
    assert mentions.entries == ()


def test_what_was_told_of_a_decision_that_is_no_longer_listed_has_no_number(
    book: Casebook, monkeypatch: pytest.MonkeyPatch
) -> None:
    gone = record(book, saying())
    told = h.LearningNoted(words="Ask Ellery first")
    casework.record_later(book, gone.decision_id, told)
    disposed(book, monkeypatch, gone)
    (entry,) = found(book).entries
    assert (entry.kind, entry.reference) == ("learning.noted", None)


def test_a_later_entry_about_a_decision_that_is_not_here_leads_nowhere(
    book: Casebook, monkeypatch: pytest.MonkeyPatch
) -> None:
    fields = {"/decision": "ab" * 32, "/words": "Ask Ellery first"}
    of_newer_kind(book, monkeypatch, "learning.noted", fields)
    (entry,) = found(book).entries
    assert (entry.decision, entry.reference) == (None, None)


def test_drafts_are_named_with_their_owners_and_not_quoted(book: Casebook) -> None:
    draft = casework.new_draft(book, "general")
    casework.save_draft(book, draft.id, samples.refused("general"))
    other = casework.new_draft(book, "general")
    (drafted,) = found(book).drafts
    assert (drafted.id, drafted.owner) == (draft.id, "Priya Nair")
    assert drafted.id != other.id


def test_people_of_the_name_key_who_could_be_meant_are_offered(book: Casebook) -> None:
    ellery = NamedPerson(
        reference="R-0417", name="Ellerey, Margaret", born_on=date(1941, 3, 14), others="H1234567"
    )
    casework.keep_name(book, ellery)
    casework.keep_name(book, TOM)
    assert audit.people_sought(book, Sought(names=("M Ellery",))) == (ellery,)
    assert audit.people_sought(book, Sought(numbers=("H1234567",))) == (ellery,)
    born = Sought(names=("Nobody Here",), born_on=date(1941, 3, 14))
    assert audit.people_sought(book, born) == (ellery,)
    assert found(book).people == (ellery,)
    become(book, Role.OWNER, Role.AUDITOR)
    assert audit.people_sought(book, ELLERY) == (ellery,)
    become(book, Role.OWNER)
    casework.forget_name(book, "R-0417")
    assert audit.people_sought(book, ELLERY) == ()


def become(book: Casebook, *roles: Role) -> None:
    with writing(book) as writer:
        person = Person(name="Priya Nair", position=None, roles=frozenset(roles), reason=None)
        writer.append(schemas.PERSON, person, subject=book.person_id, kind="person.changed")


def test_someone_who_may_not_see_the_name_key_is_offered_nobody(book: Casebook) -> None:
    casework.keep_name(book, NamedPerson(reference="R-0417", name="Margaret Ellery"))
    become(book, Role.AUDITOR)
    assert audit.people_sought(book, ELLERY) == ()


def test_what_names_others_is_proposed_to_be_taken_out(book: Casebook) -> None:
    casework.keep_name(book, TOM)
    mixed = "Margaret Ellery met Tom Oakley."
    record(
        book,
        samples.change(
            samples.refused(),
            **{"/conclusion/reasons": mixed, "/balance/harm_if_shared": "Tom Oakley may leave."},
        ),
    )
    (entry,) = found(book).entries
    assert entry.decision is not None
    page = casework.open_decision(book, entry.decision)
    proposed = audit.propose(book, entry, page.case, page.kind)
    assert proposed.reference == entry.reference
    assert {
        path: [span.words for span in spans] for path, spans in proposed.redactions.items()
    } == {
        "/conclusion/reasons": ["Tom Oakley"],
        "/balance/harm_if_shared": ["Tom Oakley"],
    }
    assert {"/request/asked_for", "/subject/wishes"} <= proposed.releasable
    assert proposed.releasable.isdisjoint(proposed.redactions)
    disclosure = Disclosure(level=Level.REFERENCES, releasable=proposed.releasable)
    withheld = audit.withheld(book, entry.decision, disclosure).decision
    assert set(proposed.redactions) <= withheld
    assert "/subject/wishes" not in withheld
    assert "/request/organisation" in withheld


def test_of_a_decision_that_only_speaks_of_them_only_such_fields_are_theirs(
    book: Casebook,
) -> None:
    record(book, saying(**{"/conclusion/reasons": "Margaret Ellery asked."}))
    (entry,) = found(book).entries
    assert entry.decision is not None
    page = casework.open_decision(book, entry.decision)
    proposed = audit.propose(book, entry, page.case, page.kind)
    assert proposed.releasable == {"/conclusion/reasons"}


def test_privileged_advice_is_found_marked_and_never_proposed(book: Casebook) -> None:
    advice = Advice(who="Legal", said="Ellery may not be told", privileged=True)
    record(book, replace(samples.shared(), advice=(advice,)))
    (entry,) = found(book).entries
    marked = [field.path for field in entry.fields if field.is_privileged]
    assert marked == ["/advice/0/said"]
    assert entry.decision is not None
    page = casework.open_decision(book, entry.decision)
    proposed = audit.propose(book, entry, page.case, page.kind)
    assert "/advice/0/said" not in proposed.releasable | proposed.redactions.keys()


def test_only_a_decision_can_be_proposed(book: Casebook) -> None:
    casework.record_card(book, cards.change(cards.live(), given__reference="R-0417"))
    (entry,) = found(book).entries
    with pytest.raises(faults.DecisionUnknown):
        audit.propose(book, entry, samples.refused(), book.guidance.kinds["police-crime"])


def test_a_changed_entry_that_speaks_of_them_is_not_believed(book: Casebook) -> None:
    record(book)
    with book.store.transaction():
        book.store.run("DROP TRIGGER payloads_never_change")
        book.store.run("UPDATE payloads SET secret = zeroblob(32)")
    with pytest.raises(faults.NotIntact):
        found(book)


def test_nothing_recorded_while_searching_is_looked_through(book: Casebook) -> None:
    record(book, saying())
    searching = audit.find_mentions(book, ELLERY)
    next(searching)
    record(book)
    assert done(searching).entries == ()
