"""The translators' files hold what the windows say, and the program speaks by them."""

from __future__ import annotations

import ast
from xml.etree import ElementTree as ET

import pytest
from PySide6.QtCore import QLocale
from PySide6.QtWidgets import QApplication

from caldicott_desktop.errors import Sentence
from caldicott_desktop.windows import saying
from tests.architecture.source import parsed
from tests.translations import catalogue
from tests.translations.catalogue import LANGUAGES, Catalogue, plurals
from tests.translations.sources import Source, all_sources, called, code, in_code, in_form


def counted() -> list[Source]:
    """Every text with a number in it; not at import, since reading all the code takes seconds."""
    return [source for source in all_sources() if source.counted]


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_translators_work_on_is_what_the_windows_say(language: str) -> None:
    wanted = catalogue.written(catalogue.read(language), all_sources())
    kept = catalogue.path_of(language).read_text(encoding="utf-8")
    assert kept == wanted, "run: python3 start.py translations"


@pytest.mark.parametrize("month", range(1, 13))
def test_a_message_and_a_window_name_a_month_alike(month: int, qapp: QApplication) -> None:
    saying.speak(qapp, saying.UK_ENGLISH)
    assert Sentence("calendar.month-long", count=month).words == saying.long_month(month)
    assert Sentence("calendar.month-short", count=month).words == saying.short_month(month)


def test_what_is_counted_says_one_and_many(qapp: QApplication) -> None:
    saying.speak(qapp, saying.UK_ENGLISH)
    for source in counted():
        one, many = (saying.translate(source.context, source.words, "", n) for n in (1, 1200))
        assert one != many
        assert "(s)" not in one, source.words
        assert "1,200" in many, source.words


def test_every_text_has_a_context_to_be_found_by() -> None:
    assert [source for source in all_sources() if not source.context] == []
    assert len(all_sources()) > 900
    assert len(counted()) > 5


CODE = """
class NamesPage(Page):
    title = noted("Page", "Names")

    def show(self, n):
        self.tr("%Ln name(s)", "", n)
        self.tr("Also {this}").format(this=translate("NameWords", "a " "name"))
        self.tr(self.title)

def free():
    return saying.translate("Free", "for all", n=3)
"""
FORM = """<ui version="4.0"><class>AskPage</class><widget class="QLabel" name="word">
<property name="text"><string>&amp;Ask</string></property>
<property name="look" stdset="0"><string notr="true">muted</string></property>
<property name="toolTip"><string/></property></widget></ui>"""


def test_a_counted_text_stands_in_no_class_that_others_derive_from() -> None:
    """Qt asks the class of the object first, and takes the bare number it gets for an answer."""
    trees = [parsed(path) for path in code()]
    classes = [each for tree in trees for each in ast.walk(tree) if isinstance(each, ast.ClassDef)]
    bases = {
        ast.unparse(base).partition("[")[0].rpartition(".")[2]
        for each in classes
        for base in each.bases
    }
    counted = {
        each.name
        for each in classes
        for call in ast.walk(each)
        if isinstance(call, ast.Call) and called(call) == "tr" and len(call.args) > 1
    }
    assert counted & bases == set()


def test_words_are_found_in_code_and_in_forms() -> None:
    assert sorted(in_code(ast.parse(CODE))) == [
        Source("Free", "for all", counted=True),
        Source("NameWords", "a name", counted=False),
        Source("NamesPage", "%Ln name(s)", counted=True),
        Source("NamesPage", "Also {this}", counted=False),
        Source("Page", "Names", counted=False),
    ]
    form = ET.fromstring(FORM)  # noqa: S314 - our own
    assert list(in_form(form)) == [Source("AskPage", "&Ask", counted=False)]


def test_english_says_one_and_many_out_of_one_text() -> None:
    assert plurals("%Ln entry(ies) was(were) kept by %Ln person(s)") == (
        "%Ln entry was kept by %Ln person",
        "%Ln entries were kept by %Ln persons",
    )
    assert plurals("%Ln sheep") == ()


def test_a_translation_is_kept_while_its_words_are_said() -> None:
    said = Source("Page", "Names <all>", counted=False)
    gone = ("Page", "Names of old")
    many = Source("NamesPage", "%Ln name(s)", counted=True)
    welsh = Catalogue("cy", {("Page", said.words): ("Enwau <pob un>",), gone: ("Hen enwau",)})
    text = catalogue.written(welsh, [said, many])
    root = ET.fromstring(text)  # noqa: S314 - our own
    assert [each.text for each in root.iter("source")] == ["Names <all>", "%Ln name(s)"]
    told = [(each.text, each.get("type")) for each in root.iter("translation")]
    assert told == [("Enwau <pob un>", None), (None, "unfinished")]


def test_a_language_without_a_translation_is_answered_in_english(qapp: QApplication) -> None:
    assert saying.speak(qapp, QLocale("de_DE")).name() == "en_GB"
    assert QLocale().name() == "en_GB"
    assert saying.number(12345) == "12,345"
    assert saying.translate("NamesPage", "%Ln name(s)", "", 1) == "1 name"
    assert saying.speak(qapp, QLocale("en_US")).name() == "en_GB"
