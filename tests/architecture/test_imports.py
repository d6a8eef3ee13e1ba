from __future__ import annotations

import ast
import subprocess
import sys

import pytest

from tests.architecture.source import (
    PACKAGE,
    ROOT,
    dynamic_imports,
    imported_names,
    named,
    parsed,
    python_of_ours,
)

NETWORK = {
    "_socket",
    "_ssl",
    "aiohttp",
    "asyncio",
    "ftplib",
    "http",
    "httpx",
    "imaplib",
    "multiprocessing",
    "poplib",
    "PySide6.QtNetwork",
    "PySide6.QtWebSockets",
    "requests",
    "smtplib",
    "socket",
    "socketserver",
    "ssl",
    "telnetlib",
    "urllib.request",
    "urllib3",
    "webbrowser",
    "wsgiref",
    "xmlrpc",
}

PACKAGED = [path for path in python_of_ours() if path.is_relative_to(PACKAGE)]


def is_within(name: str, module: str) -> bool:
    return name == module or name.startswith(f"{module}.")


def test_the_import_contracts_hold() -> None:
    contracts = subprocess.run(
        [
            sys.executable,
            "-c",
            "from importlinter.cli import lint_imports_command as c; c()",
            "--no-cache",
        ],
        check=False,
        capture_output=True,
        cwd=ROOT,
        text=True,
    )
    assert contracts.returncode == 0, contracts.stdout + contracts.stderr


def test_nothing_of_ours_imports_the_network() -> None:
    found = [
        f"{named(path)}:{line} imports {name}"
        for path in PACKAGED
        for line, name in imported_names(parsed(path))
        if any(is_within(name, module) for module in NETWORK)
    ]
    assert found == []


def test_nothing_of_ours_imports_by_name_at_run_time() -> None:
    found = [
        f"{named(path)}:{line} calls {name}"
        for path in PACKAGED
        for line, name in dynamic_imports(parsed(path))
    ]
    assert found == []


@pytest.mark.parametrize(
    "line",
    [
        "import socket",
        "import http.client as h",
        "from urllib import request",
        "def f():\n    from urllib.request import urlopen",
    ],
)
def test_an_import_of_the_network_would_be_seen(line: str) -> None:
    names = [name for _, name in imported_names(ast.parse(line))]
    assert any(is_within(name, module) for name in names for module in NETWORK)


@pytest.mark.parametrize(
    "line",
    ["__import__('socket')", "importlib.import_module('socket')", "exec('import socket')"],
)
def test_an_import_by_name_would_be_seen(line: str) -> None:
    assert list(dynamic_imports(ast.parse(line)))


# What writes and reads documents takes fifty megabytes; each is loaded when it is first wanted.
LATE = ("docx", "lxml", "openpyxl", "pikepdf", "typst", "xlsxwriter")


@pytest.mark.parametrize("names", [("PySide6", "shiboken6"), LATE], ids=["qt", "documents"])
def test_the_casework_room_loads_neither_qt_nor_document_libraries(names: tuple[str, ...]) -> None:
    script = (
        "import sys, caldicott_desktop.casework, caldicott_desktop.importing\n"
        f"print(*(name for name in sys.modules if name.partition('.')[0] in {names!r}))"
    )
    loaded = subprocess.run(
        [sys.executable, "-c", script], check=False, capture_output=True, cwd=ROOT, text=True
    )
    assert loaded.returncode == 0, loaded.stderr
    assert loaded.stdout.split() == []
