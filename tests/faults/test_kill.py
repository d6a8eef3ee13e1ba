from __future__ import annotations

import sys
from pathlib import Path

import pytest

from tests.faults import crash


@pytest.mark.skipif(sys.platform == "win32", reason="there is no kill -9 on Windows")
def test_nothing_acknowledged_is_lost_when_killed(tmp_path: Path) -> None:
    acknowledged, promised = crash.crash_repeatedly(tmp_path, times=10, seed=20261122)
    assert acknowledged >= 10
    assert promised.decisions
