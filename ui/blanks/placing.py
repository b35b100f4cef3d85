"""What stands where on a blank while somebody places it: the fields, the chosen one, and the way back."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from PySide6.QtCore import QObject

from elaas_desk.domain.blank_sources import Source, at_point, in_field, sources_of
from elaas_desk.domain.blanks import AcroField, BlankField, BlankFile, FieldLook
from elaas_desk.domain.requests import PaperKind
from ui.blanks.placing_steps import PlacingSteps

SMALLEST = 2_000
"""Micrometres; a smaller field can be neither seen nor caught."""
SNAP = 1_000
_EDGE, _LEAST = 5_000, 10_000


class Placing(PlacingSteps):
    """Emits `changed` when a field changed, `chosen_changed` when another is chosen. Lengths are micrometres."""

    def __init__(
        self,
        kind: PaperKind,
        file: BlankFile,
        fields: Sequence[BlankField],
        parent: QObject,
        *,
        to_confirm: bool = False,
    ) -> None:
        """With `to_confirm` each of the fields has to be looked at (`confirm`), or moved, before they hold."""
        super().__init__(fields, parent)
        self.kind, self.file = kind, file
        self.sources = {source.name: source for source in sources_of(kind)}
        self._to_confirm = set(fields) if to_confirm else set[BlankField]()

    # what there is

    def on_page(self, page: int) -> list[BlankField]:
        """The fields of a page, from 1."""
        return [field for field in self._fields if field.page == page]

    def free_fields(self, page: int) -> list[AcroField]:
        """The fields of the form itself into which nothing was put."""
        taken = {field.acro_name for field in self._fields}
        return [field for field in self.file.fields if field.page == page and field.name not in taken]

    def unconfirmed(self) -> list[BlankField]:
        """What was taken over and not looked at yet."""
        return [field for field in self._fields if field in self._to_confirm]

    # choosing

    def choose(self, field: BlankField | None) -> None:
        """Choose a field, or none."""
        chosen = None if field is None else self._fields.index(field)
        if chosen != self._chosen:
            self._chosen = chosen
            self.chosen_changed.emit()

    def step(self, page: int, direction: int) -> bool:
        """Choose the next field of a page in the order of reading; whether there was one."""
        fields = sorted(self.on_page(page), key=_reading_order)
        chosen = self.chosen()
        at = fields.index(chosen) + direction if chosen in fields else (0 if direction > 0 else len(fields) - 1)
        if not 0 <= at < len(fields):
            return False
        self.choose(fields[at])
        return True

    # placing

    def drop(self, source: str, page: int, x: int, y: int) -> None:
        """Place a value at a point of a page, or into the field of the form that is there."""
        under = next((field for field in self.free_fields(page) if _holds(field, x, y)), None)
        named = self.sources[source]
        if under is not None and under.ticked is (named.look is FieldLook.TICK):
            self._add(in_field(named, under))
        else:
            self._add(self._inside(self._narrowed(at_point(named, page, x, y))))

    def _narrowed(self, field: BlankField) -> BlankField:
        """A text that was let go near the right edge begins there all the same, with less room."""
        room = self.file.pages[field.page - 1].width - _EDGE - field.left
        return replace(field, width=min(field.width, max(_LEAST, room))) if field.look is FieldLook.TEXT else field

    def _add(self, field: BlankField) -> None:
        self._do((*self._fields, field), len(self._fields))

    def remove(self) -> None:
        """Take the chosen field away."""
        if self._chosen is not None:
            left = tuple(field for at, field in enumerate(self._fields) if at != self._chosen)
            self._do(left, None)

    def change(self, **values: Any) -> None:
        """Change the chosen field: its source, size, look, align or place. A field that is changed is confirmed."""
        chosen = self.chosen()
        if chosen is None:
            return
        changed = self._inside(replace(chosen, **values))
        if changed != chosen:
            at = self._chosen
            self._do(tuple(changed if n == at else field for n, field in enumerate(self._fields)), at)

    def change_source(self, source: Source) -> None:
        """Write another value into the chosen field, in its own look where the present one makes no sense for it."""
        chosen = self.chosen()
        if chosen is None:
            return
        same = (chosen.look is FieldLook.TICK) is (source.look is FieldLook.TICK)
        self.change(source=source.name, look=chosen.look if same else source.look)

    def move(self, right: int, down: int) -> None:
        """Move the chosen field."""
        chosen = self.chosen()
        if chosen is not None:
            self.change(left=chosen.left + right, top=chosen.top + down)

    def grow(self, wider: int, higher: int) -> None:
        """Make the chosen field larger or smaller."""
        chosen = self.chosen()
        if chosen is not None:
            self.change(width=chosen.width + wider, height=chosen.height + higher)

    def snapped(self, left: int, top: int) -> tuple[int, int]:
        """A place for the chosen field, drawn to the edges of its neighbours where it comes near them."""
        chosen = self.chosen()
        others = [] if chosen is None else [each for each in self.on_page(chosen.page) if each is not chosen]
        if chosen is None:
            return left, top
        lefts = [at for each in others for at in (each.left, each.left + each.width - chosen.width)]
        tops = [at for each in others for at in (each.top, each.top + each.height - chosen.height)]
        return _near(left, lefts), _near(top, tops)

    def confirm(self) -> None:
        """The chosen field stands where it should; go on to the next that was not looked at yet."""
        chosen = self.chosen()
        if chosen in self._to_confirm:
            self._to_confirm.discard(chosen)
            self.changed.emit()
        left = self.unconfirmed()
        if left:
            self.choose(left[0])

    def _inside(self, field: BlankField) -> BlankField:
        """The field no smaller than can be caught, and whole on its page."""
        page = self.file.pages[field.page - 1]
        wide = max(SMALLEST, min(field.width, page.width))
        high = max(SMALLEST, min(field.height, page.height))
        left = max(0, min(field.left, page.width - wide))
        top = max(0, min(field.top, page.height - high))
        return replace(field, left=left, top=top, width=wide, height=high)


def _near(place: int, others: Sequence[int]) -> int:
    nearest = min(others, key=lambda other: abs(other - place), default=place)
    return nearest if abs(nearest - place) <= SNAP else place


def _holds(field: AcroField, x: int, y: int) -> bool:
    return field.left <= x <= field.left + field.width and field.top <= y <= field.top + field.height


def _reading_order(field: BlankField) -> tuple[int, int]:
    return field.top + field.height // 2, field.left
