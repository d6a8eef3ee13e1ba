"""What the organisation is and says of itself, changed by its owner alone.

Each change is an entry (`settings.changed`), so that it is known later what a letter of that day
said and who had settled it. What the vault was founded with stays in its founding. The names are
listed in `docs/store-format.md`, "Payload schemas".
"""

from __future__ import annotations

import contextlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from types import MappingProxyType
from typing import Final

from dateutil.relativedelta import relativedelta

from caldicott_desktop import assets
from caldicott_desktop.casework import checked, faults
from caldicott_desktop.casework.appending import writing
from caldicott_desktop.casework.casebook import Casebook
from caldicott_desktop.casework.changes import Changes
from caldicott_desktop.casework.entitlement import may, require
from caldicott_desktop.casework.numbering import is_prefix, meets_another_logs
from caldicott_desktop.casework.typed import one_line
from caldicott_desktop.domain.choices import Nation, Outcome
from caldicott_desktop.domain.lateness import LATE_AFTER_H
from caldicott_desktop.domain.letters import LetterKind, unknown_places
from caldicott_desktop.ledger import schemas
from caldicott_desktop.ledger.payload import visible
from caldicott_desktop.ledger.schemas import SettingChanged

_KIND = "settings.changed"
_LINES: Final = ("organisation", "site", "phone", "email", "on_call", "reviewer")
_TEXTS: Final = ("address",)
_DAYS: Final = "review_days"
_LATE: Final = "late_after"
_PREFIX: Final = "prefix"
_NATION: Final = "nation"
_REVIEW: Final = "review_after/"
_ROUTE: Final = "complaint_route/"
_LETTER: Final = "letter/"

MOST_REVIEW_DAYS = 250
"""About a year of working days: more is a slip of the keyboard, and no promise to a requester."""

MOST_LATE_HOURS = 24 * 90
"""Three months: a limit beyond that would call next to nothing late."""

LONGEST_REVIEW_MONTHS = 60
"""Five years: beyond that nobody who decided is likely to be there, and nothing is looked at."""

_NONE_BY_OUTCOME: Mapping[Outcome, int] = MappingProxyType({})
_NONE_BY_NATION: Mapping[Nation, str] = MappingProxyType({})
_NONE_BY_LETTER: Mapping[LetterKind, str] = MappingProxyType({})


class SettingUnusable(faults.CaseworkError):
    """A setting cannot be kept as it was typed; nothing was changed."""

    id = "setting-unusable"


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """What is printed about the organisation; `None` where it was not filled in.

    What is not filled in leaves its sentence out of letters and cards. `reviewer` is the name or
    the role of who looks at a decision again, within `review_days` working days. `complaint_routes`
    is where else a person can turn, by nation. `letters` is the wording of each letter that was
    changed here; a letter that is not there has the program's own.

    `organisation`, `site`, `prefix` of numbers and `nation` stand in place of what the vault was
    founded with, for what is recorded from then on. `review_after` is after how many months a
    decision of that outcome is to be looked at again, where a day is offered for it. `late_after`
    is how many hours after it was made a decision counts as recorded late, where that is not the
    program's own.
    """

    organisation: str | None = None
    site: str | None = None
    prefix: str | None = None
    nation: Nation | None = None
    address: str | None = None
    phone: str | None = None
    email: str | None = None
    on_call: str | None = None
    reviewer: str | None = None
    review_days: int | None = None
    late_after: int | None = None
    review_after: Mapping[Outcome, int] = field(default_factory=lambda: _NONE_BY_OUTCOME)
    complaint_routes: Mapping[Nation, str] = field(default_factory=lambda: _NONE_BY_NATION)
    letters: Mapping[LetterKind, str] = field(default_factory=lambda: _NONE_BY_LETTER)


def settings(book: Casebook) -> Settings:
    """Return the settings as they are now, read from the entries that made them.

    Raises `NotIntact` where one of those entries is not as it was signed.
    """
    return _made_of(_values(book))


def our_wording(kind: LetterKind) -> str:
    """Return the program's own wording of a letter, with its places."""
    path = assets.folder("resources") / "templates" / "letters" / f"{kind.code}.txt"
    return path.read_text("utf-8").strip()


def may_change_settings(book: Casebook) -> bool:
    """Tell whether the person at work may change them; everybody else reads them."""
    return may(book, _KIND)


def change_settings(book: Casebook, wanted: Settings, *, was: Settings | None = None) -> Changes:
    """Make the settings those of `wanted`: one entry for each that changes, none for the others.

    With `was`, what was the same there is left as it is, whatever it has become meanwhile. Raises
    `NotEntitled` naming who may, and `SettingUnusable` for what cannot be kept.
    """
    require(book, _KIND)
    names = dict(_written(wanted))
    before = _values(book)
    known = before if was is None else dict(_written(was))
    changed = [
        SettingChanged(name=name, value=names.get(name), before=before.get(name))
        for name in sorted(names.keys() | _known(known))
        if names.get(name) not in {known.get(name), before.get(name)}
    ]
    if any(each.name == _PREFIX for each in changed):
        _require_prefix(book, names.get(_PREFIX) or book.founding.prefix)
    if changed:
        with writing(book) as writer:
            for each in changed:
                writer.append(schemas.SETTING_CHANGED, each, subject=book.vault_id)
        book.chosen = _values(book)
    return Changes(settings=bool(changed))


