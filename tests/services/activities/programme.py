"""A holiday programme with two gatherings, as forms make it, for the tests."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, time
from typing import TYPE_CHECKING, Any

from grongintro.domain.activity import Activity, ActivityKind, Enrolment, EnrolmentState, Gathering
from grongintro.services.activities import activities, enrolling

if TYPE_CHECKING:
    from grongintro.services.desk import Desk

START, END = date(2026, 11, 16), date(2026, 12, 4)
HELD, TODAY, AHEAD = date(2026, 11, 20), date(2026, 11, 23), date(2026, 11, 24)


def programme(**more: Any) -> Activity:
    made = Activity(
        "",
        "",
        ActivityKind.HOLIDAY_PROGRAMME,
        "Høstferie i skogen",
        START,
        END,
        sign_up_by=date(2026, 11, 20),
    )
    return replace(made, **more)


def gathering(activity_id: str, day: date = HELD, **more: Any) -> Gathering:
    made = Gathering(
        "", "", activity_id, day, time(9), 300, "Skogstur", "Gapahuken", "Ivar", "Grong JFF", cost=120_000
    )
    return replace(made, **more)


def made(desk: Desk, **more: Any) -> str:
    return activities.save_activity(desk, programme(**more)).id


def with_places(desk: Desk, places: int | None, **more: Any) -> str:
    """An activity with one gathering that has been held."""
    key = made(desk, **more)
    activities.save_gathering(desk, gathering(key, places=places))
    return key


def states(desk: Desk, activity_id: str) -> dict[str, EnrolmentState]:
    with desk.read() as reader:
        return {each.person_id: each.state for each in reader.find(Enrolment, activity_id=activity_id)}


def stored(desk: Desk, kind: type, row_id: str) -> Any:
    with desk.read() as reader:
        return reader.get(kind, row_id)


def enrolled(desk: Desk, activity_id: str, *people: str) -> list[str]:
    return [enrolling.enrol(desk, activity_id, each).id for each in people]
