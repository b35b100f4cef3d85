"""Pictures of the lists of users: what they are to show is chosen, and the page before it is printed."""

from __future__ import annotations

from collections.abc import Iterator

from ui.camera import Camera, Shot
from ui.errands import PrintMatrix, PrintUsers
from ui.stage import dialog_over


def lists(camera: Camera) -> Iterator[Shot]:
    """The choice of units, and the matrix on paper."""
    camera.open(PrintUsers())
    yield camera.dialog("dialog_user_list")
    camera.open(PrintMatrix())
    dialog_over(camera.window).primary.click()
    yield camera.dialog("dialog_matrix_paper")
