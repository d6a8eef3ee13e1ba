"""Long runs: `start.py soak [--kills N] [--seed S]`.

The writer is killed many times over; then every hard case is told through the real window, and the
tests that are marked long are run.
"""

from __future__ import annotations

import argparse
import secrets
import shutil
import subprocess
import sys
from pathlib import Path

from tests.faults import crash

LEAST = 200


def main(arguments: list[str]) -> int:
    """Kill the writer many times over; prints how much was acknowledged and that all is there."""
    parser = argparse.ArgumentParser(prog="start.py soak")
    parser.add_argument("--kills", type=int, default=LEAST, help="how often to kill (default 200)")
    parser.add_argument("--seed", type=int, default=secrets.randbelow(2**31))
    options = parser.parse_args(arguments)
    folder = Path.cwd() / "build" / f"soak-{options.seed}"
    folder.mkdir(parents=True)
    sys.stdout.write(f"killing {options.kills} times, seed {options.seed}\n")
    sys.stdout.flush()
    acknowledged, promised = crash.crash_repeatedly(folder, options.kills, options.seed)
    sys.stdout.write(
        f"{options.kills} kills: {acknowledged} acknowledged writes, "
        f"{len(promised.decisions)} decisions and {len(promised.drafts)} drafts, none lost\n",
    )
    told = tell_the_hard_cases(folder / "tour")
    shutil.rmtree(folder)
    return told or run_the_long_tests()


def tell_the_hard_cases(out: Path) -> int:
    """The exit status of the journey of all hard cases, which checks its own vault and records."""
    command = [sys.executable, "-m", "caldicott_desktop", "tour", "hard-cases", "--out", str(out)]
    return subprocess.run(command, check=False).returncode


def run_the_long_tests() -> int:
    """The exit status of the tests that the default run leaves out."""
    command = [sys.executable, "-m", "pytest", "--long", "-m", "long", "tests"]
    return subprocess.run(command, check=False).returncode


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
