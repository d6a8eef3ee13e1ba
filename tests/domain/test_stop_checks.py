"""Stop-checks hold a decision to share, each of them, and never any other decision."""

from __future__ import annotations

from dataclasses import replace

import pytest

from caldicott_desktop.domain import choices as c
from caldicott_desktop.domain.asking import answers_that_count
from caldicott_desktop.domain.case import Case, Override, StopCheckAnswer
from caldicott_desktop.domain.decision import decide
from caldicott_desktop.domain.guidance_types import StopCheck
from caldicott_desktop.domain.stop_checks import aligned, put, settled, settled_by, stands
from tests.domain.samples import AT, KINDS, change, codes, kind, of_outcome, refused, shared
from tests.every import every

HOLDING = [
    pytest.param(kind_id, index, id=f"{kind_id}-{check.id}")
    for kind_id in KINDS
    for index, check in enumerate(kind(kind_id).stop_checks)
    if not check.prompt
]


def cleared(kind_id: str, index: int) -> bool:
    """Whether the sample's answers to the kind's own questions settle the check already."""
    of_kind = kind(kind_id)
    answers = answers_that_count(shared(kind_id), of_kind)
    return settled(of_kind.stop_checks[index], answers) is not None


CLEARED = [p for p in HOLDING if cleared(str(p.values[0]), int(str(p.values[1])))]
CHECKS = [p for p in HOLDING if p not in CLEARED]
STOPPING = [
    param
    for param in CHECKS
    if kind(str(param.values[0])).stop_checks[int(str(param.values[1]))].stops
]
PASSING = [param for param in CHECKS if param not in STOPPING]
PROMPTS = [
    pytest.param(kind_id, index, id=f"{kind_id}-{check.id}")
    for kind_id in KINDS
    for index, check in enumerate(kind(kind_id).stop_checks)
    if check.prompt
]
OVERRIDE = Override(by_name="Priya Nair", reason="The paper file was lost in the flood")


def answered(case: Case, index: int, answer: c.StopAnswer, **more: object) -> Case:
    path = f"/stop_checks/{index}"
    return change(case, **{f"{path}/answer": answer, **{f"{path}/{n}": v for n, v in more.items()}})


@every(("kind_id", "index"), CHECKS)
def test_left_unchecked_it_stops_a_release(kind_id: str, index: int) -> None:
    case = answered(shared(kind_id), index, c.StopAnswer.NOT_CHECKED)
    assert codes(case) == {"stop_checks.answer.missing"}


@every(("kind_id", "index"), CLEARED)
@every("answer", list(c.StopAnswer))
def test_what_an_answer_clears_is_not_asked_again(
    kind_id: str, index: int, answer: c.StopAnswer
) -> None:
    assert codes(answered(shared(kind_id), index, answer)) == set()


@every(("kind_id", "index"), HOLDING)
def test_left_unchecked_it_stops_no_refusal(kind_id: str, index: int) -> None:
    case = replace(refused(kind_id), stop_checks=shared(kind_id).stop_checks)
    open_ = answered(case, index, c.StopAnswer.NOT_CHECKED)
    decision = decide(open_, kind(kind_id), at=AT)
    assert decision.case.stop_checks[index].answer is c.StopAnswer.NOT_CHECKED


@every("kind_id", KINDS)
@every("outcome", [o for o in c.Outcome if not o.shares])
@every("answer", [c.StopAnswer.CONCERN, c.StopAnswer.COULD_NOT_CHECK])
def test_open_stop_checks_show_on_a_decision_that_shares_nothing(
    kind_id: str,
    outcome: c.Outcome,
    answer: c.StopAnswer,
) -> None:
    case = of_outcome(outcome, kind_id)
    case = replace(
        case, stop_checks=tuple(replace(put(k), answer=answer) for k in kind(kind_id).stop_checks)
    )
    kept = decide(case, kind(kind_id), at=AT).case.stop_checks
    assert {check.answer for check in kept} == {answer}


@every(("kind_id", "index"), PASSING)
def test_a_concern_passes_with_a_line(kind_id: str, index: int) -> None:
    case = answered(shared(kind_id), index, c.StopAnswer.CONCERN)
    assert codes(case) == {"stop_checks.note.missing"}
    assert codes(answered(case, index, c.StopAnswer.CONCERN, note="Two names taken out")) == set()


@every(("kind_id", "index"), STOPPING)
def test_a_stopping_concern_needs_the_item_refused_or_an_override(kind_id: str, index: int) -> None:
    case = answered(shared(kind_id), index, c.StopAnswer.CONCERN, note="Seen")
    assert codes(case) == {
        "stop_checks.override.by_name.missing",
        "stop_checks.override.reason.missing",
    }
    assert codes(answered(case, index, c.StopAnswer.CONCERN, override=OVERRIDE)) == set()
    assert codes(answered(case, index, c.StopAnswer.CONCERN, item_refused=True)) == set()


