from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from fractions import Fraction
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from grongintro.domain.benefit import BenefitFacts, LivingSituation
from grongintro.domain.money import to_ore
from grongintro.domain.period import Period, month_of
from grongintro.errors import UserError
from grongintro.rules.benefit import (
    Absence,
    Age25,
    BenefitChoices,
    BenefitKind,
    BenefitRequest,
    BenefitResult,
    Deduction,
    OtherBenefit,
    PartMonth,
    ProgrammeWork,
    entitled_periods,
    factor_periods,
    month_benefit,
    rate_steps,
    rates,
)
from grongintro.rules.calendar_days import add_months
from grongintro.rules.parameters import BeforeFirstValueError, Row, shipped_parameters

PARAMETERS = shipped_parameters()
NOVEMBER = date(2026, 11, 1)
ADULT = date(1996, 5, 2)
YOUNG = date(2004, 3, 3)
STEADY = settings(derandomize=True, max_examples=60, deadline=None)
DEDUCT = BenefitChoices(part_month=PartMonth.DEDUCT)


def living(
    start: date = date(2020, 1, 1),
    end: date | None = None,
    *,
    parents: bool = False,
    partner: bool = False,
    children: bool = False,
) -> LivingSituation:
    return LivingSituation(Period(start, end), parents, partner, children)


def facts(
    birth_date: date = ADULT,
    start: date = date(2026, 2, 2),
    end: date | None = None,
    at_home: tuple[LivingSituation, ...] = (living(),),
    new_from: date | None = None,
) -> BenefitFacts:
    return BenefitFacts(birth_date, Period(start, end), at_home, new_from or start)


def pay(
    known: BenefitFacts | None = None,
    month: date = NOVEMBER,
    *,
    absences: tuple[Absence, ...] = (),
    leave: tuple[Period, ...] = (),
    choices: BenefitChoices = BenefitChoices(),  # noqa: B008 - immutable
    work: ProgrammeWork | None = None,
    other: tuple[OtherBenefit, ...] = (),
    repayment: int = 0,
    known_by: date | None = None,
) -> BenefitResult:
    request = BenefitRequest(
        month=month,
        facts=known or facts(),
        choices=choices,
        unpaid_leave=leave,
        absences=absences,
        work=work,
        other_benefits=other,
        repayment=repayment,
        known_by=known_by,
    )
    return month_benefit(request, PARAMETERS)


def whole_days(*days: int) -> tuple[Absence, ...]:
    return tuple(Absence(date(2026, 11, day)) for day in days)


@pytest.mark.parametrize(
    ("factor", "day", "year", "month", "daily", "hourly"),
    [
        ("1", date(2026, 5, 1), 27309800, 2275817, 75861, 14762),
        ("5/6", date(2026, 5, 1), 22758167, 1896514, 63217, 12302),
        ("2/3", date(2026, 5, 1), 18206533, 1517211, 50574, 9841),
        ("5/9", date(2026, 5, 1), 15172111, 1264343, 42145, 8201),
        ("1/3", date(2026, 5, 1), 9103267, 758606, 25287, 4921),
        ("5/18", date(2026, 5, 1), 7586056, 632171, 21072, 4101),
        ("1", date(2026, 4, 30), 26032000, 2169333, 72311, 14071),
        ("2/3", date(2026, 4, 30), 17354667, 1446222, 48207, 9381),
        ("1/3", date(2025, 5, 1), 8677333, 723111, 24104, 4690),
        ("5/6", date(2025, 5, 1), 21693333, 1807778, 60259, 11726),
        ("1", date(2025, 4, 30), 24805600, 2067133, 68904, 13408),
    ],
)
def test_the_published_rates(factor: str, day: date, year: int, month: int, daily: int, hourly: int) -> None:
    found = rates(Fraction(factor), day, PARAMETERS)
    assert (found.year, found.month, found.day, found.hour) == (year, month, daily, hourly)


def test_the_steps_of_a_rate_show_each_division_with_its_section() -> None:
    tree = rate_steps(Fraction(2, 3), NOVEMBER, PARAMETERS)
    texts = [step.text.replace("\u00a0", " ") for step in tree.flat()]
    assert "Per år: 2 × 136 549,00 × 2/3 = 182 065,33 kr." in texts
    assert "Per måned: årsstønaden delt på 12 = 15 172,11 kr." in texts
    assert "Per dag: månedsstønaden delt på 30 = 505,74 kr." in texts
    assert "Per time: årsstønaden delt på 1850 = 98,41 kr." in texts
    assert {step.law for step in tree.flat()} >= {
        "folketrygdloven § 1-4",
        "integreringsloven § 20 første ledd",
        "integreringsloven § 20 andre ledd tredje punktum",
    }


