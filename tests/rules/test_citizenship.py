from __future__ import annotations

import pytest

from grongintro.rules.citizenship import EEA_AND_SWITZERLAND, NORDIC, covered_by_eea


@pytest.mark.parametrize(
    "text",
    [
        "Norge",
        "norsk",
        "Sverige",
        "ØSTERRIKE",
        "polsk statsborger",
        "Syria og Tyskland",
        "syrisk, litauisk",
        "Eritrea/Sverige",
        "Irland (født i Sudan)",
        "noreg",
    ],
)
def test_a_nordic_or_eea_citizenship_is_known_as_it_is_typed(text: str) -> None:
    assert covered_by_eea(text)


@pytest.mark.parametrize(
    "text", ["", " ", "Syria", "ukrainsk", "Nord-Irland", "Storbritannia", "Tyskland-gate", "statsløs", "USA"]
)
def test_others_are_not_covered(text: str) -> None:
    assert not covered_by_eea(text)


def test_there_are_thirty_one_countries_and_each_name_is_known() -> None:
    lines = (*NORDIC, *EEA_AND_SWITZERLAND)
    assert len(lines) == 31
    assert all(covered_by_eea(name.capitalize()) for line in lines for name in line.split())
