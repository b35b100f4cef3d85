"""Where one screen sends the officer: values that the main window carries from page to page."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from elaas_desk.domain.people import LeaveReason

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from ui.widgets.workbook_wanted import Workbook


@dataclass(frozen=True, slots=True)
class OpenPerson:
    """Show this person in the register; `then` names the dialog to open there, or what to bring into sight."""

    person_id: int
    then: str = ""  # "", "password", "leave", "remove", "duty", "conflict", "rights"


@dataclass(frozen=True, slots=True)
class AddPerson:
    """Open the dialog that adds a person to the register."""


@dataclass(frozen=True, slots=True)
class ImportPeople:
    """Take people and accounts in from a sheet or a New e-LAAS report."""


@dataclass(frozen=True, slots=True)
class NewRequest:
    """Open the wizard, for this person when one is named, with groups that are to be given back."""

    person_id: int | None = None
    give_back: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class OpenRequest:
    """Show this request in the list of requests; with `due` the step that it waits for is asked for at once."""

    request_id: int
    due: bool = False


@dataclass(frozen=True, slots=True)
class OpenGroup:
    """Show this group in the catalogue, or the catalogue."""

    group_id: int | None = None


@dataclass(frozen=True, slots=True)
class OpenOrder:
    """Show this order among those that assign duties."""

    number: str
    dated: date


@dataclass(frozen=True, slots=True)
class OpenPage:
    """Show a page by its key: today, register, groups, requests, reviews, documents, settings."""

    page: str


@dataclass(frozen=True, slots=True)
class FindPeople:
    """Show the register filtered by this text."""

    text: str


@dataclass(frozen=True, slots=True)
class ShowState:
    """Show the people of the register whose password stands so (a `Standing`), or who have left ("left")."""

    standing: str


@dataclass(frozen=True, slots=True)
class OpenReview:
    """Show the six-monthly check of this unit."""

    unit_id: int


@dataclass(frozen=True, slots=True)
class OpenRound:
    """Show this round of a review."""

    review_id: int


@dataclass(frozen=True, slots=True)
class StartReview:
    """Start a small review, of a person or of a group, and show it; `kind` is a `ReviewKind`."""

    unit_id: int
    kind: str
    person_id: int | None = None
    group_id: int | None = None


@dataclass(frozen=True, slots=True)
class OpenRemovals:
    """Show what is to be taken out of groups in New e-LAAS; these are ticked."""

    removal_ids: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class LeaveDuty:
    """Record, over whichever page is shown, that this person leaves the duty; what is known already is filled in."""

    person_id: int
    reason: LeaveReason | None = None
    last_day: date | None = None


@dataclass(frozen=True, slots=True)
class SetViewer:
    """Set up, over whichever page is shown, what the executive or the clerk may see."""

    person_id: int


@dataclass(frozen=True, slots=True)
class Acknowledge:
    """Print the sheet of clauses 3.1 to 3.4 or record its signature, over whichever page is shown."""

    person_ids: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class PrintSheet:
    """Choose, over whichever page is shown, for whom the sheet of clauses 3.1 to 3.4 is printed."""


@dataclass(frozen=True, slots=True)
class SaveWorkbook:
    """Save a list or a report as a workbook, and ask where to over that window or dialog."""

    workbook: Workbook
    over: QWidget


@dataclass(frozen=True, slots=True)
class CheckPaper:
    """Compare a code or a PDF with what was issued, over the list of documents."""


@dataclass(frozen=True, slots=True)
class PrintUsers:
    """Choose, over whichever page is shown, whose users stand on the list that is printed; of this unit at first."""

    unit_id: int | None = None


@dataclass(frozen=True, slots=True)
class PrintGroups:
    """Print who is in these groups, over whichever page is shown; of one group at once, of others it is asked."""

    group_ids: tuple[int, ...] = ()
    unit_id: int | None = None


@dataclass(frozen=True, slots=True)
class PrintMatrix:
    """Choose, over whichever page is shown, which people and groups stand on the matrix that is printed."""

    unit_id: int | None = None


ListErrand = PrintUsers | PrintGroups | PrintMatrix
"""Which list of users is to be printed."""


@dataclass(frozen=True, slots=True)
class RemindUsers:
    """Print reminders for these people, or choose for whom, over whichever page is shown; `about` a `ReminderAbout`."""

    person_ids: tuple[int, ...] = ()
    about: str = "password"


@dataclass(frozen=True, slots=True)
class PrintSlip:
    """Print the slip with the first password of this person, or of one to be chosen, over whichever page is shown."""

    person_id: int | None = None


@dataclass(frozen=True, slots=True)
class PrintMemo:
    """Print the memo to the clerk on what is late, over whichever page is shown."""


@dataclass(frozen=True, slots=True)
class NotifyRemoval:
    """Choose, over whichever page is shown, of whose removal from groups the notice is printed."""


NoticeErrand = RemindUsers | PrintSlip | PrintMemo | NotifyRemoval
"""Which notice is to be printed."""


@dataclass(frozen=True, slots=True)
class OpenBlanks:
    """Show, over whichever page is shown, the official blanks on which requests are printed."""


OverPageErrand = (
    LeaveDuty | SetViewer | Acknowledge | PrintSheet | SaveWorkbook | ListErrand | NoticeErrand | OpenBlanks
)
"""What is done in a dialog and leads to no page."""


@dataclass(frozen=True, slots=True)
class RenewRecoveryKey:
    """Make a new recovery key, print it, and have a part of it typed back."""


Errand = (
    RenewRecoveryKey
    | CheckPaper
    | OpenPerson
    | AddPerson
    | ImportPeople
    | NewRequest
    | OpenRequest
    | OpenGroup
    | OpenOrder
    | OpenPage
    | FindPeople
    | ShowState
    | OpenReview
    | OpenRound
    | StartReview
    | OpenRemovals
    | OverPageErrand
)
