"""What a measurement says, and how it is told."""

from __future__ import annotations

import json
import platform
import statistics
import time
import unicodedata
from collections.abc import Callable, Iterable, Sequence
from dataclasses import asdict, dataclass


@dataclass(frozen=True, slots=True)
class Figure:
    """One promise: what was measured, the yardstick beside it, and the limit that it must keep."""

    name: str
    measured: str
    yardstick: str
    limit: str
    kept: bool


def timed(work: Callable[[], object]) -> float:
    """Seconds that one call takes."""
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


def median_seconds(work: Callable[[], object], times: int) -> float:
    """The middle of so many calls, after one that is not counted."""
    work()
    return statistics.median(timed(work) for _ in range(times))


def at_most(name: str, seconds: float, limit: float, yardstick: str) -> Figure:
    """A figure that keeps an absolute limit, in seconds."""
    return Figure(name, f"{seconds * 1000:.1f} ms", yardstick, f"<= {limit * 1000:.0f} ms", seconds <= limit)


def table(figures: Iterable[Figure]) -> str:
    """The figures as lines of equal columns."""
    rows = [("", "figure", "measured", "yardstick", "limit")]
    rows += [
        ("ok" if each.kept else "BROKEN", each.name, each.measured, each.yardstick, each.limit) for each in figures
    ]
    widths = [max(_width(row[place]) for row in rows) for place in range(len(rows[0]))]
    return "\n".join("  ".join(_padded(cell, width) for cell, width in zip(row, widths, strict=True)) for row in rows)


def as_json(figures: Sequence[Figure]) -> str:
    """The figures with the machine that they were taken on."""
    machine = {"python": platform.python_version(), "system": platform.platform(), "processor": platform.machine()}
    return json.dumps({"machine": machine, "figures": [asdict(each) for each in figures]}, indent=1, ensure_ascii=False)


def from_json(told: str) -> list[Figure]:
    """The figures that `as_json` told."""
    return [Figure(**figure) for figure in json.loads(told)["figures"]]


def _width(text: str) -> int:
    return sum(1 for char in text if not unicodedata.combining(char))


def _padded(text: str, width: int) -> str:
    return text + " " * (width - _width(text))
