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
from grongintro.storage.tables.plans import (
    integration_contract,
    life_event,
    plan_element,
    plan_phase,
    plan_review,
    plan_version,
)
from grongintro.storage.tables.programme import programme_leave, programme_table
from grongintro.storage.tables.qualifying import (
    adaptation_need,
    career_guidance,
    carried_matter,
    competence_mapping,
    employment,
    ending,
    experience,
    health_step,
    language_skill,
    late_start,
    move,
    opening_balance,
    prior_element,
    right_assessment,
)
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
from grongintro.storage.tables.training import exemption, language_test, taught_hours, training_table

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
    "adaptation_need",
    "appointment",
    "appointment_person",
    "assignment",
    "career_guidance",
    "carried_matter",
    "case_table",
    "change_log",
    "competence_mapping",
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
    "employment",
    "ending",
    "erasure",
    "event_confirmation",
    "exemption",
    "experience",
    "fact_confirmation",
    "file_out",
    "follow_up",
    "health_step",
    "helper_link",
    "household_member",
    "household_table",
    "import_mapping",
    "import_record",
    "integration_contract",
    "issued_letter",
    "language_skill",
    "language_test",
    "late_start",
    "life_event",
    "living_fact",
    "metadata",
    "move",
    "municipality",
    "office",
    "opening_balance",
    "parameter_row",
    "permit",
    "person_table",
    "plan_element",
    "plan_phase",
    "plan_review",
    "plan_version",
    "post",
    "prior_element",
    "programme_leave",
    "programme_table",
    "right_assessment",
    "setting",
    "sign_in",
    "signature",
    "staff_absence",
    "staff_table",
    "task",
    "taught_hours",
    "training_table",
]
