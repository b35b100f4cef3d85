"""What the program is and what it is made of: versions, licences, and the credits that they ask for."""

from __future__ import annotations

import platform
from dataclasses import dataclass
from importlib import metadata
from pathlib import Path

from PySide6.QtCore import Slot, qVersion
from PySide6.QtWidgets import QWidget

from elaas_desk import __version__
from elaas_desk.paths import resource
from ui.settings.parts import block, detail
from ui.widgets.buttons import Button, Kind
from ui.widgets.dialog import Dialog
from ui.widgets.field import TextAreaField
from ui.widgets.icons import ProgramMark
from ui.widgets.layout import Group, Item, Scroll, column, row
from ui.widgets.text import Text


@dataclass(frozen=True, slots=True)
class Credit:
    """Something that the program is made of: its name, licence, whose it is, and where its text lies."""

    name: str
    licence: str
    whose: str = ""
    package: str = ""  # of which the version is shown
    text: tuple[str, ...] = ()  # path of the licence under resources/


FONTS = (
    Credit(
        "Sarabun",
        "SIL Open Font License 1.1",
        "The Sarabun Project Authors",
        text=("fonts", "Sarabun", "OFL.txt"),
    ),
    Credit(
        "TH Sarabun PSK",
        "สัญญาอนุญาตของกรมทรัพย์สินทางปัญญาและ SIPA",
        "กรมทรัพย์สินทางปัญญา กระทรวงพาณิชย์",
        text=("fonts", "THSarabunPSK", "LICENSE.txt"),
    ),
)
DATA = (
    Credit(
        "จังหวัด อำเภอ และรหัสไปรษณีย์ (GeoThai)",
        "MIT และ CC-BY-4.0",
        "Pongsakorn Thipayanate จากข้อมูลของกรมการปกครองและไปรษณีย์ไทย",
        "geothai",
    ),
    Credit("รายการคำไทยสำหรับตัดบรรทัด", "CC0 1.0", "PyThaiNLP"),
)
LIBRARIES = (
    Credit("Qt และ PySide6", "LGPL-3.0", "The Qt Company", "PySide6-Essentials"),
    Credit("SQLAlchemy", "MIT", package="SQLAlchemy"),
    Credit("Alembic", "MIT", package="alembic"),
    Credit("sqlcipher3", "zlib", "Gerhard Häring, Charles Leifer", "sqlcipher3"),
    Credit("SQLCipher", "BSD-3-Clause", "Zetetic LLC"),
    Credit("OpenSSL", "Apache-2.0", "The OpenSSL Project Authors"),
    Credit("keyring", "MIT", package="keyring"),
    Credit("bcrypt", "Apache-2.0", package="bcrypt"),
    Credit("cryptography", "Apache-2.0 หรือ BSD-3-Clause", package="cryptography"),
    Credit("ReportLab", "BSD", package="reportlab"),
    Credit("uharfbuzz และ HarfBuzz", "Apache-2.0 และ MIT", package="uharfbuzz"),
    Credit("nlpo3", "Apache-2.0", package="nlpo3"),
    Credit("Segno", "BSD", package="segno"),
    Credit("platformdirs", "MIT", package="platformdirs"),
    Credit("python-dateutil", "BSD-3-Clause", package="python-dateutil"),
    Credit("jsonschema", "MIT", package="jsonschema"),
    Credit("openpyxl", "MIT", package="openpyxl"),
    Credit("XlsxWriter", "BSD-2-Clause", package="XlsxWriter"),
    Credit("python-calamine และ calamine", "MIT", package="python-calamine"),
    Credit("xlrd", "BSD", package="xlrd"),
    Credit("lxml, libxml2 และ libxslt", "BSD-3-Clause และ MIT", package="lxml"),
    Credit("pypdfium2 และ PDFium", "BSD-3-Clause และ Apache-2.0", package="pypdfium2"),
    Credit("pypdf", "BSD-3-Clause", package="pypdf"),
    Credit("psutil", "BSD-3-Clause", package="psutil"),
)
NEEDED_BY_THEM = (
    Credit("attrs", "MIT"),
    Credit("backports-tarfile", "MIT"),
    Credit("cffi", "MIT-0"),
    Credit("charset-normalizer", "MIT"),
    Credit("et-xmlfile", "MIT"),
    Credit("importlib-metadata", "Apache-2.0"),
    Credit("jaraco-classes", "MIT"),
    Credit("jaraco-context", "MIT"),
    Credit("jaraco-functools", "MIT"),
    Credit("jeepney", "MIT"),
    Credit("jsonschema-specifications", "MIT"),
    Credit("lazy-importer", "Apache-2.0"),
    Credit("mako", "MIT"),
    Credit("markupsafe", "BSD-3-Clause"),
    Credit("more-itertools", "MIT"),
    Credit("pillow", "MIT-CMU"),
    Credit("pycparser", "BSD-3-Clause"),
    Credit("pywin32-ctypes", "BSD-3-Clause"),
    Credit("referencing", "MIT"),
    Credit("rpds-py", "MIT"),
    Credit("secretstorage", "BSD-3-Clause"),
    Credit("typing-extensions", "PSF-2.0"),
    Credit("tzdata", "Apache-2.0"),
    Credit("zipp", "MIT"),
)


