"""What every dialog on official blanks works with."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Final

from elaas_desk.domain.actors import Actor
from elaas_desk.domain.requests import PaperKind
from elaas_desk.services.blanks import Blanks
from ui.jobs import Jobs

KIND_WORDS: Final[Mapping[PaperKind, str]] = {
    PaperKind.FORM1: "แบบ ๑ (ถึงกรม)",
    PaperKind.FORM2: "แบบ ๒ (ถึงหัวหน้าหน่วยงานคลัง)",
}
"""The papers for which there is a blank, as officers call them."""


@dataclass(frozen=True, slots=True)
class BlankDesk:
    """The service, who asks, the worker, and what day it is."""

    blanks: Blanks
    actor: Actor
    jobs: Jobs
    today: Callable[[], date]
