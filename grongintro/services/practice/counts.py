"""Practice counted: free places against wishes by branch and place, and each sector apart."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from grongintro.domain.names import fold
from grongintro.domain.period import Period
from grongintro.domain.practice import PlacementResult, Sector
from grongintro.services.practice.lines import PlacementState, fits

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import date

    from grongintro.services.practice.lines import EmployerLine, PlacementLine, WishLine


@dataclass(frozen=True)
class BranchLine:
    """A branch at a place: free places against the open wishes that fit there."""

    branch: str
    place: str
    free: int
    unsaid: int
    wishes: int


@dataclass(frozen=True)
class SectorLine:
    """A sector's places, placements today and this year, and what those led to that ended this year."""

    sector: Sector
    employers: int
    places: int
    free: int
    now: int
    this_year: int
    results: Counter[PlacementResult]
    lacking: int


def branches(employers: Sequence[EmployerLine], wishes: Sequence[WishLine]) -> tuple[BranchLine, ...]:
    """Every branch at every place with an employer, and wishes that no employer's branch and place meets."""
    groups: dict[tuple[str, str], list[EmployerLine]] = {}
    names: dict[tuple[str, str], tuple[str, str]] = {}
    for line in employers:
        key = (fold(line.employer.branch), fold(line.employer.place))
        groups.setdefault(key, []).append(line)
        names.setdefault(key, (line.employer.branch, line.employer.place))
    unmet: Counter[tuple[str, str]] = Counter()
    for each in wishes:
        if not any(fits(each.wish, line.employer) for line in employers):
            key = (fold(each.wish.branch), fold(each.wish.place))
            names.setdefault(key, (each.wish.branch, each.wish.place))
            unmet[key] += 1
    return tuple(_branch(names[key], groups.get(key, []), wishes, unmet[key]) for key in sorted(names))


def _branch(
    name: tuple[str, str], lines: Sequence[EmployerLine], wishes: Iterable[WishLine], unmet: int
) -> BranchLine:
    wanting = sum(any(fits(each.wish, line.employer) for line in lines) for each in wishes)
    unsaid = sum(each.free is None for each in lines)
    return BranchLine(*name, sum(each.free or 0 for each in lines), unsaid, wanting + unmet)


def sectors(
    employers: Sequence[EmployerLine], lines: Sequence[PlacementLine], today: date
) -> tuple[SectorLine, ...]:
    """Every sector, also those that nobody is in."""
    return tuple(_sector(each, employers, lines, today) for each in Sector)


def _sector(
    sector: Sector, employers: Iterable[EmployerLine], lines: Iterable[PlacementLine], today: date
) -> SectorLine:
    mine = [each for each in employers if each.employer.sector is sector]
    placed = [each for each in lines if each.employer.sector is sector]
    year = Period(today.replace(month=1, day=1), today.replace(month=12, day=31))
    this_year = [
        each for each in placed if year.overlaps(Period(each.placement.start, each.placement.last_day))
    ]
    ended = [
        each for each in this_year if each.state is PlacementState.OVER and each.placement.last_day in year
    ]
    return SectorLine(
        sector,
        len(mine),
        sum(each.employer.places for each in mine),
        sum(each.free or 0 for each in mine),
        sum(each.state is PlacementState.NOW for each in placed),
        sum(each.state is not PlacementState.COMING for each in this_year),
        Counter(each.placement.result for each in ended if each.placement.result is not None),
        sum(each.lacks_result for each in ended),
    )
