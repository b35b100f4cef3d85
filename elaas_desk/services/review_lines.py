"""Tasks of reviews and removals in whole Thai phrases: what, who, detail, and the day (circular 4, 4.1, 4.2)."""

from __future__ import annotations

from elaas_desk.domain.facts import Facts
from elaas_desk.domain.review_rows import Progress
from elaas_desk.domain.reviews import Review, ReviewKind
from elaas_desk.domain.task_values import Task, TaskKind
from elaas_desk.thai import dates

Said = tuple[str, str, str, str]
"""What is to be done, about whom, more about it, and the day in words."""

_PROPOSED = {
    TaskKind.REVIEW_AFTER_TRANSFER: ("สอบทานหลังโอนย้าย", "กลับมาแล้ว ยังอยู่ใน {0} กลุ่ม"),
    TaskKind.REVIEW_AFTER_ACTING: ("สอบทานเมื่อสิ้นสุดรักษาราชการแทน", "ยังอยู่ใน {0} กลุ่มของหน้าที่นั้น"),
    TaskKind.REVIEW_RETIRED_GROUP: ("สอบทานกลุ่มที่เลิกใช้", "ยังมีผู้ใช้งานอยู่ในกลุ่ม"),
}
_OPEN = {
    ReviewKind.FOLLOW_UP: "สอบทานรอบติดตาม",
    ReviewKind.TRANSFER: "สอบทานหลังโอนย้าย",
    ReviewKind.ACTING_ENDED: "สอบทานเมื่อสิ้นสุดรักษาราชการแทน",
    ReviewKind.GROUP_RETIRED: "สอบทานกลุ่มที่เลิกใช้",
}


class ReviewWords:
    """Knows the names that stand behind the numbers in such a task, once for the whole list."""

    def __init__(self, facts: Facts) -> None:
        self._people = {person.id: person.name.full for person in facts.people}
        self._units = {unit.id: unit.short_name or unit.name for unit in facts.units}
        self._groups = {group.id: group.name for group in facts.groups}
        self._reviews = {review.id: review for review in facts.reviews}
        self._removals = {removal.id: removal for removal in facts.removals}
        self._progress = facts.progress

    def open_review(self, task: Task) -> Said:
        """A review that waits for answers or for the signature."""
        if task.review_id is None:
            raise LookupError("a review that is open must be named")
        review = self._reviews[task.review_id]
        if review.kind is ReviewKind.SIX_MONTHLY:
            day = "ยังไม่เคยสอบทาน" if task.due_on is None else f"ครบ {dates.short(task.due_on)}"
        else:
            day = "" if task.due_on is None else f"ภายใน {dates.short(task.due_on)}"
        return _OPEN.get(review.kind, "สอบทานรายชื่อ"), self._about(review), self._how_far(review), day

    def proposed(self, task: Task) -> Said:
        """A small review that an occasion suggests."""
        what, detail = _PROPOSED[task.kind]
        who = self._groups[task.group_ids[0]] if task.person_id is None else self._people[task.person_id]
        day = "" if task.due_on is None else f"ภายใน {dates.short(task.due_on)}"
        return what, who, detail.format(len(task.group_ids)), day

    def removal(self, task: Task) -> Said:
        """Groups that somebody is to be taken out of in New e-LAAS."""
        removals = [self._removals[each] for each in task.removal_ids]
        first = removals[0]
        who = first.username if task.person_id is None else self._people[task.person_id]
        groups = f"กลุ่ม{first.group_name}" if len(removals) == 1 else f"{len(removals)} กลุ่ม"
        if task.kind is TaskKind.REMOVAL_NOT_PROVED and first.done_on is not None:
            return "ถอดแล้วแต่ยังพบในรายงาน", who, f"ยังพบใน{groups}", f"ถอดเมื่อ {dates.short(first.done_on)}"
        what = "ถอดออกตามผลสอบทาน" if first.review_id is not None else "ถอดออกตามที่สั่ง"
        return what, who, f"ต้องออกจาก{groups} ใน New e-LAAS", f"สั่งเมื่อ {dates.short(first.ordered_on)}"

    def _about(self, review: Review) -> str:
        if review.person_id in self._people:
            return self._people[review.person_id]
        return self._groups[review.group_id] if review.group_id in self._groups else self._units[review.unit_id]

    def _how_far(self, review: Review) -> str:
        progress = self._progress.get(review.id, Progress(0, 0, 0))
        number = f"ที่ {review.number} "
        if progress.answered == progress.total:
            return f"{number}ตัดสินครบ {progress.total} คนแล้ว รอลงนาม"
        return f"{number}ตัดสินแล้ว {progress.answered} จาก {progress.total} คน"
