#!/usr/bin/env python3
"""Checks files exported by Caldicott Log, without Caldicott Log and without the vault.

One file, for Python 3.11 or newer with the library `cryptography` (pip install cryptography). It
was written from the specification `docs/store-format.md` alone and shares no code with the program
whose files it checks, so that the two can be held against each other:

    python3 check_caldicott.py FILE [FILE ...]

It checks sealed packs (zip), decision records and registers as Word and PDF, and the CSV and JSON
files of a register, with the proofs that were laid beside them. Exit status: 0 intact, 1 not
intact, 2 not checked.

What it does not look at, and `caldicott-desktop verify` does: the words of the box “How to check”,
text that was hidden in a Word file or drawn over its pages, workbooks outside a pack, and files
that open with a passphrase. A PDF's pages are compared by nobody, but in a pack.
"""

from __future__ import annotations

import hashlib
import io
import json
import posixpath
import re
import struct
import sys
import unicodedata
import zipfile
import zlib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

INTACT, NOT_INTACT, NOT_CHECKED = 0, 1, 2
LARGEST, LARGEST_PACK, MOST_FILES = 64 * 2**20, 4 * 2**30, 5_000
NO_ONE = bytes(16)
Fields = dict[str, Any]


class Wrong(Exception):
    """Something is not as it was signed."""


class CannotTell(Exception):
    """Something could not be checked."""


def sha(*parts: bytes) -> bytes:
    """SHA-256 of these bytes, joined."""
    return hashlib.sha256(b"".join(parts)).digest()


# --- Canonical JSON ---------------------------------------------------------------------------


def canonical(value: object) -> bytes:
    """The one RFC 8785 form of a value of whole numbers, texts, lists and objects."""
    if isinstance(value, dict):
        ordered = sorted(value.items(), key=lambda item: item[0].encode("utf-16-be"))
        return b"{" + b",".join(canonical(k) + b":" + canonical(v) for k, v in ordered) + b"}"
    if isinstance(value, list):
        return b"[" + b",".join(map(canonical, value)) + b"]"
    return json.dumps(value, ensure_ascii=False).encode("utf-8")


def decoded(data: bytes, what: str) -> Any:  # noqa: ANN401 - JSON can be anything
    """The value that canonical JSON holds; nothing but its canonical bytes will do."""

    def once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
        if len(dict(pairs)) != len(pairs):
            raise ValueError("a key comes twice")
        return dict(pairs)

    def whole(text: str) -> int:
        if len(text.lstrip("-")) > 15 or text == "-0":  # noqa: PLR2004 - digits, as specified
            raise ValueError("a number is not whole or too long")
        return int(text)

    try:
        value = json.loads(
            data.decode("utf-8"),
            object_pairs_hook=once,
            parse_int=whole,
            parse_float=whole,
            parse_constant=whole,
        )
        if canonical(value) != data:
            raise ValueError("it is not canonical")
    except (ValueError, RecursionError) as error:
        raise Wrong(f"{what} is not the canonical JSON it should be: {error}.") from error
    return value


# --- Tree (RFC 9162, 2.1.3 and 2.1.4) ---------------------------------------------------------


def included(leaf: bytes, index: int, size: int, path: Sequence[bytes], root: bytes) -> bool:
    """Whether the path shows the leaf at that index under the root over so many leaves."""
    if not 0 <= index < size:
        return False
    place, last, digest = index, size - 1, leaf
    for sibling in path:
        if last == 0:
            return False
        if place & 1 or place == last:
            digest = sha(b"\x01", sibling, digest)
            while place and not place & 1:
                place, last = place >> 1, last >> 1
        else:
            digest = sha(b"\x01", digest, sibling)
        place, last = place >> 1, last >> 1
    return last == 0 and digest == root


def grown(old: int, new: int, path: Sequence[bytes], before: bytes, after: bytes) -> bool:
    """Whether the path shows that the tree of `new` leaves begins with that of `old`."""
    if not 0 < old <= new:
        return False
    if old == new:
        return not path and before == after
    nodes = [before, *path] if old & (old - 1) == 0 else list(path)
    if not nodes:
        return False
    place, last = old - 1, new - 1
    while place & 1:
        place, last = place >> 1, last >> 1
    first = second = nodes[0]
    for node in nodes[1:]:
        if last == 0:
            return False
        if place & 1 or place == last:
            first, second = sha(b"\x01", node, first), sha(b"\x01", node, second)
            while place and not place & 1:
                place, last = place >> 1, last >> 1
        else:
            second = sha(b"\x01", second, node)
        place, last = place >> 1, last >> 1
    return last == 0 and first == before and second == after


# --- Entries and what they say ----------------------------------------------------------------


