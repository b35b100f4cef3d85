"""Where one page ends and the next begins.

No page ends with the first line of a text or begins with its last one, ends with a heading, or begins with the place to
sign: what belongs together says so itself (`Block.keep_with_next`, `keep_with_previous`). Blocks are taken from their
source only as far as the next page needs them, so that a list of thousands of rows never stands in memory as a whole.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from forms_pdf.blocks import Again, Block
from forms_pdf.page import PITCH, Format

_AHEAD = 12 * PITCH
"""What is looked at beyond the foot of a page: the place to sign, and what goes with it."""
_LINES_BEFORE_SIGNATURE = 2.0


@dataclass(frozen=True, slots=True)
class Page:
    """What stands on a page, and what the next one begins with."""

    blocks: tuple[Block, ...]
    goes_on: bool = False
    caught: str = ""
    """The words that the next page begins with."""


def paginated(blocks: Iterable[Block], form: Format, first_top: float) -> Iterator[Page]:
    """The pages one after the other; a page that is not the last keeps a line free for its catchword.

    What would need more than a page to stay together is parted where the page ends.
    """
    waiting = _Waiting(blocks)
    top = first_top
    goes_on = waiting.holds_any()
    while goes_on:
        header = tuple(Again(block=each, lines=each.lines, extra=each.extra) for each in waiting.blocks[0].repeats)
        room = top - form.bottom - height_of(header)
        waiting.fill(room + _AHEAD)
        if waiting.ended and height_of(waiting.blocks) <= room and not any_begins_page(waiting.blocks):
            yield Page((*header, *waiting.blocks))
            return
        page = waiting.take(_count(waiting.blocks, room - PITCH))
        goes_on = waiting.begin()
        yield Page((*header, *page), goes_on, waiting.lead())
        top = form.top


def any_begins_page(blocks: Sequence[Block]) -> bool:
    """Whether blocks want more than one page whatever their height."""
    return any(block.begins_page for block in blocks[1:])


def height_of(blocks: Iterable[Block], pitch: float = PITCH) -> float:
    """Points that blocks take one below the other."""
    return sum(block.height(pitch) for block in blocks)


class _Waiting:
    """The blocks that have been taken from their source and stand on no page yet."""

    def __init__(self, source: Iterable[Block]) -> None:
        self._source = iter(source)
        self.blocks: list[Block] = []
        self.ended = False

    def holds_any(self) -> bool:
        """Whether anything is left."""
        return bool(self.blocks) or self._next()

    def begin(self) -> bool:
        """Drop mere room, which begins no further page; whether anything is left."""
        while self.holds_any() and self.blocks[0].is_room:
            del self.blocks[0]
        return bool(self.blocks)

    def fill(self, height: float) -> None:
        """Take blocks until they are higher than this."""
        have = height_of(self.blocks)
        while have <= height and self._next():
            have += self.blocks[-1].height(PITCH)

    def take(self, count: int) -> list[Block]:
        """The first ones, which go on a page."""
        taken = self.blocks[:count]
        del self.blocks[:count]
        return taken

    def lead(self) -> str:
        """The words of the first one that has any."""
        while not any(block.lead for block in self.blocks) and self._next():
            pass
        return next((block.lead for block in self.blocks if block.lead), "")

    def _next(self) -> bool:
        block = next(self._source, None)
        if block is None:
            self.ended = True
            return False
        self.blocks.append(block)
        return True


def _count(blocks: Sequence[Block], room: float) -> int:
    """How many blocks go on a page that is not the last: as many as fit, less what goes with those after."""
    fitting, used = 0, 0.0
    while fitting < len(blocks) and used + blocks[fitting].height(PITCH) <= room:
        used += blocks[fitting].height(PITCH)
        fitting += 1
    for at in range(1, min(fitting + 1, len(blocks))):
        if blocks[at].begins_page:
            return at
    for allows in (_parts_nothing, _parts_no_text):
        for count in range(fitting, 0, -1):
            if allows(blocks, count):
                return count
    return max(1, fitting)


def _parts_nothing(blocks: Sequence[Block], at: int) -> bool:
    return _parts_no_text(blocks, at) and _parts_no_signature(blocks, at)


def _parts_no_text(blocks: Sequence[Block], at: int) -> bool:
    """Whether a page may end before a block for all that those above it say; room goes with what it stands below."""
    while at > 0:
        at -= 1
        if blocks[at].keep_with_next:
            return False
        if not blocks[at].is_room:
            return True
    return True


def _parts_no_signature(blocks: Sequence[Block], at: int) -> bool:
    """Whether enough of what is signed would stand above a place to sign on the page that begins with a block."""
    lines = 0.0
    for block in blocks[at:]:
        if block.keep_with_previous or lines >= _LINES_BEFORE_SIGNATURE:
            return not block.keep_with_previous or lines >= _LINES_BEFORE_SIGNATURE
        lines += 0.0 if block.is_room else max(1.0, block.lines)
    return True
