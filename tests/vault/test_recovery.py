"""The recovery code: printable, typed forgivingly, and wrong groups named."""

from __future__ import annotations

import contextlib
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from caldicott_desktop.vault import faults
from caldicott_desktop.vault.recovery import ALPHABET, GROUPS, LENGTH, RecoveryCode

codes = st.binary(min_size=4 * GROUPS, max_size=4 * GROUPS).map(
    lambda raw: RecoveryCode.generate(io.BytesIO(raw).read)
)


def mistyped(typed: str) -> faults.RecoveryCodeMistyped:
    with pytest.raises(faults.RecoveryCodeMistyped) as failure:
        RecoveryCode.parse(typed)
    return failure.value


def test_a_code_has_at_least_128_random_bits_in_seven_groups_of_five() -> None:
    code = RecoveryCode.generate()
    assert [len(group) for group in code.groups()] == [5] * 7
    assert 4 * GROUPS * 5 >= 128
    assert set(code.printed()) <= set(ALPHABET + "-")
    assert not set(ALPHABET) & set("ILOU")
    assert code.printed() != RecoveryCode.generate().printed()


@given(codes)
def test_a_printed_code_reads_back(code: RecoveryCode) -> None:
    assert RecoveryCode.parse(code.printed()).to_bytes() == code.to_bytes()


@given(codes, st.sampled_from(["", " ", "\n", "\u2013", "_", ".", " \u2212 ", "\u00a0", "\t"]))
def test_case_spaces_dashes_and_look_alikes_are_forgiven(code: RecoveryCode, between: str) -> None:
    typed = between.join(code.groups()).lower()
    typed = typed.replace("0", "o").replace("1", "l").replace("v", "u")
    assert RecoveryCode.parse(f" {typed}\n").printed() == code.printed()


@given(codes, st.integers(0, LENGTH - 1), st.integers(1, 31))
def test_one_wrong_symbol_is_always_found_and_its_group_named(
    code: RecoveryCode, place: int, shift: int
) -> None:
    symbols = code.to_bytes().decode()
    wrong = ALPHABET[(ALPHABET.index(symbols[place]) + shift) % 32]
    error = mistyped(symbols[:place] + wrong + symbols[place + 1 :])
    assert error.groups == (place // 5 + 1,)
    assert f"Group {place // 5 + 1} " in error.message


@given(codes, st.integers(1, 7), st.integers(0, 4), st.integers(0, 4))
def test_two_symbols_of_a_group_swapped_are_always_found(
    code: RecoveryCode, group: int, one: int, other: int
) -> None:
    symbols = list(code.groups()[group - 1])
    symbols[one], symbols[other] = symbols[other], symbols[one]
    groups = list(code.groups())
    if "".join(symbols) == groups[group - 1]:
        return
    groups[group - 1] = "".join(symbols)
    assert mistyped("-".join(groups)).groups == (group,)


@given(codes, st.integers(0, 6), st.integers(0, 6))
def test_two_groups_swapped_are_always_found(code: RecoveryCode, one: int, other: int) -> None:
    groups = list(code.groups())
    groups[one], groups[other] = groups[other], groups[one]
    if one == other:
        return
    assert mistyped("-".join(groups)).groups == tuple(sorted((one + 1, other + 1)))


def test_several_wrong_groups_are_all_named() -> None:
    groups = list(RecoveryCode.generate(bytes).groups())
    for number in (2, 5, 7):
        groups[number - 1] = "ZZZZZ"
    error = mistyped(" ".join(groups))
    assert error.groups == (2, 5, 7)
    assert error.message == "Groups 2, 5 and 7 of the recovery code cannot be right."


def test_symbols_outside_the_alphabet_name_their_group() -> None:
    groups = list(RecoveryCode.generate(bytes).groups())
    groups[3] = "0!00" + groups[3][4]
    assert mistyped("-".join(groups)).groups == (4,)


def test_a_group_too_short_or_long_is_named_when_groups_were_typed() -> None:
    groups = list(RecoveryCode.generate(bytes).groups())
    groups[0] = groups[0][:4]
    assert "Group 1 of the recovery code has too many" in mistyped(" ".join(groups)).message
    groups[6] += "0"
    groups[5] += "0"
    error = mistyped(" ".join(groups))
    assert error.groups == (1, 6, 7)
    assert "Groups 1, 6 and 7 of the recovery code have too many" in error.message


@pytest.mark.parametrize(("typed", "found"), [("", 0), ("000", 3), ("0" * 100_000, 100_000)])
def test_another_length_is_said_with_both_numbers(typed: str, found: int) -> None:
    error = mistyped(typed)
    assert error.message == f"The recovery code has 35 characters; {found} were typed."
    assert error.groups == ()


@given(st.text())
def test_any_text_is_a_code_or_a_known_error(typed: str) -> None:
    with contextlib.suppress(faults.RecoveryCodeMistyped):
        assert RecoveryCode.parse(typed).printed()


def test_the_message_never_repeats_the_code() -> None:
    groups = list(RecoveryCode.generate().groups())
    groups[0] = "!!!!!"
    assert not any(group in str(mistyped("-".join(groups))) for group in groups[1:])
