"""One of each paper that the program prints, for the sample office; the evidence pack with its first pages."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

from elaas_desk.domain.actors import Actor
from elaas_desk.domain.history import Span
from elaas_desk.domain.list_papers import SheetSize
from elaas_desk.domain.notice_papers import ReminderAbout
from elaas_desk.domain.papers import RecoveryKeySheet
from elaas_desk.domain.requests import PaperKind
from elaas_desk.services.desk import Desk
from elaas_desk.services.list_values import GroupListChoice, MatrixChoice, UserListChoice
from elaas_desk.services.views import RegisterEntry
from ui.headless.routes import papers_of_every_route
from ui.renderers import renderers

_KEY = "7KMQ2-X4TD8-9HRWJ-C3VNB-P6JFL-E8YAS-4MTZK-R5GDW"
_FIRST_PASSWORD = "Nongkhun#2570"  # noqa: S105 - invented, as everybody in the sample office
_GIVEN_TIME = timedelta(days=7)
_IN_THE_LIST = 12


def sample_papers(desk: Desk, actor: Actor, today: date) -> Iterator[tuple[str, bytes]]:
    """File names without their ending, and PDFs: each kind of paper by its name, some with what tells two apart."""
    yield from _of_requests(desk, actor, today)
    yield from _of_people(desk, actor, today)
    yield from _lists(desk, actor)
    listed = desk.documents.issue_due_list(actor, today)
    yield "due-list", desk.documents.content(actor, listed.id)
    office = desk.register.office(actor).full_name
    sheet = RecoveryKeySheet(office, today, _KEY, desk.database.path.name, actor.name)
    yield "recovery-key", renderers().draw(sheet)
    review = next(each for each in desk.documents.issued(actor) if each.kind is PaperKind.REVIEW_REPORT)
    yield "review-report", desk.documents.content(actor, review.id)
    yield "evidence-pack", _pack(desk, actor, today)


def _of_requests(desk: Desk, actor: Actor, today: date) -> Iterator[tuple[str, bytes]]:
    """The papers that go to the Department, and the Form 2 of who asks for the most groups."""
    forms = []
    for name, content in papers_of_every_route(desk, actor, today):
        if name.startswith("form2"):
            forms.append(content)
        else:
            yield name, content
    yield "form2", max(forms, key=len)


def _of_people(desk: Desk, actor: Actor, today: date) -> Iterator[tuple[str, bytes]]:
    users = [each for each in desk.register.entries(actor) if each.account is not None and not each.left]
    ids = [each.person.id for each in users]
    yield "acknowledgement", desk.documents.preview_acknowledgement(actor, ids[:1]).content
    yield "acknowledgement-list", desk.documents.preview_acknowledgement(actor, ids[:_IN_THE_LIST]).content
    gone = next(each for each in desk.register.entries(actor) if each.left and each.group_count)
    yield "removal-notice", desk.documents.preview_removal_notice(actor, gone.person.id).content
    late = max(users, key=_days_late).person.id
    (notice,) = desk.notices.preview_reminders(actor, [late], ReminderAbout.PASSWORD, today + _GIVEN_TIME)
    yield "reminder", notice.content
    yield "password-slip", desk.notices.preview_slip(actor, late, _FIRST_PASSWORD).content
    yield "memo", desk.notices.preview_memo(actor, with_soon=True).content


def _days_late(entry: RegisterEntry) -> int:
    return -1 if entry.password is None or entry.password.days is None else entry.password.days


def _lists(desk: Desk, actor: Actor) -> Iterator[tuple[str, bytes]]:
    units = tuple(unit.id for unit in desk.register.units(actor))
    groups = tuple(group.id for group in desk.groups.matrix(actor).groups)
    yield "user-list", desk.lists.preview(actor, UserListChoice(units)).content
    yield "user-list-upright", desk.lists.preview(actor, UserListChoice(units[:1], wide=False)).content
    yield "group-list", desk.lists.preview(actor, GroupListChoice(units, groups)).content
    yield "matrix", desk.lists.preview(actor, MatrixChoice(units, groups)).content
    yield "matrix-a3", desk.lists.preview(actor, MatrixChoice(units, groups, SheetSize.A3)).content


def _pack(desk: Desk, actor: Actor, today: date) -> bytes:
    with tempfile.TemporaryDirectory(prefix="elaas-desk-", ignore_cleanup_errors=True) as place:
        written = desk.evidence.write(actor, Span(today - timedelta(days=365), today), Path(place))
        return written.pdf.read_bytes()
