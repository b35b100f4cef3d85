"""Pictures of what the office sets for its papers: their head, and who signs in another's place."""

from __future__ import annotations

from collections.abc import Iterator

from elaas_desk.domain.people import Person, Post
from elaas_desk.domain.signing import Capacity
from elaas_desk.services.signing import Signer
from ui.camera import Camera, Shot, first
from ui.errands import OpenPage
from ui.settings.page import LETTERHEAD, SIGNING, SettingsPage
from ui.stage import StageError


def signing(camera: Camera) -> Iterator[Shot]:
    """The head of papers beside a page, who stands in with the signature, and the dialog that records it."""
    camera.open(OpenPage("settings"))
    page = camera.window.page("settings")
    if not isinstance(page, SettingsPage):
        raise StageError("no settings")
    page.show_section(LETTERHEAD)
    yield camera.taken("settings_letterhead")
    page.show_section(SIGNING)
    camera.settle()
    now = camera.desk.signing.stand_ins(camera.actor)[0]
    page.signing.table.choose(now.stand_in.id)
    yield camera.taken("settings_signing")
    choices = camera.desk.signing.choices(camera.actor)
    who = first(choices.people, _is_user)
    office = choices.posts[0].unit_id
    camera.press("เพิ่มผู้ลงนามแทน")
    answers = {"post": (Post.LAO_FINANCE_HEAD, office), "person_id": who.person.id, "capacity": Capacity.ACTING}
    yield camera.dialog("dialog_stand_in", answers)


def _is_user(signer: Signer) -> bool:
    person: Person = signer.person
    return person.post is Post.LAO_USER
