"""A child process that types an unlikely word into a decision and records, exports and locks it.

`canary.py EXPORTS PICTURES WORD`. It uses the folders the system gives to programs. Prints, as JSON
on one line, which internet sockets were opened and which networking was loaded.
"""

from __future__ import annotations

import json
import socket
import sys
from datetime import timedelta
from pathlib import Path

from PySide6.QtWidgets import QApplication, QWidget

from caldicott_desktop import app, casework
from caldicott_desktop.domain.sections import Section
from caldicott_desktop.tour import guardian
from caldicott_desktop.tour.album import Album
from caldicott_desktop.tour.person import Answer
from caldicott_desktop.tour.stage import Stage, asks_for
from caldicott_desktop.tour.steps import Gives, Presses, Step
from caldicott_desktop.tour.waiting import until, watched
from caldicott_desktop.windows import log_file
from caldicott_desktop.windows.kit.reading import UK

_REACHING_OUT = {"socket.connect", "socket.bind", "socket.getaddrinfo", "socket.sendto"}

CHEAP = casework.Costs(memory_kib=64, passes=1, lanes=1)


def withdrawn(word: str) -> dict[Section, list[Step]]:
    """A request that was withdrawn, the least that can be recorded, with `word` in every text."""
    earlier = casework.system_clock().astimezone(UK) - timedelta(hours=2)
    request: dict[str, Answer] = {
        "/request/requester_kind": "police",
        "/request/organisation": f"{word} Constabulary",
        "/request/asked_for": f"Notes about {word}",
        "/request/received_at": earlier,
        "/request/channel": "phone",
    }
    conclusion: dict[str, Answer] = {
        "/conclusion/outcome": "withdrawn",
        "/conclusion/details/withdrawn_at": earlier + timedelta(hours=1),
        "/conclusion/details/withdrawn_known_by": f"{word} rang",
        "/conclusion/in_one_sentence": f"Withdrawn by {word}",
        "/request/requester_told": f"Noted, {word}",
    }
    return {
        Section.REQUEST: [Gives(path=path, answer=given) for path, given in request.items()],
        Section.INFORMATION: [Gives(path="/subject/reference", answer=f"R-{word}")],
        Section.DECISION: [
            *(Gives(path=path, answer=given) for path, given in conclusion.items()),
            Presses(words="I decide this, now"),
            Gives(path="/conclusion/decided_as", answer="guardian"),
        ],
        Section.CHECK: [Gives(path="/papers_kept", answer=f"Folder {word}")],
    }


def main(exports: Path, pictures: Path, word: str) -> None:
    opened: list[str] = []
    sys.addaudithook(lambda event, given: _note(opened, event, given))
    qt = QApplication(["canary", "-platform", "offscreen"])
    where = app.folders()
    log_file.start_log(where.logs)
    program = app.Program(
        qt, where, clock=casework.system_clock, asks=asks_for(exports), costs=CHEAP
    )
    program.start()
    program.shell.activateWindow()
    stage = Stage(program, exports.parent)
    album = Album(folder=pictures, title="canary")
    with watched():
        stage.rests()
        guardian.create(stage, album)
        walk = guardian.choose_kind(stage, album)
        for section, steps in withdrawn(word).items():
            walk.answers(section, steps)
        guardian.record(walk)
        stage.person.goes_and_presses(stage.person.sees(QWidget, "export_record"))
        target = stage.person.waits_for(QWidget, "target")
        stage.person.gives(target, str(exports / "record.docx"))
        stage.person.goes_and_presses(stage.person.sees(QWidget, "export_now"))
        until((exports / "record.docx").exists, "the exported record")
        stage.rests()
        program.lock()
        stage.rests()
        program.shell.close()
    loaded = sorted(name for name in sys.modules if name.startswith("PySide6.QtNetwork"))
    maps = Path("/proc/self/maps")
    libraries = maps.read_text() if maps.exists() else ""
    found = {"sockets": opened, "modules": loaded, "library": "Qt6Network" in libraries}
    sys.stdout.write(f"{json.dumps(found)}\n")


def _note(opened: list[str], event: str, given: tuple[object, ...]) -> None:
    internet = event == "socket.__new__" and given[1] in {socket.AF_INET, socket.AF_INET6}
    if internet or event in _REACHING_OUT:
        opened.append(event)


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]), sys.argv[3])
