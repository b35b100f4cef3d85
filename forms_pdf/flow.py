"""Blocks onto pages: one page on a closer pitch where that is enough, otherwise page after page."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from reportlab.lib.units import mm

from elaas_desk.domain.papers import Paper, code_of
from elaas_desk.thai import words
from elaas_desk.thai.digits import to_thai
from forms_pdf.blocks import Block
from forms_pdf.foot import Foot
from forms_pdf.page import PITCH, PORTRAIT, Format, Sheet

CLOSEST_PITCH = 17.5
"""No page is set closer: marks of one line would meet those of the next."""
_PAGE_NUMBER_DROP = 17 * mm
_CATCHWORD_RISE = 5.0
_SHORTEST_CATCHWORD, _LONGEST_WHOLE = 6, 24

Page = list[Block]


def compose(
    paper: Paper,
    *,
    title: str,
    kind: str,
    blocks: Iterable[Block],
    form: Format = PORTRAIT,
    first_top: float | None = None,
    one_page: bool = True,
) -> bytes:
    """The file: blocks set on as many pages as they need, each with its foot.

    `title` is the document's; `kind` its short name at the foot; `first_top` where the first page begins. With
    `one_page` the pitch closes up as far as `CLOSEST_PITCH` before a second page is begun.
    """
    stack = list(blocks)
    first_top = form.top if first_top is None else first_top
    closer = _pitch_of_one_page(stack, first_top - form.bottom) if one_page else None
    pitch = closer or PITCH
    pages = [stack] if closer else paginated(stack, form, first_top)
    sheet = Sheet(title, f"{kind} {paper.register_number}".strip(), form)
    foot = Foot(kind, paper.register_number, code_of(paper))
    for number, page in enumerate(pages, start=1):
        goes_on = number < len(pages)
        draw_page(sheet, page, form.top if number > 1 else first_top, form.bottom + PITCH * goes_on, pitch)
        if number > 1:
            sheet.centred(form.middle, form.height - _PAGE_NUMBER_DROP, f"- {to_thai(number)} -")
        if goes_on:
            caught = f"/{_catchword(pages[number])}..."
            sheet.right_aligned(form.right, form.bottom + _CATCHWORD_RISE, caught)
        foot.draw(sheet, number, len(pages))
        if goes_on:
            sheet.next_page()
    return sheet.finish()


def _height(blocks: Iterable[Block], pitch: float) -> float:
    return sum(block.height(pitch) for block in blocks)


def _pitch_of_one_page(blocks: Sequence[Block], room: float) -> float | None:
    lines = sum(block.lines for block in blocks)
    pitch = (room - sum(block.extra for block in blocks)) / lines
    return min(PITCH, pitch) if pitch >= CLOSEST_PITCH else None


def paginated(blocks: Iterable[Block], form: Format, first_top: float) -> list[Page]:
    """The blocks page by page; a page that is not the last keeps a line free for its catchword."""
    pages: list[Page] = []
    rest = list(blocks)
    top = first_top
    while rest:
        if _all_fit(rest, top - form.bottom):
            return [*pages, rest]
        count = _fitting(rest, top - form.bottom - PITCH)
        pages.append(rest[:count])
        rest = _begun(rest[count:])
        top = form.top
    return pages


def _all_fit(blocks: Sequence[Block], room: float) -> bool:
    used = 0.0
    for at, block in enumerate(blocks):
        used += block.height(PITCH)
        if used > room or (at and block.begins_page):
            return False
    return True


def _fitting(blocks: Sequence[Block], room: float) -> int:
    """How many blocks go on a page that is not the last: at least one, and no heading without what it heads."""
    count, used = 0, 0.0
    while count < len(blocks) and used + blocks[count].height(PITCH) <= room:
        if count and blocks[count].begins_page:
            return count
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


def draw_page(sheet: Sheet, page: Page, top: float, bottom: float, pitch: float) -> None:
    """Draw a page's blocks from `top` on, stretched into the room down to `bottom` as far as they like."""
    wanted = sum(block.stretch for block in page)
    left_over = max(0.0, top - bottom - _height(page, pitch))
    ratio = min(1.0, left_over / wanted) if wanted else 0.0
    y = top
    for block in page:
        block.draw(sheet, y, pitch)
        y -= block.height(pitch) + block.stretch * ratio
