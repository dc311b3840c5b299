"""Life skills and parental guidance: what is asked at least, and what is done (regulation §§ 3 and 4)."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction
from typing import TYPE_CHECKING

from grongintro.domain.carried import Quota
from grongintro.domain.dates import short
from grongintro.domain.hours import MINUTES, hours_text
from grongintro.domain.programme import Education
from grongintro.domain.training import Subject
from grongintro.rules.registry import explain
from grongintro.rules.taught import newest_balance, rows_after, taught_sum

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from grongintro.domain.carried import OpeningBalance
    from grongintro.domain.step import Step
    from grongintro.domain.training import TaughtHours
    from grongintro.rules.parameters import Parameters

HOURS = {
    (Subject.MIGRATION_HEALTH, Education.LESS): "life_skills_migration_hours_less",
    (Subject.MIGRATION_HEALTH, Education.UPPER_SECONDARY): "life_skills_migration_hours_upper_secondary",
    (Subject.CAREER_SKILLS, Education.LESS): "life_skills_career_hours_less",
    (Subject.CAREER_SKILLS, Education.UPPER_SECONDARY): "life_skills_career_hours_upper_secondary",
}


class GuidanceForm(StrEnum):
    """How parental guidance is given (regulation § 3 fourth paragraph)."""

    GROUP = "group"
    INDIVIDUAL = "individual"


MEETINGS = {
    (GuidanceForm.GROUP, False): "parenting_group_meetings",
    (GuidanceForm.GROUP, True): "parenting_group_meetings_capacity",
    (GuidanceForm.INDIVIDUAL, False): "parenting_individual_talks",
    (GuidanceForm.INDIVIDUAL, True): "parenting_individual_talks_capacity",
}
SUBJECTS = {
    GuidanceForm.GROUP: Subject.PARENTING_GROUP,
    GuidanceForm.INDIVIDUAL: Subject.PARENTING_INDIVIDUAL,
}


@dataclass(frozen=True)
class Progress:
    """What is asked and what is done: minutes, or meetings. `required` and `met` None: not computed."""

    required: int | None
    done: int
    met: bool | None
    step: Step


@dataclass(frozen=True)
class LifeSkills:
    """The two themes of the course, in minutes."""

    migration_health: Progress
    career_skills: Progress

    @property
    def met(self) -> bool | None:
        """Whether both are met; None when they are not computed."""
        if self.migration_health.met is None or self.career_skills.met is None:
            return None
        return self.migration_health.met and self.career_skills.met


@dataclass(frozen=True)
class ParentalGuidance:
    """Guidance in the form that is furthest on, in meetings or talks."""

    form: GuidanceForm
    progress: Progress


def life_skills(
    education: Education,
    offered: date,
    rows: Sequence[TaughtHours],
    balances: Sequence[OpeningBalance],
    parameters: Parameters,
) -> LifeSkills:
    """Minutes in each theme against regulation § 4, by the education and the day the programme was offered.

    Programmes offered before 2026 were under another text, which is not entered: nothing is required of them.
    """
    migration, career = (
        _theme(subject, education, offered, taught_sum(rows, balances, subject).minutes, parameters)
        for subject in (Subject.MIGRATION_HEALTH, Subject.CAREER_SKILLS)
    )
    return LifeSkills(migration, career)


def parental_guidance(
    offered: date,
    rows: Sequence[TaughtHours],
    balances: Sequence[OpeningBalance],
    parameters: Parameters,
    *,
    capacity_exception: bool = False,
) -> ParentalGuidance:
    """Meetings in a group or talks one by one against regulation § 3; the two forms are not added together.

    `capacity_exception`: the municipality has chosen the lower number of the sixth paragraph. An opening
    balance does not tell its form: it counts as meetings in a group, unless there have only been talks.
    """
    opening = newest_balance(balances, Quota.PARENTING_MEETINGS)
    done = {form: len(rows_after(rows, opening, subject)) for form, subject in SUBJECTS.items()}
    if opening is not None:
        only_talks = bool(done[GuidanceForm.INDIVIDUAL]) and not done[GuidanceForm.GROUP]
        done[GuidanceForm.INDIVIDUAL if only_talks else GuidanceForm.GROUP] += opening.hundredths // 100
    found = [
        ParentalGuidance(form, _guidance(form, offered, count, parameters, exception=capacity_exception))
        for form, count in done.items()
    ]
    return max(found, key=lambda each: (each.progress.met or False, _share(each.progress)))


def _theme(
    subject: Subject, education: Education, offered: date, done: int, parameters: Parameters
) -> Progress:
    name = HOURS[subject, education]
    first = parameters.first_day(name)
    if offered < first:
        words = {"day": short(offered), "first": short(first)}
        return Progress(None, done, None, explain("courses.life_skills", "earlier_text", words=words))
    hours = int(parameters.at(name, offered))
    words = {"hours": str(hours), "done": hours_text(done)}
    migration = subject is Subject.MIGRATION_HEALTH
    which = "tredje" if migration else "fjerde"
    step = explain(
        "courses.life_skills",
        "migration_health" if migration else "career_skills",
        words=words,
        law=f"integreringsforskriften § 4 {which} ledd",
    )
    return Progress(hours * MINUTES, done, done >= hours * MINUTES, step)


def _guidance(
    form: GuidanceForm, offered: date, done: int, parameters: Parameters, *, exception: bool
) -> Progress:
    name = MEETINGS[form, exception]
    least = int(parameters.at(name, max(offered, parameters.first_day(name))))
    words = {"least": str(least), "done": str(done)}
    group = form is GuidanceForm.GROUP
    if exception:
        step = explain(
            "courses.parenting",
            "group_capacity" if group else "individual_capacity",
            words=words,
            law="integreringsforskriften § 3 sjette ledd",
            choice=True,
        )
    else:
        step = explain("courses.parenting", "group" if group else "individual", words=words)
    return Progress(least, done, done >= least, step)


def _share(progress: Progress) -> Fraction:
    return Fraction(progress.done, progress.required) if progress.required else Fraction(0)
