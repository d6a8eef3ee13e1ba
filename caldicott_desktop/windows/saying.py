"""What windows say, in the language the program speaks: words, counts, numbers, days and times.

Every word of a window goes through Qt's translation system: those of a form by themselves, those of
a class through `self.tr`, all others through `translate`. A word that stands in a table is marked
with `noted` and put through `translate` where it is shown. What is counted is given its
number, for the plural: `self.tr("%Ln name(s)", "", number)`.
"""

from __future__ import annotations

from datetime import date, time
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QLibraryInfo, QLocale, QTime, QTranslator

from caldicott_desktop import assets, errors

UK_ENGLISH = QLocale(QLocale.Language.English, QLocale.Country.UnitedKingdom)
_OURS = "caldicott"
_SHORT = QLocale.FormatType.ShortFormat
_GROUP = 8  # digits of a digest
_LENGTHS = (QLocale.FormatType.LongFormat, _SHORT)

translate = QCoreApplication.translate


def speak(app: QCoreApplication, wanted: QLocale | None = None) -> QLocale:
    """Speak the `wanted` language, by default the system's, where there is a translation into it.

    Gives back the language now spoken: the wanted one or English (UK). Windows made before keep
    the words they have.
    """
    wanted = wanted or QLocale.system()
    names = (tag.partition("-")[0] for tag in wanted.uiLanguages())
    language = next((name for name in names if _file(name).is_file()), errors.ENGLISH)
    spoken = UK_ENGLISH if language == errors.ENGLISH else wanted
    for translator in app.findChildren(QTranslator):
        app.removeTranslator(translator)
        translator.deleteLater()
    QLocale.setDefault(spoken)
    errors.speak(language)
    _install(app, "qtbase", spoken, QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath))
    # English has words for what is counted, and is what another language falls back to.
    _install(app, _OURS, UK_ENGLISH, str(folder()))
    if language != errors.ENGLISH:
        _install(app, _OURS, spoken, str(folder()))
    return spoken


def noted(_context: str, words: str) -> str:
    """`words` as they are, noted for translators; `translate` with the same context shows them."""
    return words


def folder() -> Path:
    """Where the translations of windows are."""
    return assets.folder("resources") / "translations"


def number(count: int) -> str:
    """`12,345`."""
    return QLocale().toString(count)


def digest_words(digest: str) -> str:
    """The digits of a digest in groups of eight: they can be compared, and the line can wrap."""
    return " ".join(digest[at : at + _GROUP] for at in range(0, len(digest), _GROUP))


def show_date(day: date) -> str:
    """`Thu 19 Nov 2026`."""
    return f"{QLocale().dayName(day.isoweekday(), _SHORT)} {short_date(day)}"


def short_date(day: date) -> str:
    """`19 Nov 2026`."""
    return f"{day.day} {short_month(day.month)} {day.year}"


def long_date(day: date) -> str:
    """`19 November 2026`."""
    return f"{day.day} {long_month(day.month)} {day.year}"


def long_month(month: int) -> str:
    """`November` for 11."""
    return QLocale().monthName(month)


def short_month(month: int) -> str:
    """`Nov` for 11."""
    locale = QLocale()
    if locale.language() is QLocale.Language.English:
        return locale.monthName(month)[:3]  # as the printed record has it; Qt's data says “Sept”
    return locale.monthName(month, _SHORT)


def weekday(day: date) -> str:
    """`Thursday`."""
    return QLocale().dayName(day.isoweekday())


def month_names(month: int) -> frozenset[str]:
    """The whole and short name of a month as they may be typed: small letters, no full stop."""
    return frozenset(QLocale().monthName(month, each).lower().rstrip(".") for each in _LENGTHS)


def day_names(day: int) -> frozenset[str]:
    """The whole and short name of a day of the week, Monday being 1, as they may be typed."""
    return frozenset(QLocale().dayName(day, each).lower().rstrip(".") for each in _LENGTHS)


def show_time(moment: time) -> str:
    """`14:30`, whatever the language: as times are typed."""
    return QTime(moment.hour, moment.minute).toString("HH:mm")


def _file(language: str) -> Path:
    return folder() / f"{_OURS}_{language}.qm"


def _install(app: QCoreApplication, name: str, locale: QLocale, place: str) -> None:
    translator = QTranslator(app)
    if translator.load(locale, name, "_", place):
        app.installTranslator(translator)
