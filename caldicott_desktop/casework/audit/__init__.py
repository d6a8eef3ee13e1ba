"""Answering an auditor: choosing, accounting for numbers, finding mentions, and what then leaves.

What windows and the command line use of it is here, as in `casework` itself.
"""

from caldicott_desktop.casework.audit.access_registers import export_accesses
from caldicott_desktop.casework.audit.access_settling import AccessesNeedDays, accesses_offered
from caldicott_desktop.casework.audit.answering import Answer
from caldicott_desktop.casework.audit.completing import complete, titles_of
from caldicott_desktop.casework.audit.disclosing import (
    Withheld,
    holds_live_matters,
    levels_offered,
    withheld,
)
from caldicott_desktop.casework.audit.earlier import LastAnswer, last_answer
from caldicott_desktop.casework.audit.leaving import (
    LevelNotOffered,
    ManifestNotPublishable,
    NotPublishable,
    begin_selection,
    finish_selection,
)
from caldicott_desktop.casework.audit.looking_through import (
    Looking,
    Place,
    Pointed,
    find_identifiers,
    find_in_accesses,
)
from caldicott_desktop.casework.audit.mentions import (
    DraftFound,
    EntryFound,
    FieldFound,
    Mentions,
    NotSearched,
    Proposed,
    find_mentions,
    people_sought,
    propose,
)
from caldicott_desktop.casework.audit.packs import Packing
from caldicott_desktop.casework.audit.passages import (
    NothingToShow,
    Passage,
    Shown,
    export_mentions,
    passages,
)
from caldicott_desktop.casework.audit.previewing import Line, Preview, preview, preview_lines
from caldicott_desktop.casework.audit.publishing import NarrowedTooFar
from caldicott_desktop.casework.audit.records import (
    RecordsAsked,
    TooManyRecords,
    export_records,
    identified_in_records,
)
from caldicott_desktop.casework.audit.registers import export_register
from caldicott_desktop.casework.audit.selecting import (
    Selected,
    read_selection,
    register_rows,
    select,
)
from caldicott_desktop.casework.audit.settling import Leaves, Lined, Sampling, Telling
from caldicott_desktop.domain.audit.accesses import read as read_accesses
from caldicott_desktop.export.pack_sheet import FILE_NAME as PACK_SHEET

__all__ = [
    "PACK_SHEET",
    "AccessesNeedDays",
    "Answer",
    "DraftFound",
    "EntryFound",
    "FieldFound",
    "LastAnswer",
    "Leaves",
    "LevelNotOffered",
    "Line",
    "Lined",
    "Looking",
    "ManifestNotPublishable",
    "Mentions",
    "NarrowedTooFar",
    "NotPublishable",
    "NotSearched",
    "NothingToShow",
    "Packing",
    "Passage",
    "Place",
    "Pointed",
    "Preview",
    "Proposed",
    "RecordsAsked",
    "Sampling",
    "Selected",
    "Shown",
    "Telling",
    "TooManyRecords",
    "Withheld",
    "accesses_offered",
    "begin_selection",
    "complete",
    "export_accesses",
    "export_mentions",
    "export_records",
    "export_register",
    "find_identifiers",
    "find_in_accesses",
    "find_mentions",
    "finish_selection",
    "holds_live_matters",
    "identified_in_records",
    "last_answer",
    "levels_offered",
    "passages",
    "people_sought",
    "preview",
    "preview_lines",
    "propose",
    "read_accesses",
    "read_selection",
    "register_rows",
    "select",
    "titles_of",
    "withheld",
]
