from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from itertools import pairwise
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from grongintro.domain.eligibility import Standing
from grongintro.domain.municipality import Language
from grongintro.domain.period import ONE_DAY, Period
from grongintro.domain.person import PermitKind, Settlement
from grongintro.rules.eligibility import right_on, right_periods
from grongintro.rules.parameters import shipped_parameters
from grongintro.rules.right_facts import SECTION_9, PermitFact, Right, RightFacts, WorkFact

PARAMETERS = shipped_parameters()
GRANTED, SETTLED, TODAY = date(2026, 1, 10), date(2026, 2, 2), date(2026, 3, 2)
REFUGEE = PermitFact(PermitKind.REFUGEE_28, GRANTED)
FACTS = RightFacts(
    birth_date=date(1990, 1, 1),
    permits=(REFUGEE,),
    settlement=Settlement.AGREED,
    first_settled=SETTLED,
    arrived=SETTLED,
    citizenship="Syria",
)
DUTY, RIGHT, OFFER = Standing.RIGHT_AND_DUTY, Standing.RIGHT_ONLY, Standing.MAY_BE_OFFERED
OUTSIDE, UNDECIDED = Standing.OUTSIDE, Standing.UNDECIDED


def right(day: date = TODAY, **changes: Any) -> Right:
    return right_on(day, replace(FACTS, **changes), PARAMETERS)


def around(day: date) -> tuple[date, date, date]:
    return day - ONE_DAY, day, day + ONE_DAY


def permit(kind: PermitKind, granted: date = GRANTED, **more: date) -> tuple[PermitFact, ...]:
    return (PermitFact(kind, granted, **more),)


def test_all_conditions_met_give_right_and_duty_with_a_step_each() -> None:
    found = right()
    assert (found.standing, found.missing) == (DUTY, ())
    assert [step.rule for step in found.steps] == [
        "right.eea",
        "right.permit",
        "right.age",
        "right.settled",
        "right.two_years",
        "right.work",
        "right.answer",
    ]
    assert all(step.law and step.text_in(Language.NYNORSK) for step in found.steps)
    assert found.steps[1].law == "integreringsloven § 9 første ledd bokstav a"


@pytest.mark.parametrize(
    ("birth_date", "expected"),
    [
        (date(2008, 1, 11), OUTSIDE),
        (date(2008, 1, 10), DUTY),
        (date(2008, 1, 9), DUTY),
        (date(1970, 1, 11), DUTY),
        (date(1970, 1, 10), OFFER),
        (date(1970, 1, 9), OFFER),
    ],
)
def test_the_age_on_the_day_of_the_permit_decides(birth_date: date, expected: Standing) -> None:
    assert right(birth_date=birth_date).standing is expected


def test_somebody_of_55_and_some_months_is_taken_as_inside_and_told_so() -> None:
    steps = right(birth_date=date(1971, 1, 10)).steps
    assert any("ikke avklart" in step.text for step in steps if step.rule == "right.age")
    steps = right(birth_date=date(1971, 1, 11)).steps
    assert not any("ikke avklart" in step.text for step in steps)


def test_a_renewal_makes_nobody_older_and_a_new_kind_of_permit_does() -> None:
    young = {"birth_date": date(2008, 2, 1), "first_settled": SETTLED}
    renewed = (REFUGEE, PermitFact(PermitKind.REFUGEE_28, date(2026, 2, 20)))
    assert right(permits=renewed, **young).standing is OUTSIDE
    changed = (PermitFact(PermitKind.HUMANITARIAN_38, GRANTED), replace(REFUGEE, granted=date(2026, 2, 20)))
    assert right(permits=changed, **young).standing is DUTY


@pytest.mark.parametrize("kind", PermitKind)
def test_the_kind_of_permit_decides(kind: PermitKind) -> None:
    standing = right(permits=permit(kind)).standing
    expected = OFFER if kind is PermitKind.FAMILY_OTHER else DUTY if kind in SECTION_9 else OUTSIDE
    assert standing is expected


