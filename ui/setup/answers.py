"""What the first start collects before the register is made."""

from __future__ import annotations

from dataclasses import dataclass

from elaas_desk.domain.drafts import OfficeDraft, PersonDraft, UnitDraft, UserDraft


@dataclass(frozen=True, slots=True)
class SetupAnswers:
    """The office, the units under it, its finance head and how the head signs in to this program."""

    office: OfficeDraft
    units: tuple[UnitDraft, ...]
    head: PersonDraft
    user: UserDraft
