from __future__ import annotations

from caldicott_desktop import casework
from caldicott_desktop.casework import Casebook, NamedPerson
from caldicott_desktop.casework.looking_over import look_over
from caldicott_desktop.domain.case import Advice
from tests.casework.world import record
from tests.domain import samples


def test_identifiers_are_among_the_checks_and_stop_nothing(book: Casebook) -> None:
    casework.keep_name(book, NamedPerson(reference="R-0417", name="Margaret Ellery"))
    case = samples.change(
        samples.refused(),
        **{"/conclusion/reasons": "Ellery, 943 476 5919", "/request/name": "Tom Ellery"},
    )
    found = {each.path: each for each in look_over(book, case) if "identifier" in each.check_id}
    assert set(found) == {"/conclusion/reasons"}
    words = found["/conclusion/reasons"].words
    assert words.startswith("This looks like a name from the name key and an NHS number.")
    assert record(book, case).reference


def test_what_leaves_with_a_copy_is_listed_once_without_what_stays_behind(book: Casebook) -> None:
    casework.keep_name(book, NamedPerson(reference="R-0417", name="Margaret Ellery"))
    case = samples.change(
        samples.refused(),
        **{
            "/conclusion/reasons": "Ellery asked; ELLERY again; 943 476 5919",
            "/request/contact": "0116 496 0123",
            "/advice": (
                Advice(who="Counsel", said="see LE2 4AB", privileged=True),
                Advice(who="Dr Shah", said="see LE3 4AB"),
            ),
        },
    )
    found = [span.words for span in casework.leaving_with(book, case)]
    assert sorted(found) == ["943 476 5919", "ELLERY", "LE3 4AB"]


def test_what_later_entries_say_leaves_with_a_copy_too(book: Casebook) -> None:
    casework.keep_name(book, NamedPerson(reference="R-0417", name="Margaret Ellery"))
    told = ["The organisation followed the advice: no.\nMrs Ellery was rung on 07700 900123."]
    found = casework.leaving_with(book, samples.refused(), told)
    assert [span.words for span in found] == ["Mrs Ellery", "07700 900123"]


def test_what_stays_behind_is_not_pointed_out_and_advice_that_is_let_out_is(book: Casebook) -> None:
    advice = Advice(who="Counsel", said="Ask 943 476 5919.", privileged=True)
    typed = {"/conclusion/reasons": "She is 943 476 5919.", "/advice": (advice,)}
    case = samples.change(samples.refused(), **typed)
    assert len(casework.leaving_with(book, case)) == 1
    behind = frozenset({"/conclusion/reasons"})
    assert casework.leaving_with(book, case, behind=behind) == ()
    (span,) = casework.leaving_with(book, case, behind=behind, privileged=True)
    assert span.words == "943 476 5919"
    paths = {each.path for each in casework.withholdable(case)}
    assert "/conclusion/reasons" in paths
    assert "/advice/0/said" not in paths
