"""Every released schema can be opened, and the migrations lay out what `create` does."""

from __future__ import annotations

import re
import shutil
from datetime import date
from pathlib import Path

from grongintro.domain.clock import FixedClock
from grongintro.domain.person import Person
from grongintro.services.trust.login import sign_in
from grongintro.storage import migrate, tables
from grongintro.storage import store as stores
from grongintro.storage.copying.copies import copies
from grongintro.storage.engine import connect, make_engine
from grongintro.storage.keys.envelope import Envelope, new_key
from grongintro.storage.opened import STORE_NAME, Store, envelope_path
from grongintro.storage.place.holder import Holder
from tests.storage.conftest import CHEAP, LOGIN, NOW, PASSWORD

RELEASED = Path(__file__).parents[1] / "data" / "stores"
# The password of every account in the released stores; they are invented.
RELEASED_PASSWORD = "et langt nok passord 7"


def empty_store(folder: Path) -> Store:
    """A file without tables whose schema number is 0."""
    folder.mkdir()
    key = new_key()
    envelope = Envelope.new(CHEAP)
    envelope.add(key, LOGIN, PASSWORD, "konto-1")
    path = folder / STORE_NAME
    envelope.write(envelope_path(path))
    plain = connect(path, key)
    plain.execute("CREATE TABLE gammel (x)")
    plain.execute("DROP TABLE gammel")
    plain.close()
    return Store(path, make_engine(path, key), envelope, key, Holder(path))


def schema(store: Store) -> dict[tuple[str, str], str]:
    """What the store says of its tables, indexes and triggers, without blanks and quotes."""
    with store.engine.connect() as connection:
        rows = connection.exec_driver_sql("SELECT type, name, sql FROM sqlite_master WHERE sql IS NOT NULL")
        return {
            (row.type, row.name): re.sub(r'[\s"]+', "", row.sql)
            for row in rows
            if not row.name.startswith(("sqlite_", "alembic_"))
        }


def test_the_migrations_lay_out_what_a_new_store_has(store: Store, tmp_path: Path) -> None:
    migrated = empty_store(tmp_path / "gammel")
    migrate.upgrade(migrated)
    assert schema(migrated) == schema(store)
    assert stores.schema_version(migrated) == tables.SCHEMA
    migrated.close()


def test_an_older_store_is_copied_before_it_is_brought_up(tmp_path: Path) -> None:
    old = empty_store(tmp_path / "gammel")
    old.close()
    opened, _ = stores.open_with_password(tmp_path / "gammel", LOGIN, PASSWORD, at=NOW)
    assert stores.schema_version(opened) == tables.SCHEMA
    (copy,) = copies(tmp_path / "gammel" / "kopier")
    kept = connect(copy / STORE_NAME, opened.key)
    assert kept.execute("PRAGMA user_version").fetchone()[0] == 0
    kept.close()
    opened.close()
    again, _ = stores.open_with_password(tmp_path / "gammel", LOGIN, PASSWORD, at=NOW)
    again.close()
    assert len(copies(tmp_path / "gammel" / "kopier")) == 1


def test_there_is_a_released_store_of_every_schema() -> None:
    assert {path.name for path in RELEASED.iterdir()} == {
        f"schema-{number}" for number in range(1, tables.SCHEMA + 1)
    }


def test_the_store_of_schema_1_opens_and_reads(tmp_path: Path) -> None:
    folder = tmp_path / "lager"
    shutil.copytree(RELEASED / "schema-1", folder)
    desk = sign_in(folder, "liv", RELEASED_PASSWORD, FixedClock(NOW))
    with desk.read() as reader:
        people = {person.given_name: person for person in reader.find(Person)}
    desk.store.close()
    assert set(people) == {"Amina", "Yusuf", "Sami", "Åse"}
    assert people["Åse"].birth_date == date(2001, 3, 30)
