"""What is no domain value: the municipality, its choices, drafts, and what imports brought."""

from __future__ import annotations

import sqlalchemy as sa

from grongintro.storage.tables.columns import day, metadata, text
from grongintro.storage.types import JsonText

municipality = sa.Table(
    "municipality",
    metadata,
    sa.Column("id", sa.Integer, primary_key=True),
    *[
        text(name)
        for name in (
            "name",
            "number",
            "organisation_number",
            "street",
            "postal_code",
            "postal_place",
            "phone",
            "email",
            "service_name",
            "statsforvalter",
            "language",
        )
    ],
    sa.Column("logo_png", sa.LargeBinary),
    sa.CheckConstraint("id = 1", name="municipality_one"),
)
setting = sa.Table(
    "setting", metadata, sa.Column("name", sa.String, primary_key=True), sa.Column("value", JsonText)
)
parameter_row = sa.Table(
    "parameter_row",
    metadata,
    sa.Column("parameter", sa.String, primary_key=True),
    sa.Column("valid_from", sa.Date, primary_key=True),
    day("known_from", needed=True),
    text("value"),
    text("source"),
)
draft = sa.Table(
    "draft",
    metadata,
    sa.Column("account_id", sa.String, sa.ForeignKey("account.id"), primary_key=True),
    sa.Column("kind", sa.String, primary_key=True),
    sa.Column("subject_id", sa.String, primary_key=True),
    sa.Column("body", JsonText, nullable=False),
    sa.Column("saved_at", sa.DateTime, nullable=False),
)
import_record = sa.Table(
    "import_record",
    metadata,
    sa.Column("source_key", sa.String, primary_key=True),
    sa.Column("person_id", sa.String, sa.ForeignKey("person.id"), nullable=False),
    sa.Column("imported", JsonText, nullable=False),
)
import_mapping = sa.Table(
    "import_mapping",
    metadata,
    sa.Column("signature", sa.String, primary_key=True),
    sa.Column("columns", JsonText, nullable=False),
)
