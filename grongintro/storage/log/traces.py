"""What there is about rows beside the rows: deleted ones in the log, and what is half-written about them."""

from __future__ import annotations

import json
import re
from collections import defaultdict
from typing import TYPE_CHECKING, Any

import sqlalchemy as sa

from grongintro.storage import tables
from grongintro.storage.tables.log import change_log
from grongintro.storage.tables.service import draft
from grongintro.storage.types import canonical

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

    from grongintro.storage.unit import Unit

Rows = dict[str, set[str]]
"""Ids of rows by the name of their table."""
_ID = re.compile(r"[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}")
_NOBODY_S = frozenset({"office", "staff", "account"})


def deleted_about(
    unit: Unit, person_id: str, going: Mapping[str, Collection[str]], links: Mapping[str, str]
) -> Rows:
    """The rows about a person that were deleted or undone, and whose words still stand in the log.

    They are the person's by their line, or by leaning on a row that goes. `links` gives for a table that
    several people may share the one that ties them to it; such a row goes when nobody else was tied to it.
    """
    deleted = _deleted(unit)
    found: Rows = defaultdict(set, {name: set(ids) for name, ids in going.items()})
    for (name, row_id), (whose, _) in deleted.items():
        if whose == person_id:
            found[name].add(row_id)
    for shared, link in links.items():
        found[shared] |= _only_with(deleted, shared, link, person_id)
    grew = True
    while grew:
        leaning = {
            key
            for key, (_, old) in deleted.items()
            if key[1] not in found[key[0]] and _leans(key[0], old, found)
        }
        for name, row_id in leaning:
            found[name].add(row_id)
        grew = bool(leaning)
    return {name: ids - set(going.get(name, ())) for name, ids in found.items()}


def _deleted(unit: Unit) -> dict[tuple[str, str], tuple[str | None, dict[str, Any]]]:
    """Whose each row is that was taken away and is not there now, and how it was, by table and id."""
    log = change_log
    query = sa.select(log.c.subject, log.c.row_id, log.c.person_id, log.c.old)
    gone = unit.connection.execute(
        query.where(log.c.new.is_(None), log.c.old.is_not(None)).order_by(log.c.seq)
    )
    found = {(row.subject, row.row_id): (row.person_id, json.loads(row.old)) for row in gone}
    for name in {name for name, _ in found}:
        table = tables.every_table().tables[name]
        for row_id in unit.connection.execute(sa.select(table.c.id)).scalars():
            found.pop((name, row_id), None)
    return found


def _only_with(deleted: Mapping[tuple[str, str], Any], shared: str, link: str, person_id: str) -> set[str]:
    tied: Rows = defaultdict(set)
    for (name, _), (whose, old) in deleted.items():
        if name == link:
            tied[old[f"{shared}_id"]].add(whose)
    return {
        row_id for row_id, people in tied.items() if people == {person_id} and (shared, row_id) in deleted
    }


def _leans(name: str, old: Mapping[str, Any], found: Rows) -> bool:
    keys = tables.every_table().tables[name].foreign_keys
    targets = ((key.column.table.name, old.get(key.parent.name)) for key in keys)
    return any(target not in _NOBODY_S and row_id in found[target] for target, row_id in targets)


def drafts_about(unit: Unit, ids: Collection[str]) -> set[str]:
    """What any account has half-written about one of these rows, alone or together with others.

    Told by the ids it is kept under and those it holds: a talk with two goes with either of them, for nobody
    can say whose its words are.
    """
    rows = unit.connection.execute(sa.select(draft.c.id, draft.c.subject_id, draft.c.body))
    wanted = frozenset(ids)
    return {
        row.id
        for row in rows
        if not wanted.isdisjoint(_ID.findall(f"{row.subject_id} {canonical(row.body)}"))
    }
