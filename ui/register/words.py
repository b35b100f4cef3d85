"""The register's words for what the core calls by name."""

from __future__ import annotations

from collections.abc import Mapping

from elaas_desk.domain.leaving import RemovalTimes
from elaas_desk.domain.password_age import PasswordState, Standing
from elaas_desk.services.views import RegisterEntry
from elaas_desk.thai import dates

MONTHS = 12
"""Of the leavers whose removal is summed up above the list."""

IN_FUTURE = "เป็นวันในอนาคต ใส่วันนี้หรือวันที่ผ่านมาแล้ว"
_MONTH = 30
_MANY_DAYS = 60


def standing(entry: RegisterEntry) -> Standing:
    """How the row stands: who left and still has an account comes before the password."""
    if entry.account is None or entry.password is None:
        return Standing.GONE
    return Standing.LATE if entry.left else entry.password.state


def standing_words(entry: RegisterEntry) -> str:
    """The word of the state, as the table shows it."""
    if entry.account is None or entry.password is None:
        return "พ้นหน้าที่แล้ว" if entry.left else "ยังไม่มีบัญชี"
    return "พ้นหน้าที่แล้ว" if entry.left else password_words(entry.password)


def password_words(password: PasswordState) -> str:
    """How long a password still serves, or since when it is late."""
    if password.days is None:
        return "ไม่ทราบวันที่" if password.state is Standing.UNKNOWN else "ยกเลิกแล้ว"
    if password.days > 0:
        return f"เลย {password.days:,} วัน"
    if password.days == 0:
        return "ครบกำหนดวันนี้"
    left = -password.days
    return f"อีก {left:,} วัน" if left < _MANY_DAYS else f"อีก {left // _MONTH} เดือน"


def chip_words(password: PasswordState) -> str:
    """The same for the chip in the pane."""
    if password.days is not None and password.days > 0:
        return f"เลยกำหนด {password.days:,} วัน"
    return password_words(password)


def due_sentence(password: PasswordState, changed: str, how: str) -> str:
    """When it was changed, how that is known, and when six months are over."""
    if password.due_on is None:
        return "ไม่ทราบว่าเปลี่ยนครั้งล่าสุดเมื่อใด จึงถือว่าครบกำหนดแล้ว"
    known = f" {how}" if how else ""
    return f"เปลี่ยนครั้งล่าสุด {changed}{known} ครบ 6 เดือนวันที่ {dates.short(password.due_on)}"


def removal_words(times: RemovalTimes, names: Mapping[int, str]) -> str:
    """How long it took from leaving to removal (circular 4.2), on one line: median, worst and who, who still waits."""
    worst, median = times.worst, times.median_days
    if worst is None or median is None:
        return f"ไม่มีใครที่มีบัญชีพ้นหน้าที่ใน {MONTHS} เดือนที่ผ่านมา"
    parts = [
        f"พ้นหน้าที่ {len(times.leavers):,} คนใน {MONTHS} เดือน",
        f"กว่าจะถอดครบ มัธยฐาน {median:,.1f} วัน".replace(".0 ", " "),
        f"นานที่สุด {worst.days:,} วัน ({names[worst.person_id]})",
    ]
    if times.waiting:
        parts.append(f"ยังถอดไม่ครบ {times.waiting:,} คน")
    return " · ".join(parts)