@dataclass(kw_only=True)
class Entry:
    """A signed entry as a proof carries it; `said` are the fields shown, by path."""

    id: bytes
    vault: bytes
    log: bytes
    seq: int
    root: bytes
    kind: str
    subject: bytes
    person: bytes
    key: bytes
    said: Fields
    withheld: int
    size: int | None
    path: tuple[bytes, ...]

    @property
    def told(self) -> str:
        """The entry, to be named in a sentence."""
        return f"Entry {self.seq + 1:,} of log {self.log.hex()[:8]} ({self.kind})"


_KEYS = [
    *("after", "at", "key", "kind", "log", "payload"),
    *("person", "root", "seq", "subject", "v", "vault"),
]
_PATH = re.compile("(/[a-z0-9_]+)+")


def unhex(text: str, length: int) -> bytes:
    """The bytes of lower-case hex of a known length."""
    if not re.fullmatch(f"[0-9a-f]{{{2 * length}}}", text):
        raise ValueError(f"“{text[:80]}” is not {length} bytes in hex")
    return bytes.fromhex(text)


def valid(key: bytes, signature: bytes, message: bytes) -> bool:
    """Whether the Ed25519 signature over the message is that of the key."""
    try:
        Ed25519PublicKey.from_public_bytes(key).verify(signature, message)
    except (InvalidSignature, ValueError):
        return False
    return True


def read_entry(carried: dict[str, Any]) -> Entry:
    """An entry out of a proof, its signature and its payload's commitment checked."""
    data, signature = carried["entry"].encode("utf-8"), unhex(carried["signature"], 64)
    made = decoded(data, "An entry")
    if sorted(made) != _KEYS or made["v"] != 1:
        raise Wrong("An entry has other fields than entries have.")
    said, withheld, commitment = read_copy(carried["payload"])
    entry = Entry(
        id=sha(b"\x00", data, signature),
        **{name: unhex(made[name], 16) for name in ("vault", "log", "subject", "person")},
        **{name: unhex(made[name], 32) for name in ("root", "key")},
        seq=int(made["seq"]),
        kind=str(made["kind"]),
        said=said,
        withheld=withheld,
        size=carried.get("size"),
        path=tuple(unhex(each, 32) for each in carried.get("path", ())),
    )
    if not valid(entry.key, signature, b"caldicott-log/entry/v1\x00" + data):
        raise Wrong(f"{entry.told}: its signature is not that of its bytes and key.")
    if commitment != unhex(made["payload"], 32):
        raise Wrong(f"{entry.told}: what it says here is not what was signed.")
    return entry


def read_copy(fields: list[dict[str, Any]]) -> tuple[Fields, int, bytes]:
    """What a redacted copy shows, how much it withholds, and the commitment it leads to."""
    said: Fields = {}
    whole = struct.pack(">I", len(fields))
    before = b""
    for each in fields:
        path = each["path"].encode("ascii")
        if not _PATH.fullmatch(each["path"]) or path <= before:
            raise Wrong("The fields of an entry are not in their order.")
        before = path
        if "withheld" in each:
            digest = unhex(each["withheld"], 32)
        else:
            said[each["path"]] = each["value"]
            salt = unhex(each["salt"], 16)
            digest = sha(b"caldicott-log/value/v1\x00", salt, canonical(each["value"]))
        whole += struct.pack(">H", len(path)) + path + digest
    return said, len(fields) - len(said), sha(b"caldicott-log/payload/v1\x00", whole)


def heads_in(said: Fields) -> Iterator[tuple[bytes, int, bytes]]:
    """The heads that a `log.begun` or `log.seen` names."""
    for number in range(len(said)):
        if f"/heads/{number}/log" not in said:
            return
        log, size, root = (said[f"/heads/{number}/{name}"] for name in ("log", "size", "root"))
        yield unhex(log, 16), int(size), unhex(root, 32)


# --- Authority --------------------------------------------------------------------------------

