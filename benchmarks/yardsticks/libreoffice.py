"""Form 2 by LibreOffice: flat OpenDocument texts, many of them converted by one process.

The process starts once for all of them, and its start is taken off: it is the time of so many forms less that of one.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import tempfile
from collections.abc import Iterator, Sequence
from html import escape
from pathlib import Path
from typing import Final

from benchmarks.yardsticks.plan import COLUMNS_MM, PITCH, SIZE, SMALL, Align, Grid, Line, Look, Pair, Part, Piece, plan
from elaas_desk.domain.papers import Form2
from elaas_desk.paths import resource

_SPACES: Final = " ".join(
    f'xmlns:{prefix}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"'
    for prefix, name in (
        ("office", "office"),
        ("style", "style"),
        ("text", "text"),
        ("table", "table"),
        ("fo", "xsl-fo-compatible"),
        ("svg", "svg-compatible"),
    )
)
_ALIGN: Final = {Align.LEFT: "start", Align.CENTRE: "center", Align.RIGHT: "end", Align.JUSTIFIED: "justify"}
_FONT: Final = "TH SarabunPSK"
_SECONDS: Final = 300


class LibreOffice:
    """The yardstick; FileNotFoundError where it is not installed."""

    name = "LibreOffice"
    starts_every_time = True

    def __init__(self) -> None:
        program = shutil.which("soffice")
        if program is None:
            raise FileNotFoundError("soffice")
        self._program = program
        told = subprocess.run([program, "--version"], capture_output=True, text=True, check=True, env=_environment())
        self.version = told.stdout.split()[1]

    def draw(self, forms: Sequence[Form2]) -> list[bytes]:
        """A file for each form."""
        with tempfile.TemporaryDirectory(prefix="libreoffice-") as name:
            folder = Path(name)
            _with_typeface(folder)
            files = [folder / f"{number:05}.fodt" for number, _ in enumerate(forms)]
            for file, form in zip(files, forms, strict=True):
                file.write_text(document_of(form), encoding="utf-8")
            profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
            convert = [self._program, profile, "--headless", "--convert-to", "pdf", "--outdir", str(folder)]
            subprocess.run(
                [*convert, *files], capture_output=True, check=True, timeout=_SECONDS, env=_environment(folder)
            )
            return [file.with_suffix(".pdf").read_bytes() for file in files]


def _environment(folder: Path | None = None) -> dict[str, str]:
    return os.environ | ({} if folder is None else {"FONTCONFIG_FILE": str(folder / "fonts.conf")})


def _with_typeface(folder: Path) -> None:
    """A configuration that knows the typeface of the papers, which few systems have."""
    places = "".join(f"<dir>{place}</dir>" for place in (resource("fonts", "THSarabunPSK"), "/usr/share/fonts"))
    settings = f"<fontconfig>{places}<cachedir>{folder / 'cache'}</cachedir></fontconfig>"
    (folder / "fonts.conf").write_text(settings, encoding="utf-8")


def document_of(form: Form2) -> str:
    """The form as a flat OpenDocument text."""
    body = "".join(part for each in plan(form) for part in _part(each))
    return (
        f'<?xml version="1.0" encoding="UTF-8"?><office:document {_SPACES} office:version="1.2" '
        'office:mimetype="application/vnd.oasis.opendocument.text">'
        f"{_STYLES}<office:body><office:text>{body}</office:text></office:body></office:document>"
    )


def _part(part: Part) -> Iterator[str]:
    if isinstance(part, Line):
        yield _line(part)
    elif isinstance(part, Grid):
        yield from _grid(part)
    else:
        yield from _pair(part)


def _line(line: Line) -> str:
    pieces = " ".join(map(_piece, line.pieces))
    return f'<text:p text:style-name="{line.align.value}{line.size}">{pieces}</text:p>'


def _piece(piece: Piece) -> str:
    return f'<text:span text:style-name="{piece.look.value}">{escape(piece.text)}</text:span>'


def _grid(grid: Grid) -> Iterator[str]:
    yield '<table:table table:style-name="all">'
    for number, _ in enumerate(COLUMNS_MM):
        yield f'<table:table-column table:style-name="column{number}"/>'
    for at, row in enumerate((grid.head, *grid.rows)):
        cells = (_line(Line((Piece(cell, Look.PLAIN if at else Look.BOLD),), size=SMALL)) for cell in row)
        yield _row("framed", cells)
    yield "</table:table>"


def _pair(pair: Pair) -> Iterator[str]:
    yield '<table:table table:style-name="all"><table:table-column table:style-name="half"/>'
    yield '<table:table-column table:style-name="half"/>'
    yield _row("framed" if pair.framed else "bare", ("".join(map(_line, stack)) for stack in (pair.left, pair.right)))
    yield "</table:table>"


def _row(style: str, cells: Iterator[str]) -> str:
    drawn = "".join(f'<table:table-cell table:style-name="{style}">{cell}</table:table-cell>' for cell in cells)
    return f"<table:table-row>{drawn}</table:table-row>"


def _text(size: int | None = None, *, bold: bool = False) -> str:
    fonts = "".join(f' {prefix}="{_FONT}"' for prefix in ("style:font-name", "style:font-name-complex"))
    sizes = "" if size is None else f' fo:font-size="{size}pt" style:font-size-complex="{size}pt"'
    weight = ' fo:font-weight="bold" style:font-weight-complex="bold"' if bold else ""
    locale = ' fo:language="en" style:language-complex="th" style:country-complex="TH"'
    return f"<style:text-properties{fonts}{sizes}{weight}{locale}/>"


def _paragraph_style(align: Align, size: int) -> str:
    indent = ' fo:text-indent="25mm"' if align is Align.JUSTIFIED else ""
    height = f' fo:line-height="{PITCH}pt"'
    return (
        f'<style:style style:name="{align.value}{size}" style:family="paragraph">'
        f'<style:paragraph-properties fo:text-align="{_ALIGN[align]}"{indent}{height}/>{_text(size)}</style:style>'
    )


def _span_style(look: Look) -> str:
    lined = ' style:text-underline-style="dotted" style:text-underline-width="auto"' if look is Look.VALUE else ""
    text = _text(bold=look is Look.BOLD).replace("/>", f"{lined}/>")
    return f'<style:style style:name="{look.value}" style:family="text">{text}</style:style>'


def _cell_style(name: str, border: str) -> str:
    properties = f'<style:table-cell-properties fo:border="{border}" fo:padding="2pt"/>'
    return f'<style:style style:name="{name}" style:family="table-cell">{properties}</style:style>'


def _column_style(name: str, width: float) -> str:
    properties = f'<style:table-column-properties style:column-width="{width}mm"/>'
    return f'<style:style style:name="{name}" style:family="table-column">{properties}</style:style>'


_STYLES: Final = "".join(
    (
        "<office:font-face-decls>",
        f'<style:font-face style:name="{_FONT}" svg:font-family="{_FONT}"/>',
        "</office:font-face-decls><office:automatic-styles>",
        *(_paragraph_style(align, size) for align in Align for size in (SMALL, SIZE, 18)),
        *map(_span_style, Look),
        _cell_style("framed", "0.6pt solid #000000"),
        _cell_style("bare", "none"),
        *(_column_style(f"column{number}", width) for number, width in enumerate(COLUMNS_MM)),
        _column_style("half", 80),
        '<style:style style:name="all" style:family="table"><style:table-properties style:width="160mm"/>',
        '</style:style><style:page-layout style:name="sheet"><style:page-layout-properties fo:page-width="210mm"',
        ' fo:page-height="297mm" fo:margin-top="10mm" fo:margin-bottom="10mm"',
        ' fo:margin-left="30mm" fo:margin-right="20mm"/>',
        "</style:page-layout></office:automatic-styles><office:master-styles>",
        '<style:master-page style:name="Standard" style:page-layout-name="sheet"/></office:master-styles>',
    )
)
