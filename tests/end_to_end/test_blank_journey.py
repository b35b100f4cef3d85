"""From a flat blank to a printed request: values are dragged onto the page with the mouse, and each is found in what
was issued at the place where it was let go, to half a millimetre."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from elaas_desk.paths import program_root
from tests.forms_pdf.inked import middle_of_ink
from tests.forms_pdf.places import place

pytestmark = pytest.mark.journey

SAID = {
    "person.full_name": ("นายกิตติศักดิ์", 3),
    "written_at": ("องค์การบริหารส่วนตำบลบ้านใหม่", 2),
    "dated.day": ("๒๓", 2),
    "person.unit": ("กองคลัง", 3),
    "groups.1.name": ("เจ้าหน้าที่", 2),
}
"""What is found there, and how many of its first letters bear no mark: they stand in the middle of the field."""
_SIDE = 1.0 * 25.4 / 72
"""Millimetres between the edge of a field and its text."""


@pytest.mark.parametrize(("nudge", "scale"), [(0, "1"), (700, "1"), (0, "1.25")])
def test_what_is_dragged_onto_a_flat_blank_is_printed_where_it_was_let_go(
    tmp_path: Path, nudge: int, scale: str
) -> None:
    environment = os.environ | {
        "PYTHONPATH": str(program_root()),
        "QT_QPA_PLATFORM": "xcb",
        "QT_SCALE_FACTOR": scale,
    }
    command = [sys.executable, "-m", "tests.end_to_end.blank_by_hand", str(tmp_path), str(nudge)]
    done = subprocess.run(command, env=environment, check=False, capture_output=True, text=True, timeout=300)
    assert done.returncode == 0, done.stderr
    issued = (tmp_path / "issued.pdf").read_bytes()
    hit = json.loads((tmp_path / "hit.json").read_text("utf-8"))
    for source, (text, letters) in SAID.items():
        x, y = hit[source]
        found = place(issued, text, letters=letters)
        assert found.left == pytest.approx(x + nudge / 1000 + _SIDE, abs=0.5), source
        assert found.middle[1] == pytest.approx(y, abs=0.5), (source, found, y)
    x, y = hit["reason.change_rights"]
    inked = middle_of_ink(issued, (x - 5, y - 5, x + 5, y + 5))
    assert inked[0] == pytest.approx(x + nudge / 1000, abs=0.5)
    assert inked[1] == pytest.approx(y, abs=0.5)
