"""The command line: no verb opens the window; a verb does its work without one.

Rooms are imported inside the verbs that need them: `app` and `tour` bring Qt, which the others do
without, and `casework` takes a while that `--version` need not.

What a verb finds goes to standard output, what goes wrong to standard error. Exit statuses: 0 done;
1 something was found not to be intact; 2 it could not be done or not be checked, or the command
line was wrong.
"""

from __future__ import annotations

import argparse
import gc
import io
import json
import os
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

import platformdirs

from caldicott_desktop import __version__, cli_export, cli_report, files, terminal
from caldicott_desktop.errors import KnownError

if TYPE_CHECKING:
    from caldicott_desktop.casework import (
        Casebook,
        DocumentReport,
        Exported,
        ExportedMany,
        Head,
        Place,
        Steps,
    )

NAME = "Caldicott Log"

DONE, NOT_INTACT, NOT_DONE = 0, 1, 2

STOPPED = 130  # the shell's own number for "stopped from the keyboard"
UNREAD = 141  # and for "printed to somebody who no longer reads"

# Progress is shown again when it has come this much further, in per cent.
_STEP = 5

Result = TypeVar("Result")


class NoDisplay(KnownError):
    """The window was asked for where none can be shown."""

    id = "no-display"


class IdentifiersLeave(KnownError):
    """What was to leave could identify someone, and nobody said that it may."""

    id = "identifiers-leave"


def main(arguments: Sequence[str] | None = None) -> int:
    """Do what `arguments` (else the command line) ask and return the status for the shell.

    A `KnownError` is told in its own two sentences. A wrong command line ends in `SystemExit(2)`.
    """
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            # A character that the terminal lacks shows as a question mark and is no failure.
            stream.reconfigure(errors="replace")
    options = parser().parse_args(arguments)
    run: Callable[[argparse.Namespace], int] = options.run
    try:
        status = run(options)
        sys.stdout.flush()
    except KnownError as error:
        _complain(error)
        return NOT_DONE
    except BrokenPipeError:
        terminal.nobody_reads()
        return UNREAD
    except KeyboardInterrupt:
        return STOPPED
    return status


def state_folder() -> Path:
    """This person's own settings and last checked heads, outside every vault; as the window's."""
    return platformdirs.PlatformDirs(NAME, appauthor=False, roaming=False).user_state_path


def parser() -> argparse.ArgumentParser:
    """The lasting shape of the command line. A verb is listed once it exists."""
    parser = argparse.ArgumentParser(
        prog="caldicott-desktop",
        description="A record of Caldicott decisions: offline, encrypted and signed."
        " With no verb, the window opens.",
    )
    parser.add_argument("--version", action="version", version=f"{NAME} {__version__}")
    parser.set_defaults(run=_open_window)
    verbs = parser.add_subparsers(title="verbs", metavar="VERB")
    _shape_tour(verbs.add_parser("tour", help="go through the windows and save what they show"))
    _shape_verify(verbs.add_parser("verify", help="check vaults and exported documents"))
    _shape_export(verbs.add_parser("export", help="write a register of decisions into a folder"))
    _shape_report(verbs.add_parser("report", help="write a report over a period into a folder"))
    _shape_demo(verbs.add_parser("demo", help="make a vault of invented decisions"))
    return parser


def _shape_tour(tour: argparse.ArgumentParser) -> None:
    tour.add_argument("journeys", nargs="*", metavar="JOURNEY", help="by name; without any, all")
    tour.add_argument(
        "--out", type=Path, required=True, metavar="DIR", help="a new or empty folder for it"
    )
    tour.add_argument("--onscreen", action="store_true", help="show the windows while it is made")
    tour.set_defaults(run=_tour)


def _shape_verify(verify: argparse.ArgumentParser) -> None:
    verify.add_argument(
        "paths",
        nargs="+",
        type=Path,
        metavar="PATH",
        help="the folder of a vault, or an exported document",
    )
    verify.add_argument(
        "--head",
        metavar="HEAD",
        help="a head noted earlier, as it was printed: the whole line from the word log",
    )
    verify.add_argument(
        "--all", action="store_true", help="name every field that is withheld, however many"
    )
    _add_passphrase(verify)
    _add_file_passphrase(verify)
    _add_json(verify)
    verify.set_defaults(run=_verify)


def _shape_export(export: argparse.ArgumentParser) -> None:
    cli_export.shape(export, _formats)
    _add_identified_kept(export)
    _add_passphrase(export)
    _add_file_passphrase(export)
    _add_json(export)
    export.set_defaults(run=_export)


