"""The data key of a register, the printed recovery key, and the credential store of the operating system.

Imports neither SQLAlchemy nor, before they are used, `cryptography` and `keyring`: the sign-in window needs this module
before anything else of the register.
"""

from __future__ import annotations

import base64
import json
import re
import secrets
import sys
import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from elaas_desk.errors import Problem, UserError
from elaas_desk.persistence.files import write_whole
from elaas_desk.thai.digits import to_arabic

if TYPE_CHECKING:
    from keyring.backend import KeyringBackend

KEY_BYTES: Final = 32
SERVICE: Final = "eLAAS Desk"
"""The beginning of the name under which a person finds our entries in the system's own window."""
_KEY_ENTRY: Final = "data key"
_CHAIN_ENTRY: Final = "audit head"

# Nothing that is mistaken for another on paper: no 0 O Q, 1 I L, B (8), G (6), S (5), U V's twin, Z (2).
_ALPHABET: Final = "23456789ACDEFHJKMNPRTVWXY"
_MISREAD: Final = str.maketrans({"B": "8", "G": "6", "S": "5", "U": "V", "Z": "2"})
_GROUPS: Final = 6
_GROUP_LENGTH: Final = 4
_SEPARATORS: Final = re.compile(r"[\s\-–—_.,:/]+")

_HEADER_FORMAT: Final = 1
_SCRYPT_N: Final = 2**17
_SCRYPT_R: Final = 8
_SCRYPT_P: Final = 1
_MOST_SCRYPT_N: Final = 2**20
_SALT_BYTES: Final = 16
_NONCE_BYTES: Final = 12
_LONGEST_HEADER: Final = 10_000


@dataclass(frozen=True, slots=True)
class DataKey:
    """The 32 random bytes that encrypt a register. They are never shown: not in a repr, a log or an exception."""

    secret: bytes = field(repr=False)

    def __post_init__(self) -> None:
        if len(self.secret) != KEY_BYTES:
            raise ValueError("a data key has 32 bytes")

    @classmethod
    def new(cls) -> DataKey:
        """A fresh key from the system's random source."""
        return cls(secrets.token_bytes(KEY_BYTES))

    def derived(self, purpose: str) -> bytes:
        """32 bytes for one purpose alone (HKDF-SHA-256, RFC 5869); the data key cannot be found from them."""
        from cryptography.hazmat.primitives.hashes import SHA256
        from cryptography.hazmat.primitives.kdf.hkdf import HKDF

        return HKDF(SHA256(), KEY_BYTES, salt=None, info=purpose.encode()).derive(self.secret)


@dataclass(frozen=True, slots=True)
class RecoveryKey:
    """What is printed and locked away: six groups of three random symbols and a check symbol.

    25 symbols without look-alikes; 18 random ones are 83 bits, which scrypt lifts out of reach (see `seal`). The check
    symbol finds any one wrong symbol in a group, any two that changed places, and a group at another group's place.
    """

    groups: tuple[str, ...] = field(repr=False)

    @classmethod
    def new(cls) -> RecoveryKey:
        """A fresh key from the system's random source."""
        return cls(tuple(_with_check(place, _random_symbols()) for place in range(_GROUPS)))

    @classmethod
    def parse(cls, text: str) -> RecoveryKey:
        """As typed from paper: any case, any separators, Thai digits, look-alikes put right.

        UserError WRONG_RECOVERY_KEY, with `group` (1 to 6) where one group is mistyped.
        """
        symbols = _SEPARATORS.sub("", to_arabic(text)).upper().translate(_MISREAD)
        groups = tuple(symbols[at : at + _GROUP_LENGTH] for at in range(0, len(symbols), _GROUP_LENGTH))
        for place, group in enumerate(groups[:_GROUPS]):
            if not _is_right(place, group):
                raise UserError(Problem.WRONG_RECOVERY_KEY, group=str(place + 1))
        if len(groups) != _GROUPS:
            raise UserError(Problem.WRONG_RECOVERY_KEY)
        return cls(groups)

    @property
    def text(self) -> str:
        """As printed: the groups with hyphens between them."""
        return "-".join(self.groups)


def _random_symbols() -> str:
    return "".join(secrets.choice(_ALPHABET) for _ in range(_GROUP_LENGTH - 1))


