"""The tokens keep what they promise, and every part follows light and dark."""

from __future__ import annotations

import tomllib

import pytest
from PySide6.QtGui import QColor, QFontInfo
from pytestqt.qtbot import QtBot

from elaas_desk.paths import resource
from ui import theme
from ui.theme import Mode, Theme
from ui.widgets.buttons import Button, Kind


def luminance(colour: str) -> float:
    """Relative luminance (WCAG 2.2)."""
    parts = [channel / 255 for channel in QColor(colour).getRgb()[:3]]  # type: ignore[index]
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return float(0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2])


def contrast(one: str, other: str) -> float:
    """Contrast ratio (WCAG 2.2)."""
    darker, lighter = sorted((luminance(one), luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


def pairs() -> list[tuple[str, str, str, float]]:
    found = []
    for mode, table in theme.tokens()["contrast"].items():
        colours = theme.tokens()[mode]
        for name, promised in table.items():
            ink, ground = next((a, b) for a in colours for b in colours if f"{a}_on_{b}" == name)
            found.append((mode, ink, ground, promised))
    return found


def least(ink: str) -> float:
    """Text needs 4.5; shapes and edges 3. The bars of the chart carry their number, so they need none."""
    if ink == "accent_soft":
        return 1.0
    return 3.0 if ink.endswith("_fill") or ink == "edge" else 4.5


@pytest.mark.parametrize(("mode", "ink", "ground", "promised"), pairs())
def test_contrast_is_what_the_tokens_promise_and_enough(mode: str, ink: str, ground: str, promised: float) -> None:
    colours = theme.tokens()[mode]
    found = contrast(colours[ink], colours[ground])
    assert found == pytest.approx(promised, abs=0.06)
    assert found >= least(ink)


@pytest.mark.parametrize("mode", list(Mode))
def test_words_on_every_filled_button_can_be_read(mode: Mode) -> None:
    colours = theme.tokens()[mode]
    for ground in ("accent", "accent_hover", "late", "late_fill"):
        assert contrast(colours["on_accent"], colours[ground]) >= 4.5, ground
    for ground in ("hover", "line", "surface", "canvas"):
        assert contrast(colours["accent"], colours[ground]) >= 4.5, ground


def test_both_modes_name_the_same_colours() -> None:
    assert set(theme.tokens()["light"]) == set(theme.tokens()["dark"])


def test_text_is_set_in_the_bundled_sarabun_at_15_px(qtbot: QtBot, theme: Theme) -> None:
    from PySide6.QtWidgets import QApplication

    info = QFontInfo(QApplication.font())
    assert (info.family(), info.pixelSize()) == ("Sarabun", 15)


@pytest.mark.parametrize("role", ["tag", "caption", "body", "body_strong", "subtitle", "title"])
def test_each_weight_comes_from_a_face_of_its_own(qtbot: QtBot, role: theme.Role) -> None:
    wanted = theme.tokens()["type"][role]
    info = QFontInfo(theme.font(role))
    assert (info.family(), info.pixelSize(), info.weight()) == ("Sarabun", wanted["px"], wanted["weight"])


def test_a_part_on_the_screen_is_painted_anew_when_the_mode_changes(qtbot: QtBot, theme: Theme) -> None:
    button = Button("บันทึก", Kind.PRIMARY)
    qtbot.addWidget(button)
    button.show()
    light = button.grab().toImage().pixelColor(8, 8)
    with qtbot.waitSignal(theme.changed):
        theme.force(Mode.DARK)
    dark = button.grab().toImage().pixelColor(8, 8)
    assert light == QColor("#1D4C9F")
    assert dark == QColor("#8FB3F5")


def test_without_a_choice_the_system_decides(qtbot: QtBot, theme: Theme) -> None:
    from PySide6.QtCore import Qt
    from PySide6.QtWidgets import QApplication

    theme.force(None)
    system = QApplication.styleHints().colorScheme()
    assert (_shown() is Mode.DARK) == (system is Qt.ColorScheme.Dark)


def _shown() -> Mode:
    return theme.mode()


def test_a_size_that_is_no_token_is_an_error() -> None:
    with pytest.raises(KeyError):
        theme.size("nearly_right")


def test_the_token_file_is_read_as_a_toml_parser_reads_it() -> None:
    text = resource("theme", "tokens.toml").read_text(encoding="utf-8")
    assert theme.read_tokens(text) == tomllib.loads(text)
