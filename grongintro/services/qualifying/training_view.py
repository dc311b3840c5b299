"""A person's training as the page shows it, with the hours summed by subject and module."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from typing import TYPE_CHECKING

from grongintro.domain.carried import OpeningBalance, Quota
from grongintro.domain.training import Exemption, LanguageTest, Subject, TaughtHours, TestPart, Training
from grongintro.services import settings
from grongintro.services.qualifying.carried import WHOLE
from grongintro.services.qualifying.rows import newest, person_of
from grongintro.services.qualifying.training import MEETINGS

if TYPE_CHECKING:
    from collections.abc import Iterable

    from grongintro.domain.person import Person
    from grongintro.services.desk import Desk

MINUTES = 60
QUOTAS = {
    Subject.NORWEGIAN: Quota.NORWEGIAN_HOURS,
    Subject.CIVICS: Quota.CIVICS_HOURS,
    Subject.MIGRATION_HEALTH: Quota.MIGRATION_HEALTH_HOURS,
    Subject.CAREER_SKILLS: Quota.CAREER_SKILLS_HOURS,
}


@dataclass(frozen=True)
class SubjectSum:
    """What is attended in a subject, in minutes: here, by module, and before by the opening balance.

    `meetings` counts the lines, which of parental guidance are one meeting each.
    """

    subject: Subject
    minutes: int
    before: Fraction
    meetings: int
    modules: tuple[tuple[str, int], ...] = ()

    @property
    def total(self) -> Fraction:
        """All minutes, exact."""
        return self.minutes + self.before


@dataclass(frozen=True)
class TrainingView:
    """Training, hours and exemptions newest first, sums by subject, and the tests of each part."""

    person: Person
    trainings: tuple[Training, ...]
    hours: tuple[TaughtHours, ...]
    sums: tuple[SubjectSum, ...]
    meetings_before: Fraction
    tests: dict[TestPart, tuple[LanguageTest, ...]]
    exemptions: tuple[Exemption, ...]

    def sum_of(self, subject: Subject) -> SubjectSum:
        """What is attended in one subject."""
        return next(each for each in self.sums if each.subject is subject)

    @property
    def meetings(self) -> Fraction:
        """Meetings and talks of parental guidance in all, those before grongintro too."""
        return self.meetings_before + sum(self.sum_of(subject).meetings for subject in MEETINGS)


def training_view(desk: Desk, person_id: str) -> TrainingView:
    """Everything for the page of training; UserError when the account may not see the person."""
    with desk.read() as reader:
        person = person_of(desk, reader, person_id)
        hours = reader.find(TaughtHours, person_id=person_id)
        balances = {each.quota: each for each in reader.find(OpeningBalance, person_id=person_id)}
        tests = reader.find(LanguageTest, person_id=person_id)
        return TrainingView(
            person,
            newest(reader.find(Training, person_id=person_id), "offered"),
            newest(hours, "start"),
            sums(hours, balances, settings.civics_modules(reader)),
            before(balances, Quota.PARENTING_MEETINGS),
            {part: _in_order(each for each in tests if each.part is part) for part in TestPart},
            newest(reader.find(Exemption, person_id=person_id), "applied_on"),
        )


def sums(
    hours: Iterable[TaughtHours], balances: dict[Quota, OpeningBalance], modules: tuple[str, ...]
) -> tuple[SubjectSum, ...]:
    """What is attended in each subject; hours that ended by the day of an opening balance lie in that."""
    rows = list(hours)
    return tuple(_sum(subject, rows, balances, modules) for subject in Subject)


def _sum(
    subject: Subject,
    hours: list[TaughtHours],
    balances: dict[Quota, OpeningBalance],
    modules: tuple[str, ...],
) -> SubjectSum:
    quota = QUOTAS.get(subject, Quota.PARENTING_MEETINGS)
    known = balances.get(quota)
    mine = [h for h in hours if h.subject is subject and (known is None or h.end > known.as_of)]
    in_hours = subject in QUOTAS
    by_module = dict.fromkeys(modules, 0) if subject is Subject.CIVICS else {}
    for each in mine:
        if subject is Subject.CIVICS:
            by_module[each.module] = by_module.get(each.module, 0) + each.minutes
    return SubjectSum(
        subject,
        sum(each.minutes for each in mine),
        before(balances, quota) * MINUTES if in_hours else Fraction(0),
        len(mine),
        tuple(by_module.items()),
    )


def before(balances: dict[Quota, OpeningBalance], quota: Quota) -> Fraction:
    """How much of a quota was used before, in its own unit."""
    known = balances.get(quota)
    return Fraction(0) if known is None else Fraction(known.hundredths, WHOLE)


def _in_order(tests: Iterable[LanguageTest]) -> tuple[LanguageTest, ...]:
    """The newest first, by the day it was sat or entered for."""
    return tuple(sorted(tests, key=lambda each: (each.sat_on or each.entered_on, each.id), reverse=True))
