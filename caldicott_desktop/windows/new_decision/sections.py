"""Which page draws each section, and the words above it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial
from types import MappingProxyType

from PySide6.QtWidgets import QWidget

from caldicott_desktop.domain.case import Case
from caldicott_desktop.domain.guidance_types import CaseKind, Principle
from caldicott_desktop.domain.progress import Progress, SectionState
from caldicott_desktop.domain.sections import Section, SectionGroup
from caldicott_desktop.windows.kit import Task, TaskGroup
from caldicott_desktop.windows.kit.words import Tone
from caldicott_desktop.windows.new_decision.about_page import AboutPage
from caldicott_desktop.windows.new_decision.advice_page import AdvicePage
from caldicott_desktop.windows.new_decision.balance_page import BalancePage
from caldicott_desktop.windows.new_decision.check_page import CheckPage
from caldicott_desktop.windows.new_decision.decision_page import DecisionPage
from caldicott_desktop.windows.new_decision.information_page import InformationPage
from caldicott_desktop.windows.new_decision.law_page import LawPage
from caldicott_desktop.windows.new_decision.principle_page import PrinciplePage
from caldicott_desktop.windows.new_decision.request_page import RequestPage
from caldicott_desktop.windows.new_decision.section_page import SectionPage
from caldicott_desktop.windows.new_decision.setting import Setting
from caldicott_desktop.windows.new_decision.stop_checks_page import StopChecksPage
from caldicott_desktop.windows.saying import noted, translate

PAGES: Mapping[Section, Callable[[Setting, QWidget | None], SectionPage]] = MappingProxyType(
    {
        Section.REQUEST: RequestPage,
        Section.INFORMATION: InformationPage,
        Section.LAW: LawPage,
        Section.ABOUT: AboutPage,
        Section.STOP_CHECKS: StopChecksPage,
        Section.BALANCE: BalancePage,
        Section.ADVICE: AdvicePage,
        Section.DECISION: DecisionPage,
        Section.CHECK: CheckPage,
        **{
            section: partial(PrinciplePage, number=section.principle)
            for section in Section
            if section.principle is not None
        },
    },
)

_INTROS: Mapping[Section, str] = MappingProxyType(
    {
        Section.REQUEST: noted(
            "Sections", "Who is asking, what for, and how you know that it is them."
        ),
        Section.INFORMATION: noted(
            "Sections",
            "Whom it is about, what was asked for item by item, and who else appears in it.",
        ),
        Section.LAW: noted(
            "Sections",
            "What the request rests on first, then the duty of confidence, then data "
            "protection for living people.",
        ),
        Section.STOP_CHECKS: noted(
            "Sections",
            "What is still open holds a decision to share. It never holds a "
            "refusal, a deferral or a redirection.",
        ),
        Section.BALANCE: noted(
            "Sections", "Neither is the default. A refusal or a delay has consequences too."
        ),
        Section.ADVICE: noted(
            "Sections", "Whom you asked, what they said, and whether it was followed."
        ),
        Section.DECISION: noted("Sections", "The outcome sets what has to be answered."),
        Section.CHECK: noted(
            "Sections", "See what is missing, look over what will be recorded, and record it."
        ),
    },
)

_PRINCIPLE_INTROS: Mapping[int, str] = MappingProxyType(
    {
        3: noted(
            "Sections",
            "Settle each item asked for: allow, reduce, redact or refuse. This principle always "
            "applies.",
        ),
        8: noted("Sections", "Say whether the person is told, and rate the principle."),
    },
)

_ANY_PRINCIPLE = noted("Sections", "Rate how far this principle is met, and say why.")
_ANY_KIND = noted("Sections", "Questions that only this kind of case asks.")

_TITLES: Mapping[Section, str] = MappingProxyType(
    {
        Section.BALANCE: noted("Sections", "Harm if shared, and harm if not shared"),
        Section.ADVICE: noted("Sections", "Advice and disagreement"),
    },
)

_TONES: Mapping[SectionState, Tone] = MappingProxyType(
    {
        SectionState.TO_CHECK: "attention",
        SectionState.DONE: "neutral",
        SectionState.STARTED: "plain",
        SectionState.TO_DO: "plain",
        SectionState.OPTIONAL: "plain",
    },
)


def place_words(section: Section) -> str:
    """The small line above the title: which principle, or which part of the walkthrough."""
    if section.principle is not None:
        return translate("Sections", "Principle {number} of 8").format(number=section.principle)
    return section.group.label


def title_words(section: Section, principles: tuple[Principle, ...], kind: CaseKind) -> str:
    """The title of the page; principles and the kind's questions bear their own."""
    if section.principle is not None:
        return principles[section.principle - 1].title
    if section is Section.ABOUT:
        return kind.title
    title = _TITLES.get(section)
    return translate("Sections", title) if title else section.label


def intro_words(section: Section) -> str:
    """The sentence under the title; empty where the title says enough."""
    if section.principle is not None:
        words = _PRINCIPLE_INTROS.get(section.principle, _ANY_PRINCIPLE)
    else:
        words = _INTROS.get(section, _ANY_KIND)
    return translate("Sections", words)


def next_words(section: Section) -> str:
    """What comes after `section`; empty after the last."""
    after = next_section(section)
    if after is None:
        return ""
    return translate("Sections", "Next: {section}").format(
        section=f"{after.label[:1].lower()}{after.label[1:]}"
    )


def next_section(section: Section) -> Section | None:
    """The section after `section`, or `None` after the last."""
    sections = list(Section)
    return sections[section.order + 1] if section.order + 1 < len(sections) else None


def section_before(section: Section) -> Section | None:
    """The section before `section`, or `None` before the first."""
    return list(Section)[section.order - 1] if section.order else None


def task_groups(progress: Mapping[Section, Progress], case: Case) -> tuple[TaskGroup, ...]:
    """The task list: every section with its state in words, under its heading."""
    return tuple(
        TaskGroup(
            heading=group.label,
            tasks=tuple(
                _task(section, progress[section], case)
                for section in Section
                if section.group is group
            ),
        )
        for group in SectionGroup
    )


def _task(section: Section, at: Progress, case: Case) -> Task:
    tone = _TONES[at.state]
    if section is Section.ADVICE and not case.advice and at.state is not SectionState.TO_CHECK:
        tone = "plain"
    return Task(
        key=section.code,
        title=section.label,
        state=at.words,
        tone=tone,
        number="" if section.principle is None else str(section.principle),
    )
