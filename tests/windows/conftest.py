from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from caldicott_desktop.windows.theme import LIGHT, Theme


@pytest.fixture(scope="session")
def worn(qapp: QApplication) -> Theme:
    """The one theme of the test session."""
    return Theme(qapp)


@pytest.fixture
def theme(worn: Theme, qtbot: QtBot) -> Iterator[Theme]:
    """The application dressed as at a first start; put back afterwards."""
    del qtbot  # its teardown closes the widgets of a test before the dress is changed back
    yield worn
    if worn.scale != 1.0 or worn.tokens is not LIGHT:
        worn.set_scale(1.0)
        worn.wear(LIGHT)
