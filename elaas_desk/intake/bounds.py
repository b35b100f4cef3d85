"""How much a file from outside may be and take; past that, one sentence and nothing kept."""

from __future__ import annotations

from typing import Final

FILE_BYTES: Final = 50 * 2**20
"""No report of one office comes near; a larger file is not opened."""

BLANK_BYTES: Final = 10 * 2**20
"""Of the PDF of an official blank: a form of a few pages is a hundredth of it, with a scan behind it a tenth."""

UNPACKED_BYTES: Final = 400 * 2**20
"""Of all parts of a workbook together, as its directory tells: 200,000 rows are about 100 MB."""

ROWS: Final = 200_000
COLUMNS: Final = 256
SHEETS: Final = 100
PAGES: Final = 1_000
CELL_CHARS: Final = 2_000
"""A longer cell is cut: no name is longer, and the raw table is for looking at."""

SECONDS: Final = 8.0
"""For the whole of reading, so that it ends within ten seconds with the start of the program."""

MEMORY_BYTES: Final = 380 * 2**20
"""Resident memory of the reading process."""

ANSWER_BYTES: Final = 160 * 2**20
"""Of what the reading process sends back: 200,000 rows are about 60 MB."""

FILLED_ROWS: Final = 5000
"""Lines of a sheet that people fill in by hand, with all its tabs."""
RAW_ROWS: Final = 200
"""So many rows as they stand in the file are kept, to be shown beside what was understood."""
