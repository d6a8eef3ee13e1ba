from __future__ import annotations

from PySide6.QtTest import QSignalSpy
from PySide6.QtWidgets import QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from caldicott_desktop.casework import Notice
from caldicott_desktop.errors import Sentence
from caldicott_desktop.windows import kit
from caldicott_desktop.windows.today.notices import Notices, Place


def notice(sentence: str, action: str, *, dismissable: bool = True) -> Notice:
    return Notice(
        code=sentence, said=Sentence(f"notice.{sentence}"), action=action, dismissable=dismissable
    )


FOUND = notice("practice", "verify", dismissable=False)
REMINDERS = (notice("no-recovery-sheet", "recovery"), notice("no-backup", "vault"))


def place(window: QWidget) -> Place:
    """A place for bars in `window`, out of sight as long as it holds none."""
    whole = QWidget(window)
    whole.hide()
    body = window.layout()
    assert body is not None
    body.addWidget(whole)
    return Place(whole=whole, body=QVBoxLayout(whole))


def test_bars_are_made_one_at_a_step_and_those_of_a_place_are_seen_together(qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    QVBoxLayout(window)
    above, below = place(window), place(window)
    notices = Notices(pressing=above, later=below, parent=window)
    window.show()
    seen = [
        [bar.words() for bar in window.findChildren(kit.NoticeBar) if bar.isVisible()]
        for _step in notices.shown((FOUND, *REMINDERS), apart=False)
    ]
    top, rest = [FOUND.words], [each.words for each in REMINDERS]
    assert seen == [[], top, top, top, [*top, *rest]]
    assert [bar.words() for bar in below.whole.findChildren(kit.NoticeBar)] == rest
    acted, dismissed = QSignalSpy(notices.acted), QSignalSpy(notices.dismissed)
    last = below.whole.findChildren(kit.NoticeBar)[-1]
    last.action.click()
    last.dismissed.emit()
    assert acted.at(0) == ["vault"]
    assert dismissed.at(0) == ["no-backup"]
    for _step in notices.shown(REMINDERS, apart=True):
        pass
    assert below.whole.isHidden()
    assert [bar.words() for bar in above.whole.findChildren(kit.NoticeBar) if bar.words()] == rest
