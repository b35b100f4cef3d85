"""What the sections of the settings are put together from."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from ui.widgets.dialog import Dialog
from ui.widgets.layout import Group, Item, Panel, Rule, column, row
from ui.widgets.text import Text

_LABEL = 132


def block(heading: str, body: Item, *actions: QWidget, sentence: str = "") -> Panel:
    """A panel: heading and actions stand still on top, the body beneath a hairline."""
    words = column(Text(heading, "subtitle"), gap=0)
    if sentence:
        words.addWidget(Text(sentence, "caption", "text_2"))
    head = row((words, 1), *actions, gap=4, pad=(18, 8, 9, 8))
    inner = body if isinstance(body, QWidget) else Group(column(body))
    return Panel(column(head, row((Rule(), 1), pad=(1, 0, 1, 0)), (row((inner, 1), pad=(18, 8, 4, 10)), 1), gap=0))


def detail(label: str, value: str) -> QWidget:
    """A thing and its value beside it; what is not known says so."""
    quiet = Text(label, "caption", "text_2")
    quiet.setFixedWidth(_LABEL)
    words = Text(value or "ยังไม่ได้ใส่", "body", "text" if value else "text_3", wrap=True)
    return Group(row(column(1, quiet, None, gap=0), (words, 1), gap=8, pad=(0, 3, 0, 3)))


def told(dialog: Dialog, sentence: str, accepted: Callable[[], None]) -> None:
    """Let a dialog carry the sentence for the toast to the slot that tells it."""
    dialog.setProperty("done", sentence)
    dialog.accepted.connect(accepted)
