"""What the rules of grants count: a person who releases them, and a line of what is released."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from grongintro.domain.money import kroner, to_ore
from grongintro.rules.grant_shares import TWELFTHS

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date
    from fractions import Fraction

    from grongintro.domain.grants import GrantCategory, GrantCode, Rate
    from grongintro.domain.period import Period
    from grongintro.rules.grant_shares import Ended

YEARS = 5
HUMANITARIAN_YEARS = 3


@dataclass(frozen=True)
class GrantPerson:
    """One who releases grants. `settled` is the first settlement anywhere, and never begins anew by a move.

    `residence` are the stays in this municipality, none overlapping. `humanitarian_family`: family of
    somebody with residence on humanitarian grounds, who releases three years and not five. `end`: a death, an
    emigration or a lost permit, after which nobody has anything for the person.
    """

    id: str
    settled: date
    birth_date: date
    category: GrantCategory
    residence: Sequence[Period]
    humanitarian_family: bool = False
    end: Ended | None = None

    @property
    def last_year(self) -> int:
        """The last calendar year that gives a grant."""
        return self.settled.year + (HUMANITARIAN_YEARS if self.humanitarian_family else YEARS) - 1

    @property
    def lives_here_when_settled(self) -> bool:
        """Whether this municipality is the one that has year 1."""
        return any(self.settled in stay for stay in self.residence)


@dataclass(frozen=True)
class GrantLine:
    """What one person releases of one grant in one year; `rate` None where it is not known.

    `share` is the municipality's part of the year's rate, exact.
    """

    person: str
    year: int
    code: GrantCode
    share: Fraction
    rate: Rate | None

    @property
    def ore(self) -> int | None:
        """The amount, rounded once to whole øre; None (never zero) without a rate."""
        return None if self.rate is None else to_ore(self.share * kroner(self.rate.ore))

    @property
    def twelfths(self) -> Fraction:
        """The share in twelfths; whole but for a year that is shared in eighths."""
        return self.share * TWELFTHS
