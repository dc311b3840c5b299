"""What is typed into a form and not saved yet: kept encrypted, for the one who typed it alone."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from grongintro.storage.rows import keyed

if TYPE_CHECKING:
    from datetime import datetime

    from grongintro.services.desk import Desk

_KIND = "form:{0}"


@dataclass(frozen=True)
class FormDraft:
    """What stood in the fields, by their names, and when it was kept."""

    values: dict[str, Any]
    at: datetime


def keep(desk: Desk, form: str, about: str, values: dict[str, Any]) -> None:
    """Keep what stands in a form about something (a person, an appointment, or a new one)."""
    with desk.write("keep_draft") as unit:
        now = desk.clock.now()
        keyed.save_draft(unit, desk.actor.account_id, _KIND.format(form), about, values, now)


def fetch(desk: Desk, form: str, about: str) -> FormDraft | None:
    """What the acting account left in the form, or nothing; another account's is not there."""
    kind, account_id = _KIND.format(form), desk.actor.account_id
    with desk.read() as reader:
        values = keyed.draft(reader, account_id, kind, about)
        at = keyed.draft_saved_at(reader, account_id, kind, about)
    return FormDraft(dict(values), at) if values is not None and at is not None else None


def drop(desk: Desk, form: str, about: str) -> None:
    """Forget it: it was saved, or is not wanted."""
    with desk.write("drop_draft") as unit:
        keyed.drop_draft(unit, desk.actor.account_id, _KIND.format(form), about)
