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
    "right_assessment",
)
_ADOPTED = "BEGIN SELECT RAISE(ABORT, 'an adopted plan is frozen'); END"
_PARTS_OF_PLAN = ("plan_phase", "plan_element")
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
    (
        "CREATE TRIGGER plan_adopted_no_delete BEFORE DELETE ON plan_version "
        f"WHEN old.state = 'adopted' {_ADOPTED}"
    ),
    # Handing over and signing are added to an adopted plan; nothing else is changed.
    (
        "CREATE TRIGGER plan_adopted_frozen BEFORE UPDATE OF person_id, kind, number, state, made_on, "
        "staff_id, long_term_goal, final_goal, goal_reason, listening, reading, writing, speaking, "
        "level_reason, "
        'norwegian_minutes, civics_minutes, start, "end", work_reason, norwegian_reason, builds_on, present, '
        "absence_reason, "
        "interpreter, interpreter_qualified, interpreter_reason, language, own_view, disagreement, material, "
        f"change_reason ON plan_version WHEN old.state = 'adopted' {_ADOPTED}"
    ),
    *[
        f"CREATE TRIGGER {table}_adopted_no_{verb.lower()} BEFORE {verb} ON {table} WHEN EXISTS "  # noqa: S608
        f"(SELECT 1 FROM plan_version WHERE id = {row}.plan_id AND state = 'adopted') {_ADOPTED}"
        for table in _PARTS_OF_PLAN
        for verb, row in (("INSERT", "new"), ("UPDATE", "old"), ("DELETE", "old"))
    ],
)
