"""A scan as it was dropped, to be looked at and saved as a file again."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QSize, Qt
from PySide6.QtGui import QImage, QImageReader
from PySide6.QtWidgets import QWidget

from elaas_desk.domain.actors import Actor
from elaas_desk.domain.attachments import Attachment, MediaType
from elaas_desk.services.scans import Scans
from ui.scans.words import scan_words
from ui.widgets.dialog import Dialog
from ui.widgets.preview import PagePreview

_MOST_PIXELS = 2600
"""Of the longer side: two pixels for each that a large screen has room for."""


@dataclass(frozen=True, slots=True)
class Opened:
    """A scan with its bytes, and for a picture what it shows."""

    scan: Attachment
    content: bytes
    picture: QImage | None


def read_opened(scans: Scans, actor: Actor, scan: Attachment) -> Opened:
    """Take a scan out of the register; on the worker, since a large picture takes its time."""
    content = scans.content(actor, scan.id)
    return Opened(scan, content, None if scan.media is MediaType.PDF else _picture(content))


def _picture(content: bytes) -> QImage:
    """The picture the right way up, as a telephone says that it was held, and no larger than a screen shows."""
    held, buffer = QByteArray(content), QBuffer()
    buffer.setData(held)
    buffer.open(QIODevice.OpenModeFlag.ReadOnly)
    reader = QImageReader(buffer)
    reader.setAutoTransform(True)
    size = reader.size()
    if max(size.width(), size.height()) > _MOST_PIXELS:
        reader.setScaledSize(size.scaled(QSize(_MOST_PIXELS, _MOST_PIXELS), Qt.AspectRatioMode.KeepAspectRatio))
    return reader.read()


class ScanDialog(Dialog):
    """Shows the scan; the primary saves it as the file that it was."""

    def __init__(self, opened: Opened, parent: QWidget) -> None:
        scan = opened.scan
        super().__init__(
            scan.name, scan_words(scan), primary=self.tr("บันทึกเป็นแฟ้ม…"), cancel=self.tr("ปิด"), width=880, parent=parent
        )
        self.opened = opened
        self.preview = PagePreview()
        self.preview.setMinimumHeight(max(260, parent.window().height() - 220))
        if opened.picture is None:
            self.preview.set_pdf(opened.content, self.tr("สำเนาที่ลงนาม"))
        else:
            self.preview.set_picture(opened.picture, self.tr("สำเนาที่ลงนาม"))
        self.add(self.preview)
