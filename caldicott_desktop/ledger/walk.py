"""Walking along one log: its tree grown again, its order, and where two copies of it parted."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from caldicott_desktop.ledger.faults import FaultCode
from caldicott_desktop.ledger.head import Head
from caldicott_desktop.ledger.tree import Frontier

_OTHER_HISTORY = (
    "The entries before it are not those it was signed after: one of them was changed, added, "
    "dropped or moved."
)


class Walk:
    """One log, entry by entry: its tree, its order, and where two copies parted."""

    def __init__(self, edge: Frontier) -> None:
        """Begin at the edge of what was checked before, or of nothing."""
        self.first = self.seq = edge.size
        self.tips = [edge]
        # The leaves at this position, each with the tip it grows on.
        self.grown: list[tuple[Frontier, bytes]] = []
        self._roots = bytearray()
        self._branch_roots: set[tuple[int, bytes]] = set()
        self.broken = False
        self.forked = False
        self.last_at: datetime | None = None
        self.founded = False
        self.installation: str | None = None

    def goes_on(self, seq: int, root: bytes | None, leaf: bytes) -> bool:
        """Put a leaf where all is as it should be, as nearly always; False leaves it to `place`."""
        if seq != self.seq + 1 or len(self.grown) != 1:
            return False
        self._grow()
        (tip,) = self.tips
        if root is None or tip.root() != root:
            return False
        self._keep_root(seq, root)
        self.grown.append((tip, leaf))
        return True

    def place(self, seq: int, root: bytes | None, leaf: bytes) -> Iterator[tuple[FaultCode, str]]:
        """Put a leaf at its position, telling of gaps, forks and a history that differs."""
        if seq != self.seq and self.grown:
            self._grow()
        if seq < self.seq:
            yield FaultCode.GAP, "It does not come after the entry before it."
        elif seq != self.seq:
            missing = seq - self.seq
            count = "an entry is" if missing == 1 else f"{missing:,} entries are"
            yield FaultCode.GAP, f"Just before it, {count} missing."
        if seq != self.seq:
            self.seq, self.broken = seq, True
        if self.grown:
            self.forked = True
            yield FaultCode.FORK, self._fork_sentence()
        tip = next((each for each in self.tips if each.root() == root), None)
        if tip is None:
            if not self.broken and root is not None:
                self.broken = True
                yield FaultCode.ROOT, _OTHER_HISTORY
            tip = self.tips[0]
        if root is not None:
            self._keep_root(seq, root)
        self.grown.append((tip, leaf))

    def had(self, size: int, root: bytes) -> bool:
        """Tell whether this log, or a branch of it, had this root at this size."""
        if size < self.first:
            # It was compared when what lies before was checked.
            return True
        at = 32 * (size - self.first)
        return (
            self._roots[at : at + 32] == root
            or (size, root) in self._branch_roots
            or any((tip.size, tip.root()) == (size, root) for tip in self._ends())
        )

    def _grow(self) -> None:
        """Go on to the next position."""
        if len(self.grown) == 1:
            ((tip, leaf),) = self.grown
            tip.grow(leaf)
            self.tips = [tip]
        else:
            self.tips = self._ends()
        self.grown, self.seq = [], self.seq + 1

    def _ends(self) -> list[Frontier]:
        """Return the edges of all branches as they are now."""
        if not self.grown:
            return self.tips
        ends = []
        for tip, leaf in self.grown:
            end = tip.copy()
            end.grow(leaf)
            ends.append(end)
        return ends

    def _keep_root(self, size: int, root: bytes) -> None:
        if len(self._roots) == 32 * (size - self.first):
            self._roots += root
        else:
            self._branch_roots.add((size, root))

    def heads(self, log: bytes) -> list[Head]:
        """Return the head of each branch."""
        size = self.seq + bool(self.grown)
        return [Head(log=log, size=size, root=tip.root()) for tip in self._ends()]

    def _fork_sentence(self) -> str:
        name = f" of “{self.installation}”" if self.installation else ""
        return f"Two copies{name} were both used after entry {self.seq:,}."
