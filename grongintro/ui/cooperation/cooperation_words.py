"""Meetings, agreements, referrals, volunteers and matches in the words of their lines."""

from __future__ import annotations

from typing import TYPE_CHECKING

from grongintro.services.cooperation.partners import Renewal
from grongintro.ui import format as fmt
from grongintro.ui import words
from grongintro.ui.qualifying.mapping_words import joined
from grongintro.ui.tokens import Tone

if TYPE_CHECKING:
    from datetime import date

    from grongintro.domain.cooperation import CooperationMeeting
    from grongintro.services.cooperation.partners import AgreementLine
    from grongintro.services.cooperation.referrals import ReferralLine
    from grongintro.services.cooperation.volunteers import MatchLine, VolunteerLine

Told = tuple[str, str]
RENEWAL_TONES = {Renewal.OVERDUE: Tone.ERROR, Renewal.NEAR: Tone.WARNING}


def meeting(each: CooperationMeeting) -> Told:
    """With whom and when, then where and who, what about, and what was agreed."""
    at = f" kl. {fmt.clock(each.at)}" if each.at else ""
    title = f"{fmt.day(each.day)}{at} · {each.organisation}"
    where = joined(each.place, f"til stede: {each.present}" if each.present else "")
    following = f"Neste møte {fmt.day(each.next_on)}" if each.next_on else ""
    topics = f"Tema: {each.topics}" if each.topics else ""
    lines = (words.capital(where), topics, each.text, following)
    return title, "\n".join(line for line in lines if line)


def agreement(line: AgreementLine) -> Told:
    """What it is called, then between whom, since when and until when."""
    each = line.agreement
    renew = f"fornyes innen {fmt.day(each.renew_by)}" if each.renew_by else "uten dato for fornying"
    over = f"avsluttet {fmt.day(each.ended_on)}" if each.ended_on else renew
    when = joined(f"Fra {fmt.day(each.start)}", over)
    return each.title, "\n".join(part for part in (each.parties, when, each.note) if part)


def renewal(line: AgreementLine, today: date) -> str:
    """What the chip says of one that is to be renewed."""
    day = line.agreement.renew_by
    if day is None or line.renewal not in RENEWAL_TONES:
        return ""
    if line.renewal is Renewal.OVERDUE:
        return f"Skulle vært fornyet {fmt.relative(day, today)}"
    return f"Fornyes {fmt.relative(day, today)}"


def referral(line: ReferralLine, *, with_name: bool = False) -> Told:
    """To which service and when, then what it is about and what came of it; a closed one tells its day."""
    each = line.referral
    name = line.person.name if with_name else ""
    if each is None:
        return line.text, joined(name, fmt.day(line.sent_on), f"skrevet av {line.writer}")
    title = joined(name, words.title(each.service), f"sendt {fmt.day(each.sent_on)}")
    told = (each.what, answer(line), "Fra en samtale" if each.conversation_id else "")
    return title, "\n".join(part for part in told if part)


def answer(line: ReferralLine) -> str:
    """What came of it, and whether the participant went there alone."""
    each = line.referral
    if each is None:
        return ""
    alone = {None: "", True: "møtte alene", False: "møtte sammen med noen"}[each.went_alone]
    if each.answered_on is None:
        return words.capital(joined("ikke besvart", alone))
    return joined(f"Besvart {fmt.day(each.answered_on)}", each.answer, alone)


def volunteer(line: VolunteerLine) -> Told:
    """Who and what they do, then how to reach them, the certificate, and with whom they are."""
    each = line.volunteer
    reach = joined(each.organisation, each.phone, each.email)
    with_whom = [match.person.name for match in line.matches]
    matched = f"Koblet med {fmt.listing(with_whom)}" if with_whom else "Ikke koblet med noen nå"
    told = (reach, certificate(line), matched, each.note)
    return joined(each.name, each.activity), "\n".join(part for part in told if part)


def certificate(line: VolunteerLine) -> str:
    """Whether the police certificate was seen."""
    each = line.volunteer
    if each.certificate_seen is not None:
        return f"Politiattest sett {fmt.day(each.certificate_seen)}"
    return "Politiattest er ikke sett" if each.certificate_needed else "Trenger ikke politiattest"


def match(line: MatchLine, *, of_person: bool = False) -> Told:
    """The two, then from when until when; on the person's own page the volunteer alone."""
    each = line.match
    two = line.volunteer.name if of_person else f"{line.person.name} og {line.volunteer.name}"
    when = f"Fra {fmt.day(each.start)}" if each.end is None else fmt.span(each.start, each.end)
    activity = line.volunteer.activity
    return two, "\n".join(part for part in (joined(when, activity), each.note) if part)


def volunteer_choice(line: VolunteerLine) -> str:
    """A volunteer in a list to choose from; one whose certificate lacks says so."""
    lacking = "politiattest er ikke sett" if line.lacks_certificate else ""
    return joined(line.volunteer.name, line.volunteer.activity, lacking)
