"""A tour says what it counts in English words, whatever was spoken before it."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QTranslator
from PySide6.QtWidgets import QApplication

from caldicott_desktop import tour
from caldicott_desktop.windows import saying
from tests.translations.sources import all_sources


def test_no_window_of_a_tour_leaves_a_plural_open(
    qapp: QApplication, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for translator in qapp.findChildren(QTranslator):
        qapp.removeTranslator(translator)  # as in a process in which nothing was said before
    counted = [source for source in all_sources() if source.counted]
    said: list[str] = []

    def read(_album: object) -> None:
        for each in counted:
            said.extend(saying.translate(each.context, each.words, "", n) for n in (0, 1, 2))

    monkeypatch.setattr(tour, "JOURNEYS", {"keeping": read})
    tour.run(["keeping"], tmp_path / "tour", onscreen=True)  # on the platform of these tests
    assert len(said) == 3 * len(counted) > 60
    assert [text for text in said if "(s)" in text or "%" in text] == []
