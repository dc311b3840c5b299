"""What a grid of days shows: its columns, its entries, and how those that overlap share the width."""

from __future__ import annotations

from typing import TYPE_CHECKING

from grongintro.domain.frozen import frozen
from grongintro.ui.tokens import Tone

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

HOUR = 60
DAY = 24 * HOUR
STEP = 15
NO_CLOCK = -1
"""The minute of an entry that lies in the strip on top: it has a day, and no clock time."""
SHORTEST = 25
"""How long an entry is drawn at least, in minutes: a line of text must have room."""


@frozen
class GridColumn:
    """A day: its title, a note under it (a holiday), whether it is closed, and where the clock is now.

    `strong` marks one of them, such as today; `spoken` is the title in full words.
    """

    title: str
    note: str = ""
    spoken: str = ""
    closed: bool = False
    strong: bool = False
    now: int | None = None

    @property
    def name(self) -> str:
        """What the column is called aloud."""
        return ", ".join(each for each in (self.spoken or self.title, self.note) if each)


@frozen
class GridEntry:
    """Something in a column from `minute` on, or in the strip on top (`NO_CLOCK`); the key is its own.

    `faint` is over and done with, `struck` is called off; `symbol` is an icon that warns or tells.
    """

    key: str
    column: int
    minute: int
    length: int
    title: str
    lines: tuple[str, ...] = ()
    tone: Tone = Tone.INFO
    symbol: str = ""
    symbol_tone: Tone = Tone.WARNING
    movable: bool = False
    faint: bool = False
    struck: bool = False
    tip: str = ""

    @property
    def end(self) -> int:
        """The minute after it; one in the strip has none."""
        return self.minute + max(self.length, SHORTEST)

    @property
    def timed(self) -> bool:
        """Whether it has a clock time."""
        return self.minute != NO_CLOCK


def order(entry: GridEntry) -> tuple[int, int, int, str]:
    """Day by day, in the order of the clock, the longest first."""
    return entry.column, entry.minute, -entry.length, entry.key


def clock(minute: int) -> str:
    """`09:30` of a minute of the day."""
    return f"{minute // HOUR:02}:{minute % HOUR:02}"


def hours(entries: Iterable[GridEntry], first: int, last: int) -> tuple[int, int]:
    """The hours to show: from `first` to `last`, more when something lies before or after."""
    timed = [each for each in entries if each.timed]
    begin = min((each.minute // HOUR for each in timed), default=first)
    end = max((-(-min(each.end, DAY) // HOUR) for each in timed), default=last)
    return min(first, begin), max(last, end)


def lanes(entries: Sequence[GridEntry]) -> dict[str, tuple[int, int]]:
    """For each timed entry its lane and how many lanes there are where it lies; those apart get the width."""
    found: dict[str, tuple[int, int]] = {}
    cluster: list[tuple[GridEntry, int]] = []
    until = (-1, 0)
    for each in sorted((one for one in entries if one.timed), key=order):
        if (each.column, each.minute) >= until:
            found.update(_shared(cluster))
            cluster = []
        taken = {lane for other, lane in cluster if other.end > each.minute}
        lane = next(number for number in range(len(cluster) + 1) if number not in taken)
        cluster.append((each, lane))
        until = max(until, (each.column, each.end))
    found.update(_shared(cluster))
    return found


def _shared(cluster: list[tuple[GridEntry, int]]) -> dict[str, tuple[int, int]]:
    width = max((lane for _, lane in cluster), default=0) + 1
    return {each.key: (lane, width) for each, lane in cluster}
