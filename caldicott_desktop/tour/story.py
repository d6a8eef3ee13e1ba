"""A case told from its first page to its Word record: what is typed is data, the way is one."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton, QWidget

from caldicott_desktop.domain.decision import missing
from caldicott_desktop.domain.sections import Section
from caldicott_desktop.tour import guardian, short
from caldicott_desktop.tour.album import Album
from caldicott_desktop.tour.choosing import open_card, walkthrough
from caldicott_desktop.tour.person import Answer
from caldicott_desktop.tour.stage import Stage
from caldicott_desktop.tour.steps import Step
from caldicott_desktop.tour.waiting import Stuck, until
from caldicott_desktop.tour.walking import Walk
from caldicott_desktop.windows import kit
from caldicott_desktop.windows.decisions.afterwards.advice_followed_panel import AdviceFollowedPanel


@dataclass(frozen=True, slots=True, kw_only=True)
class Story:
    """One invented case. `words` are typed to find its card; `told` is its heading in the index.

    `steps` are for the pages of the walkthrough, in their order. A story that is told on the short
    page has `short` instead: its answers from top to bottom. `followed` is what is recorded later
    of advice that was given, by the names of its fields.
    """

    told: str
    words: str
    kind_id: str
    variant_id: str | None = None
    steps: Mapping[Section, Sequence[Step]] = field(default_factory=dict)
    short: Mapping[str, Answer] = field(default_factory=dict)
    followed: Mapping[str, Answer] = field(default_factory=dict)


def tell(stage: Stage, album: Album, story: Story) -> None:
    """Go through `story` by the keyboard, record it, and save its Word record."""
    album.words(f"**{story.told}**")
    open_card(stage, story.words, story.kind_id, story.variant_id)
    page = walkthrough(stage)
    if story.short:
        _on_one_page(stage, album, story.short)
    else:
        walk = Walk(stage=stage, album=album, page=page)
        for section, steps in story.steps.items():
            walk.answers(section, steps)
        _must_be_whole(walk)
        walk.records()
    read = stage.person.waits_for(QPushButton, "open_record")
    stage.rests()
    stage.person.goes_and_presses(read)
    _to_word(stage, album, story.followed)


def _must_be_whole(walk: Walk) -> None:
    """Raise `Stuck` with all that the program still asks for."""
    book = walk.stage.program.book
    if book is None:
        raise Stuck("the vault is locked")
    case = walk.page.case
    unmet = missing(case, book.guidance.kinds[case.kind_id], at=book.clock())
    if unmet:
        raise Stuck("; ".join(f"{each.path}: {each.sentence}" for each in unmet))


def _on_one_page(stage: Stage, album: Album, given: Mapping[str, Answer]) -> None:
    page = short.open_short(stage, album)
    for path, answer in given.items():
        stage.person.gives(short.field(page, path), answer)
    until(lambda: not page.keeping.is_dirty, "the draft to be saved")
    (needed,) = page.foot.findChildren(QPushButton, "show_needed")
    until(needed.isHidden, "every answer the outcome asks for")
    scroll = stage.person.sees(kit.ScrollPage, "scroll", within=page)
    album.screenfuls(scroll, "short", "On one page, answered.")
    stage.person.presses_ctrl(Qt.Key.Key_Return)


def _adds(stage: Stage, followed: Mapping[str, Answer]) -> None:
    """Record, beside the decision that is open, what the organisation did with its advice."""
    person = stage.person
    page = stage.program.shell.page("record")
    known = person.sees(kit.SpokenLabel, "known", within=page)
    before = known.text()
    person.goes_and_presses(person.sees(QPushButton, "advice", within=page))
    panel = page.findChildren(AdviceFollowedPanel)[0]
    for name, answer in followed.items():
        person.gives(person.sees(QWidget, name, within=panel), answer)
    person.goes_and_presses(person.sees(QPushButton, "record_it", within=panel))
    until(lambda: known.text() != before, "what became of the advice")
    stage.rests()


def _to_word(stage: Stage, album: Album, followed: Mapping[str, Answer]) -> None:
    """Read what was recorded, add what became of advice, and save the Word record of it all."""
    page = stage.program.shell.page("record")
    stage.person.waits_for(kit.ActionButton, "export_record")
    stage.rests()
    if followed:
        _adds(stage, followed)
    scroll = stage.person.sees(kit.ScrollPage, "page", within=page)
    album.screenfuls(scroll, "record", "The record, as it is read afterwards.")
    guardian.fill_export(stage)
    guardian.save_export(stage)
