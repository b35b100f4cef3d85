"""Form 2 by WeasyPrint: HTML and CSS, the fonts and the style sheet kept from one form to the next."""

from __future__ import annotations

import logging
from collections.abc import Sequence
from html import escape
from typing import Final

from benchmarks.yardsticks.plan import PITCH, SIZE, SMALL, Grid, Line, Look, Part, plan
from elaas_desk.domain.papers import Form2
from elaas_desk.paths import resource

_FONTS: Final = resource("fonts", "THSarabunPSK")
STYLE: Final = f"""
@font-face {{ font-family: S; src: url({(_FONTS / "THSarabun-Regular.ttf").as_uri()}) }}
@font-face {{ font-family: S; font-weight: bold; src: url({(_FONTS / "THSarabun-Bold.ttf").as_uri()}) }}
@page {{ size: A4; margin: 10mm 20mm 10mm 30mm }}
body {{ font: {SIZE}pt/{PITCH}pt S }}
p {{ margin: 0 }}
.value {{ border-bottom: 0.55pt dotted black; padding: 0 4pt }}
.justify {{ text-indent: 25mm }}
table {{ border-collapse: collapse; width: 100% }}
td, th {{ border: 0.6pt solid black; padding: 0 3pt; font-size: {SMALL}pt }}
.two {{ display: flex; justify-content: space-between }}
.two > div {{ width: 48% }}
.framed > div {{ border: 0.6pt solid black; padding: 4pt; box-sizing: border-box }}
"""


class WeasyPrint:
    """The yardstick; ImportError where it is not installed, OSError where Pango is not."""

    name = "WeasyPrint"
    starts_every_time = False

    def __init__(self) -> None:
        from weasyprint import CSS, __version__
        from weasyprint.text.fonts import FontConfiguration

        logging.getLogger("fontTools").setLevel(logging.CRITICAL)  # it finds fault with the typeface on every page
        self.version: str = __version__
        self._fonts = FontConfiguration()
        self._style = CSS(string=STYLE, font_config=self._fonts)

    def draw(self, forms: Sequence[Form2]) -> list[bytes]:
        """A file for each form."""
        from weasyprint import HTML

        drawn = (HTML(string=html_of(form)) for form in forms)
        return [page.write_pdf(stylesheets=[self._style], font_config=self._fonts) for page in drawn]


def html_of(form: Form2) -> str:
    """The form as a page of HTML, to be drawn with `STYLE`."""
    return f'<html lang="th"><body>{"".join(map(_part, plan(form)))}</body></html>'


def _part(part: Part) -> str:
    if isinstance(part, Line):
        return _line(part)
    if isinstance(part, Grid):
        return _grid(part)
    stacks = "".join(f"<div>{''.join(map(_line, stack))}</div>" for stack in (part.left, part.right))
    return f'<div class="two{" framed" if part.framed else ""}">{stacks}</div>'


def _line(line: Line) -> str:
    pieces = " ".join(f'<span class="{piece.look.value}">{escape(piece.text)}</span>' for piece in line.pieces)
    pieces = pieces.replace(f'class="{Look.BOLD.value}"', 'style="font-weight: bold"')
    style = f"text-align: {line.align.value}; font-size: {line.size}pt"
    return f'<p class="{line.align.value}" style="{style}">{pieces}</p>'


def _grid(grid: Grid) -> str:
    head = "".join(f"<th>{escape(cell)}</th>" for cell in grid.head)
    rows = ("".join(f"<td>{escape(cell)}</td>" for cell in row) for row in grid.rows)
    return f"<table><tr>{head}</tr>{''.join(f'<tr>{row}</tr>' for row in rows)}</table>"
