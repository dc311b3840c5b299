"""`calc coverage`: planned hours against full time, week by week, with vacation and work."""

from __future__ import annotations

from typing import TYPE_CHECKING

from grongintro.cli.calc.answers import Answer, steps_json
from grongintro.cli.calc.fields import refuse_overlap
from grongintro.domain.decimals import decimal_text
from grongintro.domain.plan import ElementKind
from grongintro.domain.programme import Education
from grongintro.rules.coverage import (
    WEEK_DAYS,
    Closure,
    CoverageFacts,
    Track,
    WeekElement,
    WeekHours,
    coverage,
)

if TYPE_CHECKING:
    from collections.abc import Mapping
    from fractions import Fraction

    from grongintro.cli.calc.fields import Fields
    from grongintro.domain.period import Period
    from grongintro.rules.parameters import Parameters

_WEEKDAYS = ("mon", "tue", "wed", "thu", "fri")
_DECIMALS = 2
_MOST_VACATION = 366


def answer(fields: Fields, parameters: Parameters) -> Answer:
    """Read the plan, hold it against full time, write the answer."""
    fields.only(
        "from",
        "to",
        "full_time_hours",
        "elements",
        "closures",
        "vacation",
        "leave",
        "vacation_right",
        "track",
    )
    period = _period(fields)
    usual = parameters.at("full_time_hours", max(period.start, parameters.first_day("full_time_hours")))
    right = parameters.at("vacation_days", max(period.start, parameters.first_day("vacation_days")))
    result = coverage(
        CoverageFacts(
            period=period,
            full_time_hours=fields.number("full_time_hours") if fields.has("full_time_hours") else usual,
            vacation_right=fields.whole("vacation_right", int(right), most=_MOST_VACATION),
            track=_track(fields.child("track")),
            elements=[_element(each) for each in fields.objects("elements")],
            closures=[_closure(each) for each in fields.objects("closures")],
            vacation=_periods(fields, "vacation"),
            leave=_periods(fields, "leave"),
        ),
        parameters,
    )
    average = result.work_hours_average
    return {
        "weeks": [_week(week) for week in result.weeks],
        "gap_hours": decimal_text(result.gap_hours, _DECIMALS),
        "vacation_days": result.vacation_days,
        "vacation_left": result.vacation_left,
        "work_hours_average": None if average is None else decimal_text(average, _DECIMALS),
        "work_requirement_met": result.work_requirement_met,
        "steps": steps_json(result.steps),
    }


def _week(week: WeekHours) -> dict[str, str]:
    return {
        "week": week.week,
        "required": decimal_text(week.required, _DECIMALS),
        "planned": decimal_text(week.planned, _DECIMALS),
        "gap": decimal_text(week.gap, _DECIMALS),
    }


def _period(fields: Fields) -> Period:
    """A closed period of days that are computed with."""
    fields.day("from")
    fields.day("to")
    return fields.period()


def _periods(fields: Fields, name: str) -> list[Period]:
    read = []
    for each in fields.objects(name):
        each.only("from", "to")
        read.append((each, each.period()))
    refuse_overlap(read)
    return [period for _, period in read]


def _track(fields: Fields) -> Track:
    fields.only("programme_start", "education", "qualifies_for_work")
    return Track(
        fields.day("programme_start"),
        fields.choice("education", Education),
        fields.flag("qualifies_for_work"),
    )


def _element(fields: Fields) -> WeekElement:
    fields.only("from", "to", "kind", "hours", "weekdays")
    period = fields.period()
    return WeekElement(period, fields.choice("kind", ElementKind), _hours(fields))


def _hours(fields: Fields) -> Mapping[int, Fraction]:
    """Hours a week over five days, or by weekday; exactly one of them."""
    if not fields.has("weekdays"):
        each_day = fields.number("hours") / WEEK_DAYS
        return dict.fromkeys(range(WEEK_DAYS), each_day)
    if fields.has("hours"):
        fields.fail("weekdays", "Skriv enten timer i uken eller timer per ukedag, ikke begge.", "both_given")
    by_day = fields.child("weekdays")
    by_day.only(*_WEEKDAYS)
    return {number: by_day.number(name) for number, name in enumerate(_WEEKDAYS) if by_day.has(name)}


def _closure(fields: Fields) -> Closure:
    fields.only("from", "to", "kinds")
    return Closure(fields.period(), frozenset(fields.choices("kinds", ElementKind)))
