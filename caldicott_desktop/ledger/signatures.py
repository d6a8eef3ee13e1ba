"""Checking many signatures, each on whichever of two threads is free for it.

A check releases the interpreter's lock for most of its time, so that one companion thread checks
the signatures of what comes next while what came before is read, hashed and compared. Whoever
begins with a batch takes its result before that of the next: what is wrong is told in the order of
the entries, whichever thread found it.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Iterator
from concurrent.futures import Executor, ThreadPoolExecutor
from contextlib import contextmanager, suppress

from caldicott_desktop.ledger import entry
from caldicott_desktop.ledger.entry import SignedEntry

# How many entries of a proof are handed to the companion at once. A proof of fewer needs none.
_AT_ONCE = 32


class Signatures:
    """The signatures of a batch of entries."""

    def __init__(self, signed: Iterable[SignedEntry], helper: Executor | None = None) -> None:
        """Begin checking on the `helper`, an executor of one thread, where there is one."""
        self._left = deque(signed)
        self._wrong: set[bytes] = set()
        self._elsewhere = helper.submit(self._check) if helper and self._left else None

    def wrong(self) -> set[bytes]:
        """Return the ids of entries whose signature is not theirs, having checked what is left."""
        self._check()
        # A helper that has not even begun need not be waited for.
        if self._elsewhere is not None and not self._elsewhere.cancel():
            self._elsewhere.result()
        return self._wrong

    def drop(self) -> None:
        """Begin with none of those that are left: what comes of them is not asked for any more."""
        self._left.clear()

    def _check(self) -> None:
        """Check one after the other until none is left that nobody has begun with."""
        with suppress(IndexError):
            while True:
                signed = self._left.popleft()
                if not entry.check_signature(signed):
                    self._wrong.add(signed.entry_id)


class Batches:
    """The signatures of entries that come one by one, checked while the next ones are read."""

    def __init__(self, helper: Executor) -> None:
        """Begin with nothing; the `helper` is an executor of one thread."""
        self._helper = helper
        self._waiting: list[SignedEntry] = []
        self._begun = Signatures(())
        self._wrong: set[bytes] = set()

    def take(self, signed: SignedEntry) -> None:
        """Take in an entry whose signature is to be checked; few are left waiting at any time."""
        self._waiting.append(signed)
        if len(self._waiting) == _AT_ONCE:
            self._wrong |= self._begun.wrong()
            self._begun = Signatures(self._waiting, self._helper)
            self._waiting = []

    def wrong(self) -> set[bytes]:
        """Return the ids of all entries taken in whose signature is not theirs."""
        return self._wrong | self._begun.wrong() | Signatures(self._waiting).wrong()

    def drop(self) -> None:
        """Begin with none of those that are left."""
        self._begun.drop()


@contextmanager
def in_batches() -> Iterator[Batches]:
    """Give batches whose companion thread has ended, however they are left."""
    with ThreadPoolExecutor(max_workers=1, thread_name_prefix="signatures") as helper:
        batches = Batches(helper)
        try:
            yield batches
        finally:
            batches.drop()
