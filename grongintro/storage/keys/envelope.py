"""The envelope: the store's data key, closed once per account and once for the printed recovery code.

The file lies beside the store and holds no names: a slot is found by a label that comes out of the same slow
derivation as its wrapping key, from sign-in name and password together, so that neither can be tried alone.
What the password opens is a person's own seed; the data key is sealed to the keys drawn from that seed, so
that the store can be given a new data key without anybody's password.
"""

from __future__ import annotations

import base64
import binascii
import json
import os
import secrets
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from grongintro.domain.frozen import frozen
from grongintro.domain.ids import new_id
from grongintro.errors import StorageError, UserError

if TYPE_CHECKING:
    from pathlib import Path

    from grongintro.storage.keys.identity import Identity

_KEY_BYTES = 32
_LABEL_BYTES = 16
_SALT_BYTES = 16
_SLOT_PARTS = ("id", "kind", "label", "nonce", "wrapped", "public")
_FORMAT = 1
_RECOVERY = "recovery"
# No 0, O, 1, I or L: the code is read from paper.
_ALPHABET = "23456789ABCDEFGHJKMNPQRSTUVWXYZ"
_GROUPS, _GROUP = 8, 4
SHORTEST_PASSWORD = 14


@frozen
class Cost:
    """How slow a derivation is made: argon2id memory in KiB, passes and lanes."""

    memory: int = 65536
    passes: int = 3
    lanes: int = 2


@frozen
class Opened:
    """What a slot gives: the raw data key, the account it belongs to (None for the recovery code), its keys.

    `others` holds a second data key while the store is being given a new one: one of them opens it.
    """

    key: bytes
    account_id: str | None
    identity: Identity | None = None
    others: tuple[bytes, ...] = ()


@dataclass
class Envelope:
    """The wrapped keys of one store."""

    salt: bytes
    cost: Cost
    slots: list[dict[str, Any]] = field(default_factory=list)

    @classmethod
    def new(cls, cost: Cost | None = None) -> Envelope:
        """An envelope without slots, with its own salt."""
        return cls(secrets.token_bytes(_SALT_BYTES), cost or Cost())

    def add(
        self, key: bytes, login: str, password: str, account_id: str, identity: Identity | None = None
    ) -> str:
        """Close the data key for an account, with its keys or new ones; returns the slot's id."""
        return self._close(key, _secret(login, password), account_id, identity)

    def add_recovery(self, key: bytes) -> str:
        """Close the data key for a new recovery code, replace the old one, and return the code to print."""
        code = "".join(secrets.choice(_ALPHABET) for _ in range(_GROUPS * _GROUP))
        self.slots = [slot for slot in self.slots if slot["kind"] != _RECOVERY]
        self._close(key, _secret(_RECOVERY, code), None, None)
        return "-".join(code[i : i + _GROUP] for i in range(0, len(code), _GROUP))

    def seal_also(self, key: bytes) -> None:
        """Let every slot open a second data key too, until `settle` says which one the store has."""
        from grongintro.storage.keys.identity import seal  # noqa: PLC0415  cryptography only with a password

        for slot in self.slots:
            slot["sealed"] = [*slot["sealed"], seal(key, slot["public"])]

    def settle(self, key: bytes, identity: Identity) -> None:
        """Keep only the data key that the store has; the place of its seal is the same in every slot."""
        mine = next(slot for slot in self.slots if slot["public"] == identity.sealing_public)
        place = [identity.unseal(sealed) for sealed in mine["sealed"]].index(key)
        for slot in self.slots:
            slot["sealed"] = [slot["sealed"][place]]

    def open(self, login: str, password: str) -> Opened:
        """The data key for a name and password; UserError when they do not fit, whichever is wrong."""
        opened = self._unwrap(_secret(login, password))
        if opened is None:
            raise UserError(
                "Navnet eller passordet stemmer ikke. Prøv igjen.", field="password", code="wrong_password"
            )
        return opened

    def open_recovery(self, code: str) -> Opened:
        """The data key for a printed recovery code, however it is spaced or cased."""
        bare = "".join(mark for mark in code.upper() if mark.isalnum())
        opened = self._unwrap(_secret(_RECOVERY, bare))
        if opened is None:
            raise UserError(
                "Gjenopprettingskoden stemmer ikke. Skriv den slik den står på arket.",
                field="code",
                code="wrong_code",
            )
        return opened

    def remove(self, slot_id: str) -> None:
        """Take a slot away, so that its password opens nothing more."""
        self.slots = [slot for slot in self.slots if slot["id"] != slot_id]

    def write(self, path: Path) -> None:
        """Write the file whole or not at all."""
        beside = path.with_name(path.name + ".new")
        with beside.open("w", encoding="utf-8") as out:
            json.dump(self._as_json(), out, indent=1)
            out.flush()
            os.fsync(out.fileno())
        beside.replace(path)

    @classmethod
    def read(cls, path: Path) -> Envelope:
        """The envelope of a file; StorageError when it is missing or damaged."""
        try:
            return cls._from_json(json.loads(path.read_text(encoding="utf-8")))
        except FileNotFoundError as fault:
            raise StorageError(
                "Nøkkelfilen mangler. Uten den kan dataene ikke åpnes.",
                "Legg filen tilbake ved siden av datafilen, for eksempel fra en sikkerhetskopi.",
                code="no_envelope",
            ) from fault
        except (ValueError, KeyError, TypeError) as fault:
            raise _damaged() from fault

    @classmethod
    def _from_json(cls, data: dict[str, Any]) -> Envelope:
        cost = Cost(*(int(data[name]) for name in ("memory", "passes", "lanes")))
        salt = _bytes(data["salt"])
        if len(salt) != _SALT_BYTES:
            raise ValueError("the salt is cut short")
        return cls(salt, cost, [_slot(each) for each in data["slots"]])

    def _as_json(self) -> dict[str, Any]:
        cost = self.cost
        return {
            "format": _FORMAT,
            "salt": _text(self.salt),
            "memory": cost.memory,
            "passes": cost.passes,
            "lanes": cost.lanes,
            "slots": self.slots,
        }

    def _close(self, key: bytes, secret: bytes, account_id: str | None, identity: Identity | None) -> str:
        from cryptography.hazmat.primitives.ciphers.aead import AESGCM  # noqa: PLC0415  only with a password

        from grongintro.storage.keys.identity import Identity as Keys  # noqa: PLC0415
        from grongintro.storage.keys.identity import seal  # noqa: PLC0415

        own = identity or Keys.new()
        label, wrapping = self._derive(secret)
        nonce, slot_id = secrets.token_bytes(12), new_id()
        content = own.seed + (account_id or "").encode()
        self.slots.append(
            {
                "id": slot_id,
                "kind": _RECOVERY if account_id is None else "account",
                "label": _text(label),
                "nonce": _text(nonce),
                "wrapped": _text(AESGCM(wrapping).encrypt(nonce, content, None)),
                "public": own.sealing_public,
                "sealed": [seal(key, own.sealing_public)],
            }
        )
        return slot_id

    def _unwrap(self, secret: bytes) -> Opened | None:
        label, wrapping = self._derive(secret)
        for slot in self.slots:
            if secrets.compare_digest(_bytes(slot["label"]), label):
                content = _decrypted(wrapping, slot)
                return _unsealed(slot, content[:_KEY_BYTES], content[_KEY_BYTES:].decode() or None)
        return None

    def _derive(self, secret: bytes) -> tuple[bytes, bytes]:
        from argon2.low_level import Type, hash_secret_raw  # noqa: PLC0415  only with a password

        raw = hash_secret_raw(
            secret,
            self.salt,
            time_cost=self.cost.passes,
            memory_cost=self.cost.memory,
            parallelism=self.cost.lanes,
            hash_len=_LABEL_BYTES + _KEY_BYTES,
            type=Type.ID,
        )
        return raw[:_LABEL_BYTES], raw[_LABEL_BYTES:]