def _shape_report(report: argparse.ArgumentParser) -> None:
    cli_report.shape(report, _formats)
    _add_identified_kept(report)
    _add_passphrase(report)
    _add_file_passphrase(report)
    _add_json(report)
    report.set_defaults(run=_report)


def _formats(text: str, among: Sequence[str]) -> tuple[str, ...]:
    """Take a list of formats apart; a wrong one is told of as every wrong argument is."""
    codes = tuple(dict.fromkeys(text.split(",")))
    if unknown := [each for each in codes if each not in among]:
        raise argparse.ArgumentTypeError(
            f"there is no format {', '.join(unknown)}; there are {', '.join(among)}"
        )
    return codes


def _shape_demo(demo: argparse.ArgumentParser) -> None:
    demo.add_argument(
        "--vault", type=Path, required=True, metavar="DIR", help="a new or empty folder for it"
    )
    demo.add_argument("--decisions", type=int, default=40, metavar="N", help="how many decisions")
    demo.add_argument(
        "--examiner", type=int, default=0, metavar="N", help="how many cases of an examiner log"
    )
    demo.add_argument(
        "--seed", type=int, default=1, metavar="S", help="the same seed, the same cases"
    )
    _add_passphrase(demo)
    _add_json(demo)
    demo.set_defaults(run=_demo)


def _add_passphrase(verb: argparse.ArgumentParser) -> None:
    verb.add_argument(
        "--passphrase-stdin",
        action="store_true",
        help="take the passphrase from the first line of standard input",
    )


def _add_file_passphrase(verb: argparse.ArgumentParser) -> None:
    verb.add_argument(
        "--file-passphrase",
        type=Path,
        metavar="FILE",
        help="take the passphrase of exported files from the first line of this file",
    )


def _add_identified_kept(verb: argparse.ArgumentParser) -> None:
    verb.add_argument(
        "--identified-kept",
        action="store_true",
        help="let it leave with what could identify someone, which you have looked at; without"
        " this, where that stands is listed and nothing leaves",
    )


def _add_json(verb: argparse.ArgumentParser) -> None:
    verb.add_argument("--json", action="store_true", help="print what was found as JSON")


def _open_window(_options: argparse.Namespace) -> int:
    # Qt ends the process with a dump where it finds no display, so that is seen to before.
    screens = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
    if sys.platform == "linux" and not any(os.environ.get(name) for name in screens):
        raise NoDisplay
    # What a start makes is kept, so looking for garbage finds none; `app` looks again once it is
    # painted.
    gc.disable()
    from caldicott_desktop import app  # noqa: PLC0415 - Qt is loaded for the window only

    return app.main([])


def _tour(options: argparse.Namespace) -> int:
    from caldicott_desktop import tour  # noqa: PLC0415 - and for the tour

    tour.run(options.journeys, options.out, onscreen=options.onscreen)
    print(f"The tour is in {options.out}; begin with its index.md.")
    return DONE


def _demo(options: argparse.Namespace) -> int:
    from caldicott_desktop import casework  # noqa: PLC0415 - see above

    ask = terminal.Asking(from_stdin=options.passphrase_stdin)
    passphrase = ask.new(f"Passphrase for the new vault in {options.vault}: ")
    made = _finish(
        casework.build_demo(
            options.vault,
            passphrase,
            decisions=options.decisions,
            examiner=options.examiner,
            seed=options.seed,
            place=casework.Place(state_folder=state_folder()),
            clock=casework.system_clock,
        )
    )
    if options.json:
        told = {
            "vault": str(made.folder),
            "decisions": made.decisions,
            "cases": made.cases,
            "entries": made.entries,
        }
        print(json.dumps(told, indent=2, ensure_ascii=False))
    else:
        cases = f"{made.cases:,} cases of an examiner log, " if made.cases else ""
        print(
            f"{made.folder}: {made.decisions:,} invented decisions, {cases}"
            f"{made.entries:,} entries."
        )
    return DONE


def _verify(options: argparse.Namespace) -> int:
    from caldicott_desktop import casework  # noqa: PLC0415 - see above

    head = casework.Head.parse(options.head) if options.head else None
    place = casework.Place(state_folder=state_folder())
    ask = terminal.Asking(from_stdin=options.passphrase_stdin, file=options.file_passphrase)
    found = [_checked(path, head, place, ask, every=options.all) for path in options.paths]
    if options.json:
        print(json.dumps([each.told for each in found], indent=2, ensure_ascii=False))
    else:
        several = len(found) > 1
        for each in found:
            print(f"{each.path}\n{each.words}\n" if several else each.words)
    # Something known to be wrong outweighs something not known.
    statuses = {each.status for each in found}
    return NOT_INTACT if NOT_INTACT in statuses else max(statuses)