_ALL = {
    *("owner", "guardian", "deputy", "medical_examiner", "examiner_officer"),
    *("lead_examiner", "ig_lead", "auditor"),
}
_DECIDE = {"guardian", "deputy", "lead_examiner"}
_RECORD = _DECIDE | {"ig_lead"}
_EXAMINE = {"medical_examiner", "lead_examiner"}
_OFFICE = _EXAMINE | {"examiner_officer"}
_MAY: dict[str, set[str]] = {
    **dict.fromkeys(("vault.founded", "person.added", "person.changed"), {"owner"}),
    **dict.fromkeys(("key.added", "key.retired", "settings.changed"), {"owner"}),
    **dict.fromkeys(("decision.recorded", "decision.corrected", "decision.confirmed"), _DECIDE),
    **dict.fromkeys(("draft.numbered", "draft.taken", "draft.discarded"), _RECORD),
    **dict.fromkeys(("decision.released", "condition.settled", "review.held"), _RECORD),
    **dict.fromkeys(("permission.withdrawn", "challenge.opened", "challenge.closed"), _RECORD),
    **dict.fromkeys(("advice.followed", "person.told", "learning.noted"), _RECORD),
    "incident.linked": _RECORD,
    **dict.fromkeys(("card.recorded", "cards.printed", "card.voided"), _ALL - {"auditor"}),
    **dict.fromkeys(("interest.declared", "export.begun"), _ALL - {"auditor"}),
    **dict.fromkeys(("case.listed", "access.noted", "case.prepared"), _OFFICE),
    **dict.fromkeys(("independence.lost", "problem.noted", "problem.resolved"), _OFFICE),
    "access.confirmed": _OFFICE,
    **dict.fromkeys(("case.completed", "case.referred", "case.passed", "case.reopened"), _EXAMINE),
    **dict.fromkeys(
        ("appointment.changed", "reconciliation.made"), {"lead_examiner", "ig_lead", "owner"}
    ),
    "head.witnessed": {"guardian", "ig_lead", "owner"},
    "guidance.rechecked": {"ig_lead", "owner"},
    **dict.fromkeys(("log.begun", "log.seen", "clock.changed", "guidance.adopted"), _ALL),
    "export.finished": _ALL,
}
_BY_RECOVERY = {"recovery.tested", "recovery.used", "key.added", "key.retired"}
# The forms of payloads that are specified: all are of version 1, but those of decisions.
_SCHEMA = re.compile("(decision/[1-4]|[a-z-]+/1)( |$)")
_SETTING = {"vault.founded", "person.added", "person.changed", "key.added", "key.retired"}
_P = 2**255 - 19
_Y8 = 2707385501144840649318225287225658788936804267575313519463743609750303402022
SMALL_ORDER = {0, 1, _P - 1, _P, _P + 1, _Y8, _P - _Y8}


@dataclass
class Known:
    """Who is known at one point: names and roles of people, holder and state of keys."""

    people: dict[bytes, tuple[str, set[str]]] = field(default_factory=dict)
    keys: dict[bytes, tuple[bytes | None, str]] = field(default_factory=dict)
    retired: set[bytes] = field(default_factory=set)


