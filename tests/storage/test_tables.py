"""Every row can be told from every other row of every store, and says which office it belongs to."""

from __future__ import annotations

import pkgutil
import subprocess
import sys

import pytest
import sqlalchemy as sa

from grongintro.storage import tables
from grongintro.storage.tables.staff import office

EVERY = list(tables.every_table().tables.values())


def _unique(table: sa.Table) -> set[frozenset[str]]:
    found = {frozenset(table.primary_key.columns.keys())}
    return found | {
        frozenset(each.columns.keys()) for each in table.constraints if isinstance(each, sa.UniqueConstraint)
    }


@pytest.mark.parametrize("table", EVERY, ids=lambda table: table.name)
def test_every_table_has_an_id_that_is_unique_and_always_there(table: sa.Table) -> None:
    assert isinstance(table.c.id.type, sa.String)
    assert not table.c.id.nullable
    assert frozenset({"id"}) in _unique(table)


@pytest.mark.parametrize(
    "table", [each for each in EVERY if each is not office], ids=lambda table: table.name
)
def test_every_table_says_whose_its_rows_are(table: sa.Table) -> None:
    (key,) = table.c.office_id.foreign_keys
    assert key.column is office.c.id
    assert not table.c.office_id.nullable


@pytest.mark.parametrize("name", ["change_log", "access_log"])
def test_the_logs_keep_the_order_in_their_number(name: str) -> None:
    assert tables.every_table().tables[name].primary_key.columns.keys() == ["seq"]


@pytest.mark.parametrize(
    "name", ["municipality", "setting", "parameter_row", "import_record", "import_mapping"]
)
def test_what_has_a_name_of_its_own_has_it_once_in_an_office(name: str) -> None:
    """Two joined stores may both have the setting «guideline»."""
    named = [keys for keys in _unique(tables.every_table().tables[name]) if keys != {"id"}]
    assert len(named) == 1
    assert "office_id" in named[0]


def test_every_module_of_tables_is_known_to_the_door() -> None:
    modules = {module.name for module in pkgutil.iter_modules(tables.__path__)} - {"columns"}
    assert modules == {*tables.SUBJECTS.values(), *tables.OTHERS}


def test_every_value_finds_its_own_table() -> None:
    for kind, table in tables.every_entity().items():
        assert tables.table_of(kind) is table
        assert tables.kind_of(table.name) is kind


_DECLARED = """
from grongintro.domain.document import Consent
from grongintro.storage import store, tables
from grongintro.storage.tables.columns import METADATA
before = set(METADATA.tables)
table = tables.table_of(Consent)
print("consent" in before, table.name, len(METADATA.tables) < len(tables.every_table().tables))
"""


def test_a_subject_is_declared_when_it_is_first_asked_for() -> None:
    said = subprocess.run([sys.executable, "-c", _DECLARED], capture_output=True, text=True, check=True)  # noqa: S603  a constant
    assert said.stdout.split() == ["False", "consent", "True"]
