"""Those who work in the service: offices, colleagues, posts, absence, accounts and who has whom."""

from __future__ import annotations

import sqlalchemy as sa

from grongintro.domain import staff
from grongintro.storage.tables.columns import entity, flag, indexed, one_of, period, text, to

office = entity(staff.Office, "office", text("name"), text("address"), office=False)
staff_table = entity(
    staff.Staff,
    "staff",
    text("name"),
    text("title"),
    text("phone"),
    text("email"),
)
post = entity(
    staff.Post,
    "post",
    to("staff_id", "staff"),
    *one_of("post", "role", staff.Role),
    sa.Column("percent", sa.Integer, sa.CheckConstraint("percent BETWEEN 0 AND 100"), nullable=False),
    *period("post"),
    flag("counts"),
    text("service"),
)
staff_absence = entity(
    staff.StaffAbsence,
    "staff_absence",
    to("staff_id", "staff"),
    *period("staff_absence"),
    to("substitute_id", "staff", needed=False),
    text("reason"),
)
account = entity(
    staff.Account,
    "account",
    to("staff_id", "staff"),
    sa.Column("login", sa.String, nullable=False, unique=True),
    *one_of("account", "role", staff.Role),
    text("slot_id"),
    flag("must_change"),
    flag("active"),
)
assignment = entity(
    staff.Assignment,
    "assignment",
    to("person_id", "person"),
    to("staff_id", "staff"),
    *period("assignment"),
)
helper_link = entity(
    staff.HelperLink,
    "helper_link",
    to("person_id", "person"),
    to("staff_id", "staff"),
    *period("helper_link"),
)

indexed(
    post.c.staff_id,
    assignment.c.person_id,
    assignment.c.staff_id,
    helper_link.c.staff_id,
)
