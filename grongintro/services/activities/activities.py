"""Activities and their gatherings: planned, changed, evaluated, and copied from last year."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import datetime, time, timedelta
from typing import TYPE_CHECKING

from grongintro.domain.activity import Activity, ActivityKind, Attendance, Gathering
from grongintro.domain.dates import short
from grongintro.domain.followup import Booking
from grongintro.domain.training import Subject
from grongintro.errors import UserError
from grongintro.rules.next_year import WEEK, same_week_next_year
from grongintro.services.activities.places import move_up, places_of
from grongintro.services.desk import Saved
from grongintro.services.rows import in_order, need, not_after, put

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import date

    from grongintro.services.desk import Desk
    from grongintro.storage.unit import Reader, Unit

DAY_MINUTES = 24 * 60
_YEAR = re.compile(r"\b(20\d\d)(?:/(\d\d))?\b", re.ASCII)
COUNTED = (
    Subject.MIGRATION_HEALTH,
    Subject.CAREER_SKILLS,
    Subject.PARENTING_GROUP,
    Subject.PARENTING_INDIVIDUAL,
)
"""What the hours of a gathering may count as (regulation §§ 3–4)."""


@dataclass(frozen=True)
class CopyDraft:
    """A copy as the person has seen and changed it: `days` are those of the source's gatherings, in order."""

    source_id: str
    title: str
    start: date
    end: date
    sign_up_by: date | None
    days: tuple[date, ...]


def save_activity(desk: Desk, value: Activity) -> Saved:
    """Write an activity, or how it went (undoable).

    UserError when it ends before it starts, a gathering lies outside it, people are to answer after its last
    day, or an evaluation has no day, or a day and no words.
    """
    desk.require_caseworker()
    _check_activity(desk, value)
    with desk.write("save_activity") as unit:
        if value.id:
            _check_holds(value, unit.find(Gathering, activity_id=value.id))
        return put(desk, unit, value)


def _check_activity(desk: Desk, value: Activity) -> None:
    need(value, {"title": "Skriv hva aktiviteten heter."})
    in_order(value.start, value.end)
    if value.sign_up_by is not None and value.sign_up_by > value.end:
        raise UserError("Svarfristen er etter siste dag. Rett en av datoene.", field="sign_up_by")
    if value.budget is not None and value.budget < 0:
        raise UserError("Skriv budsjettet som 0 kroner eller mer.", field="budget")
    not_after(value.evaluated_on, desk.today, "evaluated_on")
    if value.evaluated_on is not None and value.evaluated_on < value.start:
        raise UserError("Evalueringen er før første dag. Rett datoen.", field="evaluated_on")
    if value.evaluated_on is not None and not value.evaluation.strip():
        raise UserError("Skriv hvordan det gikk.", field="evaluation")
    if value.evaluation.strip() and value.evaluated_on is None:
        raise UserError("Skriv dagen dere evaluerte.", field="evaluated_on")


def _check_holds(value: Activity, gatherings: Iterable[Gathering]) -> None:
    """Every gathering stays within the activity."""
    for each in sorted(gatherings, key=lambda each: (each.day, each.at)):
        if value.start <= each.day <= value.end:
            continue
        field = "start" if each.day < value.start else "end"
        raise UserError(
            f"Samlingen «{each.title}» {short(each.day)} kommer utenfor. Flytt eller slett den først.",
            field=field,
        )


def save_gathering(desk: Desk, value: Gathering) -> Saved:
    """Write a gathering; more places let people up from the waiting list in the same action (undoable).

    UserError when it lies outside the activity, lasts past midnight, overlaps another of the same activity,
    or has fewer places than there are enrolled; nothing is lost.
    """
    desk.require_caseworker()
    _check_gathering(value)
    with desk.write("save_gathering") as unit:
        activity = unit.get(Activity, value.activity_id)
        _check_day(desk, unit, activity, value)
        _check_alone(value, unit.find(Gathering, activity_id=activity.id))
        _check_places(unit, value)
        saved = put(desk, unit, value)
        move_up(desk, unit, [activity.id])
        return Saved(unit.changes(), saved.id)


