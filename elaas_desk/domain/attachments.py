"""Scans of signed papers that are kept in the register."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


class MediaType(StrEnum):
    """What a scan may be; the values are the usual endings."""

    JPEG = "jpeg"
    PNG = "png"
    PDF = "pdf"


@dataclass(frozen=True, slots=True)
class Attachment:
    """One scan; its bytes are read apart. It belongs to one request, acknowledgement or review."""

    id: int
    name: str  # of the file that was dropped
    media: MediaType
    sha256: str  # of the bytes
    size: int  # bytes
    pages: int
    added_at: datetime
    added_by: str
    request_id: int | None = None
    acknowledgement_id: int | None = None
    review_id: int | None = None
