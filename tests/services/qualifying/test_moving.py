"""Moving in and out in mid-programme, and the three months to the start."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, time, timedelta
from functools import partial
from typing import TYPE_CHECKING, Any

import pytest

from grongintro.domain.carried import Quota
from grongintro.domain.followup import (
    Appointment,
    AppointmentPerson,
    AppointmentState,
    FollowUp,
    Form,
    Outcome,
)
from grongintro.domain.household import HouseholdMember, LivingFactKind
from grongintro.domain.moving import Direction
from grongintro.domain.person import Person
from grongintro.domain.programme import Education, Goal, Programme, Status
from grongintro.domain.staff import Role
from grongintro.services import people, talks
from grongintro.services.deciding import benefit_facts, decisions
from grongintro.services.my_day import my_day
from grongintro.services.person_page import open_person
from grongintro.services.programmes import ProgrammeDraft, save_programme
from grongintro.services.qualifying import carried, moving_in, moving_out, starting
from grongintro.services.qualifying.moving_in import TakeOverDraft
from grongintro.services.qualifying.moving_out import MoveOutDraft
from grongintro.services.talks import AppointmentDraft
from tests.services.making import TODAY, answer, go_to, in_programme, person, submitted, talk
from tests.services.qualifying.rows import balance, refused, undone
from tests.services.qualifying.rows import carried as matter
from tests.services.test_notes_and_access import colleague

if TYPE_CHECKING:
    from grongintro.services.desk import Desk

DAY = timedelta(days=1)
LAST = date(2026, 12, 15)
OUT = MoveOutDraft(LAST, "Namsos", ("Integreringsplanen",), "Sikker digital post", note="Ny jobb")
IN = TakeOverDraft(
    "Namsos",
    date(2026, 11, 16),
    date(2025, 2, 1),
    date(2025, 3, 1),
    date(2025, 4, 1),
    Education.LESS,
    Goal.PART_UPPER_SECONDARY,
    19,
    balances=(balance(""), balance("", quota=Quota.WELFARE_DAYS, hundredths=350, source="")),
    matters=(matter("", decided_by=""),),
    handed=("Vedtak om program", " "),
    sent_how="Post",
)


@pytest.mark.parametrize(
    ("arrived", "claimed", "deadline"),
    [
        (date(2026, 11, 30), None, date(2027, 2, 28)),
        (date(2026, 6, 1), date(2026, 5, 1), date(2026, 8, 1)),
        (None, date(2026, 5, 1), date(2026, 8, 1)),
    ],
)
def test_the_three_months_run_from_what_came_first(
    arrived: date | None, claimed: date | None, deadline: date
) -> None:
    who = Person("p", "o", "A", "B", date(1990, 1, 1), arrived=arrived, claimed=claimed)
    found = starting.start_deadline(who)
    assert found is not None
    assert found.deadline == deadline


def test_without_a_date_no_deadline_runs() -> None:
    assert starting.start_deadline(Person("p", "o", "A", "B", date(1990, 1, 1))) is None


def test_a_late_start_has_its_reason(adviser_desk: Desk) -> None:
    who = person(adviser_desk)
    refused(partial(starting.write_late_start, adviser_desk, who, " "), "reason")
    undone(adviser_desk, partial(starting.write_late_start, adviser_desk, who, "Venter på plass "))
    (found,) = starting.late_starts(adviser_desk, who)
    assert (found.reason, found.written_on, found.staff_id) == (
        "Venter på plass",
        TODAY,
        adviser_desk.actor.staff_id,
    )


def test_a_programme_is_taken_over_whole(adviser_desk: Desk) -> None:
    who = person(adviser_desk)
    undone(adviser_desk, partial(moving_in.take_over, adviser_desk, who, IN))
    with adviser_desk.read() as reader:
        (programme,) = reader.find(Programme, person_id=who)
    found = people.get_person(adviser_desk, who)
    assert (found.first_settled, found.arrived) == (IN.first_settled, IN.first_day)
    assert (programme.offered, programme.start, programme.end) == (IN.offered, IN.start, date(2028, 3, 31))
    (move,) = moving_in.moves_of(adviser_desk, who)
    assert (move.direction, move.months_used, move.handed) == (Direction.IN, 19, ("Vedtak om program",))
    view = carried.carried_view(adviser_desk, who)
    assert [row.matter.decided_by for row in view.matters] == ["Namsos"]
    assert {each.quota: (each.hundredths, each.source) for each in view.balances} == {
        Quota.PROGRAMME_MONTHS: (1900, "Namsos"),
        Quota.CIVICS_HOURS: (1250, "Liste fra skolen"),
        Quota.WELFARE_DAYS: (350, "Namsos"),
    }
    assert open_person(adviser_desk, who).status is Status.IN_PROGRAMME


def test_an_expected_person_is_followed_up_from_the_first_day(adviser_desk: Desk) -> None:
    who = person(adviser_desk, arrived=None)
    moving_in.take_over(adviser_desk, who, IN)
    with adviser_desk.read() as reader:
        (opened,) = reader.find(FollowUp, person_id=who)
    assert opened.opened == IN.first_day


@pytest.mark.parametrize(
    ("offered", "end"), [(date(2024, 12, 31), date(2027, 3, 31)), (date(2025, 1, 1), date(2028, 3, 31))]
)
def test_the_rules_of_the_first_offer_stay(adviser_desk: Desk, offered: date, end: date) -> None:
    """Parts of upper secondary: two years for those offered it before 2025, three years after."""
    who = person(adviser_desk)
    moving_in.take_over(adviser_desk, who, replace(IN, offered=offered))
    with adviser_desk.read() as reader:
        (programme,) = reader.find(Programme, person_id=who)
    assert programme.end == end


@pytest.mark.parametrize(
    ("wrong", "field"),
    [
        ({"municipality": " "}, "municipality"),
        ({"first_settled": TODAY + DAY}, "first_settled"),
        ({"first_settled": date(2026, 11, 17)}, "first_settled"),
        ({"start": date(2026, 11, 16)}, "start"),
        ({"offered": date(2025, 4, 2)}, "start"),
        ({"end": date(2026, 11, 15)}, "end"),
        ({"goal": Goal.HIGHER_EDUCATION}, "goal"),
        ({"months_used": -1}, "months_used"),
        ({"months_used": 49}, "months_used"),
        ({"months_used": 21}, "months_used"),
        ({"balances": (balance("", hundredths=-1),)}, "hundredths"),
        ({"balances": (balance(""), balance(""))}, "balances"),
        ({"balances": (balance("", quota=Quota.PROGRAMME_MONTHS),)}, "balances"),
        ({"matters": (matter("", dated=TODAY + DAY),)}, "dated"),
    ],
)
def test_what_cannot_be_taken_over(adviser_desk: Desk, wrong: dict[str, Any], field: str) -> None:
    who = person(adviser_desk)
    refused(partial(moving_in.take_over, adviser_desk, who, replace(IN, **wrong)), field)
    assert moving_in.moves_of(adviser_desk, who) == ()


def test_not_beside_a_programme_that_runs_here(adviser_desk: Desk) -> None:
    who = person(adviser_desk)
    in_programme(adviser_desk, who)
    refused(partial(moving_in.take_over, adviser_desk, who, IN), "start")


def test_out_and_in_again_is_the_same_programme(adviser_desk: Desk) -> None:
    who = person(adviser_desk)
    moving_in.take_over(adviser_desk, who, IN)
    moving_out.move_out(adviser_desk, who, replace(OUT, no_talk_reason="Flyttet brått"))
    back = replace(IN, first_day=date(2027, 2, 1), months_used=20, balances=(), matters=())
    refused(
        partial(moving_in.take_over, adviser_desk, who, replace(back, offered=date(2024, 1, 1))), "offered"
    )
    refused(partial(moving_in.take_over, adviser_desk, who, back), "quota")
    with adviser_desk.write("set_opening_balance") as unit:
        months = carried.carried_view(adviser_desk, who).balance(Quota.PROGRAMME_MONTHS)
        assert months is not None
        unit.remove(months)
    undone(adviser_desk, partial(moving_in.take_over, adviser_desk, who, back))
    with adviser_desk.read() as reader:
        (programme,) = reader.find(Programme, person_id=who)
    assert (programme.stopped, programme.stop_reason) == (None, "")
    assert people.get_person(adviser_desk, who).moved_out is None
    moving_out.move_out(adviser_desk, who, replace(OUT, last_day=date(2027, 3, 1), no_talk_reason="Igjen"))
    assert len(moving_in.moves_of(adviser_desk, who)) == 4


@pytest.fixture
def staying(adviser_desk: Desk) -> str:
    """Selam, in the programme since 1 October, with a talk on 15 November."""
    who = person(adviser_desk)
    draft = ProgrammeDraft(date(2026, 9, 1), date(2026, 10, 1), Education.LESS, Goal.WORK, date(2028, 9, 30))
    save_programme(adviser_desk, who, draft)
    answer(adviser_desk, who, LivingFactKind.PARTNER, answer=False)
    talks.log_conversation(adviser_desk, talk(who, LAST - timedelta(days=30)))
    return who


def test_a_stay_closes_on_the_right_day(adviser_desk: Desk, staying: str) -> None:
    other = person(adviser_desk, "Amina", born=date(1985, 5, 5))
    for persons, day in (((staying,), LAST), ((staying,), LAST + DAY), ((staying, other), LAST + DAY)):
        talks.book_appointment(
            adviser_desk, AppointmentDraft(persons, day, time(10), 45, "Kontoret", Form.MEETING)
        )
    undone(adviser_desk, partial(moving_out.move_out, adviser_desk, staying, OUT))
    with adviser_desk.read() as reader:
        (programme,) = reader.find(Programme, person_id=staying)
        (follow_up,) = reader.find(FollowUp, person_id=staying)
        (member,) = reader.find(HouseholdMember, person_id=staying)
        links = {each.appointment_id for each in reader.find(AppointmentPerson, person_id=staying)}
        booked = sorted(reader.find(Appointment), key=lambda each: (each.day, each.id not in links))
    assert (programme.stopped, programme.stop_reason) == (LAST, "Flyttet til Namsos")
    assert (follow_up.closed, follow_up.closed_reason, member.end) == (LAST, "Flyttet til Namsos", LAST)
    assert [(each.state, each.id in links) for each in booked] == [
        (AppointmentState.PLANNED, True),
        (AppointmentState.CANCELLED, True),
        (AppointmentState.PLANNED, False),
    ]
    (move,) = moving_in.moves_of(adviser_desk, staying)
    assert (move.direction, move.day, move.handed, move.sent_how, move.note) == (
        Direction.OUT,
        LAST,
        ("Integreringsplanen",),
        "Sikker digital post",
        "Ny jobb",
    )
    for day, status in ((LAST, Status.IN_PROGRAMME), (LAST + DAY, Status.MOVED)):
        go_to(adviser_desk, day)
        assert open_person(adviser_desk, staying).status is status
    refused(partial(moving_out.move_out, adviser_desk, staying, OUT), "last_day")


def test_an_appointment_with_somebody_protected_still_stands(
    desk: Desk, adviser_desk: Desk, staying: str
) -> None:
    from grongintro.services.trust.protection import protect

    hidden = person(desk, "Amina", born=date(1985, 5, 5))
    other = colleague(desk, "Ola Nilsen", Role.ADVISER)
    booked = talks.book_appointment(
        adviser_desk,
        AppointmentDraft((staying, hidden), LAST + DAY, time(10), 45, "Kontoret", Form.MEETING),
    )
    seeing = (desk.actor.account_id, other.actor.account_id)
    protect(desk, hidden, basis="Sperret adresse", account_ids=seeing)
    moving_out.move_out(adviser_desk, staying, OUT)
    with desk.read() as reader:
        assert reader.get(Appointment, booked.id).state is AppointmentState.PLANNED
        links = reader.find(AppointmentPerson, appointment_id=booked.id)
    assert [each.person_id for each in links] == [hidden]


@pytest.mark.parametrize(("days", "closes"), [(29, True), (30, True), (31, False)])
def test_the_closing_talk_is_not_older_than_thirty_days(
    adviser_desk: Desk, staying: str, days: int, *, closes: bool
) -> None:
    last = LAST - timedelta(days=30) + timedelta(days=days)
    with adviser_desk.read() as reader:
        found = moving_out.closing_talk(reader, staying, last)
    assert (found is not None) is closes


def test_without_a_talk_a_reason_is_needed_and_kept(adviser_desk: Desk) -> None:
    who = person(adviser_desk)
    talks.log_conversation(adviser_desk, talk(who, outcome=Outcome.NO_SHOW))
    refused(partial(moving_out.move_out, adviser_desk, who, OUT), "no_talk_reason")
    moving_out.move_out(adviser_desk, who, replace(OUT, no_talk_reason="Møtte ikke"))
    (move,) = moving_in.moves_of(adviser_desk, who)
    assert move.note == "Uten avsluttende samtale: Møtte ikke\nNy jobb"


@pytest.mark.parametrize(
    ("wrong", "field"),
    [
        ({"municipality": ""}, "municipality"),
        ({"handed": (" ",), "note": ""}, "handed"),
        ({"sent_how": " "}, "sent_how"),
        ({"last_day": date(2026, 5, 31)}, "last_day"),
    ],
)
def test_what_cannot_be_closed(adviser_desk: Desk, staying: str, wrong: dict[str, Any], field: str) -> None:
    refused(partial(moving_out.move_out, adviser_desk, staying, replace(OUT, **wrong)), field)
    assert people.get_person(adviser_desk, staying).moved_out is None


def test_the_issued_decision_rests_on_a_changed_fact(desk: Desk, adviser_desk: Desk, staying: str) -> None:
    decisions.approve(desk, submitted(adviser_desk, staying))
    assert my_day(adviser_desk).broken == ()
    undone(adviser_desk, partial(moving_out.move_out, adviser_desk, staying, OUT))
    (broken,) = my_day(adviser_desk).broken
    assert broken.changed_from == LAST
    assert "siste dag i kommunen er 15. desember 2026, og stønaden stopper etter den dagen" in broken.text


def test_so_does_one_who_is_only_registered_as_moved(desk: Desk, adviser_desk: Desk, staying: str) -> None:
    decisions.approve(desk, submitted(adviser_desk, staying))
    who = people.get_person(adviser_desk, staying)
    people.change_person(adviser_desk, replace(who, moved_out=LAST))
    (broken,) = my_day(adviser_desk).broken
    assert broken.changed_from == LAST
    with adviser_desk.read() as reader:
        facts = benefit_facts.gather(reader, staying).facts
    assert facts is not None
    assert facts.programme.end == LAST, "the benefit stops on that day"


def test_one_who_moves_before_the_start_gets_no_benefit(desk: Desk, adviser_desk: Desk) -> None:
    who = person(adviser_desk)
    in_programme(adviser_desk, who)
    decisions.approve(desk, submitted(adviser_desk, who))
    early = replace(OUT, last_day=date(2026, 11, 30), no_talk_reason="Fikk jobb")
    moving_out.move_out(adviser_desk, who, early)
    (broken,) = my_day(adviser_desk).broken
    assert broken.changed_from == date(2026, 11, 30)
    assert "starter i programmet 1. desember 2026" in broken.text
    with adviser_desk.read() as reader:
        assert benefit_facts.gather(reader, who).facts is None


@pytest.mark.parametrize(("moved", "counts"), [(LAST, True), (date(2026, 9, 30), False)])
def test_a_partner_who_moved_takes_part_no_more(
    adviser_desk: Desk, staying: str, moved: date, *, counts: bool
) -> None:
    partner = person(adviser_desk, "Amina", born=date(1985, 5, 5))
    draft = ProgrammeDraft(date(2026, 9, 1), date(2026, 10, 1), Education.LESS, Goal.WORK)
    save_programme(adviser_desk, partner, draft)
    from grongintro.services.households import answer_living_fact

    answer_living_fact(
        adviser_desk,
        staying,
        kind=LivingFactKind.PARTNER,
        answer=True,
        start=date(2026, 10, 1),
        partner_id=partner,
        reason="Gift",
    )
    found = people.get_person(adviser_desk, partner)
    people.change_person(adviser_desk, replace(found, moved_out=moved))
    with adviser_desk.read() as reader:
        facts = benefit_facts.gather(reader, staying).facts
    assert facts is not None
    both = [each.period for each in facts.living if each.partner_in_programme]
    assert [each.end for each in both] == ([LAST] if counts else [])


def test_a_helper_moves_nobody(desk: Desk, staying: str) -> None:
    helper = colleague(desk, "Ingvild Hjelper", Role.HELPER)
    refused(partial(moving_out.move_out, helper, staying, OUT), code="role")
    refused(partial(moving_in.take_over, helper, staying, IN), code="role")
    refused(partial(starting.write_late_start, helper, staying, "Sen"), code="role")
