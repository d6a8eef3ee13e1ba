"""Every kind of slip that people who correct guidance make is shown with file, item and field.

What can be wrong with a kind's own questions and stop-checks is in `test_loading.py`; what a
question may wait for, in `test_in_force.py`.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from caldicott_desktop.guidance import GuidanceError, load
from tests.guidance.folders import copy_of, edit

AHRA = "kinds/pd-ahra.toml"
FIRST_ROW = "law_rows.toml, law_row “ad-ew-offence”"
FIRST_GATEWAY = "gateways.toml, gateway “individual-care”"
CLAIM = f"{AHRA}, variant “claim”"
READ_ON = 'checked = "read", on = 2026-11-21'

# What is typed: file, old, new. What is said of it: place, problem.
SLIPS = {
    # A key nobody knows, in each kind of item.
    "unknown key of a source": (
        ("sources.toml", 'id = "principles-2020"', 'id = "principles-2020"\nurl = "x"'),
        ("sources.toml, source “principles-2020”", "“url” is not a known field"),
    ),
    "unknown key of a law row": (
        ("law_rows.toml", "status =", "state ="),
        (FIRST_ROW, "“state” is not a known field"),
    ),
    "unknown key of a basis": (
        ("bases.toml", "use =", "used ="),
        ("bases.toml, basis “6(1)(a)”", "“use” is missing"),
    ),
    "unknown key of the set": (
        ("guidance.toml", "version =", 'name = "x"\nversion ='),
        ("guidance.toml", "“name” is not a known field"),
    ),
    "unknown key of a kind": (
        (AHRA, "review_days =", "review = 3\nreview_days ="),
        (AHRA, "“review” is not a known field"),
    ),
    "unknown key of a variant": (
        (AHRA, 'id = "claim"', 'id = "claim"\nname = "x"'),
        (CLAIM, "“name” is not a known field"),
    ),
    "unknown key of a question": (
        (AHRA, 'id = "applicant_limb"', 'id = "applicant_limb"\nrequired = true'),
        (f"{AHRA}, question “applicant_limb”", "“required” is not a known field"),
    ),
    "unknown key of an option": (
        (AHRA, '{ code = "pr_executor",', '{ code = "pr_executor", help = "x",'),
        (f"{AHRA}, question “applicant_limb”, option “pr_executor”", "“help” is not a known"),
    ),
    "unknown key of a stop-check": (
        (AHRA, 'id = "note_of_refusal"\nwords', 'id = "note_of_refusal"\nasks = "x"\nwords'),
        (f"{AHRA}, stop_check “note_of_refusal”", "“asks” is not a known field"),
    ),
    # A statement that rests on nothing.
    "no source of a gateway": (
        ("gateways.toml", "sources = [", "seen = ["),
        (FIRST_GATEWAY, "“sources” is missing: say what this rests on"),
    ),
    "no source of a variant": (
        (AHRA, 'suggestions = ["prompts", "pitfalls"]\nsources', 'suggestions = ["prompts"]\nseen'),
        (CLAIM, "“sources” is missing: say what this rests on"),
    ),
    "an empty list of sources": (
        ("clocks.toml", "sources = [", "sources = []\nx = ["),
        ("clocks.toml, clock “ahra-gb”", "“sources” must be a list and not empty"),
    ),
    # An id of nothing.
    "a source of a gateway": (
        ("gateways.toml", 'source = "nhse-consent"', 'source = "nhse-consents"'),
        (f"{FIRST_GATEWAY}, sources “nhse-consents”", "“nhse-consents” is not the id of a source"),
    ),
    "a source of a law row": (
        ("law_rows.toml", 'source = "suicide-act-1961"', 'source = "suicide-act"'),
        (f"{FIRST_ROW}, sources “suicide-act”", "“suicide-act” is not the id of a source"),
    ),
    "a law a gateway waits for": (
        ("gateways.toml", 'only_in_force = ["spr-e"]', 'only_in_force = ["spr"]'),
        ("gateways.toml, gateway “new-statute-in-force”", "“spr” is not the id of anything"),
    ),
    "a gateway of a variant": (
        (
            AHRA,
            'gateways = ["ahra-representative-or-claim", "ahro-ni-representative-or-claim", "co',
            'gateways = ["police-crime-exemption", "co',
        ),
        (AHRA, "“police-crime-exemption” is not the id of anything"),
    ),
    "two variants of one id": (
        (AHRA, 'id = "contested-will"', 'id = "claim"'),
        (AHRA, "two variants have the same id"),
    ),
    # A day that is none.
    "a day in words": (
        ("law_rows.toml", "as_at = 2026-11-21", 'as_at = "November 2026"'),
        (FIRST_ROW, "“as_at” must be a date such as 2026-11-21, without quotation marks"),
    ),
    "a year": (
        ("law_rows.toml", "recheck_by = 2027-03-31", "recheck_by = 2027"),
        (FIRST_ROW, "“recheck_by” must be a date such as 2026-11-21"),
    ),
    "a day the month has not": (
        ("law_rows.toml", "as_at = 2026-11-21", "as_at = 2026-11-31"),
        ("law_rows.toml", "it is not readable as TOML"),
    ),
    "never, of the day a row speaks of": (
        ("law_rows.toml", "as_at = 2026-11-21", 'as_at = "never"'),
        (FIRST_ROW, "“as_at” must be a date"),
    ),
    "unknown, of the day to look again": (
        ("law_rows.toml", "recheck_by = 2027-03-31", 'recheck_by = "unknown"'),
        (FIRST_ROW, "“recheck_by” must be a date"),
    ),
    "never, misspelt": (
        ("law_rows.toml", 'recheck_by = "never"', 'recheck_by = "Never"'),
        ("law_rows.toml, law_row “ad-ew-bill-2024”", "“recheck_by” must be a date"),
    ),
    "a day of a citation": (
        ("gateways.toml", READ_ON, 'checked = "read", on = "today"'),
        (f"{FIRST_GATEWAY}, sources “nhse-consent”", "“on” must be a date"),
    ),
    "a recheck of a citation": (
        ("gateways.toml", READ_ON, f'{READ_ON}, recheck_by = "soon"'),
        (f"{FIRST_GATEWAY}, sources “nhse-consent”", "“recheck_by” must be a date"),
    ),
    # A word that is in no list.
    "a status": (
        ("law_rows.toml", 'status = "in_force"', 'status = "repealed"'),
        (FIRST_ROW, "“status” has “repealed”, which is none of in_force, enacted, proposed"),
    ),
    "a certainty": (
        ("law_rows.toml", 'certainty = "high"', 'certainty = "sure"'),
        (FIRST_ROW, "“certainty” has “sure”, which is none of high, medium, low"),
    ),
    "an effect": (
        ("gateways.toml", 'effect = "permits"', 'effect = "allows"'),
        (FIRST_GATEWAY, "“effect” has “allows”, which is none of compels"),
    ),
    "a status of the person": (
        ("gateways.toml", 'statuses = ["living", "dying"]', 'statuses = ["alive"]'),
        (FIRST_GATEWAY, "“statuses” has “alive”, which is none of living"),
    ),
    "an article": (
        ("bases.toml", 'article = "6"', 'article = "7"'),
        ("bases.toml, basis “6(1)(a)”", "“article” has “7”, which is none of 6, 9"),
    ),
    "read in a copy, which a source says": (
        ("gateways.toml", READ_ON, 'checked = "read_copy", on = 2026-11-21'),
        (f"{FIRST_GATEWAY}, sources “nhse-consent”", "that it was a copy is said of the source"),
    ),
    # A value of another shape.
    "exceptions that are one text": (
        ("gateways.toml", "exceptions = [", 'exceptions = "one"\nx = ['),
        ("gateways.toml, gateway “serious-violence-duty”", "“exceptions” must be a list"),
    ),
    "a condition without an answer": (
        (AHRA, 'when = [["applicant_limb", "agent"]]', 'when = [["applicant_limb"]]'),
        (AHRA, "“when” must hold lists of a name and one code or more"),
    ),
    "a condition that is a text": (
        (AHRA, 'when = [["applicant_limb", "agent"]]', 'when = ["applicant_limb"]'),
        (AHRA, "“when” must hold lists of a name and one code or more"),
    ),
    "an empty copy": (
        ("sources.toml", 'copy = "as given by Digital Care Hub"', 'copy = ""'),
        ("sources.toml, source “principles-2020”", "“copy” must be text and not empty"),
    ),
}


@pytest.mark.parametrize(("slip", "told"), SLIPS.values(), ids=SLIPS)
def test_a_slip_is_shown_with_file_item_and_field(
    tmp_path: Path,
    slip: tuple[str, str, str],
    told: tuple[str, str],
) -> None:
    folder = copy_of(tmp_path)
    edit(folder, *slip)
    with pytest.raises(GuidanceError) as raised:
        load(folder)
    for words in told:
        assert words in raised.value.message
    assert raised.value.remedy


def test_a_day_not_known_and_a_row_never_looked_at_again_are_values(tmp_path: Path) -> None:
    folder = copy_of(tmp_path)
    edit(folder, "law_rows.toml", "as_at = 2026-11-21", 'as_at = "unknown"')
    edit(folder, "law_rows.toml", "recheck_by = 2027-03-31", 'recheck_by = "never"')
    row = load(folder).law_rows["ad-ew-offence"]
    assert row.as_at is None
    assert row.recheck_by is None


def test_a_source_may_have_no_address(tmp_path: Path) -> None:
    found = load(copy_of(tmp_path)).sources
    assert found["guardians-event"].link == ""
    assert found["principles-2020"].link.startswith("https://")
