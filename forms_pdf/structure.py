"""What a page means, beside how it looks: headings, paragraphs and tables for those who hear it read (tagged PDF).

A page's content names the parts that it is made of by numbers, which begin anew on each page; a tree of elements says
what each number is and in which order all are read, and a table leads from the numbers back to the elements (ISO
32000-1, 14.7 and 14.8). An element is written as soon as the next one begins, so that only the open ones are in memory.
"""

from __future__ import annotations

from array import array
from enum import Enum

from forms_pdf.assembly import Assembly, text_string


class Role(Enum):
    """What a block is; the value is its standard structure type (ISO 32000-1, 14.8.4)."""

    TITLE = "H1"
    PART = "H2"
    SUBPART = "H3"
    TEXT = "P"
    FIGURE = "Figure"

    @property
    def level(self) -> int:
        """Depth in the outline, from 1 for the title; 0 for what is no heading."""
        return int(self.value[1]) if self.value[0] == "H" else 0


_TABLE, _ROW, _HEADING_CELL, _CELL = "Table", "TR", "TH", "TD"


class Element:
    """A part of the paper that is still open."""

    __slots__ = ("entries", "kind", "number", "page", "parts", "pieces")

    def __init__(self, number: int, kind: str, entries: str = "") -> None:
        self.number, self.kind, self.entries = number, kind, entries
        self.page = 0
        self.pieces: list[str] = []
        self.parts = array("L")

    @property
    def kids(self) -> str:
        """What it consists of, as its dictionary tells it."""
        kids = self.pieces or [f"{number} 0 R" for number in self.parts]
        return kids[0] if len(kids) == 1 else f"[{' '.join(kids)}]"


class Structure:
    """The tree of one paper, written from its leaves up."""

    def __init__(self, assembly: Assembly) -> None:
        self._assembly = assembly
        self._root = assembly.reserve()
        self._document = assembly.reserve()
        self._open = [Element(self._document, "Document")]
        self._page = 0
        self._owners: list[int] = []
        self._pages: list[int] = []

    @property
    def innermost(self) -> Element | None:
        """The part that is open, down to the cell of a table; None before the first."""
        return self._open[-1] if len(self._open) > 1 else None

    @property
    def is_empty(self) -> bool:
        """Whether no part has been begun."""
        return len(self._open) == 1 and not self._open[0].parts

    def part(self, role: Role, *, goes_on: bool = False, alt: str = "") -> None:
        """Begin a part of the paper, or go on with the one before. `alt` tells what a figure shows."""
        if goes_on and len(self._open) == 2 and self._open[1].kind == role.value:
            return
        self._close_to(1)
        self._begin(role.value, f"/Alt {text_string(alt)}" if alt else "")

    def row(self, *, begins: bool) -> None:
        """Begin a row, and with its first one a table."""
        if begins or len(self._open) < 2 or self._open[1].kind != _TABLE:
            self._close_to(1)
            self._begin(_TABLE)
        self._close_to(2)
        self._begin(_ROW)

    def cell(self, *, heads: bool, columns: int = 1) -> None:
        """Begin a cell, over so many columns; one that names what stands beneath it says so."""
        self._close_to(3)
        told = (" /Scope /Column" if heads else "") + (f" /ColSpan {columns}" if columns > 1 else "")
        self._begin(_HEADING_CELL if heads else _CELL, f"/A << /O /Table{told} >>" if told else "")

    def begin_page(self, page: int) -> None:
        """What is marked from here on stands on this page (the number of its object)."""
        self._page = page
        self._owners = []

    def mark(self) -> tuple[str, int]:
        """The kind of the part that is open, and the number of its next piece on the page."""
        element = self._open[-1]
        number = len(self._owners)
        self._owners.append(element.number)
        element.page = element.page or self._page
        here = element.page == self._page
        element.pieces.append(str(number) if here else f"<< /Type /MCR /Pg {self._page} 0 R /MCID {number} >>")
        return element.kind, number

    def end_page(self) -> int:
        """Write whose the pieces of the page are; the page's key."""
        owners = " ".join([f"{number} 0 R" for number in self._owners])
        self._pages.append(self._assembly.put_small(f"[{owners}]"))
        return len(self._pages) - 1

    def finish(self) -> int:
        """Write what is open; the number of the root."""
        self._close_to(0)
        pages = " ".join([f"{key} {number} 0 R" for key, number in enumerate(self._pages)])
        table = self._assembly.put_small(f"<< /Nums [{pages}] >>")
        entries = f"/K {self._document} 0 R /ParentTree {table} 0 R /ParentTreeNextKey {len(self._pages)}"
        return self._assembly.put_small(f"<< /Type /StructTreeRoot {entries} >>", self._root)

    def _begin(self, kind: str, entries: str = "") -> None:
        element = Element(self._assembly.reserve(), kind, entries)
        self._open[-1].parts.append(element.number)
        self._open.append(element)

    def _close_to(self, depth: int) -> None:
        while len(self._open) > depth:
            element = self._open.pop()
            parent = self._open[-1].number if self._open else self._root
            page = f" /Pg {element.page} 0 R" if element.page else ""
            entries = f" {element.entries}" if element.entries else ""
            body = f"<< /S /{element.kind} /P {parent} 0 R{page}{entries} /K {element.kids} >>"
            self._assembly.put_small(body, element.number)
