"""The closed lists a decision is described with; each value has the words a reader sees.

Sources: the composite log entry and outcome list of the project's reference on principles and law
(sections 1.3, 2.6 and 4), summarised in `docs/store-format.md`. Values are written into signed
payloads and never change; labels may.
"""

from __future__ import annotations

from collections.abc import Mapping
from enum import Enum
from functools import cache
from typing import Self


class Choice(Enum):
    """One value of a closed list: `code` is stored, `label` is shown."""

    def __init__(self, code: str, label: str) -> None:
        """Keep the stored code and the words shown for it."""
        self.code = code
        self.label = label

    @classmethod
    def of(cls, code: str) -> Self:
        """The member stored as `code`; raises `ValueError` naming the list when there is none."""
        found = cls._by_code().get(code)
        if found is None:
            raise ValueError(f"{cls.__name__} has no value {code!r}")
        return found

    @classmethod
    @cache
    def _by_code(cls) -> Mapping[str, Self]:
        return {member.code: member for member in cls}


class Nation(Choice):
    """Where the request is governed."""

    ENGLAND = "E", "England"
    WALES = "W", "Wales"
    SCOTLAND = "S", "Scotland"
    NORTHERN_IRELAND = "NI", "Northern Ireland"
    JERSEY = "JE", "Jersey"
    GUERNSEY = "GG", "Guernsey"
    ISLE_OF_MAN = "IM", "Isle of Man"


class RequesterKind(Choice):
    """What kind of person or body asks."""

    PERSON = "person", "The person themselves"
    RELATIVE = "relative", "Relative or friend"
    REPRESENTATIVE = "representative", "Personal representative or claimant"
    ATTORNEY = "attorney", "Attorney, deputy or guardian"
    POLICE = "police", "Police"
    CORONER = "coroner", "Coroner or procurator fiscal"
    COURT = "court", "Court"
    SOLICITOR = "solicitor", "Solicitor"
    COUNCIL = "council", "Council or safeguarding board"
    HEALTH = "health", "Health provider or professional"
    CARE = "care", "Care provider"
    REGULATOR = "regulator", "Regulator or ombudsman"
    GOVERNMENT = "government", "Government department"
    INSURER = "insurer", "Insurer or employer"
    RESEARCHER = "researcher", "Researcher or auditor"
    SUPPLIER = "supplier", "Supplier"
    ELECTED = "elected", "MP or councillor"
    MEDIA = "media", "Journalist or author"
    OWN_STAFF = "own_staff", "Our own staff"
    OTHER = "other", "Someone else"


class Channel(Choice):
    """How the request came."""

    EMAIL = "email", "Email"
    SECURE_EMAIL = "secure_email", "Secure email"
    LETTER = "letter", "Letter"
    FORM = "form", "Form"
    PHONE = "phone", "Phone"
    IN_PERSON = "in_person", "In person"
    PORTAL = "portal", "Online portal"
    OTHER = "other", "Another way"


class IdentityCheck(Choice):
    """How the requester's identity was checked."""

    CALLED_BACK = "called_back", "Called back on a number we found ourselves"
    KNOWN = "known", "Known to us in person"
    OFFICIAL_EMAIL = "official_email", "Official email address checked"
    WARRANT_CARD = "warrant_card", "Warrant card or staff pass seen"
    DOCUMENTS = "documents", "Identity documents seen"
    AUTHORITY_SEEN = "authority_seen", "Written authority seen"
    NOT_CHECKED = "not_checked", "Not checked"


class Purpose(Choice):
    """What the information is for."""

    CARE = "care", "Individual care"
    SAFEGUARDING = "safeguarding", "Safeguarding"
    CRIME = "crime", "Crime or public safety"
    LITIGATION = "litigation", "Legal claim or court case"
    DEATH = "death", "Understanding or settling matters after a death"
    REGULATION = "regulation", "Regulation, complaint or inspection"
    RESEARCH = "research", "Research"
    AUDIT = "audit", "Audit or service evaluation"
    PLANNING = "planning", "Planning or commissioning"
    COMMERCIAL = "commercial", "Commercial"
    PERSONAL = "personal", "Personal or family reasons"
    OTHER = "other", "Something else"


