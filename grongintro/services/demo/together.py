"""Cooperation in the demo: contacts, meetings, agreements, referrals, and volunteers with their matches."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import time, timedelta
from typing import TYPE_CHECKING

from grongintro.domain.cooperation import (
    Contact,
    CooperationAgreement,
    CooperationMeeting,
    Referral,
    ServiceKind,
    Volunteer,
    VolunteerMatch,
)
from grongintro.services.cooperation import partners, referrals, volunteers
from grongintro.services.demo.diary import Who
from grongintro.services.demo.people import MEMBERS, adviser_of

if TYPE_CHECKING:
    from collections.abc import Callable

    from grongintro.services.demo.diary import Diary, Town
    from grongintro.services.desk import Desk

_WHO = {member.key: adviser_of(member) for member in MEMBERS}


@dataclass(frozen=True)
class Sent:
    """A referral; offsets are days from the demo's day, `answered` where an answer has come."""

    who: str
    service: ServiceKind
    what: str
    sent: int
    answered: int | None = None
    answer: str = ""
    alone: bool | None = None


_CONTACTS = (
    ("Ingunn Sæther", "Nav Namdal", "veileder for nyankomne", "10 00 30 01"),
    ("Bjørn Tore Haugan", "Namdal voksenopplæring", "avdelingsleder", "10 00 30 02"),
    ("Maria Lund", "Helsestasjonen", "helsesykepleier", "10 00 30 03"),
    ("Kjell Rygh", "Boligkontoret", "saksbehandler", "10 00 30 04"),
    ("Grete Myran", "Bergsmo skole", "inspektør", "10 00 30 05"),
    ("Vigdis Holm", "Namdal frivilligsentral", "leder", "10 00 30 06"),
)
# With whom, day, hour, topics, what was agreed, and days to the next one.
_MEETINGS = (
    (
        "Nav Namdal",
        -63,
        12,
        "Kvalifiseringstiltak høsten",
        "Nav melder fra om ledige kursplasser hver måned.",
        28,
    ),
    ("Namdal voksenopplæring", -41, 9, "Timeplan og fravær", "Fravær meldes samme dag på felles liste.", 42),
    ("Helsestasjonen", -27, 13, "Foreldreveiledning til våren", "Ny gruppe på dari og arabisk i januar.", 60),
    ("Nav Namdal", -13, 12, "Arbeidsgivere som søker folk", "Felles besøk hos Namdal Nærbutikk.", 28),
    ("Boligkontoret", 6, 10, "Boliger som blir ledige i vår", "", 0),
    ("Namdal voksenopplæring", 13, 9, "Norskprøver i desember", "", 0),
)
# Name, parties, began, to be renewed.
_AGREEMENTS = (
    ("Samarbeid om introduksjonsprogrammet", "Namdal kommune og Nav Namdal", -690, 41),
    ("Kjøp av norskopplæring", "Namdal kommune og Namdal voksenopplæring", -380, -9),
    ("Helsetjenester for nyankomne", "Flyktningtjenesten og helsestasjonen", -300, 430),
    ("Språkkafé og leksehjelp", "Flyktningtjenesten og Namdal frivilligsentral", -210, 155),
)
_SENT = (
    Sent("amina", ServiceKind.NAV, "Veiledning om jobbsøking", -190, -176, "Fast veileder hos Nav",
         alone=True),
    Sent("yonas", ServiceKind.NAV, "Truckkurs", -70, -52, "Plass på kurs i januar", alone=True),
    Sent("selam", ServiceKind.DEBT_ADVICE, "Avtale om gammel telefonregning", -88, -60, "Nedbetaling avtalt",
         alone=False),
    Sent("iryna", ServiceKind.HEALTH_CENTRE, "Time sammen med sønnen, trenger tolk", -61, -49,
         "Fast kontakt på helsestasjonen", alone=True),
    Sent("fatima", ServiceKind.DOCTOR, "Time for en kontroll, trenger tolk", -47, -33, "Ny time i mai",
         alone=False),
    Sent("oksana", ServiceKind.MENTAL_HEALTH, "Samtaler, ønsker kvinnelig tolk", -29),
    Sent("khaled", ServiceKind.HOUSING_OFFICE, "Større bolig til familien", -24),
    Sent("omar", ServiceKind.CULTURE_AND_SPORT, "Fotballag for voksne", -20, -12, "Trener onsdager",
         alone=True),
    Sent("nabil", ServiceKind.NAV, "Vurdering av arbeidsevne", -16),
    Sent("samira", ServiceKind.ADULT_EDUCATION, "Grunnskole for voksne", -9),
)  # fmt: skip
_FRIENDS = (
    ("sentral", "Namdal frivilligsentral", "", "Språkkafé og leksehjelp", True, -205),
    ("kor", "Bygdekoret", "Namdal sanglag", "Sang hver tirsdag", False, None),
    ("solveig", "Solveig Fiskum", "Namdal frivilligsentral", "Følge til buss, butikk og lege", True, -120),
    ("tormod", "Tormod Eidet", "Bergsmo idrettslag", "Øvelseskjøring", True, None),
)
# Whom, with whom, from, to.
_MATCHES = (
    ("rima", "solveig", -50, None),
    ("parwin", "sentral", -150, None),
    ("yasmin", "kor", -100, None),
    ("mugisha", "sentral", -180, -70),
)


