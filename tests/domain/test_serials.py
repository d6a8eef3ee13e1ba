from __future__ import annotations

import pytest

from caldicott_desktop.domain.serials import Serial, parse, tidy


@pytest.mark.parametrize(
    ("typed", "printed"),
    [
        ("RH1-014", "RH1-014"),
        (" rh1 - 14 ", "RH1-014"),
        ("rh1-1014", "RH1-1014"),
        ("1-12345-7", "1-12345-007"),
        ("nonsense", "NONSENSE"),
        ("", ""),
    ],
)
def test_a_serial_is_read_however_it_was_spaced(typed: str, printed: str) -> None:
    assert tidy(typed) == printed
    assert tidy(printed) == printed


def test_a_serial_is_taken_apart() -> None:
    assert parse("vl7t2-9") == Serial(prefix="VL7T2", number=9)
    assert parse("VL7T2") is None
    assert str(Serial(prefix="VL7T2", number=1234)) == "VL7T2-1234"
