"""Medians of the program and its floor, taken in turn in the same run: the machine's mood falls on both."""

from __future__ import annotations

import gc
import statistics
import time
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

ROUNDS = 11


@dataclass(frozen=True)
class Pair:
    """The program against its floor: medians in milliseconds, and the ratio that was promised."""

    name: str
    program_ms: float
    floor_ms: float
    limit: float
    unit: str = "ms"

    @property
    def ratio(self) -> float:
        """How many times the floor the program takes."""
        return self.program_ms / self.floor_ms

    def line(self) -> str:
        """One row of the table in `docs/benchmarks.md`."""
        verdict = "holdt" if self.ratio <= self.limit else "IKKE holdt"
        return (
            f"| {self.name} | {self.program_ms:.1f} {self.unit} | {self.floor_ms:.1f} {self.unit} "
            f"| {self.ratio:.2f} × | ≤ {self.limit:g} × | {verdict} |"
        )


def in_turn(
    name: str,
    program: Callable[[], object],
    floor: Callable[[], object],
    *,
    limit: float,
    rounds: int = ROUNDS,
    warm_up: int = 2,
) -> Pair:
    """Time both in turn, round by round, and take the median of each."""
    mine: list[float] = []
    theirs: list[float] = []
    for number in range(rounds + warm_up):
        first, second = _once(program), _once(floor)
        if number >= warm_up:
            mine.append(first)
            theirs.append(second)
    return Pair(name, statistics.median(mine), statistics.median(theirs), limit)


def _once(action: Callable[[], object]) -> float:
    gc.collect()
    began = time.perf_counter()
    action()
    return (time.perf_counter() - began) * 1000


HEAD = "| Hva | Programmet | Gulvet | Forhold | Mål | |\n|---|---|---|---|---|---|"


def report(pairs: list[Pair]) -> None:
    """Print the table."""
    print(HEAD)
    for pair in pairs:
        print(pair.line())