def _slot(data: dict[str, Any]) -> dict[str, Any]:
    """A slot as it stands in the file, each part of the right sort; ValueError else."""
    slot: dict[str, Any] = {name: str(data[name]) for name in _SLOT_PARTS}
    slot["sealed"] = [str(sealed) for sealed in data["sealed"]]
    for part in (slot["label"], slot["nonce"], slot["wrapped"], slot["public"], *slot["sealed"]):
        _bytes(part)
    if not slot["sealed"]:
        raise ValueError("a slot without a seal")
    return slot


def _unsealed(slot: dict[str, Any], seed: bytes, account: str | None) -> Opened:
    from grongintro.storage.keys.identity import Identity as Keys  # noqa: PLC0415  cryptography only with a password

    identity = Keys(seed)
    keys = [identity.unseal(sealed) for sealed in slot["sealed"]]
    if identity.sealing_public != slot["public"] or any(
        key is None or len(key) != _KEY_BYTES for key in keys
    ):
        raise _damaged()
    first, *others = [key for key in keys if key is not None]
    return Opened(first, account, identity, tuple(others))


def _decrypted(wrapping: bytes, slot: dict[str, str]) -> bytes:
    from cryptography.exceptions import InvalidTag  # noqa: PLC0415  only with a password
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM  # noqa: PLC0415

    try:
        return AESGCM(wrapping).decrypt(_bytes(slot["nonce"]), _bytes(slot["wrapped"]), None)
    except (InvalidTag, ValueError) as fault:
        raise _damaged() from fault


def _damaged() -> StorageError:
    return StorageError(
        "Nøkkelfilen er skadet.",
        "Hent nøkkelfilen fra en sikkerhetskopi. Dataene er ikke endret.",
        code="damaged_envelope",
    )


def new_key() -> bytes:
    """A random data key."""
    return secrets.token_bytes(_KEY_BYTES)


def check_password(password: str, *, field: str = "password") -> None:
    """Refuse a password that is too short to protect people; UserError at `field`."""
    if len(password) < SHORTEST_PASSWORD:
        raise UserError(
            f"Passordet må ha minst {SHORTEST_PASSWORD} tegn. Tre–fire ord etter hverandre er bra.",
            field=field,
        )


def _secret(login: str, password: str) -> bytes:
    return f"{' '.join(login.casefold().split())}\0{password}".encode()


def _text(raw: bytes) -> str:
    return base64.b64encode(raw).decode("ascii")


def _bytes(text: str) -> bytes:
    return binascii.a2b_base64(text, strict_mode=True)
