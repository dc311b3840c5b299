from __future__ import annotations

from datetime import date
from itertools import count

import pytest

from grongintro.domain.carried import OpeningBalance, Quota
from grongintro.domain.programme import Education
from grongintro.domain.training import Subject, TaughtHours
from grongintro.rules.courses import (
    GuidanceForm,
    LifeSkills,
    ParentalGuidance,
    life_skills,
    parental_guidance,
)
from grongintro.rules.parameters import shipped_parameters

PARAMETERS = shipped_parameters()
NUMBER = count()
OFFERED, DAY = date(2026, 2, 2), date(2026, 5, 4)
LESS, UPPER = Education.LESS, Education.UPPER_SECONDARY


def taught(subject: Subject, minutes: int = 60, day: date = DAY) -> TaughtHours:
    return TaughtHours(str(next(NUMBER)), "o", "p", subject, day, day, minutes)


def balance(quota: Quota, hundredths: int, as_of: date = date(2026, 1, 31)) -> OpeningBalance:
    return OpeningBalance(str(next(NUMBER)), "o", "p", quota, hundredths, as_of, "Brev")


def skills(education: Education, migration: int, career: int, *balances: OpeningBalance) -> LifeSkills:
    rows = [taught(Subject.MIGRATION_HEALTH, migration), taught(Subject.CAREER_SKILLS, career)]
    return life_skills(education, OFFERED, rows, balances, PARAMETERS)


@pytest.mark.parametrize(
    ("education", "migration", "career", "met"),
    [
        (LESS, 599, 900, False),
        (LESS, 600, 900, True),
        (LESS, 601, 901, True),
        (LESS, 600, 899, False),
        (UPPER, 299, 600, False),
        (UPPER, 300, 600, True),
        (UPPER, 301, 601, True),
        (UPPER, 300, 599, False),
    ],
)
def test_the_education_decides_the_least_hours(
    education: Education, migration: int, career: int, *, met: bool
) -> None:
    found = skills(education, migration, career)
    assert found.met is met
    assert (found.migration_health.done, found.career_skills.done) == (migration, career)


def test_hours_from_before_are_counted_with() -> None:
    found = skills(
        LESS, 300, 0, balance(Quota.MIGRATION_HEALTH_HOURS, 500), balance(Quota.CAREER_SKILLS_HOURS, 1500)
    )
    assert found.met is True
    assert "10 av minst 10 timer" in found.migration_health.step.text


@pytest.mark.parametrize(
    ("offered", "computed"), [(date(2025, 12, 31), False), (date(2026, 1, 1), True), (date(2026, 1, 2), True)]
)
def test_the_earlier_regulation_is_not_computed(offered: date, *, computed: bool) -> None:
    found = life_skills(LESS, offered, [], [], PARAMETERS)
    assert (found.met is not None) is computed
    assert (found.career_skills.required is not None) is computed


def guidance(group: int, talks: int, *balances: OpeningBalance, exception: bool = False) -> ParentalGuidance:
    rows = [taught(Subject.PARENTING_GROUP) for _ in range(group)]
    rows += [taught(Subject.PARENTING_INDIVIDUAL) for _ in range(talks)]
    return parental_guidance(OFFERED, rows, balances, PARAMETERS, capacity_exception=exception)


@pytest.mark.parametrize(
    ("group", "talks", "exception", "form", "met"),
    [
        (7, 0, False, GuidanceForm.GROUP, False),
        (8, 0, False, GuidanceForm.GROUP, True),
        (9, 0, False, GuidanceForm.GROUP, True),
        (0, 4, False, GuidanceForm.INDIVIDUAL, False),
        (0, 5, False, GuidanceForm.INDIVIDUAL, True),
        (0, 6, False, GuidanceForm.INDIVIDUAL, True),
        (3, 0, True, GuidanceForm.GROUP, False),
        (4, 0, True, GuidanceForm.GROUP, True),
        (5, 0, True, GuidanceForm.GROUP, True),
        (0, 1, True, GuidanceForm.INDIVIDUAL, False),
        (0, 2, True, GuidanceForm.INDIVIDUAL, True),
        (0, 3, True, GuidanceForm.INDIVIDUAL, True),
        (7, 4, False, GuidanceForm.GROUP, False),
        (7, 5, False, GuidanceForm.INDIVIDUAL, True),
        (0, 0, False, GuidanceForm.GROUP, False),
    ],
)
def test_meetings_in_a_group_or_talks_one_by_one(
    group: int, talks: int, form: GuidanceForm, *, exception: bool, met: bool
) -> None:
    found = guidance(group, talks, exception=exception)
    assert (found.form, found.progress.met) == (form, met)
    assert found.progress.step.choice is exception


def test_meetings_from_before_belong_to_the_form_that_is_used() -> None:
    before = balance(Quota.PARENTING_MEETINGS, 300)
    assert guidance(5, 0, before).progress.met is True
    assert guidance(0, 2, before).progress.met is True
    mixed = guidance(1, 1, before)
    assert (mixed.form, mixed.progress.done) == (GuidanceForm.GROUP, 4)
    late = balance(Quota.PARENTING_MEETINGS, 300, DAY)
    assert guidance(5, 0, late).progress.done == 3
