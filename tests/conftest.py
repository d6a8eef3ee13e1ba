"""What holds for every test: no screen unless asked for, no unexpected warning, no silent gap."""

from __future__ import annotations

import contextlib
import importlib
import logging
import os
from collections.abc import Generator, Iterable
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, settings
from typing_extensions import override

from tests.outside import OUTSIDE, Outside

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication

ROOT = Path(__file__).resolve().parents[1]
IN_CI = "CI" in os.environ

# Files of few and long tests. Begun last, one of them would run alone at the end, with the other
# processors idle.
LONG = ("tests/tour/", "tests/faults/", "tests/journeys/")

# Whole tours that show what the default ones show in part.
LONG_RUN = "takes a minute or so; `python3 start.py soak` runs it"

# Speed differs between machines, so it never decides whether a property holds. In CI the examples
# are the same on each run; elsewhere they vary, and a failure prints how to repeat it.
settings.register_profile(
    "house",
    deadline=None,
    derandomize=IN_CI,
    print_blob=True,
    suppress_health_check=[HealthCheck.too_slow],
)
settings.load_profile("house")


def pytest_addoption(parser: pytest.Parser) -> None:
    """Offer `--onscreen`, to watch the windows, and `--long`, for what `start.py soak` runs."""
    parser.addoption("--onscreen", action="store_true", help="show the windows under test")
    parser.addoption("--long", action="store_true", help="run tests marked long as well")


def pytest_configure(config: pytest.Config) -> None:
    """Choose Qt's platform before anything imports Qt, and name the marks."""
    if not config.getoption("--onscreen"):
        os.environ["QT_QPA_PLATFORM"] = "offscreen"
    for outside in OUTSIDE:
        config.addinivalue_line("markers", f"{outside.mark}: needs {outside.needs}")
    config.addinivalue_line("markers", f"long: {LONG_RUN}")
    config.addinivalue_line("markers", "logs: logs warnings on purpose and looks at them itself")


@pytest.hookimpl(wrapper=True)
def pytest_collection(session: pytest.Session) -> Generator[None, object, object]:
    """Load test files in another order in each process, so that each is compiled in one of them.

    In a new checkout, to compile them for pytest takes longer than to collect them, and each
    process would otherwise come to the same file at the same time. What cannot be loaded is left
    to the collection, which says so.
    """
    worker = getattr(session.config, "workerinput", None)
    if worker is not None:
        files = _test_files([session.config.invocation_params.dir / a for a in session.config.args])
        begin = len(files) * int(worker["workerid"].removeprefix("gw")) // worker["workercount"]
        for file in files[begin:] + files[:begin]:
            with contextlib.suppress(Exception, pytest.skip.Exception):
                importlib.import_module(".".join(file.relative_to(ROOT).with_suffix("").parts))
    return (yield)


def _test_files(folders: Iterable[Path]) -> list[Path]:
    """Every file of tests within `folders`; none of a folder that is not ours."""
    found = {file for folder in folders for file in folder.resolve().rglob("test_*.py")}
    return sorted(file for file in found if file.is_relative_to(ROOT / "tests"))


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Put the long tests first, and leave out those whose outside program is not here."""
    items.sort(key=lambda item: not item.nodeid.startswith(LONG))
    if items and not items[0].config.getoption("--long"):
        for item in items:
            if item.get_closest_marker("long"):
                item.add_marker(pytest.mark.skip(reason=LONG_RUN))
    absent = [
        outside
        for outside in OUTSIDE
        if not (IN_CI and outside.can_be_installed)
        and any(item.get_closest_marker(outside.mark) for item in items)
        and not outside.present()
    ]
    for outside in absent:
        for item in items:
            if item.get_closest_marker(outside.mark):
                item.add_marker(pytest.mark.skip(reason=_why_left_out(outside)))


def _why_left_out(outside: Outside) -> str:
    return f"needs {outside.needs}"


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Say what was left out and how to bring it in; counted from reports, whoever ran the tests."""
    # What a skipped test reports ends with its reason, and comes back from other processes too.
    reasons = [str(report.longrepr) for report in terminalreporter.stats.get("skipped", ())]
    for outside in OUTSIDE:
        count = sum(_why_left_out(outside) in reason for reason in reasons)
        if count:
            tests = "1 test" if count == 1 else f"{count} tests"
            terminalreporter.write_line(
                f"Left out: {tests} marked {outside.mark}, needing {outside.needs}"
                f" ({outside.remedy})."
            )


@pytest.fixture(scope="session")
def qapp(qapp: QApplication) -> QApplication:
    """Qt's application, speaking English (UK) whatever the computer's language is."""
    from caldicott_desktop.windows import saying  # noqa: PLC0415 - not for tests without Qt

    saying.speak(qapp, saying.UK_ENGLISH)
    return qapp


@pytest.fixture(scope="session", autouse=True)
def nobodys_folders(tmp_path_factory: pytest.TempPathFactory) -> Generator[None]:
    """Keep what a program remembers about its user away from the person who runs the tests."""
    with pytest.MonkeyPatch.context() as patch:
        for name in ("XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_STATE_HOME"):
            patch.setenv(name, str(tmp_path_factory.mktemp(name.lower())))
        yield


class _Warnings(logging.Handler):
    """Keeps every record of a warning or worse."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.records: list[logging.LogRecord] = []

    @override
    def emit(self, record: logging.LogRecord) -> None:
        self.records.append(record)


@pytest.hookimpl(wrapper=True)
def pytest_runtest_call(item: pytest.Item) -> Generator[None, object, object]:
    """Fail a test that logged a warning nobody expected, after the manner of qutebrowser."""
    warnings = _Warnings()
    root = logging.getLogger()
    root.addHandler(warnings)
    try:
        result = yield
    finally:
        root.removeHandler(warnings)
    if warnings.records and item.get_closest_marker("logs") is None:
        lines = [f"{each.name}: {each.getMessage()}" for each in warnings.records]
        pytest.fail("Unexpected log warnings:\n" + "\n".join(lines), pytrace=False)
    return result
