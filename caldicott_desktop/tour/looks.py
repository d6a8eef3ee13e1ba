"""The same screens as other people see them: on a dark desktop, and with text twice its size."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from caldicott_desktop.tour.album import Album
from caldicott_desktop.tour.stage import Stage
from caldicott_desktop.windows.theme import DARK, TEXT_SCALES


def others(stage: Stage, album: Album, screens: Mapping[str, Callable[[], object]]) -> None:
    """Keep each of `screens` in dark, then with text at its largest; then put both back.

    Each is a name and what brings that screen to the front.
    """
    theme = stage.program.theme
    light = theme.tokens
    theme.wear(DARK)
    _keep(stage, album, screens, "dark", "On a dark desktop.")
    theme.wear(light)
    theme.set_scale(TEXT_SCALES[-1])
    _keep(stage, album, screens, "large", "Text at 200 %.")
    theme.set_scale(1.0)


def _keep(
    stage: Stage,
    album: Album,
    screens: Mapping[str, Callable[[], object]],
    suffix: str,
    caption: str,
) -> None:
    for name, bring in screens.items():
        bring()
        stage.rests()
        album.picture(stage.window, f"{name}-{suffix}", caption)
