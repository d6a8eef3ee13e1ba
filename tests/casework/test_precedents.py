from __future__ import annotations

from dataclasses import replace

from caldicott_desktop import casework
from caldicott_desktop.casework import Casebook, NamedPerson
from caldicott_desktop.casework.stripping import Stripper
from caldicott_desktop.domain import choices as c
from caldicott_desktop.domain.case import Case, Precedents
from caldicott_desktop.domain.record import conclusion
from tests.casework.world import record
from tests.domain import samples
from tests.windows.tampering import swap_payloads


def told(number: int, **changes: object) -> Case:
    return samples.change(samples.refused(), **{"/subject/reference": f"R-0{number:03}", **changes})


def shown(book: Casebook, case: Case, limit: int = 5) -> list[str]:
    return [each.reference[-4:] for each in casework.precedents(book, case, limit)]


def test_an_empty_vault_has_no_precedent(book: Casebook) -> None:
    assert casework.precedents(book, samples.refused()) == ()


def test_the_most_like_go_first_and_the_newer_of_two_as_like(book: Casebook) -> None:
    record(book, told(1))
    record(book, told(2))
    record(book, told(3, **{"/conclusion/reasons": "Wheelchair hoist telemetry, quarrelsome"}))
    record(book, samples.refused("general"))
    mine = told(9, **{"/conclusion/reasons": "The hoist telemetry of the wheelchair"})
    assert shown(book, mine) == ["0003", "0002", "0001"]
    assert shown(book, mine, limit=1) == ["0003"]
    other = replace(
        told(9), request=replace(told(9).request, requester_kind=c.RequesterKind.REGULATOR)
    )
    assert shown(book, other)[:2] == ["0002", "0001"]


def test_a_gateway_and_a_requester_in_common_weigh(book: Casebook) -> None:
    first = record(book, samples.shared())
    record(book, samples.refused())
    mine = samples.shared()
    assert casework.precedents(book, mine)[0].reference == first.reference


def test_another_kind_counts_where_its_words_are_alike(book: Casebook) -> None:
    record(
        book,
        samples.change(
            samples.refused("general"),
            **{"/conclusion/reasons": "Budgerigar aviary webcam ornithologist quarantine"},
        ),
    )
    record(book, samples.refused("general"))
    mine = told(9, **{"/conclusion/reasons": "The budgerigar aviary webcam, ornithologist"})
    assert shown(book, mine) == ["0001"]


def test_everything_that_could_identify_someone_is_taken_out(book: Casebook) -> None:
    casework.keep_name(book, NamedPerson(reference="R-0001", name="Margaret Ellery"))
    record(book, told(2))
    record(
        book,
        told(
            1,
            **{
                "/conclusion/reasons": "Ellery’s son; Margaret said R-0001 and R-0002 share; "
                "943 476 5919, LE2 4AB, 0116 496 0123, born 14 March 1931, form 77/26",
                "/conclusion/in_one_sentence": "Not about Mrs Ellery.",
                "/balance/harm_if_shared": "margaret ellery would know",
            },
        ),
    )
    (found,) = [
        each for each in casework.precedents(book, told(9)) if each.reference.endswith("0002")
    ]
    assert found.whole_reasons == (
        "the person’s son; the person said the person and the person share; [number left out], "
        "[postcode left out], [telephone number left out], born [date left out], form 77/26"
    )
    assert found.sentence == "Not about the person."
    assert found.harm_if_shared == "the person would know"
    assert found.outcome is c.Outcome.REFUSE


def test_long_reasons_are_cut_between_words(book: Casebook) -> None:
    record(book, told(1, **{"/conclusion/reasons": "word " * 200}))
    (found,) = casework.precedents(book, told(9))
    assert found.reasons.endswith("word…")
    assert len(found.reasons) <= 241
    assert len(found.whole_reasons) > 900


def test_the_person_s_own_reference_is_no_likeness(book: Casebook) -> None:
    record(
        book,
        samples.change(
            samples.refused("general"),
            **{"/conclusion/reasons": "quincunx R-0009", "/subject/reference": "R-0009"},
        ),
    )
    assert shown(book, told(9, **{"/conclusion/reasons": "R-0009 again"})) == []


def test_a_decision_that_does_not_check_out_is_left_out(book: Casebook) -> None:
    one, other = record(book, told(1)), record(book, told(2))
    record(book, told(3))
    swap_payloads(book, one, other)
    assert shown(book, told(9)) == ["0003"]


def test_a_text_without_anyone_stays_as_it_is(book: Casebook) -> None:
    text = "The 1990 Act, s.3(1)(f), as of 20 November 2026: “no”."
    assert Stripper.of(book, None).strip(text) == text


def test_whoever_asked_is_not_named_beside_another_case(book: Casebook) -> None:
    stripper = Stripper.of(book, None, "Mr Mark Ellery, his son")
    text = "Mark’s worry is real; the Ellery family may mark the day. Ask his son."
    assert (
        stripper.strip(text)
        == "someone’s worry is real; the someone family may mark the day. Ask his son."
    )


def test_what_was_looked_at_and_why_it_differs_are_told_with_the_decision(book: Casebook) -> None:
    looked = Precedents(shown=("CG-2025-0009", "CG-2026-0001"), why_different="Another month")
    case = replace(samples.refused(), precedents=looked)
    made = record(book, case)
    page = casework.open_decision(book, made.decision_id)
    assert page.case.precedents == looked
    told = str(conclusion.reasons(page.case))
    assert "CG-2025-0009, CG-2026-0001" in told
    assert "Another month" in told
    assert "Earlier decisions" not in str(conclusion.reasons(samples.refused()))
