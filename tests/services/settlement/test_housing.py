from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

import pytest

from grongintro.domain.settlement import (
    ArrivalState,
    ExpectedArrival,
    Housing,
    HousingOwner,
    HousingStay,
    SettlementKind,
)
from grongintro.errors import UserError
from grongintro.rules.compliance.light import Mend
from grongintro.services.households import household_of
from grongintro.services.keeping.undo import undo_last
from grongintro.services.qualifying.today import law_day
from grongintro.services.settlement import arrivals, housing
from grongintro.services.settlement.housing import HomeState, free_state
from grongintro.services.settlement.view import person_settlement, settlement_view
from tests.services.making import TODAY, person

if TYPE_CHECKING:
    from grongintro.services.desk import Desk

ONE = timedelta(days=1)


def home(**more: Any) -> Housing:
    return replace(Housing("", "", "Skolevegen 1", HousingOwner.MUNICIPALITY), **more)


def stay(who: str, where: str, start: date = TODAY, **more: Any) -> HousingStay:
    return replace(HousingStay("", "", who, where, start), **more)


def refused(call: Any, *given: Any) -> str:
    with pytest.raises(UserError) as caught:
        call(*given)
    return caught.value.field or ""


@pytest.mark.parametrize(
    ("more", "field"),
    [
        ({"address": " "}, "address"),
        ({"owner": HousingOwner.PRIVATE}, "owner_name"),
        ({"owner": HousingOwner.FOUNDATION, "owner_name": " "}, "owner_name"),
        ({"rooms": 51}, "rooms"),
        ({"size": -1}, "size"),
        ({"rent": -1}, "rent"),
        ({"contract_start": TODAY, "contract_end": TODAY - ONE}, "contract_end"),
    ],
)
def test_a_home_that_cannot_be_right(desk: Desk, more: dict[str, Any], field: str) -> None:
    assert refused(housing.save_home, desk, home(**more)) == field
    assert settlement_view(desk).homes == ()


def test_an_address_is_registered_once(desk: Desk) -> None:
    key = housing.save_home(desk, home()).id
    assert refused(housing.save_home, desk, home(address=" skolevegen 1 ")) == "address"
    housing.save_home(desk, home(id=key, rooms=3))
    assert [line.home.rooms for line in settlement_view(desk).homes] == [3]


@pytest.mark.parametrize(
    ("more", "state"),
    [
        ({"free_from": TODAY - ONE}, HomeState.FREE),
        ({"free_from": TODAY}, HomeState.FREE),
        ({"free_from": TODAY + ONE}, HomeState.LATER),
        ({"contract_start": TODAY + ONE}, HomeState.LATER),
        ({"contract_end": TODAY - ONE}, HomeState.CLOSED),
        ({"contract_end": TODAY}, HomeState.FREE),
        ({"contract_end": TODAY + ONE}, HomeState.FREE),
    ],
)
def test_when_a_home_is_free(more: dict[str, Any], state: HomeState) -> None:
    assert free_state(home(**more), (), TODAY) is state


@pytest.mark.parametrize(("end", "state"), [(-1, HomeState.FREE), (0, HomeState.TAKEN), (1, HomeState.TAKEN)])
def test_a_stay_takes_the_home_to_its_last_day(end: int, state: HomeState) -> None:
    there = stay("a", "b", TODAY - timedelta(days=9), end=TODAY + timedelta(days=end))
    assert free_state(home(), (there,), TODAY) is state


@pytest.mark.parametrize(("days", "warned"), [(-1, False), (0, True), (89, True), (90, True), (91, False)])
def test_a_contract_that_ends_within_ninety_days_comes_to_the_leader(
    desk: Desk, adviser_desk: Desk, days: int, *, warned: bool
) -> None:
    end = TODAY + timedelta(days=days)
    housing.save_home(desk, home(contract_end=end))
    due = [(each.name, each.day) for each in law_day(desk).due if each.mend is Mend.HOME_CONTRACT]
    assert due == [("Skolevegen 1", end)] * warned
    assert not any(each.mend is Mend.HOME_CONTRACT for each in law_day(adviser_desk).due)


def test_a_contract_that_has_ended_is_told_while_somebody_lives_there(desk: Desk) -> None:
    where = housing.save_home(desk, home(contract_end=TODAY - ONE)).id
    housing.move_in(desk, stay(person(desk), where, date(2026, 6, 1)))
    assert [line.ends for line in settlement_view(desk).homes] == [True]


