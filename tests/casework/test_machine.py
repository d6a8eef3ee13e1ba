from __future__ import annotations

from caldicott_desktop.casework import machine


def test_a_computer_is_known_again_and_never_by_its_own_name() -> None:
    first, again = machine.fingerprint(), machine.fingerprint()
    assert first == again
    assert len(bytes.fromhex(first)) == 32
    assert machine.name() not in first


def test_computers_are_told_apart_by_address_and_name() -> None:
    address, other = 0x00_1B_63_84_45_E6, 0x00_1B_63_84_45_E7
    told = {machine.by_network(*each) for each in ((address, "a"), (other, "a"), (address, "b"))}
    assert len(told) == 3


def test_an_address_made_up_for_one_start_tells_nothing() -> None:
    made_up, next_start = 0x01_9C_27_30_11_02, 0xDB_00_41_8E_60_7F
    assert machine.by_network(made_up, "a") == machine.by_network(next_start, "a")
