"""What is drawn on a page, each piece marked as a part of the paper or as furniture of the page (ISO 32000-1, 14.6).

ReportLab's canvas keeps the code of the page. Neighbouring pieces of one part are marked together.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from io import BytesIO

from reportlab.pdfgen.canvas import Canvas

from forms_pdf.outline import Heading
from forms_pdf.paper_file import PaperFile
from forms_pdf.structure import Role

_ASIDE = "aside"


class Marking:
    """Content belongs to the part that was begun last (`part`, `row`, `cell`, `figure`), unless it stands aside.

    Where no part was begun at all it is not marked, and the file is not tagged.
    """

    def __init__(self, file: PaperFile) -> None:
        self.file = file
        self.canvas = Canvas(BytesIO())
        self.headings: list[Heading] = []
        """What was drawn that an outline can lead to."""
        self._next: tuple[Role, bool] | None = None
        self._role: Role | None = None
        self._aside = False
        self._marked: object = None

    def taken_page(self) -> bytes:
        """What was drawn on this page, which is empty again: for a stream of its own."""
        self._leave()
        drawn, self.canvas._code = self.canvas._code, []
        return "\n".join(drawn).encode("ascii")

    def part(self, role: Role, *, goes_on: bool = False) -> None:
        """What is drawn next is a part of its own, or goes on with the one before; the lines of a title are one."""
        if not self._aside:
            self._next = role, goes_on or role is self._role is Role.TITLE
            self._role = role

    def row(self, *, begins: bool) -> None:
        """Begin a row of a table, and with its first one the table."""
        if not self._aside:
            self._next = self._role = None
            self.file.structure.row(begins=begins)

    def cell(self, *, heads: bool, columns: int = 1) -> None:
        """Begin a cell of the row, over so many columns; `heads` says that it names what stands beneath it."""
        if not self._aside:
            self.file.structure.cell(heads=heads, columns=columns)

    @contextmanager
    def aside(self) -> Iterator[None]:
        """What is drawn meanwhile is furniture of the page (an artifact): its number, its foot, a header once more."""
        was, self._aside = self._aside, True
        yield
        self._aside = was

    def heading(self, level: int, title: str, top: float) -> None:
        """Note what an outline can lead to, on this page; the lines of a title are one."""
        if self._aside:
            return
        if level == Role.TITLE.level and self._role is Role.TITLE:
            title = f"{self.headings.pop().title} {title}"
        self.headings.append(Heading(level, title, self.file.page, top))

    def figure(self, alt: str) -> None:
        """What is drawn next is a picture; `alt` tells those who cannot see it what it shows."""
        if not self._aside:
            self._next, self._role = None, Role.FIGURE
            self.file.structure.part(Role.FIGURE, alt=alt)

    def content(self, operators: str) -> None:
        """Drawing operators that belong to the part."""
        self.enter()
        self.canvas._code.append(operators)

    def enter(self) -> None:
        """What is put on the canvas next belongs to the part."""
        if self._next and not self._aside:
            (role, goes_on), self._next = self._next, None
            self.file.structure.part(role, goes_on=goes_on)
        belongs: object = _ASIDE if self._aside else self.file.structure.innermost
        if belongs is self._marked:
            return
        self._leave()
        if belongs is _ASIDE:
            self.canvas._code.append("/Artifact << /Type /Pagination >> BDC")
        elif belongs:
            kind, number = self.file.structure.mark()
            self.canvas._code.append(f"/{kind} << /MCID {number} >> BDC")
        self._marked = belongs

    def _leave(self) -> None:
        if self._marked:
            self.canvas._code.append("EMC")
        self._marked = None

    def decoration(self, operators: str) -> None:
        """Drawing operators that carry no meaning of their own (an artifact, ISO 32000-1, 14.8.2.2)."""
        self._leave()
        self.canvas._code.append(f"/Artifact BMC {operators} EMC")
