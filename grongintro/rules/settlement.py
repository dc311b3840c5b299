"""Settlement as pure rules: places left, when somebody should be settled, and the months of AMOT."""

from __future__ import annotations

from calendar import monthrange
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import TYPE_CHECKING

from grongintro.domain.dates import short
from grongintro.domain.sentences import phrase
from grongintro.domain.settlement import SettlementKind
from grongintro.rules.calendar_days import add_months
from grongintro.rules.registry import explain

if TYPE_CHECKING:
    from collections.abc import Iterator

    from grongintro.domain.sentences import Word
    from grongintro.domain.settlement import SettlementNumber
    from grongintro.domain.step import Step

ADVANCE_MONTHS = 4
_TERTIAL = 4


@dataclass(frozen=True)
class PlacesLeft:
    """Places left, below zero when there are too many; None when a number that it rests on is not known."""

    left: int | None
    step: Step


def places_left(number: SettlementNumber) -> PlacesLeft:
    """Decided, less settled and agreed; unknown as soon as one of them is."""
    figures = {"decided": number.decided, "settled": number.settled, "agreed": number.agreed}
    words: dict[str, Word] = {name: _figure(value) for name, value in figures.items()}
    unknown = phrase("settlement.places/unknown_figure")
    if number.decided is None or number.settled is None or number.agreed is None:
        step = explain("settlement.places", "unknown", words=words, value=unknown)
        return PlacesLeft(None, step)
    left = number.decided - number.settled - number.agreed
    words["left"] = str(left) if left >= 0 else str(-left)
    step = explain("settlement.places", "left" if left >= 0 else "over", words=words, value=str(left))
    return PlacesLeft(left, step)


def _figure(value: int | None) -> Word:
    return phrase("settlement.places/unknown_figure") if value is None else str(value)


class GoalState(StrEnum):
    """How it stands with the goal of time."""

    OPEN = "goal_open"
    MET = "goal_met"
    MISSED = "goal_missed"


@dataclass(frozen=True)
class SettleGoal:
    """The last day that meets the goal, how it stands, and why."""

    due: date
    state: GoalState
    step: Step


def settle_goal(
    permit_on: date, kind: SettlementKind, months: int, on: date, settled_on: date | None = None
) -> SettleGoal:
    """Settled within so many months of the permit; the day itself is within. Seen from the day `on`.

    How many months is the municipality's choice: whether the goals of 2015 stand is not confirmed.
    """
    due = add_months(permit_on, months)
    state = _goal_state(due, on, settled_on)
    minor = kind is SettlementKind.MINORS
    words: dict[str, Word] = {
        "permit": short(permit_on),
        "months": str(months),
        "whom": phrase("settlement.goal/minor" if minor else "settlement.goal/others"),
        "due": short(due),
    }
    step = explain(
        "settlement.goal",
        "open" if state is GoalState.OPEN else "met" if state is GoalState.MET else "missed",
        words=words,
        value=short(due),
        choice=True,
    )
    return SettleGoal(due, state, step)


def _goal_state(due: date, on: date, settled_on: date | None) -> GoalState:
    if settled_on is not None:
        return GoalState.MET if settled_on <= due else GoalState.MISSED
    return GoalState.OPEN if on <= due else GoalState.MISSED


@dataclass(frozen=True)
class AmotPayment:
    """Months that are paid together, from the first to the last day, and when: in advance, or that day."""

    start: date
    end: date
    months: int
    advance: bool


@dataclass(frozen=True)
class Amot:
    """The months that have been started, how they are paid for one person, and why.

    `unused` are months of the advance after the stay was over.
    """

    months: int
    payments: tuple[AmotPayment, ...]
    unused: int
    steps: tuple[Step, ...]

    @property
    def paid_months(self) -> int:
        """Months that are paid for, the advance whole."""
        return sum(each.months for each in self.payments)


def amot(start: date, end: date | None, on: date) -> Amot:
    """Per started month until the stay is over, or until `on`: four in advance, then by the tertial."""
    last = on if end is None else min(end, on)
    started = max(0, _months_between(start, last) + 1) if last >= start else 0
    over = end is not None and end <= on
    payments = tuple(_payments(start, started)) if started else ()
    unused = max(0, ADVANCE_MONTHS - started) if over and started else 0
    return Amot(started, payments, unused, tuple(_amot_steps(start, started, payments, unused)))


def _months_between(first: date, last: date) -> int:
    return (last.year - first.year) * 12 + last.month - first.month


def _payments(start: date, started: int) -> Iterator[AmotPayment]:
    first = start.replace(day=1)
    yield AmotPayment(first, _month_end(add_months(first, ADVANCE_MONTHS - 1)), ADVANCE_MONTHS, advance=True)
    month, left = add_months(first, ADVANCE_MONTHS), started - ADVANCE_MONTHS
    while left > 0:
        count = min(left, _TERTIAL - (month.month - 1) % _TERTIAL)
        yield AmotPayment(month, _month_end(add_months(month, count - 1)), count, advance=False)
        month, left = add_months(month, count), left - count


def paid_on(payment: AmotPayment) -> date:
    """When a payment falls due: an advance with its first month, the rest with the end of the tertial."""
    if payment.advance:
        return payment.start
    tertial_end = ((payment.start.month - 1) // _TERTIAL + 1) * _TERTIAL
    return _month_end(date(payment.start.year, tertial_end, 1))


def _month_end(day: date) -> date:
    return day.replace(day=monthrange(day.year, day.month)[1])


def _amot_steps(start: date, started: int, payments: tuple[AmotPayment, ...], unused: int) -> Iterator[Step]:
    if not started:
        yield explain("settlement.amot", "none", words={"start": short(start)}, value="0")
        return
    words: dict[str, Word] = {"start": short(start), "months": str(started)}
    yield explain("settlement.amot", "months", words=words, value=str(started))
    for each in payments:
        told: dict[str, Word] = {"first": short(each.start), "last": short(each.end)}
        told["months"] = str(each.months)
        if not each.advance:
            told["paid"] = short(paid_on(each))
        yield explain(
            "settlement.amot", "advance" if each.advance else "arrears", words=told, value=str(each.months)
        )
    if unused:
        yield explain("settlement.amot", "unused", words={"months": str(unused)}, value=str(unused))