def _check_gathering(value: Gathering) -> None:
    need(value, {"title": "Skriv hva samlingen handler om."})
    if value.minutes <= 0:
        raise UserError("Samlingen slutter før den begynner. Rett et av klokkeslettene.", field="minutes")
    if value.at.hour * 60 + value.at.minute + value.minutes > DAY_MINUTES:
        raise UserError("Samlingen varer til etter midnatt. Del den på to dager.", field="minutes")
    if value.places is not None and value.places < 1:
        raise UserError(
            "Skriv minst 1 plass, eller la feltet stå tomt når det er plass til alle.", field="places"
        )
    if value.cost < 0:
        raise UserError("Skriv kostnaden som 0 kroner eller mer.", field="cost")
    if value.subject is not None and value.subject not in COUNTED:
        raise UserError("Norsk og samfunnskunnskap føres under Opplæring hos deltakeren.", field="subject")
    booked = value.interpreter not in {None, Booking.NOT_NEEDED, Booking.CALLED_OFF}
    if booked and not value.language.strip():
        raise UserError("Skriv hvilket språk det tolkes til.", field="language")


def _check_day(desk: Desk, reader: Reader, activity: Activity, value: Gathering) -> None:
    if not activity.start <= value.day <= activity.end:
        raise UserError(
            f"Aktiviteten er fra {short(activity.start)} til {short(activity.end)}. Velg en dag i den tiden.",
            field="day",
        )
    noted = reader.find(Attendance, gathering_id=value.id) if value.id else []
    if noted and value.day > desk.today:
        raise UserError("Det er ført oppmøte på samlingen, så den kan ikke være etter i dag.", field="day")
    longest = max((each.minutes or 0 for each in noted), default=0)
    if longest > value.minutes:
        raise UserError(
            f"Noen er ført med {longest} minutter. Samlingen må vare minst så lenge.", field="minutes"
        )


def _check_alone(value: Gathering, others: Iterable[Gathering]) -> None:
    """No two gatherings of one activity at the same time."""
    for other in others:
        if other.id != value.id and _meet(value, other):
            raise UserError(
                f"Samlingen «{other.title}» er fra kl. {other.at:%H:%M} til {ends(other)} samme dag. "
                "Velg en annen tid.",
                field="at",
            )


def _meet(one: Gathering, other: Gathering) -> bool:
    first, second = _begins(one), _begins(other)
    return first < second + timedelta(minutes=other.minutes) and second < first + timedelta(
        minutes=one.minutes
    )


def _begins(each: Gathering) -> datetime:
    return datetime.combine(each.day, each.at)


def ends(each: Gathering) -> str:
    """When a gathering is over: `14:00`, and `24:00` at midnight."""
    hour, minute = divmod(each.at.hour * 60 + each.at.minute + each.minutes, 60)
    return f"{hour:02}:{minute:02}"


def _check_places(reader: Reader, value: Gathering) -> None:
    enrolled = places_of(reader, [value.activity_id])[value.activity_id].enrolled
    if value.places is not None and value.places < enrolled:
        raise UserError(
            f"{enrolled} er påmeldt. Skriv minst {enrolled} plasser, eller la noen takke nei først.",
            field="places",
        )


def begin_activity(desk: Desk) -> Activity:
    """A new holiday programme of today, to be filled in."""
    return Activity("", "", ActivityKind.HOLIDAY_PROGRAMME, "", desk.today, desk.today)


def begin_evaluation(desk: Desk, activity: Activity) -> Activity:
    """The activity with today as the day of its evaluation, unless it has one or has not begun."""
    begun = activity.evaluated_on is None and activity.start <= desk.today
    return replace(activity, evaluated_on=desk.today) if begun else activity


