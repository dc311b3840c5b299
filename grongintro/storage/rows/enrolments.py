"""How full activities are: every enrolment counts, also of people whom the account does not see."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import sqlalchemy as sa

from grongintro.storage.tables.year import enrolment

if TYPE_CHECKING:
    from collections.abc import Iterable

    from grongintro.storage.unit import Reader

_PORTION = 500


def queue(reader: Reader, activity_ids: Iterable[str]) -> list[Any]:
    """Id, activity, person and state of every enrolment, in the order of the waiting list.

    The guard is left out on purpose: a place that a protected person has is taken for everybody.
    """
    wanted = list(dict.fromkeys(activity_ids))
    table = enrolment
    found: list[Any] = []
    for start in range(0, len(wanted), _PORTION):
        query = (
            sa.select(table.c.id, table.c.activity_id, table.c.person_id, table.c.state)
            .where(table.c.activity_id.in_(wanted[start : start + _PORTION]))
            .order_by(table.c.since, table.c.id)
        )
        found += reader.connection.execute(query).all()
    return found
