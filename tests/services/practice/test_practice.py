from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

import pytest

from grongintro.domain.followup import Form
from grongintro.domain.practice import (
    Employer,
    Placement,
    PlacementResult,
    PlacementVisit,
    PracticeWish,
    Sector,
)
from grongintro.domain.staff import Role
from grongintro.errors import UserError
from grongintro.rules.compliance.light import Mend
from grongintro.services import settings
from grongintro.services.keeping import trash
from grongintro.services.keeping.undo import undo, words_of
from grongintro.services.practice import employers, placements
from grongintro.services.practice.lines import PlacementState
from grongintro.services.practice.view import person_practice, practice_view
from grongintro.services.qualifying.today import law_day
from tests.services.making import TODAY, go_to, person, state

if TYPE_CHECKING:
    from grongintro.services.desk import Desk

START, END = date(2026, 11, 2), date(2027, 1, 29)


def employer(desk: Desk, name: str = "Grong sag", **more: Any) -> str:
    value = Employer("", "", name, Sector.PRIVATE, branch="Industri", place="Grong", places=1)
    return employers.save_employer(desk, replace(value, **more)).id


def placed(desk: Desk, who: str, where: str, start: date = START, end: date = END, **more: Any) -> str:
    value = replace(Placement("", "", who, where, start, end, 900), **more)
    return placements.save_placement(desk, value).id


def refused(call: Any, *given: Any) -> tuple[str, str]:
    with pytest.raises(UserError) as caught:
        call(*given)
    return caught.value.field or "", caught.value.message


def stored(desk: Desk, kind: type, key: str) -> Any:
    with desk.read() as reader:
        return reader.get(kind, key)


@pytest.mark.parametrize(
    ("more", "field"),
    [
        ({"name": " "}, "name"),
        ({"organisation_number": "12345678"}, "organisation_number"),
        ({"organisation_number": "940010854"}, "organisation_number"),
        ({"places": -1}, "places"),
        ({"places": 501}, "places"),
        ({"last_contact": TODAY + timedelta(days=1)}, "last_contact"),
    ],
)
def test_an_employer_that_cannot_be_right(desk: Desk, more: dict[str, Any], field: str) -> None:
    value = replace(Employer("", "", "Grong sag", Sector.PRIVATE), **more)
    assert refused(employers.save_employer, desk, value)[0] == field
    assert practice_view(desk).employers == ()


def test_the_same_employer_is_not_written_twice_at_a_place(desk: Desk) -> None:
    employer(desk, organisation_number="940 010 853", last_contact=TODAY)
    value = Employer("", "", "GRONG SAG ", Sector.PRIVATE, place="Grong")
    assert refused(employers.save_employer, desk, value)[0] == "name"
    employer(desk, place="Harran")
    assert len(practice_view(desk).employers) == 2


@pytest.mark.parametrize(
    ("more", "field"),
    [
        ({"employer_id": ""}, "employer_id"),
        ({"end": START - timedelta(days=1)}, "end"),
        ({"minutes_per_week": 0}, "minutes_per_week"),
        ({"minutes_per_week": 2251}, "minutes_per_week"),
        ({"participant_signed": TODAY + timedelta(days=1)}, "participant_signed"),
        ({"employer_signed": TODAY + timedelta(days=1)}, "employer_signed"),
        ({"municipality_signed": TODAY + timedelta(days=1)}, "municipality_signed"),
        ({"ended_on": TODAY + timedelta(days=1)}, "ended_on"),
        ({"ended_on": START - timedelta(days=1)}, "ended_on"),
        ({"result": PlacementResult.JOB}, "ended_on"),
    ],
)
def test_a_placement_that_cannot_be_right(desk: Desk, more: dict[str, Any], field: str) -> None:
    value = replace(Placement("", "", person(desk), employer(desk), START, END, 900), **more)
    assert refused(placements.save_placement, desk, value)[0] == field
    assert practice_view(desk).placements == ()


