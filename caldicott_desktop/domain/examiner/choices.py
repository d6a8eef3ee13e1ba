"""The closed lists of the examiner log; each value has the words a reader sees.

Values are written into signed payloads and never change; labels may. What a nation calls its roles
and states is data: `resources/guidance/examiner.toml`. Source of the lists: the project's reference
on hard cases, section 2.6, summarised in `docs/store-format.md`, "Examiner log".
"""

from __future__ import annotations

from caldicott_desktop.domain.choices import Choice


class Came(Choice):
    """How a case came onto the log."""

    TYPED = "typed", "Typed"
    PASTED = "pasted", "Pasted day list"
    CSV = "csv", "CSV file"
    XLSX = "xlsx", "Excel file"


class AccessorRole(Choice):
    """As whom somebody opened a record; the codes are those of the kind `me-scrutiny`."""

    EXAMINER = "me", "Medical examiner"
    OFFICER = "meo", "Medical examiner officer"
    LEAD = "lead_me", "Lead medical examiner"
    REVIEWER = "medical_reviewer_s", "Medical reviewer (Scotland)"

    @property
    def scrutinises(self) -> bool:
        """Whether a case is theirs to complete; an officer prepares it for them."""
        return self is not AccessorRole.OFFICER


class Scope(Choice):
    """How much of a record was opened."""

    LAST_EPISODE = "last_episode", "Last episode"
    MONTHS = "months_n", "A number of months"
    PROBLEM = "named_problem", "One named problem"
    WHOLE = "whole_record", "Whole record"


class SensitiveItem(Choice):
    """What was found that the person may have kept private."""

    SEXUAL_HEALTH = "sexual_health", "HIV or sexual health"
    GENDER_HISTORY = "gender_history", "Gender history"
    ADOPTION = "adoption", "Adoption"
    SAFEGUARDING = "safeguarding", "Safeguarding"
    NOTE_OF_REFUSAL = "note_of_refusal", "A note of refusal"
    IN_CONFIDENCE = "in_confidence", "Something told in confidence"
    OTHER = "other", "Something else"


class LinkedRecord(Choice):
    """Whose record was opened with it: a living person's, or nobody's."""

    NONE = "none", "None"
    MOTHER = "mother", "The mother's"
    BABY = "baby", "The baby's"
    FAMILY = "family", "A relative's"
    OTHER = "other", "Another patient's"


class Onward(Choice):
    """To whom something goes on; each has its own gateway."""

    CORONER = "coroner", "Coroner"
    GOVERNANCE = "governance", "Clinical governance"
    LEDER = "leder", "LeDeR"
    CDOP = "cdop", "Child death overview panel"
    POLICE = "police", "Police"
    REGISTRAR = "registrar", "Registrar"


class AccessProblem(Choice):
    """What stood in the way of an access."""

    NONE = "none", "None"
    DELAY = "delay", "Delay"
    REFUSED = "refused", "Refused"
    INCOMPLETE = "incomplete", "Incomplete"
    TECHNICAL = "technical", "Technical"
    AWAITING_REPLY = "awaiting_reply", "Awaiting reply"


class ReopenReason(Choice):
    """Why a case was opened again."""

    RETURNED = "returned_by_coroner", "Returned by the coroner"
    NEW_INFORMATION = "new_information", "New information"
    BEREAVED = "bereaved", "Something the bereaved said"
    NOT_INDEPENDENT = "not_independent", "The examiner was not independent"
    IN_ERROR = "in_error", "Closed in error"
    OTHER = "other", "Another reason"


class Toward(Choice):
    """To whom a tie is that takes independence away."""

    DECEASED = "deceased", "The person who died"
    PRACTITIONER = "practitioner", "The attending practitioner"
    OTHER_DOCTOR = "other_doctor", "Another doctor of the case"


class CaseState(Choice):
    """Where a case stands; the words a nation has for it are data."""

    LISTED = "listed", "Listed"
    PREPARED = "prepared", "Prepared for examiner"
    COMPLETE = "complete", "Scrutiny complete"
    CORONER = "coroner", "Coroner"
    PASSED = "passed", "Passed on"
    REOPENED = "reopened", "Reopened"

    @property
    def is_open(self) -> bool:
        """Whether scrutiny is still to be concluded here."""
        return self not in {CaseState.COMPLETE, CaseState.CORONER}


class Independence(Choice):
    """What is known of the independence of the examiner a case is with."""

    NOT_STATED = "not_stated", "Independence not yet stated"
    CONFIRMED = "confirmed", "Independence confirmed"
    LOST = "lost", "Not independent"


class SourceType(Choice):
    """What kind of source it is; the codes are the answers of the kind `me-scrutiny`."""

    OWN_RECORD = "own_record", "The hospital's own record"
    GP_CONNECT = "gp_connect", "GP Connect"
    GP_SUMMARY = "gp_summary", "GP summary by request"
    PARTNER = "partner_record", "Another provider's record"
    SHARED_CARE = "shared_care_record", "Shared care record"
    COMMUNITY = "community", "Community service"
    HOSPICE = "hospice", "Hospice"
    PRIVATE = "private", "Private hospital or clinic"
    PRISON = "prison", "Prison healthcare"
    AMBULANCE = "ambulance", "Ambulance service"
    MENTAL_HEALTH = "mental_health", "Mental health service"
    EXTRACT = "extract", "Extract sent for one case"
    PAPER = "paper", "Paper"
    OTHER = "other", "Another source"


class Route(Choice):
    """How an office reads a source; the codes are the answers of the kind `me-scrutiny`."""

    OWN_LOGIN = "own_login", "Signed in to the source, reading only"
    NATIONAL_SERVICE = "national_service", "National service"
    SHARED_PORTAL = "shared_portal", "Portal of a shared record"
    SENT = "sent", "Sent for each case"
    ON_SITE = "on_site", "Seen on site"
    OTHER = "other", "Another route"


class SourceEnd(Choice):
    """What ended a standing decision for good."""

    ENDED = "ended", "Ended at its review"
    WITHDRAWN = "withdrawn", "Permission withdrawn"
    SUPERSEDED = "superseded", "Superseded by a later decision"


class ExceptionTrigger(Choice):
    """What makes a case an exception; the codes are those of `examiner.toml`."""

    REFUSED = "refused_or_chased", "Refused, or a second chase unanswered"
    WHOLE_RECORD = "whole_or_old_record", "The whole record, or an old mental health record"
    CONFIDENCE = "refusal_or_confidence", "A note of refusal, or something told in confidence"
    AFTER_CLOSURE = "after_closure", "Opened after the case was closed"
    NOT_ON_LIST = "not_on_list", "Opened by someone not on the office's list"
    LINKED_RECORD = "linked_record", "A mother's, baby's or relative's record"
    HIGH_PROFILE = "high_profile", "A death in the public eye"
    DONOR = "donor", "A donor's death"
    ASSISTED_ABROAD = "assisted_abroad", "An assisted death abroad"
    HELD_ELSEWHERE = "held_elsewhere", "A record held outside England and Wales"
    DISPUTE = "relatives_dispute", "Relatives dispute the access"
    FAMILY_RIGHT = "family_with_right", "The family asks: a claim or a representative named"
    FAMILY_NO_RIGHT = "family_without_right", "The family asks: no claim or representative named"
    OTHER = "other", "Something else"


class ProblemResult(Choice):
    """How a problem of access ended."""

    CAME = "came", "The record came"
    MENDED = "mended", "The route works again"
    WITHOUT = "without", "Scrutiny went on without it"
    DECIDED = "decided", "Brought to a decision"
    NO_PROBLEM = "no_problem", "Noted in error"
