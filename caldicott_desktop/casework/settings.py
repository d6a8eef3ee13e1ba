"""What the organisation says of itself on letters and cards, changed by its owner alone.

Each change is an entry (`settings.changed`), so that it is known later what a letter of that day
said and who had settled it. The names are listed in `docs/store-format.md`, "Settings".
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Final

from caldicott_desktop import assets
from caldicott_desktop.casework import checked, faults
from caldicott_desktop.casework.appending import writing
from caldicott_desktop.casework.casebook import Casebook
from caldicott_desktop.casework.changes import Changes
from caldicott_desktop.casework.entitlement import may, require
from caldicott_desktop.domain.choices import Nation
from caldicott_desktop.domain.letters import LetterKind, unknown_places
from caldicott_desktop.ledger import schemas
from caldicott_desktop.ledger.payload import visible
from caldicott_desktop.ledger.schemas import SettingChanged

_KIND = "settings.changed"
_LINES: Final = ("phone", "email", "on_call", "reviewer")
_TEXTS: Final = ("address",)
_DAYS: Final = "review_days"
_ROUTE: Final = "complaint_route/"
_LETTER: Final = "letter/"

MOST_REVIEW_DAYS = 250
"""About a year of working days: more is a slip of the keyboard, and no promise to a requester."""

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
    """

    address: str | None = None
    phone: str | None = None
    email: str | None = None
    on_call: str | None = None
    reviewer: str | None = None
    review_days: int | None = None
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
    if changed:
        with writing(book) as writer:
            for each in changed:
                writer.append(schemas.SETTING_CHANGED, each, subject=book.vault_id)
    return Changes(settings=bool(changed))


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
    ours = {*_LINES, *_TEXTS, _DAYS}
    ours |= {_ROUTE + nation.code for nation in Nation}
    ours |= {_LETTER + kind.code for kind in LetterKind}
    return ours & names.keys()


def _made_of(values: Mapping[str, str]) -> Settings:
    days = values.get(_DAYS)
    return Settings(
        **{name: values.get(name) for name in (*_LINES, *_TEXTS)},
        review_days=int(days) if days is not None else None,
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
        if said := " ".join(visible(getattr(wanted, name) or "").split()):
            yield name, said
    texts = {name: getattr(wanted, name) for name in _TEXTS}
    texts |= {_ROUTE + nation.code: said for nation, said in wanted.complaint_routes.items()}
    texts |= {
        _LETTER + kind.code: _own_wording(kind, said) for kind, said in wanted.letters.items()
    }
    for name, text in texts.items():
        if said := _tidy(text or ""):
            yield name, said
    if wanted.review_days is not None:
        if not 1 <= wanted.review_days <= MOST_REVIEW_DAYS:
            raise SettingUnusable("review-days", most=MOST_REVIEW_DAYS)
        yield _DAYS, str(wanted.review_days)


def _own_wording(kind: LetterKind, text: str) -> str:
    """Return a wording that can be used; nothing for one that is the program's own."""
    if unknown := unknown_places(text):
        raise SettingUnusable("unknown-place", letter=kind.label, place=unknown[0])
    return "" if _tidy(text) == our_wording(kind) else text


def _tidy(text: str) -> str:
    """Return `text` with its line breaks, without spaces at the ends of lines or empty ends."""
    return "\n".join(line.rstrip() for line in visible(text).splitlines()).strip()
