"""What left the store in plain text."""

from __future__ import annotations

import sqlalchemy as sa

from grongintro.domain.outlet import FileOut
from grongintro.storage.tables.columns import entity, indexed, text, to

file_out = entity(
    FileOut,
    "file_out",
    to("account_id", "account"),
    text("what"),
    text("path"),
    text("sha256"),
    sa.Column("size", sa.Integer, nullable=False),
    sa.Column("asked_at", sa.DateTime, nullable=False),
    to("person_id", "person", needed=False),
    sa.Column("written_at", sa.DateTime),
    sa.Column("deleted_at", sa.DateTime),
)

indexed(file_out.c.account_id, file_out.c.person_id)