@pytest.mark.parametrize("minutes", [2249, 2250])
def test_a_full_week_is_the_most(desk: Desk, minutes: int) -> None:
    key = placed(desk, person(desk), employer(desk), minutes_per_week=minutes)
    assert stored(desk, Placement, key).minutes_per_week == minutes


@pytest.mark.parametrize(
    ("start", "fits"),
    [(END - timedelta(days=1), False), (END, False), (END + timedelta(days=1), True)],
)
def test_no_more_at_once_than_there_are_places(desk: Desk, start: date, fits: bool) -> None:
    where, end = employer(desk), END + timedelta(days=60)
    placed(desk, person(desk), where)
    value = Placement("", "", person(desk, "Amina"), where, start, end, 900)
    if fits:
        assert placements.save_placement(desk, value).id
        return
    field, message = refused(placements.save_placement, desk, value)
    assert field == "employer_id"
    assert f"plassen i bruk {start:%d.%m.%Y}" in message


def test_two_who_follow_each_other_take_one_place(desk: Desk) -> None:
    """Places are counted day by day: two that never meet take one of the two places."""
    where = employer(desk, places=2)
    placed(desk, person(desk), where, START, date(2026, 11, 30))
    placed(desk, person(desk, "Amina"), where, date(2026, 12, 1), END)
    placed(desk, person(desk, "Omar"), where)
    value = Placement("", "", person(desk, "Yonas"), where, date(2026, 11, 30), END, 900)
    assert "alle 2 plassene i bruk 30.11.2026" in refused(placements.save_placement, desk, value)[1]


def test_where_places_are_not_said_nobody_is_refused(desk: Desk) -> None:
    where = employer(desk, places=0)
    for name in ("Selam", "Amina", "Omar"):
        placed(desk, person(desk, name), where)
    (line,) = practice_view(desk).employers
    assert (line.taken, line.free) == (3, None)


def test_one_that_ended_early_gives_its_place_back(desk: Desk) -> None:
    where = employer(desk)
    ended = placed(desk, person(desk), where)
    value = replace(
        stored(desk, Placement, ended), ended_on=date(2026, 11, 20), result=PlacementResult.BROKEN_OFF
    )
    placements.end_placement(desk, value)
    assert practice_view(desk).employers[0].free == 1
    placed(desk, person(desk, "Amina"), where, date(2026, 11, 21))
    assert practice_view(desk).employers[0].free == 0


def test_fewer_places_since_do_not_stop_what_goes_on_from_ending(desk: Desk) -> None:
    where = employer(desk, places=2)
    first = placed(desk, person(desk), where)
    placed(desk, person(desk, "Amina"), where)
    employers.save_employer(desk, replace(stored(desk, Employer, where), places=1))
    (line,) = practice_view(desk).employers
    assert (line.taken, line.free) == (2, 0)
    value = stored(desk, Placement, first)
    assert (
        refused(placements.save_placement, desk, replace(value, end=END + timedelta(days=1)))[0]
        == "employer_id"
    )
    ended = replace(value, ended_on=TODAY, result=PlacementResult.JOB, evaluation="Fast jobb fra desember")
    placements.end_placement(desk, ended)
    assert stored(desk, Placement, first).evaluation == "Fast jobb fra desember"


def test_an_end_needs_its_day_and_result(desk: Desk) -> None:
    value = stored(desk, Placement, placed(desk, person(desk), employer(desk)))
    assert refused(placements.end_placement, desk, value)[0] == "ended_on"
    assert refused(placements.end_placement, desk, replace(value, ended_on=TODAY))[0] == "result"


@pytest.mark.parametrize(
    ("day", "expected"),
    [
        (START - timedelta(days=1), PlacementState.COMING),
        (START, PlacementState.NOW),
        (END, PlacementState.NOW),
        (END + timedelta(days=1), PlacementState.OVER),
    ],
)
def test_a_placement_is_coming_now_or_over(desk: Desk, day: date, expected: PlacementState) -> None:
    who = person(desk)
    placed(desk, who, employer(desk))
    go_to(desk, day)
    (line,) = person_practice(desk, who).placements
    assert line.state is expected
    assert line.lacks_result is (expected is PlacementState.OVER)
    assert (practice_view(desk).employers[0].free == 0) is (expected is PlacementState.NOW)


