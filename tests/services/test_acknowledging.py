"""Signatures for clauses 3.1 to 3.4: one or many in one go, their history, and when they are asked for again."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from elaas_desk.changes import Changed
from elaas_desk.domain.acknowledgements import AcknowledgementRepeat
from elaas_desk.domain.actors import Actor
from elaas_desk.domain.attachments import SignedPaper
from elaas_desk.domain.tasks import TaskKind
from elaas_desk.errors import Problem
from elaas_desk.services.desk import Desk
from tests.services.office import TODAY, Clock, OfficeIds, policy, problem_of
from tests.services.scan_samples import picture

YESTERDAY = TODAY - timedelta(days=1)


def asked(desk: Desk, head: Actor) -> set[int | None]:
    """Who has to sign."""
    lines = desk.tasks.due(head, desk.clock().date())
    return {line.task.person_id for line in lines if line.task.kind is TaskKind.ACKNOWLEDGEMENT_MISSING}


def test_a_signature_is_kept_with_the_number_of_its_circular(desk: Desk, head: Actor, ids: OfficeIds) -> None:
    added = desk.register.acknowledge(head, (ids.lao.user, ids.lao.head), YESTERDAY)
    detail = desk.register.detail(head, ids.lao.user)
    (signed,) = detail.signed
    signature = signed.signature

    assert added.changed == Changed.PEOPLE | Changed.TASKS
    assert (signature.id, signature.circular, signature.signed_on) == (added.id, policy().circular.number, YESTERDAY)
    assert (signature.recorded_by, detail.person.acknowledged_on) == (head.name, YESTERDAY)
    assert detail.acknowledgement is None


def test_a_list_that_many_signed_is_kept_once_and_found_at_each_of_them(
    desk: Desk, head: Actor, ids: OfficeIds, clock: Clock
) -> None:
    sheet = ("ใบรับทราบ.png", picture("PNG"))
    first = desk.register.acknowledge(head, (ids.lao.user, ids.lao.head), YESTERDAY, (sheet, sheet)).id
    clock.pass_by(minutes=1)
    alone = desk.register.acknowledge(head, (ids.school.user,), YESTERDAY).id
    signed = [desk.register.detail(head, each).signed[0] for each in (ids.lao.user, ids.lao.head)]

    assert [each.sheet.acknowledgement_id for each in signed] == [first, first]
    assert [[scan.name for scan in each.scans] for each in signed] == [["ใบรับทราบ.png"]] * 2
    assert len(desk.scans.of(head, SignedPaper(acknowledgement_id=first))) == 1
    other = desk.register.detail(head, ids.school.user).signed[0]
    assert (other.sheet.acknowledgement_id, other.scans) == (alone, ())


def test_a_file_that_is_no_scan_is_refused_and_no_signature_is_kept(desk: Desk, head: Actor, ids: OfficeIds) -> None:
    sheet = ("ใบรับทราบ.png", b"not a picture")
    refused = problem_of(lambda: desk.register.acknowledge(head, (ids.lao.user,), TODAY, (sheet,)))
    assert refused is Problem.SCAN_OTHER_KIND
    assert desk.register.detail(head, ids.lao.user).signed == ()


def test_who_signed_is_not_asked_any_more(desk: Desk, head: Actor, ids: OfficeIds) -> None:
    before = asked(desk, head)
    desk.register.acknowledge(head, (ids.lao.user, ids.lao.head), TODAY)

    assert before - asked(desk, head) == {ids.lao.user, ids.lao.head}


def test_an_older_sheet_that_is_found_later_does_not_set_the_clock_back(
    desk: Desk, head: Actor, ids: OfficeIds
) -> None:
    desk.register.acknowledge(head, (ids.lao.user,), YESTERDAY)
    desk.register.acknowledge(head, (ids.lao.user,), TODAY - timedelta(days=90))
    detail = desk.register.detail(head, ids.lao.user)

    assert detail.person.acknowledged_on == YESTERDAY
    assert [each.signature.signed_on for each in detail.signed] == [YESTERDAY, TODAY - timedelta(days=90)]
    assert [event.what for event in detail.timeline].count("ลงนามรับทราบข้อ ๓.๑ ถึง ๓.๔") == 2


def test_everyone_with_an_account_is_on_the_list_of_signers_and_who_has_to_sign_is_marked(
    desk: Desk, head: Actor, school_head: Actor, ids: OfficeIds
) -> None:
    desk.register.acknowledge(head, (ids.lao.user,), TODAY)
    due = {signer.person.id: signer.due for signer in desk.register.signers(head)}

    assert due.keys() == {place for each in (ids.lao, ids.school, ids.nursery) for place in (each.user, each.head)}
    assert [person_id for person_id, asked_ in due.items() if asked_ is None] == [ids.lao.user]
    assert {signer.unit.id for signer in desk.register.signers(school_head)} == {ids.school.unit}


def test_a_signature_of_tomorrow_or_of_nobody_is_refused(desk: Desk, head: Actor, ids: OfficeIds) -> None:
    ahead = TODAY + timedelta(days=1)
    assert problem_of(lambda: desk.register.acknowledge(head, (ids.lao.user,), ahead)) is Problem.DATE_IN_FUTURE
    assert problem_of(lambda: desk.register.acknowledge(head, (), TODAY)) is Problem.NOTHING_CHOSEN


def test_an_office_that_asks_every_year_asks_again_after_a_year(
    desk: Desk, head: Actor, ids: OfficeIds, clock: Clock
) -> None:
    desk.register.acknowledge(head, (ids.lao.user,), TODAY)
    assert desk.register.acknowledgement_repeat(head) is AcknowledgementRepeat.CIRCULAR
    clock.pass_by(days=366)
    assert ids.lao.user not in asked(desk, head)
    desk.register.set_acknowledgement_repeat(head, AcknowledgementRepeat.YEARLY)

    assert desk.register.acknowledgement_repeat(head) is AcknowledgementRepeat.YEARLY
    assert ids.lao.user in asked(desk, head)
    due = desk.register.detail(head, ids.lao.user).acknowledgement
    assert due is not None
    assert (due.days, due.again) == (1, True)
    (line,) = (
        line
        for line in desk.tasks.due(head, clock().date())
        if line.task.person_id == ids.lao.user and line.task.kind is TaskKind.ACKNOWLEDGEMENT_MISSING
    )
    assert line.what == "ลงนามรับทราบใหม่"


def test_a_signature_for_another_circular_is_asked_for_again(desk: Desk, head: Actor, ids: OfficeIds) -> None:
    desk.register.acknowledge(head, (ids.lao.user,), TODAY)
    with desk.database.work(head, desk.clock()) as work:
        (mine,) = work.acknowledgements.of_person(ids.lao.user)
        work.acknowledgements.add(replace(mine, circular="มท 0808.4/ว 2688"))
        assert work.acknowledgements.circulars()[ids.lao.user] == "มท 0808.4/ว 2688"
        work.commit()

    assert ids.lao.user in asked(desk, head)
