"""Dates and times as people type them: «3.3», «i går», «+14», «fredag», «0930»."""

from __future__ import annotations

import calendar
import re
from dataclasses import dataclass
from datetime import date, time, timedelta
from enum import StrEnum

from PySide6.QtCore import QCoreApplication

from grongintro.domain.dates import MONTHS, WEEKDAYS
from grongintro.errors import UserError

_YEARS_AHEAD = 20
_CENTURY = 100
_LAST_HOUR, _LAST_MINUTE = 23, 59
_FEWEST_LETTERS = 2
_FEWEST_MONTH_LETTERS = 3

_WORDS = {
    "i dag": 0,
    "idag": 0,
    "i går": -1,
    "igår": -1,
    "i gaar": -1,
    "i forgårs": -2,
    "i morgen": 1,
    "imorgen": 1,
    "i overmorgen": 2,
}
_OFFSET = re.compile(r"([+\-\u2212])\s*(\d{1,4})\s*(d|dag|dager|u|uke|uker)?")
_WEEK = re.compile(r"(?:uke|veke|u)\s*(\d{1,2})(?:[\s/.\-]+(\d{4}))?")
_ISO = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})")
_NUMBERS = re.compile(r"(\d{1,2})[.,/\-\s]+(\d{1,2})(?:[.,/\-\s]+(\d{4}|\d{2}))?\.?")
_SOLID = re.compile(r"(\d{2})(\d{2})(\d{4}|\d{2})")
_NAMED = re.compile(r"(\d{1,2})\.?\s*([a-zæøå]{3,9})\.?(?:\s+(\d{4}|\d{2}))?")
_TIME = re.compile(r"(?:kl\.?\s*)?(\d{1,2})(?:[.:,\s]?(\d{2}))?")


class Lean(StrEnum):
    """Which way a date without a year, or a weekday, is meant: a talk was held, an appointment is to come."""

    NEAREST = "nearest"
    PAST = "past"
    FUTURE = "future"


@dataclass(frozen=True)
class Reading:
    """What a typed date was understood as, or the reason why it was not."""

    value: date | None = None
    reason: str = ""


def read_day(text: str, today: date, lean: Lean = Lean.NEAREST) -> Reading:
    """Understand what has been typed so far; nothing typed is neither a date nor wrong."""
    try:
        return Reading(parse_day(text, today, lean)) if text.strip() else Reading()
    except UserError as error:
        return Reading(reason=error.message)


def parse_day(text: str, today: date, lean: Lean = Lean.NEAREST) -> date:
    """The date that was typed; UserError says what to type instead."""
    typed = " ".join(text.casefold().split())
    try:
        found = _spoken(typed, today, lean) or _written(typed, today, lean)
    except (OverflowError, ValueError):  # before year 1 or after year 9999
        found = None
    if found is None:
        raise UserError(_how_to_write(), code="day")
    return found


def _spoken(typed: str, today: date, lean: Lean) -> date | None:
    if typed in _WORDS:
        return today + timedelta(days=_WORDS[typed])
    if match := _OFFSET.fullmatch(typed):
        sign, amount, unit = match.groups()
        days = int(amount) * (7 if (unit or "d").startswith("u") else 1)
        return today + timedelta(days=days if sign == "+" else -days)
    if match := _WEEK.fullmatch(typed):
        return _monday(int(match[1]), int(match[2]) if match[2] else None, today, lean)
    return _weekday(typed, today, lean)


def _weekday(typed: str, today: date, lean: Lean) -> date | None:
    word = typed.rstrip(".")
    if len(word) < _FEWEST_LETTERS:
        return None
    for number, name in enumerate(WEEKDAYS):
        if name.startswith(word):
            if lean is Lean.PAST:
                return today - timedelta(days=(today.weekday() - number) % 7)
            return today + timedelta(days=(number - today.weekday()) % 7)
    return None