@pytest.mark.parametrize(
    ("birth_date", "at_home", "factor"),
    [
        (ADULT, living(), "1"),
        (ADULT, living(parents=True), "1"),
        (ADULT, living(partner=True), "5/6"),
        (ADULT, living(partner=True, children=True), "1"),
        (YOUNG, living(), "2/3"),
        (YOUNG, living(parents=True), "1/3"),
        (YOUNG, living(partner=True), "5/9"),
        (YOUNG, living(parents=True, partner=True), "5/18"),
    ],
)
def test_the_share_follows_age_parents_and_partner(
    birth_date: date, at_home: LivingSituation, factor: str
) -> None:
    known = facts(birth_date, end=date(2028, 2, 1), at_home=(at_home,))
    (only,) = factor_periods(known, BenefitChoices(), PARAMETERS)
    assert only.factor == Fraction(factor)
    assert only.step.value == factor


@pytest.mark.parametrize(
    ("new_from", "factor"),
    [(date(2024, 6, 30), "1"), (date(2024, 7, 1), "5/6"), (date(2024, 7, 2), "5/6")],
)
def test_the_rule_for_couples_applies_to_new_participants_from_july_2024(new_from: date, factor: str) -> None:
    known = facts(at_home=(living(partner=True),), new_from=new_from)
    assert factor_periods(known, BenefitChoices(), PARAMETERS)[0].factor == Fraction(factor)


@pytest.mark.parametrize(
    ("day", "on_birthday", "next_month"),
    [
        (date(2026, 11, 11), "2/3", "2/3"),
        (date(2026, 11, 12), "1", "2/3"),
        (date(2026, 11, 13), "1", "2/3"),
        (date(2026, 11, 30), "1", "2/3"),
        (date(2026, 12, 1), "1", "1"),
        (date(2026, 12, 2), "1", "1"),
    ],
)
def test_full_benefit_from_the_25th_birthday_or_the_next_month(
    day: date, on_birthday: str, next_month: str
) -> None:
    known = facts(date(2001, 11, 12))
    for choice, factor in ((Age25.ON_BIRTHDAY, on_birthday), (Age25.NEXT_MONTH, next_month)):
        periods = factor_periods(known, BenefitChoices(age_25=choice), PARAMETERS)
        assert len(periods) == 2
        assert [each.factor for each in periods if day in each.period] == [Fraction(factor)]


def test_one_born_on_leap_day_turns_25_on_28_february() -> None:
    periods = factor_periods(facts(date(2000, 2, 29), start=date(2025, 1, 6)), BenefitChoices(), PARAMETERS)
    assert [each.period.start for each in periods] == [date(2025, 1, 6), date(2025, 2, 28)]


def test_a_birthday_on_the_first_waits_a_month_when_the_next_month_is_chosen() -> None:
    choices = BenefitChoices(age_25=Age25.NEXT_MONTH)
    periods = factor_periods(facts(date(2001, 11, 1)), choices, PARAMETERS)
    assert periods[1].period == Period(date(2026, 12, 1))


def test_the_choice_of_day_is_said_in_the_steps() -> None:
    (_, after) = factor_periods(facts(date(2001, 11, 12)), BenefitChoices(), PARAMETERS)
    assert any(step.choice and "kommunens valg" in step.text for step in after.step.flat())


def test_neighbouring_periods_with_the_same_share_are_one_with_both_reasons() -> None:
    at_home = (
        living(end=date(2026, 6, 30), partner=True, children=True),
        living(date(2026, 7, 1)),
    )
    (only,) = factor_periods(facts(at_home=at_home), BenefitChoices(), PARAMETERS)
    assert only.period == Period(date(2026, 2, 2))
    assert len(only.step.children) == 2


def test_several_changes_follow_each_other_without_gaps() -> None:
    at_home = (
        living(end=date(2026, 3, 31), parents=True),
        living(date(2026, 4, 1), date(2026, 8, 31)),
        living(date(2026, 9, 1), partner=True),
    )
    known = facts(date(2001, 11, 12), end=date(2027, 2, 1), at_home=at_home)
    periods = factor_periods(known, BenefitChoices(), PARAMETERS)
    assert [each.factor for each in periods] == [Fraction(f) for f in ("1/3", "2/3", "5/9", "5/6")]
    assert periods[-1].period.end == date(2027, 2, 1)
    for earlier, later in pairwise(periods):
        assert earlier.period.end == later.period.start - timedelta(days=1)


