"""The urgent card: what is written down when someone needs information now.

It must fit into ninety seconds at night and still say who asked, how they were checked, why it
could not wait, what exactly was given, and who decided, gave and recorded it: three people, even
where one person was all three. The printed card has the same parts in the same order, and is typed
in later with both of its times. `docs/decisions/0087-the-urgent-card.md`.

The names of the dataclass fields are the paths of the signed payload (`/card/asker/name`).
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import datetime

from caldicott_desktop.domain.choices import Choice
from caldicott_desktop.domain.happened import Moment
from caldicott_desktop.domain.unmet import Lacking
from caldicott_desktop.errors import KnownError, Sentence

LISTED_AS = "urgent-card"
"""What a card is called on the list of decisions, where a decision's kind of case stands."""

TITLE = "Urgent card"


class IdentityWay(Choice):
    """How it was made sure who is asking; more than one may be true."""

    RANG_BACK = "rang_back", "Rang back on a number we found"
    CARD_SEEN = "card_seen", "Saw their card"
    KNOWN = "known", "Known to me in person"
    COULD_NOT = "could_not", "Could not check"


class Basis(Choice):
    """Why it could not wait."""

    HARM = "harm", "Risk to life or of serious harm now"
    ORDER = "order", "Court order or warrant shown"
    MEDICAL = "medical", "Medical emergency"
    OTHER = "other", "Other"


class GivenWay(Choice):
    """Whether anything was given, and in what form."""

    NOTHING = "nothing", "Nothing given"
    BY_WORD = "by_word", "By word"
    SHOWN = "shown", "Shown on screen or paper"
    COPY = "copy", "Copy handed over"


class ToldWay(Choice):
    """Who was told at the time."""

    ON_CALL = "on_call", "Guardian or manager on call"
    PERSON = "person", "The person, or their attorney"
    NOT_TOLD = "not_told", "The person was not told"


class CardResult(Choice):
    """How a card stands on a list until it is written up."""

    GIVEN = "card_given", "Information given"
    NOTHING = "card_nothing", "Nothing given"
    NOT_SAID = "card_not_said", "Not said"


def result_of(ways: tuple[GivenWay, ...]) -> CardResult:
    """How a card stands on a list, by the ways in which something was given."""
    if not ways:
        return CardResult.NOT_SAID
    return CardResult.NOTHING if ways == (GivenWay.NOTHING,) else CardResult.GIVEN


@dataclass(frozen=True, slots=True, kw_only=True)
class Asker:
    """Who is asking."""

    name: str | None = None
    job: str | None = None
    organisation: str | None = None
    their_reference: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Identity:
    """How their identity was checked, and by whom."""

    ways: tuple[IdentityWay, ...] = ()
    card_number: str | None = None
    could_not_because: str | None = None
    checked_by: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Urgency:
    """What it is for, and why it cannot wait."""

    bases: tuple[Basis, ...] = ()
    words: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Given:
    """About whom, what they asked for, and what they got; a local reference, never a name."""

    reference: str | None = None
    asked_for: str | None = None
    ways: tuple[GivenWay, ...] = ()
    pages: int | None = None
    what: str | None = None
    held_back: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Hand:
    """One of the three people of a card."""

    name: str | None = None
    job: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class TellingAtOnce:
    """Who was told at the time, and when."""

    ways: tuple[ToldWay, ...] = ()
    on_call: str | None = None
    on_call_at: Moment | None = None
    person_at: Moment | None = None
    not_told_because: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Paper:
    """The printed card that this one was typed from, if it was `used` first.

    `written_at` is when it says it was written. With `blanks_stand`, what is empty here was left
    empty on the paper as well.
    """

    used: bool = False
    serial: str | None = None
    written_at: Moment | None = None
    blanks_stand: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Card:
    """Everything an urgent card says; any part may be empty while it is being filled in.

    `decided_by_phone_at` is when someone who was not there decided by phone.
    """

    asker: Asker = field(default_factory=Asker)
    identity: Identity = field(default_factory=Identity)
    urgency: Urgency = field(default_factory=Urgency)
    given: Given = field(default_factory=Given)
    happened_at: Moment | None = None
    decided_by: Hand = field(default_factory=Hand)
    given_by: Hand = field(default_factory=Hand)
    recorded_by: Hand = field(default_factory=Hand)
    decided_by_phone_at: Moment | None = None
    telling: TellingAtOnce = field(default_factory=TellingAtOnce)
    paper: Paper = field(default_factory=Paper)

    @property
    def result(self) -> CardResult:
        """Whether anything was given; a paper card may have left it blank."""
        return result_of(self.given.ways)


def about_person(card: Card) -> tuple[str, ...]:
    """The texts of a card that are about the person and hold local references only."""
    given = card.given
    texts = (
        card.urgency.words,
        given.reference,
        given.asked_for,
        given.what,
        given.held_back,
        card.telling.not_told_because,
    )
    return tuple(text for text in texts if text)


class Unrecordable(KnownError):
    """The card cannot be recorded yet; `lacking` says all that is needed."""

    id = "unrecordable"

    def __init__(self, lacking: tuple[Lacking, ...]) -> None:
        """Keep everything that is needed, in the order of the card."""
        super().__init__(count=len(lacking))
        self.lacking = lacking


def lacking(card: Card, *, at: datetime) -> tuple[Lacking, ...]:
    """Everything a card still needs to be recorded at `at` (aware), in the order of the card.

    Of a card that was left blank in places on paper only its serial and when it happened are asked
    for, and that nothing in it contradicts itself.
    """
    as_on_paper = card.paper.used and card.paper.blanks_stand
    rules = _SENSE if as_on_paper else _ALL
    return tuple(found for rule in rules for found in rule(card, at))


