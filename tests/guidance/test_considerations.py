"""What the guidance pane says, and what is chosen for a case."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from caldicott_desktop.domain import choices as c
from caldicott_desktop.domain.case import Case
from caldicott_desktop.domain.guidance_types import Article, Checked, Citation
from caldicott_desktop.domain.sections import Section, of_principle
from caldicott_desktop.guidance import (
    PaneBlock,
    ago,
    bases_for,
    checked_words,
    clocks_for,
    considerations_for,
    due_for_recheck,
    gateways_for,
    law_row_used,
    law_rows_for,
    source_note,
)
from caldicott_desktop.guidance.hedging import row_as_at
from tests.domain.samples import GUIDANCE, KINDS, change, shared
from tests.every import every

TODAY = date(2026, 11, 22)
KINDS_BY_ID = GUIDANCE.kinds


def pane(case: Case, section: Section, today: date = TODAY) -> dict[str, PaneBlock]:
    blocks = considerations_for(case, GUIDANCE, section, today=today)
    found = {block.heading: block for block in blocks}
    assert len(found) == len(blocks)
    return found


@every("kind_id", KINDS)
@every("section", list(Section))
def test_every_section_has_something_to_say(kind_id: str, section: Section) -> None:
    for block in considerations_for(shared(kind_id), GUIDANCE, section, today=TODAY):
        assert block.heading
        assert block.paragraphs or block.bullets or block.sources


def test_a_principle_is_asked_prompted_and_sourced() -> None:
    found = pane(shared(), Section.PRINCIPLE_3)
    assert list(found) == [
        "What this principle asks",
        "Ask yourself",
        "In this kind of case",
        "Usual evidence",
        "Watch for",
        "When you write it down",
        "When it does not apply",
        "Sources and how far checked",
    ]
    assert found["What this principle asks"].note is None
    assert found["Ask yourself"].note == "Our suggestion"
    assert "Ask them to narrow it" in found["In this kind of case"].paragraphs[0]
    note = found["Sources and how far checked"].sources[0]
    assert note.title == "The Eight Caldicott Principles"
    assert note.words == "Read in a copy on 21 November 2026"
    assert note.age == "1 day ago · recheck by 21 November 2027"
    assert not note.overdue


def test_a_block_that_guidance_leaves_out_is_not_shown() -> None:
    bare = replace(GUIDANCE.principles[2], not_applicable_when=None)
    guidance = replace(
        GUIDANCE,
        principles=(*GUIDANCE.principles[:2], bare, *GUIDANCE.principles[3:]),
    )
    blocks = considerations_for(shared(), guidance, Section.PRINCIPLE_3, today=TODAY)
    assert "When it does not apply" not in {block.heading for block in blocks}


def test_compulsion_changes_what_two_three_and_six_are_rated_on() -> None:
    compelled = change(shared(), **{"/law/gateway_effect": c.GatewayEffect.COMPELS})
    for number in range(1, 9):
        found = pane(compelled, of_principle(number))
        assert ("Because this is compelled" in found) is (number in {2, 3, 6})
        assert "Because this is compelled" not in pane(shared(), of_principle(number))


def test_law_starts_from_the_gateways_of_the_kind() -> None:
    case = change(shared(), **{"/law/gateway_id": None})
    found = pane(case, Section.LAW)
    offered = found["Gateways for this kind of case"].bullets
    assert "Court order or witness summons: compels" in offered
    assert found["UK GDPR Article 6"].bullets
    assert any("Not yet checked" in line for line in found["UK GDPR Article 9"].bullets)


def test_the_chosen_gateway_is_shown_with_its_least_checked_source() -> None:
    case = change(shared("pd-ahra"), **{"/law/gateway_id": "ahra-representative-or-claim"})
    found = pane(case, Section.LAW)
    block = found["Access to Health Records Act 1990, s.3(1)(f)"]
    assert block.paragraphs[0] == "Recorded effect: right."
    assert block.note == "Second-hand: check the text"
    assert [note.checked for note in block.sources] == [
        Checked.READ,
        Checked.READ_COPY,
        Checked.SECOND_HAND,
    ]
    assert "UK GDPR Article 6" not in found
    row = found["Probate claims and access after death"]
    assert row.note == "Second-hand: check the text"
    assert "As at 22 November 2026." in row.paragraphs
    read = pane(change(shared(), **{"/law/gateway_id": "weapons-injury"}), Section.LAW)
    assert read["Gunshot or knife wound"].note is None
    copied = pane(change(shared(), **{"/law/gateway_id": "police-crime-exemption"}), Section.LAW)
    mirrored = next(b for h, b in copied.items() if h.startswith("Police request on a data"))
    assert mirrored.note == "Read in a copy"


def test_a_law_row_past_its_recheck_date_says_so() -> None:
    later = date(2027, 6, 2)
    block = pane(shared(), Section.LAW, today=later)[
        "Police requests about victims: duties and code of practice"
    ]
    assert block.paragraphs[-1].startswith("This row is past its recheck date")
    assert "law_row vir-ew" in due_for_recheck(GUIDANCE, later)
    assert "law_row vir-ew" not in due_for_recheck(GUIDANCE, date(2027, 6, 1))
    assert due_for_recheck(GUIDANCE, TODAY) == ()
    everything = due_for_recheck(GUIDANCE, date(2030, 1, 1))
    assert {
        "principle 1",
        "gateway court-order",
        "clock ahra-gb",
        "kind general",
        "law_row rli-uk",
    } <= set(everything)


def test_a_row_read_whole_has_no_hedge_and_an_undated_one_says_so() -> None:
    row = replace(GUIDANCE.law_rows["vir-ew"], checked=Checked.READ, as_at=None, recheck_by=None)
    guidance = replace(GUIDANCE, law_rows={**GUIDANCE.law_rows, "vir-ew": row})
    blocks = considerations_for(shared(), guidance, Section.LAW, today=TODAY)
    block = next(b for b in blocks if b.heading == row.title)
    assert block.note is None
    assert row_as_at(row) == "As at a day not known"
    assert law_row_used(row).as_at == "not known"


def test_a_law_row_is_copied_as_it_stands() -> None:
    row = GUIDANCE.law_rows["vir-ew"]
    used = law_row_used(row)
    assert (used.row_id, used.words) == ("vir-ew", row.words)
    assert (used.as_at, used.checked) == ("2026-01-12", "second_hand")


@pytest.mark.parametrize(
    ("checked", "words"),
    [
        (Checked.READ, "Read at source on 1 November 2026"),
        (Checked.SECOND_HAND, "Second-hand: check the text"),
        (Checked.NOT_CHECKED, "Not yet checked against the primary text"),
        (Checked.SUGGESTION, "Our suggestion"),
    ],
)
def test_how_far_something_was_checked_in_words(checked: Checked, words: str) -> None:
    on = None if checked is Checked.NOT_CHECKED else date(2026, 11, 1)
    citation = Citation(
        source_id="uk-gdpr",
        section="Art. 9",
        checked=checked,
        checked_on=on,
        recheck_by=None,
    )
    assert checked_words(citation) == words


def test_read_without_a_day_is_not_said_unhedged() -> None:
    citation = Citation(
        source_id="uk-gdpr",
        section="Art. 9",
        checked=Checked.READ,
        checked_on=None,
        recheck_by=None,
    )
    note = source_note(citation, GUIDANCE.sources["uk-gdpr"], TODAY)
    assert note.words == "Read at source"
    assert note.age == ""


def test_an_overdue_source_says_when_it_was_due() -> None:
    citation = Citation(
        source_id="uk-gdpr",
        section="Art. 9",
        checked=Checked.SECOND_HAND,
        checked_on=date(2026, 3, 4),
        recheck_by=date(2026, 9, 4),
    )
    note = source_note(citation, GUIDANCE.sources["uk-gdpr"], TODAY)
    assert note.overdue
    assert note.age == (
        "Noted 4 March 2026, 8 months ago · was to be rechecked by 4 September 2026"
    )


@pytest.mark.parametrize(
    ("day", "words"),
    [
        ("2026-11-23", "today"),
        ("2026-11-22", "today"),
        ("2026-11-21", "1 day ago"),
        ("2026-11-03", "19 days ago"),
        ("2026-09-22", "2 months ago"),
        ("2024-12-01", "23 months ago"),
        ("2024-11-01", "2 years ago"),
    ],
)
def test_how_long_ago_in_words(day: str, words: str) -> None:
    assert ago(date.fromisoformat(day), TODAY) == words


def test_gateways_fit_status_and_nation() -> None:
    def ids(case: Case) -> set[str]:
        return {gateway.id for gateway in gateways_for(case, GUIDANCE)}

    blank = Case(kind_id="pd-ahra")
    assert {"ahra-representative-or-claim", "ahro-ni-representative-or-claim"} <= ids(blank)
    ni = change(blank, **{"/law/nation": c.Nation.NORTHERN_IRELAND})
    assert "ahra-representative-or-claim" not in ids(ni)
    dead = change(Case(kind_id="police-crime"), **{"/subject/status": c.SubjectStatus.DECEASED})
    assert "police-crime-exemption" not in ids(dead)
    unknown = change(dead, **{"/subject/status": c.SubjectStatus.UNKNOWN})
    assert "police-crime-exemption" in ids(unknown)


def test_law_rows_come_from_kind_and_gateway_once_each() -> None:
    case = change(shared(), **{"/law/gateway_id": "victim-information-request"})
    assert [row.id for row in law_rows_for(case, GUIDANCE)] == ["vir-ew", "rli-uk"]
    scotland = change(case, **{"/law/nation": c.Nation.SCOTLAND})
    assert [row.id for row in law_rows_for(scotland, GUIDANCE)] == ["rli-uk"]


def test_clocks_fit_the_nation() -> None:
    case = shared("pd-ahra")
    assert [rule.id for rule in clocks_for(case, GUIDANCE)] == ["ahra-gb"]
    ni = change(case, **{"/law/nation": c.Nation.NORTHERN_IRELAND})
    assert [rule.id for rule in clocks_for(ni, GUIDANCE)] == ["ahro-ni"]
    assert clocks_for(change(case, **{"/law/nation": None}), GUIDANCE) == ()
    assert clocks_for(shared(), GUIDANCE) == ()


def test_bases_are_offered_for_the_living_only() -> None:
    assert [b.code for b in bases_for(shared(), GUIDANCE, Article.ARTICLE_6)][:2] == [
        "6(1)(a)",
        "6(1)(c)",
    ]
    assert bases_for(shared("pd-ahra"), GUIDANCE, Article.ARTICLE_6) == ()
    third = change(shared("pd-ahra"), **{"/subject/third_parties": c.ThirdParties.PRESENT})
    assert bases_for(third, GUIDANCE, Article.ARTICLE_9)


def test_a_variant_says_what_it_turns_on_before_what_its_kind_says() -> None:
    case = replace(shared("police-crime"), variant_id="weapons-injury")
    variant = KINDS_BY_ID["police-crime"].variant("weapons-injury")
    assert variant is not None
    found = pane(case, Section.REQUEST)
    headings = list(found)
    assert headings.index(variant.title) < headings.index("This kind of case")
    assert found["What it turns on"].paragraphs == (variant.test,)
    assert found["Ask yourself"].bullets == variant.prompts
    assert found["Watch for"].bullets == variant.pitfalls
    assert len(found["Sources on this case"].sources) == len(variant.citations)
    assert pane(case, Section.PRINCIPLE_3)[variant.title].paragraphs == (variant.test,)
    assert variant.title not in pane(shared("police-crime"), Section.REQUEST)


@every(
    ("kind_id", "variant_id"),
    [(kind.id, each.id) for kind in GUIDANCE.kinds.values() for each in kind.variants],
)
def test_no_block_of_a_variant_is_without_a_hedge_where_something_was_not_read(
    kind_id: str, variant_id: str
) -> None:
    case = replace(shared(kind_id), variant_id=variant_id)
    variant = KINDS_BY_ID[kind_id].variant(variant_id)
    assert variant is not None
    unread = any(each.checked is not Checked.READ for each in variant.citations)
    for block in considerations_for(case, GUIDANCE, Section.REQUEST, today=TODAY):
        if block.paragraphs == (variant.test,) and ("test" in variant.suggestions or unread):
            assert block.note is not None


def test_the_pitfalls_of_a_kind_are_shown() -> None:
    kind = KINDS_BY_ID["pd-ahra"]
    assert pane(shared("pd-ahra"), Section.REQUEST)["Watch for"].bullets == kind.pitfalls
    case = replace(shared("pd-ahra"), variant_id=kind.variants[0].id)
    assert pane(case, Section.REQUEST)["Watch for in every case of this kind"].bullets == (
        kind.pitfalls
    )
