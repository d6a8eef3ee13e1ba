"""The desk: one worker lane for everything that touches the vault, and its results."""

from __future__ import annotations

from caldicott_desktop.jobs.desk import Desk, ProgramFault, Ticket
from caldicott_desktop.jobs.lane import Lane
from caldicott_desktop.jobs.newest import Newest

__all__ = ["Desk", "Lane", "Newest", "ProgramFault", "Ticket"]
