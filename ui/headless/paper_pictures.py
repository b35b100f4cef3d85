"""`papers`: a picture of every paper that the program prints, for those who want to see what it makes."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, Qt
from PySide6.QtGui import QColor, QImage, QPainter
from PySide6.QtPdf import QPdfDocument

from ui.headless import streams
from ui.headless.arguments import Papers
from ui.headless.demo import make_sample
from ui.headless.files import make_folder, write_whole
from ui.headless.guide_pictures import USUAL_DAY
from ui.headless.sample_papers import sample_papers
from ui.stage import application

_DOTS_PER_INCH: Final = 70
_GREYS: Final = 12
_LEAST_COST_ROUNDS: Final = 4
"""bcrypt's least cost: nobody signs in to the register of a picture."""
_PAGES: Final = {"evidence-pack": 3}
"""How many pages stand side by side where the first one tells too little."""
_GAP: Final = 8
_EDGE: Final = QColor("#B8B8B8")


def run(command: Papers) -> None:
    """Write the pictures beside what the folder already holds. UserError."""
    application(seen=False)
    make_folder(command.out)
    written = 0
    today = command.today or USUAL_DAY
    with tempfile.TemporaryDirectory(prefix="elaas-desk-", ignore_cleanup_errors=True) as place:
        desk, actor, _ = make_sample(Path(place), today, _LEAST_COST_ROUNDS)
        try:
            for name, pdf in sample_papers(desk, actor, today):
                write_whole(command.out / f"{name}.png", picture_of(pdf, _PAGES.get(name, 1)))
                written += 1
        finally:
            desk.close()
    streams.say(f"สร้างภาพเอกสาร {written} ภาพแล้วที่ {command.out.absolute()}")


def picture_of(pdf: bytes, pages: int = 1) -> bytes:
    """The first pages side by side, each with its edge, as a small PNG."""
    drawn = list(_drawn(pdf, pages))
    wide = sum(each.width() for each in drawn) + _GAP * (len(drawn) - 1)
    sheet = QImage(wide, max(each.height() for each in drawn), QImage.Format.Format_RGB32)
    sheet.fill(Qt.GlobalColor.white)
    painter, x = QPainter(sheet), 0
    painter.setPen(_EDGE)
    for each in drawn:
        painter.drawImage(x, 0, each)
        painter.drawRect(x, 0, each.width() - 1, each.height() - 1)
        x += each.width() + _GAP
    painter.end()
    greys = [QColor(*[round(255 * at / (_GREYS - 1))] * 3).rgb() for at in range(_GREYS)]
    nearest = Qt.ImageConversionFlag.ThresholdDither | Qt.ImageConversionFlag.AvoidDither
    few = sheet.convertToFormat(QImage.Format.Format_Indexed8, greys, nearest)
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    few.save(buffer, "PNG", 0)  # type: ignore[call-overload]  # 0: as small as it goes
    return bytes(buffer.data().data())


def _drawn(pdf: bytes, pages: int) -> Iterator[QImage]:
    source = QBuffer()
    source.setData(QByteArray(pdf))
    source.open(QIODevice.OpenModeFlag.ReadOnly)
    document = QPdfDocument()
    document.load(source)
    for page in range(min(pages, document.pageCount())):
        size = document.pagePointSize(page) * (_DOTS_PER_INCH / 72)
        picture = document.render(page, size.toSize())
        paper = QImage(picture.size(), QImage.Format.Format_RGB32)
        paper.fill(Qt.GlobalColor.white)
        painter = QPainter(paper)
        painter.drawImage(0, 0, picture)
        painter.end()
        yield paper
    document.close()
