"""The cost table of an application as a workbook."""

from __future__ import annotations

from typing import TYPE_CHECKING

from grongintro.domain.application import ApplicationCost
from grongintro.rules.grant_costs import applied_sum
from grongintro.services.grant_applications.seen import case_of
from grongintro.services.grant_applications.view import in_costs_order

if TYPE_CHECKING:
    from grongintro.services.desk import Desk


def cost_sheet(desk: Desk, application_id: str) -> bytes:
    """Costs, deductions with a minus, and the sum; UserError for who is no leader."""
    from grongintro.exchange.amounts_table import write_amounts  # noqa: PLC0415  when a file is written

    with desk.read() as reader:
        case = case_of(desk, reader, application_id)
        costs = in_costs_order(reader.find(ApplicationCost, application_id=case.id))
    rows = [(each.text, -each.ore if each.deduction else each.ore) for each in costs]
    rows.append(("Det søkes om", applied_sum(costs).applied))
    return write_amounts("Kostnader", ("Hva", "Kroner"), rows, (case.title,))
