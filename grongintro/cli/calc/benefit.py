"""`calc benefit`: introduction benefit for one month."""

from __future__ import annotations

from typing import TYPE_CHECKING

from grongintro.cli.calc.answers import Answer, steps_json
from grongintro.cli.calc.fields import refuse_overlap
from grongintro.domain.benefit import BenefitFacts, LivingSituation
from grongintro.domain.money import factor_text, plain
from grongintro.domain.period import month_of
from grongintro.errors import UserError
from grongintro.rules.benefit import (
    Absence,
    Age25,
    BenefitChoices,
    BenefitKind,
    BenefitRequest,
    BenefitResult,
    OtherBenefit,
    PartMonth,
    ProgrammeWork,
    month_benefit,
)
from grongintro.rules.parameters import BeforeFirstValueError

if TYPE_CHECKING:
    from grongintro.cli.calc.fields import Fields
    from grongintro.domain.period import Period
    from grongintro.rules.parameters import Parameters

FIELDS = (
    "month",
    "birth_date",
    "programme",
    "new_participant_from",
    "household",
    "unauthorised_absence",
    "unpaid_leave",
    "programme_work",
    "other_benefits",
    "repayment",
    "part_month",
    "age_25",
)


def answer(fields: Fields, parameters: Parameters) -> Answer:
    """Read the request, compute the month, write the answer."""
    fields.only(*FIELDS)
    request = _request(fields)
    try:
        result = month_benefit(request, parameters)
    except BeforeFirstValueError as fault:
        raise UserError(fault.message, field="month", code=fault.code) from None
    return _answer(result)


def _request(fields: Fields) -> BenefitRequest:
    month = fields.month("month")
    return BenefitRequest(
        month=month,
        facts=_facts(fields),
        absences=tuple(_absence(each) for each in fields.objects("unauthorised_absence")),
        unpaid_leave=_leave(fields),
        work=_work(fields),
        other_benefits=tuple(_other(each) for each in fields.objects("other_benefits")),
        repayment=fields.ore("repayment") if fields.has("repayment") else 0,
        choices=BenefitChoices(
            age_25=fields.choice("age_25", Age25, Age25.ON_BIRTHDAY),
            part_month=fields.choice("part_month", PartMonth, PartMonth.COUNT),
        ),
    )


def _facts(fields: Fields) -> BenefitFacts:
    birth_date = fields.day("birth_date")
    programme = fields.child("programme")
    programme.only("start", "end")
    start = programme.day("start")
    if birth_date >= start:
        programme.fail("start", "Start er før fødselsdatoen. Rett en av datoene.", "wrong_order")
    return BenefitFacts(
        birth_date=birth_date,
        programme=programme.period("start", "end", open_end=True),
        living=tuple(_living(each) for each in fields.objects("household", required=True)),
        new_participant_from=fields.optional_day("new_participant_from") or start,
    )


def _living(fields: Fields) -> LivingSituation:
    fields.only("from", "to", "with_parents", "partner_in_programme", "has_children")
    return LivingSituation(
        period=fields.period(open_end=True),
        with_parents=fields.flag("with_parents"),
        partner_in_programme=fields.flag("partner_in_programme"),
        has_children=fields.flag("has_children"),
    )


def _leave(fields: Fields) -> tuple[Period, ...]:
    items = fields.objects("unpaid_leave")
    for item in items:
        item.only("from", "to")
    periods = [(item, item.period()) for item in items]
    refuse_overlap(periods)
    return tuple(period for _, period in periods)


def _absence(fields: Fields) -> Absence:
    fields.only("date", "hours")
    return Absence(fields.day("date"), fields.number("hours") if fields.has("hours") else None)


def _work(fields: Fields) -> ProgrammeWork | None:
    if not fields.has("programme_work"):
        return None
    work = fields.child("programme_work")
    work.only("hours", "pay")
    return ProgrammeWork(work.number("hours"), work.kroner("pay"))


def _other(fields: Fields) -> OtherBenefit:
    kind = fields.choice("kind", BenefitKind)
    if kind is BenefitKind.OVERGANGSSTONAD:
        fields.only("kind", "annual")
        return OtherBenefit(kind, fields.kroner("annual"))
    if not kind.depends_on_earning:
        fields.only("kind", "monthly")
        return OtherBenefit(kind, fields.kroner("monthly"))
    fields.only("kind", "monthly", "earned_before_programme")
    return OtherBenefit(kind, fields.kroner("monthly"), fields.flag("earned_before_programme"))


def _answer(result: BenefitResult) -> Answer:
    return {
        "gross": plain(result.gross),
        "deductions": [{"kind": each.kind, "amount": plain(each.amount)} for each in result.deductions],
        "net": plain(result.net),
        "carried_forward": plain(result.carried_forward),
        "decision_required": result.decision_required,
        "segments": [
            {
                "from": each.period.start.isoformat(),
                "to": (each.period.end or month_of(each.period.start).start).isoformat(),
                "factor": factor_text(each.factor),
                "grunnbelop": each.grunnbelop,
                "units": factor_text(each.units),
            }
            for each in result.segments
        ],
        "steps": steps_json(result.steps),
    }
