"""The programs from outside Python that some tests need, and whether this machine has them.

A test says which by its mark: `@pytest.mark.libreoffice`. Where the program is missing the test is
left out and the closing lines say so; on a continuous-integration machine (`CI` is set) it is run
all the same, so that a missing program is a failure there and not a silence.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from pathlib import Path


@dataclass(frozen=True, slots=True, kw_only=True)
class Outside:
    """What a mark asks of the machine, and what to do where the machine has not got it."""

    mark: str
    needs: str
    remedy: str
    present: Callable[[], bool]
    can_be_installed: bool = True


def _programs(*names: str) -> Callable[[], bool]:
    return lambda: all(shutil.which(name) is not None for name in names)


@cache
def _can_listen() -> bool:
    reader = Path("/usr/bin/python3")
    if not (reader.exists() and Path("/usr/libexec/at-spi-bus-launcher").exists()):
        return False
    asked = "import gi; gi.require_version('Atspi', '2.0'); from gi.repository import Atspi"
    tried = subprocess.run([str(reader), "-c", asked], check=False, capture_output=True)
    return tried.returncode == 0 and shutil.which("dbus-daemon") is not None


def _has_calc() -> bool:
    office = shutil.which("soffice")
    if office is None:
        return False
    # What spreadsheets need is a library of its own beside the program, which starts without it.
    folders = (Path(office).resolve().parent, Path("/usr/lib/libreoffice/program"))
    return any((folder / "libsclo.so").exists() for folder in folders)


@cache
def _may_mount() -> bool:
    if sys.platform != "linux" or os.geteuid() != 0 or shutil.which("unshare") is None:
        return False
    # Root in a container may still be refused a mount; only trying tells.
    script = "mount -t tmpfs -o size=64k none /mnt"
    tried = subprocess.run(
        ["unshare", "--mount", "sh", "-c", script], check=False, capture_output=True
    )
    return tried.returncode == 0


OUTSIDE = (
    Outside(
        mark="xvfb",
        needs="Xvfb, a virtual screen, and xdotool",
        remedy="apt-get install xvfb xauth xdotool",
        present=_programs("Xvfb", "xauth", "xdotool"),
    ),
    Outside(
        mark="at_spi",
        needs="the accessibility bus, and the system's Python with its bindings to read it",
        remedy="apt-get install at-spi2-core dbus python3-pyatspi",
        present=_can_listen,
    ),
    Outside(
        mark="libreoffice",
        needs="LibreOffice, to open and convert documents",
        remedy="apt-get install libreoffice-writer-nogui",
        present=_programs("soffice"),
    ),
    Outside(
        mark="calc",
        needs="LibreOffice with its spreadsheets",
        remedy="apt-get install libreoffice-calc-nogui",
        present=_has_calc,
    ),
    Outside(
        mark="sevenzip",
        needs="7-Zip, to open sealed packs",
        remedy="apt-get install 7zip",
        present=_programs("7zz"),
    ),
    Outside(
        mark="poppler",
        needs="poppler's command-line tools",
        remedy="apt-get install poppler-utils",
        present=_programs("pdftotext", "pdftoppm", "pdfinfo", "pdfdetach"),
    ),
    Outside(
        mark="qpdf",
        needs="qpdf, which checks the structure of a PDF",
        remedy="apt-get install qpdf",
        present=_programs("qpdf"),
    ),
    Outside(
        mark="verapdf",
        needs="veraPDF, which checks PDF/A and PDF/UA",
        remedy="install veraPDF from verapdf.org",
        present=_programs("verapdf"),
        can_be_installed=False,
    ),
    Outside(
        mark="root",
        needs="root on Linux, allowed to mount a small file system",
        remedy="run the tests as root",
        present=_may_mount,
        can_be_installed=False,
    ),
)
