"""Opening the draft of a decision: a new one for a person, or one that takes an issued decision's place."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

from grongintro.services.deciding.decisions import draft_for, replacement_for
from grongintro.ui.doing import do

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget

    from grongintro.services.desk import Desk
    from grongintro.ui.bus import Bus


def open_draft(parent: QWidget, desk: Desk, bus: Bus, person_id: str, replaces: str | None) -> str:
    """The id of the draft; empty when it was refused, and the person has been told why."""
    action: Callable[[], Any] = (
        partial(draft_for, desk, person_id) if replaces is None else partial(replacement_for, desk, replaces)
    )
    saved = do(parent, desk, bus, action)
    return saved.id if saved is not None else ""
