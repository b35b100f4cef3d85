"""Official blanks: the forms that the Department publishes as a PDF, and where the values of ours go on them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from elaas_desk.domain.requests import PaperKind


class FieldAlign(StrEnum):
    """Where a value stands in its field."""

    LEFT = "left"
    CENTRE = "centre"
    RIGHT = "right"


class FieldLook(StrEnum):
    """How a value is written."""

    TEXT = "text"
    TICK = "tick"  # a tick mark where the value is true
    BOXES = "boxes"  # one digit to a box, as ID numbers are written


@dataclass(frozen=True, slots=True)
class BlankField:
    """One value at its place; lengths in micrometres, from the left and the top edge of the page as it is shown."""

    source: str
    """What is written there: a name of the paper's value (`person.full_name`)."""
    page: int
    """From 1."""
    left: int
    top: int
    width: int
    height: int
    align: FieldAlign = FieldAlign.LEFT
    look: FieldLook = FieldLook.TEXT
    size: int = 160
    """The largest size of the letters, in tenths of a point; a value that is too long shrinks."""
    acro_name: str = ""
    """The field of a fillable PDF that it was matched with; empty where it was placed by hand."""


@dataclass(frozen=True, slots=True)
class Blank:
    """One blank with its fields. The placement belongs to these bytes: another file asks to be placed anew."""

    id: int
    kind: PaperKind
    """The paper of ours that is written on it."""
    name: str
    """Of the file that it came from."""
    sha256: str
    """64 hex digits, of its bytes."""
    pages: int
    valid_from: date
    """The day from which papers are written on it, until another of the same kind begins."""
    added_at: datetime
    added_by: str
    fields: tuple[BlankField, ...] = ()
    nudge_right: int = 0
    """Micrometres by which all is moved to the right, for a printer that pulls paper askew."""
    nudge_down: int = 0
    version: int = 1


@dataclass(frozen=True, slots=True)
class PageSize:
    """A page as it is shown, in micrometres."""

    width: int
    height: int


@dataclass(frozen=True, slots=True)
class AcroField:
    """A field of a fillable PDF, at the place where it is shown; lengths as in `BlankField`."""

    name: str
    """Its full name, with the names of what it belongs to (`person.name`)."""
    tip: str
    """What a reader shows beside it, often the words of the form."""
    page: int
    left: int
    top: int
    width: int
    height: int
    ticked: bool = False
    """Whether it is a box to be ticked, not one for text."""
    boxes: int = 0
    """So many characters stand in boxes of their own; 0 where they run on."""
    align: FieldAlign = FieldAlign.LEFT


@dataclass(frozen=True, slots=True)
class BlankFile:
    """What was found in the PDF of a blank."""

    name: str
    sha256: str
    pages: tuple[PageSize, ...]
    fields: tuple[AcroField, ...] = ()


@dataclass(frozen=True, slots=True)
class Written:
    """A field with what is written into it."""

    field: BlankField
    text: str = ""
    ticked: bool = False


@dataclass(frozen=True, slots=True)
class FilledBlank:
    """One blank, filled in: what is drawn over its pages, once for each copy of it that the paper takes."""

    title: str
    register_number: str
    code: str
    """The document code at the foot (`papers.code_of`)."""
    copies: tuple[tuple[Written, ...], ...]
    nudge_right: int = 0
    nudge_down: int = 0
    issuer: str = ""
    """The office whose paper it is."""


def blank_in_force(blanks: Iterable[Blank], kind: PaperKind, day: date) -> Blank | None:
    """The blank on which a paper of that day is written: of those that began by then the last."""
    begun = (each for each in blanks if each.kind is kind and each.valid_from <= day)
    return max(begun, key=_beginning, default=None)


def _beginning(blank: Blank) -> date:
    return blank.valid_from
