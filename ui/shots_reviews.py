"""Pictures of a review from its report to its removals."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Final

from elaas_desk.domain.piles import Pile
from elaas_desk.domain.report import ReportRow
from elaas_desk.domain.review_rows import Decision, Flag, ReviewRow
from elaas_desk.domain.reviews import SecondSignature
from ui.camera import Camera, Shot
from ui.errands import OpenRemovals, OpenRound
from ui.reviews.page import ReviewsPage
from ui.stage import StageError, dialog_over, fill, press

_EXTRA: Final = "ผู้อนุมัติของหน่วยงานคลัง"
_STRANGER: Final = ReportRow(_EXTRA, "somchai.k", "นายสมชาย กล้าเกษตร", "นักวิชาการพัสดุ")
_CLERK: Final = ("นายประเสริฐ วงศ์ใหญ่", "ปลัดองค์การบริหารส่วนตำบล")


def round_of(stand: Camera) -> Iterator[Shot]:
    """One round, step by step; the register holds its removals afterwards."""
    review_id = stand.desk.campaigns.start(stand.actor, stand.desk.campaigns.overview(stand.actor)[0].unit.id).id
    yield from _beginning(stand, review_id)
    yield from _end(stand, review_id)


def _beginning(stand: Camera, review_id: int) -> Iterator[Shot]:
    campaigns, actor = stand.desk.campaigns, stand.actor
    stand.open(OpenRound(review_id))
    yield stand.taken("review_1_report")
    press(stand.window, "ไม่มีรายงาน")
    fill(dialog_over(stand.window), {"reason": "ระบบปิดปรับปรุง เมนูรายงานเปิดไม่ได้"})
    yield _of_dialog(stand, "review_1_no_report")
    rows = report_of(campaigns.detail(actor, review_id).rows)
    yield from _import(stand, rows)
    press(stand.window, "ปิดข้อความนี้")
    press(stand.window, "เลือกทั้งหมดที่ไม่มีธง")
    yield stand.taken("review_2_same")
    press(stand.window, "คงไว้ทุกคนที่เลือก")
    press(stand.window, "ปิดข้อความนี้")
    _show_change(stand)
    yield stand.taken("review_3_decide")


def _import(stand: Camera, rows: Sequence[ReportRow]) -> Iterator[Shot]:
    """The file as New e-LAAS would give it, dropped on the page, looked at and accepted."""
    page = stand.window.page("reviews")
    if not isinstance(page, ReviewsPage):
        raise StageError("no page of reviews")
    lines = ["กลุ่มผู้ใช้งาน,รหัสผู้ใช้,ชื่อ-สกุล,ตำแหน่ง", *map(_line, rows)]
    with tempfile.TemporaryDirectory(prefix="elaas-desk-") as folder:
        path = Path(folder) / "รายงานผู้ใช้ พ.ย. 2569.csv"
        path.write_text("\n".join(lines), encoding="utf-8-sig")
        page.round.bring((path,))
        yield stand.taken("review_1_import")
        dialog_over(stand.window).primary.click()
        stand.settle()


def _line(row: ReportRow) -> str:
    return ",".join((row.group, row.username, row.name, row.position))


def _end(stand: Camera, review_id: int) -> Iterator[Shot]:
    campaigns, actor, day = stand.desk.campaigns, stand.actor, stand.desk.clock().date()
    _decide_all(stand, review_id)
    stand.window.read_anew()
    stand.open(OpenRound(review_id))
    press(stand.window, "ลงนามปิดรอบ")
    stand.settle()
    name, position = _CLERK
    fill(dialog_over(stand.window), {"second.name": name, "second.position": position})
    yield _of_dialog(stand, "review_4_sign")
    campaigns.sign_off(actor, review_id, day, SecondSignature(name, position, day))
    stand.window.read_anew()
    stand.open(OpenRemovals(tuple(each.removal.id for each in campaigns.removals(actor) if each.may_record)[:2]))
    yield stand.taken("review_5_removals")


def _show_change(stand: Camera) -> None:
    """Whoever stands in other groups, with the groups that stay chosen."""
    page = stand.window.page("reviews")
    if not isinstance(page, ReviewsPage) or page.round.detail is None:
        raise StageError("no round to be shown")
    differing = [each for each in page.round.detail.rows if each.pile is Pile.OTHER_GROUPS]
    page.round.body.go_to(max(differing, key=_differences).id)
    page.round.body.pane.choose(Decision.CHANGE)


def _differences(reviewed: ReviewRow) -> int:
    passing = {Flag.LEFT, Flag.OWN_ROW} & set(reviewed.flags)
    return 0 if passing else len(reviewed.groups) + len(reviewed.reported) + len(reviewed.flags)


def _decide_all(stand: Camera, review_id: int) -> None:
    campaigns, actor = stand.desk.campaigns, stand.actor
    for each in campaigns.detail(actor, review_id).rows:
        if each.decision is None:
            campaigns.decide(actor, review_id, [each.id], _decision(each), note="ตรวจกับคำสั่งแล้ว")


def _decision(reviewed: ReviewRow) -> Decision:
    if reviewed.pile is Pile.ONLY_IN_REPORT or Flag.LEFT in reviewed.flags:
        return Decision.REMOVE
    return Decision.CHANGE if reviewed.pile is Pile.OTHER_GROUPS else Decision.KEEP


def _of_dialog(stand: Camera, name: str) -> Shot:
    shot = stand.taken(name)
    dialog_over(stand.window).cancel.click()
    return shot


def report_of(rows: Sequence[ReviewRow]) -> tuple[ReportRow, ...]:
    """A report that says what the register says of the users, but for eight of them."""
    found: list[ReportRow] = [_STRANGER]
    for place, each in enumerate(rows):
        groups = [group.name for group in each.groups]
        if place in {1, 5, 9, 12, 16} and groups:
            groups = [*groups[1:], _EXTRA]
        if place not in {7, 13}:
            found += [ReportRow(group, each.username, each.name, each.position) for group in groups or [""]]
    return tuple(found)
