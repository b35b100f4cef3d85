"""Form 2 by Typst: its markup, with one compiler and its fonts kept from one form to the next."""

from __future__ import annotations

from collections.abc import Sequence
from importlib.metadata import version
from typing import Final

from benchmarks.yardsticks.plan import COLUMNS_MM, PITCH, SIZE, SMALL, Align, Grid, Line, Look, Part, Piece, plan
from elaas_desk.domain.papers import Form2
from elaas_desk.paths import resource

_STYLE: Final = f"""
#set page(paper: "a4", margin: (top: 10mm, bottom: 10mm, left: 30mm, right: 20mm))
#set text(font: "TH SarabunPSK", size: {SIZE}pt, lang: "th", top-edge: 0.85em, bottom-edge: -0.46em)
#set par(leading: 0pt, spacing: 0pt)
#set block(spacing: 0pt)
#let value(body) = box(stroke: (bottom: (thickness: 0.55pt, dash: "dotted")), inset: (x: 4pt), body)
#let line(at, size, body) = block(width: 100%, height: auto, align(at, text(size: size, body)))
#let framed(body) = block(width: 100%, stroke: 0.6pt, inset: 4pt, body)
"""
_ALIGN: Final = {Align.LEFT: "left", Align.CENTRE: "center", Align.RIGHT: "right", Align.JUSTIFIED: "left"}


class Typst:
    """The yardstick; ImportError where it is not installed."""

    name = "Typst"
    starts_every_time = False

    def __init__(self) -> None:
        import typst

        self.version = version("typst")
        fonts = typst.Fonts(False, False, [str(resource("fonts", "THSarabunPSK"))])
        self._compiler = typst.Compiler(font_paths=fonts, ignore_system_fonts=True)

    def draw(self, forms: Sequence[Form2]) -> list[bytes]:
        """A file for each form."""
        return [self._compiler.compile(input=markup_of(form).encode(), format="pdf") for form in forms]


def markup_of(form: Form2) -> str:
    """The form in Typst's markup."""
    return "\n".join((_STYLE, *map(_part, plan(form))))


def _part(part: Part) -> str:
    if isinstance(part, Line):
        return f"#{_line(part)}"
    if isinstance(part, Grid):
        return f"#{_grid(part)}"
    stacks = ["{" + "; ".join(map(_line, stack)) + "}" for stack in (part.left, part.right)]
    if part.framed:
        stacks = [f"framed({stack})" for stack in stacks]
    return f"#grid(columns: (1fr, 1fr), column-gutter: 4%, {', '.join(stacks)})"


def _line(line: Line) -> str:
    pieces = ' + " " + '.join(map(_piece, line.pieces))
    if line.align is Align.JUSTIFIED:
        pieces = f"par(justify: true, first-line-indent: (amount: 25mm, all: true), {pieces})"
    return f"line({_ALIGN[line.align]}, {line.size}pt, {pieces})"


def _piece(piece: Piece) -> str:
    if piece.look is Look.VALUE:
        return f"value({_quoted(piece.text)})"
    return f"strong({_quoted(piece.text)})" if piece.look is Look.BOLD else _quoted(piece.text)


def _grid(grid: Grid) -> str:
    cells = [f"strong({_quoted(cell)})" for cell in grid.head]
    cells += [_quoted(cell) for row in grid.rows for cell in row]
    columns = ", ".join(f"{column}mm" for column in COLUMNS_MM)
    inset = f"inset: (x: 3pt, y: {(PITCH - 1.31 * SMALL) / 2:.2f}pt)"
    return f"[#set text(size: {SMALL}pt); #table(columns: ({columns}), stroke: 0.6pt, {inset}, {', '.join(cells)})]"


def _quoted(text: str) -> str:
    escaped = text.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'
