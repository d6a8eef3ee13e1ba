from __future__ import annotations

from shiboken6 import delete

from caldicott_desktop.domain.sections import Section
from caldicott_desktop.guidance import considerations_for
from caldicott_desktop.windows.new_decision.guidance_pane import GuidancePane
from caldicott_desktop.windows.theme import Theme
from tests.domain import samples


def test_drawing_that_is_let_go_of_after_the_pane_does_nothing(theme: Theme) -> None:
    del theme
    case = samples.shared()
    pane = GuidancePane()
    blocks = considerations_for(case, samples.GUIDANCE, Section.LAW, today=samples.AT.date())
    drawing = pane.put(blocks)
    next(drawing)
    delete(pane)
    drawing.close()  # type: ignore[attr-defined]  # as Python does with a generator it collects
