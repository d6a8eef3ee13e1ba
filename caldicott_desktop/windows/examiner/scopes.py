"""How much of a record was opened, as one choice of a list."""

from __future__ import annotations

from caldicott_desktop.domain.examiner.choices import Scope
from caldicott_desktop.windows.saying import translate

_MONTHS_OFFERED = (3, 6, 12, 24)
_PARTED_BY = ":"


def value_of(scope: Scope, months: int | None = None) -> str:
    """The value a list keeps for a scope; of months it says how many."""
    if scope is Scope.MONTHS and months:
        return f"{scope.code}{_PARTED_BY}{months}"
    return scope.code


def read(value: str) -> tuple[Scope | None, int | None]:
    """The scope of a list's value, and the number of months where it has one."""
    code, _, months = value.partition(_PARTED_BY)
    found = next((scope for scope in Scope if scope.code == code), None)
    return found, int(months) if months else None


def words(scope: Scope | None, months: int | None = None) -> str:
    """A scope as it is read: `Last 12 months`."""
    if scope is None:
        return translate("Scopes", "Not said")
    if scope is Scope.MONTHS and months:
        return translate("Scopes", "Last %Ln month(s)", "", months)
    return scope.label


def offered(default: Scope, default_months: int | None) -> tuple[tuple[str, str], ...]:
    """What a source's list offers, as values and words; its own months are among them."""
    months = sorted({*_MONTHS_OFFERED, *((default_months,) if default_months else ())})
    found = [(value_of(Scope.LAST_EPISODE), words(Scope.LAST_EPISODE))]
    found += [(value_of(Scope.MONTHS, each), words(Scope.MONTHS, each)) for each in months]
    found += [(value_of(each), words(each)) for each in (Scope.PROBLEM, Scope.WHOLE)]
    if default is Scope.MONTHS and not default_months:
        found.append((value_of(Scope.MONTHS), words(Scope.MONTHS)))
    return tuple(found)
