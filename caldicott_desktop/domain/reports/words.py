"""Sentences about counts, each true whether its numbers are shown or withheld."""

from __future__ import annotations

from collections.abc import Iterable

from caldicott_desktop.domain.record import phrases
from caldicott_desktop.domain.reports.facts import Facts
from caldicott_desktop.domain.suppression import Shown


def many(number: Shown, noun: str) -> str:
    """Give `12 decisions`, `no decisions`, or that their number is withheld."""
    if number is None:
        return f"a withheld number of {_plural(noun)}"
    return phrases.counted(number, noun) if number else f"no {_plural(noun)}"


def there(number: Shown, noun: str, after: str) -> str:
    """Give a sentence: `12 challenges were opened.`; `after` follows the verb."""
    if number is None:
        return f"How many {_plural(noun)} were {after} is withheld."
    words = f"{many(number, noun)} {'was' if number == 1 else 'were'} {after}."
    return words[:1].upper() + words[1:]


def of_them(number: Shown, after: str) -> str:
    """Give `12 were refused`, `none were refused`, or that it is withheld how many were."""
    return f"how many {after} is withheld" if number is None else f"{number or 'none'} {after}"


def _plural(noun: str) -> str:
    return phrases.counted(0, noun).partition(" ")[2]


def parted(labels: Iterable[tuple[str, Shown]]) -> str:
    """Give the counts of a table in one line, those that are none left out."""
    return "; ".join(
        f"{phrases.inner(label)}: {'withheld' if number is None else f'{number:,}'}"
        for label, number in labels
        if number != 0
    )


def held(facts: Facts) -> tuple[str, ...]:
    """Say how many live matters do not say how they were decided; nothing where none is held."""
    number = len(facts.decided) - len(facts.told)
    if not number:
        return ()
    matters = phrases.counted(number, "live matter")
    verb = "is" if number == 1 else "are"
    return (f"{matters} {verb} held: how each was decided is with the Guardian.",)


def so_far(facts: Facts) -> tuple[str, ...]:
    """Say what of the period the log cannot have: days to come, and days before it began."""
    found: list[str] = []
    if facts.made_on <= facts.period.last:
        found.append(
            f"The period is not over: this is how things stood on"
            f" {phrases.long_date(facts.made_on)}."
        )
    if facts.log_since > facts.period.first:
        found.append(
            f"This log begins on {phrases.long_date(facts.log_since)}; what was decided before"
            " may not be in it."
        )
    return tuple(found)