@pytest.mark.parametrize(
    ("held", "field"),
    [(TODAY + timedelta(days=1), "held_on"), (START - timedelta(days=1), "held_on")],
)
def test_a_visit_that_cannot_be_right(desk: Desk, held: date, field: str) -> None:
    who = person(desk)
    value = PlacementVisit("", "", who, placed(desk, who, employer(desk)), held, "", Form.MEETING)
    assert refused(placements.save_visit, desk, value)[0] == field


def test_a_visit_of_somebody_else_s_placement_is_refused(desk: Desk) -> None:
    key = placed(desk, person(desk), employer(desk))
    value = PlacementVisit("", "", person(desk, "Amina"), key, TODAY, "", Form.MEETING)
    assert refused(placements.save_visit, desk, value)[0] == "placement_id"


def test_a_visit_moves_the_next_one_and_is_a_contact_with_the_employer(desk: Desk) -> None:
    who, where = person(desk), employer(desk, last_contact=date(2026, 10, 1))
    key = placed(desk, who, where)
    assert person_practice(desk, who).placements[0].next_visit == date(2026, 11, 9)
    saved = placements.save_visit(
        desk, PlacementVisit("", "", who, key, date(2026, 11, 10), "", Form.MEETING)
    )
    assert person_practice(desk, who).placements[0].next_visit == date(2026, 12, 8)
    settings.change_setting(desk, "visit_weeks", 2)
    view = person_practice(desk, who)
    assert view.placements[0].next_visit == date(2026, 11, 24)
    assert [each.id for each in view.visits[key]] == [saved.id]
    assert view.visits[key][0].staff_id == desk.actor.staff_id
    assert practice_view(desk).employers[0].last_contact == date(2026, 11, 10)


@pytest.mark.parametrize(
    ("today", "due"), [(date(2026, 11, 8), 0), (date(2026, 11, 9), 1), (date(2026, 11, 10), 1)]
)
def test_what_is_to_be_followed_up_comes_to_the_day(adviser_desk: Desk, today: date, due: int) -> None:
    who = person(adviser_desk)
    key = placed(adviser_desk, who, employer(adviser_desk))
    go_to(adviser_desk, today)
    lines = [each for each in law_day(adviser_desk).due if each.mend is Mend.PLACEMENT_VISIT]
    assert [(each.id, each.person_id, each.day) for each in lines] == [(key, who, date(2026, 11, 9))] * due


@pytest.mark.parametrize(
    ("more", "field"),
    [
        ({"branch": ""}, "branch"),
        ({"since": TODAY + timedelta(days=1)}, "since"),
        ({"met_on": TODAY + timedelta(days=1)}, "met_on"),
        ({"met_on": date(2026, 9, 30)}, "met_on"),
    ],
)
def test_a_wish_that_cannot_be_right(desk: Desk, more: dict[str, Any], field: str) -> None:
    value = replace(PracticeWish("", "", person(desk), "Industri", date(2026, 10, 1)), **more)
    assert refused(placements.save_wish, desk, value)[0] == field


def test_free_places_are_held_against_open_wishes(desk: Desk) -> None:
    employer(desk, branch="Industri", place="Grong", places=2)
    employer(desk, "Harran butikk", branch="Butikk", place="Harran", places=0)
    who = person(desk)
    for branch, place, met in (
        ("industri", "", None),
        ("Industri", "Harran", None),
        ("Butikk", "harran", None),
        ("Industri", "Grong", TODAY),
    ):
        value = PracticeWish("", "", who, branch, date(2026, 10, 1), place, met_on=met)
        placements.save_wish(desk, value)
    view = practice_view(desk)
    assert len(view.wishes) == 3
    fitting = {(w.wish.branch, w.wish.place): [f.employer.name for f in w.fitting] for w in view.wishes}
    assert fitting == {
        ("industri", ""): ["Grong sag"],
        ("Industri", "Harran"): [],
        ("Butikk", "harran"): [],
    }
    found = {(each.branch, each.place): (each.free, each.unsaid, each.wishes) for each in view.branches}
    assert found == {
        ("Butikk", "Harran"): (0, 1, 1),
        ("Industri", "Grong"): (2, 0, 1),
        ("Industri", "Harran"): (0, 0, 1),
    }
    assert len(person_practice(desk, who).wishes) == 4


