"""The verb `export` of the command line: what it is asked for, and what it does with an open vault.

`cli` opens the vault, shows how far it is and prints what left.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

from caldicott_desktop import cli_leaving, files
from caldicott_desktop.errors import KnownError

if TYPE_CHECKING:
    from caldicott_desktop.casework import Casebook, Exported, ExportedMany, Head, Steps
    from caldicott_desktop.casework.audit import Pointed, RecordsAsked, Sampling
    from caldicott_desktop.domain.disclosure import Disclosure

# As `domain.disclosure` and `domain.audit.presets` have them; a test compares them.
LEVELS = ("full", "references", "publishable")
FORMATS = ("docx", "pdf", "xlsx", "csv", "json", "pack")
# As `casework.audit.Telling` has them, and last the records of single decisions.
DOCUMENTS = ("register", "manifest", "records")
LOGS = ("decisions", "examiner")
PRIVILEGE = (
    "Privilege may be lost once the advice is seen outside. Ask whoever gave it first. "
    "That it was let out is recorded and signed."
)
"""What is said before privileged advice leaves."""

_PACK, _MANIFEST, _RECORDS, _EXAMINER = FORMATS[-1], DOCUMENTS[1], DOCUMENTS[2], LOGS[-1]
_PAGED = FORMATS[:2]


class OnlyOfDecisions(KnownError):
    """Something was asked for of an examiner log that only decisions have."""

    id = "only-of-decisions"


class OnlyOfRecords(KnownError):
    """A field was to be withheld, or a format asked for, that records alone have."""

    id = "only-of-records"


class FieldUnknown(KnownError):
    """A field was to be withheld that no decision has."""

    id = "field-unknown"


class OnlyInPack(KnownError):
    """What only a sealed pack can hold was asked for without one."""

    id = "only-in-pack"


def shape(export: argparse.ArgumentParser, formats: cli_leaving.Formats) -> None:
    """Say what the verb takes; `formats` takes apart a list of formats among those there are."""
    cli_leaving.add_vault(export)
    export.add_argument(
        "--select",
        default="everything",
        metavar="LINE",
        help="which decisions, such as “decided 2025-07-01..2026-06-30 kind=police-crime”",
    )
    export.add_argument(
        "--log",
        default="decisions",
        choices=LOGS,
        help="of the examiner log: its accesses, such as --select “opened 2026-01-01..2026-06-30”",
    )
    export.add_argument(
        "--document",
        default="register",
        choices=DOCUMENTS,
        help="a line for each decision, or one for each item: asked, approved and released; or the"
        " record of each decision, as Word or PDF",
    )
    export.add_argument(
        "--withhold",
        type=lambda text: frozenset(each.strip() for each in text.split(",") if each.strip()),
        default=frozenset(),
        metavar="FIELDS",
        help="of records: fields that each withholds, such as “/conclusion/reasons,/advice/said”",
    )
    export.add_argument("--level", required=True, choices=LEVELS, help="how much may leave")
    cli_leaving.add_files(export, formats, FORMATS, more="; with pack, one zip of the others")
    export.add_argument(
        "--privileged",
        action="store_true",
        help="let privileged advice out, by which privilege may be lost; this is recorded",
    )
    export.add_argument(
        "--sample", type=int, metavar="N", help="draw a sample of so many; needs --seed"
    )
    export.add_argument("--seed", metavar="SEED", help="the auditor's own seed")
    export.add_argument(
        "--with-accesses",
        action="store_true",
        help="with decisions, also the accesses of the examiner log on the same days",
    )
    _shape_packing(export)


def _shape_packing(export: argparse.ArgumentParser) -> None:
    export.add_argument(
        "--records",
        action="store_true",
        help="in a pack, also the record of each decision of the sample, or of all without one",
    )
    export.add_argument(
        "--with-manifest",
        action="store_true",
        help="beside the register also what was asked, approved and released, item by item",
    )
    export.add_argument(
        "--since-head",
        metavar="HEAD",
        help="in a pack, show that the log has only grown since this head: a head statement's"
        " file, or the line as it was printed",
    )
    cli_leaving.add_lock(export)


def require(options: argparse.Namespace) -> None:
    """Raise what speaks against the command line itself, before anyone is asked for a passphrase.

    Raises `OnlyInPack`, `OnlyOfDecisions`, `OnlyOfRecords`, `FieldUnknown`.
    """
    _require_records(options)
    in_pack = _PACK in options.format
    if (options.records or options.since_head) and not in_pack:
        raise OnlyInPack
    drawn = options.sample is not None or options.seed is not None
    beside = options.with_accesses or options.with_manifest
    only = in_pack or drawn or options.privileged or beside
    if options.log == _EXAMINER and (only or options.document != DOCUMENTS[0]):
        raise OnlyOfDecisions


def _require_records(options: argparse.Namespace) -> None:
    from caldicott_desktop.domain.disclosure import DECISION  # noqa: PLC0415 - for this verb only

    is_paged = set(options.format) <= set(_PAGED)
    beside = options.with_accesses or options.with_manifest
    if options.document == _RECORDS and (not is_paged or beside):
        raise OnlyOfRecords
    if options.withhold and options.document != _RECORDS:
        raise OnlyOfRecords
    for each in sorted(options.withhold):
        if each not in DECISION and not each.startswith("/answers/"):
            raise FieldUnknown(field=each)


def pointed_out(book: Casebook, options: argparse.Namespace) -> Steps[tuple[str, ...]]:
    """Give where what leaves could identify someone, and by what; never the words themselves.

    Raises what `audit.preview` raises.
    """
    from caldicott_desktop.casework import audit  # noqa: PLC0415 - for this verb only

    if options.log == _EXAMINER:
        opened = audit.read_accesses(options.select)
        found = yield from audit.find_in_accesses(
            book, opened, _disclosure(options), options.purpose
        )
        return _told(found)
    if options.document == _RECORDS:
        told = yield from audit.identified_in_records(book, _records(book, options))
        return tuple(f"{each.reference}: {span.kind.label}" for each in told for span in each.spans)
    preview = yield from audit.preview(
        book,
        audit.Answer(
            selection=audit.read_selection(book, options.select),
            disclosure=_disclosure(options),
            sampling=_sampling(options),
            purpose=options.purpose,
            telling=audit.Telling(options.document),
            manifest=options.with_manifest,
            accesses=options.with_accesses,
            records=options.records,
        ),
    )
    found = yield from audit.find_identifiers(preview)
    return _told(found)


def _told(found: Iterable[Pointed]) -> tuple[str, ...]:
    return tuple(f"{each.reference}, {each.where}: {each.span.kind.label}" for each in found)


def steps(
    book: Casebook, options: argparse.Namespace, passphrase: str | None
) -> Steps[Exported | ExportedMany]:
    """Give the leaving of what is asked for, opened by `passphrase` where there is one.

    Raises what the verbs of `casework.audit` raise.
    """
    # Rooms are loaded by the verbs that need them, as in `cli`.
    from caldicott_desktop.casework import audit  # noqa: PLC0415 - for this verb only
    from caldicott_desktop.domain.audit.presets import Format  # noqa: PLC0415 - for this verb only

    if options.document == _RECORDS:
        from caldicott_desktop.casework import PAGED  # noqa: PLC0415 - for this verb only

        return audit.export_records(
            book,
            _records(book, options),
            options.out,
            formats=[each for each in PAGED if each.ending[1:] in options.format],
            recipient=options.recipient,
            purpose=options.purpose,
            passphrase=passphrase,
        )
    disclosure = _disclosure(options)
    formats = tuple(map(Format.of, options.format))
    if options.log == _EXAMINER:
        return audit.export_accesses(
            book,
            audit.read_accesses(options.select),
            disclosure,
            options.out,
            formats=formats,
            recipient=options.recipient,
            purpose=options.purpose,
            passphrase=passphrase,
        )
    return audit.export_register(
        book,
        audit.read_selection(book, options.select),
        disclosure,
        options.out,
        formats=formats,
        sampling=_sampling(options),
        recipient=options.recipient,
        purpose=options.purpose,
        packing=audit.Packing(
            records=options.records,
            earlier=_heads(book, options.since_head),
        ),
        telling=audit.Telling(options.document),
        manifest=options.with_manifest,
        accesses=options.with_accesses,
        passphrase=passphrase,
    )


def _records(book: Casebook, options: argparse.Namespace) -> RecordsAsked:
    from caldicott_desktop.casework import audit  # noqa: PLC0415 - for this verb only

    return audit.RecordsAsked(
        selection=audit.read_selection(book, options.select),
        disclosure=_disclosure(options),
        sampling=_sampling(options),
        besides=options.withhold,
    )


def _disclosure(options: argparse.Namespace) -> Disclosure:
    from caldicott_desktop.domain.disclosure import Disclosure, Level  # noqa: PLC0415 - for this verb only

    return Disclosure(level=Level(options.level), privileged=options.privileged)


def _sampling(options: argparse.Namespace) -> Sampling | None:
    from caldicott_desktop.casework import audit  # noqa: PLC0415 - for this verb only

    if options.sample is None and options.seed is None:
        return None
    return audit.Sampling(seed=options.seed or "", number=options.sample or 0)


def _heads(book: Casebook, given: str | None) -> tuple[Head, ...]:
    """The heads in the statement's file that is named, or in the line itself."""
    from caldicott_desktop import casework  # noqa: PLC0415 - for this verb only

    if given is None:
        return ()
    if files.is_file(Path(given)):
        return casework.heads_given_file(book, Path(given))
    return casework.heads_given(book, given)
