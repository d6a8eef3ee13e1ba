"""Checks on gateway, confidentiality and data protection: do they go together?"""

from __future__ import annotations

from collections.abc import Iterator

from caldicott_desktop.domain.asking import day_of
from caldicott_desktop.domain.choices import (
    ConfidentialityRoute,
    GatewayEffect,
    Nation,
    OptOut,
    Process,
    Purpose,
    SubjectStatus,
)
from caldicott_desktop.domain.consistency.scene import Check, Hit, Scene, Severity
from caldicott_desktop.domain.guidance_types import LawStatus

_GATEWAY = "/law/gateway_id"
_ROUTE = "/law/confidentiality"
_OURS = "Our suggestion: two recorded answers cannot both stand"

# How kinds name the question that asks when an approval or agreement runs out.
_EXPIRY = ("expiry", "expiry_on", "expires_on", "ends_on")


def _gateway_elsewhere(scene: Scene) -> Iterator[Hit]:
    gateway, nation = scene.gateway, scene.case.law.nation
    if gateway and nation and nation not in gateway.nations:
        yield Hit(
            path=_GATEWAY,
            words=f"“{gateway.title}” is not recorded as a gateway of {nation.label}: choose "
            "another, or correct the nation.",
        )


def _gateway_for_another_status(scene: Scene) -> Iterator[Hit]:
    gateway, status = scene.gateway, scene.case.subject.status
    if gateway and status not in {None, SubjectStatus.UNKNOWN, *gateway.statuses}:
        yield Hit(
            path=_GATEWAY,
            words=f"“{gateway.title}” is not meant for someone with the status recorded here: "
            "choose another gateway, or correct the status.",
        )


def _limits_as_gateway(scene: Scene) -> Iterator[Hit]:
    gateway = scene.gateway
    if gateway and gateway.effect is GatewayEffect.LIMITS:
        yield Hit(
            path=_GATEWAY,
            words=f"“{gateway.title}” limits disclosure and is recorded as what the sharing rests "
            "on: choose the gateway that opens it.",
        )


def _belongs_elsewhere(scene: Scene) -> Iterator[Hit]:
    process = scene.case.triage.process
    if process not in {None, Process.OURS}:
        yield Hit(
            path="/triage/process",
            words="The request is recorded as belonging to another process, and something is "
            "shared here.",
        )


def _implied_consent_beyond_care(scene: Scene) -> Iterator[Hit]:
    case = scene.case
    if case.law.confidentiality is ConfidentialityRoute.IMPLIED_CONSENT and (
        case.request.purpose_kind not in {None, Purpose.CARE, Purpose.AUDIT}
    ):
        yield Hit(
            path=_ROUTE,
            words="Implied consent reaches individual care and audit by the care team, and another "
            "purpose is recorded: choose another route, or correct the purpose.",
        )


_ROUTE_NATIONS = {
    ConfidentialityRoute.DUTY_TO_SHARE: frozenset({Nation.ENGLAND}),
    ConfidentialityRoute.SECTION_251: frozenset({Nation.ENGLAND, Nation.WALES}),
}


def _route_of_another_nation(scene: Scene) -> Iterator[Hit]:
    law = scene.case.law
    nations = _ROUTE_NATIONS.get(law.confidentiality) if law.confidentiality else None
    if nations and law.nation and law.nation not in nations:
        where = " and ".join(nation.label for nation in Nation if nation in nations)
        yield Hit(
            path=_ROUTE,
            words=f"This route is recorded as one of {where} only: choose another, or correct the "
            "nation.",
        )


def _order_route_without_order(scene: Scene) -> Iterator[Hit]:
    gateway = scene.gateway
    if (
        scene.case.law.confidentiality is ConfidentialityRoute.COURT_ORDER
        and gateway
        and gateway.effect is not GatewayEffect.COMPELS
    ):
        yield Hit(
            path=_ROUTE,
            words="A court order is recorded as what sets confidence aside, and the gateway "
            "recorded compels nothing: correct one of the two.",
        )


def _obligation_without_compulsion(scene: Scene) -> Iterator[Hit]:
    gateway = scene.gateway
    # Whoever has a right to something obliges us to give it, so a right is as good as a power here.
    if (
        scene.case.law.data_protection.article_6 == "6(1)(c)"
        and gateway
        and gateway.effect not in {GatewayEffect.COMPELS, GatewayEffect.RIGHT}
    ):
        yield Hit(
            path="/law/data_protection/article_6",
            words="Legal obligation is recorded as the basis, and the gateway recorded obliges "
            "nobody: choose another basis, or correct the gateway.",
        )


