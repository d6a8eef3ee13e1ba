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

from collections.abc import Mapping
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
        self.made: list[QWidget] = []
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
        self.made.append(widget)
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
    loader = _Loader(onto)
    source = QBuffer()
    source.setData(QByteArray(widened((assets.folder("ui") / form.file).read_bytes())))
    source.open(QIODevice.OpenModeFlag.ReadOnly)
    loader.load(source)
    bound = form()
    for name, wanted in declared(form).items():
        found: QObject | None = loader.named.get(name)
        if found is None:
            found = onto.findChild(wanted, name)  # a layout; Qt looks through the whole tree
        if not isinstance(found, wanted):
            raise FormError(f"{form.file} has no {wanted.__name__} called {name}")
        setattr(bound, name, found)
    for widget in loader.made:
        if isinstance(widget, QPushButton):
            kit.press_by_enter(widget)
        if issubclass(type(widget), kit.Settles):  # of an object, Python looks it all up each time
            cast("kit.Settles", widget).settle()
    return bound
