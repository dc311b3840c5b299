"""Two limits that decide whether somebody releases grants: a newborn child, and family that follows."""

from __future__ import annotations

from typing import TYPE_CHECKING

from grongintro.domain.dates import short
from grongintro.rules.calendar_days import add_months
from grongintro.rules.registry import explain

if TYPE_CHECKING:
    from datetime import date

    from grongintro.domain.step import Step
    from grongintro.rules.parameters import Parameters

MONTHS = 12


def newborn_counts(mother_settled: date, born: date, parameters: Parameters) -> tuple[bool, Step]:
    """Whether a child that was born after its mother was settled releases grants."""
    months = int(parameters.at_or_first("grant_newborn_months", mother_settled))
    end = add_months(mother_settled, months)
    words = {
        "born": short(born),
        "months": str(months),
        "settled": short(mother_settled),
        "end": short(end),
    }
    counts = born <= end
    return counts, explain("grants.newborn", "counts" if counts else "late", words=words)


def family_counts(first_settled: date, applied: date, parameters: Parameters) -> tuple[bool, Step]:
    """Whether family came soon enough.

    From the day that the one they came to was first settled, in whichever municipality, to the day they
    applied for the permit that they were granted.
    """
    years = int(parameters.at_or_first("grant_family_years", applied))
    end = add_months(first_settled, MONTHS * years)
    words = {
        "applied": short(applied),
        "years": str(years),
        "settled": short(first_settled),
        "end": short(end),
    }
    counts = applied <= end
    return counts, explain("grants.family", "counts" if counts else "late", words=words)
