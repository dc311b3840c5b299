"""What we mend in the binding to Qt, before anything of it is used.

PySide6 6.12's wheels are compiled for the immortal None, True and False of Python 3.12: each call that
returns one of them takes a reference without adding it. On 3.11 the count falls until the interpreter
aborts with «none_dealloc: deallocating None», after some thousand calls. So the counts are raised beyond
reach.

The binding also reads the source of every module that is imported after it, to learn whether the module may
have asked for other spellings of Qt's names (`from __feature__ import …`). This program never does, so the
answer is given without reading: some three hundred files at every start.
"""

from __future__ import annotations

import sys

FIRST_IMMORTAL = (3, 12)
_OUT_OF_REACH = sys.maxsize >> 2
_FEATURES, _ASKED = "shibokensupport.feature", "_mod_uses_pyside"


def protect() -> None:
    """Make the constants last as long as the process, as they do by themselves from Python 3.12."""
    if sys.version_info >= FIRST_IMMORTAL or sys.implementation.name != "cpython":
        return
    import ctypes  # noqa: PLC0415 - only where it is needed

    for constant in (None, True, False, NotImplemented, Ellipsis):
        count = ctypes.c_ssize_t.from_address(id(constant))
        if count.value < _OUT_OF_REACH // 2:
            count.value += _OUT_OF_REACH


def read_no_sources() -> bool:
    """Answer the binding's question about each imported module at once; False where it does not ask so."""
    import PySide6.QtCore  # noqa: F401, PLC0415 - brings the module that asks

    features = sys.modules.get(_FEATURES)
    if not hasattr(features, _ASKED):
        return False
    setattr(features, _ASKED, _uses_no_features)
    return True


def _uses_no_features(module: object) -> bool:
    del module
    return False
