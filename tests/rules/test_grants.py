from __future__ import annotations

from datetime import date, timedelta
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from grongintro.domain.grants import GrantCategory, GrantCode, GrantEnd, Rate, RateState
from grongintro.domain.municipality import Language
from grongintro.domain.period import ONE_DAY, Period
from grongintro.domain.step import flatten
from grongintro.rules.grant_rates import Rates, shipped_rates
from grongintro.rules.grant_shares import ended
from grongintro.rules.grant_values import GrantPerson
from grongintro.rules.grants import Grants, expected
from grongintro.rules.parameters import shipped_parameters
from tests.rules.grantees import RATES, SETTLED, grantee

PARAMETERS = shipped_parameters()
YEARS = range(2020, 2032)
FAMILY = (
    grantee(name="f1"),
    grantee(name="f2", born=date(1990, 7, 11)),
    grantee(name="c1", born=date(2021, 8, 1), category=GrantCategory.CHILD),
    grantee(name="c2", born=date(2014, 3, 1), category=GrantCategory.CHILD),
)


def of(
    *persons: GrantPerson, years: range = YEARS, rates: Rates = RATES, twelfths_from: int | None = None
) -> Grants:
    return expected(persons, years, rates, PARAMETERS, twelfths_from=twelfths_from)


def shares(found: Grants) -> dict[int, Fraction]:
    return {line.year: line.twelfths for line in found.lines}


def codes(found: Grants) -> list[str]:
    return [line.code.value for line in found.lines]


def lived(*stays: tuple[date, date | None]) -> list[GrantPerson]:
    return [
        grantee(*[Period(*stay) for stay in stays], name=each.id, born=each.birth_date) for each in FAMILY
    ]


