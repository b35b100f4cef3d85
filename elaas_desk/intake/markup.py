"""Tables written as HTML or as the XML of Excel 2003, both commonly saved under the ending .xls."""

from __future__ import annotations

import io
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Final

from elaas_desk.errors import Problem, UserError
from elaas_desk.intake import bounds
from elaas_desk.intake.tables import Span, Table, TableBuilder

_CHUNK: Final = 2**18
_SPREADSHEET: Final = "{urn:schemas-microsoft-com:office:spreadsheet}"
_ENTITY = re.compile(r"<!\s*ENTITY", re.IGNORECASE)
_DECLARATION = re.compile(r"\s*<\?xml[^>]*\?>")
_UNSEEN: Final = frozenset({"script", "style", "head", "title", "xml", "noscript", "template"})
_BREAKS: Final = frozenset(
    {"br", "p", "div", "li", "tr", "h1", "h2", "h3", "h4", "h5", "h6", "caption", "hr", "center"}
)
_DEEPEST: Final = 200


def read_html(text: str) -> list[Table]:
    """All tables of a page as one, one under the other as Excel shows them, with the lines between them.

    UserError REPORT_UNREADABLE, REPORT_TOO_LARGE.
    """
    from lxml import etree

    page = _Page()
    parser = etree.HTMLParser(target=page, encoding="utf-8", no_network=True, huge_tree=False)
    content = text.encode("utf-8", errors="replace")
    try:
        for place in range(0, len(content), _CHUNK):
            parser.feed(content[place : place + _CHUNK])
        parser.close()
    except etree.LxmlError as error:
        raise UserError(Problem.REPORT_UNREADABLE) from error
    return [page.finished()]


@dataclass(slots=True)
class _Cell:
    row_span: int
    column_span: int
    words: list[str] = field(default_factory=list)

    @property
    def text(self) -> str:
        lines = (" ".join(line.split()) for line in "".join(self.words).split("\n"))
        return "\n".join(filter(None, lines))


@dataclass(slots=True)
class _Grid:
    """A table that is being read: its open row, and what hangs into the next ones from above."""

    cells: list[_Cell] | None = None
    hanging: dict[int, int] = field(default_factory=dict)  # column to rows still covered


class _Page:
    """Takes the events of the HTML parser."""

    def __init__(self) -> None:
        self._builder = TableBuilder()
        self._number = 0
        self._grids: list[_Grid] = []
        self._cells: list[_Cell] = []  # open ones, innermost last
        self._loose = _Cell(1, 1)  # text outside of tables
        self._unseen = 0

    def start(self, tag: str, attributes: Mapping[str, str]) -> None:
        """An element opens."""
        if tag in _UNSEEN:
            self._unseen += 1
        elif tag == "table":
            self._end_loose()
            if len(self._grids) >= _DEEPEST:
                raise UserError(Problem.REPORT_UNREADABLE)
            self._grids.append(_Grid())
        elif tag == "tr" and self._grids:
            self._grids[-1].cells = []
        elif tag in {"td", "th"} and self._grids:
            self._start_cell(attributes)
        if tag in _BREAKS:
            self._break()

    def end(self, tag: str) -> None:
        """An element closes."""
        if tag in _UNSEEN:
            self._unseen -= 1
        elif tag == "table" and self._grids:
            self._grids.pop()
        elif tag == "tr" and self._grids:
            self._end_row(self._grids[-1])
        elif tag in {"td", "th"} and self._cells:
            self._cells.pop()
        elif tag in _BREAKS:
            self._break()

    def data(self, words: str) -> None:
        """Text; line ends in it are blanks, as everywhere in HTML."""
        if not self._unseen:
            self._open.words.append(words.replace("\n", " ").replace("\r", " "))

    def close(self) -> None:
        """The page ends."""
        self._end_loose()

    def finished(self) -> Table:
        """What was read."""
        return self._builder.build()

    @property
    def _open(self) -> _Cell:
        return self._cells[-1] if self._cells and self._grids else self._loose

    def _break(self) -> None:
        if self._open is self._loose:
            self._end_loose()
        else:
            self._open.words.append("\n")

    def _end_loose(self) -> None:
        text = self._loose.text
        self._loose.words.clear()
        if text and (not self._grids or self._grids[-1].cells is None):
            self._add([text])

    def _start_cell(self, attributes: Mapping[str, str]) -> None:
        grid = self._grids[-1]
        if grid.cells is None:
            grid.cells = []
        cell = _Cell(_count(attributes.get("rowspan"), bounds.ROWS), _count(attributes.get("colspan"), bounds.COLUMNS))
        grid.cells.append(cell)
        self._cells.append(cell)

    def _end_row(self, grid: _Grid) -> None:
        cells, grid.cells = grid.cells or [], None
        placed: list[str] = []
        number = self._number + 1
        started: dict[int, int] = {}
        for cell in cells:
            self._skip_hanging(placed, grid)
            left = len(placed)
            if left >= bounds.COLUMNS:
                break
            placed += [cell.text, *[""] * (cell.column_span - 1)]
            if cell.row_span > 1 or cell.column_span > 1:
                right = len(placed) - 1
                self._builder.merge(Span(number, left, number + cell.row_span - 1, right))
                started |= dict.fromkeys(range(left, right + 1), cell.row_span)
        grid.hanging = {
            column: rows - 1 for column, rows in (grid.hanging | started).items() if rows > 1
        }  # fmt: skip
        self._add(placed)

    @staticmethod
    def _skip_hanging(placed: list[str], grid: _Grid) -> None:
        while len(placed) in grid.hanging:
            placed.append("")

    def _add(self, cells: list[str]) -> None:
        self._number += 1
        self._builder.add(self._number, cells)


