"""The bundled fonts, and the small one of tick boxes that is drawn in the build."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path
from typing import Any

import pypdf
import pytest
import segno
from fontTools.ttLib import TTFont

from elaas_desk.domain.papers import code_of
from elaas_desk.paths import resource
from forms_pdf import form1, symbols_font
from forms_pdf.fonts import Style, face
from forms_pdf.foot import QR_PREFIX
from forms_pdf.truetype import assemble
from tests.forms_pdf import values
from tests.forms_pdf.placing import drawn
from tests.forms_pdf.reading import quick_response_modules


def test_the_symbols_in_the_resources_are_what_the_script_draws(tmp_path: Path) -> None:
    symbols_font.main(tmp_path / "made.ttf")
    made = (tmp_path / "made.ttf").read_bytes()
    assert made == resource("fonts", "ElaasSymbols.ttf").read_bytes()
    assert set(TTFont(BytesIO(made)).getBestCmap()) == {ord(char) for char in " ☐☑☒✓●○◆◌"}


def test_a_font_taken_apart_and_put_together_is_sound() -> None:
    tables = face(Style.REGULAR).file.tables
    again = TTFont(BytesIO(assemble(tables)), checkChecksums=2)
    assert again["maxp"].numGlyphs == face(Style.REGULAR).file.glyph_count
    assert again.getBestCmap()[ord("ก")] == "uni0E01"


def test_the_square_at_the_foot_is_the_qr_code_of_the_document_code() -> None:
    expected = segno.make_qr(
        QR_PREFIX + code_of(values.FORM_1).upper(), error="m", version=2, mask=0, boost_error=False
    )
    assert quick_response_modules(form1.render(values.FORM_1)) == [list(map(bool, row)) for row in expected.matrix]


@pytest.mark.parametrize(
    ("style", "name", "angle"),
    [
        (Style.REGULAR, "THSarabunPSK", 0),
        (Style.BOLD, "THSarabunPSK-Bold", 0),
        (Style.ITALIC, "THSarabunPSK-Italic", -7),
        (Style.BOLD_ITALIC, "THSarabunPSK-BoldItalic", -7),
    ],
)
def test_each_style_is_embedded_under_its_name_and_says_whether_it_leans(style: Style, name: str, angle: int) -> None:
    (page,) = pypdf.PdfReader(BytesIO(drawn(["น้ำ"], style))).pages
    resources: Any = page["/Resources"]
    (font,) = (each.get_object() for each in resources["/Font"].values())
    descriptor = font["/DescendantFonts"][0].get_object()["/FontDescriptor"].get_object()
    assert font["/BaseFont"].partition("+")[2] == name
    assert (descriptor["/ItalicAngle"], bool(descriptor["/Flags"] & 64)) == (angle, angle != 0)
