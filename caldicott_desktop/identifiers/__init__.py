"""What in a text could identify a person: numbers, dates, addresses, names we know.

`find` gives the stretches of a text; `Known` is what the name key knows about people, made ready
for looking. Detection errs towards saying something: it only ever points out, it takes nothing out
and stops nothing. What it looks for and what it leaves alone on purpose is settled in
`docs/decisions/0090-what-counts-as-an-identifier.md`.
"""

from caldicott_desktop.domain.identifying import IdentifierKind, Span
from caldicott_desktop.identifiers.dates import birth_date, is_date
from caldicott_desktop.identifiers.finding import find
from caldicott_desktop.identifiers.known import NOBODY, Known, KnownPerson
from caldicott_desktop.identifiers.numbers import health_number, numbers_in
from caldicott_desktop.identifiers.seeking import Seeker

__all__ = [
    "NOBODY",
    "IdentifierKind",
    "Known",
    "KnownPerson",
    "Seeker",
    "Span",
    "birth_date",
    "find",
    "health_number",
    "is_date",
    "numbers_in",
]