@pytest.mark.parametrize(
    ("applied", "expected"),
    [(date(2025, 5, 9), DUTY), (date(2025, 5, 10), OFFER), (date(2025, 5, 11), OFFER)],
)
def test_the_five_year_rule_of_family(applied: date, expected: Standing) -> None:
    permits = permit(PermitKind.FAMILY_CH6, applied=applied, reference_settled=date(2020, 5, 10))
    assert right(permits=permits).standing is expected


def test_the_five_year_rule_is_taken_as_met_when_the_dates_are_not_known() -> None:
    found = right(permits=permit(PermitKind.FAMILY_CH6, applied=GRANTED))
    assert found.standing is DUTY
    assert any("regnes som oppfylt" in step.text for step in found.steps)


@pytest.mark.parametrize(
    ("settlement", "kind", "expected"),
    [
        (Settlement.AGREED, PermitKind.REFUGEE_28, DUTY),
        (Settlement.SELF_SETTLED, PermitKind.REFUGEE_28, OFFER),
        (Settlement.FAMILY, PermitKind.HUMANITARIAN_38, OFFER),
        (Settlement.SELF_SETTLED, PermitKind.FAMILY_CH6, DUTY),
        (None, PermitKind.FAMILY_CH6, DUTY),
        (Settlement.SELF_SETTLED, PermitKind.INDEPENDENT_53, DUTY),
        (None, PermitKind.REFUGEE_28, UNDECIDED),
    ],
)
def test_settlement_by_agreement_is_asked_for_where_the_law_does(
    settlement: Settlement | None, kind: PermitKind, expected: Standing
) -> None:
    assert right(settlement=settlement, permits=permit(kind)).standing is expected


def test_a_refugee_who_was_family_first_needs_no_agreement() -> None:
    permits = (PermitFact(PermitKind.FAMILY_CH6, GRANTED), replace(REFUGEE, granted=date(2026, 2, 20)))
    assert right(permits=permits, settlement=Settlement.FAMILY).standing is DUTY
    other_way = (replace(REFUGEE, granted=date(2026, 2, 20)), PermitFact(PermitKind.FAMILY_CH6, TODAY))
    assert right(date(2026, 2, 25), permits=other_way, settlement=Settlement.FAMILY).standing is OFFER


def test_nobody_has_a_right_before_they_are_settled_here() -> None:
    assert [right(day).standing for day in around(SETTLED)] == [OUTSIDE, DUTY, DUTY]


def test_two_years_run_from_the_first_settlement_anywhere() -> None:
    limit = date(2028, 2, 2)
    assert [right(day, arrived=date(2027, 6, 1)).standing for day in around(limit)] == [
        DUTY,
        OUTSIDE,
        OUTSIDE,
    ]


def test_two_years_run_from_the_permit_when_that_came_later() -> None:
    permits = permit(PermitKind.REFUGEE_28, date(2026, 5, 4))
    limit = date(2028, 5, 4)
    assert [right(day, permits=permits).standing for day in around(limit)] == [DUTY, OUTSIDE, OUTSIDE]


def test_a_decision_in_time_stands_after_the_two_years() -> None:
    late = date(2028, 6, 1)
    assert right(late, offered=date(2028, 2, 1)).standing is DUTY
    assert right(late, offered=date(2028, 2, 2)).standing is OUTSIDE


def test_an_offer_to_others_has_the_two_year_limit_too() -> None:
    permits = permit(PermitKind.FAMILY_OTHER)
    assert [right(day, permits=permits).standing for day in around(date(2028, 2, 2))] == [
        OFFER,
        OUTSIDE,
        OUTSIDE,
    ]


@pytest.mark.parametrize(
    ("minutes", "offer_only", "expected"),
    [(1799, False, DUTY), (1800, False, OUTSIDE), (1801, True, OUTSIDE), (1799, True, DUTY)],
)
def test_thirty_hours_of_work_take_right_and_duty_away(
    minutes: int, offer_only: bool, expected: Standing
) -> None:
    work = (WorkFact(Period(TODAY), minutes, offer_only=offer_only),)
    assert right(work=work).standing is expected


