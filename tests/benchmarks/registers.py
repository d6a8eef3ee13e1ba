"""Writing a register of 10,000 decisions in each format, against the bare library on its lines.

And writing the record of one decision in each format that has pages, once one was written before.

The floor writes the same cells with the library alone: no formula is guarded against, no digest is
reckoned, nothing is said of completeness. For Word it builds the same XML, element by element, and
packs it; for PDF it is typst on data that is ready for it. Processor time of this process. Reading
and checking the decisions comes before and is not counted.
"""

from __future__ import annotations

import csv
import json
import shutil
import subprocess
import sys
import time
import zipfile
from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import UTC, date, datetime
from functools import partial
from io import BytesIO
from itertools import cycle, islice
from pathlib import Path

import xlsxwriter
from lxml import etree

from caldicott_desktop import casework
from caldicott_desktop.casework import Casebook, audit
from caldicott_desktop.domain.audit.completeness import Completeness
from caldicott_desktop.domain.audit.selection import Selection
from caldicott_desktop.domain.disclosure import Disclosure, Level
from caldicott_desktop.domain.record.register import Cell, cells, columns
from caldicott_desktop.export import formats, pdf, pdf_tree, register_content, register_document
from caldicott_desktop.export.csv_file import CsvFile
from caldicott_desktop.export.formats import Format
from caldicott_desktop.export.json_file import JsonFile
from caldicott_desktop.export.model import Document
from caldicott_desktop.export.register_content import Heading, Register
from caldicott_desktop.export.register_document import Part
from caldicott_desktop.export.spreadsheet import Workbook
from caldicott_desktop.ledger.head import Head
from caldicott_desktop.ledger.origin import Origin
from tests.benchmarks import vaults
from tests.benchmarks.measure import Measure
from tests.faults import cheap_vaults

SIZE, LONG = 10_000, 100_000
KNOWN, _RECORDS = 40, 5
# What differs from line to line besides the number, where a level shows it; nothing that is counted
# by, of which a real register has a few dozen and not one to a line.
_OWN = ("requester", "about", "gateway", "items")
LEVEL = Disclosure(level=Level.REFERENCES)
_ORIGIN = Origin(vault=bytes(16), begun=bytes(32), head=Head(log=bytes(16), size=1, root=bytes(32)))

Lines = Sequence[Sequence[Cell]]
Plan = Sequence[tuple[str, dict[str, str], str | None, int]]


def measures() -> Iterator[Measure]:
    """Each format at 10,000 decisions and for one record, and memory at 100,000."""
    register, known = _register()
    lines = list(distinct(register, islice(cycle(known), SIZE)))
    folder = vaults.root() / "registers"
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir()
    for name, ours, floor in (
        ("CSV", partial(_csv, register, lines), partial(_bare_csv, register, lines)),
        ("JSON", partial(_json, register, lines), partial(_bare_json, register, lines)),
        ("Excel", partial(_excel, register, lines), partial(_bare_excel, register, lines)),
    ):
        times = 1 if name == "Excel" else 5
        yield _measure(
            name,
            1.5,
            partial(_anew, ours, folder),
            partial(_anew, floor, folder),
            times,
        )
    plan = _plan(formats.write(register_document.document(register, lines), Format.WORD))
    yield _measure("Word", 2.0, partial(_word, register, lines), partial(_bare_word, plan))
    planted = [
        json.dumps(pdf_tree.tree(each), ensure_ascii=False) for each in _parts(register, lines)
    ]
    yield _measure(
        "PDF", 1.5, partial(_pdf, register, lines), partial(_bare_pdf, planted, register.made_at)
    )
    yield from _records()
    yield from _memory()


def distinct(register: Register, lines: Iterable[Sequence[Cell]]) -> Iterator[Sequence[Cell]]:
    """Give each line a number and some words of its own, so that no two are set alike."""
    names = [each.name for each in register.headings]
    for number, line in enumerate(lines, start=1):
        said = dict(zip(names, line, strict=True))
        own = {"reference": f"CG-2026-{number:05}"}
        own |= {name: f"{said[name]} {number}" for name in _OWN if isinstance(said.get(name), str)}
        yield tuple({**said, **own}.values())


