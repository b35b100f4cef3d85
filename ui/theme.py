"""The look as the tokens say it: colours, fonts, sizes and durations; light and dark; what plain Qt parts wear.

Read `resources/theme/tokens.toml` once. Nothing else in `ui` writes a colour, a size or a duration by hand.
Needs only QtCore, QtGui and QtWidgets, because the sign-in window waits for it.
"""

from __future__ import annotations

import re
import sys
from enum import StrEnum
from functools import cache
from typing import Any, Literal

from PySide6.QtCore import QObject, Qt, Signal, Slot
from PySide6.QtGui import QColor, QFont, QFontDatabase, QFontMetricsF, QPalette
from PySide6.QtWidgets import QApplication

from elaas_desk.paths import resource

Role = Literal["tag", "caption", "caption_strong", "body", "body_strong", "subtitle", "title", "key", "figure"]
RING = 3
"""Pixels kept free around each control for its focus ring (2 px wide, 1 px off)."""

_FACES = ("Sarabun-Regular.ttf", "Sarabun-Medium.ttf", "Sarabun-SemiBold.ttf")


class Mode(StrEnum):
    """Which of the two colour tables holds."""

    LIGHT = "light"
    DARK = "dark"


class _State:
    """The one mode of the process, as the application palette is one: painting has no other way to ask."""

    mode = Mode.LIGHT


@cache
def tokens() -> dict[str, Any]:
    """The whole token file; tables `light`, `dark`, `type`, `space`, `size`, `motion`, `contrast`, …"""
    return read_tokens(resource("theme", "tokens.toml").read_text(encoding="utf-8"))


_LINE = re.compile(r'^(?:\[(?P<table>[\w.]+)\]|(?P<key>\w+)\s*=\s*(?P<value>"[^"]*"|\{[^}]*\}|[\d.]+))', re.MULTILINE)
_PAIR = re.compile(r"(\w+)\s*=\s*([\d.]+)")


def read_tokens(text: str) -> dict[str, Any]:
    """The little of TOML that the token file needs: tables, strings, numbers, inline tables of numbers.

    Importing `tomllib` and parsing with it takes a tenth of the time in which the sign-in window has to be there; a
    test holds this against `tomllib`.
    """
    found: dict[str, Any] = {}
    table = found
    for line in _LINE.finditer(text):
        if line["table"]:
            table = found
            for name in line["table"].split("."):
                table = table.setdefault(name, {})
        elif line["value"].startswith("{"):
            table[line["key"]] = {key: _number(value) for key, value in _PAIR.findall(line["value"])}
        else:
            value = line["value"]
            table[line["key"]] = value[1:-1] if value.startswith('"') else _number(value)
    return found


def _number(text: str) -> int | float:
    return float(text) if "." in text else int(text)


@cache
def _colours(mode: Mode) -> dict[str, QColor]:
    return {name: QColor(value) for name, value in tokens()[mode].items()}


def mode() -> Mode:
    """The mode that is shown now."""
    return _State.mode


def colour(name: str, alpha: float = 1.0) -> QColor:
    """A named colour of the mode that is shown now; `alpha` from 0 to 1."""
    found = QColor(_colours(_State.mode)[name])
    if alpha < 1:
        found.setAlphaF(alpha)
    return found


def colour_on_paper(name: str) -> QColor:
    """A named colour for what lies on the picture of a sheet, which is light in either mode."""
    return QColor(_colours(Mode.LIGHT)[name])


@cache
def _font(role: str) -> QFont:
    row = tokens()["type"][role]
    font = QFont(tokens()["type"]["family"])
    font.setPixelSize(row["px"])
    font.setWeight(QFont.Weight(row["weight"]))
    font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    return font


def font(role: Role) -> QFont:
    """The font of a text role."""
    return QFont(_font(role))


@cache
def metrics(role: Role) -> QFontMetricsF:
    """Measures of a text role's font."""
    return QFontMetricsF(_font(role))


def line(role: Role) -> int:
    """Height of the line box of a role in pixels: about 1.7 em, so that no mark of Thai is cut."""
    return int(tokens()["type"][role]["line"])


def size(name: str) -> int:
    """A size in device-independent pixels, from the tables `size`, `space` or `breakpoints`."""
    for table in ("size", "space", "breakpoints"):
        if name in tokens()[table]:
            return int(tokens()[table][name])
    raise KeyError(name)


def radius(name: Literal["mark", "tag", "control", "panel", "dialog", "pill"]) -> int:
    """How round a corner is, in pixels."""
    return int(tokens()["radius"][name])


def stroke(name: str) -> float:
    """Width of a line in pixels, from the table `stroke`."""
    return float(tokens()["stroke"][name])


@cache
def _animations_wanted() -> bool:
    """What Windows says under "Show animations"; elsewhere they are shown."""
    if sys.platform == "win32":
        import ctypes

        wanted = ctypes.c_int(1)
        ctypes.windll.user32.SystemParametersInfoW(0x1042, 0, ctypes.byref(wanted), 0)  # SPI_GETCLIENTAREAANIMATION
        return bool(wanted.value)
    return True


def motion(name: Literal["quick_ms", "normal_ms", "leave_ms"]) -> int:
    """Length of a movement in milliseconds; 0 when the system wants no animations."""
    return int(tokens()["motion"][name]) if _animations_wanted() else 0


