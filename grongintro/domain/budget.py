"""The four-year plan: costs by category, how many are expected, and what was paid in earlier years."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING

from grongintro.domain.frozen import frozen

if TYPE_CHECKING:
    from grongintro.domain.grants import GrantCategory


class CostCategory(StrEnum):
    """The categories of the committee that measures what refugees cost (Beregningsutvalget)."""

    MEASURES = "integration_measures"
    BENEFIT = "introduction_benefit"
    SOCIAL = "social_assistance_paid"
    HEALTH = "municipal_health"
    NORWEGIAN = "norwegian_and_civics"


@frozen
class BudgetCost:
    """What a category is planned to cost in a year, in øre, or did cost (`actual`)."""

    id: str
    office_id: str
    year: int
    category: CostCategory
    ore: int
    actual: bool = False
    note: str = ""
    version: int = 1


class GrantGroup(StrEnum):
    """The types of grant that IMDi adds up what it has paid a municipality by."""

    FIRST_YEAR = "grants_first_year"
    LATER_YEARS = "grants_later_years"
    MINORS = "grants_minors"
    EXTRA = "grants_extra"
    NORWEGIAN = "grants_norwegian"
    OTHER = "grants_other"


@frozen
class GrantsReceived:
    """What the municipality got of a group of grants in an earlier year, in øre, and where that stands.

    For years before the specifications of payment were read here: it is about nobody, and is not controlled.
    """

    id: str
    office_id: str
    year: int
    kind: GrantGroup
    ore: int
    source: str = ""
    version: int = 1


@frozen
class ArrivalForecast:
    """How many of a category are expected to be settled in a year: at least, likely, at most."""

    id: str
    office_id: str
    year: int
    category: GrantCategory
    low: int
    likely: int
    high: int
    version: int = 1