def _count(told: str | None, most: int) -> int:
    """How many rows or columns a cell spans."""
    digits = (told or "").strip()[:7]
    return min(max(int(digits), 1), most) if digits.isdecimal() else 1


def read_spreadsheet_xml(text: str) -> list[Table]:
    """The sheets of an Excel 2003 XML file. UserError REPORT_UNREADABLE, REPORT_TOO_LARGE."""
    from lxml import etree

    if _ENTITY.search(text):
        raise UserError(Problem.REPORT_UNREADABLE)
    content = _DECLARATION.sub("", text, count=1).encode("utf-8", errors="replace")
    tags = [_SPREADSHEET + tag for tag in ("Worksheet", "Row", "Cell", "Data")]
    events = etree.iterparse(
        io.BytesIO(content),
        events=("start", "end"),
        tag=tags,
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        huge_tree=False,
    )
    book = _Book()
    try:
        for event, element in events:
            book.take(event, element)
    except etree.XMLSyntaxError as error:
        if not book.tables:
            raise UserError(Problem.REPORT_UNREADABLE) from error
    return [builder.build() for builder in book.tables]


@dataclass(slots=True)
class _Book:
    """Takes the events of the XML parser."""

    tables: list[TableBuilder] = field(default_factory=list)
    _row: int = 0
    _column: int = 0
    _placed: dict[int, str] = field(default_factory=dict)
    _text: list[str] = field(default_factory=list)

    def take(self, event: str, element: Any) -> None:
        """One element opens or closes."""
        tag = element.tag.removeprefix(_SPREADSHEET)
        if event == "start" and tag == "Worksheet" and len(self.tables) < bounds.SHEETS:
            self.tables.append(TableBuilder(element.get(_SPREADSHEET + "Name", "")))
            self._row = 0
        elif event == "start" and tag == "Row":
            self._row = _count(element.get(_SPREADSHEET + "Index"), 10**7) if _index(element) else self._row + 1
            self._column, self._placed = 0, {}
        elif event == "end" and tag == "Data":
            self._text.append("".join(element.itertext()))
        elif event == "end" and tag == "Cell":
            self._end_cell(element)
        elif event == "end" and tag == "Row" and self.tables:
            width = min(max(self._placed, default=-1) + 1, bounds.COLUMNS)
            self.tables[-1].add(self._row, [self._placed.get(column, "") for column in range(width)])
            element.clear()
            while element.getprevious() is not None:
                del element.getparent()[0]

    def _end_cell(self, element: Any) -> None:
        if _index(element):
            self._column = _count(element.get(_SPREADSHEET + "Index"), 10**5) - 1
        self._placed[self._column] = "".join(self._text)
        self._text = []
        across = _extra(element, "MergeAcross")
        down = _extra(element, "MergeDown")
        if (across or down) and self.tables:
            self.tables[-1].merge(Span(self._row, self._column, self._row + down, self._column + across))
        self._column += 1 + across


def _index(element: Any) -> bool:
    return element.get(_SPREADSHEET + "Index") is not None


def _extra(element: Any, name: str) -> int:
    told = element.get(_SPREADSHEET + name)
    return _count(told, bounds.ROWS) if told and told.strip() != "0" else 0
