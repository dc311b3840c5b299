"""Documents with their bytes apart, what they prove, and consents."""

from __future__ import annotations

import sqlalchemy as sa

from grongintro.domain import document
from grongintro.storage.tables.columns import day, entity, indexed, one_of, text, to

document_table = entity(
    document.Document,
    "document",
    to("person_id", "person"),
    *one_of("document", "kind", document.DocumentKind),
    text("name"),
    text("media_type"),
    sa.Column("size", sa.Integer, nullable=False),
    text("sha256"),
    *one_of("document", "access", document.AccessClass),
    to("added_by", "account"),
    sa.Column("added_at", sa.DateTime, nullable=False),
    day("dated"),
    text("source"),
)
# No foreign key to the document: the bytes wait while it lies in the trash.
document_content = entity(
    document.DocumentContent,
    "document_content",
    to("person_id", "person"),
    sa.Column("document_id", sa.String, nullable=False),
    sa.Column("content", sa.LargeBinary, nullable=False),
)
document_link = entity(
    document.DocumentLink,
    "document_link",
    to("person_id", "person"),
    to("document_id", "document"),
    text("subject"),
    text("row_id"),
)
consent = entity(
    document.Consent,
    "consent",
    to("person_id", "person"),
    text("to_whom"),
    text("what"),
    day("start", needed=True),
    day("end"),
    day("withdrawn"),
    to("document_id", "document", needed=False),
)

indexed(
    document_table.c.person_id,
    document_content.c.document_id,
    document_link.c.document_id,
    consent.c.person_id,
)