def _monday(week: int, year: int | None, today: date, lean: Lean) -> date:
    this_year = today.isocalendar().year
    years = [year] if year else [this_year + step for step in (-1, 0, 1)]
    mondays = [date.fromisocalendar(each, 1, 1) + timedelta(weeks=week - 1) for each in years]
    possible = [monday for monday in mondays if monday.isocalendar().week == week]
    if not possible:
        message = QCoreApplication.translate("typed", "Uke {0} finnes ikke. Skriv en uke fra 1 til 52.")
        raise UserError(message.format(week), code="day")
    return _leaning(possible, today, lean)


def _written(typed: str, today: date, lean: Lean) -> date | None:
    if match := _ISO.fullmatch(typed):
        return _date(int(match[3]), int(match[2]), match[1], today, lean)
    if match := _NUMBERS.fullmatch(typed) or _SOLID.fullmatch(typed):
        return _date(int(match[1]), int(match[2]), match[3], today, lean)
    if match := _NAMED.fullmatch(typed):
        month = _month(match[2])
        return _date(int(match[1]), month, match[3], today, lean) if month else None
    return None


def _month(word: str) -> int:
    named = [number for number, name in enumerate(MONTHS, 1) if name.startswith(word)]
    return named[0] if named and len(word) >= _FEWEST_MONTH_LETTERS else 0


def _date(day: int, month: int, year: str | None, today: date, lean: Lean) -> date:
    if not 1 <= month <= len(MONTHS):
        message = QCoreApplication.translate("typed", "Måned {0} finnes ikke. Skriv dag.måned.år: 3.3.2026.")
        raise UserError(message.format(month), code="day")
    if year is not None:
        return _exact(day, month, _full_year(year, today, lean))
    years = [today.year + step for step in (-1, 0, 1)]
    possible = [date(each, month, day) for each in years if 1 <= day <= calendar.monthrange(each, month)[1]]
    return _leaning(possible, today, lean) if possible else _exact(day, month, today.year)


def _exact(day: int, month: int, year: int) -> date:
    last = calendar.monthrange(year, month)[1] if year > 0 else 0
    if not 1 <= day <= last:
        message = QCoreApplication.translate("typed", "{0}.{1}.{2} finnes ikke. {3} {2} har {4} dager.")
        name = MONTHS[month - 1].capitalize()
        raise UserError(message.format(day, month, year, name, last), code="day")
    return date(year, month, day)


def _full_year(year: str, today: date, lean: Lean) -> int:
    if len(year) > _FEWEST_LETTERS:
        return int(year)
    latest = today.year + (0 if lean is Lean.PAST else _YEARS_AHEAD)
    this_century = today.year // _CENTURY * _CENTURY + int(year)
    return this_century if this_century <= latest else this_century - _CENTURY


def _leaning(possible: list[date], today: date, lean: Lean) -> date:
    if lean is Lean.PAST:
        return max([each for each in possible if each <= today] or possible)
    if lean is Lean.FUTURE:
        return min([each for each in possible if each >= today] or possible)
    return min(possible, key=lambda each: (abs(each - today), each))


def _how_to_write() -> str:
    return QCoreApplication.translate(
        "typed", "Skriv datoen som dag.måned.år, for eksempel 3.3.2026, eller «i dag», «fredag» eller «+14»."
    )


def read_time(text: str) -> time | None:
    """The time of day that was typed, or None when it is not one."""
    match = _TIME.fullmatch(text.casefold().strip())
    if match is None:
        return None
    hour, minute = int(match[1]), int(match[2] or 0)
    return time(hour, minute) if hour <= _LAST_HOUR and minute <= _LAST_MINUTE else None


def parse_time(text: str) -> time:
    """The time of day that was typed: «9», «0930», «9.30», «09:30»; UserError says how to write it."""
    found = read_time(text)
    if found is None:
        raise UserError(how_to_write_time(), code="time")
    return found


def how_to_write_time() -> str:
    """What to type for a time of day."""
    return QCoreApplication.translate(
        "typed", "Skriv klokkeslettet som timer og minutter, for eksempel 09:30."
    )
