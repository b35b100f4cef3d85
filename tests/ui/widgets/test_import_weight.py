"""What a part costs before it is used."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[3]

_IMPORT_ALL = """
import json, pkgutil, sys, importlib
import ui.theme, ui.text_breaks, ui.widgets, ui.models
for package in (ui.widgets, ui.models):
    for found in pkgutil.iter_modules(package.__path__, package.__name__ + "."):
        importlib.import_module(found.name)
print(json.dumps(sorted(sys.modules)))
"""

_SHOW_SIGN_IN = """
import json, sys
from PySide6.QtWidgets import QApplication
app = QApplication([])
from ui.theme import Theme
from ui.widgets.buttons import Button, Kind
from ui.widgets.field import PasswordField, TextField
from ui.widgets.layout import Ground, column
from ui.widgets.text import Text
theme = Theme(app)
note = Text("เป็นรหัสของโปรแกรมในเครื่องนี้", "caption", "text_2", wrap=True)
window = Ground(column(TextField("ผู้ใช้"), PasswordField("รหัสผ่าน"), Button("เข้าใช้งาน", Kind.PRIMARY), note))
window.show()
app.processEvents()
window.grab()
print(json.dumps(sorted(sys.modules)))
"""


def modules_after(program: str) -> set[str]:
    done = subprocess.run(
        [sys.executable, "-c", program], cwd=ROOT, capture_output=True, text=True, check=True, timeout=60
    )
    return set(json.loads(done.stdout.splitlines()[-1]))


def test_importing_every_part_loads_neither_pdf_nor_svg_nor_the_word_list() -> None:
    loaded = modules_after(_IMPORT_ALL)
    assert "ui.widgets.table" in loaded
    assert "ui.widgets.preview" in loaded
    heavy = {"PySide6.QtPdf", "PySide6.QtPdfWidgets", "PySide6.QtSvg", "PySide6.QtNetwork", "PySide6.QtPrintSupport"}
    assert not loaded & (heavy | {"nlpo3", "sqlalchemy", "reportlab"})


def test_a_sign_in_window_is_shown_without_the_word_list() -> None:
    loaded = modules_after(_SHOW_SIGN_IN)
    assert not loaded & {"nlpo3", "PySide6.QtPdf", "elaas_desk.thai.words", "sqlalchemy"}
