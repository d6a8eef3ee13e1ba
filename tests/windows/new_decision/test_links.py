from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace

import pytest
from PySide6.QtWidgets import QApplication, QWidget

from caldicott_desktop.domain import choices as c
from caldicott_desktop.domain.asking import asked_questions
from caldicott_desktop.domain.case import Advice, Case, Override
from caldicott_desktop.domain.decision import missing, unmet_needs
from caldicott_desktop.domain.outcomes import TO_SHARE
from caldicott_desktop.domain.progress import answered_paths
from caldicott_desktop.domain.sections import Section, section_of
from caldicott_desktop.domain.unmet import Unmet
from caldicott_desktop.windows import kit
from caldicott_desktop.windows.new_decision.sections import PAGES
from caldicott_desktop.windows.new_decision.setting import Setting
from caldicott_desktop.windows.theme import Theme
from tests.domain import samples
from tests.windows.new_decision.conftest import NOW, Room
from tests.windows.new_decision.hands import DERIVED, leaf_paths, value_at

# Kinds whose law or person differs, so that every page is looked at; the rest differ in their own
# questions and stop-checks alone.
DIFFERENT = {"general", "pd-ahra", "police-crime"}
OWN = ("/answers", "/stop_checks")
GENERAL = "general"
CONTAINERS = ("/items", "/conditions", "/advice", "/kind_id", "/law/rows")


def _full(kind_id: str) -> Case:
    """A case with every kind of row, so that every field has an address."""
    case = samples.shared(kind_id)
    asked = asked_questions(case, samples.kind(kind_id))
    answers = {question.id: None for question in asked}
    return replace(
        case,
        answers={**answers, **case.answers},
        conditions=(samples.condition(), samples.condition(principle=3)),
        advice=(Advice(who="Legal team", said="Ask for less"),),
    )


def _paths(kind_id: str) -> list[str]:
    found = [path for path in leaf_paths(_full(kind_id)) if not DERIVED.fullmatch(path)]
    if kind_id != GENERAL:  # most pages are the same for every kind
        return [path for path in found if path.startswith(OWN)]
    return [*found, *CONTAINERS]


@pytest.mark.parametrize("kind_id", samples.LONG_WALKS)
def test_every_address_leads_to_a_field_that_has_the_keyboard(room: Room, kind_id: str) -> None:
    walk = room.start(kind_id)
    walk.keeping.stop()
    walk.show_case(_full(kind_id))
    (scroll,) = walk.findChildren(kit.ScrollPage, "scroll")
    astray = []
    for number, path in enumerate(_paths(kind_id)):
        target = walk.target(path)
        again = number % 5 == 0  # what does not go by the path is looked at now and then
        if again or target is None or walk.section is not section_of(path):
            walk.open_path(path)
        else:
            scroll.show_field(target)  # what is left to do where the page is open already
        focused = QApplication.focusWidget()
        there = walk.target(path)
        if there is None or not _holds(there, focused) or walk.section is not section_of(path):
            astray.append((path, there, focused))
    assert not astray


def _holds(widget: QWidget, focused: QWidget | None) -> bool:
    return focused is not None and (
        widget is focused or widget.isAncestorOf(focused) or widget.focusProxy() is focused
    )


def _blanked(case: Case, path: str) -> Case | None:
    """`case` with one answer taken away, if it can be."""
    if re.search(r"/(rating|answer)$", path):
        empty: object = (
            c.Rating.NOT_YET_ASSESSED if path.endswith("rating") else c.StopAnswer.NOT_CHECKED
        )
    elif isinstance(value_at(case, path), tuple):
        empty = ()
    else:
        empty = None
    return samples.change(case, **{path: empty})


def _variants(kind_id: str) -> list[Case]:
    """Cases of every outcome, each once whole and once without each of its answers."""
    if kind_id not in DIFFERENT:
        whole = samples.shared(kind_id)
        own = [path for path in answered_paths(whole) if path.startswith(OWN)]
        return [less for path in own if (less := _blanked(whole, path)) is not None]
    found = [Case(kind_id=kind_id)]
    for outcome in c.Outcome:
        case = samples.of_outcome(outcome, kind_id)
        found.append(case)
        paths = [path for path in answered_paths(case) if not DERIVED.fullmatch(path)]
        found += [less for path in paths if (less := _blanked(case, path)) is not None]
    troubled = _troubled(kind_id)
    open_ = [samples.change(case, **{"/conclusion/outcome": None}) for case in troubled]
    return found + troubled + open_


def _troubled(kind_id: str) -> list[Case]:
    """Cases in which something answered stands in the way."""
    case = samples.shared(kind_id)
    changes: list[dict[str, object]] = [
        {f"/stop_checks/{index}/answer": answer}
        for index in range(len(case.stop_checks))
        for answer in (c.StopAnswer.CONCERN, c.StopAnswer.COULD_NOT_CHECK)
    ]
    changes += [{f"/principles/{n}/rating": rating} for n in range(8) for rating in c.Rating]
    changes += [
        {f"/principles/{n}/rating": c.Rating.NOT_MET, "/request/urgency": c.Urgency.EMERGENCY}
        for n in range(8)
    ]
    changes += [{"/law/gateway_effect": effect} for effect in c.GatewayEffect]
    changes += [{"/law/confidentiality": route} for route in c.ConfidentialityRoute]
    changes += [{"/law/objection": objection} for objection in c.Objection]
    changes += [{"/subject/third_parties": third} for third in c.ThirdParties]
    changes += [{"/conclusion/telling/told": told} for told in c.Telling]
    changes += [{"/items/0/page_class": page} for page in c.PageClass]
    changes += [{"/items/0/decision": decision} for decision in c.ItemDecision]
    changes += [
        {"/request/identity_check": c.IdentityCheck.NOT_CHECKED},
        {"/request/purpose_kind": c.Purpose.RESEARCH},
        {"/subject/protected": (c.Protected.GENETIC,)},
        {"/subject/status": c.SubjectStatus.UNKNOWN},
        {"/conditions": (replace(samples.condition(), words=None, owner=None, due_on=None),)},
        {"/advice": (Advice(),)},
        {"/principles/0/override": Override(by_name="Priya Nair")},
    ]
    refusals = [{"/law/gateway_effect": c.GatewayEffect.COMPELS, "/law/gateway_id": "court-order"}]
    return [samples.change(case, **change) for change in changes] + [
        samples.change(samples.refused(kind_id), **change) for change in refusals
    ]


def _asked(case: Case) -> set[Unmet]:
    """What the task list and the check page count; until an outcome is chosen, as for sharing."""
    kind = samples.kind(case.kind_id)
    asked = set(missing(case, kind, at=NOW))
    if case.conclusion.outcome is None:
        asked |= set(unmet_needs(case, kind, TO_SHARE, at=NOW))
    return asked


@pytest.mark.parametrize("kind_id", samples.LONG_WALKS)
def test_whatever_is_missing_is_asked_for_where_it_can_be_seen(
    theme: Theme, setting: Callable[[str], Setting], kind_id: str
) -> None:
    del theme
    pages = {section: make(setting(kind_id), None) for section, make in PAGES.items()}
    for page in pages.values():
        for _step in page.rest():
            pass
    hidden = set()
    for case in _variants(kind_id):
        wanted = _asked(case)
        for section in {unmet.section for unmet in wanted} - {Section.CHECK}:
            page = pages[section]
            page.show_case(case)
            page.adapt(case)
            for unmet in wanted:
                if unmet.section is section and not page.shows(unmet.path):
                    hidden.add((unmet.path, unmet.code))
    assert not hidden
