"""The insight package: everything about one person, gathered so that the person can read it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from grongintro.domain.case import Case, Decision
from grongintro.domain.document import Consent, Document
from grongintro.domain.followup import (
    Appointment,
    AppointmentPerson,
    Conversation,
    ConversationPerson,
    FollowUp,
    NoteClass,
    Task,
)
from grongintro.domain.household import HouseholdMember, LivingFact
from grongintro.domain.outlet import FileOut
from grongintro.domain.period import Period
from grongintro.domain.person import Permit, Person
from grongintro.domain.programme import Programme, ProgrammeLeave
from grongintro.domain.staff import Assignment, Staff
from grongintro.services import settings
from grongintro.services.keeping import filing
from grongintro.services.keeping.insight_rows import insight_parts
from grongintro.services.people import check_visible
from grongintro.services.responsibility import adviser_on
from grongintro.services.trust import notes
from grongintro.services.trust.accounts import account_names
from grongintro.services.trust.inhabil import check_not_inhabil
from grongintro.storage.rows import lists

if TYPE_CHECKING:
    from datetime import date, datetime

    from grongintro.letters.insight import InsightContent, InsightTalk
    from grongintro.services.desk import Desk
    from grongintro.storage.unit import Reader

_ALL = 1_000_000
_EMPTY = "–"


def insight_pdf(desk: Desk, person_id: str) -> bytes:
    """The package as a PDF. What may be about others is marked, to be looked at before it is handed over."""
    return printed(insight_content(desk, person_id))


def printed(content: InsightContent) -> bytes:
    """What a package says as a PDF."""
    from grongintro.letters.insight import build  # noqa: PLC0415  ReportLab is slow to import
    from grongintro.letters.pdf import render  # noqa: PLC0415

    return render(build(content))


def insight_content(desk: Desk, person_id: str) -> InsightContent:
    """What the package says; making it opens the person's file, and is logged as that."""
    from grongintro.letters.insight import InsightContent  # noqa: PLC0415

    desk.require_caseworker()
    municipality = settings.municipality(desk)
    opens = {row.id: row.may_open for row in filing.documents_of(desk, person_id)}
    with desk.write("make_insight") as unit:
        check_visible(desk, unit, person_id)
        check_not_inhabil(desk, unit, person_id)
        lists.log_opening(unit, account_id=desk.actor.account_id, person_id=person_id, at=desk.clock.now())
        cases = {each.id: each.number for each in unit.find(Case, person_id=person_id)}
        documents = sorted(unit.find(Document, person_id=person_id), key=lambda each: each.added_at)
        return InsightContent(
            municipality=municipality,
            day=desk.today,
            printed_by=desk.actor.name,
            person=unit.get(Person, person_id),
            advisers=_advisers(unit, person_id),
            household=_household(unit, person_id),
            permits=tuple(sorted(unit.find(Permit, person_id=person_id), key=lambda p: p.granted)),
            programmes=tuple(sorted(unit.find(Programme, person_id=person_id), key=lambda p: p.offered)),
            leaves=tuple(sorted(unit.find(ProgrammeLeave, person_id=person_id), key=lambda p: p.start)),
            living=_living(unit, person_id),
            follow_ups=tuple(sorted(unit.find(FollowUp, person_id=person_id), key=lambda f: f.opened)),
            talks=_talks(desk, unit, person_id),
            tasks=tuple(unit.find(Task, person_id=person_id)),
            appointments=_appointments(unit, person_id),
            decisions=tuple((each, cases[each.case_id]) for each in unit.find(Decision, person_id=person_id)),
            parts=insight_parts(desk, unit, person_id, municipality.language),
            consents=tuple(sorted(unit.find(Consent, person_id=person_id), key=lambda c: c.start)),
            documents=tuple((each, opens.get(each.id, False)) for each in documents),
            files=_files(unit, person_id),
            openings=_openings(unit, person_id),
        )


