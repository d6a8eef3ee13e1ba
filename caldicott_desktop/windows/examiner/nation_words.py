"""What a nation calls the states of a case and those who scrutinise it, by its guidance."""

from __future__ import annotations

from caldicott_desktop.domain.examiner.choices import AccessorRole, CaseState
from caldicott_desktop.domain.guidance_types import ExaminerVariant


def state_words(variant: ExaminerVariant | None, state: CaseState) -> str:
    """What a state is called, in plain words where nothing is said of the nation."""
    return variant.states.get(state, state.label) if variant else state.label


def role_words(variant: ExaminerVariant | None, role: AccessorRole) -> str:
    """What those of a role are called, in plain words where the nation has no such role."""
    return variant.roles.get(role, role.label) if variant else role.label


def worded(variant: ExaminerVariant | None, words: str) -> str:
    """Words with whom the nation calls the `{coroner}`, the `{examiner}`, and their `{work}`."""
    return words.format(
        coroner=state_words(variant, CaseState.CORONER).lower(),
        examiner=variant.examiner if variant else "examiner",
        work=variant.work if variant else "scrutiny",
    )


def capital(words: str) -> str:
    """Words as they begin a heading."""
    return words[:1].upper() + words[1:]
