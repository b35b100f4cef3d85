"""A PDF that this program did not make."""

from __future__ import annotations

from contextlib import closing
from pathlib import Path
from tempfile import mkdtemp

import pypdfium2


def some_pdf() -> Path:
    """One empty page."""
    path = Path(mkdtemp()) / "some.pdf"
    with closing(pypdfium2.PdfDocument.new()) as document:
        document.new_page(595, 842)
        document.save(path)
    return path
