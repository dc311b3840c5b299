"""Persons and rates that the tests of the grants share."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from grongintro.domain.grants import GrantCategory, GrantCode, Rate
from grongintro.domain.period import Period
from grongintro.rules.grant_rates import Rates
from grongintro.rules.grant_values import GrantPerson

if TYPE_CHECKING:
    from grongintro.rules.grant_shares import Ended

SETTLED = date(2024, 10, 15)
RATES = Rates(
    [
        Rate(2024, GrantCode.AR_1_SINGLE, 24110000),
        Rate(2024, GrantCode.AR_1, 19440000),
        Rate(2024, GrantCode.AR_1_CHILD, 19440000),
        Rate(2024, GrantCode.ELDERLY, 18060000),
        Rate(2024, GrantCode.NURSERY, 2780000),
        Rate(2025, GrantCode.AR_2, 24950000),
        Rate(2026, GrantCode.AR_3, 17740000),
        Rate(2027, GrantCode.AR_4, 8800000),
        Rate(2028, GrantCode.AR_5, 7200000),
        Rate(2023, GrantCode.MINOR_TO_16, 114440000),
        Rate(2026, GrantCode.MINOR_FROM_17, 72180000),
    ]
)
"""The rates of the facts' worked examples: those of 2023 stand in for the later years."""


def grantee(  # one who lives here from the day of settlement, where nothing else is said
    *stays: Period,
    name: str = "p",
    settled: date = SETTLED,
    born: date = date(1988, 2, 1),
    category: GrantCategory = GrantCategory.ADULT_FAMILY,
    humanitarian_family: bool = False,
    end: Ended | None = None,
) -> GrantPerson:
    return GrantPerson(
        name,
        settled,
        born,
        category,
        stays or (Period(settled),),
        humanitarian_family=humanitarian_family,
        end=end,
    )
