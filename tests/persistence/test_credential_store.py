"""The credential store of the system: the real one, and a machine that has none."""

from __future__ import annotations

import os
import subprocess
import sys
import uuid
from collections.abc import Iterator

import pytest

from elaas_desk.persistence.audit import ChainHead
from elaas_desk.persistence.keys import SERVICE, CredentialStore, DataKey

_ASK = """
from elaas_desk.errors import UserError
from elaas_desk.persistence.keys import CredentialStore, DataKey
store, key = CredentialStore(), DataKey(bytes(range(32)))
print(store.works())
for attempt in (lambda: store.get("a"), lambda: store.put("a", key), lambda: store.forget("a"),
                lambda: store.chain_head("a"), lambda: store.put_chain_head("a", "1:00")):
    try:
        print(attempt())
    except UserError as error:
        print(error.problem)
"""


def _without(**other: str) -> str:
    """What a program is told on a machine without a store."""
    environment = {name: value for name, value in os.environ.items() if not name.startswith("DBUS_")}
    asked = subprocess.run(
        [sys.executable, "-c", _ASK], capture_output=True, text=True, check=True, env=environment | other
    )
    assert asked.stderr == ""
    return asked.stdout


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux may lack a store")
@pytest.mark.parametrize(
    "other",
    [
        {"XDG_RUNTIME_DIR": "/nonexistent"},
        {"DBUS_SESSION_BUS_ADDRESS": "unix:path=/nonexistent/bus"},
        {"DBUS_SESSION_BUS_ADDRESS": "nonsense"},
        {"XDG_RUNTIME_DIR": "/nonexistent", "PYTHON_KEYRING_BACKEND": "keyring.backends.null.Keyring"},
        {"XDG_RUNTIME_DIR": "/nonexistent", "PYTHON_KEYRING_BACKEND": "keyring.backends.fail.Keyring"},
    ],
    ids=["no bus", "no bus at its address", "no address", "null backend named", "fail backend named"],
)
def test_without_a_store_each_call_says_so_and_no_other_backend_is_taken(other: dict[str, str]) -> None:
    assert _without(**other).split() == ["False"] + ["no_credential_store"] * 5


@pytest.fixture
def register_id() -> Iterator[str]:
    """The id of a register; whatever is kept for it is taken out in the end."""
    register_id = str(uuid.uuid4())
    yield register_id
    CredentialStore().forget(register_id)


@pytest.mark.secret_service
def test_the_system_keeps_a_key_and_gives_it_to_the_next_start(register_id: str) -> None:
    key = DataKey.new()
    assert CredentialStore().works()
    assert CredentialStore().get(register_id) is None
    CredentialStore().put(register_id, key)
    script = (
        "import sys; from elaas_desk.persistence.keys import CredentialStore\n"
        "print(CredentialStore().get(sys.argv[1]).secret.hex())"
    )
    asked = subprocess.run([sys.executable, "-c", script, register_id], capture_output=True, text=True, check=True)
    assert asked.stdout.strip() == key.secret.hex()


@pytest.mark.secret_service
def test_a_key_kept_again_is_the_new_one_and_registers_do_not_mix(register_id: str) -> None:
    other = str(uuid.uuid4())
    first, second = DataKey.new(), DataKey.new()
    store = CredentialStore()
    store.put(register_id, first)
    store.put(other, second)
    assert (store.get(register_id), store.get(other)) == (first, second)
    store.put(register_id, second)
    assert store.get(register_id) == second
    store.forget(other)
    assert (store.get(register_id), store.get(other)) == (second, None)


@pytest.mark.secret_service
def test_the_head_of_the_audit_chain_is_kept_beside_the_key(register_id: str) -> None:
    store = CredentialStore()
    head = ChainHead(12, bytes(range(32)))
    assert store.chain_head(register_id) is None
    store.put_chain_head(register_id, head.text())
    store.put(register_id, DataKey.new())
    assert ChainHead.parse(store.chain_head(register_id) or "") == head
    store.forget(register_id)
    assert store.chain_head(register_id) is None


@pytest.mark.secret_service
def test_an_entry_that_somebody_spoilt_is_as_if_it_was_never_kept(register_id: str) -> None:
    from keyring.backends.SecretService import Keyring

    Keyring().set_password(f"{SERVICE} {register_id} data key", "data key", "ไม่ใช่กุญแจ")  # type: ignore[no-untyped-call]
    assert CredentialStore().get(register_id) is None
