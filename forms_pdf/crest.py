"""Pictures of the office's own on its papers: the garuda of letters and memos, the logo over a heading."""

from __future__ import annotations

from dataclasses import dataclass
from io import BytesIO

from reportlab.lib.units import mm
from reportlab.lib.utils import ImageReader

from forms_pdf.blocks import Align, Block
from forms_pdf.page import LEFT, RIGHT, Sheet

LETTER_HEIGHT, MEMO_HEIGHT = 30 * mm, 15 * mm
"""Of the garuda (Regulation on Correspondence, 71)."""
LOGO_HEIGHT = 13 * mm
_OVER_TITLE = 1.5 * mm


@dataclass(frozen=True, slots=True, kw_only=True)
class Crest(Block):
    """A picture of a given height that begins at the top of the block; without one, its place stays empty.

    It takes no more room than `lines` and `extra` say, so that text may stand beside it.
    """

    picture: bytes
    high: float
    alt: str = "ตราครุฑ"
    """What it shows, for those who cannot see it."""
    rise: float = 0.0
    """How far over the top of the block it begins, in the margin of the page."""
    align: Align = Align.CENTRE
    left: float = LEFT
    right: float = RIGHT

    def draw(self, sheet: Sheet, top: float, pitch: float) -> None:
        """Draw it as wide as it is."""
        if not self.picture:
            return
        across, down = ImageReader(BytesIO(self.picture)).getSize()
        wide = self.high * across / down
        slack = self.right - self.left - wide
        left = self.left + (slack / 2 if self.align is Align.CENTRE else 0.0)
        sheet.image(self.picture, left, top + self.rise - self.high, wide, self.high, self.alt)


def logo(picture: bytes, left: float = LEFT, right: float = RIGHT) -> tuple[Block, ...]:
    """The office's emblem in the margin over the heading of a paper, where it takes no room from what follows."""
    if not picture:
        return ()
    rise = LOGO_HEIGHT + _OVER_TITLE
    return (Crest(picture=picture, high=LOGO_HEIGHT, rise=rise, alt="ตราของหน่วยงาน", left=left, right=right),)