def _records() -> Iterator[Measure]:
    """The record of one decision in each format, read and checked, written and recorded."""
    own = vaults.root() / "records"
    shutil.rmtree(own, ignore_errors=True)
    vault = Path(shutil.copytree(vaults.of_size(KNOWN), own / "records.caldicott"))
    book = opened(vault, own / "state")  # what leaves is recorded in this copy alone
    try:
        first, *others = (each.id for each in casework.decisions(book).rows[: _RECORDS + 1])
        for form in formats.PAGED:
            target = own / f"record{form.ending}"
            export = partial(casework.export_decision, book, formats=(form,), replace=True)
            export(first, target)  # loads what the format needs
            spent = max(_once(partial(export, each, target)) for each in others)
            yield Measure(
                name=f"record of one decision, {form.label}",
                ours=1000 * spent,
                floor=0.0,
                unit="ms",
                bound=300.0,
                bound_kind="ours",
                note=f"the slowest of {len(others)}, after a first one",
            )
    finally:
        casework.lock(book)


def _measure(
    name: str,
    bound: float,
    ours: Callable[[], object],
    floor: Callable[[], object],
    times: int = 1,
) -> Measure:
    return Measure(
        name=f"register of {SIZE:,} decisions, {name}",
        ours=_spent(ours, times),
        floor=_spent(floor, times),
        unit="s",
        bound=bound,
        bound_kind="ratio",
    )


def _spent(work: Callable[[], object], times: int) -> float:
    return min(_once(work) for _ in range(times))


def _once(work: Callable[[], object]) -> float:
    begun = time.process_time()
    work()
    return time.process_time() - begun


def _register() -> tuple[Register, Lines]:
    """A register's head and some lines of a demonstration vault, to be repeated."""
    book = opened(vaults.of_size(KNOWN), vaults.state())
    try:
        return told(book)
    finally:
        casework.lock(book)


def opened(folder: Path, state: Path) -> Casebook:
    """Open a vault of this run."""
    return casework.unlock(
        folder,
        cheap_vaults.PASSPHRASE,
        place=casework.Place(state_folder=state),
        clock=casework.system_clock,
        floor=cheap_vaults.CHEAP,
    )


def told(book: Casebook) -> tuple[Register, Lines]:
    """A register's head and its lines."""
    selected = cheap_vaults.finish(audit.select(book, Selection()))
    statement: Completeness = cheap_vaults.finish(audit.complete(book, selected))
    among = columns(LEVEL.level)
    lines = [
        cells(row, among, LEVEL, late_after_h=48) for row in audit.register_rows(book, selected)
    ]
    register = Register(
        organisation=book.organisation,
        site=book.site,
        level=LEVEL.level,
        privileged=False,
        made_at=datetime(2026, 11, 30, 9, tzinfo=UTC),
        made_by=book.person.name,
        made_for=None,
        matters=("decided on any day",),
        count=len(lines),
        held=0,
        late_after_h=48,
        headings=tuple(Heading(name=each.name, title=each.title) for each in among),
        statement=statement,
        proof_names=("proof.json",),
    )
    return register, lines


def _anew(write: Callable[[Path], object], folder: Path) -> None:
    """Write into the folder with nothing in it."""
    for each in folder.iterdir():
        each.unlink()
    write(folder)


def _csv(register: Register, lines: Lines, folder: Path) -> None:
    file = CsvFile(folder / "ours.csv", register.headings)
    for line in lines:
        file.add(line)
    file.finish()


def _bare_csv(register: Register, lines: Lines, folder: Path) -> None:
    with (folder / "bare.csv").open("w", encoding="utf-8-sig", newline="") as stream:
        writer = csv.writer(stream)
        writer.writerow([each.name for each in register.headings])
        for line in lines:
            writer.writerow(line)


def _json(register: Register, lines: Lines, folder: Path) -> None:
    file = JsonFile(folder / "ours.json", register)
    for line in lines:
        file.add(line)
    file.finish()


def _bare_json(register: Register, lines: Lines, folder: Path) -> None:
    names = [each.name for each in register.headings]
    with (folder / "bare.json").open("w", encoding="utf-8") as stream:
        for line in lines:
            told = json.dumps(
                dict(zip(names, line, strict=True)), ensure_ascii=False, default=date.isoformat
            )
            stream.write(told + ",\n")


