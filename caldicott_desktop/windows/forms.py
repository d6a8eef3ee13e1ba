"""Designer forms, loaded at run time and bound to the names a view declares.

A view says which widgets it touches and gets them typed:

    class RequestForm(forms.Form):
        file = "request_page.ui"
        reference: QLineEdit
        save: QPushButton

    class RequestPage(QWidget):
        def __init__(self) -> None:
            super().__init__()
            self._form = forms.build(RequestForm, onto=self)
"""

from __future__ import annotations

from collections.abc import Generator, Mapping
from itertools import pairwise
from types import MappingProxyType
from typing import ClassVar, TypeVar, cast, get_type_hints

from PySide6.QtCore import QBuffer, QByteArray, QCoreApplication, QIODevice, QObject
from PySide6.QtUiTools import QUiLoader
from PySide6.QtWidgets import QPushButton, QScrollArea, QStackedWidget, QWidget
from typing_extensions import override

from caldicott_desktop import assets
from caldicott_desktop.windows import kit
from caldicott_desktop.windows.gaps import widened


class Form:
    """The widgets of one form that a view touches, by name and class."""

    file: ClassVar[str]


FormT = TypeVar("FormT", bound=Form)

_SETTLED_AT_ONCE = 24  # widgets of a form that is built in parts; most do next to nothing


# What a class declares stays the same, and takes longer to work out than a small form to load.
_DECLARED: dict[type[Form], Mapping[str, type[QObject]]] = {}


class FormError(TypeError):
    """A form and the class that declares it disagree: always a bug of ours."""


class _Loader(QUiLoader):
    """Builds the root of the form onto a widget that is already there."""

    def __init__(self, onto: QWidget) -> None:
        # Qt loads every Designer plugin that it finds when a loader is made, and Qt's own bring Qt
        # Quick and Qt Network into the process. Ours are in `kit.WIDGETS`; none is to be found.
        paths = QCoreApplication.libraryPaths()
        QCoreApplication.setLibraryPaths([])
        super().__init__()
        QCoreApplication.setLibraryPaths(paths)
        self._onto: QWidget | None = onto
        self.named: dict[str, QWidget] = {}

    @override
    def createWidget(
        self, class_name: str, parent: QWidget | None = None, name: str = ""
    ) -> QWidget:
        if self._onto is not None:
            widget, self._onto = self._onto, None
        elif class_name == "QLabel":
            widget = kit.Words(parent)
        elif class_name in kit.WIDGETS:
            widget = kit.WIDGETS[class_name](parent)
        else:
            widget = super().createWidget(class_name, parent, name)
        if parent is not None:
            _put_inside(widget, parent)
        widget.setObjectName(name)
        self.named[name] = widget
        return widget


def _put_inside(widget: QWidget, holder: QWidget) -> None:
    """Give `widget` its place in `holder` while there is nothing in it.

    Qt's loader does it once all is in it, and the whole of it is dressed and measured with it.
    """
    if isinstance(holder, QScrollArea):
        holder.setWidget(widget)
    elif isinstance(holder, QStackedWidget):
        widget.setParent(holder)


def declared(form: type[Form]) -> Mapping[str, type[QObject]]:
    """Name and class of every widget that `form` declares."""
    if form not in _DECLARED:
        found = {n: c for n, c in get_type_hints(form).items() if n != "file"}
        _DECLARED[form] = MappingProxyType(found)
    return _DECLARED[form]


def read_declarations() -> None:
    """Work out what each form declares that is loaded by now, before a page waits for it."""
    below: list[type[Form]] = [Form]
    while below:
        form = below.pop()
        declared(form)
        below += form.__subclasses__()


def build(form: type[FormT], *, onto: QWidget) -> FormT:
    """Build the form's file onto `onto` and return its widgets; kit widgets are settled.

    Raises `FormError` where a declared widget is missing or of another class.
    """
    named = _loaded(_document(form), onto)
    bound = _bound(form, named, onto)
    for widget in named.values():
        _settle(widget)
    return bound


def built(form: type[FormT], *, onto: QWidget) -> Generator[None, None, FormT]:
    """Build a large form as `build` does, a part of it at each step."""
    from caldicott_desktop.windows.form_parts import parted  # noqa: PLC0415 - no door wants it

    parts = parted(_document(form))
    yield
    named: dict[str, QWidget] = {}
    for name, document in parts.documents:
        named |= _loaded(document, named.get(name, onto))
        yield
    for before, after in pairwise((onto, *(named[stop] for stop in parts.tab_stops))):
        QWidget.setTabOrder(before, after)
    bound = _bound(form, named, onto)
    yield
    for number, name in enumerate(parts.names, start=1):
        _settle(named[name])
        if number % _SETTLED_AT_ONCE == 0:
            yield
    return bound


def _document(form: type[Form]) -> bytes:
    return widened((assets.folder("ui") / form.file).read_bytes())


def _loaded(document: bytes, onto: QWidget) -> dict[str, QWidget]:
    """The widgets of a form by name, in the order in which they stand in it."""
    loader = _Loader(onto)
    source = QBuffer()
    source.setData(QByteArray(document))
    source.open(QIODevice.OpenModeFlag.ReadOnly)
    loader.load(source)
    return loader.named


def _bound(form: type[FormT], named: Mapping[str, QWidget], onto: QWidget) -> FormT:
    bound = form()
    for name, wanted in declared(form).items():
        found: QObject | None = named.get(name)
        if found is None:
            found = onto.findChild(wanted, name)  # a layout; Qt looks through the whole tree
        if not isinstance(found, wanted):
            raise FormError(f"{form.file} has no {wanted.__name__} called {name}")
        setattr(bound, name, found)
    return bound


def _settle(widget: QWidget) -> None:
    if isinstance(widget, QPushButton):
        kit.press_by_enter(widget)
    if issubclass(type(widget), kit.Settles):  # of an object, Python looks it all up each time
        cast("kit.Settles", widget).settle()
