"""Where pages end: no line alone, no heading without what it heads, no signature below nothing, every block once."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise, takewhile

import pytest
from hypothesis import given
from hypothesis import strategies as st

from elaas_desk.domain.papers import Signatory
from forms_pdf.blocks import Again, Beside, Block, Pieces, beside, line, one_part, paragraph, part_title, space
from forms_pdf.page import LANDSCAPE, LEFT, PITCH, PORTRAIT, RIGHT, Format
from forms_pdf.pagination import Page, height_of, paginated
from forms_pdf.rows import Item, rows
from forms_pdf.signature import signature
from forms_pdf.table import Column, TableRow, table

_WORDS = "ให้หัวหน้าหน่วยงานคลังตรวจสอบรายชื่อผู้ใช้งานในกลุ่มผู้ใช้งานอย่างน้อยทุกหกเดือน "
_COLUMNS = (Column("ที่", 40.0), Column("ชื่อ", 200.0))


def texts(lines: int) -> list[Block]:
    """A text of about so many lines."""
    return list(paragraph(_WORDS * lines, 20.0))


def heading() -> list[Block]:
    return [*part_title("๑. ผลการตรวจสอบ"), space(6)]


def table_of(count: int) -> list[Block]:
    return list(table(_COLUMNS, ((str(at), _WORDS * (at % 3)) for at in range(count)), "ลำดับที่"))


def to_sign() -> list[Block]:
    return [space(14, stretch=20), *signature(Signatory("นายสมชาย ใจดี", "ปลัด"), "ผู้รับรอง", LEFT, RIGHT)]


def to_sign_in_two() -> list[Block]:
    who = Signatory()
    stacks = signature(who, "ผู้ขอ", LEFT, 290.0), signature(who, "พยาน", 310.0, RIGHT)
    return [space(14), beside(*(tuple(stack) for stack in stacks), lead="ลงชื่อ")]


def fields(count: int) -> list[Block]:
    return [block for _ in range(count) for block in rows(Item("ชื่อ", "นายสมชาย ใจดี", weight=1))]


STACKS = st.lists(
    st.one_of(
        st.integers(0, 12).map(texts),
        st.builds(heading),
        st.integers(0, 40).map(table_of),
        st.integers(1, 12).map(fields),
        st.floats(0, 60).map(lambda points: [space(points)]),
        st.builds(to_sign),
        st.builds(to_sign_in_two),
    ),
    max_size=14,
)
FORMS = st.sampled_from([PORTRAIT, LANDSCAPE])


def pages_of(blocks: Sequence[Block], form: Format = PORTRAIT, lower: float = 0.0) -> list[Page]:
    return list(paginated(iter(blocks), form, form.top - lower))


def drawn_once(page: Page) -> list[Block]:
    return [block for block in page.blocks if not isinstance(block, Again)]


def ends(blocks: Sequence[Block], pages: Sequence[Page]) -> Iterator[tuple[int, int]]:
    """For each page that goes on the places, in all blocks, of its first one and of the first one after it."""
    places = {id(block): at for at, block in enumerate(blocks)}
    firsts = [places[id(drawn_once(page)[0])] for page in pages]
    yield from pairwise(firsts)


def broken_rules(blocks: Sequence[Block], at: int) -> list[str]:
    """What would be wrong with a page that ends before a block, told without looking at what the blocks ask for."""
    above = [block for block in blocks[:at] if not block.is_room]
    below = [block for block in blocks[at:] if not block.is_room]
    found = []
    if not above:
        return ["nothing on the page"]
    if above[-1].role.level or (isinstance(above[-1], TableRow) and above[-1].heads):
        found.append("a heading without what it heads")
    if below[0].goes_on:
        first = 1 + len(list(takewhile(goes_on, reversed(above))))
        last = len(list(takewhile(goes_on, below)))
        if min(first, last) < 2 or first + last < 4:
            found.append("a line alone")
    before = list(takewhile(lambda block: not signs(block), below))
    if len(before) < len(below) and sum(max(1.0, block.lines) for block in before) < 2:
        found.append("a signature below nothing")
    if within_signature(above):
        found.append("a signature torn apart")
    return found


def goes_on(block: Block) -> bool:
    return block.goes_on


def signs(block: Block) -> bool:
    """Whether it is the line to sign on, alone or beside another."""
    inside = [each for stack in block.stacks for each in stack] if isinstance(block, Beside) else [block]
    return any(isinstance(each, Pieces) and each.texts and each.texts[0].text == "ลงชื่อ" for each in inside)


def within_signature(above: Sequence[Block]) -> bool:
    """Whether the last lines begin a signature that has four: to sign, name, position, date."""
    return any(signs(block) and not isinstance(block, Beside) for block in above[-3:])


@given(STACKS, FORMS, st.floats(0, 60))
def test_every_block_is_drawn_once_in_order_and_inside_the_margins(
    stacks: list[list[Block]], form: Format, lower: float
) -> None:
    blocks = [block for stack in stacks for block in stack]
    pages = pages_of(blocks, form, lower)
    drawn = [id(block) for page in pages for block in drawn_once(page) if not block.is_room]
    assert drawn == [id(block) for block in blocks if not block.is_room]
    for number, page in enumerate(pages):
        room = form.top - (0 if number else lower) - form.bottom - PITCH * page.goes_on
        assert height_of(page.blocks) <= room + 1e-6
        assert page.goes_on == (number < len(pages) - 1)


@given(STACKS, FORMS, st.floats(0, 60))
def test_a_page_ends_as_low_as_it_can_without_breaking_a_rule(
    stacks: list[list[Block]], form: Format, lower: float
) -> None:
    blocks = [block for stack in stacks for block in stack]
    pages = pages_of(blocks, form, lower)
    for page, (first, after) in zip(pages, ends(blocks, pages), strict=False):
        could_end = [at for at in range(first + 1, after + 1) if not blocks[at].is_room]
        whole = [at for at in could_end if not broken_rules(blocks, at)]
        assert not whole or whole[-1] == after
        fits = form.top - (lower if page is pages[0] else 0) - form.bottom - PITCH - height_of(page.blocks)
        further = [at for at in range(after + 1, len(blocks)) if height_of(blocks[after:at]) <= fits]
        assert not [at for at in further if not blocks[at].is_room and not broken_rules(blocks, at)]


@given(STACKS, FORMS)
def test_a_table_that_goes_on_repeats_its_header_and_nothing_else_is_repeated(
    stacks: list[list[Block]], form: Format
) -> None:
    pages = pages_of([block for stack in stacks for block in stack], form)
    for page in pages[1:]:
        again = [block.block for block in page.blocks if isinstance(block, Again)]
        assert again == list(drawn_once(page)[0].repeats)
        assert list(page.blocks[: len(again)]) == [block for block in page.blocks if isinstance(block, Again)]


@given(STACKS)
def test_a_page_announces_what_the_next_one_begins_with(stacks: list[list[Block]]) -> None:
    pages = pages_of([block for stack in stacks for block in stack])
    for page, following in pairwise(pages):
        assert page.caught == next((block.lead for block in drawn_once(following) if block.lead), page.caught)


@pytest.mark.parametrize("count", range(1, 20))
def test_of_a_text_two_lines_at_least_stand_on_either_page(count: int) -> None:
    text = _as_text(list(paragraph(_WORDS * 25))[:count])
    assert len(text) == count
    for free in range(1, count):
        above = [line("ก"), space(PORTRAIT.top - PORTRAIT.bottom - (free + 2) * PITCH)]  # and a line for the catchword
        pages = pages_of([*above, *text])
        if count == free + 1:  # a last page announces nothing
            assert len(pages) == 1
            continue
        first, second = (len(drawn_once(page)) for page in pages)
        assert first - len(above) + second == count
        assert second == count or (second >= 2 <= first - len(above) and count >= 4)


def _as_text(lines: Sequence[Block]) -> list[Block]:
    return list(one_part([replace(each, goes_on=False, keep_with_next=False) for each in lines]))


def test_what_would_need_more_than_a_page_to_stay_together_is_parted_where_the_page_ends() -> None:
    pages = pages_of([replace(line(str(at)), keep_with_next=True) for at in range(100)])
    assert [len(page.blocks) for page in pages] == [33, 33, 34]


def test_blocks_are_taken_from_their_source_only_as_far_as_the_next_page_needs_them() -> None:
    taken: list[int] = []

    def source() -> Iterator[Block]:
        for at in range(10_000):
            taken.append(at)
            yield line(str(at))

    pages = paginated(source(), PORTRAIT, PORTRAIT.top)
    for number in range(1, 20):
        next(pages)
        assert len(taken) < 34 * number + 20


def test_the_place_to_sign_takes_the_end_of_a_table_along() -> None:
    for count in range(10, 60):
        drawn = pages_of([*table_of(count), *to_sign()])
        with_signature = next(drawn_once(page) for page in drawn if any(map(signs, page.blocks)))
        assert sum(block.lines for block in with_signature if isinstance(block, TableRow)) >= 1.6  # of smaller type
