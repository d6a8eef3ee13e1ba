"""The Qt binding keeps Python's own objects alive, which one release of it did not."""

from __future__ import annotations

import sys
from collections.abc import Callable

import pytest
from PySide6.QtCore import QObject, QTimer, Signal

_CALLS = 500
_NOISE = 50  # what the interpreter itself takes and gives in between


class Source(QObject):
    happened = Signal()


@pytest.mark.usefixtures("qapp")
def test_calls_take_no_reference_that_they_do_not_give_back() -> None:
    source, timer = Source(), QTimer()
    calls: tuple[Callable[[], object], ...] = (
        source.happened.emit,
        lambda: timer.setSingleShot(True),
    )
    for call in calls:
        before = [sys.getrefcount(each) for each in (None, True, False)]
        for _ in range(_CALLS):
            call()
        after = [sys.getrefcount(each) for each in (None, True, False)]
        assert all(now > then - _NOISE for now, then in zip(after, before, strict=True))
