"""The bundled fonts of the papers, parsed once."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from pathlib import Path

import uharfbuzz as hb

from elaas_desk.paths import resource
from forms_pdf.truetype import TrueTypeFile


class Style(StrEnum):
    """A font of the papers, the four styles of the typeface and one of ticks; the value is its file in `resources`."""

    REGULAR = "THSarabunPSK/THSarabun-Regular.ttf"
    BOLD = "THSarabunPSK/THSarabun-Bold.ttf"
    ITALIC = "THSarabunPSK/THSarabun-Italic.ttf"
    BOLD_ITALIC = "THSarabunPSK/THSarabun-Bold-Italic.ttf"
    SYMBOLS = "ElaasSymbols.ttf"


@dataclass(frozen=True, slots=True, eq=False)
class Face:
    """A font file and HarfBuzz's view of it; never changed after loading, so that documents can share it."""

    postscript_name: str
    file: TrueTypeFile
    shaper: hb.Font
    slant: int = 0
    """Degrees that its stems lean from the upright, to the right negative (ISO 32000-1, table 122)."""


_POSTSCRIPT_NAMES = {
    Style.REGULAR: "THSarabunPSK",
    Style.BOLD: "THSarabunPSK-Bold",
    Style.ITALIC: "THSarabunPSK-Italic",
    Style.BOLD_ITALIC: "THSarabunPSK-BoldItalic",
    Style.SYMBOLS: "ElaasSymbols",
}
_SLANT = -7  # measured on the capital I; the files themselves say 0


@cache
def face(style: Style) -> Face:
    """The parsed font, read from `resources/fonts` at the first call."""
    slant = _SLANT if style in {Style.ITALIC, Style.BOLD_ITALIC} else 0
    return load(resource("fonts", *style.value.split("/")), _POSTSCRIPT_NAMES[style], slant)


def load(file: Path, postscript_name: str, slant: int = 0) -> Face:
    """Parse a TrueType file; the name is what the PDF calls the font."""
    data = file.read_bytes()
    return Face(postscript_name, TrueTypeFile(data), hb.Font(hb.Face(hb.Blob(data))), slant)
