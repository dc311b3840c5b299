from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

import pytest

from grongintro.domain.settlement import (
    ArrivalState,
    ArrivalStep,
    ExpectedArrival,
    Housing,
    HousingOwner,
    HousingStay,
    SettlementKind,
)
from grongintro.errors import UserError
from grongintro.rules.compliance.light import Mend
from grongintro.rules.settlement import GoalState
from grongintro.services import settings
from grongintro.services.households import household_of
from grongintro.services.keeping import trash
from grongintro.services.keeping.undo import undo, undo_last
from grongintro.services.qualifying.today import law_day
from grongintro.services.settlement import arrivals, housing, papers, settling
from grongintro.services.settlement.ready import READY
from grongintro.services.settlement.view import household_choices, person_settlement, settlement_view
from tests.services.making import TODAY, person

if TYPE_CHECKING:
    from grongintro.services.desk import Desk
    from grongintro.services.settlement.view import ArrivalLine

EXPECTED = date(2027, 2, 1)
LATER = TODAY + timedelta(days=1)


def arrival(**more: Any) -> ExpectedArrival:
    base = ExpectedArrival("", "", "Familie på fire", 2, 2, ArrivalState.AGREED, SettlementKind.ALL, EXPECTED)
    return replace(base, **more)


def line(desk: Desk) -> ArrivalLine:
    (found,) = settlement_view(desk).arrivals
    return found


def days(desk: Desk) -> dict[str, int | None]:
    """The first word of each point, and how many days from the expected day it is due."""
    return {
        each.step.text.split(":")[0].split()[0]: None
        if each.step.due is None
        else (each.step.due - EXPECTED).days
        for each in line(desk).steps
    }


def test_a_new_one_gets_its_list_counted_from_the_expected_day(adviser_desk: Desk) -> None:
    arrivals.save_arrival(adviser_desk, arrival())
    assert days(adviser_desk) == {
        "Bolig": -30, "Barnehage": -30, "Skole": -21, "Helse": -14, "Møbler": -7,
        "IMDi": 1, "Skatt": 3, "Bank": 7, "NIR": 14,
    }  # fmt: skip
    assert {each.owner for each in line(adviser_desk).steps} == {adviser_desk.actor.name}
    undo_last(adviser_desk)
    assert settlement_view(adviser_desk).arrivals == ()


def test_without_children_no_school_and_for_minors_beem_and_a_guardian(desk: Desk) -> None:
    arrivals.save_arrival(desk, arrival(children=0))
    assert not {"Skole", "Barnehage", "BEEM"} & days(desk).keys()
    undo_last(desk)
    arrivals.save_arrival(desk, arrival(adults=0, children=1, kind=SettlementKind.MINORS))
    assert days(desk).keys() >= {"BEEM", "Representant"}
    assert days(desk)["BEEM"] == -45


def test_the_list_follows_the_day_and_what_is_done_stays(desk: Desk) -> None:
    key = arrivals.save_arrival(desk, arrival(expected_on=None)).id
    assert set(days(desk).values()) == {None}
    stored = line(desk).arrival
    arrivals.save_arrival(desk, replace(stored, expected_on=EXPECTED))
    assert days(desk)["Bolig"] == -30
    first = next(each for each in line(desk).steps if each.step.text.startswith("Bolig"))
    arrivals.tick_step(desk, first.id, done=True)
    stored = line(desk).arrival
    arrivals.save_arrival(desk, replace(stored, expected_on=EXPECTED + timedelta(days=10)))
    moved = days(desk)
    assert (moved["Bolig"], moved["Møbler"], moved["NIR"]) == (-30, 3, 24)
    assert line(desk).arrival.id == key
    undo_last(desk)
    assert days(desk)["Møbler"] == -7


@pytest.mark.parametrize(
    ("more", "field"),
    [
        ({"name": " "}, "name"),
        ({"adults": 0, "children": 0}, "adults"),
        ({"children": 51}, "children"),
        ({"permit_on": LATER}, "permit_on"),
        ({"amot_to": TODAY}, "amot_from"),
        ({"amot_from": TODAY, "amot_to": TODAY - timedelta(days=1)}, "amot_to"),
    ],
)
def test_an_arrival_that_cannot_be_right(desk: Desk, more: dict[str, Any], field: str) -> None:
    with pytest.raises(UserError) as caught:
        arrivals.save_arrival(desk, arrival(**more))
    assert caught.value.field == field
    assert settlement_view(desk).arrivals == ()


@pytest.mark.parametrize(("away", "told"), [(6, True), (7, True), (8, False), (-1, True)])
def test_a_point_comes_to_its_owner_s_day_a_week_before(
    desk: Desk, adviser_desk: Desk, away: int, *, told: bool
) -> None:
    key = arrivals.save_arrival(desk, arrival(expected_on=None)).id
    value = ArrivalStep(
        "", "", key, "Seng til barnet", TODAY + timedelta(days=away), adviser_desk.actor.staff_id
    )
    step = arrivals.save_step(desk, value).id
    due = [each for each in law_day(adviser_desk).due if each.mend is Mend.ARRIVAL_STEP]
    assert [(each.id, each.name) for each in due] == [(step, "Seng til barnet (Familie på fire)")] * told
    assert [each for each in law_day(desk).due if each.mend is Mend.ARRIVAL_STEP] == []
    arrivals.tick_step(adviser_desk, step, done=True)
    assert [each for each in law_day(adviser_desk).due if each.mend is Mend.ARRIVAL_STEP] == []


