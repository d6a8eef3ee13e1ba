from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime

import pytest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from caldicott_desktop import guidance
from caldicott_desktop.domain.guidance_types import Recheck
from caldicott_desktop.windows.new_decision.law_rows import LawRows
from caldicott_desktop.windows.new_decision.setting import Setting

ROW = "law_row vir-ew"
LATE = datetime(2028, 1, 1, 9, tzinfo=UTC)


@pytest.mark.parametrize("stands", [True, False])
def test_a_row_says_what_a_recheck_found(
    qtbot: QtBot, setting: Callable[[str], Setting], *, stands: bool
) -> None:
    now = replace(setting("police-crime"), clock=lambda: LATE)
    assert "Past its recheck date" in _told(qtbot, now)
    recheck = Recheck(
        seen="The page on gov.uk",
        stands=stands,
        seen_on=date(2027, 12, 1),
        again_by=date(2028, 12, 1),
        by="Meg Harland",
    )
    later = replace(now, guidance=guidance.rechecked(now.guidance, {ROW: recheck}))
    told = _told(qtbot, later)
    assert "Past its recheck date" not in told
    assert ("No longer as written" in told) is not stands
    held = "still" if stands else "no longer"
    assert (
        f"Rechecked on 1 December 2027 by Meg Harland: {held} as written. Seen: The page on gov.uk."
        in told
    )


def _told(qtbot: QtBot, setting: Setting) -> list[str]:
    rows = LawRows(setting)
    qtbot.addWidget(rows)
    rows.offer([setting.guidance.law_rows["vir-ew"]])
    return [each.text() for each in rows.findChildren(QLabel)]
