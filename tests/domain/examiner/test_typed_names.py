from __future__ import annotations

from caldicott_desktop import identifiers
from caldicott_desktop.domain.examiner import case
from caldicott_desktop.domain.examiner.typed_names import doubt_about, identifiers_in_told
from caldicott_desktop.domain.identifying import IdentifierKind

KNOWN = identifiers.Known.of([identifiers.KnownPerson(name="Margaret Ellery")])


def found(told: case.Told | case.CaseLine) -> list[tuple[str, IdentifierKind]]:
    def find(text: str) -> tuple[identifiers.Span, ...]:
        return identifiers.find(text, KNOWN)

    return [(path, span.kind) for path, span in identifiers_in_told(told, find)]


def test_a_name_in_a_note_is_pointed_out_with_its_field() -> None:
    line = case.CaseLine(
        details=case.CaseDetails(reference="ME-1", note="Mrs Margaret Ellery fell."),
        accesses=(case.Access(scope_reason="Asked by 943 476 5919"),),
    )
    assert found(line) == [
        ("/details/note", IdentifierKind.NAME),
        ("/accesses/0/scope_reason", IdentifierKind.NHS_NUMBER),
    ]


def test_where_somebody_at_work_is_named_a_name_is_no_slip_and_a_number_is() -> None:
    assert found(case.CaseLine(accessor="Margaret Ellery")) == []
    assert found(case.CasePassed(examiner="Margaret Ellery", why="For Margaret Ellery")) == [
        ("/why", IdentifierKind.NAME)
    ]
    assert found(case.CaseReferred(coroner="943 476 5919")) == [
        ("/coroner", IdentifierKind.NHS_NUMBER)
    ]


def test_what_the_program_put_there_is_left_alone() -> None:
    put = case.Assertion(independent=True, words="Margaret Ellery", own_words="Margaret Ellery")
    assert found(case.CaseCompleted(assertion=put)) == [
        ("/assertion/own_words", IdentifierKind.NAME)
    ]
    assert found(case.Access(source_holder="Margaret Ellery")) == []


def test_only_a_reference_that_has_no_digit_is_doubted() -> None:
    assert [doubt_about(each) for each in ("ME-1", "٣", "", "  ")] == [None] * 4
    doubt = doubt_about("Joan Harker")
    assert doubt is not None
    assert "no digit" in doubt.words
