"""Does everything fit? Texts too small for their words and targets under 32 px, for tests of every screen."""

from __future__ import annotations

from typing import TypeVar

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QAbstractScrollArea, QComboBox, QLineEdit, QWidget

from ui import theme
from ui.widgets.text import Text


def misfits(root: QWidget, *, elided_allowed: tuple[str, ...] = ()) -> list[str]:
    """What does not fit on a screen that is shown, one line each; empty if all is well.

    A Text in `elided_allowed` (its whole words) may be elided: its tip tells the rest.
    """
    least = theme.size("control")
    found = [_about(text) for text in _shown(root, Text) if text.overflows() and text.plain() not in elided_allowed]
    for kind in (QAbstractButton, QComboBox, QLineEdit):
        for part in _shown(root, kind):
            if part.width() < least or part.height() < least:
                found.append(f"{type(part).__name__} “{part.accessibleName()}” {part.width()} × {part.height()}")
    return found


def unnamed(root: QWidget) -> list[str]:
    """Parts that Tab reaches and that have nothing to say to a screen reader."""
    kinds: tuple[type[QWidget], ...] = (QAbstractButton, QComboBox, QLineEdit, QAbstractScrollArea)
    shown = [part for kind in kinds for part in _shown(root, kind) if part.focusPolicy() is not Qt.FocusPolicy.NoFocus]
    return [
        f"{type(part).__name__} in {type(part.parentWidget()).__name__}" for part in shown if not part.accessibleName()
    ]


_Part = TypeVar("_Part", bound=QWidget)


def _shown(root: QWidget, kind: type[_Part]) -> list[_Part]:
    return [part for part in root.findChildren(kind) if part.isVisible()]


def _about(text: Text) -> str:
    return f"Text “{text.plain()}” {text.width()} × {text.height()}"
