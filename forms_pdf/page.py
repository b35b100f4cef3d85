"""The page of official papers: its measures, and the sheet that text and lines are drawn on.

The measures are those of the Regulation on Correspondence (ระเบียบสำนักนายกรัฐมนตรีว่าด้วยงานสารบรรณ) as typed by
practice; sources differ by millimetres, so all of them stand here. Points unless a name says millimetres.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from io import BytesIO

from reportlab.lib.units import mm
from reportlab.lib.utils import ImageReader

from forms_pdf.assembly import Assembly
from forms_pdf.embedding import EmbeddedFont
from forms_pdf.fonts import Face, Style, face
from forms_pdf.images import put_images
from forms_pdf.marking import Marking
from forms_pdf.outline import Bookmark
from forms_pdf.paper_file import About, PaperFile
from forms_pdf.shaping import Placed, shape, width

WIDTH, HEIGHT = 210 * mm, 297 * mm
LEFT, RIGHT, TOP, BOTTOM = 30 * mm, WIDTH - 20 * mm, HEIGHT - 25 * mm, 20 * mm
MIDDLE = WIDTH / 2
TEXT_WIDTH = RIGHT - LEFT
SIZE = 16.0
TITLE_SIZE = 18.0
SMALL_SIZE = 10.0
SMALLEST_VALUE = 11.0
"""A value on a dotted line shrinks to this and no further."""
PITCH = 21.0
"""Baseline to baseline: single spacing of TH SarabunPSK 16 pt is (850 + 460) / 1000 × 16 = 20.96."""
ASCENT_RATIO, DESCENT_RATIO = 0.85, 0.46
"""The line box over and under the baseline, in sizes, with room for two marks over a consonant."""
BODY_INDENT = 25 * mm
DOT_GAP, DOT_WIDTH, DOT_DROP = 2.4, 0.55, 1.7
RULE_WIDTH = 0.5
# Of what a line lacks, the blanks take this share, each up to so many sizes; then the clusters, each up to so many
# (readers take a wider gap for a blank); then the blanks the rest.
_SHARE_OF_BLANKS, _MOST_PER_BLANK, _MOST_PER_CLUSTER = 0.5, 0.25, 0.08
_WIDEST_BLANK = 1.0


@dataclass(frozen=True, slots=True)
class Format:
    """The size of a sheet of paper and the edges of what is written on it, in points."""

    width: float
    height: float
    left: float
    right: float
    top: float
    bottom: float

    @property
    def middle(self) -> float:
        """Half-way across the sheet."""
        return self.width / 2


PORTRAIT = Format(WIDTH, HEIGHT, LEFT, RIGHT, TOP, BOTTOM)
LANDSCAPE = Format(HEIGHT, WIDTH, 20 * mm, HEIGHT - 20 * mm, WIDTH - 25 * mm, BOTTOM)
"""A4 turned, for wide tables; it is bound along its top edge."""
A3_LANDSCAPE = Format(2 * WIDTH, HEIGHT, 20 * mm, 2 * WIDTH - 20 * mm, HEIGHT - 25 * mm, BOTTOM)
"""A3 turned, two sheets of A4 side by side, for the widest tables."""


class Sheet(Marking):
    """A document being drawn, page after page; y is counted from the bottom edge of the paper, in points."""

    def __init__(
        self,
        title: str = "",
        subject: str = "",
        form: Format = PORTRAIT,
        *,
        about: About | None = None,
        to: Assembly | None = None,
    ) -> None:
        self.form = form
        self.page_of: Mapping[str, int] = {}
        """The page of each mark, for what refers to one."""
        self._bytes = BytesIO()
        super().__init__(PaperFile(to or Assembly(self._bytes), about or About(title, subject)))
        self._fonts: dict[Face, EmbeddedFont] = {}
        self._images: dict[str, int] = {}
        self._pictures: dict[str, int] = {}
        self.file.begin_page()

    def finish(self, bookmarks: Sequence[Bookmark] = (), *, outline_shown: bool = False) -> bytes:
        """Close the last page; the file, unless it is written elsewhere."""
        if not self.file.is_between_pages:
            self.end_page()
        fonts = {font.resource_name: font.put(self.file.assembly) for font in self._fonts.values()}
        self.file.finish(fonts, bookmarks, outline_shown=outline_shown)
        return self._bytes.getvalue()

    def next_page(self) -> None:
        """Close this page and begin another."""
        self.end_page()
        self.file.begin_page()

    def end_page(self) -> None:
        """Write this page; what is drawn from here on is for `taken_page`, until a page is begun."""
        drawn = self.taken_page()
        self.file.end_page((self.form.width, self.form.height), drawn, self._pictures)
        self._pictures = {}

    def text(self, x: float, y: float, text: str, size: float = SIZE, style: Style = Style.REGULAR) -> float:
        """Draw a text with its baseline at y; its width in points."""
        shaped = shape(style, text)
        if shaped.placed:
            font = self._font(style)
            codes = "".join([f"{font.code(each):04X}" for each in shaped.placed])
            self._show(font, x, y, size, f"<{codes}> Tj")
        return width(style, size, text)

    def text_upwards(self, x: float, y: float, text: str, size: float = SIZE, style: Style = Style.REGULAR) -> None:
        """Draw a text turned a quarter to the left, read from below, that begins at y with its baseline at x."""
        font = self._font(style)
        codes = "".join([f"{font.code(each):04X}" for each in shape(style, text).placed])
        self._show(font, x, y, size, f"<{codes}> Tj", turned="0 1 -1 0")

    def centred(self, x: float, y: float, text: str, size: float = SIZE, style: Style = Style.REGULAR) -> None:
        """Draw a text around x."""
        self.text(x - width(style, size, text) / 2, y, text, size, style)

    def right_aligned(self, x: float, y: float, text: str, size: float = SIZE, style: Style = Style.REGULAR) -> None:
        """Draw a text that ends at x."""
        self.text(x - width(style, size, text), y, text, size, style)

    def spread_text(self, x: float, y: float, text: str, to_width: float, size: float = SIZE) -> None:
        """Draw a text of the regular font spread out to a width: blanks first, then every cluster (Thai distribution).

        What cannot be spread without holes stays short of the width.
        """
        shaped = shape(Style.REGULAR, text)
        slack = max(0.0, to_width - width(Style.REGULAR, size, text))
        blanks = text.count(" ")
        clusters = sum(each.begins_cluster for each in shaped.placed) - 1
        per_blank = min(slack * _SHARE_OF_BLANKS / blanks, size * _MOST_PER_BLANK) if blanks else 0.0
        per_cluster = min((slack - per_blank * blanks) / max(1, clusters), size * _MOST_PER_CLUSTER)
        if blanks:
            per_blank = min((slack - per_cluster * clusters) / blanks, size * _WIDEST_BLANK)
        font = self._font(Style.REGULAR)
        shown = _spread(font, shaped.placed, -1000 * per_blank / size, -1000 * per_cluster / size)
        self._show(font, x, y, size, shown)

    def _show(self, font: EmbeddedFont, x: float, y: float, size: float, shown: str, turned: str = "1 0 0 1") -> None:
        place = f"{turned} {_number(x)} {_number(y)} Tm"
        self.content(f"BT /{font.resource_name} {_number(size)} Tf {place} {shown} ET")

    def dots(self, x0: float, x1: float, y: float) -> None:
        """A dotted line (จุดไข่ปลา) under the baseline y, as vectors that no search or reader meets as text."""
        if x1 - x0 < DOT_GAP:
            return
        drawn = f"{DOT_WIDTH} w 1 J [0 {DOT_GAP}] 0 d {_number(x0)} {_number(y - DOT_DROP)} m"
        self.decoration(f"q {drawn} {_number(x1)} {_number(y - DOT_DROP)} l S Q")

    def rule(self, x0: float, y0: float, x1: float, y1: float, line_width: float = RULE_WIDTH) -> None:
        """A straight line."""
        drawn = f"{_number(x0)} {_number(y0)} m {_number(x1)} {_number(y1)} l S"
        self.decoration(f"q {line_width} w {drawn} Q")

    def box(self, x: float, y: float, box_width: float, height: float, line_width: float = RULE_WIDTH) -> None:
        """The outline of a rectangle, from its lower left corner."""
        corners = " ".join(_number(each) for each in (x, y, box_width, height))
        self.decoration(f"q {line_width} w {corners} re S Q")

    def picture(self, name: str, x: float, y: float, scale: float, *, number: int = 0, alt: str = "") -> None:
        """Draw a picture that was taken in, with its lower left corner at a place.

        `number` is that of its object, `alt` tells those who cannot see it what it shows.
        """
        self.figure(alt)
        self.content(f"q {scale:.5f} 0 0 {scale:.5f} {_number(x)} {_number(y)} cm /{name} Do Q")
        self._pictures[name] = number

    def image(self, content: bytes, x: float, y: float, wide: float, high: float, alt: str) -> None:
        """Draw a PNG or JPEG into a rectangle, from its lower left corner; `alt` tells what it shows."""
        self.figure(alt)
        self.enter()
        self.canvas.drawImage(ImageReader(BytesIO(content)), x, y, wide, high, mask="auto")
        put_images(self.canvas, self.file.assembly, self._images)
        self._pictures |= self._images

    def font(self, face_of: Face) -> EmbeddedFont:
        """A font of this document, which is written with it."""
        font = EmbeddedFont(face_of, f"F{len(self._fonts) + 1}")
        self._fonts[face_of] = font
        return font

    def _font(self, style: Style) -> EmbeddedFont:
        return self._fonts.get(face(style)) or self.font(face(style))


def _spread(font: EmbeddedFont, placed: Sequence[Placed], per_blank: float, per_cluster: float) -> str:
    pieces, codes = [], ""
    for at, each in enumerate(placed):
        codes += f"{font.code(each):04X}"
        ends_cluster = at + 1 < len(placed) and placed[at + 1].begins_cluster
        gap = (per_cluster if ends_cluster else 0.0) + (per_blank if each.text == " " else 0.0)
        if gap:
            pieces.append(f"<{codes}>{_number(gap)}")
            codes = ""
    tail = f"<{codes}>" if codes else ""
    return f"[{''.join(pieces)}{tail}] TJ"


@lru_cache(maxsize=4096)
def _number(value: float) -> str:
    return f"{value:.3f}".rstrip("0").rstrip(".")
