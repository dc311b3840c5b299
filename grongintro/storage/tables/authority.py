"""Who may decide: delegations, inhabilitet, what gave accounts power, and what was confirmed and signed."""

from __future__ import annotations

import sqlalchemy as sa

from grongintro.domain import authority, protection
from grongintro.storage.tables.columns import entity, flag, indexed, one_of, period, text, to
from grongintro.storage.types import TextTuple

delegation = entity(
    authority.Delegation,
    "delegation",
    to("staff_id", "staff"),
    sa.Column("types", TextTuple, nullable=False),
    *period("delegation"),
    text("basis"),
    to("deputy_for", "staff", needed=False),
    flag("outside"),
)
conflict = entity(
    authority.Conflict,
    "conflict",
    to("staff_id", "staff"),
    to("person_id", "person"),
    text("reason"),
    *period("conflict"),
)
account_event = entity(
    authority.AccountEvent,
    "account_event",
    to("account_id", "account"),
    *one_of("account_event", "kind", authority.AccountEventKind),
    text("made_by"),
    sa.Column("at", sa.DateTime, nullable=False),
    text("detail"),
    to("delegation_id", "delegation", needed=False),
)
event_confirmation = entity(
    authority.EventConfirmation,
    "event_confirmation",
    to("event_id", "account_event"),
    to("account_id", "account"),
    sa.Column("at", sa.DateTime, nullable=False),
    text("public_key"),
)
account_key = entity(
    authority.AccountKey,
    "account_key",
    to("account_id", "account"),
    text("public_key"),
    sa.Column("made_at", sa.DateTime, nullable=False),
)
signature = entity(
    authority.Signature,
    "signature",
    text("purpose"),
    text("row_id"),
    to("account_id", "account"),
    sa.Column("at", sa.DateTime, nullable=False),
    text("payload"),
    text("signature"),
)
fact_confirmation = entity(
    authority.FactConfirmation,
    "fact_confirmation",
    to("person_id", "person"),
    text("subject"),
    text("row_id"),
    sa.Column("row_version", sa.Integer, nullable=False),
    text("document"),
    to("account_id", "account"),
    sa.Column("at", sa.DateTime, nullable=False),
)
protection_table = entity(
    protection.Protection,
    "protection",
    to("person_id", "person"),
    text("basis"),
    sa.Column("account_ids", TextTuple, nullable=False),
    *period("protection"),
)

indexed(
    delegation.c.staff_id,
    conflict.c.staff_id,
    account_event.c.account_id,
    signature.c.row_id,
    fact_confirmation.c.row_id,
)
