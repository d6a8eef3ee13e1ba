"""Problems of access in words and as rows of a table."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date

from caldicott_desktop.casework import examiner
from caldicott_desktop.domain.examiner.problems import Problem, ProblemNoted
from caldicott_desktop.domain.record.characters import showable
from caldicott_desktop.domain.record.phrases import in_uk
from caldicott_desktop.windows.moments import short_moment
from caldicott_desktop.windows.names.tables import Column
from caldicott_desktop.windows.saying import noted, number, short_date, translate

Row = examiner.ProblemShown


def problem_columns(today: Callable[[], date]) -> tuple[Column[Row], ...]:
    """The columns of open problems; days of waiting go by `today`, and are nobody's."""

    def waiting(row: Row) -> str:
        return translate("Problems", "%Ln day(s)", "", row.problem.waits_days(today()))

    return (
        Column(
            title=noted("Tables", "Case"),
            words=lambda row: row.reference,
            widest="ME-2611-00000",
        ),
        Column(
            title=noted("Tables", "Problem"),
            words=lambda row: _code(row.problem),
            widest="Awaiting reply  ",
            tone=lambda row: "attention" if row.problem.offers_exception else "neutral",
        ),
        Column(
            title=noted("Tables", "Record"),
            words=lambda row: record_words(row.problem),
            widest="GP record through GP Connect, General practices",
        ),
        Column(
            title=noted("Tables", "Asked"),
            words=lambda row: _day(row.problem.noted.asked_on),
            widest="30 Sep 2026",
            titled=True,
        ),
        Column(title=noted("Tables", "Waiting"), words=waiting, widest="000 days", titled=True),
        Column(
            title=noted("Tables", "Asked again"),
            words=lambda row: number(len(row.problem.chases)) if row.problem.chases else "",
            widest="Asked again",
            titled=True,
        ),
        Column(
            title=noted("Tables", "Last asked"),
            words=lambda row: _day(row.problem.last_asked_on),
            widest="30 Sep 2026",
            titled=True,
        ),
    )


def record_words(problem: Problem) -> str:
    """Which record is meant, and who holds it."""
    told = problem.noted
    return ", ".join(filter(None, (told.source_name, told.holder)))


def problem_line(shown: Row) -> str:
    """A problem in a line: what it is by now, of which record, and whether it is over."""
    what = f"{_code(shown.problem)}: {showable(record_words(shown.problem))}"
    end = shown.problem.resolved
    if end is None:
        return what
    result = end.result.label if end.result else ""
    return translate("Problems", "{what} · over: {result}").format(what=what, result=result)


def told_lines(shown: Row) -> Iterator[tuple[str, str]]:
    """What was told of a problem, line by line in order, each with the words typed for it."""
    first = translate("Problems", "Asked {day}: {what} · noted by {who}, {at}").format(
        day=_day(shown.problem.noted.asked_on),
        what=_label(shown.problem.noted),
        who=showable(shown.noted_by),
        at=short_moment(in_uk(shown.noted_at)),
    )
    yield first, showable(shown.problem.noted.note or "")
    for each in shown.problem.chases:
        again = translate("Problems", "Asked again {day}: {what}")
        words = again.format(day=_day(each.asked_on), what=_label(each))
        yield words, showable(each.note or "")


def _code(problem: Problem) -> str:
    return problem.code.label if problem.code else ""


def _label(told: ProblemNoted) -> str:
    return told.code.label if told.code else ""


def _day(day: date | None) -> str:
    return short_date(day) if day else ""
