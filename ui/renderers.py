"""The documents that the services may ask for; each is imported when the first one of its kind is drawn."""

from __future__ import annotations

from elaas_desk.domain.papers import CoverLetter, DueList, Form1, Form2, RecoveryKeySheet
from elaas_desk.services.documents import Renderers


def renderers() -> Renderers:
    """Every renderer of `forms_pdf`, ready to be handed to the services."""
    return Renderers(_form1, _form2, _letter, _due_list, _recovery_sheet)


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
