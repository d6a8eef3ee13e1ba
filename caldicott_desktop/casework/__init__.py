"""The verbs windows and the command line use on a vault; each is one transaction."""

from caldicott_desktop.casework.changes import Changes, DecisionId, DraftId, EntryId, PersonId

__all__ = ["Changes", "DecisionId", "DraftId", "EntryId", "PersonId"]
