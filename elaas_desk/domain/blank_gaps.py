"""What a blank leaves off: values of a form that say something, but have no place among those that were placed."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Final

from elaas_desk.domain.blank_sources import (
    ATTACHMENT_LINES,
    DATE_PARTS,
    ID_PART_COUNT,
    MOST_ROWS,
    FormOnBlank,
    Value,
    rows_of,
    sources_of,
    values_of,
)
from elaas_desk.domain.blanks import Blank, BlankField
from elaas_desk.domain.papers import Form1Reason, Form2, Form2Reason
from elaas_desk.domain.requests import PaperKind

_WHO: Final = ("person.full_name", "person.national_id", "person.position")
_ESSENTIAL: Final[Mapping[PaperKind, tuple[str, ...]]] = {
    PaperKind.FORM1: (*_WHO, *(f"reason.{reason.value}" for reason in Form1Reason)),
    PaperKind.FORM2: (*_WHO, *(f"reason.{reason.value}" for reason in Form2Reason), "groups.1.name"),
}


def _parts_by_whole() -> dict[str, tuple[str, ...]]:
    rows = range(1, MOST_ROWS + 1)
    return {
        "person.national_id": tuple(f"person.national_id.part{at}" for at in range(1, ID_PART_COUNT + 1)),
        **{
            whole: tuple(f"{whole}{part}" for part in DATE_PARTS if part)
            for whole in ("dated", "person.order_date", "person.in_post_since")
        },
        **{f"attachments.{at}.text": (f"attachments.{at}.enclosed",) for at in range(1, ATTACHMENT_LINES + 1)},
        **{f"groups.{at}.change": (f"groups.{at}.add", f"groups.{at}.remove") for at in rows},
        **{f"groups.{at}.order": (f"groups.{at}.order_number", f"groups.{at}.order_date") for at in rows},
    }


_PARTS: Final[Mapping[str, tuple[str, ...]]] = _parts_by_whole()
"""What says the same as a whole, in parts. The lines of attachments are printed on blanks: a tick says enough."""

_NOT_MISSED: Final = frozenset(
    {
        "document.number",  # these two stand at the foot in any case
        "document.code",
        "office.kind",  # the name is told with the kind before it
        *(f"groups.{at}.number" for at in range(1, MOST_ROWS + 1)),  # the rows of a table count themselves
        *(part for parts in _PARTS.values() for part in parts),
    }
)


def essential_of(kind: PaperKind) -> tuple[str, ...]:
    """Without these a paper does not say who asks for what: they are asked about before a blank is kept."""
    return _ESSENTIAL[kind]


def essential_unplaced(kind: PaperKind, fields: Iterable[BlankField]) -> tuple[str, ...]:
    """The essential values without a place; a value that is placed in all its parts has one."""
    placed = {field.source for field in fields}
    return tuple(
        name
        for name in _ESSENTIAL[kind]
        if name not in placed and not (name in _PARTS and placed.issuperset(_PARTS[name]))
    )


def has_no_row(form: FormOnBlank, blank: Blank) -> bool:
    """Whether the form asks for groups while the blank has no place for the name of one."""
    return isinstance(form, Form2) and bool(form.groups) and rows_of(blank.fields) == 0


def left_off(form: FormOnBlank, blank: Blank) -> tuple[str, ...]:
    """The names of what the form says and the blank has no place for: the essential first, then as on the paper.

    A value that can be written in several ways is told once: whole, or the parts that are missing beside placed ones.
    """
    placed = {field.source for field in blank.fields}
    rows = rows_of(blank.fields) or MOST_ROWS
    count = len(form.groups) if isinstance(form, Form2) else 0
    missing: set[str] = set()
    for start in range(0, max(count, 1), rows):
        told = values_of(form, start)
        for name, value in told.items():
            if value and name not in _NOT_MISSED and _row_of(name) <= rows:
                missing.update(_missing(name, told, placed))
    return tuple(sorted(missing, key=_order_of(blank.kind).__getitem__))


def _missing(name: str, told: Mapping[str, Value], placed: set[str]) -> tuple[str, ...]:
    if name in placed:
        return ()
    saying = [part for part in _PARTS.get(name, ()) if told[part]]
    if name in _PARTS and not saying:
        return ()  # an attachment that is not enclosed
    left = tuple(part for part in saying if part not in placed)
    return (name,) if len(left) == len(saying) else left


def _row_of(name: str) -> int:
    """The row of the table that a value stands in; 0 for what stands in none."""
    return int(name.split(".")[1]) if name.startswith("groups.") else 0


def _order_of(kind: PaperKind) -> dict[str, int]:
    names = [*_ESSENTIAL[kind], *(source.name for source in sources_of(kind))]
    return {name: at for at, name in reversed(list(enumerate(names)))}
