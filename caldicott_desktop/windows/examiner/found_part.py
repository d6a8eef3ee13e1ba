"""What was found in the records of a case: questions that nobody was asked until they answer."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TypeVar

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QWidget

from caldicott_desktop.domain.choices import Choice
from caldicott_desktop.domain.examiner.case import Findings, Linked, ToldBereaved
from caldicott_desktop.domain.examiner.choices import LinkedRecord, SensitiveItem
from caldicott_desktop.domain.guidance_types import ExaminerVariant, GuidanceSet
from caldicott_desktop.domain.lacking import within
from caldicott_desktop.domain.unmet import Lacking
from caldicott_desktop.errors import Sentence
from caldicott_desktop.windows import forms, kit
from caldicott_desktop.windows.new_decision.bases import Bases
from caldicott_desktop.windows.questions.fields import Field, OneOf, Today, row_of
from caldicott_desktop.windows.questions.parts import Part

C = TypeVar("C", bound=Choice)

_NOT_ASKED, _NONE, _SOME = "not_asked", "none", "some"
_PROMPTS = frozenset({SensitiveItem.NOTE_OF_REFUSAL, SensitiveItem.IN_CONFIDENCE})


class FoundForm(forms.Form):
    """The widgets of the part."""

    file = "examiner_found.ui"
    sensitive_asked: kit.ChoiceGroup
    sensitive: kit.TickGroup
    sensitive_words: QLineEdit
    prompt: kit.NoticeBar
    linked_asked: kit.ChoiceGroup
    linked_more: QWidget
    linked_reference: QLineEdit
    linked_scope: QLineEdit
    article_6: kit.PickList
    article_9: kit.PickList
    schedule_1: kit.PickList
    basis_note: QLineEdit
    linked_person_told: kit.ChoiceGroup
    linked_not_told_because: QLineEdit
    bereaved_asked: kit.ChoiceGroup
    told: QWidget
    bereaved_what: kit.GrowingText
    bereaved_to_whom: QLineEdit
    bereaved_relationship: QLineEdit
    onward_asked: kit.ChoiceGroup
    onward: kit.TickGroup


class FoundPart(QWidget):
    """Asks the four questions; each starts as *not asked*, and can be taken back to it.

    A note of refusal, or something told in confidence, shows what to think of; it stops nothing.
    """

    changed = Signal()

    def __init__(
        self, path: str, guidance: GuidanceSet, variant: ExaminerVariant | None, today: Today
    ) -> None:
        """Stand for the answers at `path`, with the bases of `guidance`."""
        super().__init__()
        self._path = path
        form = self._form = forms.build(FoundForm, onto=self)
        prompt = variant.refusal_prompt if variant is not None else None
        self._prompt = " ".join((prompt or "").split())
        self._asked = {
            "sensitive": self._question(
                form.sensitive_asked,
                f"{path}/sensitive_asked",
                (_NONE, self.tr("None found")),
                (_SOME, self.tr("Something was found")),
            ),
            "linked": self._question(
                form.linked_asked,
                f"{path}/linked/record",
                *((each.code, each.label) for each in LinkedRecord),
            ),
            "bereaved": self._question(
                form.bereaved_asked,
                f"{path}/bereaved/anything",
                (_NONE, self.tr("Nothing")),
                (_SOME, self.tr("Something was told")),
            ),
            "onward": self._question(
                form.onward_asked,
                f"{path}/onward_asked",
                (_NONE, self.tr("To nobody")),
                (_SOME, self.tr("Something was passed on")),
            ),
        }
        self._items = Part(Findings, path, form, today=today)
        self._linked = Part(Linked, f"{path}/linked", form, today=today, prefix="linked_")
        self._bereaved = Part(
            ToldBereaved, f"{path}/bereaved", form, today=today, prefix="bereaved_"
        )
        self._bases = Bases(
            f"{path}/linked/data_protection",
            guidance,
            (form.article_6, form.article_9, form.schedule_1),
            form.basis_note,
        )
        for field in self:
            field.changed.connect(self._on_changed)
        self.clear()

    def __iter__(self) -> Iterator[Field]:
        """Each field, in reading order."""
        yield self._asked["sensitive"]
        yield self._items["sensitive"]
        yield self._items["sensitive_words"]
        yield self._asked["linked"]
        yield self._linked["reference"]
        yield self._linked["scope"]
        yield from self._bases
        yield self._linked["person_told"]
        yield self._linked["not_told_because"]
        yield self._asked["bereaved"]
        yield from self._bereaved
        yield self._asked["onward"]
        yield self._items["onward"]

    def clear(self) -> None:
        """Nothing was asked."""
        for asked in self._asked.values():
            asked.show(_NOT_ASKED)
        self._items.show(Findings())
        self._linked.show(Linked())
        self._bases.show(Linked().data_protection)
        self._bereaved.show(ToldBereaved())
        self._fit()

    def read(self) -> Findings:
        """What was answered; what was not asked is `None`."""
        items = self._items.read(Findings())
        record = self._record()
        linked = Linked(record=record)
        if record not in {None, LinkedRecord.NONE}:
            linked = self._linked.read(
                Linked(record=record, data_protection=self._bases.read(linked.data_protection))
            )
        told = {_NONE: False, _SOME: True}.get(self._said("bereaved"))
        bereaved = ToldBereaved(anything=told)
        if told:
            bereaved = self._bereaved.read(bereaved)
        sensitive = self._several("sensitive", items.sensitive)
        return Findings(
            sensitive=sensitive,
            sensitive_words=items.sensitive_words
            if SensitiveItem.OTHER in (sensitive or ())
            else None,
            linked=linked,
            bereaved=bereaved,
            onward=self._several("onward", items.onward),
        )

    def lacking(self) -> tuple[Lacking, ...]:
        """What is needed that only the form knows of: something was said, and not what."""
        items = self._items.read(Findings())
        found = []
        if self._said("sensitive") == _SOME and not items.sensitive:
            found.append(Lacking(path="/sensitive", said=Sentence("examiner.found.which")))
        if self._said("onward") == _SOME and not items.onward:
            found.append(Lacking(path="/onward", said=Sentence("examiner.found.onward-whom")))
        return tuple(within(self._path, found))

    @property
    def is_answered(self) -> bool:
        """Whether any of it was answered."""
        return any(asked.read() != _NOT_ASKED for asked in self._asked.values())

    def _question(self, group: kit.ChoiceGroup, path: str, *answers: tuple[str, str]) -> OneOf:
        offered = ((_NOT_ASKED, self.tr("Not asked")), *answers)
        return OneOf(path, group, [kit.Choice(value=code, words=said) for code, said in offered])

    def _said(self, question: str) -> str:
        return str(self._asked[question].read())

    def _record(self) -> LinkedRecord | None:
        said = self._said("linked")
        return next((each for each in LinkedRecord if each.code == said), None)

    def _several(self, question: str, ticked: Sequence[C] | None) -> tuple[C, ...] | None:
        said = self._said(question)
        if said == _NONE:
            return ()
        return tuple(ticked) if said == _SOME and ticked else None

    def _on_changed(self) -> None:
        self._fit()
        self.changed.emit()

    def _fit(self) -> None:
        """Show what an answer asks for besides, and nothing else."""
        form, found = self._form, self.read()
        some = self._said("sensitive") == _SOME
        _show(form.sensitive, there=some)
        _show(form.sensitive_words, there=SensitiveItem.OTHER in (found.sensitive or ()))
        self._think_of_refusal(thinks=not _PROMPTS.isdisjoint(found.sensitive or ()))
        form.linked_more.setVisible(self._record() not in {None, LinkedRecord.NONE})
        _show(form.linked_not_told_because, there=found.linked.person_told is False)
        form.told.setVisible(self._said("bereaved") == _SOME)
        _show(form.onward, there=self._said("onward") == _SOME)

    def _think_of_refusal(self, *, thinks: bool) -> None:
        prompt = self._form.prompt
        if not (thinks and self._prompt):
            prompt.clear()
        elif prompt.isHidden():
            prompt.say(self._prompt, tone="attention")


def _show(widget: QWidget, *, there: bool) -> None:
    """Show or hide a field with its label, its help and its fault."""
    (row_of(widget) or widget).setVisible(there)
