"""The documents that the services may ask for; each is imported when the first one of its kind is drawn."""

from __future__ import annotations

from collections.abc import Callable
from typing import BinaryIO

from elaas_desk.domain.blanks import FilledBlank
from elaas_desk.domain.evidence_papers import EvidenceFile, EvidencePack
from elaas_desk.domain.governance_papers import Acknowledgement, RemovalNotice, ReviewReport
from elaas_desk.domain.list_papers import GroupList, Matrix, UserList
from elaas_desk.domain.notice_papers import LateMemo, PasswordSlip, Reminder
from elaas_desk.domain.papers import CoverLetter, DueList, Form1, Form2, RecoveryKeySheet
from elaas_desk.services.documents import Renderers


def renderers() -> Renderers:
    """Every renderer of `forms_pdf`, ready to be handed to the services."""
    return Renderers(
        form1=_form1,
        form2=_form2,
        letter=_letter,
        due_list=_due_list,
        recovery_sheet=_recovery_sheet,
        acknowledgement=_acknowledgement,
        removal_notice=_removal_notice,
        review_report=_review_report,
        user_list=_user_list,
        group_list=_group_list,
        matrix=_matrix,
        reminder=_reminder,
        password_slip=_password_slip,
        late_memo=_late_memo,
        evidence_pack=_evidence_pack,
        overlay=_overlay,
    )


def _form1(value: Form1) -> bytes:
    from forms_pdf import form1

    return form1.render(value)


def _form2(value: Form2) -> bytes:
    from forms_pdf import form2

    return form2.render(value)


def _letter(value: CoverLetter) -> bytes:
    from forms_pdf import cover_letter

    return cover_letter.render(value)


def _due_list(value: DueList) -> bytes:
    from forms_pdf import due_list

    return due_list.render(value)


def _recovery_sheet(value: RecoveryKeySheet) -> bytes:
    from forms_pdf import recovery_sheet

    return recovery_sheet.render(value)


def _acknowledgement(value: Acknowledgement) -> bytes:
    from forms_pdf import acknowledgement

    return acknowledgement.render(value)


def _removal_notice(value: RemovalNotice) -> bytes:
    from forms_pdf import removal_notice

    return removal_notice.render(value)


def _review_report(value: ReviewReport) -> bytes:
    from forms_pdf import review_report

    return review_report.render(value)


def _user_list(value: UserList) -> bytes:
    from forms_pdf import user_list

    return user_list.render(value)


def _group_list(value: GroupList) -> bytes:
    from forms_pdf import group_list

    return group_list.render(value)


def _matrix(value: Matrix) -> bytes:
    from forms_pdf import matrix

    return matrix.render(value)


def _reminder(value: Reminder) -> bytes:
    from forms_pdf import reminder

    return reminder.render(value)


def _password_slip(value: PasswordSlip) -> bytes:
    from forms_pdf import password_slip

    return password_slip.render(value)


def _late_memo(value: LateMemo) -> bytes:
    from forms_pdf import late_memo

    return late_memo.render(value)


def _evidence_pack(value: EvidencePack, read: Callable[[EvidenceFile], bytes], to: BinaryIO) -> None:
    from forms_pdf import evidence_pack

    evidence_pack.write(value, read, to)


def _overlay(blank: bytes, filled: FilledBlank) -> bytes:
    from forms_pdf import overlay

    return overlay.render(blank, filled)
