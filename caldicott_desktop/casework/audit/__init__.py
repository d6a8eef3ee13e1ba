"""Answering an auditor: choosing, accounting for numbers, finding mentions, and what then leaves.

What windows and the command line use of it is here, as in `casework` itself.
"""

from caldicott_desktop.casework.audit.completing import complete
from caldicott_desktop.casework.audit.selecting import (
    Selected,
    read_selection,
    register_rows,
    select,
)

__all__ = [
    "Selected",
    "complete",
    "read_selection",
    "register_rows",
    "select",
]
