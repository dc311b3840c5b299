"""Participants per adviser against the municipality's guideline: a norm of the plan, no rule of law."""

from __future__ import annotations

import math
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction
from typing import TYPE_CHECKING

from grongintro.domain.dates import short
from grongintro.rules.registry import explain

if TYPE_CHECKING:
    from datetime import date

    from grongintro.domain.period import Period
    from grongintro.domain.step import Step
    from grongintro.rules.parameters import Parameters

FULL_POST = 100


class LoadStatus(StrEnum):
    """Room for more, exactly full, or over the guideline."""

    FREE = "free"
    FULL = "full"
    OVER = "over"


@dataclass(frozen=True)
class PostShare:
    """A post in per cent over a period; `counts` is false for a leader's or a borrowed helper's post."""

    period: Period
    percent: Fraction
    counts: bool = True


@dataclass(frozen=True)
class Responsibility:
    """That an adviser has a participant in a period."""

    participant: str
    period: Period


@dataclass(frozen=True)
class Adviser:
    """An adviser with posts and participants; posts at the same time are added together."""

    id: str
    posts: tuple[PostShare, ...]
    participants: tuple[Responsibility, ...]


@dataclass(frozen=True)
class Load:
    """Full-time equivalents, active participants, capacity and participants per full-time post, all exact."""

    fte: Fraction
    active: int
    capacity: Fraction

    @property
    def per_fte(self) -> Fraction | None:
        """Participants per full-time post; None without any."""
        return Fraction(self.active) / self.fte if self.fte else None

    @property
    def status(self) -> LoadStatus:
        """The number of participants against the capacity, compared exactly."""
        if self.active == self.capacity:
            return LoadStatus.FULL
        return LoadStatus.OVER if self.active > self.capacity else LoadStatus.FREE


@dataclass(frozen=True)
class CaseloadResult:
    """Each adviser's load in the order given, the sum, and the posts needed and missing."""

    advisers: tuple[tuple[str, Load], ...]
    total: Load
    needed_fte: Fraction
    missing_fte: Fraction
    steps: tuple[Step, ...]


def default_guideline(parameters: Parameters) -> int:
    """The guideline that the program comes with, until the municipality sets its own."""
    return int(parameters.latest("caseload_guideline").value)


def caseload(advisers: tuple[Adviser, ...], on: date, guideline: Fraction) -> CaseloadResult:
    """The load on a day. `guideline` is participants per full-time post, above zero (else ValueError).

    Sums are plain: a participant with two advisers counts twice.
    """
    if guideline <= 0:
        raise ValueError("the guideline must be above zero")
    loads = tuple((adviser.id, _load(adviser, on, guideline)) for adviser in advisers)
    total = Load(
        fte=sum((load.fte for _, load in loads), Fraction(0)),
        active=sum(load.active for _, load in loads),
        capacity=sum((load.capacity for _, load in loads), Fraction(0)),
    )
    needed = total.active / guideline
    missing = max(Fraction(0), needed - total.fte)
    return CaseloadResult(loads, total, needed, missing, _steps(total, on, guideline, needed, missing))


def missing_percent(missing_fte: Fraction) -> int:
    """The missing post in whole per cent, rounded up so that the guideline is met."""
    return math.ceil(missing_fte * FULL_POST)


def _load(adviser: Adviser, on: date, guideline: Fraction) -> Load:
    percent = sum((post.percent for post in adviser.posts if post.counts and on in post.period), Fraction(0))
    active = {each.participant for each in adviser.participants if on in each.period}
    fte = percent / FULL_POST
    return Load(fte, len(active), fte * guideline)


def _steps(
    total: Load, on: date, guideline: Fraction, needed: Fraction, missing: Fraction
) -> tuple[Step, ...]:
    fte = _decimal(total.fte)
    norm = explain(
        "caseload.guideline",
        "guideline",
        words={"guideline": _decimal(guideline)},
        value=_decimal(guideline),
        choice=True,
    )
    have = explain(
        "caseload.guideline",
        "capacity",
        words={
            "day": short(on),
            "active": str(total.active),
            "fte": fte,
            "capacity": _decimal(total.capacity),
        },
        value=fte,
        exact=total.fte,
    )
    need = explain(
        "caseload.guideline",
        "needed",
        words={
            "active": str(total.active),
            "needed": _decimal(needed),
            "missing": _decimal(missing),
            "percent": str(missing_percent(missing)),
        },
        value=_decimal(missing),
        exact=missing,
    )
    return norm, have, need


def _decimal(value: Fraction) -> str:
    """At most two decimals with a comma, half up."""
    hundredths = math.floor(value * 100 + Fraction(1, 2))
    text = f"{hundredths // 100},{hundredths % 100:02d}".rstrip("0")
    return text.rstrip(",")
