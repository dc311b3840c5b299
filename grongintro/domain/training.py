"""Norwegian and civics (chapter 6), life skills and parental guidance: offered, taught, tested, exempted."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING

from grongintro.domain.frozen import frozen

if TYPE_CHECKING:
    from datetime import date


class Level(StrEnum):
    """Levels of the European framework (regulation § 26)."""

    BELOW_A1 = "below_a1"
    A1 = "a1"
    A2 = "a2"
    B1 = "b1"
    B2 = "b2"
    C1 = "c1"

    @property
    def rank(self) -> int:
        """0 below A1, 5 for C1."""
        return list(Level).index(self)


class TrainingBasis(StrEnum):
    """Which section the training rests on."""

    SECTION_27 = "section_27"
    SECTION_28 = "section_28"
    SECTION_37D = "section_37d"
    OTHER = "other_basis"


class Provider(StrEnum):
    """Who sees to the training (§ 30)."""

    MUNICIPALITY = "municipality"
    COUNTY = "county"
    PRIVATE = "private_provider"


class Subject(StrEnum):
    """What hours are taught in."""

    NORWEGIAN = "norwegian"
    CIVICS = "civics"
    MIGRATION_HEALTH = "migration_health"
    CAREER_SKILLS = "career_skills"
    PARENTING_GROUP = "parenting_group"
    PARENTING_INDIVIDUAL = "parenting_individual"


class TestPart(StrEnum):
    """The four part tests in Norwegian (regulation § 34), and the test in civics."""

    __test__ = False  # not a test of pytest's

    LISTENING = "listening"
    READING = "reading"
    WRITING = "writing"
    SPEAKING = "speaking"
    CIVICS = "civics_test"


NORWEGIAN_PARTS = (TestPart.LISTENING, TestPart.READING, TestPart.WRITING, TestPart.SPEAKING)


class ExemptionFrom(StrEnum):
    """What somebody is exempted from (§§ 29 and 37)."""

    NORWEGIAN_TRAINING = "norwegian_training"
    CIVICS_TRAINING = "civics_training"
    NORWEGIAN_TEST = "norwegian_test"
    CIVICS_TEST = "civics_test"


class ExemptionBasis(StrEnum):
    """Why: documented knowledge, health, or another weighty reason."""

    DOCUMENTED = "documented_knowledge"
    HEALTH = "health"
    WEIGHTY = "weighty_reason"


@frozen
class Training:
    """Training in Norwegian and civics: claimed, offered, started, with whom. `end` None while it lasts."""

    id: str
    office_id: str
    person_id: str
    basis: TrainingBasis
    offered: date
    start: date | None = None
    end: date | None = None
    claimed: date | None = None
    provider: Provider = Provider.MUNICIPALITY
    provider_name: str = ""
    level: Level | None = None
    minutes_per_week: int = 0
    version: int = 1


@frozen
class TaughtHours:
    """Hours that were attended from one day to another, both included, in minutes.

    `module` is the civics module; `language` what it was taught in. One row of parental guidance is one
    meeting or talk.
    """

    id: str
    office_id: str
    person_id: str
    subject: Subject
    start: date
    end: date
    minutes: int
    module: str = ""
    language: str = ""
    provider: str = ""
    version: int = 1


@frozen
class LanguageTest:
    """A part test: entered for, sat, and its result; `level` for Norwegian, `passed` for civics."""

    id: str
    office_id: str
    person_id: str
    part: TestPart
    entered_on: date | None = None
    sat_on: date | None = None
    level: Level | None = None
    passed: bool | None = None
    language: str = ""
    version: int = 1


@frozen
class Exemption:
    """An application for exemption, and how it was answered; `granted` None while it is open."""

    id: str
    office_id: str
    person_id: str
    what: ExemptionFrom
    basis: ExemptionBasis
    applied_on: date
    decided_on: date | None = None
    granted: bool | None = None
    note: str = ""
    version: int = 1
