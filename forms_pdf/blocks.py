"""The vocabulary of the papers: what stands one below the other on a page, each knowing its height before it is drawn.

Heights are given in lines and in points, so that a page that is nearly full can be set on a closer pitch as a whole
(`flow`) instead of losing its evenness in one place.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from enum import Enum
from typing import TypeVar

from forms_pdf.fonts import Style
from forms_pdf.page import LEFT, RIGHT, SIZE, TITLE_SIZE, Sheet
from forms_pdf.paragraph import even_lines
from forms_pdf.shaping import width
from forms_pdf.structure import Role

BASELINE_RATIO = 0.65
"""The baseline under the top of its line, in pitches: (850 / 1310 of the font's line box)."""
_FRAME_PADDING = 5.0
_LINES_TO_PART = 4
"""A text of fewer lines stays together."""


class Align(Enum):
    """Where the lines of a text stand."""

    LEFT = "left"
    CENTRE = "centre"
    RIGHT = "right"
    SPREAD = "spread"


@dataclass(frozen=True, slots=True, kw_only=True)
class Block:
    """Something with a height: `lines` pitches and `extra` points; `stretch` more points where the page has room."""

    lines: float = 0.0
    extra: float = 0.0
    stretch: float = 0.0
    lead: str = ""
    """The words that the page before this one announces ("/คำต่อ...")."""
    repeats: tuple[Block, ...] = ()
    """What is drawn again above this block when it begins a page (the header of its table)."""
    keep_with_next: bool = False
    keep_with_previous: bool = False
    """Whether two lines of what stands before it go with it to a further page (the place to sign)."""
    begins_page: bool = False
    """Whether nothing of what came before stands on its page."""
    mark: str = ""
    """A name that other pages find this place by (`Sheet.page_of`)."""
    role: Role = Role.TEXT
    goes_on: bool = False
    """Whether it is a further line of the part that the block before it began."""
    bookmark: str = ""
    """What the outline calls this place; empty for none."""

    @property
    def is_room(self) -> bool:
        """Whether nothing is drawn: such a block begins no page."""
        return type(self) is Block

    def height(self, pitch: float) -> float:
        """Points that the block takes at a pitch."""
        return self.lines * pitch + self.extra

    def put(self, sheet: Sheet, top: float, pitch: float) -> None:
        """Draw below `top` as what it is."""
        if self.bookmark:
            sheet.heading(self.role.level or Role.PART.level, self.bookmark, top)
        if not self.is_room:
            sheet.part(self.role, goes_on=self.goes_on)
        self.draw(sheet, top, pitch)

    def draw(self, sheet: Sheet, top: float, pitch: float) -> None:
        """Draw below `top`; a plain block is only room."""


@dataclass(frozen=True, slots=True, kw_only=True)
class TextLine(Block):
    """One line of text in the column from `left` to `right`."""

    text: str
    left: float = LEFT
    right: float = RIGHT
    size: float = SIZE
    style: Style = Style.REGULAR
    align: Align = Align.LEFT

    def draw(self, sheet: Sheet, top: float, pitch: float) -> None:
        """Draw on the line's baseline."""
        y = baseline(top, pitch * self.lines)
        if self.align is Align.SPREAD:
            sheet.spread_text(self.left, y, self.text, self.right - self.left, self.size)
            return
        slack = self.right - self.left - width(self.style, self.size, self.text)
        shift = {Align.LEFT: 0.0, Align.CENTRE: slack / 2, Align.RIGHT: slack}[self.align]
        sheet.text(self.left + shift, y, self.text, self.size, self.style)


@dataclass(frozen=True, slots=True)
class Piece:
    """A text at its place on a line."""

    x: float
    text: str
    size: float = SIZE
    style: Style = Style.REGULAR


@dataclass(frozen=True, slots=True, kw_only=True)
class Pieces(Block):
    """One line made of texts and dotted lines (x from, x to) at fixed places."""

    texts: tuple[Piece, ...] = ()
    dots: tuple[tuple[float, float], ...] = ()

    def draw(self, sheet: Sheet, top: float, pitch: float) -> None:
        """Draw all on one baseline."""
        y = baseline(top, pitch * self.lines)
        for start, end in self.dots:
            sheet.dots(start, end, y)
        for piece in self.texts:
            sheet.text(piece.x, y, piece.text, piece.size, piece.style)


@dataclass(frozen=True, slots=True, kw_only=True)
class Beside(Block):
    """Stacks of blocks side by side, each with its own x range inside its blocks; framed ones get a ruled box."""

    stacks: tuple[tuple[Block, ...], ...]
    frames: tuple[tuple[float, float] | None, ...] = ()
    """For each stack the x range of its frame, or None."""

    def put(self, sheet: Sheet, top: float, pitch: float) -> None:
        """Draw each stack from the same top; read, one comes after the other."""
        bottom = top - self.height(pitch)
        for frame in self.frames:
            if frame:
                sheet.box(frame[0], bottom, frame[1] - frame[0], top - bottom)
        padding = _FRAME_PADDING if any(self.frames) else 0.0
        for stack in self.stacks:
            y = top - padding
            for block in stack:
                block.put(sheet, y, pitch)
                y -= block.height(pitch)


@dataclass(frozen=True, slots=True, kw_only=True)
class Again(Block):
    """A block that is drawn once more, on a further page (the header of a table): it is not read a second time."""

    block: Block

    def put(self, sheet: Sheet, top: float, pitch: float) -> None:
        """Draw the block as furniture of the page."""
        with sheet.aside():
            self.block.put(sheet, top, pitch)


_Block = TypeVar("_Block", bound=Block)


def baseline(top: float, line_height: float) -> float:
    """Where the text of a line stands whose top is given."""
    return top - BASELINE_RATIO * line_height


def line(
    text: str,
    align: Align = Align.LEFT,
    style: Style = Style.REGULAR,
    size: float = SIZE,
    left: float = LEFT,
    *,
    role: Role | None = None,
) -> TextLine:
    """A text of one line. What is bold is a heading, unless `role` says otherwise."""
    role = role or role_of(style, size)
    block = TextLine(text=text, lines=1.0, lead=text, align=align, style=style, size=size, left=left)
    return replace(block, role=role, bookmark=text, keep_with_next=True) if role.level else block


def role_of(style: Style, size: float) -> Role:
    """What a text of this look is: the title, the heading of a part, or no heading."""
    if style is not Style.BOLD:
        return Role.TEXT
    return Role.TITLE if size >= TITLE_SIZE else Role.PART


def centred(
    text: str,
    *,
    left: float = LEFT,
    right: float = RIGHT,
    size: float = SIZE,
    style: Style = Style.REGULAR,
    role: Role | None = None,
) -> Iterator[TextLine]:
    """A text in the middle, on as many lines as it needs; nothing for an empty one. Bold, it is a heading as `line`."""
    role = role or role_of(style, size)
    heads = role.level > 0
    lines = [
        TextLine(
            text=each,
            lines=size / SIZE,
            size=size,
            style=style,
            left=left,
            right=right,
            align=Align.CENTRE,
            lead=each,
            keep_with_next=heads,
        )
        for each in (even_lines(text, size, right - left, right - left, style) if text else ())
    ]
    return one_part(lines, role, bookmark=text if heads else "")


def part_title(
    text: str,
    *,
    left: float = LEFT,
    right: float = RIGHT,
    size: float = SIZE,
    mark: str = "",
    role: Role = Role.PART,
) -> Iterator[TextLine]:
    """The bold title of a part, on the page of what follows."""
    lines = [
        TextLine(
            text=each,
            lines=size / SIZE,
            size=size,
            style=Style.BOLD,
            left=left,
            lead=each,
            keep_with_next=True,
            mark="" if number else mark,
        )
        for number, each in enumerate(even_lines(text, size, right - left, right - left, Style.BOLD))
    ]
    return one_part(lines, role, bookmark=text if role.level else "")


def one_part(lines: Sequence[_Block], role: Role = Role.TEXT, bookmark: str = "") -> Iterator[_Block]:
    """Blocks that are the lines of one text: read as one, and parted by no page so that a line stands alone.

    Two or three lines stay together; of more, the first two do and the last two.
    """
    last = len(lines) - 1
    for number, each in enumerate(lines):
        alone = number < last and (len(lines) < _LINES_TO_PART or number in {0, last - 1})
        keep = each.keep_with_next or alone
        yield replace(each, role=role, goes_on=number > 0, keep_with_next=keep, bookmark="" if number else bookmark)


def space(points: float, stretch: float = 0.0, keep_with_next: bool = False) -> Block:
    """Room between blocks."""
    return Block(extra=points, stretch=stretch, keep_with_next=keep_with_next)


def paragraph(
    text: str, indent: float = 0.0, *, left: float = LEFT, right: float = RIGHT, size: float = SIZE
) -> Iterator[TextLine]:
    """Running text, Thai-distributed, one block for each line so that a page may end between them."""
    room = right - left
    lines = even_lines(text, size, room - indent, room)
    blocks = [
        TextLine(
            text=each,
            lines=size / SIZE,
            size=size,
            lead=each,
            left=left + (0 if number else indent),
            right=right,
            align=Align.LEFT if number == len(lines) - 1 else Align.SPREAD,
        )
        for number, each in enumerate(lines)
    ]
    return one_part(blocks)


def beside(
    *stacks: Sequence[Block],
    frames: tuple[tuple[float, float] | None, ...] = (),
    lead: str = "",
    keep_with_next: bool = False,
) -> Beside:
    """Stacks side by side, as high as the highest."""
    padding = 2 * _FRAME_PADDING if any(frames) else 0.0
    return Beside(
        stacks=tuple(tuple(stack) for stack in stacks),
        frames=frames,
        lines=max(sum(block.lines for block in stack) for stack in stacks),
        extra=max(sum(block.extra for block in stack) for stack in stacks) + padding,
        lead=lead,
        keep_with_next=keep_with_next or any(stack[-1].keep_with_next for stack in stacks if stack),
        keep_with_previous=any(block.keep_with_previous for stack in stacks for block in stack),
    )
