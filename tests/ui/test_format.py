from __future__ import annotations

from datetime import date, datetime, time

import pytest

from grongintro.ui import format as fmt

TODAY = date(2026, 3, 11)


@pytest.mark.parametrize(
    ("day", "said"),
    [
        (date(2026, 3, 11), "i dag"),
        (date(2026, 3, 10), "i går"),
        (date(2026, 3, 12), "i morgen"),
        (date(2026, 3, 9), "for 2 dager siden"),
        (date(2026, 2, 27), "for 12 dager siden"),
        (date(2026, 3, 13), "om 2 dager"),
        (date(2007, 10, 19), "for 18 år siden"),
        (date(2030, 3, 10), "om 3 år"),
    ],
)
def test_days_from_today(day: date, said: str) -> None:
    assert fmt.relative(day, TODAY) == said


def test_dates_and_times() -> None:
    assert fmt.day(TODAY) == "11.03.2026"
    assert fmt.day(None) == "–"
    assert fmt.day_long(TODAY) == "onsdag 11. mars 2026"
    assert fmt.day_short(TODAY) == "ons. 11.3."
    assert fmt.month(TODAY) == "mars 2026"
    assert fmt.week(TODAY) == "uke 11"
    assert fmt.clock(time(9, 5)) == "09:05"
    assert fmt.saved(datetime(2026, 3, 11, 14, 2)) == "Lagret 14:02"  # noqa: DTZ001 - as on the wall
    assert fmt.span(TODAY, None) == "11.03.2026–"
    assert fmt.day_and_relative(TODAY, TODAY) == "11.03.2026 (i dag)"
    assert fmt.coming(date(2026, 3, 13), TODAY) == "fredag"
    assert fmt.coming(date(2026, 3, 17), TODAY) == "tirsdag"
    assert fmt.coming(date(2026, 3, 18), TODAY) == "18.03.2026"


def test_numbers() -> None:
    assert fmt.kroner(2_275_817) == "22\u00a0758,17\u00a0kr"
    assert fmt.kroner(None) == "–"
    assert fmt.number(20.0) == "20"
    assert fmt.number(17.5) == "17,5"
    assert fmt.number(1234567.0) == "1\u00a0234\u00a0567"
    assert fmt.number(-2.5) == "\u22122,5"
    assert fmt.number(100, decimals=0) == "100"
    assert fmt.number(None) == "–"
    assert fmt.percent(60) == "60\u00a0%"
    assert fmt.count(1, "person", "personer") == "1\u00a0person"
    assert fmt.count(3, "person", "personer") == "3\u00a0personer"


def test_names() -> None:
    assert fmt.listing([]) == ""
    assert fmt.listing(["Selam"]) == "Selam"
    assert fmt.listing(["Aster", "Biniam", "Selam"]) == "Aster, Biniam og Selam"
    assert fmt.initials("Åse Marie Østvik") == "ÅØ"
    assert fmt.initials("åse") == "Å"
    assert fmt.initials("") == ""
