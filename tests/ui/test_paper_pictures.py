"""The pictures of the papers are made by one command."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtGui import QImage

from tests.ui.commands import run

SHOWN = Path(__file__).resolve().parents[2] / "docs" / "papers"


@pytest.fixture(scope="module")
def drawn(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("papers")
    done = run("papers", "--out", str(folder))
    assert (done.returncode, done.stderr.decode()) == (0, "")
    return folder


def test_the_command_makes_every_picture_that_the_project_shows(drawn: Path) -> None:
    assert {each.name for each in drawn.iterdir()} == {each.name for each in SHOWN.glob("*.png")}


def test_pages_stand_as_they_are_printed(drawn: Path) -> None:
    sizes = {each.stem: QImage(str(each)).size().toTuple() for each in drawn.iterdir()}
    assert sizes["form1"] == sizes["user-list-upright"] == (579, 819)
    assert sizes["user-list"] == sizes["matrix"] == (819, 579)
    assert sizes["matrix-a3"] == (1157, 819)
    assert sizes["evidence-pack"][0] > 3 * 579


def test_there_is_print_on_every_picture(drawn: Path) -> None:
    for each in drawn.iterdir():
        picture = QImage(str(each))
        dark = sum(
            picture.pixelColor(x, y).lightness() < 128
            for x in range(0, picture.width(), 2)
            for y in range(0, picture.height(), 2)
        )
        assert dark > 200, each.name