def _with_check(place: int, symbols: str) -> str:
    return next(symbols + last for last in _ALPHABET if _is_right(place, symbols + last))


def _is_right(place: int, group: str) -> bool:
    """Whether the weighted sum fits the place.

    The weights 1 to 4 and their differences have no factor in common with 25: so one wrong symbol and two that changed
    places are always found.
    """
    if len(group) != _GROUP_LENGTH or not set(group) <= set(_ALPHABET):
        return False
    weighted = sum(weight * _ALPHABET.index(symbol) for weight, symbol in enumerate(group, start=1))
    return weighted % len(_ALPHABET) == place + 1


def header_of(register: Path) -> Path:
    """Where the header with the sealed key lies: beside the register."""
    return register.with_name(register.name + ".key")


def seal(header: Path, data_key: DataKey, recovery_key: RecoveryKey, register_id: str | None = None) -> str:
    """Write the header: the data key, sealed under the recovery key. Gives the register's id, given or new.

    AES-256-GCM under scrypt (RFC 7914; N = 2^17, r = 8, p = 1: 128 MB and about 0.4 s for each guess). The header is
    written whole or not at all. UserError FILE_NOT_WRITABLE, DISK_FULL.
    """
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM

    salt, nonce = secrets.token_bytes(_SALT_BYTES), secrets.token_bytes(_NONCE_BYTES)
    contents: dict[str, Any] = {
        "format": _HEADER_FORMAT,
        "register": register_id or str(uuid.uuid4()),
        "kdf": {"name": "scrypt", "n": _SCRYPT_N, "r": _SCRYPT_R, "p": _SCRYPT_P, "salt": _base64(salt)},
    }
    cipher = AESGCM(_stretched(recovery_key, salt, _SCRYPT_N, _SCRYPT_R, _SCRYPT_P))
    sealed = cipher.encrypt(nonce, data_key.secret, _bound(contents))
    text = json.dumps(contents | {"nonce": _base64(nonce), "sealed": _base64(sealed)}, indent=1)
    write_whole(header, text.encode())
    register: str = contents["register"]
    return register


def unseal(header: Path, recovery_key: RecoveryKey) -> DataKey:
    """The data key again. UserError WRONG_RECOVERY_KEY, FILE_NOT_FOUND, REGISTER_NEWER, REGISTER_UNREADABLE."""
    from cryptography.exceptions import InvalidTag
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM

    contents = _read_header(header)
    try:
        kdf = contents["kdf"]
        salt, nonce, sealed = _bytes(kdf["salt"]), _bytes(contents["nonce"]), _bytes(contents["sealed"])
        cipher = AESGCM(_stretched(recovery_key, salt, kdf["n"], kdf["r"], kdf["p"]))
        return DataKey(cipher.decrypt(nonce, sealed, _bound(contents)))
    except InvalidTag:
        raise UserError(Problem.WRONG_RECOVERY_KEY) from None
    except (KeyError, TypeError, ValueError, OverflowError) as damaged:
        raise UserError(Problem.REGISTER_UNREADABLE, path=str(header)) from damaged


def register_id(header: Path) -> str:
    """The id under which the credential store keeps the key. UserError as `unseal`."""
    contents = _read_header(header)
    try:
        return str(uuid.UUID(contents["register"]))
    except (KeyError, TypeError, ValueError, AttributeError) as damaged:
        raise UserError(Problem.REGISTER_UNREADABLE, path=str(header)) from damaged


def _read_header(header: Path) -> dict[str, Any]:
    try:
        with header.open("rb") as file:
            contents = json.loads(file.read(_LONGEST_HEADER))
    except FileNotFoundError as missing:
        raise UserError(Problem.FILE_NOT_FOUND, path=str(header)) from missing
    except (OSError, ValueError, RecursionError) as damaged:
        raise UserError(Problem.REGISTER_UNREADABLE, path=str(header)) from damaged
    if not isinstance(contents, dict) or not isinstance(contents.get("format"), int):
        raise UserError(Problem.REGISTER_UNREADABLE, path=str(header))
    if contents["format"] > _HEADER_FORMAT:
        raise UserError(Problem.REGISTER_NEWER, path=str(header))
    return contents


