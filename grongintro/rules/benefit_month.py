"""The introduction benefit of one month (integreringsloven §§ 19–25)."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction
from itertools import pairwise
from typing import TYPE_CHECKING

from grongintro.domain.dates import short
from grongintro.domain.money import factor_text, norwegian, to_ore
from grongintro.domain.period import ONE_DAY, Period, month_of
from grongintro.rules import benefit_deductions as deductions
from grongintro.rules.benefit_factor import factor_periods
from grongintro.rules.benefit_rates import grunnbelop, rate_steps, share_words
from grongintro.rules.benefit_request import BenefitResult, PartMonth, Segment
from grongintro.rules.registry import explain

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from grongintro.domain.benefit import FactorPeriod
    from grongintro.domain.step import Step
    from grongintro.rules.benefit_request import BenefitRequest
    from grongintro.rules.parameters import Parameters

UNITS = 30


def month_benefit(request: BenefitRequest, parameters: Parameters) -> BenefitResult:
    """Gross, printed deductions and net of one month, in øre, with the steps that explain them.

    Errors: UserError at `household…` (a day without or with two living situations) and at
    `unauthorised_absence[i].date` (not an entitled day); BeforeFirstValueError before the first known G.
    """
    month = month_of(request.month)
    grunnbelop(month.start, parameters, request.known_by)
    shares = [share for period in entitled_periods(request) for share in _shares(period, request, parameters)]
    segments = _segments(shares, month, request, parameters)
    rate = deductions.DayRates(parameters, request.known_by)
    exact_gross = _sum(each.units / UNITS * rate(each.factor, each.period.start).month for each in segments)
    lines = _lines(request, shares, segments, rate, parameters)
    before = (
        *(share.step for share in shares),
        *_rate_steps(segments, request, parameters),
        _gross_step(exact_gross, segments, month, request),
    )
    return _settled(request, parameters, tuple(segments), exact_gross, lines, before)


def _settled(
    request: BenefitRequest,
    parameters: Parameters,
    segments: tuple[Segment, ...],
    exact_gross: Fraction,
    lines: list[deductions.Line],
    before: tuple[Step, ...],
) -> BenefitResult:
    """The result once gross and lines are known: what is printed, what is left, whether it is a decision."""
    gross = to_ore(exact_gross)
    printed, line_steps = deductions.printed(lines, gross)
    taken = _sum(line.exact for line in lines if line.kind in deductions.WEIGHED)
    last_of_month = _last(month_of(request.month))
    decision, decision_step = deductions.needs_decision(
        taken, exact_gross, request, last_of_month, parameters
    )
    net = gross - sum(each.amount for each in printed)
    carried = request.repayment - sum(each.amount for each in printed if each.kind == deductions.REPAYMENT)
    carried_steps = (_carried_step(carried),) if carried else ()
    return BenefitResult(
        gross=gross,
        deductions=printed,
        net=net,
        carried_forward=carried,
        decision_required=decision,
        segments=segments,
        steps=(*before, *line_steps, *carried_steps, _net_step(net), decision_step),
    )


def _sum(amounts: Iterable[Fraction]) -> Fraction:
    return sum(amounts, Fraction(0))


def entitled_periods(request: BenefitRequest) -> tuple[Period, ...]:
    """The days of the month inside the programme and outside unpaid leave, as stretches in order."""
    inside = month_of(request.month).overlap(request.facts.programme)
    days = [
        day
        for day in (inside.days() if inside else ())
        if not any(day in leave for leave in request.unpaid_leave)
    ]
    return tuple(_stretches(days))


def _stretches(days: list[date]) -> Iterable[Period]:
    if not days:
        return
    start = days[0]
    for day, following in pairwise(days):
        if following - day != ONE_DAY:
            yield Period(start, day)
            start = following
    yield Period(start, days[-1])


def _shares(period: Period, request: BenefitRequest, parameters: Parameters) -> tuple[FactorPeriod, ...]:
    return factor_periods(replace(request.facts, programme=period), request.choices, parameters)


def _segments(
    shares: list[FactorPeriod], month: Period, request: BenefitRequest, parameters: Parameters
) -> list[Segment]:
    """Consecutive entitled days with the same factor and basic amount, with their parts of thirty."""
    pieces: list[tuple[date, date, Fraction, int]] = []
    for share in shares:
        for day in share.period.days():
            basic = grunnbelop(day, parameters, request.known_by)
            if pieces and pieces[-1][1:] == (day - ONE_DAY, share.factor, basic):
                pieces[-1] = (pieces[-1][0], day, share.factor, basic)
            else:
                pieces.append((day, day, share.factor, basic))
    entitled = sum((end - start).days + 1 for start, end, _, _ in pieces)
    unit = _unit(entitled, len(month), request.choices.part_month)
    return [
        Segment(Period(start, end), factor, basic, unit * ((end - start).days + 1))
        for start, end, factor, basic in pieces
    ]


def _unit(entitled: int, in_month: int, part_month: PartMonth) -> Fraction:
    """How many thirtieths of the month one entitled calendar day gives."""
    if not entitled:
        return Fraction(0)
    if entitled == in_month:
        return Fraction(UNITS, in_month)
    if part_month is PartMonth.COUNT:
        return Fraction(1)
    return Fraction(max(0, UNITS - (in_month - entitled)), entitled)


def _lines(
    request: BenefitRequest,
    shares: list[FactorPeriod],
    segments: list[Segment],
    rate: deductions.DayRates,
    parameters: Parameters,
) -> list[deductions.Line]:
    """All deductions in their order: absence, work, other benefits, repayment."""
    factors = {day: share.factor for share in shares for day in share.period.days()}
    last_day = max(factors, default=None)
    last_rates = rate(factors[last_day], last_day) if last_day else None
    part = _sum(each.units for each in segments) / UNITS
    last_of_month = _last(month_of(request.month))
    found = [
        deductions.absence_line(request.absences, factors, rate),
        deductions.work_line(request.work, last_day, last_rates),
        *(
            deductions.benefit_line(benefit, part, last_of_month, parameters, request.known_by)
            for benefit in request.other_benefits
        ),
        deductions.repayment_line(request.repayment),
    ]
    return [line for line in found if line is not None]


def _last(month: Period) -> date:
    return month.start if month.end is None else month.end


def _rate_steps(segments: list[Segment], request: BenefitRequest, parameters: Parameters) -> tuple[Step, ...]:
    """The rates behind the segments, once for each factor and basic amount."""
    first = {(each.factor, each.grunnbelop): each.period.start for each in reversed(segments)}
    return tuple(
        rate_steps(factor, day, parameters, request.known_by)
        for (factor, _), day in sorted(first.items(), key=lambda item: item[1])
    )


def _gross_step(
    exact_gross: Fraction, segments: list[Segment], month: Period, request: BenefitRequest
) -> Step:
    children = tuple(_segment_step(each) for each in segments)
    entitled = sum(len(each.period) for each in segments)
    if entitled < len(month):
        children = (_part_month_step(entitled, len(month), segments, request), *children)
    return explain(
        "benefit.gross",
        "month",
        words={"start": short(month.start), "end": short(_last(month))},
        value=f"{norwegian(to_ore(exact_gross))} kr",
        exact=exact_gross,
        children=children,
    )


def _segment_step(segment: Segment) -> Step:
    units = factor_text(segment.units)
    return explain(
        "benefit.gross",
        "segment",
        words={
            "start": short(segment.period.start),
            "end": short(_last(segment.period)),
            "units": units,
            "all": str(UNITS),
            "share": share_words(segment.factor),
        },
        value=f"{units}/{UNITS}",
        exact=segment.units,
    )


def _part_month_step(entitled: int, in_month: int, segments: list[Segment], request: BenefitRequest) -> Step:
    units = _sum(each.units for each in segments)
    count = request.choices.part_month is PartMonth.COUNT
    words = {"entitled": str(entitled), "days": str(in_month)}
    if not count:
        words["without"] = str(in_month - entitled)
    return explain(
        "benefit.part_month",
        "count" if count else "deduct",
        words=words,
        value=factor_text(units),
        exact=units,
        choice=True,
    )


def _carried_step(carried: int) -> Step:
    return explain("benefit.repayment", "carried", value=f"{norwegian(carried)} kr")


def _net_step(net: int) -> Step:
    return explain("benefit.net", "paid", value=f"{norwegian(net)} kr")
