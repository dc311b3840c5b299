"""Year by year: where a stretch that nobody has asked about begins and ends."""

from __future__ import annotations

from grongintro.domain.mapping import Experience
from grongintro.services.qualifying.years import Unmapped, year_by_year
from tests.services.qualifying.rows import experience


def told(*spans: tuple[int | None, int | None], until: int | None = None) -> list[object]:
    rows = [experience("p", first_year=first, last_year=last) for first, last in spans]
    return [
        (each.first_year, each.last_year) if isinstance(each, Experience) else each
        for each in year_by_year(rows, until)
    ]


def test_more_than_a_year_between_is_not_mapped() -> None:
    assert told((2016, 2019), (2008, 2014)) == [(2008, 2014), Unmapped(2014, 2016), (2016, 2019)]


def test_a_year_or_none_between_is_no_stretch() -> None:
    assert told((2008, 2014), (2015, 2016), (2016, 2017)) == [(2008, 2014), (2015, 2016), (2016, 2017)]


def test_what_lasts_longer_covers_what_began_later() -> None:
    assert told((2000, 2012), (2003, 2004), (2013, 2014)) == [(2000, 2012), (2003, 2004), (2013, 2014)]


def test_up_to_the_year_the_person_came() -> None:
    assert told((2008, 2014), until=2015) == [(2008, 2014)]
    assert told((2008, 2014), until=2016) == [(2008, 2014), Unmapped(2014, 2016)]


def test_what_lasts_still_covers_until_then() -> None:
    assert told((2008, None), until=2016) == [(2008, None)]


def test_what_has_no_years_stands_last_and_covers_nothing() -> None:
    assert told((None, None), (2008, 2010), until=2014) == [
        (2008, 2010),
        Unmapped(2010, 2014),
        (None, None),
    ]
    assert told((None, None), until=2014) == [(None, None)]
    assert told(until=2014) == []


def test_only_a_last_year_is_enough() -> None:
    assert told((None, 2009), (2012, 2013)) == [(None, 2009), Unmapped(2009, 2012), (2012, 2013)]