class Authority:
    """Judges each entry by what its own log knew at that point."""

    def __init__(self, vault: bytes, entries: Iterable[Entry]) -> None:
        """Take in the entries of a proof; `vault` is the 16-byte vault id."""
        self.vault = vault
        self.newer = 0
        self.logs: dict[bytes, list[Entry]] = {}
        self._judged: dict[bytes, str | None] = {}
        self._recorded_for: dict[str, str] = {}
        for each in sorted(entries, key=lambda one: one.seq):
            if each.kind in _SETTING or each.kind.startswith("log."):
                self.logs.setdefault(each.log, []).append(each)
            named = each.said.get("/decided_by_id") or each.said.get("/accessor_id")
            self._recorded_for[each.id.hex()] = named or ""

    def _seen(self, log: bytes, before: int, found: dict[bytes, Entry]) -> None:
        """Collect what a log knew before one of its positions, in an order that makes sense."""
        for each in self.logs.get(log, ()):
            if each.seq >= before:
                return
            if each.id in found:
                continue
            for other, size, _ in heads_in(each.said) if each.kind.startswith("log.") else ():
                self._seen(other, size, found)
            found[each.id] = each

    def known(self, log: bytes, before: int, by: Entry | None = None) -> Known:
        """Who is known to a log before one of its positions, and by the heads an entry takes in."""
        found: dict[bytes, Entry] = {}
        self._seen(log, before, found)
        if by is not None and by.kind.startswith("log."):
            for other, size, _ in heads_in(by.said):
                self._seen(other, size, found)
        known = Known()
        for each in found.values():
            if each.kind in _SETTING and self.judge(each) is None:
                self._apply(known, each)
        return known

    @staticmethod
    def _apply(known: Known, made: Entry) -> None:
        said = made.said
        if made.kind == "vault.founded":
            known.people[made.person] = said["/founder/name"], set(said["/founder/roles"])
            known.keys[made.key] = made.person, said["/founder/sealing"]
        elif made.kind.startswith("person."):
            known.people[made.subject] = said["/name"], set(said["/roles"])
        elif made.kind == "key.added":
            holder = said["/person"] and unhex(said["/person"], 16)
            known.keys.setdefault(unhex(said["/signing"], 32), (holder, said["/sealing"]))
        else:
            known.retired.add(unhex(said["/signing"], 32))

    def judge(self, made: Entry) -> str | None:
        """Why an entry's signer was not entitled to it, or nothing."""
        if made.id not in self._judged:
            self._judged[made.id] = "It rests on itself."  # until it is judged
            self._judged[made.id] = self._judge(made)
        return self._judged[made.id]

    def _judge(self, made: Entry) -> str | None:
        said = made.said
        known = self.known(made.log, made.seq, made)
        if made.kind == "vault.founded":
            nonce, founder = unhex(said["/nonce"], 16), unhex(said["/founder/signing"], 32)
            own = sha(b"caldicott-log/vault/v1\x00", made.key, nonce)[:16] == self.vault
            right = founder == made.key and made.subject == made.person != NO_ONE and own
            right = right and "owner" in said["/founder/roles"] and not known.keys
            shown = self._possession(said, "/founder", made.person)
            return None if right and shown else "It does not found this vault."
        holder, _ = known.keys.get(made.key, (NO_ONE, ""))
        if made.key not in known.keys or made.key in known.retired:
            return "Its key was not added to the vault, or was retired."
        if holder is None:
            if made.person != NO_ONE or made.kind not in _BY_RECOVERY:
                return "A recovery key may not sign it."
        elif holder != made.person or not self._permits(made, known):
            return "Its signer had no role that is entitled to it."
        return self._setting(made, known) if made.kind in _SETTING else None

    def _permits(self, made: Entry, known: Known) -> bool:
        roles = known.people.get(made.person, ("", set()))[1]
        if made.kind not in _MAY or not _SCHEMA.match(str(made.said.get("/schema"))):
            self.newer += 1
            return True
        if roles & _MAY[made.kind]:
            of = self._recorded_for.get(made.said.get("/confirmed", ""))
            return not made.kind.endswith(".confirmed") or of in {None, made.person.hex()}
        if made.kind == "export.begun":
            return "auditor" in roles and made.said.get("/level", "full") != "full"
        if made.kind in {"decision.recorded", "decision.corrected"}:
            decider = made.said.get("/decided_by_id", made.person.hex())
            return "ig_lead" in roles and decider != made.person.hex()
        if made.kind == "key.added":
            return bool(roles) and made.said["/person"] == made.person.hex()
        if made.kind == "key.retired":
            held = known.keys.get(unhex(made.said["/signing"], 32))
            return bool(roles) and held is not None and held[0] == made.person
        return False

    def _setting(self, made: Entry, known: Known) -> str | None:
        said = made.said
        if made.kind.startswith("person."):
            new = made.subject not in known.people and made.subject != NO_ONE
            return None if new == (made.kind == "person.added") else "It changes the wrong person."
        key = unhex(said["/signing"], 32)
        if made.kind == "key.retired":
            in_use = key in known.keys and key not in known.retired
            return None if in_use else "It retires a key that was not in use."
        person = said["/person"] and unhex(said["/person"], 16)
        same = known.keys.get(key, (person, said["/sealing"])) == (person, said["/sealing"])
        named = (person is None) == (said["/use"] == "recovery")
        named = named and (person is None or person in known.people)
        twice = person is None and known.keys[made.key][0] is None
        if not (same and named and self._possession(said, "", person or NO_ONE)):
            return "It adds a key in a way that keys are not added."
        return "A recovery key adds another." if twice or key in known.retired else None

    def _possession(self, said: Fields, under: str, person: bytes) -> bool:
        signing, sealing = unhex(said[f"{under}/signing"], 32), unhex(said[f"{under}/sealing"], 32)
        if int.from_bytes(signing, "little") % 2**255 in SMALL_ORDER:
            return False
        message = b"caldicott-log/possession/v1\x00" + self.vault + person + signing + sealing
        return valid(signing, unhex(said[f"{under}/possession"], 64), message)


# --- Proofs -----------------------------------------------------------------------------------


@dataclass(kw_only=True)
class Proof:
    """A proof that holds: the export it is of, the entries shown, the heads it proves."""

    begun: Entry
    entries: list[Entry]
    known: dict[tuple[bytes, int], bytes]
    signers: dict[bytes, str]

    @property
    def head(self) -> tuple[bytes, int, bytes]:
        """The head that the export signs."""
        return self.begun.log, self.begun.seq, self.begun.root

    @property
    def files(self) -> list[tuple[str, str, str | None]]:
        """Name, format and digest of each file that the export names."""
        said = self.begun.said
        found: list[tuple[str, str, str | None]] = []
        while (at := f"/files/{len(found)}") + "/name" in said:
            found.append((said[f"{at}/name"], said[f"{at}/format"], said[f"{at}/digest"]))
        return found

    def told(self) -> Iterator[str]:
        """What is proven of each entry shown."""
        for each in self.entries:
            shown = f"{len(each.said)} fields shown and proven, {each.withheld} withheld"
            yield f"{each.told}, signed by {self.signers[each.id]}: {shown}."


