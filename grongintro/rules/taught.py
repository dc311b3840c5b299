"""Hours taught, summed exactly in minutes by module and language, with the opening balance."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from grongintro.domain.carried import Quota
from grongintro.domain.training import Subject

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from grongintro.domain.carried import OpeningBalance
    from grongintro.domain.training import TaughtHours

QUOTAS = {
    Subject.NORWEGIAN: Quota.NORWEGIAN_HOURS,
    Subject.CIVICS: Quota.CIVICS_HOURS,
    Subject.MIGRATION_HEALTH: Quota.MIGRATION_HEALTH_HOURS,
    Subject.CAREER_SKILLS: Quota.CAREER_SKILLS_HOURS,
}
"""The quota that an opening balance of hours in a subject stands in."""


@dataclass(frozen=True)
class TaughtSum:
    """Minutes in a subject: `opening_minutes` from before, and those of the rows, divided in two ways.

    Modules and languages are in order of name; the rows without one are under an empty name.
    """

    minutes: int
    opening_minutes: int
    by_module: tuple[tuple[str, int], ...]
    by_language: tuple[tuple[str, int], ...]


def taught_sum(
    rows: Iterable[TaughtHours], balances: Iterable[OpeningBalance], subject: Subject
) -> TaughtSum:
    """What somebody has been taught in a subject of `QUOTAS`; KeyError for another.

    The newest opening balance tells all that was taught up to and including its day: a row that ended by
    then is in it already, and one that goes on after it is counted whole.
    """
    opening = newest_balance(balances, QUOTAS[subject])
    counted = rows_after(rows, opening, subject)
    before = 0 if opening is None else _minutes(opening.hundredths)
    modules: Counter[str] = Counter()
    languages: Counter[str] = Counter()
    for row in counted:
        modules[row.module] += row.minutes
        languages[row.language] += row.minutes
    return TaughtSum(
        before + sum(row.minutes for row in counted),
        before,
        tuple(sorted(modules.items())),
        tuple(sorted(languages.items())),
    )


def newest_balance(balances: Iterable[OpeningBalance], quota: Quota) -> OpeningBalance | None:
    """The opening balance of a quota with the latest day, or None."""
    own = (balance for balance in balances if balance.quota is quota)
    return max(own, key=lambda balance: balance.as_of, default=None)


def rows_after(
    rows: Iterable[TaughtHours], opening: OpeningBalance | None, *subjects: Subject
) -> Sequence[TaughtHours]:
    """The rows of some subjects that an opening balance does not tell of already."""
    own = [row for row in rows if row.subject in subjects]
    return own if opening is None else [row for row in own if row.end > opening.as_of]


def _minutes(hundredths: int) -> int:
    """Hundredths of an hour as whole minutes, half up."""
    return (hundredths * 60 + 50) // 100
