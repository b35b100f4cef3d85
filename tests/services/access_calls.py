"""One call of every public method of the services, for the test of who may do what."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path
from tempfile import mkdtemp

from elaas_desk.domain.accounts import KnownBy
from elaas_desk.domain.acknowledgements import AcknowledgementRepeat
from elaas_desk.domain.actors import Actor, Role
from elaas_desk.domain.attachments import SignedPaper
from elaas_desk.domain.drafts import (
    AccountDraft,
    ComeBackDraft,
    DutyDraft,
    ExceptionDraft,
    GroupDraft,
    LeaveDraft,
    MemoHeadDraft,
    OfficeDraft,
    OrderDraft,
    OrderLineDraft,
    PasswordChangeDraft,
    SenderDraft,
    StandInDraft,
    UnitDraft,
    ViewerDraft,
)
from elaas_desk.domain.first_day_sheet import SheetColumn, SheetRow
from elaas_desk.domain.history import Span
from elaas_desk.domain.letterhead import NumberedPaper
from elaas_desk.domain.notice_papers import ReminderAbout
from elaas_desk.domain.office_pictures import PicturePlace
from elaas_desk.domain.offices import OfficeType
from elaas_desk.domain.people import LeaveReason, Post
from elaas_desk.domain.report import Report, ReportColumn
from elaas_desk.domain.requests import Change, GroupChange, PaperKind, Reason, RequestDraft
from elaas_desk.domain.review_rows import Decision
from elaas_desk.domain.signing import Capacity
from elaas_desk.domain.texts import TextKey
from elaas_desk.persistence.keys import RecoveryKey, header_of, seal
from elaas_desk.services.archive import PaperSearch, TakenOut
from elaas_desk.services.desk import Desk
from elaas_desk.services.list_values import MatrixChoice, UserListChoice
from elaas_desk.services.recovery import Recovery
from elaas_desk.services.users import NOBODY
from elaas_desk.workbooks import SheetOfRows
from tests.services.blank_steps import blank_file, drafted, kept_blank
from tests.services.office import (
    KEY,
    PASSWORD,
    TODAY,
    OfficeIds,
    OneKey,
    Place,
    actors,
    person_draft,
    user_draft,
)
from tests.services.paper_files import some_pdf
from tests.services.report_steps import first_correction, imported, newcomer_report
from tests.services.review_steps import (
    CLERK,
    answered,
    begun,
    ordered_removal,
    report,
    rows_of,
    without_report,
)
from tests.services.scan_samples import picture

Call = Callable[[Desk, Actor, Place, OfficeIds], object]


def _payments(ids: OfficeIds, place: Place, reason: Reason = Reason.NEW_USER) -> RequestDraft:
    return RequestDraft(place.newcomer, reason, TODAY, (GroupChange(ids.payments, Change.ADD),))


def _stores(ids: OfficeIds, place: Place) -> RequestDraft:
    return RequestDraft(place.user, Reason.CHANGE_RIGHTS, TODAY, (GroupChange(ids.stores, Change.ADD),))


def _user_of(place: Place) -> Post:
    return Post.LAO_USER if place.unit == 1 else Post.SUBUNIT_USER


def _renewed(desk: Desk, actor: Actor) -> object:
    seal(header_of(desk.database.path), KEY, RecoveryKey.new())
    return Recovery(desk.database, desk.policy, desk.clock, OneKey()).renew(actor)


def _accept_first(desk: Desk, actor: Actor, import_id: int, ids: OfficeIds) -> int:
    return desk.reconciling.accept(actor, import_id, [first_correction(desk, ids, import_id)]).id


def _accepted(desk: Desk, place: Place, ids: OfficeIds) -> int:
    return _accept_first(desk, actors(ids)[Role.LAO_HEAD], imported(desk, ids, place.unit), ids)


def _version(desk: Desk, ids: OfficeIds, table: str, value_id: int) -> int:
    with desk.database.work(actors(ids)[Role.LAO_HEAD], desk.clock()) as work:
        version: int = getattr(work, table).get(value_id).version
    return version


def _declared(desk: Desk, ids: OfficeIds) -> int:
    return desk.conflicts.declare(actors(ids)[Role.LAO_HEAD], ids.payments, ids.stores, "").id


def _exception(conflict_id: int, place: Place) -> ExceptionDraft:
    return ExceptionDraft(conflict_id, place.user, "ขาดคน", TODAY, "นายกองค์การบริหารส่วนตำบล")


def _allowed(desk: Desk, ids: OfficeIds, place: Place) -> int:
    return desk.conflicts.allow(actors(ids)[Role.LAO_HEAD], _exception(_declared(desk, ids), place)).id


def _ordered(desk: Desk, ids: OfficeIds, place: Place) -> date:
    """An order for this place alone, numbered by its unit."""
    lines = (OrderLineDraft(place.user, "งานพัสดุ"),)
    desk.orders.record(actors(ids)[Role.LAO_HEAD], OrderDraft(f"{place.unit}/2569", TODAY, TODAY, lines=lines))
    return TODAY


def _printed(desk: Desk, ids: OfficeIds, place: Place, signed: bool = False) -> int:
    head = actors(ids)[Role.LAO_HEAD]
    desk.requests.mark_printed(head, place.draft)
    if signed:
        desk.requests.mark_signed(head, place.draft)
    return place.draft


def _scan(desk: Desk, ids: OfficeIds, place: Place) -> int:
    paper, head = SignedPaper(request_id=place.sent), actors(ids)[Role.LAO_HEAD]
    kept = desk.scans.of(head, paper)
    return kept[0].id if kept else desk.scans.attach(head, paper, "สแกน.jpg", picture()).id


def _soon(desk: Desk, ids: OfficeIds, place: Place) -> str:
    tasks = desk.tasks.due(actors(ids)[Role.LAO_HEAD], TODAY)
    return next(line.task.key for line in tasks if line.task.unit_id == place.unit and line.can_snooze)


def _snoozed(desk: Desk, ids: OfficeIds, place: Place) -> str:
    key = _soon(desk, ids, place)
    desk.tasks.snooze(actors(ids)[Role.LAO_HEAD], key, TODAY + timedelta(days=3), "รอคำสั่ง")
    return key


def _sheet_row(desk: Desk, place: Place) -> SheetRow:
    with desk.database.work(NOBODY, desk.clock()) as work:
        unit = work.units.get(place.unit)
    words = ("นาย", "สมชาย", "มั่นคง", "เจ้าพนักงานพัสดุ", unit.name)
    columns = (
        SheetColumn.TITLE,
        SheetColumn.FIRST_NAME,
        SheetColumn.LAST_NAME,
        SheetColumn.POSITION,
        SheetColumn.UNIT,
    )
    return SheetRow(2, dict(zip(columns, words, strict=True)))


def _decide(desk: Desk, actor: Actor, review_id: int, ids: OfficeIds) -> object:
    row = next(iter(rows_of(desk, ids, review_id).values()))
    return desk.campaigns.decide(actor, review_id, [row.id], Decision.UNSURE)


def _username(desk: Desk, ids: OfficeIds, place: Place) -> str:
    account = desk.register.detail(actors(ids)[Role.LAO_HEAD], place.user).account
    return "" if account is None else account.username


def _gone(desk: Desk, ids: OfficeIds, place: Place) -> int:
    """The user of the place left yesterday."""
    yesterday = TODAY - timedelta(days=1)
    with desk.database.work(NOBODY, desk.clock()) as work:
        left = work.people.get(place.user).last_day is not None
    if not left:
        desk.register.leave(
            actors(ids)[Role.LAO_HEAD], LeaveDraft(place.user, LeaveReason.TRANSFER, yesterday, "135/2569")
        )
    return place.user


def _stand_in(place: Place) -> StandInDraft:
    post = Post.CLERK if place.unit == 1 else Post.SUBUNIT_FINANCE_HEAD
    return StandInDraft(post, place.unit, place.user, Capacity.ACTING, TODAY + timedelta(days=30))


def _standing_in(desk: Desk, ids: OfficeIds, place: Place) -> int:
    return desk.signing.add(actors(ids)[Role.LAO_HEAD], _stand_in(place)).id


CALLS: dict[str, Call] = {
    "register.office": lambda d, a, p, i: d.register.office(a),
    "register.save_office": lambda d, a, p, i: d.register.save_office(
        a, OfficeDraft(OfficeType.SUBDISTRICT, "บ้านเก่า", "เมือง", "สุพรรณบุรี"), 1
    ),
    "register.units": lambda d, a, p, i: d.register.units(a),
    "register.add_unit": lambda d, a, p, i: d.register.add_unit(a, UnitDraft("โรงเรียนบ้านเหนือ")),
    "register.save_unit": lambda d, a, p, i: d.register.save_unit(a, p.unit, UnitDraft("โรงเรียนบ้านใต้"), 1),
    "register.people": lambda d, a, p, i: d.register.people(a),
    "register.entries": lambda d, a, p, i: d.register.entries(a),
    "register.detail": lambda d, a, p, i: d.register.detail(a, p.user),
    "register.add_person": lambda d, a, p, i: d.register.add_person(a, person_draft(p.unit, _user_of(p))),
    "register.save_person": lambda d, a, p, i: d.register.save_person(a, p.user, person_draft(p.unit, _user_of(p)), 1),
    "register.leave": lambda d, a, p, i: d.register.leave(
        a, LeaveDraft(p.user, LeaveReason.TRANSFER, TODAY, "135/2569")
    ),
    "register.withdraw_leave": lambda d, a, p, i: d.register.withdraw_leave(a, _gone(d, i, p), "บันทึกผิดคน"),
    "register.come_back": lambda d, a, p, i: d.register.come_back(a, ComeBackDraft(_gone(d, i, p), TODAY)),
    "register.removal_times": lambda d, a, p, i: d.register.removal_times(a, TODAY, TODAY),
    "register.acknowledge": lambda d, a, p, i: d.register.acknowledge(a, (p.user,), TODAY),
    "register.signers": lambda d, a, p, i: d.register.signers(a),
    "register.acknowledgement_repeat": lambda d, a, p, i: d.register.acknowledgement_repeat(a),
    "register.set_acknowledgement_repeat": lambda d, a, p, i: d.register.set_acknowledgement_repeat(
        a, AcknowledgementRepeat.YEARLY
    ),
    "register.set_up_viewer": lambda d, a, p, i: d.register.set_up_viewer(
        a, ViewerDraft(i.clerk, TODAY, frozenset({i.reports}), "clerk.baanmai")
    ),
    "register.assign_duty": lambda d, a, p, i: d.register.assign_duty(
        a, DutyDraft(p.user, "งานพัสดุ", "131/2569", TODAY, TODAY)
    ),
    "register.end_duty": lambda d, a, p, i: d.register.end_duty(a, p.assignment, TODAY),
    "register.reveal_national_id": lambda d, a, p, i: d.register.reveal_national_id(a, p.user),
    "register.add_account": lambda d, a, p, i: d.register.add_account(a, AccountDraft(p.newcomer, "namphueng.c")),
    "register.record_password_change": lambda d, a, p, i: d.register.record_password_change(
        a, PasswordChangeDraft((p.account,), TODAY, KnownBy.TOLD)
    ),
    "register.remove_from_groups": lambda d, a, p, i: d.register.remove_from_groups(
        a, p.account, [i.payments], TODAY, "โอนย้าย"
    ),
    "register.close_account": lambda d, a, p, i: d.register.close_account(a, p.account, TODAY),
    "first_day.template": lambda d, a, p, i: d.first_day.template(a),
    "first_day.check_tables": lambda d, a, p, i: d.first_day.check_tables(a, [[["ชื่อ", "นามสกุล"], ["กานดา", "ใจดี"]]]),
    "first_day.check_report": lambda d, a, p, i: d.first_day.check_report(a, Report(())),
    "first_day.check": lambda d, a, p, i: d.first_day.check(a, [_sheet_row(d, p)]),
    "first_day.accept": lambda d, a, p, i: d.first_day.accept(a, [_sheet_row(d, p)]),
    "groups.groups": lambda d, a, p, i: d.groups.groups(a),
    "groups.duties": lambda d, a, p, i: d.groups.duties(a),
    "groups.add_duty": lambda d, a, p, i: d.groups.add_duty(a, "งานบัญชี"),
    "groups.add_group": lambda d, a, p, i: d.groups.add_group(a, GroupDraft("งานบัญชี")),
    "groups.add_starting_catalogue": lambda d, a, p, i: d.groups.add_starting_catalogue(a),
    "groups.save_group": lambda d, a, p, i: d.groups.save_group(a, i.stores, GroupDraft("งานพัสดุกลาง"), 1),
    "groups.retire_group": lambda d, a, p, i: d.groups.retire_group(a, i.stores, TODAY),
    "groups.matrix": lambda d, a, p, i: d.groups.matrix(a),
    "groups.add_member": lambda d, a, p, i: d.groups.add_member(a, p.account, i.stores, TODAY, "ตรวจพบในระบบ"),
    "conflicts.conflicts": lambda d, a, p, i: d.conflicts.conflicts(a),
    "conflicts.declare": lambda d, a, p, i: d.conflicts.declare(a, i.payments, i.stores, ""),
    "conflicts.withdraw": lambda d, a, p, i: d.conflicts.withdraw(a, _declared(d, i)),
    "conflicts.allow": lambda d, a, p, i: d.conflicts.allow(a, _exception(_declared(d, i), p)),
    "conflicts.disallow": lambda d, a, p, i: d.conflicts.disallow(a, _allowed(d, i, p)),
    "orders.orders": lambda d, a, p, i: d.orders.orders(a),
    "orders.record": lambda d, a, p, i: d.orders.record(
        a, OrderDraft("131/2569", TODAY, TODAY, lines=(OrderLineDraft(p.user, "งานพัสดุ"),))
    ),
    "orders.end": lambda d, a, p, i: d.orders.end(a, f"{p.unit}/2569", TODAY, _ordered(d, i, p)),
    "orders.correct": lambda d, a, p, i: d.orders.correct(
        a, p.assignment, DutyDraft(p.user, "งานพัสดุ", "131/2569", TODAY, TODAY), 1
    ),
    "orders.drop": lambda d, a, p, i: d.orders.drop(a, p.assignment),
    "requests.candidates": lambda d, a, p, i: d.requests.candidates(a),
    "requests.next_number": lambda d, a, p, i: d.requests.next_number(a, TODAY),
    "requests.next_numbers": lambda d, a, p, i: d.requests.next_numbers(a, TODAY, 3),
    "requests.submit_many": lambda d, a, p, i: d.requests.submit_many(a, [_stores(i, p)]),
    "documents.issue_many": lambda d, a, p, i: d.documents.issue_many(a, [_stores(i, p)]),
    "requests.check": lambda d, a, p, i: d.requests.check(a, _stores(i, p)),
    "requests.submit": lambda d, a, p, i: d.requests.submit(a, _stores(i, p)),
    "requests.save_draft": lambda d, a, p, i: d.requests.save_draft(
        a, p.draft, _stores(i, p), _version(d, i, "requests", p.draft)
    ),
    "requests.listed": lambda d, a, p, i: d.requests.listed(a),
    "requests.detail": lambda d, a, p, i: d.requests.detail(a, p.draft),
    "requests.mark_printed": lambda d, a, p, i: d.requests.mark_printed(a, p.draft),
    "requests.mark_signed": lambda d, a, p, i: d.requests.mark_signed(a, _printed(d, i, p)),
    "requests.mark_sent": lambda d, a, p, i: d.requests.mark_sent(a, _printed(d, i, p, signed=True)),
    "requests.mark_withdrawn": lambda d, a, p, i: d.requests.mark_withdrawn(a, p.draft),
    "requests.mark_refused": lambda d, a, p, i: d.requests.mark_refused(a, p.sent, "ไม่มีคำสั่ง"),
    "requests.mark_done": lambda d, a, p, i: d.requests.mark_done(a, p.sent, "", TODAY),
    "scans.attach": lambda d, a, p, i: d.scans.attach(a, SignedPaper(request_id=p.sent), "สแกน.jpg", picture()),
    "scans.of": lambda d, a, p, i: d.scans.of(a, SignedPaper(request_id=p.sent)),
    "scans.content": lambda d, a, p, i: d.scans.content(a, _scan(d, i, p)),
    "scans.detach": lambda d, a, p, i: d.scans.detach(a, _scan(d, i, p)),
    "requests.undo": lambda d, a, p, i: d.requests.undo(a, p.sent, _version(d, i, "requests", p.sent)),
    "letterheads.letterhead": lambda d, a, p, i: d.letterheads.letterhead(a),
    "letterheads.put_picture": lambda d, a, p, i: d.letterheads.put_picture(
        a, PicturePlace.GARUDA, "ครุฑ.jpg", picture()
    ),
    "letterheads.remove_picture": lambda d, a, p, i: d.letterheads.remove_picture(a, PicturePlace.LOGO),
    "letterheads.save_sender": lambda d, a, p, i: d.letterheads.save_sender(a, SenderDraft("อบต.บ้านใหม่")),
    "letterheads.save_memo_head": lambda d, a, p, i: d.letterheads.save_memo_head(
        a, p.unit, MemoHeadDraft("กองคลัง", "กค")
    ),
    "letterheads.specimen": lambda d, a, p, i: d.letterheads.specimen(a, NumberedPaper.MEMO),
    "signing.stand_ins": lambda d, a, p, i: d.signing.stand_ins(a),
    "signing.choices": lambda d, a, p, i: d.signing.choices(a),
    "signing.add": lambda d, a, p, i: d.signing.add(a, _stand_in(p)),
    "signing.change": lambda d, a, p, i: d.signing.change(a, _standing_in(d, i, p), _stand_in(p), 1),
    "signing.end": lambda d, a, p, i: d.signing.end(a, _standing_in(d, i, p), TODAY + timedelta(days=60)),
    "signing.remove": lambda d, a, p, i: d.signing.remove(a, _standing_in(d, i, p)),
    "blanks.blanks": lambda d, a, p, i: d.blanks.blanks(a),
    "blanks.detail": lambda d, a, p, i: d.blanks.detail(a, kept_blank(d, i).id),
    "blanks.read_file": lambda d, a, p, i: d.blanks.read_file(a, PaperKind.FORM2, blank_file(d)),
    "blanks.add": lambda d, a, p, i: d.blanks.add(a, drafted(d, i)),
    "blanks.save": lambda d, a, p, i: d.blanks.save(a, kept_blank(d, i)),
    "blanks.remove": lambda d, a, p, i: d.blanks.remove(a, kept_blank(d, i).id, 1),
    "blanks.example": lambda d, a, p, i: d.blanks.example(a, drafted(d, i)),
    "documents.preview": lambda d, a, p, i: d.documents.preview(a, _stores(i, p)),
    "documents.issue": lambda d, a, p, i: d.documents.issue(a, p.draft),
    "documents.preview_removal_notice": lambda d, a, p, i: d.documents.preview_removal_notice(a, _gone(d, i, p)),
    "documents.issue_removal_notice": lambda d, a, p, i: d.documents.issue_removal_notice(a, _gone(d, i, p)),
    "documents.preview_acknowledgement": lambda d, a, p, i: d.documents.preview_acknowledgement(a, [p.user]),
    "documents.issue_acknowledgement": lambda d, a, p, i: d.documents.issue_acknowledgement(a, [p.user]),
    "documents.issue_due_list": lambda d, a, p, i: d.documents.issue_due_list(a, TODAY),
    "documents.issued": lambda d, a, p, i: d.documents.issued(a),
    "documents.content": lambda d, a, p, i: d.documents.content(a, p.document),
    "notices.remindable": lambda d, a, p, i: d.notices.remindable(a),
    "notices.removable": lambda d, a, p, i: d.notices.removable(a),
    "notices.preview_reminders": lambda d, a, p, i: d.notices.preview_reminders(
        a, (p.user,), ReminderAbout.PASSWORD, TODAY
    ),
    "notices.issue_reminders": lambda d, a, p, i: d.notices.issue_reminders(
        a, (p.user,), ReminderAbout.PASSWORD, TODAY
    ),
    "notices.preview_slip": lambda d, a, p, i: d.notices.preview_slip(a, p.user, ""),
    "notices.issue_slip": lambda d, a, p, i: d.notices.issue_slip(a, p.user, ""),
    "notices.preview_memo": lambda d, a, p, i: d.notices.preview_memo(a, with_soon=True),
    "notices.issue_memo": lambda d, a, p, i: d.notices.issue_memo(a, with_soon=True),
    "texts.texts": lambda d, a, p, i: d.texts.texts(a),
    "texts.preview": lambda d, a, p, i: d.texts.preview(a, TextKey.LETTER_CLOSE, "จึงเรียนมาเพื่อโปรดทราบ"),
    "texts.save": lambda d, a, p, i: d.texts.save(a, TextKey.LETTER_CLOSE, "จึงเรียนมาเพื่อโปรดทราบ"),
    "texts.restore": lambda d, a, p, i: d.texts.restore(a, TextKey.LETTER_CLOSE),
    "archive.search": lambda d, a, p, i: d.archive.search(a, PaperSearch(unit_id=p.unit)),
    "archive.export": lambda d, a, p, i: d.archive.export(a, [TakenOut(p.document, "", "")], Path(mkdtemp())),
    "archive.check_code": lambda d, a, p, i: d.archive.check_code(a, "0" * 12),
    "archive.check_file": lambda d, a, p, i: d.archive.check_file(a, some_pdf()),
    "evidence.pack": lambda d, a, p, i: d.evidence.pack(a, Span(TODAY, TODAY), [p.unit]),
    "evidence.write": lambda d, a, p, i: d.evidence.write(a, Span(TODAY, TODAY), d.database.path.parent, [p.unit]),
    "lists.preview": lambda d, a, p, i: d.lists.preview(a, UserListChoice((p.unit,))),
    "lists.issue": lambda d, a, p, i: d.lists.issue(a, MatrixChoice((p.unit,), (i.payments,))),
    "exports.write": lambda d, a, p, i: d.exports.write(
        a, (SheetOfRows("คน", "คน", ("ชื่อ",), [("กานดา",)]),), d.database.path.parent / "คน.xlsx"
    ),
    "tasks.due": lambda d, a, p, i: d.tasks.due(a, TODAY),
    "tasks.put_off": lambda d, a, p, i: d.tasks.put_off(a, TODAY),
    "tasks.figures": lambda d, a, p, i: d.tasks.figures(a, TODAY),
    "tasks.due_per_month": lambda d, a, p, i: d.tasks.due_per_month(a, TODAY),
    "tasks.falling_due": lambda d, a, p, i: d.tasks.falling_due(a, TODAY, TODAY),
    "recovery.is_confirmed": lambda d, a, p, i: d.recovery.is_confirmed(a),
    "recovery.confirm": lambda d, a, p, i: d.recovery.confirm(a),
    "recovery.renew": lambda d, a, p, i: _renewed(d, a),
    "reconciling.compare": lambda d, a, p, i: d.reconciling.compare(a, Report(()), TODAY, p.unit),
    "reconciling.import_report": lambda d, a, p, i: d.reconciling.import_report(a, newcomer_report(), p.unit),
    "reconciling.columns_of": lambda d, a, p, i: d.reconciling.columns_of(a, "layout"),
    "reconciling.remember_columns": lambda d, a, p, i: d.reconciling.remember_columns(
        a, "layout", {0: ReportColumn.USERNAME}
    ),
    "reconciling.imports": lambda d, a, p, i: d.reconciling.imports(a),
    "reconciling.piles": lambda d, a, p, i: d.reconciling.piles(a, imported(d, i, p.unit)),
    "reconciling.accept": lambda d, a, p, i: _accept_first(d, a, imported(d, i, p.unit), i),
    "reconciling.batches": lambda d, a, p, i: d.reconciling.batches(a, imported(d, i, p.unit)),
    "reconciling.undo": lambda d, a, p, i: d.reconciling.undo(a, _accepted(d, p, i)),
    "campaigns.overview": lambda d, a, p, i: d.campaigns.overview(a),
    "campaigns.start": lambda d, a, p, i: d.campaigns.start(a, p.unit),
    "campaigns.start_due": lambda d, a, p, i: d.campaigns.start_due(a),
    "campaigns.record_sign_off": lambda d, a, p, i: d.campaigns.record_sign_off(a, p.unit, TODAY),
    "campaigns.detail": lambda d, a, p, i: d.campaigns.detail(a, begun(d, i, p.unit)),
    "campaigns.take_report": lambda d, a, p, i: d.campaigns.take_report(
        a, begun(d, i, p.unit), report(("somebody", "ผู้บันทึกฎีกา"))
    ),
    "campaigns.without_report": lambda d, a, p, i: d.campaigns.without_report(
        a, begun(d, i, p.unit), "ระบบปิดปรับปรุง", TODAY
    ),
    "campaigns.decide": lambda d, a, p, i: _decide(d, a, begun(d, i, p.unit), i),
    "campaigns.undo": lambda d, a, p, i: d.campaigns.undo(a, answered(d, i, begun(d, i, p.unit))),
    "campaigns.sign_off": lambda d, a, p, i: d.campaigns.sign_off(
        a, without_report(d, i, answered(d, i, begun(d, i, p.unit))), TODAY, CLERK
    ),
    "campaigns.removals": lambda d, a, p, i: d.campaigns.removals(a, p.unit),
    "campaigns.record_removed": lambda d, a, p, i: d.campaigns.record_removed(
        a, [ordered_removal(d, i, p.unit, _username(d, i, p))], TODAY
    ),
    "tasks.snooze": lambda d, a, p, i: d.tasks.snooze(a, _soon(d, i, p), TODAY + timedelta(days=3), "รอคำสั่ง"),
    "tasks.wake": lambda d, a, p, i: d.tasks.wake(a, _snoozed(d, i, p)),
    "users.password_expired": lambda d, a, p, i: d.users.password_expired(a),
    "users.change_password": lambda d, a, p, i: d.users.change_password(a, PASSWORD, "Klang#2571", "Klang#2571"),
    "users.users": lambda d, a, p, i: d.users.users(a),
    "users.add_user": lambda d, a, p, i: d.users.add_user(a, user_draft()),
    "users.set_active": lambda d, a, p, i: d.users.set_active(a, 4 if a.user_id != 4 else 3, False),
    "audit.lines": lambda d, a, p, i: d.audit.lines(a),
    "audit.verify": lambda d, a, p, i: d.audit.verify(a),
}