def test_an_item_said_to_be_refused_is_refused() -> None:
    index = next(
        n
        for n, check in enumerate(kind("pd-ahra").stop_checks)
        if check.id == "serious_harm_any_individual"
    )
    case = answered(shared("pd-ahra"), index, c.StopAnswer.CONCERN, item_refused=True, note="Out")
    assert codes(case) == set()
    kept = change(
        case,
        **{"/items/1/decision": c.ItemDecision.REDUCED, "/items/1/approved_scope": "One page"},
    )
    assert codes(kept) == {"stop_checks.item_refused.none"}
    redacted = change(kept, **{"/items/1/decision": c.ItemDecision.REDACTED})
    assert codes(redacted) == set()


@every(("kind_id", "index"), CHECKS)
def test_what_could_not_be_checked_needs_a_named_person(kind_id: str, index: int) -> None:
    case = answered(shared(kind_id), index, c.StopAnswer.COULD_NOT_CHECK)
    assert codes(case) == {
        "stop_checks.override.by_name.missing",
        "stop_checks.override.reason.missing",
    }
    named = answered(case, index, c.StopAnswer.COULD_NOT_CHECK, override=OVERRIDE)
    assert codes(named) == set()
    blank = replace(OVERRIDE, by_name=" ")
    assert codes(answered(case, index, c.StopAnswer.COULD_NOT_CHECK, override=blank)) == {
        "stop_checks.override.by_name.missing",
    }


@every(("kind_id", "index"), PROMPTS)
@every("answer", list(c.StopAnswer))
def test_a_prompt_never_holds_anything(kind_id: str, index: int, answer: c.StopAnswer) -> None:
    assert codes(answered(shared(kind_id), index, answer)) == set()


def test_a_note_of_refusal_settles_its_check() -> None:
    searched = shared("pd-ahra")
    found = change(searched, **{"/answers/note_of_refusal": "found"})
    assert codes(found) == {
        "stop_checks.override.by_name.missing",
        "stop_checks.override.reason.missing",
    }
    missed = change(searched, **{"/answers/note_of_refusal": "not_searched"})
    assert codes(missed) == {"stop_checks.answer.not_searched"}
    index = next(
        n for n, check in enumerate(kind("pd-ahra").stop_checks) if check.id == "note_of_refusal"
    )
    could_not = answered(missed, index, c.StopAnswer.COULD_NOT_CHECK, override=OVERRIDE)
    assert codes(could_not) == set()


@pytest.mark.parametrize("note", ["found", "not_searched"])
def test_a_note_of_refusal_stops_no_refusal(note: str) -> None:
    assert codes(change(refused("pd-ahra"), **{"/answers/note_of_refusal": note})) == set()


def test_a_yes_settles_a_check_and_ticks_do_too() -> None:
    check = StopCheck(
        id="x",
        words="Anything?",
        help="",
        stops=False,
        prompt=False,
        citations=(),
        concern_if=(("notes", "yes"), ("seen", "will")),
        unchecked_if=(("notes", "no"),),
    )
    assert settled(check, {"notes": True}) is c.StopAnswer.CONCERN
    assert settled(check, {"seen": ("id", "will")}) is c.StopAnswer.CONCERN
    assert settled(check, {"notes": False}) is c.StopAnswer.NOT_CHECKED
    assert settled(check, {}) is None
    clear = replace(put(check), answer=c.StopAnswer.NO_CONCERN)
    assert stands(check, clear, {}) is c.StopAnswer.NO_CONCERN
    assert stands(check, clear, {"notes": True}) is c.StopAnswer.CONCERN


def test_a_decision_keeps_the_answer_that_counts() -> None:
    of_kind = kind("pd-ahra")
    note = next(n for n, check in enumerate(of_kind.stop_checks) if check.id == "note_of_refusal")
    cleared = answered(shared("pd-ahra"), note, c.StopAnswer.NOT_CHECKED)
    assert settled_by(of_kind.stop_checks[note], cleared.answers) == {"note_of_refusal"}
    kept = decide(cleared, of_kind, at=AT).case.stop_checks[note]
    assert kept.answer is c.StopAnswer.NO_CONCERN
    found = change(refused("pd-ahra"), **{"/answers": {"note_of_refusal": "found"}})
    assert decide(found, of_kind, at=AT).case.stop_checks[note].answer is c.StopAnswer.CONCERN
    assert not settled_by(of_kind.stop_checks[note], {})


def test_a_stop_check_answered_under_other_words_keeps_them() -> None:
    old = StopCheckAnswer(
        check_id="caller_verified",
        words="Older words",
        answer=c.StopAnswer.NO_CONCERN,
    )
    typed = StopCheckAnswer(check_id="prohibition", words="Older words", note="looking")
    gone = StopCheckAnswer(check_id="of_another_kind", words="Gone")
    case = replace(Case(kind_id="general"), stop_checks=(gone, typed, old))
    now = aligned(case, kind("general"))
    assert [answer.check_id for answer in now] == [k.id for k in kind("general").stop_checks]
    by_id = {answer.check_id: answer for answer in now}
    assert by_id["caller_verified"] == old
    assert by_id["prohibition"].note == "looking"
    assert by_id["prohibition"].words != "Older words"
    assert by_id["prohibition"].stops