def _advisers(reader: Reader, person_id: str) -> tuple[tuple[str, Period], ...]:
    names = {each.id: each.name for each in reader.find(Staff)}
    found = sorted(reader.find(Assignment, person_id=person_id), key=lambda each: each.start)
    return tuple((names[each.staff_id], Period(each.start, each.end)) for each in found)


def _household(reader: Reader, person_id: str) -> tuple[tuple[str, HouseholdMember], ...]:
    """The person's own time in each household, with those who lived there meanwhile."""
    own = reader.find(HouseholdMember, person_id=person_id)
    members = reader.all_of(HouseholdMember, "household_id", sorted({each.household_id for each in own}))
    together = [each for each in members if any(_at_once(each, mine) for mine in own)]
    names = {p.id: p.name for p in reader.all_of(Person, "id", sorted({m.person_id for m in together}))}
    ordered = sorted(together, key=lambda each: (each.person_id != person_id, each.start, each.id))
    return tuple((names[each.person_id], each) for each in ordered if each.person_id in names)


def _at_once(one: HouseholdMember, other: HouseholdMember) -> bool:
    if one.household_id != other.household_id:
        return False
    ends = [each for each in (one.end, other.end) if each is not None]
    return not ends or max(one.start, other.start) <= min(ends)


def _living(reader: Reader, person_id: str) -> tuple[tuple[LivingFact, str], ...]:
    found = sorted(reader.find(LivingFact, person_id=person_id), key=lambda each: (each.kind, each.start))
    partners = sorted({each.partner_id for each in found if each.partner_id})
    names = {each.id: each.name for each in reader.all_of(Person, "id", partners)}
    return tuple((each, names.get(each.partner_id or "", "")) for each in found)


def _talks(desk: Desk, reader: Reader, person_id: str) -> tuple[InsightTalk, ...]:
    from grongintro.letters.insight import InsightTalk  # noqa: PLC0415

    ids = [each.conversation_id for each in reader.find(ConversationPerson, person_id=person_id)]
    names = {each.id: each.name for each in reader.find(Staff)}
    adviser_id = adviser_on(reader, person_id, desk.today)
    found = sorted(reader.all_of(Conversation, "id", ids), key=lambda each: (each.held_on, each.id))
    return tuple(
        InsightTalk(
            each,
            names[each.staff_id],
            each.note_class is NoteClass.THIRD_PARTY
            or _shared(reader, "conversation_person", conversation_id=each.id),
            not notes.may_read(desk, each.note_class, writer_id=each.staff_id, adviser_id=adviser_id),
        )
        for each in found
    )


def _shared(reader: Reader, table: str, **equal: str) -> bool:
    """Whether more than one person took part; also one whom the account does not see."""
    return lists.count_rows(reader, table, **equal) > 1


def _appointments(reader: Reader, person_id: str) -> tuple[tuple[Appointment, bool], ...]:
    ids = [each.appointment_id for each in reader.find(AppointmentPerson, person_id=person_id)]
    found = sorted(reader.all_of(Appointment, "id", ids), key=lambda each: (each.day, each.id))
    return tuple((each, _shared(reader, "appointment_person", appointment_id=each.id)) for each in found)


def _files(reader: Reader, person_id: str) -> tuple[tuple[datetime, str, str], ...]:
    names = account_names(reader)
    found = sorted(reader.find(FileOut, person_id=person_id), key=lambda each: each.asked_at)
    return tuple((each.asked_at, names[each.account_id], each.what) for each in found)


def _openings(reader: Reader, person_id: str) -> tuple[tuple[date, str, tuple[str, ...]], ...]:
    days: dict[tuple[date, str], list[str]] = {}
    for row in reversed(lists.openings(reader, person_id, limit=_ALL)):
        days.setdefault((row.at.date(), row.who or _EMPTY), []).append(f"{row.at:%H.%M}")
    return tuple((day, name, tuple(dict.fromkeys(times))) for (day, name), times in days.items())
