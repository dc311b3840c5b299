from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from grongintro.domain.eligibility import Standing
from grongintro.domain.period import ONE_DAY
from grongintro.domain.person import PermitKind, Settlement
from grongintro.domain.training import TrainingBasis
from grongintro.rules.parameters import shipped_parameters
from grongintro.rules.right_facts import PermitFact, Right, RightFacts
from grongintro.rules.training_right import training_right_on

PARAMETERS = shipped_parameters()
GRANTED, SETTLED, TODAY = date(2026, 1, 10), date(2026, 2, 2), date(2026, 3, 2)
FACTS = RightFacts(
    birth_date=date(1990, 1, 1),
    permits=(PermitFact(PermitKind.REFUGEE_28, GRANTED),),
    settlement=Settlement.AGREED,
    first_settled=SETTLED,
    arrived=SETTLED,
)
DUTY, RIGHT, OFFER = Standing.RIGHT_AND_DUTY, Standing.RIGHT_ONLY, Standing.MAY_BE_OFFERED


def right(day: date = TODAY, **changes: Any) -> Right:
    return training_right_on(day, replace(FACTS, **changes), PARAMETERS)


def around(day: date) -> tuple[date, date, date]:
    return day - ONE_DAY, day, day + ONE_DAY


def permit(kind: PermitKind, granted: date = GRANTED) -> tuple[PermitFact, ...]:
    return (PermitFact(kind, granted),)


@pytest.mark.parametrize(
    ("kind", "basis", "expected"),
    [
        (PermitKind.REFUGEE_28, None, DUTY),
        (PermitKind.FAMILY_CH6, None, DUTY),
        (PermitKind.COLLECTIVE_34, None, RIGHT),
        (PermitKind.FAMILY_OTHER, None, Standing.UNDECIDED),
        (PermitKind.FAMILY_OTHER, TrainingBasis.SECTION_27, DUTY),
        (PermitKind.FAMILY_OTHER, TrainingBasis.SECTION_28, Standing.DUTY_ONLY),
        (PermitKind.OTHER, TrainingBasis.OTHER, OFFER),
        (PermitKind.PERMANENT, None, OFFER),
    ],
)
def test_the_permit_decides(kind: PermitKind, basis: TrainingBasis | None, expected: Standing) -> None:
    assert right(permits=permit(kind), training_basis=basis).standing is expected


@pytest.mark.parametrize(
    ("birth_date", "expected"),
    [
        (date(2008, 1, 11), OFFER),
        (date(2008, 1, 10), DUTY),
        (date(2008, 1, 9), DUTY),
        (date(1959, 3, 3), DUTY),
        (date(1959, 3, 2), OFFER),
        (date(1959, 3, 1), OFFER),
        (date(1959, 1, 10), OFFER),
    ],
)
def test_the_age_at_the_permit_and_67_limit_it(birth_date: date, expected: Standing) -> None:
    assert right(birth_date=birth_date).standing is expected


def test_collective_protection_has_the_ordinary_rules_when_chapter_6a_is_repealed() -> None:
    found = [right(day, permits=permit(PermitKind.COLLECTIVE_34)) for day in around(date(2028, 7, 1))]
    assert [each.standing for each in found] == [RIGHT, DUTY, DUTY]
    assert found[0].steps[0].law == "integreringsloven § 37 d første ledd"


def test_the_right_of_collective_protection_begins_with_settlement_by_agreement() -> None:
    collective = permit(PermitKind.COLLECTIVE_34)
    assert [right(day, permits=collective).standing for day in around(SETTLED)] == [OFFER, RIGHT, RIGHT]
    assert right(permits=collective, settlement=Settlement.SELF_SETTLED).standing is OFFER
    unknown = right(permits=collective, settlement=None)
    assert (unknown.standing, unknown.missing) == (
        Standing.UNDECIDED,
        ("når og hvordan personen ble bosatt",),
    )


def test_family_begins_on_arrival_and_a_refugee_when_the_permit_is_granted() -> None:
    family = permit(PermitKind.FAMILY_CH6)
    assert [right(day, permits=family).standing for day in around(SETTLED)] == [OFFER, DUTY, DUTY]
    assert [right(day).standing for day in around(GRANTED)] == [Standing.UNDECIDED, DUTY, DUTY]


def test_a_family_without_documented_identity_begins_at_the_first_renewal() -> None:
    first = PermitFact(PermitKind.FAMILY_ID_38, date(2025, 3, 2))
    renewal = replace(first, granted=TODAY)
    found = [right(day, permits=(first, renewal)).standing for day in around(TODAY)]
    assert found == [OFFER, DUTY, DUTY]


def test_what_is_begun_may_be_completed_until_67() -> None:
    permits = (*FACTS.permits, PermitFact(PermitKind.PERMANENT, date(2026, 2, 20)))
    assert right(permits=permits).standing is OFFER
    assert right(permits=permits, training_start=SETTLED).standing is RIGHT
    assert right(permits=permits, training_start=date(2026, 3, 3)).standing is OFFER
    old = replace(FACTS, permits=permits, training_start=SETTLED, birth_date=date(1959, 6, 1))
    found = [training_right_on(day, old, PARAMETERS).standing for day in around(date(2026, 6, 1))]
    assert found == [RIGHT, OFFER, OFFER]


def test_what_is_not_known_is_named() -> None:
    assert right(permits=()).missing == ("oppholdstillatelsen",)
    assert "§ 27" in right(permits=permit(PermitKind.OTHER)).missing[0]