@pytest.mark.parametrize(
    ("at_home", "field"),
    [
        ((), "household"),
        ((living(date(2026, 2, 3)),), "household"),
        ((living(end=date(2026, 5, 1)),), "household"),
        ((living(end=date(2026, 5, 1)), living(date(2026, 5, 3))), "household"),
        ((living(end=date(2026, 5, 1)), living(date(2026, 5, 1))), "household[1].from"),
        ((living(date(2026, 5, 1)), living(end=date(2026, 5, 1))), "household[0].from"),
        ((living(), living()), "household[1].from"),
    ],
)
def test_every_day_must_have_exactly_one_living_situation(
    at_home: tuple[LivingSituation, ...], field: str
) -> None:
    with pytest.raises(UserError) as fault:
        factor_periods(facts(at_home=at_home), BenefitChoices(), PARAMETERS)
    assert fault.value.field == field


def test_a_living_situation_may_end_on_the_last_day_of_the_calendar() -> None:
    known = facts(end=date(2027, 1, 31), at_home=(living(end=date.max),))
    assert len(factor_periods(known, BenefitChoices(), PARAMETERS)) == 1


@pytest.mark.parametrize(
    ("born", "month", "parents", "choice", "gross"),
    [
        (ADULT, NOVEMBER, False, Age25.ON_BIRTHDAY, 2275817),
        (YOUNG, NOVEMBER, False, Age25.ON_BIRTHDAY, 1517211),
        (YOUNG, NOVEMBER, True, Age25.ON_BIRTHDAY, 758606),
        (date(2001, 11, 12), NOVEMBER, False, Age25.ON_BIRTHDAY, 1997661),
        (date(2001, 11, 12), NOVEMBER, False, Age25.NEXT_MONTH, 1517211),
        (date(2001, 11, 12), date(2026, 12, 1), False, Age25.NEXT_MONTH, 2275817),
        (ADULT, date(2026, 4, 1), False, Age25.ON_BIRTHDAY, 2169333),
        (ADULT, date(2026, 5, 1), False, Age25.ON_BIRTHDAY, 2275817),
        (ADULT, date(2026, 6, 1), False, Age25.ON_BIRTHDAY, 2275817),
    ],
)
def test_the_worked_examples_of_whole_months(
    born: date,
    month: date,
    parents: bool,
    choice: Age25,
    gross: int,
) -> None:
    result = pay(facts(born, at_home=(living(parents=parents),)), month, choices=BenefitChoices(choice))
    assert (result.gross, result.net) == (gross, gross)


def test_the_may_payment_before_and_after_the_new_amount_is_known_differs_by_the_back_payment() -> None:
    before = pay(month=date(2026, 5, 1), known_by=date(2026, 5, 21))
    after = pay(month=date(2026, 5, 1), known_by=date(2026, 5, 22))
    assert after.net - before.net == 106484


def test_a_month_after_the_last_known_amount_uses_it_and_says_so() -> None:
    assert pay(month=date(2027, 5, 1)).gross == 2275817
    assert any(
        "ikke lagt inn" in step.text for root in pay(month=date(2027, 5, 1)).steps for step in root.flat()
    )
    assert not any(
        "ikke lagt inn" in step.text for root in pay(month=date(2027, 4, 1)).steps for step in root.flat()
    )


def test_an_amount_entered_by_the_user_is_used() -> None:
    row = Row(date(2027, 5, 1), date(2027, 5, 21), Fraction(144000), "oppdiktet")
    parameters = PARAMETERS.with_rows("grunnbelop", [row])
    result = month_benefit(BenefitRequest(month=date(2027, 5, 1), facts=facts()), parameters)
    assert result.gross == 2400000


def test_an_amount_that_changes_inside_a_month_divides_it() -> None:
    row = Row(date(2026, 11, 16), date(2026, 11, 16), Fraction(150000), "oppdiktet")
    parameters = PARAMETERS.with_rows("grunnbelop", [row])
    result = month_benefit(BenefitRequest(month=NOVEMBER, facts=facts()), parameters)
    assert [each.grunnbelop for each in result.segments] == [136549, 150000]