class Urgency(Choice):
    """How soon an answer is needed."""

    ROUTINE = "routine", "Routine"
    URGENT = "urgent", "Urgent"
    EMERGENCY = "emergency", "Emergency: immediate risk to life or of serious harm"


class SubjectStatus(Choice):
    """Whether the person the information is about is alive; it decides which law is asked about."""

    LIVING = "living", "Living"
    DYING = "dying", "Dying"
    DECEASED = "deceased", "Has died"
    UNKNOWN = "unknown", "Not known"


class AgeGroup(Choice):
    """Adult or child."""

    ADULT = "adult", "Adult"
    CHILD = "child", "Child or young person"
    BOTH = "both", "Adults and children"
    UNKNOWN = "unknown", "Not known"


class Capacity(Choice):
    """Capacity for the decision in question, at the time."""

    HAS = "has", "Has capacity for this decision"
    LACKS = "lacks", "Lacks capacity for this decision"
    NOT_ASSESSED = "not_assessed", "Not assessed"
    NOT_APPLICABLE = "not_applicable", "Does not arise (the person has died, or no one person)"


class ThirdParties(Choice):
    """Whether other living people appear in what is asked for."""

    NONE = "none", "None found"
    PRESENT = "present", "Present"
    NOT_LOOKED = "not_looked", "Not looked for"


class Protected(Choice):
    """Kinds of information with protection of their own."""

    SEXUAL_HEALTH = "sexual_health", "Sexual health"
    FERTILITY = "fertility", "Fertility treatment"
    GENDER_HISTORY = "gender_history", "Gender recognition history"
    ADOPTION = "adoption", "Adoption"
    SAFEGUARDING_NOTES = "safeguarding_notes", "Safeguarding notes"
    COUNSELLING = "counselling", "Counselling or therapy notes"
    SAFE_SPACE = "safe_space", "Safety investigation material"
    GENETIC = "genetic", "Genetic information"
    CRIMINAL = "criminal", "Criminal offences"


class PageClass(Choice):
    """What kind of record a page belongs to; clocks and rights differ by page, not by case."""

    HEALTH = "health", "Health record"
    SOCIAL_CARE = "social_care", "Social care record"
    MIXED = "mixed", "Mixed: not split yet"
    OTHER = "other", "Neither (rota, letters, staff file…)"


class ItemDecision(Choice):
    """What was decided about one item."""

    ALLOWED = "allowed", "Allowed as asked"
    REDUCED = "reduced", "Reduced"
    REDACTED = "redacted", "Redacted"
    REFUSED = "refused", "Refused"


class GatewayEffect(Choice):
    """What a gateway does (reference on principles and law, section 4)."""

    COMPELS = "compels", "Compels"
    RIGHT = "right", "Right"
    PERMITS = "permits", "Permits"
    PROHIBITS = "prohibits", "Prohibits"
    LIMITS = "limits", "Limits"


class ConfidentialityRoute(Choice):
    """What meets, or sets aside, the common law duty of confidence (section 4.4)."""

    IMPLIED_CONSENT = "implied_consent", "Implied consent (individual care, local audit)"
    EXPLICIT_CONSENT = "explicit_consent", "Explicit consent"
    DUTY_TO_SHARE = "duty_to_share", "Statutory duty to share for care (England)"
    OVERALL_BENEFIT = "overall_benefit", "Overall benefit of an adult who lacks capacity"
    COMPETENT_CHILD = "competent_child", "A competent young person's own decision"
    PARENT = "parent", "Parental responsibility, in the child's best interests"
    STATUTE = "statute", "A statute requires or permits it"
    COURT_ORDER = "court_order", "Court order"
    PUBLIC_INTEREST = "public_interest", "Overriding public interest"
    AFTER_DEATH = "after_death", "Discretion after a death: wishes, comfort and harm weighed"
    SECTION_251 = "section_251", "Section 251 support"
    NONE = "none", "None found"
    NOT_CONFIDENTIAL = "not_confidential", "Not confidential information"


