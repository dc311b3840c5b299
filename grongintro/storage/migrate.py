"""Bring an older store up to the schema of this program, in one transaction."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from alembic import command
from alembic.config import Config

from grongintro.storage import tables
from grongintro.storage.engine import writing
from grongintro.storage.faults import translated

if TYPE_CHECKING:
    from grongintro.storage.opened import Store


def upgrade(store: Store) -> None:
    """Run the migrations the store lacks; on any fault it stays as it was."""
    with translated(), writing(store.engine) as connection:
        found = int(connection.exec_driver_sql("PRAGMA user_version").scalar_one())
        config = Config()
        config.set_main_option("script_location", str(Path(__file__).with_name("migrations")))
        config.attributes["connection"] = connection
        if found:
            command.stamp(config, f"{found:04d}")
        command.upgrade(config, "head")
        connection.exec_driver_sql(f"PRAGMA user_version = {tables.SCHEMA}")
