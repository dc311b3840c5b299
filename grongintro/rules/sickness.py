"""Self-certified sickness: how many days each covers, and when it may be lost (regulation §§ 5, 8 and 9)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from enum import StrEnum
from itertools import takewhile
from typing import TYPE_CHECKING

from grongintro.domain.dates import short
from grongintro.domain.period import ONE_DAY
from grongintro.rules.calendar_days import add_months
from grongintro.rules.registry import explain

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Sequence
    from datetime import date

    from grongintro.domain.period import Period
    from grongintro.domain.step import Step
    from grongintro.rules.parameters import Parameters


class SicknessKind(StrEnum):
    """What the absence is shown with."""

    SELF_CERTIFIED = "self_certified"
    DOCTOR = "doctor"


@dataclass(frozen=True)
class SicknessEntry:
    """An absence because of sickness: a closed period, both days included."""

    period: Period
    kind: SicknessKind

    @property
    def last(self) -> date:
        """The last day; ValueError for an open period."""
        if self.period.end is None:
            raise ValueError("an absence has a last day")
        return self.period.end


@dataclass(frozen=True)
class Covered:
    """A self-certified absence: how many of its first days are covered, and the first day that is not."""

    start: date
    covered_days: int
    uncovered_from: date | None


@dataclass(frozen=True)
class SicknessResult:
    """The self-certified absences in order, the number of uses, and whether the right may be taken away."""

    entries: tuple[Covered, ...]
    uses_last_12_months: int
    may_withdraw: bool
    steps: tuple[Step, ...]


def sickness(
    programme_start: date, entries: Iterable[SicknessEntry], parameters: Parameters
) -> SicknessResult:
    """What self-certification covers, and how often it was used in the 12 months up to the last time.

    The entries may be given in any order and must not overlap. Losing the right is never automatic: it takes
    a decision (§ 9), and that the municipality may make one is all that `may_withdraw` says.
    """
    ordered = sorted(entries, key=lambda entry: entry.period.start)
    own = [entry for entry in ordered if entry.kind is SicknessKind.SELF_CERTIFIED]
    found = [_covered(entry, own[:index], programme_start, parameters) for index, entry in enumerate(own)]
    certified = {entry.period.start for entry in ordered if entry.kind is SicknessKind.DOCTOR}
    uses, count_step = _uses(own, certified, parameters)
    most = _value("self_certified_most", own, parameters)
    words = {"uses": str(uses), "most": str(most)}
    withdraw_step = explain("sickness.loss", "may" if uses >= most else "may_not", words=words)
    return SicknessResult(
        tuple(covered for covered, _ in found),
        uses,
        uses >= most,
        (*(step for _, step in found), count_step, withdraw_step),
    )


def _covered(
    entry: SicknessEntry, earlier: Sequence[SicknessEntry], programme_start: date, parameters: Parameters
) -> tuple[Covered, Step]:
    """`earlier`: the self-certified absences before this one, in order."""
    start, days = entry.period.start, len(entry.period)
    weeks = _at("self_certified_weeks", start, parameters)
    first = programme_start + timedelta(weeks=weeks)
    if start < first:
        words = {"start": short(start), "weeks": str(weeks), "first": short(first)}
        return Covered(start, 0, start), explain("sickness.covered", "too_early", words=words, value="0")
    most = _at("self_certified_days", start, parameters)
    window = _at("self_certified_look_back", start, parameters)
    near = takewhile(lambda each: start - each.last <= timedelta(days=window), reversed(earlier))
    used = sum(len(each.period) for each in near)
    covered = max(0, min(days, most - used))
    step = explain(
        "sickness.covered",
        "days",
        words={
            "start": short(start),
            "end": short(entry.last),
            "days": str(days),
            "most": str(most),
            "used": str(used),
            "window": str(window),
            "covered": str(covered),
        },
        value=str(covered),
    )
    return Covered(start, covered, None if covered == days else start + timedelta(days=covered)), step


def _uses(
    own: Sequence[SicknessEntry], certified: Collection[date], parameters: Parameters
) -> tuple[int, Step]:
    """How many times self-certification was used in the months up to and including the last time.

    `certified`: the first days of the absences with a doctor's certificate.
    """
    if not own:
        return 0, explain("sickness.uses", "none", value="0")
    last = own[-1].period.start
    after = add_months(last, -_at("self_certified_months", last, parameters))
    inside = [entry for entry in own if after < entry.period.start <= last]
    counted = [entry for entry in inside if not _documented(entry, certified, parameters)]
    words = {
        "after": short(after),
        "last": short(last),
        "uses": str(len(counted)),
        "left_out": str(len(inside) - len(counted)),
    }
    return len(counted), explain("sickness.uses", "counted", words=words, value=str(len(counted)))


def _documented(entry: SicknessEntry, certified: Collection[date], parameters: Parameters) -> bool:
    """§ 9 second paragraph: the full days, and a doctor's certificate from the day after them."""
    full = len(entry.period) == _at("self_certified_days", entry.period.start, parameters)
    return full and entry.last + ONE_DAY in certified


def _value(name: str, own: Sequence[SicknessEntry], parameters: Parameters) -> int:
    day = own[-1].period.start if own else parameters.first_day(name)
    return _at(name, day, parameters)


def _at(name: str, day: date, parameters: Parameters) -> int:
    return int(parameters.at(name, max(day, parameters.first_day(name))))
