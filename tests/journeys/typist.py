"""A child process that types into a draft and waits to be killed: `typist.py FOLDER WORDS`.

Once the page says that what was typed is saved it prints the name of the vault's folder.
"""

from __future__ import annotations

import sys
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel, QWidget

from caldicott_desktop.tour import guardian
from caldicott_desktop.tour.album import Album
from caldicott_desktop.tour.stage import set_up
from caldicott_desktop.tour.waiting import until


def main(folder: Path, words: str) -> None:
    app = QApplication(["typist", "-platform", "offscreen"])
    folder.mkdir()
    with set_up(folder) as stage:
        guardian.create(stage, Album(folder=folder, title="typing"))
        walk = guardian.choose_kind(stage, Album(folder=folder, title="typing"))
        stage.person.gives(stage.person.sees(QWidget, "asked_for", within=walk.page), words)
        saved = stage.person.sees(QLabel, "saved", within=walk.page)
        until(lambda: saved.text().startswith("Saved "), "the page to say that it is saved")
        (vault,) = folder.glob("*.caldicott")
        sys.stdout.write(f"{vault}\n")
        sys.stdout.flush()
        stage.person.presses(Qt.Key.Key_End)
        app.exec()


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2])
