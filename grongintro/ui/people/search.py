"""Ctrl+K: any person, from every page."""

from __future__ import annotations

from typing import TYPE_CHECKING

from grongintro.services import find
from grongintro.services.choices import STATUS_LABELS
from grongintro.ui import format as fmt
from grongintro.ui.widgets.search_popup import Hit

if TYPE_CHECKING:
    from grongintro.services.desk import Desk
    from grongintro.services.people import PersonRow


def search_hits(desk: Desk, text: str) -> list[Hit]:
    """The people that the account may see and that fit what was typed."""
    return [hit(row) for row in find.find_people(desk, text)]


def hit(row: PersonRow) -> Hit:
    """A person as a line of what was found."""
    parts = (f"f. {fmt.day(row.birth_date)}", STATUS_LABELS[row.status], row.adviser, row.phone)
    return Hit(row.id, row.name, " · ".join(part for part in parts if part))