def test_a_family_of_four_settled_in_october_releases_five_years() -> None:
    found = of(*FAMILY)
    kroner = {year: ore // 100 for year, ore in found.totals.items()}
    assert kroner == {2024: 805400, 2025: 998000, 2026: 709600, 2027: 352000, 2028: 288000}
    assert sum(kroner.values()) == 3153000
    assert found.missing == ()


@pytest.mark.parametrize(
    ("twelfths_from", "old", "new"), [(None, 35480000, 35480000), (2027, 26610000, 44350000)]
)
def test_the_family_moves_in_may_by_months_and_by_the_older_eighths(
    twelfths_from: int | None, old: int, new: int
) -> None:
    day = date(2026, 5, 20)
    before = of(*lived((SETTLED, day)), twelfths_from=twelfths_from)
    after = of(*lived((day + ONE_DAY, None)), twelfths_from=twelfths_from)
    assert (before.totals[2026], after.totals[2026]) == (old, new)
    assert after.totals.keys() == {2026, 2027, 2028}
    assert (after.totals[2027], after.totals[2028]) == (35200000, 28800000)
    assert before.totals.keys() == {2024, 2025, 2026}


def test_a_single_adult_who_moves_in_january_leaves_year_one_and_two_months() -> None:
    settled, moved = date(2024, 12, 30), date(2025, 1, 10)
    kind = GrantCategory.ADULT_SINGLE
    old = of(grantee(Period(settled, moved), settled=settled, category=kind))
    new = of(grantee(Period(moved + ONE_DAY), settled=settled, category=kind))
    assert old.totals == {2024: 24110000, 2025: 4158333}
    assert new.totals[2025] == 20791667
    assert 2024 not in new.totals


@pytest.mark.parametrize(
    ("category", "code"),
    [
        (GrantCategory.ADULT_SINGLE, "AR-1 EV"),
        (GrantCategory.ADULT_FAMILY, "AR-1"),
        (GrantCategory.CHILD, "AR-1 B"),
        (GrantCategory.UNACCOMPANIED_MINOR, "AR-1 EM"),
    ],
)
def test_what_the_person_was_decides_year_one_alone(category: GrantCategory, code: str) -> None:
    assert codes(of(grantee(category=category))) == [code, "AR-2", "AR-3", "AR-4", "AR-5"]


@pytest.mark.parametrize(
    ("born", "more"),
    [
        (date(1964, 10, 16), []),
        (date(1964, 10, 15), ["ELDR"]),
        (date(1964, 10, 14), ["ELDR"]),
        (date(2018, 10, 14), []),
        (date(2018, 10, 15), []),
        (date(2018, 10, 16), ["BHT"]),
        (SETTLED, ["BHT"]),
    ],
)
def test_sixty_and_six_are_counted_on_the_day_of_settlement(born: date, more: list[str]) -> None:
    assert codes(of(grantee(born=born), years=range(2024, 2025))) == ["AR-1", *more]


@pytest.mark.parametrize(
    ("settled", "more"),
    [(date(2026, 2, 27), ["BHT"]), (date(2026, 2, 28), []), (date(2026, 3, 1), [])],
)
def test_who_is_born_on_leap_day_turns_six_on_the_28th(settled: date, more: list[str]) -> None:
    found = of(grantee(settled=settled, born=date(2020, 2, 29)), years=range(2026, 2027))
    assert codes(found) == ["AR-1", *more]


@pytest.mark.parametrize(
    ("settled", "first"),
    [(date(2024, 12, 30), 2024), (date(2024, 12, 31), 2024), (date(2025, 1, 1), 2025)],
)
def test_new_year_s_eve_still_gives_the_whole_of_year_one(settled: date, first: int) -> None:
    found = of(grantee(settled=settled))
    assert shares(found) == dict.fromkeys(range(first, first + 5), Fraction(12))


@pytest.mark.parametrize(("humanitarian", "last"), [(False, 2028), (True, 2026)])
def test_five_years_and_never_a_sixth_and_three_for_family_of_humanitarian(
    *, humanitarian: bool, last: int
) -> None:
    found = of(grantee(humanitarian_family=humanitarian))
    assert list(shares(found)) == list(range(2024, last + 1))
    assert of(grantee(humanitarian_family=humanitarian), years=range(last, last + 1)).lines
    assert of(grantee(humanitarian_family=humanitarian), years=range(last + 1, last + 9)).lines == ()


@pytest.mark.parametrize(
    ("last", "twelfths"),
    [
        (date(2025, 11, 30), {2025: 12}),
        (date(2025, 12, 31), {2025: 12, 2026: 1}),
        (date(2026, 1, 1), {2025: 12, 2026: 2}),
        (date(2026, 5, 30), {2025: 12, 2026: 6}),
        (date(2026, 5, 31), {2025: 12, 2026: 6}),
        (date(2026, 6, 1), {2025: 12, 2026: 7}),
        (date(2026, 10, 31), {2025: 12, 2026: 11}),
        (date(2026, 11, 1), {2025: 12, 2026: 12}),
        (date(2026, 12, 31), {2025: 12, 2026: 12, 2027: 1}),
    ],
)
def test_the_old_municipality_keeps_the_month_of_the_last_day_and_the_next(
    last: date, twelfths: dict[int, int]
) -> None:
    assert shares(of(grantee(Period(SETTLED, last)))) == {2024: 12} | twelfths


@pytest.mark.parametrize(
    ("first", "twelfths"),
    [(date(2026, 5, 31), 6), (date(2026, 6, 1), 6), (date(2026, 6, 2), 5), (date(2026, 12, 15), 0)],
)
def test_the_new_municipality_has_what_the_old_one_does_not_keep(first: date, twelfths: int) -> None:
    found = of(grantee(Period(first)), years=range(2026, 2027))
    assert shares(found) == ({2026: twelfths} if twelfths else {})


def test_out_and_back_again_within_two_months_loses_nothing() -> None:
    home = grantee(Period(SETTLED, date(2026, 3, 10)), Period(date(2026, 3, 25)))
    assert shares(of(home))[2026] == 12
    away = grantee(Period(date(2026, 3, 11), date(2026, 3, 24)))
    assert of(away).lines == ()


def test_the_order_of_stays_changes_nothing() -> None:
    one, two = Period(SETTLED, date(2025, 2, 10)), Period(date(2026, 8, 1), date(2026, 9, 1))
    assert of(grantee(one, two)) == of(grantee(two, one))
    assert shares(of(grantee(one, two))) == {2024: 12, 2025: 3, 2026: 2}


def test_a_stay_that_ended_before_the_first_settlement_gives_nothing() -> None:
    found = of(grantee(Period(date(2024, 2, 1), SETTLED - ONE_DAY)))
    assert (found.lines, found.totals) == ((), {})
    late = grantee(Period(date(2024, 2, 1), date(2024, 12, 10)), settled=date(2024, 12, 20))
    assert of(late).lines == ()


@pytest.mark.parametrize(("days", "year_one"), [(-1, True), (0, True), (1, False)])
def test_year_one_is_for_who_has_the_person_on_the_day(days: int, *, year_one: bool) -> None:
    found = of(grantee(Period(SETTLED + timedelta(days=days))))
    assert (2024 in shares(found)) == year_one
    assert shares(found)[2025] == 12


def test_whoever_never_lived_here_releases_nothing_here() -> None:
    nobody = GrantPerson("p", SETTLED, date(1990, 1, 1), GrantCategory.CHILD, ())
    assert of(nobody).lines == ()


def test_a_missing_rate_is_listed_once_and_sorted_and_never_zero() -> None:
    rates = Rates([Rate(2026, GrantCode.AR_3, 100)])
    found = of(grantee(name="a"), grantee(name="b", born=date(1950, 1, 1)), rates=rates)
    assert [f"{year} {code}" for year, code in found.missing] == [
        "2024 AR-1",
        "2024 ELDR",
        "2025 AR-2",
        "2027 AR-4",
        "2028 AR-5",
    ]
    assert found.totals == {2026: 200}
    assert [line.ore for line in found.lines if line.rate is None] == [None] * 9
    assert "ikke kjent" in " ".join(step.text for step in flatten(found.steps))


def test_a_person_without_a_known_rate_is_not_told_as_zero() -> None:
    step = of(grantee(), rates=Rates([])).steps[0]
    assert step.text.endswith("Kjent sum for 2020–2031: ingen.")
    assert (step.value, step.value_in(Language.NYNORSK)) == ("ingen", "ingen")


def test_a_rate_of_zero_is_known() -> None:
    found = of(grantee(), years=range(2025, 2026), rates=Rates([Rate(2025, GrantCode.AR_2, 0)]))
    assert (found.totals, found.missing) == ({2025: 0}, ())


def test_each_line_is_rounded_once_and_the_total_is_the_sum_of_what_is_printed() -> None:
    rates = Rates([Rate(2025, GrantCode.AR_2, 1000)])
    moved = [grantee(Period(SETTLED, date(2025, 1, 10)), name=name) for name in "abc"]
    found = of(*moved, years=range(2025, 2026), rates=rates)
    assert [line.ore for line in found.lines] == [167] * 3
    assert found.totals == {2025: 501}


def test_without_known_rates_a_step_says_so() -> None:
    found = of(years=range(2025, 2027))
    assert [step.text for step in found.steps] == ["Ingen linje med kjent sats i årene 2025 til 2026."]


def test_the_steps_tell_the_moves_and_where_a_rate_comes_from() -> None:
    person = grantee(Period(date(2024, 12, 2), date(2026, 5, 20)), name="p", settled=date(2022, 3, 1))
    texts = [step.text for step in flatten(of(person, rates=shipped_rates()).steps)]
    assert any("Flyttet hit 02.12.2024" in text and "fra 01.02.2025" in text for text in texts)
    assert any("siste dag 20.05.2026" in text and "til 30.06.2026" in text for text in texts)
    settled = grantee(settled=date(2022, 3, 1))
    told = [step.text for step in flatten(of(settled, rates=shipped_rates()).steps)]
    assert any("249\u00a0500,00 kr (vedtatt), regnet ut fra det IMDi har betalt" in text for text in told)


def test_the_steps_tell_the_older_rule_where_it_is_asked_for() -> None:
    stay = Period(date(2025, 8, 1), date(2026, 5, 20))
    texts = [step.text for step in flatten(of(grantee(stay), twelfths_from=2030).steps)]
    assert any("Flyttet hit 01.08.2025" in text and "3/8 av 2025" in text for text in texts)
    assert any("siste dag 20.05.2026" in text and "3/8 av 2026" in text for text in texts)
    assert any("År 2 i 2025: 3/8 av" in text for text in texts)


def test_a_proposal_is_told_as_one_and_the_steps_can_be_told_in_nynorsk() -> None:
    rates = Rates(
        [Rate(2025, GrantCode.AR_2, 100, RateState.PROPOSED, shipped_rates().all[0].grade, "kilde")]
    )
    steps = flatten(of(grantee(), rates=rates).steps)
    assert any("(forslag)" in step.text for step in steps)
    assert any("(framlegg)" in step.text_in(Language.NYNORSK) for step in steps)


DAYS = st.dates(date(2024, 1, 1), date(2029, 12, 31))
FLAGS = st.booleans()


def parted(settled: date, cuts: set[date], towns: int) -> list[GrantPerson]:
    """The same person as each of the municipalities sees them; they take turns at every cut."""
    starts = [settled, *sorted(cut for cut in cuts if cut > settled)]
    ends = [start - ONE_DAY for start in starts[1:]]
    stays = [Period(start, end) for start, end in zip(starts, [*ends, None], strict=True)]
    return [
        GrantPerson(str(town), settled, date(1990, 1, 1), GrantCategory.CHILD, stays[town::towns])
        for town in range(towns)
    ]


@given(DAYS, st.sets(DAYS, max_size=6), st.integers(1, 3), st.sampled_from([None, 2026, 2040]))
def test_moves_never_create_or_lose_a_twelfth(
    settled: date, cuts: set[date], towns: int, twelfths_from: int | None
) -> None:
    years = range(settled.year, settled.year + 5)
    found = [of(town, years=years, twelfths_from=twelfths_from) for town in parted(settled, cuts, towns)]
    for year in years:
        assert sum(shares(each).get(year, Fraction(0)) for each in found) == 12


@given(
    st.permutations(
        [*FAMILY, grantee(Period(date(2025, 3, 3)), name="m"), grantee(name="h", humanitarian_family=True)]
    )
)
def test_the_order_of_persons_changes_no_amount(persons: list[GrantPerson]) -> None:
    rates = Rates([rate for rate in RATES.all if rate.year != 2027])
    given, turned = of(*persons, rates=rates), of(*sorted(persons, key=lambda each: each.id), rates=rates)
    assert set(given.lines) == set(turned.lines)
    assert [line.person for line in given.lines] == [
        each.id for each in persons for line in given.lines if line.person == each.id
    ]
    assert (given.totals, given.missing) == (turned.totals, turned.missing)


@given(st.lists(st.tuples(DAYS, DAYS, FLAGS), max_size=5), st.sets(st.sampled_from(RATES.all)))
def test_a_total_is_the_sum_of_the_known_lines(
    given: list[tuple[date, date, bool]], known: set[Rate]
) -> None:
    persons = [
        grantee(
            Period(min(one, two), max(one, two)), name=str(index), settled=one, humanitarian_family=family
        )
        for index, (one, two, family) in enumerate(given)
    ]
    found = of(*persons, rates=Rates(known))
    for year in YEARS:
        amounts = [line.ore for line in found.lines if line.year == year and line.ore is not None]
        assert found.totals.get(year) == (sum(amounts) if amounts else None)
    assert {(line.year, line.code) for line in found.lines if line.ore is None} == set(found.missing)


@given(DAYS, DAYS, st.integers(0, 24))
def test_an_end_never_gives_more_and_never_takes_what_was_before_it(
    settled: date, last: date, months: int
) -> None:
    years = range(settled.year, settled.year + 5)
    whole = shares(of(grantee(settled=settled), years=years))
    over = grantee(settled=settled, end=ended(GrantEnd.DIED, last, months))
    cut = shares(of(over, years=years))
    for year, share in whole.items():
        left = cut.get(year, Fraction(0))
        assert left <= share
        if year < last.year or year == settled.year:
            assert left == share


def test_the_end_stands_among_the_reasons() -> None:
    over = grantee(end=ended(GrantEnd.EMIGRATED, date(2026, 5, 20), 1))
    [step] = [each for each in expected([over], range(2024, 2029), RATES, PARAMETERS).steps if each.children]
    assert "Flyttet fra Norge, siste dag 20.05.2026. Tilskuddet teller til 30.06.2026." in [
        each.text for each in step.children
    ]
