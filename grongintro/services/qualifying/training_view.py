"""A person's training as the page shows it, with the hours summed by subject and module."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from grongintro.domain.carried import OpeningBalance
from grongintro.domain.eligibility import Standing
from grongintro.domain.plan import PlanState, PlanVersion
from grongintro.domain.training import (
    Exemption,
    LanguageTest,
    Subject,
    TaughtHours,
    TestPart,
    Training,
    TrainingBasis,
)
from grongintro.rules.norwegian_goal import goal_of
from grongintro.rules.taught import QUOTAS, taught_sum
from grongintro.rules.training_right import training_right_on
from grongintro.services import right_facts, settings
from grongintro.services.activities.counted import attended_hours
from grongintro.services.qualifying.training_facts import training_needs
from grongintro.services.rows import newest, person_of

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from grongintro.domain.person import Person
    from grongintro.domain.training import Level
    from grongintro.rules.taught import TaughtSum
    from grongintro.services.desk import Desk
    from grongintro.services.qualifying.training_facts import TrainingNeeds
    from grongintro.storage.unit import Reader

_BASES = {
    Standing.RIGHT_AND_DUTY: TrainingBasis.SECTION_27,
    Standing.DUTY_ONLY: TrainingBasis.SECTION_28,
    Standing.RIGHT_ONLY: TrainingBasis.SECTION_37D,
    Standing.UNDECIDED: TrainingBasis.SECTION_27,
}


@dataclass(frozen=True)
class TrainingView:
    """Training, hours and exemptions newest first, sums by subject, tests by part, and what is left.

    `attended` are the ids of those hours that follow from having come to activities and are changed there.
    `modules` are the minutes of civics by module: the municipality's modules first, then others with hours.
    `goal` is the level that the newest adopted plan has set for each test, and `basis` what a new training
    would rest on.
    """

    person: Person
    trainings: tuple[Training, ...]
    hours: tuple[TaughtHours, ...]
    attended: frozenset[str]
    sums: dict[Subject, TaughtSum]
    modules: tuple[tuple[str, int], ...]
    tests: dict[TestPart, tuple[LanguageTest, ...]]
    exemptions: tuple[Exemption, ...]
    needs: TrainingNeeds
    goal: dict[TestPart, Level]
    basis: TrainingBasis


def training_view(desk: Desk, person_id: str) -> TrainingView:
    """Everything for the page of training; UserError when the account may not see the person."""
    with desk.read() as reader:
        person = person_of(desk, reader, person_id)
        attended = attended_hours(reader, [person_id])[person_id]
        hours = [*reader.find(TaughtHours, person_id=person_id), *attended]
        balances = reader.find(OpeningBalance, person_id=person_id)
        tests = reader.find(LanguageTest, person_id=person_id)
        sums = {subject: taught_sum(hours, balances, subject) for subject in QUOTAS}
        return TrainingView(
            person,
            newest(reader.find(Training, person_id=person_id), "offered"),
            newest(hours, "start"),
            frozenset(each.id for each in attended),
            sums,
            _modules(sums[Subject.CIVICS], settings.civics_modules(reader)),
            {part: _in_order(each for each in tests if each.part is part) for part in TestPart},
            newest(reader.find(Exemption, person_id=person_id), "applied_on"),
            training_needs(reader, person, desk.today),
            _goal(reader, person_id),
            _basis(reader, person, desk.today),
        )


def _goal(reader: Reader, person_id: str) -> dict[TestPart, Level]:
    adopted = reader.find(PlanVersion, person_id=person_id, state=PlanState.ADOPTED)
    newest_plan = max(adopted, key=lambda each: (each.made_on, each.number), default=None)
    return goal_of(newest_plan) if newest_plan else {}


def _basis(reader: Reader, person: Person, today: date) -> TrainingBasis:
    right = training_right_on(today, right_facts.gather(reader, person), settings.parameters(reader))
    return _BASES.get(right.standing, TrainingBasis.OTHER)


def _modules(civics: TaughtSum, names: tuple[str, ...]) -> tuple[tuple[str, int], ...]:
    return tuple((dict.fromkeys(names, 0) | dict(civics.by_module)).items())


def _in_order(tests: Iterable[LanguageTest]) -> tuple[LanguageTest, ...]:
    """The newest first, by the day it was sat or entered for."""
    return tuple(sorted(tests, key=lambda each: (each.sat_on or each.entered_on, each.id), reverse=True))
