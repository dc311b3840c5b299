"""The integration plan (§ 15), the Norwegian plan (§ 34), their versions and reviews, the contract (§ 16)."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING

from grongintro.domain.followup import InterpreterMode
from grongintro.domain.frozen import frozen

if TYPE_CHECKING:
    from datetime import date

    from grongintro.domain.programme import Goal
    from grongintro.domain.training import Level


class ElementKind(StrEnum):
    """What a programme consists of; the same kinds as the calculator `coverage`."""

    NORWEGIAN = "norwegian"
    CIVICS = "civics"
    LIFE_SKILLS = "life_skills"
    PARENTING = "parenting"
    PRACTICE = "practice"
    WORK = "work"
    COURSE = "course"
    NAV_MEASURE = "nav_measure"
    EDUCATION = "education"
    SELF_STUDY = "self_study"
    HOLIDAY_PROGRAMME = "holiday_programme"
    OTHER = "other"


WORK_ORIENTED = frozenset(
    {ElementKind.PRACTICE, ElementKind.WORK, ElementKind.COURSE, ElementKind.NAV_MEASURE}
)


class PlanKind(StrEnum):
    """One joint plan for those in the programme (§ 15), a Norwegian plan for others (§§ 34 and 37 d)."""

    INTEGRATION = "integration_plan"
    NORWEGIAN = "norwegian_plan"


class PlanState(StrEnum):
    """A version is written as a draft and never edited once it is adopted."""

    DRAFT = "draft"
    ADOPTED = "adopted"


class LifeEventKind(StrEnum):
    """What happens in a life and may change the plan (§ 15 sixth paragraph)."""

    BIRTH = "birth"
    FAMILY_CHANGE = "family_change"
    JOB = "job"
    ILLNESS = "illness"
    OTHER = "other"


class ContractKind(StrEnum):
    """The mutual contract of § 16, and the declaration that succeeds it when it enters into force."""

    CONTRACT = "integration_contract"
    DECLARATION = "integration_declaration"


@frozen
class PlanVersion:
    """One version of a person's plan, with what § 15 asks for and how the participant took part.

    `number` counts from 1 per person and kind. `material` tells whether a revision is a material change,
    and so a decision of its own (§ 46 c); None for the first version, which always is one.
    `norwegian_minutes` and `civics_minutes` are in all. Once adopted only handing over and
    signing are added. `absence_reason` tells why the participant was not `present`.
    """

    id: str
    office_id: str
    person_id: str
    kind: PlanKind
    number: int
    state: PlanState
    made_on: date
    staff_id: str
    long_term_goal: str = ""
    final_goal: Goal | None = None
    goal_reason: str = ""
    listening: Level | None = None
    reading: Level | None = None
    writing: Level | None = None
    speaking: Level | None = None
    level_reason: str = ""
    norwegian_minutes: int | None = None
    civics_minutes: int | None = None
    start: date | None = None
    end: date | None = None
    work_reason: str = ""
    norwegian_reason: str = ""
    builds_on: str = ""
    present: bool = False
    absence_reason: str = ""
    interpreter: InterpreterMode = InterpreterMode.NONE
    interpreter_qualified: bool | None = None
    interpreter_reason: str = ""
    language: str = ""
    own_view: str = ""
    disagreement: str = ""
    material: bool | None = None
    change_reason: str = ""
    handed_over_on: date | None = None
    handed_over_by: str | None = None
    signed_on: date | None = None
    version: int = 1


@frozen
class PlanPhase:
    """A phase of a plan version with its own goal; both days included."""

    id: str
    office_id: str
    person_id: str
    plan_id: str
    number: int
    name: str
    start: date
    end: date
    goal: str = ""
    version: int = 1


@frozen
class PlanElement:
    """An element of a plan version: what, when, how many minutes a week, with whom, and why."""

    id: str
    office_id: str
    person_id: str
    plan_id: str
    kind: ElementKind
    title: str
    start: date
    end: date | None = None
    minutes_per_week: int = 0
    provider: str = ""
    reason: str = ""
    version: int = 1


@frozen
class LifeEvent:
    """Something that happened to the participant on a day and calls for a look at the plan."""

    id: str
    office_id: str
    person_id: str
    kind: LifeEventKind
    day: date
    note: str = ""
    version: int = 1


@frozen
class PlanReview:
    """The plan was gone through, by the rhythm or because of an event; `changes` tells the outcome."""

    id: str
    office_id: str
    person_id: str
    plan_id: str
    held_on: date
    staff_id: str
    changes: bool
    event_id: str | None = None
    note: str = ""
    version: int = 1


@frozen
class IntegrationContract:
    """The contract (§ 16) that goes with a plan version, or its successor, and when each side signed."""

    id: str
    office_id: str
    person_id: str
    plan_id: str
    kind: ContractKind
    made_on: date
    staff_id: str
    participant_signed: date | None = None
    municipality_signed: date | None = None
    version: int = 1
