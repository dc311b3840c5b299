"""`grongintro` without a command: the window."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from grongintro.cli.display import has_display

if TYPE_CHECKING:
    from collections.abc import Sequence


def run(arguments: Sequence[str]) -> int:
    """Open the window; where no display can be had, say what to do instead. Exit code 2 then."""
    del arguments
    if not has_display():
        print(
            "Det er ingen skjerm her. Bruk «grongintro demo --out MAPPE» eller «grongintro calc».",
            file=sys.stderr,
        )
        return 2
    from grongintro.app import run as open_window  # noqa: PLC0415  Qt only where a window is asked for

    return open_window()