def _excel(register: Register, lines: Lines, folder: Path) -> None:
    book = Workbook(folder / "ours.xlsx", register, beside=folder)
    for line in lines:
        book.add(line)
    book.finish()


def _bare_excel(register: Register, lines: Lines, folder: Path) -> None:
    book = xlsxwriter.Workbook(
        str(folder / "bare.xlsx"), {"constant_memory": True, "tmpdir": str(folder)}
    )
    sheet = book.add_worksheet()
    day = book.add_format({"num_format": "d mmm yyyy"})
    for at, heading in enumerate(register.headings):
        sheet.write_string(0, at, heading.title)
    for row, line in enumerate(lines, start=1):
        for at, cell in enumerate(line):
            if isinstance(cell, str):
                sheet.write_string(row, at, cell)
            elif isinstance(cell, int):
                sheet.write_number(row, at, cell)
            else:
                sheet.write_datetime(row, at, cell, day)
    book.close()


def _word(register: Register, lines: Lines) -> None:
    document = register_document.document(register, lines)
    register_document.finish(register_document.compose(document, Format.WORD), _ORIGIN)


def _plan(data: bytes) -> Plan:
    """Give what the XML of a Word file is made of: tag, attributes, text, how many within."""
    with zipfile.ZipFile(BytesIO(data)) as archive:
        body = etree.fromstring(archive.read("word/document.xml"))
    return [
        (node.tag, {str(key): str(each) for key, each in node.attrib.items()}, node.text, len(node))
        for node in body.iter("*")
    ]


def _bare_word(plan: Plan) -> None:
    """Build the same XML, element by element, and pack it."""
    tag, attributes, text, count = plan[0]
    root = etree.Element(tag, attributes)
    root.text = text
    within = [root]
    left = [count]
    for tag, attributes, text, count in plan[1:]:
        while not left[-1]:
            within.pop()
            left.pop()
        left[-1] -= 1
        node = etree.SubElement(within[-1], tag, attributes)
        node.text = text
        within.append(node)
        left.append(count)
    packed = BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("word/document.xml", etree.tostring(root, encoding="UTF-8"))


def _parts(register: Register, lines: Lines) -> Iterator[Document]:
    """Give the documents that so many lines leave as."""
    many = register_content.IN_ONE_PROOF
    parts = len(register_content.proof_names("", len(lines)))
    for number in range(parts):
        held = lines[number * many : (number + 1) * many]
        part = Part(number=number + 1, parts=parts, first=str(held[0][0]), last=str(held[-1][0]))
        yield register_document.document(register, held, part)


def _pdf(register: Register, lines: Lines) -> None:
    for document in _parts(register, lines):
        register_document.finish(register_document.compose(document, Format.PDF), _ORIGIN)


def _bare_pdf(planted: Sequence[str], made_at: datetime) -> None:
    for each in planted:
        pdf.compiled({"document": each}, made_at)


def _memory() -> Iterator[Measure]:
    for form in ("csv", "xlsx"):
        told = subprocess.run(
            [sys.executable, "-m", "tests.benchmarks.registers", form],
            check=True,
            capture_output=True,
            text=True,
        )
        yield Measure(
            name=f"memory, {LONG:,} lines as {form}",
            ours=float(told.stdout),
            floor=0.0,
            unit="MB",
            bound=300.0,
            bound_kind="ours",
        )


def _long(form: str) -> None:
    register, known = _register()
    folder = vaults.root()
    lined = (
        CsvFile(folder / "long.csv", register.headings)
        if form == "csv"
        else Workbook(folder / "long.xlsx", register, beside=folder)
    )
    for line in islice(cycle(known), LONG):
        lined.add(line)
    lined.finish()
    # The peak of this process alone; what `resource` tells begins with that of its parent.
    status = Path("/proc/self/status").read_text(encoding="ascii")
    peak = next(line for line in status.splitlines() if line.startswith("VmHWM"))
    sys.stdout.write(f"{int(peak.split()[1]) / 1024:.1f}\n")


if __name__ == "__main__":
    _long(sys.argv[1])
