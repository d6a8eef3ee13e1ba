from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from caldicott_desktop import casework
from caldicott_desktop.casework import Casebook, DeclaredInterest, InterestId, checked
from caldicott_desktop.casework.appending import Signer, writing
from caldicott_desktop.domain.interests import Interest, InterestKind
from caldicott_desktop.domain.people import Role
from caldicott_desktop.ledger import schemas, work_schemas
from caldicott_desktop.vault.keys import PersonKeys, prove_possession
from tests.casework.test_cards import become
from tests.casework.world import done
from tests.domain import samples

GP = Interest(
    kind=InterestKind.TREATING,
    words="I am the GP of two residents",
    references=("R-0417", "R-0420"),
    since_on=date(2025, 4, 1),
)


def only(book: Casebook) -> DeclaredInterest:
    (found,) = casework.interests(book)
    return found


def test_an_interest_is_said_once_and_read_back(book: Casebook) -> None:
    said = replace(
        GP, words="  I am the GP  of two residents ", references=("R-0417", " ", "R-0420", "R-0417")
    )
    assert casework.declare_interest(book, said).interests
    declared = only(book)
    assert (declared.interest, declared.mine, declared.person) == (GP, True, "Priya Nair")
    (entry,) = checked.of_kinds(book.store, book.vault_id, ["interest.declared"])
    told = work_schemas.INTEREST_DECLARED.read(entry.fields)
    assert (told.kind.value, told.references) == ("treating", ("R-0417", "R-0420"))
    assert done(casework.verify_vault(book)).intact


@pytest.mark.parametrize("kind", list(InterestKind))
def test_every_kind_can_be_declared(book: Casebook, kind: InterestKind) -> None:
    casework.declare_interest(book, replace(GP, kind=kind))
    assert only(book).interest.kind is kind


def test_declaring_it_again_changes_and_ends_it(book: Casebook) -> None:
    casework.declare_interest(book, GP)
    first = only(book)
    ended = replace(GP, references=("R-0417",), ended_on=date(2026, 11, 1))
    casework.declare_interest(book, ended, first.id)
    assert (only(book).interest, only(book).id) == (ended, first.id)
    with pytest.raises(casework.InterestUnknown):
        casework.declare_interest(book, GP, InterestId("00" * 16))


@pytest.mark.parametrize(
    ("change", "paths"),
    [
        ({"kind": None}, ["/kind"]),
        ({"words": " "}, ["/words"]),
        ({"ended_on": date(2025, 3, 31)}, ["/ended_on"]),
        (
            {"kind": None, "words": None, "ended_on": date(2025, 3, 31)},
            ["/kind", "/words", "/ended_on"],
        ),
    ],
)
def test_what_is_not_whole_is_not_declared_and_all_of_it_is_said(
    book: Casebook, change: dict[str, object], paths: list[str]
) -> None:
    with pytest.raises(casework.InterestIncomplete) as refused:
        casework.declare_interest(book, replace(GP, **change))  # type: ignore[arg-type]  # any field
    assert [fault.path for fault in refused.value.faults] == paths
    assert all(fault.sentence for fault in refused.value.faults)
    assert casework.interests(book) == ()


def test_those_that_touch_a_case_are_found_quietly(book: Casebook) -> None:
    casework.declare_interest(book, GP)
    owner = Interest(kind=InterestKind.EMPLOYED_BY_OWNER, words="The owner employs me")
    casework.declare_interest(book, owner)
    case = samples.refused("general")
    touching = [each.interest.words for each in casework.interests_touching(book, case)]
    assert touching == ["I am the GP of two residents", "The owner employs me"]
    elsewhere = samples.change(case, **{"/subject/reference": "R-9999"})
    (still,) = casework.interests_touching(book, elsewhere)
    assert still.interest.concerns_all


def test_only_one_that_names_somebody_speaks_up(book: Casebook) -> None:
    case = samples.refused("general")

    def told() -> list[str]:
        findings = casework.look_over(book, case)
        return [each.words for each in findings if each.check_id == "declared-interest"]

    owner = Interest(kind=InterestKind.EMPLOYED_BY_OWNER, words="The owner employs me")
    casework.declare_interest(book, owner)
    assert told() == []
    casework.declare_interest(book, GP)
    assert told() == ["A declared interest touches this case: I am the GP of two residents"]
    mine = next(each for each in casework.interests(book) if each.interest == GP)
    casework.declare_interest(book, replace(GP, ended_on=date(2026, 1, 1)), mine.id)
    assert told() == []


def test_another_persons_word_changes_nothing_of_it(book: Casebook) -> None:
    casework.declare_interest(book, GP)
    declared, other, keys = only(book), b"o" * 16, PersonKeys.generate()
    person = schemas.Person(
        name="Sam Okoro", position=None, roles=frozenset({Role.DEPUTY}), reason=None
    )
    added = schemas.KeyAdded(
        use=schemas.KeyUse.PERSON,
        person=other,
        signing=keys.signing_public,
        sealing=keys.sealing_public,
        possession=prove_possession(keys, vault_id=book.vault_id, person_id=other),
        reason=None,
    )
    theirs = work_schemas.InterestDeclared(
        kind=work_schemas.InterestKind.OTHER,
        words="Theirs",
        references=(),
        organisations=(),
        since_on=None,
        ended_on=date(2026, 1, 1),
    )
    with writing(book) as writer:
        writer.append(schemas.PERSON, person, subject=other, kind="person.added")
        writer.append(schemas.KEY_ADDED, added, subject=b"k" * 16)
        writer.append(
            work_schemas.INTEREST_DECLARED,
            theirs,
            subject=bytes.fromhex(declared.id),
            signer=Signer(person=other, keys=keys),
        )
    mine, another = casework.interests(book)
    assert (mine.interest, mine.mine) == (GP, True)
    assert (another.person, another.mine, another.interest.words) == ("Sam Okoro", False, "Theirs")
    touching = casework.interests_touching(book, samples.refused("general"))
    assert [each.person for each in touching] == ["Priya Nair"]
    assert done(casework.verify_vault(book)).intact


def test_an_auditor_declares_none(book: Casebook) -> None:
    become(book, Role.AUDITOR)
    with pytest.raises(casework.NotEntitled):
        casework.declare_interest(book, GP)
