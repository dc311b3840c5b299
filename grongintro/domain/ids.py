"""Store-independent keys."""

from __future__ import annotations

import secrets
import threading
import time
import uuid

_lock = threading.Lock()
_last = 0


def new_id() -> str:
    """A new UUID (version 7: ordered by time, so that a large store grows at its end and stays fast).

    Keys made by one process are in the order they were made, also within one millisecond: what happened in
    one action reads back in the order it was done.
    """
    global _last  # noqa: PLW0603  the order of keys is a matter of the whole process
    milliseconds = time.time_ns() // 1_000_000
    fresh = (milliseconds & ((1 << 48) - 1)) << 74 | secrets.randbits(74)
    with _lock:
        _last = fresh if fresh >> 74 > _last >> 74 else _last + 1 + secrets.randbits(32)
        bits = _last
    return str(uuid.UUID(int=_laid_out(bits)))


def _laid_out(bits: int) -> int:
    """122 bits with the version and variant of RFC 9562 set between them."""
    time_part, high, low = bits >> 74, bits >> 62 & 0xFFF, bits & ((1 << 62) - 1)
    return time_part << 80 | 0x7 << 76 | high << 64 | 0b10 << 62 | low
