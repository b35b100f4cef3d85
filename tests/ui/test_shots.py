"""Pictures of every screen, drawn without a screen."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtGui import QImage

from tests.ui.commands import run
from ui.self_test import PAGES

FRAME = (1366, 688)


@pytest.fixture(scope="module")
def drawn(tmp_path_factory: pytest.TempPathFactory) -> dict[str, QImage]:
    folder = tmp_path_factory.mktemp("pictures")
    done = run("shots", "--out", str(folder))
    assert (done.returncode, done.stderr.decode()) == (0, "")
    return {path.stem: QImage(str(path)) for path in folder.iterdir()}


def test_every_page_of_the_frame_has_its_picture(drawn: dict[str, QImage]) -> None:
    assert set(PAGES) <= drawn.keys()
    assert {drawn[page].size().toTuple() for page in PAGES} == {FRAME}


def test_first_start_sign_in_wizard_and_dialogs_are_among_them(drawn: dict[str, QImage]) -> None:
    begun = {name.split("_")[0] for name in drawn}
    assert {"first", "sign", "recovery", "request", "dialog"} <= begun
    assert sum(name.startswith("dialog_") for name in drawn) >= 15
    assert sum(name.startswith("request_") for name in drawn) == 8


def test_no_two_pictures_are_the_same(drawn: dict[str, QImage]) -> None:
    different = {bytes(image.constBits()) for image in drawn.values()}
    assert len(different) == len(drawn)


def test_dark_is_dark_and_light_is_light(drawn: dict[str, QImage]) -> None:
    corner = {name: drawn[name].pixelColor(5, FRAME[1] - 5).lightness() for name in ("today", "today_dark")}
    assert corner["today_dark"] < 60
    assert corner["today"] > 200


def test_enlarged_to_125_percent_the_screen_keeps_its_pixels(drawn: dict[str, QImage]) -> None:
    assert drawn["today_125"].width() == FRAME[0]


def test_the_guide_shows_pictures_that_are_drawn(drawn: dict[str, QImage]) -> None:
    kept = Path(__file__).resolve().parents[2] / "docs" / "guide" / "pictures"
    assert {path.stem for path in kept.iterdir()} == drawn.keys()