def propose_gathering(activity: Activity, gatherings: Sequence[Gathering]) -> Gathering:
    """The day after the last gathering, or the first day, with the time, places and leader of the last."""
    if not gatherings:
        return Gathering("", "", activity.id, activity.start, time(9), 5 * 60, "")
    last = gatherings[-1]
    day = min(last.day + timedelta(days=1), activity.end)
    return replace(last, id="", day=day, title="", cost=0, version=1)


def propose_copy(desk: Desk, activity_id: str) -> tuple[CopyDraft, tuple[Gathering, ...]]:
    """The activity a year later, every day in its week number, and the gatherings that its days are of."""
    with desk.read() as reader:
        source = reader.get(Activity, activity_id)
        gatherings = in_time(reader.find(Gathering, activity_id=activity_id))
    days = _moved(gatherings)
    start, end = same_week_next_year(source.start), same_week_next_year(source.end)
    by = same_week_next_year(source.sign_up_by) if source.sign_up_by else None
    return CopyDraft(
        source.id, _next_title(source.title), start, max(end, *days, start), by, days
    ), gatherings


def _next_title(title: str) -> str:
    """Each year in it is the next one: `Høstferie 2027`, `Informasjonstimer 2027/28`."""
    return _YEAR.sub(_a_year_on, title)


def _a_year_on(found: re.Match[str]) -> str:
    year, short_year = int(found[1]) + 1, found[2]
    return str(year) if short_year is None else f"{year}/{(int(short_year) + 1) % 100:02d}"


def _moved(gatherings: Sequence[Gathering]) -> tuple[date, ...]:
    """Each a year on; one whose time is taken there (week 53 falls in with week 52) comes a week later."""
    placed: list[Gathering] = []
    for each in gatherings:
        moved = replace(each, day=same_week_next_year(each.day))
        while any(_meet(moved, other) for other in placed):
            moved = replace(moved, day=moved.day + WEEK)
        placed.append(moved)
    return tuple(each.day for each in placed)


def in_time(gatherings: Iterable[Gathering]) -> tuple[Gathering, ...]:
    """In the order they come."""
    return tuple(sorted(gatherings, key=lambda each: (each.day, each.at, each.id)))


def copy_activity(desk: Desk, draft: CopyDraft) -> Saved:
    """Make next year's activity of one: its plan, without who took part and how it went (undoable).

    Interpreters have to be booked anew. UserError at `day_<number>` of a gathering that lies outside it or in
    the time of another.
    """
    desk.require_caseworker()
    with desk.write("copy_activity") as unit:
        source = unit.get(Activity, draft.source_id)
        made = replace(
            source,
            id="",
            title=draft.title,
            start=draft.start,
            end=draft.end,
            sign_up_by=draft.sign_up_by,
            evaluation="",
            evaluated_on=None,
            version=1,
        )
        _check_activity(desk, made)
        saved = put(desk, unit, made)
        _copy_gatherings(desk, unit, replace(made, id=saved.id), draft)
        return Saved(unit.changes(), saved.id)


def _copy_gatherings(desk: Desk, unit: Unit, activity: Activity, draft: CopyDraft) -> None:
    placed: list[Gathering] = []
    sources = in_time(unit.find(Gathering, activity_id=draft.source_id))
    for number, (source, day) in enumerate(zip(sources, draft.days, strict=True)):
        interpreter = (
            source.interpreter if source.interpreter in {None, Booking.NOT_NEEDED} else Booking.TO_BOOK
        )
        made = replace(source, id="", activity_id=activity.id, day=day, interpreter=interpreter, version=1)
        try:
            _check_day(desk, unit, activity, made)
            _check_alone(made, placed)
        except UserError as error:
            raise UserError(error.message, field=f"day_{number}") from error
        saved = put(desk, unit, made)
        placed.append(replace(made, id=saved.id))
