"""Dates as Norwegians write them."""

from __future__ import annotations

from datetime import date

MONTHS = (
    "januar",
    "februar",
    "mars",
    "april",
    "mai",
    "juni",
    "juli",
    "august",
    "september",
    "oktober",
    "november",
    "desember",
)
WEEKDAYS = ("mandag", "tirsdag", "onsdag", "torsdag", "fredag", "lørdag", "søndag")


def short(day: date) -> str:
    """`22.11.2026`."""
    return f"{day.day:02}.{day.month:02}.{day.year:04}"  # a format string imports a module at each call


def long(day: date) -> str:
    """`22. november 2026`; the month names are the same in bokmål and nynorsk."""
    return f"{day.day}. {MONTHS[day.month - 1]} {day.year}"


def birthday(born: date, age: int) -> date:
    """The day `age` years are reached; born on 29 February: 28 February in other years (the contract)."""
    year = born.year + age
    leap_day = (born.month, born.day) == (2, 29)
    if leap_day and not (year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)):
        return date(year, 2, 28)
    return born.replace(year=year)


def age_on(born: date, day: date) -> int:
    """Whole years reached on `day`."""
    years = day.year - born.year
    return years if birthday(born, years) <= day else years - 1