def test_two_posts_are_measured_each_by_itself() -> None:
    work = (WorkFact(Period(SETTLED), 1200), WorkFact(Period(SETTLED), 1200))
    assert right(work=work).standing is DUTY


def test_the_right_revives_when_the_work_ends_within_two_years() -> None:
    first, last = date(2026, 4, 1), date(2026, 9, 30)
    work = (WorkFact(Period(first, last), 2250),)
    assert [right(day, work=work).standing for day in around(first)] == [DUTY, OUTSIDE, OUTSIDE]
    assert [right(day, work=work).standing for day in around(last + ONE_DAY)] == [OUTSIDE, DUTY, DUTY]
    too_late = (WorkFact(Period(first, date(2028, 3, 1)), 2250),)
    assert right(date(2028, 3, 2), work=too_late).standing is OUTSIDE


def test_work_does_not_stand_in_the_way_of_an_offer_to_others() -> None:
    work = (WorkFact(Period(SETTLED), 2250),)
    assert right(work=work, permits=permit(PermitKind.FAMILY_OTHER)).standing is OFFER


@pytest.mark.parametrize("citizenship", ["Sverige", "polsk", "Norge"])
def test_nordic_and_eea_citizens_stand_outside(citizenship: str) -> None:
    assert right(citizenship=citizenship).standing is OUTSIDE


def test_collective_protection_gives_a_duty_from_2026() -> None:
    facts = replace(
        FACTS,
        permits=permit(PermitKind.COLLECTIVE_34, date(2025, 6, 2)),
        first_settled=date(2025, 7, 1),
        arrived=date(2025, 7, 1),
    )
    found = [right_on(day, facts, PARAMETERS).standing for day in around(date(2026, 1, 1))]
    assert found == [RIGHT, DUTY, DUTY]


def test_a_started_programme_may_be_completed_whatever_the_permit_or_citizenship() -> None:
    started: dict[str, Any] = {"offered": SETTLED, "programme_start": SETTLED}
    permanent = (REFUGEE, PermitFact(PermitKind.PERMANENT, date(2027, 1, 1)))
    assert right(date(2027, 2, 1), permits=permanent, **started).standing is RIGHT
    assert right(date(2027, 2, 1), citizenship="Norge", **started).standing is RIGHT
    assert right(date(2028, 6, 1), **started).standing is DUTY
    assert right(permits=permit(PermitKind.FAMILY_OTHER), **started).standing is RIGHT
    assert right(date(2027, 2, 1), **started).steps[0].rule == "right.completing"


def test_a_programme_that_is_over_gives_no_new_right() -> None:
    last = date(2027, 2, 1)
    started = replace(FACTS, offered=SETTLED, programme_start=SETTLED, programme_last_day=last)
    found = [right_on(day, started, PARAMETERS).standing for day in around(last)]
    assert found == [DUTY, DUTY, OUTSIDE]


@pytest.mark.parametrize(
    ("changes", "missing"),
    [
        ({"permits": ()}, "oppholdstillatelsen"),
        ({"settlement": None}, "om personen er bosatt etter avtale med integreringsmyndighetene"),
        ({"arrived": None, "first_settled": None}, "når personen ble bosatt i kommunen"),
        (
            {"permits": permit(PermitKind.REFUGEE_28, valid_to=date(2026, 3, 1))},
            "om oppholdstillatelsen som gikk ut 01.03.2026, er fornyet",
        ),
    ],
)
def test_what_is_not_known_is_named(changes: dict[str, Any], missing: str) -> None:
    found = right(**changes)
    assert (found.standing, found.missing) == (UNDECIDED, (missing,))


def test_a_permit_runs_to_its_last_day() -> None:
    permits = permit(PermitKind.REFUGEE_28, valid_to=TODAY)
    assert [right(day, permits=permits).standing for day in around(TODAY)] == [DUTY, DUTY, UNDECIDED]


