"""Run benchmarks by name: `python -m tests.benchmarks [NAME…] [--json]`, and see `--help`.

The examiner log is measured in an office of so many `--cases`. One of 100,000 takes a quarter of an
hour to make; with `--kept` it is made once and stays in that folder.
"""

from __future__ import annotations

import argparse
import json
import sys
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from tests.benchmarks import (
    desktop,
    examiner,
    likeness,
    loading_guidance,
    next_page,
    pages,
    recording,
    registers,
    starting,
    stopping,
    verifying,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from tests.benchmarks.measure import Measure

BENCHMARKS: dict[str, Callable[[], Iterator[Measure]]] = {
    "start": starting.measures,
    "guidance": loading_guidance.measures,
    "page": next_page.measures,
    "pages": pages.measures,
    "record": recording.measures,
    "registers": registers.measures,
    "stop": stopping.measures,
    "verify": verifying.measures,
    "likeness": likeness.measures,
    "desktop": desktop.measures,
    "examiner": examiner.measures,
}


def main(arguments: list[str]) -> int:
    """Print each measure as it comes; exit status 1 when one is outside its bound."""
    parser = argparse.ArgumentParser(prog="start.py bench")
    parser.add_argument("names", nargs="*", metavar="NAME", help=", ".join(BENCHMARKS))
    parser.add_argument("--json", action="store_true", help="machine-readable output")
    parser.add_argument(
        "--cases", type=int, default=examiner.CASES, help="how large the examiner's office is"
    )
    parser.add_argument("--kept", type=Path, help="a folder in which the office stays made")
    options = parser.parse_args(arguments)
    office = partial(examiner.measures, options.cases, options.kept)
    benchmarks = BENCHMARKS | {"examiner": office}
    unknown = [name for name in options.names if name not in BENCHMARKS]
    if unknown:
        parser.error(f"no benchmark named {', '.join(unknown)}; there are {', '.join(BENCHMARKS)}")
    rows = []
    for name in options.names or BENCHMARKS:
        for measure in benchmarks[name]():
            rows.append(measure)
            if not options.json:
                sys.stdout.write(measure.line() + "\n")
                sys.stdout.flush()
    if options.json:
        json.dump([measure.row() for measure in rows], sys.stdout, indent=1)
        sys.stdout.write("\n")
    return 0 if all(measure.within for measure in rows) else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