def test_another_household_is_refused_and_the_own_is_not(desk: Desk) -> None:
    where = housing.save_home(desk, home()).id
    selam = person(desk)
    with desk.read() as reader:
        own = household_of(reader, selam, TODAY)
    assert own is not None
    yonas = person(desk, "Yonas", household_id=own.id)
    amina = person(desk, "Amina")
    housing.move_in(desk, stay(selam, where, end=TODAY + ONE))
    housing.move_in(desk, stay(yonas, where))
    assert refused(housing.move_in, desk, stay(amina, where)) == "housing_id"
    for line in person_settlement(desk, yonas).stays:
        housing.move_in(desk, replace(line.stay, end=TODAY + ONE))
    assert refused(housing.move_in, desk, stay(amina, where, TODAY + ONE)) == "housing_id"
    housing.move_in(desk, stay(amina, where, TODAY + 2 * ONE))


def test_the_whole_household_moves_and_what_was_before_ends_the_day_before(desk: Desk) -> None:
    first, second = (housing.save_home(desk, home(address=name)).id for name in ("Gata 1", "Gata 2"))
    selam = person(desk)
    with desk.read() as reader:
        own = household_of(reader, selam, TODAY)
    assert own is not None
    yonas = person(desk, "Yonas", household_id=own.id)
    housing.move_in(desk, stay(selam, first, date(2026, 6, 1)), with_household=True)
    housing.move_in(desk, stay(selam, second), with_household=True)
    for who in (selam, yonas):
        told = [
            (each.home.address, each.stay.start, each.stay.end) for each in person_settlement(desk, who).stays
        ]
        assert told == [("Gata 2", TODAY, None), ("Gata 1", date(2026, 6, 1), TODAY - ONE)]
    assert person_settlement(desk, selam).household == own.name
    undo_last(desk)
    assert [each.stay.end for each in person_settlement(desk, yonas).stays] == [None]


@pytest.mark.parametrize(
    ("start", "field"), [(TODAY - ONE, "start"), (TODAY, ""), (TODAY + ONE, ""), (TODAY + 2 * ONE, "start")]
)
def test_a_stay_begins_when_the_home_can_be_let(desk: Desk, start: date, field: str) -> None:
    where = housing.save_home(desk, home(free_from=TODAY, contract_end=TODAY + ONE)).id
    who = person(desk)
    if field:
        assert refused(housing.move_in, desk, stay(who, where, start)) == field
    else:
        housing.move_in(desk, stay(who, where, start))
    assert len(person_settlement(desk, who).stays) == (not field)


def test_a_stay_needs_a_home_and_is_not_before_a_later_one(desk: Desk) -> None:
    where = housing.save_home(desk, home()).id
    who = person(desk)
    assert refused(housing.move_in, desk, stay(who, "")) == "housing_id"
    assert refused(housing.move_in, desk, stay(who, where, end=TODAY - ONE)) == "end"
    housing.move_in(desk, stay(who, where, TODAY + ONE))
    assert refused(housing.move_in, desk, stay(who, where)) == "start"


def test_a_home_is_held_for_those_who_are_expected_until_they_have_come(desk: Desk) -> None:
    where = housing.save_home(desk, home()).id
    value = ExpectedArrival("", "", "Familie på fire", 2, 2, ArrivalState.AGREED, SettlementKind.ALL)
    key = arrivals.save_arrival(desk, replace(value, housing_id=where)).id
    (line,) = settlement_view(desk).homes
    assert (line.state, line.held_for) == (HomeState.HELD, "Familie på fire")
    (expected,) = settlement_view(desk).arrivals
    arrivals.save_arrival(desk, replace(expected.arrival, id=key, state=ArrivalState.CALLED_OFF))
    assert [each.state for each in settlement_view(desk).homes] == [HomeState.FREE]


def test_free_homes_stand_on_top(desk: Desk) -> None:
    taken = housing.save_home(desk, home(address="A 1")).id
    housing.save_home(desk, home(address="B 2", free_from=TODAY + ONE))
    housing.save_home(desk, home(address="C 3"))
    housing.move_in(desk, stay(person(desk), taken))
    assert [line.home.address for line in settlement_view(desk).homes] == ["C 3", "B 2", "A 1"]
