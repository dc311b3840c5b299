"""When a grant is due: its parts by the quarter that pays them, rounded so that they sum to the year."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from itertools import accumulate, pairwise
from typing import TYPE_CHECKING

from grongintro.domain.grants import GrantCode
from grongintro.domain.money import kroner, to_ore
from grongintro.rules.grant_norwegian import HIGH, LOW
from grongintro.rules.grant_shares import quarter_shares

if TYPE_CHECKING:
    from collections.abc import Iterator

    from grongintro.rules.grant_values import GrantLine, GrantPerson

ONCE = frozenset(
    {
        GrantCode.AR_1_SINGLE,
        GrantCode.AR_1,
        GrantCode.AR_1_CHILD,
        GrantCode.AR_1_MINOR,
        GrantCode.ELDERLY,
        GrantCode.NURSERY,
    }
)
QUARTERS = 4
_MONTHS = 3
NORWEGIAN = frozenset({*HIGH.values(), *LOW.values(), GrantCode.COLLECTIVE})
BASIC = frozenset({GrantCode.BASIC_HIGH, GrantCode.BASIC_LOW})


@dataclass(frozen=True, order=True)
class Quarter:
    """A quarter of a year, 1 to 4."""

    year: int
    number: int

    @property
    def first_day(self) -> date:
        """The day it begins."""
        return date(self.year, _MONTHS * (self.number - 1) + 1, 1)

    def next(self) -> Quarter:
        """The one after."""
        return Quarter(self.year + 1, 1) if self.number == QUARTERS else Quarter(self.year, self.number + 1)


def quarter_of(day: date) -> Quarter:
    """The quarter of a day."""
    return Quarter(day.year, (day.month - 1) // _MONTHS + 1)


@dataclass(frozen=True)
class Due:
    """A part of a grant: the person, the year it is for, the quarter that pays it, and the amount in øre.

    `ore` is None where the rate is missing. `since` is the first day it could have been paid.
    """

    person: str
    code: GrantCode
    year: int
    quarter: Quarter
    ore: int | None
    since: date


def parts(line: GrantLine, person: GrantPerson, *, following: bool) -> Iterator[Due]:
    """The parts of a line: what is paid once in its quarter, the rest by the months of each quarter.

    For Norwegian the quarter is not confirmed; it is expected by the end of the year. `following`: year 1 is
    expected in the quarter after that of the settlement.
    """
    if line.code in ONCE:
        settled = quarter_of(person.settled)
        when = settled.next() if following else settled
        yield Due(line.person, line.code, line.year, when, line.ore, person.settled)
        return
    if line.code in NORWEGIAN:
        since = max(person.settled, date(line.year, 1, 1))
        yield Due(line.person, line.code, line.year, Quarter(line.year, QUARTERS), line.ore, since)
        return
    shares = quarter_shares(person.residence, person.settled, line.year, end=person.end)
    if sum(shares) != line.share:  # an older year, shared in eighths: it is not known when each was paid
        last = Quarter(line.year, QUARTERS)
        yield Due(line.person, line.code, line.year, last, line.ore, last.first_day)
        return
    sums = [0 if line.rate is None else to_ore(each * kroner(line.rate.ore)) for each in accumulate(shares)]
    for number, (before, after) in enumerate(pairwise([0, *sums]), 1):
        if shares[number - 1]:
            when = Quarter(line.year, number)
            ore = None if line.rate is None else after - before
            yield Due(line.person, line.code, line.year, when, ore, when.first_day)


def due_of_claim(facts: GrantPerson | None, code: GrantCode, year: int) -> date:
    """The first day that something which is claimed could have been paid; careful, so the earliest."""
    january = date(year, 1, 1)
    if facts is None:
        return january
    return facts.settled if code in ONCE else max(january, facts.settled)