def go_by_settings(book: Casebook) -> None:
    """Let the open vault go by its settings, or as founded where one is not as it was signed.

    Which entry that is, is for full verification to say; it is no reason to keep a vault shut.
    """
    with contextlib.suppress(faults.NotIntact):
        book.chosen = _values(book)


def review_day(book: Casebook, outcome: Outcome, decided_on: date) -> date | None:
    """Return when a decision of that outcome is to be looked at again, where that is set."""
    months = book.chosen.get(_REVIEW + outcome.code)
    return decided_on + relativedelta(months=int(months)) if months is not None else None


def late_after_h(book: Casebook) -> int:
    """Return how many hours after it was made a decision counts as recorded late."""
    return int(book.chosen.get(_LATE, LATE_AFTER_H))


def _require_prefix(book: Casebook, prefix: str) -> None:
    if not is_prefix(prefix):
        raise SettingUnusable("prefix")
    if meets_another_logs(book, prefix):
        raise SettingUnusable("prefix-taken", prefix=prefix)


def _values(book: Casebook) -> dict[str, str]:
    """Return the value of each setting that has one, by name, newest word last.

    What someone signed with a key this vault does not know is no word of an owner's.
    """
    found: dict[str, str | None] = {}
    for each in checked.of_kinds(book.store, book.vault_id, (_KIND,)):
        made = each.signed.entry
        known = book.view.keys.get(made.key)
        if known is None or known.person != made.person:
            raise faults.NotIntact("setting-unknown-key")
        said = schemas.SETTING_CHANGED.read(each.fields)
        found[said.name] = said.value
    return {name: value for name, value in found.items() if value is not None}


def _known(names: Mapping[str, str]) -> set[str]:
    """Return those of `names` that this program has a place for; a newer one's are left alone."""
    ours = {*_LINES, *_TEXTS, _DAYS, _LATE, _PREFIX, _NATION}
    ours |= {_REVIEW + outcome.code for outcome in Outcome}
    ours |= {_ROUTE + nation.code for nation in Nation}
    ours |= {_LETTER + kind.code for kind in LetterKind}
    return ours & names.keys()


def _made_of(values: Mapping[str, str]) -> Settings:
    days, late = values.get(_DAYS), values.get(_LATE)
    return Settings(
        **{name: values.get(name) for name in (*_LINES, *_TEXTS)},
        prefix=values.get(_PREFIX),
        nation=Nation.of(values[_NATION]) if _NATION in values else None,
        review_days=int(days) if days is not None else None,
        late_after=int(late) if late is not None else None,
        review_after=MappingProxyType(
            {o: int(values[_REVIEW + o.code]) for o in Outcome if _REVIEW + o.code in values}
        ),
        complaint_routes=MappingProxyType(
            {n: values[_ROUTE + n.code] for n in Nation if _ROUTE + n.code in values}
        ),
        letters=MappingProxyType(
            {k: values[_LETTER + k.code] for k in LetterKind if _LETTER + k.code in values}
        ),
    )


def _written(wanted: Settings) -> Iterator[tuple[str, str]]:
    """Yield the name and the value of each setting that says something, without stray spaces."""
    for name in _LINES:
        if said := one_line(getattr(wanted, name)):
            yield name, said
    texts = {name: getattr(wanted, name) for name in _TEXTS}
    texts |= {_ROUTE + nation.code: said for nation, said in wanted.complaint_routes.items()}
    texts |= {
        _LETTER + kind.code: _own_wording(kind, said) for kind, said in wanted.letters.items()
    }
    for name, text in texts.items():
        if said := _tidy(text or ""):
            yield name, said
    yield from _terms(wanted)
    if wanted.review_days is not None:
        if not 1 <= wanted.review_days <= MOST_REVIEW_DAYS:
            raise SettingUnusable("review-days", most=MOST_REVIEW_DAYS)
        yield _DAYS, str(wanted.review_days)
    if wanted.late_after is not None:
        if not 1 <= wanted.late_after <= MOST_LATE_HOURS:
            raise SettingUnusable("late-after", most=MOST_LATE_HOURS)
        yield _LATE, str(wanted.late_after)


def _terms(wanted: Settings) -> Iterator[tuple[str, str]]:
    """Yield what stands in place of the founding's, and the terms of reviews."""
    if prefix := "".join((wanted.prefix or "").split()).upper():
        yield _PREFIX, prefix
    if wanted.nation is not None:
        yield _NATION, wanted.nation.code
    for outcome, months in wanted.review_after.items():
        if not 1 <= months <= LONGEST_REVIEW_MONTHS:
            raise SettingUnusable("review-after", most=LONGEST_REVIEW_MONTHS)
        yield _REVIEW + outcome.code, str(months)


def _own_wording(kind: LetterKind, text: str) -> str:
    """Return a wording that can be used; nothing for one that is the program's own."""
    if unknown := unknown_places(text):
        raise SettingUnusable("unknown-place", letter=kind.label, place=unknown[0])
    return "" if _tidy(text) == our_wording(kind) else text


def _tidy(text: str) -> str:
    """Return `text` with its line breaks, without spaces at the ends of lines or empty ends."""
    return "\n".join(line.rstrip() for line in visible(text).splitlines()).strip()
