"""A person's keys: one secret seed, wrapped by the password, from which signing and sealing keys are drawn.

Signing (Ed25519) shows who decided and who confirmed. Sealing (X25519) lets the store get a new data key
without anybody's password: it is sealed to each account's public key. The two public keys cannot be linked
without the seed, so the envelope, which holds the sealing keys, tells nothing about whose slot is whose.
"""

from __future__ import annotations

import base64
import binascii
import secrets
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
    from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey

SEED_BYTES = 32
_NONCE_BYTES = 12
_PUBLIC_BYTES = 32
_GROUP, _GROUPS = 4, 4


@dataclass(frozen=True)
class Identity:
    """The secret half of a person's keys; lives in memory while the person is signed in."""

    seed: bytes = field(repr=False)

    @classmethod
    def new(cls) -> Identity:
        """New keys."""
        return cls(secrets.token_bytes(SEED_BYTES))

    @property
    def public(self) -> str:
        """The public signing key, base64."""
        return _text(self._signing().public_key().public_bytes_raw())

    @property
    def sealing_public(self) -> str:
        """The public sealing key, base64."""
        return _text(self._sealing().public_key().public_bytes_raw())

    def sign(self, payload: str) -> str:
        """The signature of a text, base64."""
        return _text(self._signing().sign(payload.encode()))

    def unseal(self, sealed: str) -> bytes | None:
        """What `seal` put in for this key; None when it was meant for another or is damaged."""
        from cryptography.exceptions import InvalidTag  # noqa: PLC0415  the morning must not wait for it
        from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PublicKey  # noqa: PLC0415
        from cryptography.hazmat.primitives.ciphers.aead import AESGCM  # noqa: PLC0415

        try:
            raw = _bytes(sealed)
            sender = X25519PublicKey.from_public_bytes(raw[:_PUBLIC_BYTES])
            nonce = raw[_PUBLIC_BYTES : _PUBLIC_BYTES + _NONCE_BYTES]
            shared = self._sealing().exchange(sender)
            return AESGCM(_drawn(shared, b"seal")).decrypt(nonce, raw[_PUBLIC_BYTES + _NONCE_BYTES :], None)
        except (InvalidTag, ValueError):
            return None

    def _signing(self) -> Ed25519PrivateKey:
        from cryptography.hazmat.primitives.asymmetric import ed25519  # noqa: PLC0415

        return ed25519.Ed25519PrivateKey.from_private_bytes(_drawn(self.seed, b"sign"))

    def _sealing(self) -> X25519PrivateKey:
        from cryptography.hazmat.primitives.asymmetric import x25519  # noqa: PLC0415

        return x25519.X25519PrivateKey.from_private_bytes(_drawn(self.seed, b"open"))


def seal(content: bytes, sealing_public: str) -> str:
    """Close `content` so that only the holder of the key can open it; base64."""
    from cryptography.hazmat.primitives.asymmetric import x25519  # noqa: PLC0415
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM  # noqa: PLC0415

    once, nonce = x25519.X25519PrivateKey.generate(), secrets.token_bytes(_NONCE_BYTES)
    shared = once.exchange(x25519.X25519PublicKey.from_public_bytes(_bytes(sealing_public)))
    closed = AESGCM(_drawn(shared, b"seal")).encrypt(nonce, content, None)
    return _text(once.public_key().public_bytes_raw() + nonce + closed)


def is_signed(payload: str, signature: str, public: str) -> bool:
    """Whether `signature` is the holder's of the public key, over exactly this text."""
    from cryptography.exceptions import InvalidSignature  # noqa: PLC0415
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey  # noqa: PLC0415

    try:
        Ed25519PublicKey.from_public_bytes(_bytes(public)).verify(_bytes(signature), payload.encode())
    except (InvalidSignature, ValueError):
        return False
    return True


def fingerprint(public: str) -> str:
    """A public key as people compare it: four groups of four signs."""
    whole = binascii.hexlify(_drawn(_bytes(public), b"mark")).decode().upper()
    return " ".join(whole[i * _GROUP : (i + 1) * _GROUP] for i in range(_GROUPS))


def _drawn(secret: bytes, purpose: bytes) -> bytes:
    from cryptography.hazmat.primitives.hashes import SHA256  # noqa: PLC0415
    from cryptography.hazmat.primitives.kdf.hkdf import HKDF  # noqa: PLC0415

    return HKDF(SHA256(), SEED_BYTES, salt=None, info=b"grongintro " + purpose).derive(secret)


def _text(raw: bytes) -> str:
    return base64.b64encode(raw).decode("ascii")


def _bytes(text: str) -> bytes:
    return binascii.a2b_base64(text, strict_mode=True)
