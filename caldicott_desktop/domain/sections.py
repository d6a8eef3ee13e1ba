"""The sections a decision is walked through, and which of them holds each field.

`section_of` settles where a field is asked: a page shows the fields whose paths lead to its
section, and a missing answer leads back to that page.
"""

from __future__ import annotations

from collections.abc import Mapping
from enum import Enum
from functools import lru_cache
from types import MappingProxyType

from caldicott_desktop.domain.case import PRINCIPLES


class SectionGroup(Enum):
    """A heading of the task list; the value is what is shown."""

    UNDERSTAND = "Understand the request"
    PRINCIPLES = "The eight principles"
    DECIDE = "Decide"

    @property
    def label(self) -> str:
        """The words shown above the group."""
        return self.value


class Section(Enum):
    """One page of the walkthrough, in reading order."""

    REQUEST = "request", "The request", SectionGroup.UNDERSTAND
    INFORMATION = "information", "The information", SectionGroup.UNDERSTAND
    LAW = "law", "Law and confidentiality", SectionGroup.UNDERSTAND
    ABOUT = "about", "About this kind of case", SectionGroup.UNDERSTAND
    STOP_CHECKS = "stop_checks", "Stop-checks", SectionGroup.UNDERSTAND
    PRINCIPLE_1 = "principle_1", "Justify the purpose", SectionGroup.PRINCIPLES
    PRINCIPLE_2 = "principle_2", "Only when necessary", SectionGroup.PRINCIPLES
    PRINCIPLE_3 = "principle_3", "Minimum necessary", SectionGroup.PRINCIPLES
    PRINCIPLE_4 = "principle_4", "Need to know", SectionGroup.PRINCIPLES
    PRINCIPLE_5 = "principle_5", "Responsibilities", SectionGroup.PRINCIPLES
    PRINCIPLE_6 = "principle_6", "Comply with the law", SectionGroup.PRINCIPLES
    PRINCIPLE_7 = "principle_7", "Duty to share", SectionGroup.PRINCIPLES
    PRINCIPLE_8 = "principle_8", "Inform people", SectionGroup.PRINCIPLES
    BALANCE = "balance", "Harm both ways", SectionGroup.DECIDE
    ADVICE = "advice", "Advice", SectionGroup.DECIDE
    DECISION = "decision", "Decision and conditions", SectionGroup.DECIDE
    CHECK = "check", "Check and record", SectionGroup.DECIDE

    def __init__(self, code: str, label: str, group: SectionGroup) -> None:
        """Keep the code, the words of the task list and the heading they stand under."""
        self.code = code
        self.label = label
        self.group = group

    @property
    def order(self) -> int:
        """Place in the walkthrough, from 0."""
        return _ORDER[self]

    @property
    def principle(self) -> int | None:
        """The number of the principle weighed here, 1 to 8; `None` on every other page."""
        return _PRINCIPLE.get(self)


_ORDER: Mapping[Section, int] = MappingProxyType({s: n for n, s in enumerate(Section)})
_PRINCIPLE: Mapping[Section, int] = MappingProxyType(
    {Section[f"PRINCIPLE_{number}"]: number for number in PRINCIPLES},
)

# Whole paths first, then the first segment. What the requester was told is known only at the end.
# The item-by-item decision and the ways to do with less are made on the page of principle 3;
# telling the person is what principle 8 asks for.
_BY_ITEM_FIELD = frozenset({"decision", "approved_scope", "reason"})
_BY_PATH: Mapping[str, Section] = MappingProxyType(
    {
        "/request/requester_told": Section.DECISION,
        "/request/requester_told_by": Section.DECISION,
        "/papers_kept": Section.CHECK,
        "/dissent": Section.ADVICE,
    },
)
_BY_ROOT: Mapping[str, Section] = MappingProxyType(
    {
        "kind_id": Section.REQUEST,
        "variant_id": Section.REQUEST,
        "form": Section.REQUEST,
        "card_entry": Section.REQUEST,
        "examiner_case": Section.REQUEST,
        "time_limit": Section.REQUEST,
        "triage": Section.LAW,
        "request": Section.REQUEST,
        "subject": Section.INFORMATION,
        "law": Section.LAW,
        "answers": Section.ABOUT,
        "stop_checks": Section.STOP_CHECKS,
        "necessity": Section.PRINCIPLE_3,
        "balance": Section.BALANCE,
        "advice": Section.ADVICE,
        "conditions": Section.DECISION,
        "precedents": Section.DECISION,
        "check_overrides": Section.CHECK,
        "conclusion": Section.DECISION,
        "correction": Section.DECISION,
    },
)


def of_principle(number: int) -> Section:
    """The page on which principle `number` (1 to 8) is weighed."""
    return Section[f"PRINCIPLE_{number}"]


@lru_cache(maxsize=2048)  # every path of a long case; asked for each after each key
def section_of(path: str) -> Section:
    """The section that asks for the field at `path` (`/principles/2/rating`, index from 0).

    Raises `ValueError` for a path that no section holds.
    """
    if path in _BY_PATH:
        return _BY_PATH[path]
    _, root, *rest = [*path.split("/"), ""]
    last = path.rsplit("/", 1)[-1]
    if root == "items":
        return Section.PRINCIPLE_3 if last in _BY_ITEM_FIELD else Section.INFORMATION
    if root == "principles" and rest[0].isdecimal() and int(rest[0]) + 1 in PRINCIPLES:
        return of_principle(int(rest[0]) + 1)
    if path.startswith("/conclusion/telling"):
        return Section.PRINCIPLE_8
    if root in _BY_ROOT:
        return _BY_ROOT[root]
    raise ValueError(f"no section holds {path!r}")
