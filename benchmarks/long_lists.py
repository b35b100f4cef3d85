"""How long a list of thousands of users takes to be drawn, and what memory a longer one takes beside its file."""

from __future__ import annotations

import gc
import random
import tracemalloc
from collections.abc import Iterator
from datetime import date
from typing import Final

from benchmarks.figures import Figure, timed
from benchmarks.offices import TODAY
from elaas_desk.domain.list_papers import HeldOnPaper, ListedUnit, ListedUser, Standing, UserList
from elaas_desk.domain.papers import CircularOnPaper
from elaas_desk.services.sample_names import invented
from forms_pdf import user_list

LIMIT: Final = 3.0
LIMIT_MEGABYTES: Final = 12.0
"""By so much the peak may grow from an eighth of twice the rows to all of them: what is kept of texts is bounded."""
_GROUPS: Final = ("ผู้บันทึกข้อมูลรายรับ", "ผู้บันทึกข้อมูลรายจ่าย", "ผู้ตรวจสอบฎีกา", "ดูรายงานผู้บริหาร")


def measure(rows: int = 2_000) -> Iterator[Figure]:
    """Seconds for so many rows, and the peaks of memory of an eighth of twice as many and of all."""
    user_list.render(users(20))
    paper = users(rows)
    data = user_list.render(paper)
    seconds = min(timed(lambda: user_list.render(paper)) for _ in range(3))
    told = f"{len(data) / 1e3:.0f} kB, {rows / seconds:.0f} rows a second"
    yield Figure(f"list of {rows:,} users", f"{seconds:.2f} s", told, f"<= {LIMIT:.0f} s", seconds <= LIMIT)
    few, many = rows // 4, rows * 2
    (of_few, least), (of_many, most) = _peak(few), _peak(many)
    grown = (most - of_many - least + of_few) / 1e6
    peaks = f"{least / 1e6:.1f} and {most / 1e6:.1f} MB, {of_few / 1e6:.1f} and {of_many / 1e6:.1f} MB of file"
    name = f"memory of {many:,} rows beside {few:,}"
    yield Figure(name, f"{grown:.1f} MB", peaks, f"<= {LIMIT_MEGABYTES:.0f} MB", grown <= LIMIT_MEGABYTES)


def _peak(rows: int) -> tuple[int, int]:
    """The size of a list, and the most bytes in use while it is drawn."""
    paper = users(rows)
    gc.collect()
    tracemalloc.start()
    size = len(user_list.render(paper))
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    return size, peak


def users(count: int) -> UserList:
    """An office of one unit with so many users, each with a name and groups."""
    rng = random.Random(count)
    listed = tuple(
        ListedUser(
            invented(rng, women=bool(at % 2)).name.full,
            "นักวิชาการเงินและบัญชี",
            f"user{at:05}.khlang",
            tuple(HeldOnPaper(group, Standing.FOUNDED) for group in rng.sample(_GROUPS, 1 + at % 2)),
            password_changed_on=TODAY,
        )
        for at in range(count)
    )
    circular = CircularOnPaper("มท 0808.4/ว 0036", date(2025, 3, 25))
    unit = ListedUnit("องค์การบริหารส่วนตำบลบ้านใหม่", listed)
    return UserList(circular, unit.name, TODAY, (unit,))