def _bound(contents: dict[str, Any]) -> bytes:
    """What the seal vouches for besides the key: a header cannot be given another register's id."""
    kept = {name: contents[name] for name in ("format", "register", "kdf")}
    return json.dumps(kept, sort_keys=True).encode()


def _stretched(recovery_key: RecoveryKey, salt: bytes, n: int, r: int, p: int) -> bytes:
    from cryptography.hazmat.primitives.kdf.scrypt import Scrypt

    if n > _MOST_SCRYPT_N or (r, p) != (_SCRYPT_R, _SCRYPT_P):
        raise ValueError("a header may not ask for any amount of memory")
    return Scrypt(salt=salt, length=KEY_BYTES, n=n, r=r, p=p).derive("".join(recovery_key.groups).encode())


def _base64(data: bytes) -> str:
    return base64.b64encode(data).decode()


def _bytes(text: str) -> bytes:
    return base64.b64decode(text, validate=True)


class CredentialStore:
    """The operating system's own store, for this user on this PC: Windows Credential Manager or the Secret Service.

    It keeps the data key of each register, and the head of its audit chain. The backend is named, never guessed:
    `keyring` would else take whatever is installed, also one that keeps plain text.
    """

    def works(self) -> bool:
        """Whether there is a store, and it answers."""
        try:
            self._read(_KEY_ENTRY, "")
        except UserError:
            return False
        return True

    def get(self, register_id: str) -> DataKey | None:
        """The key of a register; None where it was never kept here. UserError NO_CREDENTIAL_STORE."""
        kept = self._read(_KEY_ENTRY, register_id)
        try:
            return DataKey(bytes.fromhex(kept or ""))
        except ValueError:
            return None

    def put(self, register_id: str, key: DataKey) -> None:
        """Keep the key of a register, and see that it can be read again. UserError NO_CREDENTIAL_STORE."""
        self._write(_KEY_ENTRY, register_id, key.secret.hex())

    def forget(self, register_id: str) -> None:
        """Take out all that is kept for a register. UserError NO_CREDENTIAL_STORE."""
        with _store_trouble():
            for entry in (_KEY_ENTRY, _CHAIN_ENTRY):
                if self._read(entry, register_id) is not None:
                    _backend().delete_password(_service(register_id, entry), entry)

    def chain_head(self, register_id: str) -> str | None:
        """The head of the audit chain (`audit.ChainHead.text`) as kept last. UserError NO_CREDENTIAL_STORE."""
        return self._read(_CHAIN_ENTRY, register_id)

    def put_chain_head(self, register_id: str, head: str) -> None:
        """Keep the head of the audit chain. UserError NO_CREDENTIAL_STORE."""
        self._write(_CHAIN_ENTRY, register_id, head)

    def _read(self, entry: str, register_id: str) -> str | None:
        with _store_trouble():
            return _backend().get_password(_service(register_id, entry), entry)

    def _write(self, entry: str, register_id: str, secret: str) -> None:
        with _store_trouble():
            _backend().set_password(_service(register_id, entry), entry, secret)
        if self._read(entry, register_id) != secret:
            raise UserError(Problem.NO_CREDENTIAL_STORE)


def _service(register_id: str, entry: str) -> str:
    """A name of its own for each entry: the Windows backend moves entries about that share one."""
    return f"{SERVICE} {register_id} {entry}"


def _backend() -> KeyringBackend:
    if sys.platform == "win32":
        from keyring.backends.Windows import WinVaultKeyring

        vault = WinVaultKeyring()
        vault.persist = "local machine"  # not carried to other PCs with a roaming profile
        return vault
    from keyring.backends.SecretService import Keyring

    if not Keyring.viable:
        raise UserError(Problem.NO_CREDENTIAL_STORE)
    return Keyring()  # type: ignore[no-untyped-call]


@contextmanager
def _store_trouble() -> Iterator[None]:
    """Each backend raises errors of its own system: whatever it is, the store cannot be used."""
    try:
        yield
    except UserError:
        raise
    except Exception:
        # neither chained nor told: what a backend puts into its error could hold the secret
        raise UserError(Problem.NO_CREDENTIAL_STORE) from None
