"""The outline of a file: what a reader shows beside the page to go to its parts (ISO 32000-1, 12.3.3)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from forms_pdf.assembly import Assembly, text_string


@dataclass(frozen=True, slots=True)
class Bookmark:
    """An entry of the outline: where it leads to (the object of a page), and what stands below it."""

    title: str
    page: int
    below: Sequence[Bookmark] = field(default=())
    top: float | None = None
    """What stands at the top of the window, in points; None shows the whole page."""


A_PAGE = 4
"""Level of a page that no heading begins."""


@dataclass(frozen=True, slots=True)
class Heading:
    """What an outline can lead to: 1 for a title, 2 for a part, 3 for what is in it, `A_PAGE`; its page and place."""

    level: int
    title: str
    page: int
    top: float


def bookmarks(headings: Sequence[Heading]) -> list[Bookmark]:
    """The headings as an outline, each below the last one before it of a smaller level.

    The parts of a paper of one title, or where it has none its pages, stand beside it: there is nothing to choose from.
    """
    levels = [heading.level for heading in headings]
    if levels.count(1) == 1:
        beside = 2 if {2, 3} & {*levels} else A_PAGE
        headings = [replace(each, level=max(beside, each.level)) for each in headings]
    return _nested(headings)


def _nested(headings: Sequence[Heading]) -> list[Bookmark]:
    found: list[Bookmark] = []
    at = 0
    while at < len(headings):
        first = headings[at]
        end = next((n for n in range(at + 1, len(headings)) if headings[n].level <= first.level), len(headings))
        found.append(Bookmark(first.title, first.page, _nested(headings[at + 1 : end]), first.top))
        at = end
    return found


def put_outline(assembly: Assembly, bookmarks: Sequence[Bookmark]) -> int:
    """Write the outline, closed below its first level; its number."""
    root = assembly.reserve()
    first, last = _put_level(assembly, bookmarks, root)
    assembly.put_small(f"<< /Type /Outlines /First {first} 0 R /Last {last} 0 R /Count {len(bookmarks)} >>", root)
    return root


def _put_level(assembly: Assembly, bookmarks: Sequence[Bookmark], parent: int) -> tuple[int, int]:
    numbers = [assembly.reserve() for _ in bookmarks]
    for at, bookmark in enumerate(bookmarks):
        view = "/Fit" if bookmark.top is None else f"/XYZ null {bookmark.top:.0f} null"
        entries = [f"/Title {text_string(bookmark.title)} /Parent {parent} 0 R /Dest [{bookmark.page} 0 R {view}]"]
        if at:
            entries.append(f"/Prev {numbers[at - 1]} 0 R")
        if at + 1 < len(numbers):
            entries.append(f"/Next {numbers[at + 1]} 0 R")
        if bookmark.below:
            first, last = _put_level(assembly, bookmark.below, numbers[at])
            entries.append(f"/First {first} 0 R /Last {last} 0 R /Count {-len(bookmark.below)}")
        assembly.put_small(f"<< {' '.join(entries)} >>", numbers[at])
    return numbers[0], numbers[-1]