def _export(options: argparse.Namespace) -> int:
    cli_export.require(options)
    if options.privileged:
        print(cli_export.PRIVILEGE, file=sys.stderr)
    return _leave(options, cli_export.pointed_out, cli_export.steps)


def _report(options: argparse.Namespace) -> int:
    return _leave(options, cli_report.pointed_out, cli_report.steps)


def _leave(
    options: argparse.Namespace,
    pointed_out: Callable[[Casebook, argparse.Namespace], Steps[tuple[str, ...]]],
    steps: Callable[[Casebook, argparse.Namespace, str | None], Steps[Exported | ExportedMany]],
) -> int:
    """Let something leave once what in it could identify someone is listed, and print the files."""
    from caldicott_desktop import casework  # noqa: PLC0415 - see above

    casework.require_vault(options.vault)  # before anyone is asked for a passphrase
    ask = terminal.Asking(from_stdin=options.passphrase_stdin, file=options.file_passphrase)
    of_files = None
    if options.lock or options.file_passphrase is not None:
        of_files = ask.new_of_file("Passphrase for what leaves: ")
    book = _unlocked(options, ask)
    try:
        found = _finish(pointed_out(book, options))
        for each in found:
            print(each, file=sys.stderr)
        if found and not options.identified_kept:
            raise IdentifiersLeave(count=len(found))
        written = _finish(steps(book, options, of_files))
    finally:
        casework.lock(book)
    _tell_written(written, as_json=options.json)
    return DONE


def _unlocked(options: argparse.Namespace, ask: terminal.Asking) -> Casebook:
    """Open the vault that is meant, with the passphrase of whoever is there."""
    from caldicott_desktop import casework  # noqa: PLC0415 - see above

    passphrase = ask(f"Passphrase of the vault in {options.vault}: ")
    place = casework.Place(state_folder=state_folder())
    return casework.unlock(options.vault, passphrase, place=place, clock=casework.system_clock)


def _tell_written(written: Exported | ExportedMany, *, as_json: bool) -> None:
    """Print the files that left, each with what is in it."""
    if as_json:
        told = [{"path": str(each.path), "sha256": each.sha256} for each in written.files]
        print(json.dumps(told, indent=2, ensure_ascii=False))
        return
    for each in written.files:
        print(f"{each.sha256}  {each.path}")


@dataclass(frozen=True, slots=True, kw_only=True)
class _Found:
    """What came of checking one path: in words, and as values for JSON."""

    path: Path
    status: int
    words: str
    told: dict[str, object]


def _checked(
    path: Path, head: Head | None, place: Place, ask: terminal.Asking, *, every: bool
) -> _Found:
    """Check a vault or a document; what cannot be checked is said and does not stop the others."""
    from caldicott_desktop import casework  # noqa: PLC0415 - see above

    try:
        if files.is_folder(path):
            casework.require_vault(path)  # before anyone is asked for a passphrase
            passphrase = ask(f"Passphrase of the vault in {path}: ")
            report = _finish(casework.verify_folder(path, passphrase, place=place, head=head))
            status, words, told = report.status, report.words(), report.to_json()
        else:
            document = _document(path, head, ask)
            status, told = document.status, document.to_json()
            words = document.words(every=every)
    except KnownError as error:
        _complain(error)
        words = "Could not be checked."
        status, told = NOT_DONE, {"error": error.message, "remedy": error.remedy}
    about: dict[str, object] = {"path": str(path), "status": status}
    return _Found(path=path, status=status, words=words, told=about | told)


def _document(path: Path, head: Head | None, ask: terminal.Asking) -> DocumentReport:
    """Check a document; for one that opens with a passphrase only, that is asked for."""
    from caldicott_desktop import casework  # noqa: PLC0415 - see above

    try:
        return casework.verify_document(path, head=head)
    except casework.PassphraseNeeded:
        passphrase = ask.of_file(f"Passphrase of {path.name}: ")
        return casework.verify_document(path, head=head, passphrase=passphrase)


def _finish(steps: Steps[Result]) -> Result:
    """Take every turn of `steps` and return its result; a terminal is shown how far it has come."""
    shown = -_STEP
    watched = sys.stderr.isatty()
    while True:
        try:
            progress = next(steps)
        except StopIteration as end:
            result: Result = end.value
            break
        percent = 100 * progress.done // max(progress.total, 1)
        if watched and percent >= shown + _STEP:
            shown = percent
            print(f"\r{percent:3} %", end="", file=sys.stderr, flush=True)
    if shown >= 0:
        print("\r     \r", end="", file=sys.stderr, flush=True)
    return result


def _complain(error: KnownError) -> None:
    print(f"{error.message} {error.remedy}", file=sys.stderr)