def test_a_month_before_the_first_amount_is_refused() -> None:
    with pytest.raises(BeforeFirstValueError):
        pay(facts(start=date(2003, 1, 1), at_home=(living(date(2003, 1, 1)),)), date(2003, 4, 1))


@pytest.mark.parametrize(
    ("month", "start", "count", "deduct"),
    [
        (date(2026, 11, 1), date(2026, 11, 1), "30", "30"),
        (date(2026, 11, 1), date(2026, 11, 2), "29", "29"),
        (date(2026, 11, 1), date(2026, 11, 16), "15", "15"),
        (date(2026, 12, 1), date(2026, 12, 2), "30", "29"),
        (date(2026, 12, 1), date(2026, 12, 31), "1", "0"),
        (date(2027, 2, 1), date(2027, 2, 1), "30", "30"),
        (date(2027, 2, 1), date(2027, 2, 2), "27", "29"),
        (date(2027, 2, 1), date(2027, 2, 28), "1", "3"),
    ],
)
def test_a_part_month_is_counted_or_deducted(month: date, start: date, count: str, deduct: str) -> None:
    assert pay(facts(start=start), month).segments[0].units == Fraction(count)
    assert pay(facts(start=start), month, choices=DEDUCT).segments[0].units == Fraction(deduct)


def test_the_way_of_counting_a_part_month_is_said_to_be_a_choice() -> None:
    for choices in (BenefitChoices(), DEDUCT):
        steps = [
            each
            for root in pay(facts(start=date(2026, 11, 16)), choices=choices).steps
            for each in root.flat()
        ]
        assert any(each.rule == "benefit.part_month" and each.choice for each in steps)


def test_unpaid_leave_is_not_paid_and_needs_no_living_situation() -> None:
    at_home = (living(end=date(2026, 11, 9)), living(date(2026, 11, 21)))
    result = pay(facts(at_home=at_home), leave=(Period(date(2026, 11, 10), date(2026, 11, 20)),))
    assert [each.units for each in result.segments] == [9, 10]
    assert result.gross == to_ore(Fraction(273098, 360) * 19)


def test_a_month_outside_the_programme_pays_nothing() -> None:
    result = pay(facts(end=date(2026, 10, 31)), repayment=100, work=ProgrammeWork(Fraction(1), Fraction(1)))
    assert (result.gross, result.net, result.segments, result.deductions) == (0, 0, (), ())
    assert (result.carried_forward, result.decision_required) == (100, False)


def test_three_days_of_absence() -> None:
    result = pay(absences=whole_days(3, 4, 5))
    assert result.deductions == (Deduction("unauthorised_absence", 227582),)
    assert (result.net, result.decision_required) == (2048235, False)


def test_five_hours_of_absence() -> None:
    assert pay(absences=(Absence(date(2026, 11, 3), Fraction(5)),)).net == 2202007


@pytest.mark.parametrize(
    ("hours", "amount"),
    [("5", 73810), ("185/36", 75861), ("36/7", 75861), ("7.5", 75861), ("100", 75861)],
)
def test_hours_of_one_day_never_cost_more_than_the_day(hours: str, amount: int) -> None:
    result = pay(absences=(Absence(date(2026, 11, 3), Fraction(hours)),))
    assert result.deductions == (Deduction("unauthorised_absence", amount),)


def test_a_whole_day_and_hours_of_the_same_day_cost_one_day() -> None:
    day = date(2026, 11, 3)
    assert pay(absences=(Absence(day, Fraction(2)), Absence(day))).deductions[0].amount == 75861


def test_absence_costs_the_rate_of_its_own_day() -> None:
    result = pay(facts(date(2001, 11, 12)), absences=whole_days(11, 12))
    assert result.deductions[0].amount == to_ore(Fraction(273098, 360) * Fraction(5, 3))


@pytest.mark.parametrize("day", [date(2026, 11, 15), date(2026, 10, 31), date(2026, 12, 1)])
def test_absence_on_a_day_without_benefit_is_refused(day: date) -> None:
    absences = (Absence(date(2026, 11, 16)), Absence(day))
    with pytest.raises(UserError) as fault:
        pay(facts(start=date(2026, 11, 16)), absences=absences)
    assert fault.value.field == "unauthorised_absence[1].date"


