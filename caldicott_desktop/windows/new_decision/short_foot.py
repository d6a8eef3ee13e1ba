"""The bar under a short decision: how much is still needed, where, and the two buttons."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QFrame, QLabel, QVBoxLayout, QWidget

from caldicott_desktop.domain.case import Case
from caldicott_desktop.domain.choices import Outcome, Rating
from caldicott_desktop.domain.unmet import Unmet
from caldicott_desktop.windows import forms, kit
from caldicott_desktop.windows.kit.reading import UK
from caldicott_desktop.windows.layouts import layout_of
from caldicott_desktop.windows.new_decision.section_page import set_words
from caldicott_desktop.windows.new_decision.shortening import SENTENCE, shortened
from caldicott_desktop.windows.saying import noted, show_date, show_time, translate

# The list of what is needed never takes more of the page than the page itself is left with.
_MOST_OF_PAGE = 0.4
_LOW = 40  # lines of a page, below which the bar keeps to what is needed and to its buttons
_LEAST_BESIDE = {False: 34, True: 20}  # characters of the count beside the buttons, if low


class ShortFootForm(forms.Form):
    """The count, the list behind it, who decides, and the buttons."""

    file = "short_foot.ui"
    needed_scroll: kit.ScrollPage
    needed_inside: QWidget
    needed_heading: QLabel
    needed_body: QVBoxLayout
    all_given: kit.SpokenLine
    show_needed: kit.LinkButton
    bar: kit.SideBySide
    counts: kit.FlowRow
    state_body: QVBoxLayout
    decided: kit.FlowRow
    unrated: kit.OneLine
    decided_words: kit.OneLine
    change_decided: kit.LinkButton
    keep: kit.ActionButton
    record: kit.ActionButton


class ShortFoot(QFrame):
    """Always says how many answers are still needed; the list is one click from each field.

    In a low page what it tells besides, who decides and what stays unrated, has its place at the
    `end` of that page instead of taking its height.

    `path_wanted` carries the path of a field the person asks for; `keep_wanted`, `record_wanted`
    and `decider_wanted` follow their buttons.
    """

    path_wanted = Signal(str)
    keep_wanted = Signal()
    record_wanted = Signal()
    decider_wanted = Signal()

    def __init__(self, end: QVBoxLayout) -> None:
        """Start with nothing needed and the list away."""
        super().__init__()
        self._end = end
        form = self._form = forms.build(ShortFootForm, onto=self)
        self._unmet: tuple[Unmet, ...] = ()
        self._links: dict[str, kit.SentenceLink] = {}
        self._open = False
        self._page = QSize()
        form.show_needed.clicked.connect(self._on_show_needed)
        form.keep.clicked.connect(self.keep_wanted)
        form.record.clicked.connect(self.record_wanted)
        form.change_decided.clicked.connect(self.decider_wanted)
        self.open_list(opened=False)

    def show_needed(self, unmet: Sequence[Unmet]) -> None:
        """Say how many of `unmet` there are, and list them where the list is open."""
        self._unmet = tuple(unmet)
        form, count = self._form, len(self._unmet)
        form.all_given.show_words("" if count else self.tr("All required answers given"))
        form.show_needed.setVisible(bool(count))
        form.show_needed.setText(
            self.tr("1 answer still needed")
            if count == 1
            else self.tr("{count} answers still needed").format(count=count)
        )
        self.open_list(opened=self._open and bool(count))

    def open_list(self, *, opened: bool) -> None:
        """Show the list of what is still needed above the bar, or put it away."""
        self._open = opened and bool(self._unmet)
        form = self._form
        hint = self.tr("Hide the list") if self._open else self.tr("Show the list")
        form.show_needed.setAccessibleDescription(hint)
        form.needed_scroll.setVisible(self._open)
        if self._open:
            self._fill()

    def is_open(self) -> bool:
        """Whether the list can be seen."""
        return self._open

    def links(self) -> tuple[kit.SentenceLink, ...]:
        """The links to what is still needed, in their order, while the list is open."""
        return tuple(self._links.values()) if self._open else ()

    def show_case(self, case: Case) -> None:
        """Say what recording would do with `case` as it stands, and who decides it."""
        form, done = self._form, case.conclusion
        form.record.say(_button_words(done.outcome))
        rated = [a for a in case.principles if a.rating is not Rating.NOT_YET_ASSESSED]
        unrated = [a.principle for a in case.principles if a not in rated]
        set_words(
            form.unrated, "" if self._unmet or not done.outcome else self._unrated_words(unrated)
        )
        if not done.decided_by:
            form.decided_words.setText(self.tr("Nobody is named as deciding yet"))
            return
        parts = [done.decided_by]
        if done.decided_as is not None:
            parts.append(done.decided_as.label)
        when = self.tr("when it is recorded")
        if done.decided_at is not None:
            local = done.decided_at.astimezone(UK)
            when = f"{show_date(local.date())}, {show_time(local.time())}"
        form.decided_words.setText(
            self.tr("Decided by {who}, {when}").format(who=", ".join(parts), when=when)
        )

    def set_recording(self, *, recording: bool) -> None:
        """Hold the buttons while the decision is being recorded."""
        self._form.record.setEnabled(not recording)
        self._form.keep.setEnabled(not recording)

    def fit(self, page: QSize) -> None:
        """Give the list the height it wants, within its share of a page of that size."""
        self._page = page
        self._tell_at_end(low=page.height() < _LOW * self.fontMetrics().lineSpacing())
        inside = self._form.needed_inside.layout()
        if not self._open or inside is None:
            return
        inside.activate()
        bar = self._form.needed_scroll.verticalScrollBar().sizeHint().width()
        wanted = inside.totalHeightForWidth(page.width() - bar)
        self._form.needed_scroll.setFixedHeight(min(wanted, round(page.height() * _MOST_OF_PAGE)))

    def _tell_at_end(self, *, low: bool) -> None:
        """Have what is only told stand at the end of the page, where that is `low`."""
        form = self._form
        if low == (self._end.indexOf(form.decided) >= 0):
            return
        form.bar.setProperty("least", _LEAST_BESIDE[low])
        row = layout_of(form.counts)
        if low:
            self._end.addWidget(form.unrated)
            self._end.addWidget(form.decided)
            self.setTabOrder(form.change_decided, form.show_needed)
        elif row is not None:
            row.addWidget(form.unrated)
            form.state_body.addWidget(form.decided)
            self.setTabOrder(form.show_needed, form.change_decided)

    def _unrated_words(self, unrated: Sequence[int]) -> str:
        if not unrated:
            return ""
        if len(unrated) == 1:
            return self.tr("Principle {number} stays “not yet assessed” and prints so.").format(
                number=unrated[0]
            )
        *some, last = (str(each) for each in unrated)
        return self.tr("Principles {some} and {last} stay “not yet assessed” and print so.").format(
            some=", ".join(some), last=last
        )

    def _fill(self) -> None:
        focused = next((path for path, link in self._links.items() if link.hasFocus()), None)
        body = self._form.needed_body
        while (item := body.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        self._links = {}
        before: QWidget = self._form.needed_scroll
        for each in self._unmet:
            link = kit.SentenceLink(words=shortened(each.sentence, SENTENCE))
            link.clicked.connect(partial(self.path_wanted.emit, each.path))
            body.addWidget(link)
            link.show()  # at once: it may be given the keyboard before the layout shows it
            QWidget.setTabOrder(before, link)
            before = link
            self._links.setdefault(each.path, link)
        if focused in self._links:
            self._links[focused].setFocus(Qt.FocusReason.OtherFocusReason)
        self.fit(self._page)

    def _on_show_needed(self) -> None:
        self.open_list(opened=not self._open)
        if self._links and self._open:
            next(iter(self._links.values())).setFocus(Qt.FocusReason.OtherFocusReason)


def _button_words(outcome: Outcome | None) -> str:
    return translate("ShortFoot", _BUTTON.get(outcome, _RECORD))


_RECORD = noted("ShortFoot", "Record")
_BUTTON: dict[Outcome | None, str] = {
    Outcome.REFUSE: noted("ShortFoot", "Record refusal"),
    Outcome.REDIRECT: noted("ShortFoot", "Record redirection"),
    Outcome.DEFER: noted("ShortFoot", "Record deferral"),
    Outcome.ADVICE_ONLY: noted("ShortFoot", "Record advice"),
    Outcome.ESCALATE: noted("ShortFoot", "Record escalation"),
    Outcome.WITHDRAWN: noted("ShortFoot", "Record withdrawal"),
}
