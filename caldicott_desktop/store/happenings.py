"""The tables `dues` and `happenings`: what falls due on decisions, and what happened to them.

Each row is worked out from one checked payload; `open` of a due, and how a decision stands, follow
from all rows of its case and are set by `work_out`. `docs/register-format.md`, "Worked-out tables".
"""

from __future__ import annotations

import itertools
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from caldicott_desktop.domain.card import LISTED_AS
from caldicott_desktop.domain.choices import DueWhat
from caldicott_desktop.domain.happenings import ReleasedItem
from caldicott_desktop.domain.record.phrases import in_uk
from caldicott_desktop.domain.releasing import state_of_items
from caldicott_desktop.ledger.entry import SignedEntry
from caldicott_desktop.ledger.payload import Lines, Value
from caldicott_desktop.store.connection import SqlValue, Store
from caldicott_desktop.store.decisions import NO_DATE
from caldicott_desktop.store.times import to_ms

CORRECTED = "decision.corrected"
CONFIRMED = "decision.confirmed"

DUE_COLUMNS = (
    *("row", "n", "at", "subject", "decision", "what", "settled_by", "due_on", "who", "words"),
)
"""What each row of `dues` holds but `open`, which follows from all entries on its case."""
HAPPENING_COLUMNS = ("row", "n", "at", "subject", "decision", "kind", "settles", "result")

_CORRECTS = "/correction/corrects"
_TRIGGER, _EXAMINER_CASE = "/answers/exception_trigger", "/examiner_case"

# What settles the dues of one decision: these may fall due again and again.
_REVIEW, _TELLING, _CONFIRMATION = "review", "telling", "confirmation"
_HIGH_PROFILE = "high_profile"

REVIEWED_WITHIN = timedelta(hours=72)
"""How soon after it is marked high-profile a case is looked at: section 2.6, our suggestion."""