@pytest.mark.parametrize(
    ("pay_kroner", "amount"),
    [(8000, 590482), (4000, 400000), (5905, 590482), (5904, 590400)],
)
def test_paid_work_reduces_by_its_hours_or_by_its_pay_the_smaller(pay_kroner: int, amount: int) -> None:
    result = pay(work=ProgrammeWork(Fraction(40), Fraction(pay_kroner)))
    assert result.deductions == (Deduction("programme_work", amount),)


def test_the_hour_rate_of_paid_work_is_that_of_the_last_entitled_day() -> None:
    known = facts(date(2001, 11, 12), end=date(2026, 11, 20))
    result = pay(known, work=ProgrammeWork(Fraction(10), Fraction(99999)))
    assert result.deductions[0].amount == to_ore(Fraction(273098 * 10, 1850))


def test_transitional_benefit_counts_forty_per_cent_above_half_the_amount() -> None:
    result = pay(other=(OtherBenefit(BenefitKind.OVERGANGSSTONAD, Fraction("307235.25")),))
    assert result.deductions == (Deduction("overgangsstonad", 796536),)
    assert result.net == 1479281


@pytest.mark.parametrize(
    ("annual", "lines"),
    [("68274.49", 0), ("68274.50", 0), ("68274.64", 0), ("68274.65", 1)],
)
def test_transitional_benefit_up_to_half_the_amount_does_not_count(annual: str, lines: int) -> None:
    result = pay(other=(OtherBenefit(BenefitKind.OVERGANGSSTONAD, Fraction(annual)),))
    assert len(result.deductions) == lines


@pytest.mark.parametrize("kind", [BenefitKind.DAGPENGER, BenefitKind.SYKEPENGER, BenefitKind.FORELDREPENGER])
def test_benefits_earned_during_the_programme_do_not_count(kind: BenefitKind) -> None:
    assert pay(other=(OtherBenefit(kind, Fraction(5000), earned_before_programme=True),)).net == 1775817
    assert pay(other=(OtherBenefit(kind, Fraction(5000)),)).net == 2275817


@pytest.mark.parametrize("kind", [BenefitKind.UFORETRYGD, BenefitKind.AAP])
def test_disability_and_work_assessment_benefits_always_count(kind: BenefitKind) -> None:
    assert pay(other=(OtherBenefit(kind, Fraction(5000)),)).net == 1775817


def test_in_a_part_month_another_benefit_counts_in_part() -> None:
    result = pay(facts(start=date(2026, 11, 16)), other=(OtherBenefit(BenefitKind.AAP, Fraction(15000)),))
    assert result.deductions == (Deduction("aap", 750000),)


def test_the_lines_stand_in_order_and_each_takes_what_is_left() -> None:
    result = pay(
        absences=whole_days(2, 3),
        work=ProgrammeWork(Fraction(40), Fraction(4000)),
        other=(
            OtherBenefit(BenefitKind.AAP, Fraction(10000)),
            OtherBenefit(BenefitKind.UFORETRYGD, Fraction(10000)),
            OtherBenefit(BenefitKind.AAP, Fraction(1)),
        ),
        repayment=5000,
    )
    assert [each.kind for each in result.deductions] == [
        "unauthorised_absence",
        "programme_work",
        "aap",
        "uforetrygd",
    ]
    assert result.deductions[-1].amount == 2275817 - 151721 - 400000 - 1000000
    assert (result.net, result.carried_forward) == (0, 5000)


@pytest.mark.parametrize(("days", "required"), [(14, False), (15, True), (16, True)])
def test_fifteen_days_at_full_rate_need_a_decision(days: int, required: bool) -> None:
    assert pay(absences=whole_days(*range(2, 2 + days))).decision_required is required


@pytest.mark.parametrize(("days", "required"), [(15, False), (22, False), (23, True)])
def test_at_two_thirds_the_floor_of_a_twelfth_of_the_amount_binds(
    days: int,
    required: bool,
) -> None:
    result = pay(facts(YOUNG), absences=whole_days(*range(2, 2 + days)))
    assert result.decision_required is required


def test_absence_and_repayment_are_weighed_together_before_limits() -> None:
    assert pay(absences=whole_days(2), repayment=1062047).decision_required is False
    assert pay(absences=whole_days(2), repayment=1062048).decision_required is True
    assert pay(other=(OtherBenefit(BenefitKind.AAP, Fraction(99999)),), repayment=1137909).decision_required


def test_known_by_leads_to_the_amount_of_that_day_everywhere() -> None:
    result = pay(month=date(2026, 5, 1), known_by=date(2026, 5, 10), absences=(Absence(date(2026, 5, 5)),))
    assert result.segments[0].grunnbelop == 130160
    assert result.deductions[0].amount == 72311


