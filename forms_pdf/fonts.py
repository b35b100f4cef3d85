"""The bundled fonts of the papers, parsed once."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from functools import cache
from pathlib import Path

import uharfbuzz as hb

from elaas_desk.paths import resource
from forms_pdf.truetype import TrueTypeFile


class Style(Enum):
    """A font of the papers; the value is its file under `resources/fonts`."""

    REGULAR = "THSarabunPSK/THSarabun-Regular.ttf"
    BOLD = "THSarabunPSK/THSarabun-Bold.ttf"
    SYMBOLS = "ElaasSymbols.ttf"


@dataclass(frozen=True, slots=True, eq=False)
class Face:
    """A font file and HarfBuzz's view of it; never changed after loading, so that documents can share it."""

    postscript_name: str
    file: TrueTypeFile
    shaper: hb.Font


_POSTSCRIPT_NAMES = {
    Style.REGULAR: "THSarabunPSK",
    Style.BOLD: "THSarabunPSK-Bold",
    Style.SYMBOLS: "ElaasSymbols",
}


@cache
def face(style: Style) -> Face:
    """The parsed font, read from `resources/fonts` at the first call."""
    return load(resource("fonts", *style.value.split("/")), _POSTSCRIPT_NAMES[style])


def load(file: Path, postscript_name: str) -> Face:
    """Parse a TrueType file; the name is what the PDF calls the font."""
    data = file.read_bytes()
    return Face(postscript_name, TrueTypeFile(data), hb.Font(hb.Face(hb.Blob(data))))
