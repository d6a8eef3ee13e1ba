"""The hard cases: invented stories, each told to a record and its Word file."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from types import MappingProxyType

from caldicott_desktop.tour import guardian, proving
from caldicott_desktop.tour.album import Album
from caldicott_desktop.tour.attorney_case import FORMER_ATTORNEY
from caldicott_desktop.tour.bereaved_case import BEREAVED_DAUGHTER
from caldicott_desktop.tour.donation_case import SPECIALIST_NURSE
from caldicott_desktop.tour.own_record_case import OWN_RECORD
from caldicott_desktop.tour.predictor_case import FALLS_PREDICTOR
from caldicott_desktop.tour.stage import set_up
from caldicott_desktop.tour.story import Story, tell

TITLE = "Hard cases: what a Guardian opens this program for"

STORIES: Mapping[str, Story] = MappingProxyType(
    {
        "bereaved": BEREAVED_DAUGHTER,
        "donation": SPECIALIST_NURSE,
        "own-record": OWN_RECORD,
        "attorney": FORMER_ATTORNEY,
        "predictor": FALLS_PREDICTOR,
    }
)
"""Each is a journey by its name, too."""


def go(album: Album, stories: Sequence[Story] = (*STORIES.values(),)) -> None:
    """Tell `stories` in one vault, and check the vault and every Word record afterwards."""
    with set_up(album.folder) as stage:
        guardian.create(stage, album)
        for story in stories:
            tell(stage, album, story)
        album.counts["decisions recorded"] = len(stories)
        album.counts["keystrokes"] = stage.person.keystrokes
        album.counts["clicks of the mouse"] = stage.person.clicks
    proving.verify(album, guardian.PASSPHRASE)
