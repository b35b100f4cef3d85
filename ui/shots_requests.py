"""Pictures of requests: the list, the wizard for one person and for several, scans, the dialogs of each step."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from typing import Final

from elaas_desk.domain.people import Post
from elaas_desk.domain.requests import Cause, PaperKind, Reason, RequestState
from elaas_desk.domain.routing import route
from elaas_desk.services.views import Candidate, RequestEntry
from ui.camera import Camera, Shot, first
from ui.errands import NewRequest, OpenRequest
from ui.requests.page import RequestsPage
from ui.requests.words import CAUSES, REASONS
from ui.stage import StageError

_ON: Final = "ถัดไป"
_SEVERAL: Final = 3


def requests(camera: Camera) -> Iterator[Shot]:
    """From the list through the wizard to the end of a request, and the same for several people."""
    yield from _steps(camera)
    yield from _wizard(camera)
    yield from _several(camera)
    camera.open(OpenRequest(_in_state(camera, RequestState.SENT).request.id))


def _steps(camera: Camera) -> Iterator[Shot]:
    camera.open(OpenRequest(_in_state(camera, RequestState.SENT).request.id))
    yield camera.taken("requests")
    pane = _page(camera).list.pane
    camera.scroll_to(pane.scans)
    yield camera.taken("request_scan")
    camera.press("เปิดดู สแกน")
    yield camera.dialog("dialog_scan")
    camera.press("ดำเนินการแล้ว")
    yield camera.dialog("dialog_done")
    camera.press("ย้อนขั้นล่าสุด")
    yield camera.dialog("dialog_undo")
    camera.open(OpenRequest(_in_state(camera, RequestState.PRINTED).request.id, due=True))
    yield camera.dialog("dialog_signed")


def _wizard(camera: Camera) -> Iterator[Shot]:
    camera.open(NewRequest())
    yield camera.taken("request_1_who")
    camera.open(NewRequest(_asker(camera, Reason.NEW_USER, PaperKind.FORM2).person.id))
    yield camera.taken("request_2_why")
    camera.press(_ON)
    yield camera.taken("request_3_check")
    camera.open(NewRequest(_asker(camera, Reason.CANNOT_SIGN_IN, PaperKind.FORM1).person.id))
    camera.press(REASONS[Reason.CANNOT_SIGN_IN])
    camera.press(CAUSES[Cause.FORGOTTEN])
    camera.press(_ON)
    yield camera.taken("request_3_check_form1")


def _several(camera: Camera) -> Iterator[Shot]:
    camera.open(NewRequest())
    wizard = _page(camera).wizard
    if wizard is None:
        raise StageError("no wizard")
    model = wizard.who.table.model
    users = [each for each in model.rows if each.account is not None and each.person.post is Post.LAO_USER]
    for candidate in users[:_SEVERAL]:
        model.toggle(model.place_of(candidate.person.id))
    yield camera.taken("request_several_1_who")
    camera.press(_ON)
    camera.press(REASONS[Reason.CANNOT_SIGN_IN])
    camera.press(CAUSES[Cause.SUSPENDED])
    yield camera.taken("request_several_2_why")
    camera.press(_ON)
    yield camera.taken("request_several_3_check")


def _page(camera: Camera) -> RequestsPage:
    page = camera.window.page("requests")
    if not isinstance(page, RequestsPage):
        raise StageError("no page of requests")
    return page


def _in_state(camera: Camera, state: RequestState) -> RequestEntry:
    return first(camera.desk.requests.listed(camera.actor), partial(_is_in, state))


def _is_in(state: RequestState, entry: RequestEntry) -> bool:
    return entry.request.state is state


def _asker(camera: Camera, reason: Reason, paper: PaperKind) -> Candidate:
    return first(camera.desk.requests.candidates(camera.actor), partial(_may_get, reason, paper))


def _may_get(reason: Reason, paper: PaperKind, candidate: Candidate) -> bool:
    allowed = {choice.reason for choice in candidate.reasons if choice.allowed}
    return reason in allowed and paper in route(candidate.person.post, reason).documents
