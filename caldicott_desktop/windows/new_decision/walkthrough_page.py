"""The walkthrough of one draft: task list, the section that is open, and guidance beside it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import partial

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QAction, QKeySequence, QResizeEvent, QShortcut, QShowEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QFrame,
    QLabel,
    QMenu,
    QPushButton,
    QVBoxLayout,
    QWidget,
)
from typing_extensions import override

from caldicott_desktop import casework
from caldicott_desktop.casework import Casebook, Draft, Saved
from caldicott_desktop.domain.case import Case
from caldicott_desktop.domain.consistency import Finding
from caldicott_desktop.domain.decision import missing
from caldicott_desktop.domain.progress import progress
from caldicott_desktop.domain.sections import Section, section_of
from caldicott_desktop.domain.unmet import Undecidable
from caldicott_desktop.errors import KnownError
from caldicott_desktop.guidance import considerations_for
from caldicott_desktop.jobs import Desk
from caldicott_desktop.windows import forms, kit
from caldicott_desktop.windows.in_turns import InTurns, dressed
from caldicott_desktop.windows.kit.reading import UK
from caldicott_desktop.windows.new_decision import sections
from caldicott_desktop.windows.new_decision.check_page import CheckPage
from caldicott_desktop.windows.new_decision.columns import Columns
from caldicott_desktop.windows.new_decision.correcting import say_what_it_corrects
from caldicott_desktop.windows.new_decision.guidance_pane import GuidancePane
from caldicott_desktop.windows.new_decision.keeping import Keeping
from caldicott_desktop.windows.new_decision.section_page import SectionPage, set_words
from caldicott_desktop.windows.new_decision.section_pages import SectionPages
from caldicott_desktop.windows.new_decision.setting import Setting
from caldicott_desktop.windows.new_decision.shortening import shortened
from caldicott_desktop.windows.saying import show_date, show_time

_SETTLE_MS = 250  # after a keystroke, before the task list and the pane are worked out again


class WalkthroughForm(forms.Form):
    """The three columns."""

    file = "walkthrough_page.ui"
    plate: QFrame
    kind_title: QLabel
    draft_line: QLabel
    asked_line: QLabel
    tasks: kit.TaskList
    draft_acts: QPushButton
    saved: kit.SpokenLabel
    middle: QWidget
    narrow_bar: QFrame
    show_tasks: QPushButton
    narrow_saved: QLabel
    scroll: kit.ScrollPage
    place: QLabel
    title: QLabel
    intro: QLabel
    corrects: kit.NoticeBar
    trouble: kit.NoticeBar
    short_offer: kit.NoticeBar
    faults: kit.ErrorSummary
    sections_body: QVBoxLayout
    go_on: kit.ActionButton
    go_back: QPushButton
    next_words: QLabel
    guidance_below_body: QVBoxLayout
    aside: QFrame
    guidance_scroll: kit.ScrollPage
    guidance_beside_body: QVBoxLayout
    guidance_version: QLabel


class WalkthroughPage(QWidget):
    """One draft, page by page; everything typed is kept, and nothing is decided here.

    `record_wanted`, `number_wanted`, `discard_wanted`, `kind_change_wanted`, `another_wanted`,
    `earlier_wanted` (how the draft stood before) and `short_wanted` (to go on as a short decision)
    follow what the person asks for; whoever owns the draft does it. `opened` carries each section
    as it is opened.
    """

    record_wanted = Signal()
    number_wanted = Signal()
    discard_wanted = Signal()
    kind_change_wanted = Signal()
    another_wanted = Signal()
    earlier_wanted = Signal()
    short_wanted = Signal()
    opened = Signal(object)

    def __init__(
        self,
        desk: Desk,
        book: Casebook,
        draft: Draft,
        setting: Setting,
        parent: QWidget | None = None,
    ) -> None:
        """Open `draft` on the section where it was left, else on its first one, in turns."""
        super().__init__(parent)
        self._setting = setting
        self._desk = desk
        self._book = book
        self._case = draft.case
        self._typed: dict[str, str] = dict(draft.typed)
        self._reference = draft.reference
        self._going, self._ahead = InTurns(self), InTurns(self)
        self._section: Section | None = None
        self._pointing = False
        self._findings: tuple[Finding, ...] = ()
        form = self._form = forms.build(WalkthroughForm, onto=self)
        self._pages = SectionPages(setting, form.sections_body, self._hold, self._fill)
        self._give_number = self._add_acts(form.draft_acts)
        self._pane = GuidancePane(self)
        self._columns = Columns(self, form, self._pane)
        self.keeping = Keeping(desk, book, draft.id, self._written, self)
        self._settling = QTimer(self, singleShot=True, interval=_SETTLE_MS)
        self._settling.timeout.connect(self._settle)
        form.guidance_version.setText(
            self.tr("Guidance version {version} is kept").format(version=setting.guidance.version)
        )
        case = draft.case
        form.kind_title.setText(setting.guidance.title_of(case.kind_id, case.variant_id))
        say_what_it_corrects(form.corrects, draft)
        self._connect()
        form.saved.show_words(self.tr("Leave at any point. What you type is kept."))
        self._going.begin(self._enter(draft.place or Section.REQUEST))

    @property
    def case(self) -> Case:
        """The case as it now stands on the pages."""
        self._read()
        return self._case

    @property
    def typed(self) -> Mapping[str, str]:
        """Path and text of all that was typed and cannot be read yet."""
        self._read()
        return dict(self._typed)

    def show_case(self, case: Case) -> None:
        """Show `case` instead of what is on the open page."""
        self._case = case
        self._page(self.section).show_case(case)
        self._settle()

    @property
    def section(self) -> Section:
        """The section that is open, or will be when its page is made."""
        self.arrive()
        return self._section or Section.REQUEST

    @property
    def reference(self) -> str | None:
        """The draft's number, if it has one."""
        return self._reference

    def open_section(self, section: Section, *, focus: bool = True) -> None:
        """Show `section` once its page is made, in turns; what was typed is read and kept."""
        self._ahead.drop()
        if self._section is None:
            self._show_tasks()  # another page is asked for before the first had its map drawn
        self._going.begin(self._go_to(section, focus=focus))

    def arrive(self) -> None:
        """Be on the section that was asked for, now."""
        self._going.finish()

    def take_keyboard(self) -> None:
        """Put the keyboard into the first field of the open section."""
        if self._section is not None:
            self._focus_first(self._page(self._section))

    def open_path(self, path: str) -> bool:
        """Open the page of the field at `path` and put the keyboard into it, if it is there."""
        self._pointing = True
        self.arrive()
        if section_of(path) is not self._section:
            self.open_section(section_of(path), focus=False)
            self.arrive()
        else:  # it stands there as it was typed
            self._columns.show_section()
            self._settle()
        page = self._page(self.section)
        target = page.target(path)
        if target is not None:
            self._form.scroll.show_field(target)
        return target is not None

    def show_reference(self, reference: str) -> None:
        """Show the number that the draft was given."""
        self._reference = reference
        self._show_draft()

    def say_error(self, error: KnownError) -> None:
        """Say what went wrong where the person is looking."""
        page = self._page(self.section)
        if isinstance(error, Undecidable):
            self._pointing = True
            self._settle()
        if isinstance(page, CheckPage):
            page.say_error(error)
        else:
            self._form.trouble.say_error(error)

    def set_recording(self, *, recording: bool) -> None:
        """Hold the pages still while the decision is being recorded."""
        self._form.middle.setEnabled(not recording)
        page = self._page(self.section)
        if isinstance(page, CheckPage):
            page.set_recording(recording=recording)

    def target(self, path: str) -> QWidget | None:
        """The widget of the field at `path` on the page that is open."""
        return self._page(self.section).target(path)

    # inside

    def _connect(self) -> None:
        form = self._form
        form.tasks.opened.connect(self._on_task_opened)
        form.go_on.clicked.connect(self._on_go_on)
        form.go_back.clicked.connect(self._on_go_back)
        form.faults.chosen.connect(self._on_fault_chosen)
        form.trouble.acted.connect(self.keeping.flush)
        form.short_offer.acted.connect(self.short_wanted)
        form.show_tasks.toggled.connect(self._columns.show_tasks)
        self.keeping.saving.connect(lambda: self._say_saved(self.tr("Saving…")))
        self.keeping.saved.connect(self._on_saved)
        self.keeping.failed.connect(self._on_not_saved)
        QShortcut(QKeySequence("Ctrl+PgDown"), self, self._on_go_on)
        QShortcut(QKeySequence("Ctrl+PgUp"), self, self._on_go_back)
        QShortcut(QKeySequence("F6"), self, self._on_next_column)

    def _add_acts(self, button: QPushButton) -> QAction:
        """Put what can be done with the whole draft into the button's menu."""
        menu = QMenu(button)
        give_number = menu.addAction(self.tr("Give it a number…"))
        give_number.triggered.connect(self.number_wanted)
        menu.addAction(self.tr("Make it a short decision")).triggered.connect(self.short_wanted)
        change_kind = menu.addAction(self.tr("Change the kind of case…"))
        change_kind.triggered.connect(self.kind_change_wanted)
        menu.addAction(self.tr("Earlier versions…")).triggered.connect(self.earlier_wanted)
        menu.addAction(self.tr("Start another decision")).triggered.connect(self.another_wanted)
        menu.addAction(self.tr("Discard this draft…")).triggered.connect(self.discard_wanted)
        button.setMenu(menu)
        return give_number

    def _page(self, section: Section) -> SectionPage:
        return self._pages.whole(section)

    def _hold(self, page: SectionPage) -> None:
        """Take a page that is made among the others, out of sight."""
        page.hide()
        self._form.sections_body.addWidget(page)
        page.changed.connect(self._on_changed)
        page.section_wanted.connect(self.open_path)
        if isinstance(page, CheckPage):
            page.record_wanted.connect(self._on_record_wanted)

    def _enter(self, section: Section) -> Iterator[None]:
        """Come to the first page, dressed before it is seen."""
        yield
        self._show_tasks()
        yield
        yield from dressed(self)
        yield from self._go_to(section, focus=False)

    def _go_to(self, section: Section, *, focus: bool) -> Iterator[None]:
        """Show the page of `section`, and in the next turn what follows from its answers."""
        yield from self._pages.made(section)
        self._read()
        page = self._page(section)
        yield from self._fill(page)  # unseen: each row shown in sight lays the window out
        if self._section is not None and self._section is not section:
            self._page(self._section).hide()
        self._section = section
        page.show()
        self._show_words(section)
        self._form.tasks.set_current(section.code)
        self._columns.show_section()
        self._form.scroll.verticalScrollBar().setValue(0)
        self._form.guidance_scroll.verticalScrollBar().setValue(0)
        self._form.faults.clear()
        if not self.isVisible():
            yield  # who hears of it shows the whole walkthrough
        self.opened.emit(section)
        if focus:
            self._focus_first(page)
        yield
        yield from self._settled()
        if (after := sections.next_section(section)) is not None:
            self._ahead.prepare(self._pages.made(after))

    def _fill(self, page: SectionPage) -> Iterator[None]:
        return page.filled(self._case, self._typed)

    def _read(self) -> None:
        """Take what stands on the open page into the case."""
        if self._section is None:
            return
        page = self._page(self._section)
        self._case = page.read(self._case)
        there = {field.path for field in page.fields()}
        kept = {path: t for path, t in self._typed.items() if path not in there}
        self._typed = kept | page.typed()

    def _written(self) -> tuple[Case, Mapping[str, str]]:
        self._read()
        return self._case, dict(self._typed)

    def _on_changed(self) -> None:
        self.keeping.touch()
        self._read()
        self._page(self.section).adapt(self._case)
        self._settling.start()

    def _settle(self) -> None:
        """Work out again what follows from the answers: states, guidance, what is missing."""
        for _step in self._settled():
            pass

    def _settled(self) -> Iterator[None]:
        now = self._setting.clock()
        case, kind, section = self._case, self._setting.kind, self.section
        page = self._page(section)
        page.adapt(case)
        kit.tab_in_reading_order(page, self._form.go_on, self._form.go_back)
        self._show_tasks()
        yield
        yield from self._pane.put(
            considerations_for(case, self._setting.guidance, section, today=self._setting.today())
        )
        yield
        self._show_draft()
        self._look_over(case)
        if self._pointing:
            page.point_out([u for u in missing(case, kind, at=now) if u.section is section])

    def _look_over(self, case: Case) -> None:
        """Ask what does not go together, where it is shown."""
        page = self._page(self.section)
        if isinstance(page, CheckPage):
            self._desk.ask(
                partial(casework.look_over, self._book, case),
                owner=page,
                then=self._on_looked_over,
                failed=page.say_error,
            )

    def _on_looked_over(self, findings: tuple[Finding, ...]) -> None:
        self._findings = findings
        page = self._page(Section.CHECK)
        if isinstance(page, CheckPage):
            page.show_findings(self._case, findings)
            kit.tab_in_reading_order(page, self._form.go_on, self._form.go_back)
        self._show_tasks()

    def _show_tasks(self) -> None:
        now, kind = self._setting.clock(), self._setting.kind
        states = progress(self._case, kind, at=now, findings=self._findings)
        self._form.tasks.set_groups(sections.task_groups(states, self._case))

    def _show_words(self, section: Section) -> None:
        form = self._form
        guidance, kind = self._setting.guidance, self._setting.kind
        form.place.setText(sections.place_words(section))
        form.title.setText(sections.title_words(section, guidance.principles, kind))
        set_words(form.intro, sections.intro_words(section))
        set_words(form.next_words, sections.next_words(section))
        form.go_on.setVisible(sections.next_section(section) is not None)
        form.go_back.setVisible(sections.section_before(section) is not None)
        self._offer_short()
        self.setAccessibleName(form.title.text())

    def _offer_short(self) -> None:
        """On the first page, until something is to be shared: the other way, beside this one."""
        outcome = self._case.conclusion.outcome
        if self._section is not Section.REQUEST or (outcome is not None and outcome.shares):
            self._form.short_offer.clear()
        elif self._form.short_offer.isHidden():
            self._form.short_offer.say(
                self.tr("Nothing is to be shared?"),
                self.tr("Refuse, redirect, defer, escalate or only advise on one page."),
                action=self.tr("Use the short decision"),
            )
            self._lead_to_page(self._form.short_offer.action)

    def _lead_to_page(self, stop: QWidget) -> None:
        """Have Tab come from the map to `stop`, and from there to the first field of the page."""
        page = self._page(self.section)
        first = page.first()
        # Never by asking Qt what precedes: PySide takes what it gives for a part of what was asked,
        # and has it go with that, wherever in the window it stands.
        QWidget.setTabOrder(self._form.tasks, stop)
        if first is not None:
            QWidget.setTabOrder(stop, first)
        kit.tab_in_reading_order(page, self._form.go_on, self._form.go_back)

    def _show_draft(self) -> None:
        subject = self._case.subject
        about = shortened(subject.reference or subject.service or "")
        parts = (self.tr("Draft"), self._reference, about)
        self._form.draft_line.setText(" · ".join(part for part in parts if part))
        request = self._case.request
        asked = []
        if request.received_at is not None:
            day = show_date(request.received_at.astimezone(UK).date())
            asked.append(self.tr("Asked {day}").format(day=day))
        if request.reply_by_on is not None:
            day = show_date(request.reply_by_on)
            asked.append(self.tr("answer wanted by {day}").format(day=day))
        set_words(self._form.asked_line, " · ".join(asked))
        self._give_number.setVisible(self._reference is None)

    def _on_task_opened(self, key: str) -> None:
        section = next(each for each in Section if each.code == key)
        self.keeping.flush()
        self.open_section(section)

    def _on_go_on(self) -> None:
        """Save and go on; text that cannot be read is said first, once, and never lost."""
        page = self._page(self.section)
        faults = page.faults()
        if faults and self._form.faults.isHidden():
            for field, _words in faults:
                field.check()
            self._form.faults.show_faults(
                [kit.Fault(words=words, field=field.widget) for field, words in faults],
                self.tr("Not readable yet. It is kept as typed; go on again to leave it."),
            )
            self._form.scroll.verticalScrollBar().setValue(0)
            return
        self._step(sections.next_section(self.section))

    def _on_go_back(self) -> None:
        self._step(sections.section_before(self.section))

    def _step(self, to: Section | None) -> None:
        if to is not None:
            self.keeping.flush()
            self.open_section(to)

    def _on_record_wanted(self) -> None:
        self._read()
        self.record_wanted.emit()

    def _on_fault_chosen(self, field: object) -> None:
        if isinstance(field, QWidget):
            self._form.scroll.show_field(field)

    def _on_saved(self, saved: Saved) -> None:
        self._form.trouble.clear()
        at = show_time(saved.at.astimezone(UK).time())
        self._say_saved(self.tr("Saved {time}. Leave at any point.").format(time=at))

    def _on_not_saved(self, error: KnownError) -> None:
        self._say_saved(self.tr("Not saved. Still here on the page."))
        self._form.trouble.say_error(error, action=self.tr("Try again"))

    def _say_saved(self, words: str) -> None:
        self._form.saved.say(words)
        self._form.narrow_saved.setText(words)

    def _on_next_column(self) -> None:
        """Move the keyboard from the page to the task list and back."""
        rows = self._form.tasks.findChildren(QAbstractButton)
        if any(row.hasFocus() for row in rows):
            self._focus_first(self._page(self.section))
        else:
            self._columns.show_tasks(shown=True)
            self._form.tasks.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _focus_first(self, page: SectionPage) -> None:
        if (first := page.first()) is not None:
            first.setFocus(Qt.FocusReason.OtherFocusReason)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._columns.fit(self.width())

    @override
    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._columns.fit(self.width())
