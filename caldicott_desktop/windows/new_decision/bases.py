"""The data protection basis of one group of living people, picked from the guidance."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from PySide6.QtWidgets import QLineEdit

from caldicott_desktop.domain.case import DataProtection
from caldicott_desktop.domain.guidance_types import Article, GuidanceSet
from caldicott_desktop.windows.kit import Choice, PickList
from caldicott_desktop.windows.questions.fields import Field, Line, OneOf


class Bases:
    """The fields of one `DataProtection`; what is kept of a basis is its code."""

    def __init__(
        self,
        path: str,
        guidance: GuidanceSet,
        picks: tuple[PickList, PickList, PickList],
        note: QLineEdit,
    ) -> None:
        """Offer the bases of `guidance`: Article 6, Article 9 and Schedule 1, in that order."""
        self._article_6, self._article_9, self._schedule_1 = (
            OneOf(f"{path}/{name}", pick, _offered(guidance, article))
            for name, pick, article in zip(
                ("article_6", "article_9", "schedule_1"), picks, Article, strict=True
            )
        )
        self._note = Line(f"{path}/note", note)

    def __iter__(self) -> Iterator[Field]:
        """Each field, in reading order."""
        yield from (self._article_6, self._article_9, self._schedule_1, self._note)

    def show(self, part: DataProtection) -> None:
        """Show what `part` holds."""
        self._article_6.show(part.article_6)
        self._article_9.show(part.article_9)
        self._schedule_1.show(part.schedule_1)
        self._note.show(part.note)

    def read(self, was: DataProtection) -> DataProtection:
        """The answers as they now stand."""
        return replace(
            was,
            article_6=_text(self._article_6),
            article_9=_text(self._article_9),
            schedule_1=_text(self._schedule_1),
            note=_text(self._note),
        )


def _offered(guidance: GuidanceSet, article: Article) -> tuple[Choice, ...]:
    return tuple(
        Choice(value=basis.code, words=f"{basis.code} {basis.title}", hint=basis.use)
        for basis in guidance.bases.values()
        if basis.article is article
    )


def _text(field: Field) -> str | None:
    read = field.read()
    return read if isinstance(read, str) else None
