"""Scans as a scanner, a phone and a careless hand make them; drawn here, so that no file of anybody is needed."""

from __future__ import annotations

import zlib
from io import BytesIO

from PIL import Image
from pypdf import PdfWriter

A4 = (595.0, 842.0)
_ORIENTATION = 0x0112


def picture(kind: str = "JPEG", size: tuple[int, int] = (60, 85), turned: int = 1) -> bytes:
    """A grey sheet with a dark corner, as JPEG, PNG or another of Pillow's formats.

    `turned` is how EXIF says that the camera was held: 6 is a quarter to the right.
    """
    sheet = Image.new("L", size, 235)
    sheet.paste(40, (0, 0, size[0] // 3, size[1] // 3))
    held = Image.Exif()
    held[_ORIENTATION] = turned
    file = BytesIO()
    sheet.save(file, kind, **({} if turned == 1 else {"exif": held}))
    return file.getvalue()


def vast_png(width: int, height: int) -> bytes:
    """A PNG of any size in a few bytes: all of it one shade, and packed."""

    def chunk(kind: bytes, body: bytes) -> bytes:
        return len(body).to_bytes(4, "big") + kind + body + zlib.crc32(kind + body).to_bytes(4, "big")

    line = b"\0" * (width // 8 + 2)
    header = width.to_bytes(4, "big") + height.to_bytes(4, "big") + bytes([1, 0, 0, 0, 0])
    body = zlib.compress(line * min(height, 100), 9)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", body) + chunk(b"IEND", b"")


def pdf(pages: int = 1, size: tuple[float, float] = A4, password: str | None = None) -> bytes:
    """A PDF of empty pages, locked with a password when one is given (an empty one locks copying alone)."""
    writer = PdfWriter()
    for _ in range(pages):
        writer.add_blank_page(*size)
    if password is not None:
        writer.encrypt(password, "of the owner")
    file = BytesIO()
    writer.write(file)
    return file.getvalue()
