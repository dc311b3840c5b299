"""Whose calendar may be looked at."""

from __future__ import annotations

from typing import TYPE_CHECKING

from grongintro.domain.staff import Role, Staff

if TYPE_CHECKING:
    from grongintro.services.desk import Desk
    from grongintro.storage.unit import Reader

EVERYBODY = ""
"""The choice of all colleagues at once."""


def staff_names(reader: Reader) -> dict[str, str]:
    """The names of all colleagues, also of those who have left."""
    return {each.id: each.name for each in reader.find(Staff)}


def may_see_all(desk: Desk) -> bool:
    """Whether the account looks at everybody's days at once: the leader, who shares out the work."""
    return desk.actor.role is Role.LEADER


def first_choice(desk: Desk) -> str:
    """Whose calendar is shown first: the leader sees everybody's, others their own."""
    return EVERYBODY if desk.actor.role in {Role.LEADER, Role.HELPER} else desk.actor.staff_id