class Objection(Choice):
    """Whether the person has objected."""

    NONE_KNOWN = "none_known", "None known"
    OBJECTED = "objected", "Objected"
    NOT_ASKED = "not_asked", "Not asked"


class OptOut(Choice):
    """The national data opt-out."""

    DOES_NOT_APPLY = "does_not_apply", "Does not apply to this use"
    CHECKED_NONE = "checked_none", "Applies: checked, none set"
    CHECKED_SET = "checked_set", "Applies: set, and honoured"
    NOT_CHECKED = "not_checked", "Not checked"


class StopAnswer(Choice):
    """The answer to a stop-check; only these four exist."""

    NO_CONCERN = "no_concern", "Checked: no concern"
    CONCERN = "concern", "Checked: concern"
    COULD_NOT_CHECK = "could_not_check", "Could not be checked"
    NOT_CHECKED = "not_checked", "Not checked"


class Rating(Choice):
    """How a principle is met (section 1.3, our suggestion: no national scale exists)."""

    MET = "met", "Met"
    MET_WITH_CONDITIONS = "met_with_conditions", "Met with conditions"
    NOT_MET = "not_met", "Not met"
    NOT_APPLICABLE = "not_applicable", "Not applicable"
    NOT_YET_ASSESSED = "not_yet_assessed", "Not yet assessed"


class LessOption(Choice):
    """A way to meet the purpose with less, considered under principles 2 and 3."""

    DE_IDENTIFIED = "de_identified", "De-identified"
    SHORTER_PERIOD = "shorter_period", "A shorter period"
    SUMMARY = "summary", "A summary or statement"
    VIEWING = "viewing", "Viewing on site"
    ASK_THE_PERSON = "ask_the_person", "Asking the person"
    MEETING = "meeting", "A meeting instead of copies"
    NO_ALTERNATIVE = "no_alternative", "No alternative exists"


class Followed(Choice):
    """Whether advice was followed."""

    YES = "yes", "Yes"
    IN_PART = "in_part", "In part"
    NO = "no", "No"


class Telling(Choice):
    """What the person is told, and when (principle 8)."""

    TOLD_BEFORE = "told_before", "Told before"
    TOLD_AT_TIME = "told_at_time", "Told at the time"
    WILL_BE_TOLD = "will_be_told", "Will be told by a date"
    NOT_TOLD = "not_told", "Not told"
    DECEASED = "deceased", "The person has died"


class Capacities(Choice):
    """In what capacity the decider acted."""

    GUARDIAN = "guardian", "Caldicott Guardian"
    DEPUTY = "deputy", "Deputy Caldicott Guardian"
    INTERIM = "interim", "Interim Guardian"
    DELEGATE = "delegate", "Delegate of the Guardian"
    MANAGER = "manager", "Registered manager"
    LEAD_EXAMINER = "lead_examiner", "Lead medical examiner"
    HOLDER = "holder", "For whoever holds the record"
    OTHER = "other", "Another capacity"


class Outcome(Choice):
    """How a request ended; the outcome sets what is required."""

    SHARE_IN_FULL = "share_in_full", "Share in full"
    SHARE_IN_PART = "share_in_part", "Share in part"
    SHARE_WITH_CONDITIONS = "share_with_conditions", "Share with conditions"
    ANONYMISED = "anonymised", "Anonymised alternative"
    REFUSE = "refuse", "Refuse"
    DEFER = "defer", "Defer: more information needed"
    REDIRECT = "redirect", "Redirect"
    ADVICE_ONLY = "advice_only", "Advice only"
    ESCALATE = "escalate", "Escalate"
    WITHDRAWN = "withdrawn", "Withdrawn by requester"

    @property
    def shares(self) -> bool:
        """Whether information leaves: only such a decision is held by open stop-checks."""
        return self in SHARING


