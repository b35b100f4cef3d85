"""Loads each locked package and uses it once, with Thai text: what a Windows Python must be able to do."""

from __future__ import annotations

import io
import sys
import tempfile
from collections.abc import Callable
from importlib import import_module, metadata
from pathlib import Path

THAI = "องค์การบริหารส่วนตำบลน้ำใส"
FONT = Path(__file__).resolve().parents[2] / "resources" / "fonts" / "Sarabun" / "Sarabun-Regular.ttf"


def qt() -> str:
    """A window with Thai text is drawn, and a call that returns nothing takes no reference to None."""
    from PySide6.QtGui import QFontDatabase
    from PySide6.QtWidgets import QApplication, QLabel

    for module in ("QtPdf", "QtPdfWidgets", "QtPrintSupport", "QtSvg"):
        import_module(f"PySide6.{module}")
    app = QApplication([])
    assert QFontDatabase.addApplicationFont(str(FONT)) >= 0
    label = QLabel(THAI)
    label.show()
    app.processEvents()
    before = sys.getrefcount(None)
    for _ in range(20_000):
        label.setText(THAI)
    lost = before - sys.getrefcount(None)
    assert sys.version_info >= (3, 12) or abs(lost) < 100, f"{lost} references to None were lost"
    return f"platform {app.platformName()}, label {label.sizeHint().width()} px, None {-lost:+d}"


def register() -> str:
    """An encrypted database with a Thai name is written, is no plain SQLite, and is read again."""
    import sqlcipher3
    from sqlalchemy import create_engine, text
    from sqlalchemy.pool import NullPool

    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / f"{THAI}.db"

        def connect() -> object:
            connection = sqlcipher3.connect(str(file))
            connection.execute(f"PRAGMA key = \"x'{'0f' * 32}'\"")
            return connection

        engine = create_engine("sqlite://", creator=connect, poolclass=NullPool)
        with engine.begin() as connection:
            connection.execute(text("CREATE TABLE office (name TEXT)"))
            connection.execute(text("INSERT INTO office VALUES (:name)"), {"name": THAI})
        with engine.connect() as connection:
            assert connection.execute(text("SELECT name FROM office")).scalar_one() == THAI
        assert not file.read_bytes().startswith(b"SQLite format 3")
    return f"SQLite {sqlcipher3.sqlite_version}"


def credential_store() -> str:
    """The system's own store takes a Thai user name and gives the secret back."""
    import keyring

    store = keyring.get_keyring()
    keyring.set_password("elaas-desk-proof", THAI, "ab" * 32)
    assert keyring.get_password("elaas-desk-proof", THAI) == "ab" * 32
    keyring.delete_password("elaas-desk-proof", THAI)
    assert type(store).__name__ == "WinVaultKeyring"
    return store.name


def secrets() -> str:
    """bcrypt and AES-GCM work."""
    import bcrypt
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM

    assert bcrypt.checkpw(b"secret", bcrypt.hashpw(b"secret", bcrypt.gensalt(4)))
    sealed = AESGCM(b"k" * 32).encrypt(b"n" * 12, THAI.encode(), None)
    assert AESGCM(b"k" * 32).decrypt(b"n" * 12, sealed, None).decode() == THAI
    return f"bcrypt {metadata.version('bcrypt')}"


def paper() -> str:
    """ReportLab writes a page, HarfBuzz shapes Thai, nlpO3 cuts it into words."""
    import uharfbuzz
    from nlpo3 import load_dict, segment
    from reportlab.pdfbase import pdfmetrics
    from reportlab.pdfbase.ttfonts import TTFont
    from reportlab.pdfgen.canvas import Canvas

    pdfmetrics.registerFont(TTFont("Sarabun", str(FONT)))
    page = io.BytesIO()
    canvas = Canvas(page, invariant=True)
    canvas.setFont("Sarabun", 16)
    canvas.drawString(72, 700, THAI)
    canvas.save()
    buffer = uharfbuzz.Buffer()
    buffer.add_str(THAI)
    buffer.guess_segment_properties()
    uharfbuzz.shape(uharfbuzz.Font(uharfbuzz.Face(FONT.read_bytes())), buffer)
    words = FONT.parents[2] / "words" / "words_th.txt"
    load_dict(str(words), "words")
    pieces = segment(THAI, "words")
    assert "".join(pieces) == THAI
    assert len(pieces) > 1
    return f"{len(page.getvalue())} bytes, {len(buffer.glyph_infos)} glyphs, {len(pieces)} words"


def tables() -> str:
    """Workbooks are written and read, HTML and the text of a PDF are read, and a process is watched."""
    import os

    import openpyxl
    import psutil
    import python_calamine
    import xlrd
    import xlsxwriter
    from lxml import html
    from pypdf import PdfReader
    from pypdfium2 import PdfDocument

    book, file = openpyxl.Workbook(), io.BytesIO()
    book.create_sheet().append([THAI])
    book.save(file)
    file.seek(0)
    assert python_calamine.load_workbook(file).get_sheet_by_index(1).to_python() == [[THAI]]
    assert xlrd.inspect_format(content=file.getvalue()) == "xlsx"
    assert html.fromstring(f"<table><tr><td>{THAI}</table>").text_content() == THAI
    written = io.BytesIO()
    with xlsxwriter.Workbook(written, {"in_memory": True}) as workbook:
        workbook.add_worksheet().write_string(0, 0, THAI)
    written.seek(0)
    assert python_calamine.load_workbook(written).get_sheet_by_index(0).to_python() == [[THAI]]
    document, saved = PdfDocument.new(), io.BytesIO()
    document.new_page(100, 100)
    document.save(saved)
    assert len(PdfReader(saved).pages) == len(document) == 1
    return f"{psutil.Process(os.getpid()).memory_info().rss // 2**20} MB resident"


def rest() -> str:
    """Migrations, JSON schemas, dates, folders and the square code load."""
    import jsonschema
    import platformdirs
    import segno

    for module in ("alembic.command", "dateutil.relativedelta"):
        import_module(module)
    jsonschema.validate({"name": THAI}, {"type": "object", "required": ["name"]})
    assert segno.make(THAI).version
    return f"data in {platformdirs.user_data_dir('eLAAS Desk', appauthor=False)}"


def main() -> int:
    """Try each; the exit code is the number that failed."""
    failed = 0
    checks: tuple[Callable[[], str], ...] = (qt, register, credential_store, secrets, paper, tables, rest)
    for check in checks:
        try:
            print(f"ok      {check.__name__}: {check()}", flush=True)
        except Exception as problem:
            failed += 1
            print(f"FAILED  {check.__name__}: {problem!r}", flush=True)
    return failed


if __name__ == "__main__":
    sys.exit(main())
