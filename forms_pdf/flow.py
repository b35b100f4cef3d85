"""Blocks onto pages: one page on a closer pitch where that is enough, otherwise page after page."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from reportlab.lib.units import mm

from elaas_desk.domain.papers import Paper
from elaas_desk.thai import words
from elaas_desk.thai.digits import to_thai
from forms_pdf.blocks import Block
from forms_pdf.foot import draw_foot
from forms_pdf.page import BOTTOM, HEIGHT, MIDDLE, PITCH, RIGHT, TOP, Sheet

CLOSEST_PITCH = 17.5
"""No page is set closer: marks of one line would meet those of the next."""
_PAGE_NUMBER_BASELINE = HEIGHT - 17 * mm
_CATCHWORD_BASELINE = BOTTOM + 5.0
_SHORTEST_CATCHWORD, _LONGEST_WHOLE = 6, 24

Page = list[Block]


def compose(
    paper: Paper, *, title: str, kind: str, blocks: Iterable[Block], first_top: float = TOP, one_page: bool = True
) -> bytes:
    """The file: blocks set on as many pages as they need, each with its foot.

    `title` is the document's; `kind` its short name at the foot; `first_top` where the first page begins. With
    `one_page` the pitch closes up as far as `CLOSEST_PITCH` before a second page is begun.
    """
    stack = list(blocks)
    room = first_top - BOTTOM
    closer = _pitch_of_one_page(stack, room) if one_page else None
    pitch = closer or PITCH
    pages = [stack] if closer else _pages(stack, first_top)
    sheet = Sheet(title, f"{kind} {paper.register_number}".strip())
    for number, page in enumerate(pages, start=1):
        goes_on = number < len(pages)
        _draw(sheet, page, TOP if number > 1 else first_top, BOTTOM + PITCH * goes_on, pitch)
        if number > 1:
            sheet.centred(MIDDLE, _PAGE_NUMBER_BASELINE, f"- {to_thai(number)} -")
        if goes_on:
            sheet.right_aligned(RIGHT, _CATCHWORD_BASELINE, f"/{_catchword(pages[number])}...")
            draw_foot(sheet, kind, paper, number, len(pages))
            sheet.next_page()
    draw_foot(sheet, kind, paper, len(pages), len(pages))
    return sheet.finish()


def _height(blocks: Iterable[Block], pitch: float) -> float:
    return sum(block.height(pitch) for block in blocks)


def _pitch_of_one_page(blocks: Sequence[Block], room: float) -> float | None:
    lines = sum(block.lines for block in blocks)
    pitch = (room - sum(block.extra for block in blocks)) / lines
    return min(PITCH, pitch) if pitch >= CLOSEST_PITCH else None


def _pages(blocks: Sequence[Block], first_top: float) -> list[Page]:
    pages: list[Page] = []
    rest = list(blocks)
    top = first_top
    while rest:
        if _height(rest, PITCH) <= top - BOTTOM:
            return [*pages, rest]
        count = _fitting(rest, top - BOTTOM - PITCH)
        pages.append(rest[:count])
        rest = _begun(rest[count:])
        top = TOP
    return pages


def _fitting(blocks: Sequence[Block], room: float) -> int:
    """How many blocks go on a page that is not the last: at least one, and no heading without what it heads."""
    count, used = 0, 0.0
    while count < len(blocks) and used + blocks[count].height(PITCH) <= room:
        used += blocks[count].height(PITCH)
        count += 1
    while count > 1 and blocks[count - 1].keep_with_next:
        count -= 1
    return max(1, count)


def _begun(blocks: list[Block]) -> list[Block]:
    """What a further page begins with: no mere room, and the header of a table that goes on."""
    while blocks and type(blocks[0]) is Block:
        blocks = blocks[1:]
    return [*blocks[0].repeats, *blocks] if blocks else []


def _catchword(page: Page) -> str:
    lead = next((block.lead for block in page if block.lead), "")
    if len(lead) <= _LONGEST_WHOLE:
        return lead
    said = ""
    for chunk in words.chunks(lead):
        said += chunk
        if len(said) >= _SHORTEST_CATCHWORD:
            break
    return said.rstrip()


def _draw(sheet: Sheet, page: Page, top: float, bottom: float, pitch: float) -> None:
    wanted = sum(block.stretch for block in page)
    left_over = max(0.0, top - bottom - _height(page, pitch))
    ratio = min(1.0, left_over / wanted) if wanted else 0.0
    y = top
    for block in page:
        block.draw(sheet, y, pitch)
        y -= block.height(pitch) + block.stretch * ratio
