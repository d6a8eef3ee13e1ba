"""Which questions of law arise in a case."""

from __future__ import annotations

from enum import Enum

from caldicott_desktop.domain.case import Case
from caldicott_desktop.domain.choices import Nation, Purpose, SubjectStatus, ThirdParties


class LawQuestion(Enum):
    """A question of the page *Law and confidentiality*; the value is the path of its answer.

    The order is that of the project's reference on principles and law, section 4.10: confidential
    at all, ours to decide, prohibited, compelled or permitted, and only then data protection.
    """

    NATION = "/law/nation"
    IDENTIFIABLE = "/triage/identifiable"
    PROCESS = "/triage/process"
    PROHIBITION = "/triage/prohibition"
    GATEWAY = "/law/gateway_id"
    CONFIDENTIALITY = "/law/confidentiality"
    DATA_PROTECTION = "/law/data_protection"
    THIRD_PARTY_DATA_PROTECTION = "/law/third_party_data_protection"
    OBJECTION = "/law/objection"
    OPT_OUT = "/law/opt_out"


# The national data opt-out is England's, for uses beyond individual care.
_OPT_OUT_PURPOSES = frozenset(
    {Purpose.RESEARCH, Purpose.AUDIT, Purpose.PLANNING, Purpose.COMMERCIAL},
)
# UK GDPR does not reach the islands, which have data protection laws of their own.
_UK = frozenset({None, Nation.ENGLAND, Nation.WALES, Nation.SCOTLAND, Nation.NORTHERN_IRELAND})
_ALIVE = frozenset({SubjectStatus.LIVING, SubjectStatus.DYING})


def law_questions(case: Case) -> tuple[LawQuestion, ...]:
    """The questions that arise, in order.

    UK GDPR and the Data Protection Act are asked about the living only: never for a subject who has
    died, whose living third parties bring them back for themselves, and not before it is known
    whether the subject is alive. Where nobody can be identified only the duty of confidence is
    left, to be answered with *Not confidential information*.
    """
    found = [
        LawQuestion.NATION,
        LawQuestion.IDENTIFIABLE,
        LawQuestion.PROCESS,
        LawQuestion.PROHIBITION,
    ]
    if case.triage.identifiable is False:
        return (*found, LawQuestion.CONFIDENTIALITY)
    found += [LawQuestion.GATEWAY, LawQuestion.CONFIDENTIALITY]
    found += _data_protection(case)
    found.append(LawQuestion.OBJECTION)
    if case.request.purpose_kind in _OPT_OUT_PURPOSES and case.law.nation in {
        None,
        Nation.ENGLAND,
    }:
        found.append(LawQuestion.OPT_OUT)
    return tuple(found)


def _data_protection(case: Case) -> list[LawQuestion]:
    subject = case.subject
    if case.law.nation not in _UK:
        return []
    if subject.status in _ALIVE:
        return [LawQuestion.DATA_PROTECTION]
    if subject.status is SubjectStatus.DECEASED and subject.third_parties is ThirdParties.PRESENT:
        return [LawQuestion.THIRD_PARTY_DATA_PROTECTION]
    return []
