"""A signed copy for the sample office: an issued paper with a scrawl at each place for a name, as if scanned."""

from __future__ import annotations

import math
import random
from collections.abc import Sequence
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
_COLUMN: Final = 264  # points from a name on a list to where its holder signs


def attach_copy(desk: Desk, actor: Actor, request_id: int, who: str) -> None:
    """Attach the signed copy of a request's first paper, as if its scan had been dropped."""
    document = desk.requests.detail(actor, request_id).documents[0]
    copy = _signed_copy(desk.documents.content(actor, document.id), who)
    desk.scans.attach(actor, SignedPaper(request_id=request_id), f"สแกน {request_id:04}.jpg", copy)


def scan_of_list(desk: Desk, actor: Actor, document_id: int, names: Sequence[str]) -> tuple[str, bytes]:
    """Name and content of the scan of a list that all of these people signed."""
    content = desk.documents.content(actor, document_id)
    return f"สแกนบัญชีรายชื่อ {document_id:04}.jpg", _signed_copy(content, names[0], names)


def _signed_copy(pdf: bytes, seed: str, names: Sequence[str] = ()) -> bytes:
    """The first page of a paper as a grey JPEG, signed by hands that differ with the seed."""
    import pypdfium2
    from PIL import Image, ImageDraw

    with closing(pypdfium2.PdfDocument(pdf)) as document, closing(document[0]) as page:
        drawn = page.render(scale=_DOTS_TO_THE_POINT, grayscale=True).to_pil().convert("L")
        places = [(right + _GAP, foot) for _, right, foot in _found(page, _SIGN_HERE)]
        places += [(left + _COLUMN, foot) for name in names for left, _, foot in _found(page, name)]
    hand = random.Random(seed)
    pen = ImageDraw.Draw(drawn)
    for left, top in places:
        _scrawl(pen, hand, left * _DOTS_TO_THE_POINT, top * _DOTS_TO_THE_POINT)
    tilted = drawn.rotate(hand.uniform(-0.6, 0.6), Image.Resampling.BILINEAR, fillcolor=_PAPER)
    file = BytesIO()
    tilted.point([min(level, _PAPER) for level in range(256)]).save(file, "JPEG", quality=70)
    return file.getvalue()


def _found(page: Any, words: str) -> list[tuple[float, float, float]]:
    """Left, right and foot of each place where these words stand, in points from the top left."""
    height, found = page.get_height(), []
    with closing(page.get_textpage()) as text:
        search = text.search(words)
        while (hit := search.get_next()) is not None:
            start, count = hit
            boxes = [text.get_charbox(at) for at in range(start, start + count)]
            found.append((boxes[0][0], max(box[2] for box in boxes), height - boxes[0][1]))
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
