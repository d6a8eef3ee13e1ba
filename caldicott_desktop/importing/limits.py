"""How much of a stranger's file is read at all, so that the answer comes in seconds."""

from __future__ import annotations

MOST_BYTES = 64 * 2**20
"""Of a file: an access log of 200,000 rows is some 25 MB as CSV and 10 MB as XLSX."""

MOST_UNPACKED_BYTES = 256 * 2**20
"""Of all markup of a workbook together. The same log unpacks to some 100 MB; a file made to fill a
computer's memory unpacks to far more. `zipfile` reads no part beyond the size it declares."""

MOST_KEPT_BYTES = 64 * 2**20
"""Of any part that is kept in memory, such as the texts; sheets are read as they stream by."""

MOST_PARTS = 2_000
"""Parts of a workbook: one with two hundred sheets has some five hundred."""

MOST_COLUMNS = 200
"""Audit exports have thirty to sixty columns; a row of 16,384 cells is padding or a mistake."""

LAST_ROW = 1_048_576
"""The last row a worksheet can have (ECMA-376 as Excel keeps it)."""

LONGEST_TEXT = 32_767
"""Characters of one cell: as many as Excel keeps in one."""
