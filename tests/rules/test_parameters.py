from __future__ import annotations

from datetime import date
from fractions import Fraction
from typing import TYPE_CHECKING

import pytest

from grongintro.errors import UserError
from grongintro.rules.parameters import (
    BeforeFirstValueError,
    ParameterFileError,
    Parameters,
    Row,
    load,
    shipped_parameters,
)

if TYPE_CHECKING:
    from pathlib import Path

SHIPPED = shipped_parameters()
G_2027 = Row(date(2027, 5, 1), date(2027, 5, 21), Fraction(140000), "oppdiktet")


def load_text(folder: Path, rows: str, head: str = "") -> Parameters:
    text = f'[rate]\ntitle = "Sats"\nunit = "kroner"\nlaw = ""\n{head}\n{rows}'
    (folder / "rates.toml").write_text(text, encoding="utf-8")
    return load(folder)


def row(valid_from: str, value: str = "1", source: str = '"kilde"') -> str:
    return (
        f"[[rate.rows]]\nvalid_from = {valid_from}\nknown_from = {valid_from}\nvalue = {value}\n"
        f"source = {source}\n"
    )


@pytest.mark.parametrize(
    ("day", "amount"),
    [
        (date(2026, 4, 30), 130160),
        (date(2026, 5, 1), 136549),
        (date(2026, 5, 2), 136549),
        (date(2003, 5, 1), 56861),
        (date(2021, 4, 30), 101351),
        (date(2021, 5, 1), 106399),
    ],
)
def test_the_basic_amount_changes_on_the_first_of_may(day: date, amount: int) -> None:
    assert SHIPPED.at("grunnbelop", day) == amount


@pytest.mark.parametrize(
    ("known_by", "amount"),
    [(date(2026, 5, 21), 130160), (date(2026, 5, 22), 136549), (date(2026, 5, 23), 136549)],
)
def test_a_decision_uses_the_amount_that_was_known_on_its_day(known_by: date, amount: int) -> None:
    assert SHIPPED.at("grunnbelop", date(2026, 5, 10), known_by) == amount


def test_asking_before_the_first_value_names_value_day_and_first_day() -> None:
    with pytest.raises(BeforeFirstValueError, match=r"Grunnbeløpet.*30\.04\.2003.*01\.05\.2003"):
        SHIPPED.at("grunnbelop", date(2003, 4, 30))


def test_every_shipped_value_has_a_source() -> None:
    assert all(row.source for parameter in SHIPPED.by_name.values() for row in parameter.rows)


@pytest.mark.parametrize(
    ("day", "outdated"),
    [
        (date(2027, 4, 30), None),
        (date(2027, 5, 1), date(2027, 5, 1)),
        (date(2027, 5, 2), date(2027, 5, 1)),
    ],
)
def test_a_missing_new_basic_amount_is_noticed_from_the_first_of_may(
    day: date, outdated: date | None
) -> None:
    assert SHIPPED.outdated_from("grunnbelop", day) == outdated


def test_a_row_entered_by_the_user_applies_and_is_marked() -> None:
    more = SHIPPED.with_rows("grunnbelop", [G_2027])
    assert more.at("grunnbelop", date(2027, 4, 30)) == 136549
    assert more.at("grunnbelop", date(2027, 5, 1)) == 140000
    assert more.latest("grunnbelop").entered_by_user
    assert SHIPPED.latest("grunnbelop").valid_from == date(2026, 5, 1)


def test_a_row_entered_by_the_user_replaces_a_shipped_row_of_the_same_day() -> None:
    corrected = Row(date(2026, 5, 1), date(2026, 5, 22), Fraction(136550), "rettelse")
    more = SHIPPED.with_rows("grunnbelop", [corrected])
    assert more.at("grunnbelop", date(2026, 5, 1)) == 136550


def test_user_rows_of_the_same_day_are_refused() -> None:
    with pytest.raises(UserError, match="samme dag"):
        SHIPPED.with_rows("grunnbelop", [G_2027, G_2027])


def test_a_user_row_without_source_is_refused() -> None:
    with pytest.raises(UserError, match="hentet fra"):
        SHIPPED.with_rows("grunnbelop", [Row(date(2027, 5, 1), date(2027, 5, 1), Fraction(1), " ")])


def test_numbers_are_read_exactly(tmp_path: Path) -> None:
    parameters = load_text(tmp_path, row("2020-01-01", "0.1") + row("2021-01-01", '"2/3"'))
    assert parameters.at("rate", date(2020, 1, 1)) == Fraction(1, 10)
    assert parameters.at("rate", date(2021, 1, 1)) == Fraction(2, 3)


@pytest.mark.parametrize(
    "rows",
    [
        row("2021-01-01") + row("2020-01-01"),
        row("2020-01-01") + row("2020-01-01"),
        row("2020-01-01", source='""'),
        row("2020-01-01", source='"  "'),
        row('"2020-01-01"'),
        row("2020-01-01T00:00:00"),
        row("2020-01-01", "true"),
        row("2020-01-01", "[1]"),
        row("2020-01-01") + "extra = 1\n",
        "",
        row("2020-01-01") + '[[rate.pending]]\nvalue = "§ 55"\n',
        row("2020-01-01") + '[[rate.pending]]\nvalue = "§ 55"\nsource = ""\n',
        row("2020-01-01") + '[[rate.pending]]\nvalue = "§ 1"\nsource = "s"\nvalid_from = 2030-01-01\n',
    ],
)
def test_a_file_that_breaks_the_rules_is_refused(tmp_path: Path, rows: str) -> None:
    with pytest.raises(ParameterFileError, match=r"rates\.toml: rate"):
        load_text(tmp_path, rows)


def test_an_unknown_key_of_a_value_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ParameterFileError, match="unknown keys"):
        load_text(tmp_path, row("2020-01-01"), head="colour = 1")


def test_a_name_in_two_files_is_refused(tmp_path: Path) -> None:
    load_text(tmp_path, row("2020-01-01"))
    (tmp_path / "again.toml").write_text((tmp_path / "rates.toml").read_text(encoding="utf-8"))
    with pytest.raises(ParameterFileError, match="defined twice"):
        load(tmp_path)


def test_the_new_administrative_act_is_pending_and_not_used() -> None:
    assert SHIPPED.law("reasons", date(2026, 11, 22)) == "forvaltningsloven § 24"
    assert SHIPPED.law("reasons", date(2035, 1, 1)) == "forvaltningsloven § 24"


def test_a_text_is_not_a_number_and_a_number_is_not_a_text() -> None:
    with pytest.raises(TypeError):
        SHIPPED.at("law_reasons", date(2026, 1, 1))
    with pytest.raises(TypeError):
        SHIPPED.text("grunnbelop", date(2026, 5, 1))


def test_a_yearly_value_from_leap_day_is_outdated_after_a_year(tmp_path: Path) -> None:
    parameters = load_text(tmp_path, row("2024-02-29"), head="yearly = true")
    assert parameters.outdated_from("rate", date(2025, 2, 27)) is None
    assert parameters.outdated_from("rate", date(2025, 2, 28)) == date(2025, 2, 28)
