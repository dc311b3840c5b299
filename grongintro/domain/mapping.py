"""Competence mapping (§§ 6 and 10), career guidance (§ 11), and health needs that the programme adapts to."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING

from grongintro.domain.followup import InterpreterMode
from grongintro.domain.frozen import frozen

if TYPE_CHECKING:
    from datetime import date

    from grongintro.domain.plan import ElementKind
    from grongintro.domain.programme import Goal


class MappedWhen(StrEnum):
    """Whether a mapping was made before settlement (§ 6) or after (§ 10)."""

    BEFORE_SETTLEMENT = "before_settlement"
    AFTER_SETTLEMENT = "after_settlement"


class Schooling(StrEnum):
    """How much school a person has finished, as regulation § 28 asks."""

    BELOW_COMPULSORY = "below_compulsory"
    COMPULSORY = "compulsory"
    UPPER_SECONDARY = "upper_secondary"


class Mastery(StrEnum):
    """How well a person masters a language."""

    MOTHER_TONGUE = "mother_tongue"
    FLUENT = "fluent"
    GOOD = "good"
    SOME = "some"
    NONE = "not_mastered"


class ExperienceKind(StrEnum):
    """What sort of experience it is."""

    SCHOOLING = "schooling"
    WORK = "work_experience"
    SKILL = "other_skill"


class HealthStepKind(StrEnum):
    """A step of following up somebody's health; never a diagnosis."""

    DOCTOR = "doctor"
    EXAMINATION = "examination"
    REFERRAL = "referral"
    NEXT_STEP = "next_step"


@frozen
class CompetenceMapping:
    """When and by whom a person's competence was mapped, and what it concluded.

    `mapped_by` is who did it in words (a colleague, the reception centre, IMDi). `schooling` decides the
    proposed Norwegian goal; whether § 13 or § 14 applies is decided by the programme's `education`.
    """

    id: str
    office_id: str
    person_id: str
    mapped_on: date
    timing: MappedWhen
    mapped_by: str
    schooling: Schooling
    interpreter: InterpreterMode = InterpreterMode.NONE
    interpreter_qualified: bool | None = None
    language: str = ""
    digital_skills: str = ""
    driving_licence: str = ""
    interests: str = ""
    wishes: str = ""
    note: str = ""
    version: int = 1


@frozen
class LanguageSkill:
    """A language that a person knows, spoken and written."""

    id: str
    office_id: str
    person_id: str
    language: str
    oral: Mastery
    written: Mastery
    version: int = 1


@frozen
class Experience:
    """Schooling, work or another skill, from year to year, both included; `last_year` None while it lasts."""

    id: str
    office_id: str
    person_id: str
    kind: ExperienceKind
    title: str
    place: str = ""
    country: str = ""
    first_year: int | None = None
    last_year: int | None = None
    documented: bool = False
    note: str = ""
    version: int = 1


@frozen
class PriorElement:
    """What a person had done before settlement here (§ 7); the plan builds on it (§ 15 second paragraph)."""

    id: str
    office_id: str
    person_id: str
    kind: ElementKind
    title: str
    place: str = ""
    start: date | None = None
    end: date | None = None
    minutes: int | None = None
    module: str = ""
    version: int = 1


@frozen
class AdaptationNeed:
    """What the programme must be adapted to because of health, in words without a diagnosis. Sensitive."""

    id: str
    office_id: str
    person_id: str
    staff_id: str
    text: str
    start: date
    end: date | None = None
    version: int = 1


@frozen
class HealthStep:
    """A dated step of following up somebody's health, with who sees to it; without a diagnosis. Sensitive."""

    id: str
    office_id: str
    person_id: str
    staff_id: str
    kind: HealthStepKind
    day: date
    owner_id: str
    text: str = ""
    done_on: date | None = None
    version: int = 1


@frozen
class CareerGuidance:
    """Career guidance by the county (§ 11): offered, held or declined, and what it recommended.

    `prior_learning_offered`: the day the person was told of the right to have prior learning assessed
    (opplæringslova § 18-8, by § 15 second paragraph).
    """

    id: str
    office_id: str
    person_id: str
    offered_on: date
    held_on: date | None = None
    declined: bool = False
    centre: str = ""
    recommended: Goal | None = None
    recommendation: str = ""
    prior_learning_offered: date | None = None
    prior_learning_wanted: bool | None = None
    version: int = 1
