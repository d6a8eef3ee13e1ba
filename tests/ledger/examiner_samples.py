"""One sample or two of each payload of the examiner log."""

from __future__ import annotations

from datetime import date, datetime
from zoneinfo import ZoneInfo

from caldicott_desktop.domain.case import DataProtection
from caldicott_desktop.domain.choices import Nation
from caldicott_desktop.domain.examiner import appointments, case, problems
from caldicott_desktop.domain.examiner import choices as c
from caldicott_desktop.domain.examiner.reconciled import (
    ClassCount,
    NotedFinding,
    ReconciliationMade,
)
from caldicott_desktop.domain.examiner.reconciliation import FindingKind, Mark

AT = datetime(2026, 11, 20, 9, 4, tzinfo=ZoneInfo("Europe/London"))
DAY = date(2026, 11, 18)

FINDINGS = case.Findings(
    sensitive=(c.SensitiveItem.ADOPTION, c.SensitiveItem.NOTE_OF_REFUSAL),
    sensitive_words="A letter on the first page.",
    linked=case.Linked(
        record=c.LinkedRecord.BABY,
        reference="B-0412",
        scope="The delivery only",
        data_protection=DataProtection(article_6="6_1_e", article_9="9_2_h"),
        person_told=False,
        not_told_because="Newborn",
    ),
    bereaved=case.ToldBereaved(
        anything=True, what="The cause proposed", to_whom="R-17", relationship="daughter"
    ),
    onward=(c.Onward.REGISTRAR,),
)
NOTHING_FOUND = case.Findings(
    sensitive=(),
    linked=case.Linked(record=c.LinkedRecord.NONE),
    bereaved=case.ToldBereaved(anything=False),
    onward=(),
)
ASSERTED = case.Assertion(independent=True, words="I am independent.", own_words="No tie at all.")
WHOLE_ACCESS = case.Access(
    source="5c" * 32,
    source_name="GP record through GP Connect",
    source_short="GP Connect",
    source_holder="Practices of Northmere",
    source_type="gp_connect",
    accessed_at=AT,
    accessor="Dr S Rahman",
    accessor_id="0a" * 16,
    accessor_role=c.AccessorRole.EXAMINER,
    scope=c.Scope.MONTHS,
    months=12,
    problem_words="Heart failure",
    scope_reason="The illness in the chain goes back a year.",
    access_problem=c.AccessProblem.NONE,
    assertion=ASSERTED,
    findings=FINDINGS,
)

SAMPLES: dict[str, list[object]] = {
    "examiner-case/1 listed": [
        case.CaseDetails(
            reference="ME-2611-0409",
            died_from_on=DAY,
            died_to_on=DAY,
            came=c.Came.XLSX,
            list_sha256="ab" * 32,
            high_profile=False,
            asked=("Trust EPR", "GP"),
            examiner="Dr S Rahman",
            examiner_id="0a" * 16,
            note="Found at home.",
            nation=Nation.ENGLAND,
        ),
        case.CaseDetails(reference="ME-1", came=c.Came.TYPED),
    ],
    "access/1": [WHOLE_ACCESS, case.Access(findings=NOTHING_FOUND)],
    "access/1 confirmed": [case.AccessConfirmed(confirmed="ab" * 32)],
    "examiner-case/1 prepared": [
        case.CasePrepared(note="Notes are in order.", examiner="Dr L Fenwick", findings=FINDINGS)
    ],
    "examiner-case/1 completed": [
        case.CaseCompleted(assertion=ASSERTED, read=("ab" * 32, "cd" * 32), findings=NOTHING_FOUND)
    ],
    "examiner-case/1 referred": [
        case.CaseReferred(
            assertion=ASSERTED, coroner="Northmere", their_reference="C-12", referred_on=DAY
        )
    ],
    "examiner-case/1 passed": [
        case.CasePassed(examiner="Dr L Fenwick", examiner_id="0b" * 16, why="End of the rota")
    ],
    "examiner-case/1 reopened": [
        case.CaseReopened(reason=c.ReopenReason.RETURNED, words="No inquest.")
    ],
    "independence/1": [
        case.IndependenceLost(
            who="Dr S Rahman",
            who_id="0a" * 16,
            role=c.AccessorRole.EXAMINER,
            nation=Nation.WALES,
            circumstance="work_tie",
            circumstance_words="Partner, employer, employee or associate",
            toward=c.Toward.PRACTITIONER,
            words="We share a clinic.",
            came_to_light_at=AT,
            stopped_at=AT,
            notified="Medical director",
            notified_how="Email",
            notified_at=AT,
            handed_to="Dr L Fenwick",
            handed_to_id="0b" * 16,
            handed_what="Notes so far",
            handed_at=AT,
        ),
        case.IndependenceLost(adds_to="ab" * 32),
    ],
    "problem/1 noted": [
        problems.ProblemNoted(
            source="ab" * 32,
            source_name="GP summary, by request",
            holder="Mill Lane Surgery",
            code=c.AccessProblem.DELAY,
            asked_on=DAY,
            note="Asked by form",
        ),
        problems.ProblemNoted(chases="cd" * 32),
    ],
    "problem/1 resolved": [
        problems.ProblemResolved(problem="cd" * 32, result=c.ProblemResult.CAME, on=DAY)
    ],
    "reconciliation/1": [
        ReconciliationMade(
            source="5c" * 32,
            source_name="GP record through GP Connect",
            file_name="audit november.csv",
            file_sha256="ab" * 32,
            first_on=DAY,
            last_on=DAY,
            duty_sha256=None,
            list_checked=True,
            late_hours=48,
            tolerance_days=1,
            rows=12,
            unreadable=1,
            elsewhere=0,
            counts=(ClassCount(kind=FindingKind.MATCHED, number=11),),
            findings=(
                NotedFinding(
                    kind=FindingKind.NO_LINE,
                    marks=(Mark.DUTY_NOT_CHECKED, Mark.NOT_ON_LIST),
                    row=7,
                    access="cd" * 32,
                    at=AT,
                    who="bellt",
                    reference="ME-1",
                    note="Opened by mistake, closed at once.",
                    incident="W-12",
                ),
                NotedFinding(kind=FindingKind.NO_ACCESS),
            ),
        )
    ],
    "appointment/1": [
        appointments.Appointment(
            person_id="0a" * 16,
            name="Dr S Rahman",
            role=c.AccessorRole.EXAMINER,
            from_on=DAY,
            note="Two sessions a week",
        )
    ],
}
