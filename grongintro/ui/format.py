"""Dates, times, amounts and counts as people read them on screen."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from grongintro.domain import dates, money

if TYPE_CHECKING:
    from datetime import date, datetime, time

_MONDAY_TO_SUNDAY = 7
_TOO_MANY_DAYS = 730
translate = QCoreApplication.translate


def day(value: date | None) -> str:
    """`03.03.2026`, or a dash."""
    return dates.short(value) if value else "–"


def day_long(value: date) -> str:
    """`tirsdag 3. mars 2026`."""
    return f"{weekday(value)} {dates.long(value)}"


def weekday(value: date) -> str:
    """`tirsdag`."""
    return dates.WEEKDAYS[value.weekday()]


def day_short(value: date) -> str:
    """`tir. 3.3.`: where the year is plain from the place it stands."""
    return f"{weekday(value)[:3]}. {value.day}.{value.month}."


def month(value: date) -> str:
    """`mars 2026`."""
    return f"{dates.MONTHS[value.month - 1]} {value.year}"


def week(value: date) -> str:
    """`uke 10`."""
    return translate("format", "uke {0}").format(value.isocalendar().week)


def relative(value: date, today: date) -> str:
    """`i dag`, `i går`, `om 5 dager`, `for 12 dager siden`; from two years on `for 19 år siden`."""
    days = (value - today).days
    near = {
        0: translate("format", "i dag"),
        -1: translate("format", "i går"),
        1: translate("format", "i morgen"),
    }
    if days in near:
        return near[days]
    if days > _TOO_MANY_DAYS:
        return translate("format", "om {0} år").format(_full_years(today, value))
    if days < -_TOO_MANY_DAYS:
        return translate("format", "for {0} år siden").format(_full_years(value, today))
    if days > 0:
        return translate("format", "om {0} dager").format(days)
    return translate("format", "for {0} dager siden").format(-days)


def _full_years(first: date, last: date) -> int:
    return last.year - first.year - ((last.month, last.day) < (first.month, first.day))


def day_and_relative(value: date, today: date) -> str:
    """`03.03.2026 (for 12 dager siden)`."""
    return f"{day(value)} ({relative(value, today)})"


def coming(value: date, today: date) -> str:
    """`i dag`, `i morgen`, then `fredag` within a week, then `03.03.2026`."""
    days = (value - today).days
    if days in {-1, 0, 1}:
        return relative(value, today)
    return weekday(value) if 0 < days < _MONDAY_TO_SUNDAY else day(value)


def clock(value: time | datetime | None) -> str:
    """`09:30`, or a dash."""
    return f"{value:%H:%M}" if value else "–"


def saved(when: datetime) -> str:
    """`Lagret 14:02`."""
    return translate("format", "Lagret {0}").format(clock(when))


def span(start: date | None, end: date | None) -> str:
    """`01.01.2026–30.06.2026`; an open end stays open."""
    first = dates.short(start) if start else ""
    last = dates.short(end) if end else ""
    return f"{first}–{last}"


def kroner(ore: int | None) -> str:
    """`22 758,17 kr`, or a dash."""
    return "–" if ore is None else f"{money.norwegian(ore)}\u00a0kr"


def percent(value: float | None) -> str:
    """`60 %` (a number already in per cent), or a dash."""
    return "–" if value is None else f"{number(value)}\u00a0%"


def number(value: float | None, decimals: int = 1) -> str:
    """`20`, `17,5`, or a dash; no decimals where there are none."""
    if value is None:
        return "–"
    text = f"{value:,.{decimals}f}".rstrip("0").rstrip(".") if decimals else f"{value:,.0f}"
    return text.replace(",", "\u00a0").replace(".", ",").replace("-", "\u2212")


def count(how_many: int, one: str, many: str) -> str:
    """`1 person`, `3 personer`."""
    return f"{how_many}\u00a0{one if how_many == 1 else many}"


def listing(parts: list[str]) -> str:
    """`Aster, Biniam og Selam`."""
    if len(parts) < len(("first", "last")):
        return "".join(parts)
    return translate("format", "{0} og {1}").format(", ".join(parts[:-1]), parts[-1])


def initials(name: str) -> str:
    """`AK` for `Anna Maria Kveli`."""
    words = name.split()
    ends = words if len(words) == 1 else [words[0], words[-1]] if words else []
    return "".join(word[0] for word in ends).upper()
