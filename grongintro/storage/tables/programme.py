"""Introduction programmes and leave from them."""

from __future__ import annotations

from grongintro.domain import programme
from grongintro.storage.tables.columns import day, entity, flag, indexed, one_of, period, text, to

programme_table = entity(
    programme.Programme,
    "programme",
    to("person_id", "person"),
    day("offered", needed=True),
    day("start"),
    day("end"),
    *one_of("programme", "education", programme.Education),
    *one_of("programme", "goal", programme.Goal),
    day("stopped"),
    text("stop_reason"),
)
programme_leave = entity(
    programme.ProgrammeLeave,
    "programme_leave",
    to("person_id", "person"),
    *period("programme_leave"),
    flag("paid"),
    text("reason"),
)

indexed(
    programme_table.c.person_id,
    programme_leave.c.person_id,
)
