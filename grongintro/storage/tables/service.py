"""What is no domain value: the municipality, its choices, drafts, and what imports brought.

A name is unique within its office, so that two stores that are joined may both have the setting «guideline».
"""

from __future__ import annotations

import sqlalchemy as sa

from grongintro.storage.tables.columns import day, named, text, to
from grongintro.storage.types import JsonText

municipality = named(
    "municipality",
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
    once=("office_id",),
)
setting = named(
    "setting",
    sa.Column("name", sa.String, nullable=False),
    sa.Column("value", JsonText),
    once=("office_id", "name"),
)
parameter_row = named(
    "parameter_row",
    sa.Column("parameter", sa.String, nullable=False),
    day("valid_from", needed=True),
    day("known_from", needed=True),
    text("value"),
    text("source"),
    once=("office_id", "parameter", "valid_from"),
)
draft = named(
    "draft",
    to("account_id", "account"),
    sa.Column("kind", sa.String, nullable=False),
    sa.Column("subject_id", sa.String, nullable=False),
    sa.Column("body", JsonText, nullable=False),
    sa.Column("saved_at", sa.DateTime, nullable=False),
    once=("account_id", "kind", "subject_id"),
)
import_record = named(
    "import_record",
    sa.Column("source_key", sa.String, nullable=False),
    to("person_id", "person"),
    sa.Column("imported", JsonText, nullable=False),
    once=("office_id", "source_key"),
)
import_mapping = named(
    "import_mapping",
    sa.Column("signature", sa.String, nullable=False),
    sa.Column("columns", JsonText, nullable=False),
    once=("office_id", "signature"),
)