def test_nothing_is_due_for_one_who_was_called_off(desk: Desk) -> None:
    arrivals.save_arrival(desk, arrival(expected_on=TODAY))
    assert any(each.mend is Mend.ARRIVAL_STEP for each in law_day(desk).due)
    arrivals.save_arrival(desk, replace(line(desk).arrival, state=ArrivalState.CALLED_OFF))
    assert not any(each.mend is Mend.ARRIVAL_STEP for each in law_day(desk).due)


def test_they_come_and_are_a_household_of_the_register(desk: Desk) -> None:
    key = arrivals.save_arrival(desk, arrival(permit_on=date(2026, 1, 10))).id
    assert line(desk).goal is not None
    who = person(desk, arrived=date(2026, 7, 11))
    with desk.read() as reader:
        home = household_of(reader, who, TODAY)
    assert home is not None
    with pytest.raises(UserError) as caught:
        settling.settle_arrival(desk, key, None)
    assert caught.value.field == "household_id"
    saved = settling.settle_arrival(desk, key, home.id)
    found = line(desk)
    assert (found.arrival.state, found.household, found.person_id) == (ArrivalState.ARRIVED, home.name, who)
    assert found.goal is not None
    assert found.goal.state is GoalState.MISSED
    assert home.id not in dict(household_choices(desk))
    other = arrivals.save_arrival(desk, arrival(name="Andre")).id
    with pytest.raises(UserError, match="annen ankomst"):
        settling.settle_arrival(desk, other, home.id)
    undo_last(desk)
    assert saved.changes.action is not None
    undo(desk, saved.changes.action)
    assert line(desk).arrival.state is ArrivalState.AGREED


def test_the_home_that_was_held_is_theirs_and_amot_is_over(desk: Desk) -> None:
    where = housing.save_home(desk, Housing("", "", "Elvevegen 9", HousingOwner.MUNICIPALITY)).id
    other = housing.save_home(desk, Housing("", "", "Elvevegen 11", HousingOwner.MUNICIPALITY)).id
    key = arrivals.save_arrival(desk, arrival(housing_id=where, amot_from=date(2026, 3, 2))).id
    who = person(desk, arrived=date(2026, 7, 11))
    with desk.read() as reader:
        home = household_of(reader, who, TODAY)
    assert home is not None
    along = person(desk, "Yonas", household_id=home.id)
    housing.move_in(desk, HousingStay("", "", along, other, date(2026, 7, 20)))
    settling.settle_arrival(desk, key, home.id)
    (stay,) = person_settlement(desk, who).stays
    assert (stay.home.id, stay.stay.start) == (where, date(2026, 6, 1))
    assert [each.home.id for each in person_settlement(desk, along).stays] == [other]
    found = line(desk)
    assert found.arrival.amot_to == date(2026, 6, 1)
    assert found.amot is not None
    assert found.amot.months == 4
    undo_last(desk)
    assert person_settlement(desk, who).stays == ()
    assert line(desk).arrival.amot_to is None


def test_a_home_that_others_live_in_is_not_given_away(desk: Desk) -> None:
    where = housing.save_home(desk, Housing("", "", "Elvevegen 9", HousingOwner.MUNICIPALITY)).id
    key = arrivals.save_arrival(desk, arrival(housing_id=where)).id
    housing.move_in(desk, HousingStay("", "", person(desk, "Amina"), where, TODAY))
    who = person(desk)
    with desk.read() as reader:
        home = household_of(reader, who, TODAY)
    assert home is not None
    settling.settle_arrival(desk, key, home.id)
    assert person_settlement(desk, who).stays == ()


def test_amot_counts_months_and_tells_an_amount_only_when_the_rate_is_entered(desk: Desk) -> None:
    arrivals.save_arrival(desk, arrival(adults=1, children=1, amot_from=date(2026, 5, 29)))
    found = line(desk)
    assert found.amot is not None
    assert (found.amot.months, found.amot.paid_months, found.amount) == (7, 7, None)
    settings.change_setting(desk, "amot_rate", 14_349)
    assert line(desk).amount == 7 * 2 * 14_349


def test_an_arrival_is_deleted_with_its_list_and_put_back(desk: Desk) -> None:
    key = arrivals.save_arrival(desk, arrival()).id
    trash.delete(desk, ExpectedArrival, key)
    with desk.read() as reader:
        assert reader.find(ArrivalStep) == []
    undo_last(desk)
    assert len(line(desk).steps) == len([each for each in READY if not each.minors])


def test_the_list_is_printed_with_its_home_and_owners(desk: Desk) -> None:
    where = housing.save_home(desk, Housing("", "", "Elvevegen 9", HousingOwner.MUNICIPALITY)).id
    key = arrivals.save_arrival(desk, arrival(housing_id=where, needs="Tolk i arabisk")).id
    arrivals.save_step(desk, ArrivalStep("", "", key, "Barneseng", EXPECTED))
    content = papers.list_content(desk, key)
    assert (content.home, content.needs, content.expected_on) == ("Elvevegen 9", "Tolk i arabisk", EXPECTED)
    own = next(each for each in content.points if each.text == "Barneseng")
    assert (own.key, own.owner) == ("", "")
    assert {each.key for each in content.points} == {each.key for each in READY if not each.minors} | {""}
    assert papers.list_pdf(desk, key).startswith(b"%PDF")
    with pytest.raises(UserError):
        papers.list_content(desk, "borte")
