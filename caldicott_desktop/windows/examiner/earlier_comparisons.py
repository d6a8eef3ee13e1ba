"""Comparisons with source systems' logs that were recorded, and what explained each difference."""

from __future__ import annotations

from functools import partial

from PySide6.QtWidgets import QLabel, QTableView, QWidget

from caldicott_desktop import casework
from caldicott_desktop.casework import examiner
from caldicott_desktop.domain.examiner.reconciled import Explained, NotedFinding
from caldicott_desktop.domain.examiner.reconciliation import FindingKind
from caldicott_desktop.domain.record.phrases import in_uk
from caldicott_desktop.errors import KnownError
from caldicott_desktop.jobs import Desk
from caldicott_desktop.windows import forms
from caldicott_desktop.windows.examiner.difference_rows import explained_words, kind_words
from caldicott_desktop.windows.moments import short_moment
from caldicott_desktop.windows.names.tables import Column, RowTable, dress, hold, wear
from caldicott_desktop.windows.saying import digest_words, noted, number, short_date
from caldicott_desktop.windows.theme import Theme

Earlier = examiner.ReconciliationShown

_SOURCE, _EXPLAINED = 0, 5
_MOST_ROWS = 8  # of either list that are always in sight: the page scrolls


def _period(row: Earlier) -> str:
    return f"{short_date(row.made.first_on)} – {short_date(row.made.last_on)}"


def _recorded(row: Earlier) -> str:
    return f"{row.recorded_by}, {short_moment(in_uk(row.recorded_at))}"


EARLIER: tuple[Column[Earlier], ...] = (
    Column(
        title=noted("Tables", "Source"),
        words=lambda row: row.made.source_name,
        widest="GP record through GP Connect",
    ),
    Column(title=noted("Tables", "Period"), words=_period, widest="30 Sep 2026 – 30 Sep 2026"),
    Column(
        title=noted("Tables", "Rows"),
        words=lambda row: number(row.made.rows),
        widest="000,000",
        titled=True,
    ),
    Column(
        title=noted("Tables", "Differences"),
        words=lambda row: number(len(row.made.findings)),
        widest="Differences",
        titled=True,
    ),
    Column(
        title=noted("Tables", "Recorded"),
        words=_recorded,
        widest="Margaret Ellery, 30 Sep 2026, 00:00",
        titled=True,
    ),
)

EXPLAINED: tuple[Column[NotedFinding], ...] = (
    Column(
        title=noted("Tables", "Row"),
        words=lambda row: "" if row.row is None else str(row.row),
        widest="000000",
    ),
    Column(
        title=noted("Tables", "Difference"),
        words=lambda row: kind_words(row.kind),
        widest="Not on the list that day  ",
    ),
    Column(
        title=noted("Tables", "Case"),
        words=lambda row: row.reference or "",
        widest="ME-2611-00000",
    ),
    Column(
        title=noted("Tables", "Person"), words=lambda row: row.who or "", widest="Margaret Ellery"
    ),
    Column(
        title=noted("Tables", "When"),
        words=lambda row: short_moment(in_uk(row.at)) if row.at else "",
        widest="30 Sep 2026, 00:00",
    ),
    Column(
        title=noted("Tables", "Explained"),
        words=lambda row: explained_words(Explained(note=row.note, incident=row.incident)),
        widest="On call that night, IR-2026-77",
    ),
)


class EarlierForm(forms.Form):
    """The comparisons, and the differences of the chosen one."""

    file = "earlier_comparisons.ui"
    nothing: QLabel
    earlier: QTableView
    told: QLabel
    explained: QTableView


class EarlierComparisons(QWidget):
    """Lists what was recorded, the newest first, each entry checked as it is read."""

    def __init__(self, desk: Desk, book: casework.Casebook, theme: Theme) -> None:
        """Start without any; `look` reads them."""
        super().__init__()
        self._desk = desk
        self._book = book
        form = self._form = forms.build(EarlierForm, onto=self)
        self._earlier: RowTable[Earlier] = RowTable(EARLIER, self)
        self._explained: RowTable[NotedFinding] = RowTable(EXPLAINED, self)
        form.earlier.setModel(self._earlier)
        form.explained.setModel(self._explained)
        wear(form.earlier, EARLIER, theme)
        wear(form.explained, EXPLAINED, theme)
        form.earlier.selectionModel().currentRowChanged.connect(self._on_chosen)
        theme.changed.connect(self._dress)
        self._dress()
        self._show(())

    def look(self) -> None:
        """Read them anew."""
        self._desk.ask(
            partial(examiner.reconciliations, self._book),
            owner=self,
            then=self._show,
            failed=self._on_failed,
        )

    def _on_failed(self, error: KnownError) -> None:
        self._show(())
        self._form.nothing.setText(f"{error.message} {error.remedy}")

    def _dress(self) -> None:
        dress(self._form.earlier, EARLIER, _SOURCE)
        dress(self._form.explained, EXPLAINED, _EXPLAINED)
        self._fit()

    def _fit(self) -> None:
        for table in (self._form.earlier, self._form.explained):
            hold(table, min(table.model().rowCount(), _MOST_ROWS))

    def _show(self, found: tuple[Earlier, ...]) -> None:
        form = self._form
        self._earlier.show_rows(found)
        form.nothing.setVisible(not found)
        for part in (form.earlier, form.told):
            part.setVisible(bool(found))
        form.earlier.selectRow(0)
        self._on_chosen()

    def _on_chosen(self) -> None:
        form = self._form
        row = self._earlier.row(form.earlier.currentIndex().row())
        findings = row.made.findings if row else ()
        self._explained.show_rows(findings)
        form.explained.setVisible(bool(findings))
        form.told.setText(self._told(row) if row else "")
        self._fit()

    def _told(self, row: Earlier) -> str:
        """Which file it was of, and what it came to."""
        made = row.made
        counts = {each.kind: each.number for each in made.counts}
        matched = self.tr("Matched: {n}").format(n=number(counts.get(FindingKind.MATCHED, 0)))
        digest = self.tr("SHA-256 {digest}").format(digest=digest_words(made.file_sha256))
        duty = "" if made.duty_sha256 else self.tr("Duty not checked")
        return " · ".join(filter(None, (made.file_name, matched, duty, digest)))