def recordable(card: Card, *, at: datetime) -> Card:
    """`card`, when nothing is lacking; raises `Unrecordable` with everything that is."""
    if found := lacking(card, at=at):
        raise Unrecordable(found)
    return card


_Rule = Callable[[Card, datetime], Iterator[Lacking]]


def _blank(value: str | None) -> bool:
    return not (value or "").strip()


def _asker(card: Card, _at: datetime) -> Iterator[Lacking]:
    if _blank(card.asker.name) and _blank(card.asker.organisation):
        yield Lacking(
            path="/asker/name",
            said=Sentence("card.asker.name"),
        )


def _identity(card: Card, _at: datetime) -> Iterator[Lacking]:
    said = card.identity
    if not said.ways:
        yield Lacking(
            path="/identity/ways",
            said=Sentence("card.identity.ways"),
        )
    if IdentityWay.CARD_SEEN in said.ways and _blank(said.card_number):
        yield Lacking(path="/identity/card_number", said=Sentence("card.identity.card-number"))
    if IdentityWay.COULD_NOT in said.ways and _blank(said.could_not_because):
        yield Lacking(
            path="/identity/could_not_because", said=Sentence("card.identity.could-not-because")
        )
    if said.ways and IdentityWay.COULD_NOT not in said.ways and _blank(said.checked_by):
        yield Lacking(path="/identity/checked_by", said=Sentence("card.identity.checked-by"))


def _urgency(card: Card, _at: datetime) -> Iterator[Lacking]:
    if not card.urgency.bases:
        yield Lacking(path="/urgency/bases", said=Sentence("card.urgency.bases"))
    if _blank(card.urgency.words):
        yield Lacking(
            path="/urgency/words",
            said=Sentence("card.urgency.words"),
        )


def _given(card: Card, _at: datetime) -> Iterator[Lacking]:
    given = card.given
    if _blank(given.reference):
        yield Lacking(path="/given/reference", said=Sentence("card.given.reference"))
    if _blank(given.asked_for):
        yield Lacking(path="/given/asked_for", said=Sentence("card.given.asked-for"))
    if not given.ways:
        yield Lacking(path="/given/ways", said=Sentence("card.given.ways"))
    elif card.result is CardResult.GIVEN and _blank(given.what):
        yield Lacking(path="/given/what", said=Sentence("card.given.what"))
    if GivenWay.COPY in given.ways and given.pages is None:
        yield Lacking(path="/given/pages", said=Sentence("card.given.pages"))


def _people(card: Card, _at: datetime) -> Iterator[Lacking]:
    if _blank(card.decided_by.name):
        yield Lacking(path="/decided_by/name", said=Sentence("card.decided-by.name"))
    elif _blank(card.decided_by.job):
        yield Lacking(path="/decided_by/job", said=Sentence("card.decided-by.job"))
    if card.result is not CardResult.NOTHING and _blank(card.given_by.name):
        yield Lacking(path="/given_by/name", said=Sentence("card.given-by.name"))
    if _blank(card.recorded_by.name):
        yield Lacking(path="/recorded_by/name", said=Sentence("card.recorded-by.name"))


def _telling(card: Card, _at: datetime) -> Iterator[Lacking]:
    telling = card.telling
    if not telling.ways:
        yield Lacking(path="/telling/ways", said=Sentence("card.telling.ways"))
    if ToldWay.ON_CALL in telling.ways and _blank(telling.on_call):
        yield Lacking(path="/telling/on_call", said=Sentence("card.telling.on-call"))
    if ToldWay.NOT_TOLD in telling.ways and _blank(telling.not_told_because):
        yield Lacking(
            path="/telling/not_told_because", said=Sentence("card.telling.not-told-because")
        )


def _no_contradiction(card: Card, _at: datetime) -> Iterator[Lacking]:
    if GivenWay.NOTHING in card.given.ways and len(card.given.ways) > 1:
        yield Lacking(path="/given/ways", said=Sentence("card.given.ways.contradict"))
    if {ToldWay.PERSON, ToldWay.NOT_TOLD} <= set(card.telling.ways):
        yield Lacking(path="/telling/ways", said=Sentence("card.telling.ways.contradict"))


def _happened(card: Card, at: datetime) -> Iterator[Lacking]:
    if card.happened_at is None:
        yield Lacking(path="/happened_at", said=Sentence("card.happened-at"))
    elif card.happened_at > at:
        yield Lacking(path="/happened_at", said=Sentence("card.happened-at.future"))


def _serial(card: Card, _at: datetime) -> Iterator[Lacking]:
    if card.paper.used and _blank(card.paper.serial):
        yield Lacking(path="/paper/serial", said=Sentence("card.paper.serial"))


def _written(card: Card, at: datetime) -> Iterator[Lacking]:
    paper = card.paper
    if not paper.used:
        return
    if paper.written_at is None and not paper.blanks_stand:
        yield Lacking(path="/paper/written_at", said=Sentence("card.paper.written-at"))
    elif paper.written_at is not None and paper.written_at > at:
        yield Lacking(
            path="/paper/written_at",
            said=Sentence("card.paper.written-at.future"),
        )


_SENSE: tuple[_Rule, ...] = (_serial, _no_contradiction, _happened, _written)
_ALL: tuple[_Rule, ...] = (
    _serial,
    _asker,
    _identity,
    _urgency,
    _given,
    _no_contradiction,
    _happened,
    _written,
    _people,
    _telling,
)
