"""Where a shown document may go: to a file or a printer, and always with its line under «Filer ute»."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from grongintro.ui.doing import announce

if TYPE_CHECKING:
    from pathlib import Path

    from grongintro.services.desk import Desk, Saved
    from grongintro.ui.bus import Bus


@dataclass(frozen=True)
class Outlet:
    """Who lets what out, about whom; `bus` is None where no pages are there to be told yet."""

    desk: Desk
    bus: Bus | None
    what: str
    person_id: str | None = None

    def save(self, path: Path, content: bytes) -> None:
        """Write the file."""
        from grongintro.services.keeping.outlets import write_out  # noqa: PLC0415  services come when they are used

        self._tell(write_out(self.desk, path, content, what=self.what, person_id=self.person_id))

    def printing(self, content: bytes) -> None:
        """Note a print, before the printer gets it."""
        from grongintro.services.keeping.outlets import note_print  # noqa: PLC0415

        self._tell(note_print(self.desk, content, what=self.what, person_id=self.person_id))

    def _tell(self, saved: Saved) -> None:
        if self.bus is not None:
            announce(self.desk, self.bus, saved)
