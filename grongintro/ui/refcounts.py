"""Keeps PySide6 from ending the process on Python 3.11.

PySide6 6.12's wheels are compiled for the immortal None, True and False of Python 3.12: each call that
returns one of them takes a reference without adding it. On 3.11 the count falls until the interpreter
aborts with «none_dealloc: deallocating None», after some thousand calls. So the counts are raised beyond
reach.
"""

from __future__ import annotations

import sys

FIRST_IMMORTAL = (3, 12)
_OUT_OF_REACH = sys.maxsize >> 2


def protect() -> None:
    """Make the constants last as long as the process, as they do by themselves from Python 3.12."""
    if sys.version_info >= FIRST_IMMORTAL or sys.implementation.name != "cpython":
        return
    import ctypes  # noqa: PLC0415 - only where it is needed

    for constant in (None, True, False, NotImplemented, Ellipsis):
        count = ctypes.c_ssize_t.from_address(id(constant))
        if count.value < _OUT_OF_REACH // 2:
            count.value += _OUT_OF_REACH
