"""What is chosen from the keyboard: a kind of case by its card, a section of the settings."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QListWidget

from caldicott_desktop.tour.stage import Stage
from caldicott_desktop.tour.waiting import Stuck, until
from caldicott_desktop.windows import kit
from caldicott_desktop.windows.new_decision.kind_card import KindCard
from caldicott_desktop.windows.new_decision.walkthrough_page import WalkthroughPage
from caldicott_desktop.windows.page import Page

_ANOTHERS = ": a draft of "


def open_card(stage: Stage, words: str, kind_id: str, variant_id: str | None = None) -> None:
    """Type `words` into the search of *New decision*, go to the card meant, and press Enter.

    Raises `Stuck` where the arrow keys come to no such card.
    """
    person = stage.person
    person.presses_ctrl(Qt.Key.Key_N)
    page = stage.program.shell.page("new_decision")
    person.gives(person.sees(QLineEdit, "search", within=page), words)
    person.presses(Qt.Key.Key_Return)
    before = None
    while (card := _at_keyboard(page.findChildren(KindCard))) is not before:
        if card is not None and (card.kind_id, card.variant_id) == (kind_id, variant_id):
            person.presses(Qt.Key.Key_Return)
            return
        before = card
        person.presses(Qt.Key.Key_Down)
    raise Stuck(f"“{words}” finds no card for {kind_id}, {variant_id or 'no variant'}")


def _at_keyboard(cards: list[KindCard]) -> KindCard | None:
    return next((card for card in cards if card.hasFocus()), None)


def walkthrough(stage: Stage) -> WalkthroughPage:
    """The walkthrough, once it is open."""
    page = stage.program.shell.page("new_decision")

    def there() -> list[WalkthroughPage]:
        return [each for each in page.findChildren(WalkthroughPage) if each.isVisible()]

    until(lambda: len(there()) == 1, "the walkthrough")
    stage.rests()
    return there()[0]


def open_draft(stage: Stage, title: str) -> WalkthroughPage:
    """Go on with one's own draft on *Today* that begins with `title`; gives its walkthrough."""
    links = stage.program.shell.page("today").findChildren(kit.SentenceLink)
    own = [each for each in links if each.isVisible() and _ANOTHERS not in each.text()]
    there = [each for each in own if each.text().startswith(title)]
    if len(there) != 1:
        raise Stuck(f"{len(there)} drafts on Today begin with “{title}”, not one")
    stage.person.goes_and_presses(there[0])
    return walkthrough(stage)


def open_section(stage: Stage, name: str) -> Page:
    """Open the settings at the section called `name` and return their page.

    It is chosen in the list beside the sections, or above them where there is no room for that.
    """
    person = stage.person
    person.presses_ctrl(Qt.Key.Key_Comma)
    page = stage.program.shell.page("settings")
    (picked,) = page.findChildren(kit.PickList, "picked")
    if picked.isVisible():
        person.gives(picked, name)
    else:
        person.goes_to(person.sees(QListWidget, "sections", within=page))
        person.presses(Qt.Key.Key_Home)
        for _ in range(picked.findData(name)):
            person.presses(Qt.Key.Key_Down)
    if picked.value() != name:
        raise Stuck(f"the settings have no section {name}")
    stage.rests()
    return page
