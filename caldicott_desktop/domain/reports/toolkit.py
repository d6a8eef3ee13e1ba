"""What the Data Security and Protection Toolkit asks for: types of the dated data about it.

The values live in `resources/toolkit/`, each with its source and how far that was checked. What the
log can show for each is said in `domain.reports.evidence`.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from caldicott_desktop.domain.choices import Choice
from caldicott_desktop.domain.guidance_types import Citation, Source


class ToolkitForm(Choice):
    """One of the two forms in which the toolkit is submitted."""

    CAF = "caf", "CAF-aligned"
    CHECKLIST = "checklist", "Checklist of assertions and evidence items"


class Evidence(Choice):
    """Something a log of decisions can show."""

    ROLES = "roles", "Who holds the roles"
    TO_THE_BOARD = "to-the-board", "Reports to the board"
    RECORDED = "recorded", "Decisions recorded"
    LAW = "law", "The law that was named"
    CARE = "care", "Sharing for individual care"
    OTHER_USES = "other-uses", "Sharing for other purposes"
    OBJECTIONS = "objections", "Objections and opt-outs"
    TELLING = "telling", "Telling people"
    NEED_TO_KNOW = "need-to-know", "Need to know"
    LEARNING = "learning", "Learning"
    REVIEWS = "reviews", "Reviews"
    INCIDENTS = "incidents", "Incidents"
    SUPPLIERS = "suppliers", "Suppliers"
    KEEPING = "keeping", "How the record is kept"


@dataclass(frozen=True, slots=True, kw_only=True)
class Version:
    """One version of a form, its days where they are known, and what `holds` here of it.

    `due_on` is the last day on which it was, or is, to be submitted.
    """

    id: str
    name: str
    released_on: date | None
    due_on: date | None
    holds: str
    citations: tuple[Citation, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Requirement:
    """One thing the toolkit asks for: its reference and title in a version, and what shows it.

    `elsewhere` is what else it takes, which no log of decisions holds.
    """

    form: ToolkitForm
    version: Version
    reference: str
    title: str
    evidence: tuple[Evidence, ...]
    elsewhere: str
    citations: tuple[Citation, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class About:
    """For whom a form is, and the versions its references are of, the newest known of last."""

    words: str
    citations: tuple[Citation, ...]
    versions: tuple[Version, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Toolkit:
    """The requirements of both forms that a log of decisions bears on, as known `as_at` a day."""

    as_at: date
    about: Mapping[ToolkitForm, About]
    requirements: tuple[Requirement, ...]
    sources: Mapping[str, Source]
