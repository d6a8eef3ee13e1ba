from __future__ import annotations

import threading
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Executor, Future, ThreadPoolExecutor
from dataclasses import replace
from typing import Any

import pytest

from caldicott_desktop.ledger import entry, signatures
from caldicott_desktop.ledger.entry import SignedEntry
from caldicott_desktop.ledger.signatures import Signatures
from caldicott_desktop.ledger.verification import verify
from tests.ledger.a_vault import House


class Later(Executor):
    """A companion that is busy with something else until it is told to go on."""

    def __init__(self) -> None:
        self.waiting: list[Callable[[], object]] = []

    def submit(
        self,
        fn: Callable[..., Any],
        /,
        *args: object,
        **kwargs: object,
    ) -> Future[Any]:
        self.waiting.append(lambda: fn(*args, **kwargs))
        return Future()

    def go_on(self) -> None:
        while self.waiting:
            self.waiting.pop()()


def lived_in() -> House:
    house = House()
    for number in range(100):
        house.log.decide(house.priya, number)
    return house


HOUSE = lived_in()
ROWS = list(HOUSE.rows())
SIGNED = [entry.parse_signed(row.entry_bytes, row.signature) for row in ROWS]


def forged(at: int) -> SignedEntry:
    return replace(SIGNED[at], signature=bytes(64))


def with_forged(*places: int) -> list[SignedEntry]:
    return [forged(n) if n in places else each for n, each in enumerate(SIGNED)]


def checked(signed: Iterable[SignedEntry]) -> set[bytes]:
    with signatures.in_batches() as batches:
        for each in signed:
            batches.take(each)
        return batches.wrong()


def companions() -> list[threading.Thread]:
    return [each for each in threading.enumerate() if each.name.startswith("signatures")]


@pytest.mark.parametrize("places", [(), (0,), (31, 32), (3, 70, len(SIGNED) - 1)])
def test_each_wrong_signature_is_found_whichever_thread_checks_it(places: tuple[int, ...]) -> None:
    wrong = {forged(at).entry_id for at in places}
    assert checked(with_forged(*places)) == wrong
    with ThreadPoolExecutor(1) as helper:
        assert Signatures(with_forged(*places), helper).wrong() == wrong


def test_a_few_signatures_are_checked_without_a_companion() -> None:
    with signatures.in_batches() as batches:
        for each in with_forged(2)[:31]:
            batches.take(each)
        assert batches.wrong() == {forged(2).entry_id}
        assert companions() == []


def test_a_companion_that_never_begins_is_not_waited_for() -> None:
    assert Signatures(with_forged(9), Later()).wrong() == {forged(9).entry_id}


def test_no_companion_is_left_where_what_comes_next_cannot_be_read() -> None:
    def unreadable() -> Iterator[SignedEntry]:
        yield from SIGNED
        assert companions() != []
        raise ValueError("damaged")

    with pytest.raises(ValueError, match="damaged"):
        checked(unreadable())
    assert companions() == []


def test_a_check_that_is_closed_has_no_further_signature_checked(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    helper = Later()
    work = verify(HOUSE.vault, ROWS, helper=helper)
    next(work)
    work.close()
    monkeypatch.setattr(entry, "check_signature", lambda _: pytest.fail("checked nevertheless"))
    assert helper.waiting
    helper.go_on()
