"""The verb `report` of the command line: what it is asked for, and what it does with an open vault.

`cli` opens the vault, shows how far it is and prints what left.
"""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING

from caldicott_desktop import cli_leaving

if TYPE_CHECKING:
    from caldicott_desktop.casework import Casebook, Exported, Steps

# As `domain.reports.kinds` has them; a test compares them.
KINDS = ("annual", "quarterly", "dspt", "advice", "cqc", "transparency")
FORMATS = ("docx", "pdf", "csv")


def shape(report: argparse.ArgumentParser, formats: cli_leaving.Formats) -> None:
    """Say what the verb takes; `formats` takes apart a list of formats among those there are."""
    cli_leaving.add_vault(report)
    report.add_argument("--kind", required=True, choices=KINDS, help="which report")
    report.add_argument(
        "--period",
        required=True,
        metavar="DAYS",
        help="2025-26 (from April), 2026, 2026-Q3 (July to September), or 2026-02-01..2026-04-30",
    )
    cli_leaving.add_files(report, formats, FORMATS)
    report.add_argument(
        "--quote",
        action="append",
        default=[],
        metavar="ENTRY",
        help="the entry of a lesson whose words you have read and let leave; may be repeated",
    )
    cli_leaving.add_lock(report)


def pointed_out(book: Casebook, options: argparse.Namespace) -> Steps[tuple[str, ...]]:
    """Give where a lesson that leaves in its own words could identify someone, and by what.

    Raises what `make_report` raises.
    """
    from caldicott_desktop.casework import reports  # noqa: PLC0415 - see below
    from caldicott_desktop.domain.reports.kinds import ReportKind  # noqa: PLC0415

    if not options.quote:
        return ()
    kind = ReportKind.of(options.kind)
    period = reports.read_period(book, kind, options.period)
    made = yield from reports.make_report(book, kind, period, quotable=options.quote)
    return tuple(
        f"Lesson {each.entry_id[:16]}: {span.kind.label}"
        for each in made.learnt
        if each.entry_id in options.quote
        for span in each.spans
    )


def steps(book: Casebook, options: argparse.Namespace, passphrase: str | None) -> Steps[Exported]:
    """Give the writing of the report that is asked for, opened by `passphrase` where there is one.

    Raises what `export_report` raises.
    """
    # Rooms are loaded by the verbs that need them, as in `cli`.
    from caldicott_desktop.casework import reports  # noqa: PLC0415
    from caldicott_desktop.domain.audit.presets import Format  # noqa: PLC0415
    from caldicott_desktop.domain.reports.kinds import ReportKind  # noqa: PLC0415

    kind = ReportKind.of(options.kind)
    return reports.export_report(
        book,
        kind,
        reports.read_period(book, kind, options.period),
        options.out,
        formats=tuple(map(Format.of, options.format)),
        quotable=options.quote,
        recipient=options.recipient,
        purpose=options.purpose,
        passphrase=passphrase,
    )
