"""What guidance may say, and how sure it may sound."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest

from caldicott_desktop.domain import choices as c
from caldicott_desktop.domain.case import PRINCIPLES
from caldicott_desktop.domain.guidance_types import Checked, Citation
from caldicott_desktop.guidance.hedging import weakest_of
from tests.domain.samples import GUIDANCE
from tests.every import every

_SEVENTH = (
    "The duty to share information for individual care is as important as the duty to protect "
    "patient confidentiality"
)
OFFICIAL_TITLES = [
    "Justify the purpose(s) for using confidential information",
    "Use confidential information only when it is necessary",
    "Use the minimum necessary confidential information",
    "Access to confidential information should be on a strict need-to-know basis",
    "Everyone with access to confidential information should be aware of their responsibilities",
    "Comply with the law",
    _SEVENTH,
    "Inform patients and service users about how their confidential information is used",
]

# Statements that the references mark as known, second-hand or derived, and where they stand here.
HEDGED: dict[str, tuple[str, str, Checked]] = {
    "court rules": ("court-order", "court-rules", Checked.NOT_CHECKED),
    "PACE Schedule 1": ("production-order", "pace-1984", Checked.NOT_CHECKED),
    "GMC 2017 public interest": ("public-interest", "gmc-2017", Checked.NOT_CHECKED),
    "section 172": ("road-traffic-s172", "rta-1988", Checked.NOT_CHECKED),
    "section 38B": ("terrorism-s38b", "terrorism-2000", Checked.NOT_CHECKED),
    "Re AB": ("ahra-representative-or-claim", "re-ab-2020", Checked.SECOND_HAND),
    "the NI Order": ("ahro-ni-representative-or-claim", "ahr-ni-1993-order", Checked.NOT_CHECKED),
    "capacity": ("overall-benefit", "mca-2005", Checked.NOT_CHECKED),
    "section 33A": ("fertility-s33a", "hfea-1990", Checked.NOT_CHECKED),
    "section 22": ("gender-recognition-s22", "gra-2004", Checked.NOT_CHECKED),
    "start of section 16LA": ("child-duty-16la", "cws-2026-s4", Checked.NOT_CHECKED),
}

HEDGES = re.compile(
    r"check (?:the|before|it)|not read|not seen|not confirmed|not found|not checked|reported",
    re.IGNORECASE,
)
READ = {Checked.READ, Checked.READ_COPY}


@pytest.mark.parametrize("number", PRINCIPLES)
def test_titles_are_the_official_ones(number: int) -> None:
    principle = GUIDANCE.principles[number - 1]
    assert principle.title == OFFICIAL_TITLES[number - 1]
    assert principle.citations[0].source_id == "principles-2020"
    assert principle.citations[0].checked is Checked.READ_COPY


@pytest.mark.parametrize(("gateway_id", "source_id", "mark"), HEDGED.values(), ids=HEDGED)
def test_what_nobody_read_at_source_carries_its_mark(
    gateway_id: str,
    source_id: str,
    mark: Checked,
) -> None:
    cited = [k for k in GUIDANCE.gateways[gateway_id].citations if k.source_id == source_id]
    assert mark in {citation.checked for citation in cited}


@every("gateway_id", GUIDANCE.gateways)
def test_a_gateway_not_wholly_read_says_so_in_its_words(gateway_id: str) -> None:
    gateway = GUIDANCE.gateways[gateway_id]
    if unread(gateway.citations):
        assert HEDGES.search(gateway.test)


@every("row_id", GUIDANCE.law_rows)
def test_a_law_row_is_as_sure_as_its_least_source(row_id: str) -> None:
    row = GUIDANCE.law_rows[row_id]
    weakest = weakest_of(row.citations)
    assert weakest is not None
    assert row.checked is weakest.checked
    if unread(row.citations):
        assert HEDGES.search(row.words)


@every("code", GUIDANCE.bases)
def test_a_data_protection_basis_nobody_read_says_so(code: str) -> None:
    basis = GUIDANCE.bases[code]
    if unread(basis.citations):
        assert "check the text" in basis.use.lower()


def test_second_hand_help_says_so() -> None:
    for kind in GUIDANCE.kinds.values():
        helped = [(q.id, q.help, q.citations) for q in kind.questions]
        helped += [(check.id, check.help, check.citations) for check in kind.stop_checks]
        for id_, help_, citations in helped:
            if citations and not any(k.checked in READ for k in citations):
                assert HEDGES.search(help_), id_


def test_our_own_blocks_are_named_as_suggestions() -> None:
    for principle in GUIDANCE.principles:
        blocks = {"prompts", "evidence", "pitfalls", "recording", "not_applicable_when"}
        if principle.under_compulsion:
            blocks.add("under_compulsion")
        assert set(principle.suggestions) == blocks
    assert {p.number for p in GUIDANCE.principles if p.under_compulsion} == {2, 3, 6}
    for kind in GUIDANCE.kinds.values():
        assert {"in_this_kind", "prompts", "consult", "review_days"} <= set(kind.suggestions)


def test_no_source_of_a_copy_is_said_to_be_read_at_source() -> None:
    for citation in every_citation():
        copied = GUIDANCE.sources[citation.source_id].copy is not None
        assert not (copied and citation.checked is Checked.READ), citation.source_id


def test_rights_after_death_are_for_those_who_have_died_and_police_forms_for_the_living() -> None:
    for id_ in ("ahra-representative-or-claim", "ahro-ni-representative-or-claim"):
        assert GUIDANCE.gateways[id_].statuses == (c.SubjectStatus.DECEASED,)
    living = GUIDANCE.gateways["police-crime-exemption"].statuses
    assert c.SubjectStatus.DECEASED not in living


def unread(citations: tuple[Citation, ...]) -> bool:
    return any(citation.checked not in READ for citation in citations)


def every_citation() -> Iterator[Citation]:
    cited = [
        *(principle.citations for principle in GUIDANCE.principles),
        *(gateway.citations for gateway in GUIDANCE.gateways.values()),
        *(row.citations for row in GUIDANCE.law_rows.values()),
        *(clock.citations for clock in GUIDANCE.clocks.values()),
        *(basis.citations for basis in GUIDANCE.bases.values()),
    ]
    for kind in GUIDANCE.kinds.values():
        cited.append(kind.citations)
        cited += [question.citations for question in kind.questions]
        cited += [check.citations for check in kind.stop_checks]
    for citations in cited:
        yield from citations
