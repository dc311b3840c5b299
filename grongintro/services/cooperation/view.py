"""Cooperation as the page and a person's tab show it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from grongintro.domain.cooperation import Contact, CooperationMeeting, Referral, VolunteerMatch
from grongintro.domain.names import fold
from grongintro.services.cooperation.partners import agreement_lines
from grongintro.services.cooperation.referrals import counts, referral_lines, unanswered
from grongintro.services.cooperation.volunteers import match_lines, volunteer_lines
from grongintro.services.rows import newest, person_of

if TYPE_CHECKING:
    from datetime import date

    from grongintro.domain.person import Person
    from grongintro.services.cooperation.partners import AgreementLine
    from grongintro.services.cooperation.referrals import ReferralLine, ServiceCount
    from grongintro.services.cooperation.volunteers import MatchLine, VolunteerLine
    from grongintro.services.desk import Desk
    from grongintro.storage.unit import Reader


@dataclass(frozen=True)
class CooperationView:
    """Everything the page shows: planned meetings before those held, and what the account may read."""

    meetings: tuple[CooperationMeeting, ...]
    agreements: tuple[AgreementLine, ...]
    contacts: tuple[Contact, ...]
    services: tuple[ServiceCount, ...]
    unanswered: tuple[ReferralLine, ...]
    volunteers: tuple[VolunteerLine, ...]
    matches: tuple[MatchLine, ...]


@dataclass(frozen=True)
class PersonCooperation:
    """A person's referrals, the newest first, and matches; and the volunteers to choose from."""

    person: Person
    referrals: tuple[ReferralLine, ...]
    matches: tuple[MatchLine, ...]
    volunteers: tuple[VolunteerLine, ...]


def cooperation_view(desk: Desk) -> CooperationView:
    """The whole cooperation today; helpers are refused. Counts are of this year."""
    desk.require_caseworker()
    with desk.read() as reader:
        matches = match_lines(reader, reader.find(VolunteerMatch), desk.today)
        return CooperationView(
            _meetings(reader, desk.today),
            agreement_lines(reader, desk.today),
            tuple(sorted(reader.find(Contact), key=lambda each: (fold(each.organisation), fold(each.name)))),
            counts(reader, desk.today.year),
            unanswered(desk, reader),
            volunteer_lines(reader, matches),
            matches,
        )


def person_cooperation(desk: Desk, person_id: str) -> PersonCooperation:
    """A person's cooperation; UserError when the account may not see the person."""
    desk.require_caseworker()
    with desk.read() as reader:
        person = person_of(desk, reader, person_id)
        everybody = match_lines(reader, reader.find(VolunteerMatch), desk.today)
        referrals = newest(reader.find(Referral, person_id=person_id), "sent_on")
        return PersonCooperation(
            person,
            referral_lines(desk, reader, referrals),
            tuple(each for each in everybody if each.person.id == person_id),
            volunteer_lines(reader, everybody),
        )


def _meetings(reader: Reader, today: date) -> tuple[CooperationMeeting, ...]:
    """Those that come by their day, then those held, the newest first."""
    found = sorted(reader.find(CooperationMeeting), key=lambda each: (each.day, each.id))
    coming = [each for each in found if each.day >= today]
    held = [each for each in found if each.day < today]
    return (*coming, *reversed(held))
