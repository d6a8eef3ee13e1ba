"""A line of the examiner log: a case, and the sources opened for it, ticked by number."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date
from functools import partial

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QFrame, QLineEdit, QWidget
from typing_extensions import override

from caldicott_desktop import casework
from caldicott_desktop.casework import examiner
from caldicott_desktop.domain.examiner.case import Access, CaseDetails, CaseLine
from caldicott_desktop.domain.examiner.choices import AccessProblem
from caldicott_desktop.domain.examiner.died import NOT_KNOWN, Died, parse_died
from caldicott_desktop.domain.examiner.sources import StandingSource, can_be_renewed
from caldicott_desktop.domain.examiner.typed_names import doubt_about
from caldicott_desktop.domain.identifying import pointed_out
from caldicott_desktop.domain.record.characters import showable
from caldicott_desktop.domain.unmet import Lacking
from caldicott_desktop.errors import KnownError, Sentence
from caldicott_desktop.jobs import Desk, Newest
from caldicott_desktop.windows import forms, kit
from caldicott_desktop.windows.examiner.case_rows import adds_words
from caldicott_desktop.windows.examiner.found_part import FoundPart
from caldicott_desktop.windows.examiner.held_keys import HeldKeys
from caldicott_desktop.windows.examiner.line_facts import (
    died_words,
    line_words,
    no_word_here,
    source_words,
)
from caldicott_desktop.windows.examiner.line_fields import LineFaults, LineFormForm
from caldicott_desktop.windows.examiner.source_tick import SourceTick
from caldicott_desktop.windows.kit.reading import UK, Unreadable
from caldicott_desktop.windows.names.name_key import NameKey
from caldicott_desktop.windows.questions.fields import Field
from caldicott_desktop.windows.questions.identifier_notes import IdentifierNotes

_NUMBERED = 9  # sources that have a number key
_NO_PROBLEM = frozenset({None, AccessProblem.NONE})


class LineForm(QFrame):
    """Takes a line and records it; what was typed stays until it is on the disk.

    `saved` carries what became of it (`examiner.Saved`), and `problem_met` that and the access
    which had a problem; `answered` follows a line that was saved or refused. Defaults are for
    source, scope and person alone: nothing that was not asked is answered.
    """

    saved = Signal(object)
    problem_met = Signal(object, object)  # examiner.Saved, Access
    answered = Signal()
    renew_asked = Signal(str)  # examiner.EntryId of a standing decision

    def __init__(self, desk: Desk, book: casework.Casebook, names: NameKey) -> None:
        """Start empty; `names` finds who is named in free text."""
        super().__init__()
        self._desk = desk
        self._book = book
        self._newest = Newest(desk, self, book.interrupt)
        self._looking = Newest(desk, self, book.interrupt)
        self._held = HeldKeys(self)
        self._ticks: tuple[SourceTick, ...] = ()
        self._spare: list[SourceTick] = []
        self._accessors: tuple[examiner.Accessor, ...] = ()
        self._last: CaseLine | None = None
        self._here: examiner.CaseRowShown | None = None
        self._found: FoundPart | None = None  # made when somebody first asks for it
        form = self._form = forms.build(LineFormForm, onto=self)
        form.accessed_at.set_today(self._today)
        self._faults = LineFaults(
            form,
            ticks=lambda: self._ticks,
            found=lambda: self._found,
            open_more=partial(self._show_more, shown=True),
        )
        self._names = names
        self._notes = IdentifierNotes(names, self._free_text, self)
        kit.tab_in_reading_order(self)
        form.more.hide()
        form.repeat.setEnabled(False)
        self._connect()

    def _connect(self) -> None:
        form = self._form
        form.reference.textEdited.connect(self._on_reference)
        form.reference.editingFinished.connect(self._look_over)
        form.reference.returnPressed.connect(form.died.setFocus)
        form.died.textEdited.connect(self._on_died)
        form.died.editingFinished.connect(self._on_died_left)
        form.died.returnPressed.connect(self.go_to_sources)
        form.accessor.changed.connect(self._say_facts)
        form.accessed_at.changed.connect(partial(form.accessed_at_row.set_error, ""))
        form.accessed_at.left.connect(self._on_time_left)
        form.show_more.clicked.connect(self._on_more)
        form.repeat.clicked.connect(self.repeat_last)
        form.save.clicked.connect(self.save)
        # Not the buttons' own: those are pressed and let go of a tenth of a second later.
        for keys in ("Ctrl+Return", "Ctrl+Enter"):
            saves = QShortcut(QKeySequence(keys), self)
            saves.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)  # other forms have it
            saves.activated.connect(self.save)
        done = {"Ctrl+D": self.repeat_last}
        done |= {f"Alt+{number}": partial(self.tick, number) for number in range(1, _NUMBERED + 1)}
        for keys, act in done.items():
            QShortcut(QKeySequence(keys), self).activated.connect(act)

    def ahead(self) -> Iterator[None]:
        """Make a tick for each number before it is known of which sources, one at each step."""
        for _number in range(_NUMBERED - len(self._ticks)):
            self._spare.append(SourceTick(self))
            yield

    def show_sources(self, sources: Sequence[StandingSource]) -> None:
        """Offer these sources, the first nine by number; ticks that stand are kept."""
        if tuple(tick.source for tick in self._ticks) == tuple(sources):
            return
        opened = {each.source: each for each in self._opened()}
        self._ticks = tuple(
            self._spare.pop(0) if self._spare else SourceTick(self) for _source in sources
        )
        for place, (tick, source) in enumerate(zip(self._ticks, sources, strict=True), start=1):
            tick.stand_for(source, place if place <= _NUMBERED else None)
            tick.show_more(shown=not self._form.more.isHidden())
            if tick.source.entry_id in opened:
                tick.show_access(opened[tick.source.entry_id])
            tick.changed.connect(self._on_tick)
            tick.renew_asked.connect(self.renew_asked)
            tick.watch_keys(self)
        self._form.sources.hold(self._ticks)
        self._form.sources_heading.setVisible(bool(self._ticks))
        kit.tab_in_reading_order(self)
        self._say_facts()

    def show_accessors(self, found: Sequence[examiner.Accessor]) -> None:
        """Offer these people, the first of them chosen unless another was."""
        form = self._form
        chosen = form.accessor.currentIndex()
        name = form.accessor.currentText() if chosen > 0 else ""
        self._accessors = tuple(found)
        form.accessor.set_choices(
            [
                kit.Choice(value=str(place), words=_accessor_words(each))
                for place, each in enumerate(found)
            ]
        )
        form.accessor.setCurrentIndex(max(form.accessor.findText(name), 0) if name else 0)
        self._say_facts()

    def begin(self, reference: str = "") -> None:
        """Give the keyboard to the line; with a reference, add to that case's line."""
        form = self._form
        if reference:
            form.reference.setText(reference)
            self._on_reference(reference)
            self.go_to_sources()
            return
        form.reference.setFocus(Qt.FocusReason.OtherFocusReason)

    def go_to_sources(self) -> None:
        """Put the keyboard where numbers tick sources."""
        if self._ticks:
            self._ticks[0].take_keyboard()

    def tick(self, number: int) -> None:
        """Tick the source of that number, or take the tick away."""
        tick = next((each for each in self._ticks if each.key == number), None)
        if tick is not None:
            tick.toggle()
            tick.take_keyboard()

    def repeat_last(self) -> None:
        """Tick what the last line ticked, with the same scopes; why is asked anew of each death."""
        if self._last is None:
            return
        by_source = {each.source: each for each in self._last.accesses}
        for tick in self._ticks:
            tick.clear()
            access = by_source.get(tick.source.entry_id)
            if access is not None:
                tick.show_access(Access(scope=access.scope, months=access.months))
        self._say_facts()

    @property
    def reference(self) -> QLineEdit:
        """Where a line begins."""
        return self._form.reference

    @property
    def is_written(self) -> bool:
        """Whether something stands here that is not recorded."""
        form = self._form
        typed = form.reference.text().strip() or form.died.text().strip()
        return bool(typed) or bool(self._opened()) or self._says_found

    @property
    def is_on_its_way(self) -> bool:
        """Whether a line is being recorded."""
        return not self._form.save.isEnabled()

    def read(self) -> CaseLine:
        """The line as it stands; a date that cannot be read is left out."""
        form, died, who = self._form, self._died(), self._accessor()
        return CaseLine(
            details=CaseDetails(
                reference=form.reference.text().strip() or None,
                died_from_on=died.from_on if isinstance(died, Died) else None,
                died_to_on=died.to_on if isinstance(died, Died) else None,
            ),
            accesses=self._with_findings(self._opened()),
            accessor=None if who is None or who.mine else who.name,
            accessor_id=None if who is None or who.mine else who.person_id,
            accessor_role=None if who is None or who.mine else who.role,
            accessed_at=form.accessed_at.value(),
        )

    def save(self) -> None:
        """Record the line; keys typed meanwhile go into the next one."""
        form = self._form
        if self.is_on_its_way:
            return
        form.trouble.clear()
        self._faults.clear()
        faults = self._unreadable()
        if faults:
            self._faults.show(faults)
            return
        line = self.read()
        self._newest.drop()
        self._looking.drop()
        form.save.setEnabled(False)
        self._held.hold()
        self._desk.ask(
            partial(examiner.save_line, self._book, line),
            owner=self,
            then=partial(self._on_saved, line),
            failed=self._on_failed,
        )

    def _on_saved(self, line: CaseLine, saved: examiner.Saved) -> None:
        self._last = line
        form = self._form
        form.save.setEnabled(True)
        form.repeat.setEnabled(bool(line.accesses))
        self.clear()
        form.reference.setFocus(Qt.FocusReason.OtherFocusReason)
        self.saved.emit(saved)
        met = [each for each in line.accesses if each.access_problem not in _NO_PROBLEM]
        if met:
            self.problem_met.emit(saved, met[-1])
        self.answered.emit()
        self._held.let_go()

    def _on_failed(self, error: KnownError) -> None:
        form = self._form
        form.save.setEnabled(True)
        if isinstance(error, examiner.CaseIncomplete):
            self._faults.show(
                [(self._faults.place_of(fault), fault.sentence) for fault in error.faults]
            )
        else:
            form.trouble.say_error(error)
        self.answered.emit()
        self._held.let_go()

    def clear(self) -> None:
        """Empty the line; who opened the records goes back to the person at work."""
        form = self._form
        form.reference.clear()
        form.died.clear()
        form.accessed_at.set_value(None)
        form.accessor.setCurrentIndex(0)
        self._show_more(shown=False)
        for tick in self._ticks:
            tick.clear()
        if self._found is not None:
            self._found.clear()
        self._here = None
        self._looking.drop()
        self._faults.clear()
        form.trouble.clear()
        form.died_row.set_note("")
        form.reference_row.set_note("")
        self._notes.settle()
        self._say_facts()

    def _today(self) -> date:
        return self._book.clock().astimezone(UK).date()

    def _died(self) -> Died | Sentence:
        return parse_died(self._form.died.text(), self._today())

    def _accessor(self) -> examiner.Accessor | None:
        value = self._form.accessor.value()
        return self._accessors[int(value)] if value is not None else None

    def _opened(self) -> tuple[Access, ...]:
        return tuple(tick.read() for tick in self._ticks if tick.is_ticked)

    def _ticked(self) -> list[SourceTick]:
        return [tick for tick in self._ticks if tick.is_ticked]

    def _on_reference(self, text: str) -> None:
        self._form.reference_row.set_error("")
        self._looking.drop()
        self._newest.ask(
            partial(examiner.same_reference, self._book, text),
            then=self._on_same_reference,
            failed=self._form.trouble.say_error,
        )

    def _on_same_reference(self, found: examiner.CaseRowShown | None) -> None:
        """Say that the line adds to a case that is here; its date need not be typed again."""
        self._here = found
        self._note_reference()
        self._say_facts()

    def _on_looked_over(self, found: Sequence[Lacking]) -> None:
        self._faults.say_of_filled(found)
        self._note_reference()

    def _note_reference(self) -> None:
        """Note what the reference leads to, and once it was left, what it looks like."""
        reference, found = self._form.reference, self._here
        words = ""
        if found is not None:
            words = adds_words(found)
        elif not reference.hasFocus() and not self._form.reference_row.error():
            words = pointed_out(self._names.find(reference.text()))
            if not words and (doubt := doubt_about(reference.text())):
                words = doubt.words
        self._form.reference_row.set_note(words)

    def _look_over(self) -> None:
        """Say beside its field what the core has against what was typed so far."""
        if not self.is_written or self.is_on_its_way:
            return
        try:
            line = self.read()
        except Unreadable:
            return  # said beside the time; the rest is looked over when the line is saved
        # Of a line without a source the time is looked at as well.
        asked = line if line.accesses else replace(line, accesses=(Access(),))
        self._looking.ask(
            partial(examiner.line_faults, self._book, asked),
            then=self._on_looked_over,
            failed=self._form.trouble.say_error,
        )

    def _on_died(self) -> None:
        self._form.died_row.set_error("")
        self._say_facts()

    def _on_died_left(self) -> None:
        """Say what cannot be read; it is looked over where the case or the time goes by it."""
        died, form = self._died(), self._form
        form.died_row.set_error(died.words if isinstance(died, Sentence) else "")
        if self._here is not None or not form.more.isHidden():
            self._look_over()

    def _on_time_left(self) -> None:
        """Say what cannot be read, once both the day and the time were left."""
        field = self._form.accessed_at
        if field.day.hasFocus() or field.time.hasFocus():
            return
        self._form.accessed_at_row.set_error(field.fault())
        self._look_over()

    def _on_tick(self) -> None:
        self._say_facts()
        self._notes.settle()

    def _free_text(self) -> Iterator[Field]:
        for tick in self._ticks:
            yield from tick.free_text()
        yield from self._found or ()

    def _with_findings(self, opened: tuple[Access, ...]) -> tuple[Access, ...]:
        """What was found is told once, with the source that was ticked last of the line."""
        found = self._found
        if not opened or found is None or not found.is_answered:
            return opened
        return (*opened[:-1], replace(opened[-1], findings=found.read()))

    @property
    def _says_found(self) -> bool:
        return self._found is not None and self._found.is_answered

    def _known_death(self) -> Died:
        """The date typed, or that of the case which is on the log already."""
        died = self._died()
        if isinstance(died, Died) and died.is_known:
            return died
        if self._here is not None:
            return Died(from_on=self._here.died_from, to_on=self._here.died_to)
        return NOT_KNOWN

    def _say_facts(self) -> None:
        died, today, who = self._known_death(), self._today(), self._accessor()
        role = who.role if who is not None else None
        for tick in self._ticks:
            tick.say_state(
                source_words(tick.source, died, role, today),
                is_renewable=can_be_renewed(tick.source, today),
            )
        parts = list(line_words(died, today))
        if died.is_known and died.from_on != died.to_on:
            parts.insert(0, died_words(died.from_on, died.to_on))
        if who is not None and not who.mine and who.person_id is not None:
            parts.append(self.tr("Will wait for {name} to confirm").format(name=who.name))
        elif who is not None and not who.mine:
            parts.append(no_word_here(who.name))
        self._form.facts.say(" · ".join(parts))

    def _on_more(self) -> None:
        form = self._form
        self._show_more(shown=form.more.isHidden())
        if not form.more.isHidden():
            form.accessed_at.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show_more(self, *, shown: bool) -> None:
        if shown and self._found is None:
            self._ask_what_was_found()
        self._form.more.setVisible(shown)
        for tick in self._ticks:
            tick.show_more(shown=shown)

    def _ask_what_was_found(self) -> None:
        guidance = self._book.guidance
        variant = guidance.examiner.variant(self._book.nation)
        found = self._found = FoundPart("/findings", guidance, variant, self._today)
        found.changed.connect(self._notes.settle)
        self._form.more_body.addWidget(found)
        kit.tab_in_reading_order(self)

    def _unreadable(self) -> list[tuple[QWidget, str]]:
        """What is typed and cannot be read, by its field."""
        form = self._form
        found: list[tuple[QWidget, str]] = []
        died = self._died()
        if isinstance(died, Sentence):
            found.append((form.died, died.words))
        try:
            form.accessed_at.value()
        except Unreadable as unreadable:
            self._show_more(shown=True)
            found.append((form.accessed_at, str(unreadable)))
        found += [
            (self._faults.place_of_finding(each.path), each.sentence)
            for each in (self._found.lacking() if self._found is not None else ())
        ]
        if self._says_found and self._ticks and not self._ticked():
            said = Sentence("examiner.found.no-source")
            found.append((self._ticks[0].field_of(""), said.words))
        return found

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Let a number tick its source wherever the keyboard is on the sources."""
        if (
            isinstance(event, QKeyEvent)
            and event.type() == QEvent.Type.KeyPress
            and event.modifiers()
            in {Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier}
            and event.text().isdecimal()
            and not isinstance(watched, QLineEdit)
        ):
            self.tick(int(event.text()))
            return True
        return False


def _accessor_words(each: examiner.Accessor) -> str:
    name = showable(each.name)
    return f"{name} ({each.role.label})" if each.role is not None else name