def read_proof(data: bytes) -> Proof:
    """The proof in this JSON, checked in all it claims."""
    value = decoded(data, "The proof")
    if value.get("format") == "caldicott-log/origin/1":
        raise CannotTell(
            "It carries no record: it says only that it is of the export "
            f"{value['begun']}. Whoever has the vault can tell more."
        )
    if value.get("format") != "caldicott-log/export/1":
        raise CannotTell("Its proof has a form that this program does not know.")
    if sorted(value) != ["begun", "entries", "format", "grounds", "vault"]:
        raise Wrong("The proof has other parts than proofs have.")
    try:
        return _checked(value)
    except (KeyError, TypeError, ValueError, AttributeError) as error:
        raise Wrong(f"The proof does not have the form of one: {error}.") from error


def _checked(value: dict[str, Any]) -> Proof:
    begun = read_entry(value["begun"])
    shown = [read_entry(each) for each in value["entries"]]
    grounds = [read_entry(each) for each in value["grounds"]]
    vault = unhex(value["vault"], 16)
    if begun.kind != "export.begun":
        raise Wrong("The proof is not of an export.")
    if begun.subject != vault and not shown:
        raise Wrong("The proof is of no decision.")
    known = {(begun.log, begun.seq): begun.root}
    waiting = [*shown, *grounds]
    while placed := [each for each in waiting if _is_under(each, known)]:
        done = {each.id for each in placed}
        waiting = [each for each in waiting if each.id not in done]
        for each in placed:
            if each.kind in {"log.begun", "log.seen"}:
                known |= {(log, size): root for log, size, root in heads_in(each.said)}
    for each in waiting:
        raise Wrong(f"{each.told}: its place in the log is not proven.")
    if not any(each.kind == "vault.founded" for each in grounds):
        raise Wrong("The entry that founds the vault is missing.")
    authority = Authority(vault, [*grounds, *shown, begun])
    signers = {}
    for each in (*grounds, *shown, begun):
        if each.vault != vault:
            raise Wrong(f"{each.told} belongs to another vault.")
        if (why := authority.judge(each)) is not None:
            raise Wrong(f"{each.told}: {why}")
        people = authority.known(each.log, each.seq).people
        signers[each.id] = people.get(each.person, ("the founder or a recovery key",))[0]
    if authority.newer:
        raise CannotTell("Entries of a newer kind are in it: intact, their authority not checked.")
    return Proof(begun=begun, entries=shown, known=known, signers=signers)


def _is_under(made: Entry, known: dict[tuple[bytes, int], bytes]) -> bool:
    size = made.size
    root = None if size is None else known.get((made.log, size))
    if size is None or root is None:
        return False
    return included(made.id, made.seq, size, made.path, root)


# --- Word -------------------------------------------------------------------------------------

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
_OURS = "{urn:caldicott-log:export:1}"
_FORMATTING = {f"{_W}{name}" for name in ("pPr", "rPr", "sdtPr", "tblPr", "trPr", "tcPr")}
_INSTEAD = {
    **dict.fromkeys((f"{_W}{name}" for name in ("tab", "ptab", "br", "cr")), " "),
    f"{_W}noBreakHyphen": "\N{NON-BREAKING HYPHEN}",
    f"{_W}softHyphen": "\N{SOFT HYPHEN}",
}
_SPELT = re.compile(r"\\(?:\\|u(007f|00[89][0-9a-f]|fff[ef]))")


def read_word(data: bytes) -> tuple[bytes | None, bytes]:
    """The proof inside a Word file, and the digest of the words on its pages."""
    parts = _unzipped(data)

    def parsed(name: str) -> ET.Element:
        if name not in parts:
            raise CannotTell(f"Its part {name} is not there.")
        if b"<!" in parts[name].replace(b"<!--", b"").replace(b"<![CDATA[", b""):
            raise CannotTell("It defines entities, which no Word file of ours does.")
        try:
            return ET.fromstring(parts[name])  # noqa: S314 - no definitions are let in
        except ET.ParseError as error:
            raise CannotTell(f"Its part {name} is damaged.") from error

    def links(name: str) -> dict[str, tuple[str, str]]:
        folder, base = posixpath.split(name)
        where = posixpath.join(folder, "_rels", f"{base}.rels")
        return {
            each.get("Id", ""): (
                each.get("Type", "").rpartition("/")[2],
                posixpath.normpath(posixpath.join("/", folder, each.get("Target", "")))[1:].lower(),
            )
            for each in (parsed(where) if where in parts else ())
        }

    (main, *_) = [to for kind, to in links("").values() if kind == "officeDocument"] or [""]
    body = parsed(main).find(f"{_W}body")
    if body is None:
        raise CannotTell("It has no text.")
    of = links(main)
    names: dict[str, None] = {}
    for which in ("headerReference", "footerReference"):
        used = [of.get(each.get(f"{_R}id", ""), ("", ""))[1] for each in body.iter(_W + which)]
        names |= dict.fromkeys(filter(None, used))
    lines = [line for root in (body, *map(parsed, names)) for line in _lines(root)]
    record = None
    for kind, to in of.values():
        if kind == "customXml" and (root := parsed(to)).tag == f"{_OURS}export":
            record = root.findtext(f"{_OURS}record")
    digest = sha("\n".join(lines).encode("utf-8"))
    if record is None:
        return None, digest
    plain = _SPELT.sub(lambda each: chr(int(each[1], 16)) if each[1] else each[0], record.strip())
    return plain.encode("utf-8", "replace"), digest


