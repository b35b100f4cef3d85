"""Reading a report on the worker, with what was remembered of its layout."""

from __future__ import annotations

import threading
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

from elaas_desk.domain.report import ReadReport, ReportColumn

Correction = Mapping[int, ReportColumn]


@dataclass(frozen=True, slots=True)
class Layouts:
    """What the office has put right of layouts before; both are called on the worker.

    `recall` gives the columns of a layout by its fingerprint, or None; `remember` keeps them.
    """

    recall: Callable[[str], Correction | None]
    remember: Callable[[str, Correction], object]


@dataclass(frozen=True, slots=True)
class Seen:
    """A report on the screen: where it lies, how it was understood, and whose word its columns are."""

    path: Path
    report: ReadReport
    correction: Correction | None = None  # put right now, or as it was remembered
    is_remembered: bool = False


def look_at(path: Path, layouts: Layouts, correction: Correction | None, stop: threading.Event) -> Seen:
    """Read a file; where nothing is put right now, as its layout was put right before. UserError."""
    from elaas_desk.intake.reader import look

    report = look(path, correction, stop)
    if correction is not None:
        return Seen(path, report, correction)
    known = layouts.recall(report.layout)
    if known is None or not any(place < len(report.columns) for place in known):
        return Seen(path, report)
    return Seen(path, look(path, known, stop), known, is_remembered=True)
