"""Which parts of a set bear on a case, and which are due to be looked at again."""

from __future__ import annotations

from caldicott_desktop.domain.case import Case, LawRowUsed
from caldicott_desktop.domain.choices import Nation, SubjectStatus
from caldicott_desktop.domain.guidance_types import (
    Article,
    Basis,
    ClockRule,
    Gateway,
    GuidanceSet,
    LawRow,
)
from caldicott_desktop.domain.law_questions import LawQuestion, law_questions
from caldicott_desktop.guidance.in_force import nations_offered


def gateways_for(case: Case, guidance: GuidanceSet) -> tuple[Gateway, ...]:
    """The gateways to offer: those its variant puts first, then the rest of its kind's.

    They are for its nation and the person's status; one that waits for a law to come into force is
    not among them before its law row says so.
    An unanswered nation and an unanswered or unknown status exclude none.
    """
    status, nation = case.subject.status, case.law.nation
    kind = guidance.kinds[case.kind_id]
    variant = kind.variant(case.variant_id)
    ids = (*(variant.gateway_ids if variant else ()), *kind.gateway_ids)
    offered = (guidance.gateways[id_] for id_ in dict.fromkeys(ids))
    return tuple(
        gateway
        for gateway in offered
        if _of_nation(nation, gateway.nations)
        and (status in {None, SubjectStatus.UNKNOWN} or status in gateway.statuses)
        and _has_come(gateway, nation, guidance)
    )


def _has_come(gateway: Gateway, nation: Nation | None, guidance: GuidanceSet) -> bool:
    """Whether a gateway that waits for a law has one in force in the nation, or waits for none."""
    return not gateway.only_in_force or nation in nations_offered(gateway, guidance.law_rows)


def law_rows_for(case: Case, guidance: GuidanceSet) -> tuple[LawRow, ...]:
    """The law-status rows that bear on the case: of its kind and its gateway, for its nation."""
    ids = list(guidance.kinds[case.kind_id].law_row_ids)
    if gateway := guidance.gateways.get(case.law.gateway_id or ""):
        ids += gateway.law_rows
    rows = (guidance.law_rows[id_] for id_ in dict.fromkeys(ids))
    return tuple(row for row in rows if _of_nation(case.law.nation, row.nations))


def law_row_used(row: LawRow) -> LawRowUsed:
    """`row` copied as it stands, to be kept with a decision that relies on it."""
    return LawRowUsed(
        row_id=row.id,
        words=row.words,
        as_at=row.as_at.isoformat() if row.as_at else "not known",
        checked=row.checked.code,
        title=row.title,
        status=row.status.code,
        recheck_by=row.recheck_by.isoformat() if row.recheck_by else "never",
    )


def clocks_for(case: Case, guidance: GuidanceSet) -> tuple[ClockRule, ...]:
    """The time limits of the case's kind in its nation; none before the nation is known."""
    rules = (guidance.clocks[id_] for id_ in guidance.kinds[case.kind_id].clock_ids)
    return tuple(rule for rule in rules if case.law.nation in rule.nations)


def bases_for(case: Case, guidance: GuidanceSet, article: Article) -> tuple[Basis, ...]:
    """The bases of `article` to offer; none where no data protection question arises."""
    asked = {LawQuestion.DATA_PROTECTION, LawQuestion.THIRD_PARTY_DATA_PROTECTION}
    if asked.isdisjoint(law_questions(case)):
        return ()
    return tuple(basis for basis in guidance.bases.values() if basis.article is article)


def _of_nation(nation: Nation | None, nations: tuple[Nation, ...]) -> bool:
    return nation is None or nation in nations