class LicenceDialog(Dialog):
    """The text of a licence, as it came with the thing."""

    def __init__(self, credit: Credit, parent: QWidget) -> None:
        super().__init__(credit.name, credit.licence, primary="ปิด", width=720, parent=parent)
        self.cancel.hide()
        self.text = TextAreaField("", optional=True, lines=14)
        self.text.area.setAccessibleName(credit.licence)
        self.text.set_text(resource(*credit.text).read_text(encoding="utf-8"))
        self.text.set_locked(True)
        self.add(self.text)
        self.submitted.connect(self.accept)
        self.finished.connect(self.deleteLater)


class AboutPart(QWidget):
    """Two columns: the program, its fonts and data; and the libraries."""

    def __init__(self) -> None:
        super().__init__()
        left = column(self._program(), None, gap=12)
        body = column(
            *(self._line(credit) for credit in (*FONTS, *DATA)),
            12,
            Text(self.tr("ส่วนประกอบของโปรแกรม"), "body_strong"),
            *(self._line(credit) for credit in LIBRARIES),
            12,
            Text(self.tr("ส่วนที่ส่วนประกอบเหล่านี้ใช้"), "body_strong"),
            Text(
                " · ".join(f"{credit.name} ({credit.licence})" for credit in NEEDED_BY_THEM),
                "caption",
                "text_2",
                wrap=True,
            ),
            None,
            gap=2,
        )
        right = block(self.tr("แบบอักษร ข้อมูล และใบอนุญาต"), Scroll(body))
        self.setLayout(row((left, 2), (right, 3), gap=14))

    def _program(self) -> QWidget:
        mark = ProgramMark(40)
        words = column(
            Text("eLAAS Desk", "subtitle"), Text(self.tr("รุ่น {0}").format(__version__), "caption", "text_2"), gap=0
        )
        sentence = Text(
            self.tr(
                "ทะเบียนผู้ใช้งาน New e-LAAS ของหน่วยงานคลังท้องถิ่น ทำงานในเครื่องนี้เครื่องเดียว "
                "ไม่ส่งข้อมูลออก และไม่เก็บรหัสผ่านของ New e-LAAS"
            ),
            "body",
            "text_2",
            wrap=True,
        )
        facts: list[Item] = [
            detail(self.tr("ใบอนุญาต"), "MIT"),
            detail("Python", platform.python_version()),
            detail("Qt", qVersion()),
            detail(self.tr("ระบบ"), f"{platform.system()} {platform.release()}"),
        ]
        head = row(mark, (words, 1), gap=12)
        licences = licence_folder()
        where = self.tr("ใบอนุญาตฉบับเต็มของทุกส่วนอยู่ที่ {0}").format(licences) if licences else ""
        rest: list[Item] = [Text(where, "caption", "text_2", wrap=True)] if where else []
        return block(self.tr("โปรแกรมนี้"), column(head, sentence, 4, *facts, *rest, None, gap=4))

    def _line(self, credit: Credit) -> QWidget:
        number = version_of(credit.package)
        title = f"{credit.name} {number}".strip()
        quiet = " · ".join(part for part in (credit.licence, credit.whose) if part)
        words = column(Text(title), Text(quiet, "caption", "text_2", wrap=True), gap=0)
        items: list[Item] = [(words, 1)]
        if credit.text:
            read = Button(self.tr("อ่านใบอนุญาต"), Kind.QUIET)
            read.setProperty("credit", credit.name)
            read.clicked.connect(self._on_read)
            items.append(column(read, None, gap=0))
        return Group(row(*items, gap=8, pad=(0, 2, 0, 2)))

    @Slot()
    def _on_read(self) -> None:
        wanted = self.sender().property("credit")
        credit = next(each for each in FONTS if each.name == wanted)
        LicenceDialog(credit, self.window()).open()


def version_of(package: str) -> str:
    """The version of a package; empty where none is named, or where the program was packed without telling."""
    try:
        return metadata.version(package) if package else ""
    except metadata.PackageNotFoundError:
        return ""


def licence_folder() -> Path | None:
    """Where the installed program keeps every licence; None when it runs from its source."""
    folder = resource().parent / "licences"
    return folder if folder.is_dir() else None
