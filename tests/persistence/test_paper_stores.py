"""Blanks, the office's pictures and stand-ins come back as they were kept."""

from __future__ import annotations

import hashlib
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from elaas_desk.domain.blanks import BlankField
from elaas_desk.domain.office_pictures import PicturePlace
from elaas_desk.domain.requests import PaperKind
from elaas_desk.errors import Problem, UserError
from elaas_desk.persistence.database import Database, open_register
from tests.persistence.values import (
    ACTOR,
    BLANK,
    BLANK_FILE,
    DOCUMENT,
    KEY,
    NOW,
    PDF,
    PICTURE,
    PICTURE_FILE,
    STAND_IN,
)


@pytest.fixture
def register(path: Path) -> Database:
    return open_register(path, KEY)


def test_a_blank_comes_back_with_its_fields_and_its_bytes(register: Database) -> None:
    with register.work(ACTOR, NOW) as work:
        (kept,) = work.blanks.of_kind(PaperKind.FORM2)
        assert kept == replace(BLANK, id=1)
        assert work.blanks.of_kind(PaperKind.FORM1) == ()
        assert work.blanks.content(1) == BLANK_FILE
    register.close()


def test_fields_are_moved_added_and_taken_away_and_each_change_is_in_the_log(register: Database) -> None:
    with register.work(ACTOR, NOW) as work:
        kept = work.blanks.get(1)
        moved = replace(kept.fields[0], left=61_000)
        work.blanks.save(replace(kept, fields=(moved, BlankField("office.name", 1, 1, 1, 9, 9)), nudge_down=0))
        work.commit()
    with register.work(ACTOR, NOW) as work:
        kept = work.blanks.get(1)
        assert [field.left for field in kept.fields] == [61_000, 1]
        assert (kept.version, kept.nudge_down) == (2, 0)
        work.blanks.save(replace(kept, fields=kept.fields[:1]))
        work.commit()
    with register.work(ACTOR, NOW) as work:
        assert len(work.blanks.get(1).fields) == 1
        assert work.audit.verify().intact
    register.close()


def test_two_who_place_fields_at_once_do_not_overwrite_each_other(register: Database) -> None:
    with register.work(ACTOR, NOW) as work:
        kept = work.blanks.get(1)
        work.blanks.save(replace(kept, fields=()))
        with pytest.raises(UserError) as told:
            work.blanks.save(replace(kept, fields=kept.fields[:1]))
        assert told.value.problem is Problem.CHANGED_MEANWHILE
    register.close()


def test_a_blank_goes_with_its_fields(register: Database) -> None:
    with register.work(ACTOR, NOW) as work:
        work.blanks.remove(1)
        work.commit()
    with register.work(ACTOR, NOW) as work:
        assert work.blanks.all() == ()
        with pytest.raises(UserError):
            work.blanks.content(1)
    register.close()


def test_a_picture_takes_the_place_of_the_one_before_it(register: Database) -> None:
    newer = b"another picture"
    with register.work(ACTOR, NOW) as work:
        assert work.office_pictures.all() == (PICTURE,)
        assert work.office_pictures.content(PicturePlace.GARUDA) == PICTURE_FILE
        assert work.office_pictures.content(PicturePlace.LOGO) is None
        work.office_pictures.put(replace(PICTURE, sha256=hashlib.sha256(newer).hexdigest()), newer)
        assert work.office_pictures.content(PicturePlace.GARUDA) == newer
        work.office_pictures.remove(PicturePlace.GARUDA)
        work.office_pictures.remove(PicturePlace.LOGO)
        assert work.office_pictures.all() == ()
    register.close()


def test_a_stand_in_signs_from_the_first_day_to_the_last(register: Database) -> None:
    with register.work(ACTOR, NOW) as work:
        (kept,) = work.stand_ins.all()
    assert kept == replace(STAND_IN, id=1)
    days = [date(2026, 9, 30), date(2026, 10, 1), date(2027, 3, 31), date(2027, 4, 1)]
    assert [kept.holds(day) for day in days] == [False, True, True, False]
    assert replace(kept, ends_on=None).holds(date(2099, 1, 1))
    register.close()


def test_of_a_password_slip_only_the_fact_is_kept(register: Database) -> None:
    slip = replace(DOCUMENT, kind=PaperKind.PASSWORD_SLIP, request_id=None, sha256="")
    with register.work(ACTOR, NOW) as work:
        number = work.documents.add(slip, None)
        assert work.documents.get(number) == replace(slip, id=number)
        with pytest.raises(UserError):
            work.documents.content(number)
        with pytest.raises(ValueError, match="kept"):
            work.documents.add(slip, PDF)
        with pytest.raises(ValueError, match="kept"):
            work.documents.add(DOCUMENT, None)
    register.close()
