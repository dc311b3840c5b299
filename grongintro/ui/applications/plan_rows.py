"""The plan as rows of a table: codes, categories and sums, with an amount or a word for each year."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from grongintro.domain.budget import CostCategory
from grongintro.domain.money import norwegian
from grongintro.rules.forecast import Variant
from grongintro.ui import words
from grongintro.ui.applications.chart import YearBars
from grongintro.ui.grants.words import code_words
from grongintro.ui.tokens import Tone
from grongintro.ui.widgets.table import RIGHT, Column

if TYPE_CHECKING:
    from collections.abc import Iterator

    from grongintro.rules.forecast import CodeSum
    from grongintro.rules.forecast_costs import PlannedCost
    from grongintro.services.budget.view import BudgetView

translate = QCoreApplication.translate


@dataclass(frozen=True)
class PlanRow:
    """A line: what it is, and what stands in each year; `total` for sums."""

    key: str
    title: str
    cells: tuple[str, ...]
    total: bool = False
    tones: tuple[Tone | None, ...] = ()

    def tone(self, number: int) -> Tone | None:
        """The tone of a year's cell: its own, or that of sums."""
        return (self.tones[number] if number < len(self.tones) else None) or _of_total(self)


def _of_total(row: PlanRow) -> Tone | None:
    """Sums stand out."""
    return Tone.INFO if row.total else None


def plan_columns(years: range) -> tuple[Column[PlanRow], ...]:
    """What, and the years."""

    def year(number: int) -> Column[PlanRow]:
        return Column(
            str(years[number]), lambda r: r.cells[number], align=RIGHT, tone=lambda r: r.tone(number)
        )

    name = translate("budget", "Tilskudd og kostnader")
    what = Column[PlanRow](name, lambda r: r.title, tone=_of_total, stretch=True, tip=lambda r: r.title)
    return (what, *map(year, range(len(years))))


def plan_rows(view: BudgetView, variant: Variant) -> tuple[PlanRow, ...]:
    """Grants by code with their sum, costs by category with theirs, and the difference."""
    return (*_grants(view, variant), *_costs(view), _difference(view, variant))


def _grants(view: BudgetView, variant: Variant) -> Iterator[PlanRow]:
    made = view.variants[variant]
    for code in view.codes:
        found = [made.of(year, code) for year in view.years]
        tones = tuple(Tone.WARNING if each is not None and each.lacking else None for each in found)
        yield PlanRow(code, f"{code_words(code)} ({code})", tuple(map(_code_cell, found)), tones=tones)
    lacks = [made.lacks(year) for year in view.years]
    yield PlanRow(
        "grants",
        translate("budget", "Tilskudd i alt"),
        tuple(_sum_cell(made.total(year), lacks=made.lacks(year)) for year in view.years),
        total=True,
        tones=tuple(Tone.WARNING if each else None for each in lacks),
    )


def _code_cell(found: CodeSum | None) -> str:
    """The amount; `*` where a rate is assumed, a word where one is missing, a dash where nobody gives it."""
    if found is None:
        return "–"
    if found.lacking:
        missing = translate("budget", "mangler sats")
        return missing if not found.ore else f"{_whole(found.ore)} + {missing}"
    return f"{_whole(found.ore)}{'*' if found.assumed else ''}"


def _sum_cell(ore: int, *, lacks: bool) -> str:
    """A sum that lacks something says so."""
    if not lacks:
        return _whole(ore)
    return translate("budget", "over {0}").format(_whole(ore)) if ore else translate("budget", "ikke kjent")


def _costs(view: BudgetView) -> Iterator[PlanRow]:
    for category in CostCategory:
        own = [each for each in view.costs if each.category is category]
        yield PlanRow(category, words.title(category), tuple(map(_cost_cell, own)))
    spent = view.spent
    yield PlanRow(
        "costs",
        translate("budget", "Kostnader i alt"),
        tuple(_whole(spent[year]) for year in view.years),
        total=True,
    )


def _cost_cell(cost: PlannedCost) -> str:
    if cost.ore is None:
        return translate("budget", "ikke ført")
    return f"{_whole(cost.ore)}{translate('budget', ' (regnskap)') if cost.actual else ''}"


def _difference(view: BudgetView, variant: Variant) -> PlanRow:
    """Grants less costs; where a rate is missing the difference is not known."""
    made, left = view.variants[variant], view.balance(variant)
    unknown = translate("budget", "ikke kjent")
    cells = [unknown if made.lacks(year) else _whole(left[year]) for year in view.years]
    tones = [Tone.ERROR if not made.lacks(year) and left[year] < 0 else None for year in view.years]
    title = translate("budget", "Tilskudd minus kostnader")
    return PlanRow("difference", title, tuple(cells), total=True, tones=tuple(tones))


def _whole(ore: int) -> str:
    """Whole kroner: a plan has no øre."""
    return norwegian(round(ore, -2)).removesuffix(",00")


def bars(view: BudgetView, variant: Variant) -> tuple[YearBars, ...]:
    """The years of the chart."""
    made, spent = view.variants[variant], view.spent
    return tuple(
        YearBars(
            year,
            made.total(year),
            spent[year],
            view.variants[Variant.LOW].total(year),
            view.variants[Variant.HIGH].total(year),
            lacking=made.lacks(year),
        )
        for year in view.years
    )
