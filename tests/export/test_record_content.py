"""What a decision record says, read back from the document's own words."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from types import MappingProxyType

from caldicott_desktop.domain import choices as c
from caldicott_desktop.domain.case import (
    Advice,
    Assessment,
    Case,
    Conclusion,
    DataProtection,
    Law,
    LawRowUsed,
    OutcomeDetails,
    Request,
    StopCheckAnswer,
    Subject,
    unassessed,
)
from caldicott_desktop.domain.guidance_types import CaseKind
from caldicott_desktop.domain.record.account import Afterwards
from caldicott_desktop.export import record_content, word
from caldicott_desktop.export.record_content import RecordToExport
from caldicott_desktop.ledger import word_text
from tests.every import every
from tests.export import samples
from tests.export.filled import filled, texts

GENERIC = samples.kind("generic", "Another request", ())


def page(record: RecordToExport) -> tuple[str, ...]:
    return word_text.paragraphs(word.lines(word.build(record_content.document(record))))


def page_of(case: Case) -> tuple[str, ...]:
    return page(samples.record(case, GENERIC))


def text_of(case: Case) -> str:
    return "\n".join(page_of(case))


def test_the_answer_stands_before_the_first_section() -> None:
    case = samples.police_case()
    words = page(samples.record(case))
    front = words[: words.index("1 The decision and its reasons")]
    assert front[:3] == ("Decision record", "CG-2026-0066 Share in part", "Police request")
    assert case.conclusion.in_one_sentence in front
    assert front[3:6] == ("Decided", "Recorded", "Decided by")
    assert front[6:12] == (
        "Tue 10 March 2026, 16:40 GMT",
        "Thu 12 March 2026, 09:15 GMT",
        "Recorded 2 days later",
        "by Priya Nair",
        "Priya Nair",
        "Caldicott Guardian",
    )
    assert front[front.index("Medication chart") :][:4] == (
        "Medication chart",
        "All held",
        "Reduced: 1–14 Feb 2026",
        "Not recorded as released",
    )


def test_a_decision_recorded_at_once_says_so() -> None:
    case = samples.police_case()
    decided_at = case.conclusion.decided_at
    assert decided_at is not None
    recorded = samples.record(case, recorded_at=decided_at.astimezone(UTC) + timedelta(seconds=40))
    words = page(recorded)
    assert "Recorded at once" in words
    assert not any("later" in text for text in words[:12])


def test_a_short_refusal_prints_unrated_principles_as_not_yet_assessed() -> None:
    words = page_of(samples.refusal_case())
    assert words.count("Not yet assessed") == 5
    assert c.Rating.NOT_APPLICABLE.label not in words
    assert "CG-2026-0066 Refuse" in words
    assert "No stop-check was put to this case." in words


def test_every_rating_and_override_of_a_principle_is_told() -> None:
    override = replace(samples.police_case().stop_checks[2].override)
    rated = tuple(
        Assessment(principle=number, rating=rating, cure="A signed form", override=override)
        for number, rating in zip(range(1, 6), c.Rating, strict=True)
    )
    words = page_of(replace(samples.refusal_case(), principles=(*rated, *unassessed()[5:])))
    for rating in c.Rating:
        assert rating.label in words
    assert words.count("What would cure it: A signed form") == 5
    assert sum("Override by Priya Nair, Caldicott Guardian." in text for text in words) == 5


@every("outcome", c.Outcome)
@every("kind", [samples.POLICE, samples.AHRA, GENERIC], ids=lambda kind: kind.id)
def test_every_outcome_of_every_kind_has_a_record(outcome: c.Outcome, kind: CaseKind) -> None:
    words = page(samples.record(samples.outcome_case(outcome), kind))
    assert f"CG-2026-0066 {outcome.label}" in words
    assert kind.title in words
    assert words.count("Not yet assessed") == 8
    assert "Not named" in words


def test_what_only_one_outcome_asks_for_is_shown_and_its_gaps_are_named() -> None:
    deferred = samples.outcome_case(c.Outcome.DEFER)
    words = page_of(deferred)
    assert words[words.index("What is missing") + 1] == "A signed form"
    assert any("To be chased on" in text or "to be chased on" in text for text in words)
    withdrawn = replace(
        samples.outcome_case(c.Outcome.WITHDRAWN),
        conclusion=replace(
            deferred.conclusion,
            outcome=c.Outcome.WITHDRAWN,
            details=OutcomeDetails(withdrawn_at=samples.police_case().conclusion.decided_at),
        ),
    )
    words = page_of(withdrawn)
    assert words[words.index("Withdrawn") + 1] == "10 March 2026, 16:40"
    assert "Retrospective or not" not in words[words.index("Withdrawn") :][:2]


def test_nothing_typed_is_left_out() -> None:
    case = filled(lambda path: f"What was typed at {path}")
    case = replace(
        case,
        subject=replace(case.subject, status=c.SubjectStatus.LIVING),
        triage=replace(case.triage, identifiable=True),
        time_limit=replace(case.time_limit, extended=True),
    )
    told = text_of(case)
    # Ids of kinds, variants, gateways, checks, clocks and entries are codes beside their words; a
    # living person's record asks for one data protection basis.
    silent = (
        *("kind_id", "variant_id", "gateway_id", "check_id", "row_id", "clock_id", "card_entry"),
        "/examiner_case",
        "/correction/corrects/",
        *("/triage/prohibitions/", "third_party_data_protection", "/recheck_by", "/precedents/"),
    )
    missing = [
        path
        for path, text in texts(case)
        if word_text.settle(text) not in told and not any(name in path for name in silent)
    ]
    assert missing == []


def test_someone_who_died_has_no_data_protection_row() -> None:
    basis = DataProtection(article_6="6(1)(e)")
    died = Case(
        kind_id="generic",
        subject=Subject(status=c.SubjectStatus.DECEASED),
        law=Law(data_protection=basis),
    )
    assert "ata protection" not in text_of(died)
    assert "6(1)(e)" not in text_of(died)
    alive = replace(died, subject=Subject(status=c.SubjectStatus.LIVING))
    assert "Data protection\nUK GDPR, Article 6(1)(e)" in text_of(alive)


def test_living_people_in_a_dead_persons_record_bring_data_protection_back() -> None:
    words = page(samples.record(samples.ahra_case(), samples.AHRA))
    at = words.index("Data protection, for living people in the record")
    assert words[at + 1] == "UK GDPR, Article 6(1)(f) Names are covered"
    assert "Data protection" not in words


def test_no_gap_is_named_where_nothing_could_be_asked() -> None:
    died = Subject(reference="R-0388", status=c.SubjectStatus.DECEASED)
    service = Subject(service="Falls predictor")
    person = Subject(reference="R-0420")

    def gaps(subject: Subject, outcome: c.Outcome = c.Outcome.ADVICE_ONLY) -> str:
        conclusion = Conclusion(outcome=outcome)
        return text_of(Case(kind_id="generic", subject=subject, conclusion=conclusion)).casefold()

    assert "capacity" in gaps(person)
    assert "capacity" not in gaps(died)
    for asked in ("capacity", "living or died", "their wishes", "other living people"):
        assert asked not in gaps(service)
    assert "retrospective" in gaps(person, c.Outcome.SHARE_IN_FULL)
    assert "retrospective" not in gaps(person)


def test_a_body_with_one_site_of_the_same_name_is_named_once() -> None:
    ours = Request(our_entity="Rosewood House", site="Rosewood House")
    words = page_of(Case(kind_id="generic", request=ours))
    assert words[words.index("Who we are") + 1] == "Rosewood House"
    case = Case(kind_id="generic", request=ours)
    exported = replace(
        samples.record(case, GENERIC), organisation="Rosewood House", site="Rosewood House"
    )
    assert not any("Rosewood House · Rosewood House" in line for line in page(exported))
    assert any("Rosewood House Disclosure level: Full" in line for line in page(exported))


def test_a_change_of_status_and_a_range_of_dates_are_visible() -> None:
    words = page(samples.record(samples.ahra_case(), samples.AHRA))
    assert "Has died. Between 18 August 2026 and 19 August 2026" in words
    assert "From “Dying” to “Has died”, noted 20 August 2026, 08:00" in words
    assert "Not known, because: she never spoke of it to us" in words


def test_privileged_advice_is_shown_as_withheld_and_nothing_of_it_is_said() -> None:
    words = page(samples.record(samples.police_case()))
    assert samples.PRIVILEGED not in "\n".join(words)
    withheld = next(text for text in words if text.startswith("Withheld from this copy"))
    assert withheld.startswith(
        "Withheld from this copy: marked legally privileged. 10 words, kept in the log."
    )
    at = words.index(withheld)
    assert words[at - 2 : at] == ("Dunmore Legal, solicitor", "6 Mar 2026")
    assert words[at + 1] == "Withheld"


def test_advice_without_words_is_named_as_such() -> None:
    words = page_of(replace(samples.refusal_case(), advice=(Advice(privileged=True), Advice())))
    assert any("0 words" in text for text in words)
    assert words.count("Not named") == 2
    assert "No advice from others is recorded." in page_of(samples.refusal_case())


def test_law_rows_are_quoted_with_their_date_and_how_far_they_were_checked() -> None:
    words = page(samples.record(samples.police_case()))
    at = words.index("dpa-sch2-para2")
    assert words[at + 1 : at + 4] == (
        "“Crime exemption: lifts listed duties; does not oblige anyone to disclose.”",
        "21 Nov 2025",
        "Second-hand: check the text",
    )
    assert any(text.startswith("Guidance set 2026.02. The rows’ words") for text in words)


def test_a_law_row_checked_in_a_way_unknown_here_is_quoted_as_it_stands() -> None:
    row = LawRowUsed(row_id="x", words="Words", as_at="spring 2026", checked="by telephone")
    words = page_of(replace(samples.refusal_case(), law=Law(rows=(row,))))
    assert words[words.index("“Words”") :][:3] == ("“Words”", "spring 2026", "by telephone")


def test_conditions_are_numbered_and_the_principles_refer_to_them() -> None:
    words = page(samples.record(samples.police_case()))
    owner = words.index("Marcus Bell")
    assert words[owner - 3 : owner + 2] == (
        "1",
        "Names of other residents and relatives removed; second person checks before release",
        "3",
        "Marcus Bell",
        "13 Mar 2026",
    )
    assert any(text.startswith("Condition 1: Names of other residents") for text in words)


def test_stop_checks_are_counted_and_open_ones_named() -> None:
    words = page(samples.record(samples.police_case()))
    assert "Could not be checked, because: our solicitor had not replied about items 4 and 5." in (
        words
    )
    assert (
        "4 checks: 3 answered, 1 could not be checked, 0 not checked. 1 override by a named person."
        in words
    )


def test_open_checks_of_a_refusal_are_not_said_to_hold_it() -> None:
    open_check = StopCheckAnswer(check_id="a", words="Was it looked for?")
    words = page_of(replace(samples.refusal_case(), stop_checks=(open_check,)))
    assert "Not checked" in words
    assert any(
        text.endswith("Open checks hold a decision to share; this is not one.") for text in words
    )


def test_the_kinds_own_answers_are_told_in_words() -> None:
    words = page(samples.record(samples.ahra_case(), samples.AHRA))
    for question, answer in (
        ("Under which limb does the applicant apply?", "Executor"),
        ("What proof was seen?", "Will; Grant of probate"),
        ("Earliest entry in scope", "20 August 2025"),
        ("Is there material from before 1 November 1991?", "No"),
        ("How many copies were asked for?", "2"),
        ("Which professional was consulted?", "Not answered"),
    ):
        assert words[words.index(question) + 1] == answer


def test_unanswered_questions_of_a_kind_are_counted_in_one_line() -> None:
    case = replace(
        samples.refusal_case(), answers=MappingProxyType(dict.fromkeys(("offence", "risk")))
    )
    assert "All 2 questions" in page(samples.record(case))
    none = replace(samples.refusal_case(), answers=MappingProxyType({"risk": ("none",)}))
    assert "No immediate risk" in page(samples.record(none))


def test_later_entries_stand_in_a_table_with_both_times() -> None:
    happened = datetime(2026, 3, 17, 10, 10, tzinfo=samples.LONDON)
    record = replace(
        samples.record(samples.police_case()),
        afterwards=(
            Afterwards(
                happened_at=happened,
                recorded_at=datetime(2026, 3, 20, 8, 50, tzinfo=UTC),
                what="Officer confirmed receipt (condition 2)",
                recorded_by="Priya Nair",
            ),
        ),
    )
    words = page(record)
    at = words.index("17 Mar 2026, 10:10")
    assert words[at + 1 : at + 5] == (
        "20 Mar 2026, 08:50",
        "3 days later",
        "Officer confirmed receipt (condition 2)",
        "Priya Nair",
    )
    assert not any("Nothing had been recorded" in text for text in words)


def test_a_case_with_nothing_answered_names_every_gap() -> None:
    words = page_of(Case(kind_id="generic"))
    assert "CG-2026-0066 No outcome" in words
    assert "Not listed item by item. Nothing is recorded as released." in words
    assert any(text.startswith("Who asks; identity checked; received") for text in words)
    assert "" not in words


def test_a_record_never_says_whether_something_is_lawful() -> None:
    for case, kind in (
        (samples.police_case(), samples.POLICE),
        (samples.refusal_case(), GENERIC),
        (samples.ahra_case(), samples.AHRA),
    ):
        assert "lawful" not in "\n".join(page(samples.record(case, kind))).lower()
