"""The plain facts that right and duty to programme and training are tried against, and the answer's shape."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from grongintro.domain.person import PermitKind

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from grongintro.domain.eligibility import Standing
    from grongintro.domain.period import Period
    from grongintro.domain.person import Settlement
    from grongintro.domain.sentences import Phrase
    from grongintro.domain.step import Step
    from grongintro.domain.training import TrainingBasis

SECTION_9 = {
    PermitKind.REFUGEE_28: "a",
    PermitKind.TRANSFER_35: "b",
    PermitKind.HUMANITARIAN_38: "c",
    PermitKind.FAMILY_ID_38: "d",
    PermitKind.COLLECTIVE_34: "e",
    PermitKind.FAMILY_CH6: "f",
    PermitKind.INDEPENDENT_53: "g",
}
"""The permits of § 9 first paragraph, by letter."""


@dataclass(frozen=True)
class PermitFact:
    """A permit: `valid_to` is its last day; the two last dates are those of the five-year rule (§ 9 f)."""

    kind: PermitKind
    granted: date
    valid_to: date | None = None
    applied: date | None = None
    reference_settled: date | None = None


@dataclass(frozen=True)
class WorkFact:
    """A post, or the offer of one, both days included, in minutes a week."""

    period: Period
    minutes_per_week: int
    offer_only: bool = False


@dataclass(frozen=True)
class RightFacts:
    """What is known about one person.

    `first_settled`: first settled in any municipality; `arrived`: came to this one. `offered`: the day of the
    decision under § 12; `programme_last_day`: the last day of a started programme, by the decision or because
    it was stopped. `training_basis` tells what a permit outside § 9 gives, where somebody has registered it.
    """

    birth_date: date
    permits: tuple[PermitFact, ...] = ()
    settlement: Settlement | None = None
    first_settled: date | None = None
    arrived: date | None = None
    citizenship: str = ""
    work: tuple[WorkFact, ...] = ()
    offered: date | None = None
    programme_start: date | None = None
    programme_last_day: date | None = None
    training_start: date | None = None
    training_basis: TrainingBasis | None = None

    def permit_on(self, day: date) -> PermitFact | None:
        """The newest permit granted by `day`."""
        return max(self._granted(day), key=lambda permit: permit.granted, default=None)

    def first_of_kind(self, kind: PermitKind, day: date) -> date:
        """The day a permit of this kind was first granted: a renewal does not make anybody older."""
        return min(permit.granted for permit in self._granted(day) if permit.kind is kind)

    def first_section_9(self, day: date) -> date | None:
        """The day of the first permit under § 9 that was granted by `day`."""
        days = (permit.granted for permit in self._granted(day) if permit.kind in SECTION_9)
        return min(days, default=None)

    def had_before(self, kind: PermitKind, permit: PermitFact) -> bool:
        """Whether a permit of `kind` came before this one."""
        return any(each.kind is kind and each.granted < permit.granted for each in self.permits)

    def in_programme(self, day: date) -> bool:
        """Whether a programme has been started and is not over."""
        return self.programme_start is not None and self.programme_start <= day and not self.is_over(day)

    def is_over(self, day: date) -> bool:
        """Whether a started programme is over."""
        last = self.programme_last_day
        return self.programme_start is not None and last is not None and last < day

    def _granted(self, day: date) -> list[PermitFact]:
        return [permit for permit in self.permits if permit.granted <= day]


class Outcome(StrEnum):
    """What one test came to. `OFFER`: no right, but the municipality may offer (§ 8 third paragraph)."""

    MET = "met"
    FAILED = "failed"
    OFFER = "offer"
    WORKS = "works"
    UNKNOWN = "unknown"


@dataclass(frozen=True)
class Tested:
    """One test: how it went, its step, and which fact is missing where that is not known."""

    outcome: Outcome
    step: Step
    missing: Phrase | None = None


@dataclass(frozen=True)
class Right:
    """The answer of a day: where the person stands, every test with its section, and the facts not known."""

    standing: Standing
    steps: tuple[Step, ...]
    missing: tuple[str, ...] = ()


@dataclass(frozen=True)
class RightPeriod:
    """A stretch of days with the same standing; the steps are those of its first day."""

    period: Period
    standing: Standing
    steps: tuple[Step, ...]


def missing_facts(tested: Iterable[Tested]) -> tuple[str, ...]:
    """The facts that are missing, in bokmål, each once."""
    named = (each.missing.text() for each in tested if each.missing is not None)
    return tuple(dict.fromkeys(named))
