"""Who sees which page, as a table: what a role lacks here it has no item for in the sidebar."""

from __future__ import annotations

import pytest

from caldicott_desktop.domain.people import Role
from caldicott_desktop.windows.rooms_of_roles import rooms_of
from tests.every import every

BY_RECOVERY = {"today", "decisions", "reviews", "interests", "guidance", "settings"}
READS = BY_RECOVERY | {"audit", "reports"}
WORKS = READS | {"urgent_card", "names"}
DECIDES = WORKS | {"new_decision"}
EXAMINES = WORKS - {"names", "reviews", "audit", "reports"} | {"examiner"}
UNDER_ANOTHER = {"record", "card_record", "letter", "recovery", "printed_cards"}
UNDER_ANOTHER |= {"mentions"}
UNDER_ANOTHER |= {"day_list", "exceptions", "problems", "holder_letter"}
UNDER_ANOTHER |= {"office_sources", "reconciliation", "office"}


@every(
    ("roles", "opens_on", "pages"),
    [
        ({Role.GUARDIAN}, "today", DECIDES),
        ({Role.DEPUTY}, "today", DECIDES),
        ({Role.OWNER, Role.GUARDIAN}, "today", DECIDES),
        ({Role.OWNER}, "settings", WORKS),
        ({Role.OWNER, Role.IG_LEAD}, "reviews", DECIDES),
        ({Role.OWNER, Role.MEDICAL_EXAMINER}, "examiner", WORKS | {"examiner"}),
        ({Role.IG_LEAD}, "reviews", DECIDES),
        ({Role.IG_LEAD, Role.AUDITOR}, "reviews", DECIDES),
        ({Role.IG_LEAD, Role.DEPUTY}, "today", DECIDES),
        ({Role.LEAD_EXAMINER}, "examiner", DECIDES | {"examiner"}),
        ({Role.MEDICAL_EXAMINER}, "examiner", EXAMINES),
        ({Role.EXAMINER_OFFICER}, "examiner", EXAMINES),
        ({Role.MEDICAL_EXAMINER, Role.EXAMINER_OFFICER}, "examiner", EXAMINES),
        ({Role.MEDICAL_EXAMINER, Role.GUARDIAN}, "today", DECIDES | {"examiner"}),
        ({Role.AUDITOR}, "decisions", READS),
        ({Role.AUDITOR, Role.DEPUTY}, "today", DECIDES),
        (set(), "today", BY_RECOVERY),
    ],
)
def test_each_role_has_its_pages_and_begins_on_its_own(
    roles: set[Role], opens_on: str, pages: set[str]
) -> None:
    rooms = rooms_of(roles)
    assert rooms.opens_on == opens_on
    assert rooms.pages - UNDER_ANOTHER == pages
    assert rooms.section == ("people" if opens_on == "settings" else "")


@pytest.mark.parametrize("role", list(Role))
def test_everybody_can_read_every_record(role: Role) -> None:
    assert rooms_of({role}).pages >= {"record", "card_record", "decisions"}


@pytest.mark.parametrize(
    ("role", "theirs"),
    [
        (Role.GUARDIAN, {"office_sources", "reconciliation"}),
        (Role.IG_LEAD, {"office_sources", "reconciliation"}),
        (Role.OWNER, {"office_sources", "reconciliation"}),
        (Role.AUDITOR, set()),
    ],
)
def test_who_has_no_part_in_the_log_sees_what_it_rests_on(role: Role, theirs: set[str]) -> None:
    office = {"examiner", "day_list", "exceptions", "problems", "office_sources"}
    assert rooms_of({role}).pages & (office | {"reconciliation", "office"}) == theirs
