"""Placements, their follow-up and how they ended, and what participants wish for."""

from __future__ import annotations

from datetime import timedelta
from fractions import Fraction
from typing import TYPE_CHECKING

from grongintro.domain.dates import short
from grongintro.domain.hours import hours_text
from grongintro.domain.practice import Employer, Placement
from grongintro.errors import UserError
from grongintro.rules.calendar_days import ONE_DAY, is_working_day, next_working_day
from grongintro.services import settings
from grongintro.services.people import check_visible
from grongintro.services.practice.employers import full_from
from grongintro.services.rows import in_order, need, not_after, one_of, put

if TYPE_CHECKING:
    from grongintro.domain.practice import PlacementVisit, PracticeWish
    from grongintro.services.desk import Desk, Saved
    from grongintro.storage.unit import Reader

_HOUR = 60
_USUAL = timedelta(weeks=12, days=-1)
SIGNED = ("participant_signed", "employer_signed", "municipality_signed")


def save_placement(desk: Desk, value: Placement) -> Saved:
    """Write a placement (undoable).

    UserError at the field: no employer, the days in the wrong order, hours outside a full week, a signature
    after today, an end without a result, or all of the employer's places taken on a day (where the employer
    has said how many there are). Whom the account may not see is not counted.
    """
    return _write(desk, value, "save_placement")


def end_placement(desk: Desk, value: Placement) -> Saved:
    """Write which day a placement ended, what it led to and how it went (undoable).

    UserError when the day or the result is lacking, or the day is after today or outside the agreed time.
    """
    if value.ended_on is None:
        raise UserError("Skriv siste dag i praksisen.", field="ended_on")
    if value.result is None:
        raise UserError("Velg hva praksisen førte til.", field="result")
    return _write(desk, value, "end_placement")


def _write(desk: Desk, value: Placement, intention: str) -> Saved:
    desk.require_caseworker()
    if not value.employer_id:
        raise UserError("Velg arbeidsgiver.", field="employer_id")
    in_order(value.start, value.end)
    for field in SIGNED:
        not_after(getattr(value, field), desk.today, field)
    _check_end(desk, value)
    with desk.write(intention) as unit:
        check_visible(desk, unit, value.person_id)
        _check_hours(unit, value)
        _check_room(unit, value)
        return put(desk, unit, value)


def _check_end(desk: Desk, value: Placement) -> None:
    not_after(value.ended_on, desk.today, "ended_on")
    if value.ended_on is None:
        if value.result is not None:
            raise UserError("Skriv siste dag i praksisen.", field="ended_on")
        return
    if not value.start <= value.ended_on <= value.end:
        span = f"{short(value.start)}–{short(value.end)}"
        raise UserError(
            f"Praksisen er avtalt {span}. Skriv en dag innenfor, eller endre avtalen først.", field="ended_on"
        )


def _check_hours(reader: Reader, value: Placement) -> None:
    most = int(Fraction(settings.parameters(reader).latest("full_time_hours").value) * _HOUR)
    if not 0 < value.minutes_per_week <= most:
        raise UserError(
            f"Skriv timer i uken, mer enn 0 og ikke over {hours_text(most)}.", field="minutes_per_week"
        )


def _check_room(reader: Reader, value: Placement) -> None:
    """A placement that takes no more room than it had is let be: the employer may have fewer places since."""
    employer = reader.get(Employer, value.employer_id)
    stored = reader.get(Placement, value.id) if value.id else None
    if stored is not None and stored.employer_id == value.employer_id and _within(value, stored):
        return
    full = full_from(employer, reader.find(Placement, employer_id=employer.id), value)
    if full is None:
        return
    taken = "plassen" if employer.places == 1 else f"alle {employer.places} plassene"
    raise UserError(
        f"Hos {employer.name} er {taken} i bruk {short(full)}. Velg andre dager eller en annen arbeidsgiver, "
        "eller rett antall plasser hos arbeidsgiveren.",
        field="employer_id",
    )


def _within(value: Placement, stored: Placement) -> bool:
    return stored.start <= value.start and value.last_day <= stored.last_day


def save_visit(desk: Desk, value: PlacementVisit) -> Saved:
    """Write a follow-up that was held (undoable).

    UserError when it is after today, before the placement began, or the placement is somebody else's.
    """
    desk.require_caseworker()
    not_after(value.held_on, desk.today, "held_on")
    with desk.write("save_visit") as unit:
        placement: Placement = one_of(desk, unit, Placement, value.placement_id)
        if placement.person_id != value.person_id:
            raise UserError("Praksisen gjelder en annen deltaker.", field="placement_id")
        if value.held_on < placement.start:
            raise UserError(f"Praksisen startet {short(placement.start)}. Rett datoen.", field="held_on")
        return put(desk, unit, value)


def save_wish(desk: Desk, value: PracticeWish) -> Saved:
    """Write what a participant wishes for, and the day it was met or given up (undoable).

    UserError when no branch is written, or a day is after today or they are in the wrong order.
    """
    desk.require_caseworker()
    need(value, {"branch": "Skriv hvilken bransje deltakeren ønsker."})
    for field in ("since", "met_on"):
        not_after(getattr(value, field), desk.today, field)
    in_order(value.since, value.met_on, "met_on")
    with desk.write("save_wish") as unit:
        return put(desk, unit, value)


def proposed(desk: Desk, *, person_id: str = "", employer_id: str = "") -> Placement:
    """A placement to begin a form with: from the next working day, twelve weeks to the last working day."""
    start = next_working_day(desk.today)
    end = start + _USUAL
    while not is_working_day(end):
        end -= ONE_DAY
    return Placement("", "", person_id, employer_id, start, end, 0)
