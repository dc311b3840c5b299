"""Where time comes in: handed to services, never read by rules."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import Protocol


class Clock(Protocol):
    """Now and today, in local time."""

    def now(self) -> datetime:
        """This instant, without a zone, to the second."""
        ...

    def today(self) -> date:
        """This calendar day."""
        ...


class SystemClock:
    """The computer's clock; only `app` and `cli` make one."""

    def now(self) -> datetime:
        """This instant in local time, to the second."""
        return datetime.now().replace(microsecond=0)  # noqa: DTZ005  a municipality has one zone: the local one

    def today(self) -> date:
        """Today in local time."""
        return self.now().date()


@dataclass
class FixedClock:
    """A clock that stands still: for demo data and tests."""

    instant: datetime

    def now(self) -> datetime:
        """The fixed instant."""
        return self.instant

    def today(self) -> date:
        """The fixed day."""
        return self.instant.date()
