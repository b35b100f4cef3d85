"""Pictures of the office's own that stand on its papers; none is bundled."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from elaas_desk.domain.attachments import MediaType


class PicturePlace(StrEnum):
    """Where a picture stands."""

    GARUDA = "garuda"  # on letters and memos
    LOGO = "logo"  # the office's own emblem, on lists and notices


@dataclass(frozen=True, slots=True)
class OfficePicture:
    """A picture; its bytes are read apart."""

    place: PicturePlace
    name: str
    media: MediaType
    sha256: str
    added_at: datetime
    added_by: str
