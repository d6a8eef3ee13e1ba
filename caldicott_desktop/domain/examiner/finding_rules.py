"""What an answer about what was found needs besides, once somebody has given it."""

from __future__ import annotations

from collections.abc import Iterator

from caldicott_desktop.domain.examiner import choices as c
from caldicott_desktop.domain.examiner.case import Findings, Linked, ToldBereaved
from caldicott_desktop.domain.lacking import needed
from caldicott_desktop.domain.unmet import Lacking
from caldicott_desktop.errors import Sentence


def faults_of_findings(findings: Findings) -> tuple[Lacking, ...]:
    """Everything that answers to these questions still need; an open question needs nothing."""
    return (*_sensitive(findings), *_linked(findings.linked), *_bereaved(findings.bereaved))


def _sensitive(findings: Findings) -> Iterator[Lacking]:
    if c.SensitiveItem.OTHER in (findings.sensitive or ()):
        said = Sentence("examiner.found.sensitive-words")
        yield from needed("/sensitive_words", findings.sensitive_words, said)


def _linked(linked: Linked) -> Iterator[Lacking]:
    """A living person's record: data protection asks for a basis, for that person only."""
    if linked.record in {None, c.LinkedRecord.NONE}:
        return
    basis, at = linked.data_protection, "/linked/data_protection"
    for path, value, said in (
        ("/linked/reference", linked.reference, Sentence("examiner.found.linked-reference")),
        ("/linked/scope", linked.scope, Sentence("examiner.found.linked-scope")),
        (f"{at}/article_6", basis.article_6, Sentence("examiner.found.article-6")),
        (f"{at}/article_9", basis.article_9, Sentence("examiner.found.article-9")),
    ):
        yield from needed(path, value, said)
    if linked.person_told is None:
        yield Lacking(path="/linked/person_told", said=Sentence("examiner.found.linked-told"))
    elif not linked.person_told:
        said = Sentence("examiner.found.linked-why-not")
        yield from needed("/linked/not_told_because", linked.not_told_because, said)


def _bereaved(bereaved: ToldBereaved) -> Iterator[Lacking]:
    if not bereaved.anything:
        return
    for path, value, said in (
        ("/bereaved/what", bereaved.what, Sentence("examiner.found.told-what")),
        ("/bereaved/to_whom", bereaved.to_whom, Sentence("examiner.found.told-whom")),
        ("/bereaved/relationship", bereaved.relationship, Sentence("examiner.found.relationship")),
    ):
        yield from needed(path, value, said)
