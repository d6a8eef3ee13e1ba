"""`python -m caldicott_desktop`, and what the installed command calls."""

from __future__ import annotations

import sys

from caldicott_desktop.cli import main

__all__ = ["main"]

if __name__ == "__main__":
    sys.exit(main())
