"""One place through which every change goes, and what can never be changed."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from sqlalchemy.exc import IntegrityError

from grongintro.domain.changes import Subject
from grongintro.domain.household import Household
from grongintro.domain.ids import new_id
from grongintro.domain.staff import Office
from grongintro.errors import UserError
from grongintro.storage.rows import keyed
from grongintro.storage.tables.decisions import decision as decision_table
from grongintro.storage.tables.log import change_log
from grongintro.storage.tables.service import setting as setting_table
from tests.storage.conftest import NOW

if TYPE_CHECKING:
    from grongintro.storage.opened import Store


def office(store: Store) -> Office:
    with store.read() as reader:
        return reader.find(Office)[0]


def log(store: Store) -> list[tuple[int, str, str, str | None, str | None]]:
    with store.read() as reader:
        rows = reader.rows(change_log.select().order_by(change_log.c.seq))
    return [(row.seq, row.intention, row.subject, row.old, row.new) for row in rows]


def test_every_change_has_its_numbered_line_of_canonical_json(store: Store) -> None:
    home = Household(new_id(), office(store).id, "Å, gammel")
    with store.write(account_id="konto-1", at=NOW, intention="move") as unit:
        unit.add(home)
        new = unit.save(replace(home, name="Å, ny"))
        assert unit.changes().subjects == frozenset({Subject.HOUSEHOLD})
        unit.remove(new)
    begin, first, second, third = log(store)
    assert [begin[0], first[0], second[0], third[0]] == [1, 2, 3, 4]
    assert first[3] is None
    assert second[1:] == (
        "move",
        "household",
        '{"name":"Å, gammel","version":1}',
        '{"name":"Å, ny","version":2}',
    )
    assert third[4] is None
    whole = json.loads(third[3] or "")
    assert third[3] == json.dumps(whole, sort_keys=True, ensure_ascii=False, separators=(",", ":"))
    assert whole["name"] == "Å, ny"


def test_a_line_of_the_log_belongs_to_the_office_of_the_row_that_was_changed(store: Store) -> None:
    main, other = office(store), Office(new_id(), "Bergsmo")
    home = Household(new_id(), other.id, "Familien Å")
    with store.write(account_id="konto-1", at=NOW, intention="move") as unit:
        unit.add_all((other, home))
        unit.remove(unit.save(replace(home, name="Familien Ås")))
        keyed.save_setting(unit, "guideline", 20)
        keyed.save_setting(unit, "guideline", None)
    with store.read() as reader:
        rows = reader.rows(change_log.select().order_by(change_log.c.seq))
    assert [row.office_id for row in rows] == [main.id, *[other.id] * 4, *[main.id] * 2]
    assert len({row.id for row in rows}) == 7


def test_an_office_with_lines_in_the_log_stays(store: Store) -> None:
    with (
        pytest.raises(IntegrityError),
        store.write(account_id="konto-1", at=NOW, intention="close") as unit,
    ):
        unit.remove(office(store))


def test_what_is_written_anew_keeps_its_id(store: Store) -> None:
    def setting() -> tuple[str, object]:
        with store.read() as reader:
            (row,) = reader.rows(setting_table.select())
        return row.id, row.value

    with store.write(account_id="konto-1", at=NOW, intention="choose") as unit:
        keyed.save_setting(unit, "guideline", 20)
    first = setting()
    with store.write(account_id="konto-1", at=NOW, intention="choose") as unit:
        keyed.save_setting(unit, "guideline", 25)
    assert setting() == (first[0], 25)
    *_, last = log(store)
    assert last[2:] == ("setting", '{"name":"guideline","value":20}', '{"name":"guideline","value":25}')


def test_an_unchanged_value_is_not_written(store: Store) -> None:
    with store.write(account_id="konto-1", at=NOW, intention="nothing") as unit:
        assert unit.save(office(store)).version == 1
    assert len(log(store)) == 1


def write_late(store: Store, value: Office) -> None:
    with store.write(account_id="konto-1", at=NOW, intention="late") as unit:
        unit.add(Office(new_id(), "Skal ikke bli"))
        unit.save(value)


def test_a_value_that_another_has_changed_is_refused(store: Store) -> None:
    old = office(store)
    with store.write(account_id="konto-1", at=NOW, intention="first") as unit:
        unit.save(replace(old, name="Først"))
    with pytest.raises(UserError, match="endret dette siden") as refused:
        write_late(store, replace(old, name="For sent"))
    assert refused.value.code == "stale"
    assert office(store).name == "Først"
    assert len(log(store)) == 2


def test_a_value_that_is_gone_is_refused(store: Store) -> None:
    with pytest.raises(UserError) as refused, store.read() as reader:
        reader.get(Office, "finnes-ikke")
    assert refused.value.code == "gone"


@pytest.mark.parametrize("verb", ["UPDATE {0} SET {1} = {1}", "DELETE FROM {0}"])
@pytest.mark.parametrize(
    ("table", "column"),
    [("change_log", "at"), ("access_log", "at"), ("issued_letter", "title"), ("decision_event", "note")],
)
def test_what_is_only_added_to_cannot_be_changed(store: Store, table: str, column: str, verb: str) -> None:
    with store.engine.begin() as connection:
        connection.exec_driver_sql("PRAGMA defer_foreign_keys = ON")
        names = {
            "access_log": "(id, office_id, at, account_id, person_id, hash) "
            "SELECT 'o', id, '2026-03-11', 'a', 'p', 'h' FROM office",
            "issued_letter": "(id, office_id, version, case_id, issued_on, pdf, title) "
            "SELECT 'l', id, 1, 'c', '2026-03-11', x'00', 't' FROM office",
            "decision_event": "(id, office_id, version, decision_id, at, staff_id) "
            "SELECT 'e', id, 1, 'd', '2026-03-11', 's' FROM office",
        }
        if table in names:
            connection.exec_driver_sql(f"INSERT INTO {table} {names[table]}")
        with pytest.raises(IntegrityError, match="append-only"):
            connection.exec_driver_sql(verb.format(table, column))
        connection.rollback()


def test_an_issued_decision_is_frozen_but_for_its_delivery(store: Store) -> None:
    with store.engine.connect() as connection:
        connection.exec_driver_sql("PRAGMA defer_foreign_keys = ON")
        connection.exec_driver_sql(
            "INSERT INTO decision (id, office_id, version, case_id, person_id, kind, state) "
            "SELECT 'd', id, 1, 'c', 'p', 'introduction_benefit', 'issued' FROM office"
        )
        free = {
            "version", "delivered_on", "delivery", "delivered_by", "delivery_interpreter", "received_on",
            "appeal_deadline", "id", "office_id",
        }  # fmt: skip
        for column in decision_table.c:
            sql = f'UPDATE decision SET "{column.name}" = "{column.name}"'  # noqa: S608  constants
            if column.name in free:
                connection.exec_driver_sql(sql)
            else:
                with pytest.raises(IntegrityError, match="frozen"):
                    connection.exec_driver_sql(sql)
        with pytest.raises(IntegrityError, match="frozen"):
            connection.exec_driver_sql("DELETE FROM decision")
        connection.rollback()