def wait(name: Literal["busy_after_ms", "toast_ms"]) -> int:
    """A waiting time in milliseconds; not a movement, so it holds without animations too."""
    return int(tokens()["motion"][name])


@cache
def load_fonts() -> None:
    """Give Qt the bundled Sarabun (weights 400, 500, 600). Thai then needs no font of the system."""
    for face in _FACES:
        path = resource("fonts", "Sarabun", face)
        if QFontDatabase.addApplicationFont(str(path)) < 0:
            raise FileNotFoundError(path)


class Theme(QObject):
    """Dresses the application, follows the system's light or dark, or keeps to the one that was chosen.

    Every part asks `colour` while it paints, and a change of the application palette repaints all of them.
    """

    changed = Signal()

    def __init__(self, app: QApplication, forced: Mode | None = None) -> None:
        super().__init__(app)
        self._app = app
        self._forced: Mode | None = None
        load_fonts()
        app.setStyle("Fusion")
        app.setFont(font("body"))
        app.styleHints().colorSchemeChanged.connect(self._on_scheme_changed)
        self.force(forced)

    @property
    def forced(self) -> Mode | None:
        """The mode that was chosen, or None while the system is followed."""
        return self._forced

    def force(self, wanted: Mode | None) -> None:
        """Keep to one mode, or follow the system again with None. The title bar of Windows goes along."""
        self._forced = wanted
        hints = self._app.styleHints()
        if wanted is None:
            hints.unsetColorScheme()
        else:
            hints.setColorScheme(Qt.ColorScheme.Dark if wanted is Mode.DARK else Qt.ColorScheme.Light)
        self._apply()

    @Slot()
    def _on_scheme_changed(self) -> None:
        if self._forced is None:
            self._apply()

    def _apply(self) -> None:
        dark = self._app.styleHints().colorScheme() is Qt.ColorScheme.Dark
        _State.mode = self._forced or (Mode.DARK if dark else Mode.LIGHT)
        self._app.setPalette(_palette())
        self._app.setStyleSheet(_style_sheet())
        self.changed.emit()


def _palette() -> QPalette:
    pal = QPalette()
    role = QPalette.ColorRole
    for target, name in (
        (role.Window, "window"),
        (role.WindowText, "text"),
        (role.Base, "surface"),
        (role.AlternateBase, "sunken"),
        (role.Text, "text"),
        (role.Button, "surface"),
        (role.ButtonText, "text"),
        (role.BrightText, "late"),
        (role.Highlight, "accent"),
        (role.HighlightedText, "on_accent"),
        (role.ToolTipBase, "tooltip"),
        (role.ToolTipText, "on_tooltip"),
        (role.PlaceholderText, "text_3"),
        (role.Link, "accent"),
        (role.Accent, "accent"),
    ):
        pal.setColor(target, colour(name))
    for target in (role.WindowText, role.Text, role.ButtonText):
        pal.setColor(QPalette.ColorGroup.Disabled, target, colour("text_3"))
    return pal


_SHEET = """
QScrollBar:vertical { width: 12px; background: transparent; margin: 4px 2px 4px 2px; }
QScrollBar:horizontal { height: 12px; background: transparent; margin: 2px 4px 2px 4px; }
QScrollBar::handle { background: $handle; border-radius: 3px; margin: 0 1px; }
QScrollBar::handle:vertical { min-height: 36px; }
QScrollBar::handle:horizontal { min-width: 36px; margin: 1px 0; }
QScrollBar::handle:hover { background: $edge; }
QScrollBar::add-line, QScrollBar::sub-line { width: 0; height: 0; }
QScrollBar::add-page, QScrollBar::sub-page { background: transparent; }
QToolTip { background: $tooltip; color: $on_tooltip; border: 1px solid $tooltip; padding: 4px 8px; $caption }
QMenu { background: $surface; color: $text; border: 1px solid $line_strong; padding: 4px; $body }
QMenu::item { padding: 5px 24px 5px 12px; min-height: 22px; border-radius: 6px; }
QMenu::item:selected { background: $accent_tint; color: $accent; }
QMenu::item:disabled { color: $text_3; }
QMenu::icon { padding-left: 8px; }
QMenu::separator { height: 1px; background: $line; margin: 4px 8px; }
LineBox, AreaBox { background: transparent; border: none; color: $text; }
QComboBox { combobox-popup: 0; }
QAbstractScrollArea#choices { background: $surface; border: 1px solid $line_strong; padding: 3px; outline: 0; $body }
"""


def _style_sheet() -> str:
    """Only for what Qt paints itself: scroll bars, tips, menus and the frames of lists that pop up."""
    family = tokens()["type"]["family"]
    fills = {name: value.name() for name, value in _colours(_State.mode).items()}
    edge = colour("edge")
    fills["handle"] = f"rgba({edge.red()}, {edge.green()}, {edge.blue()}, 150)"
    for role in ("caption", "body"):
        fills[role] = f'font-family: "{family}"; font-size: {tokens()["type"][role]["px"]}px;'
    sheet = _SHEET
    for name in sorted(fills, key=len, reverse=True):
        sheet = sheet.replace(f"${name}", fills[name])
    return sheet
