from __future__ import annotations

from datetime import date

import pytest

from grongintro.domain.person import PermitKind
from grongintro.errors import UserError
from grongintro.exchange.cells import clean, read_day
from grongintro.exchange.columns import BY_NAME, FIELDS, check_mapping, propose
from grongintro.exchange.values import read_value, show, split_name
from grongintro.exchange.words import PERMIT

TODAY = date(2026, 11, 23)


@pytest.mark.parametrize(
    "text", ["3.3.2026", "03.03.26", "2026-03-03", "3/3/2026", "3. mars 2026", "03-03-2026"]
)
def test_dates_as_people_write_them(text: str) -> None:
    assert read_day(text, TODAY) == date(2026, 3, 3)


def test_a_short_year_is_never_ahead_for_a_birth_date() -> None:
    assert read_day("22.11.26", TODAY, past=True) == date(2026, 11, 22)
    assert read_day("23.11.26", TODAY, past=True) == date(2026, 11, 23)
    assert read_day("24.11.26", TODAY, past=True) == date(1926, 11, 24)
    assert read_day("1.1.46", TODAY) == date(2046, 1, 1)
    assert read_day("1.1.47", TODAY) == date(1947, 1, 1)


@pytest.mark.parametrize("text", ["31.02.2026", "46084", "i går", "2026", "3.13.2026"])
def test_what_is_not_a_date_says_how_to_write_it(text: str) -> None:
    with pytest.raises(UserError, match=r"3\.3\.2026"):
        read_day(text, TODAY)


def test_invisible_marks_go_and_blanks_become_one() -> None:
    assert clean("\ufeffSa\u200bra \u00a0 Te\u202esfay\n") == "Sara Tesfay"


@pytest.mark.parametrize(
    ("name", "cell", "kept"),
    [
        ("sex", "K", "female"),
        ("role", "barn", "child"),
        ("permit", "§ 34", "collective_34"),
        ("permit", "Kollektiv beskyttelse", "collective_34"),
        ("settlement", "Selvbosatt", "self_settled"),
        ("education", "VGS", "upper_secondary"),
        ("goal", "fagbrev", "vocational"),
        ("has_children", "x", "yes"),
        ("languages", "Arabisk / kurdisk og engelsk", "Arabisk, kurdisk, engelsk"),
        ("interpreter_language", "nei", ""),
        ("interpreter_language", "Dari", "Dari"),
        ("national_number", "010190 12345", "01019012345"),
        ("postal_code", "150", "0150"),
        ("moved_out", date(2026, 3, 3), "2026-03-03"),
        ("street", date(2026, 3, 3), "03.03.2026"),
    ],
)
def test_cells_are_read_by_their_column(name: str, cell: str | date, kept: str) -> None:
    assert read_value(BY_NAME[name], cell, TODAY).text == kept


def test_an_unknown_word_lists_the_known() -> None:
    with pytest.raises(UserError, match="«Kvinne», «Mann»"):
        read_value(BY_NAME["sex"], "blå", TODAY)
    with pytest.raises(UserError, match="#REF!"):
        read_value(BY_NAME["street"], "#REF!", TODAY)


def test_every_choice_is_read_back_from_its_label() -> None:
    for field in FIELDS:
        for choice in field.choices:
            assert read_value(field, choice.label, TODAY).text == choice.value
    assert {choice.value for choice in PERMIT} == set(PermitKind)


def test_values_are_shown_as_people_read_them() -> None:
    assert show("arrived", "2026-03-03") == "03.03.2026"
    assert show("sex", "female") == "Kvinne"
    assert show("arrived", "") == ""


def test_a_name_is_taken_apart() -> None:
    assert split_name("Haile, Sara Abeba") == ("Sara Abeba", "Haile")
    assert split_name("Sara Abeba Haile") == ("Sara Abeba", "Haile")
    with pytest.raises(UserError, match="både fornavn og etternavn"):
        split_name("Sara")


def test_headings_are_recognised_and_used_once() -> None:
    assert propose(["FØDT", "Fnr.", "D-nummer", "Noe annet", "Ankomst/Bosatt i kommunen"]) == {
        "FØDT": "birth_date",
        "Fnr.": "national_number",
        "D-nummer": "",
        "Noe annet": "",
        "Ankomst/Bosatt i kommunen": "arrived",
    }
    for field in FIELDS:
        for word in (field.label, *field.aliases):
            assert propose([word]) == {word: field.name}


@pytest.mark.parametrize(
    ("mapping", "at", "code"),
    [
        ({"A": "name", "B": "birth_date", "C": "birth_date"}, "C", "two_headings"),
        ({"A": "given_name", "B": "birth_date"}, "name", "missing_field"),
        ({"A": "name"}, "birth_date", "missing_field"),
        ({"A": "name", "B": "birth_date", "C": "given_name"}, "A", "two_headings"),
        ({"A": "nothing"}, "A", "field"),
    ],
)
def test_a_mapping_that_cannot_be_used_is_refused(mapping: dict[str, str], at: str, code: str) -> None:
    with pytest.raises(UserError) as raised:
        check_mapping(mapping)
    assert (raised.value.field, raised.value.code) == (at, code)


def test_a_mapping_that_can_be_used_is_accepted() -> None:
    check_mapping({"A": "name", "B": "birth_date", "C": "", "D": ""})
    check_mapping({"A": "given_name", "B": "family_name", "C": "birth_date"})