def test_sectors_are_counted_apart(desk: Desk) -> None:
    private = employer(desk, places=3)
    municipal = employer(desk, "Grong sykehjem", sector=Sector.MUNICIPAL, places=4)
    last_year = (date(2025, 9, 1), date(2025, 12, 31))
    done = {"ended_on": date(2026, 10, 30), "result": PlacementResult.JOB}
    placed(desk, person(desk, "Selam"), private, date(2026, 8, 3), date(2026, 10, 30), **done)
    placed(desk, person(desk, "Amina"), private)
    placed(desk, person(desk, "Omar"), private, *last_year)
    placed(desk, person(desk, "Yonas"), municipal, date(2026, 2, 2), date(2026, 3, 27))
    placed(desk, person(desk, "Fatima"), municipal, date(2026, 12, 1))
    view = practice_view(desk)
    by = {each.sector: each for each in view.sectors}
    one, other = by[Sector.PRIVATE], by[Sector.MUNICIPAL]
    assert (one.employers, one.places, one.free, one.now, one.this_year) == (1, 3, 2, 1, 2)
    assert (dict(one.results), one.lacking) == ({PlacementResult.JOB: 1}, 0)
    assert (other.now, other.this_year, dict(other.results), other.lacking) == (0, 1, {}, 1)
    assert (view.free, view.now(Sector.PRIVATE), view.now(Sector.STATE)) == (6, 1, 0)


def test_every_action_can_be_undone_and_is_told(desk: Desk) -> None:
    who, where = person(desk), employer(desk)
    key = placed(desk, who, where)
    before = state(desk)
    value = stored(desk, Placement, key)
    ended = replace(value, ended_on=TODAY, result=PlacementResult.JOB)
    visit = PlacementVisit("", "", who, key, TODAY, "", Form.PHONE)
    noted = replace(stored(desk, Employer, where), note="Ring først")
    acts: tuple[tuple[Any, Any, str], ...] = (
        (placements.save_visit, visit, "lagret oppfølging av praksis"),
        (placements.save_wish, PracticeWish("", "", who, "Butikk", TODAY), "lagret ønske om praksis"),
        (placements.end_placement, ended, "avsluttet praksis"),
        (employers.save_employer, noted, "lagret arbeidsgiver"),
    )
    for save, row, words in acts:
        action = save(desk, row).changes.action
        assert words_of(desk, action).startswith(words)
        assert state(desk) != before
        undo(desk, action)
        assert state(desk) == before


def test_a_placement_goes_with_its_visits_and_an_employer_in_use_stays(desk: Desk) -> None:
    who, where = person(desk), employer(desk)
    key = placed(desk, who, where)
    placements.save_visit(desk, PlacementVisit("", "", who, key, TODAY, "", Form.PHONE))
    with pytest.raises(UserError):
        trash.delete(desk, Employer, where)
    before = state(desk)
    gone = trash.delete(desk, Placement, key)
    assert person_practice(desk, who).visits == {}
    assert gone.changes.action is not None
    trash.put_back(desk, gone.changes.action)
    assert state(desk) == before


def test_a_helper_has_no_practice(adviser_desk: Desk) -> None:
    who = person(adviser_desk)
    helper = replace(adviser_desk, actor=replace(adviser_desk.actor, role=Role.HELPER))
    for call in (practice_view, lambda desk: person_practice(desk, who), employer):
        assert refused(call, helper)[1].startswith("Du har ikke tilgang")