Rows = tuple[tuple[SqlValue, ...], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Due:
    what: DueWhat
    settled_by: str
    on: Value
    who: Value = None
    words: Value = None


def dues_of_decision(lines: Lines, signed: SignedEntry, row: int) -> Rows:
    """Return the rows of what falls due by a decision; see `columns_of` of `decisions`."""
    found = (
        *_conditions(lines),
        *_days(lines),
        *_confirmation(lines, signed.entry.person),
    )
    return _dues(found, signed, row, signed.entry_id)


def dues_of_later(lines: Lines, signed: SignedEntry, row: int) -> Rows:
    """Return the rows of what falls due by something that happened afterwards."""
    found: tuple[_Due, ...] = ()
    match signed.entry.kind:
        case "review.held" if lines["/next_on"]:
            who = lines["/who"]
            due = _Due(what=DueWhat.REVIEW, settled_by=_REVIEW, on=lines["/next_on"], who=who)
            found = (due,)
        case "person.told" if lines["/revisit_on"]:
            found = (
                _Due(
                    what=DueWhat.REVISIT,
                    settled_by=_TELLING,
                    on=lines["/revisit_on"],
                    who=lines["/by"],
                    words=lines["/note"],
                ),
            )
        case "challenge.opened":
            found = (
                _Due(
                    what=DueWhat.CHALLENGE,
                    settled_by=f"challenge/{signed.entry_id.hex()}",
                    on=lines["/answer_by"],
                    who=lines["/by"],
                    words=lines["/says"],
                ),
            )
        case _:
            pass
    return _dues(found, signed, row, decision_of(lines))


def dues_of_case(lines: Lines, signed: SignedEntry, row: int) -> Rows:
    """Return the rows of what falls due by the details of a case of the examiner log."""
    if signed.entry.kind != "case.listed" or lines["/high_profile"] is not True:
        return ()
    by = in_uk(signed.entry.at + REVIEWED_WITHIN).date()
    due = _Due(what=DueWhat.HIGH_PROFILE, settled_by=_HIGH_PROFILE, on=by.isoformat())
    return _dues((due,), signed, row, about_case(signed.entry.subject))


def about_case(examiner_case: bytes) -> bytes:
    """Return what stands for a case of the examiner log where dues name a decision (32 bytes)."""
    return examiner_case + bytes(len(examiner_case))


def told_by_decision(lines: Lines, signed: SignedEntry, row: int) -> Rows:
    """Return the rows of what a decision does to others: it corrects them, or reviews a case."""
    corrected = corrections_of(lines, signed, row)
    if _TRIGGER not in lines or lines[_TRIGGER] != _HIGH_PROFILE:
        return corrected
    if _EXAMINER_CASE not in lines or lines[_EXAMINER_CASE] is None:
        return corrected
    about = about_case(bytes.fromhex(str(lines[_EXAMINER_CASE])))
    begun = _begun(signed, row, len(corrected))
    return (*corrected, (*begun, about, signed.entry.kind, _HIGH_PROFILE, ""))


def decision_of(lines: Lines) -> bytes:
    """Return the entry id of the decision that something which happened afterwards is about."""
    return bytes.fromhex(str(lines["/decision"]))


def happening_of(lines: Lines, signed: SignedEntry, row: int) -> Rows:
    """Return the row of something that happened after a decision."""
    settles, result = "", ""
    match signed.entry.kind:
        case "condition.settled":
            settles, result = f"condition/{lines['/condition']}", str(lines["/result"])
        case "review.held":
            settles, result = _REVIEW, str(lines["/result"])
        case "person.told":
            settles = _TELLING
        case "challenge.closed":
            settles, result = f"challenge/{lines['/opening']}", str(lines["/result"])
        case "decision.released":
            result = state_of_items(_items(lines)).code
        case _:
            pass
    kind = signed.entry.kind
    return ((*_begun(signed, row, 0), decision_of(lines), kind, settles, result),)


def confirmation_of(confirmed: bytes, signed: SignedEntry, row: int) -> Rows:
    """Return the row of a confirmation of the decision with the entry id `confirmed`."""
    return ((*_begun(signed, row, 0), confirmed, CONFIRMED, _CONFIRMATION, ""),)


def corrections_of(lines: Lines, signed: SignedEntry, row: int) -> Rows:
    """Return a row for each decision that a decision takes the place of."""
    if _CORRECTS not in lines:
        return ()
    corrected = lines[_CORRECTS]
    if not isinstance(corrected, tuple):
        raise ValueError(f"{_CORRECTS} is not a list")  # noqa: TRY004 - one error for a payload
    return tuple(
        (*_begun(signed, row, n), bytes.fromhex(str(each)), CORRECTED, "", "")
        for n, each in enumerate(corrected)
    )


def _begun(signed: SignedEntry, row: int, n: int) -> tuple[SqlValue, ...]:
    """Return how each row of both tables begins."""
    return (row, n, to_ms(signed.entry.at), signed.entry.subject)


def _items(lines: Lines) -> Iterator[ReleasedItem]:
    for place in _counted(lines, "/items/{}/scope"):
        approved, scope = lines[f"/items/{place}/approved"], lines[f"/items/{place}/scope"]
        yield ReleasedItem(
            approved=None if approved is None else str(approved),
            scope=None if scope is None else str(scope),
        )


def _counted(lines: Lines, path: str) -> Iterator[int]:
    """Return the places of a list of sections of which each has the field `path`."""
    return itertools.takewhile(lambda place: path.format(place) in lines, itertools.count())


def _conditions(lines: Lines) -> Iterator[_Due]:
    for place in _counted(lines, "/conditions/{}/due_on"):
        at = f"/conditions/{place}"
        yield _Due(
            what=DueWhat.CONDITION,
            settled_by=f"condition/{place + 1}",
            on=lines[f"{at}/due_on"],
            who=lines[f"{at}/owner"],
            words=lines[f"{at}/words"],
        )


# The days a decision names beside those of its conditions: what falls due, what settles it, and
# the fields of the day, of who sees to it, and of words about it.
_DAYS = (
    (DueWhat.REVIEW, _REVIEW, "/conclusion/review_on", "/conclusion/decided_by", None),
    (
        DueWhat.CHASE,
        _REVIEW,
        "/conclusion/details/chase_on",
        "/conclusion/decided_by",
        "/conclusion/details/missing",
    ),
    (
        DueWhat.ESCALATION,
        _REVIEW,
        "/conclusion/details/escalated_by_on",
        "/conclusion/decided_by",
        "/conclusion/details/escalated_to",
    ),
    (DueWhat.TELLING, _TELLING, "/conclusion/telling/by_on", "/conclusion/telling/by_whom", None),
    (
        DueWhat.REVISIT,
        _TELLING,
        "/conclusion/telling/revisit_on",
        "/conclusion/decided_by",
        "/conclusion/telling/why_not",
    ),
)


def _days(lines: Lines) -> Iterator[_Due]:
    for what, settled_by, day, who, words in _DAYS:
        if on := lines[day]:
            said = lines[words] if words else None
            yield _Due(what=what, settled_by=settled_by, on=on, who=lines[who], words=said)


def _confirmation(lines: Lines, signer: bytes) -> Iterator[_Due]:
    """Yield that a decision waits for its decider's word, where somebody else recorded it.

    Its words are the decider's id in hex, so that it is found by whoever they are called by now.
    """
    decider = lines["/decided_by_id"]
    if decider is not None and decider != signer.hex():
        yield _Due(
            what=DueWhat.CONFIRMATION,
            settled_by=_CONFIRMATION,
            on=None,
            who=lines["/conclusion/decided_by"],
            words=decider,
        )


def _dues(found: tuple[_Due, ...], signed: SignedEntry, row: int, decision: bytes) -> Rows:
    return tuple(
        (
            *_begun(signed, row, n),
            decision,
            due.what.code,
            due.settled_by,
            date.fromisoformat(str(due.on or NO_DATE)).isoformat(),
            str(due.who or ""),
            str(due.words or ""),
        )
        for n, due in enumerate(found)
    )


def add(store: Store, dues: Rows, happenings: Rows) -> None:
    """Put on the lists what an entry adds to them; `work_out` follows."""
    for due in dues:
        store.run(f"INSERT INTO dues VALUES ({', '.join('?' * len(due))}, 1)", due)
    for happening in happenings:
        marks = ", ".join("?" * len(happening))
        store.run(f"INSERT INTO happenings VALUES ({marks})", happening)


def clear(store: Store) -> None:
    """Empty both tables, to be worked out again from the entries."""
    store.run("DELETE FROM dues")
    store.run("DELETE FROM happenings")


def rows_about(store: Store, decision: bytes, kinds: Collection[str]) -> list[int]:
    """Return the numbers of the entries of these kinds that are about a decision, in order."""
    sql = "SELECT row, kind FROM happenings WHERE decision = ? ORDER BY row"
    return [row for row, kind in store.rows(sql, (decision,)) if kind in kinds]


_HAPPENED = "SELECT 1 FROM happenings AS h WHERE h.decision ="
# A case of the examiner log is reviewed once after it is first marked, however often its details
# are stated anew; an examiner who concludes it has reviewed it, and so has who takes the mark back.
_UNREVIEWED = """(
  coalesce((
    SELECT x.high_profile FROM examiner_entries AS x WHERE x.subject = u.subject
      AND x.high_profile IS NOT NULL AND (x.at, x.row) < (u.at, u.row)
    ORDER BY x.at DESC, x.row DESC LIMIT 1
  ), 0) = 0
  AND NOT EXISTS (
    SELECT 1 FROM examiner_entries AS x WHERE x.subject = u.subject
      AND (x.at, x.row) > (u.at, u.row)
      AND (x.kind IN ('case.completed', 'case.referred') OR x.high_profile = 0)
  )
)"""
_IS_OPEN = f"""(
  NOT EXISTS (
    {_HAPPENED} u.decision AND h.settles = u.settled_by AND (h.at, h.row) > (u.at, u.row)
  )
  AND (u.what = 'challenge' OR NOT EXISTS ({_HAPPENED} u.decision AND h.kind = '{CORRECTED}'))
  AND (u.what <> '{DueWhat.HIGH_PROFILE.code}' OR {_UNREVIEWED})
)"""
# The plus keeps SQLite from going through everything that is open for the few dues of a case.
_OPEN_DUE = "SELECT 1 FROM dues AS u WHERE u.subject = d.id AND +u.open = 1"

# How each decision stands: what is tested first goes before what follows. A challenge is about the
# case, so it holds for the decision that takes the challenged one's place as well. (A cross join
# begins with the decisions: most entries of an examiner's office are none.)
_DERIVED = f"""
SELECT d.row,
  CASE
    WHEN d.kind_id = '{LISTED_AS}' THEN 'stands'
    WHEN EXISTS ({_HAPPENED} e.id AND h.kind = '{CORRECTED}') THEN 'superseded'
    WHEN EXISTS (
      SELECT 1 FROM decisions AS other JOIN entries AS o ON o.row = other.row
      WHERE other.id = d.id AND other.row <> d.row AND other.kind_id <> '{LISTED_AS}'
        AND NOT EXISTS ({_HAPPENED} o.id AND h.kind = '{CORRECTED}')
    ) THEN 'contested'
    WHEN EXISTS ({_OPEN_DUE} AND u.what = 'challenge') THEN 'challenged'
    WHEN (
      SELECT h.result FROM happenings AS h WHERE h.decision = e.id AND h.kind = 'review.held'
      ORDER BY h.at DESC, h.row DESC LIMIT 1
    ) = 'stop' THEN 'ended'
    WHEN EXISTS ({_HAPPENED} e.id AND h.kind = 'permission.withdrawn') THEN 'withdrawn'
    WHEN EXISTS ({_OPEN_DUE} AND u.what = 'confirmation' AND u.decision = e.id) THEN 'awaiting'
    ELSE 'stands'
  END,
  CASE
    WHEN EXISTS ({_HAPPENED} e.id AND h.kind = 'decision.released' AND h.result = 'differs')
      THEN 'differs'
    WHEN EXISTS ({_HAPPENED} e.id AND h.kind = 'decision.released') THEN 'as_approved'
    ELSE 'none'
  END,
  coalesce(
    (
      SELECT min(u.due_on) FROM dues AS u WHERE u.subject = d.id AND +u.open = 1
        AND (u.decision = e.id OR u.what = 'challenge')
        AND NOT EXISTS ({_HAPPENED} e.id AND h.kind = '{CORRECTED}')
    ),
    '{NO_DATE}'
  )
FROM decisions AS d CROSS JOIN entries AS e ON e.row = d.row
"""


def work_out(store: Store, subject: bytes) -> None:
    """Set what follows from all entries on a case: which dues are open, how its decisions stand."""
    settle(store, subject)
    for row, *derived in store.rows(f"{_DERIVED} WHERE d.id = ?", (subject,)):
        store.run(
            "UPDATE decisions SET standing = ?, release = ?, next_on = ?"
            " WHERE row = ? AND (standing, release, next_on) <> (?, ?, ?)",
            (*derived, row, *derived),
        )


def settle(store: Store, subject: bytes) -> None:
    """Set which dues of a case are open."""
    store.run(
        f"UPDATE dues AS u SET open = {_IS_OPEN} WHERE u.subject = ? AND u.open <> {_IS_OPEN}",
        (subject,),
    )


def wrongly_open(store: Store, *, after: int, until: int) -> list[int]:
    """Return the entries in a range of rows of which a due is not open or settled as it should."""
    sql = (
        f"SELECT DISTINCT u.row FROM dues AS u WHERE u.row > ? AND u.row <= ?"
        f" AND u.open <> {_IS_OPEN}"
    )
    return [row for (row,) in store.rows(sql, (after, until))]


def wrongly_standing(store: Store, *, after: int, until: int) -> list[int]:
    """Return the decisions in a range of rows that do not stand as the entries on the case say."""
    sql = (
        f"WITH s (row, standing, release, next_on) AS ({_DERIVED} WHERE d.row > ? AND d.row <= ?)"
        " SELECT s.row FROM s JOIN decisions AS d ON d.row = s.row WHERE"
        " (d.standing, d.release, d.next_on) <> (s.standing, s.release, s.next_on)"
    )
    return [row for (row,) in store.rows(sql, (after, until))]
