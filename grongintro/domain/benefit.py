"""What the introduction benefit is computed from, and what comes out."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING

from grongintro.domain.frozen import frozen

if TYPE_CHECKING:
    from datetime import date
    from fractions import Fraction

    from grongintro.domain.period import Period
    from grongintro.domain.step import Step


class Age25(StrEnum):
    """From when full benefit is paid to one who turns 25: the municipality's choice."""

    ON_BIRTHDAY = "on_birthday"
    NEXT_MONTH = "next_month"


@frozen
class LivingSituation:
    """How a participant lives in a period, as integreringsloven § 20 asks."""

    period: Period
    with_parents: bool
    partner_in_programme: bool
    has_children: bool


@frozen
class BenefitFacts:
    """The facts that decide a participant's rate through the whole programme (§§ 19 and 20).

    `living` must cover every day of `programme` exactly once; `new_participant_from` decides whether the
    5/6 rule applies (participants new from 1 July 2024).
    """

    birth_date: date
    programme: Period
    living: tuple[LivingSituation, ...]
    new_participant_from: date


@frozen
class FactorPeriod:
    """A stretch of days with one share of the full benefit; `step` says why, with the section."""

    period: Period
    factor: Fraction
    step: Step


@frozen
class Rates:
    """Year, month, day and hour amounts in øre, each rounded once, at one basic amount and factor (§ 20)."""

    grunnbelop: int
    factor: Fraction
    year: int
    month: int
    day: int
    hour: int