def _unzipped(data: bytes) -> dict[str, bytes]:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            entries = archive.infolist()
            if len(entries) > MOST_FILES or sum(each.file_size for each in entries) > LARGEST:
                raise CannotTell("It unpacks to more than any document of ours.")
            parts = {each.filename.lstrip("/").lower(): archive.read(each) for each in entries}
    except (zipfile.BadZipFile, zlib.error, RuntimeError, NotImplementedError, EOFError) as error:
        raise CannotTell("It is damaged, or opens with a passphrase.") from error
    if len(parts) != len(entries):
        raise CannotTell("It holds two parts of one name.")
    return parts


class _Words:
    """The texts of a part's paragraphs, and where rows and cells of tables begin and end."""

    def __init__(self) -> None:
        """Begin with nothing."""
        self.found: list[str | list[str]] = []
        self.fields: list[bool] = []  # those that are open, and whether their results have begun

    def walk(self, node: ET.Element, text: list[str] | None = None) -> None:
        """Take in an element and all within it."""
        tag = node.tag
        if tag == f"{_W}p":
            text = []
            self.found.append(text)
        elif tag in {f"{_W}tr", f"{_W}tc"}:
            self.found.append(tag)
        if text is not None:
            self._take(node, text)
        box = tag == f"{_W}sdt" and any(
            each.get(f"{_W}val") == "caldicott-log-check"
            for each in node.iterfind(f"{_W}sdtPr/{_W}tag")
        )
        if not (box or tag in _FORMATTING or tag == f"{_W}fldSimple"):
            for child in node:
                self.walk(child, text)
        if tag == f"{_W}tc":
            self.found.append("end")

    def _take(self, node: ET.Element, text: list[str]) -> None:
        if node.tag == f"{_W}fldChar":
            kind = node.get(f"{_W}fldCharType")
            if kind == "begin":
                self.fields.append(False)
            elif self.fields and kind == "separate":
                self.fields[-1] = True
            elif self.fields and kind == "end":
                self.fields.pop()
        elif True not in self.fields:
            said = (node.text or "") if node.tag == f"{_W}t" else _INSTEAD.get(node.tag, "")
            text.append(said)


def _lines(root: ET.Element) -> Iterator[str]:
    """The lines of a part as the digest takes them; tabs tell where table cells begin."""
    words = _Words()
    try:
        words.walk(root)
    except RecursionError as error:
        raise CannotTell("It is nested deeper than any document of ours.") from error
    first, before = False, ""
    for each in words.found:
        if isinstance(each, list):
            text = " ".join(unicodedata.normalize("NFC", "".join(each)).split())
            if text:
                yield before + text
                before = ""
        elif each == f"{_W}tr":
            first = True
        else:
            if before:
                yield before
            is_cell = each == f"{_W}tc"
            before = "\t" * (1 + first) if is_cell else ""
            first = first and not is_cell


# --- PDF --------------------------------------------------------------------------------------

_STREAM = re.compile(rb"<<[^>]*?/EmbeddedFile\b.*?>>\s*stream\r?\n", re.DOTALL)
_STARTS = (b'{"begun":', b'{"format":"caldicott-log/origin/')


def read_pdf(data: bytes) -> bytes | None:
    """The proof attached to a PDF as Caldicott Log writes it; other programs may write others."""
    if b"/Encrypt" in data:
        raise CannotTell("It opens with a passphrase, which this program does not open.")
    found = []
    for each in _STREAM.finditer(data):
        unpack = zlib.decompressobj()
        try:
            inside = unpack.decompress(data[each.end() :], LARGEST)
        except zlib.error:
            continue
        if unpack.unconsumed_tail and len(inside) >= LARGEST:
            raise CannotTell("What is attached to it is larger than any proof of ours.")
        if inside.startswith(_STARTS):
            found.append(inside)
    if len(found) > 1:
        raise Wrong("Two proofs are attached to it.")
    return found[0] if found else None


# --- Files ------------------------------------------------------------------------------------


