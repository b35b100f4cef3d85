"""A signed copy for the sample office: an issued paper with a scrawl at each place for a name, as if scanned."""

from __future__ import annotations

import math
import random
from contextlib import closing
from io import BytesIO
from typing import TYPE_CHECKING, Any, Final

from elaas_desk.domain.actors import Actor
from elaas_desk.domain.attachments import SignedPaper
from elaas_desk.services.desk import Desk

if TYPE_CHECKING:  # loaded for the sample office alone
    from PIL.ImageDraw import ImageDraw

_SIGN_HERE: Final = "ลงชื่อ"
_DOTS_TO_THE_POINT: Final = 1.6  # 115 dpi
_INK: Final = 60
_PAPER: Final = 246
_GAP: Final = 14  # points from the word to the scrawl


def attach_copy(desk: Desk, actor: Actor, request_id: int, who: str) -> None:
    """Attach the signed copy of a request's first paper, as if its scan had been dropped."""
    document = desk.requests.detail(actor, request_id).documents[0]
    copy = _signed_copy(desk.documents.content(actor, document.id), who)
    desk.scans.attach(actor, SignedPaper(request_id=request_id), f"สแกน {request_id:04}.jpg", copy)


def _signed_copy(pdf: bytes, seed: str) -> bytes:
    """The first page of a paper as a grey JPEG, signed by hands that differ with the seed."""
    import pypdfium2
    from PIL import Image, ImageDraw

    with closing(pypdfium2.PdfDocument(pdf)) as document, closing(document[0]) as page:
        drawn = page.render(scale=_DOTS_TO_THE_POINT, grayscale=True).to_pil().convert("L")
        places = _places(page)
    hand = random.Random(seed)
    pen = ImageDraw.Draw(drawn)
    for left, top in places:
        _scrawl(pen, hand, left * _DOTS_TO_THE_POINT, top * _DOTS_TO_THE_POINT)
    tilted = drawn.rotate(hand.uniform(-0.6, 0.6), Image.Resampling.BILINEAR, fillcolor=_PAPER)
    file = BytesIO()
    tilted.point([min(level, _PAPER) for level in range(256)]).save(file, "JPEG", quality=70)
    return file.getvalue()


def _places(page: Any) -> list[tuple[float, float]]:
    """Where one signs: to the right of each word that asks for it, in points from the top left."""
    height, found = page.get_height(), []
    with closing(page.get_textpage()) as text:
        search = text.search(_SIGN_HERE)
        while (hit := search.get_next()) is not None:
            start, count = hit
            right = max(text.get_charbox(at)[2] for at in range(start, start + count))
            foot = text.get_charbox(start)[1]
            found.append((right + _GAP, height - foot))
    return found


def _scrawl(pen: ImageDraw, hand: random.Random, left: float, foot: float) -> None:
    """Loops of one stroke, wide as a name."""
    loops, wide, high = hand.randint(3, 6), hand.uniform(70, 110), hand.uniform(9, 14)
    points = []
    for step in range(120):
        part = step / 119
        turn = part * loops * math.tau
        across = left + part * wide + math.cos(turn) * high * 0.6
        points.append((across, foot - 6 - math.sin(turn) * high * (1 - part * 0.5)))
    pen.line(points, fill=_INK, width=2, joint="curve")
