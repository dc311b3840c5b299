"""The four-year plan as a workbook: one variant, with what is missing and what is assumed in words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from grongintro.domain.budget import CostCategory
from grongintro.rules.forecast import Variant
from grongintro.services.naming.values import VALUES

if TYPE_CHECKING:
    from collections.abc import Iterator

    from grongintro.services.budget.view import BudgetView

VARIANTS = {Variant.LOW: "lavt", Variant.LIKELY: "sannsynlig", Variant.HIGH: "høyt"}
_MISSING = "mangler sats"
Row = tuple[str | int | None, ...]


def plan_sheet(view: BudgetView, variant: Variant) -> bytes:
    """The workbook; an amount that is not known is an empty cell or says so, and never zero."""
    from grongintro.exchange.amounts_table import write_amounts  # noqa: PLC0415  when a file is written

    headings = ("", *map(str, view.years))
    return write_amounts("Plan", headings, tuple(_rows(view, variant)), tuple(_notes(view, variant)))


def _rows(view: BudgetView, variant: Variant) -> Iterator[Row]:
    made, spent, left = view.variants[variant], view.spent, view.balance(variant)
    for code in view.codes:
        found = [made.of(year, code) for year in view.years]
        yield (str(code), *(None if each is None else each.ore or _MISSING for each in found))
    yield ("Tilskudd i alt", *(made.total(year) for year in view.years))
    for category in CostCategory:
        own = [each.ore for each in view.costs if each.category is category]
        yield (VALUES[category].capitalize(), *own)
    yield ("Kostnader i alt", *(spent[year] for year in view.years))
    yield ("Tilskudd minus kostnader", *(left[year] for year in view.years))


def _notes(view: BudgetView, variant: Variant) -> Iterator[str]:
    made = view.variants[variant]
    yield f"Anslag for dem som kommer: {VARIANTS[variant]}."
    yield from (step.text for step in made.steps if step.phrase in _TOLD)
    if view.uncounted:
        yield f"Programmer der stønaden ikke kan regnes ut, og som ikke er med: {view.uncounted}."


_TOLD = {"grants.forecast/arrivals", "grants.forecast/part", "grants.forecast/assumed"}
