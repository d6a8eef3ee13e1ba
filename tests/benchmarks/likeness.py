"""Finding earlier like decisions, and decisions by a person's name, at two sizes.

The floor opens and checks as many decisions as precedents are shown, and searches by a word.
Bounds are the product's aim for anything looked for while typing: 50 ms, flat.
"""

from __future__ import annotations

import random
from collections.abc import Iterator
from datetime import UTC, datetime
from functools import partial
from zoneinfo import ZoneInfo

from caldicott_desktop import casework
from caldicott_desktop.casework import demo_cases
from tests.benchmarks import vaults
from tests.benchmarks.measure import Measure, percentile, timed
from tests.faults import cheap_vaults, fictional

SIZES = (100, 10_000)
TIMES = 60
BOUND_MS = 50.0
_SURNAMES = ("Ashdown", "Birch", "Ellery", "Moss", "O’Neill", "Tate", "van der Berg")


def measures() -> Iterator[Measure]:
    """Each size in turn, at the 95th percentile."""
    for size in SIZES:
        book = cheap_vaults.unlock(vaults.of_size(size), vaults.state())
        try:
            yield from _of(book, size)
        finally:
            casework.lock(book)


def _of(book: casework.Casebook, size: int) -> Iterator[Measure]:
    chance, stories = random.Random(vaults.SEED), demo_cases.load(book.guidance, fictional.SETTING)
    rows = casework.decisions(book).rows
    for number, row in enumerate(rows):
        name = f"{chance.choice(('Ann', 'Jan', 'Rose'))} {chance.choice(_SURNAMES)} {number}"
        person = casework.NamedPerson(reference=f"X-{number}", name=name)
        casework.keep_name(book, person)
        if row.subject_reference and casework.who_is(book, row.subject_reference) is None:
            known = casework.NamedPerson(reference=row.subject_reference, name=name)
            casework.keep_name(book, known)
    now = datetime.now(tz=UTC).astimezone(ZoneInfo("Europe/London"))
    likes, opens, named, words = [], [], [], []
    for _ in range(TIMES):
        case = stories.draw(chance, now)
        likes.append(timed(partial(casework.precedents, book, case)))
        opens.append(timed(partial(_open, book, [row.id for row in chance.sample(rows, 5)])))
        surname = chance.choice(_SURNAMES)[:4].lower()
        named.append(timed(partial(casework.decisions, book, text=surname)))
        words.append(timed(partial(casework.decisions, book, text="police")))
    yield _measure(f"precedents at {size:,} decisions, p95", likes, opens)
    yield _measure(f"search by name at {size:,} decisions, p95", named, words)


def _open(book: casework.Casebook, ids: list[casework.DecisionId]) -> None:
    for each in ids:
        casework.open_decision(book, each)


def _measure(name: str, ours: list[float], floor: list[float]) -> Measure:
    return Measure(
        name=name,
        ours=percentile(ours, 95) * 1000,
        floor=percentile(floor, 95) * 1000,
        unit="ms",
        bound=BOUND_MS,
        bound_kind="ours",
    )
