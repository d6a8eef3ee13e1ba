"""A law row that comes into force shows in the walkthrough, in its nation alone."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from caldicott_desktop.domain.case import Case, Law, Subject
from caldicott_desktop.domain.choices import Nation, SubjectStatus
from caldicott_desktop.domain.guidance_types import GuidanceSet
from caldicott_desktop.domain.sections import Section
from caldicott_desktop.guidance import load
from caldicott_desktop.windows import kit
from caldicott_desktop.windows.new_decision.section_page import SectionPage
from caldicott_desktop.windows.new_decision.sections import PAGES
from caldicott_desktop.windows.new_decision.setting import Setting
from caldicott_desktop.windows.theme import Theme
from tests.domain.samples import GUIDANCE
from tests.guidance.folders import copy_of, restate

KIND = "ad-own-record"
STATUTE = "assisted-dying-statute"


@pytest.fixture
def later(tmp_path: Path) -> GuidanceSet:
    """The set in which Jersey's row says that its law is in force."""
    folder = copy_of(tmp_path)
    restate(folder, "ad-je", status="in_force", words="In force since a day in this test.")
    return load(folder)


@pytest.fixture
def opened(
    qtbot: QtBot, theme: Theme, setting: Callable[[str], Setting]
) -> Callable[[Section, GuidanceSet, Nation], SectionPage]:
    """A page of a new case in a nation, under a set of guidance."""
    del theme

    def page_of(section: Section, guidance: GuidanceSet, nation: Nation) -> SectionPage:
        given = replace(setting(KIND), guidance=guidance, kind=guidance.kinds[KIND])
        page = PAGES[section](given, None)
        qtbot.addWidget(page)
        for _step in page.rest():
            pass
        page.show()
        living = Subject(status=SubjectStatus.LIVING)
        case = Case(kind_id=KIND, subject=living, law=Law(nation=nation))
        page.show_case(case)
        page.adapt(case)
        return page

    return page_of


Opened = Callable[[Section, GuidanceSet, Nation], SectionPage]


@pytest.mark.parametrize("nation", GUIDANCE.gateways[STATUTE].nations)
def test_the_law_page_offers_the_new_gateway_in_its_nation_alone(
    opened: Opened, later: GuidanceSet, nation: Nation
) -> None:
    now, then = (opened(Section.LAW, guidance, nation) for guidance in (GUIDANCE, later))
    assert not _offers(now, STATUTE)
    assert _offers(then, STATUTE) is (nation is Nation.JERSEY)
    assert _offers(now, "explicit-consent")


@pytest.mark.parametrize("nation", [Nation.JERSEY, Nation.ENGLAND])
def test_the_page_of_questions_asks_more_in_its_nation_alone(
    opened: Opened, later: GuidanceSet, nation: Nation
) -> None:
    now, then = (opened(Section.ABOUT, guidance, nation) for guidance in (GUIDANCE, later))
    assert not _asks(now, "under_statute")
    assert _asks(then, "under_statute") is (nation is Nation.JERSEY)
    assert _asks(then, "request_type")


def _offers(page: SectionPage, gateway_id: str) -> bool:
    (pick,) = page.findChildren(kit.PickList, "gateway")
    return pick.findData(gateway_id) >= 0


def _asks(page: SectionPage, question: str) -> bool:
    found: list[QWidget] = [
        field.widget for field in page.fields() if field.path == f"/answers/{question}"
    ]
    return any(widget.isVisible() for widget in found)
