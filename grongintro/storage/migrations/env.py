"""Alembic's entry: always on the connection that `migrate.upgrade` hands over."""

from __future__ import annotations

from alembic import context

from grongintro.storage.tables import every_table

context.configure(
    connection=context.config.attributes["connection"], target_metadata=every_table(), transactional_ddl=False
)
context.run_migrations()
