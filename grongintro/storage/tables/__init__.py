"""The tables: one per domain value and a few others, each row with a UUID and an office.

Money is øre in INTEGER, dates are ISO text, enumerations are text with a CHECK, lists and snapshots are JSON.
Changing a table here needs a migration in `migrations/` and a new `SCHEMA` number.
"""

from __future__ import annotations

from grongintro.domain.person import Person
from grongintro.storage.tables.authority import (
    account_event,
    account_key,
    conflict,
    delegation,
    event_confirmation,
    fact_confirmation,
    signature,
)
from grongintro.storage.tables.columns import TABLES, metadata
from grongintro.storage.tables.decisions import case_table, decision, decision_event, issued_letter
from grongintro.storage.tables.documents import consent, document_content, document_link, document_table
from grongintro.storage.tables.followup import (
    appointment,
    appointment_person,
    conversation,
    conversation_person,
    follow_up,
    task,
)
from grongintro.storage.tables.log import access_log, change_log, sign_in
from grongintro.storage.tables.outlets import file_out
from grongintro.storage.tables.people import (
    household_member,
    household_table,
    living_fact,
    permit,
    person_table,
)
from grongintro.storage.tables.programme import programme_leave, programme_table
from grongintro.storage.tables.retention import erasure
from grongintro.storage.tables.service import (
    draft,
    import_mapping,
    import_record,
    municipality,
    parameter_row,
    setting,
)
from grongintro.storage.tables.staff import (
    account,
    assignment,
    helper_link,
    office,
    post,
    staff_absence,
    staff_table,
)

SCHEMA = 1
# Columns that follow from a value and are kept for finding it; they are written with it and never logged.
DERIVED: dict[type, tuple[str, ...]] = {Person: ("search",)}

__all__ = [
    "DERIVED",
    "SCHEMA",
    "TABLES",
    "access_log",
    "account",
    "account_event",
    "account_key",
    "appointment",
    "appointment_person",
    "assignment",
    "case_table",
    "change_log",
    "conflict",
    "consent",
    "conversation",
    "conversation_person",
    "decision",
    "decision_event",
    "delegation",
    "document_content",
    "document_link",
    "document_table",
    "draft",
    "erasure",
    "event_confirmation",
    "fact_confirmation",
    "file_out",
    "follow_up",
    "helper_link",
    "household_member",
    "household_table",
    "import_mapping",
    "import_record",
    "issued_letter",
    "living_fact",
    "metadata",
    "municipality",
    "office",
    "parameter_row",
    "permit",
    "person_table",
    "post",
    "programme_leave",
    "programme_table",
    "setting",
    "sign_in",
    "signature",
    "staff_absence",
    "staff_table",
    "task",
]
