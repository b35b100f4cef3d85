"""Forms on the official blank that is in force on their day, or on the form of our own."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Protocol

from elaas_desk.domain import papers
from elaas_desk.domain.blank_gaps import has_no_row, left_off
from elaas_desk.domain.blank_sources import filled
from elaas_desk.domain.blanks import Blank, FilledBlank, blank_in_force
from elaas_desk.domain.papers import Form1, Form2, Paper
from elaas_desk.domain.requests import PaperKind
from elaas_desk.errors import Problem, UserError
from elaas_desk.persistence.unit_of_work import UnitOfWork

TITLES = {
    PaperKind.FORM1: "แบบการขอรหัสผู้ใช้งานและรหัสผ่าน",
    PaperKind.FORM2: "แบบคำขอเป็นผู้ใช้งาน",
}
"""What a paper on a blank is called: in the file, and at its foot."""

REFUSALS = frozenset({Problem.BLANK_TOO_SMALL, Problem.BLANK_NO_GROUPS})
"""What a blank cannot take; the form of our own can."""


class Press(Protocol):
    """What draws on a blank, and what draws everything else."""

    @property
    def overlay(self) -> Callable[[bytes, FilledBlank], bytes]:
        """Our text over the pages of a blank."""
        ...

    def draw(self, value: Paper) -> bytes:
        """A paper of our own."""
        ...


@dataclass(frozen=True, slots=True)
class Drawn:
    """A paper drawn, the blank that is in force for it (if any), and why that could not take it."""

    content: bytes
    blank: Blank | None = None
    on_blank: bool = False
    refusal: UserError | None = None
    left_off: tuple[str, ...] = ()
    """What the paper says and the blank that it stands on has no place for (`blank_gaps.left_off`)."""


def drawn(work: UnitOfWork, press: Press, value: Paper, *, own_form: bool) -> Drawn:
    """The paper on the blank in force on its day, unless the form of our own is wanted. UserError: one of REFUSALS."""
    blank = _in_force(work, value)
    if blank is None or own_form or not isinstance(value, Form1 | Form2):
        return Drawn(press.draw(value), blank)
    content = on_blank(press, work.blanks.content(blank.id), blank, value)
    return Drawn(content, blank, on_blank=True, left_off=left_off(value, blank))


def shown(work: UnitOfWork, press: Press, value: Paper, *, own_form: bool) -> Drawn:
    """As `drawn`; where the blank cannot take the paper, the form of our own with the reason beside it."""
    try:
        return drawn(work, press, value, own_form=own_form)
    except UserError as refused:
        if refused.problem not in REFUSALS:
            raise
        return replace(drawn(work, press, value, own_form=True), refusal=refused)


def on_blank(press: Press, content: bytes, blank: Blank, value: Form1 | Form2) -> bytes:
    """The form on a blank, whose bytes are `content`."""
    if has_no_row(value, blank):
        raise UserError(Problem.BLANK_NO_GROUPS, blank=blank.name)
    try:
        return press.overlay(content, filled(value, blank, TITLES[blank.kind]))
    except UserError as refused:
        if refused.problem is not Problem.UNKNOWN_GLYPH:
            raise UserError(refused.problem, **{"blank": blank.name, **refused.values}) from None
        place = papers.place_of(value, refused.values["char"])
        raise UserError(refused.problem, place=place, char=refused.values["char"]) from None


def _in_force(work: UnitOfWork, value: Paper) -> Blank | None:
    if not isinstance(value, Form1 | Form2) or value.dated is None:
        return None
    kind = PaperKind(value.kind.value)
    return blank_in_force(work.blanks.of_kind(kind), kind, value.dated)
