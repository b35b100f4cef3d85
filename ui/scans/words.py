"""How a scan is told in one line. No Qt."""

from __future__ import annotations

from elaas_desk.domain.attachments import Attachment
from elaas_desk.thai import dates


def size_words(size: int) -> str:
    """340 KB, 1.2 MB: as Windows tells the size of a file."""
    return f"{size / 1024**2:,.1f} MB" if size >= 1024**2 else f"{max(1, round(size / 1024)):,} KB"


def scan_words(scan: Attachment) -> str:
    """2 หน้า · 1.2 MB · แนบ 23 พ.ย. 2569 โดย นางลัดดาวัลย์ นาคสุข."""
    when = dates.short(scan.added_at.date())
    return f"{scan.pages} หน้า · {size_words(scan.size)} · แนบ {when} โดย {scan.added_by}"
