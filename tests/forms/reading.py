"""Designer files as data, and the faults that the lenient loader would not report."""

from __future__ import annotations

import importlib
import pkgutil
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from xml.etree import ElementTree as ET

from PySide6 import QtGui, QtWidgets
from PySide6.QtCore import QMetaObject, QObject
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QLayout, QWidget

from caldicott_desktop import assets, windows
from caldicott_desktop.windows import forms, kit

# Classes that a screen reader needs a name for. Kit classes count through their base.
_INPUTS = (
    QtWidgets.QLineEdit,
    QtWidgets.QPlainTextEdit,
    QtWidgets.QTextEdit,
    QtWidgets.QComboBox,
    QtWidgets.QAbstractSpinBox,
    QtWidgets.QAbstractItemView,
    QtWidgets.QAbstractSlider,
    kit.ChoiceGroup,
    kit.TickGroup,
    kit.DateTimeField,
)
_FOCUSABLE = (*_INPUTS, QtWidgets.QAbstractButton, QtWidgets.QTabWidget, kit.TaskList)
# Named widgets that no view needs to touch.
_DECORATIVE = (
    "QLabel",
    "QFrame",
    "QWidget",
    "Card",
    "FieldRow",
    "FlowRow",
    "Masthead",
    "SideBySide",
    "ScrollPage",
    "QMenuBar",
    "QMenu",
)
_BANNED = ("font", "palette", "styleSheet", "geometry", "minimumSize", "maximumSize", "sizeHint")
# Strings that are names of looks and keys, the same in every language; all others are words.
_NOT_WORDS = {"edges", "hint", "keys", "look", "shortcut", "tone"}
_LOOSE = {"buddy"}  # the loader's own; it is not a property of QLabel


@dataclass(frozen=True, slots=True, kw_only=True)
class FormFile:
    """One file of `ui/` and its parsed tree."""

    name: str
    root: ET.Element

    def widgets(self) -> Iterator[ET.Element]:
        """Every widget, the root first, in the order of the file."""
        root = self.root.find("widget")
        assert root is not None, f"{self.name} holds no widget"
        return root.iter("widget")


def read(path: Path) -> FormFile:
    return FormFile(name=path.name, root=ET.fromstring(path.read_bytes()))  # noqa: S314  # our own


def all_files() -> list[FormFile]:
    return [read(path) for path in sorted(assets.folder("ui").glob("*.ui"))]


def all_forms() -> dict[str, list[type[forms.Form]]]:
    """Every `Form` of every window module, by the file it names."""
    for module in pkgutil.walk_packages(windows.__path__, f"{windows.__name__}."):
        importlib.import_module(module.name)
    found: dict[str, list[type[forms.Form]]] = {}
    for form in _below(forms.Form):
        if form.__module__.startswith(windows.__name__) and hasattr(form, "file"):
            found.setdefault(form.file, []).append(form)
    return found


def _below(form: type[forms.Form]) -> Iterator[type[forms.Form]]:
    """Every class made from a form; what several forms have in common names no file itself."""
    for each in form.__subclasses__():
        yield each
        yield from _below(each)


def class_named(name: str) -> type[QObject] | None:
    if name in kit.WIDGETS:
        return kit.WIDGETS[name]
    for module in (QtWidgets, QtGui):
        found = getattr(module, name, None)
        if isinstance(found, type) and issubclass(found, QWidget | QAction | QLayout):
            return found
    return None


def text_of(element: ET.Element, name: str) -> str | None:
    """The value of one property of a widget, as text."""
    found = element.find(f"property[@name='{name}']")
    return None if found is None else "".join(found.itertext()).strip()


def looks() -> frozenset[str]:
    """Every look that the style sheet knows."""
    sheet = (assets.folder("resources") / "styles" / "caldicott.qss").read_text("utf-8")
    return frozenset(re.findall(r'\[look="([a-z]+)"\]', sheet))


def binding_faults(file: FormFile, form: type[forms.Form]) -> list[str]:
    """Check 1: declared widgets exist with their class; names are unique and used or decorative."""
    there: dict[str, str] = {}
    for element in (*file.widgets(), *file.root.iter("action"), *file.root.iter("layout")):
        name = element.get("name")
        if name:
            there.setdefault(name, element.get("class", "QAction"))
    faults = []
    declared = forms.declared(form)
    for name, wanted in declared.items():
        actual = class_named(there.get(name, ""))
        if actual is None or not issubclass(actual, wanted):
            faults.append(f"{name}: declared {wanted.__name__}, found {there.get(name)}")
    names = Counter(e.get("name", "") for e in file.widgets())
    faults += [f"{name!r} is the name of {n} widgets" for name, n in names.items() if n > 1]
    for element in list(file.widgets())[1:]:
        name, kind = element.get("name", ""), element.get("class", "")
        if name not in declared and kind not in _DECORATIVE:
            faults.append(f"{name}: a {kind} that no view uses")
    return faults


