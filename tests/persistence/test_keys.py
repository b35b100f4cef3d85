"""The data key and the printed recovery key: mistyped groups are told, a changed header opens nothing."""

from __future__ import annotations

import base64
import json
import subprocess
import sys
from collections import Counter
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from elaas_desk.errors import Problem, UserError
from elaas_desk.persistence.keys import DataKey, RecoveryKey, header_of, register_id, seal, unseal
from elaas_desk.thai.digits import to_thai
from tests.persistence.values import contents

ALPHABET = "23456789ACDEFHJKMNPRTVWXY"
KEY = DataKey(bytes(range(32)))
RECOVERY = RecoveryKey.parse("T85K-7X3F-7C3H-C6WY-9VHX-FM25")


@pytest.fixture(scope="module")
def sealed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A header, written once: stretching takes its time."""
    header = tmp_path_factory.mktemp("sealed") / "register.elaas.key"
    seal(header, KEY, RECOVERY, "0f8fad5b-d9cb-469f-a165-70867728950e")
    return header


def test_a_data_key_is_32_random_bytes_that_are_never_shown() -> None:
    key = DataKey.new()
    assert len(key.secret) == 32
    assert key != DataKey.new()
    for shown in (repr(key), str(key), f"{key}", repr([key])):
        assert key.secret.hex() not in shown
        assert repr(key.secret) not in shown
    with pytest.raises(ValueError, match="32 bytes"):
        DataKey(b"short")


def test_a_derived_key_is_for_one_purpose_alone() -> None:
    assert KEY.derived("a") == KEY.derived("a")
    assert len({KEY.secret, KEY.derived("a"), KEY.derived("b"), DataKey.new().derived("a")}) == 4


def test_a_derived_key_is_hkdf_with_sha_256_of_rfc_5869() -> None:
    import hashlib
    import hmac

    extracted = hmac.digest(bytes(32), KEY.secret, hashlib.sha256)
    assert KEY.derived("purpose") == hmac.digest(extracted, b"purpose\x01", hashlib.sha256)


def test_a_recovery_key_has_six_groups_of_four_without_look_alikes() -> None:
    keys = [RecoveryKey.new() for _ in range(400)]
    assert {len(key.groups) for key in keys} == {6}
    symbols = Counter("".join(group for key in keys for group in key.groups))
    assert set(symbols) == set(ALPHABET)
    assert max(symbols.values()) < 2 * min(symbols.values())  # 384 of each on average
    assert len({key.text for key in keys}) == 400
    assert keys[0].text not in repr(keys[0])


@given(st.randoms(use_true_random=False))
def test_a_recovery_key_is_read_as_people_type_it(chance: Any) -> None:
    text = RECOVERY.text
    misread = {"8": "B", "6": "G", "5": "S", "V": "U", "2": "Z"}
    typed = [misread[each] if each in misread and chance.random() < 0.5 else each for each in text]
    typed = [chance.choice([each, each.lower(), to_thai(each)]) for each in typed]
    typed = [chance.choice(["-", " ", " - ", "\n", "—", ""]) if each == "-" else each for each in typed]
    assert RecoveryKey.parse(" " + "".join(typed) + "\n") == RECOVERY


def test_any_one_wrong_symbol_is_told_with_its_group() -> None:
    for place, group in enumerate(RECOVERY.groups):
        for at in range(4):
            for symbol in set(ALPHABET) - {group[at]}:
                wrong = group[:at] + symbol + group[at + 1 :]
                assert _wrong_group("-".join([*RECOVERY.groups[:place], wrong, *RECOVERY.groups[place + 1 :]])) == str(
                    place + 1
                )


def test_any_two_symbols_or_groups_that_change_places_are_told() -> None:
    groups = list(RECOVERY.groups)
    for one in range(6):
        for other in range(one + 1, 6):
            swapped = groups.copy()
            swapped[one], swapped[other] = groups[other], groups[one]
            if swapped != groups:
                assert _wrong_group("-".join(swapped)) == str(one + 1)
    for one in range(4):
        for other in range(one + 1, 4):
            symbols = list(groups[2])
            symbols[one], symbols[other] = symbols[other], symbols[one]
            if "".join(symbols) != groups[2]:
                assert _wrong_group("-".join([*groups[:2], "".join(symbols), *groups[3:]])) == "3"


@pytest.mark.parametrize(
    ("text", "group"),
    [
        ("", None),
        ("-".join(RECOVERY.groups[:5]), None),
        (RECOVERY.text + "-2222", None),
        (RECOVERY.text[:-1], "6"),
        ("ไม่ใช่กุญแจ", "1"),
        ("0000", "1"),
    ],
)
def test_what_is_no_recovery_key_is_told(text: str, group: str | None) -> None:
    assert _wrong_group(text) == group


def test_the_sealed_key_comes_back_with_the_recovery_key_in_any_spelling(sealed: Path) -> None:
    assert unseal(sealed, RecoveryKey.parse(RECOVERY.text.lower())) == KEY
    assert register_id(sealed) == "0f8fad5b-d9cb-469f-a165-70867728950e"


def test_another_recovery_key_opens_nothing_and_the_header_is_untouched(sealed: Path) -> None:
    before = contents(sealed.parent)
    with pytest.raises(UserError) as told:
        unseal(sealed, RecoveryKey.new())
    assert told.value.problem is Problem.WRONG_RECOVERY_KEY
    assert contents(sealed.parent) == before


def test_the_header_holds_neither_the_key_nor_the_recovery_key(sealed: Path) -> None:
    text = sealed.read_text("utf-8")
    assert KEY.secret.hex() not in text
    assert base64.b64encode(KEY.secret).decode() not in text
    assert not any(group in text for group in RECOVERY.groups)


def test_a_header_lies_beside_its_register() -> None:
    assert header_of(Path("a/register.elaas")) == Path("a/register.elaas.key")


def test_a_header_that_is_given_another_registers_id_opens_nothing(sealed: Path, tmp_path: Path) -> None:
    header = _changed(sealed, tmp_path, register="1f8fad5b-d9cb-469f-a165-70867728950e")
    with pytest.raises(UserError) as told:
        unseal(header, RECOVERY)
    assert told.value.problem is Problem.WRONG_RECOVERY_KEY


@pytest.mark.parametrize(
    "damage",
    [
        {"kdf": None},
        {"kdf": {"name": "scrypt", "n": 2**40, "r": 8, "p": 1, "salt": "AAAA"}},
        {"kdf": {"name": "scrypt", "n": 2**17, "r": 2**20, "p": 1, "salt": "AAAA"}},
        {"kdf": {"name": "scrypt", "n": "many", "r": 8, "p": 1, "salt": "AAAA"}},
        {"kdf": {"name": "scrypt", "n": 3, "r": 8, "p": 1, "salt": "AAAA"}},
        {"nonce": "%"},
        {"nonce": ""},
        {"sealed": 5},
        {"format": "1"},
    ],
)
def test_a_damaged_header_is_told_and_asks_for_no_more_memory(
    sealed: Path, tmp_path: Path, damage: dict[str, object]
) -> None:
    with pytest.raises(UserError) as told:
        unseal(_changed(sealed, tmp_path, **damage), RECOVERY)
    assert told.value.problem is Problem.REGISTER_UNREADABLE


@pytest.mark.parametrize("text", ["", "{}", "[1]", "not json", '{"format": 1', "[" * 9000, "\ud7ff\x00"])
def test_a_header_that_is_no_header_is_told(text: str, tmp_path: Path) -> None:
    header = tmp_path / "register.elaas.key"
    header.write_text(text, "utf-8")
    for read in (register_id, lambda path: unseal(path, RECOVERY)):
        with pytest.raises(UserError) as told:
            read(header)
        assert told.value.problem is Problem.REGISTER_UNREADABLE


def test_a_missing_and_a_newer_header_are_told(sealed: Path, tmp_path: Path) -> None:
    for header, problem in (
        (tmp_path / "none", Problem.FILE_NOT_FOUND),
        (_changed(sealed, tmp_path, format=2), Problem.REGISTER_NEWER),
    ):
        with pytest.raises(UserError) as told:
            register_id(header)
        assert told.value.problem is problem


def test_a_key_sealed_anew_keeps_the_id_and_gives_other_bytes(sealed: Path, tmp_path: Path) -> None:
    header = tmp_path / "register.elaas.key"
    other = RecoveryKey.new()
    assert seal(header, KEY, other, register_id(sealed)) == register_id(sealed) == register_id(header)
    assert json.loads(header.read_text("utf-8"))["sealed"] != json.loads(sealed.read_text("utf-8"))["sealed"]
    assert unseal(header, other) == KEY
    assert seal(header, KEY, other) != register_id(sealed)


def test_the_module_draws_in_neither_sqlalchemy_nor_what_it_does_not_need_yet() -> None:
    script = (
        "import sys, elaas_desk.persistence.keys\n"
        "print({'sqlalchemy', 'alembic', 'sqlcipher3', 'keyring', 'cryptography'} & set(sys.modules))"
    )
    told = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert told.stdout == "set()\n"


def _wrong_group(text: str) -> str | None:
    with pytest.raises(UserError) as told:
        RecoveryKey.parse(text)
    assert told.value.problem is Problem.WRONG_RECOVERY_KEY
    return told.value.values.get("group")


def _changed(original: Path, folder: Path, /, **changes: object) -> Path:
    header = folder / "changed.key"
    header.write_text(json.dumps(json.loads(original.read_text("utf-8")) | changes), "utf-8")
    return header
