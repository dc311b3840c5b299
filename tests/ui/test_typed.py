from __future__ import annotations

from datetime import date, time

import pytest

from grongintro.errors import UserError
from grongintro.ui.typed import Lean, parse_day, parse_time, read_day

TODAY = date(2026, 3, 11)  # a Wednesday


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("3.3", date(2026, 3, 3)),
        ("03.03.26", date(2026, 3, 3)),
        ("3.3.2026", date(2026, 3, 3)),
        ("3/3-2026", date(2026, 3, 3)),
        ("3 3", date(2026, 3, 3)),
        ("030326", date(2026, 3, 3)),
        ("03032026", date(2026, 3, 3)),
        ("2026-03-03", date(2026, 3, 3)),
        ("3. mars", date(2026, 3, 3)),
        ("3 mar 2027", date(2027, 3, 3)),
        ("17. mai", date(2026, 5, 17)),
        ("I dag", date(2026, 3, 11)),
        (" i  går ", date(2026, 3, 10)),
        ("i morgen", date(2026, 3, 12)),
        ("i forgårs", date(2026, 3, 9)),
        ("i overmorgen", date(2026, 3, 13)),
        ("+14", date(2026, 3, 25)),
        ("-3", date(2026, 3, 8)),
        ("+2 uker", date(2026, 3, 25)),
        ("man", date(2026, 3, 16)),
        ("onsdag", date(2026, 3, 11)),
        ("fredag", date(2026, 3, 13)),
        ("uke 12", date(2026, 3, 16)),
        ("uke 53", date(2026, 12, 28)),
        ("uke 1 2027", date(2027, 1, 4)),
        ("31.12", date(2025, 12, 31)),
        ("1.9", date(2026, 9, 1)),
    ],
)
def test_a_date_is_typed_as_it_is_said(typed: str, meant: date) -> None:
    assert parse_day(typed, TODAY) == meant


@pytest.mark.parametrize(
    ("typed", "lean", "meant"),
    [
        ("3.12", Lean.PAST, date(2025, 12, 3)),
        ("3.12", Lean.FUTURE, date(2026, 12, 3)),
        ("3.1", Lean.FUTURE, date(2027, 1, 3)),
        ("11.3", Lean.PAST, date(2026, 3, 11)),
        ("11.3", Lean.FUTURE, date(2026, 3, 11)),
        ("man", Lean.PAST, date(2026, 3, 9)),
        ("onsdag", Lean.PAST, date(2026, 3, 11)),
        ("03.03.67", Lean.PAST, date(1967, 3, 3)),
        ("03.03.26", Lean.PAST, date(2026, 3, 3)),
        ("03.03.27", Lean.PAST, date(1927, 3, 3)),
        ("03.03.46", Lean.NEAREST, date(2046, 3, 3)),
        ("03.03.47", Lean.NEAREST, date(1947, 3, 3)),
        ("uke 50", Lean.PAST, date(2025, 12, 8)),
    ],
)
def test_what_is_left_out_is_read_the_way_the_field_leans(typed: str, lean: Lean, meant: date) -> None:
    assert parse_day(typed, TODAY, lean) == meant


@pytest.mark.parametrize(
    ("typed", "says"),
    [
        ("tull", "Skriv datoen som dag.måned.år"),
        ("", "Skriv datoen som dag.måned.år"),
        ("3", "Skriv datoen som dag.måned.år"),
        ("31.2.2026", "31.2.2026 finnes ikke. Februar 2026 har 28 dager."),
        ("31.4", "31.4.2026 finnes ikke. April 2026 har 30 dager."),
        ("3.13.2026", "Måned 13 finnes ikke"),
        ("uke 54", "Uke 54 finnes ikke"),
        ("0.1.0000", "finnes ikke"),
        ("1.1.0000", "finnes ikke"),
        ("29.2", "29.2.2026 finnes ikke"),
        ("uke 53 2025", "Uke 53 finnes ikke"),
        ("uke 0", "Uke 0 finnes ikke"),
    ],
)
def test_a_wrong_date_says_what_to_do(typed: str, says: str) -> None:
    with pytest.raises(UserError) as caught:
        parse_day(typed, TODAY)
    assert says in caught.value.message
    assert caught.value.code == "day"


def test_nothing_typed_is_neither_a_date_nor_wrong() -> None:
    reading = read_day("  ", TODAY)
    assert reading.value is None
    assert not reading.reason
    assert read_day("tull", TODAY).reason


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("9", time(9)),
        ("0930", time(9, 30)),
        ("930", time(9, 30)),
        ("9.30", time(9, 30)),
        ("09:30", time(9, 30)),
        ("kl. 14", time(14)),
        ("23:59", time(23, 59)),
        ("0", time(0)),
    ],
)
def test_a_time_is_typed_as_it_is_said(typed: str, meant: time) -> None:
    assert parse_time(typed) == meant


@pytest.mark.parametrize("typed", ["24", "9:60", "ni", "", "12345"])
def test_a_wrong_time_says_what_to_do(typed: str) -> None:
    with pytest.raises(UserError, match="Skriv klokkeslettet"):
        parse_time(typed)
