"""What a page that somebody else made holds, read from its dictionaries as they come (ISO 32000-1, 7.8, 12.5)."""

from __future__ import annotations

import re
from typing import Final

from pypdf import PageObject
from pypdf.generic import ArrayObject, DictionaryObject

from elaas_desk.domain.page_geometry import Matrix

HIDDEN_OR_NOT_SHOWN: Final = 0b100010
"""Flags of an annotation that is not seen on the screen."""
_ENTRIES: Final = rb"(?:[^<>()]|\((?:[^()\\]|\\.)*\)|<[0-9A-Fa-f\s]*>){0,500}"
"""Of a dictionary without others in it: names, numbers and strings (`/Lang (th-TH)`), as programs of offices write."""
_TAGGED: Final = re.compile(rb"(<<" + _ENTRIES + rb")/MCID\s+\d+(" + _ENTRIES + rb">>\s*BDC\b)", re.DOTALL)


def annotations_of(page: PageObject) -> list[DictionaryObject]:
    """What stands on a page beside its content."""
    listed = page.get("/Annots")
    each = listed.get_object() if listed is not None else None
    inside = [one.get_object() for one in each] if isinstance(each, ArrayObject) else []
    return [one for one in inside if isinstance(one, DictionaryObject)]


def onto(appearance: DictionaryObject, rectangle: list[float]) -> Matrix:
    """The matrix that puts the transformed box of an appearance onto its rectangle (ISO 32000-1, 12.5.5)."""
    x0, y0, x1, y1 = floats(appearance, "/BBox") or [0.0, 0.0, 1.0, 1.0]
    a, b, c, d, e, f = floats(appearance, "/Matrix") or [1.0, 0.0, 0.0, 1.0, 0.0, 0.0]
    xs = [a * x + c * y + e for x in (x0, x1) for y in (y0, y1)]
    ys = [b * x + d * y + f for x in (x0, x1) for y in (y0, y1)]
    wide, high = max(xs) - min(xs), max(ys) - min(ys)
    left, right = sorted((rectangle[0], rectangle[2]))
    bottom, top = sorted((rectangle[1], rectangle[3]))
    across, up = (right - left) / wide if wide else 1.0, (top - bottom) / high if high else 1.0
    return across, 0.0, 0.0, up, left - across * min(xs), bottom - up * min(ys)


def without_numbers(code: bytes) -> bytes:
    """The code without the numbers of a tagged file's pieces: readers take them for those of the page around it."""
    return _TAGGED.sub(rb"\1\2", code) if b"/MCID" in code else code


def floats(holder: DictionaryObject, key: str) -> list[float]:
    """The numbers of an array; none where there is no array."""
    found = holder.get(key, ArrayObject()).get_object()
    return [float(part) for part in found] if isinstance(found, ArrayObject) else []


def dictionary(holder: DictionaryObject, key: str) -> DictionaryObject:
    """A dictionary or stream in another one, wherever it lies; an empty one where there is none."""
    value = holder.get(key)
    found = None if value is None else value.get_object()
    return found if isinstance(found, DictionaryObject) else DictionaryObject()
