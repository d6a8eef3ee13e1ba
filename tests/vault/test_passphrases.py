"""What typed passphrases mean, and which new ones are taken."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from caldicott_desktop.vault import faults, passphrases

TAKEN = "otter kettle ladder"


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("caf\u00e9 in the rain", "cafe\u0301 in the rain"),
        ("ward 12 \ufb01nal draft", "ward 12 final draft"),
        ("no\u00a0break here at all", "no break here at all"),
        ("\uff11\uff12\uff13 wide figures", "123 wide figures"),
        ("  spaces at the ends  ", "spaces at the ends"),
    ],
)
def test_the_same_letters_typed_otherwise_are_the_same_passphrase(one: str, other: str) -> None:
    assert passphrases.to_bytes(one) == passphrases.to_bytes(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [("Otter kettle", "otter kettle"), ("otter  kettle", "otter kettle"), ("a\tb", "a b")],
)
def test_case_and_inner_spaces_count(one: str, other: str) -> None:
    assert passphrases.to_bytes(one) != passphrases.to_bytes(other)


@given(st.text())
def test_any_text_gives_bytes_and_normalising_twice_changes_nothing(typed: str) -> None:
    first = passphrases.to_bytes(typed)
    assert passphrases.to_bytes(first.decode("utf-8", "surrogatepass")) == first


def test_fifteen_characters_are_taken_and_fourteen_are_not() -> None:
    assert passphrases.require_new("x" * 15) == b"x" * 15
    with pytest.raises(faults.PassphraseTooShort, match="15 characters"):
        passphrases.require_new(" " + "x" * 14 + " ")


@pytest.mark.parametrize("odd", ["\0", "\n", "\ud800", "\u0378", "\ue000", "\u2028", "\x7f"])
def test_characters_another_computer_may_not_type_are_refused_when_set(odd: str) -> None:
    with pytest.raises(faults.PassphraseUnusable):
        passphrases.require_new(TAKEN + odd + "x")


@pytest.mark.parametrize(
    "fine", [TAKEN, "الضوء في نهاية النفق", "🦦🫖🪜 otter kettle", "x" * 100_000]
)
def test_any_script_and_any_length_is_taken(fine: str) -> None:
    assert passphrases.require_new(fine) == passphrases.to_bytes(fine)
