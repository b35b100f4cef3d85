"""Field lines and tick boxes: a label, then a dotted line that carries the value or waits for the pen.

A value is never cut off: fields on one line first share its room, then shrink to `SMALLEST_VALUE`, then go on to lines
of their own, and a value too long for one line wraps to a further dotted line.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from forms_pdf.blocks import Block, Piece, Pieces, baseline, one_part
from forms_pdf.fonts import Style
from forms_pdf.page import LEFT, RIGHT, SIZE, SMALLEST_VALUE, Sheet
from forms_pdf.paragraph import full_lines
from forms_pdf.shaping import width
from forms_pdf.structure import Role

UNTICKED, TICKED = "☐", "☑"
_TICK_RATIO = 0.78
_TICK_GAP = 4.0
_LABEL_GAP = 3.0
_VALUE_INDENT = 4.0
_VALUE_END = 2.0
_AFTER_FIELD, _AFTER_LABEL, _AFTER_TICK = 5.0, 8.0, 16.0
_ROOM_FOR_PEN = 42.0
_SIZE_STEP = 0.25


@dataclass(frozen=True, slots=True)
class Item:
    """A part of a line: a tick box (None: none), a label, and a dotted line for a value when `weight` is over 0.

    `weight` is the share of the line's free room; `at` an x to begin at, for columns of tick boxes; `bookmark` what the
    outline calls a line that begins with the item.
    """

    label: str = ""
    value: str = ""
    weight: float = 0.0
    ticked: bool | None = None
    bold: bool = False
    at: float | None = None
    centred: bool = False
    bookmark: str = ""


def rows(
    *items: Item, left: float = LEFT, right: float = RIGHT, indent: float = 0.0, size: float = SIZE
) -> Iterator[Block]:
    """The items on one line where they fit, otherwise on as many as they need; only the first line is indented."""
    spans = _spans(items, left + indent, right, size)
    if spans:
        yield _drawn(items, spans, size)
    elif len(items) == 1 and items[0].weight:
        yield from _wrapped_value(items[0], left, left + indent, right, size)
    elif len(items) == 1:
        yield from _wrapped_label(items[0], left + indent, right, size)
    else:
        most = next((count for count in range(len(items) - 1, 1, -1) if _spans(items[:count], left, right, size)), 1)
        yield from rows(*items[:most], left=left, right=right, indent=indent, size=size)
        yield from rows(*items[most:], left=left, right=right, indent=indent, size=size)


@dataclass(frozen=True, slots=True)
class _Span:
    """Where an item begins, and where its dotted line begins and ends."""

    x: float
    dots_from: float
    dots_to: float


def _spans(items: Sequence[Item], left: float, right: float, size: float) -> list[_Span] | None:
    """Places of the items on one line, or None where they cannot stand on one even at the smallest size."""
    taken = sum(_fixed_width(item, size) for item in items) + sum(_gap_after(item) for item in items[:-1])
    at = max((item.at - left for item in items if item.at), default=0.0)
    room = right - left - max(taken, at if not any(item.weight for item in items) else 0.0)
    widths = _shares(items, room, size)
    if widths is None:
        return None
    spans, x = [], left
    for item, dotted in zip(items, widths, strict=True):
        x = max(x, item.at or 0.0)
        dots_from = x + _fixed_width(item, size)
        spans.append(_Span(x, dots_from, dots_from + dotted))
        x = dots_from + dotted + _gap_after(item)
    return spans if spans[-1].dots_to <= right + 0.01 else None


def _shares(items: Sequence[Item], room: float, size: float) -> list[float] | None:
    """The length of each dotted line: by weight, else by need, else by need at a smaller size."""
    weights = sum(item.weight for item in items)
    if room < 0:
        return None
    if not weights:
        return [0.0] * len(items)
    by_weight = [room * item.weight / weights for item in items]
    needs = [_need(item, size) for item in items]
    if all(need <= share for need, share in zip(needs, by_weight, strict=True)):
        return by_weight
    spare = room - sum(needs)
    if spare >= 0:
        return [need + spare * item.weight / weights for need, item in zip(needs, items, strict=True)]
    least = [_need(item, min(size, SMALLEST_VALUE)) for item in items]
    if sum(least) > room:
        return None
    over, given = sum(needs) - sum(least), room - sum(least)
    return [low + given * (need - low) / over for low, need in zip(least, needs, strict=True)]


def _need(item: Item, size: float) -> float:
    if not item.weight:
        return 0.0
    return max(_ROOM_FOR_PEN, width(Style.REGULAR, size, item.value) + _VALUE_INDENT + _VALUE_END)


def _fixed_width(item: Item, size: float) -> float:
    used = 0.0 if item.ticked is None else _tick_width(size)
    used += width(_style(item), size, item.label)
    return used + (_LABEL_GAP if item.weight and item.label else 0.0)


def _tick_width(size: float) -> float:
    return width(Style.SYMBOLS, size * _TICK_RATIO, UNTICKED) + _TICK_GAP


def _gap_after(item: Item) -> float:
    if item.weight:
        return _AFTER_FIELD
    return _AFTER_LABEL if item.ticked is None else _AFTER_TICK


def _style(item: Item) -> Style:
    return Style.BOLD if item.bold else Style.REGULAR


def _drawn(items: Sequence[Item], spans: Sequence[_Span], size: float) -> Pieces:
    texts: list[Piece] = []
    for item, span in zip(items, spans, strict=True):
        texts += _label_pieces(item, span.x, size)
        if item.value and item.weight:
            texts.append(_value_piece(item, span, size))
    dots = tuple((span.dots_from, span.dots_to) for item, span in zip(items, spans, strict=True) if item.weight)
    line = Pieces(
        texts=tuple(texts),
        dots=dots,
        lines=size / SIZE,
        lead=items[0].bookmark or items[0].label,
        bookmark=items[0].bookmark,
    )
    if all(item.bold for item in items):
        return replace(line, role=Role.PART, keep_with_next=True)
    return line


def _label_pieces(item: Item, x: float, size: float) -> Iterator[Piece]:
    if item.ticked is not None:
        yield Piece(x, TICKED if item.ticked else UNTICKED, size * _TICK_RATIO, Style.SYMBOLS)
        x += _tick_width(size)
    if item.label:
        yield Piece(x, item.label, size, _style(item))


def _value_piece(item: Item, span: _Span, size: float) -> Piece:
    room = span.dots_to - span.dots_from - _VALUE_INDENT - _VALUE_END
    fitted = fitting_size(item.value, size, room)
    x = span.dots_from + _VALUE_INDENT
    if item.centred:
        x += max(0.0, room - width(Style.REGULAR, fitted, item.value)) / 2
    return Piece(x, item.value, fitted)


def fitting_size(
    text: str, size: float, room: float, *, style: Style = Style.REGULAR, smallest: float = SMALLEST_VALUE
) -> float:
    """The largest size, in quarter points down to `smallest`, at which the text fits into the room."""
    natural = width(style, size, text)
    if natural <= room:
        return size
    return max(smallest, size * room / natural // _SIZE_STEP * _SIZE_STEP)


def _wrapped_value(item: Item, left: float, start: float, right: float, size: float) -> Iterator[Pieces]:
    """An item alone whose value takes more than one dotted line."""
    dots_from = start + _fixed_width(item, size)
    texts = list(_label_pieces(item, start, size))
    ends = right - _VALUE_END
    value = full_lines(item.value, size, max(0.0, ends - dots_from - _VALUE_INDENT), ends - left - _VALUE_INDENT)
    lines = []
    for number, each in enumerate(value):
        begin = left if number else dots_from
        shown = (*texts, Piece(begin + _VALUE_INDENT, each, size)) if each else tuple(texts)
        lead = item.label if not number else each
        lines.append(Pieces(texts=shown, dots=((begin, right),), lines=size / SIZE, lead=lead))
        texts = []
    return one_part(lines, bookmark=item.bookmark)


def _wrapped_label(item: Item, start: float, right: float, size: float) -> Iterator[Pieces]:
    """An item alone whose label takes more than one line; the lines hang beside its tick box."""
    left = start + (0.0 if item.ticked is None else _tick_width(size))
    lines = []
    for number, each in enumerate(full_lines(item.label, size, right - left, right - left, _style(item))):
        pieces = (
            (Piece(left, each, size, _style(item)),)
            if number
            else _label_pieces(replace(item, label=each), start, size)
        )
        lines.append(Pieces(texts=tuple(pieces), lines=size / SIZE, lead=each))
    return one_part(lines, bookmark=item.bookmark)


@dataclass(frozen=True, slots=True, kw_only=True)
class IdBoxes(Block):
    """Thirteen ruled boxes of a national ID number, grouped 1-4-5-2-1, after a label and before further items."""

    label: str
    left: float
    digits: str
    """13 digits as they are to be printed, or empty."""
    after: Pieces

    def draw(self, sheet: Sheet, top: float, pitch: float) -> None:
        """Draw the boxes around the line's baseline, then the label, a digit in each box, and what comes after."""
        y = baseline(top, pitch)
        places = list(_box_places(self.left))
        for at, x in enumerate(places, start=1):
            sheet.box(x, y - _BOX_DROP, _BOX_WIDTH, _BOX_HEIGHT, 0.5)
            if at in _ID_GROUP_ENDS:
                sheet.rule(x + _BOX_WIDTH + 1.5, y + 4, x + _BOX_WIDTH + _ID_GROUP_GAP - 1.5, y + 4)
        sheet.text(LEFT, y, self.label)
        for x, digit in zip(places, self.digits, strict=False):
            sheet.centred(x + _BOX_WIDTH / 2, y, digit)
        self.after.draw(sheet, top, pitch)