def note_together(diary: Diary) -> None:
    """Contacts and agreements first, then meetings, referrals and matches as time went."""
    days = diary.days
    for number, contact in enumerate(_CONTACTS):
        diary.note(days.work(-240), f"14:{30 + number}", Who.LEADER, _contact(*contact))
    for number, (title, parties, start, renew) in enumerate(_AGREEMENTS):
        day = days.work(max(start, -235))
        diary.note(day, f"14:{40 + number}", Who.LEADER, _agreement(title, parties, start, renew))
    for number, meeting in enumerate(_MEETINGS):
        written = days.work(min(meeting[1], -3))
        diary.note(written, f"15:{number:02d}", Who.KARI, _meeting(*meeting))
    for each in _SENT:
        _note_sent(diary, each)
    _note_volunteers(diary)


def _contact(name: str, where: str, role: str, phone: str) -> Callable[[Desk, Town], object]:
    def do(desk: Desk, town: Town) -> object:
        del town
        return partners.save_contact(desk, Contact("", "", name, where, role, phone))

    return do


def _agreement(title: str, parties: str, start: int, renew: int) -> Callable[[Desk, Town], object]:
    def do(desk: Desk, town: Town) -> object:
        days = town.days
        value = CooperationAgreement("", "", title, parties, days.day(start), days.day(renew))
        return partners.save_agreement(desk, value)

    return do


def _meeting(
    who: str, day: int, hour: int, topics: str, text: str, following: int
) -> Callable[[Desk, Town], object]:
    def do(desk: Desk, town: Town) -> object:
        held = town.days.work(day)
        value = CooperationMeeting(
            "", "", who, held, "", time(hour), "Kommunehuset", "", topics, text,
            town.days.ahead(day + following) if following else None,
        )  # fmt: skip
        return partners.save_meeting(desk, value)

    return do


def _note_sent(diary: Diary, each: Sent) -> None:
    made: dict[str, str] = {}

    def send(desk: Desk, town: Town) -> None:
        value = Referral("", "", town.people[each.who], "", each.service, each.what, desk.today)
        made["id"] = referrals.save_referral(desk, value).id

    def answer(desk: Desk, town: Town) -> object:
        del town
        with desk.read() as reader:
            value = reader.get(Referral, made["id"])
        told = replace(value, answered_on=desk.today, answer=each.answer, went_alone=each.alone)
        return referrals.save_referral(desk, told)

    diary.note(diary.days.work(each.sent), "15:10", _WHO[each.who], send)
    if each.answered is not None:
        diary.note(diary.days.work(each.answered), "15:15", _WHO[each.who], answer)


def _note_volunteers(diary: Diary) -> None:
    days, keys = diary.days, dict[str, str]()
    for number, (key, name, where, activity, needed, seen) in enumerate(_FRIENDS):
        value = Volunteer("", "", name, where, f"10 00 40 {number:02d}", "", activity, needed)
        day = days.work(-205 if seen is None else seen)
        diary.note(day, f"15:{20 + number}", Who.IVAR, _volunteer(keys, key, value, seen=seen is not None))
    for who, key, start, end in _MATCHES:
        diary.note(days.work(start), "15:30", _WHO[who], _match(keys, who, key, end))


def _volunteer(
    keys: dict[str, str], key: str, value: Volunteer, *, seen: bool
) -> Callable[[Desk, Town], object]:
    def do(desk: Desk, town: Town) -> None:
        del town
        day = desk.today if seen else None
        keys[key] = volunteers.save_volunteer(desk, replace(value, certificate_seen=day)).id

    return do


def _match(keys: dict[str, str], who: str, key: str, end: int | None) -> Callable[[Desk, Town], object]:
    def do(desk: Desk, town: Town) -> object:
        last = None if end is None else desk.today + timedelta(days=end - _started(who))
        value = VolunteerMatch("", "", town.people[who], keys[key], desk.today, last)
        return volunteers.save_match(desk, value)

    return do


def _started(who: str) -> int:
    return next(start for person, _, start, _ in _MATCHES if person == who)
