"""What is in a store, for holding a copy against today: people, talks, decisions, accounts, newest change."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import sqlalchemy as sa

from grongintro.domain.case import DecisionState
from grongintro.storage.tables.decisions import decision
from grongintro.storage.tables.followup import conversation
from grongintro.storage.tables.log import change_log
from grongintro.storage.tables.people import person_table
from grongintro.storage.tables.staff import account, staff_table

if TYPE_CHECKING:
    from datetime import datetime


@dataclass(frozen=True)
class Contents:
    """The ids of what there is; `issued` gives each decision's number, `accounts` the open ones' names."""

    people: frozenset[str]
    talks: frozenset[str]
    issued: dict[str, str]
    accounts: dict[str, str]
    changed_at: datetime | None
    changed_by: str


def contents(connection: sa.Connection) -> Contents:
    """Read it in one transaction."""
    log, staff = change_log, staff_table
    issued = sa.select(decision.c.id, decision.c.number).where(decision.c.state == DecisionState.ISSUED)
    known = sa.select(account.c.id, staff.c.name, account.c.active).join(
        staff, staff.c.id == account.c.staff_id
    )
    newest = connection.execute(
        sa.select(log.c.at, log.c.account_id).order_by(log.c.seq.desc()).limit(1)
    ).first()
    accounts = connection.execute(known).all()
    names = {row.id: row.name for row in accounts}
    return Contents(
        _ids(connection, person_table),
        _ids(connection, conversation),
        {row.id: row.number for row in connection.execute(issued)},
        {row.id: row.name for row in accounts if row.active},
        newest.at if newest else None,
        names.get(newest.account_id, "") if newest else "",
    )


def _ids(connection: sa.Connection, table: sa.Table) -> frozenset[str]:
    return frozenset(connection.execute(sa.select(table.c.id)).scalars())