def check_document(data: bytes) -> tuple[Proof, list[str]]:
    """The proof inside a Word file or PDF, and what is known of the file by it."""
    digest = None
    if data.startswith(b"PK"):
        record, digest = read_word(data)
    elif b"%PDF-" in data[:1024]:
        record = read_pdf(data)
    elif data.startswith(_STARTS):
        return (proof := read_proof(data)), list(proof.told())
    else:
        raise CannotTell("It is no file that carries a proof inside.")
    if record is None:
        raise CannotTell("No signed record is inside it.")
    proof = read_proof(record)
    if digest is not None and digest.hex() not in [each for _, _, each in proof.files]:
        raise Wrong("The words on its pages are not those that were exported.")
    if digest is None and not any(form == "pdf" for _, form, _ in proof.files):
        raise Wrong("The export that it names wrote no PDF.")
    pages = "The words on its pages are those that were exported; how they look was not compared."
    if digest is None:
        pages = "What its pages say was not compared: the record inside is what is proven."
    return proof, [*proof.told(), pages]


def check_beside(path: Path, data: bytes) -> list[str]:
    """What is known of a register's file by the proofs beside it."""
    beside = sorted(
        (each for each in path.parent.glob("* proof*.json") if each != path),
        key=lambda each: (len(each.name), each.name),
    )
    own = [each for each in beside if path.name.startswith(each.name.rpartition(" proof")[0])]
    if not own:
        raise CannotTell("The file whose name ends in “proof.json” does not stand beside it.")
    proofs = [read_proof(limited(each)) for each in own]
    if len({each.begun.id for each in proofs}) > 1:
        raise Wrong("The proofs beside it are of several exports.")
    if sha(data).hex() not in [each for _, _, each in proofs[0].files]:
        raise Wrong("It does not say what was exported: something in it was changed.")
    count = sum(len(each.entries) for each in proofs)
    return ["It is what was exported, to the byte.", f"{count} entries beside it are proven."]


def limited(path: Path) -> bytes:
    """The bytes of a file, if it is no larger than any of ours."""
    with path.open("rb") as file:
        data = file.read(LARGEST + 1)
    if len(data) > LARGEST:
        raise CannotTell("It is larger than any document of ours.")
    return data


_OWN = {"manifest.json", "proof.json", "heads.json"}


