"""The school holidays that have a programme in the demo, by week number as schools in Trøndelag have them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from dateutil.easter import easter

from grongintro.rules.calendar_days import is_working_day


@dataclass(frozen=True)
class Break:
    """A school holiday that has a programme: its first day and how many days it fills."""

    key: str
    title: str
    start: date
    days: int
    theme: str
    what: tuple[str, ...]


_AUTUMN = (
    "Tur til gapahuken",
    "Besøk på sagbruket",
    "Førstehjelp",
    "Matlaging med lokale råvarer",
    "Natursti på norsk",
)
_WINTER = ("Skidag", "Isfiske", "Brannvern hjemme", "Besøk på sykehjemmet", "Norsk rundt bålet")
_EASTER = ("Refleks og trafikk", "Snøskred og fjellvett", "Påskefrokost")
_SUMMER = (
    "Sykkelkurs",
    "Svømming og badevett",
    "Hagen i Bergsmo",
    "Besøk på gården",
    "Dugnad på idrettsplassen",
)


def breaks(year: int) -> tuple[Break, ...]:
    """The holidays of a year that have a programme, in order."""
    holy = easter(year) - timedelta(days=6)
    return (
        Break("winter", f"Vinterferie {year}", _monday(year, 8), 5, "Friluftsliv og arbeidsliv", _WINTER),
        Break("easter", f"Påskeferie {year}", holy, 3, "Trygt ute og hjemme", _EASTER),
        Break("summer", f"Sommerprogram {year}", _monday(year, 27), 10, "Nærmiljøet vårt", _SUMMER),
        Break("autumn", f"Høstferie {year}", _monday(year, 41), 5, "Skogen og arbeidslivet", _AUTUMN),
    )


def _monday(year: int, week: int) -> date:
    return date.fromisocalendar(year, week, 1)


def last_day(each: Break) -> date:
    """The last day that a programme fills."""
    return days_of(each)[-1]


def days_of(each: Break) -> list[date]:
    """The working days that a programme fills."""
    found: list[date] = []
    day = each.start
    while len(found) < each.days:
        if is_working_day(day):
            found.append(day)
        day += timedelta(days=1)
    return found
