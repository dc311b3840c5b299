"""Whom a reader has opened while another has the store: kept encrypted here until it can be logged."""

from __future__ import annotations

import json
import secrets
from typing import TYPE_CHECKING, Any

from grongintro.storage.faults import translated

if TYPE_CHECKING:
    from pathlib import Path

_NONCE = 12


def read_pending(path: Path, key: bytes) -> list[dict[str, Any]]:
    """The lines that wait; none where there is no file, or it was made with another key."""
    from cryptography.exceptions import InvalidTag  # noqa: PLC0415  only when a store is shared
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM  # noqa: PLC0415

    if not path.is_file():
        return []
    raw = path.read_bytes()
    try:
        found: list[dict[str, Any]] = json.loads(AESGCM(key).decrypt(raw[:_NONCE], raw[_NONCE:], None))
    except (InvalidTag, ValueError):
        return []
    return found


def write_pending(path: Path, key: bytes, lines: list[dict[str, Any]]) -> None:
    """Keep the lines, whole or as they were; none takes the file away."""
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM  # noqa: PLC0415  only when shared

    with translated():
        if not lines:
            path.unlink(missing_ok=True)
            return
        path.parent.mkdir(parents=True, exist_ok=True)
        nonce = secrets.token_bytes(_NONCE)
        beside = path.with_name(path.name + ".new")
        beside.write_bytes(nonce + AESGCM(key).encrypt(nonce, json.dumps(lines).encode(), None))
        beside.replace(path)
