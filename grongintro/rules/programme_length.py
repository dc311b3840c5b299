"""How long a programme may last and when it ends (integreringsloven §§ 13 and 14)."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from grongintro.domain.dates import age_on, short
from grongintro.domain.period import ONE_DAY
from grongintro.domain.programme import Education, Goal
from grongintro.domain.sentences import phrase
from grongintro.errors import UserError
from grongintro.rules.calendar_days import add_months, add_working_days
from grongintro.rules.registry import explain

if TYPE_CHECKING:
    from datetime import date

    from grongintro.domain.sentences import Word
    from grongintro.domain.step import Step
    from grongintro.rules.parameters import Parameters, Row

MUST_WORK_AGE = 56
YOUNG_AGE = 25
TRACKS = {
    (Education.UPPER_SECONDARY, Goal.WORK): "upper_secondary",
    (Education.UPPER_SECONDARY, Goal.HIGHER_EDUCATION): "upper_secondary",
    (Education.UPPER_SECONDARY, Goal.REQUALIFICATION): "upper_secondary",
    (Education.LESS, Goal.WORK): "less_work",
    (Education.LESS, Goal.PART_UPPER_SECONDARY): "less_part_upper_secondary",
    (Education.LESS, Goal.FULL_UPPER_SECONDARY): "less_full_upper_secondary",
    (Education.LESS, Goal.VOCATIONAL): "less_vocational",
}
GOAL_NAMES = {
    Goal.WORK: phrase("length.regime/work"),
    Goal.HIGHER_EDUCATION: phrase("length.regime/higher_education"),
    Goal.REQUALIFICATION: phrase("length.regime/requalification"),
    Goal.PART_UPPER_SECONDARY: phrase("length.regime/part_upper_secondary"),
    Goal.FULL_UPPER_SECONDARY: phrase("length.regime/full_upper_secondary"),
    Goal.VOCATIONAL: phrase("length.regime/vocational"),
}


class LengthWarning(StrEnum):
    """What must be weighed before this length and goal are decided."""

    OVER_55_MUST_WORK = "over_55_must_work"
    UNDER_25_DEFAULT = "under_25_default_full_upper_secondary"


@dataclass(frozen=True)
class LengthFacts:
    """What decides the length. `months` None is the maximum; working days: absence and leave that count."""

    offered: date
    start: date
    birth_date: date
    education: Education
    goal: Goal
    months: int | None = None
    extension_months: int = 0
    authorised_working_days: int = 0


@dataclass(frozen=True)
class LengthLimits:
    """The rules that apply to an offer: the regime's name, and the longest length and extension in months."""

    regime: str
    max_months: int
    max_extension_months: int
    step: Step


@dataclass(frozen=True)
class LengthResult:
    """The last day of the programme, without and with the days that come in addition; both are included."""

    regime: str
    max_months: int
    max_extension_months: int
    months: int
    end: date
    added_working_days: int
    end_with_additions: date
    warnings: tuple[LengthWarning, ...]
    steps: tuple[Step, ...]


def goals_for(education: Education) -> tuple[Goal, ...]:
    """The final goals that §§ 13 and 14 allow with this education."""
    return tuple(goal for each, goal in TRACKS if each is education)


def length_limits(offered: date, education: Education, goal: Goal, parameters: Parameters) -> LengthLimits:
    """Which rules apply to an offer of this date. UserError at `goal` when it does not fit the education."""
    track = TRACKS.get((education, goal))
    if track is None:
        fitting = ", ".join(GOAL_NAMES[each].text() for each in goals_for(education))
        raise UserError(
            f"Sluttmålet passer ikke med utdanningen. Velg et av disse: {fitting}.",
            field="goal",
            code="goal_does_not_fit",
        )
    months = _row(f"programme_months_{track}", offered, parameters)
    extension = _row(f"programme_extension_{track}", offered, parameters)
    longest, longer = _whole(months), _whole(extension)
    regime = str(months.valid_from.year)
    words: dict[str, Word] = {
        "day": short(offered),
        "goal": GOAL_NAMES[goal],
        "regime": regime,
        "months": str(longest),
    }
    if longer:
        words["more"] = str(longer)
    step = explain(
        "length.regime",
        "extendable" if longer else "fixed",
        words=words,
        value=phrase("length.regime/months", months=str(longest)),
        law=f"{parameters[f'programme_months_{track}'].law}; integreringsforskriften §§ 75 og 76",
        inputs=(("offered", offered.isoformat()), ("education", education.value), ("goal", goal.value)),
    )
    return LengthLimits(regime, longest, longer, step)