def _box_places(left: float) -> Iterator[float]:
    for at in range(_ID_DIGITS):
        yield left + at * _BOX_WIDTH + sum(at >= end for end in _ID_GROUP_ENDS) * _ID_GROUP_GAP


_ID_DIGITS = 13
_ID_GROUP_ENDS = (1, 5, 10, 12)
_BOX_WIDTH, _BOX_HEIGHT, _BOX_DROP, _ID_GROUP_GAP = 13.0, 15.5, 3.2, 6.5
_BOXES_WIDTH = _ID_DIGITS * _BOX_WIDTH + len(_ID_GROUP_ENDS) * _ID_GROUP_GAP


def id_boxes(label: str, digits: str, *after: Item) -> Iterator[Block]:
    """A line with the boxes of a national ID number; the items after it go to a line of their own if need be."""
    boxes = LEFT + width(Style.REGULAR, SIZE, label) + 6
    rest = boxes + _BOXES_WIDTH + 8
    spans = _spans(after, rest, RIGHT, SIZE) if after else None
    beside = _drawn(after, spans, SIZE) if spans else Pieces(lines=1.0)
    yield IdBoxes(label=label, left=boxes, digits=digits, after=beside, lines=1.0, lead=label)
    if after and not spans:
        yield from rows(*after)
