"""What was done and who looked: rows that are only added."""

from __future__ import annotations

import sqlalchemy as sa

from grongintro.storage.tables.columns import indexed, log, text

change_log = log(
    "change_log",
    sa.Column("action", sa.String, nullable=False),
    sa.Column("at", sa.DateTime, nullable=False),
    sa.Column("account_id", sa.String, nullable=False),
    sa.Column("intention", sa.String, nullable=False),
    sa.Column("subject", sa.String, nullable=False),
    sa.Column("row_id", sa.String, nullable=False),
    sa.Column("person_id", sa.String),
    sa.Column("old", sa.String),
    sa.Column("new", sa.String),
    sa.Column("undoes", sa.String),
    # What the chain covers instead of old and new, so that they can be erased and the chain still hold.
    sa.Column("salt", sa.String),
    sa.Column("old_mark", sa.String),
    sa.Column("new_mark", sa.String),
)
access_log = log(
    "access_log",
    sa.Column("at", sa.DateTime, nullable=False),
    sa.Column("account_id", sa.String, nullable=False),
    sa.Column("person_id", sa.String, nullable=False),
)
sign_in = log(
    "sign_in",
    sa.Column("at", sa.DateTime, nullable=False),
    sa.Column("account_id", sa.String),
    text("outcome"),
    text("computer"),
)

indexed(
    change_log.c.action,
    change_log.c.row_id,
    change_log.c.person_id,
)