class Pack:
    """A sealed pack: every file by its digest and by its own check, and the heads of all."""

    def __init__(self, archive: zipfile.ZipFile) -> None:
        """Look at what the zip file says of its files."""
        self.archive = archive
        self.entries = {each.filename: each for each in archive.infolist()}
        if len(self.entries) != len(archive.infolist()):
            raise Wrong("It holds two files of one name.")
        total = sum(each.file_size for each in self.entries.values())
        if len(self.entries) > MOST_FILES or total > LARGEST_PACK:
            raise CannotTell("It unpacks to more than any pack of ours.")
        if any(each.flag_bits & 1 for each in self.entries.values()):
            raise CannotTell("It opens with a passphrase, which this program does not open.")

    def read(self, name: str) -> bytes:
        """The bytes of a file in it."""
        if name not in self.entries:
            raise Wrong(f"{name} is not in the pack.")
        if self.entries[name].file_size > LARGEST:
            raise CannotTell(f"{name} is larger than any document of ours.")
        return b"".join(self.parts(name))

    def parts(self, name: str) -> Iterator[bytes]:
        """The same, part by part."""
        try:
            with self.archive.open(self.entries[name]) as file:
                while part := file.read(1 << 20):
                    yield part
        except (zipfile.BadZipFile, zlib.error, RuntimeError, EOFError, ValueError) as error:
            raise Wrong(f"{name} is damaged: it was changed.") from error

    def check(self) -> list[str]:
        """What is proven of it; everything found wrong is told at once."""
        proof = read_proof(self.read("proof.json"))
        files = proof.files
        if not files or files[0][1] != "pack":
            raise Wrong("proof.json is not of the export of a pack.")
        named = {name: (form, digest) for name, form, digest in files[1:]}
        wrong = [f"{name} is not in the pack." for name in named.keys() - self.entries.keys()]
        wrong += [f"{name} was put into the pack." for name in self.entries.keys() - named.keys()]
        for name in named.keys() & self.entries.keys():
            digest = hashlib.sha256()
            try:
                for part in self.parts(name):
                    digest.update(part)
            except Wrong as error:
                wrong.append(str(error))
                continue
            if named[name][1] not in {None, digest.hexdigest()}:
                wrong.append(f"{name} is not the file that left: it was changed.")
        if wrong:
            raise Wrong(" ".join(sorted(wrong)))
        self._check_manifest(proof, named)
        heads = self._check_each(named)
        return [
            f"It holds the {len(named)} files that left in it and no other, each to the byte.",
            f"Each is intact by its own check; {self._check_heads(proof, heads)}",
        ]

    def _check_manifest(self, proof: Proof, named: dict[str, tuple[str, str | None]]) -> None:
        self.manifest = decoded(self.read("manifest.json"), "manifest.json")
        told = {each["name"]: each for each in self.manifest["files"]}
        others = named.keys() - _OWN
        same = list(told) == sorted(others, key=lambda name: name.encode("utf-8"))
        same = same and self.manifest["format"] == "caldicott-log/pack/1"
        same = same and self.manifest["vault"] == proof.begun.vault.hex()
        for name in others if same else ():
            size = self.entries[name].file_size
            form, digest = named[name]
            whole = {"name": name, "format": form, "sha256": digest, "size": size}
            same = same and told[name] == whole
        if not same:
            raise Wrong("manifest.json does not say of the files what was signed.")

    def _check_each(
        self, named: dict[str, tuple[str, str | None]]
    ) -> dict[tuple[bytes, int, bytes], str]:
        """Check every file by itself; gives the heads they have."""
        heads: dict[tuple[bytes, int, bytes], str] = {}
        promised: set[str | None] = set()
        for name, (form, _) in named.items():
            if form == "proof" and name != "proof.json":
                proof = read_proof(self.read(name))
                heads[proof.head] = name
                promised |= {digest for _, _, digest in proof.files}
        for name, (form, digest) in named.items():
            if form in {"csv", "json", "text"} and digest not in promised:
                raise Wrong(f"{name} is not what its own export promised.")
            if form in {"docx", "pdf"}:
                try:
                    proof, _ = check_document(self.read(name))
                except Wrong as error:
                    raise Wrong(f"{name}: {error}") from error
                heads[proof.head] = name
        return heads

    def _check_heads(self, proof: Proof, heads: dict[tuple[bytes, int, bytes], str]) -> str:
        value = decoded(self.read("heads.json"), "heads.json")
        if value["format"] != "caldicott-log/heads/1":
            raise Wrong("heads.json does not have the form of heads.")
        reached = {proof.head}
        for each in value["heads"]:
            log, root = unhex(each["log"], 16), unhex(each["root"], 32)
            after = proof.known.get((log, each["to"]))
            path = [unhex(digest, 32) for digest in each["path"]]
            if after is None or not grown(each["size"], each["to"], path, root, after):
                raise Wrong(f"The log over {each['size']} entries is not shown to begin this one.")
            reached.add((log, each["size"], root))
        given = [
            (unhex(each["log"], 16), each["size"], unhex(each["root"], 32))
            for each in self.manifest["earlier"]
        ]
        for head in (*given, *heads):
            if head not in reached:
                raise Wrong(
                    f"{heads.get(head, 'An earlier head')}: nothing leads on from its head."
                )
        sizes = ", ".join(f"{size:,} entries" for _, size, _ in given)
        if not given:
            return "no earlier head was given to compare it with."
        return f"the log as it was over {sizes}, at the head given, is the beginning of this one."


def check(path: Path) -> list[str]:
    """What is proven of a file. Raises `Wrong` and `CannotTell`."""
    with path.open("rb") as file:
        if zipfile.is_zipfile(file):
            with zipfile.ZipFile(file) as archive:
                names = set(archive.namelist())
                if "[Content_Types].xml" not in names and names & _OWN:
                    return Pack(archive).check()
                if "xl/workbook.xml" in names:
                    raise CannotTell("A workbook is compared in a pack only.")
    data = limited(path)
    if data.startswith(b"\xd0\xcf\x11\xe0"):
        raise CannotTell("It opens with a passphrase, which this program does not open.")
    if data.startswith((b"PK", *_STARTS)) or b"%PDF-" in data[:1024]:
        return check_document(data)[1]
    return check_beside(path, data)


def main(arguments: Sequence[str]) -> int:
    """Check each file named and print what is found."""
    if not arguments:
        print(__doc__)
        return NOT_CHECKED
    statuses = []
    for name in arguments:
        try:
            told, status = ["Intact.", *check(Path(name))], INTACT
        except Wrong as error:
            told, status = [f"Not intact. {error}"], NOT_INTACT
        except (CannotTell, OSError) as error:
            told, status = [f"Could not be checked. {error}"], NOT_CHECKED
        except (KeyError, TypeError, ValueError, AttributeError, zipfile.BadZipFile) as error:
            told, status = [f"Not intact. It does not have the form it should: {error}"], NOT_INTACT
        print(f"{name}: {' '.join(told[:1])}")
        for each in told[1:]:
            print(f"  {each}")
        statuses.append(status)
    print("It was not shown when anything was decided, only when it was recorded; nor that what")
    print("was written is true, or that everything decided was recorded.")
    return NOT_INTACT if NOT_INTACT in statuses else max(statuses)


if __name__ == "__main__":
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="replace")
    sys.exit(main(sys.argv[1:]))
