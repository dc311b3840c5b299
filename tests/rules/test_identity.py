from __future__ import annotations

from dataclasses import fields

import pytest

from grongintro.rules.identity import (
    IdentityCheck,
    IdentityKind,
    check,
    check_duf,
    check_national,
    organisation_number_holds,
)


def national(date_part: str, remainder: int = 0) -> str:
    """A made-up number with right check digits, by its six first digits."""
    for tail in range(10_000, 100_000):
        digits = f"{date_part}{tail}"
        one = sum(int(d) * w for d, w in zip(digits, (3, 7, 6, 1, 8, 9, 4, 5, 2, 1), strict=False))
        two = sum(int(d) * w for d, w in zip(digits, (5, 4, 3, 2, 7, 6, 5, 4, 3, 2, 1), strict=True))
        if one % 11 == remainder and two % 11 == 0:
            return digits
    raise AssertionError(date_part)


@pytest.mark.parametrize("number", ["02013299997", "30108299920", "30108299939"])
def test_numbers_of_the_new_kind_are_accepted(number: str) -> None:
    assert check_national(number) == IdentityCheck(number, IdentityKind.NATIONAL, valid=True)


@pytest.mark.parametrize(("remainder", "valid"), [(0, True), (1, True), (3, True), (4, False), (10, False)])
def test_the_first_check_digit_may_leave_zero_to_three(remainder: int, valid: bool) -> None:
    assert check_national(national("010190", remainder)).valid is valid


def test_a_d_number_has_forty_added_to_the_day() -> None:
    found = check(national("410190"))
    assert (found.kind, found.valid) == (IdentityKind.D_NUMBER, True)


@pytest.mark.parametrize("date_part", ["018190", "014190", "418190"])
def test_synthetic_numbers_are_accepted_and_marked(date_part: str) -> None:
    found = check(national(date_part))
    assert (found.valid, found.synthetic) == (True, True)


@pytest.mark.parametrize("date_part", ["320190", "001290", "011390", "300290", "310490"])
def test_digits_that_are_no_date_are_refused(date_part: str) -> None:
    found = check(national(date_part))
    assert (found.valid, found.blocks) == (False, True)
    assert "dato" in found.message


def test_leap_day_is_a_date_in_any_year_since_the_century_is_not_known() -> None:
    assert check(national("290201")).valid


def test_a_wrong_check_digit_is_refused() -> None:
    right = national("010190")
    wrong = right[:-1] + str((int(right[-1]) + 1) % 10)
    assert not check(wrong).valid
    assert "Kontrollsifrene" in check(wrong).message


@pytest.mark.parametrize("number", ["201017238203", "200816832910"])
def test_right_duf_numbers(number: str) -> None:
    assert check(number) == IdentityCheck(number, IdentityKind.DUF, valid=True)


def test_a_wrong_duf_number_warns_and_does_not_block() -> None:
    found = check("201012345678")
    assert (found.valid, found.blocks) == (False, False)
    assert found.message


@pytest.mark.parametrize("text", ["", "123", "1234567890123", "abcdefghijk", "٠١٠١٩٠١٠٠٠٠"])
def test_anything_else_is_refused_with_advice(text: str) -> None:
    found = check(text)
    assert not found.valid
    assert found.message


def test_a_duf_number_with_letters_is_wrong() -> None:
    assert not check_duf("20101723820x").valid


def test_spaces_are_ignored() -> None:
    assert check("201017 238203").number == "201017238203"


def test_neither_birth_date_nor_sex_is_read_out_of_a_number() -> None:
    names = {field.name for field in fields(IdentityCheck)}
    assert names == {"number", "kind", "valid", "message", "blocks", "synthetic"}


@pytest.mark.parametrize(
    ("number", "holds"),
    [
        ("974760673", True),
        ("974 760 673", True),
        ("974760674", False),
        ("97476067", False),
        ("97476067x", False),
    ],
)
def test_an_organisation_number_ends_in_its_check_digit(number: str, *, holds: bool) -> None:
    assert organisation_number_holds(number) is holds
