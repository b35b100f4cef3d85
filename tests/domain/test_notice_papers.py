"""What the code of a slip holds, and that it holds no password; what a first password is made of."""

from __future__ import annotations

import json
from dataclasses import replace

from elaas_desk.domain.papers import canonical, code_of
from elaas_desk.domain.passwords import first_password, fits_slip, missing
from tests.forms_pdf.notice_values import REMINDER, SLIP, SLIP_PASSWORD


def test_the_code_of_a_slip_does_not_depend_on_the_password_and_nothing_says_it() -> None:
    assert code_of(SLIP) == code_of(replace(SLIP, password="other"))
    assert SLIP_PASSWORD not in canonical(SLIP)
    assert SLIP_PASSWORD not in json.dumps(repr(SLIP))


def test_two_people_have_two_codes() -> None:
    assert code_of(REMINDER) != code_of(replace(REMINDER, user=replace(REMINDER.user, username="other")))


def test_a_first_password_passes_the_circular_and_has_no_letters_that_look_alike() -> None:
    made = {first_password() for _ in range(200)}
    assert len(made) == 200
    assert not any(missing(each) for each in made)
    assert all(fits_slip(each) for each in made)
    assert not set("0OoQ1lI5S2Z8B") & set("".join(made))


def test_a_password_that_cannot_be_typed_back_does_not_fit() -> None:
    assert not fits_slip("Ab3# xY9")
    assert not fits_slip("Ab3#ก")
