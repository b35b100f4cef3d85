"""Papers one behind the other in one file, to be looked at together; each is issued and printed on its own."""

from __future__ import annotations

from collections.abc import Sequence
from io import BytesIO

from pypdf import PdfWriter


def together(papers: Sequence[bytes]) -> bytes:
    """The pages of all papers in their order; one alone stays as it is."""
    if len(papers) == 1:
        return papers[0]
    writer = PdfWriter()
    for paper in papers:
        writer.append(BytesIO(paper), import_outline=False)
    stream = BytesIO()
    writer.write(stream)
    return stream.getvalue()
