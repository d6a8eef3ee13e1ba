from __future__ import annotations

from xml.etree import ElementTree as ET

from PySide6.QtWidgets import QLineEdit, QPushButton

from caldicott_desktop.windows import forms
from tests.every import every
from tests.forms import reading
from tests.forms.reading import FormFile

FILES = reading.all_files()
by_file = every("file", FILES, ids=[file.name for file in FILES])


def test_there_are_forms_and_each_has_one_view() -> None:
    views = reading.all_forms()
    assert FILES
    assert set(views) == {file.name for file in FILES}
    assert [name for name, found in views.items() if len(found) != 1] == []


@by_file
def test_declared_widgets_are_there_and_others_are_decorative(file: FormFile) -> None:
    [form] = reading.all_forms()[file.name]
    assert reading.binding_faults(file, form) == []


@by_file
def test_every_property_exists_on_its_class(file: FormFile) -> None:
    assert reading.property_faults(file) == []


@by_file
def test_every_input_has_a_name_and_mnemonics_do_not_clash(file: FormFile) -> None:
    assert reading.label_faults(file) == []


@by_file
def test_no_page_takes_a_mnemonic_of_the_window_around_it(file: FormFile) -> None:
    [shell] = [each for each in FILES if each.name == "shell.ui"]
    if file is not shell:
        assert set(reading.mnemonics(file)) & set(reading.mnemonics(shell)) == set()


@by_file
def test_tab_stops_follow_the_reading_order_and_nothing_is_fixed(file: FormFile) -> None:
    assert reading.order_faults(file) == []


@by_file
def test_words_are_for_translators_and_names_of_looks_and_keys_are_not(file: FormFile) -> None:
    assert reading.translation_faults(file) == []


class BadForm(forms.Form):
    file = "bad.ui"
    reference: QLineEdit
    missing: QPushButton
    save: QLineEdit


BAD = FormFile(
    name="bad.ui",
    root=ET.fromstring(  # noqa: S314  # our own
        """<ui version="4.0"><widget class="QWidget" name="bad">
        <layout class="QVBoxLayout" name="body">
        <item><widget class="QLabel" name="word"><property name="text"><string>&amp;Save</string>
          </property><property name="buddy"><cstring>nowhere</cstring></property></widget></item>
        <item><widget class="QLineEdit" name="reference">
          <property name="lable"><string notr="true">x</string></property></widget></item>
        <item><widget class="QPushButton" name="save">
          <property name="text"><string>&amp;Save</string></property>
          <property name="look" stdset="0"><string>gaudy</string></property>
          <property name="font"><font/></property></widget></item>
        <item><widget class="QPushButton" name="save"/></item>
        <item><widget class="QComboBox" name="kind">
          <property name="accessibleName"><string>Kind</string></property></widget></item>
        <item><widget class="Tag" name="state"/></item>
        <item><widget class="Gadget" name="gadget"/></item>
        </layout></widget>
        <connections><connection><sender>save</sender><signal>clicked()</signal></connection>
        </connections></ui>"""
    ),
)


def test_the_checks_find_what_the_loader_would_let_pass() -> None:
    assert reading.binding_faults(BAD, BadForm) == [
        "missing: declared QPushButton, found None",
        "save: declared QLineEdit, found QPushButton",
        "'save' is the name of 2 widgets",
        "kind: a QComboBox that no view uses",
        "state: a Tag that no view uses",
        "gadget: a Gadget that no view uses",
    ]
    assert reading.property_faults(BAD) == [
        "reference: QLineEdit has no property lable",
        "save: no look look=gaudy",
        "state: Tag is not declared with its base class",
        "gadget: there is no class Gadget",
    ]
    assert reading.label_faults(BAD) == [
        "a label's buddy nowhere is not there",
        "reference: an input without label or accessible name",
        "kind: on Linux a pick list is named by its label alone",
        "Alt+s is wanted by word, save",
    ]
    assert reading.order_faults(BAD) == [
        "tab stops [] are not the reading order ['reference', 'save', 'save', 'kind']",
        "save: font belongs elsewhere",
        "save: behaviour belongs in code",
    ]
    assert reading.translation_faults(BAD) == [
        "reference: lable is words and must not be notr",
        'save: look is no words: <string notr="true">',
    ]