def property_faults(file: FormFile) -> list[str]:
    """Check 2: classes are known, properties exist, looks are in the style sheet."""
    faults = []
    promoted = {e.findtext("class"): e.findtext("extends") for e in file.root.iter("customwidget")}
    for element in file.widgets():
        name, kind = element.get("name"), element.get("class", "")
        found = class_named(kind)
        if found is None:
            faults.append(f"{name}: there is no class {kind}")
            continue
        if kind in kit.WIDGETS:
            base = class_named(promoted.get(kind) or "")
            if base is None or not issubclass(found, base):
                faults.append(f"{name}: {kind} is not declared with its base class")
        meta: QMetaObject = found.staticMetaObject  # type: ignore[attr-defined]  # not in the stubs
        for given in element.findall("property"):
            wanted = given.get("name", "")
            if given.get("stdset") == "0":
                if wanted != "look" or text_of(element, "look") not in looks():
                    faults.append(f"{name}: no look {wanted}={text_of(element, wanted)}")
            elif wanted not in _LOOSE and meta.indexOfProperty(wanted) < 0:
                faults.append(f"{name}: {kind} has no property {wanted}")
    return faults


def label_faults(file: FormFile) -> list[str]:
    """Check 3: inputs have names, buddies resolve, mnemonics do not clash."""
    faults = []
    names = {e.get("name", "") for e in file.widgets()}
    buddies = {b for e in file.widgets() if (b := text_of(e, "buddy")) is not None}
    faults += [f"a label's buddy {buddy} is not there" for buddy in sorted(buddies - names)]
    rows: set[str] = set()
    named_in_code: set[str] = set()
    for row in file.widgets():
        if row.get("class") == "FieldRow":
            inside = {e.get("name", "") for e in row.iter("widget")}
            (rows if text_of(row, "label") else named_in_code).update(inside)
    for element in file.widgets():
        name, kind = element.get("name", ""), class_named(element.get("class", ""))
        if kind is None or not issubclass(kind, _INPUTS):
            continue
        if name not in buddies | rows and not text_of(element, "accessibleName"):
            faults.append(f"{name}: an input without label or accessible name")
        elif issubclass(kind, QtWidgets.QComboBox) and name not in buddies | rows | named_in_code:
            faults.append(f"{name}: on Linux a pick list is named by its label alone")
    return faults + _mnemonic_faults(file)


def mnemonics(file: FormFile) -> dict[str, list[str]]:
    """The names of the widgets that want each letter, in lower case."""
    keys: dict[str, list[str]] = {}
    for element in file.widgets():
        for name in ("text", "label", "title"):
            words = (text_of(element, name) or "").replace("&&", "")
            for key in re.findall(r"&(\w)", words):
                keys.setdefault(key.lower(), []).append(element.get("name", ""))
    return keys


def _mnemonic_faults(file: FormFile) -> list[str]:
    keys = mnemonics(file).items()
    return [f"Alt+{k} is wanted by {', '.join(v)}" for k, v in keys if len(v) > 1]


def order_faults(file: FormFile) -> list[str]:
    """Check 4: focusable widgets are tab stops in reading order; no fixed looks, no behaviour."""
    faults = []
    stops = [stop.text for stop in file.root.iter("tabstop")]
    focusable = []
    for element in list(file.widgets())[1:]:
        kind = class_named(element.get("class", ""))
        if kind is None or not issubclass(kind, _FOCUSABLE):
            continue
        if text_of(element, "focusPolicy") not in {"Qt::NoFocus", "Qt::FocusPolicy::NoFocus"}:
            focusable.append(element.get("name"))
    if stops != focusable:
        faults.append(f"tab stops {stops} are not the reading order {focusable}")
    faults += [
        f"{element.get('name')}: {given.get('name')} belongs elsewhere"
        for element in file.widgets()
        for given in element.findall("property")
        if given.get("name") in _BANNED
    ]
    faults += [
        f"{connection.findtext('sender')}: behaviour belongs in code"
        for connection in file.root.iter("connection")
        if connection.findtext("signal") not in {"accepted()", "rejected()"}
    ]
    return faults


def translation_faults(file: FormFile) -> list[str]:
    """Check 5: words are offered to translators, names of looks and keys are kept from them."""
    faults = []
    for element in (*file.widgets(), *file.root.iter("action")):
        for given in element.findall("property"):
            text, name = given.find("string"), given.get("name")
            if text is None:
                continue
            kept = text.get("notr") == "true"
            if kept and name not in _NOT_WORDS:
                faults.append(f"{element.get('name')}: {name} is words and must not be notr")
            elif not kept and name in _NOT_WORDS:
                faults.append(f'{element.get("name")}: {name} is no words: <string notr="true">')
    return faults
