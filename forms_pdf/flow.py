"""A paper from its blocks: one page on a closer pitch where that is enough, otherwise page after page."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import chain

from reportlab.lib.units import mm

from elaas_desk.domain.papers import Paper, code_of, office_of
from elaas_desk.thai import words
from elaas_desk.thai.digits import to_thai
from forms_pdf.blocks import Again, Block
from forms_pdf.foot import Foot
from forms_pdf.outline import A_PAGE, Bookmark, Heading, bookmarks
from forms_pdf.page import PITCH, PORTRAIT, Format, Sheet
from forms_pdf.pagination import Page, any_begins_page, height_of, paginated
from forms_pdf.paper_file import PROGRAM, About
from forms_pdf.structure import Role

CLOSEST_PITCH = 17.5
"""No page is set closer: marks of one line would meet those of the next."""
_PAGE_NUMBER_DROP = 17 * mm
_CATCHWORD_RISE = 5.0
_SHORTEST_CATCHWORD, _LONGEST_WHOLE = 6, 24
_HEADINGS_FOR_OUTLINE = 3


def compose(
    paper: Paper,
    *,
    title: str,
    kind: str,
    blocks: Iterable[Block],
    form: Format = PORTRAIT,
    first_top: float | None = None,
    one_page: bool = True,
    author: str = "",
) -> bytes:
    """The file: blocks set on as many pages as they need, each with its foot.

    `title` is the document's; `kind` its short name at the foot; `first_top` where the first page begins. With
    `one_page` the pitch closes up as far as `CLOSEST_PITCH` before a second page is begun. `author` is the office that
    issues the paper, where the value does not say. Blocks are taken from an iterator as the pages fill, and pages are
    written as they are done.
    """
    first_top = form.top if first_top is None else first_top
    code = code_of(paper)
    subject = f"{kind} {paper.register_number}".strip()
    sheet = Sheet(form=form, about=About(title, subject, author or office_of(paper) or PROGRAM, code))
    pitch = PITCH
    source = iter(blocks)
    if one_page:
        begun = _beginning(source, first_top - form.bottom)
        pitch, source = _pitch_of_one_page(begun, first_top - form.bottom), chain(begun, source)
    pages = iter([Page(tuple(source))]) if pitch < PITCH else paginated(source, form, first_top)
    number = 0
    for number, page in enumerate(pages, start=1):
        _draw(sheet, page, number, form.top if number > 1 else first_top, pitch)
    sheet.end_page()
    _draw_feet(sheet, Foot(kind, paper.register_number, code), max(1, number))
    return sheet.finish(_outline(sheet, title))


def _beginning(blocks: Iterator[Block], room: float) -> list[Block]:
    """The first blocks: all, if one page has room for them on the closest pitch, otherwise one more than that."""
    begun: list[Block] = []
    height = 0.0
    for block in blocks:
        begun.append(block)
        height += block.height(CLOSEST_PITCH)
        if height > room:
            break
    return begun


def _pitch_of_one_page(blocks: Sequence[Block], room: float) -> float:
    """The pitch on which blocks stand on one page, no closer than it must be; the usual one if they do not."""
    if any_begins_page(blocks):
        return PITCH
    lines = sum(block.lines for block in blocks)
    pitch = (room - sum(block.extra for block in blocks)) / lines if lines else PITCH
    return pitch if CLOSEST_PITCH <= pitch < PITCH else PITCH


def _draw(sheet: Sheet, page: Page, number: int, top: float, pitch: float) -> None:
    form = sheet.form
    if number > 1:
        sheet.next_page()
        _note_page(sheet, page, number)
    draw_page(sheet, page.blocks, top, form.bottom + PITCH * page.goes_on, pitch)
    with sheet.aside():
        if number > 1:
            sheet.centred(form.middle, form.height - _PAGE_NUMBER_DROP, f"- {to_thai(number)} -")
        if page.goes_on:
            caught = f"/{_catchword(page.caught)}..."
            sheet.right_aligned(form.right, form.bottom + _CATCHWORD_RISE, caught)


def _note_page(sheet: Sheet, page: Page, number: int) -> None:
    """A page that begins no part is told from the others by what it begins with."""
    first = next(block for block in page.blocks if not isinstance(block, Again))
    if not first.bookmark:
        sheet.heading(A_PAGE, f"หน้า {to_thai(number)}  {_catchword(first.lead)}".rstrip(), sheet.form.height)


def _catchword(lead: str) -> str:
    if len(lead) <= _LONGEST_WHOLE:
        return lead
    said = ""
    for chunk in words.chunks(lead):
        said += chunk
        if len(said) >= _SHORTEST_CATCHWORD:
            break
    return said.rstrip()


def draw_page(sheet: Sheet, page: Sequence[Block], top: float, bottom: float, pitch: float) -> None:
    """Draw a page's blocks from `top` on, stretched into the room down to `bottom` as far as they like."""
    wanted = sum(block.stretch for block in page)
    left_over = max(0.0, top - bottom - height_of(page, pitch))
    ratio = min(1.0, left_over / wanted) if wanted else 0.0
    y = top
    for block in page:
        block.put(sheet, y, pitch)
        y -= block.height(pitch) + block.stretch * ratio


def _draw_feet(sheet: Sheet, foot: Foot, pages: int) -> None:
    """Now that their number is known, every page gets its foot; all share the stream of the QR code."""
    foot.draw_code(sheet)
    code = sheet.file.assembly.put_stream("", sheet.taken_page())
    for number in range(1, pages + 1):
        foot.draw_lines(sheet, number, pages)
        sheet.file.add_to_page(number, (code, sheet.file.assembly.put_stream("", sheet.taken_page())))


def _outline(sheet: Sheet, title: str) -> list[Bookmark]:
    """Nothing for a paper that is one page and has no parts."""
    headings = sheet.headings
    if headings and headings[0].level == Role.TITLE.level:
        headings = [replace(headings[0], title=title), *headings[1:]]
    if len(sheet.file.pages) > 1 and not (headings and headings[0].page == sheet.file.pages[0]):
        headings = [Heading(Role.TITLE.level, title, sheet.file.pages[0], sheet.form.height), *headings]
    worth = len(sheet.file.pages) > 1 or len(headings) >= _HEADINGS_FOR_OUTLINE
    return bookmarks(headings) if worth else []
