from __future__ import annotations

from dataclasses import replace
from datetime import date, time, timedelta
from typing import TYPE_CHECKING, Any

import pytest

from grongintro.domain.cooperation import (
    Contact,
    CooperationAgreement,
    CooperationMeeting,
    Referral,
    ServiceKind,
    Volunteer,
    VolunteerMatch,
)
from grongintro.domain.staff import Role
from grongintro.errors import UserError
from grongintro.rules.compliance.light import Mend
from grongintro.services import talks
from grongintro.services.cooperation import partners, referrals, volunteers
from grongintro.services.cooperation.partners import Renewal, renewal_of
from grongintro.services.cooperation.view import cooperation_view, person_cooperation
from grongintro.services.keeping import trash
from grongintro.services.keeping.undo import undo, words_of
from grongintro.services.qualifying.today import law_day
from grongintro.services.trust import inhabil, notes
from tests.services.making import TODAY, person, state, talk

if TYPE_CHECKING:
    from grongintro.services.desk import Desk

LATER, EARLIER = TODAY + timedelta(days=1), TODAY - timedelta(days=1)


def refused(call: Any, *given: Any) -> tuple[str, str]:
    with pytest.raises(UserError) as caught:
        call(*given)
    return caught.value.field or "", caught.value.message


def agreement(**more: Any) -> CooperationAgreement:
    value = CooperationAgreement("", "", "Avtale med Nav", "Nav og kommunen", date(2025, 1, 1))
    return replace(value, **more)


def referral(who: str, **more: Any) -> Referral:
    value = Referral("", "", who, "", ServiceKind.NAV, "Kurs i jobbsøking", date(2026, 11, 2))
    return replace(value, **more)


def volunteer(desk: Desk, **more: Any) -> str:
    value = replace(Volunteer("", "", "Grong frivilligsentral", activity="Språkkafé"), **more)
    return volunteers.save_volunteer(desk, value).id


def match(who: str, friend: str, **more: Any) -> VolunteerMatch:
    return replace(VolunteerMatch("", "", who, friend, TODAY), **more)


def stored(desk: Desk, kind: type, key: str) -> Any:
    with desk.read() as reader:
        return reader.get(kind, key)


@pytest.mark.parametrize(
    ("more", "field"),
    [
        ({"title": " "}, "title"),
        ({"parties": ""}, "parties"),
        ({"renew_by": date(2024, 12, 31)}, "renew_by"),
        ({"ended_on": date(2024, 12, 31)}, "ended_on"),
        ({"ended_on": LATER}, "ended_on"),
    ],
)
def test_an_agreement_that_cannot_be_right(desk: Desk, more: dict[str, Any], field: str) -> None:
    assert refused(partners.save_agreement, desk, agreement(**more))[0] == field
    assert cooperation_view(desk).agreements == ()


@pytest.mark.parametrize(
    ("days", "expected"),
    [
        (-1, Renewal.OVERDUE),
        (0, Renewal.NEAR),
        (1, Renewal.NEAR),
        (59, Renewal.NEAR),
        (60, Renewal.NEAR),
        (61, Renewal.RUNNING),
        (None, Renewal.RUNNING),
    ],
)
def test_an_agreement_is_to_be_renewed_within_sixty_days(days: int | None, expected: Renewal) -> None:
    day = None if days is None else TODAY + timedelta(days=days)
    assert renewal_of(agreement(renew_by=day), TODAY) is expected
    assert renewal_of(agreement(renew_by=day, ended_on=TODAY), TODAY) is Renewal.ENDED


def test_those_to_renew_stand_on_top_and_come_to_the_leader(desk: Desk, adviser_desk: Desk) -> None:
    for title, days in (("Langt fram", 61), ("Over tiden", -5), ("Snart", 30)):
        partners.save_agreement(desk, agreement(title=title, renew_by=TODAY + timedelta(days=days)))
    partners.save_agreement(desk, agreement(title="Avsluttet", renew_by=EARLIER, ended_on=EARLIER))
    titles = [line.agreement.title for line in cooperation_view(desk).agreements]
    assert titles == ["Over tiden", "Snart", "Langt fram", "Avsluttet"]
    due = [each for each in law_day(desk).due if each.mend is Mend.AGREEMENT]
    assert [(each.name, each.person_id) for each in due] == [("Over tiden", ""), ("Snart", "")]
    assert [each for each in law_day(adviser_desk).due if each.mend is Mend.AGREEMENT] == []


@pytest.mark.parametrize(
    ("next_on", "fits"), [(TODAY - timedelta(days=1), False), (TODAY, False), (LATER, True)]
)
def test_the_next_meeting_is_after_this_one(desk: Desk, next_on: date, fits: bool) -> None:
    value = CooperationMeeting("", "", "Nav", TODAY, "", time(9), next_on=next_on)
    if fits:
        partners.save_meeting(desk, value)
    else:
        assert refused(partners.save_meeting, desk, value)[0] == "next_on"
    assert len(cooperation_view(desk).meetings) == fits


