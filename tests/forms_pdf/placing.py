"""Texts drawn one a line, and what is not where HarfBuzz puts it or not what a reader gives back."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import groupby
from pathlib import Path

import uharfbuzz as hb

from elaas_desk.paths import resource
from forms_pdf.fonts import Style, load
from forms_pdf.page import HEIGHT, Sheet
from forms_pdf.shaping import shape_in
from tests.forms_pdf.reading import Outlines, Piece, by_pdfium, by_poppler, by_pypdf, original, runs

STYLES = (Style.REGULAR, Style.BOLD, Style.ITALIC, Style.BOLD_ITALIC)
"""The four styles of the typeface."""
SIZE, PITCH, LINES, START = 9.0, 14.0, 54, 40.0

READERS: Mapping[str, Callable[[bytes, Path], list[str]]] = {
    "poppler": by_poppler,
    "pypdf": lambda data, _folder: by_pypdf(data),
    "PDFium": lambda data, _folder: by_pdfium(data),
}
"""What gives the text of each page of a file; the folder is for those that read nothing but files."""


def file_of(style: Style) -> Path:
    """The font file of a style."""
    return resource("fonts", *style.value.split("/"))


def drawn(texts: Sequence[str], style: Style = Style.REGULAR) -> bytes:
    """A file with each text on a line of its own."""
    sheet = Sheet("ทดสอบ", "")
    for at, text in enumerate(texts):
        if at and at % LINES == 0:
            sheet.next_page()
        sheet.text(START, HEIGHT - START - PITCH * (at % LINES), text, SIZE, style)
    return sheet.finish()


def drawn_in(file: Path, texts: Sequence[str]) -> bytes:
    """Like `drawn`, in a font that is none of the papers'."""
    sheet = Sheet("ทดสอบ", "")
    face = load(file, "Tried")
    font = sheet.font(face)
    for at, text in enumerate(texts):
        if at and at % LINES == 0:
            sheet.next_page()
        codes = "".join(f"{font.code(each):04X}" for each in shape_in(face, text).placed)
        sheet._show(font, START, HEIGHT - START - PITCH * (at % LINES), SIZE, f"<{codes}> Tj")
    return sheet.finish()


def misplaced(texts: Sequence[str], data: bytes, file: Path) -> list[str]:
    """The texts whose outlines, places or advance are not those that HarfBuzz gives."""
    font = hb.Font(hb.Face(hb.Blob(file.read_bytes())))
    _, outlines = original(file)
    found = []
    for text, run in zip(texts, runs(data), strict=True):
        pieces, advance = _placed_by_harfbuzz(font, outlines, text)
        if run.text != text or run.pieces() != pieces or round(run.advance) != advance:
            found.append(text)
    return found


def misread(texts: Sequence[str], pages: Sequence[str]) -> list[tuple[str, str]]:
    """Each text with what a reader gave in its place, where that differs; a line too many shifts the rest."""
    lines = [line for page in pages for line in page.splitlines()]
    lines += [""] * (len(texts) - len(lines))
    wrong = [(text, line) for text, line in zip(texts, lines, strict=False) if text != line]
    return wrong + [("", line) for line in lines[len(texts) :]]


def _placed_by_harfbuzz(font: hb.Font, outlines: Outlines, text: str) -> tuple[list[Piece], int]:
    """Outlines with their places, and the advance, of a text with nothing of ours in between."""
    pen = 0
    found: list[Piece] = []
    for script, run in _scripts(text):
        buffer = hb.Buffer()
        buffer.add_str(run)
        buffer.script, buffer.language, buffer.direction = script, "th" if script == "thai" else "en", "ltr"
        hb.shape(font, buffer, {"kern": True, "liga": True})
        for info, position in zip(buffer.glyph_infos, buffer.glyph_positions, strict=True):
            x, y = pen + position.x_offset, position.y_offset
            found += [(shape_of, x + dx, y + dy) for shape_of, dx, dy in outlines.pieces_of(info.codepoint)]
            pen += position.x_advance
    return sorted(found), pen


def _scripts(text: str) -> Iterator[tuple[str, str]]:
    """Runs by the script of their letters as Unicode has it (UAX 24); signs, digits and blanks go with those before."""
    kinds = [_script(char) for char in text]
    first = next((kind for kind in kinds if kind), "thai")
    for at, kind in enumerate(kinds):
        kinds[at] = kind or (kinds[at - 1] if at else first)
    for script, run in groupby(zip(kinds, text, strict=True), key=lambda pair: pair[0]):
        yield script, "".join(char for _, char in run)


def _script(char: str) -> str:
    if "฀" <= char <= "๿" and char != "฿":
        return "thai"
    return "latn" if char.isalpha() else ""
