"""Hours and counts as they are typed."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from grongintro.errors import UserError
from grongintro.ui.rows import amounts


@pytest.mark.parametrize(
    ("text", "minutes"),
    [
        ("", None),
        ("0", 0),
        ("37,5", 2250),
        ("37.5", 2250),
        ("37:30", 2250),
        (" 1 000 ", 60000),
        ("0,05", 3),
        ("7:20", 440),
    ],
)
def test_hours(text: str, minutes: int | None) -> None:
    assert amounts.read_minutes(text, "minutes") == minutes


@pytest.mark.parametrize("text", ["0,01", "7:60", "-1", "mye", "1,234", "1:2", "٣"])
def test_what_is_no_whole_minute_is_refused(text: str) -> None:
    with pytest.raises(UserError, match="37,5 eller 37:30") as found:
        amounts.read_minutes(text, "minutes")
    assert found.value.field == "minutes"


@given(st.integers(0, 100000))
def test_hours_are_read_back_as_they_are_shown(minutes: int) -> None:
    assert amounts.read_minutes(amounts.hours_text(minutes), "x") == minutes


@given(st.integers(0, 1000000))
def test_numbers_are_read_back_as_they_are_shown(hundredths: int) -> None:
    assert amounts.read_hundredths(amounts.number_text(hundredths), "x") == hundredths


@pytest.mark.parametrize("text", ["1,5", "-1", "to", "٣"])
def test_a_whole_number(text: str) -> None:
    assert amounts.read_whole("2008", "year") == 2008
    with pytest.raises(UserError, match="helt tall"):
        amounts.read_whole(text, "year")
