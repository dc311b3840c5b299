"""The first released schema."""

from __future__ import annotations

from pathlib import Path

from alembic import op

revision = "0001"
down_revision = None


def upgrade() -> None:
    """Lay out schema 1 as it was released, statement by statement."""
    script = Path(__file__).with_name("0001_first.sql").read_text(encoding="utf-8")
    for statement in script.split(";\n\n"):
        if statement.strip():
            op.execute(statement.strip().removesuffix(";"))