def test_an_entitled_month_is_given_as_stretches() -> None:
    leave = (Period(date(2026, 11, 3), date(2026, 11, 4)), Period(date(2026, 11, 29)))
    request = BenefitRequest(month=NOVEMBER, facts=facts(), unpaid_leave=leave)
    assert entitled_periods(request) == (
        Period(date(2026, 11, 1), date(2026, 11, 2)),
        Period(date(2026, 11, 5), date(2026, 11, 28)),
    )


ABSENCES = st.lists(
    st.tuples(st.integers(1, 28), st.one_of(st.none(), st.fractions(0, 12, max_denominator=4))), max_size=12
).map(lambda items: tuple(Absence(date(2026, 11, day), hours) for day, hours in items))
OTHERS = st.lists(
    st.builds(
        OtherBenefit, st.sampled_from(BenefitKind), st.integers(0, 30_000).map(Fraction), st.booleans()
    ),
    max_size=3,
).map(tuple)
WORKS = st.one_of(
    st.none(),
    st.builds(ProgrammeWork, st.integers(0, 180).map(Fraction), st.integers(0, 40_000).map(Fraction)),
)
BIRTHS = st.dates(date(1999, 1, 1), date(2005, 12, 31))
PART_MONTHS = st.sampled_from(PartMonth).map(lambda choice: BenefitChoices(part_month=choice))


@given(ABSENCES, OTHERS, WORKS, st.integers(0, 3_000_000), BIRTHS, PART_MONTHS)
@STEADY
def test_printed_lines_add_up_to_net_and_are_never_a_debt(
    absences: tuple[Absence, ...],
    other: tuple[OtherBenefit, ...],
    work: ProgrammeWork | None,
    repayment: int,
    born: date,
    choices: BenefitChoices,
) -> None:
    result = pay(facts(born), absences=absences, other=other, work=work, repayment=repayment, choices=choices)
    assert result.gross - sum(each.amount for each in result.deductions) == result.net
    assert result.net >= 0
    assert all(each.amount > 0 for each in result.deductions)
    repaid = sum(each.amount for each in result.deductions if each.kind == "repayment")
    assert repaid + result.carried_forward == repayment


@given(ABSENCES, st.integers(1, 28), BIRTHS)
@STEADY
def test_more_absence_never_pays_more(absences: tuple[Absence, ...], day: int, born: date) -> None:
    more = (*absences, Absence(date(2026, 11, day)))
    assert pay(facts(born), absences=more).net <= pay(facts(born), absences=absences).net


@given(
    st.integers(2, 27),
    st.booleans(),
    st.booleans(),
    BIRTHS,
    PART_MONTHS,
    st.integers(1, 30),
)
@STEADY
def test_splitting_a_household_period_with_the_same_facts_keeps_the_gross(
    day: int,
    parents: bool,
    partner: bool,
    born: date,
    choices: BenefitChoices,
    start: int,
) -> None:
    whole = living(parents=parents, partner=partner)
    first = replace(whole, period=Period(whole.period.start, date(2026, 11, day)))
    second = replace(whole, period=Period(date(2026, 11, day + 1)))
    known = facts(born, start=date(2026, 11, start), at_home=(whole,))
    together = pay(known, choices=choices)
    split = pay(replace(known, living=(first, second)), choices=choices)
    assert (split.gross, split.segments) == (together.gross, together.segments)


@given(
    BIRTHS, st.booleans(), st.booleans(), st.sampled_from(Age25), st.dates(date(2024, 8, 1), date(2026, 6, 1))
)
@STEADY
def test_a_whole_month_in_a_factor_period_pays_the_month_rate(
    born: date,
    parents: bool,
    partner: bool,
    age_25: Age25,
    start: date,
) -> None:
    choices = BenefitChoices(age_25=age_25)
    end = add_months(start, 30)
    known = facts(born, start=start, end=end, at_home=(living(parents=parents, partner=partner),))
    checked = 0
    for share in factor_periods(known, choices, PARAMETERS):
        month = month_of(share.period.start)
        while month.start <= end:
            if share.period.overlap(month) == month:
                rate = rates(share.factor, month.start, PARAMETERS)
                assert pay(known, month.start, choices=choices).gross == rate.month
                checked += 1
            month = month_of(add_months(month.start, 1))
    assert checked > 20
