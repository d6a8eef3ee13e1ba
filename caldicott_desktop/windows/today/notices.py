"""What there is to know on *Today*, in bars: some above everything, some below what waits."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import partial
from types import MappingProxyType

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from caldicott_desktop import casework
from caldicott_desktop.windows import kit
from caldicott_desktop.windows.decisions import contents
from caldicott_desktop.windows.saying import noted, translate

# What a notice offers to do, for the actions that have a page.
_ACTIONS: Mapping[str, str] = MappingProxyType(
    {
        "recovery": noted("TodayPage", "Go to the recovery sheet"),
        "verify": noted("TodayPage", "Check the whole vault"),
        "guidance": noted("TodayPage", "See what is due"),
        "proof": noted("TodayPage", "Send this head"),
        "vault": noted("TodayPage", "Back up now"),
    }
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """Where bars stand: what is hidden without any, and what lays them out in it."""

    whole: QWidget
    body: QVBoxLayout


class Notices(QObject):
    """Shows notices as bars in their two places.

    `acted` carries the action of a notice, `dismissed` the code of one that is put away.
    """

    acted = Signal(str)
    dismissed = Signal(str)

    def __init__(self, *, pressing: Place, later: Place, parent: QObject) -> None:
        """Show nothing yet; what is `pressing` stands above everything."""
        super().__init__(parent)
        self._pressing = pressing
        self._later = later
        self._told: tuple[tuple[casework.Notice, ...], bool] | None = None

    def shown(self, notices: tuple[casework.Notice, ...], *, apart: bool) -> Iterator[None]:
        """Show `notices`, a bar at each step: what was found, and reminders or `apart` of them.

        The bars of a place come into sight together, when all of them are made.
        """
        if self._told == (notices, apart):
            return
        self._told = (notices, apart)
        pressing = [each for each in notices if apart or each.action == "verify"]
        later = [each for each in notices if each not in pressing]
        for place, found in ((self._pressing, pressing), (self._later, later)):
            bars = []
            for each in found:
                bars.append(self._bar(each))
                yield
            contents.put_at_once(place.whole, place.body, bars)
            place.whole.setVisible(bool(found))
            yield

    def _bar(self, notice: casework.Notice) -> kit.NoticeBar:
        """A bar that is not in sight before it has its place."""
        bar = kit.NoticeBar(self._pressing.whole)  # without a parent it would flash up as a window
        bar.say(
            notice.words,
            tone="neutral" if notice.dismissable or notice.action is None else "attention",
            action=translate("TodayPage", _ACTIONS.get(notice.action or "", "")),
            can_dismiss=notice.dismissable,
        )
        bar.hide()
        bar.acted.connect(partial(self.acted.emit, notice.action or ""))
        bar.dismissed.connect(partial(self.dismissed.emit, notice.code))
        return bar