def test_the_first_settlement_is_only_missed_when_it_matters() -> None:
    assert right(first_settled=None).standing is DUTY
    assert right(date(2028, 1, 10), first_settled=None, arrived=date(2026, 5, 1)).standing is UNDECIDED
    assert right(date(2028, 2, 2), first_settled=None).standing is OUTSIDE


def test_a_fact_is_not_missed_when_the_answer_is_certain_without_it() -> None:
    found = right(settlement=None, citizenship="Norge")
    assert (found.standing, found.missing) == (OUTSIDE, ())


def test_no_permit_yet_is_outside_until_the_day_it_is_granted() -> None:
    facts = replace(FACTS, first_settled=date(2025, 12, 1), arrived=date(2025, 12, 1))
    found = [right_on(day, facts, PARAMETERS).standing for day in around(GRANTED)]
    assert found == [OUTSIDE, DUTY, DUTY]


def test_the_answer_over_time_tells_every_turn() -> None:
    work = (WorkFact(Period(date(2026, 4, 1), date(2026, 9, 30)), 2250),)
    found = right_periods(replace(FACTS, work=work), PARAMETERS, date(2026, 1, 1), date(2028, 12, 31))
    assert [(each.period.start, each.period.end, each.standing) for each in found] == [
        (date(2026, 1, 1), date(2026, 2, 1), OUTSIDE),
        (SETTLED, date(2026, 3, 31), DUTY),
        (date(2026, 4, 1), date(2026, 9, 30), OUTSIDE),
        (date(2026, 10, 1), date(2028, 2, 1), DUTY),
        (date(2028, 2, 2), date(2028, 12, 31), OUTSIDE),
    ]
    assert found[1].steps == right_on(SETTLED, replace(FACTS, work=work), PARAMETERS).steps


FIRST, LAST = date(2025, 10, 1), date(2026, 3, 31)
DAYS = st.dates(date(2023, 6, 1), date(2026, 6, 30))
PERMITS = st.builds(
    PermitFact, st.sampled_from(PermitKind), DAYS, valid_to=st.none() | st.dates(FIRST, date(2027, 1, 1))
)
WORK = st.builds(
    lambda start, length, minutes: WorkFact(Period(start, start + timedelta(days=length)), minutes),
    DAYS,
    st.integers(0, 200),
    st.sampled_from([900, 1800]),
)
ANY_FACTS = st.builds(
    RightFacts,
    birth_date=st.dates(date(1968, 1, 1), date(2008, 12, 31)),
    permits=st.lists(PERMITS, max_size=3).map(tuple),
    settlement=st.sampled_from([None, *Settlement]),
    first_settled=st.none() | DAYS,
    arrived=st.none() | DAYS,
    citizenship=st.sampled_from(["", "Syria", "Sverige"]),
    work=st.lists(WORK, max_size=2).map(tuple),
    offered=st.none() | DAYS,
    programme_start=st.none() | DAYS,
    programme_last_day=st.none() | DAYS,
)


@given(ANY_FACTS)
@settings(max_examples=60, deadline=None)
def test_the_periods_say_what_every_day_says(facts: RightFacts) -> None:
    periods = right_periods(facts, PARAMETERS, FIRST, LAST)
    days = [day for each in periods for day in each.period.days()]
    assert days == list(Period(FIRST, LAST).days())
    for each in periods:
        assert {right_on(day, facts, PARAMETERS).standing for day in each.period.days()} == {each.standing}
    assert all(one.standing is not other.standing for one, other in pairwise(periods))


@given(ANY_FACTS, st.dates(FIRST, LAST))
@settings(max_examples=200, deadline=None)
def test_facts_are_missing_exactly_when_it_is_undecided(facts: RightFacts, day: date) -> None:
    found = right_on(day, facts, PARAMETERS)
    assert bool(found.missing) is (found.standing is UNDECIDED)
    assert found.steps[-1].rule == "right.answer"
