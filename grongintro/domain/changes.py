"""What an action changed, so that pages know whether to read again."""

from __future__ import annotations

from enum import StrEnum

from grongintro.domain.frozen import frozen


class Subject(StrEnum):
    """A kind of thing that can change; also the subject column of the change log."""

    PERSON = "person"
    HOUSEHOLD = "household"
    PROGRAMME = "programme"
    QUALIFYING = "qualifying"
    SCHOOL = "school"
    WEEK = "week"
    ACTIVITY = "activity"
    PRACTICE = "practice"
    COOPERATION = "cooperation"
    GRANT = "grant"
    SETTLEMENT = "settlement"
    ASSIGNMENT = "assignment"
    CONVERSATION = "conversation"
    APPOINTMENT = "appointment"
    TASK = "task"
    FOLLOW_UP = "follow_up"
    DECISION = "decision"
    STAFF = "staff"
    SETTING = "setting"
    ACCOUNT = "account"
    DRAFT = "draft"
    IMPORT = "import"
    OUTLET = "outlet"


@frozen
class Changes:
    """The subjects and row ids that one action touched; `action` is its id in the log, for undo."""

    subjects: frozenset[Subject]
    ids: frozenset[str] = frozenset()
    action: str | None = None
