"""`reconcile`: a New e-LAAS report laid beside a register, in words or as JSON."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any, Final

from elaas_desk.domain.offices import Unit
from elaas_desk.domain.piles import Pile
from elaas_desk.domain.reconcile_values import Difference, Entry, Reconciliation, Remedy
from elaas_desk.domain.report import Report
from elaas_desk.intake.reader import read
from elaas_desk.services.desk import Desk
from elaas_desk.services.reconcile_words import GROUND_WORDS, difference_sentence, remedy_sentence
from elaas_desk.services.review_views import PILE_WORDS
from elaas_desk.services.task_lines import clause_text
from elaas_desk.services.users import NOBODY
from elaas_desk.thai import dates
from elaas_desk.thai.text import normalise
from ui.headless import registers, streams
from ui.headless.arguments import Reconcile, Refusal

_WORST_FIRST: Final = (
    Pile.ONLY_IN_REPORT,
    Pile.OTHER_PERSON_OR_STATE,
    Pile.OTHER_GROUPS,
    Pile.ONLY_IN_REGISTER,
    Pile.SAME,
)


@dataclass(frozen=True, slots=True)
class Compared:
    """A report beside a register."""

    office: str
    unit: Unit | None  # None: the whole office
    units: dict[int, str]
    file: str
    as_of: date
    report: Report
    found: Reconciliation


def run(command: Reconcile) -> None:
    """Write the five piles to standard output; that they were taken out is a line in the register's log.

    UserError; Refusal for a unit that the register does not have.
    """
    read_report = read(command.file)
    desk = registers.open_desk(command.register, command.recovery_key_file)
    try:
        as_of = command.today or desk.clock().date()
        compared = _compared(desk, command.unit, read_report.file, as_of, read_report.report)
        with desk.database.work(NOBODY, desk.clock()) as work:
            work.audit.note("reconciliation_taken_out", "report_imports", as_of.isoformat())
            work.commit()
    finally:
        desk.close()
    streams.say(as_json(compared) if command.as_json else as_text(compared))


def _compared(desk: Desk, unit_name: str | None, file: str, as_of: date, report: Report) -> Compared:
    units = desk.register.units(NOBODY)
    unit = None if unit_name is None else _unit(units, unit_name)
    found = desk.reconciling.compare(NOBODY, report, as_of, None if unit is None else unit.id)
    names = {each.id: each.name for each in units}
    return Compared(desk.register.office(NOBODY).full_name, unit, names, file, as_of, report, found)


def _unit(units: tuple[Unit, ...], name: str) -> Unit:
    wanted = normalise(name).casefold()
    for unit in units:
        if wanted in {unit.name.casefold(), unit.short_name.casefold()}:
            return unit
    known = ", ".join(unit.name for unit in units)
    raise Refusal(f"ทะเบียนไม่มีหน่วยงานชื่อ “{name}” กรุณาใช้ชื่อใดชื่อหนึ่งต่อไปนี้: {known}")


def as_json(compared: Compared) -> str:
    """The piles for other programs: codes beside Thai sentences; what one side does not say is "" or []."""
    found = compared.found
    told: dict[str, Any] = {
        "office": compared.office,
        "unit": None if compared.unit is None else compared.unit.name,
        "file": compared.file,
        "as_of": compared.as_of.isoformat(),
        "rows": len(compared.report.rows),
        "counts": {pile.value: count for pile, count in found.counts.items()},
        "elsewhere": found.elsewhere,
        "skipped": [{"row": line.row, "why": line.why} for line in compared.report.skipped],
    }
    for pile in Pile:
        told[pile.value] = [_entry(entry, compared.units) for entry in found.pile(pile)]
    return json.dumps(told, ensure_ascii=False, indent=1)


def _entry(entry: Entry, units: dict[int, str]) -> dict[str, Any]:
    return {
        "username": entry.username,
        "name": entry.name,
        "register": _of_register(entry, units),
        "report": _of_report(entry),
        "register_groups": list(entry.register_groups),
        "report_groups": list(entry.report_groups),
        "differences": [_difference(each) for each in entry.differences],
        "remedies": [_remedy(*each) for each in _remedies(entry)],
    }


def _of_register(entry: Entry, units: dict[int, str]) -> dict[str, Any] | None:
    """Account and person as the register has them; None where it has neither."""
    if entry.account is None and entry.person is None:
        return None
    person, account = entry.person, entry.account
    return {
        "username": "" if account is None else account.username,
        "closed_on": None if account is None or account.closed_on is None else account.closed_on.isoformat(),
        "name": "" if person is None else person.name.full,
        "position": "" if person is None else " ".join(filter(None, (person.position, person.level))),
        "unit": "" if person is None else units.get(person.unit_id, ""),
    }


def _of_report(entry: Entry) -> dict[str, Any] | None:
    """What New e-LAAS says of the user; None where it says nothing."""
    user = entry.report
    if user is None:
        return None
    return {
        "username": user.username,
        "name": user.name,
        "position": user.position,
        "unit": user.unit,
        "status": user.status,
        "state": user.state.value,
        "repeated_groups": list(user.repeated),
    }


def _difference(difference: Difference) -> dict[str, Any]:
    return {
        "kind": difference.kind.value,
        "minor": difference.kind.is_minor,
        "register": difference.register,
        "report": difference.report,
        "sentence": difference_sentence(difference),
    }


def _remedies(entry: Entry) -> Iterator[tuple[int, Difference, Remedy]]:
    for place, difference in enumerate(entry.differences):
        for remedy in difference.remedies:
            yield place, difference, remedy


def _remedy(place: int, difference: Difference, remedy: Remedy) -> dict[str, Any]:
    """`difference` is the place in the list of differences; the first remedy of each is what the circular suggests."""
    return {
        "difference": place,
        "recommended": remedy is difference.remedies[0],
        "kind": remedy.kind.value,
        "way": remedy.way.value,
        "sentence": remedy_sentence(remedy, difference),
        "why": GROUND_WORDS[remedy.ground],
        "clause": remedy.clause,
        "groups": list(remedy.groups),
        "reason": None if remedy.reason is None else remedy.reason.value,
    }


def as_text(compared: Compared) -> str:
    """The piles in Thai, the gravest first, with what is suggested for each difference."""
    return "\n".join(_lines(compared))


def _lines(compared: Compared) -> Iterator[str]:
    where = compared.office if compared.unit is None else compared.unit.name
    yield f"{where}: {compared.file} เทียบกับทะเบียนของวันที่ {dates.long(compared.as_of)}"
    counts = compared.found.counts
    yield " · ".join(f"{PILE_WORDS[pile]} {counts[pile]:,} ราย" for pile in Pile)
    if compared.found.elsewhere:
        yield f"เป็นของหน่วยงานอื่น ไม่นับรวม {compared.found.elsewhere:,} ราย"
    if compared.report.skipped:
        yield f"แถวของรายงานที่ไม่ใช่ผู้ใช้งาน {len(compared.report.skipped):,} แถว"
    for pile in _WORST_FIRST:
        different = [entry for entry in compared.found.pile(pile) if entry.differences]
        if different:
            yield ""
            yield PILE_WORDS[pile]
        for entry in different:
            yield f"  {' · '.join(filter(None, (entry.username, entry.name)))}"
            yield from (f"    {_suggestion(each)}" for each in entry.differences)


def _suggestion(difference: Difference) -> str:
    first = difference.remedies[0]
    return f"{difference_sentence(difference)} → {remedy_sentence(first, difference)} ({clause_text(first.clause)})"
