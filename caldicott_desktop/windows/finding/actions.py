"""What a person can have the program do, in one list: menus, palette and shortcut sheet read it."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from PySide6.QtGui import QAction, QKeySequence

from caldicott_desktop.windows.saying import translate


@dataclass(frozen=True, slots=True, kw_only=True)
class Action:
    """Something to do, or a page to go to.

    `group` is the menu it stands in, `keywords` are other words by which people may look for it,
    `shortcut` is in Qt's portable form and may be empty. `here` tells whether it can be done now;
    without, it always can.
    """

    id: str
    words: str
    group: str
    run: Callable[[], object]
    keywords: str = ""
    shortcut: str = ""
    here: Callable[[], bool] | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Keys:
    """A line of the shortcut sheet; several shortcuts for one thing are told together."""

    group: str
    words: str
    shortcuts: tuple[str, ...]

    def shown(self) -> str:
        """The keys as this system writes them."""
        native = QKeySequence.SequenceFormat.NativeText
        signs = (QKeySequence(each).toString(native) or each for each in self.shortcuts)
        return "  ".join(sign.replace("Return", "Enter") for sign in signs)


def action_of(made: QAction, group: str, keywords: str = "") -> Action:
    """The entry of a menu as something to find."""
    return Action(
        id=made.objectName(),
        words=made.text().replace("&", ""),
        group=group,
        run=made.trigger,
        keywords=keywords,
        shortcut=made.shortcut().toString(QKeySequence.SequenceFormat.PortableText),
    )


def matching(actions: Iterable[Action], query: str) -> tuple[Action, ...]:
    """Those of `actions` in which every word of `query` begins a word; all of them for no words.

    Those that have them in their own words come before those that have them in other words.
    """
    wanted = query.casefold().split()
    found = [each for each in actions if _holds(f"{each.words} {each.keywords}", wanted)]
    return tuple(sorted(found, key=lambda each: not _holds(each.words, wanted)))


def _holds(text: str, wanted: list[str]) -> bool:
    words = text.casefold().split()
    return all(any(word.startswith(each) for word in words) for each in wanted)


def keys_on_pages() -> tuple[Keys, ...]:
    """The shortcuts that belong to pages and fields rather than to a menu."""

    def line(group: str, words: str, *shortcuts: str) -> Keys:
        return Keys(group=group, words=words, shortcuts=shortcuts)

    writing, lists, fields = (
        translate("Shortcuts", "While writing"),
        translate("Shortcuts", "In lists"),
        translate("Shortcuts", "Between fields"),
    )
    return (
        line(writing, translate("Shortcuts", "Save and continue"), "Ctrl+Return"),
        line(writing, translate("Shortcuts", "Record the decision"), "Ctrl+Shift+Return"),
        line(
            writing,
            translate("Shortcuts", "Save a letter, the settings or a short decision"),
            "Ctrl+S",
        ),
        line(
            writing,
            translate("Shortcuts", "Next page of a decision, and the page before"),
            "Ctrl+PgDown",
            "Ctrl+PgUp",
        ),
        line(
            writing,
            translate("Shortcuts", "From the list of pages to the page, and to its guidance"),
            "F6",
        ),
        line(lists, translate("Shortcuts", "Search this list"), "Ctrl+F"),
        line(lists, translate("Shortcuts", "Sort the decisions"), "Ctrl+Shift+O"),
        line(lists, translate("Shortcuts", "From the search into the list"), "Down"),
        line(lists, translate("Shortcuts", "Open the row"), "Return"),
        line(lists, translate("Shortcuts", "Empty the search"), "Esc"),
        line(lists, translate("Shortcuts", "Move the line between list and preview"), "Up", "Down"),
        *_on_the_examiner_log(),
        line(
            fields, translate("Shortcuts", "Next field, and the field before"), "Tab", "Shift+Tab"
        ),
        line(fields, translate("Shortcuts", "Tick, or press a button"), "Space"),
        line(fields, translate("Shortcuts", "Choose among answers"), "Up", "Down"),
    )


def _on_the_examiner_log() -> tuple[Keys, ...]:
    log = translate("Shortcuts", "On the examiner log")

    def line(words: str, *letters: str) -> Keys:
        keys = tuple(f"Ctrl+Shift+{letter}" for letter in letters)
        return Keys(group=log, words=words, shortcuts=keys)

    return (
        Keys(
            group=log,
            words=translate("Shortcuts", "Paste the day list, or raise an exception"),
            shortcuts=("Ctrl+Shift+V", "Ctrl+E"),
        ),
        Keys(
            group=log,
            words=translate("Shortcuts", "Tick the first source, from any field of the line"),
            shortcuts=("Alt+1",),
        ),
        Keys(
            group=log,
            words=translate("Shortcuts", "The same sources as the line before"),
            shortcuts=("Ctrl+D",),
        ),
        line(translate("Shortcuts", "Prepare, or complete, the selected cases"), "P", "C"),
        line(translate("Shortcuts", "Refer a case, or pass it on"), "R", "T"),
        line(translate("Shortcuts", "Open again, or correct details"), "B", "D"),
        line(
            translate("Shortcuts", "Somebody is not independent, or a problem of access"), "I", "A"
        ),
        line(translate("Shortcuts", "Confirm all that were logged for me"), "F"),
        line(translate("Shortcuts", "Read the next unread case"), "N"),
    )
