"""Decisions recorded in a vault's log, exported with their proofs, and ways to meddle."""

from __future__ import annotations

import zipfile
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from io import BytesIO

from lxml import etree

from caldicott_desktop.domain.case import Case
from caldicott_desktop.domain.disclosure import IN_FULL, withheld_paths
from caldicott_desktop.domain.guidance_types import CaseKind
from caldicott_desktop.export import decision_record, word
from caldicott_desktop.export.decision_record import Composed
from caldicott_desktop.export.formats import Format
from caldicott_desktop.ledger import decisions, proof, schemas, tree
from caldicott_desktop.ledger.decisions import RecordedCase
from caldicott_desktop.ledger.payload import Lines
from caldicott_desktop.ledger.proof import ExportProof, Source
from caldicott_desktop.ledger.replay import Replay, needed
from caldicott_desktop.ledger.schemas import FileDigest, Level
from tests.export import samples
from tests.ledger.a_vault import APP, GUIDANCE, House, Kept, drawn

Parts = dict[str, bytes]
GENERIC = samples.kind("generic", "Another request", ())


class Register:
    """A house's only log, as `assemble` wants it."""

    def __init__(self, house: House) -> None:
        self.replay = Replay(house.vault)
        self._kept: dict[bytes, Kept] = {}
        self._nodes: dict[tuple[int, int], bytes] = {}
        edge = tree.Frontier()
        for kept in house.log.entries:
            self.replay.take(kept.signed, needed(kept.signed.entry.kind, Lines(kept.payload)))
            self._kept[kept.signed.entry_id] = kept
            self._nodes[0, edge.size] = kept.signed.entry_id
            for node in edge.append(kept.signed.entry_id):
                self._nodes[node.level, node.index] = node.digest
        assert list(self.replay.judge()) == []

    def source(self, entry_id: bytes) -> Source:
        kept = self._kept[entry_id]
        return Source(signed=kept.signed, payload=kept.payload, secret=kept.secret)

    def nodes(self, log: bytes) -> tree.Nodes:
        del log
        return self

    def get(self, level: int, index: int) -> bytes:
        return self._nodes[level, index]


@dataclass(frozen=True, slots=True, kw_only=True)
class Exported:
    """A file, and what it was made of."""

    data: bytes
    composed: Composed
    proof: ExportProof
    house: House

    @property
    def lines(self) -> tuple[str, ...]:
        return word.lines(word.build(self.composed.document))


def record_in(house: House, case: Case, kind: CaseKind, reference: str) -> Kept:
    """Record a decision in the house's log."""
    recorded = RecordedCase(
        case=case, reference=reference, app=APP, guidance=GUIDANCE, decided_by_id=None
    )
    fields = decisions.to_fields(recorded, tuple(each.id for each in kind.questions))
    return house.log.append(
        "decision.recorded", fields, house.priya, subject=drawn(16, "case", reference)
    )


def composed(case: Case, kind: CaseKind, reference: str, form: Format = Format.WORD) -> Composed:
    return decision_record.compose(replace(samples.record(case, kind), reference=reference), form)


def begin(house: House, *pages: Composed) -> Kept:
    """Begin the export of these pages."""
    said = schemas.ExportBegun(
        selection=pages[0].file_name,
        level=Level.FULL,
        privileged=False,
        recipient=None,
        purpose=None,
        files=tuple(
            FileDigest(name=page.file_name, format=page.form.code, digest=page.digest)
            for page in pages
        ),
    )
    return house.log.say(schemas.EXPORT_BEGUN, said, house.priya)


def prove(house: House, decided: Kept, begun: Kept, case: Case) -> ExportProof:
    register = Register(house)
    withheld = withheld_paths(case, GENERIC, IN_FULL)
    return proof.assemble(
        register.source(begun.signed.entry_id),
        [replace(register.source(decided.signed.entry_id), withheld=withheld)],
        register,
    )


def export(
    case: Case,
    kind: CaseKind = samples.POLICE,
    reference: str = "CG-2026-0066",
    form: Format = Format.WORD,
) -> Exported:
    """Give the file of a case, recorded third and exported sixth in a new vault."""
    house = House()
    decided = record_in(house, case, kind, reference)
    house.log.decide(house.priya, 7)
    page = composed(case, kind, reference, form)
    proven = prove(house, decided, begin(house, page), case)
    data = decision_record.finish(page, proven)
    return Exported(data=data, composed=page, proof=proven, house=house)


def unpacked(data: bytes) -> Parts:
    with zipfile.ZipFile(BytesIO(data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def packed(parts: Mapping[str, bytes]) -> bytes:
    bundle = BytesIO()
    with zipfile.ZipFile(bundle, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, part in parts.items():
            archive.writestr(name, part)
    return bundle.getvalue()


def with_part(data: bytes, name: str, change: Callable[[bytes], bytes]) -> bytes:
    """Give the file with one part changed."""
    parts = unpacked(data)
    changed = change(parts[name])
    assert changed != parts[name]
    return packed({**parts, name: changed})


def with_xml(
    data: bytes, change: Callable[[etree._Element], object], name: str = "word/document.xml"
) -> bytes:
    """Give the file with the XML of one part changed in place."""

    def parsed(part: bytes) -> bytes:
        root = etree.fromstring(part)
        change(root)
        return etree.tostring(root, encoding="UTF-8", xml_declaration=True, standalone=True)

    return with_part(data, name, parsed)


def with_text(data: bytes, old: str, new: str, name: str = "word/document.xml") -> bytes:
    """Give the file with one text replaced, wherever it stands in a part."""
    return with_part(data, name, lambda part: part.replace(old.encode(), new.encode()))
