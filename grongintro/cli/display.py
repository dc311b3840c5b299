"""Whether a window can be shown here; asked before Qt is imported."""

from __future__ import annotations

import os
import sys


def has_display() -> bool:
    """False only on a Linux machine without X and without Wayland."""
    if not sys.platform.startswith("linux"):
        return True
    return bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))
