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
class SignedPaper:
    """What a scan shows as it was signed: one request, one acknowledgement or one review."""

    request_id: int | None = None
    acknowledgement_id: int | None = None
    review_id: int | None = None

    def __post_init__(self) -> None:
        """ValueError where it is none of the three, or more than one."""
        if sum(each is not None for each in (self.request_id, self.acknowledgement_id, self.review_id)) != 1:
            raise ValueError("a scan shows one paper")


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

    @property
    def paper(self) -> SignedPaper:
        """What it shows as it was signed."""
        return SignedPaper(self.request_id, self.acknowledgement_id, self.review_id)