def test_meetings_to_come_stand_before_those_held(desk: Desk) -> None:
    for days in (-10, 3, -2, 0):
        value = CooperationMeeting("", "", f"Nav {days}", TODAY + timedelta(days=days), "")
        partners.save_meeting(desk, value)
    assert (
        refused(partners.save_meeting, desk, CooperationMeeting("", "", "", TODAY, ""))[0] == "organisation"
    )
    names = [each.organisation for each in cooperation_view(desk).meetings]
    assert names == ["Nav 0", "Nav 3", "Nav -2", "Nav -10"]


def test_contacts_are_ordered_by_where_they_work(desk: Desk) -> None:
    for name, where in (("Åse", "Skolen"), ("Bo", "Nav"), ("Anna", "Nav")):
        partners.save_contact(desk, Contact("", "", name, where))
    assert refused(partners.save_contact, desk, Contact("", "", " "))[0] == "name"
    assert [each.name for each in cooperation_view(desk).contacts] == ["Anna", "Bo", "Åse"]


@pytest.mark.parametrize(
    ("more", "field"),
    [
        ({"what": ""}, "what"),
        ({"sent_on": LATER}, "sent_on"),
        ({"answered_on": LATER}, "answered_on"),
        ({"answered_on": date(2026, 11, 1)}, "answered_on"),
        ({"answer": "Får plass"}, "answered_on"),
    ],
)
def test_a_referral_that_cannot_be_right(desk: Desk, more: dict[str, Any], field: str) -> None:
    who = person(desk)
    assert refused(referrals.save_referral, desk, referral(who, **more))[0] == field
    assert person_cooperation(desk, who).referrals == ()


def test_a_referral_keeps_the_talk_it_came_from(desk: Desk) -> None:
    who, other = person(desk), person(desk, "Amina")
    key = talks.log_conversation(desk, talk(who)).id
    saved = referrals.save_referral(desk, referral(who, conversation_id=key))
    assert stored(desk, Referral, saved.id).conversation_id == key
    assert refused(referrals.save_referral, desk, referral(other, conversation_id=key))[0] == "person_id"


def test_referrals_are_counted_by_service_in_the_year(desk: Desk) -> None:
    who = person(desk)
    for more in (
        {},
        {"answered_on": TODAY, "went_alone": True},
        {"answered_on": TODAY, "went_alone": False},
        {"service": ServiceKind.DOCTOR, "went_alone": True},
        {"sent_on": date(2025, 12, 31)},
    ):
        referrals.save_referral(desk, referral(who, **more))
    found = {
        each.service: (each.sent, each.answered, each.went_alone) for each in cooperation_view(desk).services
    }
    assert found == {ServiceKind.NAV: (3, 2, 1), ServiceKind.DOCTOR: (1, 0, 1)}
    waiting = [each.sent_on for each in cooperation_view(desk).unanswered]
    assert waiting == [date(2025, 12, 31), date(2026, 11, 2), date(2026, 11, 2)]


def test_a_referral_is_closed_like_a_step_of_health(desk: Desk, adviser_desk: Desk) -> None:
    """The leader's own case: the adviser sees that there is one, and the count, but not what it says."""
    who = person(desk)
    key = referrals.save_referral(desk, referral(who, service=ServiceKind.MENTAL_HEALTH)).id
    view = cooperation_view(adviser_desk)
    assert view.unanswered == ()
    assert [(each.service, each.sent) for each in view.services] == [(ServiceKind.MENTAL_HEALTH, 1)]
    (line,) = person_cooperation(adviser_desk, who).referrals
    assert (line.referral, line.text, line.writer) == (None, notes.CLOSED_ROW, "Liv Leder")
    value = stored(desk, Referral, key)
    assert "lukket for deg" in refused(referrals.save_referral, adviser_desk, replace(value, what="Noe"))[1]
    with pytest.raises(UserError):
        trash.delete(adviser_desk, Referral, key)
    own = person(adviser_desk, "Amina")
    referrals.save_referral(desk, referral(own))
    assert [each.person.id for each in cooperation_view(adviser_desk).unanswered] == [own]


def test_who_is_inhabil_reads_no_referral(desk: Desk, adviser_desk: Desk) -> None:
    who = person(adviser_desk)
    referrals.save_referral(adviser_desk, referral(who))
    assert len(cooperation_view(desk).unanswered) == 1
    inhabil.mark_inhabil(desk, desk.actor.staff_id, who, reason="nær venn")
    assert cooperation_view(desk).unanswered == ()
    assert len(cooperation_view(adviser_desk).unanswered) == 1