SHARING = frozenset(
    {
        Outcome.SHARE_IN_FULL,
        Outcome.SHARE_IN_PART,
        Outcome.SHARE_WITH_CONDITIONS,
        Outcome.ANONYMISED,
    },
)


class Form(Choice):
    """On which form a decision was made."""

    FULL = "full", "Full walkthrough"
    SHORT = "short", "Short decision"
    CARD = "card", "Urgent card, written up"


class Process(Choice):
    """Whose question a request is (section 4.10, question 2)."""

    OURS = "ours", "Ours to decide here"
    SUBJECT_ACCESS = "subject_access", "Subject access: the person asks for their own information"
    FREEDOM_OF_INFORMATION = "foi", "Freedom of information"
    DECEASED_RECORDS = "deceased_records", "Access to records of someone who has died"
    COMPLAINT = "complaint", "A complaint"
    OTHER_BODY = "other_body", "Another body holds it or decides"


class ProhibitionLook(Choice):
    """Whether a prohibition was looked for (section 4.10, question 3)."""

    NONE_FOUND = "none_found", "Looked for: none found"
    APPLIES = "applies", "One applies"
    NOT_LOOKED = "not_looked", "Not looked for"


class ReleaseWay(Choice):
    """How what was approved was given."""

    HANDED_OVER = "handed_over", "Handed over in person"
    SECURE_EMAIL = "secure_email", "Secure email"
    POST = "post", "Post or courier"
    PORTAL = "portal", "Portal or shared system"
    SEEN_ON_SITE = "seen_on_site", "Seen on site, nothing taken away"
    TELEPHONE = "telephone", "Told by telephone"
    OTHER = "other", "Another way"


class ConditionResult(Choice):
    """What became of a condition."""

    MET = "met", "Met"
    BREACHED = "breached", "Breached"


class ReviewResult(Choice):
    """What a review came to."""

    CONTINUE = "continue", "Goes on as decided"
    CHANGE = "change", "To be changed"
    STOP = "stop", "Stops here"


class ChallengeRoute(Choice):
    """By which way a decision is challenged."""

    COMPLAINT = "complaint", "Complaint to us"
    INTERNAL_REVIEW = "internal_review", "Internal review"
    ICO = "ico", "The Information Commissioner (ICO)"
    OMBUDSMAN = "ombudsman", "Ombudsman"
    COURT = "court", "Court"
    OTHER = "other", "Another way"


class ChallengeResult(Choice):
    """How a challenge ended."""

    UPHELD = "upheld", "Upheld"
    UPHELD_IN_PART = "upheld_in_part", "Upheld in part"
    NOT_UPHELD = "not_upheld", "Not upheld"
    TAKEN_BACK = "taken_back", "Taken back"


class Standing(Choice):
    """How a decision stands by what happened since; what comes later here goes before."""

    STANDS = "stands", "Stands"
    AWAITING = "awaiting", "Awaiting confirmation"
    WITHDRAWN = "withdrawn", "Permission withdrawn"
    ENDED = "ended", "Ended at review"
    CHALLENGED = "challenged", "Challenged"
    CONTESTED = "contested", "Contested"
    SUPERSEDED = "superseded", "Superseded"


class ReleaseState(Choice):
    """What is recorded as released, beside what was approved."""

    NONE = "none", "Nothing recorded as released"
    AS_APPROVED = "as_approved", "Released as approved"
    DIFFERS = "differs", "Released otherwise than approved"


class DueWhat(Choice):
    """What falls due on a decision."""

    CONDITION = "condition", "Condition"
    REVIEW = "review", "Review"
    CHASE = "chase", "Chase"
    ESCALATION = "escalation", "Escalated"
    TELLING = "telling", "Tell the person"
    REVISIT = "revisit", "Look again at telling the person"
    CHALLENGE = "challenge", "Answer a challenge"
    CONFIRMATION = "confirmation", "Confirm"
    HIGH_PROFILE = "high_profile", "Review of a high-profile case"
