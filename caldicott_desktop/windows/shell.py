"""The one window: a door while the vault is locked, and behind it the sidebar and its pages."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from PySide6.QtCore import QRect, Signal
from PySide6.QtGui import QAction, QCloseEvent, QGuiApplication
from PySide6.QtWidgets import QApplication, QDialog, QMainWindow, QPushButton, QWidget
from typing_extensions import override

from caldicott_desktop.windows import forms, kit
from caldicott_desktop.windows.about_dialog import AboutDialog
from caldicott_desktop.windows.editing import Editing
from caldicott_desktop.windows.finding.actions import Action, action_of
from caldicott_desktop.windows.finding.offered import KEYWORDS, Offered
from caldicott_desktop.windows.finding.shortcut_sheet import ShortcutSheet
from caldicott_desktop.windows.folding import Folding, widest
from caldicott_desktop.windows.in_turns import arranged, dressed
from caldicott_desktop.windows.kit.showing import let_go
from caldicott_desktop.windows.page import Page, ask_to_leave
from caldicott_desktop.windows.saying import translate
from caldicott_desktop.windows.shell_form import ShellForm
from caldicott_desktop.windows.theme import TEXT_SCALES
from caldicott_desktop.windows.window_state import WindowState, can_be_moved

_SIDEBAR_PX = 200  # as in the pictures of the design; larger text asks for more


@dataclass(frozen=True, slots=True, kw_only=True)
class Occupant:
    """Who is at the desk, for the sidebar and the top bar."""

    organisation: str
    person: str
    position: str


class Shell(QMainWindow):
    """The window of the program; it holds pages and asks others to act.

    A page that was never added has no item in the sidebar and no action in the menus.
    """

    lock_asked = Signal()
    switch_asked = Signal()  # someone else would use the vault; like a lock, with a door for them
    find_asked = Signal()  # anything would be found, from anywhere
    status_asked = Signal()  # what is known of the register would be seen in full
    quit_asked = Signal()
    saving_due = Signal()
    text_scale_asked = Signal(float)
    page_opened = Signal(str)

    def __init__(
        self,
        state: WindowState,
        *,
        asks_to_leave: Callable[[QWidget, str], bool] = ask_to_leave,
    ) -> None:
        """Open as `state` remembers the window, with the door shut and nothing behind it.

        `asks_to_leave` is told why something typed is not saved, and says whether to go at all.
        """
        super().__init__()
        self._asks_to_leave = asks_to_leave
        form = self._form = forms.build(ShellForm, onto=self)
        self._pages: dict[str, Page] = {}
        self._promised: dict[str, Callable[[], Page]] = {}
        self._under: dict[str, str] = {}
        self._scale = state.text_scale
        self._items = _items_of(form)
        self._connect_items()
        self._offered = Offered(form.vault_menu, form.do_switch_user)
        self._places = Offered(form.go_menu, form.go_settings)
        self._folding = Folding(self, form, self.page_opened)
        self._editing = Editing(
            form.edit_menu,
            {
                "undo": form.do_undo,
                "redo": form.do_redo,
                "cut": form.do_cut,
                "copy": form.do_copy,
                "paste": form.do_paste,
                "selectAll": form.do_select_all,
            },
        )
        form.find.clicked.connect(self.find_asked)
        form.do_find.triggered.connect(self.find_asked)
        form.do_shortcuts.triggered.connect(self._on_shortcuts)
        form.do_about.triggered.connect(self._on_about)
        form.status.clicked.connect(self.status_asked)
        form.switch_user.clicked.connect(self.switch_asked)
        form.do_switch_user.triggered.connect(self.switch_asked)
        form.do_lock.triggered.connect(self.lock_asked)
        form.do_quit.triggered.connect(self.close)
        self._connect_text_size(form)
        self.fit_text(state.text_scale)
        self._place(state)
        self._show_items()

    def _connect_items(self) -> None:
        self._counting = {"exceptions": self._form.exceptions, "reviews": self._form.reviews}
        for name, (button, action) in self._items.items():
            button.clicked.connect(lambda _checked=False, name=name: self.open_page(name))
            action.triggered.connect(lambda _checked=False, name=name: self.open_page(name))
        self._form.lock.clicked.connect(self.lock_asked)

    def _connect_text_size(self, form: ShellForm) -> None:
        form.larger_text.triggered.connect(lambda: self._step_text(1))
        form.smaller_text.triggered.connect(lambda: self._step_text(-1))
        form.ordinary_text.triggered.connect(lambda: self.text_scale_asked.emit(1.0))

    def show_door(self, page: QWidget) -> None:
        """Show `page` alone, over everything; the pages behind it are let go of."""
        self._clear_door()
        self._form.door_layout.addWidget(page)
        self._form.whole.setCurrentWidget(self._form.door)
        self._clear_house()  # out of sight: in it, each page would be laid out for the one before
        self._show_title(translate("Page", page.title) if isinstance(page, Page) else "")
        self._show_items()

    def open_house(self, occupant: Occupant) -> None:
        """Take the door away and show the sidebar; add pages after this."""
        self._clear_door()
        self.name_organisation(occupant.organisation)
        self._form.person.say(occupant.person, occupant.position)
        self._form.whole.setCurrentWidget(self._form.house)
        if (at := self.focusWidget()) is not None:
            at.clearFocus()  # Qt gave it to whatever came first, which is the button that locks
        self._show_items()

    @property
    def place(self) -> QWidget:
        """Where pages stand: the parent of a page from its making.

        To be given a parent later has every widget of a page dressed once more.
        """
        return self._form.pages

    def name_organisation(self, name: str) -> None:
        """Show what the organisation is called above the pages."""
        self._form.organisation.setText(name)

    def add_page(self, name: str, page: Page, *, under: str | None = None) -> None:
        """Hold `page` as `name`; those in the sidebar have their item as soon as they are held.

        A page without an item of its own belongs `under` one of these.
        """
        self._pages[name] = page
        self._under[name] = under or name
        self._form.pages.addWidget(page)
        self._show_items()

    def promise_page(
        self, name: str, make: Callable[[], Page], *, under: str | None = None
    ) -> None:
        """Hold a page as `add_page` does, to be made when it is first wanted."""
        self._promised[name] = make
        self._under[name] = under or name
        self._show_items()

    def open_page(self, name: str) -> None:
        """Bring a page to the front; raises `KeyError` for a page that was not added."""
        page = self.page(name)
        before = self.current_page()
        if before is not None and before is not page:
            before.leaving()
        self._form.pages.setCurrentWidget(page)
        for each, (button, _action) in self._items.items():
            button.setChecked(each == self._under[name])
        self._show_title(translate("Page", page.title))
        page.shown()
        self.page_opened.emit(name)

    def current_page(self) -> Page | None:
        """The page in front, if the house is open."""
        page = self._form.pages.currentWidget()
        return page if isinstance(page, Page) else None

    def page(self, name: str) -> Page:
        """The page called `name`, made now if nobody wanted it before; raises `KeyError`."""
        page = self._begun(name)
        for _step in page.rest():
            pass
        return page

    def _begun(self, name: str) -> Page:
        """The page called `name`, of which not all need be made."""
        make = self._promised.pop(name, None)
        if make is not None:
            self.add_page(name, make(), under=self._under[name])
        return self._pages[name]

    def made(self, name: str) -> Iterator[None]:
        """Make the page called `name` in steps, so that it only has to be opened."""
        if name not in self._promised:
            return
        page = self._begun(name)
        yield
        for _step in page.rest():  # which goes on where it was left, if these steps are dropped
            yield
        yield from page.ahead()
        yield from dressed(page)
        yield from arranged(page, self._form.pages.size())

    def holds(self, name: str) -> bool:
        """Whether there is a page called `name` for the person at work."""
        return name in self._pages or name in self._promised

    def offer(self, action: Action) -> None:
        """Have `action` in the *Vault* menu and among what can be found, while the house is open.

        Raises `ValueError` where its shortcut is another's.
        """
        if action.shortcut and action.shortcut in {each.shortcut for each in self.actions_now()}:
            raise ValueError(f"{action.shortcut} is taken; {action.id} wants it")
        self._offered.add(action)

    def offer_place(self, action: Action) -> None:
        """Have a page without an item in the *Go* menu, and among what can be found, likewise."""
        self._places.add(action)

    def to_find(self) -> tuple[Action, ...]:
        """What the palette offers: what can be done now but to edit, to search and to end.

        What is done on the page in front alone comes first.
        """
        form = self._form
        beside = {form.do_find.objectName(), form.do_quit.objectName()}
        editing = form.edit_menu.title().replace("&", "")
        page = self.current_page()
        here = page.offers() if page is not None else ()
        anywhere = (each for each in self.actions_now() if each.group != editing)
        return (*here, *(each for each in anywhere if each.id not in beside))

    def actions_now(self, *, also_greyed: bool = False) -> tuple[Action, ...]:
        """All that can be done now, menu by menu; also what is there and greyed, if wanted."""
        form = self._form
        self._offered.settle()
        return tuple(
            action_of(each, menu.title().replace("&", ""), str(each.property(KEYWORDS) or ""))
            for menu in (
                form.vault_menu,
                form.edit_menu,
                form.go_menu,
                form.view_menu,
                form.help_menu,
            )
            for each in menu.actions()
            if not each.isSeparator() and each.isVisible() and (also_greyed or each.isEnabled())
        )

    def set_count(self, name: str, count: int) -> None:
        """Show beside the item of the page `name` how many things wait there; nothing for none.

        Raises `KeyError` for an item that does not count.
        """
        item = self._counting[name]
        words = item.text().replace("&", "")
        waiting = self.tr("{item}, {count} waiting").format(item=words, count=count)
        item.set_count(count, waiting if count else words)

    def set_status(self, sentence: str) -> None:
        """Show what is known of the register, as the caller words it."""
        self._form.status.say(sentence)

    def show_progress(self, sentence: str) -> None:
        """Show `sentence` in the place of the status, without having it said aloud."""
        self._form.status.show_words(sentence)

    @property
    def absence(self) -> kit.NoticeBar:
        """The bar that says that nobody seems to be there."""
        return self._form.absence

    @property
    def notice(self) -> kit.NoticeBar:
        """The bar under the top bar, for what concerns every page."""
        return self._form.notice

    def leave(self) -> None:
        """Let the page in front ask for its typing to be saved, before a lock or the end.

        `saving_due` follows: what was asked for has to be done and told when it returns.
        """
        page = self.current_page()
        if page is not None:
            page.leaving()
        self.saving_due.emit()

    def unsaved(self) -> str:
        """Why typing of some page could not be saved; empty when there is none."""
        return next((words for page in self._pages.values() if (words := page.unsaved())), "")

    def may_leave(self) -> bool:
        """Whether nothing would be lost by leaving the house, or the person says to leave it."""
        why = self.unsaved()
        return not why or self._asks_to_leave(self, why)

    def close_dialogs(self) -> None:
        """Close what stands over the window, as if each had been dismissed."""
        for window in QApplication.topLevelWidgets():
            if isinstance(window, QDialog) and window.isVisible():
                window.reject()

    def fit_text(self, scale: float) -> None:
        """Give the sidebar the width that text of this size needs, and no more."""
        self._scale = scale
        form = self._form
        across = [button for button, _action in self._items.values()]
        wanted = widest((*across, form.lock, form.brand))
        bar = form.items.verticalScrollBar().sizeHint().width()
        form.sidebar.setFixedWidth(max(_SIDEBAR_PX, wanted + bar))
        self._folding.fit()
        self._form.larger_text.setEnabled(scale < TEXT_SCALES[-1])
        self._form.smaller_text.setEnabled(scale > TEXT_SCALES[0])

    def state(self) -> WindowState:
        """The window as it is now, to be remembered."""
        at = self.normalGeometry()
        return WindowState(
            left=at.x(),
            top=at.y(),
            width=at.width(),
            height=at.height(),
            maximised=self.isMaximized(),
            text_scale=self._scale,
        )

    def come_to_front(self) -> None:
        """Show the window over others, out of the task bar if it was there."""
        if self.isMinimized():
            self.showNormal()
        self.show()
        self.raise_()
        self.activateWindow()

    def _place(self, state: WindowState) -> None:
        wanted = QRect(state.left, state.top, state.width, state.height)
        if not any(
            can_be_moved(wanted, screen.availableGeometry()) for screen in QGuiApplication.screens()
        ):  # the screen it was on is gone, or smaller
            self.resize(wanted.size())
        else:
            self.setGeometry(wanted)
        if state.maximised:
            self.showMaximized()

    def _show_title(self, title: str) -> None:
        name = self.tr("Caldicott Log")
        self.setWindowTitle(f"{title} · {name}" if title else name)

    def _step_text(self, step: int) -> None:
        here = TEXT_SCALES.index(min(TEXT_SCALES, key=lambda each: abs(each - self._scale)))
        there = min(max(here + step, 0), len(TEXT_SCALES) - 1)
        self.text_scale_asked.emit(TEXT_SCALES[there])

    def _show_items(self) -> None:
        inside = self._form.whole.currentWidget() is self._form.house
        for name, (button, action) in self._items.items():
            there = inside and self.holds(name)
            button.setVisible(self.holds(name))
            action.setVisible(there)
            action.setEnabled(there)
        for action in (self._form.do_lock, self._form.do_switch_user, self._form.do_find):
            action.setVisible(inside)
            action.setEnabled(inside)
        if inside:  # only what has been shown has the letters by which it can be measured
            self.fit_text(self._scale)

    def _on_shortcuts(self) -> None:
        sheet = ShortcutSheet(self, self.actions_now(also_greyed=True))
        sheet.exec()
        sheet.deleteLater()

    def _on_about(self) -> None:
        about = AboutDialog(self)
        about.exec()
        about.deleteLater()

    def _clear_door(self) -> None:
        while (item := self._form.door_layout.takeAt(0)) is not None:
            let_go(item.widget())

    def _clear_house(self) -> None:
        self._form.status.say("")
        self._form.person.say("")
        self._form.organisation.setText("")
        for name in self._counting:
            self.set_count(name, 0)
        self._offered.clear()
        self._places.clear()
        self._form.notice.clear()
        self._form.absence.clear()
        for page in self._pages.values():
            self._form.pages.removeWidget(page)
            let_go(page)
        self._pages = {}
        self._promised = {}

    @override
    def closeEvent(self, event: QCloseEvent) -> None:
        self.leave()
        if not self.may_leave():
            event.ignore()
            return
        self.quit_asked.emit()
        super().closeEvent(event)


def _items_of(form: ShellForm) -> Mapping[str, tuple[QPushButton, QAction]]:
    """Return the items of the sidebar by the pages they lead to, each with what the menu has."""
    return {
        "examiner": (form.examiner, form.go_examiner),
        "exceptions": (form.exceptions, form.go_exceptions),
        "today": (form.today, form.go_today),
        "decisions": (form.decisions, form.go_decisions),
        "new_decision": (form.new_decision, form.do_new_decision),
        "urgent_card": (form.urgent_card, form.do_urgent_card),
        "reviews": (form.reviews, form.go_reviews),
        "audit": (form.audit, form.go_audit),
        "reports": (form.reports, form.go_reports),
        "names": (form.names, form.go_names),
        "guidance": (form.guidance, form.go_guidance),
        "interests": (form.interests, form.go_interests),
        "settings": (form.settings, form.go_settings),
    }
