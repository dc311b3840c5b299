"""Employers that take, or may take, participants."""

from __future__ import annotations

from typing import TYPE_CHECKING

from grongintro.domain.practice import Employer
from grongintro.errors import UserError
from grongintro.rules.identity import organisation_number_holds
from grongintro.services.rows import need, not_after, put

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from grongintro.domain.practice import Placement
    from grongintro.services.desk import Desk, Saved

MOST_PLACES = 500
_DIGITS = 9


def save_employer(desk: Desk, value: Employer) -> Saved:
    """Write an employer (undoable); 0 places means that nobody has said how many there are.

    UserError when it has no name, the same name twice, or a number, a count or a day that cannot be right.
    Fewer places than are taken now is no error: the employer decides, and the list shows that it is full.
    """
    desk.require_caseworker()
    need(value, {"name": "Skriv navnet på arbeidsgiveren."})
    _check_number(value.organisation_number)
    if not 0 <= value.places <= MOST_PLACES:
        raise UserError(f"Skriv antall plasser fra 0 til {MOST_PLACES}.", field="places")
    not_after(value.last_contact, desk.today, "last_contact")
    with desk.write("save_employer") as unit:
        wanted = value.name.strip().casefold()
        same = [each for each in unit.find(Employer) if each.name.casefold() == wanted]
        if any(each.id != value.id and each.place == value.place.strip() for each in same):
            raise UserError("Arbeidsgiveren er registrert på dette stedet alt.", field="name")
        return put(desk, unit, value)


def _check_number(number: str) -> None:
    bare = "".join(number.split())
    if not bare:
        return
    if len(bare) != _DIGITS or not bare.isascii() or not bare.isdigit():
        raise UserError("Organisasjonsnummeret har ni siffer.", field="organisation_number")
    if not organisation_number_holds(bare):
        raise UserError(
            "Organisasjonsnummeret stemmer ikke: sjekk sifrene mot Brønnøysundregistrene.",
            field="organisation_number",
        )


def taken_on(placements: Iterable[Placement], day: date) -> int:
    """How many of these placements take up a place on a day."""
    return sum(each.holds_on(day) for each in placements)


def free_on(employer: Employer, placements: Iterable[Placement], day: date) -> int | None:
    """The employer's free places on a day, never below 0; None where nobody has said how many there are."""
    if not employer.places:
        return None
    return max(0, employer.places - taken_on(placements, day))


def full_from(employer: Employer, others: Iterable[Placement], wanted: Placement) -> date | None:
    """The first day of `wanted` that finds every place taken by the others; None when there is room."""
    if not employer.places:
        return None
    known = [each for each in others if each.id != wanted.id]
    starts = [each.start for each in known if wanted.start < each.start <= wanted.last_day]
    days = sorted({wanted.start, *starts})
    return next((day for day in days if taken_on(known, day) >= employer.places), None)
