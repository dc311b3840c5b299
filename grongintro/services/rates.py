"""The basic amount through time, as the settings page shows it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from grongintro.services import settings

if TYPE_CHECKING:
    from datetime import date

    from grongintro.rules.parameters import Row
    from grongintro.services.desk import Desk


@dataclass(frozen=True)
class BasicAmounts:
    """All basic amounts, newest first; `missing_from`: a newer one should have been there from that day."""

    rows: tuple[Row, ...]
    title: str
    law: str
    missing_from: date | None


def basic_amounts(desk: Desk) -> BasicAmounts:
    """The shipped amounts with those that the municipality has added."""
    with desk.read() as reader:
        known = settings.parameters(reader)
    parameter = known["grunnbelop"]
    missing = known.outdated_from("grunnbelop", desk.today)
    return BasicAmounts(tuple(reversed(parameter.rows)), parameter.title, parameter.law, missing)
