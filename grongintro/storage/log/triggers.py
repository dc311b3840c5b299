"""What must never change, held by the store itself and not only by the program."""

from __future__ import annotations

APPEND_ONLY = (
    "change_log",
    "access_log",
    "sign_in",
    "issued_letter",
    "decision_event",
    "account_event",
    "event_confirmation",
    "account_key",
    "signature",
    "fact_confirmation",
)
TRIGGERS = (
    *[
        f"CREATE TRIGGER {table}_no_{verb.lower()} BEFORE {verb} ON {table} "
        f"BEGIN SELECT RAISE(ABORT, '{table} is append-only'); END"
        for table in APPEND_ONLY
        for verb in ("UPDATE", "DELETE")
    ],
    (
        "CREATE TRIGGER decision_issued_no_delete BEFORE DELETE ON decision WHEN old.state = 'issued' "
        "BEGIN SELECT RAISE(ABORT, 'an issued decision is frozen'); END"
    ),
    (
        "CREATE TRIGGER decision_issued_frozen BEFORE UPDATE OF case_id, person_id, kind, state, start, "
        '"end", assessment, facts, steps, parameters, replaces_id, replaces_from, number, letter_id, '
        "decided_by, decided_on ON decision WHEN old.state = 'issued' "
        "BEGIN SELECT RAISE(ABORT, 'an issued decision is frozen'); END"
    ),
)
