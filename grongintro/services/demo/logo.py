"""The arms of the invented municipality: a white river through a green field, drawn pixel by pixel."""

from __future__ import annotations

import math
import struct
import zlib

_WIDTH, _HEIGHT = 120, 144
_FIELD, _RIVER, _SUN, _PAPER = (31, 94, 73), (255, 255, 255), (240, 185, 60), (255, 255, 255)


def logo_png() -> bytes:
    """The picture as PNG."""
    lines = b"".join(
        b"\0" + bytes(part for x in range(_WIDTH) for part in _pixel(x, y)) for y in range(_HEIGHT)
    )
    header = struct.pack(">IIBBBBB", _WIDTH, _HEIGHT, 8, 2, 0, 0, 0)
    chunks = (_chunk(b"IHDR", header), _chunk(b"IDAT", zlib.compress(lines, 9)), _chunk(b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(chunks)


def _chunk(kind: bytes, body: bytes) -> bytes:
    return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))


def _pixel(x: int, y: int) -> tuple[int, int, int]:
    middle = _WIDTH / 2
    if abs(x - middle) > _half_width(y):
        return _PAPER
    if (x - middle) ** 2 + (y - 36) ** 2 < 16**2:
        return _SUN
    wave = 82 + 9 * math.sin(x / 14)
    return _RIVER if 0 <= (y - wave) % 26 < 10 and y > wave else _FIELD  # noqa: PLR2004  the river's width


def _half_width(y: int) -> float:
    """Half the shield's width: straight sides, and a rounded point below."""
    straight = _HEIGHT * 0.55
    if y <= straight:
        return _WIDTH / 2 - 4
    return (_WIDTH / 2 - 4) * math.sqrt(max(0.0, 1 - ((y - straight) / (_HEIGHT - straight - 2)) ** 2))
