"""A dataclass of the domain on a page: its fields bound to the like-named widgets of a form.

The names of the dataclass fields are the paths of the payload, so a form that names its widgets
after them needs no table between the two. Which drawing a field gets follows from its type and
from the class of the widget that the form chose for it.
"""

from __future__ import annotations

import types
from collections.abc import Iterator, Mapping
from dataclasses import fields, replace
from datetime import date, datetime
from functools import cache
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, Generic, TypeVar, Union, get_args, get_origin, get_type_hints

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QCheckBox, QLineEdit

from caldicott_desktop.domain import choices as c
from caldicott_desktop.windows.forms import Form, declared
from caldicott_desktop.windows.kit import (
    ChoiceGroup,
    DateField,
    DateTimeField,
    GrowingText,
    PickList,
    TickGroup,
)
from caldicott_desktop.windows.questions.fields import (
    AnyChoice,
    Day,
    Field,
    Line,
    Moment,
    Number,
    OneChoice,
    Text,
    Tick,
    Today,
    Unreadable,
    YesNo,
)

if TYPE_CHECKING:
    from _typeshed import DataclassInstance

    PartT = TypeVar("PartT", bound=DataclassInstance)
else:
    PartT = TypeVar("PartT")


class Part(Generic[PartT]):
    """The fields of one dataclass that a form shows; the others are left as they are.

    `prefix` stands before the names of the widgets where one form shows two parts. Fields whose
    type no widget draws (a nested part) are the page's own affair.
    """

    def __init__(  # noqa: PLR0913  # each argument is one fact about the place of the part
        self,
        made_of: type[PartT],
        path: str,
        form: Form,
        *,
        today: Today,
        prefix: str = "",
        limits: Mapping[str, tuple[c.Choice, ...]] | None = None,
    ) -> None:
        """Bind; `limits` names closed lists of which only some members are offered."""
        hints = _hints(made_of)
        offered = declared(type(form))
        self._fields: dict[str, Field] = {}
        for each in fields(made_of):
            if prefix + each.name in offered:
                widget = getattr(form, prefix + each.name)
                members = (limits or {}).get(each.name)
                self._fields[each.name] = _field(
                    f"{path}/{each.name}", hints[each.name], widget, today, members
                )

    def __iter__(self) -> Iterator[Field]:
        """Each field, in the order of the dataclass."""
        return iter(self._fields.values())

    def __getitem__(self, name: str) -> Field:
        """The field called `name`; raises `KeyError`."""
        return self._fields[name]

    def __contains__(self, name: str) -> bool:
        """Whether the form shows the field called `name`."""
        return name in self._fields

    def move(self, path: str) -> None:
        """Take another address: a row above was added or removed."""
        for name, field in self._fields.items():
            field.path = f"{path}/{name}"

    def show(self, part: PartT) -> None:
        """Show what `part` holds."""
        for name, field in self._fields.items():
            field.show(getattr(part, name))

    def read(self, was: PartT) -> PartT:
        """`was` with every shown field as it now stands; what cannot be read counts as empty."""
        read: dict[str, Any] = {}
        for name, field in self._fields.items():
            try:
                read[name] = field.read()
            except Unreadable:
                read[name] = None
        return replace(was, **read)


@cache
def _hints(made_of: type[DataclassInstance]) -> Mapping[str, object]:
    """The types of the fields; working them out takes longer than drawing one."""
    return MappingProxyType(get_type_hints(made_of))


def _field(
    path: str,
    hint: object,
    widget: QObject,
    today: Today,
    members: tuple[c.Choice, ...] | None,
) -> Field:
    kind = _plain(hint)
    made = _written(path, kind, widget, today) or _chosen(path, kind, widget, members)
    if made is None:
        raise TypeError(f"{path} is {hint}, which a {type(widget).__name__} does not draw")
    return made


def _written(path: str, kind: object, widget: QObject, today: Today) -> Field | None:
    """The field of what is typed."""
    match widget:
        case DateTimeField() if kind is datetime:
            return Moment(path, widget, today)
        case DateField() if kind is date:
            return Day(path, widget, today)
        case GrowingText() if kind is str:
            return Text(path, widget)
        case QLineEdit() if kind in {str, int}:
            return (Line if kind is str else Number)(path, widget)
        case _:
            return None


def _chosen(
    path: str, kind: object, widget: QObject, members: tuple[c.Choice, ...] | None
) -> Field | None:
    """The field of what is ticked or picked."""
    match widget:
        case QCheckBox() if kind is bool:
            return Tick(path, widget)
        case ChoiceGroup() if kind is bool:
            return YesNo(path, widget)
        case ChoiceGroup() | PickList() if _is_choice(kind):
            return OneChoice(path, widget, members or _members(kind))
        case TickGroup() if get_origin(kind) is tuple and _is_choice(get_args(kind)[0]):
            return AnyChoice(path, widget, members or _members(get_args(kind)[0]))
        case _:
            return None


def _plain(hint: object) -> object:
    """The type without its `None`."""
    if get_origin(hint) in {Union, types.UnionType}:
        (hint,) = (each for each in get_args(hint) if each is not type(None))
    return hint


def _is_choice(kind: object) -> bool:
    return isinstance(kind, type) and issubclass(kind, c.Choice)


def _members(kind: object) -> tuple[c.Choice, ...]:
    if not (isinstance(kind, type) and issubclass(kind, c.Choice)):
        raise TypeError(f"{kind} is no closed list")
    return tuple(kind)
