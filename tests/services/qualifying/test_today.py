"""The day by the law: the own people's lights, the year after, and steps of health for who may read them."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

import pytest

from grongintro.domain.closing import FinalStatus
from grongintro.domain.person import PermitKind, Settlement
from grongintro.domain.programme import Education, Goal
from grongintro.domain.staff import Role
from grongintro.rules.compliance.light import Colour, Mend
from grongintro.services import people
from grongintro.services.programmes import ProgrammeDraft, save_programme
from grongintro.services.qualifying import closing, health
from grongintro.services.qualifying.closing import EndDraft
from grongintro.services.qualifying.today import MOST_URGENT, law_day
from grongintro.services.trust import inhabil
from grongintro.services.trust.protection import protect
from tests.services.making import TODAY, go_to, person
from tests.services.qualifying.rows import health_step, refused
from tests.services.test_notes_and_access import colleague

if TYPE_CHECKING:
    from grongintro.services.desk import Desk

DAY = timedelta(days=1)


@pytest.fixture
def other(desk: Desk) -> Desk:
    return colleague(desk, "Ola Nilsen", Role.ADVISER)


def settled(desk: Desk, given: str, arrived: date) -> str:
    who = person(desk, given, arrived=arrived, first_settled=arrived, settlement=Settlement.AGREED)
    people.add_permit(desk, who, kind=PermitKind.REFUGEE_28, granted=arrived, valid_to=None)
    return who


def ended(desk: Desk) -> str:
    who = person(desk, "Ferdig", arrived=date(2024, 11, 1))
    draft = ProgrammeDraft(date(2024, 12, 1), date(2025, 1, 1), Education.LESS, Goal.WORK, date(2026, 12, 31))
    save_programme(desk, who, draft)
    closing.end_programme(desk, who, EndDraft(FinalStatus.WORK, TODAY, "Fast jobb", full_time=True))
    return who


def test_the_lights_are_counted_for_the_own_people_and_one_each_is_told(
    desk: Desk, adviser_desk: Desk, other: Desk
) -> None:
    assert (law_day(adviser_desk).people, law_day(adviser_desk).urgent) == (0, ())
    names = ("Abel", "Berit", "Chala", "Dawit")
    for number, given in enumerate(names):
        settled(adviser_desk, given, TODAY - timedelta(days=200 + 10 * number))
    settled(other, "Andres", TODAY - timedelta(days=300))
    own = law_day(adviser_desk)
    assert own.people == len(names)
    assert [each.name for each in own.urgent] == ["Dawit Dawitsen", "Chala Chalasen", "Berit Beritsen"]
    assert len(own.urgent) == MOST_URGENT
    left = [each.light.days_left for each in own.urgent]
    assert all(each is not None and each < 0 for each in left)
    assert left == sorted(left, key=lambda each: each or 0)
    assert {each.light.colour for each in own.urgent} == {Colour.RED}
    assert own.red >= len(names)
    assert (law_day(other).people, law_day(desk).people) == (1, len(names) + 1)


def test_whom_the_account_may_not_see_or_work_with_is_left_out(
    desk: Desk, adviser_desk: Desk, other: Desk
) -> None:
    hidden = settled(adviser_desk, "Skjult", TODAY - timedelta(days=200))
    near = settled(adviser_desk, "Nær", TODAY - timedelta(days=200))
    for who in (hidden, near):
        step = health_step(who, adviser_desk.actor.staff_id, day=TODAY - DAY)
        health.save_health_step(adviser_desk, step)
    assert (law_day(adviser_desk).people, len(law_day(adviser_desk).due)) == (2, 2)
    inhabil.mark_inhabil(adviser_desk, adviser_desk.actor.staff_id, near, reason="Nabo")
    seeing = (desk.actor.account_id, other.actor.account_id)
    protect(desk, hidden, basis="Sperret adresse", account_ids=seeing)
    day = law_day(adviser_desk)
    assert (day.people, day.red, day.urgent, day.due) == (0, 0, (), ())
    assert law_day(desk).people == 2


def test_a_year_after_the_end_it_is_asked_where_they_are(desk: Desk, adviser_desk: Desk, other: Desk) -> None:
    who = ended(adviser_desk)
    go_to(adviser_desk, TODAY.replace(year=2027) - DAY)
    assert law_day(adviser_desk).due == ()
    go_to(adviser_desk, TODAY.replace(year=2027))
    (line,) = law_day(adviser_desk).due
    assert (line.mend, line.person_id, line.name, line.day) == (
        Mend.YEAR_LATER,
        who,
        "Ferdig Ferdigsen",
        TODAY.replace(year=2027),
    )
    assert law_day(other).due == ()
    people.assign_adviser(desk, [who], other.actor.staff_id, start=desk.today)
    assert law_day(adviser_desk).due == ()
    assert law_day(other).due == law_day(desk).due == (line,)
    closing.note_year_later(desk, line.id, FinalStatus.WORK, desk.today)
    assert law_day(desk).due == ()


def test_a_step_of_health_is_told_to_its_owner_while_they_may_read_it(
    desk: Desk, adviser_desk: Desk, other: Desk
) -> None:
    who, me = person(adviser_desk), adviser_desk.actor.staff_id
    late = health.save_health_step(adviser_desk, health_step(who, me, day=TODAY - DAY)).id
    health.save_health_step(adviser_desk, health_step(who, me, day=TODAY))
    done = health_step(who, me, day=TODAY - DAY - DAY, done_on=TODAY - DAY)
    health.save_health_step(adviser_desk, done)
    health.save_health_step(adviser_desk, health_step(who, desk.actor.staff_id, day=TODAY - DAY))
    (line,) = law_day(adviser_desk).due
    assert (line.id, line.mend, line.person_id) == (late, Mend.HEALTH_STEP, who)
    assert [each.id == late for each in law_day(desk).due] == [False]
    written = health.save_health_step(desk, health_step(who, me, day=TODAY - DAY)).id
    people.assign_adviser(desk, [who], other.actor.staff_id, start=TODAY)
    assert written not in {each.id for each in law_day(adviser_desk).due}
    assert late in {each.id for each in law_day(adviser_desk).due}
    health.finish_health_step(adviser_desk, late, done_on=TODAY)
    assert law_day(adviser_desk).due == ()


@pytest.mark.parametrize("role", [Role.HELPER, Role.DECIDER])
def test_it_is_for_caseworkers(desk: Desk, role: Role) -> None:
    outside = colleague(desk, "Ingvild Hjelper", role)
    refused(lambda: law_day(outside), code="role")
