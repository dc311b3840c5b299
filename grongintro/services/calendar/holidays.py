"""What the public holidays are called."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dateutil.easter import easter

from grongintro.rules.calendar_days import public_holidays

if TYPE_CHECKING:
    from datetime import date

_FIXED = {
    (1, 1): "1. nyttårsdag",
    (5, 1): "1. mai",
    (5, 17): "17. mai",
    (12, 25): "1. juledag",
    (12, 26): "2. juledag",
}
_AROUND_EASTER = {
    -3: "skjærtorsdag",
    -2: "langfredag",
    0: "1. påskedag",
    1: "2. påskedag",
    39: "Kristi himmelfartsdag",
    49: "1. pinsedag",
    50: "2. pinsedag",
}


def holiday_name(day: date) -> str:
    """The name of a public holiday; empty on any other day. 17 May goes before what moves."""
    if day not in public_holidays(day.year):
        return ""
    fixed = _FIXED.get((day.month, day.day))
    return fixed or _AROUND_EASTER[(day - easter(day.year)).days]
