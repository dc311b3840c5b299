"""What is to be erased, and what has been."""

from __future__ import annotations

import sqlalchemy as sa

from grongintro.domain.retention import Erasure
from grongintro.storage.tables.columns import entity, text, to

# The person is no foreign key: the row outlives the person.
erasure = entity(
    Erasure,
    "erasure",
    sa.Column("person_id", sa.String, nullable=False),
    text("basis"),
    to("asked_by", "account"),
    sa.Column("asked_at", sa.DateTime, nullable=False),
    text("archive_sha256"),
    sa.Column("archive_at", sa.DateTime),
    sa.Column("archive_left_out", sa.Integer, nullable=False, server_default="0"),
    to("done_by", "account", needed=False),
    sa.Column("done_at", sa.DateTime),
    sa.Column("withdrawn_at", sa.DateTime),
)
