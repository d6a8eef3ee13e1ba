"""Labelled answers of one section, and by name those that were not given."""

from __future__ import annotations

from caldicott_desktop.domain.choices import Choice
from caldicott_desktop.domain.record import phrases
from caldicott_desktop.domain.record.blocks import Fact, Facts, Run, Style, Words, cell, line, prose

UNANSWERED = "Not answered"
"""What stands before the names of questions that were not answered."""


class Answered:
    """Collects what a section's facts say; `facts` ends them with the names of the unanswered.

    One line for all gaps: each is named, and a short decision does not become a page of blanks.
    """

    def __init__(self, title: str, description: str) -> None:
        """Begin with no facts; the two texts are what screen readers say of the table."""
        self._title = title
        self._description = description
        self._facts: list[Fact] = []
        self._missing: list[str] = []

    def words(self, label: str, words: Words) -> None:
        """Add a fact that is always there."""
        self._facts.append(Fact(label=label, words=words))

    def said(self, label: str, *inlines: str | Run) -> None:
        """Add a fact of one paragraph that is always there."""
        self.words(label, cell(*inlines))

    def text(self, label: str, text: str | None, *, lead: tuple[Run, ...] = ()) -> None:
        """Add typed text, or name it as not answered."""
        if text:
            self.words(label, prose(text, lead=lead))
        else:
            self.missing(label)

    def optional(self, label: str, text: str | None) -> None:
        """Add typed text where there is any; a field nobody had to fill leaves no gap."""
        if text:
            self.words(label, prose(text))

    def choice(self, label: str, choice: Choice | None, note: str | None = None) -> None:
        """Add a choice's label with the note written beside it, or name it as not answered."""
        if choice is None and not note:
            self.missing(label)
        elif choice is None:
            self.text(label, note)
        elif note:
            self.words(label, prose(note, lead=(Run(text=f"{choice.label}. "),)))
        else:
            self.said(label, choice.label)

    def missing(self, label: str) -> None:
        """Name a question as not answered."""
        self._missing.append(label)

    def facts(self) -> Facts:
        """Give the table, in the order in which the facts were added."""
        facts = list(self._facts)
        if self._missing:
            names = "; ".join(phrases.inner(label) for label in self._missing)
            names = names[:1].upper() + names[1:]
            facts.append(
                Fact(
                    label=UNANSWERED,
                    words=(line(Run(text=names, gap=True), style=Style.CELL),),
                )
            )
        return Facts(title=self._title, description=self._description, facts=tuple(facts))
