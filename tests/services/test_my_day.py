"""The day of an adviser, and the caseload of the service."""

from __future__ import annotations

from datetime import date, time, timedelta
from typing import TYPE_CHECKING

import pytest

from grongintro.domain.person import PermitKind
from grongintro.domain.staff import Role
from grongintro.errors import UserError
from grongintro.services import people, staff, talks
from grongintro.services.caseload import caseload_on
from grongintro.services.distribute import distribute
from grongintro.services.households import household_of
from grongintro.services.my_day import my_day
from grongintro.services.talks import AppointmentDraft
from tests.services.making import TODAY, go_to, in_programme, person, talk

if TYPE_CHECKING:
    from grongintro.services.desk import Desk
    from grongintro.services.my_day import TalkLine


def _lines(desk: Desk) -> list[TalkLine]:
    return [line for _, group in my_day(desk).places for line in group]


def _couple(desk: Desk) -> tuple[str, str]:
    first = person(desk)
    with desk.read() as reader:
        home = household_of(reader, first, TODAY)
    assert home is not None
    return first, person(desk, "Yonas", born=date(1988, 1, 1), household_id=home.id)


def _hire(desk: Desk, name: str = "Ivar Moen", percent: int = 50) -> str:
    hired = staff.add_staff(desk, name=name, title="", phone="", email="")
    staff.set_post(desk, hired.id, role=Role.ADVISER, percent=percent, start=TODAY)
    return hired.id


def test_a_household_is_one_line(adviser_desk: Desk) -> None:
    ids = _couple(adviser_desk)
    assert [set(line.person_ids) for line in _lines(adviser_desk)] == [set(ids)]


def test_a_booked_talk_shows_its_time_and_stands_once(adviser_desk: Desk) -> None:
    first, _ = _couple(adviser_desk)
    draft = AppointmentDraft((first,), TODAY, time(10), 45, "Kontoret")
    talks.book_appointment(adviser_desk, draft)
    lines = _lines(adviser_desk)
    assert len(lines) == 1
    assert lines[0].booked is not None
    assert not my_day(adviser_desk).overdue


def test_distribute_with_nothing_overdue_says_so(adviser_desk: Desk) -> None:
    talks.log_conversation(adviser_desk, talk(person(adviser_desk)))
    with pytest.raises(UserError, match="Ingen samtaler er forfalt"):
        distribute(adviser_desk)


def test_the_substitute_sees_the_cases_and_the_one_away_does_not(desk: Desk, adviser_desk: Desk) -> None:
    person(adviser_desk)
    substitute = _hire(desk)
    staff.set_absence(
        desk,
        adviser_desk.actor.staff_id,
        start=TODAY,
        end=TODAY + timedelta(days=4),
        substitute_id=substitute,
        reason="Ferie",
    )
    assert _lines(adviser_desk) == []
    view = caseload_on(desk, TODAY)
    assert {line.name: line.others for line in view.lines} == {"Ivar Moen": 1, "Kari Rådgiver": 0}


@pytest.mark.parametrize(("day", "percent"), [(-1, 110), (0, 50), (4, 50), (5, 110)])
def test_an_away_advisers_post_does_not_count_and_the_cases_count_once(
    desk: Desk, adviser_desk: Desk, day: int, percent: int
) -> None:
    for name in ("Selam", "Amina"):
        in_programme(adviser_desk, person(adviser_desk, name, born=date(1990, 1, len(name))), TODAY)
    substitute = _hire(desk)
    staff.set_post(desk, substitute, role=Role.ADVISER, percent=50, start=TODAY - timedelta(days=30))
    staff.set_post(
        desk, adviser_desk.actor.staff_id, role=Role.ADVISER, percent=60, start=TODAY - timedelta(days=30)
    )
    staff.set_absence(
        desk,
        adviser_desk.actor.staff_id,
        start=TODAY,
        end=TODAY + timedelta(days=4),
        substitute_id=substitute,
        reason="Syk",
    )
    view = caseload_on(desk, TODAY + timedelta(days=day))
    assert view.total.percent == percent
    assert view.total.active == (2 if day >= 0 else 0)
    away = next(line for line in view.lines if line.name == "Kari Rådgiver")
    assert away.away is (0 <= day <= 4)
    assert away.active == (2 if day == 5 else 0)


def test_without_capacity_there_is_no_figure(desk: Desk, adviser_desk: Desk) -> None:
    staff.set_post(desk, adviser_desk.actor.staff_id, role=Role.ADVISER, percent=0, start=TODAY)
    person(adviser_desk)
    view = caseload_on(desk, TODAY)
    assert view.total.load.per_fte is None
    assert view.total.status is None


@pytest.mark.parametrize(
    ("days", "told", "soon", "urgent"),
    [
        (59, None, False, False),
        (60, "Dag 60 av 3 måneder. Frist for vedtak og oppstart av program (§\u00a012)", True, False),
        (79, "Dag 79 av 3 måneder. Frist for vedtak og oppstart av program (§\u00a012)", True, False),
        (80, "Dag 80 av 3 måneder. Frist for vedtak og oppstart av program (§\u00a012)", True, True),
        (92, "Dag 92 av 3 måneder. Frist for vedtak og oppstart av program (§\u00a012)", True, True),
        (93, "Dag 93, over 3 måneder. Frist for vedtak og oppstart av program (§\u00a012)", True, True),
    ],
)
def test_the_start_is_told_by_its_day_and_warned_of_at_60_and_80(
    adviser_desk: Desk, days: int, told: str | None, soon: bool, urgent: bool
) -> None:
    """Three months from 23 August are 92 days."""
    arrived = date(2026, 8, 23)
    go_to(adviser_desk, arrived)
    who = person(adviser_desk, arrived=arrived)
    go_to(adviser_desk, arrived + timedelta(days=days))
    lines = [line for line in my_day(adviser_desk).dates if line.kind == "start"]
    found = [(line.person_id, line.told, line.soon, line.urgent) for line in lines]
    assert found == ([] if told is None else [(who, told, soon, urgent)])


def test_the_start_counts_from_the_earliest_of_settlement_and_claim(adviser_desk: Desk) -> None:
    person(adviser_desk, arrived=TODAY - timedelta(days=70), claimed=TODAY - timedelta(days=85))
    (line,) = my_day(adviser_desk).dates
    assert (line.run, line.urgent) == (85, True)


def test_another_date_tells_no_day(adviser_desk: Desk) -> None:
    who = person(adviser_desk, arrived=date(2020, 1, 1))
    people.add_permit(
        adviser_desk,
        who,
        kind=PermitKind.REFUGEE_28,
        granted=date(2025, 1, 1),
        valid_to=TODAY + timedelta(days=8),
    )
    (line,) = my_day(adviser_desk).dates
    assert (line.told, line.soon, line.urgent) == ("Oppholdstillatelsen går ut", False, False)
