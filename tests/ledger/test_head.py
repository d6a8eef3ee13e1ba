from __future__ import annotations

from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from caldicott_desktop.ledger import head
from caldicott_desktop.ledger.faults import LedgerFault
from caldicott_desktop.ledger.head import Head

heads = st.builds(
    Head,
    log=st.binary(min_size=16, max_size=16),
    size=st.integers(0, 10**12),
    root=st.binary(min_size=32, max_size=32),
)
SOME = Head(log=bytes(range(16)), size=1871, root=bytes(range(32)))


@given(heads)
def test_a_printed_head_is_read_back(made: Head) -> None:
    assert Head.parse(made.printed()) == made


def test_a_head_copied_by_hand_is_read_back() -> None:
    assert SOME.printed().startswith("log 0001 0203 ")
    assert "; entries 1,871; root 0001 " in SOME.printed()
    copied = SOME.printed().upper().replace("; ", "\n  ").replace("1,871", "1871") + ".\n"
    assert Head.parse(copied) == SOME


def test_any_mistyped_character_is_noticed() -> None:
    text = SOME.printed()
    for at, character in enumerate(text):
        if character not in "0123456789abcdef" or text[:at].rpartition("; ")[2] in ("", "l"):
            continue
        typed = text[:at] + ("1" if character == "0" else "0") + text[at + 1 :]
        with pytest.raises(LedgerFault):
            Head.parse(typed)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "not a head"),
        (SOME.printed().partition("; check")[0], "not a head"),
        (SOME.printed().replace("log 0001 ", "log "), "missing or too many"),
        (SOME.printed().replace("1,871", "1,872"), "mistyped"),
    ],
)
def test_what_is_not_a_head_is_refused_by_name(text: str, said: str) -> None:
    with pytest.raises(LedgerFault) as refused:
        Head.parse(text)
    assert said in refused.value.message
    assert "Copy the whole line again" in refused.value.remedy


def test_a_key_is_printed_short() -> None:
    assert (
        head.printed_key(b"\x7c\x41\x9a\x0e\x55\xd2\xf3\x18" + bytes(24)) == "7C41 9A0E 55D2 F318"
    )


def test_the_checked_statement_is_what_the_format_says() -> None:
    other = Head(log=b"\xff" * 16, size=2, root=b"\xee" * 32)
    at = datetime(2026, 11, 22, 10, 15, 30, 123_000, tzinfo=UTC)
    expected = (
        b"caldicott-log/checked/v1\x00"
        + b"\xaa" * 16
        + (1795342530123).to_bytes(8, "big")
        + (2).to_bytes(4, "big")
        + (SOME.log + (1871).to_bytes(8, "big") + SOME.root)
        + (other.log + (2).to_bytes(8, "big") + other.root)
    )
    for order in ([SOME, other], [other, SOME]):
        assert head.checked_statement(b"\xaa" * 16, at, order) == expected


def test_heads_are_found_among_other_words() -> None:
    other = Head(log=bytes(reversed(range(16))), size=7, root=bytes(32))
    text = f"A log, entries and a root.\n\n{SOME.printed()}\nand {other.printed()}. Ends."
    assert Head.find_all(text) == (SOME, other)
    assert Head.find_all(text.replace("; ", ";\n")) == (SOME, other)
    assert Head.find_all("The log of the house: no entries, no root, no check.") == ()


def test_a_head_that_was_mistyped_among_other_words_is_no_head_that_is_left_out() -> None:
    with pytest.raises(LedgerFault, match="mistyped"):
        Head.find_all(f"Minutes. {SOME.printed().replace('1,871', '1,872')}")
    with pytest.raises(LedgerFault, match="missing or too many"):
        Head.find_all(f"Minutes. {SOME.printed().replace('; root 0001', '; root')}")