def programme_length(facts: LengthFacts, parameters: Parameters) -> LengthResult:
    """The limits, the last day and the warnings for a programme.

    UserError at `start`, `goal`, `months` or `extension_months` when these break the rules.
    """
    _check_dates(facts)
    limits = length_limits(facts.offered, facts.education, facts.goal, parameters)
    months = limits.max_months if facts.months is None else facts.months
    _check_months(months, facts.extension_months, limits)
    end = add_months(facts.start, months + facts.extension_months) - ONE_DAY
    added, with_additions, addition_step = _additions(facts, end, parameters)
    warnings = _warnings(facts)
    return LengthResult(
        regime=limits.regime,
        max_months=limits.max_months,
        max_extension_months=limits.max_extension_months,
        months=months,
        end=end,
        added_working_days=added,
        end_with_additions=with_additions,
        warnings=tuple(warning for warning, _ in warnings),
        steps=(
            limits.step,
            _end_step(facts, months, end),
            addition_step,
            *(step for _, step in warnings),
        ),
    )


def _row(name: str, offered: date, parameters: Parameters) -> Row:
    """The row for an offer; offers older than the first row get that row."""
    return parameters.row(name, max(offered, parameters.first_day(name)))


def _whole(row: Row) -> int:
    return int(row.value)


def _check_dates(facts: LengthFacts) -> None:
    if facts.birth_date >= facts.start:
        raise UserError("Start er før fødselsdatoen. Rett en av datoene.", field="start", code="wrong_order")
    if facts.offered > facts.start:
        raise UserError(
            "Start er før datoen for tilbudet. Rett en av datoene.", field="start", code="wrong_order"
        )


def _check_months(months: int, extension: int, limits: LengthLimits) -> None:
    if not 1 <= months <= limits.max_months:
        raise UserError(
            f"Programtiden må være fra 1 til {limits.max_months} måneder. Rett antall måneder.",
            field="months",
            code="out_of_range",
        )
    if not 0 <= extension <= limits.max_extension_months:
        allowed = (
            f"Forlengelsen kan være inntil {limits.max_extension_months} måneder. Rett antallet."
            if limits.max_extension_months
            else "Dette programmet kan ikke forlenges. Sett forlengelsen til 0."
        )
        raise UserError(allowed, field="extension_months", code="out_of_range")


def _end_step(facts: LengthFacts, months: int, end: date) -> Step:
    words = {"start": short(facts.start), "months": str(months), "end": short(end)}
    if facts.extension_months:
        words["more"] = str(facts.extension_months)
    return explain(
        "length.end",
        "extended" if facts.extension_months else "months",
        words=words,
        value=short(end),
        inputs=(
            ("start", facts.start.isoformat()),
            ("months", str(months)),
            ("extension_months", str(facts.extension_months)),
        ),
    )


def _additions(facts: LengthFacts, end: date, parameters: Parameters) -> tuple[int, date, Step]:
    """All authorised working days are added when they are more than ten (the municipality's choice)."""
    name = "absence_days_not_added"
    limit = _whole(_row(name, facts.start, parameters))
    days = facts.authorised_working_days
    inputs = (("authorised_working_days", str(days)),)
    words = {"days": str(days), "limit": str(limit)}
    if days <= limit:
        step = explain("length.additions", "not_added", words=words, value=short(end), inputs=inputs)
        return 0, end, step
    extended = add_working_days(end, days)
    step = explain(
        "length.additions",
        "added",
        words={**words, "end": short(extended)},
        value=short(extended),
        inputs=inputs,
        choice=True,
    )
    return days, extended, step


def _warnings(facts: LengthFacts) -> list[tuple[LengthWarning, Step]]:
    age = age_on(facts.birth_date, facts.start)
    found = []
    if age >= MUST_WORK_AGE and facts.goal is not Goal.WORK:
        years = phrase("length.over_55/years", age=str(age))
        step = explain("length.over_55", "must_work", words={"age": str(age)}, value=years)
        found.append((LengthWarning.OVER_55_MUST_WORK, step))
    finishing = facts.goal in {Goal.FULL_UPPER_SECONDARY, Goal.VOCATIONAL}
    if age < YOUNG_AGE and facts.education is Education.LESS and not finishing:
        years = phrase("length.under_25/years", age=str(age))
        step = explain("length.under_25", "must_finish", words={"age": str(age)}, value=years)
        found.append((LengthWarning.UNDER_25_DEFAULT, step))
    return found