def _consent_basis_with_compulsion(scene: Scene) -> Iterator[Hit]:
    gateway = scene.gateway
    if (
        scene.case.law.data_protection.article_6 == "6(1)(a)"
        and gateway
        and gateway.effect is GatewayEffect.COMPELS
    ):
        yield Hit(
            path="/law/data_protection/article_6",
            words="Consent is recorded as the basis of a disclosure that is compelled, so the "
            "person's answer would change nothing: choose another basis.",
        )


def _opt_out_set(scene: Scene) -> Iterator[Hit]:
    if scene.case.law.opt_out is OptOut.CHECKED_SET:
        yield Hit(
            path="/law/opt_out",
            words="A national data opt-out is recorded as set: say how it is honoured in what is "
            "shared.",
        )


def _approval_ended(scene: Scene) -> Iterator[Hit]:
    decided_at = scene.case.conclusion.decided_at
    by = decided_at.date() if decided_at else scene.today
    for name, answer in scene.answers.items():
        if name.endswith(_EXPIRY) and (ends_on := day_of(answer)) and ends_on < by:
            yield Hit(
                path=f"/answers/{name}",
                words="The approval or agreement relied on ended before the decision: get it "
                "renewed, or correct the date.",
            )


def _row_past_its_date(scene: Scene) -> Iterator[Hit]:
    for row in scene.rows:
        if row.recheck_by is not None and row.recheck_by < scene.today:
            yield Hit(
                path="/law/rows",
                words=f"The law-status row “{row.title}” is past its recheck date: look at its "
                "source, and have the recheck recorded.",
            )


_NOT_LAW = frozenset({LawStatus.PROPOSED, LawStatus.ENDED, LawStatus.ENACTED})


def _leans_on_what_is_not_in_force(scene: Scene) -> Iterator[Hit]:
    # A row that only stands beside the kind is read and not leaned on; the gateway's own are.
    leaned_on = set(scene.gateway.law_rows) if scene.gateway else set()
    used = {row.row_id for row in scene.case.law.rows}
    for row in scene.rows:
        if row.id in used & leaned_on and row.status in _NOT_LAW:
            yield Hit(
                path="/law/rows",
                words=f"The row “{row.title}” is relied on, and its own status is "
                f"“{row.status.label.lower()}”: say what rests on it.",
            )


CHECKS = (
    Check(
        id="gateway-elsewhere",
        severity=Severity.ERROR,
        source="The nations of each gateway in this guidance set",
        find=_gateway_elsewhere,
    ),
    Check(
        id="gateway-for-another-status",
        severity=Severity.ERROR,
        source="The statuses of each gateway in this guidance set",
        find=_gateway_for_another_status,
    ),
    Check(
        id="limits-as-gateway",
        severity=Severity.ERROR,
        source="The effect of each gateway in this guidance set",
        find=_limits_as_gateway,
    ),
    Check(
        id="belongs-elsewhere",
        severity=Severity.WARNING,
        source="Our suggestion, from the order of questions",
        find=_belongs_elsewhere,
    ),
    Check(
        id="implied-consent-beyond-care",
        severity=Severity.WARNING,
        source="Consent and confidential patient information, NHS England, read 21 November 2026",
        find=_implied_consent_beyond_care,
    ),
    Check(
        id="route-of-another-nation",
        severity=Severity.ERROR,
        source="Control of Patient Information Regulations 2002 and the explanatory notes to the "
        "2015 Act s.3, read 21 November 2026",
        find=_route_of_another_nation,
    ),
    Check(
        id="order-route-without-order",
        severity=Severity.ERROR,
        source=_OURS,
        find=_order_route_without_order,
    ),
    Check(
        id="obligation-without-compulsion",
        severity=Severity.WARNING,
        source="Can I share personal data with a law enforcement authority?, Information "
        "Commissioner's Office, read 21 November 2026",
        find=_obligation_without_compulsion,
    ),
    Check(
        id="consent-basis-with-compulsion",
        severity=Severity.WARNING,
        source=_OURS,
        find=_consent_basis_with_compulsion,
    ),
    Check(
        id="opt-out-set",
        severity=Severity.WARNING,
        source="National data opt-out operational policy guidance, chapter 6, read "
        "21 November 2026",
        find=_opt_out_set,
    ),
    Check(
        id="approval-ended",
        severity=Severity.ERROR,
        source=_OURS,
        find=_approval_ended,
    ),
    Check(
        id="row-past-its-date",
        severity=Severity.WARNING,
        source="The recheck date of each law-status row in this guidance set",
        find=_row_past_its_date,
    ),
    Check(
        id="leans-on-what-is-not-in-force",
        severity=Severity.WARNING,
        source="The status of each law-status row in this guidance set",
        find=_leans_on_what_is_not_in_force,
    ),
)
