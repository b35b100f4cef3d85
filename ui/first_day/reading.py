"""What the page of the first day asks for off the GUI thread: files read and written, and what may be chosen from."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from elaas_desk.domain.actors import Actor
from elaas_desk.errors import Problem, UserError
from elaas_desk.services.first_day import Checked, FirstDay
from elaas_desk.services.groups import Groups
from elaas_desk.services.register import Register


@dataclass(frozen=True, slots=True)
class Offered:
    """What the office has, to choose from."""

    units: Sequence[str]
    groups: Sequence[str]
    duties: Sequence[str]


def offered(register: Register, groups: Groups, actor: Actor) -> Offered:
    """The names of units, groups and duties."""
    return Offered(
        [unit.short_name or unit.name for unit in register.units(actor)],
        [group.name for group in groups.groups(actor)],
        [duty.name for duty in groups.duties(actor)],
    )


def write_template(first_day: FirstDay, actor: Actor, path: Path) -> str:
    """Write the empty sheet; its name. UserError FILE_NOT_WRITABLE, DISK_FULL."""
    from elaas_desk.persistence.files import write_whole

    write_whole(path, first_day.template(actor))
    return path.name


def read_sheet(first_day: FirstDay, actor: Actor, path: Path) -> Checked:
    """The rows of a filled-in sheet. UserError NO_HEADINGS, NOTHING_FILLED_IN, FILE_*, REPORT_*."""
    from elaas_desk.intake.reader import tables

    return first_day.check_tables(actor, tuple(tables(path).values()))


def read_report(first_day: FirstDay, actor: Actor, path: Path) -> Checked:
    """The users of a New e-LAAS report as rows. UserError FILE_*, REPORT_*."""
    from elaas_desk.intake.reader import read

    return first_day.check_report(actor, read(path).report)


def read_either(first_day: FirstDay, actor: Actor, path: Path) -> Checked:
    """What was dropped is a filled-in sheet if it has the headings, else a report."""
    try:
        return read_sheet(first_day, actor, path)
    except UserError as error:
        if error.problem is not Problem.NO_HEADINGS:
            raise
    return read_report(first_day, actor, path)
