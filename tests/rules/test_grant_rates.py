from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from grongintro.domain.grants import Grade, GrantCode, Rate, RateState
from grongintro.rules.grant_rates import RateFileError, Rates, load_rates, shipped_rates

if TYPE_CHECKING:
    from pathlib import Path

SHIPPED = shipped_rates()


def row(**fields: str) -> str:
    given = {
        "year": "2025",
        "code": '"AR-2"',
        "kroner": "1000",
        "state": '"adopted"',
        "grade": '"A"',
        "source": '"rundskriv"',
        "read": "2026-11-22",
    } | fields
    return "[[rates]]\n" + "".join(f"{key} = {value}\n" for key, value in given.items() if value)


def read(folder: Path, text: str) -> Rates:
    path = folder / "rates.toml"
    path.write_text(text, encoding="utf-8")
    return load_rates(path)


def kroner(year: int, code: GrantCode) -> int | None:
    rate = SHIPPED.of(year, code)
    return None if rate is None else rate.ore // 100


@pytest.mark.parametrize(
    ("year", "code", "amount"),
    [
        (2022, GrantCode.AR_2, None),
        (2023, GrantCode.AR_1, None),
        (2023, GrantCode.AR_2, 249500),
        (2023, GrantCode.AR_3, 177400),
        (2023, GrantCode.AR_4, 88000),
        (2023, GrantCode.AR_5, 72000),
        (2024, GrantCode.AR_2, None),
        (2024, GrantCode.AR_1_SINGLE, 241100),
        (2024, GrantCode.AR_1, 194400),
        (2024, GrantCode.AR_1_CHILD, 194400),
        (2024, GrantCode.AR_1_MINOR, 187000),
        (2024, GrantCode.ELDERLY, 180600),
        (2024, GrantCode.NURSERY, 27800),
        (2022, GrantCode.MINOR_TO_16, 1118000),
        (2022, GrantCode.MINOR_FROM_17, 705000),
        (2024, GrantCode.EXTRA_2, 1608000),
        (2018, GrantCode.PERSON_3_HIGH, 43350),
        (2025, GrantCode.AR_1, None),
    ],
)
def test_only_what_is_confirmed_is_known(year: int, code: GrantCode, amount: int | None) -> None:
    assert kroner(year, code) == amount


def test_no_rate_is_known_after_2024() -> None:
    assert {rate.year for rate in SHIPPED.all} == {2018, 2019, 2022, 2023, 2024}


def test_every_shipped_rate_has_grade_source_and_the_day_it_was_read() -> None:
    assert all(rate.grade and rate.source and rate.read and rate.ore > 0 for rate in SHIPPED.all)


def test_what_was_adopted_goes_before_what_was_proposed_and_both_are_kept() -> None:
    found = SHIPPED.of(2023, GrantCode.MINOR_TO_16)
    assert found is not None
    assert (found.ore, found.state, found.grade) == (114440000, RateState.ADOPTED, Grade.DERIVED)
    both = [r for r in SHIPPED.all if (r.year, r.code) == (2023, GrantCode.MINOR_TO_16)]
    assert [rate.ore for rate in both] == [111800000, 114440000]


@pytest.mark.parametrize("reverse", [False, True])
def test_a_revised_rate_goes_before_all(*, reverse: bool) -> None:
    rates = [Rate(2026, GrantCode.AR_2, ore, state) for ore, state in enumerate(RateState, 1)]
    found = Rates(reversed(rates) if reverse else rates).of(2026, GrantCode.AR_2)
    assert found is not None
    assert found.state is RateState.REVISED


def test_decimals_are_read_exactly(tmp_path: Path) -> None:
    found = read(tmp_path, row(kroner="0.29")).of(2025, GrantCode.AR_2)
    assert found is not None
    assert found.ore == 29


@pytest.mark.parametrize(
    "text",
    [
        row(source=""),
        row(source='""'),
        row(source='"  "'),
        row(source="1"),
        row(grade=""),
        row(grade='""'),
        row(grade='"D"'),
        row(code='"AR-6"'),
        row(state='"final"'),
        row(state=""),
        row(year='"2025"'),
        row(year="true"),
        row(year="1989"),
        row(year="2200"),
        row(kroner="0"),
        row(kroner="-1"),
        row(kroner="true"),
        row(kroner='"1000"'),
        row(kroner="1.001"),
        row(read=""),
        row(read='"2026-11-22"'),
        row(read="2026-11-22T00:00:00"),
        row(note='"x"'),
        row() + row(),
        row() + row(year="2024"),
        row(code='"AR-3"') + row(),
        row() + row(state='"proposed"'),
        "title = 1\n" + row(),
        "",
    ],
)
def test_a_file_that_breaks_the_rules_is_refused(tmp_path: Path, text: str) -> None:
    with pytest.raises(RateFileError, match=r"rates\.toml"):
        read(tmp_path, text)


def test_states_of_one_rate_may_stand_side_by_side(tmp_path: Path) -> None:
    both = read(tmp_path, row(state='"proposed"') + row(state='"revised"'))
    assert len(both.all) == 2
