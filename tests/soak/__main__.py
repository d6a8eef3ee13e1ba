"""Long fault runs: `start.py soak [--kills N] [--seed S]`."""

from __future__ import annotations

import argparse
import secrets
import shutil
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
    shutil.rmtree(folder)
    sys.stdout.write(
        f"{options.kills} kills: {acknowledged} acknowledged writes, "
        f"{len(promised.decisions)} decisions and {len(promised.drafts)} drafts, none lost\n",
    )
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
