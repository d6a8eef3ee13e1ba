"""The verbs windows and the command line use on a vault; each is one transaction.

Everything a window needs of a vault is here, and nothing of Qt. Failures a reader can do something
about are `errors.KnownError`s; anything else is a bug.
"""

from caldicott_desktop.casework.casebook import Casebook, Finding, Person, lock
from caldicott_desktop.casework.changes import Changes, DecisionId, DraftId, EntryId, PersonId
from caldicott_desktop.casework.demo import DemoReport, build_demo
from caldicott_desktop.casework.drafting import (
    Draft,
    DraftRow,
    Saved,
    discard_draft,
    discarded_drafts,
    draft_versions,
    drafts,
    earlier_draft,
    load_draft,
    missing,
    new_draft,
    number_draft,
    restore_draft,
    save_draft,
)
from caldicott_desktop.casework.entitlement import may
from caldicott_desktop.casework.exporting import Exported, export_decision, record_file_name
from caldicott_desktop.casework.faults import (
    CaseworkError,
    ClockFarAhead,
    DecisionUnknown,
    DraftGone,
    FileNotWritten,
    FileThere,
    FoundingIncomplete,
    HeldBy,
    ListsPending,
    Locked,
    NotIntact,
    ReasonNeeded,
)
from caldicott_desktop.casework.founding import Founding, FoundingRole, create_vault
from caldicott_desktop.casework.local_state import Place
from caldicott_desktop.casework.noticing import (
    Notice,
    Status,
    Today,
    dismiss_notice,
    notices,
    status,
    today,
)
from caldicott_desktop.casework.places import (
    PlaceWarning,
    RecentVault,
    check_place,
    recent_vaults,
)
from caldicott_desktop.casework.reading import (
    Afterwards,
    DecisionPage,
    DecisionRow,
    DecisionRows,
    decisions,
    open_decision,
)
from caldicott_desktop.casework.recording import Recorded, record_decision
from caldicott_desktop.casework.recovery import (
    Proven,
    RecoverySheet,
    make_recovery_sheet,
    test_recovery,
)
from caldicott_desktop.casework.settings import (
    MOST_REVIEW_DAYS,
    Settings,
    SettingUnusable,
    change_settings,
    may_change_settings,
    settings,
)
from caldicott_desktop.casework.tidying import rebuild_lists, tidy
from caldicott_desktop.casework.timing import Clock, system_clock
from caldicott_desktop.casework.unlocking import (
    SlotRow,
    list_people,
    unlock,
    unlock_with_recovery,
)
from caldicott_desktop.casework.verifying import (
    Progress,
    Steps,
    VaultReport,
    require_vault,
    verify_document,
    verify_folder,
    verify_vault,
)
from caldicott_desktop.domain.authority import NotEntitled
from caldicott_desktop.domain.unmet import Undecidable
from caldicott_desktop.ledger.head import Head
from caldicott_desktop.store.decisions import Cursor, Filter, Order
from caldicott_desktop.vault.costs import FLOOR, Costs
from caldicott_desktop.vault.faults import (
    PassphraseTooShort,
    PassphraseUnusable,
    WrongPassphrase,
    WrongRecoveryCode,
)
from caldicott_desktop.vault.passphrases import SHORTEST as SHORTEST_PASSPHRASE

__all__ = [
    "FLOOR",
    "MOST_REVIEW_DAYS",
    "SHORTEST_PASSPHRASE",
    "Afterwards",
    "Casebook",
    "CaseworkError",
    "Changes",
    "Clock",
    "ClockFarAhead",
    "Costs",
    "Cursor",
    "DecisionId",
    "DecisionPage",
    "DecisionRow",
    "DecisionRows",
    "DecisionUnknown",
    "DemoReport",
    "Draft",
    "DraftGone",
    "DraftId",
    "DraftRow",
    "EntryId",
    "Exported",
    "FileNotWritten",
    "FileThere",
    "Filter",
    "Finding",
    "Founding",
    "FoundingIncomplete",
    "FoundingRole",
    "Head",
    "HeldBy",
    "ListsPending",
    "Locked",
    "NotEntitled",
    "NotIntact",
    "Notice",
    "Order",
    "PassphraseTooShort",
    "PassphraseUnusable",
    "Person",
    "PersonId",
    "Place",
    "PlaceWarning",
    "Progress",
    "Proven",
    "ReasonNeeded",
    "RecentVault",
    "Recorded",
    "RecoverySheet",
    "Saved",
    "SettingUnusable",
    "Settings",
    "SlotRow",
    "Status",
    "Steps",
    "Today",
    "Undecidable",
    "VaultReport",
    "WrongPassphrase",
    "WrongRecoveryCode",
    "build_demo",
    "change_settings",
    "check_place",
    "create_vault",
    "decisions",
    "discard_draft",
    "discarded_drafts",
    "dismiss_notice",
    "draft_versions",
    "drafts",
    "earlier_draft",
    "export_decision",
    "list_people",
    "load_draft",
    "lock",
    "make_recovery_sheet",
    "may",
    "may_change_settings",
    "missing",
    "new_draft",
    "notices",
    "number_draft",
    "open_decision",
    "rebuild_lists",
    "recent_vaults",
    "record_decision",
    "record_file_name",
    "require_vault",
    "restore_draft",
    "save_draft",
    "settings",
    "status",
    "system_clock",
    "test_recovery",
    "tidy",
    "today",
    "unlock",
    "unlock_with_recovery",
    "verify_document",
    "verify_folder",
    "verify_vault",
]
