"""Ekstratilskudd of a person: which personal year comes next, by when, and what stands in the way."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from grongintro.domain.application import (
    ApplicationPerson,
    ApplicationState,
    GrantApplication,
    Scheme,
)
from grongintro.domain.grant_control import GrantBasis
from grongintro.domain.grants import GrantCategory, GrantCode
from grongintro.domain.person import Person, Settlement
from grongintro.domain.staff import Role
from grongintro.errors import UserError
from grongintro.rules.grant_extra import ExtraApplication, extra_years, obstacles
from grongintro.services import settings
from grongintro.services.grant_applications.needed import EXTRA, PAPERS
from grongintro.services.rows import person_of

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from grongintro.rules.grant_extra import ExtraYear
    from grongintro.services.desk import Desk
    from grongintro.storage.unit import Reader

CODES = {Scheme.EXTRA_1: GrantCode.EXTRA_1, Scheme.EXTRA_2: GrantCode.EXTRA_2}
_FIRST = (1, 2)


@dataclass(frozen=True)
class ExtraProposal:
    """What to apply for next. `late`: the last day has passed; `papers` are what must be sent along.

    `by_agreement` False: the person came otherwise, and the scheme asks for an agreement with IMDi.
    """

    person_id: str
    name: str
    scheme: Scheme
    year: ExtraYear
    deadline: date
    late: bool
    papers: tuple[str, ...]
    by_agreement: bool = True


def settled_day(person: Person) -> date | None:
    """The day of settlement that the personal years are counted from."""
    return person.first_settled or person.arrived


def start_extra(desk: Desk, person_id: str) -> ExtraProposal:
    """Propose the next application for a person: scheme, personal year, deadline and papers. Writes nothing.

    UserError when the account is no leader, or the person's settlement is not known or gives no right to it.
    """
    desk.require(Role.LEADER)
    with desk.read() as reader:
        person = person_of(desk, reader, person_id)
        return propose(reader, person, desk.today)


def propose(reader: Reader, person: Person, today: date) -> ExtraProposal:
    """The first personal year that nobody has applied for and that is still open.

    Somebody for whom none was applied before has the first year, also when its day has passed: the scheme
    says nothing of a first application that comes later.
    """
    years = years_of(reader, person)
    earlier = earlier_of(reader, person.id)
    taken = {each.number for each in earlier}
    free = [year for year in years if year.number not in taken]
    if not free:
        raise UserError("Det er søkt for alle tilskuddsårene til personen.", field="person_id")
    first = not earlier
    ahead = [year for year in free if deadline_of(year, years, first=first) >= today]
    year = free[0] if first or not ahead else ahead[0]
    deadline = deadline_of(year, years, first=first)
    scheme = Scheme.EXTRA_1 if first and year.number in _FIRST else Scheme.EXTRA_2
    return ExtraProposal(
        person.id,
        person.name,
        scheme,
        year,
        deadline,
        late=deadline < today,
        papers=PAPERS[scheme],
        by_agreement=person.settlement is Settlement.AGREED,
    )


def years_of(reader: Reader, person: Person) -> tuple[ExtraYear, ...]:
    """The personal years; UserError where they cannot be counted or the person is outside the scheme."""
    settled = settled_day(person)
    if settled is None:
        raise UserError(
            "Skriv på personens side når personen ble bosatt. Tilskuddsårene regnes fra den dagen.",
            field="person_id",
        )
    if person.settlement is Settlement.SELF_SETTLED:
        raise UserError(
            "Ekstratilskudd gjelder bare dem som er bosatt etter avtale med kommunen.", field="person_id"
        )
    return extra_years(settled, settings.parameters(reader), minor_born=_minor_born(reader, person))


def deadline_of(year: ExtraYear, years: tuple[ExtraYear, ...], *, first: bool) -> date:
    """By when to apply for a personal year: the first application, for year 1 or 2, has that of year 1."""
    return years[0].deadline if first and year.number in _FIRST else year.deadline


def earlier_of(reader: Reader, person_id: str, *, leave_out: str = "") -> tuple[ExtraApplication, ...]:
    """What has been applied for, in the order of years; what was given up does not count."""
    links = reader.find(ApplicationPerson, person_id=person_id)
    found = reader.all_of(GrantApplication, "id", [each.application_id for each in links])
    return tuple(
        ExtraApplication(CODES[each.scheme], each.grant_year)
        for each in sorted(found, key=lambda each: (each.grant_year, each.id))
        if each.scheme in EXTRA and each.id != leave_out and each.state is not ApplicationState.GIVEN_UP
    )


def check_scheme(reader: Reader, person: Person, case: GrantApplication) -> None:
    """Raise UserError at the year when the scheme does not give it to this person."""
    if case.scheme not in EXTRA:
        return
    asked = ExtraApplication(CODES[case.scheme], case.grant_year)
    earlier = earlier_of(reader, person.id, leave_out=case.id)
    _refuse(asked, earlier, len(years_of(reader, person)))


def _refuse(asked: ExtraApplication, earlier: Iterable[ExtraApplication], years: int) -> None:
    found = tuple(earlier)
    for step in obstacles(asked, found, years):
        raise UserError(step.text, field="grant_year")
    if asked in found:
        raise UserError("Det er alt søkt for dette tilskuddsåret.", field="grant_year")


def _minor_born(reader: Reader, person: Person) -> date | None:
    basis = reader.find(GrantBasis, person_id=person.id)
    minor = any(each.category is GrantCategory.UNACCOMPANIED_MINOR for each in basis)
    return person.birth_date if minor else None
