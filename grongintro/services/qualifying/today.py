"""What the programme by the law adds to somebody's day: the own people's lights, and what is due."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from grongintro.domain.person import Person
from grongintro.domain.staff import Role
from grongintro.rules.compliance.light import Colour, Mend
from grongintro.rules.compliance.register import by_urgency
from grongintro.services.cooperation.partners import to_renew
from grongintro.services.grant_applications.deadlines import due_cases, next_years
from grongintro.services.practice.visits import overdue_visits
from grongintro.services.qualifying.closing import endings_due
from grongintro.services.qualifying.health import overdue_steps
from grongintro.services.qualifying.lights import own_lights
from grongintro.services.responsibility import own_people
from grongintro.services.settlement.arrivals import due_steps
from grongintro.services.settlement.goals import due_goals
from grongintro.services.settlement.housing import ending_contracts

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from grongintro.rules.compliance.light import Light
    from grongintro.services.desk import Desk
    from grongintro.services.qualifying.closing import EndingDue
    from grongintro.services.qualifying.lights import PersonLights
    from grongintro.storage.unit import Reader

MOST_URGENT = 3


@dataclass(frozen=True)
class UrgentLight:
    """The worst light of a person."""

    person_id: str
    name: str
    light: Light


@dataclass(frozen=True)
class DueLine:
    """Something that should be done by `day`, and the form for it; without a person it is the service's own.

    A step about health tells neither its kind nor its words here: the page may be seen by others.
    """

    id: str
    mend: Mend
    person_id: str
    name: str
    day: date


@dataclass(frozen=True)
class LawDay:
    """How many of the own people's lights are red and amber, the most urgent, and what is due.

    `gaps` are the weeks that lack hours, the soonest first, one for each of the own people.
    """

    people: int
    red: int
    amber: int
    urgent: tuple[UrgentLight, ...]
    due: tuple[DueLine, ...]
    gaps: tuple[UrgentLight, ...] = ()


def law_day(desk: Desk) -> LawDay:
    """The acting caseworker's day by the law; a leader's is the whole service's. Helpers are refused."""
    desk.require_caseworker()
    own = own_lights(desk)
    with desk.read() as reader:
        due = _due(desk, reader)
    return LawDay(
        len(own),
        sum(each.count(Colour.RED) for each in own),
        sum(each.count(Colour.AMBER) for each in own),
        _urgent(own),
        due,
        _gaps(own),
    )


def _urgent(own: Iterable[PersonLights]) -> tuple[UrgentLight, ...]:
    """One light a person, so that a single file does not fill the list."""
    worst = [UrgentLight(each.person_id, each.name, each.lights[0]) for each in own]
    lit = [each for each in worst if each.light.colour in {Colour.RED, Colour.AMBER}]
    return tuple(sorted(lit, key=lambda each: (by_urgency(each.light), each.name))[:MOST_URGENT])


def _gaps(own: Iterable[PersonLights]) -> tuple[UrgentLight, ...]:
    """Who lacks hours now, then who will, as soon as the municipality looks ahead."""
    found = [
        UrgentLight(each.person_id, each.name, light)
        for each in own
        for light in each.lights
        if light.code == "light.full_time" and light.colour in {Colour.RED, Colour.AMBER}
    ]
    return tuple(sorted(found, key=lambda each: (by_urgency(each.light), each.name)))


def _due(desk: Desk, reader: Reader) -> tuple[DueLine, ...]:
    ended = [(each.ending.id, Mend.YEAR_LATER, each.person_id, each.due) for each in _endings(desk, reader)]
    late = [(each.id, Mend.HEALTH_STEP, each.person_id, each.day) for each in overdue_steps(desk, reader)]
    visits = [
        (each.id, Mend.PLACEMENT_VISIT, each.person_id, day)
        for each, day in overdue_visits(reader, own_people(desk, reader), desk.today)
    ]
    goals = [
        (each.id, Mend.SETTLEMENT_GOAL, each.person_id, each.due)
        for each in due_goals(reader, own_people(desk, reader), desk.today)
    ]
    found = [each for each in (*ended, *late, *visits, *goals) if each[2] not in reader.guard.barred]
    names = {each.id: each.name for each in reader.all_of(Person, "id", [line[2] for line in found])}
    lines = [DueLine(key, mend, who, names[who], day) for key, mend, who, day in found]
    own = (*_agreements(desk, reader), *_settlement(desk, reader), *_applications(desk, reader))
    return tuple(sorted([*lines, *own], key=lambda line: (line.day, line.name)))


def _agreements(desk: Desk, reader: Reader) -> Iterable[DueLine]:
    """What the leader is to renew with other services."""
    if desk.actor.role is not Role.LEADER:
        return
    for each in to_renew(reader, desk.today):
        if each.renew_by is not None:
            yield DueLine(each.id, Mend.AGREEMENT, "", each.title, each.renew_by)


def _settlement(desk: Desk, reader: Reader) -> Iterable[DueLine]:
    """What the account must have ready for somebody who is expected; the leader's contracts that end."""
    for step, arrival in due_steps(desk, reader):
        if step.due is not None:
            yield DueLine(step.id, Mend.ARRIVAL_STEP, "", f"{step.text} ({arrival.name})", step.due)
    if desk.actor.role is not Role.LEADER:
        return
    for home in ending_contracts(reader, desk.today):
        if home.contract_end is not None:
            yield DueLine(home.id, Mend.HOME_CONTRACT, "", home.address, home.contract_end)


def _applications(desk: Desk, reader: Reader) -> Iterable[DueLine]:
    """What the leader is to apply for, appeal and report.

    Neither the person nor the grant is told: an application may mean a disability, and others may see the
    page. Years that nobody has applied for are one line, by the first of their deadlines.
    """
    if desk.actor.role is not Role.LEADER:
        return
    for case, due in due_cases(desk, reader):
        yield DueLine(case.id, Mend.APPLICATION, "", case.title, due.day)
    waiting = next_years(desk, reader)
    if waiting:
        yield DueLine("next_years", Mend.NEXT_YEAR, "", "", waiting[0].deadline)


def _endings(desk: Desk, reader: Reader) -> Iterable[EndingDue]:
    """Of the own people; a leader's are all, since one who ended a year ago may have no adviser any more."""
    leads = desk.actor.role is Role.LEADER
    ids = [each.id for each in reader.find(Person)] if leads else own_people(desk, reader)
    return endings_due(reader, ids, desk.today)