def test_a_volunteer_needs_a_name_and_a_day_that_has_been(desk: Desk) -> None:
    assert refused(volunteers.save_volunteer, desk, Volunteer("", "", ""))[0] == "name"
    value = Volunteer("", "", "Grong røde kors", certificate_seen=LATER)
    assert refused(volunteers.save_volunteer, desk, value)[0] == "certificate_seen"


def test_nobody_is_matched_without_the_certificate_that_is_needed(desk: Desk) -> None:
    who = person(desk)
    unseen = volunteer(desk)
    assert refused(volunteers.save_match, desk, match(who, ""))[0] == "volunteer_id"
    field, message = refused(volunteers.save_match, desk, match(who, unseen))
    assert field == "volunteer_id"
    assert "Politiattesten til Grong frivilligsentral er ikke sett" in message
    volunteers.save_match(desk, match(who, volunteer(desk, name="Koret", certificate_needed=False)))
    lines = {
        line.volunteer.name: (line.lacks_certificate, len(line.matches))
        for line in cooperation_view(desk).volunteers
    }
    assert lines == {"Grong frivilligsentral": (True, 0), "Koret": (False, 1)}


@pytest.mark.parametrize(("start", "fits"), [(EARLIER, False), (TODAY, True), (LATER, True)])
def test_a_match_begins_when_the_certificate_was_seen(desk: Desk, start: date, fits: bool) -> None:
    value = match(person(desk), volunteer(desk, certificate_seen=TODAY), start=start)
    if fits:
        assert volunteers.save_match(desk, value).id
    else:
        assert refused(volunteers.save_match, desk, value)[0] == "start"


def test_a_match_is_ended_also_when_the_certificate_is_gone(desk: Desk) -> None:
    who, friend = person(desk), volunteer(desk, certificate_seen=TODAY)
    key = volunteers.save_match(desk, match(who, friend)).id
    volunteers.save_volunteer(desk, replace(stored(desk, Volunteer, friend), certificate_seen=None))
    value = stored(desk, VolunteerMatch, key)
    assert refused(volunteers.save_match, desk, replace(value, start=LATER))[0] == "volunteer_id"
    volunteers.save_match(desk, replace(value, end=TODAY))
    assert stored(desk, VolunteerMatch, key).end == TODAY
    assert refused(volunteers.save_match, desk, replace(stored(desk, VolunteerMatch, key), end=None))[0]


def test_the_same_two_are_not_matched_twice_at_once(desk: Desk) -> None:
    who, friend = person(desk), volunteer(desk, certificate_needed=False)
    volunteers.save_match(desk, match(who, friend, end=LATER))
    assert refused(volunteers.save_match, desk, match(who, friend, start=LATER))[0] == "volunteer_id"
    assert refused(volunteers.save_match, desk, match(who, friend, end=EARLIER))[0] == "end"
    volunteers.save_match(desk, match(who, friend, start=LATER + timedelta(days=1)))
    assert [line.running for line in person_cooperation(desk, who).matches] == [True, True]


def test_every_action_can_be_undone_and_is_told(desk: Desk) -> None:
    who, friend = person(desk), volunteer(desk, certificate_needed=False)
    before = state(desk)
    acts: tuple[tuple[Any, Any, str], ...] = (
        (partners.save_contact, Contact("", "", "Anna", "Nav"), "lagret kontakt"),
        (partners.save_meeting, CooperationMeeting("", "", "Nav", TODAY, ""), "lagret samarbeidsmøte"),
        (partners.save_agreement, agreement(), "lagret samarbeidsavtale"),
        (referrals.save_referral, referral(who), "lagret henvisning"),
        (volunteers.save_volunteer, Volunteer("", "", "Koret"), "lagret frivillig"),
        (volunteers.save_match, match(who, friend), "koblet med frivillig"),
    )
    for save, row, words in acts:
        action = save(desk, row).changes.action
        assert words_of(desk, action).startswith(words)
        assert state(desk) != before
        undo(desk, action)
        assert state(desk) == before


def test_a_volunteer_with_matches_stays(desk: Desk) -> None:
    friend = volunteer(desk, certificate_needed=False)
    volunteers.save_match(desk, match(person(desk), friend))
    with pytest.raises(UserError):
        trash.delete(desk, Volunteer, friend)


def test_a_helper_has_no_cooperation(adviser_desk: Desk) -> None:
    who = person(adviser_desk)
    helper = replace(adviser_desk, actor=replace(adviser_desk.actor, role=Role.HELPER))
    for call in (
        cooperation_view,
        lambda desk: person_cooperation(desk, who),
        volunteer,
        lambda desk: referrals.save_referral(desk, referral(who)),
    ):
        assert refused(call, helper)[1].startswith("Du har ikke tilgang")
